"""The verbs of what comes after the meeting: each window is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from clerk.ui.banner import Banner
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.recorder import Clock, laptop_clock

if TYPE_CHECKING:  # each is loaded where it is made
    from clerk.ui.coming_back import ComingBack


class SignOff:
    """Drafts, the chair, approval and signing: shows their windows, and does what comes of them."""

    def __init__(self, desk: Desk, look: Look, window: QWidget, banner: Banner) -> None:
        self.desk, self.look, self.window, self.banner = desk, look, window, banner
        self.clock: Clock = laptop_clock
        self.to_entries: Callable[[], None] | None = None

    def verbs(self) -> dict[str, Callable[[], object]]:
        """What each command of the menu Minutes does, by the command's id."""
        return {"returned": self._returned}

    def _returned(self) -> None:
        self.coming_back.show()

    @cached_property
    def coming_back(self) -> ComingBack:
        """What came back of a draft, and the window that settles it."""
        from clerk.ui.coming_back import ComingBack

        back = ComingBack(self.desk, self.look, self.window, self.banner, self.clock)
        back.to_entries = self.to_entries or back.to_entries
        return back
