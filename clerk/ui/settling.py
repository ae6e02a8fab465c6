"""Settling what the rules found: one after the other, each by a key, and back to the entry line as it was left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

import msgspec
from PySide6.QtCore import Signal

from clerk.record.facts import OpenItem
from clerk.store.minutebook import Step
from clerk.ui.agenda_panel import AgendaPanel
from clerk.ui.card_walk import CardWalk
from clerk.ui.live import Live
from clerk.ui.views.settling import Card
from clerk.ui.views.sight import Sight

if TYPE_CHECKING:  # the rules are loaded once somebody asks for what they find
    from clerk.record.rules import Flag, Mend
    from clerk.record.rules.rule import Change, Record, Remove

Part = Literal["people", "agenda", "meeting"]
NOTHING = "There is nothing to settle."


class Settling(CardWalk):
    """Ties the list of what is to settle, the card and the reminders to what mends them.

    `told(sentence)`: what was done, for the line at the foot.
    """

    told = Signal(str)

    def __init__(self, live: Live, agenda: AgendaPanel, set_up: Callable[[Part], object]) -> None:
        super().__init__(live, agenda, live.entries.card)
        self.recorder, self.set_up = live.recorder, set_up
        # The place in the list of what is in hand.
        self._place = 0
        self._away: Mend | None = None
        self._settled = ""
        self._at_work = False
        self._asked = 0
        self.card.mended.connect(self._mend_in_hand)
        self.card.accepted.connect(self._accept)
        self.card.wanted.connect(lambda what: self._verbs[what]())
        self._verbs: dict[str, Callable[[], object]] = {
            "go": self.go, "next": self.step, "previous": lambda: self.step(-1),
            "take_back": self.take_back, "close": self.close,
        }  # fmt: skip
        live.strip.opened.connect(lambda _verb: self.card.put_away())
        live.strip.closed.connect(self._came_back)
        live.line.edit.focused.connect(self._keyboard_in_line)
        live.entries.reminder.taken.connect(self.take_reminder)
        self.desk.changed.connect(self._changed)
        self.desk.worked_out.connect(self._worked_out)
        self.desk.chosen.connect(self._chosen)

    @property
    def _sight(self) -> Sight | None:
        return self.desk.sight

    def _marks(self, *, accepted: bool = False) -> list[str]:
        sight = self._sight
        return (
            []
            if sight is None
            else [m for m, c in sight.cards.items() if bool(c.reason) is accepted]
        )

    # From one to the next.

    def step(self, by: int = 1) -> None:
        """Open what is to settle where the officer is, or the next (1) or the one before (-1)."""
        sight, card = self._sight, self.card.card
        if sight is not None and sight.at_a_glance:
            # The rules are being tried for the first time; that takes a moment.
            self._asked = by
            return
        if card is None:
            first = self._nearest()
            if first is None:
                self.told.emit(NOTHING)
            else:
                self.open(first)
            return
        self._settled = ""
        marks = self._marks(accepted=bool(card.reason))
        here = marks.index(card.flag.mark) if card.flag.mark in marks else 0
        if marks:
            self.open(marks[(here + by) % len(marks)])

    def _nearest(self) -> str | None:
        """What is to settle about the entry in hand, else in its item, else the first of all."""
        sight, desk = self._sight, self.desk
        marks = self._marks()
        if sight is None or not marks:
            return None
        flags = [sight.cards[mark].flag for mark in marks]
        here = [flag.mark for flag in flags if desk.entry is not None and flag.entry == desk.entry]
        here += [flag.mark for flag in flags if desk.item is not None and flag.item == desk.item]
        return (here or marks)[0]

    def open(self, mark: str) -> None:
        """Open something to settle, or accepted, by its mark; its entry is shown above."""
        sight = self._sight
        card = sight.cards.get(mark) if sight else None
        if card is None:
            return
        self._set_out()
        self._show(card)

    def _show(self, card: Card) -> None:
        marks = self._marks(accepted=bool(card.reason))
        self._place = marks.index(card.flag.mark) if card.flag.mark in marks else 0
        self._meeting = self.desk.meeting_id
        self.live.entries.come_forward()
        if card.flag.entry is not None or card.flag.item is not None:
            self.desk.choose(card.flag.item, card.flag.entry)
        self.card.writable = self.desk.writable
        self.card.show_card(card)
        self.agenda.go_to_mark(card.flag.mark)

    def _keyboard_in_line(self) -> None:
        if self.card.card is not None and self.live.line.edit.hasFocus():
            self._leave()

    # Mending.

    def _mend_in_hand(self, place: int) -> None:
        card = self.card.card
        if card is not None and place < len(card.mends) and not self._at_work:
            self.mend(card.mends[place])

    def take_reminder(self) -> None:
        """Record what the item open now reminds the officer of, the first if there are several."""
        found = self.live.entries.reminders
        if found and self.desk.writable:
            self.mend(found[0].mend, from_card=False)

    def mend(self, mend: Mend, *, from_card: bool = True) -> None:
        """Do what a way to mend says: record, change or remove at once, or open what is to be filled in."""
        from clerk.record.rules.rule import Begin, Change, Edit, Record, Remove, SetUp

        deed = mend.deed
        if self.card.card is not None and from_card:
            self._settled = self.card.card.flag.mark
        if isinstance(deed, Edit):
            self._away = mend
            self.desk.choose_entry(deed.entry)
            self.live.edit_entry(in_place=False)
            self._stay_without_form()
        elif isinstance(deed, Begin):
            self._away = mend
            card = self.card.card
            entry = card.flag.entry if card else None
            self.live.begin(deed.verb, deed.item, deed.fields, entry)
            self._stay_without_form()
        elif isinstance(deed, SetUp):
            self.set_up(deed.part)
            self._go_on(f"{mend.label}.")
        elif isinstance(deed, (Record, Change, Remove)):
            self._submit(self._work(self._timed(deed)), mend, from_card=from_card)

    def _stay_without_form(self) -> None:
        if self.live.strip.form is None:
            self._away = None

    def _timed(self, deed: Record | Change | Remove) -> Record | Change | Remove:
        """What a reminder asks for happens now; a rule knows no clock but the record's."""
        from clerk.record.rules.rule import Record

        reminded = any(deed is each.mend.deed for each in self.live.entries.reminders)
        if not reminded or not isinstance(deed, Record):
            return deed
        return msgspec.structs.replace(deed, at=max(self.recorder.moment(), deed.at))

    def _work(self, deed: Record | Change | Remove) -> Callable[[Step], object]:
        from clerk.record.rules.rule import Change, Remove

        meeting = self.desk.meeting_id
        if isinstance(deed, Remove):
            return lambda step: step.remove(deed.entry)
        if isinstance(deed, Change):
            fact = deed.fact
            if isinstance(fact, OpenItem):
                # An item's opening stands under its own item.
                return lambda step: step.change(deed.entry, fact=fact, item=fact.item)
            return lambda step: step.change(deed.entry, fact=fact)
        entered = self.recorder.entered_for(deed.at)

        def record(step: Step) -> None:
            if meeting is not None:
                entry = step.record(meeting, deed.fact, deed.at, item=deed.item, entered=entered)
                for fact in deed.then:
                    step.record(meeting, fact, deed.at, item=deed.item, entered=entered)
                if deed.before is not None:
                    step.move(entry, deed.before)

        return record

    def _submit(
        self, work: Callable[[Step], object], mend: Mend, *, from_card: bool = True
    ) -> None:
        self._at_work = from_card

        def done(_: object) -> None:
            self._at_work = False
            if from_card:
                self._go_on(f"{mend.label}: done.")
            else:
                self.told.emit(f"{mend.label}: done.")

        def refused(sentence: str) -> None:
            self._at_work = False
            if from_card:
                self.card.say(sentence)
            else:
                self.desk.failed.emit(sentence)

        self.desk.submit(None, work, then=done, otherwise=refused)

    def _accept(self, reason: str) -> None:
        card, meeting = self.card.card, self.desk.meeting_id
        if card is None or meeting is None or self._at_work:
            return
        at = self.recorder.clock()
        flag: Flag = card.flag
        self._at_work = True

        def done(_: object) -> None:
            self._at_work = False
            self._go_on("Accepted.")

        self.desk.submit(
            None,
            lambda step: step.accept(meeting, flag, reason, at),
            then=done,
            otherwise=self._refused,
        )

    def take_back(self) -> None:
        """Let what was accepted be to settle again."""
        card, meeting = self.card.card, self.desk.meeting_id
        if card is None or meeting is None or not self.desk.writable:
            return
        mark = card.flag.mark
        self._at_work = True

        def done(_: object) -> None:
            self._at_work = False
            self.told.emit("It is to settle again.")
            self.open(mark)

        self.desk.submit(
            None,
            lambda step: step.withdraw_acceptance(meeting, mark),
            then=done,
            otherwise=self._refused,
        )

    def _refused(self, sentence: str) -> None:
        self._at_work = False
        self.card.say(sentence)

    def _go_on(self, done: str) -> None:
        """Say what was done, and open what is next; with nothing left, the keyboard is in the entry line."""
        mark = self.card.card.flag.mark if self.card.card else self._settled
        marks = self._marks()
        self._settled = "" if mark in marks else mark
        if mark in marks:
            self.told.emit(f"{done} It is still to settle.")
            self.open(mark)
        elif marks:
            self.told.emit(f"{done} {len(marks)} to settle.")
            self.open(marks[min(self._place, len(marks) - 1)])
        else:
            self.told.emit(f"{done} Nothing is left to settle.")
            self.close()

    # What happens elsewhere.

    def _came_back(self) -> None:
        """A form is closed: if it was a way to mend, what is next is opened."""
        mend, self._away = self._away, None
        if mend is not None and self.desk.meeting_id == self._meeting and self._sight is not None:
            gone = self._settled not in self._marks()
            self._go_on(f"{mend.label}: done." if gone else "Nothing was recorded.")

    def _changed(self, *_: object) -> None:
        """Show what is in hand as it is now; what an undo brought back is in hand again."""
        card, sight = self.card.card, self._sight
        if card is None or sight is None or sight.at_a_glance or self._at_work:
            return
        if self._settled in self._marks() and self._settled != card.flag.mark:
            self.open(self._settled)
        elif card.flag.mark in sight.cards:
            if sight.cards[card.flag.mark] != card:
                self.open(card.flag.mark)
        else:
            self._go_on("It is settled.")

    def _worked_out(self) -> None:
        asked, self._asked = self._asked, 0
        if asked:
            self.step(asked)
        else:
            self._changed()

    def _chosen(self) -> None:
        if self._meeting is not None and self.desk.meeting_id != self._meeting:
            self._meeting = self._away = self._came_from = None
            self._asked = 0
            self._settled = ""
            self.card.put_away()
