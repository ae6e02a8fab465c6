"""What the PDF is set from: paragraphs, and what is kept together, each telling the page what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from clerk.export import looks
from clerk.export.fonts import Piece
from clerk.export.lines import Line, break_lines
from clerk.export.looks import Setting
from clerk.export.tagged import Node, TaggedCanvas
from clerk.minutes.blocks import Run

# Fewer lines than this are not left alone at the foot or the head of a page.
FEWEST_LINES = 2
RULE_GAP = 4.5
BAR_GAP = 8.0
_DESCENT = 0.212


def draw_line(
    canvas: TaggedCanvas, x: float, y: float, pieces: Sequence[Piece], size: float
) -> None:
    """Draw one line of text with its left end at a point of its baseline."""
    canvas.write(x, y, [(piece.font, piece.text) for piece in pieces], size)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What a paragraph is, however it is split: its setting, its place, and its element of the structure."""

    setting: Setting
    node: Node | None = None
    label_node: Node | None = None
    left: float = 0.0
    hanging: float = 0.0
    before: float = 0.0
    # Whether the label stands on lines of its own above the text, and not beside it.
    stacked: bool = False
    exempt: bool = False
    outline: int | None = None
    title: str = ""
    # The name of the place, for what leads to it.
    anchor: str = ""
    # How far a bar or shading goes on below, to meet that of the next paragraph.
    joined: float = 0.0
    # Whether a page may not end inside it.
    whole: bool = False


def must_break(flowable: Flowable) -> bool:
    """Whether a flowable has a fresh page to itself: what does not fit there is broken, whatever we would rather."""
    frame = getattr(flowable, "_frame", None)
    return frame is not None and bool(frame._atTop)  # noqa: SLF001 - reportlab has no other word for it


class Text(Flowable):
    """A paragraph, list item or heading; split between lines, with its label on the first part only."""

    def __init__(
        self,
        kind: Kind,
        runs: Sequence[Run],
        label: Sequence[Run] = (),
        lines: list[Line] | None = None,
        ends: bool = True,
    ) -> None:
        super().__init__()
        self.kind = kind
        self.runs = runs
        self.label = label
        self.lines = lines
        self.ends = ends
        self.label_lines: list[Line] = []
        self.begins = lines is None

    @property
    def _above(self) -> float:
        return RULE_GAP if self.begins and self.kind.setting.rule in {"above", "box"} else 0.0

    @property
    def _below(self) -> float:
        return RULE_GAP if self.ends and self.kind.setting.rule in {"below", "box"} else 0.0

    @property
    def _lead(self) -> int:
        """How many lines the label takes above the text."""
        return len(self.label_lines) if self.kind.stacked else 0

    def getSpaceBefore(self) -> float:  # noqa: N802 - reportlab's name
        """Return the space above, which only the first part has."""
        return self.kind.before if self.begins else 0.0

    def getSpaceAfter(self) -> float:  # noqa: N802 - reportlab's name
        """Return the space below, which only the last part has."""
        return self.kind.setting.after if self.ends else 0.0

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Break the text into lines of the width there is; return what it takes."""
        setting = self.kind.setting
        if self.lines is None:
            width = available_width - self.kind.left - setting.right
            self.lines = break_lines(
                self.runs, setting.size, width, bold=setting.bold, italic=setting.italic
            )
        if self.label and not self.label_lines:
            room = max(self.kind.hanging - 2, setting.size)
            if self.kind.stacked:
                room = available_width - self.kind.left + self.kind.hanging - setting.right
            self.label_lines = break_lines(
                self.label, setting.size, room, bold=setting.bold, italic=False
            )
        count = max(self._lead + len(self.lines), len(self.label_lines))
        self.width = available_width
        self.height = self._above + count * setting.leading + self._below
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return the text in two parts, the first of which fits; nothing if it must not be split there."""
        if self.kind.whole and not must_break(self):
            return []
        self.wrap(available_width, available_height)
        lines = self.lines or []
        fits = int((available_height - self._above) / self.kind.setting.leading + 1e-6)
        fits = min(fits - self._lead, len(lines) - FEWEST_LINES)
        if fits < max(FEWEST_LINES, len(self.label_lines)):
            return []
        first = Text(replace(self.kind, joined=0), self.runs, self.label, lines[:fits], ends=False)
        first.begins = self.begins
        rest = Text(self.kind, self.runs, (), lines[fits:], ends=self.ends)
        return [first, rest]

    def draw(self) -> None:
        """Draw the paragraph: what stands beside it as an artifact, its words as its element's."""
        canvas: TaggedCanvas = self.canv
        self._draw_sides(canvas)
        setting, kind = self.kind.setting, self.kind
        if kind.outline is not None and self.begins:
            canvas.bookmark(kind.anchor, kind.title, kind.outline, self.height + setting.leading)
        canvas.setFillColor(HexColor(f"#{setting.colour}"))
        # The extra space of a line is shared above and below it, as Word does.
        extra = setting.leading - setting.size * looks.FONT_HEIGHT
        top = self.height - self._above
        baseline = setting.leading - extra / 2 - setting.size * _DESCENT
        if self.label_lines:
            with self._mark(canvas, kind.label_node or kind.node):
                x = kind.left - kind.hanging
                for index, line in enumerate(self.label_lines):
                    y = top - baseline - index * setting.leading
                    draw_line(canvas, x, y, _spaced(line, index, self.label_lines), setting.size)
        with self._mark(canvas, kind.node):
            for index, line in enumerate(self.lines or []):
                x = kind.left
                spare = self.width - kind.left - setting.right - line.width
                x += {"left": 0.0, "centre": spare / 2, "right": spare}[setting.align]
                y = top - baseline - (self._lead + index) * setting.leading
                draw_line(canvas, x, y, line.pieces, setting.size)

    @staticmethod
    def _mark(canvas: TaggedCanvas, node: Node | None) -> Any:
        # A header row that is repeated on the next page was read out already.
        return canvas.artifact("Pagination") if node is None else canvas.element(node)

    def _draw_sides(self, canvas: TaggedCanvas) -> None:
        setting, kind = self.kind.setting, self.kind
        if not (setting.rule or setting.bar or kind.exempt):
            return
        left = kind.left - kind.hanging
        bar = -BAR_GAP if kind.exempt else left - BAR_GAP
        right = self.width - setting.right
        bottom = -kind.joined if self.ends else 0.0
        with canvas.artifact():
            canvas.saveState()
            if kind.exempt:
                canvas.setFillColor(HexColor(f"#{looks.EXEMPT_SHADE}"))
                canvas.rect(bar, bottom, right - bar, self.height - bottom, stroke=0, fill=1)
                canvas.setStrokeColor(HexColor(f"#{looks.INK}"))
                canvas.setLineWidth(0.75)
                for x in (bar, bar + 2.2):
                    canvas.line(x, bottom, x, self.height)
            elif setting.bar:
                canvas.setStrokeColor(HexColor(f"#{setting.bar}"))
                canvas.setLineWidth(2.25)
                canvas.line(bar, bottom, bar, self.height)
            canvas.setStrokeColor(HexColor(f"#{setting.rule_colour}"))
            canvas.setLineWidth(0.5)
            if self._above:
                canvas.line(left, self.height, right, self.height)
            if self._below:
                canvas.line(left, 0, right, 0)
            canvas.restoreState()


def _spaced(line: Line, index: int, lines: Sequence[Line]) -> Sequence[Piece]:
    """Return a label's line; its last with a space, so that label and text do not run together read aloud."""
    if index + 1 < len(lines) or not line.pieces or line.text.endswith(" "):
        return line.pieces
    last = line.pieces[-1]
    return [*line.pieces[:-1], Piece(last.font, last.text + " ", last.width)]


class Kept(Flowable):
    """Headings, or whatever must not stand alone, with the beginning of what follows them."""

    def __init__(self, heads: Sequence[Flowable], last: Flowable) -> None:
        super().__init__()
        self.parts = [*heads, last]

    def getSpaceBefore(self) -> float:  # noqa: N802 - reportlab's name
        """Return the space above the first."""
        return float(self.parts[0].getSpaceBefore())

    def getSpaceAfter(self) -> float:  # noqa: N802 - reportlab's name
        """Return the space below the last."""
        return float(self.parts[-1].getSpaceAfter())

    def _heights(self, width: float) -> list[float]:
        """Return each part's height with the space that parts it from the one above."""
        found = []
        for index, part in enumerate(self.parts):
            gap = 0.0
            if index:
                gap = max(self.parts[index - 1].getSpaceAfter(), part.getSpaceBefore())
            found.append(gap + part.wrap(width, looks.PAGE_HEIGHT)[1])
        return found

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Return what all of it takes."""
        self.width = available_width
        self.height = sum(self._heights(available_width))
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return what fits, broken inside a part and never between two; on a fresh page, the parts by themselves."""
        heights = self._heights(available_width)
        for index in reversed(range(len(self.parts))):
            part, before, after = self.parts[index], self.parts[:index], self.parts[index + 1 :]
            gap = max(before[-1].getSpaceAfter(), part.getSpaceBefore()) if before else 0.0
            room = available_height - sum(heights[:index]) - gap
            pieces = part.split(available_width, room) if room > 0 else []
            if pieces:
                first, *rest = pieces
                return [_kept([*before, first]), _kept([*rest, *after])]
        return list(self.parts) if must_break(self) else []

    def draw(self) -> None:
        """Draw the parts one under another."""
        y = self.height
        for part, height in zip(self.parts, self._heights(self.width), strict=True):
            y -= height
            part.drawOn(self.canv, 0, y)


def _kept(parts: Sequence[Flowable]) -> Flowable:
    *heads, last = parts
    return Kept(heads, last) if heads else last
