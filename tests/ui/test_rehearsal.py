"""A rehearsal: everything works in it, nothing of it is kept, and the real meeting is as it was."""

import datetime as dt
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from clerk.assets import data_folder
from clerk.record.facts import OpenItem, Say
from clerk.store.minutebook import read_book
from clerk.store.rehearsing import is_rehearsal, new_rehearsal, sweep
from tests.ui.settling_keys import CONTROL, SHIFT, Hands, Key, Sit, invented

BOTH = CONTROL | SHIFT


def rehearse(hands: Hands) -> None:
    hands.press(Key.Key_H, BOTH)
    hands.look()


@pytest.fixture
def sit(sit: Sit) -> Sit:  # the same, of a window that may be closed at the end of a test
    """Return a function that opens the window; who closes it agrees to what it asks."""

    def begin(*arguments: object) -> Hands:
        hands = sit(*arguments)
        hands.window.in_the_room.rehearsal.ask = lambda _recorded: True
        return hands

    return begin


def answer(hands: Hands, button: str) -> list[str]:
    """Answer the one question as it is really asked; return what it said."""
    said: list[str] = []
    rehearsal = hands.window.in_the_room.rehearsal
    rehearsal.ask = rehearsal.ask_in_a_box

    def press() -> None:
        rehearsal.ask = lambda _recorded: True
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(f"{box.text()} {box.informativeText()}")
        next(each for each in box.buttons() if each.text() == button).click()

    QTimer.singleShot(50, press)
    return said


def files() -> list[Path]:
    return [each for each in (data_folder() / "rehearsals").rglob("*") if each.is_file()]


def test_the_window_says_so_all_the_time(sit: Sit) -> None:
    hands = sit()
    rehearse(hands)
    band = hands.window.in_the_room.rehearsal.band
    assert band.isVisible()
    assert "Rehearsal: nothing is kept." in band.words.words
    assert hands.window.windowTitle().startswith("Rehearsal: Finance Committee")
    assert hands.window.status.saved.words == "Rehearsal: nothing is kept"
    hands.press(Key.Key_F3)
    hands.write("The wall stands.")
    hands.press(Key.Key_Return)
    hands.wait()
    assert band.isVisible()
    assert hands.window.windowTitle().startswith("Rehearsal: ")


def test_what_was_recorded_is_thrown_away_after_one_question(sit: Sit, fenwick: Path) -> None:
    hands = sit()
    hands.write("Before the meeting")
    for _ in range(4):
        hands.press(Key.Key_Left)
    before = hands.meeting
    hands.desk.choose("i2")
    rehearse(hands)
    bytes_before = fenwick.read_bytes()
    assert hands.window.entries.line.text == ""
    assert hands.desk.item == "i2"
    hands.write("Only for practice.")
    hands.press(Key.Key_Return)
    hands.wait()
    assert len(hands.facts(Say)) == 1
    said = answer(hands, "Leave the rehearsal")
    hands.press(Key.Key_H, BOTH)
    hands.look()
    assert said == [
        "Leave the rehearsal? 1 entry and whatever was changed will be thrown away. The real meeting is as it was."
    ]
    assert hands.desk.book is not None
    assert hands.desk.book.path == fenwick
    assert hands.meeting == before
    assert hands.desk.item == "i2"
    assert hands.window.entries.line.text == "Before the meeting"
    assert hands.window.entries.line.edit.textCursor().position() == len("Before the mee")
    hands.qtbot.waitUntil(hands.window.entries.line.edit.hasFocus)
    assert not hands.window.in_the_room.rehearsal.band.isVisible()
    assert not hands.window.windowTitle().startswith("Rehearsal")
    assert fenwick.read_bytes() == bytes_before
    assert files() == []


def test_with_nothing_recorded_nothing_is_asked(sit: Sit, fenwick: Path) -> None:
    hands = sit()
    rehearse(hands)
    hands.press(Key.Key_H, BOTH)
    hands.look()
    assert hands.desk.book is not None
    assert hands.desk.book.path == fenwick


def test_one_may_stay(sit: Sit) -> None:
    hands = sit()
    rehearse(hands)
    hands.write("Half a sentence")
    said = answer(hands, "Stay in it")
    hands.press(Key.Key_H, BOTH)
    assert said
    assert hands.window.in_the_room.rehearsal.running
    assert hands.window.entries.line.text == "Half a sentence"


def test_nothing_of_the_copy_can_be_undone_but_what_was_recorded_can(sit: Sit) -> None:
    hands = sit()
    real = hands.meeting
    rehearse(hands)
    assert hands.desk.undo_name is None
    hands.press(Key.Key_Z, CONTROL)
    assert len(hands.meeting.entries) == len(real.entries)
    hands.write("Practised.")
    hands.press(Key.Key_Return)
    hands.wait()
    hands.press(Key.Key_Z, CONTROL)
    hands.wait()
    hands.press(Key.Key_Z, CONTROL)
    hands.wait()
    assert len(hands.meeting.entries) == len(real.entries)
    hands.press(Key.Key_Y, CONTROL)
    hands.wait()
    assert [e.fact for e in hands.facts(Say)] == [Say(text="Practised.")]


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Key.Key_N, CONTROL), (Key.Key_O, CONTROL), (Key.Key_O, BOTH), (Key.Key_S, BOTH), (Key.Key_I, CONTROL),
     (Key.Key_B, BOTH), (Key.Key_E, CONTROL)],
)  # fmt: skip
def test_what_leads_out_of_it_is_refused_in_a_sentence(key: Key, modifiers: Key, sit: Sit) -> None:
    hands = sit()
    rehearse(hands)
    hands.press(key, modifiers)  # type: ignore[arg-type]  # modifiers
    assert QApplication.activeModalWidget() is None
    assert "leave it first (Ctrl+Shift+H)" in hands.window.banner.words.words
    assert hands.window.in_the_room.rehearsal.running


def test_nothing_is_exported_and_no_other_book_opened_by_any_way(sit: Sit, fenwick: Path) -> None:
    hands = sit()
    rehearse(hands)
    hands.press(Key.Key_E, CONTROL)
    assert "Nothing is exported from a rehearsal" in hands.window.banner.words.words
    assert hands.window.errands.export_dialog() is None
    # A second start of Clerk asks the window for a book.
    assert not hands.window.errands.open_book(fenwick)
    assert hands.desk.book is not None
    assert is_rehearsal(hands.desk.book.path)


def test_the_window_forgets_it(sit: Sit, fenwick: Path) -> None:
    hands = sit()
    rehearse(hands)
    assert hands.window.memory.recent_books() == [fenwick]


def test_closing_the_window_throws_it_away_after_the_question(sit: Sit, fenwick: Path) -> None:
    hands = sit()
    rehearse(hands)
    hands.write("Practised.")
    hands.press(Key.Key_Return)
    hands.wait()
    answer(hands, "Stay in it")
    assert not hands.window.close()
    assert hands.window.in_the_room.rehearsal.running
    answer(hands, "Leave the rehearsal")
    assert hands.window.close()
    assert files() == []
    with read_book(fenwick) as book:
        assert not book.meeting(1).of(Say)


def test_the_clock_runs_from_the_start_of_the_meeting_or_is_the_laptops(sit: Sit) -> None:
    hands = sit([])
    rehearse(hands)
    hands.press(Key.Key_F3)
    hands.wait()
    assert [e.at for e in hands.facts(OpenItem)] == [dt.datetime(2026, 10, 6, 19, 0)]
    hands.press(Key.Key_Slash, CONTROL)
    hands.write("clock laptop")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_F3)
    hands.wait()
    assert hands.facts(OpenItem)[-1].at == dt.datetime(2026, 10, 6, 19, 30)
    answer(hands, "Leave the rehearsal")
    hands.press(Key.Key_H, BOTH)
    assert hands.window.live.recorder.clock() == dt.datetime(2026, 10, 6, 19, 30, 20)


def test_a_meeting_that_was_never_run_can_be_rehearsed(sit: Sit) -> None:
    hands = sit([])
    rehearse(hands)
    hands.press(Key.Key_P, BOTH)
    hands.wait()
    assert len(hands.meeting.entries) == 1


def test_a_form_that_is_open_is_not_lost_to_it(sit: Sit) -> None:
    hands = sit()
    hands.press(Key.Key_F7)
    hands.press(Key.Key_H, BOTH)
    assert not hands.window.in_the_room.rehearsal.running
    assert "Finish what is open" in hands.window.banner.words.words
    assert hands.window.live.strip.form is not None


def test_the_book_is_its_owners_alone_and_is_swept_away_at_a_start() -> None:
    book, number = new_rehearsal(invented())
    try:
        assert book.meeting(number).body.name == "Finance Committee"
        assert stat.S_IMODE(book.path.stat().st_mode) == 0o600
        for folder in (book.path.parent, book.path.parent.parent):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert book.undo() is None
    finally:
        book.close()
    # As after a crash: the file is still there.
    assert files()
    sweep()
    assert files() == []


def keep(hands: Hands) -> None:
    hands.write("Practised.")
    hands.press(Key.Key_Return)


def remove_last(hands: Hands) -> None:
    hands.desk.choose_entry(hands.meeting.entries[-1].id)
    hands.press(Key.Key_Delete, BOTH)


DEEDS: dict[str, Callable[[Hands], object]] = {
    "passage": keep,
    "half": lambda hands: hands.write("Half a"),
    "next": lambda hands: hands.press(Key.Key_F3),
    "assent": lambda hands: hands.press(Key.Key_F8, SHIFT),
    "undo": lambda hands: hands.press(Key.Key_Z, CONTROL),
    "redo": lambda hands: hands.press(Key.Key_Y, CONTROL),
    "all present": lambda hands: hands.press(Key.Key_P, BOTH),
    "end": lambda hands: hands.press(Key.Key_E, BOTH),
    "doubt": lambda hands: hands.window.live.recorder.keep_doubt("Sure?"),
    "remove": remove_last,
    "sample": lambda hands: hands.press(Key.Key_S, BOTH),
    "export": lambda hands: hands.press(Key.Key_E, CONTROL),
}


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(some.lists(some.sampled_from(sorted(DEEDS)), min_size=1, max_size=8))
def test_whatever_is_done_in_it_no_byte_of_the_real_book_changes(
    sit: Sit, fenwick: Path, deeds: list[str]
) -> None:
    for each in fenwick.parent.glob("fenwick*"):
        if each.is_file():
            each.unlink()
    hands = sit()
    real = hands.meeting
    rehearse(hands)
    beside = {each: each.read_bytes() for each in fenwick.parent.glob("fenwick*") if each.is_file()}
    assert fenwick in beside
    for deed in deeds:
        DEEDS[deed](hands)
        hands.wait()
        hands.look()
        hands.window.live.to_line()
    assert beside == {each: each.read_bytes() for each in beside}
    hands.press(Key.Key_H, BOTH)
    hands.look()
    assert hands.meeting == real
    assert fenwick.read_bytes() == beside[fenwick]
    assert files() == []
    hands.desk.close()
    hands.window.close()


def test_what_was_on_its_way_to_the_real_book_is_in_it_and_in_the_copy(sit: Sit) -> None:
    hands = sit()
    hands.write("Said just before.")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_H, BOTH)
    hands.look()
    said = [getattr(entry.fact, "text", "") for entry in hands.meeting.entries]
    assert "Said just before." in said
    hands.write("Practised.")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_H, BOTH)
    hands.look()
    said = [getattr(entry.fact, "text", "") for entry in hands.meeting.entries]
    assert "Said just before." in said
    assert "Practised." not in said
    assert files() == []
