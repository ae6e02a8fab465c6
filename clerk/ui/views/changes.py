"""What was changed in a text: words put in underlined, words taken out struck through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

import msgspec

from clerk.ui.views.words import Phrase, Words, shown

if TYPE_CHECKING:
    from difflib import SequenceMatcher

T = TypeVar("T", str, tuple[str, ...])
# Below this share of words in common a text is another, and not an altered one.
_SAME = 0.5
# An agenda often leaves the stop out that minutes have, and a list its last “and”.
_END = re.compile(r"(?:[.;,:]|[;,]? (?:and|or))+$")


class Changed(msgspec.Struct, frozen=True):
    """One text beside what it was: `old` is None where there was nothing, `new` where nothing is left."""

    old: str | None
    new: str | None


def same_words(one: str, other: str) -> bool:
    """Return whether two texts have the same words, whatever they end with."""
    return _words(one) == _words(other)


def _words(text: str) -> list[str]:
    return _END.sub("", text.strip()).split()


def _matcher(was: Sequence[T], now: Sequence[T]) -> SequenceMatcher[T]:
    # A start has nothing to compare, and loads nothing for it.
    from difflib import SequenceMatcher

    return SequenceMatcher(None, was, now, autojunk=False)


def rests_on(before: Sequence[str], after: Sequence[str]) -> bool:
    """Return whether a text is one that was there before, altered or not."""
    return _rests_on(tuple(before), tuple(after))


# The same motion is drawn after every entry of its item: it is compared once.
@lru_cache(maxsize=128)
def _rests_on(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    was = [word for text in before for word in _words(text)]
    now = [word for text in after for word in _words(text)]
    return bool(was and now) and _matcher(was, now).ratio() >= _SAME


def beside(before: Sequence[str], after: Sequence[str]) -> tuple[Changed, ...]:
    """Return each text beside the one it was, in the order of the new, what was taken out where it stood."""
    return _beside(tuple(before), tuple(after))


@lru_cache(maxsize=128)
def _beside(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Changed, ...]:
    keys = [[tuple(_words(text)) for text in texts] for texts in (before, after)]
    found: list[Changed] = []
    matcher = _matcher(keys[0], keys[1])
    for _, a, b, c, d in matcher.get_opcodes():
        found += _paired(before[a:b], after[c:d])
    return tuple(found)


def _paired(olds: Sequence[str], news: Sequence[str]) -> Iterator[Changed]:
    """Each new text with the first old one that it rests on, or with none."""
    left = list(olds)
    for new in news:
        near = next((old for old in left if rests_on([old], [new])), None)
        while near is not None and left and left[0] is not near:
            yield Changed(left.pop(0), None)
        if near is not None:
            left.pop(0)
        yield Changed(near, new)
    for old in left:
        yield Changed(old, None)


def compared(old: str, new: str) -> Phrase:
    """Return the words of both: what was put in underlined on a wash, what was taken out struck through."""
    if same_words(old, new):
        return (Words(shown(new)),)
    was, now = old.split(), new.split()
    words: list[Words] = []
    for change, a, b, c, d in _matcher(was, now).get_opcodes():
        if change == "equal":
            words += [Words(shown(" ".join(now[c:d]))), Words(" ")]
            continue
        if b > a:
            words += [taken_out(" ".join(was[a:b])), Words(" ")]
        if d > c:
            words += [put_in(" ".join(now[c:d])), Words(" ")]
    return tuple(words[:-1])


def put_in(text: str) -> Words:
    """Return words that were put in."""
    return Words(shown(text), wash="good_ground", under=True)


def taken_out(text: str) -> Words:
    """Return words that were taken out."""
    return Words(shown(text), "bad", struck=True)


def phrase_of(changed: Changed) -> Phrase:
    """Return one text with what was changed in it."""
    if changed.new is None:
        return (taken_out(changed.old or ""),)
    if changed.old is None:
        return (put_in(changed.new),)
    return compared(changed.old, changed.new)
