"""A small invented meeting, and short words for the tests of the minute book."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from clerk.record.facts import AnyFact, Arrive, Attend, Move, OpenItem, Say, Start, Vote
from clerk.record.meeting import AgendaItem, Entry, Meeting, Particulars
from clerk.record.people import Body, Council, Person, Quorum, Seat
from clerk.store.minutebook import MinuteBook
from clerk.store.reading import Reading

DAY = dt.date(2026, 3, 4)


def at(clock: str, day: dt.date = DAY) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.fromisoformat(clock))


def a_plan(**particulars: Any) -> Meeting:
    """The Planning Committee of Aldermere, set up and not begun."""
    return Meeting(
        council=Council(name="Aldermere District Council"),
        people=(
            Person(id="okoro", name="Adaeze Okoro", title="Councillor", group="Independent"),
            Person(id="leigh", name="Tom Leigh", title="Councillor"),
            Person(id="leigh_b", name="Bronwen Leigh", title="Councillor"),
            Person(id="solicitor", post="Solicitor to the Council"),
        ),
        body=Body(
            id="planning",
            name="Planning Committee",
            type="regulatory",
            style="council",
            quorum=Quorum(numerator=1, denominator=4, floor=3),
            members=(
                Seat(person="okoro", role="chair"),
                Seat(person="leigh", role="vice_chair"),
                Seat(person="leigh_b"),
            ),
        ),
        particulars=msgspec.convert(
            {"date": DAY, "time": "14:30", "place": "Market Hall, Aldermere"} | particulars,
            Particulars,
        ),
        agenda=(
            AgendaItem(id="i1", number="1", kind="apologies", title="Apologies for absence"),
            AgendaItem(
                id="i6",
                number="6",
                kind="report",
                title="Flood wall on the Leam",
                recommendations=("That the wall be built",),
            ),
            AgendaItem(
                id="i7", number="7.", kind="report", title="A tenant’s arrears", exempt=(1, 3)
            ),
            AgendaItem(id="late", number="", kind="other", title="Urgent business"),
        ),
    )


def a_meeting() -> Meeting:
    """The same, with some things that happened."""
    told: list[tuple[str, AnyFact, str | None]] = [
        ("14:30", Attend(people=("okoro", "leigh"), capacity="member", mode="in_room"), None),
        ("14:30", Start(presiding="okoro"), None),
        ("14:35", OpenItem(item="i6"), "i6"),
        ("14:41", Arrive(person="leigh_b"), "i6"),
        ("14:50", Move(ref="m1", what="That the wall be built", mover="leigh"), "i6"),
        ("14:55", Vote(on="m1", manner="show_of_hands", for_=2, against=1), "i6"),
        ("15:00", Say(text="The Committee thanked officers."), "i6"),
    ]
    return a_plan().with_entries(
        Entry(id=number, at=at(clock), fact=fact, item=item)
        for number, (clock, fact, item) in enumerate(told, start=1)
    )


def without_ids(meeting: Meeting) -> Meeting:
    """A meeting with its entries numbered from one, to be compared with another."""
    return meeting.with_entries(
        msgspec.structs.replace(entry, id=number)
        for number, entry in enumerate(meeting.entries, start=1)
    )


def words(book: Reading, meeting_id: int) -> list[str]:
    """The texts of a meeting's passages, in the order of events."""
    return [
        entry.fact.text for entry in book.meeting(meeting_id).entries if isinstance(entry.fact, Say)
    ]


def say(book: MinuteBook, meeting_id: int, text: str, clock: str = "15:00") -> int:
    """Record a passage; return its number."""
    return book.record(meeting_id, Say(text=text), at(clock)).value
