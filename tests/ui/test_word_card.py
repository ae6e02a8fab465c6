"""Alt+Return: what is the matter with the words at the cursor, what could stand there, and what else can be done."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk.own.body_names import names_of_bodies
from clerk.own.words import own_words
from clerk.record.exemption import secret_items
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from tests.ui.word_fingers import CONTROL, Fingers, Key


@pytest.fixture
def fingers(window: MainWindow, qtbot: QtBot) -> Fingers:
    return Fingers(window, qtbot)


def test_the_cursor_stays_with_its_words(fingers: Fingers) -> None:
    fingers.write("The comittee met")
    for _ in range(3):
        fingers.press(Key.Key_Left)
    fingers.ask()
    fingers.press(Key.Key_1)
    fingers.write("had ")
    assert fingers.line.toPlainText() == "The committee had met"


def test_a_number_chooses_and_one_undo_takes_it_back(
    fingers: Fingers,
) -> None:
    fingers.write("The comittee met today")
    fingers.ask()
    assert fingers.card.isVisible()
    assert (
        fingers.card.sentence.words
        == "“comittee” is in no dictionary, and no name of this meeting."
    )
    assert fingers.card.choices[0] == "committee"
    fingers.press(Key.Key_1)
    assert fingers.card.isHidden()
    assert fingers.line.hasFocus()
    fingers.press(Key.Key_Z, CONTROL)
    assert fingers.line.toPlainText() == "The comittee met today"
    fingers.ask()
    fingers.press(Key.Key_1)
    fingers.press(Key.Key_End)
    fingers.write("!")
    assert fingers.line.toPlainText() == "The committee met today!"


def test_the_word_at_the_cursor_comes_first_then_the_next_ones_in_turn(fingers: Fingers) -> None:
    fingers.write("We recieve the comittee and the documant.")
    for _ in range(len(" and the documant.") + 3):
        fingers.press(Key.Key_Left)
    fingers.ask()
    assert fingers.card.sentence.words.startswith("“comittee”")
    fingers.press(Key.Key_N)
    assert fingers.card.sentence.words.startswith("“documant”")
    fingers.ask()
    assert fingers.card.sentence.words.startswith("“We”")
    fingers.press(Key.Key_P)
    assert fingers.card.sentence.words.startswith("“documant”")
    assert fingers.marked()[-1] == ("wave", "documant")


def test_a_contraction_and_a_percentage_are_written_out_by_one_key(fingers: Fingers) -> None:
    fingers.write("It isn't 5% more")
    fingers.ask()
    assert fingers.card.choices == ("is not",)
    fingers.press(Key.Key_1)
    fingers.ask()
    assert fingers.card.choices == ("5 per cent",)
    fingers.press(Key.Key_1)
    assert fingers.line.toPlainText() == "It is not 5 per cent more"


def test_escape_leaves_everything_as_it_was_and_typing_can_still_be_undone(
    fingers: Fingers,
) -> None:
    fingers.write("The comittee met")
    fingers.ask()
    fingers.press(Key.Key_Escape)
    assert fingers.card.isHidden()
    assert fingers.line.toPlainText() == "The comittee met"
    assert fingers.line.textCursor().position() == len("The comittee met")
    assert fingers.line.document().isUndoAvailable()


def test_a_adds_to_my_dictionary_and_the_word_is_known_at_once(fingers: Fingers) -> None:
    fingers.write("Zennor's report came")
    fingers.ask()
    fingers.press(Key.Key_A)
    assert own_words() == ("Zennor",)
    assert fingers.line.hasFocus()
    fingers.ask()
    assert fingers.card.isHidden()


def test_b_adds_to_the_names_of_this_body(fingers: Fingers) -> None:
    fingers.write("Zennor met")
    fingers.ask()
    fingers.press(Key.Key_B)
    assert own_words() == ()
    assert names_of_bodies() == {"Environment Scrutiny Committee": ("Zennor",)}


def test_i_ignores_it_in_this_meeting_and_writes_nothing_down(fingers: Fingers) -> None:
    fingers.write("Zennor and Zennor met")
    fingers.ask()
    fingers.press(Key.Key_I)
    assert own_words() == ()
    assert fingers.marker().notices() == ()


@pytest.mark.parametrize("mark", ["!", "?"], ids=["private note", "doubt"])
def test_of_a_note_in_the_line_nothing_can_be_added_anywhere(fingers: Fingers, mark: str) -> None:
    fingers.write(f"{mark} Brampsby matters")
    fingers.ask()
    assert fingers.card.isVisible()
    fingers.press(Key.Key_A)
    fingers.press(Key.Key_B)
    assert "private or exempt" in fingers.card.remark.words
    assert (own_words(), names_of_bodies()) == ((), {})


def test_of_private_business_nothing_can_be_added_anywhere(fingers: Fingers) -> None:
    assert fingers.desk.sight is not None
    secret = min(secret_items(fingers.desk.sight.meeting))
    fingers.desk.choose(secret)
    fingers.window.live.to_line()
    fingers.wait_until_read()
    fingers.write("Zennor Holdings met")
    fingers.ask()
    card = fingers.card
    assert card.sentence.words.startswith("“Zennor”")
    assert card.buttons["dictionary"].isHidden()
    assert card.buttons["names"].isHidden()
    assert "private or exempt" in card.remark.words
    fingers.press(Key.Key_A)
    fingers.press(Key.Key_B)
    assert own_words() == ()
    assert names_of_bodies() == {}
    fingers.press(Key.Key_I)
    fingers.write(" again")
    assert fingers.line.toPlainText() == "Zennor Holdings met again"


def test_the_chosen_entry_is_gone_through_and_kept_by_enter(fingers: Fingers) -> None:
    fingers.write("The comittee isn't sure of an excellent plan.")
    entry = fingers.kept()
    fingers.choose(entry)
    fingers.ask()
    assert fingers.card.sentence.words.startswith("“comittee”")
    fingers.press(Key.Key_1)
    assert fingers.card.sentence.words.startswith("“isn't”")
    fingers.press(Key.Key_1)
    fingers.press(Key.Key_I)
    assert fingers.card.isHidden()
    assert "Enter keeps the passage" in fingers.window.status.remark.words
    fingers.press(Key.Key_Return)
    assert fingers.said(entry.id) == "The committee is not sure of an excellent plan."


def test_a_decision_is_gone_through_in_its_form(fingers: Fingers, qtbot: QtBot) -> None:
    fingers.press(Key.Key_T, CONTROL)
    boxes = fingers.window.entries.strip.boxes
    boxes["text"].text = "Tell the comittee."
    boxes["owner"].text = "Marta Reyes"
    before = {entry.id for entry in fingers.entries()}
    boxes["text"].widget.setFocus()
    fingers.press(Key.Key_Return)
    qtbot.waitUntil(lambda: len(fingers.entries()) > len(before), timeout=5000)
    fingers.wait_until_read()
    (entry,) = [entry for entry in fingers.entries() if entry.id not in before]
    fingers.choose(entry)
    fingers.ask()
    assert fingers.card.sentence.words.startswith("“comittee”")
    fingers.press(Key.Key_1)
    fingers.press(Key.Key_Return)
    qtbot.waitUntil(lambda: fingers.desk.waiting == 0)
    fingers.wait_until_read()
    assert fingers.window.word_watch.counts.get(entry.id) is None


def test_with_nothing_to_look_at_that_is_said(fingers: Fingers) -> None:
    fingers.write("The committee met.")
    fingers.ask()
    assert fingers.card.isHidden()
    assert "nothing to look at" in fingers.window.status.remark.words


def test_what_a_rule_suggests_is_written_by_the_key_that_its_line_names(
    fingers: Fingers, qtbot: QtBot
) -> None:
    fingers.write("The comittee met on Monday 6 October 2026.")
    qtbot.waitUntil(fingers.window.entries.remark.isVisible, timeout=5000)
    fingers.ask()
    assert "Tuesday 6 October 2026" in fingers.line.toPlainText()
    qtbot.waitUntil(fingers.window.entries.remark.isHidden, timeout=5000)
    fingers.ask()
    assert fingers.card.sentence.words.startswith("“comittee”")


def test_an_abbreviation_of_my_own_book_is_offered_spelt_out(fingers: Fingers) -> None:
    from clerk.own.abbreviations import keep_abbreviations, own_abbreviations

    keep_abbreviations(own_abbreviations().with_own("rwqp", "river water quality plan"))
    fingers.write("It noted the RWQP")
    fingers.ask()
    assert fingers.card.choices == ("river water quality plan (RWQP)",)
    fingers.press(Key.Key_1)
    assert fingers.line.toPlainText() == "It noted the river water quality plan (RWQP)"
    fingers.ask()
    assert fingers.card.isHidden()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_card_is_within_the_window_and_tab_walks_its_named_buttons(
    fingers: Fingers, look: Look, qtbot: QtBot, scale: float
) -> None:
    look.set_scale(scale)
    qtbot.wait(60)
    fingers.window.live.to_line()
    fingers.write("The comittee and the documant met")
    fingers.ask()
    card, window = fingers.card, fingers.window
    assert window.rect().contains(card.geometry())
    assert not card.geometry().intersects(
        fingers.line.rect().translated(fingers.line.mapTo(window, fingers.line.rect().topLeft()))
    )
    names = []
    for _ in range(12):
        fingers.press(Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert card is focus or card.isAncestorOf(focus)
        names.append(QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name))
    assert all(name.strip() for name in names)
    assert any("Add to my dictionary" in name for name in names)
    assert "comittee" in card.accessibleName()


def test_another_item_puts_the_card_away(fingers: Fingers) -> None:
    fingers.write("The comittee met")
    fingers.ask()
    fingers.press(Key.Key_PageDown, CONTROL)
    assert fingers.card.isHidden()
