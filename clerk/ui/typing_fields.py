"""Fields to type in: one line with offers, or text that grows. The desk's commands work in them as everywhere."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QListWidget, QPlainTextEdit, QSizePolicy, QWidget

from clerk.ui.commands import COMMANDS
from clerk.ui.look import Look

_COMMAND_KEYS = frozenset(
    QKeySequence(keys).toString() for command in COMMANDS for keys in command.keys
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_command(event: QKeyEvent) -> bool:
    """Return whether a key is one of the desk's commands, which a field does not keep for itself."""
    return QKeySequence(event.keyCombination()).toString() in _COMMAND_KEYS


def leave_commands(event: QEvent) -> bool:
    """Let a command through before a text field takes its key; return whether it was one."""
    if (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and is_command(event)
    ):
        event.ignore()
        return True
    return False


def nothing() -> bool:
    """Take nothing back: no aid has done anything."""
    return False


class LineField(QLineEdit):
    """One line. While one types, it offers what contains the letters; of several, for the last one.

    The arrows walk through the offers; Enter takes the one in hand, and so does Tab, which then goes on. Escape
    leaves the words as they are, and Tab does while no offer is in hand.
    """

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.many = False
        self.insertion: Callable[[str], str] = lambda offer: offer
        self.setAccessibleName(name)
        self._offers: Sequence[str] = ()
        self._list: QListWidget | None = None

    def offer(self, offers: Sequence[str], *, many: bool) -> None:
        """Offer these while somebody types."""
        self.many, self._offers = many, offers
        self.textEdited.connect(self._find)

    def _start_of_last(self) -> int:
        text = self.text()[: self.cursorPosition()]
        return max(text.rfind(","), text.rfind(";")) + 1 if self.many else 0

    def _find(self) -> None:
        typed = self.text()[self._start_of_last() : self.cursorPosition()].strip().casefold()
        found = [each for each in self._offers if typed and typed in each.casefold()]
        # Whoever begins with the letters comes before whoever only contains them.
        found.sort(key=lambda each: not any(w.startswith(typed) for w in each.casefold().split()))
        if not found or [each.casefold() for each in found] == [typed]:
            self.close_offers()
        else:
            self._show_offers(found)

    def _show_offers(self, found: Sequence[str]) -> None:
        """Show offers over the window; not in a window of their own, which would take the keyboard along."""
        if self._list is None:
            self._list = QListWidget(self.window())
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setProperty("boxed", True)  # a property of the style sheet
            self._list.setAccessibleName(f"Offers for {self.accessibleName()}")
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
            self._list.itemClicked.connect(lambda item: self._take(item.text()))
        offers = self._list
        offers.clear()
        offers.addItems(list(found[:8]))
        self.place_offers()
        offers.setCurrentRow(-1)
        offers.show()
        offers.raise_()
        self.setAccessibleDescription(f"{len(found)} offered: {', '.join(found[:3])}")

    def place_offers(self) -> None:
        """Let what is offered stand below the field, or above it where there is no room; the field may have moved."""
        offers = self._list
        if offers is None:
            return
        height = self.look.px(27) * offers.count() + self.look.px(6)
        place = self.mapTo(self.window(), QPoint(0, self.height()))
        if place.y() + height > self.window().height():
            place = self.mapTo(self.window(), QPoint(0, -height))
        width = min(max(self.width(), self.look.px(260)), self.window().width() - place.x())
        offers.setGeometry(place.x(), place.y(), width, height)

    def _take(self, offer: str) -> None:
        start = self._start_of_last()
        before, after = self.text()[:start], self.text()[self.cursorPosition() :]
        space = " " if before else ""
        words = self.insertion(offer)
        self.setText(f"{before}{space}{words}{after}")
        self.setCursorPosition(len(before) + len(space) + len(words))
        self.close_offers()

    @property
    def offering(self) -> bool:
        """Whether offers are shown now."""
        return self._list is not None and self._list.isVisible()

    def close_offers(self) -> None:
        """Put the offers away."""
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the offers, take one, or put them away."""
        offers, key = self._list, event.key()
        if offers is None or not self.offering:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            row = min(max(offers.currentRow() + step, 0), offers.count() - 1)
            offers.setCurrentRow(row)
            self.setAccessibleDescription(offers.item(row).text())
        elif key in _ENTER and offers.currentRow() >= 0:
            self._take(offers.item(offers.currentRow()).text())
        elif key == Qt.Key.Key_Escape:
            self.close_offers()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Let commands through, and take the offer in hand before Tab leads on."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and self._list is not None
            and self.offering
            and self._list.currentRow() >= 0
        ):
            self._take(self._list.item(self._list.currentRow()).text())
        return True if leave_commands(event) else super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the offers away."""
        super().focusOutEvent(event)
        self.close_offers()
        # Of a text that is too long its beginning is to be read, not its end.
        self.setCursorPosition(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Put the offers away."""
        super().hideEvent(event)
        self.close_offers()

    def closing(self) -> None:
        """Let go of the offers, which belong to the window."""
        if self._list is not None:
            self._list.deleteLater()
            self._list = None


class GrowingText(QPlainTextEdit):
    """Text that grows with its lines. Enter is said as `entered` unless it makes lines; Ctrl Enter always is.

    `struck(text)`: a key was pressed here and did what it does; the text is what it typed, if anything.
    """

    entered = Signal()
    grown = Signal()
    struck = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.enter_makes_lines = False
        # A point of a list goes on from the words above it.
        self.begins_small = False
        self.takes_back = nothing
        self.most_lines = 8
        self.least_lines = 1
        self.least_height = 0
        self.pad = 7
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        look.changed.connect(self.measure)
        self.measure()

    def measure(self) -> None:
        """Take the margins of the text size there is now."""
        self.setFont(self.look.font(14))
        # What stands there before anybody types is drawn in the viewport's own font.
        self.viewport().setFont(self.look.font(14))
        # A margin is no typing: it is not to be undone.
        self.document().setUndoRedoEnabled(False)
        self.document().setDocumentMargin(self.look.px(2))
        self.document().setUndoRedoEnabled(True)
        self._grow()

    def _grow(self, *_: object) -> None:
        wanted = max(round(self.document().size().height()), self.least_lines)
        lines = min(wanted, self.most_lines)
        as_needed = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(as_needed if wanted > lines else off)
        margins = 2 * self.look.px(2) + 2 * self.look.px(self.pad) + 4
        height = round(lines * self.fontMetrics().lineSpacing()) + margins
        height = max(height, self.least_height)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
            self.grown.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Say what was struck on a keyboard that composes its letters, too."""
        super().inputMethodEvent(event)
        if event.commitString():
            self.struck.emit(event.commitString()[-1])

    def undo(self) -> None:
        """Undo what was typed last; an aid takes back its own, so that the hand is again where it was."""
        if not self.takes_back():
            super().undo()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Leave a file that is dropped to the window: its path is nothing to be minuted."""
        if any(url.isLocalFile() for url in source.urls()):
            return False
        return super().canInsertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines for the new width, and take the height they need."""
        super().resizeEvent(event)
        self._grow()

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(self.look.px(80), self.height())

    def event(self, event: QEvent) -> bool:
        """Let commands through, and say what was struck."""
        if leave_commands(event):
            return True
        done = super().event(event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.struck.emit(event.text())
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say Enter; Shift Enter makes a line."""
        if event.key() in _ENTER:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control or (not shift and not self.enter_makes_lines):
                self.entered.emit()
            else:
                self.textCursor().insertBlock()
                self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin a new count of what Ctrl Z undoes here."""
        super().focusInEvent(event)
        passing = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in passing:
            self.document().clearUndoRedoStacks()
