"""The list of everything that can be recorded: a slash opens it, letters narrow it, Enter chooses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clerk.ui.hint_button import key_words
from clerk.ui.look import Look
from clerk.ui.row_painter import Columns, row_list
from clerk.ui.typing_fields import LineField
from clerk.ui.views.words import Row, Words, muted

_LIST = Columns(mark=0, lead_end=0, words=28, margin=24, gap=4)
_MOST_ROWS = 9


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the list: its words, other words it is found by, its keys, and what it does."""

    words: str
    also: str
    keys: str
    run: Callable[[], object]

    def rank(self, letters: Sequence[str]) -> int | None:
        """How near the offer is to what was typed: 0 begins with it, None has not all of it."""
        words, every = self.words.casefold(), f"{self.words} {self.also}".casefold()
        if not all(each in every for each in letters):
            return None
        if not letters or words.startswith(letters[0]):
            return 0
        return 1 if all(f" {each}" in f" {words}" for each in letters) else 2


class CommandList(QWidget):
    """A field for letters over the list. Escape closes it, and the entry line is as it was."""

    closed = Signal()
    slashed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setProperty("ground", "panel")
        self.setProperty("edge", "above")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Commands")
        self.filter = LineField(look, "Letters of a command")
        self.filter.setPlaceholderText("Letters of what is to be recorded; Enter takes the first")
        self.list = row_list(look, "Commands", _LIST, "panel")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.list)
        self._column.addWidget(self.filter)
        self.offers: Sequence[Offer] = ()
        self.found: list[Offer] = []
        self.filter.textChanged.connect(self._narrow)
        self.list.opened.connect(lambda _row: self._choose())
        look.changed.connect(self.measure)
        self.hide()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Open the list with everything in it."""
        self.offers = offers
        self.filter.clear()
        self._narrow()
        self.measure()
        self.show()
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def measure(self) -> None:
        """Take the room of the text size there is now."""
        px = self.look.px
        self._column.setContentsMargins(0, px(6), 0, px(8))
        self._column.setSpacing(px(4))
        self._fit()
        margin = px(20)
        self.filter.setContentsMargins(margin, 0, margin, 0)

    def _fit(self) -> None:
        rows = min(max(len(self.found), 1), _MOST_ROWS)
        self.list.setFixedHeight(self.look.px(27) * rows + self.look.px(8))

    def _narrow(self, *_: object) -> None:
        if self.filter.text() == "/":
            # A second slash is one that is to be minuted.
            self.hide()
            self.slashed.emit()
            return
        letters = self.filter.text().casefold().split()
        ranked = [(offer.rank(letters), place, offer) for place, offer in enumerate(self.offers)]
        matching = [(rank, place, offer) for rank, place, offer in ranked if rank is not None]
        self.found = [offer for _, _, offer in sorted(matching, key=lambda each: each[:2])]
        rows = [
            Row(
                (Words(offer.words),),
                trail=(muted(key_words(offer.keys)),) if offer.keys else (),
                said=", ".join(filter(None, (offer.words, key_words(offer.keys) if offer.keys else ""))),
            )
            for offer in self.found
        ]  # fmt: skip
        self.list.show_rows([])
        self.list.show_rows(rows)
        self._fit()
        self.list.go_to(0 if rows else None)
        self.filter.setAccessibleDescription(
            f"{len(rows)} commands. {rows[0].said if rows else ''}"
        )

    def _choose(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self.found):
            offer = self.found[row]
            self.hide()
            offer.run()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, choose, or close."""
        row, last = self.list.currentIndex().row(), len(self.found) - 1
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key == Qt.Key.Key_Escape:
            self.close_list()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and last >= 0:
            row = min(row + 1, last) if key == Qt.Key.Key_Down else max(row - 1, 0)
            self.list.go_to(row)
            self.filter.setAccessibleDescription(self.list.rows.rows[row].said)
        else:
            super().keyPressEvent(event)

    def close_list(self) -> None:
        """Close the list; nothing was chosen."""
        if self.isVisible():
            self.hide()
            self.closed.emit()
