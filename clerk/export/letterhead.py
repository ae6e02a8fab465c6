"""Opening a style's letterhead: checked before it is trusted, emptied of words, its slots found.

A letterhead may be a council's own file from anywhere. Macros and embedded objects are refused, a template that it
is attached to elsewhere is let go, and nothing in it may be larger than a document's parts ever are.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt

from clerk.errors import ClerkError, Refused

MOST_BYTES = 30_000_000
MOST_PARTS = 500
COUNCIL, BODY, MARKING = "Clerk Council", "Clerk Body", "Clerk Marking"
RUNNING_HEAD = "Clerk Running Head"
_UNMARKED = Pt(12)
# What a letterhead may point to outside itself: addresses that are followed only when somebody clicks.
_MAY_POINT_OUT = {RELATIONSHIP_TYPE.HYPERLINK}


def open_letterhead(path: Path) -> WordDocument:
    """Return a letterhead as a document without words, its page, headers, footers and styles kept.

    Raises:
        ClerkError: the file cannot be read.
        Refused: it is no Word document, or holds what a letterhead may not.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise ClerkError(f"The letterhead {path} cannot be read: {reason}.") from None
    _check(data, path)
    try:
        document = Document(io.BytesIO(data))
    except (ValueError, KeyError, zipfile.BadZipFile, SyntaxError) as error:
        # lxml's own error for broken XML is a SyntaxError.
        message = f"The letterhead {path} is no Word document; save it in Word as .docx."
        raise Refused(message) from error
    _let_go(document)
    body = document.element.body
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            body.remove(element)
    return document


def _check(data: bytes, path: Path) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            pointers = {
                name: package.read(name)
                for name in package.namelist()
                if name.endswith(".rels") and package.getinfo(name).file_size < MOST_BYTES
            }
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        message = f"The letterhead {path} is no Word document; save it in Word as .docx."
        raise Refused(message) from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        message = f"The letterhead {path} is too large; take large pictures out of it."
        raise Refused(message)
    names = [part.filename.lower() for part in parts]
    if any("vbaproject" in name or "/activex/" in name for name in names):
        raise Refused(f"The letterhead {path} has macros; save it in Word as .docx without them.")
    if any("/embeddings/" in name for name in names):
        raise Refused(f"The letterhead {path} has embedded objects; take them out of it.")
    for name, text in pointers.items():
        _check_pointers(name, text, path)


def _check_pointers(name: str, text: bytes, path: Path) -> None:
    from lxml import etree

    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError:
        raise Refused(f"The letterhead {path} is damaged at {name}; save it again.") from None
    for pointer in root:
        kind = pointer.get("Type", "")
        if pointer.get("TargetMode") != "External" or kind in _MAY_POINT_OUT:
            continue
        if kind.endswith("/attachedTemplate"):
            continue
        target = pointer.get("Target", "")
        message = f"The letterhead {path} fetches something from elsewhere ({target}); put it into the file itself."
        raise Refused(message)


def _let_go(document: WordDocument) -> None:
    """Drop the attached template: the finished minutes must not ask for it when they are opened."""
    for relation in document.part.rels.values():
        if relation.reltype != RELATIONSHIP_TYPE.SETTINGS:
            continue
        settings = relation.target_part
        for attached in settings.element.findall(qn("w:attachedTemplate")):
            settings.element.remove(attached)
        for key, pointer in list(settings.rels.items()):
            if pointer.is_external:
                del settings.rels[key]


def fill_slots(document: WordDocument, council: str, body: str, marking: str) -> None:
    """Put the meeting's council, body and date, and marking into every header and footer.

    A letterhead without a slot for the marking gets one, at the top of each header: a draft that does not say so
    on every page is worse than a letterhead a line lower than its owner drew it.
    """
    for part in _header_parts(document):
        for paragraph in list(part.iter(qn("w:p"))):
            slot = _style_name(document, paragraph)
            if slot in {COUNCIL, RUNNING_HEAD}:
                _set_text(paragraph, council)
            elif slot == BODY:
                _set_text(paragraph, body)
            elif slot == MARKING:
                _mark(paragraph, marking)
    if marking:
        for section in document.sections:
            headers = [section.header]
            if section.different_first_page_header_footer:
                headers.append(section.first_page_header)
            if document.settings.odd_and_even_pages_header_footer:
                headers.append(section.even_page_header)
            for header in headers:
                if not any(_style_name(document, p._p) == MARKING for p in header.paragraphs):
                    _add_marking(document, header, marking)


def _header_parts(document: WordDocument) -> list[Any]:
    kinds = {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER}
    return [rel.target_part.element for rel in document.part.rels.values() if rel.reltype in kinds]


def _style_name(document: WordDocument, paragraph: Any) -> str:
    reference = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    if reference is None:
        return ""
    for style in document.styles.element.findall(qn("w:style")):
        if style.get(qn("w:styleId")) == reference.get(qn("w:val")):
            name = style.find(qn("w:name"))
            return "" if name is None else str(name.get(qn("w:val")))
    return ""


def _set_text(paragraph: Any, text: str) -> None:
    """Put a text in the place of a slot's own words; pictures, tabs and page numbers stay."""
    # Up to the first tab: what comes after it (a page number, as a rule) is the letterhead's own.
    words = []
    for node in paragraph.iter(qn("w:t"), qn("w:tab")):
        if node.tag == qn("w:t"):
            words.append(node)
        elif words and node.getparent().tag == qn("w:r"):
            break
    for index, node in enumerate(words):
        # A run of spaces before the name parts it from the emblem.
        if index == 0 and len(words) > 1 and not (node.text or "").strip():
            continue
        node.text, text = text, ""


def _mark(paragraph: Any, marking: str) -> None:
    if marking:
        _set_text(paragraph, marking)
        return
    parent = paragraph.getparent()
    siblings = [child for child in parent if child.tag == qn("w:p")]
    if len(siblings) > 1:
        above = paragraph.getprevious()
        if above is not None and above.tag == qn("w:p"):
            # The marking's own space parted the rule above it from the title.
            above.get_or_add_pPr().spacing_after = _UNMARKED
        parent.remove(paragraph)
    else:
        # A header, or a cell of one, must hold a paragraph.
        for run in paragraph.findall(qn("w:r")):
            paragraph.remove(run)


def _add_marking(document: WordDocument, header: Any, marking: str) -> None:
    paragraphs = header.paragraphs
    first = paragraphs[0] if paragraphs else header.add_paragraph()
    added = first.insert_paragraph_before()
    run = added.add_run(marking)
    run.bold = True
    if MARKING in [style.name for style in document.styles]:
        added.style = document.styles[MARKING]
