"""A house style from old minutes in Word: what was read of them, guess by guess, and the style that comes of it."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from clerk.errors import ClerkError
from clerk.intake.style_guess import Guess
from clerk.styles import new_folder
from clerk.ui.dialog import Dialog
from clerk.ui.in_window import tell
from clerk.ui.look import Look
from clerk.ui.setup_form import line
from clerk.ui.style_copy import slug
from clerk.ui.style_phrase_field import PhraseField
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import Words, muted

if TYPE_CHECKING:  # it loads what reads and writes Word files
    from clerk.style_making import OldMinutes

_READING = "The old minutes are being read…"
_LETTERS = "For lettering write the first label: a) or (i) or 1."


class StyleFromOld(Dialog):
    """`ready()`: the old minutes were read. `made` is the name of the style, once it was made."""

    ready = Signal()

    def __init__(self, look: Look, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(look, "A style from old minutes", parent)
        self.path, self.made = path, ""
        self.old: OldMinutes | None = None
        self.agreed: dict[int, Guess | None] = {}
        self.place = 0
        self.about = TextLabel(look, path.name, 14, strong=True)
        self.said = TextLabel(look, [muted(_READING)], 13.5)
        self.field = PhraseField(look)
        self.field.setAccessibleName("What was guessed")
        self.evidence = TextLabel(look, "", 13)
        self.before = TextLabel(look, "", 13)
        self.name = line(look, "Name of the style", "Such as Aldermere council 2027.", wide=True)
        self.summary = TextLabel(look, "", 13.5)
        self.trouble = TextLabel(look, "", 13)
        self.trouble.hide()
        self._lay_out()
        self.field.done.connect(self.take)
        self._show_page(0)
        thread = ThreadPoolExecutor(1, "reading old minutes")
        thread.submit(_read_old, path).add_done_callback(self._tell)
        thread.shutdown(wait=False)

    def _lay_out(self) -> None:
        self.column.addWidget(self.about)
        self.column.addWidget(self.said)
        self.pages = QStackedWidget()
        for parts in ((), (self.evidence, self.field, self.before), (self.summary, self.name)):
            page = QWidget()
            page.setProperty("ground", "page")
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(self.look.px(8))
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
            self.pages.addWidget(page)
        self.column.addWidget(self.pages, 1)
        self.column.addWidget(self.trouble)
        self.cancel_button, self.back_button = QPushButton("Cancel"), QPushButton("&Back")
        self.no_button, self.yes_button = QPushButton("&Not this"), QPushButton("&Take it")
        self.make_button = QPushButton("&Make the style")
        buttons = (
            self.cancel_button,
            self.back_button,
            self.no_button,
            self.yes_button,
            self.make_button,
        )
        self.add_buttons(*buttons)
        for button, does in zip(
            buttons, (self.reject, self.back, self.leave, self.take, self.make), strict=True
        ):
            button.clicked.connect(does)
        self.fit(760, 520)

    def _tell(self, done: Future[OldMinutes]) -> None:
        tell(self, partial(self._take_read, done))

    def _take_read(self, done: Future[OldMinutes]) -> None:
        try:
            self.old = done.result()
        except ClerkError as error:
            self.said.say("")
            self._say(error.sentence)
            return
        guesses = self.old.guesses
        are = "is" if guesses.same == 1 else "are"
        self.said.say(
            [
                muted(
                    f"Nearest shipped style: {guesses.nearest}; {guesses.same} of its phrases {are} there word for "
                    "word. What is another there is asked for now."
                )
            ]
        )
        self.name.fill(self.path.stem)
        self._go(0)
        self.ready.emit()

    # Guess by guess.

    @property
    def guess(self) -> Guess | None:
        """The guess that is asked about, None before and after them."""
        found = self.old.guesses.found if self.old is not None else ()
        return found[self.place] if self.place < len(found) else None

    def _go(self, place: int) -> None:
        self.place = place
        self._say("")
        guess, old = self.guess, self.old
        if guess is None or old is None:
            self._show_end()
            return
        count = len(old.guesses.found)
        about = f"{guess.about[:1].upper()}{guess.about[1:]}"
        self.about.say(f"{place + 1} of {count}: {about}")
        answer = self.agreed.get(place)
        self.field.show_phrase((answer or guess).shown)
        self.field.setReadOnly(not old.can_be_typed(guess))
        self.evidence.say([muted("Read from: "), Words(f"“{guess.evidence}”")])
        self.before.say(
            [
                muted(f"{old.guesses.nearest.capitalize()} has: "),
                Words(old.before(guess) or "nothing"),
            ]
        )
        self._show_page(1)
        self.field.setFocus()

    def take(self) -> None:
        """Take the guess, or what was written in its place, and go on."""
        guess, old = self.guess, self.old
        if guess is None or old is None:
            return
        written = self.field.phrase.strip()
        answer: Guess | None = guess
        if written != guess.shown:
            try:
                answer = old.answered(guess, written)
            except ClerkError as error:
                self._say(error.sentence)
                return
        if answer is None:
            self._say(_LETTERS)
            return
        self.agreed[self.place] = answer
        self._go(self.place + 1)

    def leave(self) -> None:
        """Keep what the nearest style says, and go on."""
        self.agreed[self.place] = None
        self._go(self.place + 1)

    def back(self) -> None:
        """Go back to the guess before."""
        self._go(max(self.place - 1, 0))

    # The end.

    def _taken(self) -> list[Guess]:
        return [guess for _, guess in sorted(self.agreed.items()) if guess is not None]

    def _show_end(self) -> None:
        old = self.old
        if old is None:
            return
        self.about.say(self.path.name)
        told = [f"{len(self._taken())} of {len(old.guesses.found)} guesses taken."]
        if old.guesses.kept:
            told.append(
                f"Not found there, and as in {old.guesses.nearest}: {', '.join(old.guesses.kept)}."
            )
        told += old.letterhead.said
        self.summary.say("\u2028".join(told))
        self.said.say(
            [
                muted(
                    "The old minutes are not changed, and nothing of their meeting is in the style."
                )
            ]
        )
        self._show_page(2)
        self.name.control.setFocus()

    def make(self) -> None:
        """Make the style, or say why it cannot be made."""
        name = slug(self.name.value)
        if self.old is None or not name:
            self.name.fail("What is the style to be called?")
            return
        from clerk.style_making import put_made

        try:
            put_made(new_folder(name), self.old, self._taken())
        except ClerkError as error:
            self.name.fail(error.sentence)
            self.name.control.setFocus()
            return
        self.made = name
        self.accept()

    def _show_page(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        asking, ending = page == 1, page == 2
        first = self.place == 0
        self.back_button.setVisible((asking and not first) or (ending and self.place > 0))
        self.no_button.setVisible(asking)
        self.yes_button.setVisible(asking)
        self.make_button.setVisible(ending)
        self.yes_button.setDefault(asking)
        self.make_button.setDefault(ending)

    def _say(self, sentence: str) -> None:
        self.trouble.say([Words(sentence, "bad")])
        self.trouble.setVisible(bool(sentence))


def _read_old(path: Path) -> OldMinutes:
    from clerk.style_making import read_old

    return read_old(path)
