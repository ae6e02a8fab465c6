"""Forms in the real window, as pictures of a whole meeting showed that officers would meet them."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk.record.facts import Declare, End, ExcludePublic, OpenItem, Question
from clerk.record.meeting import Meeting
from clerk.record.people import Person
from clerk.store.minutebook import MinuteBook
from clerk.styles import load_style
from clerk.ui.desk import Desk
from clerk.ui.fact_strip import WHEN
from clerk.ui.main_window import MainWindow
from clerk.ui.views.sight import Sight
from tests.stories.fingers import name_of, press_named, write


@pytest.fixture
def window(at_the_line: MainWindow) -> MainWindow:
    """Return the window on the contested sample, the keyboard in the entry line."""
    return at_the_line


def meeting_of(desk: Desk) -> Meeting:
    assert desk.sight is not None
    return desk.sight.meeting


def to_field(name: str) -> None:
    for _ in range(30):
        if name_of(QApplication.focusWidget()).startswith(name):
            return
        press_named("Tab")
    raise AssertionError(f"Tab does not lead to {name}")


def wait(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.waiting == 0, timeout=5000)


def test_somebody_who_is_added_meanwhile_is_known_to_a_form_that_is_open(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    press_named("Ctrl+Shift+Q")
    write("Petra Lindholm")
    to_field("Question")
    write("When will the footbridge be open again?")
    press_named("Enter")
    strip = window.entries.strip
    assert "Ctrl+Shift+A" in strip.boxes["from"].wrong.words
    before, number = meeting_of(desk), desk.meeting_id
    assert number is not None
    people = (*before.people, Person(id="lindholm", name="Petra Lindholm"))
    altered = msgspec.structs.replace(before, people=people, entries=())
    desk.submit(None, lambda step: step.set_plan(number, altered))
    wait(desk, qtbot)
    press_named("Enter")
    wait(desk, qtbot)
    assert strip.form is None
    assert meeting_of(desk).of(Question)[-1][1].from_ == "lindholm"


def test_the_public_are_excluded_for_the_exempt_item_in_hand_with_its_paragraphs(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    item = next(item for item in meeting_of(desk).agenda if item.exempt)
    desk.choose(item.id)
    count = len(meeting_of(desk).of(ExcludePublic))
    press_named("F12")
    press_named("Enter")
    wait(desk, qtbot)
    excluded = [fact for _, fact in meeting_of(desk).of(ExcludePublic)]
    assert len(excluded) == count + 1
    assert any((f.items, f.paragraphs) == ((item.id,), item.exempt) for f in excluded)


def test_an_interest_is_in_some_item_and_is_not_called_an_interest_twice(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    member = meeting_of(desk).person_by_id[meeting_of(desk).body.members[2].person]
    press_named("Ctrl+Shift+I")
    write(member.name)
    to_field("Interest")
    write("Other registrable interest")
    press_named("Enter")
    box = window.entries.strip.boxes["items"]
    assert "has to be given" in box.wrong.words
    assert box.widget.hasFocus()
    write("6")
    press_named("Enter")
    wait(desk, qtbot)
    declared = [f for _, f in meeting_of(desk).of(Declare) if f.person == member.id]
    assert "Other registrable" in [fact.interest for fact in declared]


def test_the_key_that_records_is_shown_where_enter_makes_lines(window: MainWindow) -> None:
    press_named("Ctrl+M")
    strip = window.entries.strip
    assert strip.record.keys == "Enter"
    to_field("Parts")
    assert strip.record.keys == "Ctrl Enter"
    to_field("Mover")
    assert strip.record.keys == "Enter"


def test_the_form_of_a_passage_begins_at_its_time(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    press_named("Ctrl+L")
    write("A passage")
    press_named("Enter")
    wait(desk, qtbot)
    press_named("Alt+2")
    press_named("End")
    press_named("Shift+F2")
    assert window.entries.strip.boxes[WHEN].widget.hasFocus()


def test_nobody_on_the_roll_is_marked_while_the_keyboard_is_elsewhere(window: MainWindow) -> None:
    press_named("Ctrl+R")
    press_named("Down")
    here = window.room.list.currentIndex().row()
    assert here > 0
    press_named("Ctrl+R")
    assert not window.room.list.selectedIndexes()
    press_named("Ctrl+R")
    assert window.room.list.currentIndex().row() == here


def test_tab_leads_from_the_last_field_to_the_entry_line(window: MainWindow) -> None:
    press_named("F7")
    to_field("When")
    press_named("Tab")
    assert window.entries.line.edit.hasFocus()


def test_a_session_under_way_is_not_told_that_it_never_ended(desk: Desk, book_path: Path) -> None:
    desk.open(book_path)
    assert isinstance(desk.book, MinuteBook)
    whole = desk.book.meeting(1)

    def codes(meeting: Meeting) -> set[str]:
        return {flag.code for flag in Sight(meeting, load_style(meeting.style)).flags}

    opened = [entry for entry, _ in whole.of(OpenItem)]
    before = [entry for entry in whole.entries if entry.at < opened[0].at]
    under_way = [entry for entry in whole.entries if entry.at < opened[2].at]
    at_the_end = [entry for entry in whole.entries if not isinstance(entry.fact, End)]
    assert not codes(whole.with_entries(before)) & {"not_started", "not_ended"}
    assert "not_ended" not in codes(whole.with_entries(under_way))
    assert "not_ended" in codes(whole.with_entries(at_the_end))
