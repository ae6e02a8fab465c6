"""The minute book: open it, write in it, put it right again.

Every verb is one step of the journal in one transaction on the one writer thread, and returns what it altered.
What was acknowledged is never lost.
"""

from __future__ import annotations

import atexit
import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, TypeVar

import msgspec

from clerk.changes import Changes
from clerk.errors import ClerkError
from clerk.record.meeting import Meeting
from clerk.record.text import clean
from clerk.store import backups, clock, journal, typings
from clerk.store.faults import BookDamagedError, BookHeldError, in_sentences
from clerk.store.founding import Opened, open_to_write
from clerk.store.journal import Journal, Tables
from clerk.store.queries import MeetingSummary
from clerk.store.reading import BookReader, Reading, read_book
from clerk.store.restoring import restore
from clerk.store.typings import Typing
from clerk.store.verbs import Step
from clerk.store.writer import Writer

if TYPE_CHECKING:  # loaded once something is purged
    from clerk.store.purging import Purge, Purged

P = ParamSpec("P")
T = TypeVar("T")

__all__ = [
    "BookDamagedError",
    "BookHeldError",
    "BookReader",
    "Done",
    "MeetingSummary",
    "MinuteBook",
    "Step",
    "Typing",
    "open_book",
    "read_book",
    "restore",
]


class Done(msgspec.Struct, Generic[T], frozen=True):
    """What a verb gave back, and what it altered. By the time anybody has it, it is on the disk."""

    value: T
    changes: Changes


def _alone(
    verb: Callable[Concatenate[Step, P], T],
) -> Callable[Concatenate[MinuteBook, P], Done[T]]:
    """Return a verb that is a step by itself, written before it returns."""

    @wraps(verb)
    def done(book: MinuteBook, /, *args: P.args, **kwargs: P.kwargs) -> Done[T]:
        return book.do(lambda step: verb(step, *args, **kwargs))

    return done


class MinuteBook(Reading):
    """A book opened for writing. Only one process has it open so; others may read it meanwhile."""

    def __init__(self, opened: Opened) -> None:
        # The writer comes first: it sets up how the file is shared, for which it has to be alone with it.
        self._writer = Writer(opened.path, opened.connect, not opened.network)
        try:
            super().__init__(opened.path, opened.notices)
        except BaseException:
            self._writer.close()
            raise
        self._holding = opened.holding
        self._backed_up = clock.today()
        # Should the program end without closing, what was handed over is still written.
        atexit.register(self.close)

    def close(self) -> None:
        """Write what was handed over, close the book and let others have it. A second time does nothing."""
        # The readers' connection goes first: the last to leave folds the log into the book, and a reader cannot.
        try:
            super().close()
            self._writer.close()
        finally:
            self._holding.release()
            atexit.unregister(self.close)

    def submit(
        self, name: str | None, work: Callable[[Step], T], going_on_with: int | None = None
    ) -> Future[Done[T]]:
        """Hand work over to the writer and do not wait: one step called ``name``, all of it or nothing.

        Without a name the step is called after the first verb in it. What ``work`` raises comes back through the
        future; nothing of it is then kept.

        Typing in one passage is saved every moment, and undone at once: a later save names the first one's step
        (``Done.changes.step``) in ``going_on_with`` and is undone together with it. If anything else was done since,
        it is a step of its own.

        Raises:
            ClerkError: the book is closed.
        """
        own = clean(name)[0] if name else None
        future = self._writer.submit(
            lambda connection: _one_step(connection, own, work, going_on_with)
        )
        self._back_up_daily()
        return future

    def catch_up(self) -> None:
        """Wait until everything that was handed over is written, or was refused."""
        self._wait(self._writer.submit(lambda _connection: None))

    def _back_up_daily(self) -> None:
        # A laptop that is only ever shut, never switched off, has a book open for weeks.
        today = clock.today()
        if today != self._backed_up:
            self._backed_up = today
            self._writer.submit(self._back_up)

    def _back_up(self, connection: sqlite3.Connection) -> None:
        try:
            with in_sentences(backups.folder(self.path), "today's backup was not made"):
                backups.make(connection, self.path)
        except ClerkError as error:
            self.notices = (*self.notices, error.sentence)

    def _wait(self, future: Future[T]) -> T:
        if self._writer.is_here():
            raise RuntimeError("inside a step, call the verbs of the step, not those of the book")
        return future.result()

    def do(self, work: Callable[[Step], T]) -> Done[T]:
        """Have one step of work done, called after its first verb, and wait for it; see `submit`."""
        return self._wait(self.submit(None, work))

    # Each verb of a step, as a step of its own; the step's own docstring says what it does.
    new_meeting = _alone(Step.new_meeting)
    replay = _alone(Step.replay)
    record = _alone(Step.record)
    change = _alone(Step.change)
    reword = _alone(Step.reword)
    remove = _alone(Step.remove)
    move = _alone(Step.move)
    set_plan = _alone(Step.set_plan)
    accept = _alone(Step.accept)
    withdraw_acceptance = _alone(Step.withdraw_acceptance)
    register_body = _alone(Step.register_body)
    remove_meeting = _alone(Step.remove_meeting)

    def begin_with(self, meeting: Meeting) -> int:
        """Add a meeting with all its entries as something that was always there: no undo takes it away.

        Returns:
            The meeting's number.
        """
        return self._wait(self._writer.submit(lambda connection: _begin_with(connection, meeting)))

    def keep_typing(self, typing: Typing) -> Future[bool]:
        """Keep what stands in an editor, without waiting and without a step of the journal.

        By the time the future has its answer it is on the disk; False says that its meeting is gone meanwhile.

        Raises:
            ClerkError: the book is closed.
        """
        return self._writer.submit(lambda connection: typings.keep(connection, typing))

    def forget_typing(self, meeting_id: int) -> None:
        """Let go of everything that was being typed in a meeting."""
        self._wait(self._writer.submit(lambda connection: typings.forget(connection, meeting_id)))

    def purge(self, order: Purge) -> Purged:
        """Take the working notes of a signed meeting out of the book, its journal, kept drafts, log and backups.

        Raises:
            Refused: the minutes are not signed, are under a hold, or the rule's time is not over; nothing went.
            ClerkError: the notes are gone from the book, but a copy may be left; `finish_purge` goes on.
        """
        from clerk.store import purging

        self._let_go()
        return self._wait(
            self._writer.submit(
                lambda connection: purging.purge(connection, self.path, order), whole=False
            )
        )

    def finish_purge(self, number: int) -> Purged:
        """Go on with a purge that was cut short.

        Raises:
            ClerkError: as `purge` does.
        """
        from clerk.store import purging

        return self._wait(
            self._writer.submit(
                lambda connection: purging.finish(connection, self.path, number), whole=False
            )
        )

    def undo(self) -> Done[None] | None:
        """Reverse the newest step that is not undone yet; None if there is none."""
        return self._wait(self._writer.submit(_undo))

    def redo(self) -> Done[None] | None:
        """Repeat the step undone last, unless something new was done since; None if there is none."""
        return self._wait(self._writer.submit(_redo))


def _one_step(
    connection: sqlite3.Connection,
    name: str | None,
    work: Callable[[Step], T],
    going_on_with: int | None,
) -> Done[T]:
    head = journal.to_go_on_with(connection, going_on_with)
    step = Step(Journal(connection, Tables(connection), name, of=head))
    value = work(step)
    return Done(value, step.journal.changes)


def _begin_with(connection: sqlite3.Connection, meeting: Meeting) -> int:
    # The journal has the rows, as the repetition of no step: only what was done can be undone.
    return Step(Journal(connection, Tables(connection), None, "redo")).replay(meeting)


def _undo(connection: sqlite3.Connection) -> Done[None] | None:
    found = journal.to_undo(connection)
    if found is None:
        return None
    number, name = found
    reversal = Journal(connection, Tables(connection), name, "undo", of=number)
    reversal.reverse(number)
    return Done(None, reversal.changes)


def _redo(connection: sqlite3.Connection) -> Done[None] | None:
    found = journal.to_redo(connection)
    if found is None:
        return None
    number, name = found
    repetition = Journal(connection, Tables(connection), name, "redo", of=number)
    repetition.repeat(number)
    return Done(None, repetition.changes)


def open_book(path: Path | None = None) -> MinuteBook:
    """Open a book to write in it; it is made if it is not there.

    Without a path it is the user's own book in the user's data folder. Before anything is written, the book is
    checked and backed up: before every migration, and once a day.

    Raises:
        Refused: the file is no minute book, or one of a newer Clerk; it is untouched.
        BookHeldError: somebody has it open; the sentence names them.
        BookDamagedError: it is damaged; the sentence names the newest good backup.
        ClerkError: the disk does not let Clerk write.
    """
    opened = open_to_write(path)
    try:
        with in_sentences(opened.path, "it was not opened"):
            return MinuteBook(opened)
    except BaseException:
        opened.holding.release()
        raise
