"""A comparison on the screen: words put in are underlined, words taken out struck through, and a change is gone to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from clerk.minutes.blocks import HEADING_LEVEL
from clerk.minutes.comparing import Comparison, Laid, Piece
from clerk.ui.look import Look
from clerk.ui.views.compared import TAGS, places_shown
from clerk.ui.views.words import shown

_SIZES = {"title": 18.0, "heading": 15.0, "appendix": 15.0}


class ComparedPage(QTextEdit):
    """Shows a comparison. `changes` are the places of its changes, each where it begins on the page."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.changes: list[tuple[int, int]] = []
        self._fresh = True
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName("The two drafts, word by word")

    def show_comparison(self, comparison: Comparison, *, everything: bool) -> None:
        """Draw a comparison: all of it, or what changed with what is beside it."""
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self.look.font(14))
        document.setDocumentMargin(self.look.px(14))
        self._cursor, self._fresh = QTextCursor(document), True
        self.changes = []
        before = -1
        for place in places_shown(comparison, everything=everything):
            if before >= 0 and place != before + 1:
                self._paragraph(QTextBlockFormat(), [("⋯", self._letters("muted"))])
            laid = comparison.laid[place]
            if laid.changed and laid.kind != "moved_from":
                self.changes.append((place, self._next_position()))
            self._draw(laid)
            before = place
        self.setDocument(document)

    def go_to(self, index: int) -> None:
        """Go to a change: it is marked, and stands on the page with what is above it."""
        place = self.changes[index][1]
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor
        wash = QTextCharFormat()
        wash.setBackground(QBrush(self.look.colour("chosen")))
        wash.setProperty(QTextCharFormat.Property.FullWidthSelection, True)
        mark.format = wash
        self.setExtraSelections([mark])
        top = self.cursorRect(cursor).top() + self.verticalScrollBar().value()
        self.verticalScrollBar().setValue(top - self.viewport().height() // 3)

    # Drawing.

    def _next_position(self) -> int:
        return self._cursor.position() + (0 if self._fresh else 1)

    def _letters(
        self, role: str = "text", size: float = 14, *, strong: bool = False
    ) -> QTextCharFormat:
        letters = QTextCharFormat()
        letters.setFont(self.look.font(size))
        if strong:
            letters.setFontWeight(QFont.Weight.DemiBold)
        letters.setForeground(QBrush(self.look.colour(role)))
        return letters

    def _paragraph(
        self, kind: QTextBlockFormat, stretches: Sequence[tuple[str, QTextCharFormat]]
    ) -> None:
        kind.setLineHeight(132, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._fresh:
            self._cursor.setBlockFormat(kind)
            self._fresh = False
        else:
            self._cursor.insertBlock(kind)
        for text, letters in stretches:
            self._cursor.insertText(text, letters)

    def _draw(self, laid: Laid) -> None:
        block, px = laid.block, self.look.px
        heading = block.look in HEADING_LEVEL
        size = _SIZES.get(block.look, 14.0)
        kind = QTextBlockFormat()
        kind.setTopMargin(px(14 if heading else 7))
        kind.setHeadingLevel(HEADING_LEVEL.get(block.look, 0))
        kind.setLeftMargin(px(22) * (block.level + bool(block.number_format)))
        stretches = self._tag(laid)
        if laid.label:
            stretches += self._stretches(laid.label, size, strong=heading)
            stretches.append((" ", self._letters()))
        stretches += self._stretches(laid.words, size, strong=heading)
        if block.exempt:
            stretches.append(("  exempt", self._letters("care", 12)))
        if stretches:
            self._paragraph(kind, stretches)
        if laid.rows:
            self._table(laid)

    def _tag(self, laid: Laid) -> list[tuple[str, QTextCharFormat]]:
        tag = TAGS.get(laid.kind, "")
        return [(f"{tag}:  ", self._letters("muted", 12, strong=True))] if tag else []

    def _stretches(
        self, pieces: Sequence[Piece], size: float = 14, *, strong: bool = False
    ) -> list[tuple[str, QTextCharFormat]]:
        return [
            (shown(piece.text).replace("\n", "\u2028"), self._of(piece.kind, size, strong=strong))
            for piece in pieces
        ]

    def _of(self, kind: str, size: float, *, strong: bool) -> QTextCharFormat:
        role = "bad" if kind == "deleted" else "text"
        letters = self._letters(role, size, strong=strong)
        if kind == "deleted":
            letters.setFontStrikeOut(True)
        elif kind == "inserted":
            letters.setFontUnderline(True)
            letters.setBackground(QBrush(self.look.colour("good_ground")))
        return letters

    def _table(self, laid: Laid) -> None:
        columns = max(len(row.cells) for row in laid.rows)
        px = self.look.px
        kind = QTextTableFormat()
        kind.setCellPadding(px(4))
        kind.setCellSpacing(0)
        kind.setBorder(1)
        kind.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        kind.setBorderBrush(QBrush(self.look.colour("line")))
        kind.setBorderCollapse(True)
        kind.setTopMargin(px(6))
        kind.setBottomMargin(px(8))
        kind.setHeaderRowCount(int(laid.rows[0].head))
        kind.setWidth(QTextLength(QTextLength.Type.PercentageLength, 98))
        table = self._cursor.insertTable(len(laid.rows), max(columns, 1), kind)
        for y, row in enumerate(laid.rows):
            for x, pieces in enumerate(row.cells):
                inside = table.cellAt(y, x).firstCursorPosition()
                for text, letters in self._stretches(pieces, 13, strong=row.head):
                    inside.insertText(text, letters)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True
