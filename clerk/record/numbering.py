"""Minute numbers and action numbers."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from clerk.record.facts import Assign, NotHeld, OpenItem
from clerk.record.meeting import Meeting


def minute_numbers(meeting: Meeting) -> dict[str, int | str]:
    """Each item's minute number, in agenda order from the meeting's first.

    An item whose number was overridden has the officer's text (empty: it is unnumbered) and takes no
    number from the run, so the rest never repeat.
    """
    numbers: dict[str, int | str] = {}
    upcoming = meeting.particulars.first_minute_number
    for item in meeting.agenda:
        if item.minute_number is not None:
            numbers[item.id] = item.minute_number
        else:
            numbers[item.id] = upcoming
            upcoming += 1
    return numbers


def webcast_offset(meeting: Meeting, item: str) -> dt.timedelta | None:
    """How far into the recording an item begins; None without a recording, or on another day than it."""
    webcast = meeting.particulars.webcast
    date = meeting.particulars.date
    opened = [
        entry.at
        for entry, fact in meeting.of(OpenItem)
        if fact.item == item and entry.at.date() == date
    ]
    if webcast is None or not opened:
        return None
    offset = opened[0] - dt.datetime.combine(date, dt.time.fromisoformat(webcast.started))
    return offset if offset >= dt.timedelta() else None


def action_numbers(meeting: Meeting) -> dict[int, int]:
    """Each action's running number by entry, where the body numbers its actions.

    The run goes on from ``first_action_number``; an action with a number of its own keeps it.
    """
    numbers: dict[int, int] = {}
    upcoming = meeting.particulars.first_action_number
    for entry, action in meeting.of(Assign):
        if action.number is not None:
            numbers[entry.id] = action.number
            if upcoming is not None:
                upcoming = max(upcoming, action.number + 1)
        elif upcoming is not None:
            numbers[entry.id] = upcoming
            upcoming += 1
    return numbers


class NextNumbers(NamedTuple):
    """From which numbers a body's next meeting goes on: its minutes, and its actions where they are numbered.

    ``last`` is the number of the last minute before it; ``begins_again`` says that a new year of numbers begins.
    """

    minute: int
    action: int | None
    last: int
    begins_again: bool


def next_numbers(last: Meeting, day: dt.date | None, restart: int) -> NextNumbers:
    """Where the numbers go on after a body's last meeting.

    Args:
        last: the body's last meeting before the next. Notes of one that could not be held take no numbers.
        day: the day of the next meeting, if it is known.
        restart: the month in which the minutes begin again at 1, 0 if they never do (`Body.numbers_restart`). The
            list of actions runs on whatever the year: an old action may still be open.
    """
    numbers = [] if last.of(NotHeld) else minute_numbers(last).values()
    counted = [number for number in numbers if isinstance(number, int)]
    upto = max(counted, default=last.particulars.first_minute_number - 1)
    first_action = last.particulars.first_action_number
    action = None
    if first_action is not None:
        action = max(action_numbers(last).values(), default=first_action - 1) + 1
    held = last.particulars.date
    again = day is not None and numbered_year(day, restart) != numbered_year(held, restart)
    return NextNumbers(1 if again else upto + 1, action, upto, again)


def numbered_year(day: dt.date, restart: int) -> int:
    """The year through which numbers run on: that of its first month; with 0 there is but one."""
    return day.year - (day.month < restart) if restart else 0
