"""The time limit of a meeting: said in the header in time, and the meeting extended by one key after the other."""

import datetime as dt

import msgspec
import pytest
from PySide6.QtTest import QTest

from clerk.minutes.layout import draft
from clerk.record.facts import Extend, Move, OpenItem, Say, Start, Vote
from clerk.record.people import Limits
from clerk.styles import load_style
from clerk.ui.setup_limits import ends_text, read_ends, read_speak, speak_text
from tests.ui import settling_keys
from tests.ui.settling_keys import CONTROL, Events, Hands, Key, Sit

EVENTS: Events = [
    (0, None, Start(presiding="ash")),
    (5, "i2", OpenItem(item="i2")),
    (6, "i2", Say(text="The wall was considered.")),
]


@pytest.fixture
def limited(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> Sit:
    """Return a function that opens the window on a meeting that has to end by 20:00."""
    invented = settling_keys.invented

    def with_limit() -> object:
        meeting = invented()
        return msgspec.structs.replace(
            meeting, body=msgspec.structs.replace(meeting.body, limits=Limits(ends_by="20:00"))
        )

    monkeypatch.setattr(settling_keys, "invented", with_limit)
    return sit


def at(hands: Hands, hour: int, minute: int, second: int = 0) -> None:
    """Let it be this time by the clock on the wall."""
    now = dt.datetime(2026, 10, 6, hour, minute, second)
    hands.window.live.recorder.clock = lambda: now
    hands.window.in_the_room.limit.look()


def left(hands: Hands) -> str:
    label = hands.window.header.left
    return label.words if label.isVisible() else ""


def test_the_header_says_what_is_left_from_half_an_hour_before(limited: Sit) -> None:
    hands = limited(EVENTS)
    at(hands, 19, 29, 59)
    assert left(hands) == ""
    at(hands, 19, 30)
    assert left(hands) == "30 min left, to 20:00"
    at(hands, 19, 59, 20)
    assert left(hands) == "1 min left, to 20:00"
    at(hands, 20, 0)
    assert left(hands) == "time limit 20:00: now"
    at(hands, 20, 7)
    assert left(hands) == "7 min past 20:00"


def test_a_body_without_a_limit_is_never_hurried(sit: Sit) -> None:
    hands = sit(EVENTS)
    at(hands, 23, 30)
    assert left(hands) == ""
    assert hands.window.entries.reminders == ()


def test_the_minutes_being_finished_next_day_are_not_hurried(limited: Sit) -> None:
    hands = limited(EVENTS)
    now = dt.datetime(2026, 10, 8, 19, 50)
    hands.window.live.recorder.clock = lambda: now
    hands.window.in_the_room.limit.look()
    assert left(hands) == ""


def test_a_screen_reader_is_told_a_few_times_and_not_every_minute(limited: Sit) -> None:
    hands = limited(EVENTS)
    told: list[str] = []
    hands.window.in_the_room.limit.told.connect(told.append)
    for minute in range(35, 60):
        at(hands, 19, minute)
    assert [words.partition(" ")[0] for words in told] == ["15", "5"]
    for _ in range(2):
        hands.press(Key.Key_F11, CONTROL)
        hands.wait()
    # It has until 20:30 by now.
    for minute in range(29):
        at(hands, 20, minute)
    assert [words.partition(" ")[0] for words in told] == ["15", "5", "30", "15", "5"]


def test_one_key_after_the_other_extends_the_meeting(limited: Sit) -> None:
    hands = limited(EVENTS)
    hands.write("The clerk noted")
    at(hands, 19, 40)
    assert hands.window.entries.reminder.isHidden()
    at(hands, 19, 48)
    assert hands.window.entries.reminder.isVisible()
    assert "12 minutes are left" in hands.window.entries.reminder.words.words
    assert hands.window.entries.reminder.button.text() == "Extension moved"
    hands.press(Key.Key_F11, CONTROL)
    hands.wait()
    ((moved,),) = ([e.fact for e in hands.facts(Move)],)
    assert isinstance(moved, Move)
    assert moved.what == "That the meeting be extended until 8.30pm."
    assert hands.window.entries.reminder.button.text() == "Agreed by assent: until 20:30"
    hands.press(Key.Key_F11, CONTROL)
    hands.wait()
    assert [e.fact for e in hands.facts(Vote)] == [Vote(on="extension", manner="assent")]
    assert [e.fact for e in hands.facts(Extend)] == [Extend(until="20:30", by="extension")]
    assert {e.at for e in (*hands.facts(Vote), *hands.facts(Extend))} == {
        dt.datetime(2026, 10, 6, 19, 48)
    }
    assert hands.window.entries.reminder.isHidden()
    assert left(hands) == ""
    at(hands, 20, 10)
    assert left(hands) == "20 min left, to 20:30"
    assert hands.window.entries.line.text == "The clerk noted"
    assert hands.window.entries.line.edit.hasFocus()
    hands.press(Key.Key_Z, CONTROL)


def test_a_counted_vote_that_carries_it_leaves_one_key_to_press(limited: Sit) -> None:
    hands = limited(EVENTS)
    at(hands, 19, 50)
    hands.press(Key.Key_F11, CONTROL)
    hands.wait()
    hands.desk.submit(
        None,
        lambda step: step.record(
            1,
            Vote(on="extension", manner="show_of_hands", for_=2, against=1),
            dt.datetime(2026, 10, 6, 19, 51),
            item="i2",
        ),
    )
    hands.wait()
    assert hands.window.entries.reminder.button.text() == "Extended until 20:30"
    hands.press(Key.Key_F11, CONTROL)
    hands.wait()
    assert [e.fact for e in hands.facts(Extend)] == [Extend(until="20:30", by="extension")]


def test_after_a_vote_that_lost_it_nothing_more_is_offered(limited: Sit) -> None:
    lost: Events = [
        *EVENTS,
        (49, "i2", Move(ref="extension", kind="other_procedural", what="That it go on.")),
        (50, "i2", Vote(on="extension", manner="show_of_hands", for_=1, against=2)),
    ]
    hands = limited(lost)
    at(hands, 19, 52)
    assert left(hands) == "8 min left, to 20:00"
    assert hands.window.entries.reminder.isHidden()


def test_business_past_the_limit_is_to_settle(limited: Sit) -> None:
    hands = limited(EVENTS)
    at(hands, 20, 3)
    hands.write("It went on.")
    hands.press(Key.Key_Return)
    hands.wait()
    hands.look()
    assert "past_time_limit" in hands.codes


def test_the_minutes_tell_the_extension(limited: Sit) -> None:
    hands = limited(EVENTS)
    at(hands, 19, 48)
    for _ in range(2):
        hands.press(Key.Key_F11, CONTROL)
        hands.wait()
    for style in ("cabinet", "council", "scrutiny", "parish"):
        words = "\n".join(block.text for block in draft(hands.meeting, load_style(style)).blocks)
        assert "It was agreed to extend the meeting until" in words
        assert "the meeting be extended until" in words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("22:00", ("22:00", None)),
        ("10 pm", ("22:00", None)),
        ("3 hours", (None, 180)),
        ("2½ hours", (None, 150)),
        ("2.5 hours", (None, 150)),
        ("1 hour 30 minutes", (None, 90)),
        ("150 minutes", (None, 150)),
        ("22:00 or 3 hours", ("22:00", 180)),
        ("3 hours, 22.00", ("22:00", 180)),
        ("", (None, None)),
        ("late", None),
        ("22:00 or 23:00", None),
        ("0 minutes", None),
        ("30 hours", None),
    ],
)
def test_an_end_is_read_as_it_is_written(typed: str, meant: object) -> None:
    assert read_ends(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("2 and 3", (2, 3)), ("3", (3, 3)), ("2, 5", (2, 5)), ("", (None, None)), ("two", None), ("0", None),
     ("1 2 3", None)],
)  # fmt: skip
def test_minutes_to_speak_are_read_as_they_are_written(typed: str, meant: object) -> None:
    assert read_speak(typed) == meant


@pytest.mark.parametrize(
    "limits",
    [
        Limits(ends_by="22:00"),
        Limits(minutes=180, question=2, speaker=3),
        Limits(ends_by="21:30", minutes=150, question=5, speaker=5),
    ],
)
def test_what_is_shown_is_read_back(limits: Limits) -> None:
    assert read_ends(ends_text(limits)) == (limits.ends_by, limits.minutes)
    assert read_speak(speak_text(limits)) == (limits.question, limits.speaker)


def test_the_limits_of_the_meeting_in_hand_are_set_by_key(sit: Sit) -> None:
    hands = sit(EVENTS)
    dialog = hands.window.errands.setting_up.edit_dialog()
    assert dialog is not None
    hands.qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_page(2)
    QTest.keyClicks(dialog.limits.ends.control, "22:00")
    QTest.keyClicks(dialog.limits.speak.control, "2 and 3")
    dialog.done_button.click()
    hands.wait()
    assert hands.meeting.body.limits == Limits(ends_by="22:00", question=2, speaker=3)
