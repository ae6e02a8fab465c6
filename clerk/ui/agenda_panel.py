"""The agenda: where the meeting is, what is done, what is still to settle."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.panel import Panel
from clerk.ui.row_painter import AGENDA, row_list
from clerk.ui.views.settling import FOLD
from clerk.ui.views.words import Row, Words, muted


class AgendaPanel(Panel):
    """The left column. `settling(mark)`: something to settle was opened, to be settled."""

    settling = Signal(str)

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look, "Agenda", "panel")
        self.title = self.add_title("Agenda")
        self.list = row_list(look, "Agenda, and what is still to settle", AGENDA, "panel")
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._open)
        self._unfolded = False
        self._came_back: Sequence[Row] = ()
        self._many_came_back = 0
        self.column.addWidget(self.list, 1)
        self.measure()

    def measure(self) -> None:
        """Take the margins of the text size there is now."""
        px = self.look.px
        self.column.setContentsMargins(0, px(12), 0, 0)
        self.title.setFixedHeight(px(26))
        self.title.indent = px(17)

    def stand_in_tab(self, *, in_tab: bool) -> None:
        """Leave the title to the tab."""
        self.title.setVisible(not in_tab)

    def focus_target(self) -> QWidget:
        """Return the list."""
        return self.list

    def _choose(self, row: Row) -> None:
        leads = row.target is not None and row.target.mark != FOLD and row not in self._came_back
        if row.target is not None and leads:
            self.desk.choose(row.target.item, row.target.entry)

    def _open(self, row: Row) -> None:
        mark = row.target.mark if row.target else ""
        if mark == FOLD:
            self._unfolded = not self._unfolded
            self.refresh()
            self.go_to_mark(FOLD)
        elif mark:
            self.settling.emit(mark)

    def show_came_back(self, rows: Sequence[Row], many: int) -> None:
        """Show below everything else how much came back of the minutes and is to settle; with nothing, nothing."""
        if tuple(rows) != tuple(self._came_back):
            self._came_back, self._many_came_back = tuple(rows), many
            self.refresh()

    def go_to_mark(self, mark: str) -> None:
        """Choose the row of a flag, without saying that somebody chose it."""
        rows = self.list.rows.rows
        place = next(
            (i for i, row in enumerate(rows) if row.target and row.target.mark == mark), None
        )
        if place is not None:
            self.list.go_to(place)

    def refresh(self) -> None:
        """Show the agenda of the meeting in hand."""
        sight = self.desk.sight
        rows: list[Row] = []
        if sight:
            rows = sight.agenda_unfolded() if self._unfolded else sight.agenda
            rows = [*rows, *self._came_back]
        self.list.show_rows(rows)
        open_ends = sight.to_settle + self._many_came_back if sight else 0
        words = [muted("AGENDA"), Words(f" · {open_ends} TO SETTLE", "care")]
        self.title.say(words if open_ends else words[:1])
        self.title.setAccessibleName(f"Agenda, {open_ends} to settle" if open_ends else "Agenda")
        here = self.list.currentIndex()
        if here.isValid() and here.row() < len(rows):
            target = rows[here.row()].target
            if target and (target.item, target.entry) == (self.desk.item, self.desk.entry):
                return
        place = next(
            (
                index
                for index, row in enumerate(rows)
                if row.target and row.target.item == self.desk.item and row.target.entry is None
            ),
            None,
        )
        self.list.go_to(place)
