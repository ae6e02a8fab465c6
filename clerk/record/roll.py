"""The roll to print: everybody who was there, in which capacity, and their comings and goings.

Source: LGA 1972 Sch 12 para 40: the names of the members present are recorded.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from clerk.record.facts import (
    Absent,
    Apologise,
    Arrive,
    Attend,
    Leave,
    OpenItem,
    Resume,
    Return,
    Substitute,
    TakeChair,
)
from clerk.record.kinds import Capacity, Mode, Role
from clerk.record.meeting import Entry, Meeting
from clerk.record.presence import Chronicle, rooms_of

# What happens under an item and is not its business.
_NO_BUSINESS = (OpenItem, Attend, Arrive, Leave, Return, TakeChair)
MovementKind = Literal["arrived", "left", "returned"]


class Movement(msgspec.Struct, frozen=True):
    """One coming or going after the meeting began."""

    kind: MovementKind
    entry: Entry


class RollLine(msgspec.Struct, frozen=True, kw_only=True):
    """One person on the roll of a sitting. ``entries`` are the facts that say so."""

    person: str
    capacity: Capacity
    mode: Mode
    role: Role
    substitute_for: str | None = None
    movements: tuple[Movement, ...] = ()
    entries: tuple[int, ...] = ()


class Sitting(msgspec.Struct, frozen=True):
    """One day of a meeting, with its own attendance."""

    date: dt.date
    lines: tuple[RollLine, ...]


def roll(meeting: Meeting, chronicle: Chronicle | None = None) -> tuple[Sitting, ...]:
    """Everybody who attended, sitting by sitting, each in the order in which they were entered.

    Args:
        meeting: the meeting.
        chronicle: its rooms, if they have been worked out already.
    """
    chronicle = chronicle or rooms_of(meeting)
    sittings: list[tuple[dt.date, dict[str, RollLine]]] = [(meeting.particulars.date, {})]
    for entry in meeting.entries:
        fact = entry.fact
        if isinstance(fact, Resume) and fact.date is not None:
            sittings.append((fact.date, {}))
        lines = sittings[-1][1]
        if isinstance(fact, Attend):
            for person in fact.people:
                _note(meeting, chronicle, entry, person, lines, None)
        elif isinstance(fact, (Arrive, Return)):
            kind: MovementKind = "arrived" if isinstance(fact, Arrive) else "returned"
            _note(meeting, chronicle, entry, fact.person, lines, kind)
        elif isinstance(fact, Leave) and fact.person in lines:
            line = lines[fact.person]
            lines[fact.person] = msgspec.structs.replace(
                line,
                movements=(*line.movements, Movement("left", entry)),
                entries=(*line.entries, entry.id),
            )
    return tuple(Sitting(date, tuple(lines.values())) for date, lines in sittings)


def _note(
    meeting: Meeting,
    chronicle: Chronicle,
    entry: Entry,
    person: str,
    lines: dict[str, RollLine],
    kind: MovementKind | None,
) -> None:
    room = chronicle.after(entry)
    there = room.occupants[person]
    seat = meeting.body.seat(person)
    before = lines.get(person)
    movements = before.movements if before else ()
    lines[person] = RollLine(
        person=person,
        capacity=there.capacity,
        mode=there.mode,
        role=seat.role if seat else "member",
        substitute_for=_stood_in_for(meeting, person),
        movements=(*movements, Movement(kind, entry)) if kind else movements,
        entries=(*(before.entries if before else ()), entry.id),
    )


def _stood_in_for(meeting: Meeting, person: str) -> str | None:
    return next((fact.for_ for _, fact in meeting.of(Substitute) if fact.person == person), None)


def items_present(meeting: Meeting, person: str) -> tuple[str, ...]:
    """The items during which somebody was there, wholly or in part, in the order taken.

    From these a style prints presence in ranges of minutes ("present for minutes 58 to 63").
    """
    chronicle = rooms_of(meeting)
    found: list[str] = []
    for entry in meeting.entries:
        room = chronicle.after(entry)
        if room.item and room.item not in found and room.has(person):
            found.append(room.item)
    return tuple(found)


def items_attended(
    meeting: Meeting, line: RollLine, sitting: int, chronicle: Chronicle
) -> dict[str, bool]:
    """The items of one sitting during which somebody on its roll was there, in the order taken.

    Args:
        meeting: the meeting.
        line: their line on the roll.
        sitting: which sitting, counted from 0.
        chronicle: the meeting's rooms.

    Returns:
        By item, whether they were there for all that happened under it. Who goes as an item is opened, and comes
        back as it ends, was not there for it.
    """
    moves = {movement.entry.id: movement.kind for movement in line.movements}
    there = not line.movements or line.movements[0].kind != "arrived"
    opened: dict[str, bool] = {}
    seen: dict[str, list[bool]] = {}
    for entry in _entries_of(meeting, sitting):
        if entry.id in moves:
            there = moves[entry.id] != "left"
        room = chronicle.after(entry)
        for item in room.taken_as_one(room.item):
            opened.setdefault(item, there)
            if not isinstance(entry.fact, _NO_BUSINESS):
                seen.setdefault(item, []).append(there)
    found = {item: seen.get(item, [at_first]) for item, at_first in opened.items()}
    return {item: all(each) for item, each in found.items() if any(each)}


def items_taken(meeting: Meeting, sitting: int, chronicle: Chronicle) -> frozenset[str]:
    """The items that were taken in one sitting, counted from 0."""
    rooms = (chronicle.after(entry) for entry in _entries_of(meeting, sitting))
    return frozenset(item for room in rooms for item in room.taken_as_one(room.item))


def _entries_of(meeting: Meeting, sitting: int) -> tuple[Entry, ...]:
    begins = [
        index
        for index, entry in enumerate(meeting.entries)
        if isinstance(entry.fact, Resume) and entry.fact.date is not None
    ]
    bounds = [0, *begins, len(meeting.entries)]
    return meeting.entries[bounds[sitting] : bounds[sitting + 1]]


class Missing(msgspec.Struct, frozen=True):
    """The members who were not there: with apologies, noted as absent, or not accounted for."""

    apologies: tuple[str, ...]
    absent: tuple[str, ...]
    unaccounted: tuple[str, ...]


def missing(meeting: Meeting, chronicle: Chronicle | None = None) -> Missing:
    """Which members never attended, and what is known of each."""
    present = {line.person for sitting in roll(meeting, chronicle) for line in sitting.lines}
    apologised = {person for _, fact in meeting.of(Apologise) for person in fact.people}
    noted = {person for _, fact in meeting.of(Absent) for person in fact.people}
    away = [seat.person for seat in meeting.body.members if seat.person not in present]
    return Missing(
        apologies=tuple(person for person in away if person in apologised),
        absent=tuple(person for person in away if person in noted and person not in apologised),
        unaccounted=tuple(
            person for person in away if person not in apologised and person not in noted
        ),
    )
