"""A style from old minutes in the window: each guess is put before somebody, taken, left or written otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk.styles import load_style
from clerk.ui.look import Look
from clerk.ui.style_from_old import StyleFromOld
from tests.export.own_letterheads import old_minutes, saved
from tests.ui.setup_keys import keys, press


@pytest.fixture
def asking(look: Look, tmp_path: Path, qtbot: QtBot) -> StyleFromOld:
    """Return the dialog once it has read the old minutes of a town council."""
    dialog = StyleFromOld(look, saved(old_minutes(), tmp_path / "Minutes March.docx"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    with qtbot.waitSignal(dialog.ready, timeout=20_000):
        pass
    qtbot.waitUntil(dialog.field.hasFocus)
    return dialog


def test_guesses_are_taken_left_or_written_otherwise_one_by_one(asking: StyleFromOld) -> None:
    assert asking.old is not None
    count = len(asking.old.guesses.found)
    assert asking.about.words.startswith(f"1 of {count}: The title")
    assert "Read from: “" in asking.evidence.words
    assert asking.before.words.startswith("Parish has: ")
    press(Qt.Key.Key_Return)
    assert asking.about.words.startswith(f"2 of {count}: ")
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys("{nobody}")
    press(Qt.Key.Key_Return)
    assert "cannot use {nobody}" in asking.trouble.words
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys("Signed by the {chair}\n")
    asking.back()
    assert asking.field.phrase == "Signed by the {chair}"
    press(Qt.Key.Key_Return)
    while asking.guess is not None:
        asking.no_button.click()
    assert f"2 of {count} guesses taken." in asking.summary.words
    assert asking.name.value == "Minutes March"
    asking.make()
    assert asking.made == "minutes-march"
    made = load_style("minutes-march")
    assert made.document.title.endswith("[ held at {place}] on {date} at {time}")
    assert made.document.signature == "Signed by the {chair}"
    assert made.dates == load_style("parish").dates
    assert made.made_from == "parish"


def test_lettering_is_written_by_its_first_label(asking: StyleFromOld) -> None:
    assert asking.old is not None
    while asking.guess is not None and asking.guess.key != "lists.part":
        asking.no_button.click()
    asking.field.setFocus()
    for wrong in ("what?", ""):
        press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        press(Qt.Key.Key_Delete)
        keys(wrong)
        press(Qt.Key.Key_Return)
        assert "first label" in asking.trouble.words
    keys("a)\n")
    while asking.guess is not None:
        asking.no_button.click()
    asking.name.fill("by letters")
    asking.make()
    assert load_style("by-letters").lists.part.patterns[0] == "%1)"


def test_what_is_no_word_file_is_refused_in_a_sentence(
    look: Look, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "old.docx"
    path.write_bytes(b"no Word file")
    dialog = StyleFromOld(look, path)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.trouble.words), timeout=20_000)
    assert str(path) in dialog.trouble.words
    assert dialog.make_button.isHidden()
