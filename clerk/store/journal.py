"""The journal: every change of a row, under a named step, so that a step can be undone and done again.

It is only ever added to. Undoing a step adds a step that reverses it, in the same transaction as the change, so
undo survives a crash as well as anything else does.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Mapping
from typing import Any, Literal

from clerk.changes import Changes
from clerk.store.clock import now
from clerk.store.rows import Row, to_json
from clerk.store.schema import KEPT_TABLES

Kind = Literal["do", "undo", "redo"]

# A step that is "do" and "of" another went on with that one (typing in one passage): the two are undone together.
# The step that would be undone: the newest done step whose last word was not "undo". Steps that were undone and then
# overtaken by a new one stay undone for good.
_UNDO = """
SELECT id, name FROM journal AS step WHERE kind = 'do' AND of IS NULL AND coalesce(
  (SELECT kind FROM journal AS later WHERE later.of = step.id ORDER BY later.id DESC LIMIT 1), 'do') <> 'undo'
ORDER BY id DESC LIMIT 1"""
# The step that would be done again: of those undone since anything new was done, the oldest that is still undone.
_REDO = """
SELECT id, name FROM journal AS step WHERE kind = 'do' AND id IN (
  SELECT of FROM journal AS later WHERE kind = 'undo'
    AND later.id > (SELECT max(id) FROM journal WHERE kind = 'do')
    AND NOT EXISTS (SELECT 1 FROM journal AS last WHERE last.of = later.of AND last.id > later.id))
ORDER BY id LIMIT 1"""

_OF_A_MEETING = frozenset({"meeting_people", "seats", "agenda_items"})
_OF_ITS_MINUTES = frozenset({"drafts", "stages", "returns", "proposals", "holds"})


def to_undo(connection: sqlite3.Connection) -> tuple[int, str] | None:
    """The number and the name of the step that undo would reverse, or None."""
    found: tuple[int, str] | None = connection.execute(_UNDO).fetchone()
    return found


def to_go_on_with(connection: sqlite3.Connection, step: int | None) -> int | None:
    """The step, if nothing was done, undone or done again since it began but to go on with it; else None."""
    found = connection.execute(
        "SELECT id, kind, of FROM journal ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if step is None or found is None:
        return None
    last, kind, of = found
    return step if step == (of or last) and kind == "do" else None


def to_redo(connection: sqlite3.Connection) -> tuple[int, str] | None:
    """The number and the name of the step that redo would repeat, or None."""
    found: tuple[int, str] | None = connection.execute(_REDO).fetchone()
    return found


class Tables:
    """Rows of the kept tables, read and written whole. The columns are asked of the book itself."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._columns = {
            table: [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            for table in KEPT_TABLES
        }
        # Names of tables and columns come from the schema, never from a user: there is nothing to escape.
        self._insert = {
            table: f"INSERT INTO {table} ({', '.join(columns)}) "  # noqa: S608
            f"VALUES ({', '.join(':' + column for column in columns)})"
            for table, columns in self._columns.items()
        }
        self._update = {
            table: f"UPDATE {table} SET {', '.join(f'{name} = :{name}' for name in columns)} "  # noqa: S608
            "WHERE id = :id"
            for table, columns in self._columns.items()
        }

    def get(self, table: str, row_id: int) -> Row | None:
        """A row, or None."""
        found = self._connection.execute(
            f"SELECT * FROM {table} WHERE id = ?",  # noqa: S608
            (row_id,),
        ).fetchone()
        return None if found is None else dict(zip(self._columns[table], found, strict=True))

    def there(self, table: str, row_id: int) -> Row:
        """A row that is known to be there."""
        row = self.get(table, row_id)
        if row is None:
            raise LookupError(f"{table} has no row {row_id}")
        return row

    def where(self, table: str, condition: str, values: tuple[object, ...]) -> list[Row]:
        """The rows that a condition of our own making picks."""
        found = self._connection.execute(
            f"SELECT * FROM {table} WHERE {condition}",  # noqa: S608
            values,
        )
        return [dict(zip(self._columns[table], row, strict=True)) for row in found]

    def insert(self, table: str, row: Row) -> int:
        """Add a row; the book gives it a number that no row ever had, unless the row brings one.

        A column that the row does not name is left empty: an image may be older than the column.
        """
        whole = dict.fromkeys(self._columns[table]) | row
        return _number_of(self._connection.execute(self._insert[table], whole))

    def update(self, table: str, row: Row) -> None:
        """Write a row that is there."""
        self._connection.execute(self._update[table], row)

    def delete(self, table: str, row_id: int) -> None:
        """Take a row away."""
        self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))  # noqa: S608


class Journal:
    """One step being made. Nothing is written to the journal before the first row changes."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        tables: Tables,
        name: str | None = None,
        kind: Kind = "do",
        of: int | None = None,
    ) -> None:
        self.connection = connection
        self.tables = tables
        self.name = name
        self._kind = kind
        self._of = of
        self._step = 0
        self._meetings: set[int] = set()
        self._entries: set[int] = set()
        self._plan = False
        self._sign_off = False

    def call(self, name: str) -> None:
        """Name the step, unless it has a name already."""
        if self.name is None:
            self.name = name

    @property
    def changes(self) -> Changes:
        """What the step altered so far."""
        # Who goes on with a step is told of that one.
        step = self._of if self._step and self._kind == "do" and self._of else self._step
        return Changes(
            step,
            self.name or "",
            frozenset(self._meetings),
            frozenset(self._entries),
            self._plan,
            self._sign_off,
        )

    def insert(self, table: str, row: Row) -> int:
        """Add a row and return its number."""
        full: Row = {"uuid": uuid.uuid4().hex, "rev": 1} | row
        number = self.tables.insert(table, full)
        self._note(table, number, None, {"id": number} | full)
        return number

    def update(self, table: str, row_id: int, values: Row) -> bool:
        """Alter a row; return whether there was anything to alter."""
        before = self.tables.there(table, row_id)
        if all(before[column] == value for column, value in values.items()):
            return False
        after = before | values | {"rev": before["rev"] + 1}
        self.tables.update(table, after)
        self._note(table, row_id, before, after)
        return True

    def delete(self, table: str, row_id: int) -> None:
        """Take a row away. Its number is never given to another."""
        before = self.tables.there(table, row_id)
        self.tables.delete(table, row_id)
        self._note(table, row_id, before, None)

    def reverse(self, step: int) -> None:
        """Put every row that a step altered back to what it was before."""
        for table, row_id, before in self._images(step, "before", "DESC"):
            self._put(table, row_id, before)

    def repeat(self, step: int) -> None:
        """Put every row that a step altered to what it was after it."""
        for table, row_id, after in self._images(step, "after", "ASC"):
            self._put(table, row_id, after)

    def _images(self, step: int, side: str, order: str) -> list[tuple[str, int, str | None]]:
        return self.connection.execute(
            f"SELECT table_name, row_id, {side} FROM journal_rows WHERE step = ?1 "  # noqa: S608
            f"OR step IN (SELECT id FROM journal WHERE of = ?1 AND kind = 'do') ORDER BY id {order}",
            (step,),
        ).fetchall()

    def _put(self, table: str, row_id: int, image: str | None) -> None:
        before = self.tables.get(table, row_id)
        if image is None:
            if before is not None:
                self.tables.delete(table, row_id)
                self._note(table, row_id, before, None)
            return
        # A revision only ever grows, also when an older state of the row comes back.
        # What an image is too old to know of stays as it is.
        after: Row = (before or {}) | json.loads(image)
        after["rev"] = self._last_rev(table, row_id, before) + 1
        if before is None:
            self.tables.insert(table, after)
        else:
            self.tables.update(table, after)
        self._note(table, row_id, before, after)

    def _last_rev(self, table: str, row_id: int, row: Row | None) -> int:
        if row is None:
            found = self.connection.execute(
                "SELECT coalesce(after, before) FROM journal_rows WHERE table_name = ? AND row_id = ? "
                "ORDER BY id DESC LIMIT 1",
                (table, row_id),
            ).fetchone()
            row = json.loads(found[0])
        return int(row["rev"])

    def _note(self, table: str, row_id: int, before: Row | None, after: Row | None) -> None:
        if not self._step:
            self._step = self._begin()
        self.connection.execute(
            "INSERT INTO journal_rows (step, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?)",
            (self._step, table, row_id, _image(before), _image(after)),
        )
        self._tell(table, row_id, before or after or {})

    def _begin(self) -> int:
        if not self.name:
            raise ValueError("a step has a name before it alters anything")
        return _number_of(
            self.connection.execute(
                "INSERT INTO journal (name, made_at, kind, of) VALUES (?, ?, ?, ?)",
                (self.name, now().isoformat(timespec="milliseconds"), self._kind, self._of),
            )
        )

    def _tell(self, table: str, row_id: int, row: Mapping[str, Any]) -> None:
        if table == "facts":
            self._entries.add(row_id)
            self._meetings.add(row["meeting_id"])
        elif table == "meetings":
            self._meetings.add(row_id)
            self._plan = True
        elif table in _OF_A_MEETING:
            self._meetings.add(row["meeting_id"])
            self._plan = True
        elif table in _OF_ITS_MINUTES:
            self._meetings.add(row["meeting_id"])
            self._sign_off = True


def _number_of(cursor: sqlite3.Cursor) -> int:
    if cursor.lastrowid is None:  # only ever so for a cursor that added nothing
        raise LookupError("no row was added")
    return cursor.lastrowid


def _image(row: Row | None) -> str | None:
    return None if row is None else to_json(row)
