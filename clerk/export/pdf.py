"""The draft as a tagged PDF: the same words in the same order as the Word file, with fonts, bookmarks and language."""

from __future__ import annotations

import gc
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate

from clerk.export import looks
from clerk.export.characters import printable
from clerk.export.flowables import Kept, Kind, Text
from clerk.export.flowing_table import Table
from clerk.export.fonts import load_fonts, set_in
from clerk.export.letterhead_reading import Leaves, read_leaves
from clerk.export.letterhead_source import Source, read_letterhead
from clerk.export.looks import CAPTION, TABLE_HEAD, House, Setting
from clerk.export.measure import Indent, column_widths, indents, number_columns, spaces_below
from clerk.export.own_fonts import AS_OURS, find_faces
from clerk.export.own_furniture import OwnFurniture
from clerk.export.own_looks import own_looks
from clerk.export.page_furniture import Furniture
from clerk.export.pdf_contents import Entry, entry_node
from clerk.export.placeholders import PLACEHOLDERS
from clerk.export.tagged import Node, TaggedCanvas
from clerk.export.together import Hold, holds, is_table
from clerk.minutes.blocks import HEADING_LEVEL, Block, Draft, Run

_NUMBERING = {
    "decimal": "Decimal",
    "lower_letter": "LowerAlpha",
    "upper_letter": "UpperAlpha",
    "lower_roman": "LowerRoman",
    "bullet": "Disc",
}


def write_pdf(draft: Draft, letterhead: Source | None = None) -> bytes:
    """Return the draft as the bytes of a PDF, the same for the same draft, letterhead and fonts of this computer.

    Args:
        draft: what the minutes say.
        letterhead: the house style's Word file: its page, its emblem, and, if it is not one of the shipped kind, its
            own headers and footers, and its font if that is here and may be put into a file.

    Raises:
        ClerkError: a shipped font is missing, or the letterhead cannot be read.
        Refused: the letterhead is no Word document, or is made to do harm.
    """
    if not any(block.leads_to is not None for block in draft.blocks):
        return _build(draft, letterhead, {})[0]
    # On which pages the headings stand is known once the pages are made; the numbers take the same room in any case.
    return _build(draft, letterhead, heading_pages(draft, letterhead))[0]


def heading_pages(draft: Draft, letterhead: Source | None = None) -> dict[int, int]:
    """Return on which page, counted from 1, each heading stands, by the heading's place in the draft."""
    _, pages = _build(draft, letterhead, {})
    return {int(anchor): page + 1 for anchor, page in pages.items()}


def _build(
    draft: Draft, letterhead: Source | None, pages: dict[int, int]
) -> tuple[bytes, dict[str, int]]:
    """Make the file; return its bytes, and by its anchor the page of each heading, counted from 0."""
    load_fonts()
    leaves = None if letterhead is None else _leaves(draft, letterhead)
    house = looks.house(draft.style, draft.made_from)
    if leaves is not None:
        house = replace(house, page=leaves.page)
        if not leaves.ours:
            house = replace(house, settings=own_looks(house, leaves.letters), accent=looks.INK)
    with _nothing_collected(), set_in(_own_faces(leaves)):
        furniture = _furniture(draft, house, leaves)
        return _built(draft, house, furniture, pages)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep Python from looking for garbage: all of a long document is in use until it is written."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _leaves(draft: Draft, letterhead: Source) -> Leaves:
    values = {name: printable(getattr(draft, name)) for name in PLACEHOLDERS}
    source = read_letterhead(letterhead)
    found = read_leaves(source, values)
    if draft.leaves is None or found.ours:
        return found
    from clerk.export.word_leaves import (
        with_leaves,  # the Word library, which a PDF needs for this alone
    )

    return read_leaves(source._replace(data=with_leaves(source.data, draft.leaves)), values)


def _own_faces(leaves: Leaves | None) -> dict[tuple[bool, bool], Path]:
    if leaves is None or leaves.ours or leaves.font.lower() in AS_OURS:
        return {}
    found, _ = find_faces(leaves.font)
    return found.paths if found else {}


def _furniture(draft: Draft, house: House, leaves: Leaves | None) -> Furniture | OwnFurniture:
    if leaves is None or leaves.ours:
        return Furniture(draft, house, leaves.emblem if leaves else None)
    return OwnFurniture(leaves, printable(draft.marking), draft.leaves)


def _built(
    draft: Draft, house: House, furniture: Furniture | OwnFurniture, pages: dict[int, int]
) -> tuple[bytes, dict[str, int]]:
    story = _Story(draft, house, pages)
    made: list[TaggedCanvas] = []
    flowables = story.flowables()
    out = io.BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=(house.page.width, house.page.height),
        lang=draft.language,
        title=printable(draft.title),
        author=printable(draft.council),
        subject=printable(", ".join(filter(None, (draft.body, draft.date)))),
        creator="Clerk",
        producer="Clerk",
        invariant=1,
        pageCompression=1,
    )
    document.addPageTemplates(
        [
            _template("first", house, furniture.first_top, furniture.foot, furniture.draw_first),
            _template("later", house, furniture.later_top, furniture.foot, furniture.draw_later),
        ]
    )

    def canvas(*arguments: Any, **options: Any) -> TaggedCanvas:
        options.pop("initialFontName", None)
        found = TaggedCanvas(*arguments, **options)
        found.root = story.root
        found.language = draft.language
        if isinstance(furniture, OwnFurniture):
            found.header = furniture.draw_header
        found.footer = furniture.draw_footer
        if draft.leaves:
            found.addPageLabel(0, "ARABIC", draft.leaves.first)
        made.append(found)
        return found

    document.build([NextPageTemplate("later"), *flowables], canvasmaker=canvas)
    return out.getvalue(), made[-1].pages


def _template(name: str, house: House, top: float, foot: float, draw: Any) -> PageTemplate:
    frame = Frame(
        house.page.left,
        foot,
        house.width,
        house.page.height - top - foot,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
        id=name,
        # As in Word, the larger of the space below one paragraph and above the next counts.
        overlapAttachedSpace=1,
    )
    return PageTemplate(name, [frame], onPage=draw)


@dataclass
class _OpenList:
    """A list that is still being added to: where its items go, and where a list inside its last item would."""

    series: int
    level: int
    number_format: str
    node: Node
    last: Node


class _Story:
    """Walks the blocks once, making each a flowable and a part of the structure."""

    def __init__(self, draft: Draft, house: House, pages: dict[int, int]) -> None:
        self.draft = draft
        self.pages = pages
        self.house = house
        self.root = Node("Document")
        self.below = spaces_below(draft.blocks, self.house)
        self._lists: list[_OpenList] = []
        self._contents: Node | None = None

    def flowables(self) -> list[Flowable]:
        blocks = self.draft.blocks
        places = indents(blocks, self.house)
        found: list[Flowable] = []
        waiting: list[Flowable] = []
        for index, hold in enumerate(holds(blocks, self.house)):
            block = blocks[index]
            if is_table(block):
                made = self._table(block, hold)
                self._lists.clear()
            elif block.leads_to is not None:
                made = [self._contents_entry(index, block, block.leads_to)]
            else:
                made = [self._text(index, places, hold)]
            waiting += made
            if not hold.with_next:
                *heads, last = waiting
                found.append(Kept(heads, last) if heads else last)
                waiting = []
        return found

    def _joined(self, places: Sequence[Indent], index: int) -> float:
        """Return how far a block's bar goes on, to meet that of a next block with the same."""
        blocks = self.draft.blocks
        if index + 1 == len(blocks):
            return 0.0
        (one, here), (two, there) = (
            (self.house.settings[blocks[i].look], blocks[i]) for i in (index, index + 1)
        )
        if is_table(there):
            return 0.0
        left = [place.left - place.hanging for place in places[index : index + 2]]
        barred = one.bar and one.bar == two.bar and left[0] == left[1]
        plain = not here.exempt and not there.exempt
        if (here.exempt and there.exempt) or (plain and barred):
            return max(self.below[index], two.before)
        return 0.0

    def _text(self, index: int, places: Sequence[Indent], hold: Hold) -> Text:
        block, place = self.draft.blocks[index], places[index]
        setting = looks.without_line(self.house.settings[block.look], block.text)
        setting = replace(setting, after=self.below[index])
        node, label_node = self._element(block)
        level = HEADING_LEVEL.get(block.look)
        heading = " ".join(printable(t) for t in (block.label, block.text) if t)
        kind = Kind(
            setting=setting,
            node=node,
            label_node=label_node,
            left=place.left,
            hanging=place.hanging,
            stacked=place.stacked,
            before=setting.before,
            exempt=block.exempt,
            outline=None if level is None else level - 1,
            title=heading,
            anchor=str(index),
            joined=self._joined(places, index),
            whole=hold.whole,
        )
        strong = block.look in looks.STRONG_LABELS and not block.number_format
        label = (Run(text=block.label, strong=strong),) if block.label else ()
        return Text(kind, block.runs, label)

    def _contents_entry(self, index: int, block: Block, leads_to: int) -> Entry:
        if self._contents is None:
            self._contents = self.root.child("TOC")
        setting = replace(self.house.settings[block.look], after=self.below[index])
        kind = Kind(
            setting=setting,
            node=entry_node(self._contents, printable(block.text)),
            anchor=str(leads_to),
            whole=True,
        )
        page = self.pages.get(leads_to, 0)
        leaves = self.draft.leaves
        return Entry(kind, block.runs, str(page + leaves.first - 1 if leaves else page))

    def _element(self, block: Block) -> tuple[Node, Node | None]:
        """Return the element that a block's words belong to, and its label's, if that has one of its own."""
        if block.number_format:
            return self._item(block)
        self._lists.clear()
        level = HEADING_LEVEL.get(block.look)
        if level is not None:
            return self.root.child(f"H{level}"), None
        if block.look == "quote":
            return self.root.child("BlockQuote").child("P"), None
        return self.root.child("P"), None

    def _item(self, block: Block) -> tuple[Node, Node]:
        lists = self._lists
        while lists and lists[-1].level > block.level:
            lists.pop()
        if lists and lists[-1].level == block.level:
            same = (lists[-1].series, lists[-1].number_format) == (
                block.series,
                block.number_format,
            )
            if not same:
                lists.pop()
        if not lists or lists[-1].level < block.level:
            above = lists[-1].last if lists else self.root
            made = above.child("L", owner="List", ListNumbering=_NUMBERING[block.number_format])
            lists.append(_OpenList(block.series, block.level, block.number_format, made, made))
        item = lists[-1].node.child("LI")
        label, body = item.child("Lbl"), item.child("LBody")
        lists[-1].last = body
        return body, label

    def _table(self, block: Block, hold: Hold) -> list[Flowable]:
        table = self.root.child("Table")
        table.summary = printable(block.summary)
        found: list[Flowable] = []
        if block.caption:
            kind = Kind(
                setting=CAPTION,
                node=table.child("Caption"),
                before=CAPTION.before,
                exempt=block.exempt,
            )
            found.append(Text(kind, (Run(text=block.caption),)))
        columns = column_widths(block.header, block.rows, self.house.width)
        numbers = number_columns(block.rows)
        head: list[Text] = []
        if block.header:
            row = table.child("THead").child("TR")
            head = [
                Text(
                    Kind(
                        setting=_aligned(TABLE_HEAD, index in numbers),
                        node=row.child("TH", owner="Table", Scope="Column"),
                    ),
                    (Run(text=cell),),
                )
                for index, cell in enumerate(_filled(block.header, len(columns)))
            ]
        body = table.child("TBody")
        cell_setting = self.house.settings["table"]
        rows: list[list[Text]] = []
        for number, cells in enumerate(block.rows):
            row = body.child("TR")
            # The last row of a table that is added up is headed by the word for it.
            sums = block.total and number == len(block.rows) - 1
            rows.append(
                [
                    Text(
                        Kind(
                            setting=_aligned(cell_setting, index in numbers),
                            node=_cell(row, index == 0 and (block.headed_rows or sums)),
                        ),
                        (Run(text=cell, strong=sums),),
                    )
                    for index, cell in enumerate(_filled(cells, len(columns)))
                ]
            )
        found.append(
            Table(
                head,
                rows,
                columns,
                self.house.table_lines,
                self.house.accent,
                block.exempt,
                whole=hold.whole,
            )
        )
        return found


def _cell(row: Node, heads: bool) -> Node:
    return row.child("TH", owner="Table", Scope="Row") if heads else row.child("TD")


def _aligned(setting: Setting, right: bool) -> Setting:
    return replace(setting, align="right") if right else setting


def _filled(cells: Sequence[str], count: int) -> list[str]:
    return [*cells, *[""] * (count - len(cells))]
