"""Apologies, substitutes, interests, comings and goings, the chair."""

from __future__ import annotations

from collections.abc import Sequence

from clerk.minutes.blocks import Block
from clerk.minutes.phrases import Value, fill
from clerk.minutes.telling import Telling
from clerk.minutes.wording.teller import Teller
from clerk.record.facts import (
    Absent,
    Apologise,
    Arrive,
    Attend,
    Declare,
    Dispensation,
    Elect,
    Fact,
    Leave,
    NoneDeclared,
    NoSubstitutes,
    Return,
    Substitute,
    TakeChair,
)
from clerk.record.meeting import Entry


def _apologise(telling: Telling, entry: Entry, fact: Apologise) -> list[Block]:
    words = telling.style.attendance
    if not fact.people:
        return telling.said("paragraph", words.no_apologies, entry)
    people = telling.naming.people(fact.people, telling.style.names.in_apologies)
    phrase = words.apologies_accepted if fact.accepted else words.apologies
    return telling.said("paragraph", fill(phrase, people=people, reason=fact.reason), entry)


def _absent(telling: Telling, entry: Entry, fact: Absent) -> list[Block]:
    if not fact.people:
        return []
    people = telling.naming.people(fact.people)
    text = fill(telling.style.attendance.absent, people=people, reason=fact.reason)
    return telling.said("paragraph", text, entry)


def _substitute(telling: Telling, entry: Entry, fact: Substitute) -> list[Block]:
    text = fill(
        telling.style.attendance.substitute,
        person=telling.naming.person(fact.person),
        member=telling.naming.person(fact.for_),
    )
    return telling.said("paragraph", text, entry)


def _no_substitutes(telling: Telling, entry: Entry, _fact: NoSubstitutes) -> list[Block]:
    return telling.said("paragraph", telling.style.attendance.no_substitutes, entry)


def _arrive(telling: Telling, entry: Entry, fact: Arrive) -> list[Block]:
    words = telling.style.attendance
    phrase = words.joined_remotely if fact.mode == "remote" else words.joined
    return _movement(telling, entry, phrase, fact.person)


def _return(telling: Telling, entry: Entry, fact: Return) -> list[Block]:
    return _movement(telling, entry, telling.style.attendance.returned, fact.person)


def _leave(telling: Telling, entry: Entry, fact: Leave) -> list[Block]:
    words = telling.style.attendance
    values = {"person": telling.naming.person(fact.person), **telling.when(entry)}
    if fact.reason == "interest":
        # Here the minute is that of the declaration.
        values["minute"] = _declared_at(telling, entry, fact.person)
        return telling.said("event", fill(words.left_interest, **values), entry)
    return _movement(telling, entry, words.left, fact.person, fact.reason)


def _movement(
    telling: Telling, entry: Entry, phrase: str, person: str, reason: str = ""
) -> list[Block]:
    """A coming or going under its item, unless the style leaves it to the roll, which has no place for a reason."""
    if telling.style.roll.movements == "roll" and not reason:
        return []
    name = telling.naming.person(person)
    text = fill(phrase, person=name, reason=reason, **telling.when(entry))
    return telling.said("event", text, entry)


def _declared_at(telling: Telling, entry: Entry, person: str) -> str:
    """The minute of the declaration for which somebody leaves; nothing if it stands under the same item."""
    items = telling.chronicle.before(entry).taken_as_one(entry.item)
    made = [
        declared
        for declared, fact in telling.meeting.of(Declare)
        if fact.person == person and any(item in fact.items for item in items)
    ]
    return _minute_of(telling, made[-1], entry.item) if made else ""


def _minute_of(telling: Telling, declared: Entry, item: str | None) -> str:
    if declared.item is None or declared.item == item:
        return ""
    return telling.bare_minute(declared.item)


def recalled(telling: Telling, item: str, entries: Sequence[Entry]) -> list[Block]:
    """What refers from an item back to the declarations of interest in it, one line for each person.

    Not where the declaration stands under the item itself, nor where the person's leaving tells of it there.
    ``entries`` are those told under the item.
    """
    told = {
        entry.fact.person
        for entry in entries
        if isinstance(entry.fact, Leave) and entry.fact.reason == "interest"
    }
    declared: dict[str, Entry] = {}
    for entry, fact in telling.meeting.of(Declare):
        if item in fact.items:
            declared[fact.person] = entry
            if entry.item == item:
                told.add(fact.person)
    found: list[Block] = []
    for person, entry in declared.items():
        if person not in told:
            text = fill(
                telling.style.interests.recalled,
                person=telling.naming.person(person),
                minute=_minute_of(telling, entry, item),
            )
            found += telling.said("event", text, entry, item=item, refers_back=True)
    return found


def _attend(_telling: Telling, _entry: Entry, _fact: Attend) -> list[Block]:
    # The roll tells who was there; with words of the officer's own there is something more to print.
    return []


def _take_chair(telling: Telling, entry: Entry, fact: TakeChair) -> list[Block]:
    text = fill(
        telling.style.attendance.took_chair,
        person=telling.naming.person(fact.person),
        reason=fact.reason,
        chair=telling.meeting.body.chair_term,
        **telling.when(entry),
    )
    return telling.said("event", text, entry)


def _elect(telling: Telling, entry: Entry, fact: Elect) -> list[Block]:
    words = telling.style.attendance
    terms = {"year": words.for_the_year, "meeting": words.for_this_meeting}
    role = {"chair": "chair", "vice_chair": "vice_chair"}.get(fact.office, "member")
    text = fill(
        words.elected,
        person=telling.naming.person(fact.person),
        office=fact.title or telling.naming.office(role),
        # An office with a title of its own ("Chair for this item") says for how long itself.
        term="" if " for " in fact.title else terms[fact.term],
    )
    return telling.said("paragraph", text, entry)


def _declare(telling: Telling, entry: Entry, fact: Declare) -> list[Block]:
    words = telling.style.interests
    action = {
        "stays": words.stays,
        "leaves": words.leaves,
        "speaks_then_leaves": words.speaks_then_leaves,
    }[fact.action]
    interest = fact.interest or (words.disclosable if fact.class_ != "other" else "")
    values: dict[str, Value] = {
        "person": telling.naming.person(fact.person),
        "interest": interest,
        "article": "an" if interest[:1].lower() in tuple("aeiou") else "a",
        "items": telling.items(fact.items),
        "action": action,
    }
    if fact.sensitive:
        # The nature of a sensitive interest stays out of every document (Localism Act 2011 s.32).
        return telling.said("paragraph", fill(words.sensitive, **values), entry)
    return telling.said("paragraph", fill(words.declared, nature=fact.nature, **values), entry)


def _none_declared(telling: Telling, entry: Entry, _fact: NoneDeclared) -> list[Block]:
    return telling.said("paragraph", telling.style.interests.none, entry)


def _dispensation(telling: Telling, entry: Entry, fact: Dispensation) -> list[Block]:
    text = fill(
        telling.style.interests.dispensation,
        person=telling.naming.person(fact.person),
        items=telling.items(fact.items),
        reference=fact.reference,
    )
    return telling.said("paragraph", text, entry)


TELLERS: dict[type[Fact], Teller] = {
    Apologise: _apologise,
    Absent: _absent,
    Substitute: _substitute,
    NoSubstitutes: _no_substitutes,
    Arrive: _arrive,
    Return: _return,
    Leave: _leave,
    Attend: _attend,
    TakeChair: _take_chair,
    Elect: _elect,
    Declare: _declare,
    NoneDeclared: _none_declared,
    Dispensation: _dispensation,
}
