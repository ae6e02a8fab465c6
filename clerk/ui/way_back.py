"""The way back: Escape in a list of the desk leads to the entry line, as it does from a form."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class WayBack(QObject):
    """Takes Escape in lists that have no use of their own for it."""

    def __init__(self, lists: tuple[QWidget, ...], back: Callable[[], object]) -> None:
        super().__init__(lists[0])
        self._back = back
        for each in lists:
            each.installEventFilter(self)

    def eventFilter(self, _watched: object, event: object) -> bool:
        """Go back with Escape."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self._back()
            return True
        return False
