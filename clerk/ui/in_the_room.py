"""What helps while the meeting goes on, beside recording it: doubts, the clock, and a rehearsal before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clerk.ui.command_list import Offer
from clerk.ui.countdown import Countdown
from clerk.ui.doubts import Doubts
from clerk.ui.limit_watch import LimitWatch
from clerk.ui.order_keys import OrderKeys
from clerk.ui.rehearsal import Rehearsal

if TYPE_CHECKING:
    from clerk.ui.main_window import MainWindow


class InTheRoom:
    """Makes these helps for a window."""

    def __init__(self, window: MainWindow) -> None:
        live, column = window.live, window.column
        self.doubts = Doubts(live, window.agenda)
        self.doubts.told.connect(window.status.say)
        self.order = OrderKeys(live, window.agenda)
        self.order.told.connect(window.status.say)
        self.rehearsal = Rehearsal(window)
        self.limit = LimitWatch(window.desk, live.recorder, window.header, live.entries, window)
        self.countdown = Countdown(window)
        column.insertWidget(column.indexOf(window.middle), self.countdown.band)
        column.insertWidget(0, self.rehearsal.band)
        self.limit.look()

    def offers(self) -> list[Offer]:
        """Return what these helps add to the list of commands."""
        return [self.doubts.offer(), *self.order.offers(), *self.rehearsal.offers()]
