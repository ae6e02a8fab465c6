"""Time limits: that business did not go on past the hour at which the meeting had to end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from clerk.record.facts import Extend, OpenItem
from clerk.record.limits import Limit, limit_after
from clerk.record.meeting import Entry
from clerk.record.rules.business import BUSINESS, is_note_afterwards
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Begin, Family, Found, Mend, edit
from clerk.record.rules.written_dates import spelt

LIMITS = Family("Time limits")

STANDING_ORDERS = (
    "Standing orders: the meeting ends at its time limit unless the body has resolved to extend it."
)


@LIMITS.rule(
    "past_time_limit",
    "warning",
    watches="Business after the hour at which the meeting had to end, without an extension.",
    source=STANDING_ORDERS,
)
def past_time_limit(case: Case) -> Iterator[Found]:
    """Once for each limit that was passed; a motion to extend may still be put, and the meeting closed, after it."""
    limits = case.meeting.body.limits
    limit: Limit | None = None
    told: set[dt.datetime] = set()
    for entry in case.meeting.entries:
        if limit is not None and limit.at not in told and _goes_on(case, entry, limit):
            told.add(limit.at)
            until = f"{limit.at:%H:%M}"
            on = "" if entry.at.date() == limit.at.date() else f" on {spelt(entry.at.date())}"
            how = "had been extended until" if limit.extended else "had to end by"
            yield Found(
                entry=entry,
                sentence=f"The meeting {how} {until}, and there is business at {entry.at:%H:%M}{on}; "
                "no extension is recorded.",
                about=(limit.at.isoformat(),),
                mends=(
                    Mend("Record the extension", Begin(verb="extend", item=entry.item)),
                    edit(entry, "Give the entry its right time"),
                ),
            )
        limit = limit_after(limits, limit, entry.fact, entry.at)


def _goes_on(case: Case, entry: Entry, limit: Limit) -> bool:
    """Whether an entry is business of a meeting that had to be over."""
    if entry.at.replace(second=0, microsecond=0) <= limit.at or case.is_procedural(entry):
        return False
    if not isinstance(entry.fact, (*BUSINESS, OpenItem)) or is_note_afterwards(entry.fact):
        return False
    room = case.before(entry)
    return room.sitting and not _is_extended_at(case, entry)


def _is_extended_at(case: Case, entry: Entry) -> bool:
    """Whether the extension is recorded in the same minute: it was voted on before business went on."""
    minute = entry.at.replace(second=0, microsecond=0)
    return any(
        found.at.replace(second=0, microsecond=0) == minute for found, _ in case.meeting.of(Extend)
    )
