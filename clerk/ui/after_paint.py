"""What can wait until a window was painted, waits."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

# A window that nobody sees, behind others or on another screen, is never painted.
_LONGEST_MS = 300
_PAINTING = (QEvent.Type.Paint, QEvent.Type.UpdateRequest)


class AfterPaint(QObject):
    """Does something once, when a widget was painted next, or after a while if it is not painted at all."""

    def __init__(self, widget: QWidget, verb: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._verb: Callable[[], object] | None = verb
        widget.installEventFilter(self)
        # Counted from when there is time to paint: until then nobody could have.
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(_LONGEST_MS, self, self._do))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Wait for the end of the painting that begins."""
        if event.type() in _PAINTING:
            QTimer.singleShot(0, self, self._do)
        return False

    def _do(self) -> None:
        verb, self._verb = self._verb, None
        if verb is not None:
            self._widget.removeEventFilter(self)
            self.deleteLater()
            verb()
