"""Two tables laid beside each other: row by row, and in a row that is another now cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from clerk.minutes.blocks import Block
from clerk.minutes.comparing.words import Kind, Piece, laid_words

Cells = tuple[str, ...]
RowKind = Literal["same", "altered", "inserted", "removed"]

_WORDS: dict[RowKind, Kind] = {"same": "kept", "inserted": "inserted", "removed": "deleted"}


class LaidRow(msgspec.Struct, frozen=True):
    """A row of a table: what became of it, and its cells in pieces. ``head`` is the row of headings."""

    kind: RowKind
    cells: tuple[tuple[Piece, ...], ...]
    head: bool = False


def can_be_laid(old: Block, new: Block) -> bool:
    """Whether two tables have the same columns, and so can be compared cell by cell."""
    return (
        bool(old.header) == bool(new.header)
        and _columns(old) == _columns(new)
        and (old.headed_rows, old.total) == (new.headed_rows, new.total)
    )


def _columns(block: Block) -> int:
    return max((len(row) for row in (block.header, *block.rows)), default=0)


def laid_rows(old: Block, new: Block) -> tuple[LaidRow, ...]:
    """The rows of both tables in one order, the headings first."""
    head = [_both(old.header, new.header, head=True)] if new.header or old.header else []
    return (*head, *_rows(old.rows, new.rows))


def whole_rows(block: Block, kind: Literal["same", "inserted", "removed"]) -> tuple[LaidRow, ...]:
    """The rows of a table that is there on one side alone, or the same on both."""
    head = [one_sided(block.header, kind, head=True)] if block.header else []
    return (*head, *(one_sided(row, kind) for row in block.rows))


def one_sided(cells: Cells, kind: RowKind, *, head: bool = False) -> LaidRow:
    """A row that is not compared with another."""
    words = _WORDS[kind]
    return LaidRow(kind, tuple((Piece(words, cell),) if cell else () for cell in cells), head)


def _both(was: Cells, now: Cells, *, head: bool = False) -> LaidRow:
    if was == now:
        return one_sided(now, "same", head=head)
    count = max(len(was), len(now))
    cells = tuple(laid_words(_cell(was, n), _cell(now, n)) for n in range(count))
    return LaidRow("altered", cells, head)


def _cell(cells: Cells, index: int) -> str:
    return cells[index] if index < len(cells) else ""


def _rows(was: Sequence[Cells], now: Sequence[Cells]) -> Iterator[LaidRow]:
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from (one_sided(row, "same") for row in now[c:d])
        else:
            yield from _replaced(was[a:b], now[c:d])


def _replaced(was: Sequence[Cells], now: Sequence[Cells]) -> Iterator[LaidRow]:
    """Rows that stand in each other's place: those that tell of the same, or stand at the same place among as many."""
    taken = 0
    for place, row in enumerate(now):
        found = next((n for n in range(taken, len(was)) if _same_row(was[n], row)), None)
        if found is None and len(was) == len(now) and taken == place:
            found = place
        if found is None:
            yield one_sided(row, "inserted")
            continue
        yield from (one_sided(gone, "removed") for gone in was[taken:found])
        yield _both(was[found], row)
        taken = found + 1
    yield from (one_sided(gone, "removed") for gone in was[taken:])


def _same_row(was: Cells, now: Cells) -> bool:
    """Whether a row tells of the same: by its first cell, or by half of its cells."""
    if was and now and was[0].strip() and was[0] == now[0]:
        return True
    alike = sum(one == other for one, other in zip(was, now, strict=False))
    return alike * 2 > max(len(was), len(now))
