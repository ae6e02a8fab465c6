"""What lets a Word file find its way back: a bookmark on every block, and a mark of the draft among its properties.

Of all that Word can carry, only these two were found to survive other word processors and edits (a content control's
tag, a paragraph's own id and a part of our own do not). Neither is seen by whoever reads the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from clerk.export.word_parts import make

PROPERTY = "ClerkDraft"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
# The format that Word gives every property which somebody made up.
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_CAPTION = "cmc"


class Named(NamedTuple):
    """How a Word file is to find its way back: the name of each block (`minutes.anchors`), and the draft's mark."""

    anchors: Sequence[str]
    mark: str


def caption_name(anchor: str) -> str:
    """The name of the bookmark on the caption of a table, from the table's own."""
    return f"{_CAPTION}{anchor[2:]}"


class BlockMarks:
    """Puts bookmarks round the words of blocks. Their ids run on from those that the document has already."""

    def __init__(self, named: Named | None, taken: int) -> None:
        self._anchors = named.anchors if named else ()
        self._last = taken

    def paragraph(self, index: int, paragraph: Any, before: int) -> None:
        """Mark a block's words in its paragraph: all but the first elements, which are its properties and its label."""
        if self._anchors:
            inner = list(paragraph)[before:]
            # Of an entry of the contents, the link: the field that the whole list is begins and ends outside it.
            links = [each for each in inner if each.tag == qn("w:hyperlink")]
            self._put(self._anchors[index], paragraph, links or inner)

    def table(self, index: int, table: Any, caption: Any | None) -> None:
        """Mark a table by its first cell, as a bookmark round it would be drawn into the paragraphs beside it."""
        if not self._anchors:
            return
        anchor = self._anchors[index]
        if caption is not None:
            self._put(caption_name(anchor), caption, list(caption)[1:])
        cell = next(table.iter(qn("w:p")), None)
        if cell is not None:
            self._put(anchor, cell, list(cell)[1:])

    def _put(self, name: str, paragraph: Any, words: list[Any]) -> None:
        self._last += 1
        start, end = (make(f"w:bookmark{each}", id=self._last) for each in ("Start", "End"))
        start.set(qn("w:name"), name)
        if words:
            words[0].addprevious(start)
            words[-1].addnext(end)
        else:
            paragraph.extend((start, end))


def set_mark(document: WordDocument, mark: str) -> None:
    """Put the mark of the draft among the properties that the document's owner may make up."""
    words = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}"><property fmtid="{_FORMAT}" pid="2" name="{PROPERTY}">'
        f"<vt:lpwstr>{escape(mark)}</vt:lpwstr></property></Properties>"
    )
    package: Any = document.part.package
    part = Part(PackURI("/docProps/custom.xml"), _CONTENT_TYPE, words.encode("utf-8"), package)
    package.relate_to(part, _RELATION)
