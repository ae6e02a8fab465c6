"""Work beside a window outlives who asked for it: the window may be put away meanwhile, and nothing comes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThreadPool
from pytestqt.qtbot import QtBot

from clerk.record.meeting import Meeting
from clerk.store.minutebook import BookReader, MinuteBook
from clerk.store.sign_off import NewDraft
from clerk.ui.beside import Beside
from clerk.ui.desk import Desk
from clerk.ui.drafting import DraftMaker, DraftWanted, Tell, compose
from clerk.ui.in_window import tell
from clerk.ui.making import Maker, Watch
from tests.store.planning import a_meeting

WANTED = DraftWanted(at=dt.datetime(2026, 3, 5, 9, 30), by="A. Clerk", files=())


@pytest.fixture
def desk(desk: Desk, tmp_path: Path) -> Desk:
    desk.open(tmp_path / "book.clerk")
    assert isinstance(desk.book, MinuteBook)
    desk.choose_meeting(desk.book.replay(a_meeting()).value)
    return desk


@pytest.fixture
def gate() -> Iterator[Event]:
    """Return what holds work up until it is set."""
    gate = Event()
    yield gate
    gate.set()
    QThreadPool.globalInstance().waitForDone()


def waiting(gate: Event, record: Meeting | None = None) -> Callable[..., NewDraft]:
    def composed(
        book: MinuteBook | BookReader, meeting: int, wanted: DraftWanted, said: Tell
    ) -> NewDraft:
        gate.wait(10)
        if record is not None:
            return NewDraft(meeting=record, style=b"", letterhead=b"", at=wanted.at)
        return compose(book, meeting, wanted, said)

    return composed


def put_away_while_it_works(home: QObject, gate: Event, qtbot: QtBot) -> None:
    shiboken6.delete(home)
    with qtbot.captureExceptions() as raised:
        gate.set()
        assert QThreadPool.globalInstance().waitForDone(10_000)
        qtbot.wait(20)
    assert raised == []


def test_a_draft_whose_window_is_closed_while_its_files_are_made_is_not_kept(
    desk: Desk, gate: Event, qtbot: QtBot
) -> None:
    assert isinstance(desk.book, MinuteBook)
    assert desk.meeting_id is not None
    window = QObject()
    maker = DraftMaker(desk, desk.meeting_id, window, waiting(gate))
    maker.start(WANTED)
    put_away_while_it_works(window, gate, qtbot)
    assert desk.book.sign_off.drafts(desk.meeting_id) == []


def test_a_draft_is_not_kept_in_another_book_that_was_opened_while_it_was_made(
    desk: Desk, gate: Event, qtbot: QtBot, tmp_path: Path
) -> None:
    assert desk.meeting_id is not None
    failures: list[str] = []
    maker = DraftMaker(desk, desk.meeting_id, desk, waiting(gate, a_meeting()))
    maker.failed.connect(failures.append)
    maker.start(WANTED)
    desk.open(tmp_path / "other.clerk")
    assert isinstance(desk.book, MinuteBook)
    same_number = desk.book.replay(a_meeting()).value
    assert same_number == maker.meeting_id
    gate.set()
    qtbot.waitUntil(lambda: bool(failures))
    assert "Another minute book was opened meanwhile" in failures[0]
    assert desk.book.sign_off.drafts(same_number) == []


def test_what_was_asked_beside_a_window_that_is_closed_reaches_nobody(
    gate: Event, qtbot: QtBot
) -> None:
    window = QObject()
    told: list[object] = []
    Beside(window).do(lambda: gate.wait(10), told.append, told.append)
    put_away_while_it_works(window, gate, qtbot)
    assert told == []


def test_documents_made_for_a_window_that_is_closed_reach_nobody(gate: Event, qtbot: QtBot) -> None:
    window = QObject()
    made: list[object] = []
    over = Event()

    def work(watch: Watch) -> None:
        gate.wait(10)
        watch.say("Making it")
        over.set()

    maker = Maker(window)
    maker.made.connect(made.append)
    maker.begin(work)
    shiboken6.delete(window)
    with qtbot.captureExceptions() as raised:
        gate.set()
        qtbot.waitUntil(over.is_set)
        qtbot.wait(20)
    assert raised == []
    assert made == []


def test_what_another_thread_tells_is_done_in_the_windows_thread_and_only_for_who_is_there(
    qtbot: QtBot,
) -> None:
    here, gone = QObject(), QObject()
    done: list[tuple[str, bool]] = []
    pool = QThreadPool.globalInstance()
    pool.start(lambda: tell(gone, lambda: done.append(("gone", True))))
    pool.start(lambda: tell(here, lambda: done.append(("here", here.thread().isCurrentThread()))))
    assert pool.waitForDone(10_000)
    shiboken6.delete(gone)
    qtbot.waitUntil(lambda: bool(done))
    assert done == [("here", True)]
