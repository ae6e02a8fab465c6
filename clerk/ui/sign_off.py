"""The verbs of what comes after the meeting: each window is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from clerk.errors import ClerkError
from clerk.ui.banner import Banner
from clerk.ui.desk import Desk
from clerk.ui.look import Look

if TYPE_CHECKING:  # each window is loaded when it is asked for
    from clerk.ui.purge_dialog import PurgeDialog
    from clerk.ui.sign_dialog import SignDialog


class SignOff:
    """Drafts, the chair, approval and signing: shows their windows, and does what comes of them."""

    def __init__(self, desk: Desk, look: Look, window: QWidget, banner: Banner) -> None:
        self.desk, self.look, self.window, self.banner = desk, look, window, banner

    def verbs(self) -> dict[str, Callable[[], object]]:
        """What each command of the menu Minutes does, by the command's id."""
        return {"sign": self.sign, "purge": self.purge}

    def sign(self) -> None:
        """Sign what the meeting in hand approved, or say why there is nothing to sign."""
        dialog = self.sign_dialog()
        if dialog is not None:
            dialog.exec()

    def sign_dialog(self, folder: Path | None = None) -> SignDialog | None:
        """Return the dialog in which minutes are signed, not yet shown; None if there are none, which is said."""
        from clerk.store.rehearsing import is_rehearsal
        from clerk.ui.export_dialog import documents_folder
        from clerk.ui.recorder import laptop_clock
        from clerk.ui.sign_dialog import SignDialog, said
        from clerk.ui.signing import what_to_sign

        book, meeting = self.desk.book, self.desk.meeting_id
        if book is None or meeting is None:
            return None
        if is_rehearsal(book.path):
            self.banner.say("This is a rehearsal: nothing is signed in it.")
            return None
        try:
            found = what_to_sign(book, meeting)
        except ClerkError as error:
            self.banner.say(error.sentence)
            return None
        if found is None:
            self.banner.say(
                "No earlier minutes were approved at this meeting, and no later meeting has approved its own. "
                "Ctrl+Shift+T records an approval."
            )
            return None
        if not found.minutes:
            days = ", ".join(said(day) for day in found.already)
            sentence = (
                f"The minutes of {days} are signed."
                if days
                else "The book does not hold the minutes approved here."
            )
            self.banner.say(sentence)
            return None
        where = folder or documents_folder()
        return SignDialog(self.look, self.desk, found, where, laptop_clock, self.window)

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
