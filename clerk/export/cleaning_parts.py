"""Inside one part of a letterhead: what acts, fetches or remembers is taken out; what is seen stays."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_V = "urn:schemas-microsoft-com:vml"
_O = "urn:schemas-microsoft-com:office:office"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def tag(name: str) -> str:
    """Return a name of Word's own with its namespace."""
    return f"{{{_W}}}{name}"


_GONE = {
    tag(name): said
    for name, said in {
        "object": "Embedded objects were left out; put a picture in their place.",
        "control": "Form controls (ActiveX) were left out.",
        "altChunk": "A foreign document that is put in when the file is opened (altChunk) was left out.",
        "subDoc": "A document that is fetched when the file is opened was left out.",
        "attachedTemplate": "",
        "mailMerge": "The mail merge and its source were left out.",
        "documentProtection": "The protection against changes was taken off: the minutes must be open to corrections.",
        "writeProtection": "The protection against changes was taken off: the minutes must be open to corrections.",
        **dict.fromkeys(
            (
                *("trackRevisions", "revisionView", "docVars", "saveThroughXslt", "attachedSchema"),
                *("footnotePr", "endnotePr", "updateFields", "linkStyles", "rsids", "sectPrChange"),
                *("printerSettings", "commentRangeStart", "commentRangeEnd", "commentReference"),
                *("footnoteReference", "endnoteReference", "bookmarkStart", "bookmarkEnd"),
                *("proofErr", "permStart", "permEnd", "dataBinding", "del", "moveFrom"),
                *("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
                *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
            ),
            "",
        ),
    }.items()
}
_UNWRAPPED = {tag(name) for name in ("ins", "moveTo", "smartTag", "customXml")}
_HOLDERS = (tag("drawing"), tag("pict"), tag("object"), f"{{{_MC}}}AlternateContent")
# Fields that only tell something of the document itself. All others are text from here on, or gone if they fetch.
_QUIET_FIELDS = {
    *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "TITLE", "SUBJECT", "AUTHOR"),
}
_FETCHING = {
    *("DDE", "DDEAUTO", "LINK", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "DATABASE", "EMBED"),
    *("MACROBUTTON", "GOTOBUTTON", "AUTOTEXT", "AUTOTEXTLIST", "RD", "HTMLCONTROL", "CONTROL"),
    *("PRINT", "MERGEFIELD", "NEXT", "ASK", "FILLIN", "SET", "INCLUDE", "ADDIN"),
}


def only_section(root: Any, said: list[str]) -> Any:
    """Return the document part with no words: only the page of its first section that has a header or footer."""
    sections = list(root.iter(tag("sectPr")))
    marks = (tag("headerReference"), tag("footerReference"))
    headed = [each for each in sections if any(child.tag in marks for child in each)]
    sizes = {_size(each) for each in sections}
    if len(sizes) > 1:
        said.append("Its sections have pages of different sizes; the first with a header counts.")
    body = root.find(tag("body"))
    opening = [] if body is None else list(body)[:5]
    if any(True for each in opening for _ in each.iter(tag("drawing"), tag("pict"))):
        said.append(
            "A picture stands in the text and not in the header, and was left out with the text; if it is the logo, "
            "move it into the header (Insert, Header) and save."
        )
    chosen = copy.deepcopy((headed or sections or [etree.Element(tag("sectPr"))])[0])
    for child in list(chosen):
        if child.tag == tag("type"):
            chosen.remove(child)
        elif child.tag == tag("pgNumType") and child.get(tag("start")) not in {None, "1"}:
            del child.attrib[tag("start")]
    made = etree.Element(root.tag, nsmap=root.nsmap)
    for key, value in root.attrib.items():
        made.set(key, value)
    etree.SubElement(made, tag("body")).append(chosen)
    return made


def _size(section: Any) -> tuple[str, ...]:
    page = section.find(tag("pgSz"))
    return () if page is None else tuple(page.get(tag(side), "") for side in ("w", "h"))


def clean_part(root: Any, kept: set[str]) -> list[str]:
    """Take out of a part what may not be in a letterhead, and return what is to be said of it.

    Args:
        root: the part; changed in place.
        kept: the ids of what the part may still point to.
    """
    said = [*_fields(root)]
    for element in list(root.iter()):
        if element.getparent() is None or not isinstance(element.tag, str):
            continue
        if element.tag in _GONE:
            said += filter(None, [_GONE[element.tag]])
            _remove(element)
        elif element.tag == f"{{{_O}}}OLEObject":
            said.append(_GONE[tag("object")])
            _remove(_holder(element))
        elif element.tag in _UNWRAPPED:
            _unwrap(element)
        elif element.tag.startswith(f"{{{_V}}}"):
            for key in ("src", "href", f"{{{_O}}}href"):
                element.attrib.pop(key, None)
    _dangling(root, kept)
    _as_word_writes(root)
    _whole(root)
    return said


def _as_word_writes(root: Any) -> None:
    """Put right what LibreOffice writes otherwise than the schema asks for."""
    sides = {"start": "left", "end": "right"}
    for charset in root.iter(tag("charset")):
        charset.attrib.pop(tag("characterSet"), None)
    for element in root.iter(tag("jc"), tag("lvlJc"), tag("ind")):
        if element.tag == tag("ind"):
            for side, ours in sides.items():
                value = element.attrib.pop(tag(side), None)
                if value is not None and tag(ours) not in element.attrib:
                    element.set(tag(ours), value)
        elif element.get(tag("val")) in sides:
            element.set(tag("val"), sides[element.get(tag("val"))])
    _default_style(root)
    for level in root.iter(tag("lvl")):
        style, form = level.find(tag("pStyle")), level.find(tag("numFmt"))
        if style is not None and form is not None and level.index(style) < level.index(form):
            form.addnext(style)


def _default_style(root: Any) -> None:
    """Say which style is everybody's, where nothing says so: the one called Normal."""
    paragraphs = [
        each for each in root.findall(tag("style")) if each.get(tag("type")) == "paragraph"
    ]
    if any(each.get(tag("default")) in {"1", "true", "on"} for each in paragraphs):
        return
    for each in paragraphs:
        name = each.find(tag("name"))
        if name is not None and name.get(tag("val"), "").lower() == "normal":
            each.set(tag("default"), "1")


def only_lists(root: Any, used: set[str]) -> None:
    """Leave of the numbering part only the lists that the styles, headers and footers use."""
    kept: set[str | None] = set()
    for number in root.findall(tag("num")):
        if number.get(tag("numId")) in used:
            definition = number.find(tag("abstractNumId"))
            kept.add(None if definition is None else definition.get(tag("val")))
        else:
            root.remove(number)
    for definition in root.findall(tag("abstractNum")):
        if definition.get(tag("abstractNumId")) not in kept:
            root.remove(definition)


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Any) -> None:
    parent = element.getparent()
    for child in list(element):
        element.addprevious(child)
    parent.remove(element)


def _holder(element: Any) -> Any:
    """The outermost drawing that an element is a part of, else the element itself."""
    found = element
    for each in element.iterancestors():
        if each.tag in _HOLDERS:
            found = each
    return found


def _dangling(root: Any, kept: set[str]) -> None:
    """Take out what points to something that is no longer there."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        lost = [
            key
            for key, value in element.attrib.items()
            if key.startswith(f"{{{_R}}}") and value and value not in kept
        ]
        if not lost:
            continue
        if element.tag == tag("hyperlink"):
            _unwrap(element)
        elif (
            element.tag == f"{{{_A}}}blip" and lost == [f"{{{_R}}}link"] and len(element.attrib) > 1
        ):
            del element.attrib[lost[0]]
        else:
            _remove(_holder(element))


def _whole(root: Any) -> None:
    """See that what must hold a paragraph still does."""
    for element in [root, *root.iter(tag("tc"), tag("txbxContent"))]:
        if element.tag in {tag("hdr"), tag("ftr"), tag("tc"), tag("txbxContent")} and not any(
            child.tag == tag("p") for child in element
        ):
            etree.SubElement(element, tag("p"))


def _fields(root: Any) -> Iterator[str]:
    """Make text of fields that do more than tell something of the document, and take out those that fetch."""
    for simple in list(root.iter(tag("fldSimple"))):
        name = _name(simple.get(tag("instr"), ""))
        if name in _QUIET_FIELDS:
            continue
        yield _said_of(name)
        if name in _FETCHING:
            _remove(simple)
        else:
            _unwrap(simple)
    yield from _long_fields(root)


def _name(instruction: str) -> str:
    found = re.match(r"\s*\\?\s*([A-Za-z]+)", instruction)
    return found[1].upper() if found else ""


def _said_of(name: str) -> str:
    if name in _FETCHING:
        return f"A field that fetches or runs something was left out ({name})."
    return f"A field that Clerk does not know was made plain text ({name or 'without a name'})."


class _Field:
    """A field that is written in several runs, while it is read."""

    def __init__(self) -> None:
        self.instruction = ""
        self.telling: list[Any] = []
        self.result: list[Any] = []
        self.in_result = False
        self.nested = False


def _long_fields(root: Any) -> Iterator[str]:
    open_fields: list[_Field] = []
    for run in list(root.iter(tag("r"))):
        for node in list(run):
            kind = node.get(tag("fldCharType")) if node.tag == tag("fldChar") else ""
            if kind == "begin":
                if open_fields and not open_fields[-1].in_result:
                    open_fields[-1].nested = True
                open_fields.append(_Field())
            if not open_fields:
                continue
            field = open_fields[-1]
            if kind or node.tag == tag("instrText"):
                field.telling.append(node)
                field.instruction += (node.text or "") if node.tag == tag("instrText") else ""
            elif node.tag != tag("rPr"):
                for each in open_fields:
                    if each.in_result:
                        each.result.append(node)
            if kind == "separate":
                field.in_result = True
            elif kind == "end":
                yield from _settle(open_fields.pop())
    for field in open_fields:
        # It never ends: nothing of it can be trusted.
        field.instruction = "DDE"
        yield from _settle(field)


def _settle(field: _Field) -> Iterator[str]:
    name = _name(field.instruction)
    if name in _QUIET_FIELDS and not field.nested:
        return
    yield _said_of(name)
    for node in field.telling:
        _remove(node)
    if name in _FETCHING or field.nested:
        for node in field.result:
            _remove(node)
