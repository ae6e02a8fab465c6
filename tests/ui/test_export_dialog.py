"""Export from the window: real files, in the folder asked for."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clerk.ui.export_dialog import ExportDialog
from clerk.ui.main_window import MainWindow


@pytest.fixture
def dialog(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> ExportDialog:
    folder = tmp_path / "out"
    folder.mkdir()
    dialog = window.errands.export_dialog(folder)
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_documents_ticked_are_written_and_named(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    for box in dialog.formats.values():
        box.setChecked(True)
    with qtbot.waitSignal(dialog.exporter.done, timeout=30_000):
        dialog.export_button.click()
        assert not dialog.export_button.isEnabled(), "not twice at once"
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    stem = "environment-scrutiny-2026-10-06"
    assert names == [f"{path.stem}{path.suffix}" for path in sorted(dialog.written)]
    assert {path.suffix for path in dialog.written} == {".docx", ".pdf", ".txt", ".json"}
    assert all(path.stat().st_size for path in dialog.written)
    assert all(name.endswith(("docx", "pdf", "txt", "json")) for name in names), stem
    assert "Written to" in dialog.outcome.words
    assert dialog.go_there.isVisible()
    assert dialog.export_button.isEnabled()


def test_a_full_set_never_takes_the_place_of_a_public_one(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    for name, box in dialog.formats.items():
        box.setChecked(name == "txt")
    for button in (dialog.public, dialog.full):
        button.setChecked(True)
        with qtbot.waitSignal(dialog.exporter.done, timeout=30_000):
            dialog.export_button.click()
    public, full = sorted((tmp_path / "out").iterdir(), key=lambda path: len(path.name))
    assert full.name == f"{public.stem}-full.txt"
    assert len(full.read_text()) > len(public.read_text())


def test_a_folder_that_is_not_there_is_said(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.folder.setText(str(tmp_path / "nowhere"))
    dialog.export_button.click()
    assert "There is no folder" in dialog.outcome.words
    assert dialog.written == []


def test_without_a_document_or_a_folder_there_is_nothing_to_export(dialog: ExportDialog) -> None:
    for box in dialog.formats.values():
        box.setChecked(False)
    assert not dialog.export_button.isEnabled()
    dialog.formats["pdf"].setChecked(True)
    assert dialog.export_button.isEnabled()
    dialog.folder.setText("  ")
    assert not dialog.export_button.isEnabled()


def test_the_folder_is_opened_when_asked(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    opened: list[Path] = []
    desk = window.desk
    assert desk.sight is not None
    dialog = ExportDialog(window.look, desk.sight, "minutes", tmp_path, window, opened.append)
    qtbot.addWidget(dialog)
    dialog.go_there.click()
    assert opened == [tmp_path]
