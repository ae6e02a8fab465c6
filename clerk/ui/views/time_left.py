"""The time limit on the screen: what is left of it, and the steps by which the meeting is extended."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from itertools import count

import msgspec

from clerk.errors import Refused
from clerk.minutes.dates import time
from clerk.minutes.style import Style
from clerk.record.facts import AnyFact, Extend, Move, Vote
from clerk.record.limits import Limit, limit_now
from clerk.record.meeting import Meeting
from clerk.record.motions import Motion, motions
from clerk.record.presence import Chronicle
from clerk.ui.field_words import read_clock
from clerk.ui.views.reminders import Reminder
from clerk.ui.views.times import clock

SAID_FROM = dt.timedelta(minutes=30)
"""How long before the limit the header says what is left."""
OFFERED_FROM = dt.timedelta(minutes=15)
"""How long before it the motion to extend is offered."""
EXTENDED_BY = dt.timedelta(minutes=30)
"""By how long the motion that is offered would extend the meeting."""
_NAME = "extension"
_TIMES = re.compile(r"\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\b)?", re.IGNORECASE)


class TimeLeft(msgspec.Struct, frozen=True):
    """What is left before the limit: in the header's words, and aloud."""

    words: str
    said: str
    role: str = "muted"


def time_left(limit: Limit | None, now: dt.datetime) -> TimeLeft | None:
    """Return what is said of the limit now, None while there is time enough or no limit."""
    if limit is None or limit.at - now > SAID_FROM:
        return None
    minutes = _minutes(abs(limit.at - now))
    at = clock(limit.at)
    if now >= limit.at + dt.timedelta(minutes=1):
        return TimeLeft(
            f"{minutes} min past {at}",
            f"The time limit of {at} is passed, {minutes} minutes ago.",
            "care",
        )
    if now >= limit.at:
        return TimeLeft(
            f"time limit {at}: now", f"It is {at}: the meeting ends unless it is extended.", "care"
        )
    # What is begun counts: with 40 seconds left there is a minute left.
    minutes = -(-int((limit.at - now).total_seconds()) // 60)
    left = "1 minute is" if minutes == 1 else f"{minutes} minutes are"
    return TimeLeft(
        f"{minutes} min left, to {at}",
        f"{left} left: the meeting ends at {at} unless it is extended.",
    )


def _minutes(length: dt.timedelta) -> int:
    return int(length.total_seconds() // 60)


def sitting_limit(meeting: Meeting, chronicle: Chronicle) -> Limit | None:
    """Return the limit of a meeting that is sitting now, None if it has none or does not sit."""
    return limit_now(meeting) if chronicle.last().sitting else None


def extension_offer(
    meeting: Meeting, style: Style, chronicle: Chronicle, limit: Limit | None, now: dt.datetime
) -> Reminder | None:
    """Return what one key does next towards extending the meeting: the motion, its vote, the extension.

    Nothing is offered once a motion to extend was lost under this limit.
    """
    if limit is None or limit.at - now > OFFERED_FROM:
        return None
    until = max(limit.at, now.replace(second=0, microsecond=0)) + EXTENDED_BY
    motion = _moved(meeting, limit)
    if motion is None:
        left = time_left(limit, now)
        words = f"That the meeting be extended until {time(style, until.time())}."
        fact = Move(ref=_free_name(meeting), kind="other_procedural", what=words)
        return _reminder(chronicle, now, left.said if left else "", "Extension moved", fact)
    until_said = _time_in(motion.fact.what) or until.time()
    extend = Extend(until=f"{until_said:%H:%M}", by=motion.ref)
    at = clock(until_said)
    if motion.fate == "carried":
        return _reminder(
            chronicle, now, "The motion to extend was carried.", f"Extended until {at}", extend
        )
    if motion.fate != "open":
        return None
    vote = Vote(on=motion.ref, manner="assent")
    sentence = f"It is moved that the meeting go on until {at}."
    return _reminder(chronicle, now, sentence, f"Agreed by assent: until {at}", vote, extend)


def _reminder(
    chronicle: Chronicle, now: dt.datetime, sentence: str, label: str, fact: AnyFact, *then: AnyFact
) -> Reminder:
    # The rules are loaded by the time that a meeting was worked out.
    from clerk.record.rules import Flag, Mend
    from clerk.record.rules.rule import Record

    item = chronicle.last().item
    minute = now.replace(second=0, microsecond=0)
    flag = Flag(code="time_limit", severity="note", where="the meeting", sentence=sentence)
    return Reminder(flag, Mend(label, Record(fact=fact, at=minute, item=item, then=then)))


def _moved(meeting: Meeting, limit: Limit) -> Motion | None:
    """The motion to extend that was moved last under this limit, and has no extension yet."""
    extended = {fact.by for _, fact in meeting.of(Extend)}
    found = None
    for motion in motions(meeting).values():
        named = motion.ref.startswith(_NAME) and isinstance(motion.fact, Move)
        if named and motion.entry.at >= limit.of and motion.ref not in extended:
            found = motion
    return found


def _free_name(meeting: Meeting) -> str:
    taken = {fact.ref for _, fact in meeting.of(Move)}
    names = (_NAME if number == 1 else f"{_NAME}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)


def _time_in(words: str) -> dt.time | None:
    """The time that a motion to extend names last, if any."""
    for found in reversed(_TIMES.findall(words)):
        with suppress(Refused):
            return read_clock(found)
    return None
