"""Runs of text broken into lines of a width.

Our own and not reportlab's paragraphs: those read markup (a text could name a file or an address), drop the space at
the end of a line (a screen reader then hears "October2026"), and print nothing but a box where a font lacks a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from clerk.export.characters import printable
from clerk.export.fonts import Piece, face, pieces
from clerk.minutes.blocks import Run

# A line may end after a hyphen or dash between letters or figures: "2025-2027", "co-opted".
_PARTS = re.compile(r"(?<=\w[-–—])(?=\w)")
_TOKENS = re.compile(r" +|[^ ]+")
_FUZZ = 0.01


@dataclass(slots=True)
class _Atom:
    """What no line break falls into, and what follows it: a space, a forced break, or nothing."""

    pieces: list[Piece] = field(default_factory=list)
    width: float = 0.0
    space: Piece | None = None
    broken: bool = False


class Line(NamedTuple):
    """One line: its pieces, each with its width in points, and the line's own width without a space at its end."""

    pieces: tuple[Piece, ...]
    width: float

    @property
    def text(self) -> str:
        """The words of the line, with the space that parts it from the next."""
        return "".join(piece.text for piece in self.pieces)


def break_lines(
    runs: Iterable[Run], size: float, width: float, *, bold: bool = False, italic: bool = False
) -> list[Line]:
    """Return the lines of a paragraph, each no wider than `width` points; a word that is wider is cut."""
    lines: list[Line] = []
    current: list[Piece] = []
    used = 0.0
    gap: Piece | None = None
    for atom in _narrow(_atoms(runs, size, bold, italic), width):
        extra = gap.width if gap else 0.0
        if current and used + extra + atom.width > width + _FUZZ:
            lines.append(_line(current, gap, used))
            current, used, gap, extra = [], 0.0, None, 0.0
        if gap:
            current.append(gap)
        current += atom.pieces
        used += extra + atom.width
        gap = atom.space
        if atom.broken:
            lines.append(_line(current, gap, used))
            current, used, gap = [], 0.0, None
    if current or not lines:
        lines.append(_line(current, None, used))
    return lines


def _line(found: list[Piece], gap: Piece | None, used: float) -> Line:
    # The space at a line's end is printed: without it the words on either side run together for a reader aloud.
    every = [*found, gap] if gap else found
    if every and all(piece.font == every[0].font for piece in every):
        words = "".join([piece.text for piece in every])
        return Line((Piece(every[0].font, words, sum([piece.width for piece in every])),), used)
    merged: list[Piece] = []
    for piece in every:
        if merged and merged[-1].font == piece.font:
            last = merged[-1]
            merged[-1] = Piece(last.font, last.text + piece.text, last.width + piece.width)
        else:
            merged.append(piece)
    return Line(tuple(merged), used)


def _atoms(runs: Iterable[Run], size: float, bold: bool, italic: bool) -> Iterator[_Atom]:
    atom = _Atom()
    for run in runs:
        font = face(bold or run.strong, italic)
        if run.break_before:
            # Also at the very start: then the first line is empty, as Word has it.
            atom.broken = True
            atom.space = atom.space or Piece(font, " ", 0.0)
            yield atom
            atom = _Atom()
        for token in _TOKENS.findall(printable(run.text)):
            if token[0] == " ":
                # A space before the first word is nobody's.
                atom.space = _set(" ", font, size)[0][0] if atom.pieces else None
                continue
            for index, part in enumerate(_PARTS.split(token)):
                if atom.pieces and (index or atom.space):
                    yield atom
                    atom = _Atom()
                found, width = _set(part, font, size)
                atom.pieces += found
                atom.width += width
    if atom.pieces:
        yield atom


@lru_cache(maxsize=40_000)
def _set(text: str, font: str, size: float) -> tuple[tuple[Piece, ...], float]:
    """A word in pieces of a size, and its width: minutes say the same few thousand words again and again."""
    found = tuple(_sized(piece, size) for piece in pieces(text, font))
    return found, sum(piece.width for piece in found)


def _sized(piece: Piece, size: float) -> Piece:
    return Piece(piece.font, piece.text, piece.width * size)


def _narrow(atoms: Iterable[_Atom], width: float) -> Iterator[_Atom]:
    """Cut what is wider than a line, letter by letter."""
    for atom in atoms:
        if atom.width <= width:
            yield atom
            continue
        part = _Atom()
        for piece in atom.pieces:
            scale = piece.width / (sum(p.width for p in pieces(piece.text, piece.font)) or 1.0)
            for character in piece.text:
                (letter,) = (_sized(p, scale) for p in pieces(character, piece.font))
                if part.pieces and part.width + letter.width > width:
                    yield part
                    part = _Atom()
                part.pieces.append(letter)
                part.width += letter.width
        part.space, part.broken = atom.space, atom.broken
        yield part
