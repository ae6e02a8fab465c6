"""The item in hand: its heading and its entries. Capture will be typed at its foot; there is room for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk.ui.chips import Chips
from clerk.ui.desk import Desk
from clerk.ui.entry_painter import EntryList, is_narrow
from clerk.ui.look import Look
from clerk.ui.panel import Panel
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import EntryRow, muted


class EntriesPanel(Panel):
    """The middle column."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look, "Item", "page")
        self.head = QWidget()
        self.head.setProperty("ground", "page")
        self.head.setProperty("edge", "below")
        self.head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._head_column = QVBoxLayout(self.head)
        self._head_column.setSpacing(0)
        self.above = TextLabel(look, "", 13.5)
        self.title = TextLabel(look, "", 18, strong=True)
        self.chips = Chips(look)
        for part in (self.above, self.title, self.chips):
            self._head_column.addWidget(part)
        self.list = EntryList(look)
        self.list.chosen.connect(self._choose)
        self.nothing = TextLabel(look, [muted("Nothing was recorded here.")])
        self.column.addWidget(self.head)
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.list, 1)
        self._shown: tuple[int | None, str | None] | None = None
        self.measure()

    def measure(self) -> None:
        """Take the margins of the text size there is now."""
        side = self._side()
        px = self.look.px
        low = self.height() < px(420)
        self._head_column.setContentsMargins(side, px(8 if low else 17), side, px(8 if low else 13))
        self.nothing.indent = side
        self.nothing.setFixedHeight(px(52))

    def _side(self) -> int:
        return self.look.px(14 if is_narrow(self.look, self.width()) else 28)

    def resizeEvent(self, event: object) -> None:
        """Keep the heading in line with the entries' margins."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.measure()

    def focus_target(self) -> QWidget:
        """Return the list of entries."""
        return self.list

    def _choose(self, row: EntryRow) -> None:
        self.desk.choose(self.desk.item, row.entry)

    def refresh(self) -> None:
        """Show the item in hand."""
        sight = self.desk.sight
        if sight is None:
            self.list.show_rows([])
            return
        view = sight.item(self.desk.item)
        self.above.say([muted(view.above)])
        self.title.say(view.title)
        self.chips.show_chips(view.chips)
        self.nothing.setVisible(not view.rows)
        place = (self.desk.meeting_id, self.desk.item)
        if place != self._shown:
            # Another item begins at its top, and with nothing of it chosen.
            self._shown = place
            self.list.show_rows([])
        self.list.show_rows(view.rows)
        self.list.choose_entry(self.desk.entry)
