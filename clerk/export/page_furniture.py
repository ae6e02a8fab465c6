"""What stands around the text on each page of the PDF, as the letterhead has it: council, marking, page number."""

from __future__ import annotations

import io
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader

from clerk.export import looks
from clerk.export.characters import printable
from clerk.export.flowables import draw_line
from clerk.export.fonts import Piece, face, pieces
from clerk.export.lines import break_lines
from clerk.export.looks import BODY_LINE, MARKING, House
from clerk.export.pictures import Picture
from clerk.export.tagged import TaggedCanvas
from clerk.minutes.blocks import Draft, Run

# What parts the rule below the council's name from the title, where no marking stands between.
_UNMARKED = 8.0
_EMBLEM_MOST = (160.0, 70.0)
_BOX_PAD = 4.0


class Furniture:
    """Draws the headers and footers of one draft, and knows where the text may begin below them."""

    def __init__(self, draft: Draft, house: House, emblem: Picture | None) -> None:
        self.house = house
        self.council = printable(draft.council)
        self.body = printable(", ".join(filter(None, (draft.body, draft.date))))
        self.marking = printable(draft.marking)
        self.leaves = draft.leaves
        self.emblem = ImageReader(io.BytesIO(emblem.data)) if emblem else None
        self.emblem_size = (0.0, 0.0)
        if emblem and emblem.width and emblem.height:
            scale = min(1.0, _EMBLEM_MOST[0] / emblem.width, _EMBLEM_MOST[1] / emblem.height)
            self.emblem_size = (emblem.width * scale, emblem.height * scale)
        self.foot = house.page.bottom
        self._name_height = self._measure_name()
        below = self._marking_height or _UNMARKED
        self.first_top = max(house.page.top, house.page.head + self._name_height + 8 + below)
        self.later_top = max(house.page.top, house.page.head + 19 + self._marking_height)

    @property
    def _marking_height(self) -> float:
        if not self.marking:
            return 0.0
        lines = self._marking_lines()
        return MARKING.before + MARKING.after + len(lines) * MARKING.leading + 2 * _BOX_PAD

    def _marking_lines(self) -> list[Any]:
        return break_lines(
            [Run(text=self.marking)], MARKING.size, self.house.width - 2 * MARKING.left, bold=True
        )

    def _measure_name(self) -> float:
        text = self.house.header_size * looks.FONT_HEIGHT * looks.LINE_SPACING
        if self.house.header == "centre":
            return self.emblem_size[1] + text
        return max(self.emblem_size[1], text)

    def draw_first(self, canvas: TaggedCanvas, _document: Any) -> None:
        """Draw the header of the first page."""
        with canvas.artifact("Pagination", "Header"):
            canvas.saveState()
            top = self.house.page.height - self.house.page.head
            self._draw_name(canvas, top)
            below = top - self._name_height - 4
            canvas.setStrokeColor(HexColor(f"#{self.house.accent}"))
            canvas.setLineWidth(0.5)
            canvas.line(self.house.page.left, below, self.house.page.left + self.house.width, below)
            self._draw_marking(canvas, below - 4)
            canvas.restoreState()

    def _draw_name(self, canvas: TaggedCanvas, top: float) -> None:
        house = self.house
        size = house.header_size
        name = _fitted(
            self.council, face(True, False), size, house.width - self.emblem_size[0] - 14
        )
        width = sum(piece.width for piece in name) * size
        left, right = house.page.left, house.page.left + house.width
        wide, high = self.emblem_size
        middle = top - self._name_height / 2
        baseline = middle - size * 0.36
        if house.header == "centre":
            emblem_x, name_x = (left + right - wide) / 2, (left + right - width) / 2
            emblem_y, baseline = top - high, top - high - size * 1.1
        elif house.header == "left":
            emblem_x, emblem_y = left, middle - high / 2
            name_x = left + (wide + size if wide else 0)
        else:
            emblem_x, emblem_y = right - wide, middle - high / 2
            name_x = left
        if self.emblem is not None and wide:
            canvas.drawImage(self.emblem, emblem_x, emblem_y, wide, high, mask="auto")
        canvas.setFillColor(HexColor(f"#{house.accent}"))
        draw_line(canvas, name_x, baseline, name, size)

    def draw_later(self, canvas: TaggedCanvas, _document: Any) -> None:
        """Draw the header of the pages that follow."""
        with canvas.artifact("Pagination", "Header"):
            canvas.saveState()
            size = BODY_LINE.size
            baseline = self.house.page.height - self.house.page.head - size * 1.1
            canvas.setFillColor(HexColor(f"#{looks.QUIET}"))
            name = _fitted(self.council, face(False, False), size, self.house.width)
            draw_line(canvas, self.house.page.left, baseline, name, size)
            below = baseline - 7
            canvas.setStrokeColor(HexColor(f"#{looks.HAIRLINE}"))
            canvas.setLineWidth(0.5)
            canvas.line(self.house.page.left, below, self.house.page.left + self.house.width, below)
            self._draw_marking(canvas, below - 2)
            canvas.restoreState()

    def _draw_marking(self, canvas: TaggedCanvas, top: float) -> None:
        if not self.marking:
            return
        lines = self._marking_lines()
        height = len(lines) * MARKING.leading + 2 * _BOX_PAD
        y = top - MARKING.before - height
        canvas.setFillColor(HexColor(f"#{looks.SHADE}"))
        canvas.setStrokeColor(HexColor(f"#{looks.HAIRLINE}"))
        canvas.setLineWidth(0.5)
        canvas.rect(self.house.page.left, y, self.house.width, height, stroke=1, fill=1)
        canvas.setFillColor(HexColor(f"#{looks.INK}"))
        for index, line in enumerate(lines):
            x = self.house.page.left + (self.house.width - line.width) / 2
            baseline = y + height - _BOX_PAD - (index + 0.74) * MARKING.leading
            draw_line(canvas, x, baseline, line.pieces, MARKING.size)

    def draw_footer(self, canvas: TaggedCanvas, page: int, pages: int) -> None:
        """Draw the foot of a page: body and date, and which page of how many it is, or which leaf of the year."""
        size, house = BODY_LINE.size, self.house
        plain = face(False, False)
        right = house.page.left + house.width
        words = f"Page {page} of {pages}"
        if self.leaves:
            words = printable(self.leaves.pattern.replace("%1", str(self.leaves.first + page - 1)))
            if self.leaves.initials:
                draw_initials(canvas, self.leaves.initials, right, house.page.foot + 3)
                right -= looks.INITIALS_WIDTH + 12
        number = pieces(words, plain)
        width = sum(piece.width for piece in number) * size
        canvas.setFillColor(HexColor(f"#{looks.QUIET}"))
        body = _fitted(self.body, plain, size, right - house.page.left - width - 20)
        base = house.page.foot + 3
        draw_line(canvas, house.page.left, base, body, size)
        draw_line(canvas, right - width, base, number, size)


def draw_initials(canvas: TaggedCanvas, label: str, right: float, base: float) -> None:
    """Draw the box in which whoever signs the minutes initials a leaf.

    Args:
        canvas: the page, on which an artifact is being drawn.
        label: what the box is for.
        right: where its right side is, in points from the left edge of the page.
        base: on which line its words stand, in points from the lower edge.
    """
    size = looks.INITIALS.size
    x = right - looks.INITIALS_WIDTH
    canvas.setStrokeColor(HexColor(f"#{looks.QUIET}"))
    canvas.setLineWidth(0.5)
    y = base + size * 0.35 - looks.INITIALS_HEIGHT / 2
    canvas.rect(x, y, looks.INITIALS_WIDTH, looks.INITIALS_HEIGHT)
    canvas.setFillColor(HexColor(f"#{looks.QUIET}"))
    words = _fitted(printable(label), face(False, False), size, looks.INITIALS_WIDTH - 10)
    draw_line(canvas, x + 5, base, words, size)


def _fitted(text: str, font: str, size: float, width: float) -> list[Piece]:
    """Return a text in one line, cut short with an ellipsis if it is longer than that."""
    found = list(pieces(text, font))
    while text and sum(piece.width for piece in found) * size > width:
        text = text[:-1]
        found = list(pieces(f"{text.rstrip()}…", font))
    return found
