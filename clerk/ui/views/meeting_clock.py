"""The meeting's clock: its minutes from the first sitting to the last, laid end to end, with what moved the room."""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

import msgspec

from clerk.errors import Refused
from clerk.record.facts import Arrive, Attend, End, Leave, Resume, Return, Vote
from clerk.record.meeting import Entry, Meeting
from clerk.ui.field_words import read_clock, read_date
from clerk.ui.views.times import clock, short_date

_MINUTE = dt.timedelta(minutes=1)
# Nobody sits through this without a word recorded: the body met again.
_APART = dt.timedelta(hours=6)
Movement = Literal["came", "went", "vote"]


class Sitting(msgspec.Struct, frozen=True):
    """From when to when the body sat without going home, in whole minutes; `first` is its first place."""

    begins: dt.datetime
    ends: dt.datetime
    first: int

    @property
    def last(self) -> int:
        """The place of its last minute."""
        return self.first + int((self.ends - self.begins) / _MINUTE)


class MeetingClock:
    """Places on a slider, a minute each, and the moments they stand for."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        # What was entered for a time after the end is no part of the meeting's clock.
        ended = [
            index for index, entry in enumerate(meeting.entries) if isinstance(entry.fact, End)
        ]
        self._entries = meeting.entries[: ended[-1] + 1] if ended else meeting.entries
        self.sittings: tuple[Sitting, ...] = tuple(_sittings(self._entries))

    @property
    def last(self) -> int:
        """The last place; the first is 0."""
        return self.sittings[-1].last if self.sittings else 0

    @cached_property
    def marks(self) -> dict[int, frozenset[Movement]]:
        """Where somebody came or went, or a vote was taken."""
        found: dict[int, set[Movement]] = {}
        for entry in self._entries:
            kind = _movement(entry)
            if kind is not None:
                found.setdefault(self.place(entry.at), set()).add(kind)
        return {place: frozenset(kinds) for place, kinds in found.items()}

    def moment(self, place: int) -> dt.datetime:
        """The minute of a place."""
        sitting = next((each for each in reversed(self.sittings) if each.first <= place), None)
        if sitting is None:
            return self.meeting.particulars.starts
        return sitting.begins + min(place - sitting.first, sitting.last - sitting.first) * _MINUTE

    def place(self, moment: dt.datetime) -> int:
        """The place of a moment, or the nearest there is."""
        minute = moment.replace(second=0, microsecond=0)
        for sitting in self.sittings:
            if minute <= sitting.ends:
                return sitting.first + max(int((minute - sitting.begins) / _MINUTE), 0)
        return self.last

    def words(self, place: int) -> str:
        """A place as it is said: 19:41, with its day where the body sat on several."""
        moment = self.moment(place)
        several = len({each.begins.date() for each in self.sittings}) > 1
        return f"{short_date(moment.date())}, {clock(moment)}" if several else clock(moment)

    def next_mark(self, place: int, by: int) -> int:
        """The next place where the room moved (1) or the one before (-1), or the end."""
        if by > 0:
            return min((each for each in self.marks if each > place), default=self.last)
        return max((each for each in self.marks if each < place), default=0)

    def read(self, text: str, place: int) -> int:
        """Return the place that is meant by a time, with or without its day; without it, that of `place` comes first.

        Raises:
            Refused: it is no time, or the body was not sitting then.
        """
        words = " ".join(text.replace(",", " ").split())
        day_words, _, time_words = words.rpartition(" ")
        if time_words.casefold() in ("am", "pm") and day_words:
            day_words, _, hour = day_words.rpartition(" ")
            time_words = f"{hour} {time_words}"
        time = read_clock(time_words)
        days = [each.begins.date() for each in self.sittings]
        days += [each.ends.date() for each in self.sittings]
        if day_words:
            days = [read_date(day_words, self.meeting.particulars.date)]
        shown = self.moment(place).date()
        for day in sorted(dict.fromkeys(days), key=lambda day: (day != shown, day)):
            moment = dt.datetime.combine(day, time)
            if any(each.begins <= moment <= each.ends for each in self.sittings):
                return self.place(moment)
        sat = " and ".join(
            f"from {self.words(each.first)} to {self.words(each.last)}" for each in self.sittings
        )
        raise Refused(f"Nothing is recorded at {text.strip()}: the meeting sat {sat}.")


def _movement(entry: Entry) -> Movement | None:
    if isinstance(entry.fact, (Attend, Arrive, Return)):
        return "came"
    if isinstance(entry.fact, Leave):
        return "went"
    return "vote" if isinstance(entry.fact, Vote) else None


def _sittings(entries: Sequence[Entry]) -> Iterator[Sitting]:
    begins = ends = None
    first = 0
    for entry in entries:
        at = entry.at.replace(second=0, microsecond=0)
        if begins is None or ends is None:
            begins = at
        elif _met_again(entry) or at - ends > _APART:
            yield (sitting := Sitting(begins, ends, first))
            begins, first = at, sitting.last + 1
        ends = at
    if begins is not None and ends is not None:
        yield Sitting(begins, ends, first)


def _met_again(entry: Entry) -> bool:
    return isinstance(entry.fact, Resume) and entry.fact.date is not None
