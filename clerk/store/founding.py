"""Opening a book to write: taking hold of it, checking it, backing it up, bringing it up to date, or making it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import msgspec

from clerk.assets import data_folder
from clerk.errors import ClerkError
from clerk.store import backups, clock, places, schema
from clerk.store.faults import in_sentences
from clerk.store.holding import Holding
from clerk.store.opening import connect, is_new, look_at, steps_due, take_back, was_cut_short

DEFAULT_NAME = "minutes.clerk"
MAX_PAGES = "CLERK_BOOK_MAX_PAGES"
"""The environment variable that makes the disk look small: the book takes no more pages than that."""

_NEW_THOUGH_BACKED_UP = (
    "This is a new, empty book, though backups of an earlier one lie in {folder}: if the earlier one was lost, close "
    "this book, move it away, and run “clerk restore --book {path}”."
)


_PURGE_CUT_SHORT = (
    "A purge of working notes was cut short: the notes are gone from the book, but a backup or its log may still have "
    "them. Take the signed meeting in hand and press Ctrl+Shift+F12 to finish it."
)


class Opened(msgspec.Struct, frozen=True):
    """A book that is held, checked and up to date, and the way to connect to it."""

    path: Path
    notices: tuple[str, ...]
    network: bool
    holding: Holding
    connect: Callable[[], sqlite3.Connection]


def open_to_write(path: Path | None) -> Opened:
    """Take hold of a book and make it ready to be written in; see `clerk.store.minutebook.open_book`."""
    path = (path or data_folder() / DEFAULT_NAME).expanduser().resolve()
    with in_sentences(path, "it was not opened"):
        # Looked at before anything is put beside it: what is no book of ours is left wholly alone.
        if not is_new(path) and not was_cut_short(path):
            look_at(path)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        holding = Holding(path)
    try:
        if was_cut_short(path):
            take_back(path)
        notices = list(places.notices(path))
        network = places.network_kind(path) is not None
        if is_new(path):
            if backups.every(path):
                notices.append(_NEW_THOUGH_BACKED_UP.format(folder=backups.folder(path), path=path))
            _make(path)
        else:
            _bring_up_to_date(path, notices)
    except BaseException:
        holding.release()
        raise
    return Opened(path, tuple(notices), network, holding, lambda: connect_to_write(path, network))


def _make(path: Path) -> None:
    with in_sentences(path, "it was not made"):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
        try:
            with closing(connect(path, "rw")) as connection:
                # First of all, and before the log is switched on: so that a book whose making was cut short is known
                # for what it is.
                connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
                _migrate(connection)
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise
        backups.sync_folder(path.parent)


def _bring_up_to_date(path: Path, notices: list[str]) -> None:
    # Looked at again, now that nobody else can have it open: the first look was before the lock.
    due = steps_due(look_at(path))
    with in_sentences(path, "it was not opened"):
        with suppress(PermissionError):  # somebody else's file, lent to us
            path.chmod(0o600)
        with closing(connect(path, "rw")) as connection:
            had_any = len(due) < len(schema.STEPS)
            if due and had_any:
                backups.make(connection, path, f"before-{due[0]}")
            elif had_any and not backups.has_one_of(path, clock.today()):
                _back_up_today(connection, path, notices)
            if due:
                _migrate(connection)
            if connection.execute("SELECT 1 FROM purges WHERE finished IS NULL").fetchone():
                notices.append(_PURGE_CUT_SHORT)


def _back_up_today(connection: sqlite3.Connection, path: Path, notices: list[str]) -> None:
    try:
        with in_sentences(backups.folder(path), "today's backup was not made"):
            backups.make(connection, path)
    except ClerkError as error:  # the meeting goes on; the officer is told
        notices.append(error.sentence)


def _migrate(connection: sqlite3.Connection) -> None:
    # With foreign keys off, as SQLite has them unless told: rebuilding a table would fail with them on.
    from sqlite_utils import Database

    # Loaded where it is needed: it takes as long as the rest of an opening. Plug-ins that somebody installed for
    # sqlite-utils' own command have no business in a minute book.
    schema.migrations().apply(Database(connection, execute_plugins=False))


def connect_to_write(path: Path, network: bool) -> sqlite3.Connection:
    """The writer's connection: every commit is on the disk before it is acknowledged.

    It begins with the rollback journal, and goes over to the write-ahead log after its first change: see
    `clerk.store.writer`. The log needs memory shared between processes, which a network drive does not have: there
    the book keeps the slower journal.

    Raises:
        sqlite3.Error: it cannot be opened or set up.
    """
    connection = connect(path, "rw")
    try:
        if network:
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        # With the rollback journal, more than FULL: that the journal is gone must be on the disk as well.
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA foreign_keys = ON")
        # What guards the journal against deletion guards it against replacement as well.
        connection.execute("PRAGMA recursive_triggers = ON")
        pages = os.environ.get(MAX_PAGES, "")
        if pages.isdecimal():
            connection.execute(f"PRAGMA max_page_count = {int(pages)}").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection
