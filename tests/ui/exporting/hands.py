"""What is pressed in the export window, and what is read of what it made."""

from collections.abc import Callable
from pathlib import Path

import pypdf
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk.ui.export_dialog import ExportDialog
from tests.stories.fingers import name_of, press_named

CABINET = "cabinet-2026-11-12"
SCRUTINY = "environment-scrutiny-2026-10-06"
PARISH = "brook-weir-2026-05-12"
LONG_MS = 30_000

Open = Callable[..., ExportDialog]


def bring_forward(dialog: ExportDialog, qtbot: QtBot) -> None:
    """Show it as it is shown at work: with the keyboard, and on Export."""
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: name_of(QApplication.focusWidget()) == "Export", timeout=LONG_MS)


def export(dialog: ExportDialog, qtbot: QtBot) -> None:
    """Press Enter where the keyboard is, and wait for what comes of it."""
    with qtbot.waitSignal(dialog.exporter.made, timeout=LONG_MS):
        press_named("Enter")


def tick_only(dialog: ExportDialog, *formats: str) -> None:
    for name in sorted(dialog.choices.formats, key=lambda name: name not in formats):
        dialog.choices.formats[name].setChecked(name in formats)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def first_page(path: Path) -> str:
    return pypdf.PdfReader(path).pages[0].extract_text()
