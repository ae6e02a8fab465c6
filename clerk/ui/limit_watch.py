"""The time limit watched by the clock: said in the header, and the way to extend the meeting offered in time."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from clerk.ui.announcing import announce
from clerk.ui.desk import Desk
from clerk.ui.entries_panel import EntriesPanel
from clerk.ui.header import Header
from clerk.ui.recorder import Recorder
from clerk.ui.views.reminders import Reminder
from clerk.ui.views.time_left import TimeLeft, extension_offer, sitting_limit, time_left

_EVERY_MS = 5000
# A screen reader is told when this much is left, and not every minute.
_TOLD_AT = tuple(dt.timedelta(minutes=minutes) for minutes in (30, 15, 5, 0))


class LimitWatch(QObject):
    """Looks at the clock every few seconds while a meeting with a limit is in hand. `told(words)`: said aloud."""

    told = Signal(str)

    def __init__(
        self, desk: Desk, recorder: Recorder, header: Header, entries: EntriesPanel, window: QWidget
    ) -> None:
        super().__init__(window)
        self.desk, self.recorder = desk, recorder
        self.header, self.entries, self.window_ = header, entries, window
        self._told: set[tuple[dt.datetime, dt.timedelta]] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        desk.chosen.connect(self.look)
        desk.changed.connect(self.look)
        desk.worked_out.connect(self.look)

    def look(self, *_: object) -> None:
        """Say what is left of the limit now, and offer what is to be done about it."""
        sight = self.desk.sight
        limited = sight is not None and sight.meeting.body.limits is not None
        if limited != self._timer.isActive():
            self._timer.start() if limited else self._timer.stop()
        if sight is None or not limited or sight.at_a_glance or not self._is_live():
            self._show(None, ())
            return
        now = self.recorder.clock().replace(microsecond=0)
        limit = sitting_limit(sight.meeting, sight.chronicle)
        offer = extension_offer(sight.meeting, sight.style, sight.chronicle, limit, now)
        left = time_left(limit, now)
        self._show(left, (offer,) if offer else ())
        if limit is not None and left is not None:
            self._tell(limit.at, now, left)

    def _is_live(self) -> bool:
        """Whether the clock is that of the meeting, and not of the day on which its minutes are finished."""
        now = self.recorder.clock().replace(second=0, microsecond=0)
        return self.desk.writable and self.recorder.moment() == now

    def _show(self, left: TimeLeft | None, offers: tuple[Reminder, ...]) -> None:
        self.header.show_left(left)
        self.entries.remind(offers)

    def _tell(self, limit: dt.datetime, now: dt.datetime, left: TimeLeft) -> None:
        due = {(limit, before) for before in _TOLD_AT if limit - now <= before}
        if not due <= self._told:
            self._told |= due
            announce(self.window_, left.said)
            self.told.emit(left.said)
