"""A list that letters narrow: one field, one list, the arrows walk, Enter chooses, Escape closes."""

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clerk.ui.look import Look
from clerk.ui.row_painter import Columns, row_list
from clerk.ui.typing_fields import LineField
from clerk.ui.views.words import Row

_PAGE = 8


class LetterField(LineField):
    """The field of such a list. Tab walks through the list: there is nothing else to go to."""

    tabbed = Signal(int)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Stay here, and say that Tab was pressed."""
        self.tabbed.emit(1 if onward else -1)
        return True


class LetterList(QWidget):
    """What a kind of such list is made of: `rows_for` says what letters find, `take` what choosing a row does.

    `closed`: Escape was pressed, and nothing was chosen.
    """

    closed = Signal()

    def __init__(self, look: Look, name: str, field: str, columns: Columns) -> None:
        super().__init__()
        self.look = look
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.filter = LetterField(look, field)
        self.list = row_list(look, name, columns, "panel")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column = QVBoxLayout(self)
        self.filter.textChanged.connect(self.narrow)
        self.filter.tabbed.connect(self.walk)
        self.list.opened.connect(lambda _row: self.choose())
        look.changed.connect(self.measure)
        self.hide()

    @abstractmethod
    def rows_for(self, typed: str) -> Sequence[Row]:
        """Return the rows that letters find, the best first."""

    @abstractmethod
    def take(self, row: int) -> None:
        """Do what a row says."""

    @abstractmethod
    def measure(self) -> None:
        """Take the room of the text size there is now."""

    def counted(self, rows: Sequence[Row]) -> str:
        """Return how much was found, for a screen reader."""
        return f"{len(rows)} found."

    def narrow(self, *_: object) -> None:
        """Show what the letters find now, the first chosen."""
        rows = self.rows_for(self.filter.text())
        self.list.show_rows([])
        self.list.show_rows(rows)
        self.measure()
        first = self._next(-1, 1)
        self.list.go_to(first)
        self._say(first, self.counted(rows))

    def _next(self, place: int, by: int) -> int | None:
        """The next row that can be chosen, passing over headings; None if there is none."""
        rows = self.list.rows.rows
        place += by
        while 0 <= place < len(rows):
            if rows[place].kind == "row":
                return place
            place += by
        return None

    def _say(self, row: int | None, before: str = "") -> None:
        said = self.list.rows.rows[row].said if row is not None else ""
        self.filter.setAccessibleDescription(" ".join(filter(None, (before, said))))

    def walk(self, by: int) -> None:
        """Go so many rows down, or up."""
        here = self.list.currentIndex().row()
        for _ in range(abs(by)):
            following = self._next(here, 1 if by > 0 else -1)
            if following is None:
                break
            here = following
        if here >= 0:
            self.list.go_to(here)
            self._say(here)

    def choose(self) -> None:
        """Do what the row in hand says."""
        row = self.list.currentIndex().row()
        if row >= 0:
            self.take(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, choose, or close."""
        key = event.key()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE,
            Qt.Key.Key_PageUp: -_PAGE,
        }
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        elif key == Qt.Key.Key_Escape:
            self.close_list()
        elif key in steps:
            self.walk(steps[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Escape for the list itself."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def close_list(self) -> None:
        """Close the list; nothing was chosen."""
        if self.isVisible():
            self.hide()
            self.closed.emit()
