"""Ctrl+U: a passage in reported speech, each change marked and by itself to be left out; never without being asked."""

from __future__ import annotations

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from clerk.own.switches import Switches, keep_switches
from clerk.record.facts import Say
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.paragraph import Paragraph
from clerk.ui.views.speech import speech_groups, speech_words
from clerk.ui.views.words import plain
from clerk.words.reported_speech import back_shift
from clerk.words.rule import SHIFTS
from tests.ui.word_fingers import CONTROL, Fingers, Key

TYPED = "The county will pay, and we are glad of it today."
SHIFTED = "The county would pay, and they were glad of it that day."


@pytest.fixture
def fingers(window: MainWindow, qtbot: QtBot) -> Fingers:
    return Fingers(window, qtbot)


def test_enter_takes_all_of_it_as_one_step_that_can_be_undone(fingers: Fingers) -> None:
    fingers.write(TYPED)
    fingers.shift()
    assert fingers.speech.isVisible()
    assert fingers.line.toPlainText() == TYPED, "nothing is changed by being shown"
    fingers.press(Key.Key_Return)
    assert fingers.line.toPlainText() == SHIFTED
    assert fingers.line.hasFocus()
    fingers.press(Key.Key_Z, CONTROL)
    assert fingers.line.toPlainText() == TYPED


def test_escape_leaves_all_as_it_was(fingers: Fingers) -> None:
    fingers.write(TYPED)
    fingers.shift()
    fingers.press(Key.Key_1)
    fingers.press(Key.Key_Escape)
    assert fingers.line.toPlainText() == TYPED
    assert fingers.line.hasFocus()
    fingers.shift()
    assert fingers.speech.result == SHIFTED, "what was left out before is in again"


def test_a_digit_leaves_a_change_out_and_takes_it_in_again(fingers: Fingers) -> None:
    fingers.write(TYPED)
    fingers.shift()
    fingers.press(Key.Key_1)
    assert fingers.speech.result == "The county will pay, and they were glad of it that day."
    fingers.press(Key.Key_2)
    assert fingers.speech.result == "The county will pay, and we are glad of it that day.", (
        "we and are go together"
    )
    fingers.press(Key.Key_1)
    fingers.press(Key.Key_Return)
    assert fingers.line.toPlainText() == "The county would pay, and we are glad of it that day."


def test_changes_without_a_digit_are_reached_by_the_arrows_and_space(fingers: Fingers) -> None:
    fingers.write(" and ".join(f"plan {number} will cost money" for number in range(12)))
    fingers.shift()
    assert len(fingers.speech.groups) == 12
    for _ in range(11):
        fingers.press(Key.Key_Right)
    fingers.press(Key.Key_Space)
    assert fingers.speech.result.count("would") == 11
    assert fingers.speech.result.endswith("plan 11 will cost money")


def test_what_goes_is_struck_through_and_what_comes_is_underlined(look: Look) -> None:
    shifted = back_shift("We will pay.")
    groups = speech_groups(shifted)
    words = speech_words(shifted, groups, (), 0)
    assert plain(tuple(words)) == "¹We They ²will would pay."
    assert [each.text for each in words if each.struck] == ["We", "will"]
    assert [each.text for each in words if each.under] == ["They", "would"]
    left = speech_words(shifted, groups, {1}, 0)
    assert plain(tuple(left)) == "¹We They ²will pay."
    formats = Paragraph(look, words, 400)._layout.formats()
    assert any(each.format.fontUnderline() for each in formats)
    assert any(each.format.fontStrikeOut() for each in formats)


def test_what_is_shown_is_said_to_a_screen_reader(fingers: Fingers) -> None:
    fingers.write("We will pay.")
    fingers.shift()
    assert "They would pay." in fingers.speech.accessibleName()
    said = fingers.speech.accessibleDescription()
    assert "1: We becomes They. 2: will becomes would." in said
    fingers.press(Key.Key_2)
    assert "2: will becomes would, left out." in fingers.speech.accessibleDescription()


def test_the_chosen_entry_is_changed_in_one_step_of_the_book(
    fingers: Fingers, qtbot: QtBot
) -> None:
    fingers.write(TYPED)
    entry = fingers.kept()
    fingers.choose(entry)
    fingers.shift()
    fingers.press(Key.Key_Return)
    qtbot.waitUntil(lambda: fingers.said(entry.id) == SHIFTED, timeout=5000)
    assert fingers.window.entries.list.hasFocus()
    fingers.desk.undo()
    assert fingers.said(entry.id) == TYPED


def test_a_passage_being_edited_is_changed_in_its_editor(fingers: Fingers) -> None:
    fingers.write(TYPED)
    entry = fingers.kept()
    fingers.choose(entry)
    fingers.press(Key.Key_F2)
    fingers.shift()
    fingers.press(Key.Key_Return)
    assert fingers.said(entry.id) == TYPED, "Enter on the card is not yet Enter on the passage"
    fingers.press(Key.Key_Return)
    fingers.wait_until_read()
    assert fingers.said(entry.id) == SHIFTED


def test_i_is_whose_passage_it_is(fingers: Fingers, qtbot: QtBot) -> None:
    fingers.write("I will write to residents.")
    entry = fingers.kept()
    fact = msgspec.structs.replace(entry.fact, by="okoro")
    assert isinstance(fact, Say)
    assert fingers.desk.sight is not None
    assert "okoro" in fingers.desk.sight.meeting.person_by_id
    fingers.desk.submit(None, lambda step: step.change(entry.id, fact=fact))
    fingers.wait_until_read()
    fingers.choose(entry)
    fingers.shift()
    assert fingers.speech.result == "Councillor Adaeze Okoro would write to residents."


def test_a_quotation_stays_as_it_was_said(fingers: Fingers) -> None:
    fingers.press(Key.Key_5, CONTROL)
    fingers.write(TYPED)
    fingers.shift()
    assert fingers.speech.isHidden()
    assert "quotation" in fingers.window.status.remark.words


def test_with_nothing_certain_to_change_that_is_said(fingers: Fingers) -> None:
    fingers.write("The county agreed.")
    fingers.shift()
    assert fingers.speech.isHidden()
    assert "present or the first person" in fingers.window.status.remark.words


def test_a_calm_line_says_so_while_one_types_and_goes_with_the_passage(
    fingers: Fingers, qtbot: QtBot
) -> None:
    hint = fingers.window.entries.speech
    fingers.write(TYPED)
    assert hint.isHidden(), "not while somebody types"
    qtbot.waitUntil(hint.isVisible, timeout=5000)
    assert hint.words.words == "Ctrl+U puts it into reported speech"
    assert fingers.line.hasFocus()
    fingers.press(Key.Key_Return)
    assert hint.isHidden()
    qtbot.waitUntil(lambda: fingers.desk.waiting == 0)


def test_a_passage_in_reported_speech_has_no_such_line(fingers: Fingers, qtbot: QtBot) -> None:
    fingers.write(SHIFTED)
    qtbot.wait(600)
    assert fingers.window.entries.speech.isHidden()


@pytest.mark.parametrize("off", [{"speech_hint"}, {rule.code for rule in SHIFTS}])
def test_nothing_is_said_where_the_rules_or_the_hint_are_off(
    fingers: Fingers, qtbot: QtBot, off: set[str]
) -> None:
    keep_switches(Switches(off=frozenset(off)))
    fingers.window.word_watch.own_changed()
    qtbot.waitUntil(
        lambda: fingers.window.word_watch.switches == Switches(off=frozenset(off)), timeout=5000
    )
    fingers.write(TYPED)
    qtbot.wait(600)
    assert fingers.window.entries.speech.isHidden()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_long_passage_scrolls_within_the_window(
    fingers: Fingers, look: Look, qtbot: QtBot, scale: float
) -> None:
    look.set_scale(scale)
    qtbot.wait(60)
    fingers.window.live.to_line()
    fingers.write(" and ".join("the county will pay for the road and the wall" for _ in range(30)))
    fingers.shift()
    card = fingers.speech
    qtbot.wait(30)
    assert fingers.window.rect().contains(card.geometry())
    bar = card.area.verticalScrollBar()
    assert bar.maximum() > 0
    fingers.press(Key.Key_Down)
    assert bar.value() > 0
    for button in (card.take_button, card.toggle_button, card.escape):
        corner = button.mapTo(card, button.rect().bottomRight())
        assert card.rect().contains(corner)
