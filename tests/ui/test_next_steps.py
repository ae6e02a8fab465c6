"""What may come next, by real keys: the quiet line, the card, its numbers, and the note when it was not its turn."""

from typing import Any

from PySide6.QtWidgets import QApplication

from clerk.record.facts import Accept, Amend, Move, Withdraw
from tests.ui.debating import Debating
from tests.ui.settling_keys import CONTROL, SHIFT, Hands, Key


def open_card(hands: Hands) -> list[str]:
    """The steps of the card, opened by its key."""
    hands.press(Key.Key_V, CONTROL | SHIFT)
    card = hands.window.next_steps.card
    assert card.isVisible()
    assert QApplication.focusWidget() is card
    return [button.text() for button in card.buttons]


def choose(hands: Hands, words: str) -> None:
    place = open_card(hands).index(words)
    hands.press(Key(Key.Key_1 + place))
    hands.wait()


def line(hands: Hands) -> str:
    return hands.window.next_steps.line.accessibleName()


def test_a_quiet_line_says_what_is_before_the_meeting_and_what_is_not_its_turn(
    debating: Debating,
) -> None:
    hands = debating("14:59", "i6")
    assert hands.window.next_steps.line.isVisible()
    assert "Amendment A is before the meeting." in line(hands)
    assert "Not now: a second amendment" in line(hands)


def test_the_line_is_only_there_while_a_motion_is_before_the_meeting_where_it_is(
    debating: Debating,
) -> None:
    hands = debating("14:59", "i6")
    hands.desk.choose("i5")
    assert not hands.window.next_steps.line.isVisible()
    hands.desk.choose("i6")
    assert hands.window.next_steps.line.isVisible()
    hands.press(Key.Key_F8)
    assert not hands.window.next_steps.line.isVisible(), "a form needs the room"


def test_every_step_has_its_reason_and_its_source(debating: Debating) -> None:
    hands = debating("14:59", "i6")
    steps = open_card(hands)
    card = hands.window.next_steps.card
    assert steps[:3] == [
        "Speak to amendment A",
        "Vote on amendment A",
        "The mover accepts amendment A",
    ]
    told = [reason.words for _, _, reason in card.rows]
    assert len(told) > len(steps)
    assert all("Standing orders" in each or "LGA 1972" in each for each in told)
    assert "Not now: A second amendment" in card.accessibleName()


def test_escape_puts_the_card_away_and_the_keyboard_is_in_the_line(debating: Debating) -> None:
    hands = debating("14:59", "i6")
    open_card(hands)
    hands.press(Key.Key_Escape)
    assert not hands.window.next_steps.card.isVisible()
    assert hands.window.entries.line.edit.hasFocus()


def test_a_number_opens_the_vote_on_what_is_before_the_meeting(debating: Debating) -> None:
    hands = debating("14:59", "i6")
    choose(hands, "Vote on amendment A")
    strip = hands.window.entries.strip
    assert strip.form is not None
    assert (strip.form.verb, strip.boxes["on"].text) == ("vote", "river-a")


def test_a_number_records_at_once_what_needs_no_form(debating: Debating) -> None:
    hands = debating("14:59", "i6")
    choose(hands, "The mover accepts amendment A")
    assert hands.facts(Accept)[-1].fact == Accept(ref="river-a")
    assert "The motion as amended is before the meeting." in line(hands)
    choose(hands, "Withdraw the motion as amended")
    assert hands.facts(Withdraw)[-1].fact == Withdraw(ref="river")
    assert not hands.window.next_steps.line.isVisible()


def test_a_closure_motion_is_filled_in_already(debating: Debating) -> None:
    hands = debating("14:57", "i6")
    choose(hands, "Closure: put the question")
    hands.press(Key.Key_Return, CONTROL)
    hands.wait()
    closure = hands.facts(Move)[-1].fact
    assert isinstance(closure, Move)
    assert (closure.kind, closure.on, closure.what) == (
        "put_question",
        "river",
        "That the question be now put.",
    )
    assert "The closure is before the meeting." in line(hands)


def test_a_second_amendment_recorded_anyway_is_flagged(debating: Debating) -> None:
    hands = debating("14:59", "i6")
    hands.press(Key.Key_M, CONTROL | SHIFT)
    hands.write("To think again.")
    hands.press(Key.Key_Return)
    hands.wait()
    assert len(hands.facts(Amend)) == 2
    assert "amendments_together" in hands.codes


def test_a_body_that_takes_amendments_together_is_offered_a_second_one(debating: Debating) -> None:
    def together(script: dict[str, Any]) -> None:
        script["body"]["rules"] = {"amendments_together": False}

    hands = debating("14:59", "i6", change=together)
    assert "Move another amendment" in open_card(hands)


def test_what_is_recorded_out_of_its_turn_and_flagged_by_no_rule_is_said_at_the_foot(
    debating: Debating,
) -> None:
    hands = debating("14:57", "i6")
    hands.press(Key.Key_M, CONTROL)
    hands.write("That the item be noted.")
    hands.press(Key.Key_Return, CONTROL)
    hands.wait()
    said = hands.window.status.remark.words
    assert said.startswith("Recorded. The motion is before the meeting and is disposed of first.")
    assert "one motion is before the meeting at a time" in said


def test_to_speak_leads_to_the_entry_line(debating: Debating) -> None:
    hands = debating("14:57", "i6")
    choose(hands, "Speak to the motion")
    assert hands.window.entries.line.edit.hasFocus()
    assert not hands.window.next_steps.card.isVisible()


def test_one_card_at_a_time_has_the_keys(debating: Debating) -> None:
    hands = debating("14:59", "i6")
    open_card(hands)
    hands.press(Key.Key_F11)
    assert hands.card.isVisible()
    assert not hands.window.next_steps.card.isVisible()
    open_card(hands)
    assert not hands.card.isVisible()
