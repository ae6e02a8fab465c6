"""Texts beside each other, word by word: what was changed, where a stretch went, and two changes made one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

Opcode = tuple[str, int, int, int, int]

_TOKEN = re.compile(r"\s+|\w+(?:[’'-]\w+)*|[^\w\s]")


def tokens(text: str) -> list[str]:
    """A text in words, marks and the room between them; joined they are the text again."""
    return _TOKEN.findall(text)


def same(one: str, other: str) -> bool:
    """Whether two texts say the same, however much room there is between their words."""
    return one.split() == other.split()


def distance(one: str, other: str) -> int:
    """How many words of two texts have no fellow in the other."""
    mine, yours = one.split(), other.split()
    matched = sum(block.size for block in _matcher(mine, yours).get_matching_blocks())
    return len(mine) + len(yours) - 2 * matched


def fresh(was: str, now: str) -> tuple[str, str]:
    """The words that were taken out of a text, and those that were put in, with a word on either side of each."""
    old, new = was.split(), now.split()
    out, put = [], []
    for kind, a, b, c, d in _matcher(old, new).get_opcodes():
        if kind != "equal":
            out.append(" ".join(old[max(a - 1, 0) : b + 1]))
            put.append(" ".join(new[max(c - 1, 0) : d + 1]))
    return " … ".join(out), " … ".join(put)


def carried(was: str, now: str, start: int, end: int) -> tuple[int, int]:
    """Where a stretch of one text stands in another that was made of it; what was put in at its ends is in it."""
    old, new = tokens(was), tokens(now)
    before, after = _starts(old), _starts(new)
    first, last = len(new), 0
    for _, a, b, c, d in _matcher(old, new).get_opcodes():
        if before[a] <= start <= before[b]:
            first = min(first, c + (_within(before, a, b, start) if b - a == d - c else 0))
        if before[a] <= end <= before[b]:
            last = max(last, c + _within(before, a, b, end) if b - a == d - c else d)
    return after[first], max(after[last], after[first])


def _within(before: Sequence[int], a: int, b: int, place: int) -> int:
    return sum(each <= place for each in before[a : b + 1]) - 1


def _starts(parts: Sequence[str]) -> list[int]:
    found = [0]
    for part in parts:
        found.append(found[-1] + len(part))
    return found


def merged(was: str, now: str, current: str) -> str | None:
    """The text that has both changes: the proposed one and what was altered since; None where they meet.

    Args:
        was: the text both began with.
        now: the text as it was proposed.
        current: the text as it is today.
    """
    if same(was, current):
        return now
    if same(now, current) or same(was, now):
        return current
    base = tokens(was)
    edits = sorted({*_edits(base, tokens(now)), *_edits(base, tokens(current))})
    found: list[str] = []
    begun, at = -1, 0
    for start, end, put in edits:
        if start < at or start == begun:
            return None
        found += [*base[at:start], *put]
        begun, at = start, end
    return "".join([*found, *base[at:]])


def _edits(base: list[str], other: list[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    return [
        (a, b, tuple(other[c:d]))
        for kind, a, b, c, d in _matcher(base, other).get_opcodes()
        if kind != "equal"
    ]


def _matcher(one: Sequence[str], other: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, one, other, autojunk=False)
