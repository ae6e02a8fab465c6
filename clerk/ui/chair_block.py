"""One paragraph or table in large type, with what the reader says of it, and the place to say it in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from clerk.record.proposals import Proposal
from clerk.ui.look import Look
from clerk.ui.text_label import TextLabel
from clerk.ui.views.chair_reading import ReadBlock
from clerk.ui.views.words import Words, muted

SayKind = Literal["query", "words"]
_SIZES = {
    "title": (25, True), "heading": (23, True), "appendix": (23, True), "subheading": (21, True),
    "group": (20, True), "title_other": (20, False), "note": (17, False),
}  # fmt: skip
_USUAL = 20.0
# A label that is a few words stands above what it is for; a letter or a number before it.
_LONG_LABEL = 6
_ASKS: dict[SayKind, str] = {"query": "Your question", "words": "Your words instead"}
_SETTLED = {
    "accepted": "Done as you said.", "amended": "Done in other words:", "refused": "Left as it was.",
    "answered": "Answer:", "open": "",
}  # fmt: skip
# How long after the last key what is being written is in the book.
_PAUSE = 1500


class ChairBlock(QWidget):
    """A block that can be gone to.

    `gone_to()`: it has the keyboard; `said(kind, words)`; `closed()`: no more is written.
    """

    gone_to = Signal()
    said = Signal(str, str)
    closed = Signal()

    def __init__(self, look: Look, block: ReadBlock, zoom: float) -> None:
        super().__init__()
        self.look, self.block, self.zoom = look, block, zoom
        self.editor: SayBox | None = None
        self.current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(block.said)
        px = look.px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(22), px(7), px(14), px(7))
        self._column.setSpacing(px(6))
        size, strong = _SIZES.get(block.look, (_USUAL, False))
        self.size_ = size * zoom
        if block.exempt:
            self._column.addWidget(TextLabel(look, [Words("Exempt", "bad", strong=True)], 14))
        if block.lines:
            self._column.addLayout(self._words(strong=strong))
        if block.rows:
            self._column.addLayout(self._table())
        self._notes = QVBoxLayout()
        self._notes.setSpacing(px(4))
        self._column.addLayout(self._notes)

    def _words(self, *, strong: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.look.px(10))
        row.addSpacing(self.look.px(24) * self.block.level)
        words = TextLabel(self.look, self.block.lines, self.size_, strong=strong)
        label = TextLabel(self.look, [muted(self.block.label)], self.size_)
        if len(self.block.label) > _LONG_LABEL:
            self._column.addWidget(label)
        elif self.block.label:
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return row

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.look.px(18))
        grid.setVerticalSpacing(self.look.px(6))
        for y, cells in enumerate(self.block.rows):
            for x, cell in enumerate(cells):
                strong = self.block.headed and y == 0
                grid.addWidget(TextLabel(self.look, cell, self.size_ * 0.85, strong=strong), y, x)
                grid.setColumnStretch(x, 1)
        return grid

    # What is said of it.

    def show_notes(self, query: str, words: str, answers: Sequence[Proposal]) -> None:
        """Show what the reader said of it, and what became of what was said before."""
        while (item := self._notes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        said: list[list[Words]] = [
            [Words(f"{title} ", "accent", strong=True), Words(text.replace("\n", "\u2028"))]
            for title, text in (("You ask:", query), ("You would say:", words))
            if text
        ]
        for each in answers:
            became = f"{_SETTLED[each.state]} {each.answer}".strip()
            said.append(
                [muted(f"You said: {each.remark or each.now} "), Words(became, "good", strong=True)]
            )
        for line in said:
            self._notes.addWidget(TextLabel(self.look, line, 17 * self.zoom))
        spoken = " ".join("".join(each.text for each in line) for line in said)
        self.setAccessibleDescription(spoken)

    def write(self, kind: SayKind, text: str) -> None:
        """Open the place to write in."""
        self.leave_off()
        start = text or (self.block.text if kind == "words" else "")
        self.editor = SayBox(self.look, _ASKS[kind], start, self.size_)
        box = self.editor
        box.written.connect(lambda words: self.said.emit(kind, words))
        box.done.connect(lambda words: self._end(kind, words))
        box.let_be.connect(lambda: self._end(kind, text))
        self._column.addWidget(box)
        # At once, so that no key is typed past it.
        box.show()
        box.edit.setFocus()

    def leave_off(self) -> None:
        """Write no more, and keep what is written."""
        if self.editor is not None:
            self.editor.finish()

    def _end(self, kind: SayKind, words: str) -> None:
        box, self.editor = self.editor, None
        if box is None:
            return
        box.pause.stop()
        self.setFocus()
        box.hide()
        box.deleteLater()
        self.said.emit(kind, words)
        self.closed.emit()

    # Looks, and the ways to it.

    def set_current(self, *, current: bool) -> None:
        """Show that this is the one that keys and buttons mean."""
        if current != self.current:
            self.current = current
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be the one that is meant."""
        super().focusInEvent(event)
        self.gone_to.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch goes to it."""
        self.setFocus()
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground of the one that is meant, with a bar beside it; two bars beside what is exempt."""
        painter, px = QPainter(self), self.look.px
        if self.current:
            painter.fillRect(self.rect(), self.look.colour("chosen"))
            painter.fillRect(QRect(0, 0, px(5), self.height()), self.look.colour("accent"))
        if self.block.exempt:
            for x in (9, 13):
                painter.fillRect(QRect(px(x), 0, px(2), self.height()), self.look.colour("bad"))


class SayBox(QWidget):
    """Where a question or other words are written. What stands in it goes to the book at every pause."""

    written = Signal(str)
    done = Signal(str)
    let_be = Signal()

    def __init__(self, look: Look, title: str, text: str, size: float) -> None:
        super().__init__()
        self.look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(4), 0, look.px(4))
        column.setSpacing(look.px(6))
        column.addWidget(TextLabel(look, [Words(title, "accent", strong=True)], 15))
        self.edit = QPlainTextEdit(text)
        self.edit.setAccessibleName(title)
        self.edit.setFont(look.font(size))
        self.edit.setTabChangesFocus(True)
        self.edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.edit.installEventFilter(self)
        column.addWidget(self.edit)
        row = QHBoxLayout()
        self.keep_button = _button(look, "Keep it (Enter)", self.finish)
        self.leave_button = _button(look, "Let it be (Esc)", self.let_be.emit)
        row.addWidget(self.keep_button)
        row.addWidget(self.leave_button)
        row.addStretch(1)
        column.addLayout(row)
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_PAUSE)
        self.pause.timeout.connect(lambda: self.written.emit(self.edit.toPlainText()))
        self.edit.textChanged.connect(self.pause.start)
        self._fit()

    def _fit(self) -> None:
        """As high as the words it began with and a line to write on; growing, it would move the page at every line."""
        document = self.edit.document()
        document.setTextWidth(max(self.edit.viewport().width(), self.look.px(200)))
        lines = sum(
            max(document.findBlockByNumber(at).layout().lineCount(), 1)
            for at in range(document.blockCount())
        )
        step = self.edit.fontMetrics().lineSpacing()
        self.edit.setFixedHeight(min(max(lines + 1, 3), 9) * step + self.look.px(24))

    def finish(self) -> None:
        """Keep what is written, and write no more."""
        self.done.emit(self.edit.toPlainText())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps, Shift+Enter is a new line, Escape lets it be."""
        if watched is self.edit and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._fit)
        if watched is not self.edit or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
                Qt.KeyboardModifier.ControlModifier,
            )
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self.finish()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.let_be.emit()
                return True
        return super().eventFilter(watched, event)


def _button(look: Look, words: str, verb: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setAccessibleName(words)
    button.setAutoDefault(False)
    button.setFont(look.font(15))
    button.setMinimumHeight(look.px(38))
    button.clicked.connect(lambda _checked: verb())
    return button
