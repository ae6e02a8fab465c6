"""What is exported for whom: a full set says so and is meant, a draft is one until the record says otherwise."""

import json
import shutil
import zipfile
from pathlib import Path

from pytestqt.qtbot import QtBot

from clerk.assets import data_folder, style_folder
from clerk.ui.memory import Memory
from tests.stories.fingers import press_named, write
from tests.ui.exporting.hands import (
    CABINET,
    LONG_MS,
    PARISH,
    SCRUTINY,
    Open,
    export,
    first_page,
    tick_only,
)  # fmt: skip

# For whom.


def test_a_full_set_says_so_in_its_name_and_is_chosen_anew_each_time(
    show: Open, memory: Memory, folder: Path, qtbot: QtBot
) -> None:
    dialog = show()
    tick_only(dialog, "txt", "json")
    assert dialog.choices.public.isChecked()
    export(dialog, qtbot)
    dialog.choices.full.click()
    assert "end in -full" in dialog.choices.warning.words
    assert "private notes" in dialog.choices.warning.words
    dialog.export_button.setFocus()
    export(dialog, qtbot)
    public, full = sorted(folder.glob("*.txt"), key=lambda path: len(path.name))
    assert full.name == f"{public.stem}-full.txt"
    assert len(full.read_text()) > len(public.read_text())
    assert dialog.choices.public.isChecked(), "the next export is public again"
    assert "full" not in {**json.loads(memory.path.read_text())["export"], "folder": ""}.values()
    assert json.loads(memory.path.read_text())["export"].keys() == {
        "documents",
        "formats",
        "folder",
    }
    assert show().choices.public.isChecked()


# Draft or final.


def test_what_nobody_signed_is_a_draft_and_it_is_said_why(show: Open) -> None:
    choices = show().choices
    assert choices.draft.isChecked()
    assert not choices.final.isEnabled()
    assert "the record does not say that these minutes are signed" in choices.reason.words
    assert choices.draft.accessibleDescription() == choices.reason.words


def test_what_is_signed_is_final_unless_a_draft_is_asked_for(
    show: Open, folder: Path, qtbot: QtBot
) -> None:
    dialog = show(CABINET)
    tick_only(dialog, "pdf")
    assert dialog.choices.final.isChecked()
    export(dialog, qtbot)
    assert "DRAFT" not in first_page(folder / f"{CABINET}.pdf")
    dialog.choices.final.setFocus()
    press_named("Up")
    assert dialog.choices.draft.isChecked()
    dialog.export_button.setFocus()
    export(dialog, qtbot)
    assert "DRAFT" in first_page(folder / f"{CABINET}-draft.pdf"), (
        "it never takes the final's place"
    )


def test_of_several_the_signed_are_final_and_the_others_drafts(
    show: Open, folder: Path, qtbot: QtBot
) -> None:
    dialog = show(CABINET)
    tick_only(dialog, "pdf")
    for row in range(dialog.choices.meetings.count()):
        if "Scrutiny" in dialog.choices.meetings.item(row).text():
            dialog.choices.meetings.setCurrentRow(row)
    dialog.choices.meetings.setFocus()
    press_named("Space")
    qtbot.waitUntil(lambda: "1 of the 2 are signed" in dialog.choices.reason.words, timeout=LONG_MS)
    dialog.export_button.setFocus()
    export(dialog, qtbot)
    assert "DRAFT" not in first_page(folder / f"{CABINET}.pdf")
    assert "DRAFT" in first_page(folder / f"{SCRUTINY}.pdf")


# Leaves and letterheads.


def test_a_body_with_loose_leaves_is_asked_for_the_first_number(
    show: Open, folder: Path, qtbot: QtBot
) -> None:
    assert not show().choices.leaf_row.isVisible()
    dialog = show(PARISH)
    tick_only(dialog, "pdf")
    assert dialog.choices.leaf.text() == "14", "as the record says"
    dialog.choices.leaf.setFocus()
    dialog.choices.leaf.selectAll()
    write("31")
    dialog.export_button.setFocus()
    export(dialog, qtbot)
    assert "Leaf 31" in first_page(folder / f"{PARISH}.pdf")


def test_what_is_left_out_of_the_letterhead_is_said(show: Open, folder: Path, qtbot: QtBot) -> None:
    own = data_folder() / "templates" / "scrutiny"
    shutil.copytree(style_folder("scrutiny"), own)
    with zipfile.ZipFile(own / "letterhead.docx", "a") as package:
        package.writestr("word/vbaProject.bin", b"macro")
    dialog = show()
    tick_only(dialog, "txt")
    export(dialog, qtbot)
    assert "Macros" not in dialog.outcome.words, "no letterhead is in a text"
    tick_only(dialog, "docx")
    dialog.export_button.setFocus()
    export(dialog, qtbot)
    assert "Macros were left out" in dialog.outcome.words
