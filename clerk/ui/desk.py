"""The desk: it owns the book. Verbs go in, one `changed` comes out, and it knows what is in hand."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from clerk.changes import Changes
from clerk.errors import ClerkError
from clerk.record.script import read_script
from clerk.store.minutebook import (
    BookReader,
    Done,
    MeetingSummary,
    MinuteBook,
    Step,
    Typing,
    open_book,
    read_book,
    restore,
)
from clerk.ui.looking import Looker, StepNames, glance
from clerk.ui.under_way import Order, UnderWay
from clerk.ui.views.ahead import Ahead
from clerk.ui.views.sight import Sight

T = TypeVar("T")


class Desk(QObject):
    """What the window works on. Work is handed to the book's writer, and answers come back as signals.

    `changed(changes, origin)`: a step was written; whoever made it need not draw itself again.
    `recorded(entry)`: a fact was added and stands there. `chosen()`: another book, meeting, item or entry is in hand.
    `failed(sentence)`: the world said no.
    `handing_over()`: a step is about to go to the writer. `leaving()`: the book is about to be put away; what is handed
    over now is still written. `saved()`: what is being typed was kept, or is slow to be, or was refused.
    `worked_out()`: the meeting in hand, of which only a glance was shown, is there with its draft and its checks.
    `ahead_changed()`: other passages than before are shown ahead of being in the book.
    """

    changed = Signal(object, object)
    chosen = Signal()
    failed = Signal(str)
    recorded = Signal(int)
    handing_over = Signal()
    leaving = Signal()
    saved = Signal()
    worked_out = Signal()
    ahead_changed = Signal()
    _kept = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book: MinuteBook | BookReader | None = None
        self.meeting_id: int | None = None
        self.item: str | None = None
        self.entry: int | None = None
        self.saved_at: dt.datetime | None = None
        self.delay = ""
        self.may_leave: Callable[[], str] = str
        self._sight: Sight | None = None
        self._left_at: dict[int, str | None] = {}
        self._looker = Looker(self)
        self._under_way = UnderWay(self)
        self._step_names: StepNames | None = None
        self._under_way.written.connect(self._take_written)
        self._under_way.ahead_changed.connect(self.ahead_changed)
        # The answer is given in the writer's thread; it is taken up in the window's.
        self._kept.connect(self._take_kept, Qt.ConnectionType.QueuedConnection)
        self._looker.seen.connect(self._take_look)
        self._looker.gone.connect(self._have_none_in_hand)

    # The book.

    def open(self, path: Path | None, *, to_read: bool = False) -> None:
        """Open a book in place of the one that is open; on a fault that one stays open.

        Raises:
            ClerkError: it cannot be opened; the sentence says why and what to do.
        """
        if (
            self.book is not None
            and path is not None
            and self.book.path == path.expanduser().resolve()
        ):
            if to_read or self.writable:
                return
            self._see_to_the_words()
            self.close()
        self._see_to_the_words()
        self.take_up(read_book(path) if to_read and path else open_book(path))

    def take_up(self, book: MinuteBook | BookReader) -> None:
        """Put the book away that is open, and have this one in its place."""
        self.close()
        self.book = book
        self.chosen.emit()

    def _see_to_the_words(self) -> None:
        if self.book is not None and (hindrance := self.may_leave()):
            raise ClerkError(hindrance)

    def close(self) -> None:
        """Put the book away, once everything that was handed over is written."""
        if self.book is not None:
            self.leaving.emit()
        book, self.book = self.book, None
        self._step_names = None
        self.meeting_id = self.item = self.entry = self._sight = None
        self._left_at.clear()
        self._under_way.overtaken()
        self.saved_at = None
        if book is not None:
            book.close()
            self._looker.close()
            self.chosen.emit()

    def restore(self, path: Path) -> Path:
        """Put the newest good backup in the place of a damaged book, set the damaged one aside, and open it.

        Returns:
            Where the damaged book was put.

        Raises:
            ClerkError: there is no good backup, or the disk says no.
        """
        set_aside = restore(path)
        self.open(path)
        return set_aside

    @property
    def writable(self) -> bool:
        """Whether the book that is open can be written in."""
        return isinstance(self.book, MinuteBook)

    @property
    def undo_name(self) -> str | None:
        """What undo would undo."""
        return self._names()[0]

    @property
    def redo_name(self) -> str | None:
        """What redo would do again."""
        return self._names()[1]

    def _names(self) -> StepNames:
        # They are asked for at every key, and the book may be busy: it is asked once after each step, by the looker
        # where it looks.
        if not isinstance(self.book, MinuteBook):
            return None, None
        if self._step_names is None:
            self._step_names = self.book.undo_name, self.book.redo_name
        return self._step_names

    def meetings(self) -> list[MeetingSummary]:
        """Return the meetings of the book, none without a book."""
        return self.book.meetings() if self.book else []

    # What is in hand.

    @property
    def sight(self) -> Sight | None:
        """The meeting in hand with everything that is worked out of it, or None."""
        return self._sight

    def choose_meeting(self, meeting_id: int) -> None:
        """Take a meeting in hand, at the item where it stands. It is shown at a glance, until `work_out`.

        Raises:
            ClerkError: the book has no such meeting, or its house style cannot be used.
        """
        sight = self._glance_at(meeting_id)
        if self.meeting_id is not None:
            self._left_at[self.meeting_id] = self.item
        self.meeting_id, self._sight = meeting_id, sight
        self._looker.aim(self.book, meeting_id)
        self.item, self.entry = self._last_place(meeting_id, sight), None
        self.chosen.emit()

    def _last_place(self, meeting_id: int, sight: Sight) -> str | None:
        """Where the officer was last, or else where the meeting stands."""
        # What was left a moment ago may still be on its way into the book.
        left_at = self._left_at.get(meeting_id)
        if left_at is not None and left_at in sight.meeting.item_by_id:
            return left_at
        last = self.book.typing(meeting_id) if self.book else None
        if last is not None and (last.item is None or last.item in sight.meeting.item_by_id):
            return last.item
        return sight.first_place()

    def _glance_at(self, meeting_id: int) -> Sight:
        if self.book is None:
            raise ClerkError("No minute book is open; open one first.")
        return glance(self.book, meeting_id)

    def aheads(self) -> list[Ahead]:
        """Return what was typed into the meeting in hand and is not among its entries yet, the oldest first."""
        return [ahead for ahead in self._under_way.aheads if ahead.meeting == self.meeting_id]

    def choose(self, item: str | None, entry: int | None = None) -> None:
        """Take an item in hand (None: what lies outside any), and perhaps one of its entries."""
        if (item, entry) != (self.item, self.entry):
            self.item, self.entry = item, entry
            self.chosen.emit()

    def choose_entry(self, entry: int) -> None:
        """Take an entry in hand, and with it the item it stands under."""
        if self._sight and entry in self._sight.meeting.entry_by_id:
            self.choose(self._sight.meeting.entry_by_id[entry].item, entry)

    def step_item(self, by: int) -> None:
        """Go to the next item of the agenda (1) or the one before (-1)."""
        if self._sight is None:
            return
        places = [row.target.item for row in self._sight.places if row.target]
        if places:
            here = places.index(self.item) if self.item in places else 0
            self.choose(places[min(max(here + by, 0), len(places) - 1)])

    # Verbs.

    def submit(
        self,
        name: str | None,
        work: Callable[[Step], T],
        origin: object = None,
        then: Callable[[T], None] | None = None,
        otherwise: Callable[[str], None] | None = None,
        ahead: Ahead | None = None,
    ) -> None:
        """Hand one step of work to the writer, without waiting; `changed` or `failed` follows.

        `then` is called with what the work returned, in the window's thread, after `changed`. If the disk refuses the
        step, `try_again` hands it over once more, until another step was written. Who gives `otherwise` is told of a
        failure in place of `failed`, says it beside what was typed, and hands it over again when asked to. What the
        step is made of may be shown `ahead` of it, until it is seen in the book or was refused.
        """
        refuse = otherwise or self.failed.emit
        if not isinstance(self.book, MinuteBook):
            refuse("This minute book is open to be read only; nothing was changed.")
            return
        self.handing_over.emit()

        def again() -> None:
            self.submit(name, work, origin, then)

        order = Order(origin, then, None if otherwise else again, refuse, ahead)
        self._under_way.hand_over(partial(self.book.submit, name, work), order)

    def _take_written(self, done: Done[Any], order: Order) -> None:
        self.saved_at = dt.datetime.now()  # noqa: DTZ005  # the laptop's own clock is what people see
        self._looker.tell_once_seen(done.changes, partial(self._tell, done, order))

    def _tell(self, done: Done[Any], order: Order, names: StepNames | None) -> None:
        self._step_names = names
        self._under_way.seen(order)
        self.changed.emit(done.changes, order.origin)
        if order.then is not None:
            order.then(done.value)

    def work_out(self) -> None:
        """Work out the meeting in hand, if only a glance of it was shown; `worked_out` follows, or `changed`."""
        if self._sight is not None:
            self._looker.work_out(self._sight)

    def _take_look(self, sight: Sight) -> None:
        glanced = self._sight is not None and self._sight.at_a_glance
        self._show_sight(sight)
        if glanced:
            self.worked_out.emit()

    @property
    def waiting(self) -> int:
        """How many steps were handed over and not told of yet."""
        return self._under_way.waiting

    @property
    def can_try_again(self) -> bool:
        """Whether the disk refused the last step, and nothing was written since."""
        return self._under_way.again is not None

    def try_again(self) -> None:
        """Hand the step that the disk refused last over once more."""
        if self._under_way.again is not None:
            self._under_way.again()

    def keep(
        self, typing: Typing, then: Callable[[BaseException | None], None]
    ) -> "Future[bool] | None":
        """Hand what is being typed to the writer, without waiting; `then` is told of the error, if there was one.

        Returns:
            The writer's answer to come, or None if there is nothing to write in.
        """
        if not isinstance(self.book, MinuteBook):
            return None
        try:
            future = self.book.keep_typing(typing)
        except ClerkError:
            return None
        book = self.book
        future.add_done_callback(lambda done: self._kept.emit(done, (book, then)))
        return future

    def _take_kept(
        self,
        future: "Future[bool]",
        more: tuple[MinuteBook, Callable[[BaseException | None], None]],
    ) -> None:
        book, then = more
        error = future.exception()
        if error is None and self.book is book:
            self.saved_at = dt.datetime.now()  # noqa: DTZ005  # the laptop's own clock is what people see
        then(error)
        self.saved.emit()

    def _show_reversal(self, changes: Changes, origin: object) -> None:
        self._step_names = None
        self.saved_at = dt.datetime.now()  # noqa: DTZ005  # the laptop's own clock is what people see
        # The writer does one thing after another.
        self._under_way.overtaken()
        if self.meeting_id is not None and changes.touches(self.meeting_id):
            self._look_again(self.meeting_id)
        self.changed.emit(changes, origin)

    def _look_again(self, meeting_id: int) -> None:
        """Work the meeting in hand out afresh; if it is gone, have none in hand."""
        try:
            sight = self._glance_at(meeting_id)
        except ClerkError:
            self._have_none_in_hand()
        else:
            self._show_sight(sight.whole())

    def _have_none_in_hand(self) -> None:
        self.meeting_id = self.item = self.entry = self._sight = None
        self._looker.aim(self.book, None)
        self.chosen.emit()

    def _show_sight(self, sight: Sight) -> None:
        self._sight = sight
        self._looker.aim(self.book, self.meeting_id)
        if self.item is not None and self.item not in sight.meeting.item_by_id:
            self.item = sight.first_place()
        if self.entry is not None and self.entry not in sight.meeting.entry_by_id:
            self.entry = None

    def style_kept(self, name: str) -> None:
        """Show the meeting in hand afresh, if a house style was kept that it is printed in."""
        if (
            self._sight is not None
            and self.meeting_id is not None
            and self._sight.meeting.style == name
        ):
            self._look_again(self.meeting_id)
            self.changed.emit(Changes(0, "", frozenset({self.meeting_id}), plan=True), None)

    def undo(self, origin: object = None) -> None:
        """Undo the last step of the book."""
        self._reverse(lambda book: book.undo(), origin)

    def redo(self, origin: object = None) -> None:
        """Do again what was undone last."""
        self._reverse(lambda book: book.redo(), origin)

    def _reverse(self, verb: Callable[[MinuteBook], Done[None] | None], origin: object) -> None:
        if not isinstance(self.book, MinuteBook):
            return
        self.handing_over.emit()
        try:
            done = verb(self.book)
        except ClerkError as error:
            self.failed.emit(error.sentence)
            return
        if done is not None:
            self._show_reversal(done.changes, origin)

    def reread(self) -> None:
        """Show the meeting in hand as the book has it, after what is no step that `submit` was given."""
        here = frozenset() if self.meeting_id is None else frozenset({self.meeting_id})
        self._show_reversal(Changes(0, "", here, sign_off=True), None)

    def bring_in(self, script: Path, *, again: bool = False) -> None:
        """Play a meeting script into the book and take the meeting in hand; `again` beside one of the same time.

        Raises:
            ClerkError: the file cannot be read, or is no script; nothing was written.
        """
        try:
            data = script.read_bytes()
        except OSError as error:
            raise ClerkError(f"{script} cannot be read: {error.strerror}.") from None
        read = read_script(data)
        self.submit(None, lambda step: step.replay(read.meeting, again), then=self._take_in_hand)

    def _take_in_hand(self, meeting_id: int) -> None:
        try:
            self.choose_meeting(meeting_id)
        except ClerkError as error:
            self.failed.emit(error.sentence)
