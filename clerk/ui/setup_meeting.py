"""New meeting: an agenda pasted or from the standing items, when and where, and a look at it before it is kept."""

import datetime as dt

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from clerk.intake.agenda_text import read_agenda
from clerk.intake.plan import AgendaPlan
from clerk.record.approval import takes_minutes
from clerk.record.meeting import Meeting, Particulars
from clerk.record.numbering import next_numbers
from clerk.record.people import Body, Council, Person
from clerk.store.minutebook import BookReader, MeetingSummary, MinuteBook
from clerk.styles import load_style
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.meeting_form import MeetingForm
from clerk.ui.setup_agenda import AgendaPage, numbered, usual_items, with_waiting
from clerk.ui.setup_form import Field, StepsDialog, choice
from clerk.ui.setup_styles import has_leaves
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
        self._action = self._leaf = ""
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

    def _previous_id(self) -> int | None:
        day = self.form.day
        before = [each for each in self._of_body() if day is None or each.date < day]
        return before[-1].id if before else None

    def _previous(self) -> Meeting | None:
        """The body's last meeting before the day chosen."""
        number = self._previous_id()
        if number is None or self.desk.book is None:
            return None
        return self.desk.book.meeting(number)

    def _own_number(self, *_: object) -> None:
        self._number_is_own = True

    def _say_number(self, *_: object) -> None:
        """Let the minutes run on from the body's last meeting, where the book knows it."""
        last = self._previous()
        if last is None:
            self.form.first.hint("The book has no earlier meeting of this body to run on from.")
            self.form.action.hide()
            return
        found = next_numbers(last, self.form.day, self.chosen[1].numbers_restart)
        if not self._number_is_own:
            self.form.first.fill(str(found.minute))
        if self.form.action.value == self._action:
            self._action = "" if found.action is None else str(found.action)
            self.form.action.fill(self._action)
        self.form.action.setVisible(found.action is not None)
        self._say_leaf()
        date = last.particulars.date
        hint = f"The last minute of {date.day} {date:%B %Y} is {found.last}."
        if found.begins_again:
            hint += " The numbers begin again with the new municipal year."
        self.form.first.hint(hint)

    def _say_leaf(self) -> None:
        """Where the body keeps loose leaves, go on after those of its last minutes, as they were printed last."""
        body, book, last = self.chosen[1], self.desk.book, self._previous_id()
        day = self.form.day or self.today
        kept = has_leaves(body.style_on(day))
        self.form.ask_for_leaf(wanted=kept)
        leaf = next_leaf(book, last) if kept and book is not None and last is not None else None
        if self.form.leaf.value == self._leaf:
            self._leaf = "" if leaf is None else str(leaf)
            self.form.leaf.fill(self._leaf)

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
        waiting = [] if self.plan.items else self._waiting()
        shown = (source, bool(self.plan.items), *waiting)
        if self._shown_for == shown:
            return
        self._shown_for = shown
        if self.plan.items:
            self.agenda.show_items(self.plan.items)
            self.agenda.intro.say([muted(_CHECK)])
            self.agenda.say(" ".join(self.plan.remarks), "care")
        else:
            book = self.desk.book
            standing = book.standing_items(council.name, body.id) if book else ()
            items = numbered(standing or usual_items())
            self.agenda.show_items(with_waiting(items, waiting))
            first = "These are the standing items. " if standing else "These are the usual items. "
            self.agenda.intro.say([muted(first + _CHECK.partition(". ")[2])])

    def _waiting(self) -> list[dt.date]:
        """The minutes of the body that are for this meeting to approve, by their days."""
        (council, body), particulars = self.chosen, self.form.read()
        if self.desk.book is None or particulars is None:
            return []
        sketch = Meeting(council=council, people=(), body=body, particulars=particulars, agenda=())
        if not takes_minutes(sketch, load_style(sketch.style).rules.off):
            return []
        day = particulars.date.isoformat()
        held = self.desk.book.approval.waiting_at(council.name, body.id, day, particulars.time)
        return [each.date for each in held]

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


def next_leaf(book: MinuteBook | BookReader, meeting_id: int) -> int | None:
    """Return the number of the leaf after a meeting's last, as its minutes were printed last; None if none is kept."""
    from clerk.intake.finished import count_pages

    first = book.meeting(meeting_id).particulars.first_leaf or 1
    for each in reversed(book.sign_off.drafts(meeting_id)):
        for file in each.files:
            if file.which == "public" and file.name.endswith(".pdf"):
                pages = count_pages(book.sign_off.kept_content(file.sha256))
                return first + pages if pages else None
    return None
