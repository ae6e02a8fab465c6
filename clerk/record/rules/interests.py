"""Interests: that a member who may not take part does not, and that whoever was to leave for an item did."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from clerk.record.facts import AnyFact, Arrive, Declare, Leave, OpenItem, Return, Say, Vote
from clerk.record.meeting import Entry
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Begin, Family, Found, Mend, Record, edit
from clerk.record.rules.taking_part import (
    DECIDING,
    barred,
    bound,
    business,
    movers,
    speakers,
    voters,
)

INTERESTS = Family("Interests: taking part")

BARRED = (
    "Localism Act 2011 s.31(4): a member with a disclosable pecuniary interest may not take part in discussion or "
    "vote without a dispensation (s.33)."
)
LEAVES = "Localism Act 2011 s.31(10): standing orders may require the member to leave the room while the item is taken."
AS_DECLARED = "The record tells one fact in two places, and they differ."


@INTERESTS.rule(
    "barred_speaks",
    "error",
    watches="A member barred by an interest speaks, asks, answers or addresses the meeting.",
    source=BARRED,
)
def barred_speaks(case: Case) -> Iterator[Found]:
    """To speak is to take part in the discussion."""
    yield from _taking_part(case, speakers, "Open this entry")


@INTERESTS.rule(
    "barred_moves",
    "error",
    watches="A member barred by an interest moves or seconds.",
    source=BARRED,
)
def barred_moves(case: Case) -> Iterator[Found]:
    """To move is to take part."""
    yield from _taking_part(case, movers, "Put the names right")


@INTERESTS.rule(
    "barred_votes",
    "error",
    watches="A member barred by an interest votes: named, by an own vote, by dissent or by the casting vote.",
    source=BARRED,
)
def barred_votes(case: Case) -> Iterator[Found]:
    """Whoever was out of the room, or has no vote at all, is told of under the votes."""
    yield from _taking_part(case, voters, "Put the names right")


def _taking_part(
    case: Case, by: Callable[[AnyFact], Iterator[tuple[str, str]]], label: str
) -> Iterator[Found]:
    if not case.declared:
        return
    for entry in case.meeting.entries:
        for person, does in by(entry.fact):
            if barred(case, entry, person) and not case.is_procedural(entry):
                yield Found(
                    entry=entry,
                    sentence=f"{case.starting(person)} {does}, but a disclosable pecuniary interest bars them "
                    f"from {case.item(_barring(case, entry, person))}.",
                    about=(person, does),
                    mends=(edit(entry, label), _dispensation(person, entry)),
                )


def _barring(case: Case, entry: Entry, person: str) -> str | None:
    """Which of the items taken as one the person is barred from."""
    together = case.before(entry).taken_as_one(entry.item)
    return next((item for item in together if (person, item) in case.declared), entry.item)


def _dispensation(person: str, entry: Entry) -> Mend:
    fields: dict[str, object] = {"person": person, "items": [entry.item]}
    return Mend("Record a dispensation", Begin(verb="dispensation", item=entry.item, fields=fields))


@INTERESTS.rule(
    "barred_presides",
    "error",
    watches="A member barred by an interest presides over the item.",
    source=BARRED,
)
def barred_presides(case: Case) -> Iterator[Found]:
    """From the first business of the item: opening it and passing the chair on is no part of it."""
    for (person, _), entry in _presiding(case).items():
        yield Found(
            entry=entry,
            sentence=f"{case.starting(person)} presides, but a disclosable pecuniary interest bars them from "
            f"{case.item(_barring(case, entry, person))}.",
            about=(person,),
            mends=(
                Mend("Record who took the chair", Begin(verb="take_chair", item=entry.item)),
                _dispensation(person, entry),
            ),
        )


def _presiding(case: Case) -> dict[tuple[str, str], Entry]:
    """Where somebody barred presides over business of an item: the first entry of it."""
    found: dict[tuple[str, str], Entry] = {}
    for item, entries in business(case).items():
        for entry in entries:
            person = case.before(entry).presiding
            if person and not _as_it_opens(case, entry) and barred(case, entry, person):
                found.setdefault((person, item), entry)
    return {pair: entry for pair, entry in found.items() if pair in case.declared}


def _as_it_opens(case: Case, entry: Entry) -> bool:
    """Whether this is a passage of the minute in which its item was opened: whoever has to go is on the way out."""
    return isinstance(entry.fact, Say) and any(
        opened.at == entry.at and entry.item in (fact.item, *fact.with_)
        for opened, fact in case.meeting.of(OpenItem)
    )


@INTERESTS.rule(
    "barred_stays",
    "warning",
    watches="A member with a disclosable pecuniary interest, and no dispensation, declares to stay and stays.",
    source=LEAVES,
)
def barred_stays(case: Case) -> Iterator[Found]:
    """For bodies whose standing orders say leave; others switch it off."""
    presiding = _presiding(case)
    every = business(case)
    for (person, item), made in case.declared.items():
        if made[-1][1].action != "stays" or (person, item) in presiding:
            continue
        for entry in every[item]:
            if case.came_before(made[-1][0], entry) and not _as_it_opens(case, entry):
                if barred(case, entry, person):
                    yield Found(
                        entry=entry,
                        sentence=f"{case.starting(person)} is still in the room for {case.item(item)}, in which they "
                        "have a disclosable pecuniary interest and no dispensation.",
                        about=(person, item),
                        mends=(_left(person, entry), _dispensation(person, entry)),
                    )
                break


def _left(person: str, entry: Entry) -> Mend:
    fact = Leave(person=person, reason="interest")
    return Mend(
        "They had left by then",
        Record(fact=fact, at=entry.at, item=entry.item, before=entry.id),
    )


def goes(case: Case, person: str, item: str) -> bool:
    """Whether somebody is to be out of the room for an item: as declared last, or because they are barred.

    The latter unless the body has switched ``barred_stays`` off: its standing orders do not say leave.
    """
    made = case.declared.get((person, item))
    if made is None or (person, item) in case.dispensed:
        return False
    fact = made[-1][1]
    if fact.action != "stays":
        return True
    requires = case.meeting.body.rules.get("barred_stays", True)
    return requires and fact.class_ == "disclosable_pecuniary" and bound(case, person)


@INTERESTS.rule(
    "stays_after_declaring",
    "warning",
    watches="Somebody declared that they would leave for an item, but is recorded as in the room.",
    source=AS_DECLARED,
)
def stays_after_declaring(case: Case) -> Iterator[Found]:
    """At the vote or decision, or where they take part; without any, at the end of an item that they never left."""
    presiding = _presiding(case)
    every = business(case)
    for (person, item), made in case.declared.items():
        declared, fact = made[-1]
        pair = (person, item)
        if fact.action == "stays" or pair in case.dispensed or pair in presiding:
            continue
        since = [entry for entry in every[item] if case.came_before(declared, entry)]
        deciding = [entry for entry in since if _out_by_then(case, entry, fact)]
        if not deciding and not case.item_is_over(item):
            continue
        entry = next(iter(deciding or since[-1:]), None)
        if entry is None or not case.before(entry).has(person):
            continue
        if not _had_left(case, person, item, entry if deciding else None):
            yield Found(
                entry=entry,
                sentence=f"{case.starting(person)} declared that they would leave for {case.item(item)}, but nothing "
                "says that they did.",
                about=pair,
                mends=(_left(person, entry), edit(declared, "Open the declaration")),
            )


def _out_by_then(case: Case, entry: Entry, declared: Declare) -> bool:
    """Whether somebody who declared to leave is to be out of the room by an entry.

    Whoever speaks first and then leaves may speak, but not move. Of those who are barred other rules tell. What
    a vote just taken is about, perhaps only who takes the chair, is seen from what is recorded next.
    """
    if isinstance(entry.fact, DECIDING):
        just_taken = entry is case.meeting.entries[-1] and isinstance(entry.fact, Vote)
        return not just_taken
    does = [person for person, _ in movers(entry.fact)]
    if declared.action == "leaves" and not _as_it_opens(case, entry):
        does += [person for person, _ in speakers(entry.fact)]
    return declared.person in does and not barred(case, entry, declared.person)


def _had_left(case: Case, person: str, item: str, until: Entry | None) -> bool:
    """Whether somebody went or came while an item was open, or before an entry of it."""
    moved: list[tuple[Entry, Leave | Return]] = [*case.meeting.of(Leave), *case.meeting.of(Return)]
    return any(
        fact.person == person
        and item in case.before(at).taken_as_one(at.item)
        and (until is None or case.came_before(at, until))
        for at, fact in moved
    )


@INTERESTS.rule(
    "returns_early",
    "warning",
    watches="Somebody who left for an interest comes back before the item is over.",
    source=LEAVES,
)
def returns_early(case: Case) -> Iterator[Found]:
    """Back for the vote or decision, or for what is said later; a passage of the same minute may be the end of it."""
    every = business(case)
    backs: list[tuple[Entry, Return | Arrive]] = [
        *case.meeting.of(Return),
        *case.meeting.of(Arrive),
    ]
    for entry, fact in backs:
        room = case.before(entry)
        if room.has(fact.person):
            continue
        for item in room.taken_as_one(room.item):
            if not goes(case, fact.person, item):
                continue
            later = next((each for each in every[item] if _goes_on(case, entry, each)), None)
            if later is not None and case.before(later).has(fact.person):
                yield Found(
                    entry=entry,
                    sentence=f"{case.starting(fact.person)} comes back while {case.item(item)} goes on, in which they "
                    "declared an interest.",
                    about=(fact.person, item),
                    mends=(edit(entry, "Give it another time"),),
                )
                break


def _goes_on(case: Case, back: Entry, entry: Entry) -> bool:
    if not case.came_before(back, entry):
        return False
    return isinstance(entry.fact, DECIDING) or entry.at > back.at


@INTERESTS.rule(
    "leaves_without_interest",
    "warning",
    watches="Somebody leaves for an interest, but has declared none in the item.",
    source="Localism Act 2011 s.31(2): the interest is disclosed to the meeting.",
)
def leaves_without_interest(case: Case) -> Iterator[Found]:
    """Whoever goes just before the item is opened goes for that one; from the declarations, for any."""
    for entry, fact in case.meeting.of(Leave):
        if fact.reason != "interest" or entry.item is None:
            continue
        room = case.before(entry)
        items = {*room.taken_as_one(entry.item), entry.item}
        items |= _opened_next(case, entry)
        item = case.meeting.item_by_id[entry.item]
        if any((fact.person, each) in case.declared for each in items):
            continue
        if item.kind == "declarations" and any(fact.person == who for who, _ in case.declared):
            continue
        yield Found(
            entry=entry,
            sentence=f"{case.starting(fact.person)} leaves for an interest, but has declared none in "
            f"{case.item(entry.item)}.",
            about=(fact.person, entry.item),
            mends=(
                Mend(
                    "Record the declaration",
                    Begin(
                        verb="declare",
                        item=entry.item,
                        fields={"person": fact.person, "items": [entry.item], "action": "leaves"},
                    ),
                ),
                edit(entry),
            ),
        )


def _opened_next(case: Case, entry: Entry) -> set[str]:
    """The items opened right after an entry, with nothing of the last one's business between."""
    for later in case.meeting.entries[case.meeting.position[entry.id] + 1 :]:
        if isinstance(later.fact, OpenItem):
            return {later.fact.item, *later.fact.with_}
        if isinstance(later.fact, (Say, *DECIDING)):
            return set()
    return set()
