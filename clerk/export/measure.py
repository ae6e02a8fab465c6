"""Widths that both printers need before anything is set: of labels' columns and of tables' columns.

Estimated from classes of letters, not from a font: close enough to place a tab, the same on every machine, and
neither printer has to load the other's libraries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from clerk.export.looks import LABEL_GAP, LABEL_MOST, STRONG_LABELS, House
from clerk.minutes.blocks import Block, Look

_NARROW = frozenset("ijlI.,:;'|!()[]/ -‘’")
_NUMBER = re.compile(r"[-−+(]?[£€$]?[-−+]?\d[\d,. ]*[%)]?")
_ROLL = frozenset({"group", "roll", "note"})
_AFTER_ROLL = 10.0
_WIDE = frozenset("mwMW@%—")


def text_width(text: str, size: float, bold: bool = False) -> float:
    """About how wide a text is set in Arial, in points."""
    ems = sum(
        0.31 if c in _NARROW else 0.88 if c in _WIDE else 0.7 if c.isupper() else 0.56 for c in text
    )
    return ems * size * (1.06 if bold else 1.0)


class Indent(NamedTuple):
    """Where a block's text starts, and how far before it its label (or list mark) does.

    ``stacked`` says that the label is too wide for its column: it stands on a line of its own, above the text.
    """

    left: float
    hanging: float
    stacked: bool = False


def indents(blocks: Sequence[Block], house: House) -> list[Indent]:
    """Return each block's indent: labels of one look share a column, as wide as the widest of them needs.

    Names of the roll that follow a labelled line without a label of their own stand under it.
    """
    columns = _label_columns(blocks, house)
    found: list[Indent] = []
    under = False
    for block in blocks:
        setting = house.settings[block.look]
        left = setting.left + block.level * setting.step
        if block.number_format:
            found.append(Indent(left, setting.hanging))
        elif block.label:
            column = columns[block.look]
            found.append(Indent(left + column, column, _label_width(block, house) > column))
        elif under and block.look == "roll":
            found.append(Indent(left + columns[block.look], 0.0))
        else:
            # A part that is alone, and so not lettered, stands where its letter would.
            found.append(Indent(left - setting.hanging, 0.0))
        under = block.look == "roll" and (bool(block.label) or under)
    return found


def _label_columns(blocks: Iterable[Block], house: House) -> dict[Look, float]:
    columns: dict[Look, float] = {}
    for block in blocks:
        if not block.label or block.number_format:
            continue
        least = columns.get(block.look, house.settings[block.look].hang)
        needed = _label_width(block, house)
        # A label too wide for any column is no reason to narrow everybody's text.
        columns[block.look] = least if needed > LABEL_MOST else max(least, needed)
    return columns


def _label_width(block: Block, house: House) -> float:
    setting = house.settings[block.look]
    bold = setting.bold or block.look in STRONG_LABELS
    return text_width(block.label, setting.size, bold) + LABEL_GAP


def spaces_below(blocks: Sequence[Block], house: House) -> list[float]:
    """Return the space below each block, in points.

    A list that ends is parted from what follows as a paragraph is; the roll, so that what follows is not taken for it.
    """
    found = []
    for index, block in enumerate(blocks):
        space = house.settings[block.look].after
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.number_format and not (after and after.number_format):
            space = max(space, house.settings["paragraph"].after)
        if block.look == "particular" and not (after and after.look == "particular"):
            space = max(space, house.settings["paragraph"].after)
        if block.look in _ROLL and not (after and after.look in _ROLL):
            space = max(space, _AFTER_ROLL)
        found.append(space)
    return found


def number_columns(rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return which columns of a table, after the first, hold numbers or money alone: those are set to the right."""
    count = max((len(row) for row in rows), default=0)
    found = set()
    for index in range(1, count):
        cells = [row[index].strip() for row in rows if index < len(row) and row[index].strip()]
        if cells and all(_NUMBER.fullmatch(cell) for cell in cells):
            found.add(index)
    return frozenset(found)


def column_widths(
    header: Sequence[str], rows: Sequence[Sequence[str]], width: float
) -> list[float]:
    """Share a width among a table's columns: no word broken if it can be helped, then by how much each holds."""
    count = max([len(header), *(len(row) for row in rows)], default=0)
    if not count:
        return []
    least, wanted = [], []
    for index in range(count):
        cells = [row[index] for row in [header, *rows] if index < len(row)]
        words = [word for cell in cells for word in cell.split()]
        longest = max((text_width(word, 10, bold=True) for word in words), default=0.0)
        fullest = max((text_width(cell, 10, bold=True) for cell in cells), default=0.0)
        least.append(min(longest, width / 3) + 12)
        wanted.append(min(fullest, width) + 12)
    if sum(wanted) <= width:
        # All fits on one line; what is left goes where there is most.
        return [share * width / sum(wanted) for share in wanted]
    if sum(least) >= width:
        return [share * width / sum(least) for share in least]
    spare = width - sum(least)
    hunger = [max(want - low, 0.0) ** 0.7 for want, low in zip(wanted, least, strict=True)]
    total = sum(hunger) or 1.0
    return [low + spare * share / total for low, share in zip(least, hunger, strict=True)]
