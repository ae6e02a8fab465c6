"""What may come next in a debate: a quiet line while a motion is before the meeting, and a card that does it by key."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clerk.record.debate import Debate, NotNow, Step, debate
from clerk.record.facts import verb
from clerk.record.presence import Chronicle
from clerk.record.script import read_fact
from clerk.ui.hint_button import HintButton
from clerk.ui.live import Live
from clerk.ui.look import Look
from clerk.ui.measured import Measured
from clerk.ui.quiet_line import QuietLine
from clerk.ui.text_label import Mark, TextLabel
from clerk.ui.views.words import Phrase, Words, muted

KEYS = "Ctrl+Shift+V"
_MOST = 10
# What the card leaves of its column: the heading, some entries, the entry line.
_KEPT_FREE = 226
# A procedural motion is not what the report asked for.
_NOT_OF_THE_REPORT = {"what": "", "parts": [], "mover": "", "seconder": ""}
_QUICK_VOTE = " Shift F8: by assent. Ctrl F8: unanimously."
_SCROLLS = {
    Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 4, Qt.Key.Key_PageUp: -4,
}  # fmt: skip


class NextCard(Measured):
    """The card: each step with its number, its reason and its source; below, what may not come next.

    `chosen(place)`: a step was chosen, counted from 0. `left`: Escape.
    """

    chosen = Signal(int)
    left = Signal()
    shown_or_gone = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.found: Debate | None = None
        self.buttons: list[HintButton] = []
        self.rows: list[tuple[QBoxLayout, QWidget, TextLabel]] = []
        self.setProperty("ground", "panel")
        self.setProperty("edge", "above")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.title = TextLabel(look, "", 15, strong=True)
        self.close_button = HintButton(look, "Close", "Esc")
        self.close_button.clicked.connect(self.left)
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.close_button)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setProperty("ground", "panel")
        self.column = QVBoxLayout(self)
        self.column.addLayout(self._head)
        self.column.addWidget(self.area)
        self.setAccessibleName("What may come next")
        look.changed.connect(self.measure)
        self.hide()

    def show_debate(self, found: Debate) -> None:
        """Show what may come next, and take the keyboard."""
        self.found = found
        self.title.say(found.said)
        inner = QWidget()
        inner.setProperty("ground", "panel")
        self._inner = QVBoxLayout(inner)
        self.buttons, self.rows = [], []
        for place, step in enumerate(found.steps[:_MOST]):
            self._add_step(place, step)
        for each in found.not_now:
            if not each.aside:
                self._add_not_now(each)
        self._inner.addStretch(1)
        self.area.setWidget(inner)
        steps = [
            f"{number}: {step.words}. {step.why}" for number, step in enumerate(found.steps, 1)
        ]
        closed = [f"Not now: {each.words}. {each.why}" for each in found.not_now if not each.aside]
        self.setAccessibleName(" ".join([found.said, *steps, *closed]))
        self.setAccessibleDescription(
            "The number of a step does it, Up and Down scroll, Escape closes."
        )
        self.show()
        self.shown_or_gone.emit()
        self.measure()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_step(self, place: int, step: Step) -> None:
        button = HintButton(self.look, step.words, str((place + 1) % 10), framed=True)
        button.clicked.connect(lambda _=False, place=place: self.chosen.emit(place))
        self.buttons.append(button)
        quick = _QUICK_VOTE if step.verb == "vote" else ""
        # What the head of the card says already is no reason to read it again.
        why = "" if self.found is not None and step.why == self.found.said else step.why
        self._add_row(button, (Words(f"{why}{quick} ".lstrip()), muted(step.source)))

    def _add_not_now(self, each: NotNow) -> None:
        label = QWidget()
        line = QHBoxLayout(label)
        line.setContentsMargins(self.look.px(9), 0, 0, 0)
        line.addWidget(Mark(self.look, "stop", "muted", 13, "panel"))
        line.addWidget(
            TextLabel(self.look, [muted(f"Not now: {each.words[0].lower()}{each.words[1:]}")], 13),
            1,
        )
        self._add_row(label, (muted(f"{each.why} {each.source}"),))

    def _add_row(self, left: QWidget, words: Phrase) -> None:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        reason = TextLabel(self.look, words, 13)
        row.addWidget(left)
        row.addWidget(reason, 1)
        self._inner.addLayout(row)
        self.rows.append((row, left, reason))

    def put_away(self) -> None:
        """Close the card."""
        self.found = None
        self.hide()
        self.shown_or_gone.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do a step by its number, or close."""
        key = event.key()
        place = 9 if key == Qt.Key.Key_0 else key - Qt.Key.Key_1
        others = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        if 0 <= place < len(self.buttons) and not event.modifiers() & ~others:
            self.chosen.emit(place)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _SCROLLS:
            bar = self.area.verticalScrollBar()
            bar.setValue(bar.value() + _SCROLLS[Qt.Key(key)] * self.look.px(60))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            self.focusWidget(), HintButton
        ):
            self.focusWidget().click()  # type: ignore[attr-defined]  # it is one
        else:
            super().keyPressEvent(event)

    # Looks.

    def measure(self) -> None:
        """Take the height that the steps need, but no more than there is room for."""
        if self.isHidden():
            return
        px = self.look.px
        side = px(14 if self.width() < px(520) else 28)
        self.column.setContentsMargins(side, px(8), px(16), px(8))
        self.column.setSpacing(px(4))
        self._inner.setContentsMargins(0, 0, px(6), 0)
        self._inner.setSpacing(px(5))
        width = self.width() - side - px(40)
        beside = width >= px(520)
        left = min(px(270), width * 11 // 20) if beside else width
        height = sum(self._fit(row, left, width, beside=beside) + px(6) for row in self.rows)
        parent = self.parentWidget()
        most = (parent.height() if parent else height) - px(_KEPT_FREE)
        self.area.setFixedHeight(min(height, max(most, px(120))))

    def _fit(
        self, row: tuple[QBoxLayout, QWidget, TextLabel], left: int, width: int, *, beside: bool
    ) -> int:
        """Put the reason beside its step, or below it where there is little width; return the height."""
        layout, label, reason = row
        px = self.look.px
        ways = QBoxLayout.Direction
        layout.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        layout.setSpacing(px(12 if beside else 1))
        layout.setContentsMargins(0, 0, 0, 0 if beside else px(4))
        label.setFixedWidth(left)
        reason.indent = 0 if beside else px(9)
        tall = reason.heightForWidth(width - left - px(12) if beside else width)
        if beside:
            tall = max(tall, px(28))
            reason.setFixedHeight(tall)
            return tall
        reason.setFixedHeight(tall)
        return tall + px(28) + px(5)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a strong line where the keyboard is here."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(self.look.colour("accent"), max(self.look.px(2), 2)))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


class NextLine(QuietLine):
    """The quiet line over the entry line: what is before the meeting, and the key that tells what may come next."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "What may come next", KEYS)
        self.mark.show_mark("motion", "accent")
        self.setProperty("edge", "above")

    def measure(self) -> None:
        """Keep in line with the entries above."""
        self.side = self.look.px(14 if self.width() < self.look.px(520) else 28)
        super().measure()


class NextSteps(QObject):
    """Ties the line and the card to the record, and does what is chosen.

    `told(sentence)`: something was recorded that standing orders would have later, for the line at the foot.
    """

    told = Signal(str)

    def __init__(self, live: Live) -> None:
        super().__init__(live.entries)
        self.live, self.desk = live, live.desk
        entries = live.entries
        self.card, self.line = NextCard(entries.look), NextLine(entries.look)
        place = entries.column.indexOf(entries.card)
        entries.column.insertWidget(place, self.line)
        entries.column.insertWidget(place + 1, self.card)
        self.line.taken.connect(self.show)
        self.card.chosen.connect(self._do)
        self.card.left.connect(self.close)
        live.strip.opened.connect(lambda _verb: self.card.put_away())
        live.strip.closed.connect(self._show_line)
        live.line.edit.focused.connect(self._keyboard_in_line)
        for signal in (self.desk.changed, self.desk.chosen, self.desk.worked_out):
            signal.connect(self.refresh)
        self.desk.recorded.connect(self._note)
        self._said: object = None
        entries.is_filled = lambda: self.card.found is not None
        self.card.shown_or_gone.connect(self._shown_or_gone)
        entries.card.shown_or_gone.connect(self._settling)

    def outlook(self) -> Debate | None:
        """What may come next where the officer is; None without a meeting that can be written in."""
        sight = self.desk.sight
        if sight is None or not self.desk.writable:
            return None
        return debate(sight.meeting, sight.chronicle, self.desk.item, self._off())

    def _off(self) -> frozenset[str]:
        # As `rules.switched_off` has it; the rules themselves are not loaded for it.
        sight = self.desk.sight
        own = sight.meeting.body.rules if sight else {}
        by_style = set(sight.style.rules.off) if sight else set()
        off = {code for code in by_style if own.get(code) is not True}
        return frozenset(off | {code for code, on in own.items() if not on})

    def refresh(self, *_: object) -> None:
        """Say what is before the meeting, where the meeting is."""
        sight = self.desk.sight
        state = (sight, self.desk.item, self.desk.writable)
        if state == self._said:
            return
        self._said = state
        found = self.outlook()
        now = sight.chronicle.last() if sight else None
        here = now is not None and now.sitting and now.item in (None, self.desk.item)
        if found is None or found.question is None or not here:
            self.line.say(())
        else:
            self.line.say(_quietly(found), "What may come next")
            self._show_line()
        if self.card.found is not None and found is not None:
            self.card.show_debate(found)

    def _shown_or_gone(self) -> None:
        self._show_line()
        self.live.entries.make_room()

    def _settling(self) -> None:
        """One card at a time has the keys."""
        if self.live.entries.card.card is not None and self.card.found is not None:
            self.card.put_away()

    def _show_line(self) -> None:
        """The card says what the line does, and a form needs the room."""
        busy = self.card.found is not None or self.live.strip.form is not None
        self.line.setVisible(not busy and bool(self.line.words.words))

    def show(self) -> None:
        """Open the card, or put it away."""
        found = self.outlook()
        if self.card.found is not None:
            self.close()
        elif found is not None:
            if self.live.strip.form is not None:
                self.live.strip.close_form()
            self.live.commands.hide()
            self.live.entries.card.put_away()
            self.live.entries.come_forward()
            self.card.show_debate(found)

    def close(self) -> None:
        """Put the card away; the keyboard is in the entry line."""
        self.card.put_away()
        self.live.to_line()

    def _keyboard_in_line(self) -> None:
        if self.card.found is not None and self.live.line.edit.hasFocus():
            self.card.put_away()

    def _do(self, place: int) -> None:
        found = self.card.found
        if found is None or place >= len(found.steps):
            return
        step = found.steps[place]
        self.card.put_away()
        if step.verb == "say":
            self.live.to_line()
        elif step.verb == "open_item":
            self.live.open_next()
        elif step.at_once:
            self.live.to_line()
            self.live.recorder.record(read_fact({"do": step.verb, **step.fields}, step.words))
        else:
            in_room = step.verb in ("start", "resume", "adjourn")
            self.live.begin(step.verb, None if in_room else self.desk.item, _fields(step))

    def _note(self, number: int) -> None:
        """Say what standing orders have against what was recorded just now, unless it is flagged already."""
        sight = self.desk.sight
        entry = sight.meeting.entry_by_id.get(number) if sight else None
        if sight is None or entry is None or verb(entry.fact) not in _OF_A_DEBATE:
            return
        if any(flag.entry == number for flag in sight.known_flags):
            return
        before = sight.meeting.entries[: sight.meeting.position[number]]
        meeting = sight.meeting.with_entries(before)
        bar = debate(meeting, Chronicle(meeting), entry.item, self._off()).against(entry.fact)
        if bar is not None:
            self.told.emit(f"Recorded. {bar.why} {bar.source}")


_OF_A_DEBATE = frozenset(
    {"move", "amend", "vote", "withdraw", "accept", "fall", "casting_vote", "record_my_vote", "dissent", "resolve"}
)  # fmt: skip


def _fields(step: Step) -> Mapping[str, object]:
    kind = step.fields.get("kind")
    if step.verb == "move" and kind not in (None, "substantive"):
        return {**_NOT_OF_THE_REPORT, **step.fields}
    return step.fields


_SHORTLY = {
    "vote": "vote on it", "amend": "amend it", "accept": "the mover accepts it", "withdraw": "withdraw it",
    "casting_vote": "the casting vote", "fall": "it falls",
}  # fmt: skip


def _quietly(found: Debate) -> Phrase:
    """What is before the meeting, the first things that may come next, and what may not."""
    steps = [_SHORTLY[step.verb] for step in found.steps if step.verb in _SHORTLY]
    closed = [each for each in found.not_now if each.verb == "amend" and not each.aside]
    not_now = "".join(f" Not now: {each.words[0].lower()}{each.words[1:]}." for each in closed[:1])
    next_words = f" Next: {', '.join(steps[:3])}." if steps else ""
    return (Words(found.said, strong=True), muted(f"{next_words}{not_now}"))
