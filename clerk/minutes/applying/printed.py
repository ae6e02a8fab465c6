"""A meeting as it is printed, block by block under the blocks' names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

import msgspec

from clerk.minutes.anchors import anchors
from clerk.minutes.blocks import Block
from clerk.minutes.layout import Which, draft
from clerk.minutes.style import Style
from clerk.record.meeting import Meeting

LISTED = frozenset({"part", "motion_part", "condition", "table"})
"""Looks of what no own wording replaces: the officer's sentence stands in place of the sentences alone."""


class Printed(msgspec.Struct, frozen=True, dict=True):
    """One set of the minutes of a meeting. To be asked what an altered meeting would print, `of` makes another."""

    meeting: Meeting
    style: Style
    which: Which

    def of(self, meeting: Meeting) -> Printed:
        """The same set of another meeting."""
        return Printed(meeting, self.style, self.which)

    @cached_property
    def blocks(self) -> Mapping[str, Block]:
        """The blocks by their names, in order."""
        made = draft(self.meeting, self.style, self.which)
        return dict(zip(anchors(made), made.blocks, strict=True))

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The text of each block by its name."""
        return {name: standing_text(block) for name, block in self.blocks.items()}

    def others(self, than: Printed, besides: str) -> int:
        """How many other paragraphs read differently from those of another printing, one left out of account."""
        mine, theirs = (
            Counter(text for name, text in each.texts.items() if name != besides)
            for each in (self, than)
        )
        return max((mine - theirs).total(), (theirs - mine).total())


def standing_text(block: Block) -> str:
    """The text of a block as it is compared with what came back: a table's cells parted by tabs and line breaks."""
    if block.is_table:
        rows = [block.header, *block.rows] if block.header else block.rows
        return "\n".join("\t".join(row) for row in rows)
    return block.text
