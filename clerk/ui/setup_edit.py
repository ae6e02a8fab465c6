"""The set-up of the meeting in hand, altered afterwards: its agenda, its people, when and where."""

import datetime as dt
from collections import Counter

import msgspec
from PySide6.QtWidgets import QWidget

from clerk.record.meeting import AgendaItem, Meeting, Particulars
from clerk.record.people import Limits
from clerk.record.references import mentions
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.setup_agenda import AgendaPage
from clerk.ui.setup_form import StepsDialog, choice
from clerk.ui.setup_limits import LimitsFields
from clerk.ui.setup_meeting import MeetingForm
from clerk.ui.setup_people import PeoplePage, person_of
from clerk.ui.setup_styles import has_leaves, style_choices
from clerk.ui.setup_table import TableRow

_HOW = "Arrow keys walk, typing writes, Enter goes on. Ctrl+Delete removes a row, Alt+Up and Alt+Down move it."


class EditMeetingDialog(StepsDialog):
    """Alters what the meeting in hand was set up with; what was recorded stays as it is."""

    def __init__(
        self,
        look: Look,
        desk: Desk,
        meeting: Meeting,
        meeting_id: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "Agenda and people", "&Save", parent)
        self.desk, self._meeting, self._id = desk, meeting, meeting_id
        self.any_time = True
        self._used = uses(meeting)
        self._limits: Limits | None = None
        self.agenda = AgendaPage(look, _HOW)
        self.agenda.show_items(meeting.agenda)
        self.agenda.table.may_remove = self._may_remove_item
        self.people = PeoplePage(look, _HOW, lambda: meeting.people, with_others=True)
        self.people.show_people(meeting.people, meeting.body.members)
        self.people.table.may_remove = self._may_remove_person
        self.limits = LimitsFields(look)
        self.limits.show_limits(meeting.body.limits)
        self.house_style = choice(look, "House style", style_choices((meeting.style,)),
                                  "These minutes have it, whenever they are printed.")  # fmt: skip
        self.house_style.fill(meeting.style)
        self.form = MeetingForm(look, dt.date.today(), last=(*self.limits.fields, self.house_style))
        self.form.show_particulars(meeting.particulars)
        self.form.ask_for_leaf(wanted=has_leaves(meeting.style))
        self.add_page(
            "Agenda", self.agenda, self.agenda.table, lambda: self.agenda.items() is not None
        )
        self.add_page(
            "People", self.people, self.people.table, lambda: self.people.people() is not None
        )
        self.add_page("When and where", self.form, self.form.date.control,
                      lambda: self._particulars() is not None)  # fmt: skip
        self.finish = self._keep
        self.agenda.table.altered.connect(self.note_altered)
        self.people.table.altered.connect(self.note_altered)
        form = self.form
        for field in (*form.lines, *self.limits.fields):
            field.control.textEdited.connect(self.note_altered)  # type: ignore[attr-defined]  # a line
        self.house_style.control.activated.connect(self.note_altered)  # type: ignore[attr-defined]  # a list
        self.fit(1000, 660)
        self.show_page(0)

    def show_page(self, index: int) -> None:
        """Show a page; whichever it is, Enter saves."""
        super().show_page(index)
        self.done_button.setDefault(True)

    def _may_remove_item(self, row: TableRow) -> str:
        if not isinstance(row.origin, AgendaItem):
            return ""
        count = self._used["item", row.origin.id]
        what = f"Item {row.origin.number}" if row.origin.number else f"“{row.origin.title[:40]}”"
        return _refusal(what, count)

    def _may_remove_person(self, row: TableRow) -> str:
        person = person_of(row)
        return _refusal(person.label, self._used["person", person.id]) if person else ""

    def _particulars(self) -> Particulars | None:
        """When and where, as filled in; None if something on that page is wrong, which is then said."""
        self._limits = self.limits.read()
        return self.form.read(self._meeting.particulars)

    def _keep(self) -> None:
        items, found = self.agenda.items(), self.people.people()
        particulars = self._particulars()
        if items is None or found is None or particulars is None:
            self.went_wrong("")
            return
        people, seats = found
        body = self._meeting.body
        # The date may be another now, and with it the style that holds: what is seen is what was chosen.
        style, styles = body.restyled(self.house_style.value, particulars.date)
        altered = msgspec.structs.replace(
            self._meeting,
            people=tuple(people),
            body=msgspec.structs.replace(
                body, members=tuple(seats), limits=self._limits, style=style, styles=styles
            ),
            particulars=particulars,
            agenda=tuple(items),
            entries=(),
        )
        self.desk.submit(
            None,
            lambda step: step.set_plan(self._id, altered),
            then=self.done_well,
            otherwise=self.went_wrong,
        )


def uses(meeting: Meeting) -> Counter[tuple[str, str]]:
    """Return how many entries stand under or name each item and person, by ("item" or "person", id)."""
    found: Counter[tuple[str, str]] = Counter()
    for entry in meeting.entries:
        named = {("person" if m.kind == "person" else "item", m.name)
                 for m in mentions(entry.fact) if m.kind in {"person", "agenda item"}}  # fmt: skip
        if entry.item is not None:
            named.add(("item", entry.item))
        found.update(named)
    for item in meeting.agenda:
        if item.notice is not None:
            found.update({("person", who) for who in (item.notice.by, item.notice.seconder) if who})
    return found


def _refusal(what: str, count: int) -> str:
    if not count:
        return ""
    entries = "1 entry rests" if count == 1 else f"{count} entries rest"
    return f"{what} cannot be removed: {entries} on it. Move or delete what was recorded first."
