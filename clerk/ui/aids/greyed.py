"""The greyed rest of a word after the cursor."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clerk.ui.look import Look
from clerk.ui.typing_fields import GrowingText

_KEY = " →"


class Greyed(QWidget):
    """Drawn over a field, and no part of its text: it is neither kept nor copied, nor read out at every key."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_rest(self, field: GrowingText, rest: str) -> None:
        """Show a rest where the cursor of a field is; nothing puts it away."""
        self.words = rest
        if not rest:
            self.hide()
            return
        box = field.cursorRect()
        area = field.viewport()
        left = box.left() + 1
        self.setParent(area)
        metrics = self.look.metrics(14)
        wanted = round(metrics.horizontalAdvance(rest + _KEY)) + 4
        self.setGeometry(left, box.top(), max(min(wanted, area.width() - left), 0), box.height())
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the field's own letters; the arrow says which key takes it."""
        painter = QPainter(self)
        painter.setFont(self.look.font(14))
        painter.setPen(self.look.colour("muted"))
        metrics = self.look.metrics(14)
        words = metrics.elidedText(self.words + _KEY, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QPointF(0, metrics.ascent()), words)
