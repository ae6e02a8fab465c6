"""In the real window: the words stay on the screen until they are kept, and are back after a restart."""

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clerk.errors import ClerkError
from clerk.record.facts import Say
from clerk.store.minutebook import read_book
from clerk.ui.desk import Desk
from clerk.ui.entry_line import EntryLine
from clerk.ui.main_window import MainWindow
from tests.ui.hindering import locked_at_once, quickly


@pytest.fixture
def line(window: MainWindow) -> EntryLine:
    """Return the entry line of the real window."""
    return window.entries.line


def test_the_banner_stays_until_the_words_are_kept(
    window: MainWindow,
    line: EntryLine,
    desk: Desk,
    book_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    quickly(monkeypatch)
    locked_at_once(desk)
    window.banner.say("Something else.")
    with closing(sqlite3.connect(book_path, isolation_level=None)) as scanner:
        scanner.execute("BEGIN IMMEDIATE")
        line.edit.setPlainText("Words")
        qtbot.waitUntil(lambda: "cannot be written" in window.banner.words.words, timeout=3000)
        assert not window.banner.close_button.isVisible()
        assert window.status.saved.words == "Not saved"
        window.banner.act.click()
        assert "cannot be written" in window.banner.words.words
        scanner.execute("ROLLBACK")
    qtbot.waitUntil(lambda: window.banner.words.words == "Something else.", timeout=3000)
    assert window.banner.close_button.isVisible()
    qtbot.waitUntil(lambda: window.status.saved.words.startswith("Saved "))
    assert line.text == "Words"


def test_a_fact_that_the_disk_refused_is_offered_again(
    window: MainWindow, desk: Desk, book_path: Path, qtbot: QtBot
) -> None:
    locked_at_once(desk)
    assert desk.sight is not None
    before = len(desk.sight.meeting.entries)
    moment = desk.sight.meeting.entries[-1].at
    went_in: list[object] = []
    with closing(sqlite3.connect(book_path, isolation_level=None)) as scanner:
        scanner.execute("BEGIN IMMEDIATE")
        with qtbot.waitSignal(desk.failed, timeout=3000):
            desk.submit(
                None, lambda step: step.record(1, Say(text="Agreed."), moment), then=went_in.append
            )
        scanner.execute("ROLLBACK")
    assert "What you entered was not recorded." in window.banner.words.words
    assert window.banner.act.text() == "Try again"
    assert went_in == []
    with qtbot.waitSignal(desk.changed, timeout=3000):
        window.banner.act.click()
    assert len(desk.sight.meeting.entries) == before + 1
    assert len(went_in) == 1
    assert not window.banner.isVisible()
    assert not desk.can_try_again


def test_a_fact_that_was_wrong_is_not_offered_again(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.failed, timeout=3000):
        desk.submit(
            None, lambda step: step.record(1, Say(text="x"), dt.datetime(2026, 1, 1), item="none")
        )
    assert not desk.can_try_again
    assert not window.banner.act.isVisible()


def test_the_window_does_not_close_over_words_that_are_not_kept(
    window: MainWindow, line: EntryLine, desk: Desk, book_path: Path, qtbot: QtBot
) -> None:
    locked_at_once(desk)
    with closing(sqlite3.connect(book_path, isolation_level=None)) as scanner:
        scanner.execute("BEGIN IMMEDIATE")
        line.edit.setPlainText("Words")
        assert not window.close()
        assert "not closed" in window.banner.words.words
        assert window.banner.act.text() == "Close without these words"
        with pytest.raises(ClerkError, match="stays open"):
            desk.open(book_path.with_name("other.clerk"))
        scanner.execute("ROLLBACK")
    assert window.close()
    with read_book(book_path) as book:
        found = book.typing(1)
    assert found is not None
    assert found.text == "Words"


def test_closing_without_the_words_is_for_whoever_says_so(
    window: MainWindow, line: EntryLine, desk: Desk, book_path: Path, qtbot: QtBot
) -> None:
    locked_at_once(desk)
    with closing(sqlite3.connect(book_path, isolation_level=None)) as scanner:
        scanner.execute("BEGIN IMMEDIATE")
        line.edit.setPlainText("Words")
        assert not window.close()
        window.banner.act.click()
        assert desk.book is None
        scanner.execute("ROLLBACK")


def test_a_restart_says_in_the_status_line_what_is_back(
    window: MainWindow,
    line: EntryLine,
    desk: Desk,
    book_path: Path,
    make_window: Callable[..., MainWindow],
) -> None:
    line.edit.setPlainText("Half a sentence")
    desk.close()
    line.edit.clear()
    assert window.errands.open_book(book_path)
    assert line.text == "Half a sentence"
    assert window.status.remark.isVisible()
    assert window.status.remark.words.endswith("is back in the entry line.")
    assert desk.item == "i6"
    line.edit.insertPlainText(" and on")
    assert not window.status.remark.isVisible()


def test_without_a_memory_the_book_itself_says_where_the_officer_was(
    window: MainWindow, line: EntryLine, desk: Desk, book_path: Path
) -> None:
    window.errands.choose_meeting(2)
    line.edit.setPlainText("Words of the second")
    desk.close()
    line.edit.clear()
    window.memory.kept.meetings.clear()
    assert window.errands.open_book(book_path)
    assert desk.meeting_id == 2
    assert line.text == "Words of the second"
