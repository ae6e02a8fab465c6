"""Who takes part in an item, by which fact, and what is business of an item: asked by the rules on interests."""

from __future__ import annotations

from collections.abc import Iterator

from clerk.record.facts import (
    Amend,
    AnyFact,
    CastingVote,
    Dissent,
    Move,
    Petition,
    Question,
    RecordMyVote,
    Resolve,
    Say,
    Speak,
    Table,
    Vote,
)
from clerk.record.meeting import Entry
from clerk.record.rules.case import Case

TALK = (Say, Table, Question, Petition, Speak)
DECIDING = (Vote, CastingVote, Resolve)
BUSINESS = (*TALK, Move, Amend, *DECIDING)
"""What an item's business consists of; comings and goings, the chair, actions and notes do not count."""

# Localism Act 2011 s.31 binds members and co-opted members of the authority, wherever they attend as such.
_NOT_BOUND = frozenset({"officer", "partner", "public", "press"})
_VOTED = "voted on it"
_WAYS = {"for": "voted for", "against": "voted against", "abstain": "abstained"}


def speakers(fact: AnyFact) -> Iterator[tuple[str, str]]:
    """Whoever speaks by a fact, and how it is put."""
    if isinstance(fact, Say) and fact.by:
        yield fact.by, "spoke"
    elif isinstance(fact, Question):
        if fact.from_ and not fact.absent:
            yield fact.from_, "asked a question"
        if fact.answered_by:
            yield fact.answered_by, "answered a question"
    elif isinstance(fact, Speak) and fact.person:
        yield fact.person, "addressed the meeting"
    elif isinstance(fact, Petition) and fact.presented_by:
        yield fact.presented_by, "presented a petition"


def movers(fact: AnyFact) -> Iterator[tuple[str, str]]:
    """Whoever moves or seconds by a fact, and how it is put."""
    if isinstance(fact, (Move, Amend)):
        if fact.mover:
            yield fact.mover, "moved this"
        if fact.seconder:
            yield fact.seconder, "seconded this"


def voters(fact: AnyFact) -> Iterator[tuple[str, str]]:
    """Whoever is named as voting by a fact, and how it is put; not voting is no vote."""
    if isinstance(fact, Vote):
        for person, way in fact.named.items():
            if way != "not_voting":
                yield person, _WAYS[way]
    elif isinstance(fact, CastingVote):
        yield fact.by, "gave the casting vote"
    elif isinstance(fact, RecordMyVote) and fact.way != "not_voting":
        yield fact.person, _WAYS[fact.way]
    elif isinstance(fact, Dissent):
        for person in fact.people:
            yield person, "dissented"


def took_part(case: Case, person: str, items: tuple[str, ...], until: Entry) -> str:
    """By what somebody had taken part in an item before an entry; nothing if they had not.

    A vote without names counts for everybody who was there and entitled.
    """
    done = ""
    for entry in case.meeting.entries[: case.meeting.position[until.id]]:
        if entry.item not in items:
            continue
        if any(name == person for name, _ in speakers(entry.fact)):
            done = done or "spoken on it"
        if any(name == person for name, _ in movers(entry.fact)) and done != _VOTED:
            done = "moved or seconded a motion on it"
        if isinstance(entry.fact, Vote) and not case.is_procedural(entry):
            named = entry.fact.named
            if named.get(person, "not_voting") != "not_voting" or (
                not named and person in case.voters(entry)
            ):
                done = _VOTED
    return done


def business(case: Case) -> dict[str, list[Entry]]:
    """The business of each item in which an interest is declared, while it was open; no procedural motion or vote.

    Items taken together have it in common. What was put under an item from another part of the meeting is left
    out: who was in the room then says nothing.
    """
    found: dict[str, list[Entry]] = {item: [] for _, item in case.declared}
    for entry in case.meeting.entries if found else ():
        if entry.item is None or not isinstance(entry.fact, BUSINESS):
            continue
        room = case.after(entry)
        together = room.taken_as_one(room.item)
        if entry.item in together and not case.is_procedural(entry):
            for item in together:
                if item in found:
                    found[item].append(entry)
    return found


def bound(case: Case, person: str) -> bool:
    """Whether section 31 binds somebody: not an officer or visitor."""
    if case.meeting.body.seat(person) is not None:
        return True
    return case.chronicle.capacity_of(person) not in _NOT_BOUND


def barred(case: Case, entry: Entry, person: str) -> bool:
    """Whether somebody who is there is barred from the item of an entry."""
    room = case.before(entry)
    return room.has(person) and room.barred(person, entry.item) and bound(case, person)
