"""People in a table: who they are, and their places on the body; pasted, read from a file, or typed."""

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from clerk.intake.people_text import new_person_id, read_members
from clerk.intake.people_words import split_title
from clerk.record.people import Person, Seat
from clerk.ui.look import Look
from clerk.ui.setup_agenda import TablePage
from clerk.ui.setup_form import Field
from clerk.ui.setup_table import Column, TableEditor, TableRow
from clerk.ui.setup_words import NO_SEAT, SEATS, SEATS_OR_NONE, seat_name, seat_of

_MOST_SAID = 4
_EXAMPLE = (
    "Councillor Marta Reyes (Chair)\nCllr Owen Lindqvist, Vice-Chair\nDr Amin Farouk, co-opted"
)
_LARGEST_FILE = 2_000_000


def _columns(*, with_others: bool) -> tuple[Column, ...]:
    seats = SEATS_OR_NONE if with_others else SEATS
    return (
        Column("Title", 40),
        Column("Name", 56),
        Column("Seat", 42, "choice", seats, NO_SEAT if with_others else "member"),
        Column("Group", 34),
        Column("Post", 34),
        Column("Organisation", 50),
    )


class PeoplePage(TablePage):
    """People and seats. `with_others`: also officers and others, who have no seat."""

    def __init__(
        self,
        look: Look,
        intro: str,
        known: Callable[[], Collection[Person]],
        *,
        with_others: bool = False,
    ) -> None:
        self._known = known
        self.paste_box = QPlainTextEdit()
        self.paste_box.setTabChangesFocus(True)
        field = Field(look, "Paste a list, one person a line, or CSV", self.paste_box)
        self.read_button, self.file_button = (
            QPushButton("&Add these people"),
            QPushButton("From a &file…"),
        )
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        for button in (self.read_button, self.file_button):
            button.setAccessibleName(button.text().replace("&", ""))
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        table = TableEditor(
            look, "People" if with_others else "Members", _columns(with_others=with_others)
        )
        super().__init__(look, table, intro, (field, buttons))
        table.rows_model.written.connect(self._written)
        table.pasted.connect(self.read)
        self.read_button.clicked.connect(self._read_box)
        table.rows_model.modelReset.connect(self._fit_box)
        self.paste_box.textChanged.connect(self._fit_box)
        self._fit_box()
        self.file_button.clicked.connect(self._choose_file)

    def _written(self, row: int, column: int) -> None:
        """“Cllr J Smith” written as a name is a title and a name."""
        cells = self.table.rows[row].cells
        if column == 1 and not cells[0]:
            cells[0], cells[1] = split_title(cells[1])

    def _fit_box(self) -> None:
        """Once there are people in the table, an empty box leaves its room to them."""
        px, waits = self.look.px, bool(self.table.rows and not self.paste_box.toPlainText())
        self.paste_box.setFixedHeight(px(36) if waits else min(px(84), 110))
        self.paste_box.setPlaceholderText("More people" if waits else _EXAMPLE)

    def _read_box(self) -> None:
        if unread := self.read(self.paste_box.toPlainText()):
            # What was not understood stays, to be mended.
            self.paste_box.setPlainText(unread)
        else:
            self.paste_box.clear()
            self.table.setFocus()

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Members from a file", "", "Lists (*.csv *.txt);;All files (*)"
        )
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Add the people of a CSV or text file."""
        try:
            with path.open("rb") as file:
                data = file.read(_LARGEST_FILE)
        except OSError as error:
            self.say(f"{path} cannot be read: {error.strerror}.")
            return
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
        self.read(text)

    def read(self, text: str) -> str:
        """Add the people of a list to the table, and say which of its lines were not understood.

        Returns:
            Those lines.
        """
        self.table.finish_editing()
        here = [row.origin.person for row in self.table.rows if isinstance(row.origin, _Known)]
        names = {row.cells[1].casefold() for row in self.table.rows}
        read = read_members(text, (*here, *self._known()))
        rows = [*self.table.rows]
        again = 0
        for member in read.members:
            if member.person.name.casefold() in names:
                again += 1
                continue
            rows.append(_row(member.person, member.seat))
        self.table.show_rows(rows)
        self.table.altered.emit()
        added = len(read.members) - again
        said = [f"{added} {'person' if added == 1 else 'people'} added."] if text.strip() else []
        if again:
            said.append(f"{again} {'was' if again == 1 else 'were'} in the table already.")
        doubts = (*read.unread, *read.left_out)
        said += doubts[:_MOST_SAID]
        if len(doubts) > _MOST_SAID:
            said.append(f"There are {len(doubts) - _MOST_SAID} more such lines.")
        self.say(" ".join(said), "care" if doubts else "good")
        lines = text.splitlines()
        numbers = dict.fromkeys(read.lines)
        return "\n".join(lines[number - 1] for number in numbers if 0 < number <= len(lines))

    def show_people(self, people: Iterable[Person], seats: Sequence[Seat]) -> None:
        """Show these people, those with a seat first."""
        by_person = {seat.person: seat for seat in seats}
        known = {person.id: person for person in people}
        seated = [known[seat.person] for seat in seats if seat.person in known]
        others = [person for person in known.values() if person.id not in by_person]
        self.table.show_rows(
            _row(person, by_person.get(person.id)) for person in (*seated, *others)
        )

    def people(self) -> tuple[list[Person], list[Seat]] | None:
        """Return the people and the seats as filled in; None if something is wrong, which is then said and gone to."""
        self.table.finish_editing()
        people: list[Person] = []
        seats: list[Seat] = []
        taken = {row.origin.person.id for row in self.table.rows if isinstance(row.origin, _Known)}
        taken |= {person.id for person in self._known()}
        for place, row in enumerate(self.table.rows):
            title, name, seat, group, post, organisation = (cell.strip() for cell in row.cells)
            if not any((title, name, group, post, organisation)):
                continue
            if not name and not post:
                self.table.go_to(place, 1)
                self.table.setFocus()
                self.say(
                    f"Row {place + 1} has neither a name nor a post: give one, or remove the row."
                )
                return None
            origin = row.origin if isinstance(row.origin, _Known) else None
            before = origin.person if origin else None
            person_id = before.id if before else new_person_id(name or post, taken)
            taken.add(person_id)
            values = {
                "title": title,
                "name": name,
                "group": group,
                "post": post,
                "organisation": organisation,
            }
            if before and name != before.name and before.surname not in name.split():
                values["surname"] = ""
            person = msgspec.structs.replace(before or Person(id=person_id), **values)
            people.append(person)
            if found := seat_of(person_id, seat, origin.seat if origin else None):
                seats.append(found)
        self.say("")
        return people, seats


class _Known(msgspec.Struct, frozen=True):
    """What a row was made of."""

    person: Person
    seat: Seat | None


def _row(person: Person, seat: Seat | None) -> TableRow:
    cells = [
        person.title,
        person.name,
        seat_name(seat),
        person.group,
        person.post,
        person.organisation,
    ]
    return TableRow(cells, _Known(person, seat))


def person_of(row: TableRow) -> Person | None:
    """Return whom a row was made of, or None for a new one."""
    return row.origin.person if isinstance(row.origin, _Known) else None
