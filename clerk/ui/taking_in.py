"""A returned Word file is taken in: read beside the window, laid beside its draft, and kept as one step of the book."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from clerk.errors import ClerkError, Refused
from clerk.export.house_style import HouseStyle
from clerk.intake.returned import Returned, Sent, proposals, read_returned, sent_draft
from clerk.minutes.layout import draft
from clerk.record.proposals import Proposal
from clerk.store.minutebook import BookReader, MinuteBook
from clerk.store.sign_off_reading import KeptDraft
from clerk.styles import load_style
from clerk.ui.desk import Desk
from clerk.ui.recorder import Clock

# A copy for the chair has some hundred kilobytes; with pictures of somebody's, some megabytes.
_LARGEST = 64 * 1024 * 1024
_MEGABYTE = 1024 * 1024


class Taken(msgspec.Struct, frozen=True):
    """What a file was found to be: of which draft, with which proposals, and what in it was not read."""

    draft: KeptDraft
    name: str
    data: bytes
    proposals: tuple[Proposal, ...]
    notes: tuple[str, ...]


def take(book: MinuteBook | BookReader, path: Path) -> Taken:
    """Read a file that came back, and lay it beside the draft that it was made of; nothing is written.

    Raises:
        ClerkError: it cannot be read, is not ours, is broken or hostile, or is of a draft that this book has not.
    """
    data = _read(path)
    file = read_returned(data, path.name)
    kept = book.sign_off.draft_by_uuid(file.mark.uuid)
    if kept is None:
        raise Refused(
            f"“{file.name}” was made from a draft that this minute book does not have: it belongs to another book, or "
            "the draft was undone. Nothing was taken in."
        )
    sent, now = _sent(book, kept, file)
    return Taken(kept, file.name, data, proposals(file, sent, now), file.notes)


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise Refused(
                f"“{path.name}” has {size // _MEGABYTE} megabytes, which is more than a draft of minutes can have. "
                "Nothing was taken in."
            )
        return path.read_bytes()
    except OSError as error:
        raise ClerkError(f"{path} cannot be read: {error.strerror}.") from None


def _sent(book: MinuteBook | BookReader, kept: KeptDraft, file: Returned) -> tuple[Sent, Sent]:
    """The draft as it was sent, and as it would be printed now."""
    ask = book.sign_off
    style = HouseStyle(ask.kept_content(kept.style), ask.kept_content(kept.letterhead)).read()
    sent = draft(ask.draft_record(kept), style, file.mark.which)
    meeting = book.meeting_to_print(kept.meeting)
    now = draft(meeting, load_style(meeting.style), file.mark.which)
    return sent_draft(sent), sent_draft(now)


class TakingIn(QObject):
    """Takes one file in. `taken(meeting, taken)` once it is in the book, `failed(sentence)` if it is not.

    It may be called off until it is read; what goes into the book goes in whole.
    """

    taken = Signal(int, object)
    failed = Signal(str)
    broke = Signal(object)
    _found = Signal(object)

    def __init__(self, desk: Desk, clock: Clock) -> None:
        # Nobody's child: a window that is closed meanwhile must not take it from under the work.
        super().__init__()
        self.desk, self.clock = desk, clock
        self._called_off = False
        self._book: MinuteBook | None = None
        self._found.connect(self._keep)

    def start(self, path: Path) -> None:
        """Begin; what was handed over to be written before is written first."""
        book = self.desk.book
        self.desk.handing_over.emit()
        if not isinstance(book, MinuteBook):
            self.failed.emit("This minute book is open to be read only; nothing was taken in.")
            return
        self._book = book
        QThreadPool.globalInstance().start(_Job(self, book, path))

    def call_off(self) -> None:
        """Take nothing in, if it is not read yet."""
        self._called_off = True

    def _keep(self, found: Taken) -> None:
        if self._called_off:
            return
        if self.desk.book is not self._book:
            self.failed.emit(
                f"Another minute book was opened while “{found.name}” was read; nothing was taken in. Drop it again "
                "once its own book is open."
            )
            return
        now: dt.datetime = self.clock()
        self.desk.submit(
            f"what came back of draft {found.draft.number}",
            lambda step: step.sign_off.keep_return(
                found.draft.id, found.name, found.data, now, found.proposals
            ),
            then=lambda _: self.taken.emit(found.draft.meeting, found),
            otherwise=self.failed.emit,
        )


class _Job(QRunnable):
    def __init__(self, taking: TakingIn, book: MinuteBook, path: Path) -> None:
        super().__init__()
        self._taking, self._book, self._path = taking, book, path

    @Slot()
    def run(self) -> None:
        try:
            self._book.catch_up()
            found = take(self._book, self._path)
        except ClerkError as error:
            self._taking.failed.emit(error.sentence)
        except Exception as error:  # noqa: BLE001  # a bug: carried to the one handler, in the window's thread
            self._taking.broke.emit(error)
        else:
            self._taking._found.emit(found)  # noqa: SLF001  # the job is its other half
