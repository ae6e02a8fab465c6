"""Log-out, shut-down and sleep: what was typed is in the book before the session is gone."""

import ctypes
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import PySide6
import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk.store.minutebook import MinuteBook
from clerk.ui.desk import Desk
from clerk.ui.keeping import watch_session
from clerk.ui.main_window import MainWindow
from tests.ui.hindering import locked_at_once, quickly

SESSION = {
    "log-out": "_ZN22QGuiApplicationPrivate10commitDataEv",
    "save": "_ZN22QGuiApplicationPrivate9saveStateEv",
}
WORDS = "The words were on their way"
Ask = Callable[[str], None]


@pytest.fixture
def session(window: MainWindow, qapp: QApplication) -> Iterator[Ask]:
    """Return a function that lets Qt ask what the system's session asks: its own signals, sent by itself."""
    # Python can neither make a session manager nor send one through a signal, so Qt's own sender is called.
    library = next((Path(PySide6.__file__).parent / "Qt" / "lib").glob("libQt6Gui.so*"), None)
    if sys.platform != "linux" or library is None:
        pytest.skip("Qt's own sender of the session's signals is found by its Linux name only")
    qt = ctypes.CDLL(str(library))
    # The first pointer of a QObject is to its methods, the second to its private part.
    private = ctypes.c_void_p.from_address(
        shiboken6.getCppPointer(qapp)[0] + ctypes.sizeof(ctypes.c_void_p)
    ).value
    watch_session(window.keeper)

    def ask(what: str) -> None:
        sender = getattr(qt, SESSION[what])
        sender.argtypes = [ctypes.c_void_p]
        sender(private)

    yield ask
    qapp.commitDataRequest.disconnect()
    qapp.saveStateRequest.disconnect()


def type_words(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.live.to_line()
    qtbot.waitUntil(window.entries.line.edit.hasFocus, timeout=2000)
    # Long enough that only the session's question can have kept them.
    window.keeper._due.setInterval(60_000)
    QTest.keyClicks(window.entries.line.edit, WORDS)


def kept(desk: Desk) -> str | None:
    assert isinstance(desk.book, MinuteBook)
    assert desk.meeting_id is not None
    found = desk.book.typing(desk.meeting_id)
    return found.text if found else None


@pytest.mark.parametrize("what", ["log-out", "save"])
def test_when_the_session_ends_the_words_are_in_the_book_before_it_is_told_to_go_on(
    what: str, session: Ask, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    type_words(window, qtbot)
    assert kept(desk) != WORDS
    session(what)
    # Without a turn of the event loop: after the answer the system may end the program at once.
    assert kept(desk) == WORDS


def test_a_log_out_while_the_book_is_locked_leaves_the_words_on_the_screen_and_says_so(
    session: Ask, window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    quickly(monkeypatch)
    locked_at_once(desk)
    type_words(window, qtbot)
    assert desk.book is not None
    with closing(sqlite3.connect(desk.book.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        session("log-out")
        assert window.entries.line.text == WORDS
        qtbot.waitUntil(window.banner.isVisible, timeout=5000)
        other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: kept(desk) == WORDS, timeout=15_000)


@pytest.mark.parametrize(
    "state", ["ApplicationSuspended", "ApplicationHidden", "ApplicationInactive"]
)
def test_before_the_laptop_sleeps_the_words_are_handed_over(
    state: str, window: MainWindow, desk: Desk, qapp: QApplication, qtbot: QtBot
) -> None:
    type_words(window, qtbot)
    qapp.applicationStateChanged.emit(getattr(Qt.ApplicationState, state))
    qtbot.waitUntil(lambda: kept(desk) == WORDS, timeout=2000)
