"""Who is in the room at any moment, who presides, and whether the public may be there."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from clerk.record.facts import (
    Adjourn,
    Arrive,
    Attend,
    CloseItem,
    Declare,
    Dispensation,
    End,
    ExcludePublic,
    Fact,
    Leave,
    OpenItem,
    ReadmitPublic,
    Resume,
    Return,
    Start,
    Substitute,
    TakeChair,
)
from clerk.record.kinds import Capacity, Mode
from clerk.record.meeting import Entry, Meeting, item_after


class Occupant(msgspec.Struct, frozen=True):
    """Somebody who is there: in which capacity, how, and since when."""

    person: str
    capacity: Capacity
    mode: Mode
    since: dt.datetime


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """The meeting at one moment.

    ``occupants`` are keyed by person, so nobody can be there twice. ``interests`` and ``dispensations``
    are the pairs of person and item declared or granted so far; ``substitutes`` maps a substitute to the
    member they stand in for.
    """

    occupants: Mapping[str, Occupant] = MappingProxyType({})
    presiding: str | None = None
    item: str | None = None
    taken_with: tuple[str, ...] = ()
    public: bool = True
    excluded_for: frozenset[str] = frozenset()
    started: bool = False
    sitting: bool = False
    ended: bool = False
    substitutes: Mapping[str, str] = MappingProxyType({})
    interests: frozenset[tuple[str, str]] = frozenset()
    dispensations: frozenset[tuple[str, str]] = frozenset()

    def has(self, person: str) -> bool:
        """Whether somebody is there, in the room or remotely."""
        return person in self.occupants

    def taken_as_one(self, item: str | None) -> tuple[str, ...]:
        """An item with those that are taken together with it now; it alone, if it is not what is being taken."""
        if item is None:
            return ()
        together = (*((self.item,) if self.item else ()), *self.taken_with)
        return together if item in together else (item,)

    def barred(self, person: str, item: str | None) -> bool:
        """Whether a disclosable pecuniary interest without dispensation bars a person from an item.

        While items are taken together, an interest in one of them bars from all: there is one discussion.
        Source: Localism Act 2011 s.31(4) and s.33.
        """
        if not self.interests:
            return False
        pairs = ((person, each) for each in self.taken_as_one(item))
        return any(pair in self.interests and pair not in self.dispensations for pair in pairs)


class Chronicle:
    """The rooms of a meeting from event to event."""

    def __init__(self, meeting: Meeting) -> None:
        """Work through the meeting's facts once."""
        self.meeting = meeting
        self._times = [entry.at for entry in meeting.entries]
        self._after: list[Room] = []
        self._known: dict[str, Capacity] = {}
        room = Room()
        for entry in meeting.entries:
            room = self._step(room, entry)
            self._after.append(room)

    def at(self, moment: dt.datetime) -> Room:
        """The room once everything up to and including this moment had happened."""
        index = bisect_right(self._times, moment)
        return self._after[index - 1] if index else Room()

    def before(self, entry: Entry) -> Room:
        """The room just before an event."""
        index = self.meeting.position[entry.id]
        return self._after[index - 1] if index else Room()

    def after(self, entry: Entry) -> Room:
        """The room just after an event."""
        return self._after[self.meeting.position[entry.id]]

    def last(self) -> Room:
        """The room after everything recorded so far."""
        return self._after[-1] if self._after else Room()

    def capacity_of(self, person: str) -> Capacity:
        """In which capacity somebody comes in who was not entered on the roll."""
        if person in self._known:
            return self._known[person]
        seat = self.meeting.body.seat(person)
        if seat is None:
            return "other"
        return "member" if seat.capacity == "member" else "co_opted"

    def _enter(
        self, room: Room, person: str, at: dt.datetime, capacity: Capacity | None, mode: Mode | None
    ) -> Room:
        there = room.occupants.get(person)
        capacity = capacity or (
            "substitute" if person in room.substitutes else self.capacity_of(person)
        )
        self._known[person] = capacity
        occupants = dict(room.occupants)
        occupants[person] = Occupant(
            person,
            capacity,
            mode or (there.mode if there else "in_room"),
            there.since if there else at,
        )
        return msgspec.structs.replace(room, occupants=MappingProxyType(occupants))

    def _step(self, room: Room, entry: Entry) -> Room:
        moved = self._movement(room, entry)
        if moved is not None:
            return moved
        change = _CHANGES.get(type(entry.fact))
        changed = change(room, entry.fact) if change else {}
        item = item_after(entry.fact, room.item)
        if item != room.item:
            changed["item"] = item
        return msgspec.structs.replace(room, **changed) if changed else room

    def _movement(self, room: Room, entry: Entry) -> Room | None:
        fact = entry.fact
        if isinstance(fact, Attend):
            for person in fact.people:
                room = self._enter(room, person, entry.at, fact.capacity, fact.mode)
            return room
        if isinstance(fact, Arrive):
            return self._enter(room, fact.person, entry.at, fact.capacity, fact.mode)
        if isinstance(fact, Return):
            return self._enter(room, fact.person, entry.at, None, fact.mode)
        if isinstance(fact, Leave):
            occupants = {
                name: there for name, there in room.occupants.items() if name != fact.person
            }
            return msgspec.structs.replace(room, occupants=MappingProxyType(occupants))
        return None


def _start(_room: Room, fact: Start) -> dict[str, object]:
    return {"presiding": fact.presiding, "started": True, "sitting": True}


def _resume(_room: Room, fact: Resume) -> dict[str, object]:
    # On another day attendance is recorded afresh: nobody is taken to be there who has not been ticked.
    return {"sitting": True} | ({"occupants": MappingProxyType({})} if fact.date else {})


def _exclude(room: Room, fact: ExcludePublic) -> dict[str, object]:
    return {"public": False, "excluded_for": room.excluded_for | set(fact.items)}


def _substitute(room: Room, fact: Substitute) -> dict[str, object]:
    # One seat has one vote: whoever was named last stands in for the member.
    others = {name: member for name, member in room.substitutes.items() if member != fact.for_}
    changed: dict[str, object] = {
        "substitutes": MappingProxyType({**others, fact.person: fact.for_})
    }
    there = room.occupants.get(fact.person)
    if there is not None and there.capacity == "member":
        changed["occupants"] = MappingProxyType(
            {**room.occupants, fact.person: msgspec.structs.replace(there, capacity="substitute")}
        )
    return changed


def _declare(room: Room, fact: Declare) -> dict[str, object]:
    if fact.class_ != "disclosable_pecuniary":
        return {}
    return {"interests": room.interests | {(fact.person, item) for item in fact.items}}


def _dispense(room: Room, fact: Dispensation) -> dict[str, object]:
    return {"dispensations": room.dispensations | {(fact.person, item) for item in fact.items}}


_CHANGES: dict[type[Fact], Callable[[Room, Any], dict[str, object]]] = {
    Start: _start,
    OpenItem: lambda _room, fact: {"taken_with": fact.with_},
    CloseItem: lambda _room, _fact: {"taken_with": ()},
    TakeChair: lambda _room, fact: {"presiding": fact.person},
    Adjourn: lambda _room, _fact: {"sitting": False},
    Resume: _resume,
    End: lambda _room, _fact: {"sitting": False, "ended": True},
    ExcludePublic: _exclude,
    ReadmitPublic: lambda _room, _fact: {"public": True, "excluded_for": frozenset()},
    Substitute: _substitute,
    Declare: _declare,
    Dispensation: _dispense,
}


_latest: list[Chronicle] = []


def rooms_of(meeting: Meeting) -> Chronicle:
    """The rooms of a meeting. Those of the meeting asked about last are kept: five views of one ask in a row."""
    found = next(iter(_latest), None)
    if found is None or found.meeting is not meeting:
        found = Chronicle(meeting)
        _latest[:] = [found]
    return found
