"""What a file turns out to be, before anything is written to it; and the connections to it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from clerk.errors import ClerkError, Refused
from clerk.store import backups
from clerk.store.faults import BookDamagedError, in_sentences
from clerk.store.holding import beside
from clerk.store.schema import APPLICATION_ID, MIGRATION_SET, MIGRATION_TABLE, STEPS

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_WAL_HEADER = 32


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection in one of SQLite's modes (``ro``, ``rw``), for use from any one thread at a time."""
    name = path.as_posix()
    address = "file://" + quote(name if name.startswith("/") else "/" + name)
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    return sqlite3.connect(
        f"{address}?{query}", uri=True, isolation_level=None, check_same_thread=False, timeout=5
    )


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that cannot alter the book.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    connection = connect(path, "ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        # In a folder that may not be written to, SQLite cannot make the small files by which readers and writers
        # agree. If nothing waits in the log, the book as it lies there is whole.
        log = beside(path, "-wal")
        if os.access(path.parent, os.W_OK) or (log.exists() and log.stat().st_size > _WAL_HEADER):
            raise
        connection = connect(path, "immutable")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return connection


def is_new(path: Path) -> bool:
    """Whether there is no book yet: no file, or an empty one of which no backup was ever made.

    Raises:
        Refused: there is something else by that name.
    """
    if not path.exists():
        return True
    if not path.is_file():
        raise Refused(f"{path} is a folder, not a minute book; name a file in it.")
    return path.stat().st_size == 0 and not backups.every(path)


def was_cut_short(path: Path) -> bool:
    """Whether a change of a minute book, made with the rollback journal, was cut short and waits to be taken back."""
    try:
        with path.open("rb") as file:
            if not _is_ours(file.read(_HEADER)):
                return False
        with closing(connect(path, "ro")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except OSError:
        return False
    except sqlite3.Error as error:
        return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY_ROLLBACK
    return False


def take_back(path: Path) -> None:
    """Let SQLite take back a change that was cut short: the file is then as it was after the last whole one.

    Whoever calls this holds the book.
    """
    with (
        in_sentences(path, "a change that was cut short could not be taken back"),
        closing(connect(path, "rw")) as connection,
    ):
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def look_at(path: Path) -> list[str]:
    """Make sure that a file is a sound minute book of a schema this Clerk knows; return the steps it has had.

    The file is not altered.

    Raises:
        Refused: it is no minute book, or one of a newer Clerk.
        BookDamagedError: it is a minute book that is damaged.
    """
    _look_at_header(path)
    with in_sentences(path, "it was not opened"):
        try:
            connection = connect_to_read(path)
            try:
                complaint = complaint_of(connection)
                had = steps_had(connection) if complaint is None else []
            finally:
                connection.close()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            complaint, had = str(error), []
    if complaint is not None:
        raise damaged(path)
    unknown = [name for name in had if name not in STEPS]
    if unknown:
        raise Refused(
            f"The minute book {path} was made by a newer Clerk (its schema has “{unknown[-1]}”); open it with "
            "that one, or install the newest."
        )
    return had


def _look_at_header(path: Path) -> None:
    with in_sentences(path, "it was not opened"), path.open("rb") as file:
        header = file.read(_HEADER)
    if _is_ours(header):
        return
    if backups.every(path):
        raise damaged(path)
    if header.startswith(_MAGIC):
        raise Refused(
            f"{path} is a database of another program, not a minute book; name another file."
        )
    raise Refused(f"{path} is not a minute book; name another file, or one that is not there yet.")


def _is_ours(header: bytes) -> bool:
    return header.startswith(_MAGIC) and int.from_bytes(header[68:72], "big") == APPLICATION_ID


def complaint_of(connection: sqlite3.Connection) -> str | None:
    """What SQLite's quick check finds wrong, or None.

    Raises:
        sqlite3.Error: the file cannot even be read through.
    """
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return None if verdict == "ok" else str(verdict)


def steps_had(connection: sqlite3.Connection) -> list[str]:
    """The migrations that a book has had, oldest first."""
    there = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (MIGRATION_TABLE,)
    ).fetchone()
    if there is None:
        return []
    found = connection.execute(
        f"SELECT name FROM {MIGRATION_TABLE} WHERE migration_set = ? ORDER BY id",  # noqa: S608  # our own name
        (MIGRATION_SET,),
    )
    return [row[0] for row in found]


def steps_due(had: list[str]) -> list[str]:
    """The migrations that a book still needs."""
    return [name for name in STEPS if name not in had]


def damaged(path: Path) -> ClerkError:
    """What to say of a damaged book: where the newest good backup is, and how it is put in place."""
    good = backups.newest_good(path)
    if good is None:
        return BookDamagedError(
            f"The minute book {path} is damaged, and there is no good backup in {backups.folder(path)}. Nothing was "
            "altered: keep the file, and ask whoever keeps this computer's own backups for an earlier copy."
        )
    return BookDamagedError(
        f"The minute book {path} is damaged. The newest good backup is {good} ({backups.made_at(good)}): "
        f"“clerk restore --book {path}” sets the damaged book aside and puts the backup in its place; nothing is "
        "overwritten.",
        good,
    )
