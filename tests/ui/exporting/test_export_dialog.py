"""Export from the window: real files, by real keys, in the folder asked for; and what is never done unasked."""

import shutil
import threading
import zipfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot

from clerk.assets import data_folder, style_folder
from clerk.store.minutebook import MinuteBook
from clerk.ui import making
from clerk.ui.export_dialog import ExportDialog
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.memory import Memory
from tests.stories.fingers import name_of, press_named, write
from tests.ui.exporting.hands import (
    LONG_MS,
    SCRUTINY,
    Open,
    bring_forward,
    export,
    names,
    tick_only,
)  # fmt: skip

# What is made.


def test_enter_makes_word_and_pdf_and_says_where_they_are(
    show: Open, folder: Path, qtbot: QtBot
) -> None:
    dialog = show()
    with qtbot.waitSignal(dialog.exporter.made, timeout=LONG_MS):
        press_named("Enter")
        assert not dialog.export_button.isEnabled(), "not twice at once"
        assert dialog.progress.isVisible()
    assert names(folder) == [f"{SCRUTINY}.docx", f"{SCRUTINY}.pdf"]
    assert dialog.outcome.words == f"Written to {folder}: {SCRUTINY}.docx and .pdf."
    assert not dialog.progress.isVisible()
    assert name_of(QApplication.focusWidget()) == "Open folder"
    assert dialog.export_button.isEnabled()


def test_the_documents_ticked_are_written_and_named(show: Open, folder: Path, qtbot: QtBot) -> None:
    dialog = show()
    told: list[str] = []
    dialog.exporter.told.connect(lambda sentence, *_: told.append(sentence))
    tick_only(dialog, "docx", "pdf", "txt", "json")
    export(dialog, qtbot)
    assert names(folder) == sorted(path.name for path in dialog.written)
    assert {path.suffix for path in dialog.written} == {".docx", ".pdf", ".txt", ".json"}
    assert told == [f"Making {path.name}" for path in dialog.written], "each file is named"
    assert zipfile.is_zipfile(folder / f"{SCRUTINY}.docx")


def test_several_meetings_are_ticked_by_key_and_made_at_once(
    show: Open, folder: Path, qtbot: QtBot
) -> None:
    dialog = show()
    tick_only(dialog, "txt")
    dialog.choices.meetings.setFocus()
    press_named("Home")
    for _ in range(dialog.choices.meetings.count()):
        row = dialog.choices.meetings.currentItem()
        if row.checkState() is not Qt.CheckState.Checked:
            press_named("Space")
        press_named("Down")
    dialog.export_button.setFocus()
    export(dialog, qtbot)
    assert len(names(folder)) == 4
    assert "4 documents of 4 meetings" in dialog.outcome.words


def test_the_folder_is_opened_when_asked(
    book: MinuteBook, look: Look, memory: Memory, folder: Path, qtbot: QtBot
) -> None:
    opened: list[Path] = []
    number = book.meetings()[0].id
    dialog = ExportDialog(look, book, number, memory, folder, open_folder=opened.append)
    qtbot.addWidget(dialog)
    dialog.go_there.click()
    assert opened == [folder]
    book.close()


# What is not made.


def test_a_folder_that_is_not_there_is_said(show: Open, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = show(to=tmp_path / "nowhere")
    with qtbot.waitSignal(dialog.exporter.failed, timeout=LONG_MS):
        press_named("Enter")
    assert "There is no folder" in dialog.outcome.words
    assert dialog.written == []


def test_without_a_meeting_a_document_or_a_folder_it_is_said_what_is_missing(show: Open) -> None:
    dialog = show()
    tick_only(dialog)
    assert not dialog.export_button.isEnabled()
    assert "Word, PDF" in dialog.outcome.words
    tick_only(dialog, "pdf")
    assert dialog.export_button.isEnabled()
    assert not dialog.outcome.isVisible()
    dialog.choices.folder.setText("  ")
    assert not dialog.export_button.isEnabled()
    dialog.choices.folder.setText("/")
    dialog.choices.meetings.setFocus()
    press_named("Space")
    assert dialog.outcome.words == "Tick a meeting."
    assert not dialog.export_button.isEnabled()


def test_a_house_style_that_cannot_be_used_is_said_once(
    book: MinuteBook, look: Look, memory: Memory, folder: Path, qtbot: QtBot
) -> None:
    own = data_folder() / "templates" / "scrutiny"
    shutil.copytree(style_folder("scrutiny"), own)
    (own / "style.toml").write_text("[document]\nno_such_key = 1\n")
    number = next(each.id for each in book.meetings() if book.file_stem(each.id) == SCRUTINY)
    dialog = ExportDialog(look, book, number, memory, folder)
    qtbot.addWidget(dialog)
    read: list[str] = []
    dialog._reader.failed.connect(read.append)
    bring_forward(dialog, qtbot)
    qtbot.waitUntil(lambda: bool(read), timeout=LONG_MS)
    qtbot.wait(200)
    assert len(read) == 1
    assert "style.toml" in dialog.view.note.words
    with qtbot.waitSignal(dialog.exporter.failed, timeout=LONG_MS):
        press_named("Enter")
    assert "style.toml" in dialog.outcome.words
    assert names(folder) == []
    book.close()


def test_escape_stops_it_and_nothing_is_left_behind(show: Open, folder: Path, qtbot: QtBot) -> None:
    dialog = show()
    qtbot.waitUntil(lambda: dialog.view.count > 0, timeout=LONG_MS)
    tick_only(dialog, "docx", "pdf", "txt", "json")
    with qtbot.waitSignal(dialog.exporter.told, timeout=LONG_MS):
        press_named("Enter")
    assert name_of(QApplication.focusWidget()) == "Stop"
    press_named("Esc")
    assert dialog.outcome.words == "Stopped. Nothing was written."
    assert dialog.isVisible()
    _wait_for_the_thread(qtbot)
    assert names(folder) == []
    assert dialog.written == []
    # And it can be begun again.
    export(dialog, qtbot)
    assert len(names(folder)) == 4


def test_what_waits_for_its_turn_is_never_begun_once_it_was_stopped(
    show: Open, folder: Path, qtbot: QtBot
) -> None:
    dialog = show()
    hold = threading.Event()
    making._thread().submit(hold.wait)
    press_named("Enter")
    press_named("Esc")
    hold.set()
    _wait_for_the_thread(qtbot)
    assert names(folder) == []
    assert dialog.export_button.isEnabled()


def _wait_for_the_thread(qtbot: QtBot) -> None:
    last = making._thread().submit(lambda: None)
    qtbot.waitUntil(last.done, timeout=LONG_MS)
    qtbot.wait(10)


# What is there already.


def test_a_file_that_is_there_already_is_replaced_only_when_that_was_asked(
    show: Open, folder: Path, qtbot: QtBot
) -> None:
    mended = folder / f"{SCRUTINY}.docx"
    mended.write_text("mended by hand")
    dialog = show()
    export(dialog, qtbot)
    assert names(folder) == [mended.name]
    assert f"{mended.name} is in that folder already. Replace them?" in dialog.outcome.words
    assert name_of(QApplication.focusWidget()) == "Leave them", "Enter twice does no harm"
    press_named("Enter")
    assert mended.read_text() == "mended by hand"
    assert "Nothing was written" in dialog.outcome.words
    assert dialog.isVisible()
    export(dialog, qtbot)
    press_named("Tab")
    assert name_of(QApplication.focusWidget()) == "Replace them"
    export(dialog, qtbot)
    assert zipfile.is_zipfile(mended)
    assert len(names(folder)) == 2


def test_other_choices_withdraw_the_question(show: Open, folder: Path, qtbot: QtBot) -> None:
    (folder / f"{SCRUTINY}.docx").write_text("mended by hand")
    dialog = show()
    export(dialog, qtbot)
    dialog.choices.formats["docx"].setFocus()
    press_named("Space")
    assert dialog.export_button.text() == "Export"
    dialog.export_button.setFocus()
    export(dialog, qtbot)
    assert (folder / f"{SCRUTINY}.docx").read_text() == "mended by hand"
    assert dialog.written == [folder / f"{SCRUTINY}.pdf"]


def test_what_the_disk_refuses_is_said_with_what_was_written_before(
    show: Open, folder: Path, qtbot: QtBot
) -> None:
    (folder / f"{SCRUTINY}.pdf").mkdir()
    dialog = show()
    export(dialog, qtbot)
    press_named("Tab")
    with qtbot.waitSignal(dialog.exporter.failed, timeout=LONG_MS):
        press_named("Enter")
    assert "is a folder" in dialog.outcome.words
    assert f"Written before that: {SCRUTINY}.docx." in dialog.outcome.words
    assert zipfile.is_zipfile(folder / f"{SCRUTINY}.docx")


# Seen before, and remembered after.


def test_the_pages_are_seen_as_they_will_print(show: Open, qtbot: QtBot) -> None:
    dialog = show()
    qtbot.waitUntil(
        lambda: "Environment Scrutiny" in dialog.view.sheets.accessibleDescription(),
        timeout=LONG_MS,
    )
    assert "NOT FOR PUBLICATION" not in dialog.view.sheets.accessibleDescription()
    assert "the public minutes" in dialog.shown_meeting.words
    dialog.choices.full.click()
    qtbot.waitUntil(
        lambda: "NOT FOR PUBLICATION" in dialog.view.sheets.accessibleDescription(),
        timeout=LONG_MS,
    )
    assert "the full minutes" in dialog.shown_meeting.words
    dialog.choices.meetings.setFocus()
    press_named("End")
    qtbot.waitUntil(
        lambda: "Brook Weir" in dialog.view.sheets.accessibleDescription(), timeout=LONG_MS
    )


def test_the_choices_are_there_again_the_next_time(
    show: Open, memory: Memory, folder: Path, qtbot: QtBot
) -> None:
    dialog = show()
    tick_only(dialog, "txt")
    export(dialog, qtbot)
    dialog.reject()
    again = ExportDialog(dialog.look, dialog._records._book, 1, Memory(memory.path))
    qtbot.addWidget(again)
    order = again.choices.order()
    assert (order.formats, order.folder) == (("txt",), folder)
    folder.rename(folder.with_name("elsewhere"))
    (folder.parent / "elsewhere" / f"{SCRUTINY}.txt").unlink()
    lost = ExportDialog(dialog.look, dialog._records._book, 1, Memory(memory.path))
    qtbot.addWidget(lost)
    assert lost.choices.folder_path().is_dir(), "a folder that is gone is not offered"


def test_in_large_text_choices_and_pages_are_behind_tabs(show: Open, look: Look) -> None:
    dialog = show()
    assert not behind_tabs(dialog)
    look.set_scale(2.0)
    dialog.resize(1280, 720)
    QApplication.processEvents()
    assert behind_tabs(dialog)
    for bar in dialog.findChildren(QTabBar):
        bar.setFocus()
    press_named("Right")
    assert dialog.view.isVisible()
    assert not dialog.choices.isVisible()
    look.set_scale(1.0)
    QApplication.processEvents()
    assert not behind_tabs(dialog)
    assert dialog.view.isVisible()
    assert dialog.choices.isVisible()


def behind_tabs(dialog: ExportDialog) -> bool:
    return dialog.sides.tabs is not None


def test_ctrl_e_opens_it_on_the_meeting_in_hand(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    assert window.desk.meeting_id is not None
    dialog = window.errands.export_dialog(tmp_path)
    assert dialog is not None
    qtbot.addWidget(dialog)
    assert dialog.choices.meetings.ticked() == (window.desk.meeting_id,)


def test_a_line_typed_a_moment_ago_is_in_the_documents(
    at_the_line: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    write("The heron was seen again.")
    QTest.keyClick(at_the_line.entries.line.edit, Qt.Key.Key_Return)
    dialog = at_the_line.errands.export_dialog(folder)
    assert dialog is not None
    qtbot.addWidget(dialog)
    bring_forward(dialog, qtbot)
    tick_only(dialog, "txt")
    export(dialog, qtbot)
    (path,) = folder.iterdir()
    assert "The heron was seen again." in path.read_text(encoding="utf-8")
