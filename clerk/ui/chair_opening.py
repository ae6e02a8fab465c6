"""Opening the chair's reading: the newest kept draft is worked out beside the window, and then shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from PySide6.QtWidgets import QWidget

from clerk.errors import ClerkError
from clerk.minutes.blocks import Draft
from clerk.minutes.layout import draft as draft_of
from clerk.record.stages import StageStep, may_go, stage_now
from clerk.store.minutebook import BookReader, MinuteBook
from clerk.store.sign_off_reading import KeptDraft
from clerk.ui.banner import Banner
from clerk.ui.chair_reads import ChairReads
from clerk.ui.desk import Desk
from clerk.ui.drafting import DraftWanted, kept_style, make_draft
from clerk.ui.in_window import tell
from clerk.ui.look import Look
from clerk.ui.memory import Correspondent, Memory
from clerk.ui.recorder import Clock, laptop_clock


def both_sets(book: MinuteBook | BookReader, draft: KeptDraft) -> tuple[Draft, Draft]:
    """Return a kept draft as the public may read it, and with everything but private notes.

    Raises:
        ClerkError: what was kept of it was purged, or cannot be read by this Clerk.
    """
    meeting = book.sign_off.draft_record(draft)
    style = kept_style(book, draft).read()
    return draft_of(meeting, style, "public"), draft_of(meeting, style, "full")


class Opener(QObject):
    """Works a kept draft out. `opened(draft, both sets)` or `failed(sentence)` follows, in the window's thread."""

    opened = Signal(object, object)
    failed = Signal(str)
    broke = Signal(object)

    def open(self, book: MinuteBook | BookReader, draft: KeptDraft) -> None:
        """Begin."""
        QThreadPool.globalInstance().start(_Job(self, book, draft))


class _Job(QRunnable):
    def __init__(self, opener: Opener, book: MinuteBook | BookReader, draft: KeptDraft) -> None:
        super().__init__()
        self._opener, self._book, self._draft = opener, book, draft

    @Slot()
    def run(self) -> None:
        opener = self._opener
        try:
            sets = both_sets(self._book, self._draft)
        except ClerkError as error:
            tell(opener, partial(opener.failed.emit, error.sentence))
        except Exception as error:  # noqa: BLE001  # a bug: carried to the one handler, in the window's thread
            tell(opener, partial(opener.broke.emit, error))
        else:
            tell(opener, partial(opener.opened.emit, self._draft, sets))


_NO_DRAFT = "There is no draft of these minutes yet: what is read is a draft that is kept, not the record as it stands."


class ChairReading(QObject):
    """Shows the newest kept draft of the meeting in hand for the chair to read, and remembers who read it."""

    def __init__(
        self,
        desk: Desk,
        look: Look,
        window: QWidget,
        banner: Banner,
        memory: Memory,
        clock: Clock = laptop_clock,
    ) -> None:
        super().__init__(window)
        self.desk, self.look, self.window = desk, look, window
        self.banner, self.memory, self.clock = banner, memory, clock
        self.opener = Opener(self)
        self.opener.opened.connect(self._show)
        self.opener.failed.connect(banner.answer)
        self.opener.broke.connect(self._broke)
        self.view: ChairReads | None = None

    def begin(self) -> None:
        """Open the newest draft; without one, offer to keep one."""
        book, meeting = self.desk.book, self.desk.meeting_id
        if book is None or meeting is None or self.view is not None:
            return
        drafts = book.sign_off.drafts(meeting)
        if drafts:
            self.opener.open(book, drafts[-1])
        else:
            self.banner.say(_NO_DRAFT, "Keep a draft and read it", self._keep_one)

    def _keep_one(self) -> None:
        if self.desk.meeting_id is None:
            return
        wanted = DraftWanted(at=self.clock(), by=self.memory.kept.sender.name, files=())
        make_draft(
            self.desk,
            self.desk.meeting_id,
            wanted,
            then=lambda _row: self.begin(),
            otherwise=self.banner.say,
            parent=self,
        )

    def _show(self, draft: KeptDraft, sets: tuple[Draft, Draft]) -> None:
        sight = self.desk.sight
        if sight is None or self.desk.meeting_id != draft.meeting or self.view is not None:
            return
        chair = self.memory.chair_of(sight.meeting)
        reader = chair.name or sight.meeting.body.chair_term
        view = self.view = ChairReads(
            self.look, self.desk, draft, sets, reader, self.window, self.clock
        )
        view.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        view.finished.connect(self._gone)
        view.handed_back.connect(self._read_by)
        view.setWindowState(Qt.WindowState.WindowFullScreen)
        view.open()

    def _read_by(self, name: str) -> None:
        """Remember who read, and tell the officer what they said; if all is agreed, that can be recorded with a key."""
        sight, view, book = self.desk.sight, self.view, self.desk.book
        if sight is None or view is None or book is None:
            return
        before = self.memory.chair_of(sight.meeting)
        # An address is that of the person it was given for.
        address = before.address if name == before.name else ""
        self.memory.reads_drafts(sight.meeting, Correspondent(name, address))
        told = f"Draft {view.draft.number}: {view.summary(name)}"
        now = stage_now(book.sign_off.stage_steps(view.draft.meeting))
        if view.all_agreed and may_go(now, "agreed"):
            self.banner.say(told, "Record it as agreed", self._agreement(view.draft, name))
        else:
            self.banner.answer(told)

    def _agreement(self, draft: KeptDraft, name: str) -> Callable[[], None]:
        step = StageStep(
            stage="agreed", at=self.clock(), by=name, note="Read on this laptop", draft=draft.id
        )
        book = self.desk.book

        def record() -> None:
            # The banner may be answered much later.
            if book is None or self.desk.book is not book:
                self.banner.say("Another minute book is open now; nothing was recorded.")
            elif not may_go(stage_now(book.sign_off.stage_steps(draft.meeting)), "agreed"):
                self.banner.say("These minutes are further than that by now; nothing was recorded.")
            else:
                self.desk.submit(None, lambda s: s.sign_off.set_stage(draft.meeting, step))

        return record

    def _gone(self, *_: object) -> None:
        self.view = None
        self.window.activateWindow()

    def _broke(self, error: Exception) -> None:
        self.banner.answer("The draft could not be opened: this is a fault of Clerk's.")
        raise error
