"""“Who was in the room at 14:35?”: a time typed or a slider moved by key, and nothing else is disturbed."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk.assets import resources
from clerk.errors import Refused
from clerk.record.presence import Chronicle
from clerk.record.script import read_script
from clerk.ui.desk import Desk
from clerk.ui.main_window import MainWindow
from clerk.ui.views.meeting_clock import MeetingClock
from clerk.ui.views.room import room_at
from clerk.ui.views.words import plain

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
CONTESTED = read_script((resources() / "samples" / "contested.json").read_bytes()).meeting
QUIET = read_script((resources() / "samples" / "quiet.json").read_bytes()).meeting


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


@pytest.fixture
def at_work(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Return the window on the contested sample, with words being typed in the entry line."""
    window.activateWindow()
    window.live.to_line()
    qtbot.waitUntil(window.entries.line.edit.hasFocus)
    QTest.keyClicks(window.entries.line.edit, "It was said that")
    return window


def states(window: MainWindow) -> dict[str, str]:
    return {row.person: plain(row.trail) for row in window.room.list.rows.rows if row.person}


def test_a_time_is_typed_and_the_room_is_shown_as_it_was(at_work: MainWindow) -> None:
    window = at_work
    assert states(window)["okoro"] != "comes 14:41"
    press(window, Key.Key_F10)
    assert window.room.clock.field.hasFocus()
    QTest.keyClicks(window.room.clock.field, "6 October 14.35")
    press(window, Key.Key_Return)
    assert window.room.clock.words == "6 October, 14:35"
    assert states(window)["okoro"] == "comes 14:41"
    assert states(window)["hale"] == "left 14:27, interest"
    assert window.room.count.view is not None
    assert window.room.count.view.present == 8
    assert window.room.state.words == "Item 6 · Marta Reyes presiding · public in"
    assert window.room.title.accessibleName() == "In the room as at 6 October, 14:35"


def test_back_to_now_by_the_same_key_and_the_words_go_on(at_work: MainWindow, desk: Desk) -> None:
    window = at_work
    item, now = desk.item, states(window)
    press(window, Key.Key_F10)
    press(window, Key.Key_Home)
    press(window, Key.Key_Up)
    assert window.room.clock.shown.isVisible()
    press(window, Key.Key_F10)
    assert window.room.clock.moment is None
    assert states(window) == now
    assert desk.item == item
    assert window.entries.line.edit.hasFocus()
    QTest.keyClicks(window.entries.line.edit, " it rained.")
    assert window.entries.line.text == "It was said that it rained."


def test_escape_goes_back_to_now_as_well(at_work: MainWindow) -> None:
    press(at_work, Key.Key_F10)
    press(at_work, Key.Key_Escape)
    assert at_work.room.clock.moment is None
    assert at_work.entries.line.edit.hasFocus()


def test_the_slider_goes_by_minutes_and_by_what_moved_the_room(at_work: MainWindow) -> None:
    window, clock = at_work, at_work.room.clock
    press(window, Key.Key_F10)
    for _ in range(4):
        if clock.slider.hasFocus():
            break
        press(window, Key.Key_Tab)
    assert clock.slider.hasFocus()
    press(window, Key.Key_Home)
    assert clock.words == "6 October, 13:50"
    press(window, Key.Key_Right)
    assert clock.words == "6 October, 13:51"
    press(window, Key.Key_PageDown)
    assert clock.clock is not None
    assert clock.place in clock.clock.marks
    name = QAccessible.queryAccessibleInterface(clock.slider).text(QAccessible.Text.Name)
    assert name == f"The meeting’s clock: {clock.words}"
    value = QAccessible.queryAccessibleInterface(clock.field).text(QAccessible.Text.Value)
    assert value == clock.words
    press(window, Key.Key_End)
    assert clock.words.startswith("7 October, ")


def test_the_past_is_not_written_in(at_work: MainWindow, desk: Desk) -> None:
    window = at_work
    assert desk.sight is not None
    before = desk.sight.meeting.entries
    press(window, Key.Key_F10)
    window.room.list.setFocus()
    press(window, Key.Key_Space)
    assert desk.waiting == 0
    assert desk.sight.meeting.entries == before
    assert window.room.clock.trouble.words.startswith("The room is shown as it was")


def test_a_fact_that_is_recorded_meanwhile_leaves_the_past_where_it_is(
    at_work: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    window = at_work
    press(window, Key.Key_F10)
    QTest.keyClicks(window.room.clock.field, "6 October 14:35")
    press(window, Key.Key_Return)
    press(window, Key.Key_L, CONTROL)
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: desk.waiting == 0)
    assert desk.sight is not None
    said = max(desk.sight.meeting.entries, key=lambda entry: entry.id)
    assert said.item == "i6"
    assert said.at > dt.datetime(2026, 10, 6, 15)
    assert window.room.clock.words == "6 October, 14:35"
    assert states(window)["okoro"] == "comes 14:41"


def test_a_time_at_which_the_body_did_not_sit_is_said_not_to_be_one(at_work: MainWindow) -> None:
    press(at_work, Key.Key_F10)
    place = at_work.room.clock.place
    QTest.keyClicks(at_work.room.clock.field, "23.10")
    press(at_work, Key.Key_Return)
    assert "the meeting sat from 6 October, 13:50" in at_work.room.clock.trouble.words
    assert at_work.room.clock.place == place


def test_another_meeting_is_shown_as_it_is_now(at_work: MainWindow, desk: Desk) -> None:
    press(at_work, Key.Key_F10)
    other = next(each for each in desk.meetings() if each.id != desk.meeting_id)
    at_work.errands.choose_meeting(other.id)
    assert at_work.room.clock.moment is None
    assert at_work.room.list.past is False


# The clock itself.


def test_every_minute_of_both_days_has_one_place_and_nights_have_none() -> None:
    clock = MeetingClock(CONTESTED)
    moments = [clock.moment(place) for place in range(clock.last + 1)]
    assert moments == sorted(set(moments))
    assert {moment.date().day for moment in moments} == {6, 7}
    assert [clock.place(moment) for moment in moments] == list(range(clock.last + 1))
    (first, second) = clock.sittings[:2]
    assert (first.begins, second.begins.date().day) == (dt.datetime(2026, 10, 6, 13, 50), 7)


def test_on_one_day_the_day_is_not_said() -> None:
    clock = MeetingClock(QUIET)
    assert clock.words(0) == "13:50"
    assert clock.read("1430", 0) == 40
    assert clock.read("2.30 pm", 0) == 40
    with pytest.raises(Refused, match="not a time"):
        clock.read("soon", 0)


def test_the_same_time_on_two_days_is_taken_on_the_day_that_is_shown() -> None:
    late = [e for e in CONTESTED.entries if e.at.date().day == 7]
    clock = MeetingClock(CONTESTED)
    place = clock.place(late[-1].at)
    assert clock.moment(clock.read(f"{late[3].at:%H:%M}", place)).date().day == 7


@pytest.mark.parametrize("meeting", [CONTESTED, QUIET], ids=["contested", "quiet"])
def test_the_room_at_a_minute_is_the_room_after_the_last_entry_of_it(meeting: object) -> None:
    assert isinstance(meeting, type(QUIET))
    chronicle = Chronicle(meeting)
    for entry in meeting.entries:
        minute = entry.at.replace(second=0)
        last = [e for e in meeting.entries if e.at.replace(second=0) <= minute][-1]
        view = room_at(meeting, chronicle, minute)
        there = {row.person for row in view.rows if row.person and row.mark in ("in", "far")}
        seated = set(chronicle.after(last).occupants)
        assert there <= seated
        assert view.begun == chronicle.after(last).started


def test_before_and_after_the_meeting_the_room_says_so() -> None:
    chronicle = Chronicle(QUIET)
    assert room_at(QUIET, chronicle, dt.datetime(2026, 1, 1, 9)).state == "Before the start"
    assert room_at(QUIET, chronicle, QUIET.entries[-1].at).state == "After the end"
