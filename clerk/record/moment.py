"""Who was in the room at a given time, who presided, who might vote, and who was out and why.

It is asked for years after a meeting: "who was in the room when that was decided?" (LGA 1972 Sch 12 para 40).
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from clerk.record.facts import Absent, Apologise, Arrive, Attend, Leave, NotHeld, Return
from clerk.record.meeting import Entry, Meeting
from clerk.record.presence import Chronicle, Occupant, Room
from clerk.record.voting import Quorate, entitled, has_vote, quorum

State = Literal["not_begun", "sitting", "adjourned", "ended", "not_held"]
Why = Literal["left", "left_for_interest", "apologies", "absent", "not_yet", "not_recorded"]


class Out(msgspec.Struct, frozen=True):
    """Somebody who was not there: why, since when if they left, and the reason if one is recorded.

    ``until`` is when they came or came back on that day, if they did.
    """

    person: str
    why: Why
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    reason: str = ""


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """The room at one time.

    ``since`` is when that state of the meeting began, ``until`` when it ended. ``voters`` might vote on the item
    then open; ``barred`` hold a vote and might not, for an interest.
    """

    at: dt.datetime
    state: State
    since: dt.datetime | None
    until: dt.datetime | None
    room: Room
    there: tuple[Occupant, ...]
    out: tuple[Out, ...]
    voters: tuple[str, ...]
    barred: tuple[str, ...]
    quorum: Quorate

    @property
    def presiding(self) -> str | None:
        """Who presided, if they were in the room."""
        chair = self.room.presiding
        return chair if chair and self.room.has(chair) else None


def moment(meeting: Meeting, at: dt.datetime) -> Moment:
    """The room once everything up to and including a time had happened.

    Args:
        meeting: the meeting.
        at: local time; a time outside the meeting is answered by its ``state``.
    """
    chronicle = Chronicle(meeting)
    return _moment(meeting, chronicle, chronicle.at(at), at)


def moment_before(meeting: Meeting, entry: Entry) -> Moment:
    """The room just before an entry: who took part in a vote, whatever else happened in the same minute."""
    chronicle = Chronicle(meeting)
    return _moment(meeting, chronicle, chronicle.before(entry), entry.at)


def _moment(meeting: Meeting, chronicle: Chronicle, room: Room, at: dt.datetime) -> Moment:
    state = _state(meeting, room, at)
    since, until = _bounds(meeting, chronicle, state, at)
    may_vote = set(entitled(meeting, room, room.item))
    there = _by_seat(meeting, room)
    return Moment(
        at=at,
        state=state,
        since=since,
        until=until,
        room=room,
        there=there,
        out=tuple(_out(meeting, room, at)),
        voters=tuple(each.person for each in there if each.person in may_vote),
        barred=tuple(
            each.person
            for each in there
            if has_vote(meeting, room, each) and each.person not in may_vote
        ),
        quorum=quorum(meeting, room),
    )


def _by_seat(meeting: Meeting, room: Room) -> tuple[Occupant, ...]:
    """Those there, members first, as the body has them."""
    seats = {seat.person: index for index, seat in enumerate(meeting.body.members)}
    return tuple(
        sorted(room.occupants.values(), key=lambda there: seats.get(there.person, len(seats)))
    )


def day_of(meeting: Meeting, time: dt.time) -> dt.date:
    """The day of the meeting that a time by the clock is meant of: the first on which the body then sat.

    Failing that the first on which it was adjourned, or the day for which it was called.
    """
    days = sorted({meeting.particulars.date, *(entry.at.date() for entry in meeting.entries)})
    chronicle = Chronicle(meeting)
    rooms = [(day, chronicle.at(dt.datetime.combine(day, time))) for day in days]
    for wanted in ("sitting", "started"):
        for day, room in rooms:
            if getattr(room, wanted) and not room.ended:
                return day
    return meeting.particulars.date


def _state(meeting: Meeting, room: Room, at: dt.datetime) -> State:
    if any(entry.at <= at for entry, _ in meeting.of(NotHeld)):
        return "not_held"
    if room.ended:
        return "ended"
    if not room.started:
        return "not_begun"
    return "sitting" if room.sitting else "adjourned"


def _bounds(
    meeting: Meeting, chronicle: Chronicle, state: State, at: dt.datetime
) -> tuple[dt.datetime | None, dt.datetime | None]:
    """When the state of the meeting at a time began, and when the next did."""
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    before: State | None = None
    for entry in meeting.entries:
        now = _state(meeting, chronicle.after(entry), entry.at)
        if entry.at <= at:
            since = entry.at if now != before else since
        elif now != state:
            until = entry.at
            break
        before = now
    return (None if state == "not_begun" else since), until


def _out(meeting: Meeting, room: Room, at: dt.datetime) -> list[Out]:
    """Members who were not there, then others who had been."""
    day = [entry for entry in meeting.entries if entry.at.date() == at.date()]
    members = [seat.person for seat in meeting.body.members]
    gone = [entry.fact.person for entry in day if isinstance(entry.fact, Leave) and entry.at <= at]
    people = dict.fromkeys((*members, *gone))
    return [_why(meeting, day, person, at) for person in people if not room.has(person)]


def _why(meeting: Meeting, day: list[Entry], person: str, at: dt.datetime) -> Out:
    comes = next((entry.at for entry in day if entry.at > at and _brings(entry, person)), None)
    left = next(
        (
            (entry.at, entry.fact.reason)
            for entry in reversed(day)
            if entry.at <= at and isinstance(entry.fact, Leave) and entry.fact.person == person
        ),
        None,
    )
    if left is not None:
        interest = left[1] == "interest"
        why: Why = "left_for_interest" if interest else "left"
        return Out(person, why, left[0], comes, "" if interest else left[1])
    if comes is not None:
        return Out(person, "not_yet", None, comes)
    for _, sent in meeting.of(Apologise):
        if person in sent.people:
            return Out(person, "apologies", reason=sent.reason)
    for _, noted in meeting.of(Absent):
        if person in noted.people:
            return Out(person, "absent", reason=noted.reason)
    return Out(person, "not_recorded")


def _brings(entry: Entry, person: str) -> bool:
    fact = entry.fact
    if isinstance(fact, Attend):
        return person in fact.people
    return isinstance(fact, (Arrive, Return)) and fact.person == person
