"""How the rows of the agenda, the room and the lists of meetings are painted."""

from typing import Any

import msgspec
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from clerk.ui.look import Look
from clerk.ui.paragraph import Paragraph, natural_width
from clerk.ui.quiet_list import Painting, QuietList, RowPainter
from clerk.ui.views.words import Row, Words, muted


class Columns(msgspec.Struct, frozen=True):
    """Where a row's parts stand, in lengths of the design: the mark, the number's end, the words, the margin."""

    mark: float
    lead_end: float
    words: float
    margin: float
    trail: float = 0
    gap: float = 6.5
    heading: float = 17


AGENDA = Columns(mark=14, lead_end=58, words=66, margin=14, trail=26)
ROOM = Columns(mark=14, lead_end=0, words=40, margin=14, gap=4)
_ALERT = 12
MEETINGS = Columns(mark=16, lead_end=0, words=42, margin=16, gap=8)


class _RowPainting(Painting):
    def __init__(self, look: Look, row: Row, columns: Columns, width: int, ground: str) -> None:
        self.look, self.row, self.columns, self.ground = look, row, columns, ground
        px = look.px
        self.gap = px(columns.gap)
        trail_width = natural_width(look, row.trail) + 2 if row.trail else 0
        room = width - px(columns.words) - px(columns.margin)
        # Long words at the end go below the rest, where both would not stand side by side.
        self.trail_below = trail_width > room * 0.62
        taken = (
            0 if self.trail_below or not row.trail else max(trail_width, px(columns.trail)) + px(8)
        )
        self.alert = None
        if row.alert:
            self.alert = Paragraph(look, [Words(str(row.alerts), row.alert_role)], px(40), 12.5)
            self.alert_right = px(columns.margin) + taken
            taken += px(_ALERT + 4 + 6) + self.alert.width
        self.words = Paragraph(look, row.words, room - taken, strong=row.strong)
        self.lead = Paragraph(look, [muted(row.lead)], px(60)) if row.lead else None
        self.trail = (
            Paragraph(look, row.trail, room if self.trail_below else trail_width)
            if row.trail
            else None
        )
        self.height = self.words.height + 2 * self.gap
        if self.trail and self.trail_below:
            self.height += self.trail.height

    def draw(self, painter: QPainter, box: QRect, chosen: bool) -> None:
        px, columns = self.look.px, self.columns
        if chosen:
            painter.fillRect(box, self.look.colour("chosen"))
            painter.fillRect(
                QRect(box.left(), box.top(), px(4), box.height()), self.look.colour("accent")
            )
        left, top = box.left(), box.top() + self.gap
        if self.row.mark:
            side = px(14)
            y = top + (self.words.step - side) / 2
            ground = "chosen" if chosen else self.ground
            square = QRectF(left + px(columns.mark), y, side, side)
            self.look.paint_mark(painter, self.row.mark, square, self.row.mark_role, ground)
        if self.lead:
            self.lead.draw(painter, left + px(columns.lead_end) - self.lead.width, top)
        self.words.draw(painter, left + px(columns.words), top)
        if self.alert:
            self._draw_alert(painter, self.alert, box, chosen)
        if self.trail and self.trail_below:
            self.trail.draw(painter, left + px(columns.words), top + self.words.height)
        elif self.trail:
            x = box.right() + 1 - px(columns.margin) - self.trail.width
            self.trail.draw(painter, x, top)

    def _draw_alert(self, painter: QPainter, count: Paragraph, box: QRect, chosen: bool) -> None:
        """A mark and how many: nobody has to tell it by its colour."""
        px = self.look.px
        x = box.right() + 1 - self.alert_right - count.width
        top = box.top() + self.gap
        count.draw(painter, x, top + (self.words.step - count.step) / 2)
        side = px(_ALERT)
        square = QRectF(x - side - px(4), top + (self.words.step - side) / 2, side, side)
        ground = "chosen" if chosen else self.ground
        self.look.paint_mark(painter, self.row.alert, square, self.row.alert_role, ground)


class _HeadingPainting(Painting):
    def __init__(self, look: Look, row: Row, columns: Columns, width: int) -> None:
        self.x = look.px(columns.heading)
        self.top = look.px(18)
        text = "".join(words.text for words in row.words).upper()
        self.words = Paragraph(look, [muted(text)], width - 2 * self.x, 11.5, strong=True)
        self.height = self.top + self.words.height + look.px(5)

    def draw(self, painter: QPainter, box: QRect, _chosen: bool) -> None:
        self.words.draw(painter, box.left() + self.x, box.top() + self.top)


class _NotePainting(Painting):
    def __init__(self, look: Look, row: Row, columns: Columns, width: int) -> None:
        self.look, self.row = look, row
        px = look.px
        self.out = px(columns.heading)
        self.pad = px(10)
        self.words = Paragraph(look, row.words, width - 2 * (self.out + self.pad) - px(22), 13)
        self.height = self.words.height + 2 * self.pad + px(10)

    def draw(self, painter: QPainter, box: QRect, _chosen: bool) -> None:
        px = self.look.px
        inner = QRectF(box).adjusted(self.out, px(5), -self.out, -px(5))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.look.colour("care_ground"))
        painter.setPen(self.look.colour("care_edge"))
        painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        side = px(14)
        y = inner.top() + self.pad + (self.words.step - side) / 2
        square = QRectF(inner.left() + self.pad, y, side, side)
        self.look.paint_mark(painter, self.row.mark, square, self.row.mark_role, "care_ground")
        self.words.draw(painter, inner.left() + self.pad + px(22), inner.top() + self.pad)


class PlainRows(RowPainter):
    """Paints `Row`s in the columns of one list, on the ground of that list."""

    margin = 4

    def __init__(
        self, view: QuietList[Row], look: Look, columns: Columns, ground: str = "page"
    ) -> None:
        super().__init__(view, look)
        self.columns = columns
        self.ground = ground

    def lay_out(self, row: Any, width: int) -> Painting:
        """Lay a row, a heading or a note out."""
        if row.kind == "heading":
            return _HeadingPainting(self.look, row, self.columns, width)
        if row.kind == "note":
            return _NotePainting(self.look, row, self.columns, width)
        return _RowPainting(self.look, row, self.columns, width, self.ground)


def row_list(look: Look, name: str, columns: Columns, ground: str = "page") -> QuietList[Row]:
    """Return an empty list of rows on a ground."""
    view: QuietList[Row] = QuietList(look, name)
    view.setItemDelegate(PlainRows(view, look, columns, ground))
    view.setProperty("ground", ground)
    return view


def heading(text: str) -> Row:
    """Return a heading row."""
    return Row((Words(text),), kind="heading")
