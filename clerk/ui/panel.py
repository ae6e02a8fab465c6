"""What the columns have in common: a ground, a title, a place for the keyboard, and the desk they show."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk.changes import Changes
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import muted


class Panel(QWidget):
    """One column. It draws itself when something was chosen, or changed by somebody else."""

    def __init__(self, desk: Desk, look: Look, name: str, ground: str) -> None:
        super().__init__()
        self.desk, self.look, self.name = desk, look, name
        self.setAccessibleName(name)
        self.setProperty("ground", ground)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        desk.chosen.connect(self.refresh)
        desk.changed.connect(self._changed)
        desk.worked_out.connect(self.refresh)
        look.changed.connect(self.measure)

    def _changed(self, changes: Changes, origin: object) -> None:
        if origin is self or self.desk.meeting_id is None:
            return
        if changes.plan or changes.touches(self.desk.meeting_id):
            self.refresh()

    def add_title(self, text: str) -> TextLabel:
        """Put a column's title at its head."""
        label = TextLabel(self.look, [muted(text.upper())], 11.5, strong=True)
        label.setAccessibleName(text)
        self.column.addWidget(label)
        return label

    def stand_in_tab(self, *, in_tab: bool) -> None:
        """Stand behind a tab, which has the panel's name already, or in a column."""

    def focus_target(self) -> QWidget:
        """Return the control that the keyboard goes to when somebody goes to this panel."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what is in hand now."""

    def measure(self) -> None:
        """Take the margins of the text size there is now."""
