"""Word's own names without their namespaces, of which there are two: the usual one, and that of “Strict Open XML”."""

from __future__ import annotations

from typing import Any

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_OTHERS = {
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
}


def name_of(element: Any) -> str:
    """An element's name: ``p`` of Word's own, ``mc:Choice`` of others that are known, empty of anything else."""
    tag = element.tag
    # A comment or an instruction has a function for a tag.
    if not isinstance(tag, str):
        return ""
    space, _, local = tag[1:].rpartition("}")
    if space in _WORD:
        return local
    known = _OTHERS.get(space)
    return f"{known}:{local}" if known else ""


def said(element: Any, attribute: str) -> str:
    """What an attribute of Word's own says, empty if it is not there."""
    for space in _WORD:
        found = element.get(f"{{{space}}}{attribute}")
        if found is not None:
            return str(found)
    return ""


def said_in(element: Any, prefix: str, attribute: str) -> str:
    """What an attribute of a later Word says (``w14``, ``w15``), empty if it is not there."""
    for space, known in _OTHERS.items():
        if known == prefix:
            return str(element.get(f"{{{space}}}{attribute}", ""))
    return ""


def child(element: Any, name: str) -> Any | None:
    """The first child of a name of Word's own."""
    return next((each for each in element if name_of(each) == name), None)
