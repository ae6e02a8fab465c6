"""What is to settle may be accepted as it is, with a reason, by key; and it is kept."""

from pathlib import Path

from clerk.record.facts import (
    Arrive,
    Vote,
)
from clerk.store.minutebook import open_book
from clerk.ui.desk import Desk
from tests.ui.settling_keys import CONTROL, NOW, Hands, Key, Sit

# Accepting.


def accept(hands: Hands, code: str, reason: str) -> None:
    hands.settle(code)
    hands.press(Key.Key_A)
    hands.write(reason)
    hands.press(Key.Key_Return)
    hands.wait()


def test_a_flag_is_accepted_with_a_reason_by_key_and_can_be_undone(sit: Sit) -> None:
    hands = sit()
    accept(hands, "arrives_twice", "She came in by two doors")
    (kept,) = hands.meeting.particulars.accepted
    assert (kept.reason, kept.at) == ("She came in by two doors", NOW)
    assert kept.sentence == "Councillor Birch Lowe arrives, but was there already."
    assert "arrives_twice" not in hands.codes
    assert hands.desk.undo_name == "acceptance of a flag in item 2"
    hands.press(Key.Key_Z, CONTROL)
    assert hands.meeting.particulars.accepted == ()
    assert "arrives_twice" in hands.codes


def test_without_a_reason_nothing_is_accepted(sit: Sit) -> None:
    hands = sit()
    accept(hands, "arrives_twice", "  ")
    assert hands.meeting.particulars.accepted == ()
    assert hands.card.trouble.words.startswith("Say why")
    hands.press(Key.Key_Escape)
    assert hands.card.hasFocus()


def test_a_reason_may_have_the_letters_and_digits_that_are_keys_of_the_card(sit: Sit) -> None:
    hands = sit()
    accept(hands, "arrives_twice", "Page 12, A and B: gone 1")
    assert hands.meeting.particulars.accepted[0].reason == "Page 12, A and B: gone 1"
    assert len(hands.facts(Arrive)) == 3


def test_what_was_accepted_is_kept_and_lapses_when_the_fact_changes(
    sit: Sit, fenwick: Path, desk: Desk
) -> None:
    hands = sit()
    accept(hands, "more_votes_than_voters", "Two more voted from the gallery")
    desk.close()
    with open_book(fenwick) as book:
        (summary,) = book.meetings()
        (kept,) = book.meeting(summary.id).particulars.accepted
        assert kept.reason == "Two more voted from the gallery"
    hands.window.errands.open_book(fenwick, summary.id)
    assert "more_votes_than_voters" not in hands.codes
    (entry,) = hands.facts(Vote)
    more = Vote(on="item", ref="cost", manner="show_of_hands", for_=6, against=0)
    hands.desk.submit(None, lambda step: step.change(entry.id, fact=more))
    hands.wait()
    assert "more_votes_than_voters" in hands.codes


def test_accepted_ones_stand_folded_with_their_reason_and_can_be_taken_back(sit: Sit) -> None:
    hands = sit()
    accept(hands, "arrives_twice", "She came in by two doors")
    hands.press(Key.Key_Escape)
    rows = hands.window.agenda.list
    said = [row.said for row in rows.rows.rows]
    assert "Accepted, 1, folded" in said
    assert not any("two doors" in each for each in said)
    rows.setFocus()
    rows.go_to(said.index("Accepted, 1, folded"))
    hands.press(Key.Key_Return)
    said = [row.said for row in rows.rows.rows]
    assert "Accepted, 1, unfolded" in said
    place = next(i for i, each in enumerate(said) if "She came in by two doors" in each)
    assert rows.currentIndex().row() == said.index("Accepted, 1, unfolded")
    hands.press(Key.Key_Down)
    assert rows.currentIndex().row() == place
    hands.press(Key.Key_Return)
    assert "She came in by two doors" in hands.card.source.words
    assert hands.card.mends == []
    hands.press(Key.Key_B)
    hands.wait()
    assert hands.meeting.particulars.accepted == ()
    assert "arrives_twice" in hands.codes
    assert hands.card.card is not None
    assert hands.card.card.reason == ""
