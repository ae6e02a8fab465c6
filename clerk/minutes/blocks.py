"""The draft as a flat list of styled blocks, which every printer and the screen's draft walk.

Composition, not inheritance: a printer needs to know these few shapes and nothing of meetings.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Look = Literal[
    "title",  # the document's title
    "title_other",  # the same in the council's other language
    "marking",  # DRAFT wording, "not for publication", said once at the top
    "group",  # heading of a group of the roll
    "roll",  # names of a group of the roll
    "note",  # a small remark, such as under a group of the roll
    "heading",  # an item's heading
    "subheading",  # a heading inside a minute
    "purpose",  # what the agenda says that the item is for
    "particular",  # what was applied for: number, site, proposal, each with its label
    "contents_heading",
    "contents",  # an entry of the table of contents
    "paragraph",
    "point",  # a numbered paragraph
    "bullet",
    "quote",
    "event",  # somebody came or went, a break, the chair
    "motion",  # a motion or amendment as moved
    "vote",  # how a vote went
    "decision",  # the words that open a decision, or all of it
    "part",  # a lettered part of a decision
    "motion_part",  # a lettered part of a motion
    "condition",  # a numbered condition
    "action",
    "table",
    "closing",  # when the meeting ended
    "signature",
    "appendix",  # heading of an appendix
]
HEADING_LEVEL: dict[str, int] = {
    "title": 1,
    "group": 2,
    "heading": 2,
    "contents_heading": 2,
    "appendix": 2,
    "subheading": 3,
}
"""The looks that are headings, and their level in the document's outline."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text with one source. ``break_before`` starts it on a new line of the same paragraph."""

    text: str
    source: int | None = None
    strong: bool = False
    break_before: bool = False


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph, list item or table of the minutes.

    ``label`` is the mark of a list item ("a)", "1.") or a hanging label of the roll; ``number_format`` and
    ``ordinal`` say the same as data, for printers with real lists; ``series`` is the list that the item
    belongs to, so that each list starts afresh; ``level`` its depth from 0. ``sources`` are the entries that
    the block tells; ``item`` is the agenda item it stands under. ``own_wording`` marks the officer's own
    sentence, ``stale`` one whose fact has changed since; ``refers_back`` a line about an entry that another
    block tells. Of a table, ``summary`` says what it holds to who does not see it, ``headed_rows`` that the
    first cell of each row is that row's heading, and ``total`` that the last row is what the others come to.
    ``leads_to`` is the place in the draft of the heading that an entry of the contents names.
    """

    look: Look
    runs: tuple[Run, ...] = ()
    label: str = ""
    number_format: Literal[
        "", "decimal", "lower_letter", "upper_letter", "lower_roman", "bullet"
    ] = ""
    label_pattern: str = ""
    ordinal: int = 0
    series: int = 0
    level: int = 0
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    caption: str = ""
    summary: str = ""
    headed_rows: bool = False
    total: bool = False
    leads_to: int | None = None
    sources: tuple[int, ...] = ()
    item: str | None = None
    keep_with_next: bool = False
    exempt: bool = False
    own_wording: bool = False
    stale: bool = False
    refers_back: bool = False

    @property
    def is_table(self) -> bool:
        """Whether the block is printed as a table: a table of the record's, or a part of the roll."""
        return self.look == "table" or bool(self.rows)

    @property
    def text(self) -> str:
        """The words of the block without its label, line breaks as line breaks."""
        return "".join(("\n" if run.break_before else "") + run.text for run in self.runs)


class Leaves(msgspec.Struct, frozen=True, kw_only=True):
    """How loose leaves are numbered: from which number, in which words (%1 is the number), and the initials' label.

    Source: LGA 1972 Sch 12 para 41: loose leaves are numbered in sequence, and each is initialled.
    """

    first: int
    pattern: str
    initials: str


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """The minutes of one meeting, ready to be printed.

    ``title`` and ``language`` are for the document's properties; ``council`` and ``body`` for headers;
    ``marking`` is printed on every page (DRAFT, or "Not for publication", or both; empty once signed).
    ``leaves`` says how the leaves are numbered, None for pages of their own; ``unplaced`` are the entries that
    no block tells though they should be told. ``made_from`` is the shipped style that the ``style`` began as.
    """

    title: str
    council: str
    body: str
    date: str
    language: str
    style: str
    marking: str
    blocks: tuple[Block, ...]
    leaves: Leaves | None = None
    unplaced: tuple[int, ...] = ()
    made_from: str = ""
