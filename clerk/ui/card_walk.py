"""Walking from card to card above the entry line: where the officer came from, and the way back there."""

from __future__ import annotations

from PySide6.QtCore import QObject

from clerk.ui.agenda_panel import AgendaPanel
from clerk.ui.live import Live
from clerk.ui.settle_card import SettleCard


class CardWalk(QObject):
    """A walk over what stands in the agenda's column, one card at a time."""

    def __init__(self, live: Live, agenda: AgendaPanel, card: SettleCard) -> None:
        super().__init__(agenda)
        self.live, self.agenda, self.desk, self.card = live, agenda, live.desk, card
        self._came_from: tuple[str | None, int | None] | None = None
        self._meeting: int | None = None

    def _set_out(self) -> None:
        """Remember where the officer is, and put away what is open there."""
        if self._came_from is None:
            self._came_from = self.desk.item, self.desk.entry
        if self.live.strip.form is not None:
            self.live.strip.close_form()
        self.live.commands.hide()

    def go(self) -> None:
        """Stay where the walk has come to: the keyboard goes to its entry."""
        self._came_from = None
        self.card.put_away()
        self.live.entries.focus_target().setFocus()

    def close(self) -> None:
        """Put the card away; the keyboard is in the entry line, in the item where the officer was."""
        self._leave()
        self.live.to_line()

    def _leave(self) -> None:
        self.card.put_away()
        came_from, self._came_from = self._came_from, None
        sight = self.desk.sight
        if came_from is not None and sight is not None:
            item, entry = came_from
            if item is None or item in sight.meeting.item_by_id:
                self.desk.choose(item, entry if entry in sight.meeting.entry_by_id else None)
