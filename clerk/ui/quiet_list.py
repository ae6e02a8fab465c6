"""A list as every column uses it: rows painted from plain data, one scroll bar at most, chosen by key or click."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clerk.ui.look import Look

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractListModel, Generic[R]):
    """Rows of plain data. What a row says, and whether it can be chosen, its list knows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[R] = ()

    def show(self, rows: Sequence[R]) -> None:
        """Put other rows in the place of these; rows that stay keep their place and choice."""
        if len(rows) == len(self.rows):
            changed = [i for i, row in enumerate(rows) if row != self.rows[i]]
            self.rows = rows
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        more = len(rows) - len(self.rows)
        shorter, longer = (self.rows, rows) if more > 0 else (rows, self.rows)
        first = next((i for i, row in enumerate(shorter) if row != longer[i]), len(shorter))
        if not shorter or list(shorter[first:]) != list(longer[first + abs(more) :]):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        elif more > 0:
            self.beginInsertRows(QModelIndex(), first, first + more - 1)
            self.rows = rows
            self.endInsertRows()
        else:
            self.beginRemoveRows(QModelIndex(), first, first - more - 1)
            self.rows = rows
            self.endRemoveRows()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row itself (UserRole), or what a screen reader says of it."""
        row: Any = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.said or ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that headings and notes are read and passed over."""
        row: Any = self.rows[index.row()]
        if getattr(row, "kind", "row") != "row":
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Painting:
    """One row laid out for a width: its height, and how it is painted.

    `above` and `below` keep the first and the last row off the list's edges.
    """

    height: int
    above = 0
    below = 0

    @abstractmethod
    def draw(self, painter: QPainter, box: QRect, chosen: bool) -> None:
        """Paint the row into its box."""


class RowPainter(QStyledItemDelegate):
    """Lays rows out once per width and paints them; a kind of list says how by `lay_out`."""

    margin = 0

    def __init__(self, view: "QuietList[Any]", look: Look) -> None:
        super().__init__(view)
        self.view = view
        self.look = look
        self._laid: dict[int, tuple[object, int, Painting]] = {}

    @abstractmethod
    def lay_out(self, row: Any, width: int) -> Painting:
        """Lay a row out."""

    def forget(self) -> None:
        """Lay everything out afresh."""
        self._laid.clear()

    def painting(self, index: Index) -> Painting:
        """Return a row laid out for the width there is."""
        place, rows = index.row(), self.view.rows.rows
        row, width = rows[place], self.view.viewport().width()
        painting = self._kept(row, place, width)
        if painting is None:
            painting = self.lay_out(row, width)
            self._laid[place] = (row, width, painting)
        margin = self.look.px(self.margin)
        painting.above = margin if place == 0 else 0
        painting.below = margin if place == len(rows) - 1 else 0
        return painting

    def _kept(self, row: object, place: int, width: int) -> Painting | None:
        """How a row was laid out last, if it says the same. Asked for every row whenever one is another."""
        kept = self._laid.get(place)
        if kept is None or kept[1] != width:
            return None
        if kept[0] is row:
            return kept[2]
        if kept[0] != row:
            return None
        self._laid[place] = (row, width, kept[2])
        return kept[2]

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's size: as wide as the list, as high as its words need."""
        painting = self.painting(index)
        return QSize(10, painting.above + painting.height + painting.below)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row, and round the chosen one the focus, if the list has it."""
        state, box = option.state, option.rect
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = self.view.hasFocus() and index == self.view.currentIndex()
        painting = self.painting(index)
        box = box.adjusted(0, painting.above, 0, -painting.below)
        painter.save()
        try:
            painting.draw(painter, box, chosen)
            if focused:
                self._draw_focus(painter, box)
        finally:
            painter.restore()

    def _draw_focus(self, painter: QPainter, box: QRect) -> None:
        pen = QPen(self.look.colour("accent"), max(self.look.px(2), 2))
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(1, 1, -1, -1))


class QuietList(QListView, Generic[R]):
    """A list without a frame. `chosen` says which row somebody (not the program) went to."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.rows: RowsModel[R] = RowsModel(self)
        self._by_program = False
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(20)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._went_to)
        self.activated.connect(self._activate)
        look.changed.connect(self._lay_out_afresh)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows in place of what is there."""
        self._by_program = True
        try:
            self.rows.show(rows)
        finally:
            self._by_program = False
        self.scheduleDelayedItemsLayout()

    def go_to(self, row: int | None) -> None:
        """Choose a row (None: none) without saying that somebody chose it."""
        self._by_program = True
        try:
            if row is None:
                self.clearSelection()
                self.setCurrentIndex(QModelIndex())
            else:
                self.setCurrentIndex(self.rows.index(row))
                # Rows have their heights only once they were laid out.
                QTimer.singleShot(0, self, self.show_current)
        finally:
            self._by_program = False

    def show_current(self) -> None:
        """Scroll to the row that is chosen."""
        if self.currentIndex().isValid():
            self.executeDelayedItemsLayout()
            box = self.visualRect(self.currentIndex())
            bar = self.verticalScrollBar()
            if box.bottom() + bar.value() < self.viewport().height():
                # What is seen without scrolling is best seen without scrolling.
                bar.setValue(0)
            else:
                self.scrollTo(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, also where nothing is chosen: on the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            first = next((i for i in range(len(self.rows.rows)) if self._can_be_chosen(i)), None)
            if first is not None:
                self._by_program = True
                nothing = QItemSelectionModel.SelectionFlag.NoUpdate
                self.selectionModel().setCurrentIndex(self.rows.index(first), nothing)
                self._by_program = False
        self.viewport().update()

    def _can_be_chosen(self, row: int) -> bool:
        return bool(self.rows.flags(self.rows.index(row)) & Qt.ItemFlag.ItemIsSelectable)

    def _activate(self, index: QModelIndex) -> None:
        if not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.chosen.emit(self.rows.rows[index.row()])
        self.opened.emit(self.rows.rows[index.row()])

    def _went_to(self, index: QModelIndex) -> None:
        if index.isValid() and not self._by_program:
            self.chosen.emit(self.rows.rows[index.row()])

    def doItemsLayout(self) -> None:
        """Lay the rows out, once they can be seen: before, the list has not the width that it will have."""
        if self.isVisible():
            super().doItemsLayout()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out what came while the list was not seen."""
        super().showEvent(event)
        self.scheduleDelayedItemsLayout()
        QTimer.singleShot(0, self, self.show_current)

    def minimumSizeHint(self) -> QSize:
        """Return room for a row or two: what is above a list needs its own."""
        return QSize(self.look.px(80), self.look.px(44))

    def _lay_out_afresh(self) -> None:
        painter = self.itemDelegate()
        if isinstance(painter, RowPainter):
            painter.forget()
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap every row to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        if event.size() != event.oldSize():
            QTimer.singleShot(0, self, self.show_current)
