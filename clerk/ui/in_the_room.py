"""What helps while the meeting goes on, beside recording it: doubts that were parked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from clerk.ui.doubts import Doubts

if TYPE_CHECKING:
    from clerk.ui.main_window import MainWindow


class InTheRoom:
    """Makes these helps for a window, and says which command each of them answers to."""

    def __init__(self, window: MainWindow) -> None:
        self.doubts = Doubts(window.live, window.agenda)
        self.doubts.told.connect(window.status.say)
        window.live.more_offers.append(self.doubts.offer)

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {"doubts": self.doubts.step}
