"""Dates of facts: earlier minutes, the next meeting, actions, adjournments, the start."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TypeGuard

import msgspec

from clerk.record.facts import (
    Adjourn,
    ApproveMinutes,
    Assign,
    FutureMeeting,
    NextMeeting,
    Resume,
    Start,
)
from clerk.record.meeting import Entry
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Change, Family, Found, Mend, Remove, edit
from clerk.record.rules.written_dates import DAYS, spelt

DATES = Family("Dates")

EARLIER = "Local Government Act 1972 Sch 12 para 41: minutes are signed at the same or the next suitable meeting."
CALENDAR = "What is still to come lies after the meeting that says so."
SUMMONS = (
    "A meeting is held at the time for which it was summoned (Local Government Act 1972 Sch 12 paras 4 and 10): "
    "those who come on time must find it sitting."
)
EARLY = dt.timedelta(minutes=15)


@DATES.rule(
    "approved_too_early",
    "warning",
    watches="Minutes approved of a meeting that had not been held.",
    source=EARLIER,
)
def approved_too_early(case: Case) -> Iterator[Found]:
    """Minutes that are approved are of an earlier day."""
    today = case.meeting.particulars.date
    for entry, fact in case.meeting.of(ApproveMinutes):
        for day in fact.of:
            if day < today:
                continue
            last_year = _shifted(day, -1)
            ways: tuple[Mend, ...] = ()
            if _likely(last_year, entry) and last_year not in fact.of:
                of = tuple(last_year if each == day else each for each in fact.of)
                ways = (_change(entry, msgspec.structs.replace(fact, of=of), last_year),)
            yield Found(
                entry=entry,
                sentence=f"Minutes of {spelt(day)} are approved, but that is not before this meeting.",
                about=(day.isoformat(),),
                mends=(*ways, edit(entry, "Put the date right")),
            )


@DATES.rule(
    "approved_twice",
    "warning",
    watches="The minutes of one day approved twice.",
    source="Once approved, minutes are a correct record: there is nothing left to approve.",
)
def approved_twice(case: Case) -> Iterator[Found]:
    """The second time is the one to look at; bodies that met twice on a day have two sets, and are asked."""
    seen: set[dt.date] = set()
    for entry, fact in case.meeting.of(ApproveMinutes):
        left = tuple(dict.fromkeys(day for day in fact.of if day not in seen))
        again = {day for day in fact.of if day in seen or fact.of.count(day) > 1}
        for day in sorted(again):
            deed = Change(entry=entry.id, fact=msgspec.structs.replace(fact, of=left))
            way = Mend("Take it out here", deed if left else Remove(entry=entry.id))
            yield Found(
                entry=entry,
                sentence=f"The minutes of {spelt(day)} are approved twice.",
                about=(day.isoformat(),),
                mends=(way, edit(entry, "Put the date right")),
            )
        seen.update(fact.of)


@DATES.rule(
    "next_meeting_past",
    "error",
    watches="A next meeting that is not after this one.",
    source=CALENDAR,
)
def next_meeting_past(case: Case) -> Iterator[Found]:
    """A slip of the year is the usual reason, so the same day of the year after is offered."""
    for entry, fact in case.meeting.of(NextMeeting):
        today = entry.at.date()
        for meeting in fact.dates:
            if meeting.date > today or _later_the_same_day(meeting, entry):
                continue
            later = _shifted(meeting.date, 1)
            ways: tuple[Mend, ...] = ()
            if _likely(later, entry):
                dates = tuple(
                    msgspec.structs.replace(each, date=later) if each is meeting else each
                    for each in fact.dates
                )
                ways = (_change(entry, msgspec.structs.replace(fact, dates=dates), later),)
            yield Found(
                entry=entry,
                sentence=f"The next meeting is put down for {spelt(meeting.date)}, which is not after this one.",
                about=(meeting.date.isoformat(),),
                mends=(*ways, edit(entry, "Put the date right")),
            )


def _later_the_same_day(meeting: FutureMeeting, entry: Entry) -> bool:
    return (
        meeting.date == entry.at.date()
        and meeting.time is not None
        and dt.time.fromisoformat(meeting.time) > entry.at.time()
    )


@DATES.rule(
    "next_meeting_twice",
    "warning",
    watches="One next meeting given twice.",
    source="Each meeting is given once, or those who keep diaries will ask which holds.",
)
def next_meeting_twice(case: Case) -> Iterator[Found]:
    """Two meetings on one day at two times are two meetings."""
    seen: dict[dt.date, set[str | None]] = {}
    for entry, fact in case.meeting.of(NextMeeting):
        left: list[FutureMeeting] = []
        again: list[dt.date] = []
        for meeting in fact.dates:
            times = seen.setdefault(meeting.date, set())
            if times and (meeting.time is None or None in times or meeting.time in times):
                again.append(meeting.date)
            else:
                left.append(meeting)
            times.add(meeting.time)
        for date in dict.fromkeys(again):
            deed = Change(entry=entry.id, fact=msgspec.structs.replace(fact, dates=tuple(left)))
            way = Mend("Take it out here", deed if left else Remove(entry=entry.id))
            yield Found(
                entry=entry,
                sentence=f"A meeting on {spelt(date)} is given twice.",
                about=(date.isoformat(),),
                mends=(way, edit(entry)),
            )


@DATES.rule(
    "due_before_meeting",
    "warning",
    watches="An action that was due before it was given.",
    source=CALENDAR,
)
def due_before_meeting(case: Case) -> Iterator[Found]:
    """An action carried over from an earlier meeting, known by its number, may be overdue."""
    first = case.meeting.particulars.first_action_number
    for entry, action in case.meeting.of(Assign):
        due, today = action.due, entry.at.date()
        if due is None or due >= today:
            continue
        if action.number is not None and first is not None and action.number < first:
            continue
        later = _shifted(due, 1)
        ways: tuple[Mend, ...] = ()
        if _likely(later, entry):
            ways = (_change(entry, msgspec.structs.replace(action, due=later), later),)
        none = Change(entry=entry.id, fact=msgspec.structs.replace(action, due=None))
        yield Found(
            entry=entry,
            sentence=f"The action is due on {spelt(due)}, before the meeting that gave it.",
            about=(due.isoformat(),),
            mends=(*ways, Mend("Leave the date out", none), edit(entry, "Put the date right")),
        )


@DATES.rule(
    "adjourned_to_past",
    "error",
    watches="A meeting adjourned to a time that had gone by.",
    source=CALENDAR,
)
def adjourned_to_past(case: Case) -> Iterator[Found]:
    """An adjournment looks forward."""
    for entry, fact in case.meeting.of(Adjourn):
        to = _moment(fact)
        if to is None or to[0] > entry.at.date():
            continue
        if to[0] == entry.at.date() and (to[1] is None or to[1] >= entry.at.time()):
            continue
        yield Found(
            entry=entry,
            sentence=f"The meeting is adjourned to {spelt(to[0])}, which is not after the adjournment.",
            about=(str(fact.to),),
            mends=(edit(entry, "Put the date right"),),
        )


@DATES.rule(
    "resumed_on_another_day",
    "warning",
    watches="A meeting adjourned to one day and resumed on another.",
    source="Members and public come back at the time to which the meeting was adjourned.",
)
def resumed_on_another_day(case: Case) -> Iterator[Found]:
    """Each resumption ends the adjournment before it."""
    adjourned: tuple[Entry, Adjourn] | None = None
    for entry in case.meeting.entries:
        fact = entry.fact
        if isinstance(fact, Adjourn):
            adjourned = (entry, fact)
        elif isinstance(fact, Resume) and adjourned is not None:
            to, day = _moment(adjourned[1]), fact.date or entry.at.date()
            if to is not None and to[0] != day and to[0] >= adjourned[0].at.date():
                time = f"T{to[1]:%H:%M}" if to[1] is not None else ""
                put_right = msgspec.structs.replace(adjourned[1], to=f"{day}{time}")
                yield Found(
                    entry=entry,
                    sentence=f"The meeting was adjourned to {spelt(to[0])}, but resumed on {spelt(day)}.",
                    about=(str(adjourned[1].to), day.isoformat()),
                    mends=(
                        Mend(
                            f"It was adjourned to {DAYS[day.weekday()]} {spelt(day)}",
                            Change(entry=adjourned[0].id, fact=put_right),
                        ),
                        edit(entry, "Open the resumption"),
                    ),
                )
            adjourned = None


@DATES.rule(
    "started_early",
    "warning",
    watches="A meeting that started well before its time.",
    source=SUMMONS,
)
def started_early(case: Case) -> Iterator[Found]:
    """A few minutes are the chamber's clock; more than fifteen shut people out."""
    starts = case.meeting.particulars.starts
    for entry, _ in case.meeting.of(Start)[:1]:
        if starts - entry.at > EARLY:
            yield Found(
                entry=entry,
                sentence=f"The meeting started at {entry.at:%H:%M}; it was called for {starts:%H:%M}.",
                about=(f"{entry.at:%H:%M}", f"{starts:%H:%M}"),
                mends=(edit(entry, "Put the time right"),),
            )


def _moment(fact: Adjourn) -> tuple[dt.date, dt.time | None] | None:
    """What a meeting is adjourned to; None where that is not said, or is no day of the calendar."""
    if fact.to is None:
        return None
    try:
        day = dt.date.fromisoformat(fact.to[:10])
    except ValueError:
        return None
    return day, dt.time.fromisoformat(fact.to[11:]) if len(fact.to) > 10 else None


def _likely(day: dt.date | None, entry: Entry) -> TypeGuard[dt.date]:
    """Whether a day near enough to be what was meant comes of putting the year right."""
    return day is not None and 0 < abs((day - entry.at.date()).days) < 200


def _shifted(day: dt.date, years: int) -> dt.date | None:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return None


def _change(entry: Entry, fact: ApproveMinutes | NextMeeting | Assign, day: dt.date) -> Mend:
    return Mend(f"Make it {spelt(day)}", Change(entry=entry.id, fact=fact))
