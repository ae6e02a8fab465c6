"""Words found throughout a meeting, and replaced: in the officer's own words alone, and in no name unasked.

Sentences that Clerk writes from facts are not touched here: they change with their facts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from clerk.errors import Refused
from clerk.record.meeting import Entry, Meeting
from clerk.record.own_words import WORDING, Path, entry_texts, public_places, with_entry_texts
from clerk.record.people import Person
from clerk.record.text import clean

INSIDE = "within a longer word"


class Wanted(NamedTuple):
    """What is looked for: as whole words only or within words too, in these capitals or in any."""

    text: str
    whole_words: bool = False
    match_case: bool = False

    def pattern(self) -> re.Pattern[str] | None:
        """The pattern that finds it, None if nothing is looked for. Typed and printed apostrophes are one."""
        if not self.text.strip():
            return None
        words = "".join("['’]" if each in "'’" else re.escape(each) for each in self.text)
        if self.whole_words:
            words = rf"(?<!\w){words}(?!\w)"
        return re.compile(words, 0 if self.match_case else re.IGNORECASE)


class Spot(NamedTuple):
    """Where something stands in the officer's own words, and in which of them; ``public`` if the public may read it."""

    entry: int
    path: Path
    start: int
    end: int
    text: str
    public: bool

    @property
    def in_wording(self) -> bool:
        """Whether it stands in an own wording."""
        return self.path == WORDING


def spots(
    meeting: Meeting,
    wanted: Wanted,
    *,
    exempt: bool,
    public: Collection[tuple[int, Path]] | None = None,
) -> list[Spot]:
    """Everywhere that something stands in own words, in the order of events.

    ``exempt`` says that exempt text and private notes are searched too; ``public`` are the public places, if known.
    """
    pattern = wanted.pattern()
    if pattern is None:
        return []
    if public is None:
        public = public_places(meeting)
    return [
        Spot(entry.id, path, *found.span(), text, (entry.id, path) in public)
        for entry in meeting.entries
        for path, text in entry_texts(entry)
        if exempt or (entry.id, path) in public
        for found in pattern.finditer(text)
    ]


class Names:
    """The names of a meeting's people, found in texts."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._label: dict[str, str] = {}
        for person in people:
            for word in re.findall(r"[^\W\d_][\w'’-]*", f"{person.name} {person.surname}"):
                if word[0].isupper() and len(word) > 1:
                    self._label.setdefault(word, person.label)
        words = sorted(self._label, key=lambda word: (-len(word), word))
        one = "|".join(map(re.escape, words))
        self._pattern = re.compile(rf"(?<!\w)(?:{one})(?!\w)" if words else r"(?!)")

    def at(self, text: str, start: int, end: int) -> str:
        """Whose name, or part of it, stands where these characters are; empty if nobody's does."""
        for found in self._pattern.finditer(text):
            if found.start() < end and start < found.end():
                return self._label[found.group()]
        return ""


def caution(spot: Spot, names: Names) -> str:
    """Why something is better left as it is, in words; empty if nothing speaks against altering it."""
    whose = names.at(spot.text, spot.start, spot.end)
    if whose:
        return f"in the name of {whose}"
    before, after = spot.text[: spot.start][-1:], spot.text[spot.end : spot.end + 1]
    first, last = spot.text[spot.start], spot.text[spot.end - 1]
    inside = (_is_word(before) and _is_word(first)) or (_is_word(last) and _is_word(after))
    return INSIDE if inside else ""


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def written(spot: Spot, replacement: str, wanted: Wanted) -> str:
    """What stands there once it is replaced: where capitals do not matter, they are as they were."""
    new = clean(replacement)[0]
    if wanted.match_case or not new:
        return new
    old = spot.text[spot.start : spot.end]
    if old.isupper() and len(old) > 1 and not wanted.text.isupper():
        return new.upper()
    if old[:1].isupper() and not wanted.text[:1].isupper():
        return new[:1].upper() + new[1:]
    return new


def replaced(
    meeting: Meeting, chosen: Collection[Spot], replacement: str, wanted: Wanted
) -> list[tuple[Entry, Entry]]:
    """The entries in which something is replaced: each as it was, and as it then is.

    Raises:
        Refused: a text would have no words left.
    """
    by_entry: dict[int, dict[Path, list[Spot]]] = {}
    for spot in chosen:
        by_entry.setdefault(spot.entry, {}).setdefault(spot.path, []).append(spot)
    changes = []
    for entry in meeting.entries:
        if entry.id in by_entry:
            given = _given(by_entry[entry.id], replacement, wanted)
            changes.append((entry, with_entry_texts(entry, given)))
    return [(was, becomes) for was, becomes in changes if was != becomes]


def _given(
    places: Mapping[Path, Sequence[Spot]], replacement: str, wanted: Wanted
) -> dict[Path, str]:
    given = {}
    for path, many in places.items():
        text = many[0].text
        for spot in sorted(many, key=lambda each: each.start, reverse=True):
            text = text[: spot.start] + written(spot, replacement, wanted) + text[spot.end :]
        if not text.strip():
            raise Refused("An entry would have no words left; remove it instead.")
        given[path] = text
    return given
