"""The minutes of a meeting as they are searched from another one: public words alone, item by item."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from clerk.record.exemption import public_meeting
from clerk.record.meeting import Entry, Meeting
from clerk.record.numbering import minute_numbers
from clerk.record.own_words import WORDING, entry_texts
from clerk.record.references import mentions

OUTSIDE = "Opening and close"


class EarlierMinute(NamedTuple):
    """What one item of a meeting came to: its title, its minute number, and the words that the public may read."""

    item: str | None
    title: str
    number: str
    text: str


class EarlierMinutes(NamedTuple):
    """A meeting's minutes, each item's by itself."""

    body: str
    date: dt.date
    minutes: tuple[EarlierMinute, ...]


def earlier_minutes(meeting: Meeting) -> EarlierMinutes:
    """The public words of a meeting by item, in the order of its agenda; last, what was outside any item."""
    public = public_meeting(meeting)
    words: dict[str | None, list[str]] = {}
    for entry in public.entries:
        words.setdefault(entry.item, []).extend(_words(public, entry))
    numbers = minute_numbers(public)
    minutes = [
        EarlierMinute(
            item.id, item.title, str(numbers.get(item.id, "")), " ".join(words.get(item.id, ()))
        )
        for item in public.agenda
    ]
    if None in words:
        minutes.append(EarlierMinute(None, OUTSIDE, "", " ".join(words[None])))
    return EarlierMinutes(public.body.name, public.particulars.date, tuple(minutes))


def _words(public: Meeting, entry: Entry) -> list[str]:
    """What an entry says in the officer's words, and whom it is about."""
    texts = [text for path, text in entry_texts(entry) if entry.wording is None or path == WORDING]
    people = dict.fromkeys(each.name for each in mentions(entry.fact) if each.kind == "person")
    known = public.person_by_id
    return [*texts, *(known[name].label for name in people if name in known)]
