"""Plain text laid out and painted in several looks: no HTML, so no text can become anything but text."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from clerk.ui.look import Look
from clerk.ui.views.words import Words

LEADING = 1.43


class Paragraph:
    """Words wrapped to a width. Two of one size, drawn at one height, share their first baseline."""

    def __init__(
        self,
        look: Look,
        words: Sequence[Words],
        width: float,
        size: float = 14,
        *,
        strong: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        font = look.font(size, strong=strong)
        self._layout = QTextLayout("".join(each.text for each in words), font)
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(_formats(look, words, strong=strong))
        metrics = look.metrics(size, strong=strong)
        step = line_step(look, size)
        lead = (step - metrics.ascent() - metrics.descent()) / 2
        self.baseline = round(lead + metrics.ascent())
        self.step = step
        count, self.width = 0, 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, count * step + self.baseline - line.ascent()))
            self.width = max(self.width, line.naturalTextWidth())
            count += 1
        self._layout.endLayout()
        self.height = max(count, 1) * step

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the words with their upper left corner here."""
        self._layout.draw(painter, QPointF(x, y))


def _formats(look: Look, words: Sequence[Words], *, strong: bool) -> list[QTextLayout.FormatRange]:
    formats = []
    start = 0
    for each in words:
        kind = QTextCharFormat()
        kind.setForeground(QBrush(look.colour(each.role)))
        if each.strong or strong:
            kind.setFontWeight(QFont.Weight.DemiBold)
        kind.setFontItalic(each.italic)
        kind.setFontStrikeOut(each.struck)
        kind.setFontUnderline(each.under)
        if each.wash:
            kind.setBackground(QBrush(look.colour(each.wash)))
        span = QTextLayout.FormatRange()
        span.start, span.length = start, _length(each.text)
        span.format = kind
        formats.append(span)
        start += span.length
    return formats


def _length(text: str) -> int:
    # Qt counts in UTF-16: a character outside the basic plane counts twice.
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def line_step(look: Look, size: float = 14) -> int:
    """Return how far apart the lines of words of a size stand, in pixels."""
    return max(round(look.px(size) * LEADING), 1)


def natural_width(look: Look, words: Sequence[Words], size: float = 14) -> float:
    """Return how wide the words are on one line."""
    return sum(
        look.metrics(size, strong=each.strong, italic=each.italic).horizontalAdvance(each.text)
        for each in words
    )
