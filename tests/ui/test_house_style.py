"""The house style window by key: phrases by what they tell, and a meeting that follows as they are changed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from clerk import assets
from clerk.styles import load_style
from clerk.ui.house_style import HouseStyle
from clerk.ui.main_window import MainWindow
from clerk.ui.style_copy import slug
from clerk.ui.views.words import plain
from tests.ui.setup_keys import ALT, CTRL, keys, press
from tests.ui.style_keys import at_end, file_of, go_to, settled

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


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
    own_style: HouseStyle, qtbot: QtBot
) -> None:
    go_to(own_style, "no apologies", qtbot)
    keys("x")
    own_style.reject()
    assert own_style.isVisible()
    assert "not kept yet" in own_style.trouble.words
    keys("y")
    own_style.reject()
    assert own_style.isVisible(), "what was written since is asked about anew"
    own_style.reject()
    assert not own_style.isVisible()
    assert "xy" not in file_of("aldermere").read_text("utf-8")


def test_another_style_is_chosen_only_once_it_is_meant(own_style: HouseStyle, qtbot: QtBot) -> None:
    go_to(own_style, "no apologies", qtbot)
    keys("x")
    own_style.styles.setCurrentIndex(own_style.styles.findData("parish"))
    own_style._chose()
    assert own_style.style_in_hand.name == "aldermere"
    own_style.styles.setCurrentIndex(own_style.styles.findData("parish"))
    own_style._chose()
    assert own_style.style_in_hand.name == "parish"


# Phrases


def test_phrases_stand_in_groups_with_words_a_clerk_would_use(own_style: HouseStyle) -> None:
    groups = [own_style.phrases.group.itemText(i) for i in range(own_style.phrases.group.count())]
    assert "Votes" in groups
    assert "Interests declared" in groups
    own_style.phrases.group.setCurrentText("Votes")
    listed = [plain(row.words) for row in own_style.phrases.list.rows.rows]
    assert listed[1].startswith("Carried\u2028{question} was put to the vote and carried")


def test_a_phrase_is_found_by_its_words_and_changed_and_the_meeting_follows(
    own_style: HouseStyle, qtbot: QtBot
) -> None:
    before = file_of("aldermere").read_text("utf-8")
    go_to(own_style, "votes carried", qtbot)
    assert own_style.phrases.key == "votes.carried"
    at_end()
    keys(" So be it.")
    settled(own_style, qtbot)
    assert "7 for, 1 against, 1 abstention. So be it." in own_style.preview.page.toPlainText()
    assert own_style.preview.note.words == "The phrase tells 7 places here."
    press(Key.Key_S, CTRL)
    assert own_style.trouble.words == "Saved."
    after = file_of("aldermere").read_text("utf-8")
    changed = [(a, b) for a, b in zip(before.split("\n"), after.split("\n"), strict=True) if a != b]
    assert len(changed) == 1
    assert changed[0][1].endswith(' So be it."')
    assert load_style("aldermere").votes.carried.endswith(" So be it.")


def test_the_sentences_that_a_phrase_tells_are_marked_and_walked(
    own_style: HouseStyle, qtbot: QtBot
) -> None:
    own_style.phrases.go_to("votes.carried")
    settled(own_style, qtbot)
    marks = own_style.preview.page.extraSelections()
    assert len(marks) == 7
    assert all("vote" in mark.cursor.selectedText() for mark in marks)
    here = own_style.preview.page.verticalScrollBar().value()
    QTest.keyClick(own_style, Key.Key_G, CTRL)
    qtbot.waitUntil(lambda: own_style.preview.page.verticalScrollBar().value() > here)
    own_style.phrases.go_to("procedure.not_held")
    settled(own_style, qtbot)
    assert own_style.preview.page.extraSelections() == []
    assert "Nothing in this meeting" in own_style.preview.note.words


def test_what_may_be_filled_in_is_offered_by_key(own_style: HouseStyle, qtbot: QtBot) -> None:
    go_to(own_style, "votes carried", qtbot)
    at_end()
    press(Key.Key_3, ALT)
    assert own_style.phrases.field.phrase.endswith(".{manner}")
    button = own_style.phrases.names.parts[2]
    assert button.accessibleName() == "manner: unanimously, by a named vote"


def test_a_field_that_a_phrase_cannot_use_is_said_at_once_and_never_put_in_place(
    own_style: HouseStyle, qtbot: QtBot
) -> None:
    before = file_of("aldermere").read_bytes()
    go_to(own_style, "votes carried", qtbot)
    at_end()
    keys(" {qestion}")
    settled(own_style, qtbot)
    assert own_style.phrases.trouble.words.startswith(
        "The phrase cannot use {qestion}. To mend it: did"
    )
    assert "how it was before" in own_style.preview.note.words
    assert "So be it" not in own_style.preview.page.toPlainText()
    press(Key.Key_S, CTRL)
    assert own_style.trouble.words.startswith("Not saved: line ")
    assert file_of("aldermere").read_bytes() == before


def test_undo_goes_back_over_phrases_and_file_alike(own_style: HouseStyle, qtbot: QtBot) -> None:
    saved = own_style.style_in_hand.text
    go_to(own_style, "no apologies", qtbot)
    at_end()
    keys("abc")
    go_to(own_style, "votes tie", qtbot)
    at_end()
    keys("def")
    press(Key.Key_Z, CTRL)
    assert own_style.style_in_hand.value("votes.tied") == load_style("aldermere").votes.tied
    assert own_style.phrases.field.phrase == load_style("aldermere").votes.tied
    press(Key.Key_Z, CTRL)
    assert own_style.style_in_hand.text == saved
    press(Key.Key_Z, CTRL | SHIFT)
    assert str(own_style.style_in_hand.value("attendance.no_apologies")).endswith("abc")


def test_one_of_a_few_things_is_chosen_from_a_list(own_style: HouseStyle, qtbot: QtBot) -> None:
    own_style.phrases.go_to("items.heading_case")
    own_style.phrases.to_field()
    assert own_style.phrases.choice.hasFocus()
    own_style.phrases.choice.setCurrentText("CAPITALS")
    own_style.phrases.choice.activated.emit(own_style.phrases.choice.currentIndex())
    settled(own_style, qtbot)
    assert tomllib.loads(own_style.style_in_hand.text)["items"]["heading_case"] == "upper"
    assert "RIVER QUALITY" in own_style.preview.page.toPlainText()


def test_blanks_that_do_not_break_and_signs_beyond_the_usual_survive(
    own_style: HouseStyle, qtbot: QtBot
) -> None:
    own_style.phrases.go_to("attendance.left_interest")
    before = str(own_style.style_in_hand.value("attendance.left_interest"))
    assert "\u00a0" in before
    own_style.phrases.to_field()
    at_end()
    keys("x")
    own_style.phrases.field.insertPlainText("\U0001f5f3 ")
    keys("y")
    assert own_style.style_in_hand.value("attendance.left_interest") == f"{before}x\U0001f5f3 y"
    assert "minute\\u00a0{minute}" in own_style.style_in_hand.text


def test_every_page_is_turned_to_by_key(own_style: HouseStyle, qtbot: QtBot) -> None:
    for letter, tabs, place in (
        (Key.Key_F, own_style.tabs, 1),
        (Key.Key_L, own_style.tabs, 2),
        (Key.Key_P, own_style.tabs, 0),
        (Key.Key_A, own_style.preview.tabs, 1),
        (Key.Key_W, own_style.preview.tabs, 0),
    ):
        press(letter, ALT)
        assert tabs.currentIndex() == place
    settled(own_style, qtbot)
    letters = [
        text[text.index("&") + 1].lower()
        for text in (
            *(own_style.tabs.tabText(i) for i in range(own_style.tabs.count())),
            *(own_style.preview.tabs.tabText(i) for i in range(2)),
            *(
                button.text()
                for button in own_style.findChildren(QPushButton)
                if "&" in button.text()
            ),
        )
    ]
    assert len(letters) == len(set(letters))


# Shipped styles and copies


def test_a_shipped_style_is_never_altered(
    style_window: Callable[[], HouseStyle], qtbot: QtBot
) -> None:
    dialog = style_window()
    before = file_of("scrutiny").read_bytes()
    go_to(dialog, "votes carried", qtbot)
    keys("xyz")
    dialog.style_in_hand.set_value("votes.carried", "xyz")
    press(Key.Key_S, CTRL)
    assert not dialog.style_in_hand.altered
    assert "Comes with Clerk" in dialog.state.words
    assert file_of("scrutiny").read_bytes() == before


def test_a_copy_is_made_of_it_by_key_and_taken_in_hand(
    style_window: Callable[[], HouseStyle], qtbot: QtBot
) -> None:
    dialog = style_window()

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


def test_a_name_that_is_taken_is_refused_where_it_was_typed(
    own_style: HouseStyle, qtbot: QtBot
) -> None:
    copy = own_style.copy_dialog()
    qtbot.addWidget(copy)
    copy.show()
    copy.name.fill("Aldermere")
    copy.make()
    assert "already" in copy.name.note.words
    assert copy.made == ""


def test_any_words_become_a_folders_name() -> None:
    assert slug("Cyngor Tref Llanélwy / 2027") == "cyngor-tref-llanelwy-2027"
    assert slug("…") == ""
