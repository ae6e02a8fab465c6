"""Whether the minutes of a meeting have been signed.

Source: LGA 1972 Sch 12 para 41: minutes are signed at the same or the next suitable meeting by the person
presiding there. The signing is a fact of that later meeting; here it is only found.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from clerk.record.facts import ApproveMinutes
from clerk.record.meeting import Meeting, Signed


def signing(meeting: Meeting, approvals: Iterable[tuple[dt.date, ApproveMinutes]]) -> Signed | None:
    """Who signed a meeting's minutes, and when; None while they are a draft.

    Args:
        meeting: the meeting whose minutes are asked about.
        approvals: the approvals of minutes by the same body, each with the date of the meeting that made it.
    """
    if meeting.particulars.signed is not None:
        return meeting.particulars.signed
    held = meeting.particulars.date
    for date, approval in approvals:
        if held in approval.of and approval.signed_by is not None and date >= held:
            return Signed(by=approval.signed_by, on=date)
    return None


def with_signing(meeting: Meeting, approvals: Iterable[tuple[dt.date, ApproveMinutes]]) -> Meeting:
    """The meeting as it leaves the book: with its signing, if a later meeting of the body recorded one."""
    signed = signing(meeting, approvals)
    if signed == meeting.particulars.signed:
        return meeting
    particulars = msgspec.structs.replace(meeting.particulars, signed=signed)
    return msgspec.structs.replace(meeting, particulars=particulars)


def without_signing(meeting: Meeting) -> Meeting:
    """The meeting as a draft, whatever the record says of its signing: for a draft that is asked for as one."""
    particulars = msgspec.structs.replace(meeting.particulars, signed=None)
    return msgspec.structs.replace(meeting, particulars=particulars)
