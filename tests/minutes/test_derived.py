"""Sentences that are written from facts are told from the officer's own words."""

import re

from hypothesis import given

from clerk.assets import resources
from clerk.minutes.derived import derived_hits
from clerk.minutes.layout import draft
from clerk.record.facts import Arrive, Leave, OpenItem, Return, Say
from clerk.record.meeting import Meeting
from clerk.record.own_words import entry_texts
from clerk.record.script import read_script
from clerk.styles import load_style
from tests.minutes.secrets import secret_meetings

CONTESTED = read_script((resources() / "samples" / "contested.json").read_bytes()).meeting
STYLE = load_style(CONTESTED.body.style)


def hits(word: str) -> list[tuple[type, int]]:
    found = derived_hits(draft(CONTESTED, STYLE, "public"), CONTESTED, re.compile(word))
    return [
        (type(CONTESTED.entry_by_id[each.entry].fact), each.times)
        for each in found
        if each.entry is not None
    ]


def test_a_passage_is_not_derived_however_it_begins_and_ends() -> None:
    assert hits("slurry") == []


def test_comings_and_goings_are_derived() -> None:
    kinds = {kind for kind, _ in hits("Celia Hale")}
    assert kinds & {Arrive, Leave, Return}
    assert Say not in kinds


def test_a_title_belongs_to_the_opening_of_its_item() -> None:
    found = derived_hits(
        draft(CONTESTED, STYLE, "public"),
        CONTESTED,
        re.compile("River quality in the Leam", re.IGNORECASE),
    )
    openings = {
        each.item
        for each in found
        if each.entry is not None and isinstance(CONTESTED.entry_by_id[each.entry].fact, OpenItem)
    }
    assert openings == {"i6"}


@given(secret_meetings())
def test_of_the_public_draft_nothing_exempt_is_told(meeting: Meeting) -> None:
    style = load_style("scrutiny")
    assert not derived_hits(draft(meeting, style, "public"), meeting, re.compile("Leakword|Ghost"))
    assert any("Leak" in text for entry in meeting.entries for _, text in entry_texts(entry))
