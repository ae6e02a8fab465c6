"""Minutes are signed: the signed sets are made beside the window, kept in the book, and put into a folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from clerk.errors import ClerkError
from clerk.export.documents import Which
from clerk.files import swap_in
from clerk.minutes.signed import Signer, ToSign, signer, to_sign
from clerk.record.approval import Approval, Held, approvals_of
from clerk.store.minutebook import BookReader, MinuteBook, Step
from clerk.store.sign_off import NewDraft
from clerk.styles import load_style
from clerk.ui.desk import Desk
from clerk.ui.drafting import CalledOffError, DraftWanted, compose
from clerk.ui.in_window import tell

_PUBLIC: tuple[tuple[str, Which], ...] = (("docx", "public"), ("pdf", "public"))
_FULL: tuple[tuple[str, Which], ...] = (("docx", "full"), ("pdf", "full"))


class Waiting(msgspec.Struct, frozen=True):
    """What there is to sign: each set of minutes, by whom, and at which meeting and on which day it was approved."""

    minutes: tuple[ToSign, ...]
    by: Signer
    on: dt.date
    already: tuple[dt.date, ...] = ()


def what_to_sign(book: MinuteBook | BookReader, meeting_id: int) -> Waiting | None:
    """Return what a meeting approved and nobody has signed; or a meeting's own minutes, if a later one approved them.

    None if it approved nothing, and nobody approved its own.

    Raises:
        ClerkError: a meeting cannot be read, or its house style cannot be used.
    """
    ask = book.approval
    every = ask.approvals(meeting_id)
    here = tuple(each for each in every if each.meeting == meeting_id)
    own = ask.approved_by(meeting_id)
    chosen: Approval
    if here:
        days = {day for each in here for day in each.fact.of}
        held, chosen = ask.of_days(meeting_id, days), here[-1]
    elif own:
        day = book.meeting(meeting_id).particulars.date
        held = tuple(each for each in ask.of_days(meeting_id, {day}) if each.id == meeting_id)
        chosen = own[-1]
    else:
        return None
    approving = book.meeting(chosen.meeting)
    records = {
        each.id: book.meeting(each.id) for each in ask.of_days(meeting_id, _days(every, held))
    }
    styled = {name: (record, load_style(record.style)) for name, record in records.items()}
    found = []
    for each in held:
        if not each.signed:
            others = [other for name, other in styled.items() if name != each.id]
            made = approvals_of(each.date, every)
            found.append(to_sign(each.id, *styled[each.id], made, others))
    return Waiting(
        minutes=tuple(found),
        by=signer(approving, load_style(approving.style), chosen),
        on=approving.particulars.date,
        already=tuple(each.date for each in held if each.signed),
    )


def _days(every: Sequence[Approval], held: Sequence[Held]) -> set[dt.date]:
    """The days of these minutes, and of those that were approved together with them."""
    own = {each.date for each in held}
    return {day for each in every if own & set(each.fact.of) for day in each.fact.of}


class Order(msgspec.Struct, frozen=True):
    """What is to be signed, by whom, when; and where its files are put, besides being kept in the book."""

    minutes: tuple[ToSign, ...]
    by: Signer
    on: dt.date
    at: dt.datetime
    folder: Path
    with_full: bool = False


class SigningMaker(QObject):
    """Makes the signed sets of one order. `done(paths)` or `failed(sentence)` follows, in the window's thread.

    `progress(words)` says what is being made. What failed before the book was written leaves everything as it was; so
    does what was called off, after which `stopped` follows.
    """

    progress = Signal(str)
    done = Signal(object)
    failed = Signal(str)
    stopped = Signal()
    broke = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._called_off = False
        self._book: MinuteBook | None = None

    def call_off(self) -> None:
        """Sign nothing, if the files are not made yet."""
        self._called_off = True

    def tell(self, words: str) -> None:
        """Say what is being made next; raise `CalledOffError` if it was called off."""
        if self._called_off:
            raise CalledOffError
        tell(self, partial(self.progress.emit, words))

    def make(self, order: Order) -> None:
        """Begin to make the signed sets."""
        self._called_off = False
        self.desk.handing_over.emit()
        book = self.desk.book
        if not isinstance(book, MinuteBook):
            self.failed.emit("This minute book is open to be read only; nothing was signed.")
            return
        self._book = book
        QThreadPool.globalInstance().start(_Job(self, book, order))

    def keep(self, order: Order, sets: Sequence[NewDraft]) -> None:
        """Keep the sets that were made in the book, and put their files into the folder."""
        if self._called_off:
            self.stopped.emit()
            return
        if self.desk.book is not self._book:
            self.failed.emit("Another minute book was opened meanwhile; nothing was signed.")
            return

        def work(step: Step) -> None:
            for each, new in zip(order.minutes, sets, strict=True):
                step.sign_off.sign(each.meeting_id, each.seen, new, order.on)

        self.desk.submit(
            None,
            work,
            origin=self,
            then=lambda _: self._put_away(order, sets),
            otherwise=self.failed.emit,
        )

    def _put_away(self, order: Order, sets: Sequence[NewDraft]) -> None:
        """Put the files into the folder; they are in the book already."""
        paths = []
        try:
            for new in sets:
                for file in new.files:
                    if file.which == "public" or order.with_full:
                        swap_in(order.folder / file.name, file.data)
                        paths.append(order.folder / file.name)
        except ClerkError as error:
            self.failed.emit(
                f"The minutes are signed and the signed set is kept in the book, but not all of it could be put into "
                f"the folder: {error.sentence}"
            )
        else:
            self.done.emit(paths)


class _Job(QRunnable):
    def __init__(self, maker: SigningMaker, book: MinuteBook, order: Order) -> None:
        super().__init__()
        self._maker, self._book, self._order = maker, book, order

    @Slot()
    def run(self) -> None:
        maker = self._maker
        try:
            sets = [self._set_of(each) for each in self._order.minutes]
        except CalledOffError:
            tell(maker, maker.stopped.emit)
        except ClerkError as error:
            tell(maker, partial(maker.failed.emit, error.sentence))
        except Exception as error:  # noqa: BLE001  # a bug: carried to the one handler, in the window's thread
            tell(maker, partial(maker.broke.emit, error))
        else:
            tell(maker, partial(maker.keep, self._order, sets))

    def _set_of(self, each: ToSign) -> NewDraft:
        order = self._order
        day = each.seen.particulars.date
        by = ", ".join(filter(None, order.by))
        wanted = DraftWanted(
            at=order.at,
            by=by,
            note=f"Signed by {by} on {order.on.day} {order.on:%B %Y}",
            kind="signed",
            files=(*_PUBLIC, *(_FULL if each.has_exempt else ())),
            meeting=each.signed(order.by, order.on),
            stem=f"{self._book.file_stem(each.meeting_id)}-signed",
        )

        def tell(_made: int, _of: int, following: str) -> None:
            if following:
                self._maker.tell(f"{day.day} {day:%B %Y}: making {following}…")

        return compose(self._book, each.meeting_id, wanted, tell)
