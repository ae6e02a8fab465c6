"""What a proposal would alter: the very fact where the words can be understood, else the words, else why not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.assets import resources
from clerk.minutes.applying import Added, Altered, Moved, Offer, Removed, Replanned, foreseen, offer
from clerk.minutes.applying.candidates import candidates, clues
from clerk.minutes.applying.offers import FROM_THE_ROLL, GONE, OTHER_ITEM, SO_ALREADY
from clerk.minutes.applying.printed import Printed
from clerk.minutes.applying.texts import carried, merged, same
from clerk.record.facts import (
    Adjourn,
    Arrive,
    Attend,
    End,
    Leave,
    Resume,
    Return,
    Say,
    TakeChair,
)
from clerk.record.meeting import Entry, Meeting
from clerk.record.proposals import Proposal, ProposalKind
from clerk.record.references import mentions
from clerk.record.script import read_script
from clerk.styles import load_style


@cache
def sample(name: str) -> Printed:
    meeting = read_script((resources() / "samples" / f"{name}.json").read_bytes()).meeting
    return Printed(meeting, load_style(meeting.style), "full")


CONTESTED = "contested"


def offered(
    anchor: str, *swaps: tuple[str, str], name: str = CONTESTED, kind: ProposalKind = "words"
) -> Offer:
    """What is offered for a paragraph of a sample in which some words were swapped."""
    printed = sample(name)
    was = now = printed.texts[anchor]
    for old, new in swaps:
        assert old in now
        now = now.replace(old, new, 1)
    made = Proposal(kind=kind, anchor=anchor, was=was, now=now)
    return offer(printed.meeting, printed.style, "full", made)


def altered(made: Offer) -> dict[str, tuple[Any, Any]]:
    """The fields of the fact that the first way would alter, each with what it says and would say."""
    way = made.ways[0]
    assert way.kind == "fact"
    found: dict[str, tuple[Any, Any]] = {}
    for deed in way.deeds:
        assert isinstance(deed, Altered)
        was, now = deed.was.fact, deed.entry.fact
        for name in was.__struct_fields__:
            if getattr(was, name) != getattr(now, name):
                found[name] = getattr(was, name), getattr(now, name)
        if deed.was.at != deed.entry.at:
            found["at"] = deed.was.at.time(), deed.entry.at.time()
        if deed.was.about != deed.entry.about:
            found["about"] = deed.was.about, deed.entry.about
    return found


@pytest.mark.parametrize(
    ("anchor", "swaps", "fields"),
    [
        ("cm_e55", [("Owen Lindqvist", "Priya Nair")], {"seconder": ("lindqvist", "nair")}),
        (
            "cm_e55",
            [("Owen Lindqvist", "Priya Nair"), ("Marta Reyes", "Tom Marsh")],
            {"mover": ("reyes", "tmarsh"), "seconder": ("lindqvist", "nair")},
        ),
        ("cm_e94", [("5 for", "6 for")], {"for_": (5, 6)}),
        ("cm_e94", [("5 for, 1", "6 for, 2")], {"for_": (5, 6), "against": (1, 2)}),
        ("cm_e127", [("5.18", "5.28")], {"at": (dt.time(17, 18), dt.time(17, 28))}),
        ("cm_e47", [("about ", "")], {"about": (True, False)}),
        ("cm_e12", [("Cllr Sylvia Quill", "Cllr Hugo Voss")], {"people": (("quill",), ("voss",))}),
        ("cm_e16", [("Schedule 2", "Schedule 1")], {"interest": ("Schedule 2", "Schedule 1")}),
        ("cm_e54", [("Head of Environment", "Ruth Calder")], {"owner": ("head-env", "calder")}),
        (
            "cm_e54",
            [("30 October", "31 October")],
            {"due": (dt.date(2026, 10, 30), dt.date(2026, 10, 31))},
        ),
        (
            "cm_e80",
            [("Celia Hale", "Tom Marsh"), ("against", "for")],
            {"person": ("hale", "tmarsh"), "way": ("against", "for")},
        ),
        ("cm_e72", [("1,214", "1,241")], {"signatures": (1214, 1241)}),
        ("cm_e38", [("2.27 pm", "2.31 pm")], {"at": (dt.time(14, 27), dt.time(14, 31))}),
    ],
)
def test_what_can_be_understood_is_offered_as_a_change_of_that_very_fact_first(
    anchor: str, swaps: list[tuple[str, str]], fields: dict[str, Any]
) -> None:
    made = offered(anchor, *swaps)
    assert made.ways[0].exact
    assert altered(made) == fields


PERSON = {"mover", "seconder", "person", "by", "from_", "answered_by", "presented_by", "signed_by"}
PERSON |= {"for_", "owner"}
FIGURES = {"for_", "against", "abstain", "not_voting", "signatures"}
MOVING = (Adjourn, Arrive, End, Leave, Resume, Return, TakeChair)


class Slip(msgspec.Struct, frozen=True):
    """One thing in a fact of a sample that may have been recorded wrongly: a person, a figure, a date or a time."""

    name: str
    was: Entry
    then: Entry


@cache
def slips() -> list[Slip]:
    found = []
    for name in ("contested", "quiet"):
        meeting = sample(name).meeting
        for entry in meeting.entries:
            found += [Slip(name, entry, then) for then in slipped(meeting, entry)]
    return found


def slipped(meeting: Meeting, entry: Entry) -> Iterator[Entry]:
    replace, fact = msgspec.structs.replace, entry.fact
    named = {each.name for each in mentions(fact)}
    other = next(seat.person for seat in meeting.body.members if seat.person not in named)
    for field in fact.__struct_fields__:
        value = getattr(fact, field)
        new: object = None
        if field in PERSON and value in meeting.person_by_id:
            new = other
        elif field in FIGURES and isinstance(value, int):
            new = value + 1
        elif isinstance(value, dt.date):
            new = value + dt.timedelta(days=3)
        elif field == "people" and value and not isinstance(fact, Attend):
            new = (*value[:-1], other)
        if new is not None:
            yield replace(entry, fact=replace(fact, **{field: new}))
    if isinstance(fact, MOVING):
        yield replace(entry, at=entry.at + dt.timedelta(minutes=1))


@given(st.deferred(lambda: st.sampled_from(slips())))
def test_whatever_a_fact_had_wrong_is_found_again_from_its_words_alone(slip: Slip) -> None:
    printed = sample(slip.name)
    meeting, deed = printed.meeting, Altered(slip.was, slip.then)
    told = printed.of(foreseen(meeting, [deed])).texts
    changed = (
        name
        for name, block in printed.blocks.items()
        if slip.was.id in block.sources and block.look != "roll"
        if told.get(name, printed.texts[name]) != printed.texts[name]
    )
    anchor = next(changed, None)
    if anchor is None:
        return  # the house style does not print it
    made = Proposal(kind="words", anchor=anchor, was=printed.texts[anchor], now=told[anchor])
    assert offer(meeting, printed.style, "full", made).ways[0].deeds == (deed,)


def test_words_that_no_fact_gives_are_offered_as_an_own_wording_tied_to_the_fact() -> None:
    made = offered("cm_e55", ("moved, and", "proposed, and"))
    (way,) = made.ways
    (deed,) = way.deeds
    assert way.kind == "words"
    assert isinstance(deed, Altered)
    assert deed.entry.fact == deed.was.fact
    assert not deed.entry.wording_is_stale
    assert deed.entry.wording is not None
    assert deed.entry.wording.startswith("Councillor Marta Reyes proposed, and")


def test_a_passage_takes_the_words_and_nothing_else_is_offered() -> None:
    made = offered("cm_e39", ("three sites", "four sites"))
    (way,) = made.ways
    (deed,) = way.deeds
    assert way.kind == "words"
    assert isinstance(deed, Altered)
    assert isinstance(deed.entry.fact, Say)
    assert "four sites" in deed.entry.fact.text


def test_a_part_of_a_decision_is_altered_in_the_decision() -> None:
    made = offered("cm_e67_4", ("18 December", "11 December"))
    fields = altered(made)
    assert list(fields) == ["parts"]
    assert "11 December" in str(fields["parts"][1])
    assert "18 December" not in str(fields["parts"][1])


def test_a_heading_and_a_name_on_the_roll_are_altered_in_the_set_up() -> None:
    title = offered("cm_e37", ("RIVER QUALITY", "WATER QUALITY")).ways[0]
    (deed,) = title.deeds
    assert isinstance(deed, Replanned)
    assert deed.meeting.item_by_id["i6"].title == "Water quality in the Leam catchment"
    name = offered("cm_e1", ("Peter Brandt", "Piet Brandt")).ways[0]
    (deed,) = name.deeds
    assert isinstance(deed, Replanned)
    assert deed.meeting.person_by_id["brandt"].name == "Piet Brandt"
    assert name.others > 3


def test_what_stands_elsewhere_says_where_it_is_changed() -> None:
    assert offered("cm_e1", ("(Chair)", "(Madam)")).why_not == FROM_THE_ROLL
    assert offered("cm_motion_par_i12", ("Review", "Look at")).why_not
    assert offered("cm_e55_2", ("published", "published")).why_not == SO_ALREADY
    gone = Proposal(kind="words", anchor="cm_e9999", was="Gone.", now="Here.")
    printed = sample(CONTESTED)
    assert offer(printed.meeting, printed.style, "full", gone).why_not == GONE


def test_a_cell_of_a_table_is_altered_in_the_table() -> None:
    fields = altered(offered("cm_e40", ("0.14", "0.15"), ("0.10", "0.11")))
    assert fields["rows"][1][0][2] == "0.15"
    assert fields["rows"][1][1][2] == "0.11"


# When the record went on.


def with_text(printed: Printed, number: int, text: str) -> Meeting:
    entry = printed.meeting.entry_by_id[number]
    fact = msgspec.structs.replace(entry.fact, text=text)
    return foreseen(printed.meeting, [Altered(entry, msgspec.structs.replace(entry, fact=fact))])


def test_both_changes_are_kept_where_they_are_in_different_words_and_told_where_they_meet() -> None:
    printed = sample(CONTESTED)
    was = printed.texts["cm_e51"]
    proposed = Proposal(
        kind="words", anchor="cm_e51", was=was, now=was.replace("five per cent", "six per cent")
    )
    since = with_text(printed, 51, was.replace("observed", "remarked"))
    made = offer(since, printed.style, "full", proposed)
    assert not made.clash
    assert made.target == was.replace("five", "six").replace("observed", "remarked")
    assert made.ways[0].told == made.target
    met = with_text(printed, 51, was.replace("five per cent", "four per cent"))
    made = offer(met, printed.style, "full", proposed)
    assert made.clash
    assert made.current is not None
    assert "four per cent" in made.current
    assert made.ways[0].told == proposed.now


# More, less, elsewhere.


def test_a_new_paragraph_is_a_passage_after_the_entry_and_the_second_follows_the_first() -> None:
    printed = sample(CONTESTED)
    first = Proposal(kind="insert", anchor="cm_e51", now="Members thanked the volunteers.")
    made = offer(printed.meeting, printed.style, "full", first)
    (deed,) = made.ways[0].deeds
    assert isinstance(deed, Added)
    assert (deed.entry.item, deed.entry.at) == ("i6", printed.meeting.entry_by_id[51].at)
    then = foreseen(printed.meeting, [deed])
    second = Proposal(kind="insert", anchor="cm_e51", now="They were to be invited in May.")
    made = offer(then, printed.style, "full", second, [first.now])
    texts = list(printed.of(foreseen(then, made.ways[0].deeds)).texts.values())
    at = texts.index(printed.texts["cm_e51"])
    assert texts[at + 1 : at + 3] == [first.now, second.now]


def test_a_new_paragraph_in_exempt_business_is_exempt_and_one_in_the_roll_is_not_put_in() -> None:
    printed = sample(CONTESTED)
    private = Proposal(kind="insert", anchor="cm_e161", now="The sum was not to be repeated.")
    made = offer(printed.meeting, printed.style, "full", private)
    then = foreseen(printed.meeting, made.ways[0].deeds)
    public = Printed(then, printed.style, "public")
    assert private.now in printed.of(then).texts.values()
    assert private.now not in public.texts.values()
    roll = Proposal(kind="insert", anchor="cm_e1", now="Councillor Nobody")
    assert not offer(printed.meeting, printed.style, "full", roll).ways


def test_a_passage_is_taken_away_and_a_fact_is_said_to_go() -> None:
    printed = sample(CONTESTED)
    for number in (51, 127):
        made = offered(f"cm_e{number}", kind="remove")
        assert made.ways[0].deeds == (Removed(printed.meeting.entry_by_id[number]),)
    part = offered("cm_e67_6", kind="remove")
    then = printed.of(foreseen(printed.meeting, part.ways[0].deeds))
    assert "cm_e67_9" in then.texts
    assert not any("both be reported" in then.texts[f"cm_e67_{n}"] for n in range(2, 7))
    assert offered("cm_e66_2", kind="remove").why_not


def test_a_passage_goes_after_another_of_its_item_and_into_no_other() -> None:
    printed = sample(CONTESTED)
    move = Proposal(kind="move", anchor="cm_e51", after="cm_e39", was="x", now="x")
    made = offer(printed.meeting, printed.style, "full", move)
    (deed,) = made.ways[0].deeds
    assert isinstance(deed, Moved)
    names = list(printed.of(foreseen(printed.meeting, [deed])).texts)
    assert names.index("cm_e51") == names.index("cm_e39") + 1
    away = msgspec.structs.replace(move, after="cm_e71")
    assert offer(printed.meeting, printed.style, "full", away).why_not == OTHER_ITEM
    fact = msgspec.structs.replace(move, anchor="cm_e47")
    assert "happened at" in offer(printed.meeting, printed.style, "full", fact).why_not


# The texts.


@pytest.mark.parametrize(
    ("was", "now", "current", "both"),
    [
        ("a b c d", "a x c d", "a b c y", "a x c y"),
        ("a b c d", "a x c d", "a z c d", None),
        ("a b c d", "a x c d", "a x c d", "a x c d"),
        ("a b c", "a b c e", "b c", "b c e"),
        ("a b", "a b", "a c", "a c"),
    ],
)
def test_two_changes_of_one_text_become_one_or_meet(
    was: str, now: str, current: str, both: str | None
) -> None:
    found = merged(was, now, current)
    assert found == both or (found is not None and both is not None and same(found, both))


def test_a_stretch_is_found_again_in_the_changed_text() -> None:
    was, now = "He said that all was well.", "She told them that all was very well."
    start = was.index("all")
    first, last = carried(was, now, start, len(was) - 1)
    assert now[first:last] == "all was very well"


def test_nothing_is_tried_that_the_words_do_not_name() -> None:
    printed = sample(CONTESTED)
    entry = printed.meeting.entry_by_id[55]
    was = printed.texts["cm_e55"]
    clue = clues(printed.meeting, was, was.replace("Owen Lindqvist", "Priya Nair"))
    named = {getattr(each.fact, "seconder", None) for each in candidates(entry, clue)}
    assert named <= {"lindqvist", "nair", "reyes", None}
