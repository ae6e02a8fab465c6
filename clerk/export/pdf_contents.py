"""An entry of the PDF's table of contents: the heading's words, the page, and a link to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.colors import HexColor

from clerk.export import looks
from clerk.export.flowables import Kind, Text, draw_line
from clerk.export.fonts import face, pieces
from clerk.export.tagged import Node, TaggedCanvas
from clerk.minutes.blocks import Run

_GAP, _DOT, _NUMBERS = 4.0, 4.2, 40.0


def entry_node(contents: Node, words: str) -> Node:
    """Add an entry to the structure of the contents; return the link that its words belong to."""
    link = contents.child("TOCI").child("Reference").child("Link")
    link.summary = words
    return link


class Entry(Text):
    """One entry: its words, dots, and the page it leads to, all of it to be clicked on."""

    def __init__(self, kind: Kind, runs: Sequence[Run], page: str) -> None:
        # Words that fill a line stop short of the numbers' column.
        setting = replace(kind.setting, right=_NUMBERS)
        super().__init__(replace(kind, setting=setting), runs)
        self.page = page

    def draw(self) -> None:
        """Draw the entry, the dots between words and number as an artifact."""
        super().draw()
        canvas: TaggedCanvas = self.canv
        node, setting = self.kind.node, self.kind.setting
        lines = self.lines or []
        if node is None or not lines:
            return
        font = face(setting.bold, setting.italic)
        number = pieces(f" {self.page}", font)
        width = sum(piece.width for piece in number) * setting.size
        extra = setting.leading - setting.size * looks.FONT_HEIGHT
        baseline = extra / 2 + setting.size * 0.212
        with canvas.artifact():
            canvas.setFillColor(HexColor(f"#{looks.QUIET}"))
            begin = self.kind.left + lines[-1].width + _GAP
            # Counted from the right edge, so that the dots of all entries stand under one another.
            x = self.width - _NUMBERS / 2
            while x >= begin:
                draw_line(canvas, x, baseline, pieces(".", font), setting.size)
                x -= _DOT
        with canvas.element(node):
            canvas.setFillColor(HexColor(f"#{setting.colour}"))
            draw_line(canvas, self.width - width, baseline, number, setting.size)
        canvas.link(node, (self.kind.left, 0, self.width, self.height), self.kind.anchor)
