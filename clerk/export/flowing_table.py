"""A table of the PDF: its header row on every page, its rows whole, its cells told to those who hear them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from clerk.export import looks
from clerk.export.flowables import BAR_GAP, Text, must_break
from clerk.export.tagged import TaggedCanvas
from clerk.export.together import CELL_ABOVE, CELL_SIDE, FEWEST_ROWS


class Table(Flowable):
    """A table with its header row repeated on each page; split between rows, and inside a row taller than a page."""

    def __init__(
        self,
        head: list[Text],
        rows: list[list[Text]],
        columns: list[float],
        lines: str,
        accent: str,
        exempt: bool = False,
        repeated: bool = False,
        whole: bool = False,
    ) -> None:
        super().__init__()
        self.head, self.rows, self.columns = head, rows, columns
        self.lines, self.accent, self.exempt, self.repeated = lines, accent, exempt, repeated
        self.whole = whole

    def getSpaceBefore(self) -> float:  # noqa: N802 - reportlab's name
        """Return the space above a table."""
        return 0.0 if self.repeated else 3.0

    def getSpaceAfter(self) -> float:  # noqa: N802 - reportlab's name
        """Return the space below a table."""
        return 8.0

    def _row_height(self, row: Sequence[Text]) -> float:
        heights = [
            cell.wrap(width - 2 * CELL_SIDE, looks.PAGE_HEIGHT)[1]
            for cell, width in zip(row, self.columns, strict=True)
        ]
        return max(heights, default=0.0) + 2 * CELL_ABOVE

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Return what the table takes."""
        self.width = available_width
        self.height = sum(self._row_height(row) for row in self._every_row())
        return self.width, self.height

    def _every_row(self) -> list[list[Text]]:
        return [self.head, *self.rows] if self.head else self.rows

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return the rows that fit, and the rest below a repeated header: never fewer than two on either page."""
        must = must_break(self)
        if self.whole and not must:
            return []
        self.wrap(available_width, available_height)
        room = available_height - (self._row_height(self.head) if self.head else 0.0)
        count = len(self.rows)
        fits = self._fitting(room)
        if fits and count - fits < FEWEST_ROWS:
            # The last row takes company with it, unless that would leave the page without any.
            fits = max(count - FEWEST_ROWS, 1 if must else 0)
        if fits < FEWEST_ROWS and not must:
            return []
        first, rest = self.rows[:fits], self.rows[fits:]
        if not fits:
            upper, lower = self._split_row(self.rows[0], room)
            if not lower:
                return []
            first, rest = [upper], [lower, *self.rows[1:]]
        return [self._part(self.head, first, self.repeated), self._part(self._echo(), rest, True)]

    def _fitting(self, room: float) -> int:
        """Return how many rows fit into a height below the header."""
        for index, row in enumerate(self.rows):
            room -= self._row_height(row)
            if room < 0:
                return index
        return len(self.rows)

    def _part(self, head: list[Text], rows: list[list[Text]], repeated: bool) -> Table:
        return Table(head, rows, self.columns, self.lines, self.accent, self.exempt, repeated)

    def _echo(self) -> list[Text]:
        return [Text(replace(cell.kind, node=None), cell.runs) for cell in self.head]

    def _split_row(self, row: list[Text], room: float) -> tuple[list[Text], list[Text]]:
        upper, lower = [], []
        for cell, width in zip(row, self.columns, strict=True):
            parts = cell.split(width - 2 * CELL_SIDE, room - 2 * CELL_ABOVE)
            if len(parts) == 2:
                upper.append(parts[0])
                lower.append(parts[1])
            else:
                upper.append(cell)
                lower.append(Text(cell.kind, ()))
        fits = (
            max(cell.wrap(w, room)[1] for cell, w in zip(upper, self.columns, strict=True)) <= room
        )
        return (upper, lower) if fits else (upper, [])

    def draw(self) -> None:
        """Draw what is behind and between the cells, then the cells row by row."""
        canvas: TaggedCanvas = self.canv
        rows = self._every_row()
        heights = [self._row_height(row) for row in rows]
        with canvas.artifact():
            self._draw_lines(canvas, heights)
        y = self.height
        for row, height in zip(rows, heights, strict=True):
            x = 0.0
            for cell, width in zip(row, self.columns, strict=True):
                cell.drawOn(canvas, x + CELL_SIDE, y - CELL_ABOVE - cell.height)
                x += width
            y -= height

    def _draw_lines(self, canvas: TaggedCanvas, heights: Sequence[float]) -> None:
        canvas.saveState()
        width = sum(self.columns)
        if self.exempt:
            canvas.setFillColor(HexColor(f"#{looks.EXEMPT_SHADE}"))
            canvas.rect(-BAR_GAP, 0, width + BAR_GAP, self.height, stroke=0, fill=1)
            canvas.setStrokeColor(HexColor(f"#{looks.INK}"))
            canvas.setLineWidth(0.75)
            for x in (-BAR_GAP, 2.2 - BAR_GAP):
                canvas.line(x, 0, x, self.height)
        if self.head:
            canvas.setFillColor(HexColor(f"#{looks.SHADE}"))
            canvas.rect(0, self.height - heights[0], width, heights[0], stroke=0, fill=1)
        canvas.setStrokeColor(HexColor(f"#{looks.HAIRLINE}"))
        canvas.setLineWidth(0.5)
        y = self.height
        canvas.line(0, y, width, y)
        for height in heights:
            y -= height
            canvas.line(0, y, width, y)
        if self.lines == "grid":
            x = 0.0
            for column in [0.0, *self.columns]:
                x += column
                canvas.line(x, 0, x, self.height)
        if self.head:
            canvas.setStrokeColor(HexColor(f"#{self.accent}"))
            canvas.setLineWidth(1)
            below = self.height - heights[0]
            canvas.line(0, below, width, below)
        canvas.restoreState()
