"""The rest of a long word or name, offered after its first letters from what the meeting already knows.

The rule: after three letters, the rest of the word used last that begins with them and that saves three keys: one of
this passage, then of this item, this meeting, its papers, and Clerk's own list; a name goes on as far as only one is
meant. The same letters in the same place give the same rest, whoever types them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from clerk.words.capitals import begins_sentence

FEWEST_LETTERS = 3
"""How many letters are typed before anything is offered."""
FEWEST_SAVED = 3
"""How many keys an offer saves at the least, the one that takes it counted."""
_LONGEST_NAME = 120
_MOST_WORDS_BACK = 12

_WORD = r"[^\W\d_]+(?:[-’'][^\W\d_]+)*"
_WORDS = re.compile(_WORD)
# What a word that is being typed may stand after: not an @ or a stop inside an address.
_TYPED = re.compile(rf"(?:^|(?<=[\s(\[“‘\"'/–—-]))({_WORD}[-’']?)$")
_JOINS = r"(?:(?:of|for|in|on|upon|to|with)(?: the)?|and|the|&)"
_GREAT = r"[A-Z][\w’'-]*"
# Capitals in a row are a name: "Leam Catchment Partnership", "Director of Finance".
_NAME = re.compile(
    rf"(?<![\w’'-])(?!(?:The|A|An|In|At|On|Of|For|By|To|From|With) ){_GREAT}(?:(?: {_JOINS})? {_GREAT})+"
)

# A name does not go on after one of these.
_PARTS = re.compile(r"[.?!;:,]")


class Completion(NamedTuple):
    """Put ``text`` in the place of what stands from ``start`` to the end; ``rest`` of it is not typed yet."""

    start: int
    text: str
    rest: str


class Known:
    """The words and names of one source, the likeliest first. It never changes."""

    def __init__(self, words: Iterable[str] = (), names: Iterable[str] = ()) -> None:
        """Take long words, each once, in the order in which they are offered; names may be of several words."""
        self._words: dict[str, list[str]] = {}
        for word in dict.fromkeys(words):
            self._words.setdefault(word[:FEWEST_LETTERS].casefold(), []).append(word)
        self._names: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            if " " in name and len(name) <= _LONGEST_NAME:
                self._names.setdefault(name[:FEWEST_LETTERS].casefold(), []).append(name)

    def words(self, typed: str) -> Iterator[str]:
        """The words that begin with what was typed, whatever its capitals."""
        begun = typed.casefold()
        for word in self._words.get(begun[:FEWEST_LETTERS], ()):
            if word.casefold().startswith(begun):
                yield word

    def names(self, typed: str) -> Iterator[str]:
        """The names of several words that begin with what was typed, whatever its capitals."""
        begun = typed.casefold()
        for name in self._names.get(begun[:FEWEST_LETTERS], ()):
            if name.casefold().startswith(begun):
                yield name


def known_of(texts: Iterable[str], names: Iterable[str] = ()) -> Known:
    """What texts make known, those said last first; names as they are called."""
    words: dict[str, None] = {}
    found: dict[str, None] = dict.fromkeys(names)
    for text in texts:
        more, called = _parts(text)
        words.update(dict.fromkeys(more))
        found.update(dict.fromkeys(called))
    return Known(words, found)


def _read(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The long words of a text and its names, those said last first.

    A word at the beginning of a sentence is left out: nothing says whether its capital is its own.
    """
    words = [
        found.group()
        for found in _WORDS.finditer(text)
        if len(found.group()) > FEWEST_LETTERS + FEWEST_SAVED
        and not (found.group()[0].isupper() and begins_sentence(text, found.start()))
    ]
    names = [
        found.group() for found in _NAME.finditer(text) if not begins_sentence(text, found.start())
    ]
    return tuple(dict.fromkeys(reversed(words))), tuple(dict.fromkeys(reversed(names)))


def complete(before: str, layers: Sequence[Known]) -> Completion | None:
    """What may be meant by the letters at the end of a text; None if nothing is, or too little would be saved.

    ``layers`` are what is known, the nearest first; what the text itself has said is nearer than any.
    """
    typed = _TYPED.search(before[-200:])
    if typed is None:
        return None
    word = typed.group(1)
    start = len(before) - len(word)
    here = _here(before[:start])
    every = (here, *layers)
    name = _name(before, start, every)
    if name is not None:
        return name
    if len(word) < FEWEST_LETTERS:
        return None
    chosen = _word(word, every)
    if chosen is not None:
        return _completion(start, word, chosen)
    # Nothing in small letters is meant: somebody's name, perhaps, and its capital comes with it.
    return _name(before, start, every, small=True)


# A meeting's texts are read again after every step: what was read of each is kept.
_parts = lru_cache(maxsize=4096)(_read)


@lru_cache(maxsize=8)
def _here(before: str) -> Known:
    """What a text has said up to the word that is being typed."""
    words, names = _read(before)
    return Known(words, names)


def _saves(rest: str) -> bool:
    return len(rest) > FEWEST_SAVED


def _word(typed: str, layers: Sequence[Known]) -> str | None:
    """The first word that begins so and is worth it: of small letters rather than one that has to have a capital."""
    great = typed[:1].isupper()
    with_capital = None
    for known in layers:
        for word in known.words(typed):
            if not _saves(word[len(typed) :]) or (great and not _alike(word, typed)):
                continue
            if great or not word[:1].isupper():
                return word
            with_capital = with_capital or word
    return with_capital


def _alike(word: str, typed: str) -> bool:
    """Whether capitals after the first are as they were typed."""
    return word[1 : len(typed)] == typed[1:]


def _name(
    before: str, start: int, layers: Sequence[Known], *, small: bool = False
) -> Completion | None:
    """How a name goes on that was begun: with most of its words first, and as far as only one is meant."""
    for begins in _beginnings(before, start):
        typed = before[begins:]
        if len(typed) < FEWEST_LETTERS or not (small or typed[0].isupper() or " " in typed):
            continue
        found = dict.fromkeys(name for known in layers for name in islice(known.names(typed), 40))
        if found:
            text = _shared(list(found), len(typed))
            if _saves(text[len(typed) :]):
                return _completion(begins, typed, text)
    return None


def _beginnings(before: str, start: int) -> Iterator[int]:
    """Where a name may have begun, the furthest back first: each word with a capital up to the one being typed."""
    places = [start]
    back = before[max(start - _LONGEST_NAME, 0) : start]
    offset = start - len(back)
    words = list(_WORDS.finditer(back))[-_MOST_WORDS_BACK:]
    places += [
        offset + found.start()
        for found in words
        if found.group()[0].isupper() and not _PARTS.search(back, found.start())
    ]
    return iter(sorted(places))


def _shared(names: Sequence[str], least: int) -> str:
    """How several names begin that begin alike, up to the end of a word."""
    first = names[0]
    length = len(first)
    for name in names[1:]:
        length = min(length, len(name))
        while first[:length].casefold() != name[:length].casefold():
            length -= 1
    if all(len(name) == length or not name[length].isalnum() for name in names):
        return first[:length].rstrip()
    cut = max(first.rfind(" ", 0, length), least)
    return first[:cut].rstrip()


def _completion(start: int, typed: str, text: str) -> Completion:
    # At the beginning of a sentence a capital was typed that the word has not by itself.
    if typed[:1].isupper() and text[:1].islower():
        text = text[:1].upper() + text[1:]
    return Completion(start, text, text[len(typed) :])
