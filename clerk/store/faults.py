"""The world's faults at the disk, put into sentences; what is a bug of ours passes through as it is."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clerk.errors import ClerkError


class BookHeldError(ClerkError):
    """Somebody has the book open for writing; the sentence names them."""


class BookDamagedError(ClerkError):
    """The book cannot be trusted any more. ``backup`` is the newest good backup, if there is one."""

    def __init__(self, sentence: str, backup: Path | None = None) -> None:
        super().__init__(sentence)
        self.backup = backup


_FULL = "There is no room left on the disk of {path}: {what}. Free some space and try again; the book is as it was."
_READ_ONLY = "Clerk may not write at {path}: {what}. Ask for the right to write there, or keep the book elsewhere."
_LOCKED = (
    "Another program is using {path}: {what}. Try again in a moment; if it lasts, see whether a backup or a virus "
    "scanner holds the file."
)
_DISK = (
    "The disk of {path} failed: {what}. Try again; if it lasts, see that the disk is connected and sound. "
    "The book is as it was."
)
_UNREACHABLE = (
    "{path} cannot be opened: {what}. See that its folder is there and that you may write in it."
)
_DAMAGED = (
    "The minute book {path} is damaged: {what}. Close Clerk and open the book again; Clerk then names the newest "
    "good backup."
)

# SQLite's primary result codes.
_BY_CODE = {
    3: _READ_ONLY,  # PERM
    5: _LOCKED,  # BUSY
    6: _LOCKED,  # LOCKED
    8: _READ_ONLY,  # READONLY
    10: _DISK,  # IOERR
    11: _DAMAGED,  # CORRUPT
    13: _FULL,  # FULL
    14: _UNREACHABLE,  # CANTOPEN
    15: _LOCKED,  # PROTOCOL
    22: _FULL,  # NOLFS: larger than the file system takes
    23: _READ_ONLY,  # AUTH
    26: _DAMAGED,  # NOTADB
}
_BY_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EROFS: _READ_ONLY,
    errno.EIO: _DISK,
    errno.ENOENT: _UNREACHABLE,
    errno.ENOTDIR: _UNREACHABLE,
    errno.EBUSY: _LOCKED,
}


@contextmanager
def in_sentences(path: Path, what: str) -> Iterator[None]:
    """Turn the disk's refusals within the block into a `ClerkError`; ``what`` says what did not happen.

    Raises:
        ClerkError: in place of an error of SQLite's or the system's that the world is to blame for.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        said = _BY_CODE.get((code or 0) & 0xFF)
        if said is None:
            raise
        kind = BookDamagedError if said is _DAMAGED else ClerkError
        raise kind(said.format(path=path, what=what)) from error
    except OSError as error:
        said = _BY_ERRNO.get(error.errno or 0, _DISK)
        raise ClerkError(said.format(path=path, what=what)) from error
