"""The house style window: saving, the file and its faults, the pages and the letterhead."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk import assets
from clerk.styles import copy_style
from clerk.ui.desk import Desk
from clerk.ui.house_style import HouseStyle
from clerk.ui.look import Look
from clerk.ui.views.words import plain
from tests.ui.setup_keys import ALT, CTRL, keys, press
from tests.ui.style_keys import at_end, file_of, go_to, settled

Key = Qt.Key


# Saving


def test_who_changes_a_style_that_minutes_are_printed_in_is_told_first(
    own_style: HouseStyle, desk: Desk, qtbot: QtBot
) -> None:
    folder = assets.data_folder() / "templates" / "scrutiny"
    shutil.copytree(assets.style_folder("scrutiny"), folder)
    own_style._open("scrutiny")
    assert own_style.style_in_hand.folder == folder
    go_to(own_style, "votes carried", qtbot)
    at_end()
    keys(" So be it.")
    press(Key.Key_S, CTRL)
    assert "printed in this style" in own_style.trouble.words
    assert own_style.style_in_hand.altered
    press(Key.Key_S, CTRL)
    assert own_style.trouble.words == "Saved."
    # The meeting in hand is shown in it at once.
    assert desk.sight is not None
    assert "So be it." in desk.sight.style.votes.carried


def test_a_file_that_another_program_wrote_meanwhile_is_not_lost_without_a_word(
    own_style: HouseStyle, qtbot: QtBot
) -> None:
    path = file_of("aldermere")
    path.write_text(path.read_text("utf-8").replace("House style", "HOUSE STYLE", 1), "utf-8")
    go_to(own_style, "no apologies", qtbot)
    keys("x")
    press(Key.Key_S, CTRL)
    assert "another program" in own_style.trouble.words
    assert "HOUSE STYLE" in path.read_text("utf-8")


def test_line_ends_of_another_system_stay(
    style_window: Callable[[], HouseStyle], qtbot: QtBot
) -> None:
    copy_style("scrutiny", "aldermere")
    path = file_of("aldermere")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    dialog = style_window()
    dialog._open("aldermere")
    dialog.style_in_hand.set_value("votes.tied", "A tie.")
    dialog.save()
    data = path.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")
    assert b'tied = "A tie."\r\n' in data


# The file


def test_a_fault_stands_at_its_line_and_in_a_sentence_and_enter_leads_there(
    own_style: HouseStyle, qtbot: QtBot
) -> None:
    own_style.phrases.go_to("dates.am")
    own_style.tabs.setCurrentIndex(1)
    line = own_style.file.text.textCursor().blockNumber() + 1
    assert own_style.style_in_hand.text.split("\n")[line - 1].startswith("am = ")
    own_style.file.text.setFocus()
    press(Key.Key_Backspace)
    settled(own_style, qtbot)
    (fault,) = own_style.file.faults
    assert fault.line == line
    assert "close the quotation mark" in plain(own_style.file.list.rows.rows[0].words)
    assert own_style.tabs.tabText(1) == "&File, 1 to mend"
    (mark,) = own_style.file.text.extraSelections()
    assert mark.cursor.blockNumber() == line - 1
    press(Key.Key_Home, CTRL)
    own_style.file.list.setFocus()
    press(Key.Key_Return)
    assert own_style.file.text.hasFocus()
    assert own_style.file.text.textCursor().blockNumber() == line - 1
    keys('"')
    settled(own_style, qtbot)
    assert own_style.file.faults == ()
    assert own_style.file.well.isVisible()


def test_a_file_that_cannot_be_read_at_all_is_mended_on_its_page(
    style_window: Callable[[], HouseStyle], qtbot: QtBot
) -> None:
    copy_style("scrutiny", "aldermere")
    path = file_of("aldermere")
    path.write_text(path.read_text("utf-8").replace("[dates]", "[dates", 1), "utf-8")
    dialog = style_window()
    dialog._open("aldermere")
    settled(dialog, qtbot)
    (row,) = dialog.phrases.list.rows.rows
    assert "mend it on its page" in plain(row.words)
    assert dialog.phrases.field.isHidden()
    press(Key.Key_F, ALT)
    (fault,) = dialog.file.faults
    dialog.file.text.setFocus()
    dialog.file.text.go_to_line(fault.line)
    keys("]")
    settled(dialog, qtbot)
    assert dialog.file.faults == ()
    dialog.phrases.go_to("votes.carried")
    assert dialog.phrases.field.phrase.startswith("{question} was put")
    path.write_bytes(b'name = "\xff"')
    dialog._open("parish")
    dialog._open("aldermere")
    assert "UTF-8" in dialog.trouble.words
    assert dialog.styles.currentData() == "parish"


# What an earlier Clerk did not ask for


def test_what_an_older_style_lacks_is_named_and_written_in_by_one_button(
    style_window: Callable[[], HouseStyle], qtbot: QtBot
) -> None:
    copy_style("scrutiny", "aldermere")
    path = file_of("aldermere")
    lines = path.read_text("utf-8").split("\n")
    kept = [line for line in lines if not line.startswith(("leaf = ", "total = "))]
    path.write_text("\n".join(kept), "utf-8")
    dialog = style_window()
    dialog._open("aldermere")
    settled(dialog, qtbot)
    assert "lacks 2 keys: document.leaf, decisions.total" in dialog.state.words
    assert dialog.file.faults == ()
    dialog.write_button.click()
    dialog.save()
    assert dialog.trouble.words == "Saved."
    whole, old = path.read_text("utf-8").split("\n"), iter(kept)
    assert [line for line in whole if not line.startswith(("leaf = ", "total = "))] == list(old)
    assert len(whole) == len(lines)


# Pages and letterhead


def test_the_pages_are_those_that_would_be_printed(own_style: HouseStyle, qtbot: QtBot) -> None:
    own_style.preview.meetings.setCurrentIndex(own_style.preview.meetings.findData("parish"))
    with qtbot.waitSignal(own_style.preview.pages.shown, timeout=20_000):
        own_style.preview.tabs.setCurrentWidget(own_style.preview.pages)
    assert own_style.preview.pages.count >= 1
    own_style.phrases.go_to("document.title")
    own_style.phrases.to_field()
    at_end()
    with qtbot.waitSignal(own_style.preview.pages.shown, timeout=20_000):
        keys(" (tried)")
    assert "(tried)" in (own_style.preview.pages.sheets.sheets[0].words or "")


def test_another_letterhead_is_taken_with_what_was_left_out_of_it_said_and_given_back(
    own_style: HouseStyle, tmp_path: Path, qtbot: QtBot
) -> None:
    from tests.export.own_letterheads import old_minutes, saved

    opened: list[Path] = []
    own_style.letterhead.open_in_system = opened.append
    own_style.tabs.setCurrentWidget(own_style.letterhead)
    own_style.letterhead.folder.click()
    assert opened == [own_style.style_in_hand.folder]
    place = own_style.style_in_hand.folder / "letterhead.docx"
    before = place.read_bytes()
    path = saved(old_minutes(), tmp_path / "theirs.docx")
    own_style.letterhead.take(path)
    assert own_style.letterhead.said.words.startswith("theirs.docx is the letterhead now. ")
    assert place.read_bytes() != before
    qtbot.waitUntil(lambda: not own_style.letterhead.looking, timeout=20_000)
    told = " ".join(plain(row.words) for row in own_style.letterhead.list.rows.rows)
    assert "type {marking} in the header" in told
    assert "“Clerk Decision”" in told
    own_style.letterhead.back.click()
    assert place.read_bytes() == before
    own_style.letterhead.take(path)
    own_style.letterhead.mend.click()
    assert "In the header or footer “Tuesday, 3rd March 2026” became {date}." in (
        own_style.letterhead.said.words
    )
    qtbot.waitUntil(lambda: not own_style.letterhead.looking, timeout=20_000)
    told = " ".join(plain(row.words) for row in own_style.letterhead.list.rows.rows)
    assert "“Clerk Decision”" not in told
    own_style.letterhead.mend.click()
    assert "nothing in it that Clerk can mend" in own_style.letterhead.said.words


def test_a_file_that_is_no_letterhead_is_refused_and_the_one_before_stays(
    own_style: HouseStyle, tmp_path: Path
) -> None:
    place = own_style.style_in_hand.folder / "letterhead.docx"
    before = place.read_bytes()
    path = tmp_path / "letter.docx"
    path.write_bytes(b"no Word file")
    own_style.letterhead.take(path)
    assert str(path) in own_style.letterhead.said.words
    assert place.read_bytes() == before


def test_with_something_to_say_the_window_fits_the_smallest_screen_in_large_text(
    own_style: HouseStyle, look: Look
) -> None:
    look.set_scale(2.0)
    large = HouseStyle(look, own_style.desk, "aldermere")
    try:
        large.say("This style is your own.")
        assert large.column.totalMinimumHeightForWidth(1280) <= 720
        assert large.minimumSizeHint().height() <= 720
    finally:
        large.close()
        large.deleteLater()
