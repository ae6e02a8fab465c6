"""A passage is shown as soon as it was typed, where it will stand: once, and not if it was refused."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from operator import methodcaller
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerk.record.facts import End
from clerk.store.minutebook import MinuteBook
from clerk.ui.desk import Desk
from clerk.ui.entry_line import PASSAGE_FORMS
from clerk.ui.main_window import MainWindow
from clerk.ui.views.ahead import RowAhead
from clerk.ui.views.words import EntryRow
from tests.ui.hindering import locked_at_once, quickly


class Pen:
    """Types into the entry line, and reads the rows of the item."""

    def __init__(self, window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
        self.window, self.desk, self.qtbot = window, desk, qtbot
        self.line, self.list = window.entries.line, window.entries.list

    def enter(self, text: str) -> None:
        self.line.edit.setPlainText(text)
        QTest.keyClick(self.line.edit, Qt.Key.Key_Return)

    def rows(self) -> list[EntryRow]:
        return list(self.list.rows.rows)

    def ahead(self) -> list[str]:
        return [row.lines[0].said for row in self.rows() if isinstance(row, RowAhead)]

    def times_shown(self, text: str) -> int:
        return sum(row.said.endswith(text) for row in self.rows())

    def place_of(self, text: str) -> int:
        return next(i for i, row in enumerate(self.rows()) if row.said.endswith(text))

    def seen_at(self, text: str) -> tuple[QRect, QImage]:
        """Where a row is on the screen, and what it looks like."""
        box = self.list.visualRect(self.list.rows.index(self.place_of(text)))
        return box, self.list.viewport().grab(box).toImage()

    def until_written(self) -> None:
        self.qtbot.waitUntil(lambda: self.desk.waiting == 0, timeout=5000)


@pytest.fixture
def pen(window: MainWindow, desk: Desk, qtbot: QtBot) -> Pen:
    # The meeting goes on: what is said after its end, or another day, would have something to settle under it.
    assert desk.sight is not None
    entries = desk.sight.meeting.entries
    ((end, _),) = desk.sight.meeting.of(End)
    for entry in entries[entries.index(end) :]:
        desk.submit(None, methodcaller("remove", entry.id))
    window.activateWindow()
    window.live.to_line()
    pen = Pen(window, desk, qtbot)
    pen.until_written()
    return pen


@pytest.fixture
def slow(desk: Desk, pen: Pen) -> Iterator[threading.Event]:
    """The disk takes until this is set."""
    go_on = threading.Event()
    assert isinstance(desk.book, MinuteBook)
    desk.book.submit(None, lambda _step: go_on.wait(10))
    yield go_on
    go_on.set()
    pen.until_written()


@pytest.mark.parametrize("form", PASSAGE_FORMS)
def test_it_is_there_at_once_and_the_real_row_takes_its_place_unseen(
    form: str, pen: Pen, slow: threading.Event
) -> None:
    pen.line.choose_form(form)
    pen.enter("members noted the tidal barrier.")
    assert pen.ahead() == ["Members noted the tidal barrier."]
    pen.qtbot.wait(20)
    top, (box, picture) = pen.list.verticalScrollBar().value(), pen.seen_at("the tidal barrier.")
    (ahead,) = (row for row in pen.rows() if isinstance(row, RowAhead))
    slow.set()
    pen.until_written()
    pen.qtbot.wait(20)
    assert pen.ahead() == []
    row = pen.rows()[pen.place_of("the tidal barrier.")]
    assert row.entry in {entry.id for entry in pen.desk.sight.meeting.entries}  # type: ignore[union-attr]
    assert pen.list.verticalScrollBar().value() == top
    assert pen.seen_at("the tidal barrier.") == (box, picture)
    assert (ahead.time, ahead.mark, ahead.said) == (row.time, row.mark, row.said)
    assert [msgspec.structs.replace(line, entry=None) for line in row.lines] == list(ahead.lines)


def test_whoever_listens_hears_of_one_new_row(
    pen: Pen, slow: threading.Event, qtbot: QtBot
) -> None:
    model = pen.list.rows
    heard: list[str] = []
    model.rowsInserted.connect(lambda *_: heard.append("new"))
    model.rowsRemoved.connect(lambda *_: heard.append("gone"))
    model.modelReset.connect(lambda: heard.append("all anew"))
    pen.enter("Members noted the tidal barrier.")
    slow.set()
    pen.until_written()
    qtbot.wait(20)
    assert heard == ["new"]


def test_two_in_a_row_stand_in_their_order_and_once_each(pen: Pen, slow: threading.Event) -> None:
    pen.enter("The first.")
    pen.enter("The second.")
    assert pen.ahead() == ["The first.", "The second."]
    slow.set()
    seen = set()

    def done() -> bool:
        seen.add((pen.times_shown("The first."), pen.times_shown("The second.")))
        return pen.desk.waiting == 0

    pen.qtbot.waitUntil(done, timeout=5000)
    assert seen == {(1, 1)}
    assert pen.ahead() == []
    assert pen.place_of("The second.") == pen.place_of("The first.") + 1


def test_two_in_a_row_on_a_quick_disk_are_never_shown_twice(pen: Pen) -> None:
    shown: list[int] = []
    pen.list.rows.dataChanged.connect(lambda *_: shown.append(pen.times_shown("word.")))
    pen.list.rows.rowsInserted.connect(lambda *_: shown.append(pen.times_shown("word.")))
    for number in range(8):
        pen.enter(f"Number {number}, another word.")
        pen.qtbot.wait(5 * number)
    pen.until_written()
    assert max(shown) == pen.times_shown("word.") == 8
    assert shown == sorted(shown)


def test_lines_typed_together_are_shown_as_a_passage_each(pen: Pen, slow: threading.Event) -> None:
    pen.enter("One.\n\nTwo.")
    assert pen.ahead() == ["One.", "Two."]
    slow.set()  # before the window is closed, which waits for the disk
    pen.until_written()


def test_while_the_disk_takes_long_that_is_said_and_the_words_stand_there_once(
    pen: Pen, slow: threading.Event
) -> None:
    pen.enter("Members noted the tidal barrier.")
    pen.qtbot.waitUntil(pen.line.saving.isVisible)
    assert pen.line.saving.words == "Being kept…"
    assert pen.times_shown("the tidal barrier.") == 1
    slow.set()
    pen.until_written()
    assert not pen.line.saving.isVisible()


def test_what_the_disk_refuses_goes_back_into_the_line(
    pen: Pen, book_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quickly(monkeypatch)
    locked_at_once(pen.desk)
    before = pen.rows()
    with closing(sqlite3.connect(book_path, isolation_level=None)) as scanner:
        scanner.execute("BEGIN IMMEDIATE")
        with pen.qtbot.waitSignal(pen.desk.failed, timeout=3000):
            pen.enter("Members noted the tidal barrier.")
            assert pen.ahead() == ["Members noted the tidal barrier."]
        assert pen.ahead() == []
        assert pen.line.text == "Members noted the tidal barrier."
        assert pen.rows() == before
        assert pen.window.banner.isVisible()
        scanner.execute("ROLLBACK")


def test_what_is_undone_before_it_was_seen_in_the_book_is_gone(
    pen: Pen, slow: threading.Event
) -> None:
    before = pen.rows()
    pen.enter("Members noted the tidal barrier.")
    slow.set()
    pen.desk.undo()
    assert pen.rows() == before
    pen.until_written()
    pen.qtbot.wait(50)
    assert pen.rows() == before


def test_it_is_shown_under_its_item_only(pen: Pen, slow: threading.Event) -> None:
    pen.enter("Members noted the tidal barrier.")
    pen.desk.choose("i3")
    assert pen.ahead() == []
    pen.desk.choose("i6")
    assert pen.ahead() == ["Members noted the tidal barrier."]
    slow.set()
    pen.until_written()


def test_it_cannot_be_chosen_before_it_is_an_entry(pen: Pen, slow: threading.Event) -> None:
    pen.enter("Members noted the tidal barrier.")
    index = pen.list.rows.index(pen.place_of("the tidal barrier."))
    assert index.flags() == Qt.ItemFlag.NoItemFlags
    slow.set()
    pen.until_written()
    assert index.flags() & Qt.ItemFlag.ItemIsSelectable


def test_one_that_no_public_document_will_tell_says_so_at_once(
    pen: Pen, slow: threading.Event
) -> None:
    sight = pen.desk.sight
    assert sight is not None
    secret = next(item.id for item in sight.meeting.agenda if item.exempt)
    pen.desk.choose(secret)
    pen.enter("The price was given.")
    (ahead,) = (row for row in pen.rows() if isinstance(row, RowAhead))
    slow.set()
    pen.until_written()
    assert ahead.lines[0].exempt
    assert pen.rows()[pen.place_of("was given.")].lines[0].exempt


def test_another_book_knows_nothing_of_it(pen: Pen, slow: threading.Event, tmp_path: Path) -> None:
    pen.enter("Members noted the tidal barrier.")
    slow.set()
    pen.desk.open(tmp_path / "another.clerk")
    assert pen.desk.aheads() == []
