"""A sentence that stays until somebody has read it, with what can be done about it."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from clerk.ui.look import Look
from clerk.ui.text_label import Mark, TextLabel


class Note(msgspec.Struct, frozen=True):
    """A sentence, and what can be done about it. A held one stays until what it says is over."""

    sentence: str
    act: str = ""
    verb: Callable[[], object] | None = None
    held: bool = False


class Banner(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setProperty("ground", "care_ground")
        self.setProperty("edge", "below")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._line = QHBoxLayout(self)
        self.mark = Mark(look, "warn", "care", 14, "care_ground")
        self.words = TextLabel(look)
        self.act = QPushButton()
        self.close_button = QPushButton("Dismiss")
        self.close_button.setAccessibleName("Dismiss this message")
        self._line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.words, 1)
        self._line.addWidget(self.act)
        self._line.addWidget(self.close_button)
        self._notes: list[Note] = []
        self._shown: Note | None = None
        self.act.clicked.connect(self._do)
        self.close_button.clicked.connect(self._next)
        look.changed.connect(self.measure)
        self.measure()
        self.hide()

    def measure(self) -> None:
        """Take the margins of the text size there is now."""
        px = self.look.px
        self._line.setContentsMargins(px(17), px(6), px(12), px(6))
        self._line.setSpacing(px(10))
        self.mark.setFixedHeight(px(26))

    def say(self, sentence: str, act: str = "", verb: Callable[[], object] | None = None) -> None:
        """Show a sentence; one with something to do about it at once, another after those that wait."""
        self._notes = [note for note in self._notes if note.sentence != sentence]
        note = Note(sentence, act, verb)
        self._notes.insert(self._first_free() if verb else len(self._notes), note)
        self._show()

    def answer(self, sentence: str) -> None:
        """Show at once what a key that was just pressed is answered, before what waits to be read."""
        self._notes = [note for note in self._notes if note.sentence != sentence]
        self._notes.insert(self._first_free(), Note(sentence))
        self._show()

    def hold(self, sentence: str, act: str = "", verb: Callable[[], object] | None = None) -> None:
        """Show a sentence before all others, which stays until what it says is over and `release` is called."""
        self._notes[: self._first_free()] = [Note(sentence, act, verb, held=True)]
        self._show()

    def release(self) -> None:
        """Take the sentence that was held away."""
        del self._notes[: self._first_free()]
        self._show()

    def withdraw(self, sentence: str) -> None:
        """Take a sentence away that is not true any more."""
        self._notes = [note for note in self._notes if note.held or note.sentence != sentence]
        self._show()

    def _first_free(self) -> int:
        return 1 if self._notes and self._notes[0].held else 0

    def _show(self) -> None:
        if not self._notes:
            self._shown = None
            self.hide()
            return
        note = self._notes[0]
        if note == self._shown:
            return
        self._shown = note
        self.words.say(note.sentence)
        self.setAccessibleName(note.sentence)
        self.act.setText(note.act)
        self.act.setAccessibleName(note.act or "Nothing to do")
        self.act.setVisible(bool(note.act))
        self.close_button.setVisible(not note.held)
        self.show()

    def _do(self) -> None:
        verb = self._notes[0].verb if self._notes else None
        self._next()
        if verb is not None:
            verb()

    def _next(self) -> None:
        if self._notes and not self._notes[0].held:
            del self._notes[0]
        self._show()
