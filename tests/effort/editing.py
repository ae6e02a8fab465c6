"""The fewest keys that make one text of another in a field of several lines, as the cursor moves there."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from tests.effort.texts import cost
from tests.effort.words import _TOKEN

_OP = QTextCursor.MoveOperation
MOVES = {
    "Right": (_OP.Right, 1),
    "Left": (_OP.Left, 1),
    "Down": (_OP.Down, 1),
    "Up": (_OP.Up, 1),
    "Home": (_OP.StartOfLine, 1),
    "End": (_OP.EndOfLine, 1),
    "Ctrl+Right": (_OP.NextWord, 2),
    "Ctrl+Left": (_OP.PreviousWord, 2),
    "Ctrl+Home": (_OP.Start, 2),
    "Ctrl+End": (_OP.End, 2),
}


@dataclass(frozen=True, slots=True)
class Change:
    """Words from `start` to `end` of what stands there give way to `text`, which is to stand from `place` on."""

    start: int
    end: int
    text: str
    place: int


def changes(now: str, wanted: str) -> list[Change]:
    """Return what parts one text from another, word by word, from the beginning."""
    old, new = _TOKEN.findall(now), _TOKEN.findall(wanted)
    at = [0]
    for token in old:
        at.append(at[-1] + len(token))
    to = [0]
    for token in new:
        to.append(to[-1] + len(token))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        Change(at[a], at[b], wanted[to[c] : to[d]], to[c])
        for what, a, b, c, d in matcher.get_opcodes()
        if what != "equal"
    ]


def path(edit: QPlainTextEdit, start: int, end: int, *, held: int = 0) -> tuple[int, list[str]]:
    """Return the fewest keys that move the cursor from one place to another; `held` more with each move (Shift)."""
    cursor = QTextCursor(edit.document())
    best: dict[int, tuple[int, list[str]]] = {start: (0, [])}
    heap: list[tuple[int, int]] = [(0, start)]
    while heap:
        keys, place = heapq.heappop(heap)
        if place == end:
            return best[place]
        if keys > best[place][0]:
            continue
        for name, (operation, takes) in MOVES.items():
            cursor.setPosition(place)
            cursor.movePosition(operation)
            there, then = cursor.position(), keys + takes + held
            if there not in best or then < best[there][0]:
                best[there] = (then, [*best[place][1], name])
                heapq.heappush(heap, (then, there))
    raise AssertionError("no key leads there")


def price(edit: QPlainTextEdit, now: str, wanted: str) -> int:
    """Return about how many keys it takes to change what stands there, rather than to type it afresh."""
    keys, place = 0, edit.textCursor().position()
    for change in changes(now, wanted):
        keys += path(edit, place, change.start)[0]
        keys += removal(edit, change.start, change.end, bool(change.text))[0]
        keys += cost(change.text)
        place = change.end
    return keys


def removal(edit: QPlainTextEdit, start: int, end: int, replaced: bool) -> tuple[int, list[str]]:
    """Return the fewest keys that take words away, or choose them where others are typed over them."""
    if start == end:
        return 0, []
    keys, moves = path(edit, start, end, held=1)
    marked = [_with_shift(name) for name in moves] + ([] if replaced else ["Del"])
    keys += 0 if replaced else 1
    return min((keys, marked), (end - start, ["Del"] * (end - start)), key=lambda way: way[0])


def _with_shift(name: str) -> str:
    return name.replace("Ctrl+", "Ctrl+Shift+") if name.startswith("Ctrl+") else f"Shift+{name}"


def rewriting(now: str, wanted: str) -> tuple[int, Iterator[str]]:
    """Return how many keys it takes to type it all afresh, and what goes before that."""
    before = ["Ctrl+A"] if now else []
    if now and not wanted:
        before.append("Del")
    return 2 * bool(now) + (1 if now and not wanted else 0) + cost(wanted), iter(before)
