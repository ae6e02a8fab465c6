"""Doubts: the list of what was parked during the meeting, walked and settled by key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal

from clerk.record.doubts import as_open, as_settled
from clerk.record.facts import Private
from clerk.record.meeting import Entry
from clerk.store.minutebook import Step
from clerk.ui.agenda_panel import AgendaPanel
from clerk.ui.card_walk import CardWalk
from clerk.ui.command_list import Offer
from clerk.ui.live import Live
from clerk.ui.views.settling import Card

NONE = "No doubt is parked. Begin a line with ? to park one."


class Doubts(CardWalk):
    """Ties the list of doubts and their card to the book. `told(sentence)`: what was done, for the line at the foot."""

    told = Signal(str)

    def __init__(self, live: Live, agenda: AgendaPanel) -> None:
        super().__init__(live, agenda, live.entries.doubt_card)
        self._asked = 0
        self._verbs: dict[str, Callable[[], object]] = {
            "go": self.go, "next": self.step, "previous": lambda: self.step(-1),
            "take_back": self.take_back, "close": self.close,
        }  # fmt: skip
        self.card.mended.connect(self._mend)
        self.card.accepted.connect(self.settle)
        self.card.wanted.connect(lambda what: self._verbs[what]())
        live.strip.opened.connect(lambda _verb: self.card.put_away())
        live.entries.card.shown_or_gone.connect(self._make_way)
        live.line.edit.focused.connect(self._keyboard_in_line)
        self.desk.changed.connect(self._changed)
        self.desk.worked_out.connect(self._worked_out)
        self.desk.chosen.connect(self._chosen)

    @property
    def _cards(self) -> dict[str, Card]:
        sight = self.desk.sight
        return sight.doubts if sight else {}

    # Parking, and walking.

    def offer(self) -> Offer:
        """Return the line of the list of commands that parks a doubt by a form."""
        return Offer("Doubt parked…", "private note check later", "", self.park)

    def park(self) -> None:
        """Open the form of a private note as a doubt."""
        self.live.begin("private", self.desk.item, {"doubt": "open"})

    def step(self, by: int = 1) -> None:
        """Open the doubt where the officer is, or the next (1) or the one before (-1)."""
        sight = self.desk.sight
        if sight is not None and sight.at_a_glance:
            self._asked = by
            return
        marks = list(self._cards)
        if not marks:
            self.told.emit(NONE)
        elif self.card.card is None:
            self.open(self._nearest())
        else:
            here = self.card.card.flag.mark
            place = marks.index(here) + by if here in marks else 0
            self.open(marks[place % len(marks)])

    def _nearest(self) -> str:
        """The doubt in hand, else the first open one of the item in hand, else the first of all."""
        desk, cards = self.desk, self._cards
        open_ = [mark for mark, card in cards.items() if not card.reason]
        here = [
            mark
            for mark in cards
            if desk.entry is not None and cards[mark].flag.entry == desk.entry
        ]
        here += [mark for mark in open_ if cards[mark].flag.item == desk.item]
        return (here or open_ or list(cards))[0]

    def open(self, mark: str) -> None:
        """Open a doubt by its mark; its entry is shown above."""
        card = self._cards.get(mark)
        if card is None:
            return
        self._set_out()
        self.live.entries.card.put_away()
        self._meeting = self.desk.meeting_id
        self.live.entries.come_forward()
        self.desk.choose(card.flag.item, card.flag.entry)
        self.card.writable = self.desk.writable
        self.card.show_card(card)
        self.agenda.go_to_mark(mark)

    # Settling.

    def _entry(self) -> tuple[Entry, Private] | None:
        card, sight = self.card.card, self.desk.sight
        entry = sight.meeting.entry_by_id.get(card.flag.entry or -1) if card and sight else None
        if entry is None or not isinstance(entry.fact, Private) or not self.desk.writable:
            return None
        return entry, entry.fact

    def settle(self, how: str) -> None:
        """Settle the doubt in hand, with a word on how, and open the next that is open."""
        found = self._entry()
        if found is not None:
            self._change(found[0], as_settled(found[1], how), "settled doubt", self._go_on)

    def take_back(self) -> None:
        """Let a doubt that was settled be open again."""
        found = self._entry()
        if found is not None:
            self._change(
                found[0],
                as_open(found[1]),
                "doubt opened again",
                lambda: self.told.emit("It is to settle again."),
            )

    def _change(self, entry: Entry, note: Private, name: str, then: Callable[[], None]) -> None:
        def work(step: Step) -> None:
            step.change(entry.id, fact=note)

        self.desk.submit(name, work, then=lambda _: then(), otherwise=self.card.say)

    def _mend(self, place: int) -> None:
        card, found = self.card.card, self._entry()
        if card is None or found is None or place >= len(card.mends):
            return
        if place == 0:
            self._came_from = None
            self.card.put_away()
            self.live.edit_entry()
        else:
            self.live.recorder.remove(found[0])

    def _go_on(self) -> None:
        open_ = [mark for mark, card in self._cards.items() if not card.reason]
        if open_:
            self.told.emit(
                f"Settled. {len(open_)} {'doubts' if len(open_) > 1 else 'doubt'} to settle."
            )
            self.open(open_[0])
        else:
            self.told.emit("Settled. No doubt is left.")
            self.close()

    # What happens elsewhere.

    def _changed(self, *_: object) -> None:
        """Show the doubt in hand as it is now; one that is gone is let go."""
        card, sight = self.card.card, self.desk.sight
        if card is None or sight is None or sight.at_a_glance:
            return
        now = self._cards.get(card.flag.mark)
        if now is None:
            self._go_on_without()
        elif now != card:
            self.open(card.flag.mark)

    def _go_on_without(self) -> None:
        if self._cards:
            self.open(self._nearest())
        else:
            self.close()

    def _worked_out(self) -> None:
        asked, self._asked = self._asked, 0
        if asked:
            self.step(asked)

    def _make_way(self) -> None:
        if self.live.entries.card.card is not None and self.card.card is not None:
            self._came_from = None
            # After what is being handled now: the keyboard is still here, and is on its way there.
            QTimer.singleShot(0, self, self.card.put_away)

    def _keyboard_in_line(self) -> None:
        if self.card.card is not None and self.live.line.edit.hasFocus():
            self._leave()

    def _chosen(self) -> None:
        if self._meeting is not None and self.desk.meeting_id != self._meeting:
            self._meeting = self._came_from = None
            self._asked = 0
            self.card.put_away()
