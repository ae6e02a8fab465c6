"""Which entries have words to look at: a small sign at the end of their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from clerk.ui.views.words import EntryRow, Line, Phrase, Words

Counts = Mapping[int, int]
"""How much there is to look at, by entry."""


def sign(count: int) -> Phrase:
    """Return the sign of an entry with so much to look at."""
    return (Words(f"{count} {'word' if count == 1 else 'words'} to look at", "care", italic=True),)


def with_signs(rows: Sequence[EntryRow], counts: Counts) -> Sequence[EntryRow]:
    """Return rows with a sign at the last line of each entry in which there is something to look at."""
    if not counts:
        return rows
    return [
        _signed(row, counts) if any(entry in counts for entry in row.entries) else row
        for row in rows
    ]


def _signed(row: EntryRow, counts: Counts) -> EntryRow:
    last: dict[int, int] = {}
    for place, line in enumerate(row.lines):
        if line.words or line.cells:
            last[row.entry if line.entry is None else line.entry] = place
    lines: list[Line] = []
    for place, line in enumerate(row.lines):
        entry = row.entry if line.entry is None else line.entry
        count = counts.get(entry, 0) if last.get(entry) == place else 0
        if count and not line.trail and not line.cells:
            line = msgspec.structs.replace(line, trail=sign(count))  # noqa: PLW2901  # the same line, with its sign
            count = 0
        lines.append(line)
        if count:
            lines.append(Line(sign(count), entry=entry))
    return msgspec.structs.replace(row, lines=tuple(lines))
