"""Reading a book, also while somebody else writes in it."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from clerk.errors import ClerkError, Refused
from clerk.record.meeting import AgendaItem, Meeting
from clerk.record.people import Body, Council, Person
from clerk.record.signoff import with_signing
from clerk.store import journal, queries, typings
from clerk.store.faults import BookHeldError, in_sentences
from clerk.store.holding import Holding
from clerk.store.opening import (
    connect_to_read,
    is_new,
    look_at,
    steps_due,
    take_back,
    was_cut_short,
)
from clerk.store.queries import MeetingSummary
from clerk.store.rows import PERSON, unpack
from clerk.store.typings import Typing

if TYPE_CHECKING:  # loaded once somebody asks for drafts, or for what was changed
    from collections.abc import Iterable

    from clerk.record.history import EntryChange
    from clerk.store.sign_off_reading import SignOffReading

R = TypeVar("R", bound="Reading")

_REGISTERED = {"name": "name"}


class Reading:
    """What may be asked of a book. Each answer is of one moment, whatever is written meanwhile."""

    def __init__(self, path: Path, notices: tuple[str, ...]) -> None:
        self.path = path
        self.notices = notices
        self._reader: sqlite3.Connection | None = connect_to_read(path)
        self._reading = threading.RLock()
        self._known: queries.Known = {}

    def __enter__(self: R) -> R:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the book. A second time does nothing."""
        with self._reading:
            if self._reader is not None:
                self._reader.close()
                self._reader = None

    def _let_go(self) -> None:
        """Remember no entry that was read before."""
        with self._reading:
            self._known.clear()

    def _connection(self) -> sqlite3.Connection:
        if self._reader is None:
            raise ClerkError("The minute book is closed; open it again to read on.")
        return self._reader

    def meetings(self) -> list[MeetingSummary]:
        """Every meeting of the book, by date, time and number."""
        with self._reading, in_sentences(self.path, "it could not be read"):
            return queries.summaries(self._connection())

    def meeting(self, meeting_id: int) -> Meeting:
        """One meeting, whole.

        Raises:
            Refused: the book has no such meeting.
        """
        with self._reading, in_sentences(self.path, "it could not be read"):
            return queries.load_meeting(self._connection(), meeting_id, self._known)

    def meeting_to_print(self, meeting_id: int) -> Meeting:
        """One meeting as it leaves the book: a draft until a later meeting recorded that its minutes were signed.

        Raises:
            Refused: the book has no such meeting.
        """
        with self._reading, in_sentences(self.path, "it could not be read"):
            meeting = queries.load_meeting(self._connection(), meeting_id, self._known)
            return with_signing(meeting, queries.approvals(self._connection(), meeting_id))

    def is_approved(self, meeting_id: int, held: dt.date) -> bool:
        """Whether a later meeting of the body approved the minutes of a meeting, held on that day."""
        with self._reading, in_sentences(self.path, "it could not be read"):
            found = queries.approvals(self._connection(), meeting_id)
        return any(held in approval.of for date, approval in found if date >= held)

    def file_stem(self, meeting_id: int) -> str:
        """What files of a meeting are called: ``<body id>-<date>``, from the day's second meeting on with a number.

        Raises:
            Refused: the book has no such meeting.
        """
        with self._reading, in_sentences(self.path, "it could not be read"):
            return queries.file_stem(self._connection(), meeting_id)

    @property
    def undo_name(self) -> str | None:
        """The name of the step that undo would reverse, or None."""
        with self._reading, in_sentences(self.path, "it could not be read"):
            found = journal.to_undo(self._connection())
        return found[1] if found else None

    @property
    def redo_name(self) -> str | None:
        """The name of the step that redo would repeat, or None."""
        with self._reading, in_sentences(self.path, "it could not be read"):
            found = journal.to_redo(self._connection())
        return found[1] if found else None

    def typings(self, meeting_id: int) -> list[Typing]:
        """Everything that was being typed in a meeting when it was last kept, the oldest first."""
        with self._reading, in_sentences(self.path, "it could not be read"):
            return typings.of_meeting(self._connection(), meeting_id)

    def typing(self, meeting_id: int, entry_id: int | None = None) -> Typing | None:
        """What was being typed in a meeting's entry line, or in an entry that was being edited, or None."""
        found = (each for each in self.typings(meeting_id) if each.entry == entry_id)
        return next(found, None)

    def last_typing(self) -> Typing | None:
        """What was kept last in this book: it says where the officer was."""
        with self._reading, in_sentences(self.path, "it could not be read"):
            return typings.last(self._connection())

    @property
    def sign_off(self) -> SignOffReading:
        """What may be asked about drafts, stages, and what came back of them."""
        from clerk.store.sign_off_reading import SignOffReading

        return SignOffReading(self._rows)

    def history(self, entries: Iterable[int]) -> list[EntryChange]:
        """What was done with these entries since they were entered, the oldest first."""
        from clerk.store.history import history

        return history(self._rows, entries)

    def removed_entries(self, meeting_id: int) -> list[int]:
        """The numbers of the entries that a meeting had and has no more: their history can still be asked for."""
        from clerk.store.history import removed

        return removed(self._rows, meeting_id)

    def councils(self) -> list[Council]:
        """Every council of the register, as latest known."""
        rows = self._rows("SELECT * FROM councils ORDER BY name")
        return [unpack(row, _REGISTERED, Council) for row in rows]

    def people(self, council: str) -> list[Person]:
        """Everybody known to a council, as latest known, for setting up its next meeting."""
        rows = self._rows(
            "SELECT p.* FROM people AS p JOIN councils AS c ON c.id = p.council_id WHERE c.name = ? ORDER BY p.id",
            council,
        )
        return [unpack(row, PERSON, Person) for row in rows]

    def bodies(self, council: str) -> list[Body]:
        """A council's bodies, with their seats, as latest known."""
        rows = self._rows(
            "SELECT b.* FROM bodies AS b JOIN councils AS c ON c.id = b.council_id WHERE c.name = ? ORDER BY b.name",
            council,
        )
        return [unpack(row, {"id": "slug", "name": "name"}, Body) for row in rows]

    def standing_items(self, council: str, body: str) -> tuple[AgendaItem, ...]:
        """The items that every meeting of a body has, for its next agenda; none if nobody said."""
        rows = self._rows(
            "SELECT b.standing FROM bodies AS b JOIN councils AS c ON c.id = b.council_id "
            "WHERE c.name = ? AND b.slug = ? AND b.standing IS NOT NULL",
            council,
            body,
        )
        if not rows:
            return ()
        return msgspec.json.decode(str(rows[0]["standing"]), type=tuple[AgendaItem, ...])

    def _rows(self, sql: str, *values: object) -> list[dict[str, Any]]:
        with self._reading, in_sentences(self.path, "it could not be read"):
            return queries.all_rows(self._connection(), sql, *values)


class BookReader(Reading):
    """A book opened to be read only."""


def _settle(path: Path) -> None:
    # A reader cannot look past a change that a killed writer left half made with the rollback journal. Taking it back
    # gives the file the bytes it had before; somebody who holds the book by now has done so already.
    with suppress(BookHeldError), in_sentences(path, "a change that was cut short is in the way"):
        holding = Holding(path)
        try:
            take_back(path)
        finally:
            holding.release()


def read_book(path: Path, notices: tuple[str, ...] = ()) -> BookReader:
    """Open a book to read it; no byte of it is altered, and somebody else may be writing in it.

    Only a change that was cut short by a crash is taken back, as any opening would.

    Raises:
        Refused: there is no such book, or it is of an older or a newer Clerk.
        BookDamagedError: it is damaged; the sentence names the newest good backup.
    """
    path = path.expanduser().resolve()
    if was_cut_short(path):
        _settle(path)
    if is_new(path):
        raise Refused(f"There is no minute book at {path}; “--book” names the one to read.")
    if steps_due(look_at(path)):
        raise Refused(
            f"The minute book {path} was made by an older Clerk; open it once in the window, which brings it up to "
            "date after backing it up."
        )
    with in_sentences(path, "it was not opened"):
        return BookReader(path, notices)
