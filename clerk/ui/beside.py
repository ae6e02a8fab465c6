"""Texts laid beside each other, each under its title; one below the other where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from clerk.ui.look import Look
from clerk.ui.text_label import TextLabel
from clerk.ui.views.returned import Told
from clerk.ui.views.words import muted

_LEAST = 270


class Beside(QScrollArea):
    """The texts; they scroll together."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.told: tuple[Told, ...] = ()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setProperty("ground", "page")
        self._cells: list[QWidget] = []
        self._columns = 0
        self._inner = QWidget()
        self._inner.setProperty("ground", "page")
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._inner)

    def show_texts(self, told: Sequence[Told]) -> None:
        """Show these texts."""
        if tuple(told) == self.told:
            return
        self.told = tuple(told)
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = [self._cell(each) for each in self.told]
        self._columns = 0
        self._place()
        self.verticalScrollBar().setValue(0)

    def _cell(self, told: Told) -> QWidget:
        cell = QWidget(self._inner)
        cell.setProperty("ground", "page")
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.px(2))
        title = TextLabel(self.look, [muted(told.title.upper())], 11.5, strong=True)
        title.setAccessibleName(told.title)
        words = TextLabel(self.look, told.words, 14.5)
        words.setAccessibleName(told.said)
        column.addWidget(title)
        column.addWidget(words)
        column.addStretch(1)
        return cell

    def _place(self) -> None:
        room = self.viewport().width()
        wanted = len(self._cells) or 1
        columns = wanted if room >= wanted * self.look.px(_LEAST) else 1
        px = self.look.px
        self._grid.setHorizontalSpacing(px(24))
        self._grid.setVerticalSpacing(px(12))
        if columns == self._columns:
            return
        for index in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)
        for index in range(self._grid.rowCount()):
            self._grid.setRowStretch(index, 0)
        self._columns = columns
        for index, cell in enumerate(self._cells):
            self._grid.removeWidget(cell)
            self._grid.addWidget(cell, index // columns, index % columns)
            cell.show()
        self._grid.setRowStretch(len(self._cells) // columns + 1, 1)

    def wanted_height(self) -> int:
        """The height in which all of it is seen, for the width there is."""
        room = max(self.viewport().width(), 1)
        height = self._grid.heightForWidth(room) if self._grid.hasHeightForWidth() else -1
        return max(height, self._inner.minimumSizeHint().height(), self.look.px(30))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where there is room."""
        super().resizeEvent(event)
        self._place()
