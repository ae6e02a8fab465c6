"""Who has a book open for writing: one process at a time, and the others are told which.

The lock is the system's own, so it goes when its process dies, however it dies. Beside it stands a note of who
holds it, for people to read.
"""

from __future__ import annotations

import datetime as dt
import getpass
import json
import os
import socket
from contextlib import suppress
from pathlib import Path

from clerk.store.clock import now
from clerk.store.faults import BookHeldError


def beside(path: Path, suffix: str) -> Path:
    """The file or folder that belongs to a book and stands beside it."""
    return path.with_name(path.name + suffix)


class Holding:
    """A book held for writing, until released."""

    def __init__(self, path: Path) -> None:
        """Take hold of a book.

        Raises:
            BookHeldError: somebody else has it; the sentence names them.
            OSError: the folder takes no lock file.
        """
        from filelock import FileLock, Timeout

        self._note = beside(path, ".holder")
        self._lock = FileLock(beside(path, ".lock"), timeout=0, thread_local=False, mode=0o600)
        try:
            self._lock.acquire()
        except Timeout:
            raise BookHeldError(_who(path, self._note)) from None
        try:
            self._write_note()
        except OSError:
            self._lock.release()
            raise

    def _write_note(self) -> None:
        holder = {
            "user": _user(),
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "since": now().isoformat(timespec="seconds"),
        }
        # Swapped in whole: whoever reads it meanwhile reads the old one or the new one.
        new = self._note.with_name(self._note.name + ".new")
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="utf-8") as file:  # noqa: PTH123  # a descriptor, not a path
            json.dump(holder, file)
        new.replace(self._note)

    def release(self) -> None:
        """Let go. A second time does nothing."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._note.unlink(missing_ok=True)
            self._lock.release()


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name
        return "somebody"


def _who(path: Path, note: Path) -> str:
    advice = "Close it there first; until then it can be read and exported from the command line."
    try:
        holder = json.loads(note.read_text(encoding="utf-8"))
        since = dt.datetime.fromisoformat(holder["since"])
        return (
            f"The minute book {path} is open already: {holder['user']} has had it open on {holder['host']} "
            f"since {since:%H:%M} on {since.day} {since:%B} (process {holder['pid']}). {advice}"
        )
    except (OSError, ValueError, KeyError, TypeError):
        return f"The minute book {path} is open already, in another window or program. {advice}"
