"""Backups of a book: once a day and before every migration, each checked, the ten newest kept."""

from __future__ import annotations

import datetime as dt
import os
import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from clerk.errors import ClerkError
from clerk.store import clock
from clerk.store.holding import beside
from clerk.store.schema import APPLICATION_ID

KEPT = 10
_NAME = re.compile(r"\d{4}-\d{2}-\d{2}-\d{6}(-[a-z0-9_-]+)?\.clerk")


def folder(path: Path) -> Path:
    """Where a book's backups are."""
    return beside(path, ".backups")


def every(path: Path) -> list[Path]:
    """A book's backups, the newest first."""
    place = folder(path)
    if not place.is_dir():
        return []
    return sorted(
        (each for each in place.iterdir() if _NAME.fullmatch(each.name)),
        key=lambda each: each.name,
        reverse=True,
    )


def made_at(backup: Path) -> str:
    """When a backup was made, in words."""
    stamp = dt.datetime.strptime(backup.name[:17], "%Y-%m-%d-%H%M%S")
    return f"{stamp.day} {stamp:%B %Y, %H:%M}"


def has_one_of(path: Path, day: dt.date) -> bool:
    """Whether a backup was made that day."""
    return any(each.name.startswith(day.isoformat()) for each in every(path))


def newest_good(path: Path) -> Path | None:
    """The newest backup that can be read and is sound, or None."""
    return next((each for each in every(path) if is_good(each)), None)


def is_good(backup: Path) -> bool:
    """Whether a backup is a minute book, and sound."""
    address = backup.absolute().as_uri()
    try:
        with closing(sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True)) as connection:
            (whose,) = connection.execute("PRAGMA application_id").fetchone()
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error:
        return False
    return bool(whose == APPLICATION_ID and verdict == "ok")


def make(connection: sqlite3.Connection, path: Path, why: str = "") -> Path:
    """Back a book up: written beside, checked, then swapped in; the oldest beyond ten go.

    ``why`` becomes part of the name.

    Raises:
        sqlite3.Error, OSError: it could not be written.
        ClerkError: it was written and found unsound.
    """
    place = folder(path)
    place.mkdir(mode=0o700, exist_ok=True)
    target = _free(place, clock.stamp() + (f"-{why}" if why else ""))
    new = place / ".being-made"
    try:
        _write(connection, new)
        _check(new)
        new.replace(target)
    except BaseException:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise
    sync_folder(place)
    for old in every(path)[KEPT:]:
        old.unlink(missing_ok=True)
    return target


def _check(new: Path) -> None:
    if not is_good(new):
        raise ClerkError(f"The backup {new} could not be read back; see that its disk is sound.")


def _free(place: Path, stem: str) -> Path:
    target, number = place / f"{stem}.clerk", 2
    while target.exists():
        target, number = place / f"{stem}-{number}.clerk", number + 1
    return target


def _write(connection: sqlite3.Connection, new: Path) -> None:
    new.unlink(missing_ok=True)
    os.close(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(new, isolation_level=None)) as copy:
        connection.backup(copy)
        # A backup is one file: no log beside it that could be lost on the way.
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()
    sync_file(new)


def sync_file(path: Path) -> None:
    """See a file's bytes onto the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(place: Path) -> None:
    """See a folder's names onto the disk, where the system has a way to."""
    with suppress(OSError):  # Windows opens no folders
        descriptor = os.open(place, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
