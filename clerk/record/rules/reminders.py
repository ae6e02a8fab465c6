"""Reminders while the meeting goes on: who has to go for the item now open, and who may come back."""

from __future__ import annotations

from collections.abc import Iterator

from clerk.record.facts import Leave, OpenItem, Return
from clerk.record.meeting import Entry
from clerk.record.rules.case import Case
from clerk.record.rules.interests import barred_stays, goes, stays_after_declaring
from clerk.record.rules.rule import Family, Found, Mend, Record

REMINDERS = Family("Interests: reminders during the meeting")

LEAVES = "Localism Act 2011 s.31(10): standing orders may require the member to leave the room while the item is taken."


@REMINDERS.rule(
    "has_to_leave",
    "note",
    watches="While an item is open: somebody is in the room who is to leave for it.",
    source=LEAVES,
)
def has_to_leave(case: Case) -> Iterator[Found]:
    """As they declared, or as a disclosable pecuniary interest without dispensation requires."""
    room = case.chronicle.last()
    opened = _opening(case)
    if case.is_over or not room.sitting or opened is None:
        return
    told = {found.about for rule in (stays_after_declaring, barred_stays) for found in rule(case)}
    for item in room.taken_as_one(room.item):
        for person in {person: None for person, declared in case.declared if declared == item}:
            if not room.has(person) or not goes(case, person, item) or (person, item) in told:
                continue
            speaks = case.declared[person, item][-1][1].action == "speaks_then_leaves"
            fact = Leave(person=person, reason="interest")
            last = case.meeting.entries[-1]
            yield Found(
                entry=opened,
                sentence=f"{case.starting(person)} declared an interest in {case.item(item)} and is still in the room"
                f"{'; they may speak before they leave' if speaks else ''}.",
                about=(person, item),
                mends=(Mend("They have left", Record(fact=fact, at=last.at, item=room.item)),),
            )


@REMINDERS.rule(
    "may_return",
    "note",
    watches="Once an item is over: somebody who left for it may come back.",
    source=LEAVES,
)
def may_return(case: Case) -> Iterator[Found]:
    """Unless they are to be out of the room for the item now open as well."""
    room = case.chronicle.last()
    if case.is_over or not room.sitting:
        return
    now = room.taken_as_one(room.item)
    for person, entry in _out_for_an_interest(case).items():
        left_for = set(case.before(entry).taken_as_one(entry.item))
        still = left_for & set(now) or any(goes(case, person, item) for item in now)
        if not still and entry.item is not None:
            last = case.meeting.entries[-1]
            fact = Return(person=person)
            yield Found(
                entry=entry,
                sentence=f"{case.starting(person)} left for {case.item(entry.item)}, which is over, and may come back.",
                about=(person, room.item or ""),
                mends=(Mend("They have come back", Record(fact=fact, at=last.at, item=room.item)),),
            )


def _opening(case: Case) -> Entry | None:
    opened = case.meeting.of(OpenItem)
    return opened[-1][0] if opened else None


def _out_for_an_interest(case: Case) -> dict[str, Entry]:
    """Whoever is out of the room and last left it for an interest, with the entry of their leaving."""
    room = case.chronicle.last()
    last = {fact.person: (entry, fact) for entry, fact in case.meeting.of(Leave)}
    return {
        person: entry
        for person, (entry, fact) in last.items()
        if fact.reason == "interest" and not room.has(person)
    }
