"""Time limits: when a meeting has to end unless it is extended, and how long it has been extended.

Sources: a body's standing orders (`Body.limits`); "a guillotine" in many constitutions.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from clerk.record.facts import AnyFact, Extend, Resume, Start
from clerk.record.meeting import Meeting
from clerk.record.people import Limits

_DAY = dt.timedelta(days=1)


class Limit(msgspec.Struct, frozen=True):
    """When the meeting has to end. ``of`` is when the limit came into force, ``extended`` says that it was moved."""

    at: dt.datetime
    of: dt.datetime
    extended: bool = False


def first_limit(limits: Limits | None, began: dt.datetime) -> Limit | None:
    """Return when a sitting that began then has to end, None without a limit."""
    if limits is None:
        return None
    ends = [] if limits.ends_by is None else [_next(limits.ends_by, began)]
    if limits.minutes is not None:
        ends.append(_minute(began) + dt.timedelta(minutes=limits.minutes))
    return Limit(min(ends), began) if ends else None


def limit_after(
    limits: Limits | None, before: Limit | None, fact: AnyFact, at: dt.datetime
) -> Limit | None:
    """Return the limit in force after a fact of that time, if ``before`` was in force before it.

    A sitting on another day begins its time anew. An extension that says neither until when nor by how much
    lifts the limit.
    """
    if isinstance(fact, Start) or (isinstance(fact, Resume) and fact.date is not None):
        return first_limit(limits, at)
    if not isinstance(fact, Extend) or before is None:
        return before
    if fact.until is not None:
        return Limit(_next(fact.until, before.of), at, extended=True)
    if fact.minutes is not None:
        return Limit(before.at + dt.timedelta(minutes=fact.minutes), at, extended=True)
    return None


def limit_now(meeting: Meeting) -> Limit | None:
    """Return the limit in force once everything recorded so far has happened, None if there is none."""
    limits = meeting.body.limits
    found: Limit | None = None
    for entry in meeting.entries:
        found = limit_after(limits, found, entry.fact, entry.at)
    return found


def _minute(moment: dt.datetime) -> dt.datetime:
    return moment.replace(second=0, microsecond=0)


def _next(clock: str, after: dt.datetime) -> dt.datetime:
    """When it is next that time by the clock: a meeting that ends by 00:30 ends on the day after."""
    found = dt.datetime.combine(after.date(), dt.time.fromisoformat(clock))
    return found if found > after else found + _DAY
