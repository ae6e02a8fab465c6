"""The help sheet: every command with its keys, on one page, drawn from the table of commands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from clerk import __version__
from clerk.ui.commands import COMMANDS, MENUS, Command
from clerk.ui.dialog import Dialog
from clerk.ui.hint_button import KeyCaps
from clerk.ui.look import Look
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import muted

# The groups, column by column.
_SHEET = (("meeting", "words"), ("record",), ("decide", "view"), ("edit",), ("go", "help"))


class HelpSheet(Dialog):
    """F1 shows it, Escape puts it away."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Help", parent)
        px = look.px
        words = (
            "Type, and Enter keeps a passage; Shift Enter makes a second; a slash on an empty line lists everything "
            "that can be recorded. In a form, Tab walks, Enter records, Escape closes. In the list of entries, Enter "
            "edits and Delete removes; the arrows to the sides walk through a motion. In the room, Space records that "
            "somebody comes, goes or is back. In what is to settle, Enter opens it, a number mends it, and "
            "A accepts it with a reason. Escape leads from a list back to the line."
        )
        self.column.addWidget(TextLabel(look, [muted(words)]))
        inner = QWidget()
        inner.setProperty("ground", "page")
        self.fit(1240, 780)
        narrow = self.width() < px(1100)
        columns = QVBoxLayout(inner) if narrow else QHBoxLayout(inner)
        columns.setContentsMargins(px(8), px(2), px(8), px(2))
        columns.setSpacing(px(22))
        for groups in _SHEET:
            column = QVBoxLayout()
            column.setSpacing(px(2))
            for place, group in enumerate(groups):
                column.addSpacing(px(8) if place else 0)
                self._add_group(column, group)
            column.addStretch(1)
            columns.addLayout(column, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("Commands and their keys")
        area.setProperty("walks", True)  # a property of the style sheet
        area.setWidget(inner)
        self.column.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.addWidget(TextLabel(look, [muted(f"Clerk {__version__}")], 13), 1)
        close = QPushButton("Close")
        close.setAccessibleName("Close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        self.column.addLayout(foot)

    def _add_group(self, column: QVBoxLayout, group: str) -> None:
        title = MENUS[group].replace("&", "")
        label = TextLabel(self.look, [muted(title.upper())], 11.5, strong=True)
        label.setAccessibleName(title)
        column.addWidget(label)
        rows = QVBoxLayout()
        rows.setSpacing(self.look.px(2))
        of_group: list[Command] = [command for command in COMMANDS if command.menu == group]
        for command in of_group:
            # Each row by itself: one with two keys is not to make all the others narrow.
            row = QHBoxLayout()
            row.setSpacing(self.look.px(6))
            row.addWidget(TextLabel(self.look, command.plain, 13), 1)
            row.addWidget(KeyCaps(self.look, command.keys), 0, Qt.AlignmentFlag.AlignVCenter)
            rows.addLayout(row)
        column.addLayout(rows)
