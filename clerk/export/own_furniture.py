"""Draws a council's own headers and footers on the pages of the PDF, as its letterhead has them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader

from clerk.export import looks
from clerk.export.characters import printable
from clerk.export.flowables import draw_line
from clerk.export.fonts import Piece, face, pieces
from clerk.export.letterhead_letters import Letters
from clerk.export.letterhead_reading import Column, Leaves, Paragraph, Row, Segment, Span
from clerk.export.page_furniture import draw_initials
from clerk.export.pictures import Picture
from clerk.export.tagged import TaggedCanvas
from clerk.minutes.blocks import Leaves as Numbered

_GAP = 6.0
_WORDS = re.compile(r"\n|[^\S\n]+|\S+")
# Of a letterhead without a place for the marking, what it is set in: as in Word, bold and above all else.
_MARKING = Letters(10.5, True, False, looks.INK)
_Word = tuple[Piece, Letters]
# A line's height, and what stands where on it: words and pictures, from the left.
_Line = tuple[float, list[tuple[float, list[_Word], tuple[Picture, ...]]]]


class OwnFurniture:
    """The headers and footers of a letterhead, and where they leave room for the text."""

    def __init__(self, leaves: Leaves, marking: str, numbered: Numbered | None = None) -> None:
        self.page = leaves.page
        # Loose leaves count on over the year, and each has a box above the footer.
        self.first = numbered.first if numbered else 1
        self.initials = numbered.initials if numbered else ""
        self.width = leaves.page.width - leaves.page.left - leaves.page.right
        added = self._marking_row(marking) if marking and not leaves.marked else ()
        self.headers = (*added, *leaves.first_header), (*added, *leaves.later_header)
        self.footers = leaves.first_footer, leaves.later_footer
        self._readers: dict[int, ImageReader] = {}
        page = self.page
        self.first_top, self.later_top = (self._top(rows) for rows in self.headers)
        box = looks.INITIALS_HEIGHT + _GAP if self.initials else 0.0
        feet = (page.foot + self._height(rows) + _GAP + box for rows in self.footers)
        self.foot = max(page.bottom, *feet)

    def _marking_row(self, marking: str) -> tuple[Row, ...]:
        segment = Segment("left", 0.0, (Span(marking, _MARKING),), ())
        paragraph = Paragraph((segment,), (), 0.0, 4.0, 1.0, "", "", _MARKING.size)
        return ((Column(self.page.left, self.width, (paragraph,)),),)

    def _top(self, rows: Sequence[Row]) -> float:
        lowest = max(
            (
                each.y + each.picture.height
                for row in rows
                for column in row
                for paragraph in column.paragraphs
                for each in paragraph.placed
                # What is as large as a page lies behind the words.
                if not each.from_paragraph and each.picture.height < self.page.height / 3
                if each.y < self.page.height / 3
            ),
            default=0.0,
        )
        flowing = self.page.head + self._height(rows) if rows else 0.0
        return max(self.page.top, flowing + _GAP, lowest + _GAP)

    def _height(self, rows: Sequence[Row]) -> float:
        return sum(
            max((self._column_height(column) for column in row), default=0.0) for row in rows
        )

    def _column_height(self, column: Column) -> float:
        found = below = 0.0
        for paragraph in column.paragraphs:
            lines = self._lines(paragraph, column.width, 1, 1)
            found += max(below, paragraph.before) + sum(high for high, _ in lines)
            below = paragraph.after
        return found + below

    def _lines(self, paragraph: Paragraph, width: float, page: int, pages: int) -> list[_Line]:
        """The lines of a paragraph."""
        segments = paragraph.segments
        if len(segments) == 1:
            (segment,) = segments
            wide = sum(each.width for each in segment.pictures)
            broken = list(_broken(_words(segment.spans, page, pages), width - wide))
            lines: list[_Line] = []
            for index, words in enumerate(broken or [[]]):
                shown: tuple[Picture, ...] = segment.pictures if index == 0 else ()
                used = _wide(words) + sum(each.width for each in shown)
                x = {"left": 0.0, "centre": (width - used) / 2, "right": width - used}[
                    segment.align
                ]
                lines.append((self._line_height(paragraph, words, shown), [(x, words, shown)]))
            return lines
        placed: list[tuple[float, list[_Word], tuple[Picture, ...]]] = []
        high = 0.0
        for segment in segments:
            words = list(_words(segment.spans, page, pages))
            used = _wide(words) + sum(each.width for each in segment.pictures)
            x = segment.at - {"left": 0.0, "centre": used / 2, "right": used}[segment.align]
            placed.append((max(0.0, min(x, width - used)), words, segment.pictures))
            high = max(high, self._line_height(paragraph, words, segment.pictures))
        return [(high, placed)]

    @staticmethod
    def _line_height(
        paragraph: Paragraph, words: Sequence[_Word], pictures: Sequence[Picture]
    ) -> float:
        size = max((letters.size for _, letters in words), default=paragraph.size)
        text = size * looks.FONT_HEIGHT * paragraph.spacing
        return max(text, *(each.height for each in pictures)) if pictures else text

    def draw_first(self, canvas: TaggedCanvas, _document: Any) -> None:
        """Draw the pictures and rules of the first page; the words follow when the pages are counted."""
        self._draw_page(canvas, 0)

    def draw_later(self, canvas: TaggedCanvas, _document: Any) -> None:
        """Draw the pictures and rules of a page that follows."""
        self._draw_page(canvas, 1)

    def _draw_page(self, canvas: TaggedCanvas, which: int) -> None:
        with canvas.artifact("Pagination", "Header"):
            self._draw(canvas, self.headers[which], self.page.head, 1, 1, words=False)
        with canvas.artifact("Pagination", "Footer"):
            self._draw(canvas, self.footers[which], self._foot_top(which), 1, 1, words=False)

    def _foot_top(self, which: int) -> float:
        return self.page.height - self.page.foot - self._height(self.footers[which])

    def draw_header(self, canvas: TaggedCanvas, page: int, pages: int) -> None:
        """Draw the words of a page's header."""
        which = 0 if page == 1 else 1
        number = page + self.first - 1
        self._draw(canvas, self.headers[which], self.page.head, number, pages, words=True)

    def draw_footer(self, canvas: TaggedCanvas, page: int, pages: int) -> None:
        """Draw the words of a page's footer."""
        which = 0 if page == 1 else 1
        top = self._foot_top(which)
        self._draw(canvas, self.footers[which], top, page + self.first - 1, pages, words=True)
        if self.initials:
            base = self.page.height - top + looks.INITIALS_HEIGHT / 2
            draw_initials(canvas, self.initials, self.page.width - self.page.right, base)

    def _draw(
        self,
        canvas: TaggedCanvas,
        rows: Sequence[Row],
        top: float,
        page: int,
        pages: int,
        *,
        words: bool,
    ) -> None:
        for row in rows:
            for column in row:
                y = self.page.height - top
                below = 0.0
                for paragraph in column.paragraphs:
                    y -= max(below, paragraph.before)
                    y = self._draw_paragraph(canvas, paragraph, column, y, (page, pages), words)
                    below = paragraph.after
            top += max((self._column_height(column) for column in row), default=0.0)

    def _draw_paragraph(
        self, canvas: TaggedCanvas, paragraph: Paragraph, column: Column, y: float, numbers: tuple[int, int],
        words: bool,
    ) -> float:  # fmt: skip
        start = y
        for high, placed in self._lines(paragraph, column.width, *numbers):
            for x, found, pictures in placed:
                at = column.x + x
                for each in pictures:
                    if not words:
                        self._picture(canvas, each, at, y - high)
                    at += each.width
                if words:
                    size = max((letters.size for _, letters in found), default=0.0)
                    _draw_words(canvas, at, y - (high - size * 0.25 if pictures else size), found)
            y -= high
        if not words:
            for placed_one in paragraph.placed:
                from_top = placed_one.y + (
                    self.page.height - start if placed_one.from_paragraph else 0.0
                )
                bottom = self.page.height - from_top - placed_one.picture.height
                self._picture(canvas, placed_one.picture, placed_one.x, bottom)
            for colour, at in ((paragraph.rule_above, start + 1), (paragraph.rule_below, y - 1)):
                if colour:
                    canvas.setStrokeColor(HexColor(f"#{colour}"))
                    canvas.setLineWidth(0.5)
                    canvas.line(column.x, at, column.x + column.width, at)
        return y

    def _picture(self, canvas: TaggedCanvas, picture: Picture, x: float, y: float) -> None:
        reader = self._readers.setdefault(id(picture), ImageReader(io.BytesIO(picture.data)))
        canvas.drawImage(reader, x, y, picture.width, picture.height, mask="auto")


def _words(spans: Sequence[Span], page: int, pages: int) -> Iterator[_Word]:
    for span in spans:
        text = {"page": str(page), "pages": str(pages)}.get(span.number, span.text)
        font = face(span.letters.bold, span.letters.italic)
        for word in _WORDS.findall(text):
            if word == "\n":
                yield Piece(font, "\n", 0.0), span.letters
                continue
            for piece in pieces(printable(word) if word.strip() else " " * len(word), font):
                yield Piece(piece.font, piece.text, piece.width * span.letters.size), span.letters


def _broken(words: Iterator[_Word], width: float) -> Iterator[list[_Word]]:
    line: list[_Word] = []
    for word in words:
        if word[0].text == "\n":
            yield line
            line = []
        elif line and word[0].text.strip() and _wide(line) + word[0].width > width + 0.01:
            yield line
            line = [word]
        else:
            line.append(word)
    if line:
        yield line


def _wide(words: Sequence[_Word]) -> float:
    return sum(piece.width for piece, _ in words)


def _draw_words(canvas: TaggedCanvas, x: float, y: float, words: Sequence[_Word]) -> None:
    for piece, letters in words:
        if piece.text.strip():
            canvas.setFillColor(HexColor(f"#{letters.colour}"))
            draw_line(canvas, x, y, [piece], letters.size)
        x += piece.width
