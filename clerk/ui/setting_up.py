"""The verbs of setting up: a body, a meeting, and the agenda and people of the meeting in hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from clerk.ui.banner import Banner
from clerk.ui.desk import Desk
from clerk.ui.look import Look

# The dialogs, and the reading of agendas behind them, wait until somebody sets something up.
if TYPE_CHECKING:
    from clerk.ui.house_style import HouseStyle
    from clerk.ui.setup_body import BodyDialog
    from clerk.ui.setup_edit import EditMeetingDialog
    from clerk.ui.setup_meeting import NewMeetingDialog
    from clerk.ui.setup_rules import RulesDialog

PARTS = ("agenda", "people", "meeting")
"""The pages on which a meeting's set-up is altered, in order."""


class SettingUp:
    """Shows the dialogs of setting up, and what comes of them."""

    def __init__(self, desk: Desk, look: Look, window: QWidget, banner: Banner) -> None:
        self.desk, self.look, self.window, self.banner = desk, look, window, banner
        # Given by the errands: the person's own book, the start page, a meeting taken in hand.
        self.open_own: Callable[[], bool] = lambda: False
        self.show_start: Callable[[], object] = lambda: None
        self.choose_meeting: Callable[[int], object] = lambda _meeting: None

    def _book_to_write_in(self) -> bool:
        if self.desk.book is None and not self.open_own():
            return False
        if not self.desk.writable:
            self.banner.say(
                "This minute book is open to be read only; nothing can be set up in it."
            )
        return self.desk.writable

    def has_bodies(self) -> bool:
        """Return whether the book knows a body that could meet."""
        book = self.desk.book
        return book is not None and any(book.bodies(council.name) for council in book.councils())

    def body_dialog(self) -> BodyDialog:
        """Return the dialog for a body, not yet shown."""
        from clerk.ui.setup_body import BodyDialog

        return BodyDialog(self.look, self.desk, self.window)

    def meeting_dialog(self) -> NewMeetingDialog:
        """Return the dialog for a new meeting, not yet shown."""
        from clerk.ui.setup_meeting import NewMeetingDialog

        return NewMeetingDialog(self.look, self.desk, dt.date.today(), self.window)

    def edit_dialog(self) -> EditMeetingDialog | None:
        """Return the dialog for the meeting in hand, not yet shown; None if there is none."""
        from clerk.ui.setup_edit import EditMeetingDialog

        desk = self.desk
        if desk.book is None or desk.meeting_id is None:
            return None
        meeting = desk.book.meeting(desk.meeting_id)
        return EditMeetingDialog(self.look, desk, meeting, desk.meeting_id, self.window)

    def set_up_body(self) -> bool:
        """Let a body be set up; return whether one was."""
        if not self._book_to_write_in():
            return False
        dialog = self.body_dialog()
        if not dialog.exec() or dialog.body is None:
            return False
        if self.desk.sight is None:
            self.show_start()
        else:
            self.banner.say(f"{dialog.body.name} is set up. Ctrl+N begins a meeting of it.")
        return True

    def new_meeting(self) -> None:
        """Let a meeting be set up and take it in hand; without any body, one is set up first."""
        if not self._book_to_write_in():
            return
        if not self.has_bodies() and not self.set_up_body():
            return
        dialog = self.meeting_dialog()
        if dialog.exec() and dialog.meeting_id is not None:
            self.choose_meeting(dialog.meeting_id)

    def edit_meeting(self) -> None:
        """Let the agenda and the people of the meeting in hand be altered."""
        self.edit_part("agenda")

    def edit_part(self, part: str) -> None:
        """The same, beginning with its agenda, its people, or when and where it is ("meeting")."""
        if not self._book_to_write_in():
            return
        dialog = self.edit_dialog()
        if dialog is not None:
            dialog.show_page(PARTS.index(part))
            dialog.exec()

    def rules_dialog(self) -> RulesDialog | None:
        """Return the switches of the rules for the meeting in hand, not yet shown; None if there is none."""
        from clerk.ui.setup_rules import rules_of_meeting

        desk = self.desk
        if desk.book is None or desk.meeting_id is None:
            return None
        meeting = desk.book.meeting(desk.meeting_id)
        return rules_of_meeting(self.look, desk, meeting, desk.meeting_id, self.window)

    def choose_rules(self) -> None:
        """Let the rules be switched that the meeting in hand is held against."""
        if not self._book_to_write_in():
            return
        dialog = self.rules_dialog()
        if dialog is not None:
            dialog.exec()

    def style_dialog(self) -> HouseStyle:
        """Return the window for the house style of the meeting in hand, not yet shown."""
        from clerk.ui.house_style import HouseStyle
        from clerk.ui.style_doubts import chosen_style

        return HouseStyle(self.look, self.desk, chosen_style(self.desk), self.window)

    def house_style(self) -> None:
        """Let a house style be changed."""
        self.style_dialog().exec()
