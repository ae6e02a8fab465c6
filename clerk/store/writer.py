"""The one thread that writes. Whoever has something to write hands it over and may wait, or not."""

from __future__ import annotations

import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, TypeVar

from clerk.errors import ClerkError
from clerk.store.faults import in_sentences

T = TypeVar("T")


class Writer:
    """Does jobs one after another, each in one transaction, on a connection that nobody else uses."""

    def __init__(self, path: Path, connect: Callable[[], sqlite3.Connection], log: bool) -> None:
        """Connect, and start the thread. ``connect`` is kept for the case that the connection breaks.

        ``log`` says that the book may have a write-ahead log, which it may not on a network drive.
        """
        self._path = path
        self._log = log
        self._connect = connect
        self._local = log
        self._connection = connect()
        self._file = _identity(path)
        self._broken = False
        self._jobs: queue.SimpleQueue[
            tuple[Callable[[sqlite3.Connection], Any], Future[Any], bool] | None
        ] = queue.SimpleQueue()
        self._closed = False
        # No job may slip in behind the last one.
        self._door = threading.Lock()
        self._thread = threading.Thread(target=self._work, name="minute book writer", daemon=True)
        self._thread.start()

    def submit(self, job: Callable[[sqlite3.Connection], T], *, whole: bool = True) -> Future[T]:
        """Hand over a job; what it returns or raises comes back through the future.

        A job that is not ``whole`` sees to its transactions itself: what rewrites the file cannot be inside one.

        Raises:
            ClerkError: the book was closed.
        """
        future: Future[T] = Future()
        with self._door:
            if self._closed:
                raise ClerkError("The minute book is closed; open it again to go on writing.")
            self._jobs.put((job, future, whole))
        return future

    def is_here(self) -> bool:
        """Whether the caller is the writer itself, which must not wait for itself."""
        return threading.current_thread() is self._thread

    def close(self) -> None:
        """Finish what was handed over, then close the connection. A second time does nothing."""
        with self._door:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (handed := self._jobs.get()) is not None:
            job, future, whole = handed
            if not future.set_running_or_notify_cancel():
                continue
            try:
                value = self._do(job, whole=whole)
            except BaseException as error:  # noqa: BLE001  # it belongs to whoever handed the job over
                future.set_exception(error)
            else:
                future.set_result(value)
            self._begin_log()
            # Otherwise the last job's words would stay in memory until the next comes.
            del job, future, handed
        with suppress(sqlite3.Error):
            # The one file is to be whole by itself, also if somebody is reading it just now; and if nobody is, it goes
            # back to the rollback journal, so that later readers need no files beside it.
            self._connection.execute("PRAGMA busy_timeout = 0")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self._connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        with suppress(sqlite3.Error):
            self._connection.close()

    def _begin_log(self) -> None:
        # Only once something was written: a book that was opened and not altered is the same, byte for byte. Should
        # somebody be reading just now, the next change tries again; the slower journal is as safe.
        if self._log and self._connection.total_changes:
            with suppress(sqlite3.Error):
                (mode,) = self._connection.execute("PRAGMA journal_mode = WAL").fetchone()
                self._connection.execute("PRAGMA synchronous = FULL")
                self._log = mode != "wal"

    def _do(self, job: Callable[[sqlite3.Connection], T], *, whole: bool) -> T:
        with in_sentences(self._path, "this was not saved"):
            self._see_to_the_file()
            try:
                with all_or_nothing(self._connection) if whole else nullcontext():
                    return job(self._connection)
            except sqlite3.Error:
                self._mend()
                raise

    def _see_to_the_file(self) -> None:
        """See that the book is where it was: what is written into a file that was taken away is lost with it.

        SQLite looks for itself with the rollback journal, but not with the log.
        """
        found = _identity(self._path)
        if self._broken:
            self._connection = self._connect()
            self._file, self._broken = found, False
        elif self._local and found != self._file:
            raise ClerkError(
                f"Another file has taken the place of the minute book {self._path}: this was not saved. Put the "
                "right one back, or close Clerk and open the book again."
            )

    def _mend(self) -> None:
        """After an error of the disk: see that the connection is at rest, or take a new one."""
        try:
            self._connection.rollback()
            self._connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        except sqlite3.Error:
            with suppress(sqlite3.Error):
                self._connection.close()
            # The next job connects anew: a drive that went may be back by then.
            self._broken = True


@contextmanager
def all_or_nothing(connection: sqlite3.Connection) -> Iterator[None]:
    """All of what is done within, or nothing of it."""
    connection.execute("BEGIN")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # The error may have ended the transaction already; then there is nothing to roll back.
        connection.rollback()
        raise


def _identity(path: Path) -> tuple[int, int]:
    """Which file lies at a path.

    Raises:
        OSError: none does.
    """
    found = path.stat()
    return found.st_dev, found.st_ino
