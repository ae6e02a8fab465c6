"""The minute book: open it, write in it, put it right again.

Every verb is one step of the journal in one transaction on the one writer thread, and returns what it altered.
What was acknowledged is never lost.
"""

from __future__ import annotations

import atexit
import datetime as dt
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from types import EllipsisType
from typing import TYPE_CHECKING, Generic, TypeVar

from clerk.changes import Changes
from clerk.errors import ClerkError
from clerk.record.facts import AnyFact
from clerk.record.meeting import AgendaItem, Meeting
from clerk.record.people import Body, Council, Person
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

if TYPE_CHECKING:
    from clerk.record.rules import Flag

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


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What a verb gave back, and what it altered. By the time anybody has it, it is on the disk."""

    value: T
    changes: Changes


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

    def _do(self, work: Callable[[Step], T]) -> Done[T]:
        return self._wait(self.submit(None, work))

    def new_meeting(self, meeting: Meeting, again: bool = False) -> Done[int]:
        """Add a meeting without entries; see `Step.new_meeting`."""
        return self._do(lambda step: step.new_meeting(meeting, again))

    def replay(self, meeting: Meeting, again: bool = False) -> Done[int]:
        """Add a meeting with all its entries; see `Step.replay`."""
        return self._do(lambda step: step.replay(meeting, again))

    def record(  # noqa: PLR0913  # what may be said of an entry is this much, and each is named
        self,
        meeting_id: int,
        fact: AnyFact,
        at: dt.datetime,
        *,
        item: str | EllipsisType | None = ...,
        about: bool = False,
        entered: dt.datetime | None = None,
        wording: str | None = None,
        worded_for: str | None = None,
        exempt: bool | None = None,
    ) -> Done[int]:
        """Add a fact; the value is the entry's number. See `Step.record`."""
        return self._do(
            lambda step: step.record(
                meeting_id,
                fact,
                at,
                item=item,
                about=about,
                entered=entered,
                wording=wording,
                worded_for=worded_for,
                exempt=exempt,
            )
        )

    def change(
        self,
        entry_id: int,
        *,
        fact: AnyFact | EllipsisType = ...,
        at: dt.datetime | EllipsisType = ...,
        item: str | EllipsisType | None = ...,
        about: bool | EllipsisType = ...,
        exempt: bool | EllipsisType | None = ...,
    ) -> Done[None]:
        """Alter an entry; what is not given stays. See `Step.change`."""
        return self._do(
            lambda step: step.change(
                entry_id, fact=fact, at=at, item=item, about=about, exempt=exempt
            )
        )

    def reword(self, entry_id: int, wording: str | None) -> Done[None]:
        """Give an entry the officer's own sentence, or with None the derived one again; see `Step.reword`."""
        return self._do(lambda step: step.reword(entry_id, wording))

    def remove(self, entry_id: int) -> Done[None]:
        """Take an entry away; see `Step.remove`."""
        return self._do(lambda step: step.remove(entry_id))

    def move(self, entry_id: int, before: int | None) -> Done[None]:
        """Put an entry before another of the same moment, or last of it; see `Step.move`."""
        return self._do(lambda step: step.move(entry_id, before))

    def set_plan(self, meeting_id: int, meeting: Meeting) -> Done[None]:
        """Give a meeting another council, people, body, particulars and agenda; see `Step.set_plan`."""
        return self._do(lambda step: step.set_plan(meeting_id, meeting))

    def accept(self, meeting_id: int, flag: Flag, reason: str, at: dt.datetime) -> Done[None]:
        """Keep that something to settle is accepted as it is, and why; see `Step.accept`."""
        return self._do(lambda step: step.accept(meeting_id, flag, reason, at))

    def withdraw_acceptance(self, meeting_id: int, mark: str) -> Done[None]:
        """Let what was accepted be to settle again; see `Step.withdraw_acceptance`."""
        return self._do(lambda step: step.withdraw_acceptance(meeting_id, mark))

    def register_body(
        self,
        council: Council,
        body: Body,
        people: Sequence[Person],
        standing: Sequence[AgendaItem] = (),
    ) -> Done[None]:
        """Put a body into the register, or say anew what is known of it; see `Step.register_body`."""
        return self._do(lambda step: step.register_body(council, body, people, standing))

    def remove_meeting(self, meeting_id: int) -> Done[None]:
        """Take a meeting away, with all that was recorded of it; see `Step.remove_meeting`."""
        return self._do(lambda step: step.remove_meeting(meeting_id))

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
