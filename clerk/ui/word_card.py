"""One word or mark to look at: what is the matter with it, what could stand there, and what else can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from clerk.ui.floating_card import FloatingCard
from clerk.ui.flow import Flow
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import Words, muted, shown

if TYPE_CHECKING:  # the rules about words are loaded once there is something to read
    from collections.abc import Sequence

    from clerk.words.attention import Notice

_KEYS = {
    Qt.Key.Key_A: "dictionary", Qt.Key.Key_B: "names", Qt.Key.Key_I: "ignore",
    Qt.Key.Key_N: "next", Qt.Key.Key_Down: "next", Qt.Key.Key_P: "previous", Qt.Key.Key_Up: "previous",
}  # fmt: skip
_KINDS = {"spelling": "Spelling", "style": "Style"}


class WordCard(FloatingCard):
    """`taken(words)`: these are to stand there. `wanted(what)`: dictionary, names, ignore, next or previous."""

    taken = Signal(str)
    wanted = Signal(str)

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window, "What Clerk suggests for these words")
        self.choices: tuple[str, ...] = ()
        self.sentence = TextLabel(look, "", 15, strong=True)
        self.ways = Flow(look, 6)
        self.remark = TextLabel(look, "", 13)
        self.buttons = {
            what: HintButton(look, words, keys)
            for what, words, keys in (
                ("dictionary", "Add to my dictionary", "A"),
                ("names", "To the body’s names", "B"),
                ("ignore", "Ignore it here", "I"),
                ("next", "Next", "N"),
                ("previous", "Previous", "P"),
            )
        }
        for what, button in self.buttons.items():
            button.clicked.connect(lambda _=False, what=what: self.wanted.emit(what))
        self.others.show_parts(list(self.buttons.values()))
        for part in (self.sentence, self.ways, self.remark, self.others):
            self.column.addWidget(part)

    def show_notice(
        self,
        notice: Notice,
        choices: Sequence[str],
        *,
        place: tuple[int, int],
        may_keep: bool,
        body: str,
    ) -> None:
        """Show something to look at.

        Args:
            notice: what it is.
            choices: what could stand there.
            place: which of how many it is, counted from 1.
            may_keep: whether it may be written anywhere else; nothing exempt may.
            body: the name of the body that meets.
        """
        self.choices = tuple(choices)[:9]
        here, all_ = place
        which = f" · {here} of {all_}" if all_ > 1 else ""
        self.title.say([muted(f"{_KINDS[notice.kind]}{which}")])
        self.sentence.say(shown(notice.matter))
        self.ways.show_parts(
            [self._way(number, words) for number, words in enumerate(self.choices)]
        )
        self.ways.setVisible(bool(self.choices))
        word = notice.kind == "spelling" or notice.rule == "abbreviation"
        self.buttons["dictionary"].setVisible(word and may_keep)
        self.buttons["names"].setVisible(word and may_keep)
        self.buttons["names"].say(f"To the names of {shown(body)}")
        for what in ("next", "previous"):
            self.buttons[what].setVisible(all_ > 1)
        self.remark.say([muted(_remark(notice, self.choices, word=word, may_keep=may_keep))])
        self.remark.setVisible(bool(self.remark.words))
        self.others.place()
        self.setAccessibleName(f"{self.title.words}. {notice.matter}")
        offered = ". ".join(f"{number + 1}: {each}" for number, each in enumerate(self.choices))
        self.setAccessibleDescription(f"{offered} I ignores it here, Escape closes.".strip())

    def _way(self, number: int, words: str) -> HintButton:
        button = HintButton(self.look, shown(words), str(number + 1), framed=True)
        button.clicked.connect(lambda: self.number(number))
        return button

    def say(self, sentence: str) -> None:
        """Say why something could not be done."""
        self.remark.say([Words(sentence, "bad")])
        self.remark.show()
        self.measure()

    def number(self, place: int) -> None:
        """Take one of the choices."""
        if place < len(self.choices):
            self.taken.emit(self.choices[place])

    def key(self, key: Qt.Key) -> bool:
        """Do what a letter stands for, as far as its button is there."""
        what = _KEYS.get(key, "")
        if what in self.buttons and not self.buttons[what].isHidden():
            self.wanted.emit(what)
        return bool(what)

    def body_height(self, width: int) -> int:
        """Return the height of the sentence, of what could stand there, and of the remark."""
        gap = self.look.px(7)
        self.ways.place()
        height = self.sentence.heightForWidth(width)
        if self.choices:
            height += gap + self.ways.heightForWidth(width)
        if self.remark.words:
            height += gap + self.remark.heightForWidth(width)
        return height


def _remark(notice: Notice, choices: Sequence[str], *, word: bool, may_keep: bool) -> str:
    if word and not may_keep:
        return "It stands in private or exempt business, so it is written into no list."
    if notice.kind == "spelling" and not choices:
        return "Nothing like it is known."
    return ""
