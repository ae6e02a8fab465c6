"""First what is needed to go on typing, then the draft and the checks; and never an old look over a newer one."""

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clerk.assets import resources
from clerk.record.facts import End, Say
from clerk.record.script import read_script
from clerk.store.minutebook import MinuteBook, open_book
from clerk.styles import load_style
from clerk.ui.desk import Desk
from clerk.ui.looking import glance
from clerk.ui.views.sight import Sight
from clerk.ui.views.words import plain
from tests.ui.conftest import MakeWindow


@pytest.mark.parametrize("sample", sorted((resources() / "samples").glob("*.json")))
def test_a_glance_shows_the_very_words_of_the_draft(sample: Path) -> None:
    meeting = read_script(sample.read_bytes()).meeting
    style = load_style(meeting.style)
    whole = Sight(meeting, style)
    # What is to settle comes with the checks.
    whole.__dict__["flags"] = ()
    glance = Sight(meeting, style, at_a_glance=True)
    for item in (None, *(item.id for item in meeting.agenda)):
        assert glance.item(item) == whole.item(item)
    assert glance.places == whole.places
    assert not {"full_draft", "public_draft", "flags"} & set(vars(glance))


def test_the_first_thing_painted_has_the_entries_and_waits_for_no_draft(
    make_window: MakeWindow, desk: Desk, book_path: Path, qtbot: QtBot
) -> None:
    with open_book(book_path) as book:
        # A meeting that never ended is something to settle.
        end, _ = book.meeting(1).of(End)[0]
        book.remove(end.id)
    window = make_window()
    window.show_draft(wanted=True)
    window.errands.open_book(book_path, 1)
    assert desk.sight is not None
    assert desk.sight.at_a_glance
    assert window.entries.list.rows.rows
    assert window.agenda.title.words == "AGENDA"
    assert window.room.list.rows.rows
    assert window.draft.page.toPlainText() == ""
    assert not {"full_draft", "public_draft", "flags"} & set(vars(desk.sight))
    with qtbot.waitSignal(desk.worked_out, timeout=3000):
        pass
    assert "Resolved" in window.draft.page.toPlainText()
    assert "TO SETTLE" in window.agenda.title.words


def test_another_meeting_shows_nothing_of_the_draft_before(
    make_window: MakeWindow, desk: Desk, book_path: Path, qtbot: QtBot
) -> None:
    window = make_window()
    window.show_draft(wanted=True)
    with qtbot.waitSignal(desk.worked_out, timeout=3000):
        window.errands.open_book(book_path, 1)
    before = window.draft.page.toPlainText()
    with qtbot.waitSignal(desk.worked_out, timeout=3000):
        window.errands.choose_meeting(2)
        assert window.draft.page.toPlainText() == ""
    assert window.draft.page.toPlainText() not in {"", before}


def test_a_fact_recorded_before_the_first_look_is_done_is_seen_too(
    desk: Desk, book_path: Path, qtbot: QtBot
) -> None:
    desk.open(book_path)
    desk.choose_meeting(1)
    assert desk.sight is not None
    moment = desk.sight.meeting.entries[-1].at
    desk.work_out()
    with qtbot.waitSignal(desk.changed, timeout=3000):
        desk.submit(None, lambda step: step.record(1, Say(text="A late word."), moment))
    assert not desk.sight.at_a_glance
    assert plain(desk.sight.told(desk.sight.meeting.entries[-1].id)[0].words) == "A late word."


def test_whoever_goes_to_another_meeting_meanwhile_sees_that_one_worked_out(
    desk: Desk, book_path: Path, qtbot: QtBot
) -> None:
    desk.open(book_path)
    desk.choose_meeting(1)
    desk.work_out()
    desk.choose_meeting(2)
    desk.work_out()
    with qtbot.waitSignal(desk.worked_out, timeout=3000):
        pass
    assert desk.sight is not None
    assert desk.sight.meeting.body.name == "Cabinet"
    assert not desk.sight.at_a_glance


def test_the_step_to_undo_is_known_without_asking_a_busy_book(
    desk: Desk, book_path: Path, qtbot: QtBot
) -> None:
    desk.open(book_path)
    desk.choose_meeting(1)
    book = desk.book
    assert isinstance(book, MinuteBook)
    assert desk.sight is not None
    moment = desk.sight.meeting.entries[-1].at
    with qtbot.waitSignal(desk.changed, timeout=3000):
        desk.submit("note", lambda step: step.record(1, Say(text="A late word."), moment))
    named: list[str | None] = []
    with book._reading:  # somebody reads, and takes their time
        asking = threading.Thread(target=lambda: named.append(desk.undo_name))
        asking.start()
        asking.join(2)
        assert named == ["note"]


def test_a_meeting_is_shown_in_the_style_that_holds_on_its_day(tmp_path: Path) -> None:
    planning = read_script((resources() / "samples" / "planning.json").read_bytes()).meeting
    assert planning.body.style == "council"
    with open_book(tmp_path / "book.clerk") as book:
        number = book.replay(planning).value
        assert glance(book, number).style.name == "Planning"
