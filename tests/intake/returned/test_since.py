"""A file made of an older draft: what the record has already is left out, and where it went on is shown."""

from __future__ import annotations

import msgspec

from clerk.intake.returned import Sent, sent_draft
from clerk.minutes.blocks import Block, Run
from tests.intake.returned.sent_copies import (
    BLOCKS,
    LANE,
    NOISE,
    REED,
    SENT,
    TABLE,
    WALL,
    Hand,
    comment,
    hanging,
    ins,
    run,
    small,
    told,
    with_words,
)

NEW = "There were no apologies from Councillor Reed."


def test_a_record_that_stood_still_has_nothing_to_show() -> None:
    hand = Hand()
    hand.rewrite(REED, run(NEW))
    (found,) = hand.proposals(SENT)
    assert (found.now, found.current) == (NEW, None)


def test_where_the_record_went_on_both_are_shown() -> None:
    hand = Hand()
    hand.rewrite(REED, run(NEW))
    since = "There were apologies from Councillors Reed and Rush."
    (found,) = hand.proposals(with_words(e2=since))
    assert (found.was, found.now, found.current) == (REED, NEW, since)


def test_what_the_record_has_already_is_left_out() -> None:
    hand = Hand()
    hand.rewrite(REED, run(NEW))
    assert hand.proposals(with_words(e2=NEW)) == ()
    assert hand.proposals(with_words(e2=NEW.replace("Reed.", "Reed, who was ill."))) == ()


def test_a_paragraph_that_the_record_lost_since_is_shown_as_gone() -> None:
    hand = Hand()
    hand.rewrite(NOISE, run("A resident spoke at length of the noise at night."))
    (found,) = hand.proposals(with_words(e8=None))
    assert (found.kind, found.current) == ("words", "")
    hand = Hand()
    hand.drop(NOISE)
    assert hand.proposals(with_words(e8=None)) == ()
    (kept,) = hand.proposals(with_words(e8="A resident spoke of noise."))
    assert (kept.kind, kept.current) == ("remove", "A resident spoke of noise.")


def test_a_paragraph_that_the_record_has_since_is_not_put_in_again() -> None:
    hand = Hand()
    hand.after(WALL, f"<w:p>{ins('A vote was asked for.')}</w:p>")
    blocks = list(BLOCKS)
    text = "A vote was asked for."
    new = Block(look="paragraph", runs=(Run(text=text, source=99),), sources=(99,))
    now = sent_draft(small((*blocks[:4], new, *blocks[4:])))
    assert hand.proposals(now) == ()
    assert told(hand.proposals(SENT)) == [("insert", "cm_e4", "", "A vote was asked for.")]


def test_a_move_that_was_made_since_is_left_out() -> None:
    hand = Hand()
    lane = hand.drop(LANE)
    hand.paragraph(REED).addnext(lane)
    blocks = list(BLOCKS)
    blocks.insert(2, blocks.pop(8))
    assert hand.proposals(sent_draft(small(tuple(blocks)))) == ()
    assert [each.kind for each in hand.proposals(SENT)] == ["move"]


def test_a_query_shows_what_became_of_its_paragraph() -> None:
    hand = Hand()
    hand.rewrite(REED, hanging(1, run(REED)))
    hand.comments(comment(1, "Who?"))
    (found,) = hand.proposals(with_words(e2=NEW))
    assert (found.kind, found.was, found.current) == ("query", REED, NEW)


def with_amount(amount: str) -> Sent:
    blocks = list(BLOCKS)
    first, _, last = blocks[10].rows
    blocks[10] = msgspec.structs.replace(blocks[10], rows=(first, ("Mill Press", amount), last))
    return sent_draft(small(tuple(blocks)))


def test_a_table_is_compared_as_a_whole() -> None:
    hand = Hand()
    hand.rewrite("£55", run("£56"))
    (found,) = hand.proposals(with_amount("£57"))
    assert (found.now, found.current) == (TABLE.replace("55", "56"), TABLE.replace("55", "57"))
    assert hand.proposals(with_amount("£56")) == ()
