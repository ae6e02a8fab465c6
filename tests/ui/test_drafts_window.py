"""Drafts and how far they are, by real keys in the real window: made, agreed, circulated, compared, saved."""

import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk.record.facts import Private, Say
from clerk.record.meeting import Entry
from clerk.record.stages import stage_now
from clerk.store.minutebook import MinuteBook
from clerk.ui.compare_window import CompareDialog
from clerk.ui.drafts_window import DraftsDialog
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.memory import Correspondent
from clerk.ui.stage_dialog import StageDialog
from tests.ui.test_access import assert_fits, focusable

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
NOW = dt.datetime(2026, 10, 9, 14, 5)
D = TypeVar("D", bound=QWidget)
Keys = Callable[..., None]


@pytest.fixture
def keys(qtbot: QtBot) -> Keys:
    """Return what presses keys in a window that is brought to the front, as a desktop does with what is opened."""

    def press(widget: QWidget, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        for key in keys:
            target = QApplication.focusWidget()
            assert target is not None
            QTest.keyClick(target, key, held)

    return press


def shown(kind: type[D], qtbot: QtBot) -> D:
    found: list[D] = []

    def there() -> bool:
        found[:] = [
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, kind) and each.isVisible()
        ]
        return bool(found)

    qtbot.waitUntil(there, timeout=10_000)
    return found[0]


@pytest.fixture
def book(window: MainWindow) -> MinuteBook:
    assert isinstance(window.desk.book, MinuteBook)
    window.memory.kept.sender = Correspondent("Ruth Penhale", "r.penhale@aldermere.example")
    return window.desk.book


@pytest.fixture
def meeting(window: MainWindow) -> int:
    assert window.desk.meeting_id is not None
    return window.desk.meeting_id


@pytest.fixture
def dialog(window: MainWindow, book: MinuteBook, keys: Keys, qtbot: QtBot) -> DraftsDialog:
    keys(window, Qt.Key.Key_8, held=CTRL)
    dialog = shown(DraftsDialog, qtbot)
    dialog.clock = lambda: NOW
    return dialog


def take(
    dialog: DraftsDialog,
    key: Qt.Key,
    keys: Keys,
    qtbot: QtBot,
    note: str = "",
    *,
    full: bool = False,
) -> None:
    """Take a step by its key; of a draft only the plain text is made, which is quick."""
    keys(dialog, key, held=ALT)
    step = shown(StageDialog, qtbot)
    for name, box in step.formats.items():
        box.setChecked(name == "txt")
    step.full.setChecked(full)
    keys(step)
    QTest.keyClicks(step.note.control, note)
    keys(step, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.maker is None and not dialog.desk.waiting, timeout=20_000)


def a_passage(book: MinuteBook, meeting: int) -> Entry:
    says = (each for each in book.meeting(meeting).entries if isinstance(each.fact, Say))
    return next(each for each in says if each.exempt is None and len(str(each.fact)) > 200)


def reword(window: MainWindow, entry: Entry, text: str, qtbot: QtBot) -> None:
    window.desk.submit(None, lambda step: step.change(entry.id, fact=Say(text=text)))
    qtbot.waitUntil(lambda: not window.desk.waiting)


def state(window: MainWindow) -> str:
    return window.header.state.words


def test_the_minutes_go_from_draft_to_circulated_by_keys_and_the_header_says_how_far_they_are(
    window: MainWindow,
    dialog: DraftsDialog,
    book: MinuteBook,
    meeting: int,
    keys: Keys,
    qtbot: QtBot,
) -> None:
    assert state(window) == "Ended · draft minutes"
    take(dialog, Qt.Key.Key_D, keys, qtbot, "The first")
    assert state(window) == "Ended · draft 1"
    take(dialog, Qt.Key.Key_H, keys, qtbot)
    assert state(window) == "Ended · draft 1, with the chair"
    take(dialog, Qt.Key.Key_G, keys, qtbot)
    assert state(window) == "Ended · draft 1, agreed by the chair"
    take(dialog, Qt.Key.Key_L, keys, qtbot, "By e-mail")
    assert state(window) == "Ended · draft 1, circulated"
    assert not window.banner.isVisible()
    steps = book.sign_off.stage_steps(meeting)
    assert [step.stage for step in steps] == ["draft", "with_chair", "agreed", "circulated"]
    assert {(step.by, step.at) for step in steps} == {("Ruth Penhale", NOW)}
    rows = [row.said for row in dialog.list.rows.rows]
    assert any("Circulated, draft 1" in said and "By e-mail" in said for said in rows)
    assert "Nothing but slips" in dialog.may.words
    dialog.close()
    keys(window, Qt.Key.Key_Z, held=CTRL)
    qtbot.waitUntil(lambda: state(window) == "Ended · draft 1, agreed by the chair")


def test_a_step_back_asks_for_a_reason_and_keeps_it(
    dialog: DraftsDialog, book: MinuteBook, meeting: int, keys: Keys, qtbot: QtBot
) -> None:
    take(dialog, Qt.Key.Key_D, keys, qtbot)
    keys(dialog, Qt.Key.Key_R, held=ALT)
    step = shown(StageDialog, qtbot)
    keys(step, Qt.Key.Key_Return)
    assert step.isVisible()
    assert step.note.failed
    assert step.note.control.hasFocus()
    QTest.keyClicks(step.note.control, "A page was missing")
    keys(step, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.now == "recording")
    assert book.sign_off.stage_steps(meeting)[-1].note == "A page was missing"
    assert any("Back to: Being recorded" in row.said for row in dialog.list.rows.rows)


def test_a_name_is_asked_for_once_and_remembered(
    window: MainWindow, dialog: DraftsDialog, keys: Keys, qtbot: QtBot
) -> None:
    window.memory.kept.sender = Correspondent()
    keys(dialog, Qt.Key.Key_D, held=ALT)
    step = shown(StageDialog, qtbot)
    keys(step, Qt.Key.Key_Return)
    assert step.by.control.hasFocus()
    assert step.by.failed
    step.formats["docx"].setChecked(False)
    step.formats["pdf"].setChecked(False)
    QTest.keyClicks(step.by.control, "Ruth Penhale")
    keys(step, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialog.drafts) and dialog.maker is None, timeout=20_000)
    assert dialog.drafts[0].by == window.memory.kept.sender.name == "Ruth Penhale"


def test_a_change_after_it_went_out_is_told_once_and_taken_back_with_the_change(
    window: MainWindow,
    dialog: DraftsDialog,
    book: MinuteBook,
    meeting: int,
    keys: Keys,
    qtbot: QtBot,
) -> None:
    take(dialog, Qt.Key.Key_D, keys, qtbot)
    take(dialog, Qt.Key.Key_G, keys, qtbot)
    entry = a_passage(book, meeting)
    reword(window, entry, "Other words.", qtbot)
    told = "Draft 1, that the chair agreed, has other words than the record now."
    assert window.banner.words.words == told
    assert state(window) == "Ended · draft 1, agreed by the chair, changed since"
    assert any("other words" in "".join(w.text for w in row.trail) for row in dialog.list.rows.rows)
    dialog.close()
    window.banner.close_button.click()
    reword(window, entry, "Other words again.", qtbot)
    assert not window.banner.isVisible(), "it is told once"
    assert isinstance(entry.fact, Say)
    reword(window, entry, entry.fact.text, qtbot)
    assert state(window) == "Ended · draft 1, agreed by the chair"
    note = Private(text="Ring the chair.")
    window.desk.submit(None, lambda step: step.record(meeting, note, entry.at, item=entry.item))
    qtbot.waitUntil(lambda: not window.desk.waiting)
    assert not window.banner.isVisible(), "a private note is no word of the minutes"


def test_two_drafts_are_compared_and_their_changes_gone_through_by_key(
    window: MainWindow,
    dialog: DraftsDialog,
    book: MinuteBook,
    meeting: int,
    keys: Keys,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    take(dialog, Qt.Key.Key_D, keys, qtbot)
    entry = a_passage(book, meeting)
    assert isinstance(entry.fact, Say)
    reword(window, entry, f"{entry.fact.text} Nothing further was said.", qtbot)
    take(dialog, Qt.Key.Key_D, keys, qtbot)
    rows = [row.target.mark for row in dialog.list.rows.rows if row.target is not None]
    for draft in dialog.drafts:
        dialog.list.go_to(rows.index(str(draft.id)))
        dialog.list.setFocus()
        keys(dialog, Qt.Key.Key_Space)
    assert len(dialog.ticked) == 2
    keys(dialog, Qt.Key.Key_C, held=ALT)
    compare = shown(CompareDialog, qtbot)
    qtbot.waitUntil(lambda: compare.compared is not None, timeout=10_000)
    assert compare.heading.words == "What changed: draft 1 to draft 2"
    assert compare.where.words.startswith("One change.")
    keys(compare, Qt.Key.Key_F3)
    assert compare.where.words.startswith("Change 1 of 1. put in: “")
    assert "Nothing further was said" in compare.where.words
    page, found = compare.page.document(), compare.page.document().find("Nothing further")
    assert found.charFormat().fontUnderline()
    assert compare.page.textCursor().block() == found.block()
    assert page.characterCount() < 3000, "what did not change is folded away"
    keys(compare, Qt.Key.Key_A, held=ALT)
    assert compare.everything.isChecked()
    assert compare.page.document().characterCount() > 10_000
    path = tmp_path / "changes.docx"
    compare._ask_path = lambda name: path if name.endswith("draft-1-to-draft-2.docx") else None
    keys(compare, Qt.Key.Key_W, held=ALT)
    qtbot.waitUntil(path.exists, timeout=20_000)
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        words = package.read("word/document.xml").decode()
    assert 'w:author="Ruth Penhale"' in words
    compare.close()


def test_a_draft_beside_the_record_as_it_is_says_so_when_they_are_alike(
    dialog: DraftsDialog, keys: Keys, qtbot: QtBot
) -> None:
    take(dialog, Qt.Key.Key_D, keys, qtbot)
    keys(dialog, Qt.Key.Key_C, held=ALT)
    compare = shown(CompareDialog, qtbot)
    qtbot.waitUntil(lambda: compare.compared is not None, timeout=10_000)
    assert compare.heading.words == "What changed: draft 1 to now"
    assert compare.where.words == "The two say the same, word for word."
    assert not compare.on.isEnabled()
    compare.full.setChecked(True)
    qtbot.waitUntil(lambda: compare.compared is not None and compare.compared.which == "full")
    compare.close()


def test_the_very_bytes_of_kept_files_are_put_into_a_folder_exempt_ones_by_name_alone(
    dialog: DraftsDialog, keys: Keys, qtbot: QtBot, tmp_path: Path
) -> None:
    take(dialog, Qt.Key.Key_D, keys, qtbot, full=True)
    folder = tmp_path / "files"
    folder.mkdir()
    dialog._ask_folder = lambda: folder
    public, full = dialog.drafts[0].files
    assert (public.which, full.which) == ("public", "full")
    rows = [row.target.mark if row.target else "" for row in dialog.list.rows.rows]
    trail = dialog.list.rows.rows[rows.index(f"file {public.id}")].trail
    assert public.sha256[:4] in "".join(words.text for words in trail)
    dialog.list.go_to(rows.index(str(dialog.drafts[0].id)))
    dialog.list.setFocus()
    keys(dialog, Qt.Key.Key_S, held=ALT)
    assert [path.name for path in folder.iterdir()] == [public.name]
    dialog.list.go_to(rows.index(f"file {full.id}"))
    keys(dialog, Qt.Key.Key_Return)
    for kept in (public, full):
        assert hashlib.sha256((folder / kept.name).read_bytes()).hexdigest() == kept.sha256
    assert "Written to" in dialog.outcome.words
    assert dialog.folder_button.isVisible()
    # What came back under its own name is nobody's to write over.
    (folder / full.name).write_bytes(b"what the chair made of it")
    dialog.save_files()
    assert f"another file {full.name}" in dialog.outcome.words
    assert (folder / full.name).read_bytes() == b"what the chair made of it"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_windows_fit_the_smallest_screen_and_every_control_has_a_name(
    window: MainWindow, look: Look, book: MinuteBook, keys: Keys, qtbot: QtBot, scale: float
) -> None:
    look.set_scale(scale)
    window.resize(1280, 720)
    qtbot.wait(40)
    dialog = window.sign_off.drafts()
    assert dialog is not None
    dialog.open()
    take(
        dialog,
        Qt.Key.Key_D,
        keys,
        qtbot,
        "With a note of some length, so that it has to be wrapped",
    )
    dialog.compare()
    compare = shown(CompareDialog, qtbot)
    step = dialog.stage_dialog(dialog._offered[0])
    step.show()
    qtbot.wait(40)
    for each in (dialog, compare, step):
        assert each.width() <= 1280
        assert each.height() <= 720
        assert_fits(each)
        for widget in focusable(each):
            name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            assert name.strip(), type(widget).__name__
    assert stage_now(book.sign_off.stage_steps(dialog.meeting_id)) == "draft"
    compare.close()
    # With a draft there are more steps and files to show from the first.
    again = window.sign_off.drafts()
    assert again is not None
    qtbot.addWidget(again)
    again.show()
    qtbot.wait(40)
    assert again.height() <= 720
    assert_fits(again)


def test_in_a_rehearsal_there_are_no_drafts(window: MainWindow, keys: Keys, qtbot: QtBot) -> None:
    window.in_the_room.rehearsal.toggle()
    qtbot.waitUntil(lambda: window.rehearsing)
    assert window.sign_off.drafts() is None
    assert "rehearsal" in window.banner.words.words
