"""The verbs of what comes after the meeting: each window is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from clerk.ui.banner import Banner
from clerk.ui.desk import Desk
from clerk.ui.look import Look


class SignOff:
    """Drafts, the chair, approval and signing: shows their windows, and does what comes of them."""

    def __init__(self, desk: Desk, look: Look, window: QWidget, banner: Banner) -> None:
        self.desk, self.look, self.window, self.banner = desk, look, window, banner

    def verbs(self) -> dict[str, Callable[[], object]]:
        """What each command of the menu Minutes does, by the command's id."""
        return {}
