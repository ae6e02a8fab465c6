"""A book to export from, and the real window that exports it."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from clerk.assets import resources
from clerk.record.facts import ApproveMinutes
from clerk.record.script import read_script
from clerk.store.minutebook import MinuteBook, open_book
from clerk.ui.export_dialog import ExportDialog
from clerk.ui.look import Look
from clerk.ui.memory import Memory
from tests.ui.exporting.hands import LONG_MS, SCRUTINY, Open, bring_forward


@pytest.fixture(scope="session")
def _signed_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with the cabinet's minutes signed at its next meeting, a scrutiny meeting, and a parish's loose leaves."""
    path = tmp_path_factory.mktemp("book") / "aldermere.clerk"
    with open_book(path) as book:
        for name in ("quiet", "contested", "parish"):
            script = (resources() / "samples" / f"{name}.json").read_bytes()
            book.replay(read_script(script).meeting)
        quiet = read_script((resources() / "samples" / "quiet.json").read_bytes()).meeting
        day = dt.date(2026, 12, 10)
        particulars = msgspec.structs.replace(quiet.particulars, date=day)
        later = msgspec.structs.replace(quiet, entries=(), particulars=particulars)
        chair = next(seat.person for seat in quiet.body.members if seat.role == "chair")
        second = book.new_meeting(later).value
        held = quiet.particulars.date
        fact = ApproveMinutes(of=(held,), signed_by=chair)
        book.record(second, fact, at=dt.datetime(2026, 12, 10, 14))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


@pytest.fixture
def book(_signed_book: Path, tmp_path: Path) -> MinuteBook:
    return open_book(Path(shutil.copy(_signed_book, tmp_path / "aldermere.clerk")))


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "window.json")


@pytest.fixture
def show(
    book: MinuteBook, look: Look, memory: Memory, folder: Path, qtbot: QtBot
) -> Iterator[Open]:
    """Return a function that shows the window with a meeting in hand, by the beginning of its files' names."""

    def show_it(stem: str = SCRUTINY, to: Path | None = folder) -> ExportDialog:
        number = next(each.id for each in book.meetings() if book.file_stem(each.id) == stem)
        dialog = ExportDialog(look, book, number, memory, to)
        qtbot.addWidget(dialog)
        bring_forward(dialog, qtbot)
        qtbot.waitUntil(lambda: dialog.choices.record(number) is not None, timeout=LONG_MS)
        return dialog

    yield show_it
    book.close()
