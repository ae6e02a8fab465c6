"""How the entries of an item are painted: time, mark, words; a motion as a card."""

from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen

from clerk.ui.look import Look
from clerk.ui.paragraph import Paragraph, natural_width
from clerk.ui.passage_editor import PassageEditor
from clerk.ui.quiet_list import Painting, QuietList, RowPainter
from clerk.ui.views.words import EntryRow, Line, Words, muted

_LABEL_GAP = 5


def is_narrow(look: Look, width: int) -> bool:
    """Return whether a list of this width, scroll bar and all, has narrow margins."""
    return width < look.px(520)


class _Columns:
    """The lengths of one width: a narrow list has narrower margins."""

    def __init__(self, look: Look, width: int, *, narrow: bool) -> None:
        # Times end in one line, so that "c 14:41" hangs out to the left.
        self.time = look.px(49 if narrow else 63)
        self.mark = look.px(58 if narrow else 73)
        self.words = look.px(82 if narrow else 100)
        self.right = width - look.px(16 if narrow else 28)
        self.indent = look.px(23)


class _LaidLine:
    """One line of an entry, laid out: its label, its words, what stands at its end, or a table's cells."""

    def __init__(self, look: Look, line: Line, width: float, columns: _Columns) -> None:
        self.line = line
        px = look.px
        self.look = look
        self.label = Paragraph(look, [Words(line.label)], px(80)) if line.label else None
        self.hang: float = columns.indent * line.level
        if self.label:
            # Labels end in one line; a long one pushes its words on.
            self.hang = max(self.hang, self.label.width + px(_LABEL_GAP))
        self.time = Paragraph(look, [muted(line.time)], px(60), 13.5) if line.time else None
        self.cells: list[Paragraph] = []
        self.width = width
        if line.cells:
            shares = line.shares or (1,) * len(line.cells)
            widths = [width * share / sum(shares) for share in shares]
            self.starts = [sum(widths[:index]) for index in range(len(widths))]
            self.cells = [
                Paragraph(look, [Words(cell)], each - px(8), 13, strong=line.head)
                for cell, each in zip(line.cells, widths, strict=True)
            ]
            self.height = max(cell.height for cell in self.cells) + px(8)
            return
        trail_width = natural_width(look, line.trail) + 2 if line.trail else 0
        room = width - self.hang
        words_width = natural_width(look, line.words)
        self.below = bool(line.trail) and words_width + trail_width + px(16) > room
        self.words = Paragraph(look, line.words, room - (0 if self.below else trail_width))
        self.trail = (
            Paragraph(look, line.trail, room if self.below else trail_width) if line.trail else None
        )
        self.height = self.words.height + (self.trail.height if self.trail and self.below else 0)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        px = self.look.px
        if self.cells:
            for start, cell in zip(self.starts, self.cells, strict=True):
                cell.draw(painter, x + start, y + px(4))
            painter.setPen(QPen(self.look.colour("edge" if self.line.head else "line"), 1))
            bottom = round(y + self.height) - 0.5
            painter.drawLine(round(x), round(bottom), round(x + self.width), round(bottom))
            return
        if self.label:
            # Labels end where the words begin, so that "a." and "iii." stand in one line.
            self.label.draw(painter, x + self.hang - px(_LABEL_GAP) - self.label.width, y)
        self.words.draw(painter, x + self.hang, y)
        if self.trail and self.below:
            self.trail.draw(painter, x + self.hang, y + self.words.height)
        elif self.trail:
            self.trail.draw(painter, x + self.width - self.trail.width, y)


class _EntryPainting(Painting):
    def __init__(self, rows: "EntryRows", row: EntryRow, width: int) -> None:
        look = rows.look
        self.rows, self.look, self.row = rows, look, row
        px = look.px
        self.columns = _Columns(look, width, narrow=is_narrow(look, rows.view.width()))
        self.inset = px(16) if row.card else 0
        inner = self.columns.right - self.columns.words - 2 * self.inset
        self.time = Paragraph(look, [muted(row.time)], px(70), 13.5)
        self.lines: list[tuple[float, _LaidLine]] = []
        y = px(11) if row.card else px(5)
        if row.card:
            y += px(4)
        for line in row.lines:
            if line.rule:
                y += px(14)
            elif self.lines and row.card:
                y += px(4) if line.label or line.time == "" else px(6)
            elif self.lines:
                y += px(3)
            laid = _LaidLine(look, line, inner, self.columns)
            self.lines.append((y, laid))
            y += laid.height
        self.height = round(y + (px(15) if row.card else px(5)))

    def draw(self, painter: QPainter, box: QRect, chosen: bool) -> None:
        px, columns = self.look.px, self.columns
        left, top = box.left(), box.top()
        part = chosen and self.row.card and self.rows.chosen_entry not in (None, self.row.entry)
        if chosen:
            if not part:
                painter.fillRect(box, self.look.colour("chosen"))
            painter.fillRect(QRect(left, top, px(4), box.height()), self.look.colour("accent"))
        if self.row.card:
            self._draw_card(painter, box)
        if part:
            self._draw_wash(painter, box)
        first_y, first = self.lines[0] if self.lines else (px(5), None)
        step = first.words.step if first and not first.cells else self.time.step
        baseline = first.words.baseline if first and not first.cells else self.time.baseline
        y = top + first_y + baseline - self.time.baseline
        self.time.draw(painter, left + columns.time - self.time.width, y)
        side = px(14)
        square = QRectF(left + columns.mark, top + first_y + (step - side) / 2, side, side)
        ground = "chosen" if chosen and not part else "page"
        self.look.paint_mark(painter, self.row.mark, square, self.row.mark_role, ground)
        for y, laid in self.lines:
            if laid.line.rule:
                painter.setPen(QPen(self.look.colour("line"), 1))
                rule = round(top + y - px(7))
                painter.drawLine(
                    left + columns.words + self.inset, rule, left + columns.right - self.inset, rule
                )
            laid.draw(painter, left + columns.words + self.inset, top + y)
            if laid.line.exempt:
                # In the margin, so that the words run on undisturbed.
                key = px(12)
                margin = left + columns.right + px(2)
                self.look.paint_mark(
                    painter,
                    "key",
                    QRectF(margin, top + y + (step - key) / 2, key, key),
                    "care",
                    ground,
                )
            if laid.time:
                drop = laid.words.baseline - laid.time.baseline
                x = left + columns.time - laid.time.width
                laid.time.draw(painter, x, top + y + drop)

    def span(self, entry: int) -> tuple[int, int] | None:
        """Return from where to where the lines of one entry reach, from the row's top."""
        ends = [(y, y + laid.height) for y, laid in self.lines if laid.line.entry == entry]
        if not ends:
            return None
        return self.above + round(ends[0][0]), self.above + round(ends[-1][1])

    def _draw_wash(self, painter: QPainter, box: QRect) -> None:
        """Show for the sake of which of its lines a card is chosen."""
        span = self.span(self.rows.chosen_entry or 0)
        if span:
            px, columns = self.look.px, self.columns
            x = box.left() + columns.words + px(4)
            top, bottom = (y - self.above + box.top() for y in span)
            room = QRectF(x, top - px(3), box.left() + columns.right - x - 1, bottom - top + px(6))
            painter.fillRect(room, self.look.colour("chosen"))

    def _draw_card(self, painter: QPainter, box: QRect) -> None:
        px, columns = self.look.px, self.columns
        card = QRectF(
            box.left() + columns.words, box.top() + px(6),
            columns.right - columns.words, box.height() - px(12),
        )  # fmt: skip
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.look.colour("page"))
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        bar = QRectF(card.left(), card.top(), px(4), card.height())
        painter.fillRect(bar, self.look.colour("accent"))


class EntryRows(RowPainter):
    """Paints `EntryRow`s."""

    margin = 11

    def __init__(self, view: QuietList[EntryRow], look: Look) -> None:
        super().__init__(view, look)
        self.chosen_entry: int | None = None

    def lay_out(self, row: Any, width: int) -> Painting:
        """Lay an entry out."""
        return _EntryPainting(self, row, width)

    def span(self, index: QModelIndex, entry: int) -> tuple[int, int] | None:
        """Return from where to where one entry's lines reach in its row, or None."""
        painting = self.painting(index)
        return painting.span(entry) if isinstance(painting, _EntryPainting) else None


class EntryList(QuietList[EntryRow]):
    """The entries of one item. Within a card, it scrolls to the line that is chosen.

    Enter edits, Delete removes; Left and Right walk through the facts of a card.
    """

    edited = Signal()
    removed = Signal()
    walked = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Entries of the item")
        self.painter_ = EntryRows(self, look)
        self.setItemDelegate(self.painter_)
        self.setProperty("ground", "page")

    def choose_entry(self, entry: int | None) -> None:
        """Say which entry is chosen, and go to its row."""
        self.painter_.chosen_entry = entry
        row = next((i for i, row in enumerate(self.rows.rows) if entry in row.entries), None)
        self.go_to(row)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, remove, or walk within a card."""
        index = self.currentIndex()
        key = event.key()
        if not index.isValid():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_in_hand(index)
            self.edited.emit()
        elif key == Qt.Key.Key_Delete:
            self._take_in_hand(index)
            self.removed.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            entries = self.rows.rows[index.row()].entries
            here = self.painter_.chosen_entry
            place = entries.index(here) if here in entries else 0
            place += 1 if key == Qt.Key.Key_Right else -1
            if 0 <= place < len(entries):
                self.walked.emit(entries[place])
        else:
            super().keyPressEvent(event)

    def _take_in_hand(self, index: QModelIndex) -> None:
        """The row with the keyboard may not be chosen yet."""
        row = self.rows.rows[index.row()]
        if self.painter_.chosen_entry not in row.entries:
            self.chosen.emit(row)

    def edit_in_place(self, entry: int, text: str) -> PassageEditor | None:
        """Return an editor over the words of an entry, with the keyboard, or None if it is not shown."""
        place = next((i for i, row in enumerate(self.rows.rows) if row.entry == entry), None)
        if place is None:
            return None
        self.show_current()
        editor = PassageEditor(self.look, entry, text, self.viewport())
        box = self.visualRect(self.rows.index(place))
        columns = _Columns(
            self.look, self.viewport().width(), narrow=is_narrow(self.look, self.width())
        )
        left = columns.words - self.look.px(7)
        editor.setGeometry(left, box.top(), columns.right - left + self.look.px(7), box.height())
        # What stood there is covered whole.
        editor.least_height = box.height()
        editor.measure()
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return editor

    def show_current(self) -> None:
        """Scroll to the line that is chosen."""
        super().show_current()
        index, entry = self.currentIndex(), self.painter_.chosen_entry
        span = self.painter_.span(index, entry) if index.isValid() and entry is not None else None
        if span:
            top = self.visualRect(index).top() + self.verticalScrollBar().value()
            bar, height = self.verticalScrollBar(), self.viewport().height()
            if top + span[0] < bar.value() or top + span[1] > bar.value() + height:
                bar.setValue(top + span[0] - height // 4)
