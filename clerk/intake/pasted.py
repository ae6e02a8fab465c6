"""Pasted text made into lines: no markup, nothing that no document may hold, each with its cells and paragraphs."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from clerk.record.text import clean

MOST_CHARACTERS = 1_000_000
"""Longer than any agenda pack; what is beyond it is not read."""

_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_OPENS = re.compile(r"<(script|style|head)\b[^<>]{0,500}>", re.IGNORECASE)
_CLOSES = {
    name: re.compile(rf"</{name}\s{{0,20}}>", re.IGNORECASE) for name in ("script", "style", "head")
}
# A page number at a line's end, set off by spaces where a table had a column.
_FAR_PAGES = re.compile(r"[ \xa0]{3,20}(?=\d{1,4}(?: ?[-–] ?\d{1,4})?\s{0,20}$)", re.ASCII)
_BLOCK_END = re.compile(
    r"</(p|div|li|h[1-6]|ul|ol)\s*>|<br\s*/?>|<(p|div|li|h[1-6])\b[^<>]{0,500}>", re.IGNORECASE
)
_ROW_END = re.compile(r"</tr\s*>", re.IGNORECASE)
_CELL_END = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|<!--.{0,2000}?-->", re.DOTALL)
_SPACES = re.compile(r"\s+")
_BREAK = "\x1f"


@dataclass(frozen=True, slots=True)
class Line:
    """A line as pasted: its cells (divided by tabs), each of one or more paragraphs; blank if there is none."""

    cells: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """Everything on the line, cells divided by two spaces."""
        return "  ".join(" ".join(cell) for cell in self.cells if cell)

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it."""
        return not any(self.cells)


def lines_of(text: str) -> list[Line]:
    """The lines of a pasted text."""
    text = text[:MOST_CHARACTERS]
    if "<" in text:
        text = _without_scripts(text)
        text = _ROW_END.sub("\n", text)
    return [_line(raw) for raw in _LINE_ENDS.split(text)]


def _without_scripts(text: str) -> str:
    """A text without what stands between the tags of scripts and styles; one that is never closed takes the rest."""
    kept, here = [], 0
    while found := _OPENS.search(text, here):
        kept.append(text[here : found.start()])
        end = _CLOSES[found[1].lower()].search(text, found.end())
        here = end.end() if end else len(text)
    return " ".join([*kept, text[here:]])


def _line(raw: str) -> Line:
    marked = _CELL_END.sub("\t", raw) if "<" in raw else raw
    marked = _FAR_PAGES.sub("\t", marked)
    cells = [_paragraphs(cell) for cell in marked.split("\t")]
    while cells and not cells[-1]:
        cells.pop()
    return Line(tuple(cells))


def _paragraphs(cell: str) -> tuple[str, ...]:
    if "<" in cell:
        cell = _TAG.sub("", _BLOCK_END.sub(_BREAK, cell))
    if "&" in cell:
        cell = html.unescape(cell)
    found = []
    for part in cell.split(_BREAK):
        kept, _ = clean(part)
        words = _SPACES.sub(" ", kept.replace("**", "")).strip(" \u200b\ufeff")
        if words:
            found.append(words)
    return tuple(found)
