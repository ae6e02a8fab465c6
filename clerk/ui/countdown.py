"""A countdown for a speaker or a question: large enough to be seen from the seat, and out of the keyboard's way."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from clerk.record.people import Limits
from clerk.ui.announcing import announce
from clerk.ui.flow import Flow
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.text_label import Mark, TextLabel
from clerk.ui.views.words import Words, muted

if TYPE_CHECKING:
    from clerk.ui.main_window import MainWindow

Kind = Literal["question", "speaker"]
USUAL_MINUTES = 3
"""How long one speaks where the body has not said."""
_MINUTE = 60.0
_EVERY_MS = 200
_NAMES: dict[Kind, str] = {"question": "Question", "speaker": "Speaker"}
_FORMS: dict[Kind, str] = {"question": "question", "speaker": "speak"}
_QUESTION_KINDS = ("public_questions", "member_questions")
_KEYS = {
    Qt.Key.Key_Plus: "more", Qt.Key.Key_Equal: "more", Qt.Key.Key_Up: "more",
    Qt.Key.Key_Minus: "less", Qt.Key.Key_Down: "less",
    Qt.Key.Key_Space: "hold", Qt.Key.Key_R: "again", Qt.Key.Key_Q: "question", Qt.Key.Key_S: "speaker",
    Qt.Key.Key_B: "bell", Qt.Key.Key_Delete: "end", Qt.Key.Key_Backspace: "end",
    Qt.Key.Key_Return: "record", Qt.Key.Key_Enter: "record", Qt.Key.Key_Escape: "leave",
}  # fmt: skip


def minutes_of(limits: Limits | None, kind: Kind) -> int:
    """Return how many minutes a question or a speaker has, by the body's limits."""
    own = (limits.question if kind == "question" else limits.speaker) if limits else None
    return own or USUAL_MINUTES


class Remaining:
    """Seconds that run down by a clock that never jumps; below nothing they are what one is over by."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._left = seconds
        self._since: float | None = clock()

    @property
    def seconds(self) -> float:
        """What is left now."""
        return self._left if self._since is None else self._left - (self._clock() - self._since)

    @property
    def held(self) -> bool:
        """Whether the time stands still."""
        return self._since is None

    def add(self, seconds: float) -> None:
        """Give more time, or with less than nothing take some away."""
        self._left += seconds

    def hold(self) -> None:
        """Let the time stand still, or go on."""
        if self._since is None:
            self._since = self._clock()
        else:
            self._left, self._since = self.seconds, None


def time_words(seconds: float) -> str:
    """Return `2:41`; what has begun counts as long as there is some left."""
    whole = -(-seconds // 1) if seconds > 0 else -seconds // 1
    return f"{int(whole) // 60}:{int(whole) % 60:02}"


class CountdownBand(QWidget):
    """The time, and the keys it has while the keyboard is in it. `wanted(what)`: a key or a button was pressed."""

    wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setProperty("ground", "panel")
        self.setProperty("edge", "below")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName("Countdown")
        self.mark = Mark(look, "clock", "muted", 22, "panel")
        self.time = TextLabel(look, "", 40, strong=True, fixed=True)
        self.words = TextLabel(look, "", 15)
        self.hint = HintButton(look, "Keys", "Ctrl+F10")
        self.hint.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hint.clicked.connect(lambda: self.setFocus(Qt.FocusReason.MouseFocusReason))
        self.ways = Flow(look, 4)
        self.ways.hide()
        self.hold_button = self._button("Hold", "Space", "hold")
        self.bell_button = self._button("Bell: off", "B", "bell")
        self.ways.show_parts(
            (
                self._button("A minute more", "Up", "more"),
                self._button("Less", "Down", "less"),
                self.hold_button,
                self._button("Again", "R", "again"),
                self.bell_button,
                self._button("Record", "Enter", "record"),
                self._button("End", "Del", "end"),
            )
        )
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.mark)
        self._line.addWidget(self.time)
        self._line.addWidget(self.words, 1)
        self._line.addWidget(self.hint)
        self._line.addWidget(self.ways, 2, Qt.AlignmentFlag.AlignVCenter)
        look.changed.connect(self.measure)
        self.measure()
        self.hide()

    def _button(self, words: str, keys: str, what: str) -> HintButton:
        button = HintButton(self.look, words, keys)
        # Its key does it; Tab need not come by.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.wanted.emit(what))
        return button

    def measure(self) -> None:
        """Take the margins of the text size there is now."""
        px = self.look.px
        self._line.setContentsMargins(px(17), px(4), px(12), px(4))
        self._line.setSpacing(px(12))

    def show_time(self, seconds: float, kind: Kind, minutes: int, *, held: bool) -> None:
        """Show what is left, or by how much the time is over."""
        over = seconds <= 0
        role = "care" if over else "text"
        state = "Time is over" if over else "held" if held else ""
        allowed = f"{_NAMES[kind]}, {minutes} min"
        self.mark.show_mark("warn" if over else "clock", role)
        self.time.say([Words(f"{'+' if over else ''}{time_words(seconds)}", role)])
        self.words.say(
            [Words(state, role, strong=over), muted(f" · {allowed}" if state else allowed)]
        )
        self.hold_button.say("Go on" if held else "Hold")
        said = f"{state or time_words(seconds) + ' left'}, {allowed}"
        self.setAccessibleName(f"Countdown: {said}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key stands for."""
        what = _KEYS.get(Qt.Key(event.key()))
        if what is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.wanted.emit(what)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._show_ways(here=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is not."""
        super().focusOutEvent(event)
        self._show_ways(here=False)

    def _show_ways(self, *, here: bool) -> None:
        """Its keys are seen where they can be pressed; beside a meeting that goes on they are not."""
        self.ways.setVisible(here)
        self.hint.setVisible(not here)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a strong line round it while the keyboard is here."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(self.look.colour("accent"), max(self.look.px(2), 2)))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


class Countdown(QObject):
    """Starts, extends and ends the countdown. Nothing of it is recorded. `over(words)`: the time is over."""

    over = Signal(str)

    def __init__(self, window: MainWindow, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self.window_, self.desk, self.memory = window, window.desk, window.memory
        self.clock = clock
        self.band = CountdownBand(window.look)
        self.kind: Kind = "speaker"
        self.minutes = USUAL_MINUTES
        self.remaining: Remaining | None = None
        self._told = False
        self._came_from: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._verbs: dict[str, Callable[[], object]] = {
            "more": lambda: self._add(_MINUTE), "less": lambda: self._add(-_MINUTE),
            "hold": self._hold, "again": lambda: self.begin(self.kind), "bell": self._turn_bell,
            "question": lambda: self.begin("question"), "speaker": lambda: self.begin("speaker"),
            "record": self._record, "end": self.end, "leave": self._give_back,
        }  # fmt: skip
        self.band.wanted.connect(lambda what: self._verbs[what]())
        self._say_bell()

    def press(self) -> None:
        """Begin; once it runs, take the keyboard to it; there, end it."""
        if self.remaining is None:
            item = self._item_kind()
            self.begin("question" if item in _QUESTION_KINDS else "speaker")
        elif self.band.hasFocus():
            self.end()
        else:
            self._came_from = QApplication.focusWidget()
            self.band.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _item_kind(self) -> str:
        sight = self.desk.sight
        item = sight.meeting.item_by_id.get(self.desk.item or "") if sight else None
        return item.kind if item else ""

    def begin(self, kind: Kind) -> None:
        """Count down from the minutes that the body gives a question or a speaker."""
        sight = self.desk.sight
        self.kind = kind
        self.minutes = minutes_of(sight.meeting.body.limits if sight else None, kind)
        self.remaining = Remaining(self.minutes * _MINUTE, self.clock)
        self._told = False
        self._timer.start()
        self.look()
        self.band.show()

    def look(self) -> None:
        """Show what is left, and say once that the time is over."""
        left = self.remaining
        if left is None:
            return
        seconds = left.seconds
        self.band.show_time(seconds, self.kind, self.minutes, held=left.held)
        if seconds > 0:
            self._told = False
        elif not self._told:
            self._told = True
            self._tell()

    def _tell(self) -> None:
        words = f"{_NAMES[self.kind]}: the time is over."
        self.window_.status.say(words)
        announce(self.window_, words)
        if self.memory.kept.bell:
            QApplication.beep()
        self.over.emit(words)

    def _add(self, seconds: float) -> None:
        if self.remaining is not None:
            # Whoever is over by now has a minute from now on.
            behind = min(self.remaining.seconds, 0.0) if seconds > 0 else 0.0
            self.remaining.add(seconds - behind)
            self.look()

    def _hold(self) -> None:
        if self.remaining is not None:
            self.remaining.hold()
            self.look()

    def _turn_bell(self) -> None:
        self.memory.kept.bell = not self.memory.kept.bell
        self.memory.write()
        self._say_bell()

    def _say_bell(self) -> None:
        self.band.bell_button.say(f"Bell: {'on' if self.memory.kept.bell else 'off'}")

    def _record(self) -> None:
        """Open the form of what is being timed; that alone is recorded, if the officer wants it."""
        self._give_back()
        self.window_.live.open(_FORMS[self.kind])

    def end(self) -> None:
        """Put the countdown away."""
        had_keyboard = self.band.hasFocus()
        self.remaining = None
        self._timer.stop()
        self.window_.status.say("")
        if had_keyboard:
            self._give_back()
        self.band.hide()

    def _give_back(self) -> None:
        """Let the keyboard be where it was; the countdown runs on."""
        came_from, self._came_from = self._came_from, None
        if came_from is not None and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.window_.live.to_line()
