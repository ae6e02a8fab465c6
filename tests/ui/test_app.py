"""The start of the program, and what happens to what nobody foresaw."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from clerk import app
from clerk.assets import data_folder
from clerk.ui.main_window import MainWindow
from clerk.ui.samples import make_sample


@pytest.fixture(autouse=True)
def _own_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


def run_and_look(seen: list[str], *arguments: object) -> int:
    """Run the program until its window has been looked at."""

    def look() -> None:
        window = next(
            w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()
        )
        seen.append(
            window.page.accessibleName() if window.page.isVisible() else window.header.body.words
        )
        window.close()

    QTimer.singleShot(150, look)
    return app.run(*arguments)  # type: ignore[arg-type]


def test_the_first_start_shows_what_to_do(qapp: QApplication) -> None:
    seen: list[str] = []
    assert run_and_look(seen, None, False) == 0
    assert seen == ["Welcome to Clerk"]
    assert not (data_folder() / "minutes.clerk").exists()


def test_the_sample_is_opened_when_asked_for(qapp: QApplication) -> None:
    seen: list[str] = []
    assert run_and_look(seen, None, True) == 0
    assert seen == ["Environment Scrutiny Committee"]
    assert (data_folder() / "sample" / "sample.clerk").is_file()


def test_a_meeting_of_a_book_is_opened_when_named(qapp: QApplication, tmp_path: Path) -> None:
    book = make_sample(tmp_path / "book.clerk")
    seen: list[str] = []
    assert run_and_look(seen, book, False, 1) == 0
    assert seen != [""]
    assert "Clerk" not in seen[0]


def test_a_fault_is_noted_without_a_word_that_anybody_typed() -> None:
    private = "Councillor Hale's private address"

    def stumble(text: str) -> None:
        raise ValueError(f"cannot parse {text}")

    said: list[str] = []
    app.handle_faults(said.append)
    for _ in range(3):
        try:
            stumble(private)
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    log = data_folder() / "clerk.log"
    noted = log.read_text()
    assert "builtins.ValueError" in noted
    assert "in stumble" in noted
    assert private not in noted
    assert "cannot parse" not in noted
    assert len(said) == 1, "the same fault again is not said again"
    assert noted.count("ValueError") == 1
    assert "safe" in said[0]
    assert str(log) in said[0]
    if sys.platform != "win32":
        assert log.stat().st_mode & 0o077 == 0


def test_an_interrupt_is_no_fault() -> None:
    said: list[str] = []
    app.handle_faults(said.append)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert said == []


def test_qt_does_not_wear_python_out() -> None:
    # PySide6 6.12.0 on Python 3.11 loses a reference to None in every call that returns nothing: after some thousand of
    # them the interpreter aborts. No such version may be locked.
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(200):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 100, "this PySide6 wears None out; take another version"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
def test_without_a_display_a_sentence_says_so(tmp_path: Path) -> None:
    program = "import clerk.app, pathlib; clerk.app.run(None, False)"
    unwanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in unwanted}
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 1
    assert "ClerkError: There is no display here" in done.stderr
