"""Which minutes wait for approval, what a meeting approved, and what closes a record.

Source: LGA 1972 Sch 12 para 41: minutes are signed at the same or the next suitable meeting by the person presiding
there; SI 1993/202 Sch 2: an extraordinary meeting is not a suitable one (a body may do otherwise: it switches the rule
`minutes_at_extraordinary` off). What was noted of a meeting that could not be held is no minutes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable

import msgspec

from clerk.record.facts import ApproveMinutes, Correction
from clerk.record.meeting import Meeting
from clerk.record.numbering import minute_numbers

EXTRAORDINARY = "minutes_at_extraordinary"
"""The rule whose switch says whether a body's extraordinary meetings take minutes."""


class Held(msgspec.Struct, frozen=True):
    """A meeting that was held, of which there are minutes: its number in the book, when it was, whether signed."""

    id: int
    date: dt.date
    time: str = ""
    signed: bool = False


class Approval(msgspec.Struct, frozen=True):
    """An approval of earlier minutes: in which meeting of the book, on which day, by which entry."""

    meeting: int
    date: dt.date
    entry: int
    fact: ApproveMinutes


class Closed(msgspec.Struct, frozen=True):
    """That minutes are signed, by whom (name and office) and on which day."""

    by: str
    on: dt.date

    @property
    def sentence(self) -> str:
        """Why nothing of the record may be altered, and what is done instead."""
        by = f" by {self.by}" if self.by else ""
        return (
            f"These minutes were signed{by} on {self.on.day} {self.on:%B %Y}, and the record is closed. "
            "A correction is made at a later meeting (Earlier minutes approved, or Matter arising)."
        )


class Later(msgspec.Struct, frozen=True):
    """What a later meeting said of a minute of this one: the meeting, its day, its entry, and the words."""

    meeting: int
    date: dt.date
    entry: int
    minute: str
    words: str


class Around(msgspec.Struct, frozen=True):
    """What the rest of a book says of one meeting.

    ``waiting`` are the body's minutes that this meeting could approve; ``closed`` says that its own are signed;
    ``later`` is what later meetings corrected in them, or what arose from them.
    """

    waiting: tuple[Held, ...] = ()
    closed: Closed | None = None
    later: tuple[Later, ...] = ()


def takes_minutes(meeting: Meeting, off: Collection[str] = ()) -> bool:
    """Whether earlier minutes are for this meeting to approve.

    Args:
        meeting: the meeting, with its body.
        off: the codes of the rules that the house style does without.
    """
    if meeting.particulars.type != "extraordinary":
        return True
    watched = meeting.body.rules.get(EXTRAORDINARY)
    return watched is False or (watched is None and EXTRAORDINARY in off)


def waiting(held: Iterable[Held], approvals: Iterable[Approval]) -> tuple[Held, ...]:
    """The minutes that nobody has approved yet, in the order in which the meetings happened.

    Args:
        held: the body's earlier meetings of which there are minutes.
        approvals: what the body approved, in any of its meetings.
    """
    made = [(each.date, frozenset(each.fact.of)) for each in approvals]
    left = (
        each
        for each in held
        if not each.signed and not any(on >= each.date and each.date in of for on, of in made)
    )
    return tuple(sorted(left, key=lambda each: (each.date, each.time, each.id)))


def approvals_of(date: dt.date, approvals: Iterable[Approval]) -> tuple[Approval, ...]:
    """Those approvals that are of the minutes of a day, in the order in which they were made."""
    return tuple(each for each in approvals if each.date >= date and date in each.fact.of)


def corrections_of(date: dt.date, approvals: Iterable[Approval]) -> tuple[Correction, ...]:
    """What was corrected in the minutes of a day when they were approved, in order."""
    return tuple(
        correction
        for approval in approvals_of(date, approvals)
        for correction in approval.fact.corrections
    )


def items_meant(meeting: Meeting, minute: str) -> frozenset[str]:
    """The items that a minute's number, an agenda number or a title means: a minute's number counts first."""
    wanted = re.sub(r"(?i)^\s*(minute|item|no\.?|number)\s*", "", minute).strip(" .()").casefold()
    numbers = minute_numbers(meeting)
    for known in (
        {each.id: str(numbers[each.id]).strip(" .()") for each in meeting.agenda},
        {each.id: each.number.strip(" .()") for each in meeting.agenda},
        {each.id: each.title for each in meeting.agenda},
    ):
        found = frozenset(name for name, said in known.items() if said.casefold() == wanted)
        if found and wanted:
            return found
    return frozenset()
