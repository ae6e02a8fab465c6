"""Opening a style's letterhead: cleaned before it is trusted, and the meeting put into its slots.

A letterhead may be a council's own file from anywhere; `cleaning.py` leaves of it what a letterhead is. A slot is a
paragraph of ours by its style (“Clerk Council”), or a word in braces anywhere in a header or footer: `{council}`,
`{body}`, `{date}`, `{marking}`.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt

from clerk.errors import Refused
from clerk.export.letterhead_source import Source, called, read_letterhead
from clerk.export.placeholders import fill_placeholders, words_of

COUNCIL, BODY, MARKING = "Clerk Council", "Clerk Body", "Clerk Marking"
RUNNING_HEAD = "Clerk Running Head"
_UNMARKED = Pt(12)


def open_letterhead(source: Source) -> WordDocument:
    """Return a letterhead as a document without words, its page, headers, footers and styles kept.

    Raises:
        ClerkError: the file cannot be read.
        Refused: it is no Word document, or is made to do harm.
    """
    data = read_letterhead(source).data
    try:
        return Document(io.BytesIO(data))
    except (ValueError, KeyError, zipfile.BadZipFile, SyntaxError) as error:
        # lxml's own error for broken XML is a SyntaxError.
        message = f"{called(source)} is no Word document; save it in Word as .docx."
        raise Refused(message) from error


def fill_slots(document: WordDocument, council: str, body: str, date: str, marking: str) -> None:
    """Put the meeting's council, body and date, and marking into every header and footer.

    A letterhead without a slot for the marking gets one, at the top of each header: a draft that does not say so
    on every page is worse than a letterhead a line lower than its owner drew it.
    """
    values = {"council": council, "body": body, "date": date, "marking": marking}
    line = ", ".join(filter(None, (body, date)))
    for part in header_parts(document):
        for paragraph in list(part.iter(qn("w:p"))):
            if fill_placeholders(paragraph, values):
                _mark(paragraph, "")
                continue
            slot = style_name(document, paragraph)
            if slot in {COUNCIL, RUNNING_HEAD}:
                _set_text(paragraph, council)
            elif slot == BODY:
                _set_text(paragraph, line)
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
                if not _is_marked(document, header, marking):
                    _add_marking(document, header, marking)


def _is_marked(document: WordDocument, header: Any, marking: str) -> bool:
    for paragraph in header._element.iter(qn("w:p")):
        if style_name(document, paragraph) == MARKING or marking in words_of(paragraph):
            return True
    return False


def header_parts(document: WordDocument) -> list[Any]:
    """Return the roots of all headers and footers."""
    kinds = {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER}
    return [rel.target_part.element for rel in document.part.rels.values() if rel.reltype in kinds]


def style_name(document: WordDocument, paragraph: Any) -> str:
    """Return the name of a paragraph's style, empty if it says none."""
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
