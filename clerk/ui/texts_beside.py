"""Texts laid beside each other, each under its title; one below the other where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from clerk.ui.look import Look
from clerk.ui.paragraph import line_step
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
        self._labels: list[TextLabel] = []
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
        self._labels = []
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
        self._labels.append(words)
        column.addWidget(title)
        column.addWidget(words)
        column.addStretch(1)
        return cell

    def _place(self) -> None:
        columns = self._columns_for(self.viewport().width())
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

    def wanted_height(self, width: int) -> int:
        """The height in which all of it is seen, in a width."""
        # As if there were a scroll bar: with just the height that the words need without one, there would be.
        width -= self.verticalScrollBar().sizeHint().width()
        columns = self._columns_for(width)
        gap, title = self.look.px(24), line_step(self.look, 11.5) + self.look.px(3)
        room = (width - gap * (columns - 1)) // columns
        heights = [title + label.heightForWidth(room) for label in self._labels] or [0]
        rows = [max(heights[at : at + columns]) for at in range(0, len(heights), columns)]
        return sum(rows) + self.look.px(12) * max(len(rows) - 1, 0) + self.look.px(8)

    def _columns_for(self, width: int) -> int:
        wanted = len(self._cells) or 1
        return wanted if width >= wanted * self.look.px(_LEAST) else 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where there is room."""
        super().resizeEvent(event)
        self._place()
