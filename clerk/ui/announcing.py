"""What comes up to be settled is told to a screen reader: politely, and once."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from clerk.ui.desk import Desk
from clerk.ui.views.settling import came_new


class Announcer(QObject):
    """Watches the errors and warnings of the meeting in hand. `announced(words)`: a screen reader was told."""

    announced = Signal(str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.desk, self.window_ = desk, window
        self._meeting: int | None = None
        # What was told of once is not told of again, though an undo brings it back.
        self._told: set[str] = set()
        desk.chosen.connect(self._look)
        desk.changed.connect(self._look)
        desk.worked_out.connect(self._look)
        self._look()

    def _look(self, *_: object) -> None:
        sight = self.desk.sight
        if sight is None:
            self._meeting = None
        if sight is None or sight.at_a_glance:
            return
        marks = {flag.mark for flag in sight.flags}
        if self.desk.meeting_id != self._meeting:
            self._meeting, self._told = self.desk.meeting_id, marks
            return
        found = came_new(self._told, sight.flags)
        self._told |= marks
        if found:
            more = f" And {len(found) - 1} more to settle." if len(found) > 1 else ""
            self._announce(f"To settle: {found[0].sentence}{more}")

    def _announce(self, words: str) -> None:
        announce(self.window_, words)
        self.announced.emit(words)


def announce(window: QWidget, words: str) -> None:
    """Tell a screen reader, once it has finished what it is saying."""
    event = QAccessibleAnnouncementEvent(window, words)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)
