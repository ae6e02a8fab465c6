"""Finding things by a few letters of any of their words, in any order, and which of them come first.

The rule in one sentence: names that begin with what was typed come first, then names with words that begin so,
then names that contain it, then what has it among its other words; within each, what is nearer comes first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile("['’]")


def fold(text: str) -> str:
    """A text as it is searched: small letters without accents, every word led by a space, nothing else."""
    return "".join(f" {word}" for word in _WORD.findall(_plain(text)))


def _plain(text: str) -> str:
    if text.isascii():
        return text.replace("'", "").lower()
    parts = unicodedata.normalize("NFD", _APOSTROPHES.sub("", text).casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def letters(typed: str) -> tuple[str, ...]:
    """What was typed, as the beginnings of words that it is."""
    return tuple(fold(typed).split())


class Findable(NamedTuple):
    """Something that can be found: by its ``name``, by ``also`` (menu words, a post), by the words of a ``text``.

    Letters may stand anywhere in a name; in a text, where there are so many words, they begin one. ``key`` tells it
    from all others. It is left out where ``unless`` (another's key) is found by the same letters. ``kind`` says what
    it is, in a word or two.
    """

    key: str
    name: str
    kind: str = ""
    also: str = ""
    text: str = ""
    unless: str = ""


class Prepared(NamedTuple):
    """A thing to find with its words folded, once and not at every letter."""

    thing: Findable
    name: str
    also: str
    text: str


def prepared(things: Iterable[Findable]) -> list[Prepared]:
    """Things ready to be searched."""
    return [
        Prepared(each, fold(each.name), fold(each.also), fold(each.text) if each.text else "")
        for each in things
    ]


def rank(wanted: Sequence[str], thing: Prepared) -> int | None:
    """How near a thing is to what is wanted, 0 the nearest; None if it has not all of it."""
    name, also, text = thing.name, thing.also, thing.text
    for each in wanted:
        if each not in name and each not in also and f" {each}" not in text:
            return None
    if not wanted or name.startswith(" " + " ".join(wanted)):
        return 0
    if all(f" {each}" in name for each in wanted):
        return 1
    return 2 if all(each in name for each in wanted) else 3


def found(wanted: Sequence[str], things: Iterable[Prepared]) -> list[Findable]:
    """What has everything that is wanted, the best first and otherwise in the order given."""
    ranked = [(place, thing) for thing in things if (place := rank(wanted, thing)) is not None]
    ranked.sort(key=lambda each: each[0])
    shown = {thing.thing.key for _, thing in ranked}
    return [thing.thing for _, thing in ranked if thing.thing.unless not in shown]


class Piece(NamedTuple):
    """A stretch of an excerpt, and whether it is what was wanted."""

    text: str
    hit: bool


def excerpt(text: str, wanted: Sequence[str], length: int = 110) -> tuple[Piece, ...]:
    """The words of a text round the first that was wanted, about so many characters of them."""
    first = _first(text, wanted)
    start = max(first - length // 3, 0)
    if start:
        start = text.find(" ", start, first) + 1 or first
    end = min(start + length, len(text))
    hits = [
        found.span()
        for found in _WORD.finditer(text, start, end)
        if any(_plain(found.group()).startswith(each) for each in wanted)
    ]
    if end < len(text):
        end = max(text.rfind(" ", start + 1, end), hits[0][1] if hits else end)
    pieces: list[Piece] = [Piece("… ", hit=False)] if start else []
    place = start
    for begins, ends in hits:
        if begins >= end:
            break
        pieces += [Piece(text[place:begins], hit=False), Piece(text[begins:ends], hit=True)]
        place = ends
    pieces.append(Piece(text[place:end], hit=False))
    if end < len(text):
        pieces.append(Piece(" …", hit=False))
    return tuple(piece for piece in pieces if piece.text)


def _first(text: str, wanted: Sequence[str]) -> int:
    """Where the first word begins that was wanted."""
    if not wanted:
        return 0
    # Most words are typed as they are written; a long text is not to be folded word by word for them.
    one = "|".join(re.escape(each) for each in wanted)
    written = re.search(rf"(?<![^\W_])(?:{one})", text, re.IGNORECASE)
    if written is not None:
        return written.start()
    for found in _WORD.finditer(text):
        if any(_plain(found.group()).startswith(each) for each in wanted):
            return found.start()
    return 0
