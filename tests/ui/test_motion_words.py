"""Motions by real keys: the report's words, what was altered in them, amendments worked in, and the card."""

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from clerk.record.facts import Amend, Move, Resolve
from clerk.ui.views.changes import beside, compared, rests_on
from clerk.ui.views.words import EntryRow, plain
from tests.ui.debating import Debating
from tests.ui.settling_keys import CONTROL, SHIFT, Hands, Key


def go_to(hands: Hands, field: str) -> QWidget:
    widget = hands.window.entries.strip.boxes[field].widget
    for _ in range(30):
        if widget.hasFocus():
            return widget
        hands.press(Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {field}")


def to_the_end_of(hands: Hands, field: str) -> None:
    widget = go_to(hands, field)
    assert isinstance(widget, QPlainTextEdit)
    widget.moveCursor(QTextCursor.MoveOperation.End)


def remark(hands: Hands) -> str:
    hands.qtbot.wait(250)
    return hands.window.entries.aids.remark.accessibleName()


def card(hands: Hands) -> EntryRow:
    rows = hands.window.entries.list.rows.rows
    return next(row for row in reversed(rows) if row.card)


# Words beside words.


def test_words_put_in_are_underlined_and_words_taken_out_struck_through() -> None:
    phrase = compared("the summer of 2027", "the spring of 2027")
    assert plain(tuple(words for words in phrase if words.under)) == "spring"
    assert plain(tuple(words for words in phrase if words.struck)) == "summer"
    assert plain(tuple(words for words in phrase if not words.struck)).split() == (
        ["the", "spring", "of", "2027"]
    )


@pytest.mark.parametrize("end", ["", ".", ";", "; and", ","])
def test_what_a_text_ends_with_is_no_change(end: str) -> None:
    assert not any(words.struck for words in compared("be noted", f"be noted{end}"))


def test_a_part_taken_out_and_one_put_in_stand_where_they_belong() -> None:
    found = beside(["one two three", "four five six"], ["one two three four", "wholly other words"])
    assert [(each.old, each.new) for each in found] == [
        ("one two three", "one two three four"),
        (None, "wholly other words"),
        ("four five six", None),
    ]


def test_a_text_of_other_words_is_not_an_altered_one() -> None:
    assert not rests_on(["the limes be felled"], ["no objection be raised to the digester"])


# In the form and in the entry.


def test_one_key_brings_the_reports_recommendations_and_the_keyboard_to_the_mover(
    debating: Debating,
) -> None:
    hands = debating("14:54", "i6")
    hands.press(Key.Key_M, CONTROL)
    hands.qtbot.wait(10)
    strip = hands.window.entries.strip
    assert strip.boxes["parts"].text.splitlines() == [
        "That the results of the summer sampling programme be noted",
        "That the Committee consider what recommendations, if any, it wishes to make to the Cabinet",
    ]
    assert strip.boxes["mover"].widget.hasFocus()
    assert remark(hands) == "As in the report."


def test_what_is_altered_against_the_report_is_shown_while_it_is_typed_and_in_the_entry(
    debating: Debating,
) -> None:
    hands = debating("14:54", "i6")
    hands.press(Key.Key_M, CONTROL)
    to_the_end_of(hands, "parts")
    hands.write(" by March")
    assert remark(hands).startswith("Altered from the report: That the Committee consider")
    lines = hands.window.entries.aids.remark.lines
    assert any(words.under and words.text == "by March" for words in lines[0]._words)
    hands.press(Key.Key_Return, CONTROL)
    hands.wait()
    moved = hands.facts(Move)[-1].fact
    assert isinstance(moved, Move)
    assert moved.parts[-1] == (
        "That the Committee consider what recommendations, if any, it wishes to make to the Cabinet by March"
    )
    told = card(hands)
    assert "altered from the agenda" in told.said
    assert "[put in: by March]" in told.said


def test_one_recommendation_is_the_motions_text(debating: Debating) -> None:
    hands = debating("16:11", "i10")
    hands.press(Key.Key_M, CONTROL)
    strip = hands.window.entries.strip
    assert strip.boxes["what"].text == (
        "That no objection be raised, subject to conditions 1 to 3 in the report."
    )
    assert strip.boxes["parts"].text == ""


def test_a_motion_on_notice_comes_with_its_mover_and_seconder(debating: Debating) -> None:
    hands = debating("16:21", "i9")
    hands.press(Key.Key_M, CONTROL)
    strip = hands.window.entries.strip
    assert strip.boxes["what"].text.startswith("That the Committee call on the Council")
    assert strip.boxes["mover"].text == "Rhian Pryce"
    assert strip.boxes["seconder"].text == "Adaeze Okoro"


def test_a_second_motion_in_an_item_begins_empty(debating: Debating) -> None:
    hands = debating("14:57", "i6")
    hands.press(Key.Key_M, CONTROL)
    assert hands.window.entries.strip.boxes["parts"].text == ""


# Amendments.


def test_an_amendments_words_are_worked_into_the_motion_as_they_are_typed(
    debating: Debating,
) -> None:
    hands = debating("14:57", "i6")
    hands.press(Key.Key_M, CONTROL | SHIFT)
    go_to(hands, "what")
    hands.write('In the second part, to delete "summer" and insert "spring".')
    assert "spring" in remark(hands)
    assert (
        "brought forward to the spring of 2027" in hands.window.entries.strip.boxes["becomes"].text
    )
    hands.press(Key.Key_Return)
    hands.wait()
    amended = hands.facts(Amend)[-1].fact
    assert isinstance(amended, Amend)
    assert "spring" in str(amended.becomes)
    assert "summer" not in str(amended.becomes)


def test_what_somebody_altered_by_hand_is_not_written_over(debating: Debating) -> None:
    hands = debating("14:57", "i6")
    hands.press(Key.Key_M, CONTROL | SHIFT)
    to_the_end_of(hands, "becomes")
    hands.write(" My own.")
    to_the_end_of(hands, "what")
    hands.write('To delete "summer" and insert "spring".')
    hands.qtbot.wait(250)
    assert "summer" in hands.window.entries.strip.boxes["becomes"].text


def test_an_amendment_that_is_not_worked_in_says_nothing_of_how_the_motion_reads(
    debating: Debating,
) -> None:
    hands = debating("14:57", "i6")
    hands.press(Key.Key_M, CONTROL | SHIFT)
    go_to(hands, "what")
    hands.write("To think again.")
    hands.press(Key.Key_Return)
    hands.wait()
    amended = hands.facts(Amend)[-1].fact
    assert isinstance(amended, Amend)
    assert amended.becomes == ()


def test_a_carried_amendment_that_is_edited_keeps_what_the_motion_reads(debating: Debating) -> None:
    hands = debating("15:02", "i6")
    before = hands.facts(Amend)[-1]
    hands.desk.choose_entry(before.id)
    hands.window.live.edit_entry(in_place=False)
    go_to(hands, "seconder")
    hands.press(Key.Key_A, CONTROL)
    hands.write("Idris Cole")
    hands.press(Key.Key_Return, CONTROL)
    hands.wait()
    after = hands.facts(Amend)[-1].fact
    assert isinstance(after, Amend)
    assert isinstance(before.fact, Amend)
    assert (after.seconder, after.becomes) == ("cole", before.fact.becomes)


def test_the_card_has_the_substantive_motion_with_every_amendment_taken_into_it(
    debating: Debating,
) -> None:
    hands = debating("15:10", "i6")
    said = card(hands).said
    substantive = said.partition("Substantive motion")[2]
    assert "each month, with a map" in substantive
    assert "the spring of 2027" in substantive
    assert "[taken out" not in substantive


def test_an_amendment_is_set_beside_the_motion_as_it_then_stood(debating: Debating) -> None:
    hands = debating("15:10", "i6")
    amendment = card(hands).said.partition("Amendment E")[2].partition("Amendment E")[0]
    assert "[put in: month, with a map;]" in amendment
    assert "summer" not in amendment


def test_a_carried_amendment_that_nobody_worked_in_is_said_to_be_missing(
    debating: Debating,
) -> None:
    hands = debating("14:57", "i6")
    hands.press(Key.Key_M, CONTROL | SHIFT)
    go_to(hands, "what")
    hands.write("To think again.")
    hands.press(Key.Key_Return)
    hands.wait()
    hands.press(Key.Key_F8, SHIFT)
    hands.wait()
    assert "Amendment A is not worked into the motion" in card(hands).said


def test_the_decision_begins_with_the_substantive_motion(debating: Debating) -> None:
    hands = debating("15:13", "i6")
    hands.press(Key.Key_F9)
    hands.press(Key.Key_Return, CONTROL)
    hands.wait()
    decided = hands.facts(Resolve)[-1].fact
    assert isinstance(decided, Resolve)
    assert "with a map" in str(decided.parts)
    assert "spring" in str(decided.parts)
