"""People offered after ``@``: who is meant by a few letters, the likeliest first.

How the style prints them is handed in, so that this room need not know what the minutes say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from clerk.record.facts import Amend, AnyFact, MatterArising, Move, Petition, Question, Say, Speak
from clerk.record.meeting import Meeting
from clerk.record.people import Person
from clerk.record.references import mentions

MOST_RECENT = 12
"""How many of those who spoke last go before the others."""

_SPOKEN = (Say, Question, Petition, Speak, Move, Amend)
_WORD = re.compile(r"[^\W_]+")


class Candidate(NamedTuple):
    """Somebody who may be meant: their id, what the style prints for them, and why they stand where they do."""

    person: str
    text: str
    in_room: bool
    recent: bool


class _Fit(IntEnum):
    """How well letters fit somebody, the better the smaller."""

    WHOLE = 0  # a name, or initials, to the end
    BEGINS = 1  # the beginning of a name, of initials or of a post
    BESIDE = 2  # the beginning of an organisation or a group
    INSIDE = 3  # in the middle of a name


def candidates(
    typed: str,
    people: Iterable[Person],
    printed: Callable[[Person], str],
    *,
    in_room: Collection[str] = (),
    recent: Sequence[str] = (),
) -> tuple[Candidate, ...]:
    """Those whom the letters may mean, the likeliest first; with no letters, everybody.

    A name or initials typed to the end go first. Then those in the room, of these whoever spoke last
    (``recent``, the latest first), then by surname; then those who are not there, in the same order. Those whom
    the letters fit by organisation only, or in the middle of a name, come last. Accents and capitals do not matter.
    """
    wanted = _words(typed)
    place = {person: index for index, person in enumerate(recent)}
    ranked: list[tuple[tuple[int | str, ...], Candidate]] = []
    for person in people:
        fit = _fit(wanted, person)
        if fit is None:
            continue
        there = person.id in in_room
        spoke = place.get(person.id, len(place))
        order = (_folded(person.family_name), _folded(person.name), person.id)
        candidate = Candidate(person.id, printed(person), there, person.id in place)
        ranked.append(((fit, not there, spoke, *order), candidate))
    return tuple(candidate for _, candidate in sorted(ranked, key=lambda entry: entry[0]))


def _fit(wanted: Sequence[str], person: Person) -> _Fit | None:
    if not wanted:
        return _Fit.BEGINS
    names = _words(f"{person.name} {person.surname}")
    posts = _words(person.post)
    if len(wanted) == 1:
        letters = wanted[0]
        if letters == "".join(_words(person.family_name)) or letters in _initials(person.name):
            return _Fit.WHOLE
        if any(
            each.startswith(letters) for each in (*_initials(person.name), *_initials(person.post))
        ):
            return _Fit.BEGINS
    if _all_begin(wanted, [*names, *posts, *_words(person.title)]):
        # A title alone says nothing: "cllr" fits everybody.
        return _Fit.BEGINS if _all_begin(wanted[-1:], [*names, *posts]) else _Fit.BESIDE
    if _all_begin(wanted, [*names, *posts, *_words(f"{person.organisation} {person.group}")]):
        return _Fit.BESIDE
    if all(any(letters in name for name in names) for letters in wanted):
        return _Fit.INSIDE
    return None


def _all_begin(wanted: Iterable[str], words: Sequence[str]) -> bool:
    """Whether each begins a word of its own."""
    left = list(words)
    for letters in wanted:
        found = next((word for word in left if word.startswith(letters)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _initials(text: str) -> tuple[str, ...]:
    """The initials of a name or post, with and without its small words: "Head of Environment" has he and hoe."""
    words = _WORD.findall(text)
    every = "".join(_folded(word)[:1] for word in words)
    great = "".join(_folded(word)[:1] for word in words if word[:1].isupper())
    return tuple(dict.fromkeys(initials for initials in (every, great) if len(initials) > 1))


def _words(text: str) -> list[str]:
    return [_folded(word) for word in _WORD.findall(re.sub("['’]", "", text))]


def _folded(text: str) -> str:
    """A text without capitals and accents, by which it is compared."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def recent_speakers(meeting: Meeting) -> tuple[str, ...]:
    """Who spoke last, the latest first: by the facts that say so, and by the names in what was minuted."""
    named = _Named(meeting.people)
    found: dict[str, None] = {}
    for entry in reversed(meeting.entries):
        for person in reversed(list(_speakers(entry.fact, named))):
            found.setdefault(person)
        if len(found) >= MOST_RECENT:
            break
    return tuple(found)[:MOST_RECENT]


def _speakers(fact: AnyFact, named: _Named) -> Iterator[str]:
    if isinstance(fact, _SPOKEN):
        yield from (mention.name for mention in mentions(fact) if mention.kind == "person")
    if isinstance(fact, (Say, MatterArising)):
        yield from named.within(fact.text)


class _Named:
    """Finds people of a register in a text, by name, surname or post."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people: dict[str, list[str]] = {}
        for person in people:
            for name in {person.name, person.family_name, person.post} - {""}:
                self._people.setdefault(name, []).append(person.id)
        # The longest first: "Tom Marsh" is not Ann Marsh.
        names = sorted(self._people, key=lambda name: (-len(name), name))
        one = "|".join(re.escape(name) for name in names)
        self._pattern = re.compile(rf"(?<!\w)(?:{one})(?!\w)" if names else r"(?!)")

    def within(self, text: str) -> Iterator[str]:
        for found in self._pattern.finditer(text):
            yield from self._people[found.group()]
