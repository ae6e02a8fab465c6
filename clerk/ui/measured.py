"""What stands as high as its words need at the width that there is."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Measured(QWidget):
    """A part of the window that measures itself anew when it is given another width."""

    def measure(self) -> None:
        """Take the height that is needed at this width."""
        raise NotImplementedError("each part knows what it is made of")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.measure()
