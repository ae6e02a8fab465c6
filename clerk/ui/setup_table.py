"""A table filled in by keyboard: arrows walk, typing writes, Enter goes on, the last row is always a new one."""

from collections.abc import Callable, Iterable
from typing import Literal

import msgspec
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from clerk.ui.look import Look
from clerk.ui.setup_words import Choices
from clerk.ui.views.words import shown

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Column(msgspec.Struct, frozen=True):
    """A column: its heading, how it is filled in, and its share of the width. `usual` is what a new row begins with."""

    name: str
    share: int
    kind: Literal["text", "choice", "lines"] = "text"
    choices: Choices = ()
    usual: str = ""

    def words(self, value: str) -> str:
        """Return how a value is shown."""
        if self.kind == "choice":
            return next((words for name, words in self.choices if name == value), value)
        if self.kind == "lines":
            lines = [line for line in value.split("\n") if line.strip()]
            many = f"{len(lines)}: " if len(lines) > 1 else ""
            first = lines[0] if lines else ""
            return shown(many + (first if len(first) <= 60 else first[:59] + "…"))
        return shown(value)


class TableRow(msgspec.Struct):
    """A row: its cells, what it was made of (None: it is new), which cells somebody filled in, and what else is its."""

    cells: list[str]
    origin: object = None
    touched: set[int] = msgspec.field(default_factory=set)
    more: object = None


class TableModel(QAbstractTableModel):
    """The rows, and after them one that is not there yet: to write in it makes it."""

    written = Signal(int, int)

    def __init__(self, columns: tuple[Column, ...], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = columns
        self.rows: list[TableRow] = []

    def show_rows(self, rows: Iterable[TableRow]) -> None:
        """Show these rows in place of what is there."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many rows there are, with the one to be written in."""
        return 0 if parent.isValid() else len(self.rows) + 1

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be written in."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def value(self, row: int, column: int) -> str:
        """Return what is in a cell."""
        return self.rows[row].cells[column] if row < len(self.rows) else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell as it is shown, said or edited."""
        row, column = index.row(), self.columns[index.column()]
        new = row >= len(self.rows)
        value = self.value(row, index.column())
        if role == Qt.ItemDataRole.EditRole:
            return value
        if role == Qt.ItemDataRole.DisplayRole:
            if new:
                return "Add…" if index.column() == self.first_text() else ""
            return column.words(value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            where = "new row" if new else f"row {row + 1}"
            return f"{column.name}, {where}: {'' if new else column.words(value) or 'empty'}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return None

    def first_text(self) -> int:
        """Return the widest column: the one a row is known by."""
        shares = [column.share for column in self.columns]
        return shares.index(max(shares))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's heading."""
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].name if across else str(section + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole and across:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write into a cell; in the last row that makes a row."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        text, row, column = str(value), index.row(), index.column()
        if row >= len(self.rows):
            if not text.strip() or (self.columns[column].kind == "choice"):
                return False
            # The row to be written in is this one now, and after it comes another: who goes on to the next cell of
            # what they just wrote stays in their row.
            self.beginInsertRows(QModelIndex(), row + 1, row + 1)
            self.rows.append(TableRow([each.usual for each in self.columns]))
            self.endInsertRows()
        if self.rows[row].cells[column] != text:
            self.rows[row].cells[column] = text
            self.rows[row].touched.add(column)
            self.written.emit(row, column)
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
        return True

    def take_out(self, row: int) -> None:
        """Take a row out."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self.rows[row]
        self.endRemoveRows()

    def swap(self, row: int, other: int) -> None:
        """Let two rows change places."""
        self.rows[row], self.rows[other] = self.rows[other], self.rows[row]
        for each in (row, other):
            self.dataChanged.emit(self.index(each, 0), self.index(each, len(self.columns) - 1))


class _Lines(QPlainTextEdit):
    """One text a line; Enter begins another, Ctrl+Enter is done."""


class _Editing(QStyledItemDelegate):
    def __init__(self, look: Look, columns: tuple[Column, ...], parent: QObject) -> None:
        super().__init__(parent)
        self.look, self.columns = look, columns

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self.columns[index.column()]
        editor: QWidget
        if column.kind == "choice":
            editor = box = QComboBox(parent)
            for name, words in column.choices:
                box.addItem(words, name)
            box.activated.connect(lambda _: self.commitData.emit(box))
        elif column.kind == "lines":
            editor = _Lines(parent)
        else:
            editor = QLineEdit(parent)
        editor.setAccessibleName(f"{column.name}, row {index.row() + 1}")
        editor.setAutoFillBackground(True)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(value), 0))
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(value)
        elif isinstance(editor, QLineEdit):
            editor.setText(value)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        box = option.rect
        px = self.look.px
        parent = editor.parentWidget()
        if isinstance(editor, QPlainTextEdit) and parent is not None:
            # Room for several lines, over the rows below, but never out of the table.
            width, height = max(box.width(), px(320)), px(130)
            box.setSize(QSize(min(width, parent.width()), min(height, parent.height())))
            box.moveLeft(min(box.left(), parent.width() - box.width()))
            box.moveTop(max(min(box.top(), parent.height() - box.height()), 0))
        else:
            # All of the cell, so that no second line of what stood there looks out below.
            box.setHeight(max(px(30), editor.sizeHint().height(), box.height()))
        editor.setGeometry(box)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(editor, QWidget)
        ):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if enter and isinstance(editor, QPlainTextEdit) and not held:
                return False
            if enter:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                view = self.parent()
                if isinstance(view, TableEditor):
                    QTimer.singleShot(0, view, view.go_down)
                return True
        return super().eventFilter(editor, event)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        # Measured here: Qt's own hint forgets the room that the style sheet keeps free beside the words.
        view, px = self.parent(), self.look.px
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else 100
        room = QRect(0, 0, max(width - 2 * px(6) - 8, 20), 10_000)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        box = QFontMetrics(self.look.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, text)
        return QSize(width, max(box.height() + 2 * px(4) + 6, px(30)))


class TableEditor(QTableView):
    """The table. `said` is a sentence that has to be read: what was refused, and why."""

    said = Signal(str)
    pasted = Signal(str)
    altered = Signal()

    def __init__(self, look: Look, name: str, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self.look = look
        self.rows_model = TableModel(columns, self)
        self.may_remove: Callable[[TableRow], str] = lambda _row: ""
        self.setModel(self.rows_model)
        self.setItemDelegate(_Editing(look, columns, self))
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            "Arrow keys walk, typing writes, Enter goes on. Control Delete removes a row, Alt Up and Alt Down move it."
        )
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.AnyKeyPressed
            | trigger.EditKeyPressed
            | trigger.DoubleClicked
            | trigger.SelectedClicked
        )
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(10)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for signal in (
            self.rows_model.written,
            self.rows_model.rowsInserted,
            self.rows_model.rowsRemoved,
        ):
            signal.connect(lambda *_: self.altered.emit())
        look.changed.connect(self._share_out)

    @property
    def rows(self) -> list[TableRow]:
        """The rows that are there."""
        return self.rows_model.rows

    def show_rows(self, rows: Iterable[TableRow]) -> None:
        """Show these rows, the first cell in hand."""
        self.rows_model.show_rows(rows)
        self.go_to(0, self.rows_model.first_text())
        self.resizeRowsToContents()

    def go_to(self, row: int, column: int) -> None:
        """Take a cell in hand."""
        self.setCurrentIndex(self.rows_model.index(row, column))

    def go_down(self) -> None:
        """Go to the cell below."""
        here = self.currentIndex()
        if here.isValid() and here.row() + 1 < self.rows_model.rowCount():
            self.go_to(here.row() + 1, here.column())

    def finish_editing(self) -> None:
        """Take over what is being written in a cell."""
        kinds = (QLineEdit, QComboBox, QPlainTextEdit)
        editor = next(
            (each for each in self.viewport().children() if isinstance(each, kinds)), None
        )
        if isinstance(editor, QWidget) and editor.isVisible():
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def remove_row(self) -> None:
        """Take out the row in hand, if it may be."""
        row = self.currentIndex().row()
        if not 0 <= row < len(self.rows):
            return
        if refusal := self.may_remove(self.rows[row]):
            self.said.emit(refusal)
            return
        column = self.currentIndex().column()
        self.rows_model.take_out(row)
        self.go_to(min(row, len(self.rows)), column)

    def move_row(self, by: int) -> None:
        """Move the row in hand up (-1) or down (1)."""
        row = self.currentIndex().row()
        if 0 <= row < len(self.rows) and 0 <= row + by < len(self.rows):
            self.rows_model.swap(row, row + by)
            self.go_to(row + by, self.currentIndex().column())
            self.altered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes; Control Delete, Alt Up and Alt Down alter the rows; a pasted list is handed on."""
        key = event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if "\n" in text.strip():
                self.pasted.emit(text)
            elif self.currentIndex().isValid():
                self.rows_model.setData(self.currentIndex(), text.strip())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            if self.currentIndex().isValid():
                self.edit(self.currentIndex())
        elif key == Qt.Key.Key_Delete:
            if control:
                self.remove_row()
            elif self.currentIndex().row() < len(self.rows):
                column = self.rows_model.columns[self.currentIndex().column()]
                self.rows_model.setData(self.currentIndex(), column.usual)
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_row(-1 if key == Qt.Key.Key_Up else 1)
        elif alt or (control and key not in (Qt.Key.Key_Home, Qt.Key.Key_End)):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every column its share."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        columns = self.rows_model.columns
        whole, width = sum(column.share for column in columns), self.viewport().width()
        used = 0
        for place, column in enumerate(columns[:-1]):
            part = width * column.share // whole
            self.setColumnWidth(place, part)
            used += part
        self.setColumnWidth(len(columns) - 1, width - used)
        self.resizeRowsToContents()
