"""What stands in the way of the minutes being signed: all of it, nothing twice, and green only without any."""

from __future__ import annotations

import copy
import datetime as dt
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.assets import resources
from clerk.minutes.anchors import anchors
from clerk.minutes.checks import review
from clerk.minutes.layout import draft
from clerk.minutes.signable import GROUPS, MUST, Obstacle, Signable, signable
from clerk.minutes.signable_text import as_text
from clerk.record.doubts import as_open
from clerk.record.facts import (
    Absent,
    Apologise,
    End,
    Fact,
    Private,
    Resolve,
    Say,
    Start,
    Substitute,
)
from clerk.record.meeting import Meeting
from clerk.record.proposals import Proposal
from clerk.record.rules import SWITCHES, with_acceptance, without_acceptance
from clerk.record.script import read_script
from clerk.styles import load_style
from tests.minutes.chamber import do, play, present
from tests.record.rules.pairs.scenes import END, OPEN, ROOM, START
from tests.record.rules.test_planted import CONTESTED, PLANTS
from tests.strategies import meetings

SAMPLES = ("contested", "licensing", "parish", "planning", "quiet")
SAID = do("say", text="The bridge was discussed.")
SORRY = do("apologise", people=["elm"])
DOUBT = do("private", text="Was it twelve?", doubt="open", under="i2")


def sample(name: str) -> Meeting:
    return read_script((resources() / "samples" / f"{name}.json").read_bytes()).meeting


def page(meeting: Meeting, **more: Any) -> Signable:
    return signable(meeting, load_style(meeting.style), **more)


def planted(code: str) -> Meeting:
    script = copy.deepcopy(CONTESTED)
    PLANTS[code](script)
    return read_script(json.dumps(script)).meeting


ITEM_1 = do("open_item", item="i1")
ALL = [
    {"id": "i1", "number": "1", "kind": "apologies", "title": "Apologies"},
    {"id": "i2", "number": "2", "kind": "report", "title": "The bridge"},
]


def clean(*more: dict[str, Any], **plan: Any) -> Meeting:
    """A small meeting in which everything is in order, and then what is given."""
    return play(ROOM, START, ITEM_1, SORRY, OPEN, SAID, *more, END, **{"agenda": ALL, **plan})


# Green, and not green.


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_in_which_everything_is_settled_is_ready_for_the_chair(name: str) -> None:
    found = page(sample(name))
    assert found.obstacles == ()
    assert found.headline == "Ready for the chair"


def test_a_meeting_that_was_not_held_has_notes_which_nobody_signs() -> None:
    found = page(sample("not-held"))
    assert found.ready
    assert "notes, which nobody signs" in found.headline


def test_a_meeting_of_which_nothing_is_recorded_is_not_ready() -> None:
    (only,) = page(play()).obstacles
    assert (only.need, only.place.kind) == ("must", "record")


@pytest.mark.parametrize("code", sorted(MUST))
def test_what_is_planted_in_a_clean_sample_has_to_be_settled_and_leads_to_its_place(
    code: str,
) -> None:
    meeting = planted(code)
    flags = [flag for flag in review(meeting, load_style(meeting.style)).open if flag.code == code]
    found = page(meeting)
    assert not found.ready
    assert "must be settled first" in found.headline
    for flag in flags:
        (one,) = [each for each in found.obstacles if each.place.mark == flag.mark]
        assert (one.sentence, one.source, one.where) == (flag.sentence, flag.source, flag.where)
        assert one.need == ("should" if flag.severity == "note" else "must")


def test_every_code_that_must_be_settled_is_a_rule() -> None:
    assert MUST <= SWITCHES


def test_nothing_is_found_twice_and_notes_are_only_told() -> None:
    meeting = planted("motion_open")
    opened = review(meeting, load_style(meeting.style)).open
    found = page(meeting)
    assert [each.place.mark for each in found.obstacles] == [
        flag.mark for group in [found] for flag in _by_group(opened, group)
    ]
    told = " ".join(each.sentence for each in found.told)
    for flag in opened:
        assert (flag.sentence.rstrip(".") in told) is (flag.severity == "note")


def _by_group(flags: Any, found: Signable) -> list[Any]:
    marks = {each.place.mark: place for place, each in enumerate(found.obstacles)}
    kept = [flag for flag in flags if flag.severity != "note"]
    return sorted(kept, key=lambda flag: marks[flag.mark])


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("kinds", [(Start,), (End,), (Resolve,), (Apologise, Absent, Substitute)])
def test_without_its_start_its_end_who_is_away_or_its_decisions_no_sample_is_ready(
    name: str, kinds: tuple[type[Fact], ...]
) -> None:
    meeting = sample(name)
    left = [entry for entry in meeting.entries if not isinstance(entry.fact, kinds)]
    gone = [entry.fact for entry in meeting.entries if isinstance(entry.fact, kinds)]
    if any(getattr(fact, "people", True) for fact in gone):  # “no apologies” accounts for nobody
        assert not page(meeting.with_entries(left)).ready


def test_a_member_for_whom_a_substitute_was_named_is_accounted_for() -> None:
    room = present("ash", "birch", "cole")
    stands_in = [
        do("substitute", person="fern", for_="dale"),
        present("fern", capacity="substitute"),
    ]
    away = play(room, START, ITEM_1, SORRY, OPEN, SAID, END, agenda=ALL)
    found = page(play(room, *stands_in, START, ITEM_1, SORRY, OPEN, SAID, END, agenda=ALL))
    assert [each.group for each in page(away).obstacles] == ["Who was there"]
    assert found.ready
    assert "1 stood in for" in found.fine[0]


# Doubts, and what the chair asks.


def test_an_open_doubt_stands_in_the_way_and_a_settled_one_does_not() -> None:
    (one,) = page(clean(DOUBT)).obstacles
    assert (one.group, one.need, one.sentence) == ("Doubts parked", "must", "Was it twelve?")
    assert one.private
    settled = clean({**DOUBT, "doubt": "settled", "settled": "yes"})
    assert page(settled).ready
    assert "No doubt is open; 1 settled." in page(settled).fine


def _proposals(meeting: Meeting) -> list[Proposal]:
    made = draft(meeting, load_style(meeting.style), "full")
    (said,) = [entry for entry, fact in meeting.of(Say)]
    anchor = next(
        name
        for name, block in zip(anchors(made), made.blocks, strict=True)
        if said.id in block.sources
    )
    query = Proposal(kind="query", anchor=anchor, remark="Was it\nthis bridge?", author="Cllr Ash")
    words = Proposal(kind="words", anchor="cm_title_x", was="Draft", now="The draft")
    return [query, words, msgspec.structs.replace(words, state="refused")]


def test_a_query_of_the_chair_stands_in_the_way_until_it_is_answered() -> None:
    meeting = clean()
    query, words, refused = _proposals(meeting)
    found = page(meeting, proposals=[query, words, refused], stage="with_chair")
    assert found.headline == "2 things must be settled first"
    asked, proposed = found.obstacles
    assert asked.sentence == "Cllr Ash asks: “Was it this bridge?”"
    (said,) = [entry for entry, _ in meeting.of(Say)]
    assert (asked.place.item, asked.place.entry, asked.private) == ("i2", said.id, False)
    assert proposed.sentence == "Somebody who read the draft would have other words: “The draft”"
    assert proposed.place.entry is None
    answered = msgspec.structs.replace(query, state="answered", answer="Yes.")
    ready = page(meeting, proposals=[answered, refused], stage="with_chair")
    assert ready.headline == "With the chair, and nothing is open"
    assert "What was asked about a draft is settled: 2 of 2." in ready.fine


# What is told.


def test_times_given_as_about_are_told_and_no_obstacle() -> None:
    found = page(clean({**SAID, "about": True, "at": "14:40"}))
    assert found.ready
    assert "1 time is given as “about”: 14:40." in [each.sentence for each in found.told]


def test_a_rule_that_is_switched_off_is_told_and_nothing_is_then_said_to_be_fine() -> None:
    left_out: dict[str, Any] = {"agenda": ALL, "body": {"rules": {"member_unaccounted": False}}}
    found = page(play(ROOM, START, ITEM_1, OPEN, SAID, END, **left_out))
    assert "Who was there" not in [each.group for each in found.obstacles]
    told = " ".join(each.sentence for each in found.told)
    assert "1 rule is not watched for this body. A member neither present" in told
    assert not [line for line in found.fine if "accounted for" in line]


def test_what_was_accepted_as_it_is_stands_no_more_in_the_way_and_is_counted() -> None:
    meeting = clean(do("assign", text="Ask the engineer."))
    (flag,) = review(meeting, load_style(meeting.style)).open
    taken = with_acceptance(meeting, flag, "The clerk will", dt.datetime(2026, 3, 5))
    assert page(meeting).headline == "1 thing should be settled first"
    assert page(taken).ready
    told = [each.sentence for each in page(taken).told]
    assert "1 finding was accepted as it is, with a reason (F11 lists them)." in told
    assert not page(without_acceptance(taken, flag.mark)).ready


def test_what_must_be_settled_comes_first_in_its_group_and_the_groups_in_their_order() -> None:
    found = page(planted("motion_open"), proposals=[Proposal(kind="query", anchor="x", remark="?")])
    titles = [title for title, _ in found.groups()]
    assert titles == [title for title in GROUPS if title in titles]
    for _, obstacles in found.groups():
        needs = [each.need for each in obstacles]
        assert needs == sorted(needs)


# As text.


def test_as_text_it_has_no_doubts_words_and_nothing_exempt() -> None:
    exempt = [*ALL, {"id": "i3", "number": "3", "kind": "report", "title": "L", "exempt": [3]}]
    out = do("exclude_public", items=["i3"], paragraphs=[3], public_interest=True)
    third = [
        do("open_item", item="i3"),
        out,
        do("say", text="SECRETPRICE was named."),
        do("move", ref="s", what="That SECRETPRICE be paid", mover="ash", seconder="ash"),
        do("vote", on="s", manner="assent"),
    ]
    found = page(clean(DOUBT, *third, agenda=exempt))
    assert any("mover" in each.sentence.lower() or each.private for each in found.obstacles)
    text = as_text(found, "Bridges Committee, 4 March 2026")
    assert "A doubt is parked; its words are yours alone." in text
    assert "Something about exempt business; see it in Clerk." in text
    for secret in ("Was it twelve?", "SECRETPRICE", "Ash"):
        assert secret not in text
    assert "Bridges Committee, 4 March 2026" in text
    assert found.headline in text


def test_as_text_a_clean_page_says_what_is_in_order() -> None:
    text = as_text(page(sample("contested")), "Environment Scrutiny Committee")
    assert "Ready for the chair." in text
    assert "- Every member is accounted for: 10 of 12 present" in text


# Whatever the meeting.


def _needs(found: Signable) -> list[Obstacle]:
    return [each for each in found.obstacles if each.group != "Doubts parked"]


@given(meetings(), st.sampled_from(["answered", "refused", "accepted"]))
def test_taking_back_what_was_settled_never_makes_it_greener(meeting: Meeting, state: Any) -> None:
    proposal = Proposal(kind="query", anchor="cm_title_x", remark="Why?", state=state)
    before = page(meeting, proposals=[proposal])
    again = msgspec.structs.replace(proposal, state="open")
    asked = page(meeting, proposals=[again])
    assert set(before.obstacles) < set(asked.obstacles)
    for accepted in meeting.particulars.accepted:
        taken_back = page(without_acceptance(meeting, accepted.mark), proposals=[proposal])
        assert set(before.obstacles) <= set(taken_back.obstacles)
    for entry, note in meeting.of(Private):
        if note.doubt == "settled":
            opened = msgspec.structs.replace(entry, fact=as_open(note))
            entries = [opened if each.id == entry.id else each for each in meeting.entries]
            found = page(meeting.with_entries(entries), proposals=[proposal])
            assert not found.ready
            assert len(found.obstacles) > len(before.obstacles)
            assert len(_needs(found)) >= len(_needs(before))


@given(meetings())
def test_every_obstacle_of_any_meeting_stands_somewhere_in_it(meeting: Meeting) -> None:
    found = page(meeting)
    assert found.ready == (not found.obstacles)
    for each in found.obstacles:
        assert each.group in GROUPS
        assert each.sentence
        assert each.source
        assert each.where
        assert each.place.entry is None or each.place.entry in meeting.entry_by_id
        assert each.place.item is None or each.place.item in meeting.item_by_id
    assert as_text(found, "x").startswith("Can this be signed?")
