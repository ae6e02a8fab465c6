"""What a proposal would alter in the record, as data: the same deed is foreseen here and done in the book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from clerk.record.meeting import Entry, Meeting


class Altered(msgspec.Struct, frozen=True):
    """An entry says something else: another fact, wording or time. ``was`` is how it was seen."""

    was: Entry
    entry: Entry


class Added(msgspec.Struct, frozen=True):
    """A new entry, right after another (``after``)."""

    entry: Entry
    after: int


class Removed(msgspec.Struct, frozen=True):
    """An entry goes."""

    was: Entry


class Moved(msgspec.Struct, frozen=True):
    """An entry goes right after another, with the time ``at``."""

    was: Entry
    after: int
    at: dt.datetime


class Replanned(msgspec.Struct, frozen=True):
    """The meeting is set up otherwise: an item's title, a name. ``meeting`` is without entries."""

    meeting: Meeting


Deed = Altered | Added | Removed | Moved | Replanned


def foreseen(meeting: Meeting, deeds: Iterable[Deed]) -> Meeting:
    """The meeting as it will be once these are done."""
    for deed in deeds:
        meeting = _foreseen(meeting, deed)
    return meeting


def _foreseen(meeting: Meeting, deed: Deed) -> Meeting:
    entries = list(meeting.entries)
    if isinstance(deed, Altered):
        return meeting.with_entries(deed.entry if e.id == deed.was.id else e for e in entries)
    if isinstance(deed, Removed):
        return meeting.with_entries(e for e in entries if e.id != deed.was.id)
    if isinstance(deed, Replanned):
        return msgspec.structs.replace(deed.meeting, entries=meeting.entries)
    if isinstance(deed, Moved):
        entries = [e for e in entries if e.id != deed.was.id]
        new = msgspec.structs.replace(deed.was, at=deed.at)
    else:
        number = max((e.id for e in entries), default=0) + 1
        new = msgspec.structs.replace(deed.entry, id=number)
    place = next((i for i, e in enumerate(entries) if e.id == deed.after), len(entries) - 1)
    return meeting.with_entries([*entries[: place + 1], new, *entries[place + 1 :]])
