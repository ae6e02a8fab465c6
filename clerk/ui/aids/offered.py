"""The small list at the cursor: what is offered, the first in hand; arrows walk through it."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk.ui.look import Look
from clerk.ui.row_painter import Columns, row_list
from clerk.ui.text_label import TextLabel
from clerk.ui.typing_fields import GrowingText
from clerk.ui.views.words import Row, Words, muted, shown

_COLUMNS = Columns(mark=0, lead_end=0, words=12, margin=12, gap=4)
_MOST_ROWS = 8
_WIDTH, _LEAST_WIDTH = 520, 240


class Offered(msgspec.Struct, frozen=True):
    """One line of the list: its words, and what is said beside them."""

    words: str
    beside: str = ""

    @property
    def said(self) -> str:
        """The line for a screen reader."""
        return ", ".join(filter(None, (self.words, self.beside)))


class OfferedList(QWidget):
    """Stands over the window and never has the keyboard: that stays in the field. `taken`: a line was clicked."""

    taken = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setProperty("ground", "page")
        self.setProperty("offered", True)  # a property of the style sheet
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = row_list(look, "Offers", _COLUMNS, "page")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda index: self.taken.emit(index.row()))
        self.hint = TextLabel(look, "", 12.5)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.list)
        self._column.addWidget(self.hint)
        self.offers: Sequence[Offered] = ()
        self.hide()

    @property
    def row(self) -> int:
        """Which line is in hand."""
        return self.list.currentIndex().row()

    def show_offers(
        self, field: GrowingText, name: str, offers: Sequence[Offered], hint: str
    ) -> None:
        """Show what is offered at the cursor of a field, the first in hand."""
        window = field.window()
        if self.parent() is not window:
            self.setParent(window)
        self.offers = offers[:_MOST_ROWS]
        self.list.setAccessibleName(name)
        self.setAccessibleName(name)
        rows = [
            Row((Words(shown(each.words)),), trail=(muted(shown(each.beside)),) if each.beside else (), said=each.said)
            for each in self.offers
        ]  # fmt: skip
        self.list.show_rows([])
        self.list.show_rows(rows)
        self.hint.indent = self.look.px(12)
        self.hint.say([muted(hint)] if hint else "")
        self.hint.setVisible(bool(hint))
        # Rows have their heights only for the width that the list has, and that only once it is there.
        self.show()
        self._stand_at(field)
        self.raise_()
        self.list.go_to(0)
        self._say(field, f"{len(offers)} offered: {self.offers[0].said}")

    def walk(self, field: GrowingText, by: int) -> None:
        """Take the next line in hand, or the one before."""
        row = min(max(self.row + by, 0), len(self.offers) - 1)
        self.list.go_to(row)
        self._say(field, self.offers[row].said)

    def _say(self, field: GrowingText, words: str) -> None:
        field.setAccessibleDescription(words)

    def _stand_at(self, field: GrowingText) -> None:
        """Stand under the line that is being typed, or above it where there is no room below."""
        px, window = self.look.px, field.window()
        width = min(max(px(_LEAST_WIDTH), min(px(_WIDTH), field.width())), window.width() - px(16))
        border = px(1) + px(3)
        self._column.setContentsMargins(border, border, border, border)
        inner = width - 2 * border
        self.resize(width, self.height())
        self._column.activate()
        height = sum(self.list.sizeHintForRow(row) for row in range(len(self.offers))) + 2
        hint = self.hint.heightForWidth(inner) + px(6) if self.hint.words else 0
        self.hint.setFixedHeight(hint)
        box = field.cursorRect()
        above = field.viewport().mapTo(window, QPoint(box.left(), box.top()))
        below = field.viewport().mapTo(window, QPoint(box.left(), box.bottom()))
        whole = height + hint + 2 * border
        room_above, room_below = above.y() - px(6), window.height() - below.y() - px(6)
        goes_below = room_below >= min(whole, room_above)
        whole = min(whole, room_below if goes_below else room_above)
        self.list.setFixedHeight(max(whole - hint - 2 * border, px(20)))
        left = min(max(above.x() - px(12), px(4)), window.width() - width - px(4))
        top = below.y() + px(4) if goes_below else above.y() - px(4) - whole
        self.setGeometry(left, max(top, 0), width, whole)
