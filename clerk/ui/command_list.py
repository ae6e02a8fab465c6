"""The list of everything that can be recorded: a slash opens it, letters narrow it, Enter chooses."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import Qt, Signal

from clerk.ui.hint_button import key_words
from clerk.ui.letter_list import LetterList
from clerk.ui.look import Look
from clerk.ui.row_painter import Columns
from clerk.ui.views.words import Row, Words, muted
from clerk.words.finding import Findable, Prepared, found, letters, prepared

_LIST = Columns(mark=0, lead_end=0, words=28, margin=24, gap=4)
_MOST_ROWS = 9


class Offer(msgspec.Struct, frozen=True):
    """One line of the list: its words, other words it is found by, its keys, and what it does."""

    words: str
    also: str
    keys: str
    run: Callable[[], object]

    @property
    def said(self) -> str:
        """The offer in words, for a screen reader."""
        return ", ".join(filter(None, (self.words, key_words(self.keys) if self.keys else "")))


def searchable(offers: Sequence[Offer]) -> list[Prepared]:
    """Offers ready to be searched; their keys are their places."""
    return prepared(
        Findable(str(place), offer.words, also=offer.also) for place, offer in enumerate(offers)
    )


class CommandList(LetterList):
    """A field for letters under the list. Escape closes it, and the entry line is as it was."""

    slashed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Commands", "Letters of a command", _LIST)
        self.setProperty("edge", "above")
        self.filter.setPlaceholderText("Letters of what is to be recorded; Enter takes the first")
        self.column.addWidget(self.list)
        self.column.addWidget(self.filter)
        self.offers: dict[str, Offer] = {}
        self.found: list[Offer] = []
        self._prepared: list[Prepared] = []

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Open the list with everything in it."""
        self.offers = {str(place): offer for place, offer in enumerate(offers)}
        self._prepared = searchable(offers)
        self.filter.clear()
        self.narrow()
        self.show()
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def measure(self) -> None:
        """Take the room of the text size there is now."""
        px = self.look.px
        self.column.setContentsMargins(0, px(6), 0, px(8))
        self.column.setSpacing(px(4))
        rows = min(max(len(self.found), 1), _MOST_ROWS)
        self.list.setFixedHeight(px(27) * rows + px(8))
        margin = px(20)
        self.filter.setContentsMargins(margin, 0, margin, 0)

    def narrow(self, *_: object) -> None:
        """Show what the letters find now; a second slash is one that is to be minuted."""
        if self.filter.text() == "/":
            self.hide()
            self.slashed.emit()
        else:
            super().narrow()

    def rows_for(self, typed: str) -> Sequence[Row]:
        """Return the commands that letters find."""
        self.found = [self.offers[each.key] for each in found(letters(typed), self._prepared)]
        return [
            Row(
                (Words(offer.words),),
                trail=(muted(key_words(offer.keys)),) if offer.keys else (),
                said=offer.said,
            )
            for offer in self.found
        ]

    def counted(self, rows: Sequence[Row]) -> str:
        """Return how many commands were found."""
        return f"{len(rows)} commands."

    def take(self, row: int) -> None:
        """Do what an offer says."""
        self.hide()
        self.found[row].run()
