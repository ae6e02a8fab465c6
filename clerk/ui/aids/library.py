"""What lies at hand in the item where the officer is: gathered beside the window's thread, and there for every key.

What is learned from earlier meetings is counted when a meeting is chosen; what this meeting knows, after each step.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from clerk.dictionaries import british
from clerk.errors import ClerkError
from clerk.minutes.naming import Naming
from clerk.own.abbreviations import own_abbreviations, shipped_abbreviations
from clerk.own.formulae import keep_preferences, preferences, shipped_formulae
from clerk.own.long_words import long_words
from clerk.own.typing_aids import typing_switches
from clerk.record.meeting import Meeting
from clerk.store.minutebook import BookReader, MinuteBook
from clerk.ui.desk import Desk
from clerk.ui.views.sight import Sight
from clerk.words.abbreviations import Abbreviations
from clerk.words.at_hand import AtHand, Switches
from clerk.words.completion import Known
from clerk.words.formulae import Formula, Preferences
from clerk.words.kept import is_private
from clerk.words.known_here import known_here
from clerk.words.learning import learned
from clerk.words.people import recent_speakers

T = TypeVar("T")
_Place = tuple[MinuteBook | BookReader | None, int | None]
_MOST_EARLIER = 40
# While one meeting is read, somebody may be typing: between two the lock is theirs.
_BETWEEN_S = 0.02


class _Own(msgspec.Struct, frozen=True):
    """The officer's own files."""

    switches: Switches
    book: Abbreviations
    preferences: Preferences


class _Here(msgspec.Struct, frozen=True):
    """What was gathered of a meeting, in an item."""

    meeting: Meeting
    item: str | None
    known: tuple[Known, ...]
    recent: tuple[str, ...]
    private: bool


class Library(QObject):
    """Gathers, and hands out what lies `at_hand`. `failed(sentence)`: an officer's own file cannot be taken."""

    failed = Signal(str)
    _gathered = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._own: _Own | None = None
        self._here: _Here | None = None
        self._learnt: tuple[Formula, ...] = ()
        self._learnt_for: _Place | None = None
        self._made: AtHand | None = None
        self._thread: ThreadPoolExecutor | None = None
        self._under_way = 0
        self._naming: tuple[Sight, Naming] | None = None
        # What was gathered in the other thread is taken up in the window's.
        self._gathered.connect(self._take, Qt.ConnectionType.QueuedConnection)
        desk.chosen.connect(self.gather)
        desk.changed.connect(self.gather)
        desk.worked_out.connect(self.gather)

    # Handing out.

    def at_hand(self) -> AtHand:
        """Return what lies at hand now."""
        if self._made is None:
            self._made = self._make()
        return self._made

    def _make(self) -> AtHand:
        own, sight = self.own, self.desk.sight
        bare = AtHand(
            switches=own.switches, book=own.book, known=(long_words(),), shipped=shipped_formulae(),
            preferences=own.preferences, learnt=self._learnt,
        )  # fmt: skip
        if sight is None:
            return bare
        here = self._here
        is_here = here is not None and here.item == self.desk.item and not self._was_public(here)
        item = sight.meeting.item_by_id.get(self.desk.item or "")
        return msgspec.structs.replace(
            bare,
            known=(
                *(here.known if here and is_here else here.known[1:] if here else ()),
                long_words(),
            ),
            people=sight.meeting.people,
            printed=self._printed(sight),
            in_room=frozenset(sight.chronicle.last().occupants),
            recent=here.recent if here else (),
            kind=item.kind if item else "other",
        )

    def _was_public(self, here: _Here) -> bool:
        """Whether what is in hand is an entry that the public may read, of an item that is in private now."""
        entry = self.desk.entry
        return entry is not None and here.private and not is_private(here.meeting, here.item, entry)

    def _printed(self, sight: Sight) -> Callable[..., str]:
        if self._naming is None or self._naming[0] is not sight:
            self._naming = (sight, Naming(sight.meeting, sight.style))
        naming = self._naming[1]
        return lambda person: naming.person(person.id)

    # The officer's own files.

    @property
    def own(self) -> _Own:
        """What the officer has of their own, read when it is first wanted."""
        if self._own is None:
            self._own = self._read_own()
        return self._own

    def _read_own(self) -> _Own:
        return _Own(
            self._read(typing_switches, Switches()),
            self._read(own_abbreviations, shipped_abbreviations()),
            self._read(preferences, Preferences()),
        )

    def _read(self, file: Callable[[], T], otherwise: T) -> T:
        try:
            return file()
        except ClerkError as error:
            self.failed.emit(error.sentence)
            return otherwise

    def read_own_again(self) -> None:
        """Follow what was changed in the officer's own files."""
        self._own = self._made = None

    def change_phrase(self, formula: Formula, words: str) -> None:
        """Give a phrase other words, wherever it is offered.

        Raises:
            ClerkError: they cannot be a phrase, or the disk does not take them.
        """
        keep_preferences(preferences().with_edited(formula, words))
        self.read_own_again()

    def forget_phrase(self, formula: Formula) -> None:
        """Offer a phrase no more.

        Raises:
            ClerkError: the disk does not take it.
        """
        keep_preferences(preferences().with_forgotten(formula))
        self.read_own_again()

    # Gathering.

    def gather(self, *_: object) -> None:
        """Gather anew what the meeting in hand knows; until it is there, what was known before is at hand."""
        self._made = None
        sight, book = self.desk.sight, self.desk.book
        if sight is None or book is None:
            self._here, self._learnt, self._learnt_for = None, (), None
            if book is None and self._thread is not None:
                self._thread.shutdown(wait=False, cancel_futures=True)
                self._thread = None
            return
        if self._here is not None and not _is_of(self._here.meeting, sight.meeting):
            self._here = None
        if self._learnt_for != self._place:
            self._learnt, self._learnt_for = (), None
        if sight.at_a_glance:
            return
        if (
            self._here is None
            or self._here.meeting is not sight.meeting
            or self._here.item != self.desk.item
        ):
            self._begin(partial(_look_round, sight.meeting, self.desk.item))
        if self._learnt_for != self._place:
            self._learnt_for = self._place
            self._begin(partial(_learn, book, sight.meeting))

    def _begin(self, work: Callable[[], object]) -> None:
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, "gathering what is at hand")
        of = self._place
        self._under_way += 1
        future = self._thread.submit(work)

        def gathered(done: Future[object]) -> None:
            if isValid(self):
                self._gathered.emit(done, of)

        future.add_done_callback(gathered)

    @property
    def _place(self) -> _Place:
        return self.desk.book, self.desk.meeting_id

    def _take(self, done: Future[object], of: _Place) -> None:
        self._under_way -= 1
        if of != self._place or done.cancelled():
            return
        found = done.result()
        if isinstance(found, _Here):
            self._here = found
        elif isinstance(found, tuple):
            self._learnt = found
        self._made = None

    @property
    def busy(self) -> bool:
        """Whether something is being gathered."""
        return self._under_way > 0


def _is_of(one: Meeting, other: Meeting) -> bool:
    return (one.body.id, one.particulars.starts) == (other.body.id, other.particulars.starts)


def _look_round(meeting: Meeting, item: str | None) -> _Here:
    time.sleep(_BETWEEN_S)
    known, private = known_here(meeting, item), is_private(meeting, item)
    return _Here(meeting, item, known, recent_speakers(meeting), private)


def _learn(book: MinuteBook | BookReader, current: Meeting) -> tuple[Formula, ...]:
    try:
        earlier = list(_earlier(book, current))
        if not earlier:
            return ()
        return learned(earlier, current, british().knows)
    except ClerkError:
        # The book was put away meanwhile, or there is no dictionary: nothing is learned, and nothing else is amiss.
        return ()


def _earlier(book: MinuteBook | BookReader, current: Meeting) -> Iterator[Meeting]:
    """The last meetings of this body before the current one, read one by one."""
    body, date = current.body.name, current.particulars.date
    found = [each for each in book.meetings() if each.body_name == body and each.date <= date]
    for each in sorted(found, key=lambda each: each.date)[-_MOST_EARLIER:]:
        time.sleep(_BETWEEN_S)
        yield book.meeting(each.id)
