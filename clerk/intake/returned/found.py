"""What was found in a returned Word file, as plain data: its pieces as they lie there, and how they read.

A *piece* is a paragraph or table as the file has it, with everything inserted and removed still in it. A *unit* is a
paragraph or table as it reads either before the tracked changes or after all of them: a removed paragraph mark joins
two pieces into one unit.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec


class Mark(msgspec.Struct, frozen=True):
    """Which draft the file was made of (``uuid`` of the drafts row), and for whom."""

    uuid: str
    which: Literal["public", "full"]


class Change(msgspec.Struct, frozen=True):
    """Who made a tracked change, and when by the clock of that computer; empty and None where the file does not say."""

    author: str = ""
    at: dt.datetime | None = None


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """Words that share one history. What is both inserted and removed is in neither reading."""

    text: str
    inserted: Change | None = None
    removed: Change | None = None
    moved: bool = False
    anchors: frozenset[str] = frozenset()
    comments: frozenset[str] = frozenset()

    def shows(self, after: bool) -> bool:
        """Whether it is read: before the tracked changes, or after all of them."""
        return (self.removed if after else self.inserted) is None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph as the file has it. ``starts`` are the bookmarks that begin in it or just before it.

    ``mark_inserted`` and ``mark_removed`` say that its end was: there it was split, or is joined to the next.
    """

    stretches: tuple[Stretch, ...] = ()
    starts: frozenset[str] = frozenset()
    comments: tuple[str, ...] = ()
    mark_inserted: Change | None = None
    mark_removed: Change | None = None
    contents: bool = False


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of a table, and whether it was itself put in or taken out."""

    lines: tuple[Line, ...]
    inserted: Change | None = None
    removed: Change | None = None


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a table, and whether the whole of it was put in or taken out."""

    cells: tuple[Cell, ...]
    inserted: Change | None = None
    removed: Change | None = None


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table as the file has it; what it holds of tables is told as part of its cells."""

    rows: tuple[Row, ...]
    starts: frozenset[str] = frozenset()


Piece = Line | Table


class Hold(msgspec.Struct, frozen=True):
    """A bookmark that a unit has a part of: whether it holds words of it, and whether it is a copy made by pasting."""

    anchor: str
    words: bool
    copied: bool


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph or table as it reads. ``pieces`` are the places of those that it has words of.

    A table's text is its cells, joined by tabs and newlines. ``changes`` are those made to these pieces; ``moved``
    says that words of it were moved and marked so; ``contents`` that it belongs to the table of contents.
    """

    text: str
    pieces: tuple[int, ...] = ()
    holds: tuple[Hold, ...] = ()
    changes: tuple[Change, ...] = ()
    table: bool = False
    moved: bool = False
    contents: bool = False


class Comment(msgspec.Struct, frozen=True, kw_only=True):
    """A comment with its replies: what it says, whose and when, the words that it hangs on, and the piece it is at."""

    text: str
    author: str = ""
    at: dt.datetime | None = None
    about: str = ""
    piece: int | None = None
    done: bool = False
    replies: tuple[Comment, ...] = ()


class Returned(msgspec.Struct, frozen=True, kw_only=True):
    """A returned file, read. ``saved`` says who saved it last, and when, which is all there is of unmarked changes.

    ``notes`` are sentences on what is in it and was not read, for the officer to look at.
    """

    name: str
    mark: Mark
    before: tuple[Unit, ...]
    after: tuple[Unit, ...]
    comments: tuple[Comment, ...] = ()
    saved: Change = Change()
    notes: tuple[str, ...] = ()
