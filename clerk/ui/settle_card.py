"""One thing to settle, opened in place above the entry line: why, by which rule, and the ways to mend it, by key."""

import msgspec
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clerk.ui.flow import Flow
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.measured import Measured
from clerk.ui.text_label import Mark, TextLabel
from clerk.ui.views.settling import SEVERITY, Card
from clerk.ui.views.words import Words, muted, shown

_KEYS = {
    Qt.Key.Key_B: "take_back", Qt.Key.Key_G: "go",
    Qt.Key.Key_N: "next", Qt.Key.Key_Down: "next", Qt.Key.Key_P: "previous", Qt.Key.Key_Up: "previous",
    Qt.Key.Key_Escape: "close",
}  # fmt: skip


class CardWords(msgspec.Struct, frozen=True):
    """What a card calls itself, its two ways out, and the words that one of them asks for."""

    name: str
    accept: str
    accept_key: str
    back: str
    reason: str
    reason_hint: str
    without_reason: str
    accepted: str
    by_severity: bool = True


FLAGS = CardWords(
    name="To settle",
    accept="Accept with a reason",
    accept_key="A",
    back="To settle again",
    reason="Reason for accepting it as it is",
    reason_hint="Why it may stand as it is; Enter accepts it, Escape does not",
    without_reason="Say why it may stand as it is: the reason is kept with the record.",
    accepted="Accepted",
)
DOUBTS = CardWords(
    name="Doubts",
    accept="Settle with a word",
    accept_key="S",
    back="Open again",
    reason="How the doubt was settled",
    reason_hint="How it was settled; Enter keeps it, Escape does not",
    without_reason="Say in a word how it was settled: it is kept with your note.",
    accepted="Settled",
    by_severity=False,
)
_WITH_DIGITS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class SettleCard(Measured):
    """The card. It takes the keys while the keyboard is in it; Escape gives the keyboard back.

    `mended(place)`: a way to mend was chosen, counted from 0. `accepted(reason)`: it may stand as it is.
    `wanted(what)`: go, next, previous, take_back or close.
    """

    mended = Signal(int)
    accepted = Signal(str)
    wanted = Signal(str)
    shown_or_gone = Signal()

    def __init__(self, look: Look, words: CardWords = FLAGS) -> None:
        super().__init__()
        self.look, self.words = look, words
        self.card: Card | None = None
        self.writable = True
        self.most_height = 400
        self.setProperty("ground", "panel")
        self.setProperty("edge", "above")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.mark = Mark(look, "warn", "care", 14, "panel")
        self.title = TextLabel(look, "", 13.5)
        self.close_button = self._button("Close", "Esc", "close")
        self._head = QHBoxLayout()
        for part in (self.mark, self.title, self.close_button):
            self._head.addWidget(part, 1 if part is self.title else 0)
        self._make_body()
        self.column = QVBoxLayout(self)
        self.column.addLayout(self._head)
        self.column.addWidget(self.area)
        look.changed.connect(self.measure)
        self.setAccessibleName(words.name)
        self.hide()

    def _make_body(self) -> None:
        look = self.look
        self.sentence = TextLabel(look, "", 15, strong=True)
        self.source = TextLabel(look, "", 13)
        self.trouble = TextLabel(look)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.words.reason)
        self.reason.setPlaceholderText(self.words.reason_hint)
        self.reason.installEventFilter(self)
        self.ways = Flow(look, 6)
        self.others = Flow(look, 4)
        self.mends: list[HintButton] = []
        self.accept_button = self._button(self.words.accept, self.words.accept_key, "accept")
        self.back_button = self._button(self.words.back, "B", "take_back")
        self.go_button = self._button("Go to the entry", "G", "go")
        self.next_button = self._button("Next", "N", "next")
        self.previous_button = self._button("Previous", "P", "previous")
        self.others.show_parts(
            (
                self.accept_button,
                self.back_button,
                self.go_button,
                self.next_button,
                self.previous_button,
            )
        )
        inner = QWidget()
        inner.setProperty("ground", "panel")
        self._inner = QVBoxLayout(inner)
        self._inner.addWidget(self.sentence)
        self._inner.addWidget(self.source)
        self._inner.addWidget(self.ways)
        self._inner.addWidget(self.reason)
        self._inner.addWidget(self.trouble)
        self._inner.addWidget(self.others)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setProperty("ground", "panel")
        self.area.setWidget(inner)

    def _button(self, words: str, keys: str, what: str) -> HintButton:
        button = HintButton(self.look, words, keys)
        button.clicked.connect(lambda: self._do(what))
        return button

    # What is shown.

    def show_card(self, card: Card) -> None:
        """Show one thing to settle, and take the keyboard; what was typed as a reason for another is let go."""
        same = self.card is not None and self.card.flag.mark == card.flag.mark
        self.card = card
        flag = card.flag
        self.mark.show_mark(card.mark, card.role)
        severity = f" · {SEVERITY[flag.severity]}" if self.words.by_severity else ""
        self.title.say([muted(card.title), muted(severity)])
        self.sentence.say(shown(flag.sentence))
        where = flag.where[:1].upper() + flag.where[1:]
        self.source.say([muted(f"{shown(where)}. {flag.source}")])
        self._show_ways(card)
        if card.reason:
            self.source.say([muted(f"{shown(where)}. {flag.source} "),
                             Words(f"{self.words.accepted}: {shown(card.reason)}", italic=True)])  # fmt: skip
        self.accept_button.setVisible(self.writable and not card.reason)
        self.back_button.setVisible(self.writable and bool(card.reason))
        self.go_button.setVisible(flag.entry is not None or flag.item is not None)
        self.go_button.say("Go to the entry" if flag.entry is not None else "Go to the item")
        if not same:
            self.reason.clear()
        self.reason.hide()
        self.say("")
        self.setAccessibleName(card.said)
        self.setAccessibleDescription(
            f"The number of a way mends it so. {self.words.accept_key}: {self.words.accept.lower()}. N is the next, "
            "Escape closes."
        )
        self.show()
        self.shown_or_gone.emit()
        self.measure()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_ways(self, card: Card) -> None:
        self.mends = []
        for place, mend in enumerate(card.mends if self.writable else ()):
            button = HintButton(self.look, mend.label, str(place + 1), framed=True)
            button.clicked.connect(lambda _=False, place=place: self.mended.emit(place))
            self.mends.append(button)
        self.ways.show_parts(self.mends)
        self.ways.setVisible(bool(self.mends))
        for one, other in zip([self, *self.mends], [*self.mends, self.reason], strict=False):
            QWidget.setTabOrder(one, other)

    def say(self, sentence: str) -> None:
        """Say what stands in the way; with nothing, that nothing does."""
        self.trouble.say([Words(sentence, "bad")])
        self.trouble.setVisible(bool(sentence))
        self.measure()

    def put_away(self) -> None:
        """Close the card."""
        self.card = None
        self.hide()
        self.shown_or_gone.emit()

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mend by a number, or do what a letter stands for."""
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        # On some keyboards the digits are had with Shift.
        digit = not event.modifiers() & ~_WITH_DIGITS
        place = key - Qt.Key.Key_1
        focus = self.focusWidget()
        if digit and 0 <= place < len(self.mends):
            self.mended.emit(place)
        elif plain and key == ord(self.words.accept_key):
            self._do("accept")
        elif plain and key in _KEYS:
            self._do(_KEYS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, HintButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, _watched: object, event: object) -> bool:
        """Let Enter accept with the reason that was typed, and Escape leave the reason alone."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept_with_reason()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.reason.hide()
            self.say("")
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        # A letter that is typed here is no command, and no arrow leaves the card.
        return event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)

    def _do(self, what: str) -> None:
        if what == "accept":
            if self.writable and self.card is not None and not self.card.reason:
                self._ask_reason()
        elif what != "take_back" or (self.card is not None and self.card.reason):
            self.wanted.emit(what)

    def _ask_reason(self) -> None:
        self.reason.show()
        self.measure()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        # It has its place only once it was laid out.
        QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.reason))

    def _accept_with_reason(self) -> None:
        words = " ".join(self.reason.text().split())
        if words:
            self.accepted.emit(words)
        else:
            self.say(self.words.without_reason)
            self.area.ensureWidgetVisible(self.trouble)

    # Looks.

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is not."""
        super().focusOutEvent(event)
        self.update()

    def measure(self) -> None:
        """Take the height that the words and the ways need, but no more than there is room for."""
        px = self.look.px
        narrow = self.width() < px(520)
        side = px(14 if narrow else 28)
        self.column.setContentsMargins(side, px(8), px(16), px(8))
        self.column.setSpacing(px(2))
        self._head.setSpacing(px(8))
        self._inner.setContentsMargins(0, 0, px(6), 0)
        self._inner.setSpacing(px(7))
        self.ways.place()
        self.others.place()
        if self.isHidden():
            return
        width = self.width() - side - px(16) - px(6)
        parts = [self.sentence.heightForWidth(width), self.source.heightForWidth(width)]
        parts += [self.ways.heightForWidth(width)] if self.mends else []
        parts += [self.reason.sizeHint().height()] if not self.reason.isHidden() else []
        parts += [self.trouble.heightForWidth(width)] if not self.trouble.isHidden() else []
        parts += [self.others.heightForWidth(width)]
        height = sum(parts) + px(7) * len(parts)
        self.area.setFixedHeight(min(height, max(self.most_height - px(52), px(90))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a strong line above where the keyboard is here."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            width = max(self.look.px(2), 2)
            painter.setPen(QPen(self.look.colour("accent"), width))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
