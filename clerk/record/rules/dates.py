"""Dates: those of facts, and those that stand in the text."""

from __future__ import annotations

from collections.abc import Iterator

from clerk.record.facts import ApproveMinutes
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Family, Found, edit

DATES = Family("Dates")

EARLIER = "Local Government Act 1972 Sch 12 para 41: minutes are signed at the same or the next suitable meeting."


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
            if day >= today:
                yield Found(
                    entry=entry,
                    sentence=f"Minutes of {day:%d.%m.%Y} are approved, but that is not before this meeting.",
                    about=(day.isoformat(),),
                    mends=(edit(entry, "Put the date right"),),
                )
