"""Nothing typed is lost: throttled, flushed, told only when it is kept, and on the screen while the disk says no."""

import datetime as dt
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clerk.record.facts import Say
from clerk.store import founding
from clerk.store.minutebook import MinuteBook, Step, Typing, read_book
from clerk.ui.desk import Desk
from clerk.ui.keeping import Keeper
from tests.slow_disk import slow_disk
from tests.store.processes import ROOT
from tests.typing_place import PlainEditor
from tests.ui.hindering import locked_at_once, quickly


class Sheet(QWidget):
    """A window with the editor, and a field beside it to go to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.page, self.other = PlainEditor(), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.page)
        column.addWidget(self.other)
        self.keeper = Keeper(desk, self)
        self.keeper.watch(self.page)
        self.said: list[str] = []
        self.hindered: list[str] = []
        self.keeper.came_back.connect(self.said.append)
        self.keeper.hindered.connect(self.hindered.append)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self.page, letter)


@pytest.fixture
def at_work(desk: Desk, book_path: Path) -> Desk:
    desk.open(book_path)
    desk.choose_meeting(1)
    desk.choose("i6")
    return desk


@pytest.fixture
def sheet(qtbot: QtBot, at_work: Desk) -> Sheet:
    return a_sheet(qtbot, at_work)


def a_sheet(qtbot: QtBot, desk: Desk) -> Sheet:
    sheet = Sheet(desk)
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.activateWindow()
    sheet.page.setFocus()
    qtbot.waitExposed(sheet)
    sheet.keeper._chosen()
    return sheet


def kept(desk: Desk, meeting: int = 1) -> str | None:
    assert desk.book is not None
    found = desk.book.typing(meeting)
    return found.text if found else None


# While everything is well.


def test_what_is_typed_is_in_the_book_a_quarter_of_a_second_later(
    sheet: Sheet, at_work: Desk, qtbot: QtBot
) -> None:
    sheet.type("The Committee")
    assert kept(at_work) is None
    with qtbot.waitSignal(at_work.saved, timeout=1000):
        pass
    assert isinstance(at_work.book, MinuteBook)
    found = at_work.book.typing(1)
    assert found is not None
    assert (found.text, found.cursor, found.item, found.form) == (
        "The Committee",
        13,
        "i6",
        "paragraph",
    )
    assert found.entry is None


def test_typing_on_does_not_put_the_saving_off(sheet: Sheet, at_work: Desk, qtbot: QtBot) -> None:
    saves: list[int] = []
    at_work.saved.connect(lambda: saves.append(len(sheet.page.text)))
    for _ in range(60):
        sheet.type("x")
        qtbot.wait(20)
    assert len(saves) >= 3, "every 150 ms, though no pause was longer than 20 ms"


def test_saved_is_said_only_after_the_writer_acknowledged_it(
    sheet: Sheet, at_work: Desk, qtbot: QtBot
) -> None:
    assert at_work.saved_at is None
    sheet.type("x")
    sheet.keeper.flush()
    assert at_work.saved_at is None, "it was only handed over"
    qtbot.waitUntil(lambda: at_work.saved_at is not None)
    assert kept(at_work) == "x"


def test_typing_is_no_step_that_undo_would_undo(sheet: Sheet, at_work: Desk, qtbot: QtBot) -> None:
    before = at_work.undo_name
    sheet.type("abc")
    assert sheet.keeper.settle()
    assert at_work.undo_name == before


def test_looking_round_writes_nothing_and_opening_neither(
    sheet: Sheet, at_work: Desk, qtbot: QtBot
) -> None:
    qtbot.wait(400)
    assert kept(at_work) is None


@pytest.mark.parametrize(
    "occasion",
    ["focus", "item", "command", "fact", "undo", "deactivation", "quitting"],
)
def test_it_is_saved_at_once_when(
    occasion: str, sheet: Sheet, at_work: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet.keeper._due.setInterval(60_000)
    sheet.type("The words")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if occasion == "focus":
        sheet.other.setFocus()
    elif occasion == "item":
        at_work.choose("i7")
    elif occasion == "command":
        sheet.keeper.flush()
    elif occasion == "fact":
        at_work.submit(
            None,
            lambda step: step.record(1, Say(text="x"), dt.datetime(2026, 10, 6, 15, 0), item="i6"),
        )
    elif occasion == "undo":
        at_work.undo()
    elif occasion == "deactivation":
        app.applicationStateChanged.emit(app.applicationState().ApplicationInactive)
    elif occasion == "quitting":
        app.aboutToQuit.emit()
    qtbot.waitUntil(lambda: kept(at_work) == "The words", timeout=2000)


def test_closing_the_desk_keeps_the_last_letter(
    sheet: Sheet, at_work: Desk, book_path: Path
) -> None:
    sheet.type("The last letter")
    at_work.close()
    with read_book(book_path) as book:
        found = book.typing(1)
    assert found is not None
    assert found.text == "The last letter"


def test_another_meeting_has_its_own_words(sheet: Sheet, at_work: Desk, qtbot: QtBot) -> None:
    sheet.type("Of the first")
    at_work.choose_meeting(2)
    assert sheet.page.text == ""
    sheet.type("Of the second")
    at_work.choose_meeting(1)
    assert sheet.page.text == "Of the first"
    assert (sheet.page.cursor, at_work.item) == (12, "i6")
    assert sheet.keeper.settle()
    assert (kept(at_work, 1), kept(at_work, 2)) == ("Of the first", "Of the second")


def test_another_item_keeps_the_words_in_the_line(
    sheet: Sheet, at_work: Desk, qtbot: QtBot
) -> None:
    sheet.type("Half a sentence")
    at_work.choose("i7")
    assert sheet.page.text == "Half a sentence"
    assert sheet.keeper.settle()
    assert isinstance(at_work.book, MinuteBook)
    found = at_work.book.typing(1)
    assert found is not None
    assert found.item == "i7"


def test_an_entry_being_edited_is_kept_beside_the_line(
    sheet: Sheet, at_work: Desk, qtbot: QtBot
) -> None:
    edited = PlainEditor(sheet)
    sheet.keeper.watch(edited, entry=12)
    sheet.type("line")
    edited.setPlainText("edited")
    sheet.keeper.unwatch(edited)
    assert sheet.keeper.settle()
    assert isinstance(at_work.book, MinuteBook)
    assert {each.entry: each.text for each in at_work.book.typings(1)} == {
        None: "line",
        12: "edited",
    }
    again = PlainEditor(sheet)
    sheet.keeper.watch(again, entry=12)
    assert again.text == "edited"


def test_a_passage_takes_the_place_of_its_typing(sheet: Sheet, at_work: Desk, qtbot: QtBot) -> None:
    sheet.type("Noted.")

    def record(step: Step) -> None:
        step.record(1, Say(text="Noted."), dt.datetime(2026, 10, 6, 15, 0), item="i6")
        step.clear_typing(1)

    with qtbot.waitSignal(at_work.changed):
        at_work.submit(None, record, then=lambda _: sheet.page.clear())
    qtbot.waitUntil(lambda: not sheet.keeper.under_way)
    assert kept(at_work) == ""


# After a restart.


def test_after_a_restart_it_is_all_there_again(
    sheet: Sheet, at_work: Desk, book_path: Path, qtbot: QtBot
) -> None:
    sheet.type("The Committee noted")
    caret = sheet.page.textCursor()
    caret.setPosition(4)
    sheet.page.setTextCursor(caret)
    sheet.page.form = "bullet"
    at_work.close()
    second = Desk()
    new = a_sheet(qtbot, second)
    second.open(book_path)
    second.choose_meeting(1)
    assert (new.page.text, new.page.cursor, new.page.form) == ("The Committee noted", 4, "bullet")
    assert second.item == "i6"
    assert len(new.said) == 1
    assert new.said[0].startswith("What you were typing at ")
    assert new.said[0].endswith(" is back in the entry line.")
    # It stands there until somebody types on.
    QTest.keyClicks(new.page, "x")
    assert new.said[-1] == ""
    second.close()


def test_with_nothing_left_over_there_is_nothing_to_say(
    sheet: Sheet, at_work: Desk, book_path: Path, qtbot: QtBot
) -> None:
    sheet.type("x")
    sheet.page.clear()
    at_work.choose("i9")
    at_work.close()
    second = Desk()
    new = a_sheet(qtbot, second)
    second.open(book_path)
    second.choose_meeting(1)
    assert new.page.text == ""
    assert new.said == []
    assert second.item == "i9", "but it opens where the officer was"
    second.close()


def test_words_of_another_day_are_said_to_be_so(at_work: Desk, qtbot: QtBot) -> None:
    assert isinstance(at_work.book, MinuteBook)
    moment = dt.datetime(2026, 3, 4, 14, 31, 7)
    at_work.book.keep_typing(Typing(2, None, None, "point", "Words", 999, moment)).result()
    sheet = a_sheet(qtbot, at_work)
    at_work.choose_meeting(2)
    assert sheet.said == ["What you were typing at 14:31:07 on 4 March is back in the entry line."]
    assert (sheet.page.text, sheet.page.cursor, sheet.page.form) == ("Words", 5, "point")
    assert at_work.item is None


# When the disk says no.


def test_on_a_full_disk_the_words_stay_and_are_kept_once_there_is_room(
    qtbot: QtBot, desk: Desk, book_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quickly(monkeypatch)
    monkeypatch.setenv(founding.MAX_PAGES, str(book_path.stat().st_size // 4096))
    desk.open(book_path)
    desk.choose_meeting(1)
    sheet = a_sheet(qtbot, desk)
    long = "The Committee considered the report at length. " * 200
    sheet.page.setPlainText(long)
    qtbot.waitUntil(lambda: bool(sheet.hindered), timeout=3000)
    assert sheet.hindered[0].startswith("The minute book cannot be written: There is no room left")
    assert "Your words are still on the screen." in sheet.hindered[0]
    assert sheet.page.text == long
    assert desk.delay == "Not saved"
    assert desk.saved_at is None
    sheet.page.appendPlainText("And on.")
    assert not sheet.keeper.settle()
    assert isinstance(desk.book, MinuteBook)
    monkeypatch.delenv(founding.MAX_PAGES)
    with qtbot.waitSignal(sheet.keeper.over, timeout=3000):
        desk.book._writer.submit(lambda db: db.execute("PRAGMA max_page_count = 100000").fetchone())
    assert kept(desk) == long + "\nAnd on."
    assert desk.delay == ""
    assert desk.saved_at is not None


def test_a_locked_book_is_tried_again_until_it_is_free(
    sheet: Sheet, at_work: Desk, book_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    quickly(monkeypatch)
    locked_at_once(at_work)
    with closing(sqlite3.connect(book_path, isolation_level=None)) as scanner:
        scanner.execute("BEGIN IMMEDIATE")
        sheet.type("Said meanwhile")
        qtbot.waitUntil(lambda: len(sheet.hindered) > 3, timeout=5000)
        assert "Another program is using" in sheet.hindered[0]
        assert sheet.page.text == "Said meanwhile"
        scanner.execute("ROLLBACK")
    with qtbot.waitSignal(sheet.keeper.over, timeout=3000):
        pass
    assert kept(at_work) == "Said meanwhile"


def test_a_folder_that_is_unplugged_and_plugged_in_again(
    qtbot: QtBot, desk: Desk, book_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quickly(monkeypatch)
    drive = tmp_path / "drive"
    drive.mkdir()
    desk.open(book_path.rename(drive / "b.clerk"))
    desk.choose_meeting(1)
    sheet = a_sheet(qtbot, desk)
    sheet.type("Before. ")
    assert sheet.keeper.settle()
    drive.rename(tmp_path / "unplugged")
    sheet.type("Meanwhile. ")
    qtbot.waitUntil(lambda: bool(sheet.hindered), timeout=3000)
    assert "See that its folder is there" in sheet.hindered[0]
    sheet.type("And on.")
    (tmp_path / "unplugged").rename(drive)
    with qtbot.waitSignal(sheet.keeper.over, timeout=3000):
        pass
    # What was tried again just before the last words were typed is followed by them.
    qtbot.waitUntil(lambda: kept(desk) == "Before. Meanwhile. And on.", timeout=3000)


def test_a_file_made_read_only_is_said_and_tried_again(tmp_path: Path, book_path: Path) -> None:
    program = """
import os, sys
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from clerk.store import places
from clerk.ui import keeping
from clerk.ui.desk import Desk
from clerk.ui.entry_line import EntryLine
from tests.ui.test_keeping import Sheet
app = QApplication([])
keeping.RETRY_MS = (40, 60, 80)
path = Path(sys.argv[1])
# With the rollback journal, as on a network drive: a new file for each change.
places.MOUNTS = path.parent / "mounts"
places.MOUNTS.write_text(f"server:/x {path.parent} cifs rw 0 0")
desk = Desk()
desk.open(path)
desk.choose_meeting(1)
sheet = Sheet(desk)
sheet.keeper._chosen()
path.parent.chmod(0o500)
sheet.type("Meanwhile")
sheet.keeper.flush()
while not sheet.hindered:
    QTest.qWait(10)
print(sheet.hindered[0])
assert sheet.page.text == "Meanwhile"
path.parent.chmod(0o700)
while sheet.keeper.hindrance:
    QTest.qWait(10)
print(desk.book.typing(1).text)
desk.close()
"""
    from tests.store.processes import run_with_ordinary_rights

    told = run_with_ordinary_rights(program, book_path).splitlines()
    assert told[0].startswith("The minute book cannot be written: ")
    assert "may not write" in told[0] or "cannot be opened" in told[0]
    assert told[1] == "Meanwhile"


def test_a_slow_disk_is_waited_for_and_nobody_waits_at_the_keyboard(
    tmp_path: Path, book_path: Path
) -> None:
    program = """
import sys, time
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from clerk.ui.desk import Desk
from clerk.ui.entry_line import EntryLine
from tests.ui.test_keeping import Sheet
app = QApplication([])
desk = Desk()
desk.open(Path(sys.argv[1]))
desk.choose_meeting(1)
sheet = Sheet(desk)
sheet.keeper._chosen()
slowest = 0
for letter in "The Committee considered it for a long while.":
    began = time.perf_counter()
    QTest.keyClicks(sheet.page, letter)
    slowest = max(slowest, time.perf_counter() - began)
    QTest.qWait(30)
assert slowest < 0.1, slowest
assert desk.saved_at is not None
desk.close()
"""
    environment = slow_disk(tmp_path, 150) | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program, str(book_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    with read_book(book_path) as book:
        found = book.typing(1)
    assert found is not None
    assert found.text == "The Committee considered it for a long while."


def test_the_status_line_does_not_say_saved_while_it_is_not(
    sheet: Sheet, at_work: Desk, book_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet.keeper._slow.setInterval(30)
    sheet.keeper.settle()
    with closing(sqlite3.connect(book_path, isolation_level=None)) as scanner:
        scanner.execute("BEGIN IMMEDIATE")
        sheet.type("x")
        qtbot.waitUntil(lambda: at_work.delay == "Saving…", timeout=2000)
        scanner.execute("ROLLBACK")
    qtbot.waitUntil(lambda: at_work.delay == "", timeout=6000)
