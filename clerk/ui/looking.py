"""Looking: what a meeting comes to is worked out beside the window's thread, so that nobody waits at the keyboard.

A long meeting takes a tenth of a second: its draft, its checks, its agenda, its entries and the room.
"""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Qt, Signal

from clerk.changes import Changes
from clerk.errors import ClerkError
from clerk.minutes.blocks import Draft
from clerk.record.meeting import Meeting
from clerk.store.minutebook import BookReader, MinuteBook
from clerk.styles import load_style
from clerk.ui.views.sight import Sight

if TYPE_CHECKING:
    from clerk.ui.views.drafts import Progress

Book = MinuteBook | BookReader
StepNames = tuple[str | None, str | None]
"""What undo would undo, and redo do again."""
Tell = Callable[[StepNames | None], None]
_Look = tuple[Sight, StepNames | None]

# What was entered is painted meanwhile: Qt hands Python's lock on between any two strokes, and a look under way would
# keep it half a millisecond each time.
_PAINTED_S = 0.03


def glance(book: Book, meeting_id: int) -> Sight:
    """Read a meeting, and leave working out its draft and its checks to a `Looker`.

    Raises:
        ClerkError: the book has no such meeting, or its house style cannot be used.
    """
    meeting = book.meeting(meeting_id)
    return Sight(
        meeting,
        load_style(meeting.style),
        at_a_glance=True,
        ask_progress=partial(_progress, book, meeting_id, meeting),
    )


def _progress(book: Book, meeting_id: int, meeting: Meeting, now: Draft) -> "Progress | None":
    from clerk.ui.progress import progress_of  # a start has no use for it before its first look

    return progress_of(book, meeting_id, meeting, now)


class _News(msgspec.Struct, frozen=True):
    """What was written, and how to tell of it once it can be seen."""

    changes: Changes
    tell: Tell


class Looker(QObject):
    """Looks at one meeting of a book, in a thread of its own, one look at a time.

    `seen(sight)`: the meeting was worked out. A sight is made whole before it is handed over, and from then on only the
    window's thread uses it. `gone()`: the meeting is not in the book any more, or cannot be shown.
    """

    seen = Signal(object)
    gone = Signal()
    _looked = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book: Book | None = None
        self._meeting: int | None = None
        # How often something else was aimed at; the news not told yet, and how many of them the look under way shows.
        self._aimed = 0
        self._news: list[_News] = []
        self._showing = 0
        self._looking = False
        self._glanced: Sight | None = None
        self._thread: ThreadPoolExecutor | None = None
        # The look ends in its own thread; it is taken up in the window's.
        self._looked.connect(self._take_look, Qt.ConnectionType.QueuedConnection)

    def aim(self, book: Book | None, meeting_id: int | None) -> None:
        """Look at this meeting from now on. What is under way is not shown: whoever aims has seen something newer."""
        self._aimed += 1
        self._book, self._meeting, self._glanced = book, meeting_id, None

    def close(self) -> None:
        """Aim at nothing, and end without waiting for what is under way; a later look begins anew."""
        self.aim(None, None)
        if self._thread is not None:
            self._thread.shutdown(wait=False)
            self._thread = None

    def work_out(self, seen: Sight) -> None:
        """Work out the meeting aimed at, of which only a glance was seen; `seen` follows, perhaps with newer facts."""
        if seen.at_a_glance:
            self._glanced = seen
            self._look_when_free()

    def tell_once_seen(self, changes: Changes, tell: Tell) -> None:
        """Look again for something that was written, and tell of it when that look is done.

        What was written before a look began is told after it; what is written meanwhile waits for the next. Who tells
        is given the step names of that moment, if a look was needed: later the book may be busy.
        """
        self._news.append(_News(changes, tell))
        self._look_when_free()

    def _look_when_free(self) -> None:
        if self._looking:
            return
        book, meeting = self._book, self._meeting
        self._showing = len(self._news)
        if book is not None and meeting is not None and self._is_concerned(meeting):
            self._begin(partial(_look_anew, book, meeting))
        elif self._showing:
            self._tell()
        elif self._glanced is not None:
            self._begin(partial(_look_closer, self._glanced))

    def _is_concerned(self, meeting: int) -> bool:
        return any(each.changes.touches(meeting) for each in self._news)

    def _begin(self, look: Callable[[], _Look]) -> None:
        self._looking = True
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, "looking at the meeting")
        aimed = self._aimed
        future = self._thread.submit(look)
        future.add_done_callback(lambda done: self._looked.emit(done, aimed))

    def _take_look(self, done: "Future[_Look]", aimed: int) -> None:
        self._looking, names = False, None
        try:
            if aimed == self._aimed:
                sight, names = done.result()
                self.seen.emit(sight)
        except ClerkError:
            self.gone.emit()
        finally:
            self._tell(names)

    def _tell(self, names: StepNames | None = None) -> None:
        told = self._news[: self._showing]
        del self._news[: self._showing]
        self._showing = 0
        for each in told:
            each.tell(names)
        self._look_when_free()


def _look_closer(seen: Sight) -> _Look:
    sight = seen.whole()
    sight.work_out()
    return sight, None


def _look_anew(book: Book, meeting_id: int) -> _Look:
    time.sleep(_PAINTED_S)
    sight, _ = _look_closer(glance(book, meeting_id))
    return sight, (book.undo_name, book.redo_name)
