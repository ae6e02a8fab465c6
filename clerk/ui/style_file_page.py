"""House style, the second page: the file itself, its lines numbered, each fault at its line and in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from clerk.minutes.style_faults import Fault
from clerk.minutes.toml_spans import value_spans
from clerk.ui.look import Look
from clerk.ui.my_words_page import WordsList
from clerk.ui.style_in_hand import StyleInHand
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import Row, Target, Words, muted

_SHOWN = 3


class FileText(QPlainTextEdit):
    """The text with its lines numbered in a margin of its own; lines with a fault have a mark and a ground."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._lines: frozenset[int] = frozenset()
        self.setAccessibleName("The file style.toml")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setTabChangesFocus(True)
        self.margin = _Margin(self)
        self.updateRequest.connect(self._scrolled)
        self.blockCountChanged.connect(lambda _: self._fit())
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(self.look.px(13))
        self.document().setDefaultFont(font)
        self.setFont(font)
        self.setViewportMargins(self.margin.sizeHint().width(), 0, 0, 0)
        self._place()

    def _place(self) -> None:
        box = self.contentsRect()
        width = self.margin.sizeHint().width()
        self.margin.setGeometry(QRect(box.left(), box.top(), width, box.height()))

    def _scrolled(self, box: QRect, by: int) -> None:
        if by:
            self.margin.scroll(0, by)
        else:
            self.margin.update(0, box.y(), self.margin.width(), box.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin beside the text."""
        super().resizeEvent(event)
        self._place()

    def mark_lines(self, lines: frozenset[int]) -> None:
        """Mark these lines, counted from 1."""
        if lines == self._lines:
            return
        self._lines = lines
        marks = []
        for line in sorted(lines):
            mark = QTextEdit.ExtraSelection()
            kind = QTextCharFormat()
            kind.setBackground(self.look.colour("bad_ground"))
            kind.setProperty(QTextFormat.Property.FullWidthSelection, True)
            mark.format = kind
            mark.cursor = QTextCursor(self.document().findBlockByNumber(line - 1))
            marks.append(mark)
        self.setExtraSelections(marks)
        self.margin.update()

    def paint_margin(self, event: QPaintEvent) -> None:
        """Paint the numbers of the lines that are seen."""
        painter = QPainter(self.margin)
        painter.fillRect(event.rect(), self.look.colour("panel"))
        painter.setFont(self.font())
        block = self.firstVisibleBlock()
        gap = self.look.px(6)
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > event.rect().bottom():
                break
            number = block.blockNumber() + 1
            wrong = number in self._lines
            painter.setPen(self.look.colour("bad" if wrong else "muted"))
            height = self.fontMetrics().height()
            place = QRect(0, round(box.top()), self.margin.width() - gap, height)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight, f"! {number}" if wrong else str(number)
            )
            block = block.next()

    def go_to_line(self, line: int) -> None:
        """Put the cursor at the end of a line."""
        cursor = QTextCursor(self.document().findBlockByNumber(line - 1))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        self.centerCursor()


class _Margin(QWidget):
    def __init__(self, text: FileText) -> None:
        super().__init__(text)
        self.text = text

    def sizeHint(self) -> QSize:
        """Return room for the highest number and its mark."""
        digits = len(str(max(self.text.blockCount(), 100))) + 2
        return QSize(
            self.text.fontMetrics().horizontalAdvance("9") * digits + self.text.look.px(12), 0
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the numbers."""
        self.text.paint_margin(event)


class FilePage(QWidget):
    """The file, and below it what is wrong with it: Enter on a fault goes to its line."""

    def __init__(self, look: Look, style: StyleInHand) -> None:
        super().__init__()
        self.look, self.style_in_hand = look, style
        self.faults: tuple[Fault, ...] = ()
        self.text = FileText(look)
        self.text.setDocument(style.document)
        self.list = WordsList(look, "What is wrong with the file")
        self.well = TextLabel(look, "", 13)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(10), look.px(2), 0)
        column.setSpacing(look.px(7))
        column.addWidget(self.text, 1)
        column.addWidget(self.list)
        column.addWidget(self.well)
        self.list.pressed.connect(lambda keys: self._go() if keys == "Return" else None)
        self.list.doubleClicked.connect(lambda _: self._go())
        self.list.chosen.connect(lambda _: self._show_line())
        style.opened.connect(self._opened)
        look.changed.connect(self._fit)
        self.show_faults(())

    def _opened(self) -> None:
        self.text.setReadOnly(self.style_in_hand.shipped)
        # Qt lets a text that is read only be walked through only if it is told to.
        if self.style_in_hand.shipped:
            self.text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByKeyboard
                | Qt.TextInteractionFlag.TextSelectableByMouse
            )

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Mark the faults at their lines, and list them."""
        self.faults = tuple(faults)
        self.text.mark_lines(frozenset(fault.line for fault in faults))
        self.list.show_rows([_row(place, fault) for place, fault in enumerate(faults)])
        self.list.setVisible(bool(faults))
        self.well.setVisible(not faults)
        self.well.say([muted("The file can be used.")])
        self._fit()

    def _fit(self) -> None:
        rows = min(len(self.faults), _SHOWN)
        self.list.setFixedHeight(self.look.px(58) * rows)

    def _line(self) -> int | None:
        mark = self.list.mark
        return self.faults[int(mark)].line if mark else None

    def _show_line(self) -> None:
        line = self._line()
        if line is not None:
            self.text.go_to_line(line)

    def _go(self) -> None:
        self._show_line()
        self.text.setFocus()

    def go_to_key(self, key: str) -> None:
        """Show where a key stands."""
        text = self.style_in_hand.text
        place = value_spans(text).get(key)
        if place is not None:
            self.text.go_to_line(text.count("\n", 0, place[0]) + 1)


def _row(place: int, fault: Fault) -> Row:
    where = f"Line {fault.line}{f', {fault.key}' if fault.key else ''}: "
    return Row(
        (Words(where, strong=True), Words(f"{fault.why}. "), muted(f"To mend it: {fault.mend}.")),
        said=f"{where}{fault.why}. To mend it: {fault.mend}.",
        target=Target(mark=str(place)),
    )
