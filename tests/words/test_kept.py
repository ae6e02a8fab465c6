"""The passages that are kept: what is to look at, entry by entry, and which abbreviations are known where."""

from __future__ import annotations

import datetime as dt

import pytest

from clerk.record.facts import AnyFact, ExcludePublic, Move, OpenItem, Private, Resolve, Say, Start
from clerk.record.meeting import AgendaItem, Entry, Meeting, Particulars
from clerk.record.people import Body, Council, Person, Quorum, Seat
from clerk.words.attention import notices
from clerk.words.kept import (
    is_private,
    known_before,
    named_abbreviations,
    prose,
    read_kept,
)


def meeting(*facts: tuple[str | None, AnyFact]) -> Meeting:
    return Meeting(
        council=Council(name="Fenwick Parish Council"),
        people=(Person(id="ash", name="Alex Ash", organisation="NFU"),),
        body=Body(
            id="fpc", name="Fenwick Parish Council", type="other", style="council",
            members=(Seat(person="ash"),), quorum=Quorum(number=1),
        ),
        particulars=Particulars(date=dt.date(2026, 10, 6), time="19:00"),
        agenda=(
            AgendaItem(id="i1", number="1", kind="other", title="Plans of the LDP (Local Development Plan)"),
            AgendaItem(id="i2", number="2", kind="other", title="A lease", exempt=(3,)),
        ),
        entries=tuple(
            Entry(id=number, at=dt.datetime(2026, 10, 6, 19, number), item=item, fact=fact)
            for number, (item, fact) in enumerate(facts, 1)
        ),
    )  # fmt: skip


def count(text: str, style: bool, known: frozenset[str]) -> int:
    return len(notices(text, speller=None, style=style, known=known))


def test_an_abbreviation_is_pointed_at_where_it_stands_first() -> None:
    held = meeting(
        ("i1", Say(text="The MTFS was noted.")), ("i1", Say(text="The MTFS was approved."))
    )
    assert read_kept(held, count).counts == {1: 1}
    assert read_kept(held, count).known == {"MTFS"}
    assert known_before(held, 1, ()) == frozenset()
    assert known_before(held, 2, ()) == {"MTFS"}


def test_what_only_an_exempt_entry_spells_out_is_not_known_to_those_who_read_the_others() -> None:
    held = meeting(
        (None, Start(presiding="ash")),
        ("i2", OpenItem(item="i2")),
        ("i2", ExcludePublic(items=("i2",), paragraphs=(3,))),
        ("i2", Say(text="The Harbour Revision Order (HRO) was noted.")),
        ("i2", Say(text="The HRO was late.")),
        ("i1", Say(text="The HRO was noted.", form="point"), ),
    )  # fmt: skip
    found = read_kept(held, count)
    assert found.counts == {6: 1}
    assert known_before(held, 5, ()) == {"HRO"}
    assert known_before(held, 6, ()) == frozenset()


def test_a_private_note_teaches_the_others_nothing() -> None:
    held = meeting(("i1", Private(text="Ask about the HRO.")), ("i1", Say(text="The HRO came.")))
    assert read_kept(held, count).counts == {2: 1}


def test_names_of_the_register_and_titles_that_spell_out_are_known() -> None:
    assert named_abbreviations(meeting()) == {"NFU", "LDP"}


@pytest.mark.parametrize(
    ("fact", "style"),
    [
        (Say(text="We agree."), True),
        (Say(text="We agree.", form="quote"), False),
        (Say(text="We agree.", form="heading"), False),
        (Move(ref="m", what="We agree.", mover="ash"), False),
        (Resolve(kind="resolved", what="We agree."), False),
        (Private(text="We agree."), False),
    ],
)
def test_marks_of_style_are_for_the_officers_own_passages(fact: AnyFact, style: bool) -> None:
    (entry,) = meeting(("i1", fact)).entries
    assert prose(entry) == [("We agree.", style)]
    assert bool(read_kept(meeting(("i1", fact)), count).counts) is style


def test_nobody_may_keep_what_is_said_in_private() -> None:
    held = meeting(
        (None, Start(presiding="ash")),
        ("i1", Say(text="In public.")),
        ("i1", Private(text="A note.")),
        ("i2", OpenItem(item="i2")),
        ("i2", ExcludePublic(items=("i2",), paragraphs=(3,))),
        ("i2", Say(text="In private.")),
    )
    said = [entry for entry in held.entries if isinstance(entry.fact, (Say, Private))]
    found = [is_private(held, entry.item, entry.id) for entry in said]
    assert found == [False, True, True]
    assert is_private(held, "i2"), "what is typed there next"
    assert is_private(held, None), "between two items while the public are out"
    assert not is_private(meeting((None, Start(presiding="ash"))), "i1")
