"""What the dialogs have in common: a title, room to breathe, and a row of buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerk.ui.look import Look
from clerk.ui.text_label import TextLabel


class Dialog(QDialog):
    """A window of its own over the main window. Escape closes it."""

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.column = QVBoxLayout(self)
        px = look.px
        self.column.setContentsMargins(px(22), px(18), px(22), px(18))
        self.column.setSpacing(px(10))
        self.heading = TextLabel(look, title, 18, strong=True)
        self.column.addWidget(self.heading)

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Put buttons at the foot, the one that does it last."""
        row = QHBoxLayout()
        row.setSpacing(self.look.px(8))
        row.addStretch(1)
        for button in buttons:
            button.setAccessibleName(button.text().replace("&", ""))
            row.addWidget(button)
        self.column.addLayout(row)

    def fit(self, width: int, height: int) -> None:
        """Take a size of the design, but no more than the window over which it stands has room for."""
        px = self.look.px
        parent = self.parentWidget()
        room_x = parent.width() if parent else px(width)
        room_y = parent.height() if parent else px(height)
        self.resize(min(px(width), room_x), min(px(height), room_y))
