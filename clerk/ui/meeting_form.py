"""When and where a meeting is, and from which numbers its minutes, actions and leaves run on, as fields."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from clerk.intake.days import read_date, read_time
from clerk.record.meeting import Particulars
from clerk.ui.look import Look
from clerk.ui.setup_form import Field, Form, choice, line
from clerk.ui.setup_words import MEETING_TYPES
from clerk.ui.views.times import long_date

_TWINS = (
    ("", "Give this one another date or time"),
    ("both", "Keep both, each with minutes of its own"),
)


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
        self.action = line(look, "First action number", "The list of actions runs on from here.")
        self.leaf = line(look, "First leaf number", "Of the loose leaves they are printed on.")
        for field in (self.action, self.leaf):
            field.hide()
        self.twin = choice(look, "The book has a meeting at this time", _TWINS, wide=True)
        self.twin.hide()
        numbers = (self.first, self.action, self.leaf)
        fields = (self.date, self.time, self.twin, self.place, self.type, *numbers)
        # What is written into by letters.
        self.lines = (self.date, self.time, self.place, *numbers)
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
        for field, number in (
            (self.action, particulars.first_action_number),
            (self.leaf, particulars.first_leaf),
        ):
            field.setVisible(number is not None)
            field.fill("" if number is None else str(number))

    def read(self, before: Particulars | None = None) -> Particulars | None:
        """Return the particulars as filled in; None if something is wrong, which is then said and gone to."""
        day, time, first = self.day, read_time(self.time.value), self.first.value
        self.date.fail("" if day else "Write the date as 6 October 2026 or 6/10/26.")
        self.time.fail("" if time else "Write the time as 2.30 pm or 14:30.")
        self.first.fail(
            "" if _is_number(first) else "Write a whole number: the number of the first minute."
        )
        others = {"first_action_number": self.action, "first_leaf": self.leaf}
        for field in others.values():
            well = not field.value or (_is_number(field.value) and int(field.value) > 0)
            field.fail("" if well else "Write a whole number from 1, or nothing.")
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
            **{name: int(each.value) if each.value else None for name, each in others.items()},
        }
        if before is not None:
            return msgspec.structs.replace(before, **values)
        return msgspec.convert(values, Particulars)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 6
