"""Doubts: what the officer parked during the meeting, to be looked at when there is time."""

from __future__ import annotations

import msgspec

from clerk.record.facts import Private
from clerk.record.meeting import Entry, Meeting


def doubts(meeting: Meeting, *, settled: bool = False) -> list[tuple[Entry, Private]]:
    """Return the doubts that are open, or those that were ``settled``, in the order of events."""
    wanted = "settled" if settled else "open"
    return [(entry, note) for entry, note in meeting.of(Private) if note.doubt == wanted]


def as_settled(note: Private, how: str) -> Private:
    """Return a doubt as settled, with the officer's word on how."""
    return msgspec.structs.replace(note, doubt="settled", settled=how)


def as_open(note: Private) -> Private:
    """Return a doubt as open again; what was said of how it was settled goes."""
    return msgspec.structs.replace(note, doubt="open", settled="")
