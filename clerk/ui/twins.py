"""Two meetings of one body at the same date and time: most often the same one again, now and then another."""

import datetime as dt
from collections.abc import Iterable

from clerk.intake.days import read_time
from clerk.record.meeting import Meeting
from clerk.store.minutebook import MeetingSummary


def twin_of(
    there: Iterable[MeetingSummary], council: str, body_id: str, date: dt.date, time: str
) -> MeetingSummary | None:
    """Return the meeting of this body that the book has at this date and time, or None."""
    for each in there:
        if (each.council, each.body_id, each.date) == (council, body_id, date) and (
            read_time(each.time) == read_time(time)
        ):
            return each
    return None


def twin_of_meeting(there: Iterable[MeetingSummary], meeting: Meeting) -> MeetingSummary | None:
    """Return the meeting of the book that has the body, date and time of this one, or None."""
    when = meeting.particulars
    return twin_of(there, meeting.council.name, meeting.body.id, when.date, when.time)
