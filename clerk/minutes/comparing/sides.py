"""Two records of one meeting as two drafts to be compared: both of one kind, neither telling on the other."""

from __future__ import annotations

import msgspec

from clerk.minutes.blocks import Draft
from clerk.minutes.layout import Which, draft
from clerk.minutes.style import Style
from clerk.record.meeting import Meeting
from clerk.record.side_by_side import with_same_secrets, without_notes


class Side(msgspec.Struct, frozen=True):
    """A meeting as it stood at some time, and the house style of then."""

    meeting: Meeting
    style: Style


def drafts_of(old: Side, new: Side, which: Which) -> tuple[Draft, Draft]:
    """The drafts to be laid beside each other.

    Args:
        old: the earlier one, as it was kept.
        new: the later one, or the record as it is now.
        which: ``public`` has nothing that is exempt in either of them; ``full`` all but
            what is a private note in either.
    """
    meetings = without_notes(old.meeting, new.meeting)
    if which == "public":
        meetings = with_same_secrets(*meetings)
    return draft(meetings[0], old.style, which), draft(meetings[1], new.style, which)
