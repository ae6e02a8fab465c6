"""A returned file opened without trusting it: the parts that are read, as trees; or why not, in a sentence.

Every refusal says what is the matter, and what to do. Nothing that the file points to is fetched, and no part is looked
at that is not named here.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from typing import Any, Literal, NamedTuple, cast

from clerk.errors import Refused
from clerk.intake.returned.found import Change, Mark
from clerk.intake.returned.history import FIRST_YEAR, nobody
from clerk.packages import read_package

PROPERTY = "ClerkDraft"
_MARK = re.compile(r"clerk1:([0-9a-fA-F-]{32,36}):(public|full)")
_OTHER_CLERK = re.compile(r"clerk(?!1:)\d+:")
# A tree takes some hundred bytes a tag: this many are a thousand pages, and no more than a good laptop can hold.
_MOST_TAGS = 600_000
_KINDS = {
    b"%PDF": "is a PDF",
    b"{\\rtf": "is in rich text (RTF)",
}
_SAVE = "open it in Word or LibreOffice and save it as .docx"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = b"\xd0\xcf\x11\xe0"

# Where a zip has the name of its first part; OpenDocument files begin with one of this name, and no others do.
_FIRST_NAME = slice(30, 38)


class Opened(NamedTuple):
    """The mark of the draft, who saved it last, the document's tree, and those of its comments (None where none)."""

    mark: Mark
    saved: Change
    document: Any
    comments: Any | None
    replies: Any | None


def opened(data: bytes, name: str) -> Opened:
    """Open a returned file.

    Args:
        data: the file.
        name: its name, for the sentence of a refusal.

    Raises:
        Refused: it is no Word file, not ours, broken, or made to do harm.
    """
    what = f"“{name}”"
    _check_signature(data, what)
    parts = read_package(data, what)
    _check_kind(parts, what)
    main = _target(parts, what, "", "officeDocument")
    if main not in parts:
        raise Refused(f"{what} has no document in it; ask for the file again, or {_SAVE}.")
    mark = _mark(parts, what)
    document = tree(parts[main], what)
    if not document.tag.endswith("}document"):
        raise Refused(f"{what} is no Word document; {_SAVE}.")
    comments, replies = (
        _tree_of(parts, what, _target(parts, what, main, kind))
        for kind in ("comments", "commentsExtended")
    )
    return Opened(mark, _saved(parts, what), document, comments, replies)


def tree(content: bytes, what: str) -> Any:
    """A part as a tree, nothing in it resolved or fetched.

    Raises:
        Refused: it is no XML, or far too much of it.
    """
    from lxml import etree

    if content.count(b"<") > _MOST_TAGS * 2:
        message = (
            f"{what} is too large to be minutes; copy its text into a new Word file and save that."
        )
        raise Refused(message)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        message = f"{what} is damaged; open it in Word, save it again and try that file."
        raise Refused(message) from None


def _tree_of(parts: dict[str, bytes], what: str, name: str) -> Any | None:
    return tree(parts[name], what) if name in parts else None


def _check_signature(data: bytes, what: str) -> None:
    if not data:
        raise Refused(f"{what} is empty; ask for the file again.")
    for signature, kind in _KINDS.items():
        if data.lstrip()[:8].startswith(signature):
            raise Refused(f"{what} {kind}; the Word file itself is wanted: {_SAVE}.")
    if data.startswith(b"PK") and data[_FIRST_NAME] == b"mimetype":
        raise Refused(f"{what} is in LibreOffice's own form (OpenDocument); {_SAVE}.")
    if data.startswith(_OLD_WORD):
        if _PASSWORD in data:
            message = f"{what} has a password; open it in Word, take the password off, and save it."
            raise Refused(message)
        raise Refused(f"{what} is in the old Word form (.doc); {_SAVE}.")


def _check_kind(parts: dict[str, bytes], what: str) -> None:
    types = parts["[Content_Types].xml"].lower()
    if b"macroenabled" in types or any(
        posixpath.basename(each).lower().startswith("vba") for each in parts
    ):
        message = (
            f"{what} has macros in it and was not read; save it in Word as .docx, which has none."
        )
        raise Refused(message)
    if b"wordprocessingml" not in types:
        raise Refused(
            f"{what} is no Word document; the minutes that were sent as .docx are wanted."
        )


def _target(parts: dict[str, bytes], what: str, owner: str, kind: str) -> str:
    """The part of a kind that another part refers to, empty if it refers to none inside the file."""
    folder, base = posixpath.split(owner)
    relations = _tree_of(parts, what, posixpath.join(folder, "_rels", f"{base}.rels"))
    if relations is None:
        return ""
    for each in relations:
        # What lies outside the file is not followed, whatever it is called.
        if each.get("TargetMode") == "External" or not isinstance(each.tag, str):
            continue
        if str(each.get("Type", "")).rpartition("/")[2] == kind:
            target = str(each.get("Target", ""))
            joined = target if target.startswith("/") else posixpath.join("/", folder, target)
            return posixpath.normpath(joined).lstrip("/")
    return ""


def _saved(parts: dict[str, bytes], what: str) -> Change:
    """Who saved the file last, and when, as its properties say; in them a Z is a Z."""
    core = _tree_of(parts, what, _target(parts, what, "", "core-properties"))
    by, at = "", None
    for each in core if core is not None else ():
        local = each.tag.rpartition("}")[2] if isinstance(each.tag, str) else ""
        text = " ".join((each.text or "").split())
        if local == "lastModifiedBy":
            by = "" if nobody(text) else text
        elif local == "modified":
            at = _here(text)
    return Change(by, at)


def _here(text: str) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(text)
        return moment.astimezone().replace(tzinfo=None) if moment.year >= FIRST_YEAR else None
    except (ValueError, OverflowError, OSError):
        return None


def _mark(parts: dict[str, bytes], what: str) -> Mark:
    properties = _tree_of(parts, what, _target(parts, what, "", "custom-properties"))
    said = ""
    for each in properties if properties is not None else ():
        if isinstance(each.tag, str) and each.get("name") == PROPERTY:
            said = "".join(each.itertext()).strip()
    found = _MARK.fullmatch(said)
    if found:
        which = cast("Literal['public', 'full']", found[2])
        return Mark(found[1].lower(), which)
    if _OTHER_CLERK.match(said):
        message = f"{what} was made by a later Clerk than this one; bring this Clerk up to date to read it."
        raise Refused(message)
    if said:
        message = (
            f"{what} has a mark that Clerk cannot read, so it is not known which draft it was made of; "
            "ask for the file as it was sent, with the changes in it."
        )
        raise Refused(message)
    raise Refused(
        f"{what} is not a copy that Clerk made, or has lost its mark; the changes have to be made in the copy that was "
        "sent, or be entered by hand."
    )
