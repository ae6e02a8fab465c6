"""Comings and goings: that each goes with where the person was, and that nobody acts from outside the room."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from clerk.record.facts import (
    Arrive,
    Fact,
    Leave,
    Petition,
    Question,
    Return,
    Say,
    Speak,
    VaryOrder,
)
from clerk.record.meeting import Entry
from clerk.record.presence import Room
from clerk.record.rules.business import is_note_afterwards
from clerk.record.rules.case import Case
from clerk.record.rules.names import mentioned
from clerk.record.rules.presence import ONE_PLACE
from clerk.record.rules.rule import Begin, Change, Family, Found, Mend, edit, take_away
from clerk.record.rules.texts import unquoted

MOVEMENTS = Family("Comings and goings")


@MOVEMENTS.rule(
    "arrives_twice",
    "warning",
    watches="Somebody arrives who was there already.",
    source=ONE_PLACE,
)
def arrives_twice(case: Case) -> Iterator[Found]:
    """One who was there remotely and then comes into the room, or the other way round, has moved."""
    for entry, fact in case.meeting.of(Arrive):
        there = case.before(entry).occupants.get(fact.person)
        if there is not None and fact.mode in (None, there.mode):
            yield Found(
                entry=entry,
                sentence=f"{case.starting(fact.person)} arrives, but was there already.",
                about=(fact.person,),
                mends=(take_away(entry), edit(entry)),
            )


@MOVEMENTS.rule(
    "returns_without_leaving",
    "warning",
    watches="Somebody returns who had not left, or had never been there.",
    source=ONE_PLACE,
)
def returns_without_leaving(case: Case) -> Iterator[Found]:
    """Whoever comes back went before; on an earlier day will do."""
    for entry, fact in case.meeting.of(Return):
        there = case.before(entry).occupants.get(fact.person)
        if there is not None and fact.mode in (None, there.mode):
            yield Found(
                entry=entry,
                sentence=f"{case.starting(fact.person)} returns, but had not left.",
                about=(fact.person,),
                mends=(
                    Mend(
                        "Record when they left",
                        Begin(verb="leave", item=entry.item, fields={"person": fact.person}),
                    ),
                    take_away(entry),
                    edit(entry),
                ),
            )
        elif there is None and not _was_there_before(case, entry, fact.person):
            yield Found(
                entry=entry,
                sentence=f"{case.starting(fact.person)} returns, but had not been there before.",
                about=(fact.person, "never"),
                mends=(
                    Mend(
                        "They arrived",
                        Change(entry=entry.id, fact=Arrive(person=fact.person, mode=fact.mode)),
                    ),
                    edit(entry),
                ),
            )


def _was_there_before(case: Case, entry: Entry, person: str) -> bool:
    return any(
        case.came_before(case.meeting.entry_by_id[sitting[person].entries[0]], entry)
        for sitting in case.rolls
        if person in sitting
    )


@MOVEMENTS.rule(
    "leaves_unseen",
    "warning",
    watches="Somebody leaves who was not there.",
    source=ONE_PLACE,
)
def leaves_unseen(case: Case) -> Iterator[Found]:
    """Whoever goes was there before."""
    for entry, fact in case.meeting.of(Leave):
        if not case.before(entry).has(fact.person):
            yield Found(
                entry=entry,
                sentence=f"{case.starting(fact.person)} leaves, but was not there.",
                about=(fact.person,),
                mends=(take_away(entry), edit(entry)),
            )


@MOVEMENTS.rule(
    "acts_unseen",
    "warning",
    watches="Somebody speaks, asks, answers or rules who was not in the room.",
    source=ONE_PLACE,
)
def acts_unseen(case: Case) -> Iterator[Found]:
    """Only where it is certain: members, and others who are on that day's roll.

    Whoever asks or speaks from outside need not be on the roll, and what was put under another item than the
    one then open may have been said at another time.
    """
    for kind, done in _DEEDS.items():
        for entry, fact in case.meeting.of(kind):
            room = case.before(entry)
            if entry.item not in (None, room.item, *room.taken_with):
                continue
            for person, deed in done(fact):
                known = person in case.roll_of(entry) or case.meeting.body.seat(person)
                if not known or room.has(person) or case.chronicle.at(entry.at).has(person):
                    continue
                yield Found(
                    entry=entry,
                    sentence=f"{case.starting(person)} {deed}, but was not in the room.",
                    about=(person, deed),
                    mends=(
                        edit(entry, "Put the name or the time right"),
                        Mend(
                            "Record that they came",
                            Begin(verb="arrive", item=entry.item, fields={"person": person}),
                        ),
                    ),
                )


def deeds(fact: Fact) -> Iterator[tuple[str, str]]:
    """Who does what in the room by a fact, but for deciding: speaks, asks, answers, presents, rules."""
    done = _DEEDS.get(type(fact))
    if done is not None:
        yield from done(fact)


def _question(fact: Question) -> Iterator[tuple[str, str]]:
    if fact.from_ and not fact.absent and not fact.written_answer:
        yield fact.from_, "asks a question"
    if fact.answered_by and not fact.written_answer:
        yield fact.answered_by, "answers a question"


def _one(field: str, deed: str) -> Callable[[Any], Iterator[tuple[str, str]]]:
    def deeds(fact: Fact) -> Iterator[tuple[str, str]]:
        person: str | None = getattr(fact, field)
        if person:
            yield person, deed

    return deeds


_DEEDS: dict[type[Fact], Callable[[Any], Iterator[tuple[str, str]]]] = {
    Say: _one("by", "speaks"),
    Speak: _one("person", "speaks"),
    Question: _question,
    Petition: _one("presented_by", "presents a petition"),
    VaryOrder: _one("by", "varies the order of business"),
}


@MOVEMENTS.rule(
    "speaks_while_away",
    "warning",
    watches="A passage says that somebody spoke who was out of the room for the whole item, or absent.",
    source=ONE_PLACE,
)
def speaks_while_away(case: Case) -> Iterator[Found]:
    """Only where a sentence begins with their name and goes on “said”, “asked” or the like, as they spoke.

    Letters, statements read out and notes added afterwards are left alone, and so is whoever was there at any time
    while the item was open, since a passage may be written once they have gone.
    """
    there = _there_for_items(case)
    for passage, mention in mentioned(case):
        entry = passage.entry
        if entry is None or not isinstance(entry.fact, Say) or len(mention.people) != 1:
            continue
        person = mention.people[0].person
        if entry.item is None or person in there.get((case.sittings[entry.id], entry.item), ()):
            continue
        text = unquoted(passage.text)
        spoke = _SPOKE.match(text, mention.end)
        if spoke is None or not _BEGINS.search(text[: mention.start]) or entry.fact.by == person:
            continue
        if _FROM_AFAR.search(text) or is_note_afterwards(entry.fact):
            continue
        known = person in case.roll_of(entry) or case.meeting.body.seat(person)
        if known and entry.item == case.before(entry).item:
            yield Found(
                entry=entry,
                sentence=f"“{mention.written} {spoke['verb']}”, but {case.name(person)} was not in the room.",
                about=(person, spoke["verb"]),
                mends=(
                    edit(entry, "Put the name or the time right"),
                    Mend(
                        "Record that they came",
                        Begin(verb="arrive", item=entry.item, fields={"person": person}),
                    ),
                ),
            )


_SPOKE = re.compile(
    r" (?:then |also )?(?P<verb>asked|said|spoke|stated|replied|answered|thanked|commented|queried|questioned|welcomed"
    r"|urged|explained|introduced|suggested|proposed|moved|seconded)\b"
)
_BEGINS = re.compile(r"(?:^|[.;:?!] )$")
_FROM_AFAR = re.compile(
    r"\b(writ\w+|wrote|e-?mail\w*|letter|message|statement|read out|on behalf|in (?:his|her|their) absence|tele\w+"
    r"|previous\w*|earlier|last meeting|had)\b",
    re.IGNORECASE,
)


def _there_for_items(case: Case) -> dict[tuple[int, str], set[str]]:
    """Who was there at any time of an item, by the day's sitting and the item."""
    found: dict[tuple[int, str], set[str]] = {}
    last: Room | None = None
    for entry in case.meeting.entries:
        room = case.after(entry)
        if room is not last:  # what is merely said leaves the room as it was
            for item in room.taken_as_one(room.item):
                found.setdefault((case.sittings[entry.id], item), set()).update(room.occupants)
        last = room
    return found
