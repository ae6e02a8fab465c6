"""Two texts laid beside each other by their words, never inside one.

A word carries the space before it, so that what is added at the end of a sentence stands before its stop and brings
its own space along.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

Kind = Literal["kept", "inserted", "deleted"]

# A letter may have its accent as a sign of its own; sums, times and hyphened words are one word.
_IN_WORD = r"[\w\u0300-\u036f\u200c\u200d]"
_TOKENS = re.compile(
    rf"\n|[^\S\n]*(?:[£€$]?{_IN_WORD}+(?:[-\u2011\u2019'.,:/]{_IN_WORD}+)*|[^\s]|$)|[^\S\n]+"
)
# Below this share of words in common a passage was written anew: laid side by side word by word, nobody could read it.
_ANEW = 0.25


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text that both have, or only the new one, or only the old one; a line break is a sign of it."""

    kind: Kind
    text: str


def tokens(text: str) -> list[str]:
    """A text in words, marks and line breaks; together they are the text."""
    return [token for token in _TOKENS.findall(text) if token]


def old_text(pieces: Iterable[Piece]) -> str:
    """The text as it was."""
    return "".join(piece.text for piece in pieces if piece.kind != "inserted")


def new_text(pieces: Iterable[Piece]) -> str:
    """The text as it is now."""
    return "".join(piece.text for piece in pieces if piece.kind != "deleted")


def laid_words(old: str, new: str) -> tuple[Piece, ...]:
    """Two texts in pieces: what was kept and inserted is the new text, what was kept and deleted the old one."""
    if old == new:
        return (Piece("kept", old),) if old else ()
    was, now = tokens(old), tokens(new)
    head = _alike(was, now)
    tail = _alike(was[head:][::-1], now[head:][::-1])
    before, after = was[:head], was[len(was) - tail :]
    was, now = was[head : len(was) - tail], now[head : len(now) - tail]
    middle: list[_Stretch] = list(_compared(was, now))
    if _share_kept([("kept", before), *middle, ("kept", after)]) < _ANEW:
        middle = [("deleted", was), ("inserted", now)]
    return _joined([("kept", before), *_without_islands(middle), ("kept", after)])


def _alike(first: Sequence[str], second: Sequence[str]) -> int:
    """How many words two texts have in common from their beginning."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


_Stretch = tuple[Kind, Sequence[str]]


def _compared(was: list[str], now: list[str]) -> Iterable[_Stretch]:
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield "kept", was[a:b]
        else:
            yield "deleted", was[a:b]
            yield "inserted", now[c:d]


def _share_kept(stretches: Sequence[_Stretch]) -> float:
    kept = sum(len(words) for kind, words in stretches if kind == "kept")
    longest = max(
        sum(len(words) for kind, words in stretches if kind != other)
        for other in ("inserted", "deleted")
    )
    return kept / longest if longest else 1.0


def _without_islands(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Marks and single short words that stay between two changes are changed along with them, to be read at once."""
    found: list[_Stretch] = []
    for index, (kind, words) in enumerate(stretches):
        between = 0 < index < len(stretches) - 1
        if kind == "kept" and between and len("".join(words).strip()) <= 3:
            found += [("deleted", words), ("inserted", words)]
        else:
            found.append((kind, words))
    return found


def _joined(stretches: Sequence[_Stretch]) -> tuple[Piece, ...]:
    """Pieces, of a change first what was and then what is."""
    found: list[Piece] = []
    was: list[str] = []
    now: list[str] = []

    def finish() -> None:
        if was:
            found.append(Piece("deleted", "".join(was)))
        if now:
            found.append(Piece("inserted", "".join(now)))
        was.clear()
        now.clear()

    for kind, words in stretches:
        if not words:
            continue
        if kind == "deleted":
            was.extend(words)
        elif kind == "inserted":
            now.extend(words)
        else:
            finish()
            found.append(Piece("kept", "".join(words)))
    finish()
    return tuple(found)
