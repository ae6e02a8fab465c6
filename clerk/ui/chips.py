"""Remarks on a ground of their own, side by side, wrapping where they must."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk.ui.look import Look
from clerk.ui.paragraph import Paragraph, natural_width
from clerk.ui.views.entries import Chip
from clerk.ui.views.words import Words


class Chips(QWidget):
    """The chips of one item."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._chips: tuple[Chip, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def show_chips(self, chips: tuple[Chip, ...]) -> None:
        """Show these."""
        self._chips = chips
        self.setAccessibleName("; ".join(chip.text for chip in chips))
        self.setVisible(bool(chips))
        self.updateGeometry()
        self.update()

    def _placed(self, width: int) -> list[tuple[QRectF, Chip, Paragraph]]:
        px = self.look.px
        x, y, row_height = 0.0, float(px(6)), 0.0
        placed = []
        for chip in self._chips:
            words = [Words(chip.text, chip.role, strong=True)]
            full = natural_width(self.look, words, 12) + 2
            room = min(full, width - 2 * px(7))
            if x and x + room + 2 * px(7) > width:
                x, y = 0.0, y + row_height + px(5)
            paragraph = Paragraph(self.look, words, room, 12)
            box = QRectF(x, y, room + 2 * px(7), paragraph.height + px(4))
            placed.append((box, chip, paragraph))
            row_height = box.height()
            x += box.width() + px(6)
        return placed

    def hasHeightForWidth(self) -> bool:
        """Say that in a narrower place chips stand in more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        return round(max((box.bottom() for box, _, _ in self._placed(width)), default=0))

    def sizeHint(self) -> QSize:
        """Return a size for the width there is."""
        return QSize(self.look.px(200), self.heightForWidth(max(self.width(), self.look.px(200))))

    def minimumSizeHint(self) -> QSize:
        """Return the least width."""
        return QSize(self.look.px(60), self.look.px(20) if self._chips else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chips."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self.look.px
        # Where all grounds are one, an outline keeps chips apart.
        plain = self.look.scheme == "contrast"
        for box, chip, paragraph in self._placed(self.width()):
            painter.setPen(self.look.colour("line") if plain else Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour(f"{chip.role}_ground"))
            painter.drawRoundedRect(box, px(2), px(2))
            paragraph.draw(painter, box.left() + px(7), box.top() + px(2))
