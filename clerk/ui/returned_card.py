"""One proposal to settle: who wants what, the texts beside each other, and the ways to take it or not, a key each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clerk.ui.flow import Flow
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.measured import Measured
from clerk.ui.text_label import TextLabel
from clerk.ui.texts_beside import Beside
from clerk.ui.typing_fields import GrowingText
from clerk.ui.views.returned import Told
from clerk.ui.views.words import Phrase, Words

_KEYS = {
    Qt.Key.Key_Down: "next", Qt.Key.Key_Up: "previous", Qt.Key.Key_Return: "accept", Qt.Key.Key_Enter: "accept",
}  # fmt: skip
_LARGE = 1.75


class Choice(msgspec.Struct, frozen=True):
    """Something that can be done with it: by which letter, in which words."""

    what: str
    words: str
    key: str
    framed: bool = False


class Shown(msgspec.Struct, frozen=True):
    """What the card shows of a proposal. ``notes`` are sentences on it, ``said`` all of it for a screen reader."""

    head: Phrase
    whose: str
    texts: tuple[Told, ...]
    notes: tuple[Words, ...]
    choices: tuple[Choice, ...]

    @property
    def said(self) -> str:
        """The proposal as it is read out."""
        head = "".join(each.text for each in self.head)
        notes = " ".join(each.text for each in self.notes)
        return " ".join(
            filter(None, (head, self.whose, *(each.said for each in self.texts), notes))
        )


class ProposalCard(Measured):
    """The card. It takes the keys while the keyboard is in it.

    `wanted(what)`: a choice was made. `written(text)`: what was typed in place of the words, or as the answer.
    """

    wanted = Signal(str)
    written = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.shown: Shown | None = None
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.head = TextLabel(look, "", 15)
        self.whose = TextLabel(look, "", 13)
        self.texts = Beside(look, "The texts beside each other")
        self.texts.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.notes = TextLabel(look, "", 13.5)
        self.ways = Flow(look, 6)
        self.field = GrowingText(look, "Your words")
        self.field.most_lines = 5
        self.field.entered.connect(self._written)
        self.field.installEventFilter(self)
        self.others = Flow(look, 4)
        self.buttons: dict[str, HintButton] = {}
        self.column = QVBoxLayout(self)
        for part in (self.head, self.whose, self.texts, self.notes, self.field, self.ways):
            self.column.addWidget(part, 100 if part is self.texts else 0)
        self.column.addStretch(1)
        self.column.addWidget(self.others)
        self.field.hide()
        look.changed.connect(self.measure)
        self.measure()

    def show_proposal(self, shown: Shown) -> None:
        """Show a proposal; what was typed about another is let go."""
        if shown == self.shown:
            return
        self.shown = shown
        self.head.say(shown.head)
        self.whose.say([Words(shown.whose, "muted")])
        self.texts.show_texts(shown.texts)
        self.say(shown.notes)
        self._show_choices(shown.choices)
        self.setAccessibleName(shown.said)
        keys = ", ".join(f"{each.key}: {each.words}" for each in shown.choices)
        self.setAccessibleDescription(keys)
        self.measure()

    def _show_choices(self, choices: Sequence[Choice]) -> None:
        self.buttons = {each.what: self._button(each) for each in choices}
        # Large text leaves no room for a row of their own.
        together = self.look.scale >= _LARGE
        first = [each for each in choices if each.framed or together]
        self.ways.show_parts([self.buttons[each.what] for each in first])
        self.others.show_parts([self.buttons[e.what] for e in choices if e not in first])
        self.others.setVisible(not together)
        self.ways.setVisible(bool(self.ways.parts))
        order = [self, self.field, *self.ways.parts, *self.others.parts]
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _button(self, choice: Choice) -> HintButton:
        button = HintButton(self.look, choice.words, choice.key, framed=choice.framed)
        button.clicked.connect(lambda: self.wanted.emit(choice.what))
        return button

    def say(self, notes: Sequence[Words]) -> None:
        """Say these sentences below the texts."""
        self.notes.say(tuple(notes))
        self.notes.setVisible(bool(notes))
        self.measure()

    # Typing.

    @property
    def is_writing(self) -> bool:
        """Whether the field is open."""
        return not self.field.isHidden()

    def ask_for_words(self, name: str, words: str) -> None:
        """Open the field with these words in it, the keyboard at their end."""
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(name)
        self.field.setPlainText(words)
        self.field.show()
        self.ways.hide()
        self.say([Words("Enter takes it, Escape leaves it as it is.", "muted")])
        self.field.measure()
        cursor = self.field.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.field.setTextCursor(cursor)
        self.measure()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_field(self) -> None:
        """Put the field away; the card has the keyboard again."""
        self.field.hide()
        self.ways.setVisible(bool(self.ways.parts))
        self.measure()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _written(self) -> None:
        self.written.emit(self.field.toPlainText().strip())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let Escape leave the words alone."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.close_field()
            self.wanted.emit("left")
            return True
        return False

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a letter stands for."""
        if not self.take_key(event):
            super().keyPressEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; return whether it stands for anything."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers or self.shown is None or self.field.hasFocus():
            return False
        focus = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focus, HintButton):
            focus.click()
            return True
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar = self.texts.verticalScrollBar()
            page = bar.pageStep() * (1 if event.key() == Qt.Key.Key_PageDown else -1)
            bar.setValue(bar.value() + page)
            return True
        by_key: Mapping[str, str] = {each.key: each.what for each in self.shown.choices}
        what = by_key.get(event.text().upper()) or _KEYS.get(Qt.Key(event.key()), "")
        if what in self.buttons and not (enter and what == "accept"):
            self.wanted.emit(what)
            return True
        return False

    # Looks.

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is not."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint an outline while the keyboard is here."""
        super().paintEvent(event)
        painter = QPainter(self)
        role = "accent" if self.hasFocus() else "line"
        width = max(self.look.px(2), 2) if self.hasFocus() else 1
        painter.setPen(QPen(self.look.colour(role), width))
        half = (width + 1) // 2
        painter.drawRect(self.rect().adjusted(half, half, -half - 1, -half - 1))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the heights for the width that there is."""
        super().showEvent(event)
        self.measure()

    def measure(self) -> None:
        """Give each part the height that its words need."""
        px = self.look.px
        side = px(14)
        self.column.setContentsMargins(side, px(10), side, px(10))
        self.column.setSpacing(px(7))
        # Before it is seen it has no width of its own; heights for a narrow one would make the window too high.
        width = max(self.width() - 2 * side, px(120) if self.isVisible() else px(560))
        for label in (self.head, self.whose, self.notes):
            label.setFixedHeight(label.heightForWidth(width))
        for flow in (self.ways, self.others):
            flow.setFixedHeight(max(flow.heightForWidth(width), 1))
        self.texts.setMinimumHeight(px(22))
        # The ways stand right below the texts, and where there is no room for all, the texts scroll.
        self.texts.setMaximumHeight(max(self.texts.wanted_height(width), px(40)))
