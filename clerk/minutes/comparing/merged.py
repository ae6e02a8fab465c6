"""A comparison as one draft that can be printed: every block of both, the lists right on both sides of every change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from clerk.minutes.blocks import Block, Draft
from clerk.minutes.comparing.laying import Comparison, Laid, alone
from clerk.minutes.comparing.tables import LaidRow
from clerk.minutes.comparing.words import new_text, old_text

_Key = tuple[int, bool]
_RESTARTED = -1


class Merged(NamedTuple):
    """A draft with every block of two, and at each block's place what became of it."""

    draft: Draft
    laid: tuple[Laid, ...]


def merged(comparison: Comparison, new: Draft) -> Merged:
    """The comparison as a draft.

    Where a block has another look, label or list on the two sides, it is there twice, as removed and as inserted: a
    change of words is no place for a change of kind. A list that does not count on in the same way on both sides is
    there twice as a whole.
    """
    lists = _Lists(comparison.laid)
    laid = tuple(part for each in comparison.laid for part in _parted(each, lists))
    blocks = tuple(lists.numbered(laid))
    return Merged(msgspec.structs.replace(new, blocks=_led(blocks, laid)), laid)


def _parted(laid: Laid, lists: _Lists) -> Iterator[Laid]:
    if laid.move and laid.block.is_table:
        # A word processor moves paragraphs; a table that is elsewhere now came there, and went here.
        if laid.new is None:
            yield alone(laid.block, "removed", old_place=laid.old_place)
        else:
            yield alone(laid.block, "inserted", new_place=laid.new_place)
        return
    if laid.old is None or laid.new is None or _is_one(laid, laid.old, laid.new, lists):
        yield laid
        return
    yield alone(laid.old, "removed", old_place=laid.old_place)
    yield alone(laid.new, "inserted", new_place=laid.new_place)


def _is_one(laid: Laid, old: Block, new: Block, lists: _Lists) -> bool:
    """Whether it is printed as one block; what was moved is there twice anyway."""
    return bool(laid.move) or (_of_one_kind(old, new) and lists.is_one(laid))


def _of_one_kind(old: Block, new: Block) -> bool:
    return (old.look, old.number_format, old.level, old.is_table) == (
        new.look,
        new.number_format,
        new.level,
        new.is_table,
    ) and (bool(old.number_format) or old.label == new.label)


def _led(blocks: Sequence[Block], laid: Sequence[Laid]) -> tuple[Block, ...]:
    """The blocks, the entries of the contents leading to where their headings are now."""
    old = {each.old_place: place for place, each in enumerate(laid) if each.kind != "moved_to"}
    new = {each.new_place: place for place, each in enumerate(laid) if each.new_place is not None}
    return tuple(
        block
        if block.leads_to is None
        else msgspec.structs.replace(
            block, leads_to=(old if each.new is None else new)[block.leads_to]
        )
        for block, each in zip(blocks, laid, strict=True)
    )


class _Shape(NamedTuple):
    """How a level of a list counts: from which number, in which signs."""

    start: int
    kind: str
    pattern: str


class _Lists:
    """The lists of two drafts, and which of them are one list that goes on counting over both."""

    def __init__(self, laid: Sequence[Laid]) -> None:
        old = _series(each.old for each in laid if each.kind != "moved_to")
        new = _series(each.new for each in laid)
        self._shapes = {key: _counted(blocks) for key, blocks in new.items()}
        ties: dict[_Key, set[_Key]] = defaultdict(set)
        back: dict[_Key, set[_Key]] = defaultdict(set)
        for each in laid:
            if each.old and each.new and each.old.number_format and each.new.number_format:
                ties[_key(each.old)].add(_key(each.new))
                back[_key(each.new)].add(_key(each.old))
        self._one: dict[_Key, _Key] = {}
        for was, now in ties.items():
            (first, *others) = now
            if not others and len(back[first]) == 1:
                before, now_so = _counted(old[was]), self._shapes[first]
                if before is not None and now_so is not None and _agree(before, now_so):
                    self._one[was] = first
        self._after = 1 + max((number for number, _ in new), default=0)

    def is_one(self, laid: Laid) -> bool:
        """Whether an item that is on both sides is of a list that is one list."""
        if laid.old is None or laid.new is None or not laid.new.number_format:
            return True
        return self._one.get(_key(laid.old)) == _key(laid.new)

    def numbered(self, laid: Iterable[Laid]) -> Iterator[Block]:
        """The block of each, its number in its list counted over both sides."""
        counts: dict[_Key, dict[int, int]] = defaultdict(dict)
        one = set(self._one.values())
        for each in laid:
            block = _printed(each)
            if block.number_format:
                key = _key(block)
                if each.new is None:
                    key = self._one.get(key, (key[0] + self._after, key[1]))
                    block = msgspec.structs.replace(block, series=key[0])
                if key in one and not key[1]:
                    ordinal = _next(counts[key], block, self._shapes[key] or {})
                    block = msgspec.structs.replace(block, ordinal=ordinal)
            yield block


def _key(block: Block) -> _Key:
    return block.series, block.number_format == "bullet"


def _series(blocks: Iterable[Block | None]) -> dict[_Key, list[Block]]:
    found: dict[_Key, list[Block]] = defaultdict(list)
    for block in blocks:
        if block is not None and block.number_format:
            found[_key(block)].append(block)
    return found


def _next(counts: dict[int, int], block: Block, shapes: dict[int, _Shape]) -> int:
    """Count one more item of a list, as a word processor does."""
    level = block.level
    counted = counts.get(level, _RESTARTED)
    start = shapes[level].start if level in shapes else block.ordinal
    counts[level] = start if counted == _RESTARTED else counted + 1
    for deeper in [each for each in counts if each > level]:
        counts[deeper] = _RESTARTED
    return counts[level]


def _counted(blocks: Sequence[Block]) -> dict[int, _Shape] | None:
    """How each level of a list counts, if its numbers are what counting on gives; else None."""
    shapes: dict[int, _Shape] = {}
    counts: dict[int, int] = {}
    for block in blocks:
        shape = _Shape(block.ordinal, block.number_format, block.label_pattern)
        known = shapes.setdefault(block.level, shape)
        if known[1:] != shape[1:]:
            return None
        if block.number_format != "bullet" and _next(counts, block, shapes) != block.ordinal:
            return None
    return shapes


def _agree(old: dict[int, _Shape], new: dict[int, _Shape]) -> bool:
    return all(old[level] == new[level] for level in old.keys() & new.keys())


def _printed(laid: Laid) -> Block:
    """The block as it is laid out: with what is exempt on either side marked so, and a table with the rows of both."""
    block = laid.block
    if laid.old is not None and laid.old.exempt:
        block = msgspec.structs.replace(block, exempt=True)
    if not block.is_table or laid.old is None or laid.new is None:
        return block
    return msgspec.structs.replace(
        block,
        caption=new_text(laid.words) or old_text(laid.words),
        header=next((_cells(row) for row in laid.rows if row.head), ()),
        rows=tuple(_cells(row) for row in laid.rows if not row.head),
    )


def _cells(row: LaidRow) -> tuple[str, ...]:
    """The cells of a row as they are now; of a removed one, as they were."""
    read = old_text if row.kind == "removed" else new_text
    return tuple(read(cell) for cell in row.cells)
