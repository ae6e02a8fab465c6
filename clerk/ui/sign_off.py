"""The verbs of what comes after the meeting: each window is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from clerk.ui.banner import Banner
from clerk.ui.desk import Desk
from clerk.ui.look import Look

if TYPE_CHECKING:  # each window is loaded when it is asked for
    from clerk.ui.purge_dialog import PurgeDialog


class SignOff:
    """Drafts, the chair, approval and signing: shows their windows, and does what comes of them."""

    def __init__(self, desk: Desk, look: Look, window: QWidget, banner: Banner) -> None:
        self.desk, self.look, self.window, self.banner = desk, look, window, banner

    def verbs(self) -> dict[str, Callable[[], object]]:
        """What each command of the menu Minutes does, by the command's id."""
        return {"purge": self.purge}

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
