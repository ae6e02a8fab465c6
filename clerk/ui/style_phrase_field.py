"""The field in which one phrase of a house style is written, and the names of what may be filled in, each by a key."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from clerk.minutes.style_words import field_words
from clerk.ui.flow import Flow
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look

_DIGITS = "1234567890"
_LARGE = 1.75


class PhraseField(QPlainTextEdit):
    """`written(phrase)`: it was. `done()`: Enter. `undone(by)`: undo (-1), redo (1). `wanted(place)`: Alt, figure.

    `stepped(by)`: Ctrl Up (-1) or Down (1).
    What is undone is the style's whole text, wherever it was written; the field has no undo of its own.
    """

    written = Signal(str)
    done = Signal()
    undone = Signal(int)
    stepped = Signal(int)
    wanted = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._by_program = False
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName("Phrase")
        self.textChanged.connect(self._say)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = 3 if self.look.scale < _LARGE else 2
        self.setFixedHeight(round(self.look.metrics(14).lineSpacing() * lines) + self.look.px(16))

    @property
    def phrase(self) -> str:
        """What is written; a blank that does not break stays one."""
        return self.document().toRawText().replace("\u2029", " ")

    def show_phrase(self, phrase: str) -> None:
        """Show a phrase, unless it stands there already."""
        if phrase == self.phrase:
            return
        self._by_program = True
        try:
            self.setPlainText(phrase)
        finally:
            self._by_program = False

    def _say(self) -> None:
        if not self._by_program:
            self.written.emit(self.phrase)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is done; undo and redo are the style's; Ctrl Up and Down go on; Alt and a figure fill in."""
        key, held = Qt.Key(event.key()), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.done.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undone.emit(-1)
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.undone.emit(1)
        elif control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif held == Qt.KeyboardModifier.AltModifier and event.text() in tuple(_DIGITS):
            self.wanted.emit(_DIGITS.index(event.text()))
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """A phrase is one line: pasted line ends are blanks."""
        self.insertPlainText(" ".join(source.text().split("\n")))


class FieldNames(Flow):
    """A button for each name that a phrase may use; `wanted(name)`: it is to be written. The first ten have keys."""

    wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, 5)
        self.names: tuple[str, ...] = ()
        self.setAccessibleName("What may be filled in")
        look.changed.connect(self._fit)

    def show_names(self, names: tuple[str, ...]) -> None:
        """Offer these."""
        if names == self.names:
            return
        self.names = names
        self.show_parts([self._button(place, name) for place, name in enumerate(names)])
        self._fit()

    def _button(self, place: int, name: str) -> HintButton:
        keys = f"Alt+{_DIGITS[place]}" if place < len(_DIGITS) else ""
        button = HintButton(self.look, f"{{{name}}}", keys, framed=True)
        words = field_words().get(name, name)
        button.setToolTip(words)
        button.setAccessibleName(f"{name}: {words}")
        button.clicked.connect(lambda: self.wanted.emit(name))
        return button

    def press(self, place: int) -> None:
        """Have the name of a key written, if there is one."""
        if place < len(self.names):
            self.wanted.emit(self.names[place])

    def _fit(self) -> None:
        self.setFixedHeight(self.heightForWidth(max(self.width(), self.look.px(200))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many rows as the names need."""
        super().resizeEvent(event)
        self._fit()
