"""The history of entries, read from the journal: every change with its time, undo and redo told as such."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable
from typing import Any

from clerk.errors import Refused
from clerk.record.history import ChangeKind, EntryChange
from clerk.record.meeting import Entry
from clerk.store.rows import unpack_entry

Rows = Callable[..., list[dict[str, Any]]]

# SQLite takes so many values in one query at the least.
_AT_ONCE = 500
_CHANGES = """
SELECT j.id AS step, j.name, j.made_at, j.kind, j.of, r.id, r.row_id, r.before, r.after
FROM journal_rows AS r JOIN journal AS j ON j.id = r.step
WHERE r.table_name = 'facts' AND r.row_id IN ({marks})"""
_REMOVED = """
SELECT DISTINCT row_id FROM journal_rows AS r WHERE r.table_name = 'facts' AND r.after IS NULL
  AND json_extract(r.before, '$.meeting_id') = ? AND NOT EXISTS (SELECT 1 FROM facts WHERE id = r.row_id)
ORDER BY row_id"""


def history(rows: Rows, entries: Iterable[int]) -> list[EntryChange]:
    """What was done with these entries, the oldest first; nothing of an entry whose journal was purged.

    Typing that went on in one passage is one change: from what stood there before to what stood there at the end.

    Args:
        rows: what reads the rows that a query gives.
        entries: the numbers of entries, also of such as were taken away.
    """
    wanted = list(dict.fromkeys(entries))
    found: list[dict[str, Any]] = []
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        found += rows(_CHANGES.format(marks=", ".join("?" * len(part))), *part)
    found.sort(key=lambda row: row["id"])
    return [_change(row) for row in _typing_as_one(found) if row["before"] or row["after"]]


def removed(rows: Rows, meeting_id: int) -> list[int]:
    """The numbers of the entries that a meeting had and has no more."""
    return [row["row_id"] for row in rows(_REMOVED, meeting_id)]


def _typing_as_one(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with those that went on with a step folded into that step's own."""
    kept: dict[tuple[int, int], dict[str, Any]] = {}
    for row in rows:
        goes_on = row["kind"] == "do" and row["of"] is not None
        key = (row["of"] if goes_on else row["step"], row["row_id"])
        if key in kept:
            kept[key]["after"] = row["after"]
        else:
            kept[key] = dict(row)
    return list(kept.values())


def _change(row: dict[str, Any]) -> EntryChange:
    kind: ChangeKind = row["kind"]
    return EntryChange(
        entry=row["row_id"],
        step=row["name"],
        at=dt.datetime.fromisoformat(row["made_at"]),
        # What was brought in as always there is kept as the repetition of no step.
        kind="came" if kind == "redo" and row["of"] is None else kind,
        before=_entry(row["before"]),
        after=_entry(row["after"]),
    )


def _entry(image: str | None) -> Entry | None:
    if image is None:
        return None
    try:
        return unpack_entry(json.loads(image))
    except (Refused, KeyError):
        # An image of an older Clerk, or one that a purge has emptied: that there was one is all that can be told.
        return None
