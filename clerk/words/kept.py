"""The passages of a meeting that are kept already: what is to look at in them, entry by entry.

An abbreviation is known once it was spelt out or stood in an entry before. What only an exempt entry spells out is not
known to those who read the others, so it counts for exempt entries alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

import msgspec

from clerk.record.exemption import exempt_entries
from clerk.record.facts import (
    Amend,
    Assign,
    MatterArising,
    Move,
    Petition,
    Private,
    Question,
    Resolve,
    Say,
    Speak,
)
from clerk.record.kinds import part_texts
from clerk.record.meeting import Entry, Meeting
from clerk.words.marks import abbreviations_in, defined_abbreviations
from clerk.words.register import register_words

Look = Callable[[str, bool, frozenset[str]], int]
"""How many things there are to look at in a text, with marks of style or without, and these abbreviations known."""

_SPOKEN = ("paragraph", "point", "bullet")


class Kept(msgspec.Struct, frozen=True):
    """A meeting as it was read: how much there is to look at by entry, and the abbreviations known at its end.

    ``known_private`` are those that exempt passages may use besides.
    """

    counts: dict[int, int]
    known: frozenset[str]
    known_private: frozenset[str]


def prose(entry: Entry) -> list[tuple[str, bool]]:
    """The officer's own words in an entry, and whether marks of style are looked for in them.

    Of what was put to the vote, quoted or asked, the words are not the officer's to put otherwise.
    """
    if entry.wording is not None:
        return [(entry.wording, True)]
    match entry.fact:
        case Say() as fact:
            return [(fact.text, fact.form in _SPOKEN)]
        case MatterArising() | Speak() as fact:
            return [(fact.text, True)]
        case Private() | Assign() as fact:
            return [(fact.text, False)]
        case Question() as fact:
            asked = (fact.text, fact.answer, fact.supplementary, fact.supplementary_answer)
            return [(text, False) for text in asked if text]
        case Petition() as fact:
            return [(fact.outcome, False)]
        case Move() | Amend() as fact:
            return [(text, False) for text in (fact.what, *part_texts(fact.parts))]
        case Resolve() as fact:
            reasons = (fact.reasons,) if isinstance(fact.reasons, str) else fact.reasons
            said = (fact.what, *part_texts(fact.parts), *reasons)
            return [(text, False) for text in said if text]
        case _:
            return []


def read_kept(
    meeting: Meeting,
    look: Look,
    *,
    known: Collection[str] = (),
) -> Kept:
    """Read every entry of a meeting.

    Args:
        meeting: the meeting as it stands.
        look: looks at one text.
        known: abbreviations that need no words anywhere.
    """
    counts: dict[int, int] = {}
    hidden = exempt_entries(meeting)
    public = private = frozenset(known)
    for entry, public, private in _known_at(meeting, hidden, known):
        if entry is None:
            break
        before = private if entry.id in hidden else public
        count = sum(look(text, style, before) for text, style in prose(entry))
        if count:
            counts[entry.id] = count
    return Kept(counts, public, private)


def named_abbreviations(meeting: Meeting) -> frozenset[str]:
    """The abbreviations that a meeting's papers bring with them: in names, and spelt out in titles."""
    titles = {text for item in meeting.agenda for text in (item.title, item.other_title)}
    named = (abbreviations_in(text) for text in register_words(meeting) - titles)
    return frozenset[str]().union(*named, *(defined_abbreviations(text) for text in titles))


def is_private(meeting: Meeting, item: str | None, entry: int | None = None) -> bool:
    """Whether no public document may tell an entry; without one, a passage that is said next under an item."""
    found = meeting.entry_by_id.get(entry) if entry is not None else None
    if found is not None:
        return isinstance(found.fact, Private) or found.id in exempt_entries(meeting)
    number = max(meeting.entry_by_id, default=0) + 1
    at = meeting.entries[-1].at if meeting.entries else meeting.particulars.starts
    said = Entry(id=number, at=at, fact=Say(text="-"), item=item)
    return number in exempt_entries(meeting.with_entries([*meeting.entries, said]))


def known_before(meeting: Meeting, entry: int, known: Collection[str]) -> frozenset[str]:
    """The abbreviations that were known before an entry, to those who may read it."""
    hidden = exempt_entries(meeting)
    found = _known_at(meeting, hidden, known)
    return next(
        (
            private if entry in hidden else public
            for each, public, private in found
            if each is None or each.id == entry
        ),
        frozenset(known),
    )


def _known_at(
    meeting: Meeting, hidden: Collection[int], known: Collection[str]
) -> Iterator[tuple[Entry | None, frozenset[str], frozenset[str]]]:
    """Each entry, and None for the end, with the abbreviations that the public, and the officer, met before it."""
    public = private = frozenset(known)
    for entry in meeting.entries:
        yield entry, public, private
        short = frozenset[str]().union(*(abbreviations_in(text) for text, _ in prose(entry)))
        private |= short
        if entry.id not in hidden and not isinstance(entry.fact, Private):
            public |= short
    yield None, public, private
