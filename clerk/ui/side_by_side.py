"""Two things side by side where there is room for both, else behind two tabs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QTabWidget, QWidget

from clerk.ui.look import Look

# From this width on, both can be read.
_BESIDE_FROM = 860
_FIRST_WIDTH = 430
Side = tuple[str, QWidget]
"""What a side is called, and what is in it."""


class SideBySide(QWidget):
    """The first side scrolls, where it is higher than its room; the second has the room that is over."""

    def __init__(self, look: Look, first: Side, second: Side) -> None:
        super().__init__()
        self.look = look
        self.names = (first[0], second[0])
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAccessibleName(first[0])
        self.area.setWidget(first[1])
        self.second = second[1]
        self.tabs: QTabWidget | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.px(16))
        self._row.addWidget(self.area)
        self._row.addWidget(self.second, 1)
        look.changed.connect(self.place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Put both in their places."""
        narrow = self.width() < self.look.px(_BESIDE_FROM)
        if narrow and self.tabs is None:
            self._put_behind_tabs()
        elif not narrow and self.tabs is not None:
            self._put_side_by_side()
        if self.tabs is None:
            self.area.setFixedWidth(self.look.px(_FIRST_WIDTH))

    def _put_behind_tabs(self) -> None:
        tabs = self.tabs = QTabWidget()
        tabs.setAccessibleName(" or ".join(self.names))
        tabs.tabBar().setAccessibleName(" or ".join(self.names))
        self.area.setMinimumWidth(0)
        self.area.setMaximumWidth(16_777_215)  # Qt's own for: as wide as can be
        tabs.addTab(self.area, self.names[0])
        tabs.addTab(self.second, self.names[1])
        self._row.addWidget(tabs, 1)

    def _put_side_by_side(self) -> None:
        tabs, self.tabs = self.tabs, None
        self._row.addWidget(self.area)
        self._row.addWidget(self.second, 1)
        for part in (self.area, self.second):
            part.show()
        if tabs is not None:
            self._row.removeWidget(tabs)
            # Until it is gone for good, its edge would still be painted.
            tabs.hide()
            tabs.deleteLater()
