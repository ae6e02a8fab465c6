"""The draft as a Word document on the style's letterhead: its styles, real lists, header rows, title and language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from clerk.export import looks
from clerk.export.characters import printable
from clerk.export.completing import complete
from clerk.export.letterhead import fill_slots, open_letterhead
from clerk.export.letterhead_source import Source
from clerk.export.looks import CAPTION, TABLE_HEAD, House
from clerk.export.measure import Indent, column_widths, indents, number_columns, spaces_below
from clerk.export.together import Hold, holds, is_table, rows_held
from clerk.export.word_contents import WordContents
from clerk.export.word_leaves import number_leaves
from clerk.export.word_lists import WordLists
from clerk.export.word_marks import BlockMarks, Named, set_mark
from clerk.export.word_parts import Properties, Styles, add_run, border_lines, gap, make, text_run
from clerk.export.word_saving import saved
from clerk.minutes.blocks import HEADING_LEVEL, Block, Draft

Made = dict[int, list[Any]]
"""What was written of each block, by its place in the draft: paragraphs and tables."""


def write_word(
    draft: Draft,
    letterhead: Source,
    named: Named | None = None,
    and_then: Callable[[Made], None] | None = None,
) -> bytes:
    """Return the draft as the bytes of a Word file, the same for the same draft and letterhead.

    Args:
        draft: what the minutes say.
        letterhead: the house style's Word file; of its body only the page is kept.
        named: of a copy that is to come back, how it finds its way.
        and_then: called with what was written, before the file is closed, to add to it.

    Raises:
        ClerkError: the letterhead cannot be read.
        Refused: the letterhead is no Word document, or is made to do harm.
    """
    document = open_letterhead(letterhead)
    complete(document, draft.language, printable(draft.council))
    writer = _Writer(document, draft, letterhead, named)
    writer.write()
    if and_then is not None:
        and_then(writer.made)
    _set_properties(document, draft)
    if named is not None:
        set_mark(document, named.mark)
    said = (draft.council, draft.body, draft.date, draft.marking)
    fill_slots(document, *(printable(each) for each in said))
    if draft.leaves:
        number_leaves(document, draft.leaves, writer.width)
    return saved(document)


class _Writer:
    """Walks the blocks once, writing each into the body."""

    def __init__(
        self, document: WordDocument, draft: Draft, letterhead: Source, named: Named | None
    ) -> None:
        self.draft = draft
        self.contents = WordContents(draft, letterhead)
        self.marks = BlockMarks(named, len(self.contents))
        self.house = looks.house(draft.style, draft.made_from)
        self.styles = Styles(document)
        self.lists = WordLists(document)
        self.body = document.element.body
        self.end = self.body.find(qn("w:sectPr"))
        self.width = _text_width(document, self.house)
        self.below = spaces_below(draft.blocks, self.house)
        self.numbers: frozenset[int] = frozenset()
        self.made: Made = {index: [] for index in range(len(draft.blocks))}
        self.at = 0

    def write(self) -> None:
        blocks = self.draft.blocks
        places = indents(blocks, self.house)
        after_table = False
        for index, hold in enumerate(holds(blocks, self.house)):
            block, self.at = blocks[index], index
            if is_table(block):
                if after_table and not block.caption:
                    self._part_tables()
                self._table(index, hold)
            else:
                self._paragraph(index, places[index], hold, after_table)
            after_table = is_table(block)
        if after_table:
            self._part_tables()

    def _add(self, element: Any) -> None:
        self.made.setdefault(self.at, []).append(element)
        if self.end is None:
            self.body.append(element)
        else:
            self.end.addprevious(element)

    def _paragraph(self, index: int, indent: Indent, hold: Hold, after_table: bool) -> None:
        block = self.draft.blocks[index]
        setting = self.house.settings[block.look]
        style, ours = self.styles.of(setting)
        properties = Properties(style)
        properties.keep_next, properties.whole = hold
        properties.exempt = block.exempt
        properties.unruled = looks.without_line(setting, block.text) != setting
        level = HEADING_LEVEL.get(block.look)
        properties.outline = self.styles.missing_level(style, level)
        properties.offset = indent.left - indent.hanging
        if after_table and setting.before < 8:
            properties.before = 8
        if self.below[index] != setting.after:
            properties.after = self.below[index]
        if block.number_format:
            number, level = self.lists.place(block, setting, indent.left, indent.hanging)
            properties.list = (number, level)
        elif (indent.left, indent.hanging) != (setting.left, setting.hanging) or not ours:
            properties.indent = indent
        if block.leads_to is not None:
            properties.leader = self.width
        paragraph = properties.paragraph()
        if block.label and not block.number_format:
            paragraph.append(
                text_run(printable(block.label), strong=block.look in looks.STRONG_LABELS)
            )
            paragraph.append(gap("w:br" if indent.stacked else "w:tab"))
        before = len(paragraph)
        if block.leads_to is not None:
            for part in self.contents.entry(index, block):
                paragraph.append(part)
        else:
            for run in block.runs:
                add_run(paragraph, run)
        self.marks.paragraph(index, paragraph, before)
        self.contents.wrap(index, paragraph)
        self._add(paragraph)

    def _table(self, index: int, hold: Hold) -> None:
        block = self.draft.blocks[index]
        caption = None
        if block.caption:
            style, _ = self.styles.of(CAPTION)
            properties = Properties(style)
            properties.keep_next = True
            properties.exempt = block.exempt
            caption = properties.paragraph()
            caption.append(text_run(printable(block.caption)))
            self._add(caption)
        columns = [round(w * 20) for w in column_widths(block.header, block.rows, self.width)]
        self.numbers = number_columns(block.rows)
        table = OxmlElement("w:tbl")
        table.append(self._table_properties(block, sum(columns)))
        grid = OxmlElement("w:tblGrid")
        for column in columns:
            grid.append(make("w:gridCol", w=column))
        table.append(grid)
        held = iter(rows_held(block, hold))
        if block.header:
            table.append(self._row(block, block.header, columns, next(held), head=True))
        for number, row in enumerate(block.rows):
            sums = block.total and number == len(block.rows) - 1
            table.append(self._row(block, row, columns, next(held), head=False, strong=sums))
        self.marks.table(index, table, caption)
        self._add(table)

    def _table_properties(self, block: Block, width: int) -> Any:
        properties = OxmlElement("w:tblPr")
        style = self.styles.table()
        if style:
            properties.append(make("w:tblStyle", val=style))
        properties.append(make("w:tblW", w=width, type="dxa"))
        if block.exempt:
            borders = OxmlElement("w:tblBorders")
            borders.append(make("w:left", val="double", sz=6, space=0, color=looks.INK))
            properties.append(borders)
        elif not style:
            properties.append(border_lines("w:tblBorders", "top left bottom right insideH insideV"))
        properties.append(make("w:tblLayout", type="fixed"))
        properties.append(
            make(
                "w:tblLook",
                val=f"{0x0400 | 0x20 * bool(block.header) | 0x80 * block.headed_rows:04X}",
                firstRow=int(bool(block.header)),
                lastRow=0,
                firstColumn=int(block.headed_rows),
                lastColumn=0,
                noHBand=0,
                noVBand=1,
            )
        )
        if block.caption or block.summary:
            words = printable(block.caption or block.summary)
            properties.append(make("w:tblCaption", val=words))
        return properties

    def _row(
        self,
        block: Block,
        cells: tuple[str, ...],
        columns: list[int],
        held: bool,
        *,
        head: bool,
        strong: bool = False,
    ) -> Any:
        row = OxmlElement("w:tr")
        properties = OxmlElement("w:trPr")
        properties.append(OxmlElement("w:cantSplit"))
        if head:
            properties.append(OxmlElement("w:tblHeader"))
        row.append(properties)
        style, _ = self.styles.of(TABLE_HEAD if head else self.house.settings["table"])
        for index, column in enumerate(columns):
            cell = OxmlElement("w:tc")
            cell_properties = OxmlElement("w:tcPr")
            cell_properties.append(make("w:tcW", w=column, type="dxa"))
            if block.exempt:
                shade = looks.EXEMPT_SHADE
                cell_properties.append(make("w:shd", val="clear", color="auto", fill=shade))
            cell.append(cell_properties)
            paragraph_properties = Properties(style)
            paragraph_properties.keep_next = held
            paragraph_properties.right = index in self.numbers
            paragraph = paragraph_properties.paragraph()
            text = printable(cells[index]) if index < len(cells) else ""
            if text:
                paragraph.append(text_run(text, strong=head or strong))
            cell.append(paragraph)
            row.append(cell)
        return row

    def _part_tables(self) -> None:
        """Part two tables, which Word would join, and close a body that ends with one: a line without words."""
        style, _ = self.styles.of(self.house.settings["table"])
        properties = Properties(style)
        properties.thin = True
        self._add(properties.paragraph())


def _text_width(document: WordDocument, house: House) -> float:
    """Return the width that the letterhead leaves for text, in points."""
    section = document.sections[-1] if len(document.sections) else None
    if section is None or not section.page_width:
        return house.width
    inside = section.page_width - (section.left_margin or 0) - (section.right_margin or 0)
    return inside / 12700


def _set_properties(document: WordDocument, draft: Draft) -> None:
    properties = document.core_properties
    properties.title = printable(draft.title)[:255]
    properties.author = printable(draft.council)[:255]
    properties.last_modified_by = ""
    properties.subject = printable(", ".join(filter(None, (draft.body, draft.date))))[:255]
    properties.language = draft.language
    properties.keywords = ""
    properties.comments = ""
