"""The desk: verbs in, one signal out, never waiting for the disk."""

import datetime as dt
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clerk.assets import resources
from clerk.changes import Changes
from clerk.errors import ClerkError
from clerk.record.facts import Say
from clerk.ui.desk import Desk


@pytest.fixture
def at_work(desk: Desk, book_path: Path) -> Desk:
    desk.open(book_path)
    desk.choose_meeting(desk.meetings()[0].id)
    return desk


def test_it_opens_a_book_and_lists_its_meetings(desk: Desk, book_path: Path) -> None:
    desk.open(book_path)
    assert [meeting.body_name for meeting in desk.meetings()] == [
        "Environment Scrutiny Committee",
        "Cabinet",
    ]
    assert desk.writable
    assert desk.sight is None


def test_a_step_is_handed_over_and_the_answer_comes_as_a_signal(
    at_work: Desk, qtbot: QtBot
) -> None:
    meeting = at_work.meeting_id
    assert meeting is not None
    assert at_work.sight is not None
    before = len(at_work.sight.meeting.entries)
    moment = at_work.sight.meeting.entries[-1].at
    origin = object()
    told: list[tuple[Changes, object]] = []
    at_work.changed.connect(lambda changes, who: told.append((changes, who)))
    with qtbot.waitSignal(at_work.changed, timeout=3000):
        at_work.submit(
            "note",
            lambda step: step.record(meeting, Say(text="Thanks were given."), moment),
            origin,
        )
        # Nothing is drawn, and nothing waits, until the writer has answered.
        assert told == []
        assert at_work.waiting == 1
    changes, who = told[0]
    assert who is origin
    assert changes.touches(meeting)
    assert at_work.waiting == 0
    assert at_work.saved_at is not None
    assert len(at_work.sight.meeting.entries) == before + 1
    assert at_work.book is not None
    assert at_work.book.undo_name == "note"


def test_what_the_world_refuses_is_said_and_changes_nothing(at_work: Desk, qtbot: QtBot) -> None:
    def refuse(_step: object) -> None:
        raise ClerkError("There is no room left on the disk; free some.")

    with qtbot.waitSignal(at_work.failed, timeout=3000) as failed:
        at_work.submit("note", refuse)
    assert failed.args == ["There is no room left on the disk; free some."]
    assert at_work.undo_name != "note"


def test_undo_and_redo_bring_the_meeting_back_and_forth(at_work: Desk, qtbot: QtBot) -> None:
    meeting = at_work.meeting_id
    assert meeting is not None
    assert at_work.sight is not None
    before = at_work.sight.meeting
    with qtbot.waitSignal(at_work.changed, timeout=3000):
        at_work.submit(
            None, lambda step: step.record(meeting, Say(text="A late word."), before.entries[-1].at)
        )
    assert at_work.sight.meeting != before
    at_work.undo()
    assert at_work.sight.meeting == before
    at_work.redo()
    assert len(at_work.sight.meeting.entries) == len(before.entries) + 1


def test_undoing_the_meeting_in_hand_leaves_none_in_hand(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.open(tmp_path / "new.clerk")
    with qtbot.waitSignal(desk.chosen, timeout=5000):
        desk.bring_in(resources() / "samples" / "quiet.json")
    assert desk.meeting_id is not None
    desk.undo()
    assert (desk.sight, desk.meetings()) == (None, [])


def test_a_broken_script_is_refused_and_the_book_is_as_it_was(
    at_work: Desk, tmp_path: Path
) -> None:
    script = tmp_path / "broken.json"
    script.write_text('{"clerk_script": 1')
    count = len(at_work.meetings())
    with pytest.raises(ClerkError):
        at_work.bring_in(script)
    with pytest.raises(ClerkError):
        at_work.bring_in(tmp_path / "absent.json")
    assert len(at_work.meetings()) == count


def test_a_book_open_to_read_only_is_not_written_in(
    desk: Desk, book_path: Path, qtbot: QtBot
) -> None:
    desk.open(book_path, to_read=True)
    assert not desk.writable
    assert desk.undo_name is None
    with qtbot.waitSignal(desk.failed, timeout=1000):
        desk.submit("note", lambda _step: None)


def test_a_book_that_cannot_be_opened_leaves_the_open_one_open(
    at_work: Desk, tmp_path: Path
) -> None:
    other = tmp_path / "letter.clerk"
    other.write_text("Dear Sir")
    with pytest.raises(ClerkError):
        at_work.open(other)
    assert at_work.sight is not None
    assert at_work.writable


def test_going_to_an_entry_takes_its_item_in_hand(at_work: Desk) -> None:
    assert at_work.sight is not None
    entry = next(entry for entry in at_work.sight.meeting.entries if entry.item == "i9")
    at_work.choose_entry(entry.id)
    assert (at_work.item, at_work.entry) == ("i9", entry.id)
    at_work.step_item(1)
    assert (at_work.item, at_work.entry) == ("i10", None)
    at_work.step_item(-1)
    assert at_work.item == "i9"


def test_the_clock_of_the_last_save_is_todays(at_work: Desk, qtbot: QtBot) -> None:
    meeting = at_work.meeting_id
    assert meeting is not None
    with qtbot.waitSignal(at_work.changed, timeout=3000):
        at_work.submit(
            None, lambda step: step.record(meeting, Say(text="x"), dt.datetime(2026, 10, 6, 15, 0))
        )
    assert at_work.saved_at is not None
    now = dt.datetime.now()  # noqa: DTZ005  # as on the screen
    assert abs(now - at_work.saved_at) < dt.timedelta(seconds=20)
