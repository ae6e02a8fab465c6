"""What helps while the meeting goes on, beside recording it: doubts, the clock, and a rehearsal before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from clerk.ui.countdown import Countdown
from clerk.ui.doubts import Doubts
from clerk.ui.limit_watch import LimitWatch
from clerk.ui.order_keys import OrderKeys
from clerk.ui.rehearsal import Rehearsal

if TYPE_CHECKING:
    from clerk.ui.main_window import MainWindow


class InTheRoom:
    """Makes these helps for a window, and says which command each of them answers to."""

    def __init__(self, window: MainWindow, column: QVBoxLayout) -> None:
        live = window.live
        self.doubts = Doubts(live, window.agenda)
        self.doubts.told.connect(window.status.say)
        self.order = OrderKeys(live, window.agenda)
        self.order.told.connect(window.status.say)
        self.rehearsal = Rehearsal(window)
        self.limit = LimitWatch(window.desk, live.recorder, window.header, live.entries, window)
        self.countdown = Countdown(window)
        column.insertWidget(column.indexOf(window.middle), self.countdown.band)
        column.insertWidget(0, self.rehearsal.band)
        live.more_offers.append(
            lambda: [self.doubts.offer(), *self.order.offers(), *self.rehearsal.offers()]
        )
        live.more_verbs.update(
            {
                "doubts": self.doubts.step,
                "countdown": self.countdown.press,
                "rehearse": self.rehearsal.toggle,
            }
        )
