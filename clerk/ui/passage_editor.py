"""A passage edited where it stands: over its own row, until Enter keeps it or Escape leaves it as it was."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from clerk.ui.look import Look
from clerk.ui.typing_fields import GrowingText


class PassageEditor(GrowingText):
    """`typed`: the text or the cursor is another. `left`: Escape was pressed."""

    typed = Signal()
    left = Signal()

    def __init__(self, look: Look, entry: int, text: str, parent: QWidget) -> None:
        super().__init__(look, "Words of the passage", parent)
        self.entry = entry
        self.setProperty("boxed", True)  # a property of the style sheet
        self.pad = 4
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)
        self.setAccessibleDescription("Enter keeps it, Escape leaves it as it was.")
        self.textChanged.connect(self.typed)
        self.cursorPositionChanged.connect(self.typed)

    @property
    def text(self) -> str:
        """What stands there."""
        return self.toPlainText()

    @property
    def cursor(self) -> int:  # type: ignore[override]  # the typing's, as its keeper calls it
        """Where the next letter goes."""
        return self.textCursor().position()

    @property
    def form(self) -> str:
        """Nothing: the passage has its form already."""
        return ""

    def restore(self, text: str, cursor: int, _form: str) -> None:
        """Let it stand there again as it stood."""
        self.setPlainText(text)
        place = self.textCursor()
        place.setPosition(min(max(cursor, 0), self.document().characterCount() - 1))
        self.setTextCursor(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
