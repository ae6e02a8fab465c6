"""The verbs of what comes after the meeting: each window is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from clerk.ui.banner import Banner
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.memory import Memory
from clerk.ui.recorder import Clock, laptop_clock

if TYPE_CHECKING:  # each window is loaded when it is asked for
    from clerk.ui.chair_opening import ChairReading
    from clerk.ui.chairs_copy import ChairsCopy
    from clerk.ui.coming_back import ComingBack
    from clerk.ui.decision_sheet import DecisionSheet
    from clerk.ui.drafts_window import DraftsDialog
    from clerk.ui.main_window import MainWindow
    from clerk.ui.purge_dialog import PurgeDialog
    from clerk.ui.sign_dialog import SignDialog
    from clerk.ui.signable import SignablePage
    from clerk.ui.views.drafts import Progress

_REHEARSAL = "This is a rehearsal, of which nothing leaves; leave it first (Ctrl+Shift+H)."


class SignOff:
    """Drafts, the chair, approval and signing: shows their windows, and does what comes of them."""

    def __init__(
        self, desk: Desk, look: Look, window: QWidget, banner: Banner, memory: Memory
    ) -> None:
        self.desk, self.look, self.window, self.banner = desk, look, window, banner
        self.memory = memory
        self.clock: Clock = laptop_clock
        # What was told of drafts that went out: of each draft it is told once.
        self._told: dict[int, str] = {}

    def verbs(self) -> dict[str, Callable[[], object]]:
        """What each command of the menu Minutes does, by the command's id."""
        return {
            "drafts": self._drafts,
            "chairs_copy": self._chairs_copy,
            "chair_reads": self._chair_reads,
            "signable": self.can_be_signed,
            "returned": self.returned,
            "decision_sheet": self.all_behind,
            "sign": self.sign,
            "purge": self.purge,
        }

    def sign(self) -> None:
        """Sign what the meeting in hand approved, or say why there is nothing to sign."""
        dialog = self.sign_dialog()
        if dialog is not None:
            dialog.exec()

    def sign_dialog(self, folder: Path | None = None) -> SignDialog | None:
        """Return the dialog in which minutes are signed, not yet shown; None if there are none, which is said."""
        from clerk.ui.sign_dialog import dialog_for

        return dialog_for(self.look, self.desk, self.banner.answer, self.window, folder)

    def returned(self) -> None:
        """Settle what came back from the chair."""
        self.coming_back.show()

    @cached_property
    def coming_back(self) -> ComingBack:
        """What came back of a draft, and the window that settles it."""
        from clerk.ui.coming_back import ComingBack

        window = cast("MainWindow", self.window)
        back = ComingBack(self.desk, self.look, window, self.banner, self.clock)
        back.to_entries = window.go_to_entries
        return back

    def _drafts(self) -> None:
        dialog = self.drafts()
        if dialog is not None:
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def drafts(self) -> DraftsDialog | None:
        """Return the window of the drafts of the meeting in hand, not yet shown."""
        from clerk.store.rehearsing import is_rehearsal
        from clerk.ui.drafts_window import DraftsDialog

        book, meeting = self.desk.book, self.desk.meeting_id
        if book is None or meeting is None:
            return None
        if is_rehearsal(book.path):
            self.banner.answer(_REHEARSAL)
            return None
        return DraftsDialog(self.look, self.desk, book, meeting, self.memory, self.window)

    def follow(self, progress: Progress) -> None:
        """Tell once that a draft which went out has other words than the record now; take it back if it has not."""
        draft = progress.draft or 0
        if not progress.other_words:
            if told := self._told.pop(draft, ""):
                self.banner.withdraw(told)
        elif draft not in self._told:
            self._told[draft] = progress.sentence
            self.banner.say(progress.sentence, "What changed…", self._drafts)

    def _chairs_copy(self) -> None:
        dialog = self.chairs_copy()
        if dialog is not None:
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def chairs_copy(self) -> ChairsCopy | None:
        """Return the window that makes the chair's copy of the meeting in hand, not yet shown."""
        from clerk.store.rehearsing import is_rehearsal
        from clerk.ui.chairs_copy import ChairsCopy

        book = self.desk.book
        if book is None or self.desk.sight is None:
            return None
        if is_rehearsal(book.path):
            self.banner.answer(_REHEARSAL)
            return None
        return ChairsCopy(
            self.look, self.desk, self.desk.sight, self.memory, self.window, self.clock
        )

    @cached_property
    def chair_reading(self) -> ChairReading:
        """What shows a kept draft for the chair to read."""
        from clerk.ui.chair_opening import ChairReading

        return ChairReading(self.desk, self.look, self.window, self.banner, self.memory, self.clock)

    def _chair_reads(self) -> None:
        self.chair_reading.begin()

    @cached_property
    def signable(self) -> SignablePage:
        """The page of what stands in the way; it is kept, so that it opens again where it was."""
        from clerk.ui.signable import SignablePage
        from clerk.ui.signable_ways import go_to

        window = cast("MainWindow", self.window)
        page = SignablePage(self.look, self.desk, window)
        page.gone_to.connect(lambda place: go_to(window, place))
        return page

    def can_be_signed(self) -> None:
        """Show what stands in the way of the minutes being signed."""
        self.signable.open()

    def all_behind(self) -> None:
        """Show everything behind a decision: the one in hand, or one chosen from the meeting's."""
        self.decision_sheet().exec()

    def decision_sheet(self) -> DecisionSheet:
        """Return the window of what is behind the decisions, not yet shown."""
        from clerk.store.rehearsing import is_rehearsal
        from clerk.ui.decision_sheet import DecisionSheet
        from clerk.ui.export_choices import documents_folder

        book = self.desk.book
        rehearsed = book is not None and is_rehearsal(book.path)
        return DecisionSheet(
            self.look, self.desk, self.window, documents_folder, rehearsed=rehearsed
        )

    def purge_dialog(self) -> PurgeDialog | None:
        """Return the dialog that purges working notes, not yet shown; None without a meeting to write in."""
        from clerk.store.minutebook import MinuteBook
        from clerk.ui.purge_dialog import PurgeDialog

        desk = self.desk
        if not isinstance(desk.book, MinuteBook) or desk.meeting_id is None:
            return None
        return PurgeDialog(self.look, desk, desk.book, desk.meeting_id, self.window)

    def purge(self) -> None:
        """Let the working notes of the meeting in hand be purged."""
        dialog = self.purge_dialog()
        if dialog is not None:
            dialog.exec()
