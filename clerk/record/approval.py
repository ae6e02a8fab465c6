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

from clerk.record.facts import ApproveMinutes
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
    def words(self) -> str:
        """By whom and when: “signed by Councillor Ann Rowe, Chair, on 14 July 2026”."""
        by = f" by {self.by}{',' if ',' in self.by else ''}" if self.by else ""
        return f"signed{by} on {self.on.day} {self.on:%B %Y}"

    @property
    def remark(self) -> str:
        """The same in short, beside the record."""
        said = f"{self.words[0].upper()}{self.words[1:]}"
        return f"{said}. The record is closed; a correction is made at a later meeting."

    @property
    def sentence(self) -> str:
        """Why nothing of the record may be altered, and what is done instead."""
        return (
            f"These minutes were {self.words}, and the record is closed. "
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


class KeptName(msgspec.Struct, frozen=True):
    """A file that is kept: its name, for whom (``public`` or ``full``), and its digest."""

    name: str
    which: str
    sha256: str


class KeptSet(msgspec.Struct, frozen=True, kw_only=True):
    """A draft or a signed set as the book keeps it. ``record`` and ``style`` are digests.

    ``closed`` is how its minutes are signed, whichever draft of them this is; ``in_force`` says that this is the set
    that was signed.
    """

    meeting: int
    uuid: str
    number: int
    body: str
    date: dt.date
    record: str
    style: str
    files: tuple[KeptName, ...]
    closed: Closed | None = None
    in_force: bool = False

    @property
    def title(self) -> str:
        """What minutes these are: “Planning Committee, 4 March 2026”."""
        return f"{self.body}, {self.date.day} {self.date:%B %Y}"

    @property
    def signing(self) -> str:
        """By whom and when they were signed, as a sentence; nothing while they are not."""
        return f"They were {self.closed.words}." if self.closed else ""


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


_MONTHS = [f"{dt.date(2000, month, 1):%B}" for month in range(1, 13)]
_DAY = rf"(?:of\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{'|'.join(_MONTHS)})(?:\s+(?P<y>\d{{4}}))?"


def day_named(minute: str, days: Collection[dt.date]) -> dt.date | None:
    """Which of several minutes a correction names by their day, such as “55 of 28 July”; None if it names none."""
    found = re.search(_DAY, minute)
    if found is None:
        return None
    month = _MONTHS.index(found["m"]) + 1
    return next(
        (
            day
            for day in days
            if (day.day, day.month) == (int(found["d"]), month)
            and found["y"] in (None, str(day.year))
        ),
        None,
    )


def without_day(minute: str) -> str:
    """How a minute is named, without the day of its meeting."""
    return re.sub(_DAY, "", minute).strip(" ,;")


def items_meant(meeting: Meeting, minute: str) -> frozenset[str]:
    """The items that a minute's number, an agenda number or a title means: a minute's number counts first."""
    bare = re.sub(r"(?i)^\s*(minute|item|no\.?|number)\s*", "", without_day(minute))
    wanted = bare.strip(" .()").casefold()
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
