"""The verbs of what comes after the meeting: each window is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from clerk.ui.banner import Banner
from clerk.ui.desk import Desk
from clerk.ui.look import Look

if TYPE_CHECKING:  # loaded where it is asked for
    from clerk.ui.coming_back import ComingBack
    from clerk.ui.decision_sheet import DecisionSheet
    from clerk.ui.main_window import MainWindow
    from clerk.ui.purge_dialog import PurgeDialog
    from clerk.ui.signable import SignablePage


class SignOff:
    """Drafts, the chair, approval and signing: shows their windows, and does what comes of them."""

    def __init__(self, desk: Desk, look: Look, window: QWidget, banner: Banner) -> None:
        self.desk, self.look, self.window, self.banner = desk, look, window, banner

    def verbs(self) -> dict[str, Callable[[], object]]:
        """What each command of the menu Minutes does, by the command's id."""
        return {
            "signable": self.can_be_signed,
            "returned": self.returned,
            "decision_sheet": self.all_behind,
            "purge": self.purge,
        }

    def returned(self) -> None:
        """Settle what came back from the chair."""
        self.coming_back.show()

    @cached_property
    def coming_back(self) -> ComingBack:
        """What came back of a draft, and the window that settles it."""
        from clerk.ui.coming_back import ComingBack

        window = cast("MainWindow", self.window)
        clock = window.live.recorder.clock
        back = ComingBack(self.desk, self.look, window, self.banner, clock)
        back.to_entries = window.go_to_entries
        return back

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
        from clerk.ui.export_dialog import documents_folder

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
