"""The draft's flat blocks as a text document: real paragraphs and tables, made with a cursor and never from HTML."""

import time
from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableCellFormat,
    QTextTableFormat,
)

from clerk.minutes.blocks import HEADING_LEVEL, Block, Draft
from clerk.ui.look import Look
from clerk.ui.views.doubts import Aside
from clerk.ui.views.words import shown


class Passage(msgspec.Struct, frozen=True):
    """A stretch of the document, from character to character, and the entry that it tells."""

    start: int
    end: int
    entry: int


class _Style(msgspec.Struct, frozen=True):
    size: float = 14
    above: float = 7
    strong: bool = False
    italic: bool = False
    role: str = "text"
    centred: bool = False
    inset: float = 0


_PLAIN = _Style()
_STYLES = {
    "title": _Style(18, 2, strong=True),
    "title_other": _Style(16, 2, italic=True),
    "marking": _Style(11.5, 0, strong=True, role="care"),
    "group": _Style(13, 12, strong=True, role="muted"),
    "roll": _Style(14, 3),
    "note": _Style(13, 4, role="muted"),
    "heading": _Style(15, 22, strong=True),
    "subheading": _Style(14, 10, strong=True),
    "purpose": _Style(14, 5, italic=True, role="muted"),
    "particular": _Style(14, 3),
    "contents_heading": _Style(15, 22, strong=True),
    "contents": _Style(14, 3, role="muted"),
    "point": _Style(above=6),
    "bullet": _Style(above=4),
    "quote": _Style(inset=24),
    "event": _Style(italic=True),
    "decision": _Style(above=10),
    "part": _Style(above=4),
    "motion_part": _Style(above=4),
    "condition": _Style(above=4),
    "closing": _Style(above=20),
    "signature": _Style(above=32),
    "appendix": _Style(15, 24, strong=True),
}


_ASIDE = _Style(13, 8, role="care")
_IS_ASIDE = QTextFormat.Property.UserProperty.value + 1

# Whose number or label stands before the words, and not in a column of its own.
_LABELLED = ("heading", "roll", "particular")
# More blocks than that are drawn anew, in turns.
_MOST_REPLACED = 40


class DraftDocument(QTextDocument):
    """A draft on the screen, once it was drawn; of None, an empty page.

    `passages` say which stretch tells which entry.
    """

    def __init__(self, look: Look, draft: Draft | None) -> None:
        super().__init__()
        self.look = look
        self.passages: list[Passage] = []
        # Where each item begins.
        self.places: dict[str, int] = {}
        self.setUndoRedoEnabled(False)
        self.setDefaultFont(look.font(14))
        self.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setDefaultTextOption(option)
        frame = QTextFrameFormat()
        # The page's own outline takes two pixels.
        side = look.px(24) - 2
        frame.setMargin(side)
        frame.setTopMargin(look.px(4))
        frame.setBottomMargin(look.px(40))
        self.rootFrame().setFrameFormat(frame)
        self._cursor = QTextCursor(self)
        self._fresh = True
        self._marking = draft.marking if draft is not None else ""
        if self._marking:
            self._paragraph(Block(look="marking"), _STYLES["marking"], shown(self._marking.upper()))
        # The blocks as drawn, and where the paragraph of each begins.
        self._blocks = _as_drawn(draft.blocks) if draft is not None else []
        self._starts: list[int] = []
        self._to_draw = iter(self._blocks)

    def draw(self, seconds: float | None = None) -> bool:
        """Draw the draft, or go on drawing it for so long; return whether it is all there."""
        until = None if seconds is None else time.perf_counter() + seconds
        for block in self._to_draw:
            self._starts.append(self._draw_block(block))
            if until is not None and time.perf_counter() > until:
                return False
        return True

    def _draw_block(self, block: Block) -> int:
        """Draw one block; return where it begins."""
        if block.is_table:
            start = self._cursor.position()
            self._table(block)
            return start
        return self._block(block)

    def follow(self, draft: Draft) -> bool:
        """Become another draft by drawing only what is another in it; return whether that could be done.

        It cannot where much is another, or a table is: then a new document is drawn in place of this one.
        """
        old, new = self._blocks, _as_drawn(draft.blocks)
        first, left = _same_at_ends(old, new)
        gone, come = old[first : len(old) - left], new[first : len(new) - left]
        around = [*old[max(first - 1, 0) : first], *gone, *come, *old[len(old) - left :][:1]]
        if (
            len(self._starts) < len(old)
            or draft.marking != self._marking
            or first == 0
            or len(gone) + len(come) > _MOST_REPLACED
            or any(block.is_table for block in around)
        ):
            return False
        if gone or come:
            self._replace(first, len(gone), come)
        self._blocks = new
        self.places = {}
        for block, start in zip(new, self._starts, strict=True):
            if block.item is not None and not block.is_table:
                self.places.setdefault(block.item, start)
        return True

    def _replace(self, first: int, count: int, come: Sequence[Block]) -> None:
        """Draw blocks in the place of some that are there, and move what stands below to where it is then."""
        whole = self.characterCount() - 1
        starts = self._starts
        begin = starts[first] - 1 if first < len(starts) else whole
        end = starts[first + count] - 1 if first + count < len(starts) else whole
        above = [passage for passage in self.passages if passage.end <= begin]
        below = [passage for passage in self.passages if passage.start > end]
        self._cursor.beginEditBlock()
        self._cursor.setPosition(begin)
        kind = self._cursor.blockFormat()
        self._cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._cursor.removeSelectedText()
        self._cursor.setBlockFormat(kind)
        self.passages, self._fresh = above, False
        drawn = [self._draw_block(block) for block in come]
        self._cursor.endEditBlock()
        by = self.characterCount() - 1 - whole
        self.passages += [Passage(p.start + by, p.end + by, p.entry) for p in below]
        self._starts = [*starts[:first], *drawn, *(each + by for each in starts[first + count :])]

    def _open_block(self, kind: QTextBlockFormat) -> None:
        if self._fresh:
            self._cursor.setBlockFormat(kind)
            self._fresh = False
        else:
            self._cursor.insertBlock(kind)

    def _block_format(self, block: Block, style: _Style) -> QTextBlockFormat:
        px = self.look.px
        kind = QTextBlockFormat()
        kind.setTopMargin(px(style.above))
        kind.setLineHeight(132, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        kind.setHeadingLevel(HEADING_LEVEL.get(block.look, 0))
        if style.centred:
            kind.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if block.look in _LABELLED:
            # A number or a label stands beside its words, not in a list.
            kind.setLeftMargin(px(style.inset))
        elif block.label:
            hang = px(26)
            kind.setLeftMargin(hang * (block.level + 1))
            kind.setTextIndent(-hang)
            kind.setTabPositions([QTextOption.Tab(hang, QTextOption.TabType.LeftTab)])
        else:
            kind.setLeftMargin(px(26) * block.level + px(style.inset))
        if block.exempt or isinstance(block, Aside):
            kind.setBackground(QBrush(self.look.colour("care_ground")))
        if isinstance(block, Aside):
            kind.setProperty(_IS_ASIDE, True)
        return kind

    def _letters(self, style: _Style, *, strong: bool = False) -> QTextCharFormat:
        letters = QTextCharFormat()
        font = self.look.font(style.size)
        letters.setFont(font)
        if strong or style.strong:
            letters.setFontWeight(QFont.Weight.DemiBold)
        letters.setFontItalic(style.italic)
        letters.setForeground(QBrush(self.look.colour(style.role)))
        return letters

    def _paragraph(self, block: Block, style: _Style, text: str) -> None:
        self._open_block(self._block_format(block, style))
        self._cursor.insertText(text, self._letters(style))

    def _block(self, block: Block) -> int:
        style = _ASIDE if isinstance(block, Aside) else _STYLES.get(block.look, _PLAIN)
        self._open_block(self._block_format(block, style))
        start = self._cursor.position()
        if block.item is not None:
            self.places.setdefault(block.item, start)
        first = block.sources[0] if block.sources else None
        if block.label:
            gap = " " if block.look in _LABELLED else "\t"
            strong = block.look in _LABELLED
            self._stretch(f"{shown(block.label)}{gap}", self._letters(style, strong=strong), first)
        for run in block.runs:
            text = ("\u2028" if run.break_before else "") + shown(run.text)
            source = run.source if run.source is not None else first
            self._stretch(text, self._letters(style, strong=run.strong), source)
        if block.exempt:
            self._cursor.insertText("  exempt", self._letters(_Style(12, role="care")))
        if block.stale:
            self._cursor.insertText(
                "  fact changed since worded", self._letters(_Style(12, role="care"))
            )
        return start

    def _stretch(self, text: str, letters: QTextCharFormat, entry: int | None) -> None:
        start = self._cursor.position()
        self._cursor.insertText(text, letters)
        if entry is not None:
            self._note(start, self._cursor.position(), entry)

    def _note(self, start: int, end: int, entry: int) -> None:
        last = self.passages[-1] if self.passages else None
        if last and last.entry == entry and last.end == start:
            self.passages[-1] = Passage(last.start, end, entry)
        else:
            self.passages.append(Passage(start, end, entry))

    def _table(self, block: Block) -> None:
        rows = [*([block.header] if block.header else []), *block.rows]
        columns = max((len(row) for row in rows), default=0)
        if block.caption:
            self._paragraph(block, _STYLES["subheading"], shown(block.caption))
        if not columns:
            return
        px = self.look.px
        kind = QTextTableFormat()
        kind.setHeaderRowCount(1 if block.header else 0)
        kind.setCellPadding(px(5))
        kind.setCellSpacing(0)
        kind.setBorder(0)
        kind.setTopMargin(px(8))
        kind.setBottomMargin(px(10))
        kind.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99))
        start = self._cursor.position()
        table = self._cursor.insertTable(len(rows), columns, kind)
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                strong = bool(block.header) and y == 0
                cell = table.cellAt(y, x)
                cell.setFormat(self._cell_format(strong=strong))
                inside = cell.firstCursorPosition()
                inside.insertText(shown(text), self._letters(_Style(13), strong=strong))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True
        if block.sources:
            self.passages.append(Passage(start, self._cursor.position(), block.sources[0]))

    def _cell_format(self, *, strong: bool) -> QTextTableCellFormat:
        kind = QTextTableCellFormat()
        kind.setBottomBorder(1)
        kind.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        kind.setBottomBorderBrush(QBrush(self.look.colour("edge" if strong else "line")))
        kind.setPadding(self.look.px(5))
        kind.setLeftPadding(0)
        return kind

    def stretch(self, place: int) -> Passage | None:
        """Return where the block of the draft at this place stands; None before it was drawn."""
        if not 0 <= place < len(self._starts):
            return None
        last = place + 1 == len(self._starts)
        end = self.characterCount() if last else self._starts[place + 1]
        sources = self._blocks[place].sources
        return Passage(self._starts[place], end - 1, sources[0] if sources else 0)

    def entry_at(self, position: int) -> int | None:
        """Return the entry told at a character, or None."""
        for passage in self.passages:
            if passage.start <= position < passage.end:
                return passage.entry
        return None

    def passages_of(self, entry: int) -> list[Passage]:
        """Return every stretch that tells an entry."""
        return [passage for passage in self.passages if passage.entry == entry]


def _as_drawn(blocks: Sequence[Block]) -> list[Block]:
    """Blocks without what is not seen: a list's number, which every list before it counts on."""
    return [msgspec.structs.replace(block, series=0) if block.series else block for block in blocks]


def _same_at_ends(old: Sequence[Block], new: Sequence[Block]) -> tuple[int, int]:
    """How many blocks are the same at the beginning of both, and how many of the rest at their end."""
    most = min(len(old), len(new))
    first = next((i for i in range(most) if old[i] != new[i]), most)
    left = next((i for i in range(most - first) if old[-1 - i] != new[-1 - i]), most - first)
    return first, left


def words_without_asides(chosen: QTextCursor) -> str | None:
    """Return what was chosen on the page without the notes that are for the officer alone; None if there are none."""
    lines: list[str] = []
    had_any = False
    block = chosen.document().findBlock(chosen.selectionStart())
    while block.isValid() and block.position() < chosen.selectionEnd():
        if block.blockFormat().boolProperty(_IS_ASIDE):
            had_any = True
        else:
            begin = max(chosen.selectionStart() - block.position(), 0)
            end = min(chosen.selectionEnd() - block.position(), block.length() - 1)
            lines.append(block.text()[begin:end].replace("\u2028", "\n"))
        block = block.next()
    return "\n".join(lines) if had_any else None
