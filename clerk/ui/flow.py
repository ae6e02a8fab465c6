"""Widgets side by side, in as many rows as they need."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk.ui.look import Look


class Flow(QWidget):
    """Lays widgets out like words: from left to right, and on in the next row where there is no room."""

    def __init__(self, look: Look, gap: float) -> None:
        super().__init__()
        self.look, self.gap = look, gap
        self.parts: tuple[QWidget, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        """Put these in the place of those that are there, which are let go."""
        for part in self.parts:
            if part not in parts:
                part.hide()
                part.deleteLater()
        self.parts = tuple(parts)
        for part in self.parts:
            part.setParent(self)
            part.show()
        self.place()

    def place(self) -> None:
        """Put every part in its place, for the width there is."""
        for part, box in self._placed(self.width()):
            part.setGeometry(box)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Say that in a narrower place there are more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        return max((box.bottom() + 1 for _, box in self._placed(width)), default=0)

    def sizeHint(self) -> QSize:
        """Return a size for the width there is."""
        return QSize(self.look.px(200), self.heightForWidth(max(self.width(), self.look.px(200))))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(self.look.px(80), self.heightForWidth(max(self.width(), self.look.px(80))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self.place()

    def _placed(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        gap = self.look.px(self.gap)
        x = y = row = 0
        for part in self.parts:
            if part.isHidden():
                continue
            size = part.sizeHint()
            wide = min(size.width(), width)
            if x and x + wide > width:
                x, y, row = 0, y + row + gap, 0
            yield part, QRect(x, y, wide, size.height())
            x += wide + gap
            row = max(row, size.height())
