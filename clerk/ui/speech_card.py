"""A passage as it would stand in reported speech, each change marked; single changes can be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from clerk.ui.floating_card import FloatingCard
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.text_label import TextLabel
from clerk.ui.views.speech import said, speech_groups, speech_words
from clerk.ui.views.words import muted

if TYPE_CHECKING:  # the rules about words are loaded once there is something to read
    from clerk.words.reported_speech import Shifted

NOTHING = "Nothing here is in the present or the first person, as far as the rules are certain."


class SpeechCard(FloatingCard):
    """`accepted(text)`: the passage is to stand so."""

    accepted = Signal(str)

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window, "Reported speech")
        self.shifted: Shifted | None = None
        self.groups: list[frozenset[int]] = []
        self.left_out: set[int] = set()
        self.in_hand = 0
        self.text = TextLabel(look, "", 15)
        self.why = TextLabel(look, "", 13)
        inner = QWidget()
        inner.setProperty("ground", "panel")
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setProperty("ground", "panel")
        self.area.setWidget(self.text)
        self.take_button = HintButton(look, "Take it", "Return", framed=True)
        self.take_button.clicked.connect(self.take)
        self.toggle_button = HintButton(look, "Leave it out", "Space")
        self.toggle_button.clicked.connect(lambda: self.toggle(self.in_hand))
        self.others.show_parts([self.take_button, self.toggle_button])
        for part in (self.area, self.why, self.others):
            self.column.addWidget(part)

    def show_speech(self, shifted: Shifted) -> None:
        """Show what would be changed in a passage."""
        self.shifted = shifted
        self.groups = speech_groups(shifted)
        self.left_out = set()
        self.in_hand = 0
        self._show()

    @property
    def result(self) -> str:
        """The passage with the changes that are not left out."""
        if self.shifted is None:
            return ""
        chosen = [group for at, group in enumerate(self.groups) if at not in self.left_out]
        return self.shifted.with_only(frozenset[int]().union(*chosen))

    @property
    def taken(self) -> list[tuple[int, int, str]]:
        """The changes that are not left out: from where to where, and what is to stand there."""
        if self.shifted is None:
            return []
        out = frozenset[int]().union(*(self.groups[at] for at in self.left_out))
        changes = enumerate(self.shifted.changes)
        return [(each.start, each.end, each.new) for at, each in changes if at not in out]

    def _show(self) -> None:
        shifted = self.shifted
        if shifted is None:
            return
        count = len(self.groups)
        self.text.say(speech_words(shifted, self.groups, self.left_out, self.in_hand))
        kept = count - len(self.left_out)
        told = f"{kept} of {count} changes" if count != 1 else f"{kept} of 1 change"
        self.title.say([muted(f"Reported speech · {told}. Digits leave one out, and in again")])
        first = shifted.changes[min(self.groups[self.in_hand])]
        self.why.say([muted(f"{self.in_hand + 1}: {first.why}")])
        out = self.in_hand in self.left_out
        self.toggle_button.say("Take it in again" if out else "Leave it out")
        self.setAccessibleName(f"Reported speech: {self.result}")
        self.setAccessibleDescription(
            f"{said(shifted, self.groups, self.left_out)} Enter takes it, Escape leaves all as it was."
        )
        self.measure()

    def toggle(self, place: int) -> None:
        """Leave a change out, or take it in again."""
        if place < len(self.groups):
            self.left_out ^= {place}
            self.in_hand = place
            self._show()

    def take(self) -> None:
        """Let the passage stand so."""
        self.accepted.emit(self.result)

    def number(self, place: int) -> None:
        """Leave a change out by its digit, or take it in again."""
        self.toggle(place)

    def key(self, key: Qt.Key) -> bool:
        """Take it all, or walk through the changes: the tenth and the rest have no digit."""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif key == Qt.Key.Key_Space:
            self.toggle(self.in_hand)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left) and self.groups:
            step = 1 if key == Qt.Key.Key_Right else -1
            self.in_hand = (self.in_hand + step) % len(self.groups)
            self._show()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            bar = self.area.verticalScrollBar()
            bar.setValue(bar.value() + step * self.look.px(40))
        else:
            return False
        return True

    def body_height(self, width: int) -> int:
        """Return the height of the passage, as far as the window has room, and of the rule in hand."""
        window = self.parentWidget()
        most = (window.height() if window else 600) * 2 // 5
        # A scroll bar, where there is one, takes of the width.
        height = self.text.heightForWidth(width - self.look.px(14))
        self.area.setFixedHeight(min(height, most))
        return self.area.height() + self.look.px(7) + self.why.heightForWidth(width)
