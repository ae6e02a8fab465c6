"""A draft is made: every file of it beside the window, and then all of it into the book as one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from clerk.errors import ClerkError
from clerk.export.documents import Which, make_document
from clerk.export.house_style import HouseStyle, house_style
from clerk.record.meeting import Meeting
from clerk.record.stages import Stage, StageStep
from clerk.store.minutebook import BookReader, MinuteBook, Step
from clerk.store.sign_off import DraftFile, DraftKind, NewDraft
from clerk.store.sign_off_reading import KeptDraft, KeptFile
from clerk.ui.desk import Desk
from clerk.ui.in_window import tell

USUAL_FILES: tuple[tuple[str, Which], ...] = (("docx", "public"), ("pdf", "public"))
_NAMES = {"docx": "the Word file", "pdf": "the PDF", "txt": "the plain text", "json": "the script"}

Tell = Callable[[int, int, str], None]
"""Told before each file: how many are made, how many there will be, and which is next."""


class DraftWanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be kept as a draft. ``files`` are formats, each for whom; ``stage`` is what the minutes come to.

    ``meeting`` is the record as it is to be printed, where that is not what stands in the book; ``style`` the name of
    the house style, where it is not the meeting's own; ``stem`` the files' name, where it is not the book's.
    """

    at: dt.datetime
    by: str
    note: str = ""
    kind: DraftKind = "draft"
    files: tuple[tuple[str, Which], ...] = USUAL_FILES
    stage: Stage | None = "draft"
    meeting: Meeting | None = None
    style: str = ""
    stem: str = ""


class CalledOffError(Exception):
    """Somebody called the making of a draft off; nothing was kept."""


def compose(
    book: MinuteBook | BookReader, meeting_id: int, wanted: DraftWanted, tell: Tell
) -> NewDraft:
    """Return a draft with its files, all of it from one moment of the book; nothing is written.

    Raises:
        ClerkError: the meeting, its style or its letterhead cannot be used.
    """
    meeting = wanted.meeting or book.meeting_to_print(meeting_id)
    house = house_style(wanted.style or meeting.style)
    stem = wanted.stem or f"{book.file_stem(meeting_id)}-draft-{next_number(book, meeting_id)}"
    return NewDraft(
        meeting=meeting,
        style=house.words,
        letterhead=house.letterhead,
        at=wanted.at,
        kind=wanted.kind,
        by=wanted.by,
        note=wanted.note,
        files=tuple(_files(meeting, house, wanted.files, stem, tell)),
    )


def next_number(book: MinuteBook | BookReader, meeting_id: int) -> int:
    """The number that a meeting's next draft has."""
    return max((each.number for each in book.sign_off.drafts(meeting_id)), default=0) + 1


def _files(
    meeting: Meeting,
    house: HouseStyle,
    files: tuple[tuple[str, Which], ...],
    stem: str,
    tell: Tell,
) -> list[DraftFile]:
    style, made = house.read(), []
    for index, (name, which) in enumerate(files):
        tell(index, len(files), _NAMES.get(name, name))
        data = make_document(name, meeting, style, which, house.letterhead)
        full = "-full" if which == "full" else ""
        made.append(DraftFile(name=f"{stem}{full}.{name}", which=which, data=data))
    tell(len(files), len(files), "")
    return made


def keep(step: Step, meeting_id: int, new: NewDraft, stage: Stage | None) -> int:
    """Keep a draft and what the minutes come to with it, in one step; return the number of the draft's row."""
    draft = step.sign_off.keep_draft(meeting_id, new)
    if stage is not None:
        reached = StageStep(stage=stage, at=new.at, by=new.by, note=new.note, draft=draft)
        step.sign_off.set_stage(meeting_id, reached)
    return draft


def print_again(book: MinuteBook | BookReader, draft: KeptDraft, file: KeptFile) -> bytes:
    """Return a file of a kept draft, made anew of what was kept with it, whatever its style is by now.

    Raises:
        ClerkError: something of it was purged, or this Clerk cannot read it.
    """
    house = kept_style(book, draft)
    which: Which = "full" if file.which == "full" else "public"
    ending = file.name.rpartition(".")[2]
    meeting = book.sign_off.draft_record(draft)
    return make_document(ending, meeting, house.read(), which, house.letterhead)


def kept_style(book: MinuteBook | BookReader, draft: KeptDraft) -> HouseStyle:
    """Return the house style as it stood when a draft was made.

    Raises:
        Refused: it was purged.
    """
    ask = book.sign_off
    return HouseStyle(ask.kept_content(draft.style), ask.kept_content(draft.letterhead))


Composer = Callable[[MinuteBook, int, DraftWanted, Tell], NewDraft]
"""What makes a draft with its files, beside the window: `compose`, or something in its place."""


class DraftMaker(QObject):
    """Makes one draft. `progress(made, all, next)` while it does; then `made(row)`, `failed(sentence)` or `stopped()`.

    The signals come in the window's thread. It may be called off until its files are made; what goes into the book
    goes in whole.
    """

    progress = Signal(int, int, str)
    made = Signal(int)
    failed = Signal(str)
    stopped = Signal()
    broke = Signal(object)

    def __init__(
        self,
        desk: Desk,
        meeting_id: int,
        parent: QObject | None = None,
        composer: Composer = compose,
    ) -> None:
        super().__init__(parent)
        self.desk, self.meeting_id, self.composer = desk, meeting_id, composer
        self._called_off = False
        self._wanted: DraftWanted | None = None
        self._book: MinuteBook | None = None

    def start(self, wanted: DraftWanted) -> None:
        """Begin; everything that was handed over before is in the draft."""
        self._wanted = wanted
        self.desk.handing_over.emit()
        book = self.desk.book
        if not isinstance(book, MinuteBook):
            self.failed.emit("This minute book is open to be read only; nothing was changed.")
            return
        self._book = book
        QThreadPool.globalInstance().start(_Job(self, book, wanted))

    def call_off(self) -> None:
        """Keep nothing, if its files are not made yet."""
        self._called_off = True

    def tell(self, made: int, of: int, following: str) -> None:
        """Say how far it is; raise `CalledOffError` if it was called off."""
        if self._called_off:
            raise CalledOffError
        tell(self, partial(self.progress.emit, made, of, following))

    def _take_end(self, how: str, what: object) -> None:
        if isinstance(what, NewDraft):
            self._keep(what)
        elif how == "stopped":
            self.stopped.emit()
        elif how == "failed":
            self.failed.emit(what)
        else:
            self.broke.emit(what)

    def end(self, how: str, what: object = None) -> None:
        """Say from any thread how the making ended: ``composed``, ``stopped``, ``failed`` or ``broke``."""
        tell(self, partial(self._take_end, how, what))

    def _keep(self, new: NewDraft) -> None:
        wanted, meeting = self._wanted, self.meeting_id
        if wanted is None:
            return
        if self.desk.book is not self._book:
            self.failed.emit("Another minute book was opened meanwhile; no draft was kept.")
            return
        self.desk.submit(
            None,
            lambda step: keep(step, meeting, new, wanted.stage),
            origin=self,
            then=self.made.emit,
            otherwise=self.failed.emit,
        )


class _Job(QRunnable):
    def __init__(self, maker: DraftMaker, book: MinuteBook, wanted: DraftWanted) -> None:
        super().__init__()
        self._maker, self._book, self._wanted = maker, book, wanted

    @Slot()
    def run(self) -> None:
        maker = self._maker
        try:
            self._book.catch_up()
            new = maker.composer(self._book, maker.meeting_id, self._wanted, maker.tell)
        except CalledOffError:
            maker.end("stopped")
        except ClerkError as error:
            maker.end("failed", error.sentence)
        except Exception as error:  # noqa: BLE001  # a bug: carried to the one handler, in the window's thread
            maker.end("broke", error)
        else:
            maker.end("composed", new)


def make_draft(
    desk: Desk,
    meeting_id: int,
    wanted: DraftWanted,
    then: Callable[[int], object],
    otherwise: Callable[[str], object],
    parent: QObject | None = None,
    composer: Composer = compose,
) -> DraftMaker:
    """Make a draft of a meeting beside the window and keep it whole, as one step of the book.

    Args:
        desk: the book, open to be written in.
        meeting_id: of which meeting.
        wanted: which files, what for, by whom; the stage that the minutes come to with it.
        then: called with the number of the draft's row once it is kept, in the window's thread.
        otherwise: called with a sentence if it could not be made; then nothing was kept.
        parent: what the making lives with.
        composer: what makes it, where it is not simply what is wanted.

    Returns:
        The making under way: its `progress` to be shown, and `call_off`.
    """
    maker = DraftMaker(desk, meeting_id, parent or desk, composer)
    maker.made.connect(then)
    maker.failed.connect(otherwise)

    def broke(error: Exception) -> None:
        otherwise("The draft could not be made: this is a fault of Clerk's. Nothing was kept.")
        raise error

    maker.broke.connect(broke)
    for end in (maker.made, maker.failed, maker.stopped, maker.broke):
        end.connect(maker.deleteLater)
    maker.start(wanted)
    return maker
