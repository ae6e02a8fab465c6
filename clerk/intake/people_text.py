"""Members from a pasted list or a CSV file: who they are, and their places on the body."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from clerk.intake.pasted import lines_of
from clerk.intake.people_words import (
    COLUMNS,
    GROUP,
    HEADING,
    IS_ROLE,
    LEADING_ROLE,
    MARK,
    MOST_NAME,
    ROLES,
    SEVERAL,
    TITLES,
    WARD,
    capacity_of,
    split_line,
    split_title,
    turned,
)
from clerk.record.kinds import Role, SeatCapacity
from clerk.record.people import Person, Seat
from clerk.record.text import printable

MOST_PEOPLE = 500


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a place on the body."""

    person: Person
    seat: Seat


@dataclass(frozen=True, slots=True)
class MembersRead:
    """The members understood, in the order of the list.

    ``unread`` has a sentence for each line that was not understood, ``lines`` their numbers from 1; ``left_out`` a
    sentence for each remark on a member that has no place of its own.
    """

    members: tuple[Member, ...]
    unread: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()


class _Ids:
    """Ids made of names, none given twice."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)

    def new(self, name: str) -> str:
        words = [part for word in name.split() if (part := _ascii(word))]
        surname = words[-1] if words else "person"
        initials = "".join(word[0] for word in words[:-1])
        for wanted in (surname, f"{initials}{surname}", "-".join(words) or surname):
            if (slug := wanted[:40]) not in self._taken:
                self._taken.add(slug)
                return slug
        number = 2
        while (slug := f"{surname[:34]}-{number}") in self._taken:
            number += 1
        self._taken.add(slug)
        return slug


def _ascii(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "", plain.lower())


def new_person_id(name: str, taken: Iterable[str]) -> str:
    """An id for somebody of this name: the surname, and more of the name where that is taken."""
    return _Ids(taken).new(name)


def read_members(text: str, known: Collection[Person] = ()) -> MembersRead:
    """Members from a list with one on each line, or from CSV with or without a header.

    Args:
        text: as pasted.
        known: the council's people; somebody with the same name is the same person.
    """
    table = _table(text)
    reader = _Reader(known)
    if table is not None:
        header, rows = table
        for number, cells in rows:
            reader.take_row(number, cells, header)
    else:
        for number, line in enumerate(lines_of(text), start=1):
            for paragraph in (each for cell in line.cells for each in [" ".join(cell)] if each):
                reader.take_line(number, paragraph)
    return MembersRead(
        tuple(reader.members), tuple(reader.unread), tuple(reader.left_out), tuple(reader.lines)
    )


def _table(text: str) -> tuple[dict[str, int], list[tuple[int, list[str]]]] | None:
    """The rows of a CSV with a header we know, or without one but clearly a table; None for a plain list."""
    text = text.lstrip("\ufeff").replace("\x00", "")
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max("\t;,", key=first.count)
    if delimiter not in first:
        return None
    names = [COLUMNS.get(cell.strip().strip('"').lower()) for cell in first.split(delimiter)]
    headed = sum(name is not None for name in names) >= 2 or names[0] == "name"
    if not headed and '"' not in first and delimiter != "\t":
        # “Dr Amin Farouk, co-opted” is a line of a list.
        return None
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows = [(reader.line_num, [_cell(cell) for cell in row]) for row in reader]
    except csv.Error:
        return None
    rows = [(number, row) for number, row in rows if any(row)]
    if not headed:
        return {"name": 0, "title": 1, "role": 2, "group": 3, "capacity": 4}, rows
    header: dict[str, int] = {}
    for place, name in enumerate(names):
        if name is not None:
            header.setdefault(name, place)
    return header, rows[1:]


def _cell(text: str) -> str:
    """A cell's words. What looks like a formula is text like any other, and the mark that made it text is dropped."""
    found = lines_of(text[:2000])
    words = " ".join(line.text for line in found if not line.blank)
    return words[1:] if words.startswith("'") and words[1:2] in {"=", "+", "-", "@"} else words


class _Reader:
    def __init__(self, known: Collection[Person]) -> None:
        self.members: list[Member] = []
        self.unread: list[str] = []
        self.left_out: list[str] = []
        self.lines: list[int] = []
        self._known = {_same(person.name): person for person in known if person.name}
        self._ids = _Ids(person.id for person in known)
        self._names: set[str] = set()
        self._capacity: SeatCapacity = "member"

    def _miss(self, number: int, text: str, why: str) -> None:
        if len(self.unread) < MOST_PEOPLE:
            self.unread.append(f"Line {number}, “{printable(text)}”: {why}.")
            self.lines.append(number)

    def _leave_out(self, number: int, note: str) -> None:
        if len(self.left_out) < MOST_PEOPLE:
            self.left_out.append(
                f"Line {number}, “{printable(note)}”: neither a role nor a group that Clerk knows, so left out."
            )

    def take_line(self, number: int, text: str) -> None:
        text = MARK.sub("", text).strip(" ,;.")
        if not text:
            return
        if HEADING.match(text):
            self._capacity = capacity_of(text, "member")
            return
        role_first = LEADING_ROLE.match(text)
        said: list[str] = []
        if role_first:
            said.append(role_first["role"])
            text = role_first["rest"]
        name, after, brackets = split_line(text)
        said += [*after, *brackets]
        role, capacity, rest = self._notes(said)
        many = self._several(name)
        if len(many) > 1 and not rest:
            for each in many:
                self._add(number, each, "", role="member", capacity=capacity)
            return
        name, rest = turned(name, rest, after)
        group = organisation = ""
        for note in rest:
            if capacity != "member" and not organisation:
                organisation = note
            elif not group and (note in brackets or GROUP.search(note)) and not WARD.search(note):
                group = note
            else:
                # A ward most often, for which a person has no place; what it is, is not guessed.
                self._leave_out(number, note)
        self._add(number, name, "", role, capacity, group=group, organisation=organisation)

    def _several(self, text: str) -> list[str]:
        """“Councillors A, B and C” on one line."""
        found = SEVERAL.match(text)
        if not found:
            return [text]
        return [f"Councillor {name}" for name in re.split(r"\s+and\s+", found["names"]) if name]

    def _notes(self, said: Sequence[str]) -> tuple[Role, SeatCapacity, list[str]]:
        whole = " ".join(said)
        role: Role = "member"
        rest = []
        for note in said:
            if IS_ROLE.match(note.strip()):
                continue
            rest.append(note)
        roles = " ".join(note for note in said if note not in rest)
        for sign, meaning in ROLES:
            if re.search(sign, roles, re.IGNORECASE):
                role = meaning
                break
        return role, capacity_of(whole, self._capacity), rest

    def take_row(self, number: int, cells: list[str], header: dict[str, int]) -> None:
        def of(column: str) -> str:
            place = header.get(column)
            return cells[place] if place is not None and place < len(cells) else ""

        name = of("name") or f"{of('first')} {of('last')}".strip()
        if not name and not of("post"):
            self._miss(number, " ".join(cells), "there is no name")
            return
        said = [part for part in (of("role"), of("capacity")) if part]
        notes: list[str] = []
        for part in said:
            first, after, brackets = split_line(part)
            notes += [first, *after, *brackets]
        role, capacity, _ = self._notes(notes)
        if of("capacity").lower() in {"no", "n", "false"}:
            capacity = "co_opted_non_voting"
        self._add(number, name, of("title"), role, capacity,
                  group=of("group"), organisation=of("organisation"), post=of("post"))  # fmt: skip

    def _add(
        self,
        number: int,
        name: str,
        title: str,
        role: Role,
        capacity: SeatCapacity,
        *,
        group: str = "",
        organisation: str = "",
        post: str = "",
    ) -> None:
        title = TITLES.get(title.lower(), title)
        if not title:
            title, name = split_title(name)
        name = name.strip(" ,;–")
        if name.count(",") == 1 and " " not in name.split(",")[0]:
            last, first = (part.strip() for part in name.split(","))
            name = f"{first} {last}".strip()
        if len(self.members) >= MOST_PEOPLE:
            self._miss(
                number, name, f"there are more than {MOST_PEOPLE} names; this one is left out"
            )
            return
        if not re.search(r"[^\W\d_]", name) or len(name) > MOST_NAME or len(name.split()) > 8:
            self._miss(number, name, "this does not look like a name")
            return
        same = _same(name)
        if same in self._names:
            self._miss(number, name, "the same name is in the list already")
            return
        self._names.add(same)
        before = self._known.get(same)
        person = Person(
            id=before.id if before else self._ids.new(name),
            name=name,
            title=title or (before.title if before else ""),
            post=post or (before.post if before else ""),
            organisation=organisation or (before.organisation if before else ""),
            group=group or (before.group if before else ""),
            surname=before.surname if before else "",
        )
        self.members.append(Member(person, Seat(person=person.id, role=role, capacity=capacity)))


def _same(name: str) -> str:
    return re.sub(r"[^\w]+", " ", name.casefold()).strip()
