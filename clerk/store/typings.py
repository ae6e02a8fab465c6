"""What stands in an entry line and is no fact yet: kept beside the record, so that no word of it is lost.

It is no part of the journal (undo reverses what was done, not what was being written) and of no export. A meeting
has one such text for its entry line and one for each entry that is being edited; the newest of all says where the
officer was.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Mapping
from typing import Any

import msgspec

from clerk.store.queries import all_rows

_COLUMNS = "meeting_id, item, entry_id, form, text, cursor, typed_at"


class Typing(msgspec.Struct, frozen=True):
    """A text as it stood in an editor at a moment: under which item, in which form, and where its cursor was.

    ``entry`` is the entry that was being edited, None for the entry line. With an empty ``text`` it only says where
    the officer was.
    """

    meeting: int
    item: str | None
    entry: int | None
    form: str
    text: str
    cursor: int
    at: dt.datetime


def keep(connection: sqlite3.Connection, typing: Typing) -> bool:
    """Keep a text in the place of the one kept before it; return whether its meeting was there to keep it for."""
    _forget(connection, typing.meeting, typing.entry)
    # The number is always the highest: laptops' clocks are put back, and the newest must be known all the same.
    cursor = connection.execute(
        f"INSERT INTO typing ({_COLUMNS}) SELECT ?, ?, ?, ?, ?, ?, ? "  # noqa: S608  # our own names
        "WHERE EXISTS (SELECT 1 FROM meetings WHERE id = ?)",
        (
            typing.meeting,
            typing.item,
            typing.entry,
            typing.form,
            _without_halves(typing.text),
            typing.cursor,
            typing.at.isoformat(),
            typing.meeting,
        ),
    )
    return cursor.rowcount > 0


def clear(connection: sqlite3.Connection, meeting_id: int, entry_id: int | None) -> None:
    """Let go of a text that has become a fact; of the entry line, where it was typed stays known."""
    if entry_id is not None:
        _forget(connection, meeting_id, entry_id)
        return
    connection.execute(
        "UPDATE typing SET text = '', cursor = 0 WHERE meeting_id = ? AND entry_id IS NULL",
        (meeting_id,),
    )


def forget(connection: sqlite3.Connection, meeting_id: int) -> None:
    """Let go of everything that was being typed in a meeting, and of where."""
    connection.execute("DELETE FROM typing WHERE meeting_id = ?", (meeting_id,))


def of_meeting(connection: sqlite3.Connection, meeting_id: int) -> list[Typing]:
    """What is kept of a meeting, the oldest first."""
    return [
        _typing(row)
        for row in all_rows(
            connection, "SELECT * FROM typing WHERE meeting_id = ? ORDER BY id", meeting_id
        )
    ]


def last(connection: sqlite3.Connection) -> Typing | None:
    """What was kept last in the whole book."""
    found = all_rows(connection, "SELECT * FROM typing ORDER BY id DESC LIMIT 1")
    return _typing(found[0]) if found else None


def _forget(connection: sqlite3.Connection, meeting_id: int, entry_id: int | None) -> None:
    connection.execute(
        "DELETE FROM typing WHERE meeting_id = ? AND entry_id IS ?", (meeting_id, entry_id)
    )


def _typing(row: Mapping[str, Any]) -> Typing:
    return Typing(
        meeting=row["meeting_id"],
        item=row["item"],
        entry=row["entry_id"],
        form=row["form"],
        text=row["text"],
        cursor=row["cursor"],
        at=dt.datetime.fromisoformat(row["typed_at"]),
    )


def _without_halves(text: str) -> str:
    # A surrogate by itself is half a character: no file takes it. Everything else stays, or the cursor would not fit.
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= each <= "\udfff" else each for each in text)
    return text
