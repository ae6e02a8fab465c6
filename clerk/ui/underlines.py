"""Underlines over a field's words: a wave or dots, as large as the text, so that nobody has to tell them by colour.

They are drawn on a sheet over the field and are none of its text's own looks: those of Qt are a pixel high at the usual
text size, where a wave is a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from clerk.ui.look import Look

Style = Literal["wave", "dots"]
_ROLES: dict[Style, str] = {"wave": "bad", "dots": "care"}


class Underline(msgspec.Struct, frozen=True):
    """A stretch of the text, which moves along with its words, and how it is underlined. `strong`: it is in hand."""

    cursor: QTextCursor
    style: Style
    strong: bool = False


class Underlines(QWidget):
    """The sheet. What stands on it is for the eye: a screen reader is told by the card."""

    def __init__(self, edit: QPlainTextEdit, look: Look) -> None:
        super().__init__(edit)
        self.edit, self.look = edit, look
        self.lines: tuple[Underline, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Underlines")
        edit.viewport().installEventFilter(self)
        edit.verticalScrollBar().valueChanged.connect(self.update)
        self.hide()

    def show_lines(self, lines: Sequence[Underline]) -> None:
        """Draw these in the place of those that are there."""
        self.lines = tuple(lines)
        self.setGeometry(self.edit.viewport().geometry())
        self.setVisible(bool(self.lines))
        self.raise_()
        self.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Cover what the field shows of its text, wherever that is."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.setGeometry(self.edit.viewport().geometry())
        return False

    def strokes(self) -> Iterator[tuple[Underline, QRectF]]:
        """Return where each underline is: the box of its words, once for every line that they reach over."""
        offset = self.edit.contentOffset()
        for line in self.lines:
            block = self.edit.document().findBlock(line.cursor.selectionStart())
            if block.isVisible() and line.cursor.hasSelection():
                top = self.edit.blockBoundingGeometry(block).translated(offset).topLeft()
                for box in _boxes(block, line.cursor):
                    yield line, box.translated(top)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw every underline that is in sight."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line, box in self.strokes():
            if not box.intersects(QRectF(self.rect())):
                continue
            colour = self.look.colour(_ROLES[line.style])
            if line.strong:
                painter.setPen(QPen(self.look.colour("accent"), max(self.look.px(1.5), 1)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(-1, 0.5, 1, -0.5), 2, 2)
            width = max(self.look.px(1.2), 1)
            painter.setPen(QPen(colour, width))
            if line.style == "wave":
                painter.drawPolyline(_wave(box, self.look.px(3), width))
            else:
                side = max(self.look.px(2), 2)
                for x in range(round(box.left()), round(box.right()) - side + 1, 2 * side):
                    painter.fillRect(QRectF(x, round(box.bottom()) - side, side, side), colour)


def _boxes(block: QTextBlock, cursor: QTextCursor) -> Iterator[QRectF]:
    """The boxes of a stretch within its block, from the block's upper left corner."""
    first = cursor.selectionStart() - block.position()
    last = min(cursor.selectionEnd() - block.position(), block.length() - 1)
    layout = block.layout()
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
        start = max(first, line.textStart())
        end = min(last, line.textStart() + line.textLength())
        if start < end:
            left, right = _x(line.cursorToX(start)), _x(line.cursorToX(end))
            yield QRectF(min(left, right), line.y(), abs(right - left), line.height())


def _x(found: object) -> float:
    """Qt answers with the place in pixels, and with the place in the text that is nearest."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]  # a number


def _wave(box: QRectF, height: float, width: float) -> QPolygonF:
    bottom = box.bottom() - width / 2
    points = []
    x, low = box.left(), True
    while x <= box.right():
        points.append(QPointF(x, bottom if low else bottom - height))
        x, low = x + height, not low
    return QPolygonF(points)
