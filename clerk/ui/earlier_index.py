"""The minutes of the whole book, read to be searched: in a thread, and only while somebody searches.

What was read is kept until its meeting changes, so that a book is read once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from clerk.changes import Changes
from clerk.errors import ClerkError
from clerk.minutes.earlier import EarlierMinute, EarlierMinutes, earlier_minutes
from clerk.store.minutebook import MeetingSummary
from clerk.ui.desk import Desk
from clerk.ui.looking import Book
from clerk.words.finding import Findable, Prepared, prepared

_GROWS_MS = 150


class Place(NamedTuple):
    """A minute: its meeting, and the item there."""

    meeting: int
    minutes: EarlierMinutes
    minute: EarlierMinute


class _Read(NamedTuple):
    meeting: int
    places: dict[str, Place]
    ready: list[Prepared]


class EarlierIndex(QObject):
    """What the book's meetings say, as far as it was read. `grown`: more of it is there."""

    grown = Signal()
    _done = Signal(object, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk = desk
        self.places: dict[str, Place] = {}
        self._read: dict[int, _Read] = {}
        self._order: list[int] = []
        # Meetings that cannot be read: they are gone, or of a newer Clerk.
        self._passed_over: set[int] = set()
        self._book: Book | None = None
        self._thread: ThreadPoolExecutor | None = None
        self._wanted = False
        # What is being done in the thread, None if nothing is, and whether that is out of date already.
        self._task: int | None = None
        self._tasks = 0
        self._outdated = False
        # A list that is searched again for every meeting would leave no time to type.
        self._grows = QTimer(self)
        self._grows.setSingleShot(True)
        self._grows.setInterval(_GROWS_MS)
        self._grows.timeout.connect(self.grown)
        self._done.connect(self._take, Qt.ConnectionType.QueuedConnection)
        desk.changed.connect(self._changed)
        desk.leaving.connect(self._forget)

    def read_on(self) -> None:
        """Read what was not read yet, the latest meeting first; `grown` follows."""
        if self.desk.book is not self._book:
            self._forget()
            self._book = self.desk.book
        self._wanted = self._book is not None
        if self._wanted and self._task is None:
            self._begin(_list_meetings)

    def rest(self) -> None:
        """Read no more for now: somebody types."""
        self._wanted = False

    @property
    def left(self) -> int:
        """How many meetings are still to be read."""
        return len(self._due())

    def _due(self) -> list[int]:
        known = self._read.keys() | self._passed_over
        return [meeting for meeting in self._order if meeting not in known]

    def searched(self, besides: int | None) -> Iterator[Prepared]:
        """What was read of every meeting but one, the latest meeting first."""
        for meeting in self._order:
            read = self._read.get(meeting)
            if read is not None and meeting != besides:
                yield from read.ready

    def _changed(self, changes: Changes, _origin: object) -> None:
        for meeting in changes.meetings:
            read = self._read.pop(meeting, None)
            for key in read.places if read else ():
                del self.places[key]
            self._outdated = True

    def _forget(self) -> None:
        self._book, self._wanted, self._task = None, False, None
        self._read.clear()
        self.places.clear()
        self._passed_over.clear()
        self._order = []
        if self._thread is not None:
            self._thread.shutdown(wait=False)
            self._thread = None

    def _begin(self, work: Callable[[Book], Any]) -> None:
        if self._book is None:
            return
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, "reading earlier minutes")
        self._tasks += 1
        task = self._task = self._tasks
        self._outdated = False
        future = self._thread.submit(work, self._book)

        def read(done: Future[Any]) -> None:
            if isValid(self):
                self._done.emit(done, task)

        future.add_done_callback(read)

    def _take(self, done: Future[list[MeetingSummary] | _Read], task: int) -> None:
        if task is not self._task:
            # It was of a book that is put away.
            return
        self._task = None
        try:
            result = done.result()
        except ClerkError:
            result = None
            self._passed_over.update(self._due()[:1])
        if isinstance(result, list):
            latest = sorted(result, key=lambda each: (each.date, each.time, each.id), reverse=True)
            self._order = [each.id for each in latest]
        elif isinstance(result, _Read) and not self._outdated:
            self._read[result.meeting] = result
            self.places.update(result.places)
        if not self._grows.isActive():
            self._grows.start()
        due = self._due()
        if self._wanted and due and self._task is None:
            self._begin(partial(_read_meeting, due[0]))


def _list_meetings(book: Book) -> list[MeetingSummary]:
    return book.meetings()


def _read_meeting(meeting: int, book: Book) -> _Read:
    minutes = earlier_minutes(book.meeting(meeting))
    places = {
        f"minute {meeting} {minute.item or ''}": Place(meeting, minutes, minute)
        for minute in minutes.minutes
    }
    ready = prepared(
        Findable(
            key,
            place.minute.title,
            also=f"minute {place.minute.number} {minutes.body} {minutes.date.day} {minutes.date:%B %Y}",
            text=place.minute.text,
        )
        for key, place in places.items()
    )
    return _Read(meeting, places, ready)
