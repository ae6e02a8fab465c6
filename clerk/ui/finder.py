"""Find anything: a field and a list over the window. Escape leads back to where the keyboard was."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from clerk.ui.letter_list import LetterList
from clerk.ui.look import Look
from clerk.ui.row_painter import Columns
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import Row, Words, muted

_LIST = Columns(mark=0, lead_end=0, words=18, margin=18, gap=5)
# More rows than that are never seen at once.
_SEEN = 24
ASKS = "A command, a person, an item, or words of this meeting and of earlier minutes"


class Choice(msgspec.Struct, frozen=True):
    """A row, and what choosing it does: `further`, it asks for more, and the list stays."""

    row: Row
    run: Callable[[], object]
    further: bool = False


class Place:
    """Where the keyboard was, down to the cursor in a field."""

    def __init__(self, widget: QWidget | None) -> None:
        self.widget = widget
        self._cursor, self._chosen = -1, (-1, 0)
        if isinstance(widget, QLineEdit):
            self._cursor = widget.cursorPosition()
            self._chosen = (widget.selectionStart(), len(widget.selectedText()))

    @property
    def can_be_gone_to(self) -> bool:
        """Whether it is still there to be seen."""
        return self.widget is not None and isValid(self.widget) and self.widget.isVisible()

    def go_back(self) -> None:
        """Put the keyboard there again; what was typed there can still be undone."""
        widget = self.widget
        if widget is None or not self.can_be_gone_to:
            return
        widget.setFocus(Qt.FocusReason.PopupFocusReason)
        if isinstance(widget, QLineEdit):
            widget.setCursorPosition(self._cursor)
            if self._chosen[0] >= 0:
                widget.setSelection(*self._chosen)


class Finder(LetterList):
    """`search(typed)` is asked for the choices at every letter; `opened` and `rested` say that it opens and goes."""

    def __init__(self, look: Look, over: QWidget) -> None:
        super().__init__(look, "Find anything", "Find anything", _LIST)
        self.setParent(over)
        self.setProperty("edge", "around")
        self.search: Callable[[str], Sequence[Choice]] = lambda _typed: ()
        self.opened: Callable[[], object] = lambda: None
        self.rested: Callable[[], object] = lambda: None
        self.choices: Sequence[Choice] = ()
        self._was = Place(None)
        self._inner: Callable[[str], Sequence[Choice]] | None = None
        self._left = ""
        self.foot = TextLabel(look, "", 13)
        self.foot.setAccessibleName("What is searched")
        self.column.addWidget(self.filter)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.foot)
        self.filter.installEventFilter(self)
        over.installEventFilter(self)
        self.closed.connect(self._go_back)

    # Opening and closing.

    def open(self) -> None:
        """Open with nothing typed; open already, close."""
        if self.isVisible():
            self.close_list()
            return
        self._was = Place(QApplication.focusWidget())
        self._inner = None
        self.show_all("")
        self.opened()
        self.narrow()
        self.raise_()
        self.show()
        self.filter.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_all(self, typed: str) -> None:
        """Search everything, beginning with these letters."""
        self._inner = None
        self.filter.setPlaceholderText(ASKS)
        self.filter.setText(typed)

    def ask_further(self, name: str, search: Callable[[str], Sequence[Choice]]) -> None:
        """Let something be chosen of what was chosen; Escape leads back to the whole list."""
        self._left, self._inner = self.filter.text(), search
        self.filter.setPlaceholderText(name)
        self.filter.clear()
        self.narrow()

    def close_list(self) -> None:
        """Go a step back: to the whole list, or to where the keyboard was."""
        if self._inner is not None:
            self.show_all(self._left)
            self.narrow()
            return
        super().close_list()

    def _go_back(self) -> None:
        self.rested()
        self._was.go_back()

    # What is found.

    def rows_for(self, typed: str) -> Sequence[Row]:
        """Return what letters find."""
        self.choices = (self._inner or self.search)(typed)
        return [choice.row for choice in self.choices]

    def look_again(self) -> None:
        """Search again for the same letters, since more can be found; what is in hand stays in hand."""
        if not self.isVisible() or self._inner is not None:
            return
        here = self.list.currentIndex().row()
        said = self.choices[here].row.said if 0 <= here < len(self.choices) else ""
        self.list.show_rows(self.rows_for(self.filter.text()))
        place = next((i for i, each in enumerate(self.choices) if each.row.said == said), None)
        self.list.go_to(place if place is not None else self._next(-1, 1))
        self.measure()

    def say(self, words: str) -> None:
        """Say below the list what is searched."""
        self.foot.say([muted(words)])
        self.foot.setVisible(bool(words))

    def take(self, row: int) -> None:
        """Do what a choice says, with the keyboard where it was."""
        choice = self.choices[row]
        if choice.further:
            choice.run()
            return
        self._inner = None
        self.hide()
        self._go_back()
        choice.run()

    # Looks.

    def measure(self) -> None:
        """Stand in the middle of the window, as high as what was found."""
        px = self.look.px
        over = self.parentWidget()
        if over is None:
            return
        self.column.setContentsMargins(px(2), px(10), px(2), px(6))
        self.column.setSpacing(px(6))
        self.filter.setTextMargins(px(6), px(3), px(6), px(3))
        self.filter.setContentsMargins(px(12), 0, px(12), 0)
        self.foot.indent = px(18)
        width = min(px(760), over.width() - px(24))
        top = min(px(56), over.height() // 12)
        self.setGeometry((over.width() - width) // 2, top, width, over.height() - 2 * top)
        # The rows break their lines for the width that the list has now.
        self.column.activate()
        room = over.height() - 2 * top - self.filter.sizeHint().height() - px(60)
        rows = sum(self.list.sizeHintForRow(i) for i in range(min(len(self.choices), _SEEN)))
        self.list.setFixedHeight(min(max(rows, px(8)), room))
        self.resize(width, self.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size; go when the keyboard is taken elsewhere."""
        if watched is not self.filter and event.type() == QEvent.Type.Resize and self.isVisible():
            self.measure()
        elif watched is self.filter and event.type() == QEvent.Type.FocusOut and self.isVisible():
            reason = event.reason()  # type: ignore[attr-defined]  # a focus event has one
            passing = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
            if reason not in passing:
                self.hide()
                self.rested()
        return super().eventFilter(watched, event)


def row(words: Sequence[Words], kind: str, keys: str = "") -> Row:
    """Return a row that says of what kind it is."""
    trail = " · ".join(filter(None, (kind, keys)))
    said = ", ".join(filter(None, ("".join(each.text for each in words), kind, keys)))
    return Row(tuple(words), trail=(muted(trail),) if trail else (), said=said)
