"""The order of business from the agenda's column: open the item chosen, take it with another, add an urgent one."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from clerk.record.facts import AdmitUrgent, Appendix, OpenItem
from clerk.record.meeting import AgendaItem, Meeting
from clerk.store.minutebook import Step
from clerk.ui.agenda_panel import AgendaPanel
from clerk.ui.command_list import Offer
from clerk.ui.fact_strip import Filled
from clerk.ui.first_words import items_to_come, the_chair
from clerk.ui.forms import Field, Form
from clerk.ui.live import Live

# A title and a text are all that is asked for; the fact itself is made of them below.
URGENT = Form(
    "appendix",
    "Urgent item",
    (Field("title", "Title"), Field("text", "Why it cannot wait", "text")),
)
_NO_REASON = (
    "Say why it cannot wait: the minutes give the reason (Local Government Act 1972 s.100B(4)(b))."
)
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OrderKeys(QObject):
    """Takes Enter, Shift+Enter and Insert in the agenda. `told(sentence)`: what was done, for the line at the foot."""

    told = Signal(str)

    def __init__(self, live: Live, agenda: AgendaPanel) -> None:
        super().__init__(agenda)
        self.live, self.agenda, self.desk = live, agenda, live.desk
        agenda.list.installEventFilter(self)
        agenda.list.setAccessibleDescription(
            "Enter opens the item chosen, Shift Enter takes it together with the one that is open, Insert adds an "
            "urgent item."
        )

    def offers(self) -> list[Offer]:
        """Return the line of the list of commands that adds an urgent item."""
        return [
            Offer(
                "Urgent item…",
                "any other business added special circumstances",
                "",
                self.add_urgent,
            )
        ]

    def eventFilter(self, _watched: object, event: object) -> bool:
        """Do what a key of the agenda stands for; on what is to settle, Enter is the list's own."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if not plain or not self.desk.writable:
            return False
        if event.key() == Qt.Key.Key_Insert:
            self.add_urgent()
            return True
        item = self._chosen()
        if event.key() not in _RETURN or item is None:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.take_together(item)
        else:
            self.open(item)
        return True

    def _chosen(self) -> str | None:
        row, rows = self.agenda.list.currentIndex().row(), self.agenda.list.rows.rows
        target = rows[row].target if 0 <= row < len(rows) else None
        return target.item if target and not target.mark and target.entry is None else None

    def _open_now(self) -> str | None:
        sight = self.desk.sight
        now = sight.chronicle.last() if sight else None
        return now.item if now is not None and now.sitting else None

    def open(self, item: str) -> None:
        """Show the form that opens an item, filled in; Enter records it."""
        if item == self._open_now():
            self.told.emit("The meeting is on this item already.")
        else:
            self.live.begin("open_item", item, {"item": item})

    def take_together(self, item: str) -> None:
        """Let an item be taken together with the one that is open; with none open, show the form for the next."""
        scene = self.live.recorder.scene()
        if scene is None:
            return
        now = self._open_now()
        following = next((each for each in items_to_come(scene) if each != item), None)
        if now is None and following is not None:
            self.live.begin("open_item", following, {"item": following, "with": [item]})
        elif now is None or now == item:
            self.told.emit(
                "Choose the item that is to be taken together with the one that is open."
            )
        else:
            self._join(scene.meeting, now, item)

    def _join(self, meeting: Meeting, now: str, item: str) -> None:
        entry, opened = next(pair for pair in reversed(meeting.of(OpenItem)) if pair[1].item == now)
        numbers = [meeting.item_by_id[each].number or "it" for each in (item, now)]
        if item in opened.with_:
            self.told.emit(f"Item {numbers[0]} is taken together with item {numbers[1]} already.")
            return
        fact = msgspec.structs.replace(opened, with_=(*opened.with_, item))
        told = f"Item {numbers[0]} is taken together with item {numbers[1]}."
        self.desk.submit(
            "items taken together",
            lambda step: step.change(entry.id, fact=fact),
            then=lambda _: self.told.emit(told),
        )

    # Urgent business.

    def add_urgent(self) -> None:
        """Ask for the title of an item that was not on the agenda, and for the chair's reason."""
        scene = self.live.recorder.scene()
        if scene is None or not self.desk.writable:
            return
        self.live.entries.come_forward()
        self.live.strip.show_form(URGENT, scene, self._take, stamped=False)

    def _take(
        self, filled: Filled, then: Callable[[], None], otherwise: Callable[[str], None]
    ) -> None:
        fact, scene, meeting_id = filled.fact, self.live.recorder.scene(), self.desk.meeting_id
        if scene is None or meeting_id is None or not isinstance(fact, Appendix):
            return
        if not fact.text.strip():
            otherwise(_NO_REASON)
            return
        agenda, item = with_urgent_item(scene.meeting, fact.title)
        plan = msgspec.structs.replace(scene.meeting, agenda=agenda, entries=())
        chair = the_chair(scene)
        admitted = AdmitUrgent(
            item=item.id, reason=fact.text, by=chair if isinstance(chair, str) else None
        )
        at = scene.now
        entered = self.live.recorder.entered_for(at)

        def work(step: Step) -> None:
            step.set_plan(meeting_id, plan)
            step.record(meeting_id, admitted, at, item=item.id, entered=entered)

        def done(_: object) -> None:
            then()
            self.told.emit(
                f"Item {item.number} is on the agenda; F4 opens it when its turn has come."
            )

        self.desk.submit("urgent item", work, then=done, otherwise=otherwise)


def with_urgent_item(meeting: Meeting, title: str) -> tuple[tuple[AgendaItem, ...], AgendaItem]:
    """Return the agenda with an item added, and that item.

    It follows the agenda's own heading for urgent business, if it has one, else it is the last before the public
    are excluded. It has the number of the item before it with a letter, or as the last the next number.
    """
    agenda = list(meeting.agenda)
    place = _place(agenda)
    before = agenda[place - 1].number.strip() if place else ""
    number = _number(before, {item.number for item in agenda}, last=place == len(agenda))
    taken = {item.id for item in agenda}
    name = next(name for n in range(1, len(taken) + 2) if (name := f"urgent-{n}") not in taken)
    item = AgendaItem(id=name, number=number, kind="other", title=title)
    return (*agenda[:place], item, *agenda[place:]), item


def _place(agenda: list[AgendaItem]) -> int:
    for index, item in enumerate(agenda):
        if re.search(r"\burgent\b", item.title, re.IGNORECASE):
            following = index + 1
            while following < len(agenda) and agenda[following].id.startswith("urgent-"):
                following += 1
            return following
    private = (i for i, item in enumerate(agenda) if item.kind == "exclusion" or item.exempt)
    return next(private, len(agenda))


def _number(before: str, taken: set[str], *, last: bool) -> str:
    digits = re.match(r"\d+", before)
    if digits is None:
        return ""
    if last and before.rstrip(".").isdecimal():
        return str(int(digits[0]) + 1)
    letters = (f"{digits[0]}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    return next((number for number in letters if number not in taken), "")
