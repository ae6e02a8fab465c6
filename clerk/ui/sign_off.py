"""The verbs of what comes after the meeting: each window is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from clerk.ui.banner import Banner
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.memory import Memory

if TYPE_CHECKING:  # each window is loaded when it is asked for
    from clerk.ui.chair_opening import ChairReading
    from clerk.ui.chairs_copy import ChairsCopy

_REHEARSAL = "This is a rehearsal, of which nothing leaves; leave it first (Ctrl+Shift+H)."


class SignOff:
    """Drafts, the chair, approval and signing: shows their windows, and does what comes of them."""

    def __init__(
        self, desk: Desk, look: Look, window: QWidget, banner: Banner, memory: Memory
    ) -> None:
        self.desk, self.look, self.window, self.banner = desk, look, window, banner
        self.memory = memory

    def verbs(self) -> dict[str, Callable[[], object]]:
        """What each command of the menu Minutes does, by the command's id."""
        return {
            "chairs_copy": self._chairs_copy,
            "chair_reads": self._chair_reads,
        }

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
            self.banner.say(_REHEARSAL)
            return None
        return ChairsCopy(self.look, self.desk, self.desk.sight, self.memory, self.window)

    @cached_property
    def chair_reading(self) -> ChairReading:
        """What shows a kept draft for the chair to read."""
        from clerk.ui.chair_opening import ChairReading

        return ChairReading(self.desk, self.look, self.window, self.banner, self.memory)

    def _chair_reads(self) -> None:
        self.chair_reading.begin()
