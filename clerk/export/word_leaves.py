"""Loose leaves in Word: their numbers run on over the year, and each has a box to be initialled.

Source: LGA 1972 Sch 12 para 41. The letterhead's own "Page 1 of 3" gives way to the leaf's number: of the two, a
reader could only be confused.
"""

from __future__ import annotations

import io
from typing import Any

import msgspec
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from clerk.export import looks
from clerk.export.characters import printable
from clerk.export.looks import INITIALS, INITIALS_HEIGHT, INITIALS_WIDTH
from clerk.export.word_parts import Styles, make, text_run
from clerk.export.word_saving import saved
from clerk.minutes.blocks import Leaves


def number_leaves(document: WordDocument, leaves: Leaves, width: float) -> None:
    """Number a document's pages as leaves, in every footer.

    Args:
        document: the finished document.
        leaves: from which number, and in which words.
        width: of the text, in points.
    """
    section = document.element.body.find(qn("w:sectPr"))
    if section is not None:
        for old in section.findall(qn("w:pgNumType")):
            section.remove(old)
        # The schema wants it after the margins, and what may stand between the two no letterhead of a body has.
        section.find(qn("w:pgMar")).addnext(make("w:pgNumType", start=leaves.first))
    styles = Styles(document)
    for footer in _footers(document):
        numbered = [_numbered(paragraph, leaves) for paragraph in list(footer.iter(qn("w:p")))]
        if not any(numbered):
            added = OxmlElement("w:p")
            for run in _leaf(leaves):
                added.append(run)
            footer.append(added)
        if leaves.initials:
            footer.insert(0, _initials(leaves.initials, width, styles))


def with_leaves(letterhead: bytes, leaves: Leaves) -> bytes:
    """Return a letterhead whose footers have the leaf's number in place of the page's; it has no boxes for initials."""
    document = Document(io.BytesIO(letterhead))
    number_leaves(document, msgspec.structs.replace(leaves, initials=""), 0.0)
    return saved(document)


def _footers(document: WordDocument) -> list[Any]:
    section = document.sections[-1]
    found = [section.footer]
    if section.different_first_page_header_footer:
        found.append(section.first_page_footer)
    if document.settings.odd_and_even_pages_header_footer:
        found.append(section.even_page_footer)
    # Two may be one and the same part.
    parts: dict[int, Any] = {}
    for footer in found:
        footer.is_linked_to_previous = False
        parts[id(footer._element)] = footer._element
    return list(parts.values())


def _numbered(paragraph: Any, leaves: Leaves) -> bool:
    """Put the leaf's number where a paragraph has the page's, from the tab before it on; return whether it had one."""
    pieces = list(paragraph)
    first = next((index for index, piece in enumerate(pieces) if _asks_for_page(piece)), None)
    if first is None:
        return False
    begin = 0
    for index, piece in enumerate(pieces[:first]):
        if piece.tag == qn("w:pPr") or piece.find(qn("w:tab")) is not None:
            begin = index + 1
    for piece in pieces[begin:]:
        paragraph.remove(piece)
    for run in _leaf(leaves):
        paragraph.append(run)
    return True


def _asks_for_page(piece: Any) -> bool:
    asked = [piece.get(qn("w:instr"), "")]
    asked += [each.get(qn("w:instr"), "") for each in piece.iter(qn("w:fldSimple"))]
    asked += [each.text or "" for each in piece.iter(qn("w:instrText"))]
    return any(words.split()[:1] == ["PAGE"] for words in asked)


def _leaf(leaves: Leaves) -> list[Any]:
    before, _, after = printable(leaves.pattern).partition("%1")
    field = make("w:fldSimple", instr=" PAGE ")
    field.append(text_run(str(leaves.first)))
    return [
        *([text_run(before)] if before else ()),
        field,
        *([text_run(after)] if after else ()),
    ]


def _initials(label: str, width: float, styles: Styles) -> Any:
    """The box at the right, as high as a pen needs; no table, which would be read out as one."""
    style, _ = styles.of(INITIALS)
    paragraph = OxmlElement("w:p")
    properties = OxmlElement("w:pPr")
    if style:
        properties.append(make("w:pStyle", val=style))
    sides = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        sides.append(
            make(
                f"w:{side}", val="single", sz=4, space=5 if side == "left" else 1, color=looks.QUIET
            )
        )
    properties.append(sides)
    line = round(INITIALS_HEIGHT * 20)
    properties.append(make("w:spacing", before=0, after=120, line=line, lineRule="exact"))
    properties.append(make("w:ind", left=round((width - INITIALS_WIDTH) * 20), right=0))
    properties.append(make("w:textAlignment", val="center"))
    paragraph.append(properties)
    paragraph.append(text_run(printable(label)))
    return paragraph
