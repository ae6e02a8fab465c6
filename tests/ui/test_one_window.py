"""A second start brings the running window forward, with two real processes."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from clerk.assets import data_folder
from clerk.store.minutebook import open_book
from clerk.ui.one_window import OneWindow, bell_name, ring, wish_of
from tests.store.planning import a_plan
from tests.store.processes import ROOT

# The real program, which says what its window does.
_FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from clerk import app
from clerk.ui.main_window import MainWindow
from clerk.ui import one_window

qt = app.application()
def window():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
heard = app._answer
def answer(window, wish):
    heard(window, wish)
    book = window.desk.book
    print("forward", window.isMinimized(), window.isActiveWindow(), book.path if book else None, flush=True)
    if wish["meeting"] == 99:
        window.close()
app._answer = answer
def ready():
    window().showMinimized()
    print("ready", flush=True)
QTimer.singleShot(0, ready)
sys.exit(app.run(None, False))
"""


@contextmanager
def a_first_window() -> Iterator["subprocess.Popen[str]"]:
    first = subprocess.Popen(
        [sys.executable, "-c", _FIRST],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    with first:
        assert first.stdout is not None
        assert first.stderr is not None
        said = first.stdout.readline()
        assert said == "ready\n", first.stderr.read()
        try:
            yield first
        finally:
            first.kill()


def a_second_start(*arguments: str, cwd: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "clerk", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        timeout=30,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
    )


def test_a_second_start_brings_the_window_forward_and_ends(tmp_path: Path) -> None:
    book = tmp_path / "b.clerk"
    with open_book(book) as opened:
        opened.new_meeting(a_plan())
    with a_first_window() as first:
        assert first.stdout is not None
        second = a_second_start()
        assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
        assert first.stdout.readline() == "forward False True None\n"
        # The book is named as it is seen from where the second was started.
        second = a_second_start("--book", "b.clerk", cwd=tmp_path)
        assert second.returncode == 0, second.stderr
        assert first.stdout.readline() == f"forward False True {book}\n"
        second = a_second_start("--sample")
        assert second.returncode == 0
        assert first.stdout.readline().endswith("sample.clerk\n")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing is killed that way here")
def test_a_window_that_was_killed_leaves_nothing_in_the_way() -> None:
    with a_first_window() as first:
        first.kill()
        first.wait(timeout=10)
    with a_first_window() as again:
        assert again.stdout is not None
        assert a_second_start().returncode == 0
        assert again.stdout.readline().startswith("forward")


def test_only_the_first_is_the_one_until_it_ends(qtbot: QtBot) -> None:
    first, second = OneWindow(), OneWindow()
    assert first.claim()
    assert not second.claim()
    first.close()
    assert second.claim()
    second.close()


def test_nonsense_at_the_door_is_not_let_in(qtbot: QtBot) -> None:
    from PySide6.QtNetwork import QLocalSocket

    heard: list[dict[str, Any]] = []
    only = OneWindow()
    assert only.claim()
    only.answer = heard.append
    only.listen()
    for words in (b"what?\n", b"[1]\n", b"x" * 70_000):
        socket = QLocalSocket()
        socket.connectToServer(bell_name())
        assert socket.waitForConnected(1000)
        socket.write(words)
        socket.flush()
        with qtbot.waitSignal(socket.disconnected, timeout=2000):
            pass
    assert heard == []
    only.close()


def test_a_window_that_does_not_answer_is_not_waited_for_for_ever(qtbot: QtBot) -> None:
    only = OneWindow()
    assert only.claim()
    only.listen()
    assert QCoreApplication.instance() is not None
    assert not ring(wish_of(None, None, sample=False), patience=0.3)
    only.close()
    assert not ring(wish_of(None, None, sample=False), patience=0.2)


def test_the_name_says_nothing_of_who_and_where(monkeypatch: pytest.MonkeyPatch) -> None:
    first = bell_name()
    assert str(data_folder()) not in first
    monkeypatch.setenv("CLERK_DATA_DIR", str(data_folder() / "other"))
    assert bell_name() != first
