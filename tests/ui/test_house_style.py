"""The house style window by key: phrases by what they tell, the file, the letterhead, a meeting that follows."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from clerk import assets
from clerk.styles import copy_style, load_style
from clerk.ui.desk import Desk
from clerk.ui.house_style import HouseStyle
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.style_copy import slug
from clerk.ui.style_doubts import chosen_style
from clerk.ui.views.words import plain
from tests.ui.setup_keys import ALT, CTRL, keys, press

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def settled(dialog: HouseStyle, qtbot: QtBot) -> None:
    """Wait until what was written last is worked out."""
    timers, preview = (dialog._follow, dialog._make_pages), dialog.preview

    def done() -> bool:
        waiting = dialog.worker.busy or any(timer.isActive() for timer in timers)
        drawn = preview._document is preview._drawing or not preview.page.isVisible()
        return drawn and not waiting

    qtbot.waitUntil(done, timeout=20_000)


@pytest.fixture
def shown(look: Look, desk: Desk, book_path: Path, qtbot: QtBot) -> Callable[[], HouseStyle]:
    """Return a function that shows the window over the contested sample; the main window would only cost time."""

    def show() -> HouseStyle:
        desk.open(book_path)
        contested = next(each for each in desk.meetings() if "Scrutiny" in each.body_name)
        desk.choose_meeting(contested.id)
        dialog = HouseStyle(look, desk, chosen_style(desk))
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.phrases.list.hasFocus)
        settled(dialog, qtbot)
        return dialog

    return show


@pytest.fixture
def own(shown: Callable[[], HouseStyle], qtbot: QtBot) -> HouseStyle:
    """Return the window with an own copy of the scrutiny style in hand."""
    copy_style("scrutiny", "aldermere")
    dialog = shown()
    dialog.take_copy("aldermere")
    settled(dialog, qtbot)
    return dialog


def file_of(name: str) -> Path:
    return assets.style_folder(name) / "style.toml"


def go_to(dialog: HouseStyle, words: str, qtbot: QtBot) -> None:
    """Find a phrase by its words and take it in hand, all by key."""
    dialog.phrases.filter.setFocus()
    dialog.phrases.filter.selectAll()
    keys(words)
    press(Key.Key_Down)
    qtbot.waitUntil(dialog.phrases.list.hasFocus)
    press(Key.Key_Return)
    qtbot.waitUntil(dialog.phrases.field.hasFocus)


def at_end() -> None:
    press(Key.Key_End, CTRL)


# Opening and closing


def test_ctrl_shift_x_opens_it_on_the_style_of_the_meeting_in_hand(
    window: MainWindow, qtbot: QtBot
) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HouseStyle)
        seen.extend((dialog.windowTitle(), dialog.style_in_hand.name))
        QTest.keyClick(dialog, Key.Key_Escape)

    QTimer.singleShot(400, look)
    QTest.keyClick(window, Key.Key_X, CTRL | SHIFT)
    assert seen == ["House style", "scrutiny"]


def test_what_is_not_kept_is_asked_about_before_it_is_thrown_away(
    own: HouseStyle, qtbot: QtBot
) -> None:
    go_to(own, "no apologies", qtbot)
    keys("x")
    own.reject()
    assert own.isVisible()
    assert "not kept yet" in own.trouble.words
    keys("y")
    own.reject()
    assert own.isVisible(), "what was written since is asked about anew"
    own.reject()
    assert not own.isVisible()
    assert "xy" not in file_of("aldermere").read_text("utf-8")


def test_another_style_is_chosen_only_once_it_is_meant(own: HouseStyle, qtbot: QtBot) -> None:
    go_to(own, "no apologies", qtbot)
    keys("x")
    own.styles.setCurrentIndex(own.styles.findData("parish"))
    own._chose()
    assert own.style_in_hand.name == "aldermere"
    own.styles.setCurrentIndex(own.styles.findData("parish"))
    own._chose()
    assert own.style_in_hand.name == "parish"


# Phrases


def test_phrases_stand_in_groups_with_words_a_clerk_would_use(own: HouseStyle) -> None:
    groups = [own.phrases.group.itemText(i) for i in range(own.phrases.group.count())]
    assert "Votes" in groups
    assert "Interests declared" in groups
    own.phrases.group.setCurrentText("Votes")
    listed = [plain(row.words) for row in own.phrases.list.rows.rows]
    assert listed[1].startswith("Carried\u2028{question} was put to the vote and carried")


def test_a_phrase_is_found_by_its_words_and_changed_and_the_meeting_follows(
    own: HouseStyle, qtbot: QtBot
) -> None:
    before = file_of("aldermere").read_text("utf-8")
    go_to(own, "votes carried", qtbot)
    assert own.phrases.key == "votes.carried"
    at_end()
    keys(" So be it.")
    settled(own, qtbot)
    assert "7 for, 1 against, 1 abstention. So be it." in own.preview.page.toPlainText()
    assert own.preview.note.words == "The phrase tells 7 places here."
    press(Key.Key_S, CTRL)
    assert own.trouble.words == "Saved."
    after = file_of("aldermere").read_text("utf-8")
    changed = [(a, b) for a, b in zip(before.split("\n"), after.split("\n"), strict=True) if a != b]
    assert len(changed) == 1
    assert changed[0][1].endswith(' So be it."')
    assert load_style("aldermere").votes.carried.endswith(" So be it.")


def test_the_sentences_that_a_phrase_tells_are_marked_and_walked(
    own: HouseStyle, qtbot: QtBot
) -> None:
    own.phrases.go_to("votes.carried")
    settled(own, qtbot)
    marks = own.preview.page.extraSelections()
    assert len(marks) == 7
    assert all("vote" in mark.cursor.selectedText() for mark in marks)
    here = own.preview.page.verticalScrollBar().value()
    QTest.keyClick(own, Key.Key_G, CTRL)
    qtbot.waitUntil(lambda: own.preview.page.verticalScrollBar().value() > here)
    own.phrases.go_to("procedure.not_held")
    settled(own, qtbot)
    assert own.preview.page.extraSelections() == []
    assert "Nothing in this meeting" in own.preview.note.words


def test_what_may_be_filled_in_is_offered_by_key(own: HouseStyle, qtbot: QtBot) -> None:
    go_to(own, "votes carried", qtbot)
    at_end()
    press(Key.Key_3, ALT)
    assert own.phrases.field.phrase.endswith(".{manner}")
    button = own.phrases.names.parts[2]
    assert button.accessibleName() == "manner: unanimously, by a named vote"


def test_a_field_that_a_phrase_cannot_use_is_said_at_once_and_never_put_in_place(
    own: HouseStyle, qtbot: QtBot
) -> None:
    before = file_of("aldermere").read_bytes()
    go_to(own, "votes carried", qtbot)
    at_end()
    keys(" {qestion}")
    settled(own, qtbot)
    assert own.phrases.trouble.words.startswith("The phrase cannot use {qestion}. To mend it: did")
    assert "how it was before" in own.preview.note.words
    assert "So be it" not in own.preview.page.toPlainText()
    press(Key.Key_S, CTRL)
    assert own.trouble.words.startswith("Not saved: line ")
    assert file_of("aldermere").read_bytes() == before


def test_undo_goes_back_over_phrases_and_file_alike(own: HouseStyle, qtbot: QtBot) -> None:
    saved = own.style_in_hand.text
    go_to(own, "no apologies", qtbot)
    at_end()
    keys("abc")
    go_to(own, "votes tie", qtbot)
    at_end()
    keys("def")
    press(Key.Key_Z, CTRL)
    assert own.style_in_hand.value("votes.tied") == load_style("aldermere").votes.tied
    assert own.phrases.field.phrase == load_style("aldermere").votes.tied
    press(Key.Key_Z, CTRL)
    assert own.style_in_hand.text == saved
    press(Key.Key_Z, CTRL | SHIFT)
    assert str(own.style_in_hand.value("attendance.no_apologies")).endswith("abc")


def test_one_of_a_few_things_is_chosen_from_a_list(own: HouseStyle, qtbot: QtBot) -> None:
    own.phrases.go_to("items.heading_case")
    own.phrases.to_field()
    assert own.phrases.choice.hasFocus()
    own.phrases.choice.setCurrentText("CAPITALS")
    own.phrases.choice.activated.emit(own.phrases.choice.currentIndex())
    settled(own, qtbot)
    assert tomllib.loads(own.style_in_hand.text)["items"]["heading_case"] == "upper"
    assert "RIVER QUALITY" in own.preview.page.toPlainText()


def test_blanks_that_do_not_break_and_signs_beyond_the_usual_survive(
    own: HouseStyle, qtbot: QtBot
) -> None:
    own.phrases.go_to("attendance.left_interest")
    before = str(own.style_in_hand.value("attendance.left_interest"))
    assert "\u00a0" in before
    own.phrases.to_field()
    at_end()
    keys("x")
    own.phrases.field.insertPlainText("\U0001f5f3 ")
    keys("y")
    assert own.style_in_hand.value("attendance.left_interest") == f"{before}x\U0001f5f3 y"
    assert "minute\\u00a0{minute}" in own.style_in_hand.text


def test_every_page_is_turned_to_by_key(own: HouseStyle, qtbot: QtBot) -> None:
    for letter, tabs, place in (
        (Key.Key_F, own.tabs, 1),
        (Key.Key_L, own.tabs, 2),
        (Key.Key_P, own.tabs, 0),
        (Key.Key_A, own.preview.tabs, 1),
        (Key.Key_W, own.preview.tabs, 0),
    ):
        press(letter, ALT)
        assert tabs.currentIndex() == place
    settled(own, qtbot)
    letters = [
        text[text.index("&") + 1].lower()
        for text in (
            *(own.tabs.tabText(i) for i in range(own.tabs.count())),
            *(own.preview.tabs.tabText(i) for i in range(2)),
            *(button.text() for button in own.findChildren(QPushButton) if "&" in button.text()),
        )
    ]
    assert len(letters) == len(set(letters))


# Shipped styles and copies


def test_a_shipped_style_is_never_altered(shown: Callable[[], HouseStyle], qtbot: QtBot) -> None:
    dialog = shown()
    before = file_of("scrutiny").read_bytes()
    go_to(dialog, "votes carried", qtbot)
    keys("xyz")
    dialog.style_in_hand.set_value("votes.carried", "xyz")
    press(Key.Key_S, CTRL)
    assert not dialog.style_in_hand.altered
    assert "Comes with Clerk" in dialog.state.words
    assert file_of("scrutiny").read_bytes() == before


def test_a_copy_is_made_of_it_by_key_and_taken_in_hand(
    shown: Callable[[], HouseStyle], qtbot: QtBot
) -> None:
    dialog = shown()

    def fill() -> None:
        copy = QApplication.activeModalWidget()
        assert isinstance(copy, QDialog)
        keys("Our Scrutiny 2027\n")

    QTimer.singleShot(300, fill)
    dialog.copy_button.setFocus()
    press(Key.Key_Space)
    assert dialog.style_in_hand.name == "our-scrutiny-2027"
    assert not dialog.style_in_hand.shipped
    style = load_style("our-scrutiny-2027")
    assert style.made_from == "scrutiny"
    assert style.votes == load_style("scrutiny").votes
    assert file_of("our-scrutiny-2027").is_relative_to(assets.data_folder())


def test_a_name_that_is_taken_is_refused_where_it_was_typed(own: HouseStyle, qtbot: QtBot) -> None:
    copy = own.copy_dialog()
    qtbot.addWidget(copy)
    copy.show()
    copy.name.fill("Aldermere")
    copy.make()
    assert "already" in copy.name.note.words
    assert copy.made == ""


def test_any_words_become_a_folders_name() -> None:
    assert slug("Cyngor Tref Llanélwy / 2027") == "cyngor-tref-llanelwy-2027"
    assert slug("…") == ""


# Saving


def test_who_changes_a_style_that_minutes_are_printed_in_is_told_first(
    own: HouseStyle, desk: Desk, qtbot: QtBot
) -> None:
    folder = assets.data_folder() / "templates" / "scrutiny"
    shutil.copytree(assets.style_folder("scrutiny"), folder)
    own._open("scrutiny")
    assert own.style_in_hand.folder == folder
    go_to(own, "votes carried", qtbot)
    at_end()
    keys(" So be it.")
    press(Key.Key_S, CTRL)
    assert "printed in this style" in own.trouble.words
    assert own.style_in_hand.altered
    press(Key.Key_S, CTRL)
    assert own.trouble.words == "Saved."
    # The meeting in hand is shown in it at once.
    assert desk.sight is not None
    assert "So be it." in desk.sight.style.votes.carried


def test_a_file_that_another_program_wrote_meanwhile_is_not_lost_without_a_word(
    own: HouseStyle, qtbot: QtBot
) -> None:
    path = file_of("aldermere")
    path.write_text(path.read_text("utf-8").replace("House style", "HOUSE STYLE", 1), "utf-8")
    go_to(own, "no apologies", qtbot)
    keys("x")
    press(Key.Key_S, CTRL)
    assert "another program" in own.trouble.words
    assert "HOUSE STYLE" in path.read_text("utf-8")


def test_line_ends_of_another_system_stay(shown: Callable[[], HouseStyle], qtbot: QtBot) -> None:
    copy_style("scrutiny", "aldermere")
    path = file_of("aldermere")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    dialog = shown()
    dialog._open("aldermere")
    dialog.style_in_hand.set_value("votes.tied", "A tie.")
    dialog.save()
    data = path.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")
    assert b'tied = "A tie."\r\n' in data


# The file


def test_a_fault_stands_at_its_line_and_in_a_sentence_and_enter_leads_there(
    own: HouseStyle, qtbot: QtBot
) -> None:
    own.phrases.go_to("dates.am")
    own.tabs.setCurrentIndex(1)
    line = own.file.text.textCursor().blockNumber() + 1
    assert own.style_in_hand.text.split("\n")[line - 1].startswith("am = ")
    own.file.text.setFocus()
    press(Key.Key_Backspace)
    settled(own, qtbot)
    (fault,) = own.file.faults
    assert fault.line == line
    assert "close the quotation mark" in plain(own.file.list.rows.rows[0].words)
    assert own.tabs.tabText(1) == "&File, 1 to mend"
    (mark,) = own.file.text.extraSelections()
    assert mark.cursor.blockNumber() == line - 1
    press(Key.Key_Home, CTRL)
    own.file.list.setFocus()
    press(Key.Key_Return)
    assert own.file.text.hasFocus()
    assert own.file.text.textCursor().blockNumber() == line - 1
    keys('"')
    settled(own, qtbot)
    assert own.file.faults == ()
    assert own.file.well.isVisible()


def test_a_file_that_cannot_be_read_at_all_is_mended_on_its_page(
    shown: Callable[[], HouseStyle], qtbot: QtBot
) -> None:
    copy_style("scrutiny", "aldermere")
    path = file_of("aldermere")
    path.write_text(path.read_text("utf-8").replace("[dates]", "[dates", 1), "utf-8")
    dialog = shown()
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
    shown: Callable[[], HouseStyle], qtbot: QtBot
) -> None:
    copy_style("scrutiny", "aldermere")
    path = file_of("aldermere")
    lines = path.read_text("utf-8").split("\n")
    kept = [line for line in lines if not line.startswith(("leaf = ", "total = "))]
    path.write_text("\n".join(kept), "utf-8")
    dialog = shown()
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


def test_the_pages_are_those_that_would_be_printed(own: HouseStyle, qtbot: QtBot) -> None:
    own.preview.meetings.setCurrentIndex(own.preview.meetings.findData("parish"))
    with qtbot.waitSignal(own.preview.pages.shown, timeout=20_000):
        own.preview.tabs.setCurrentWidget(own.preview.pages)
    assert own.preview.pages.count >= 1
    own.phrases.go_to("document.title")
    own.phrases.to_field()
    at_end()
    with qtbot.waitSignal(own.preview.pages.shown, timeout=20_000):
        keys(" (tried)")
    assert "(tried)" in (own.preview.pages.sheets.sheets[0].words or "")


def test_another_letterhead_is_taken_with_what_was_left_out_of_it_said_and_given_back(
    own: HouseStyle, tmp_path: Path, qtbot: QtBot
) -> None:
    from tests.export.own_letterheads import old_minutes, saved

    opened: list[Path] = []
    own.letterhead.open_in_system = opened.append
    own.tabs.setCurrentWidget(own.letterhead)
    own.letterhead.folder.click()
    assert opened == [own.style_in_hand.folder]
    place = own.style_in_hand.folder / "letterhead.docx"
    before = place.read_bytes()
    path = saved(old_minutes(), tmp_path / "theirs.docx")
    own.letterhead.take(path)
    assert own.letterhead.said.words.startswith("theirs.docx is the letterhead now. ")
    assert place.read_bytes() != before
    qtbot.waitUntil(lambda: not own.letterhead.looking, timeout=20_000)
    told = " ".join(plain(row.words) for row in own.letterhead.list.rows.rows)
    assert "type {marking} in the header" in told
    assert "“Clerk Decision”" in told
    own.letterhead.back.click()
    assert place.read_bytes() == before
    own.letterhead.take(path)
    own.letterhead.mend.click()
    assert "In the header or footer “Tuesday, 3rd March 2026” became {date}." in (
        own.letterhead.said.words
    )
    qtbot.waitUntil(lambda: not own.letterhead.looking, timeout=20_000)
    told = " ".join(plain(row.words) for row in own.letterhead.list.rows.rows)
    assert "“Clerk Decision”" not in told
    own.letterhead.mend.click()
    assert "nothing in it that Clerk can mend" in own.letterhead.said.words


def test_a_file_that_is_no_letterhead_is_refused_and_the_one_before_stays(
    own: HouseStyle, tmp_path: Path
) -> None:
    place = own.style_in_hand.folder / "letterhead.docx"
    before = place.read_bytes()
    path = tmp_path / "letter.docx"
    path.write_bytes(b"no Word file")
    own.letterhead.take(path)
    assert str(path) in own.letterhead.said.words
    assert place.read_bytes() == before
