"""Real windows on real books: the shipped samples, replayed once and copied for every test."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk.assets import resources
from clerk.record.meeting import Meeting
from clerk.record.script import read_script
from clerk.store.minutebook import open_book
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.memory import Memory
from tests.stories.officer import Officer, set_up_only, sit_down
from tests.ui.debating import debating  # noqa: F401  # a fixture of several modules
from tests.ui.settling_keys import fenwick, sit  # noqa: F401  # fixtures of several modules
from tests.ui.style_keys import own_style, style_window  # noqa: F401  # fixtures of several modules

SAMPLES = ("contested", "quiet")


@pytest.fixture(scope="session")
def _sample_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("samples") / "sample.clerk"
    with open_book(path) as book:
        for name in SAMPLES:
            script = resources() / "samples" / f"{name}.json"
            book.replay(read_script(script.read_bytes()).meeting)
    return path


@pytest.fixture
def book_path(_sample_book: Path, tmp_path: Path) -> Path:
    """Return a book of the test's own, with the contested and the quiet sample in it."""
    path = tmp_path / "aldermere.clerk"
    shutil.copy(_sample_book, path)
    return path


@pytest.fixture(scope="session")
def _look(qapp: QApplication) -> Look:
    return Look(qapp)


@pytest.fixture
def look(_look: Look) -> Iterator[Look]:
    """Return the look, at its usual size and in the light scheme."""
    # Dressing the program anew takes as long as a small test: only after one that dressed it otherwise.
    if _look.scheme != "light" or _look._wanted != "light":
        _look.choose_scheme("light")
    _look.set_scale(1.0)
    yield _look
    _look.set_scale(1.0)


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Return a desk without a book, put away at the end."""
    desk = Desk()
    yield desk
    desk.close()


MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def make_window(qtbot: QtBot, look: Look, desk: Desk, tmp_path: Path) -> MakeWindow:
    """Return a function that shows the real window, at a size."""

    def make(width: int = 1440, height: int = 900) -> MainWindow:
        window = MainWindow(desk, look, Memory(tmp_path / "window.json"))
        qtbot.addWidget(window)
        window.resize(width, height)
        window.show()
        qtbot.waitExposed(window)
        window.make_helps()
        return window

    return make


NOW = dt.datetime(2026, 10, 7, 10, 55, 20)


@pytest.fixture
def at_the_line(
    desk: Desk, look: Look, tmp_path: Path, book_path: Path, qtbot: QtBot
) -> MainWindow:
    """Return the window on the contested sample just ended, at five to eleven, the keyboard in the entry line."""
    window = MainWindow(desk, look, Memory(tmp_path / "window.json"), lambda: NOW)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    window.make_helps()
    window.activateWindow()
    assert window.errands.open_book(book_path)
    contested = next(each for each in desk.meetings() if "Scrutiny" in each.body_name)
    window.errands.choose_meeting(contested.id)
    desk.choose("i6")
    window.live.to_line()
    return window


OfficerAt = Callable[[Meeting], Officer]


@pytest.fixture
def officer_at(qtbot: QtBot, look: Look, desk: Desk, tmp_path: Path) -> OfficerAt:
    """Return a function that seats an officer before a meeting in which nothing is recorded yet."""

    def seat(meeting: Meeting) -> Officer:
        officer = sit_down(set_up_only(meeting), tmp_path, desk, look)
        qtbot.addWidget(officer.window)
        return officer

    return seat


@pytest.fixture
def window(make_window: MakeWindow, desk: Desk, book_path: Path, qtbot: QtBot) -> MainWindow:
    """Return the window with the contested sample in hand, at the item about the river."""
    window = make_window()
    assert window.errands.open_book(book_path)
    contested = next(each for each in desk.meetings() if "Scrutiny" in each.body_name)
    window.errands.choose_meeting(contested.id)
    window.actions_["draft"].setChecked(True)
    window.columns.show_draft(wanted=True)
    desk.choose("i6")
    qtbot.waitUntil(lambda: desk.sight is not None and not desk.sight.at_a_glance)
    qtbot.wait(20)
    return window
