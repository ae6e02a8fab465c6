"""Presence: that the roll says of every member whether they were there, once, and as what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from clerk.record.facts import (
    Absent,
    Apologise,
    Arrive,
    Attend,
    OpenItem,
    Resume,
    Start,
    Substitute,
)
from clerk.record.kinds import Capacity
from clerk.record.meeting import Entry
from clerk.record.people import Seat
from clerk.record.presence import Occupant
from clerk.record.roll import RollLine
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Change, Family, Found, Mend, Record, Remove, edit

PRESENCE = Family("Who was there")

NAMES_RECORDED = "Local Government Act 1972 Sch 12 paras 40 and 44: the names of the members present are recorded."
ONE_PLACE = "One person is in one place, in one capacity."


@PRESENCE.rule(
    "member_unaccounted",
    "warning",
    watches="A member neither present, nor apologised, nor noted as absent, nor stood in for.",
    source=NAMES_RECORDED,
)
def member_unaccounted(case: Case) -> Iterator[Found]:
    """Once the meeting has begun and has got past the apologies, the roll accounts for every seat.

    One that resumes on another day has a roll of its own, which is looked at when it is over.
    """
    started = case.meeting.of(Start)
    if not started or not _apologies_taken(case):
        return
    opening = started[0][0]
    told = _told_in(case, 0) | _told_under(case, _apologies(case))
    for seat in case.meeting.body.members:
        if seat.person not in case.rolls[0] and seat.person not in told:
            yield _unaccounted(case, seat.person, opening, "")
    if case.is_over:
        for resumed, fact in case.meeting.of(Resume):
            if fact.date is not None:
                for person in _missing_later(case, resumed):
                    yield _unaccounted(case, person, resumed, f" on {fact.date.day} {fact.date:%B}")


def _unaccounted(case: Case, person: str, opening: Entry, day: str) -> Found:
    item = _apologies(case)
    sent, noted = Apologise(people=(person,)), Absent(people=(person,))
    return Found(
        sentence=f"{case.starting(person)} is neither present, nor apologised, nor noted as absent{day}.",
        about=(person, day) if day else (person,),
        mends=(
            Mend("Record apologies", Record(fact=sent, at=opening.at, item=item)),
            Mend("Note as absent", Record(fact=noted, at=opening.at, item=item)),
        ),
    )


def _missing_later(case: Case, resumed: Entry) -> Iterator[str]:
    """Members there on an earlier day of whom nothing is said on the day on which the meeting resumed."""
    sitting = case.sittings[resumed.id]
    told = _told_in(case, sitting)
    earlier = {person for each in case.rolls[:sitting] for person in each}
    seats = [seat.person for seat in case.meeting.body.members]
    if any(person in case.rolls[sitting] for person in seats):
        for person in seats:
            if person in earlier and person not in case.rolls[sitting] and person not in told:
                yield person


def _told_in(case: Case, sitting: int) -> set[str]:
    """Those whose apologies or absence were recorded in a sitting, or for whom a substitute was named in it."""
    return _told(entry for entry in case.meeting.entries if case.sittings[entry.id] == sitting)


def _told_under(case: Case, item: str | None) -> set[str]:
    """Those of whom that stands under an item, whenever it was recorded."""
    return _told(entry for entry in case.meeting.entries if item is not None and entry.item == item)


def _told(entries: Iterable[Entry]) -> set[str]:
    found: set[str] = set()
    for entry in entries:
        if isinstance(entry.fact, (Apologise, Absent)):
            found.update(entry.fact.people)
        elif isinstance(entry.fact, Substitute):
            found.add(entry.fact.for_)
    return found


def _apologies(case: Case) -> str | None:
    return next((item.id for item in case.meeting.agenda if item.kind == "apologies"), None)


def _apologies_taken(case: Case) -> bool:
    """Whether apologies have been taken, or the meeting has gone on to other things."""
    item = _apologies(case)
    order = [each.id for each in case.meeting.agenda]
    until = order.index(item) if item else -1
    current = case.chronicle.last().item
    opened = [fact.item for _, fact in case.meeting.of(OpenItem)]
    left = item in opened and item != current
    return case.is_over or left or any(order.index(each) > until for each in opened)


@PRESENCE.rule(
    "present_and_apologised",
    "warning",
    watches="Somebody there from the start who is also among the apologies.",
    source=NAMES_RECORDED,
)
def present_and_apologised(case: Case) -> Iterator[Found]:
    """Apologies for lateness are in order, and those of somebody who has to go early may be."""
    for entry, fact in case.meeting.of(Apologise):
        for person in fact.people:
            line = case.roll_of(entry).get(person)
            if line is None or _came_late(case, line) or _FOR_PART.search(fact.reason):
                continue
            early = bool(line.movements) and line.movements[-1].kind == "left"
            elsewhere = line.mode == "remote" and not _remote_counts(case)
            how = "was there remotely" if line.mode == "remote" else "was there from the start"
            yield Found(
                entry=entry,
                sentence=f"{case.starting(person)} {how}, and is also among the apologies"
                f"{'; perhaps for leaving early.' if early else '.'}",
                about=(person,),
                severity="note" if early or elsewhere else None,
                mends=(_without(entry, fact, person), *_open_roll(case, line)),
            )


_FOR_PART = re.compile(r"\b(late|later|lateness|delayed|early|part)\b", re.IGNORECASE)


def _came_late(case: Case, line: RollLine) -> bool:
    return isinstance(case.meeting.entry_by_id[line.entries[0]].fact, Arrive)


def _remote_counts(case: Case) -> bool:
    return case.meeting.body.remote_attendance == "counted"


def _without(entry: Entry, fact: Apologise | Absent, person: str) -> Mend:
    others = tuple(each for each in fact.people if each != person)
    label = "Take them out of the apologies" if isinstance(fact, Apologise) else "They were there"
    if not others:  # an empty list would say that there were none
        return Mend(label, Remove(entry=entry.id))
    return Mend(label, Change(entry=entry.id, fact=msgspec.structs.replace(fact, people=others)))


def _open_roll(case: Case, line: RollLine) -> tuple[Mend, ...]:
    return (edit(case.meeting.entry_by_id[line.entries[0]], "Open the attendance"),)


@PRESENCE.rule(
    "present_and_absent",
    "warning",
    watches="Somebody noted as absent who was there.",
    source=NAMES_RECORDED,
)
def present_and_absent(case: Case) -> Iterator[Found]:
    """On the same day: a meeting that goes on on another has attendance of its own."""
    for entry, fact in case.meeting.of(Absent):
        for person in fact.people:
            line = case.roll_of(entry).get(person)
            if line is not None:
                yield Found(
                    entry=entry,
                    sentence=f"{case.starting(person)} is noted as absent, but is on the roll.",
                    about=(person,),
                    mends=(_without(entry, fact, person), *_open_roll(case, line)),
                )


@PRESENCE.rule(
    "apologised_and_absent",
    "warning",
    watches="Somebody noted as absent who had sent apologies.",
    source=NAMES_RECORDED,
)
def apologised_and_absent(case: Case) -> Iterator[Found]:
    """Noted as absent are those who sent no word."""
    apologised = {
        (case.sittings[entry.id], person)
        for entry, fact in case.meeting.of(Apologise)
        for person in fact.people
    }
    for entry, fact in case.meeting.of(Absent):
        for person in fact.people:
            if (case.sittings[entry.id], person) in apologised:
                yield Found(
                    entry=entry,
                    sentence=f"{case.starting(person)} is noted as absent, and also among the apologies.",
                    about=(person,),
                    mends=(
                        msgspec.structs.replace(
                            _without(entry, fact, person), label="Keep the apologies"
                        ),
                        edit(entry),
                    ),
                )


@PRESENCE.rule(
    "ticked_twice",
    "warning",
    watches="Somebody on the roll twice, in different capacities or both in the room and remotely.",
    source=ONE_PLACE,
)
def ticked_twice(case: Case) -> Iterator[Found]:
    """Ticked again in the same way does no harm; to change over during the meeting is an arrival."""
    for entry, fact in case.meeting.of(Attend):
        room = case.before(entry)
        for person in fact.people:
            there = room.occupants.get(person)
            if there is None:
                continue
            named = there.capacity == "substitute" and fact.capacity == "member"
            moved = there.mode != fact.mode and not room.started
            if (there.capacity != fact.capacity and not named) or moved:
                yield Found(
                    entry=entry,
                    sentence=f"{case.starting(person)} is on the roll twice: {_how(there)}, and {_how(fact)}.",
                    about=(person, there.capacity, there.mode),
                    mends=(edit(entry),),
                )


_CAPACITIES: dict[Capacity, str] = {
    "member": "a member",
    "co_opted": "a co-opted member",
    "substitute": "a substitute",
    "cabinet_support": "a cabinet support member",
    "group_leader": "a group leader",
    "scrutiny_chair": "a scrutiny chair",
    "other_councillor": "another councillor",
    "officer": "an officer",
    "partner": "a partner",
    "public": "a member of the public",
    "press": "one of the press",
    "other": "somebody else",
}


def _how(told: Occupant | Attend) -> str:
    return (
        f"as {_CAPACITIES[told.capacity]}{' remotely' if told.mode == 'remote' else ' in the room'}"
    )


@PRESENCE.rule(
    "capacity_against_seat",
    "warning",
    watches="Somebody ticked in a capacity that does not go with their seat, or with having none.",
    source=NAMES_RECORDED,
)
def capacity_against_seat(case: Case) -> Iterator[Found]:
    """The seats are those of the body as it stood when the meeting was set up.

    A member who is there remotely, on a body that does not count this, is in attendance, as whatever they are called.
    """
    standing_in = {fact.person for _, fact in case.meeting.of(Substitute)}
    for entry, people, capacity in _ticked(case):
        for person in people:
            seat = case.meeting.body.seat(person)
            there = case.after(entry).occupants[person]
            if seat and there.mode == "remote" and not _remote_counts(case):
                continue
            why = _seat_says(seat, capacity, person in standing_in)
            if why:
                yield Found(
                    entry=entry,
                    sentence=f"{case.starting(person)} is on the roll as {_CAPACITIES[capacity]}, but {why}.",
                    about=(person, capacity),
                    mends=(edit(entry, "Open the attendance"),),
                )


def _ticked(case: Case) -> Iterator[tuple[Entry, tuple[str, ...], Capacity]]:
    for entry, fact in case.meeting.of(Attend):
        yield entry, fact.people, fact.capacity
    for entry, arrived in case.meeting.of(Arrive):
        if arrived.capacity is not None:
            yield entry, (arrived.person,), arrived.capacity


def _seat_says(seat: Seat | None, capacity: Capacity, stands_in: bool) -> str:
    if seat is None:
        if capacity == "member" and not stands_in:
            return "has no seat on this body"
        return "has no co-opted seat on this body" if capacity == "co_opted" else ""
    if capacity == "substitute":
        return ""  # substitute_has_seat says it
    if seat.capacity == "member":
        return "" if capacity == "member" else "has a seat as a member of this body"
    fitting = ("co_opted", "member") if seat.votes else ("co_opted",)
    if capacity in fitting:
        return ""
    return "has a co-opted seat on this body" + ("" if seat.votes else " without a vote")
