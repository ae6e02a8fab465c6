"""The countdown: begun, extended and ended by key, and nothing of it recorded."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtGui import QAccessible

from clerk.record.people import Limits
from clerk.ui.countdown import Remaining, minutes_of, time_words
from tests.ui import settling_keys
from tests.ui.settling_keys import CONTROL, Hands, Key, Sit


class Wall:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def timed(sit: Sit, wall: Wall, monkeypatch: pytest.MonkeyPatch) -> Sit:
    """Return a function that opens the window on a body with 2 minutes for a question and 5 for a speaker."""
    invented = settling_keys.invented

    def with_limits() -> object:
        meeting = invented()
        items = tuple(
            msgspec.structs.replace(item, kind="public_questions") if item.id == "i3" else item
            for item in meeting.agenda
        )
        body = msgspec.structs.replace(meeting.body, limits=Limits(question=2, speaker=5))
        return msgspec.structs.replace(meeting, body=body, agenda=items)

    monkeypatch.setattr(settling_keys, "invented", with_limits)

    def begin() -> Hands:
        hands = sit()
        hands.window.in_the_room.countdown.clock = wall
        return hands

    return begin


def shown(hands: Hands) -> str:
    countdown = hands.window.in_the_room.countdown
    countdown.look()
    return countdown.band.time.words if countdown.band.isVisible() else ""


def ctrl_f10(hands: Hands) -> None:
    hands.press(Key.Key_F10, CONTROL)


def test_it_starts_with_the_bodys_minutes_and_leaves_the_keyboard(timed: Sit, wall: Wall) -> None:
    hands = timed()
    hands.write("Mr Vole asked")
    ctrl_f10(hands)
    assert shown(hands) == "2:00"
    hands.write(" about the wall.")
    assert hands.window.entries.line.text == "Mr Vole asked about the wall."
    wall.now += 19.5
    assert shown(hands) == "1:41"
    assert "Question, 2 min" in hands.window.in_the_room.countdown.band.words.words


def test_elsewhere_it_is_a_speakers_and_a_body_without_minutes_has_three(
    timed: Sit, sit: Sit
) -> None:
    hands = timed()
    hands.desk.choose("i2")
    ctrl_f10(hands)
    assert shown(hands) == "5:00"
    assert minutes_of(None, "question") == minutes_of(Limits(ends_by="22:00"), "speaker") == 3


def test_it_says_once_when_it_is_over_and_counts_on(timed: Sit, wall: Wall) -> None:
    hands = timed()
    told: list[str] = []
    hands.window.in_the_room.countdown.over.connect(told.append)
    ctrl_f10(hands)
    wall.now += 120
    assert shown(hands) == "+0:00"
    wall.now += 12
    assert shown(hands) == "+0:12"
    assert told == ["Question: the time is over."]
    assert hands.window.status.remark.words == "Question: the time is over."
    band = hands.window.in_the_room.countdown.band
    assert "Time is over" in band.words.words
    name = QAccessible.queryAccessibleInterface(band).text(QAccessible.Text.Name)
    assert "Time is over" in name


def test_it_makes_no_sound_unless_asked_and_remembers_that(
    timed: Sit, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[int] = []
    monkeypatch.setattr("clerk.ui.countdown.QApplication.beep", lambda: rung.append(1))
    hands = timed()
    ctrl_f10(hands)
    wall.now += 121
    shown(hands)
    assert rung == []
    ctrl_f10(hands)
    hands.press(Key.Key_B)
    hands.press(Key.Key_R)
    wall.now += 121
    shown(hands)
    assert rung == [1]
    assert hands.window.memory._read().bell


def test_by_keys_it_is_extended_held_and_ended(timed: Sit, wall: Wall) -> None:
    hands = timed()
    hands.write("Half")
    ctrl_f10(hands)
    wall.now += 100
    ctrl_f10(hands)
    assert hands.window.in_the_room.countdown.band.hasFocus()
    hands.press(Key.Key_Plus)
    assert shown(hands) == "1:20"
    hands.press(Key.Key_Minus)
    assert shown(hands) == "0:20"
    hands.press(Key.Key_Space)
    wall.now += 500
    assert shown(hands) == "0:20"
    hands.press(Key.Key_Space)
    wall.now += 5
    assert shown(hands) == "0:15"
    hands.press(Key.Key_Escape)
    assert hands.window.entries.line.edit.hasFocus()
    assert shown(hands) == "0:15"
    ctrl_f10(hands)
    ctrl_f10(hands)
    assert shown(hands) == ""
    assert hands.window.entries.line.edit.hasFocus()
    assert hands.window.entries.line.text == "Half"


def test_a_minute_given_when_it_is_over_is_a_whole_minute(timed: Sit, wall: Wall) -> None:
    hands = timed()
    ctrl_f10(hands)
    wall.now += 140
    ctrl_f10(hands)
    hands.press(Key.Key_Plus)
    assert shown(hands) == "1:00"


def test_q_and_s_choose_whose_time_it_is(timed: Sit) -> None:
    hands = timed()
    ctrl_f10(hands)
    ctrl_f10(hands)
    hands.press(Key.Key_S)
    assert shown(hands) == "5:00"
    hands.press(Key.Key_Q)
    assert shown(hands) == "2:00"


def test_nothing_is_recorded_unless_enter_asks_for_its_form(timed: Sit, wall: Wall) -> None:
    hands = timed()
    before = hands.meeting
    ctrl_f10(hands)
    wall.now += 200
    shown(hands)
    ctrl_f10(hands)
    hands.press(Key.Key_Return)
    assert hands.window.live.strip.form is not None
    assert hands.window.live.strip.form.verb == "question"
    hands.press(Key.Key_Escape)
    assert hands.meeting == before
    assert hands.desk.undo_name == "opening of item 3"


@given(some.floats(0, 3600), some.lists(some.floats(0, 600), max_size=5))
def test_time_only_runs_down_while_it_is_not_held(seconds: float, waits: list[float]) -> None:
    wall = Wall()
    left = Remaining(seconds, wall)
    gone = 0.0
    for place, wait in enumerate(waits):
        wall.now += wait
        gone += 0 if left.held else wait
        if place % 2:
            left.hold()
    assert left.seconds == pytest.approx(seconds - gone, abs=1e-6)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(180, "3:00"), (179.2, "3:00"), (60, "1:00"), (0.4, "0:01"), (0, "0:00"), (-0.4, "0:00"), (-61, "1:01"),
     (3661, "61:01")],
)  # fmt: skip
def test_what_has_begun_counts(seconds: float, words: str) -> None:
    assert time_words(seconds) == words
