"""Every rule speaks up when it must, and only then; and what it offers to put things right does so."""

from __future__ import annotations

import msgspec
import pytest

from clerk.minutes.checks import DRAFT, review
from clerk.record.meeting import Entry, Meeting
from clerk.record.rules import RULES, Flag
from clerk.record.rules.rule import Begin, Change, Edit, Record, Remove
from clerk.styles import load_style
from tests.minutes.chamber import do
from tests.record.rules.gather import gathered
from tests.record.rules.pairs.scenes import Pair, agenda, sitting

PAIRS: tuple[Pair, ...] = tuple(pair for pairs in gathered("pairs", "PAIRS") for pair in pairs)
EVERY = {rule.code: rule for rule in (*RULES, *DRAFT.rules)}


def flags(meeting: Meeting) -> tuple[Flag, ...]:
    return review(meeting, load_style(meeting.style)).open


def test_every_rule_has_a_pair_of_examples() -> None:
    assert {pair.code for pair in PAIRS} == set(EVERY)


def test_no_two_rules_have_the_same_code() -> None:
    assert len(EVERY) == len(RULES) + len(DRAFT.rules)


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{pair.code}-{n}" for n, pair in enumerate(PAIRS)])
def test_a_rule_speaks_up_when_it_must_and_only_then(pair: Pair) -> None:
    found = [flag for flag in flags(pair.trips) if flag.code == pair.code]
    assert found
    for flag in found:
        assert flag.where
        assert flag.source
        assert flag.sentence.endswith(".")
        assert not flag.sentence[0].islower()
        assert "  " not in flag.sentence
    assert pair.code not in {flag.code for flag in flags(pair.near)}


def test_it_is_only_noted_that_the_public_are_in_while_their_exclusion_is_being_moved() -> None:
    exempt = agenda(i2={"exempt": [3]})
    moved = sitting(do("move", ref="x", what="That the public be excluded"), agenda=exempt)
    spoken = sitting(do("say", text="The price was read out."), agenda=exempt)
    assert _severities(moved, "exempt_item_in_public") == ["note"]
    assert _severities(spoken, "exempt_item_in_public") == ["warning"]


def _severities(meeting: Meeting, code: str) -> list[str]:
    return [flag.severity for flag in flags(meeting) if flag.code == code]


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{pair.code}-{n}" for n, pair in enumerate(PAIRS)])
def test_what_a_rule_offers_puts_it_right(pair: Pair) -> None:
    for flag in flags(pair.trips):
        if flag.code != pair.code:
            continue
        for mend in flag.mends:
            assert mend.label
            mended = mended_by(pair.trips, mend.deed)
            if mended is not None:
                marks = {each.mark for each in flags(mended)}
                assert flag.mark not in marks, f"“{mend.label}” does not settle it"


def mended_by(meeting: Meeting, deed: object) -> Meeting | None:
    """The meeting after a deed that needs nobody's hand; None for one that opens something."""
    entries = list(meeting.entries)
    match deed:
        case Record(fact=fact, at=at, item=item, before=before):
            number = max(entry.id for entry in entries) + 1
            new = Entry(id=number, at=at, fact=fact, item=item)
            place = [entry.id for entry in entries].index(before) if before else len(entries)
            entries.insert(place, new)
        case Change(entry=number, fact=fact):
            entries = [
                msgspec.structs.replace(each, fact=fact) if each.id == number else each
                for each in entries
            ]
        case Remove(entry=number):
            entries = [each for each in entries if each.id != number]
        case Edit(entry=number):
            assert number in meeting.entry_by_id
            return None
        case Begin(item=item):
            assert item is None or item in meeting.item_by_id
            return None
        case _:
            return None
    return meeting.with_entries(entries)
