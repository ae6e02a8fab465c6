"""What stays together on a page, decided once for every printer: no page ends where a reader would lose the thread.

Word is told with its own marks (keep with next, keep lines together), the PDF breaks its pages by the same answers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from clerk.export.looks import House
from clerk.export.measure import column_widths, text_width
from clerk.minutes.blocks import HEADING_LEVEL, Block

# Fewer rows than this are not left alone at the foot or the head of a page, under whatever header.
FEWEST_ROWS = 2
CELL_ABOVE, CELL_SIDE = 3.0, 5.0
# A table of up to this height, in points, is not broken at all: about a third of what a page holds.
_SHORT = 240.0
_LISTS = frozenset({"bullet", "part", "motion_part", "condition"})
_ENDS = frozenset({"closing", "signature"})
_WHOLE = _ENDS | frozenset(HEADING_LEVEL)


class Hold(NamedTuple):
    """How a block is held: its end on the page where the next one begins, and whether a page may end inside it."""

    with_next: bool
    whole: bool


def holds(blocks: Sequence[Block], house: House) -> list[Hold]:
    """Return how each block is held together, and to the next."""
    return [
        Hold(
            with_next=index + 1 < len(blocks) and _leads(blocks, index, house),
            whole=_is_short_table(block, house) if is_table(block) else _is_one(block),
        )
        for index, block in enumerate(blocks)
    ]


def is_table(block: Block) -> bool:
    """Whether a block is printed as a table."""
    return block.is_table


def rows_held(block: Block, hold: Hold) -> list[bool]:
    """Return of each row of a table, its header first if it has one, whether the next row stays on the same page."""
    head = int(bool(block.header))
    count = head + len(block.rows)
    if hold.whole:
        held = [True] * count
    else:
        # The header and the first two rows, and the last two.
        opening, ending = head + FEWEST_ROWS - 1, count - FEWEST_ROWS
        held = [row < opening or row >= ending for row in range(count)]
    if held:
        held[-1] = hold.with_next
    return held


def _leads(blocks: Sequence[Block], index: int, house: House) -> bool:
    """Whether a block would be lost at the foot of a page without the beginning of the next."""
    block, after = blocks[index], blocks[index + 1]
    if block.keep_with_next or block.look in HEADING_LEVEL or house.settings[block.look].keep_next:
        return True
    if block.look == "purpose":
        # A heading and what the agenda says of it are no minute yet.
        return after.look not in HEADING_LEVEL
    if after.look in _ENDS:
        # Nobody signs a page on which nothing was decided or said.
        return True
    if is_table(block):
        return False
    if block.text.rstrip().endswith(":"):
        return True
    if is_table(after):
        # What has no caption is introduced by the words before it.
        return not after.caption
    if after.look == "vote" and _has_lines(after):
        return True
    if not _in_list(after):
        return False
    # No item of a list stands alone: what introduces it, two at the foot of a page, two at the head of the next.
    first = index == 0 or not _in_list(blocks[index - 1])
    return not _in_list(block) or first or not _in_list(*blocks[index + 2 : index + 3])


def _in_list(block: Block | None = None) -> bool:
    return block is not None and block.look in _LISTS and bool(block.number_format)


def _is_one(block: Block) -> bool:
    """Whether a paragraph is read at one glance: a heading, a signature, the names of a vote line by line."""
    return block.look in _WHOLE or (block.look == "vote" and _has_lines(block))


def _has_lines(block: Block) -> bool:
    return any(run.break_before for run in block.runs)


def _is_short_table(block: Block, house: House) -> bool:
    leading = house.settings["table"].leading
    columns = column_widths(block.header, block.rows, house.width)
    height = 0.0
    for row in (block.header, *block.rows):
        lines = [
            math.ceil(text_width(cell, house.settings["table"].size) / (column - 2 * CELL_SIDE))
            for cell, column in zip(row, columns, strict=False)
        ]
        height += max([1, *lines]) * leading + 2 * CELL_ABOVE
    return height <= _SHORT
