"""Minute numbers and action numbers."""

from __future__ import annotations

import datetime as dt

from clerk.record.facts import Assign, OpenItem
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
