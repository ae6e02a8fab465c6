"""The help sheet: every command with its keys, on one page, drawn from the table of commands."""

from collections.abc import Sequence

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

_COLUMNS = 5
# A heading takes the room of so many commands.
_HEADING = 1.6
# So many rows of a group at least stand together at the foot or the head of a column.
_FEWEST = 3
Group = tuple[str, Sequence[Command]]
"""A menu, and those of its commands that stand together."""


def groups() -> list[Group]:
    """Return the commands in the order of the menus, parted where the menus have their lines."""
    found: list[Group] = []
    for menu in MENUS:
        together: list[Command] = []
        for command in COMMANDS:
            if command.menu == menu:
                if command.starts_group and together:
                    found.append((menu, together))
                    together = []
                together.append(command)
        found.append((menu, together))
    return found


def in_columns(every: Sequence[Group], count: int) -> list[list[Group]]:
    """Share groups out over columns, in order, so that the longest column is as short as can be."""
    whole = sum(len(commands) for _, commands in every)
    room = whole / count + _HEADING
    while len(columns := _filled(every, room)) > count:
        room += 1
    return columns


def _filled(every: Sequence[Group], room: float) -> list[list[Group]]:
    columns: list[list[Group]] = [[]]
    taken = 0.0
    for menu, together in every:
        commands = together
        while commands:
            goes_on = bool(columns[-1]) and columns[-1][-1][0] == menu
            heading = 0 if goes_on else _HEADING
            count = len(commands)
            if columns[-1] and taken + count + heading > room:
                # A long group is parted rather than a column left half empty, but no row or two stand alone.
                fits = int(room - taken - heading)
                count = fits if fits >= _FEWEST and count - fits >= _FEWEST else 0
            if count:
                columns[-1].append((menu, commands[:count]))
                taken += count + heading
                commands = commands[count:]
            if commands:
                columns.append([])
                taken = 0.0
    return columns


class HelpSheet(Dialog):
    """F1 shows it, Escape puts it away."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Help", parent)
        px = look.px
        words = (
            "Type, and Enter keeps a passage, Shift Enter makes a second. @ offers people, a semicolon phrases, the "
            "right arrow takes what is greyed; a slash on an empty line lists everything that can be recorded. At the "
            "beginning, >> makes it an action, ? a doubt, ! a private note. In a form, Tab walks and Enter records. In "
            "a list, Enter opens or edits, Delete removes, Space records that somebody comes or goes. Escape leads "
            "back to the line."
        )
        self.column.addWidget(TextLabel(look, [muted(words)]))
        inner = QWidget()
        inner.setProperty("ground", "page")
        self.fit(1260, 840)
        narrow = self.width() < px(1100)
        columns = QVBoxLayout(inner) if narrow else QHBoxLayout(inner)
        columns.setContentsMargins(px(8), px(2), px(8), px(2))
        columns.setSpacing(px(16))
        for shared in in_columns(groups(), 1 if narrow else _COLUMNS):
            columns.addLayout(self._column(shared), 1)
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

    def _column(self, shared: Sequence[Group]) -> QVBoxLayout:
        column = QVBoxLayout()
        px = self.look.px
        column.setSpacing(0)
        before = ""
        for menu, commands in shared:
            if menu != before:
                column.addSpacing(px(5) if before else 0)
                self._add_heading(column, MENUS[menu].replace("&", ""))
            before = menu
            for command in commands:
                # Each row by itself: one with two keys is not to make all the others narrow.
                row = QHBoxLayout()
                row.setSpacing(px(6))
                row.addWidget(TextLabel(self.look, command.plain, 13), 1)
                row.addWidget(KeyCaps(self.look, command.keys), 0, Qt.AlignmentFlag.AlignVCenter)
                column.addLayout(row)
        column.addStretch(1)
        return column

    def _add_heading(self, column: QVBoxLayout, title: str) -> None:
        label = TextLabel(self.look, [muted(title.upper())], 11.5, strong=True)
        label.setAccessibleName(title)
        column.addWidget(label)
