"""New meeting: an agenda pasted or from the standing items, when and where, and a look at it before it is kept."""

import datetime as dt
from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from clerk.intake.agenda_text import read_agenda
from clerk.intake.days import read_date, read_time
from clerk.intake.plan import AgendaPlan
from clerk.record.meeting import Meeting, Particulars
from clerk.record.numbering import action_numbers, minute_numbers
from clerk.record.people import Body, Council, Person
from clerk.store.minutebook import MeetingSummary
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.setup_agenda import AgendaPage, numbered, usual_items
from clerk.ui.setup_form import Field, Form, StepsDialog, choice, line
from clerk.ui.setup_styles import has_leaves
from clerk.ui.setup_words import MEETING_TYPES
from clerk.ui.twins import twin_of
from clerk.ui.views.times import long_date
from clerk.ui.views.words import muted

_PASTE = (
    "Paste the agenda here, as copied from Word, a web page or a PDF; what is understood is shown before it is used. "
    "Without one, the meeting begins with the body’s standing items."
)
_CHECK = (
    "This is what was understood. Mend what is wrong: arrow keys walk, typing writes, Enter goes on, "
    "Ctrl+Delete removes a row, Alt+Up and Alt+Down move it."
)
_TWINS = (
    ("", "Give this one another date or time"),
    ("both", "Keep both, each with minutes of its own"),
)
_NEW_YEAR = 5  # councils begin their municipal year in May


class MeetingForm(Form):
    """When and where a meeting is, and from which number its minutes run on."""

    def __init__(
        self, look: Look, today: dt.date, *more: Field, last: Sequence[Field] = ()
    ) -> None:
        self._today = today
        self.date = line(look, "Date", "Such as 6 October 2026, or 6/10/26.")
        self.time = line(look, "Time", "Such as 2.30 pm, or 14:30.")
        self.place = line(look, "Place", wide=True)
        self.type = choice(look, "Kind of meeting", MEETING_TYPES)
        self.first = line(look, "First minute number")
        self.first.fill("1")
        self.leaf = line(look, "First leaf number", "Of the loose leaves they are printed on.")
        self.leaf.hide()
        self.twin = choice(look, "The book has a meeting at this time", _TWINS, wide=True)
        self.twin.hide()
        fields = (self.date, self.time, self.twin, self.place, self.type, self.first, self.leaf)
        # What is written into by letters.
        self.lines = (self.date, self.time, self.place, self.first, self.leaf)
        super().__init__(look, (*more, *fields, *last))
        self.date.control.textChanged.connect(self._say_date)  # type: ignore[attr-defined]  # a line

    def ask_for_leaf(self, *, wanted: bool) -> None:
        """Ask for the number of the first leaf, where the body keeps loose ones or one was given."""
        self.leaf.setVisible(wanted or bool(self.leaf.value))

    def _say_date(self, *_: object) -> None:
        date = read_date(self.date.value, self._today)
        self.date.hint(long_date(date) if date else "Such as 6 October 2026, or 6/10/26.")

    @property
    def day(self) -> dt.date | None:
        """The date that was filled in, if it is one."""
        return read_date(self.date.value, self._today)

    def show_particulars(self, particulars: Particulars) -> None:
        """Fill in what is known."""
        self.date.fill(f"{particulars.date.day} {particulars.date:%B %Y}")
        self.time.fill(particulars.time)
        self.place.fill(particulars.place)
        self.type.fill(particulars.type)
        self.first.fill(str(particulars.first_minute_number))
        self.leaf.fill("" if particulars.first_leaf is None else str(particulars.first_leaf))

    def read(self, before: Particulars | None = None) -> Particulars | None:
        """Return the particulars as filled in; None if something is wrong, which is then said and gone to."""
        day, time, first = self.day, read_time(self.time.value), self.first.value
        self.date.fail("" if day else "Write the date as 6 October 2026 or 6/10/26.")
        self.time.fail("" if time else "Write the time as 2.30 pm or 14:30.")
        known = _is_number(first)
        self.first.fail("" if known else "Write a whole number: the number of the first minute.")
        leaf = self.leaf.value
        known = not leaf or (_is_number(leaf) and int(leaf) > 0)
        self.leaf.fail("" if known else "Write a whole number from 1, or nothing.")
        wrong = self.first_wrong()
        if wrong is not None or day is None:
            (wrong or self.date).control.setFocus()
            return None
        values = {
            "date": day,
            "time": time,
            "place": self.place.value,
            "type": self.type.value,
            "first_minute_number": int(first),
            "first_leaf": int(leaf) if leaf else None,
        }
        if before is not None:
            return msgspec.structs.replace(before, **values)
        return msgspec.convert(values, Particulars)


class NewMeetingDialog(StepsDialog):
    """Sets up a meeting of a body that is known. `meeting_id` is the new one's number once it is kept."""

    def __init__(
        self, look: Look, desk: Desk, today: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "New meeting", "&Make the meeting", parent)
        self.desk, self.today = desk, today
        self.meeting_id: int | None = None
        self.plan = AgendaPlan()
        self._read_of: str | None = None
        self._shown_for: object = None
        book = desk.book
        self.bodies: list[tuple[Council, Body]] = [
            (council, body)
            for council in (book.councils() if book else [])
            for body in (book.bodies(council.name) if book else [])
        ]
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(min(look.px(200), 210))
        self.text_field = Field(look, "Agenda as text", self.text, _PASTE)
        paste = QWidget()
        column = QVBoxLayout(paste)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text_field, 1)
        councils = {council.name for council, _ in self.bodies}
        names = tuple(
            (str(place), f"{body.name} ({council.name})" if len(councils) > 1 else body.name)
            for place, (council, body) in enumerate(self.bodies)
        )
        self.body_field = choice(look, "Body", names, wide=True)
        self.form = MeetingForm(look, today, self.body_field)
        self.twin_field = self.form.twin
        self.agenda = AgendaPage(look, _CHECK)
        self.add_page("Agenda text", paste, self.text, self._take_text)
        self.add_page(
            "Meeting", self.form, self.body_field.control, self._meeting_is_well, self._say_number
        )
        self.add_page(
            "Agenda", self.agenda, self.agenda.table, self._items_are_well, self._show_items
        )
        self.finish = self._keep
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self._say_read)
        self.text.textChanged.connect(self._timer.start)
        self.text.textChanged.connect(self.note_altered)
        self.agenda.table.altered.connect(self.note_altered)
        self.body_field.control.activated.connect(self._chose_body)  # type: ignore[attr-defined]  # a list
        for field in self.form.lines:
            field.control.textEdited.connect(self.note_altered)  # type: ignore[attr-defined]  # a line
        self.form.date.control.textChanged.connect(self._say_number)  # type: ignore[attr-defined]  # a line
        self.form.first.control.textEdited.connect(self._own_number)  # type: ignore[attr-defined]  # a line
        self._number_is_own = False
        self._choose_latest()
        self.fit(1000, 660)
        self.show_page(0)

    # The text.

    def _say_read(self) -> None:
        text = self.text.toPlainText()
        plan = read_agenda(text, self.today) if text.strip() else AgendaPlan()
        if not text.strip():
            self.text_field.hint(_PASTE)
        elif not plan.items:
            self.text_field.fail("")
            self.text_field.hint(
                "No numbered items were found in this text. Go on all the same: the agenda can be typed in."
            )
        else:
            count = len(plan.items)
            parts = [f"{count} {'item' if count == 1 else 'items'}"]
            asked = sum(len(item.recommendations) for item in plan.items)
            if asked:
                parts.append(f"{asked} {'recommendation' if asked == 1 else 'recommendations'}")
            parts += [plan.body] if plan.body else []
            parts += [long_date(plan.date)] if plan.date else []
            parts += [plan.time] if plan.time else []
            parts += [plan.place] if plan.place else []
            understood = "Understood: " + " · ".join(parts) + "."
            self.text_field.hint(" ".join((understood, *plan.remarks)))

    def _take_text(self) -> bool:
        """Fill in what the agenda says of the meeting; a text that was taken already is left alone."""
        text = self.text.toPlainText()
        if text == self._read_of:
            return True
        self._read_of = text
        self._shown_for = None
        self.plan = plan = read_agenda(text, self.today) if text.strip() else AgendaPlan()
        if plan.body:
            self._choose_body(plan.body)
        if plan.date:
            self.form.date.fill(f"{plan.date.day} {plan.date:%B %Y}")
        if plan.time:
            self.form.time.fill(plan.time)
        if plan.place:
            self.form.place.fill(plan.place)
        return True

    def _choose_body(self, name: str) -> None:
        for place, (_, body) in enumerate(self.bodies):
            if body.name.casefold() == name.casefold():
                self.body_field.fill(str(place))
                self._chose_body()
                self.body_field.hint("")
                return
        self.body_field.hint(
            f"The agenda says “{name}”, which is not set up: choose the body, or set it up first (Ctrl+Shift+B)."
        )

    # The meeting.

    @property
    def chosen(self) -> tuple[Council, Body]:
        """The body that is chosen, with its council."""
        return self.bodies[int(self.body_field.value or 0)]

    def _choose_latest(self) -> None:
        """Begin with the body that met last."""
        for summary in reversed(self.desk.meetings()):
            for place, (council, body) in enumerate(self.bodies):
                if (council.name, body.id) == (summary.council, summary.body_id):
                    self.body_field.fill(str(place))
                    self._chose_body()
                    return
        self._chose_body()

    def _of_body(self) -> list[MeetingSummary]:
        council, body = self.chosen
        return [
            each
            for each in self.desk.meetings()
            if (each.council, each.body_id) == (council.name, body.id)
        ]

    def _chose_body(self, *_: object) -> None:
        """Begin with where and when the body met last."""
        last = self._of_body()[-1:]
        if last and not self.plan.items:
            self.form.time.fill(last[0].time)
            self.form.place.fill(last[0].place)
        self.form.ask_for_leaf(wanted=has_leaves(self.chosen[1].style_on(self.today)))
        self._say_number()

    def _previous(self) -> Meeting | None:
        """The body's last meeting before the day chosen."""
        day = self.form.day
        before = [each for each in self._of_body() if day is None or each.date < day]
        if not before or self.desk.book is None:
            return None
        return self.desk.book.meeting(before[-1].id)

    def _own_number(self, *_: object) -> None:
        self._number_is_own = True

    def _say_number(self, *_: object) -> None:
        """Let the minutes run on from the body's last meeting, where the book knows it."""
        last = self._previous()
        if last is None:
            self.form.first.hint("The book has no earlier meeting of this body to run on from.")
            return
        numbers = [n for n in minute_numbers(last).values() if isinstance(n, int)]
        upto = max(numbers, default=last.particulars.first_minute_number - 1)
        if not self._number_is_own:
            self.form.first.fill(str(upto + 1))
        date = last.particulars.date
        hint = f"The last minute of {date.day} {date:%B %Y} is {upto}."
        day = self.form.day
        if day is not None and _municipal_year(day) != _municipal_year(date):
            hint += " A new municipal year may begin again at 1."
        self.form.first.hint(hint)

    def _meeting_is_well(self) -> bool:
        particulars = self.form.read()
        if particulars is None:
            return False
        return self._is_meant(particulars)

    def _is_meant(self, particulars: Particulars) -> bool:
        """Whether nothing is in the book at that time, or a second meeting there is meant."""
        council, body = self.chosen
        there = self.desk.meetings()
        twin = twin_of(there, council.name, body.id, particulars.date, particulars.time)
        asked = not self.twin_field.isHidden()
        self.twin_field.setVisible(twin is not None)
        if twin is None:
            self.twin_field.fill("")
            return True
        if asked and self.twin_field.value == "both":
            return True
        self.form.time.fail(
            f"The book already has a meeting of {body.name} at that time: give this one another, or keep both."
        )
        self.twin_field.control.setFocus()
        return False

    # The agenda.

    def _show_items(self) -> None:
        council, body = self.chosen
        source = self._read_of if self.plan.items else body.id
        if self._shown_for == (source, bool(self.plan.items)):
            return
        self._shown_for = (source, bool(self.plan.items))
        if self.plan.items:
            self.agenda.show_items(self.plan.items)
            self.agenda.intro.say([muted(_CHECK)])
            self.agenda.say(" ".join(self.plan.remarks), "care")
        else:
            book = self.desk.book
            standing = book.standing_items(council.name, body.id) if book else ()
            self.agenda.show_items(numbered(standing or usual_items()))
            first = "These are the standing items. " if standing else "These are the usual items. "
            self.agenda.intro.say([muted(first + _CHECK.partition(". ")[2])])

    def _items_are_well(self) -> bool:
        return self.agenda.items() is not None

    # Keeping it.

    def meeting(self) -> Meeting | None:
        """Return the meeting as filled in, or None if something is wrong."""
        council, body = self.chosen
        particulars, items = self.form.read(), self.agenda.items()
        if particulars is None or items is None:
            return None
        last = self._previous()
        if last is not None and last.particulars.first_action_number is not None:
            upto = max(
                action_numbers(last).values(), default=last.particulars.first_action_number - 1
            )
            particulars = msgspec.structs.replace(particulars, first_action_number=upto + 1)
        return Meeting(
            council=council,
            people=self._people(council, body, last),
            body=body,
            particulars=particulars,
            agenda=tuple(items),
        )

    def _people(self, council: Council, body: Body, last: Meeting | None) -> tuple[Person, ...]:
        """The members, and the officers of the last meeting: they are most likely to come again."""
        book = self.desk.book
        known = {person.id: person for person in (book.people(council.name) if book else [])}
        seated = [known[seat.person] for seat in body.members if seat.person in known]
        there = {person.id for person in seated}
        officers = [
            known.get(person.id, person)
            for person in (last.people if last else ())
            if person.id not in there and person.post
        ]
        return (*seated, *officers)

    def _keep(self) -> None:
        meeting = self.meeting()
        if meeting is None:
            self.went_wrong("")
            return
        both = self.twin_field.value == "both"
        self.desk.submit(
            None,
            lambda step: step.new_meeting(meeting, again=both),
            then=self._kept,
            otherwise=self.went_wrong,
        )

    def _kept(self, meeting_id: int) -> None:
        self.meeting_id = meeting_id
        self.done_well()


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 6


def _municipal_year(day: dt.date) -> int:
    return day.year - (day.month < _NEW_YEAR)
