"""The two readings of a file: before its tracked changes, and after all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from clerk.intake.returned.found import Change, Hold, Line, Piece, Stretch, Table, Unit

_COPY = re.compile(r"_Copy_\d+$")


def view(pieces: Sequence[Piece], *, after: bool) -> tuple[Unit, ...]:
    """The paragraphs and tables in order, as they read before the tracked changes or after them."""
    units: list[Unit] = []
    run: list[tuple[int, Line]] = []
    for place, piece in enumerate(pieces):
        if isinstance(piece, Table):
            _close(units, run, after)
            units.append(_table(place, piece, after))
            continue
        run.append((place, piece))
        # Where its mark is not read, a paragraph goes on into the next.
        if (piece.mark_removed if after else piece.mark_inserted) is None:
            _close(units, run, after)
    _close(units, run, after)
    return tuple(units)


def _close(units: list[Unit], run: list[tuple[int, Line]], after: bool) -> None:
    if not run:
        return
    lines = [line for _, line in run]
    shown = [(place, line) for place, line in run if _shown(line, after)]
    units.append(
        Unit(
            text="".join(_read(line, after) for line in lines),
            pieces=tuple(place for place, _ in shown),
            holds=_holds(lines, frozenset(), after),
            changes=tuple(dict.fromkeys(change for _, line in shown for change in _changes(line))),
            moved=any(
                each.moved and each.shows(after) for line in lines for each in line.stretches
            ),
            contents=any(line.contents for _, line in shown),
        )
    )
    run.clear()


def _table(place: int, table: Table, after: bool) -> Unit:
    rows = []
    changes: list[Change] = []
    for row in table.rows:
        gone = row.removed if after else row.inserted
        changes += [each for each in (row.inserted, row.removed) if each]
        cells = []
        for cell in row.cells:
            changes += [each for each in (cell.inserted, cell.removed) if each]
            changes += [change for line in cell.lines for change in _changes(line)]
            if (cell.removed if after else cell.inserted) is None:
                cells.append(
                    " ".join(filter(None, (each.text for each in view(cell.lines, after=after))))
                )
        # A row without words, such as one that was put in and never filled, says nothing.
        if gone is None and any(each.strip() for each in cells):
            rows.append("\t".join(cells))
    lines = [
        line
        for row in table.rows
        if (row.removed if after else row.inserted) is None
        for cell in row.cells
        for line in cell.lines
    ]
    return Unit(
        text="\n".join(rows),
        pieces=(place,) if rows else (),
        holds=_holds(lines, table.starts, after),
        changes=tuple(dict.fromkeys(changes)),
        table=True,
        moved=any(each.moved for line in lines for each in line.stretches),
    )


def _read(line: Line, after: bool) -> str:
    return "".join(each.text for each in line.stretches if each.shows(after))


def _shown(line: Line, after: bool) -> bool:
    return any(each.shows(after) and each.text.strip() for each in line.stretches)


def _changes(line: Line) -> list[Change]:
    found: Iterable[Change | None] = (
        *(change for each in line.stretches for change in _of(each)),
        line.mark_inserted,
        line.mark_removed,
    )
    return list(dict.fromkeys(each for each in found if each is not None))


def _of(stretch: Stretch) -> tuple[Change | None, Change | None]:
    return stretch.inserted, stretch.removed


def _holds(lines: Sequence[Line], starts: frozenset[str], after: bool) -> tuple[Hold, ...]:
    begun = set(starts).union(*(line.starts for line in lines))
    worded: set[str] = set()
    for line in lines:
        for each in line.stretches:
            if each.shows(after) and each.text.strip():
                worded |= each.anchors
    return tuple(
        Hold(_COPY.sub("", name), name in worded, bool(_COPY.search(name)))
        for name in sorted(begun | worded)
    )
