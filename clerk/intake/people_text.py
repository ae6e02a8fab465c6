"""Members from a pasted list or a CSV file: who they are, and their places on the body."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from clerk.intake.pasted import lines_of
from clerk.record.kinds import Role, SeatCapacity
from clerk.record.people import Person, Seat
from clerk.record.text import printable

MOST_PEOPLE = 500
_TITLES = {
    "councillor": "Councillor", "councillors": "Councillor", "cllr": "Councillor", "cllrs": "Councillor", "cllr.": "Councillor",
    "county councillor": "County Councillor", "alderman": "Alderman", "mr": "Mr", "mrs": "Mrs", "ms": "Ms", "miss": "Miss",
    "mx": "Mx", "dr": "Dr", "prof": "Professor", "professor": "Professor", "sir": "Sir", "dame": "Dame", "lord": "Lord",
    "lady": "Lady", "baroness": "Baroness", "rev": "Rev", "revd": "Revd", "reverend": "Reverend", "canon": "Canon",
}  # fmt: skip
_TITLE = re.compile(
    r"^(?P<title>(?:the\s+)?(?:"
    + "|".join(sorted(map(re.escape, _TITLES), key=len, reverse=True))
    + r"))\.?\s+(?P<name>\S.*)$",
    re.IGNORECASE,
)
_MARK = re.compile(r"^(?:[-*•·▪◦–—]\s+|\(?\d{1,3}[.)]\s+|\d{1,3}\s+)")
_ROLES: tuple[tuple[str, Role], ...] = (
    (r"\b(vice|deputy)[- ]?(chair|chairman|chairperson|chairwoman|mayor|leader)?\b", "vice_chair"),
    (r"\b(chair|chairman|chairperson|chairwoman|mayor|leader|convenor)\b", "chair"),
)
_CO_OPTED = re.compile(r"\bco-?opt", re.IGNORECASE)
_NO_VOTE = re.compile(r"\b(non[- ]?voting|no vote|without (a )?vote)\b", re.IGNORECASE)
_VOTE = re.compile(r"\b(voting|with (a )?vote)\b", re.IGNORECASE)
_IS_ROLE = re.compile(
    r"^(the )?(in the )?((vice|deputy)[- ]?)?(chair|chairman|chairperson|chairwoman|mayor|leader|convenor|vice|member|co-?opt\w*|"
    r"(non[- ]?)?voting|no vote|with(out)? (a )?vote)(\s+(of the (committee|council|board|panel)|member|non[- ]?voting|voting|"
    r"without (a )?vote|with (a )?vote|\(?elect\)?|and .*))*$",
    re.IGNORECASE,
)
_LEADING_ROLE = re.compile(
    r"^(?P<role>(?:(?:vice|deputy)[- ]?)?(?:chair|chairman|chairperson|chairwoman|mayor))\s*[:–-]?\s+(?P<rest>(?:councillor|cllr|mr|mrs|ms|miss|dr)\b.*)$",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"^(members?|membership|councillors?|co-?opt(ed|ee)s?( members)?|substitutes?|officers?|present|quorum.*|the committee|voting members|"
    r"non-?voting members|apologies)\s*(\(\d+\))?\s*:?$",
    re.IGNORECASE,
)
_COLUMNS = {
    "name": "name", "full name": "name", "member": "name", "councillor": "name", "title": "title", "role": "role", "position": "role",
    "group": "group", "party": "group", "political group": "group", "political party": "group", "ward": "ward", "division": "ward",
    "capacity": "capacity", "seat": "capacity", "voting": "capacity", "first name": "first", "forename": "first", "surname": "last",
    "last name": "last", "organisation": "organisation", "representing": "organisation", "post": "post",
}  # fmt: skip
_MOST_NAME = 80
_SEVERAL = re.compile(r"^(councillors|cllrs)\.?\s+(?P<names>.*)$", re.IGNORECASE)
_WARD = re.compile(r"\b(ward|division|parish of)\b", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(group|party|alliance|independents?|ind|conservatives?|con|labour|lab|co-?operative|liberal|democrats?|lib ?dems?|ld|"
    r"greens?|grn|reform|plaid|residents?|ratepayers?|ungrouped|non-?aligned)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a place on the body."""

    person: Person
    seat: Seat


@dataclass(frozen=True, slots=True)
class MembersRead:
    """The members understood, in the order of the list, and a sentence for each line that was not."""

    members: tuple[Member, ...]
    unread: tuple[str, ...]


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
    return MembersRead(tuple(reader.members), tuple(reader.unread))


def _table(text: str) -> tuple[dict[str, int], list[tuple[int, list[str]]]] | None:
    """The rows of a CSV with a header we know, or without one but clearly a table; None for a plain list."""
    text = text.lstrip("\ufeff").replace("\x00", "")
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max("\t;,", key=first.count)
    if delimiter not in first:
        return None
    names = [_COLUMNS.get(cell.strip().strip('"').lower()) for cell in first.split(delimiter)]
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
        self._known = {_same(person.name): person for person in known if person.name}
        self._ids = _Ids(person.id for person in known)
        self._names: set[str] = set()
        self._capacity: SeatCapacity = "member"

    def _miss(self, number: int, text: str, why: str) -> None:
        if len(self.unread) < MOST_PEOPLE:
            self.unread.append(f"Line {number}, “{printable(text)}”: {why}.")

    def take_line(self, number: int, text: str) -> None:
        text = _MARK.sub("", text).strip(" ,;.")
        if not text:
            return
        if _HEADING.match(text):
            self._capacity = _capacity_of(text, "member")
            return
        role_first = _LEADING_ROLE.match(text)
        said: list[str] = []
        if role_first:
            said.append(role_first["role"])
            text = role_first["rest"]
        name, after, brackets = _split(text)
        said += [*after, *brackets]
        role, capacity, rest = self._notes(said)
        many = self._several(name)
        if len(many) > 1 and not rest:
            for each in many:
                self._add(number, each, "", role="member", capacity=capacity)
            return
        name, rest = _turned(name, rest, after)
        group = organisation = ""
        for note in rest:
            if capacity != "member" and not organisation:
                organisation = note
            elif not group and (note in brackets or _GROUP.search(note)) and not _WARD.search(note):
                group = note
            else:
                # A ward most often, for which a person has no place; what it is, is not guessed.
                self._miss(
                    number, note, "this is no role and no group that Clerk knows, and was left out"
                )
        self._add(number, name, "", role, capacity, group=group, organisation=organisation)

    def _several(self, text: str) -> list[str]:
        """“Councillors A, B and C” on one line."""
        found = _SEVERAL.match(text)
        if not found:
            return [text]
        return [f"Councillor {name}" for name in re.split(r"\s+and\s+", found["names"]) if name]

    def _notes(self, said: Sequence[str]) -> tuple[Role, SeatCapacity, list[str]]:
        whole = " ".join(said)
        role: Role = "member"
        rest = []
        for note in said:
            if _IS_ROLE.match(note.strip()):
                continue
            rest.append(note)
        roles = " ".join(note for note in said if note not in rest)
        for sign, meaning in _ROLES:
            if re.search(sign, roles, re.IGNORECASE):
                role = meaning
                break
        return role, _capacity_of(whole, self._capacity), rest

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
            first, after, brackets = _split(part)
            notes += [first, *after, *brackets]
        role, capacity, _ = self._notes(notes)
        if of("capacity").lower() in {"no", "n", "false"}:
            capacity = "co_opted_non_voting"
        self._add(number, name, of("title"), role, capacity,
                  group=of("group"), organisation=of("organisation"), post=of("post"))  # fmt: skip

    def _add(  # noqa: PLR0913  # what a line may say of somebody
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
        title = _TITLES.get(title.lower(), title)
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
        if not re.search(r"[^\W\d_]", name) or len(name) > _MOST_NAME or len(name.split()) > 8:
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


def split_title(text: str) -> tuple[str, str]:
    """A name's title and the rest of it: “Cllr J Smith” is Councillor, J Smith."""
    found = _TITLE.match(text.strip())
    if not found:
        return "", text.strip()
    title = found["title"]
    return _TITLES.get(title.lower(), title), found["name"].strip()


def _split(text: str) -> tuple[str, list[str], list[str]]:
    """A line's name, what is said after it behind a comma or a dash, and what in brackets."""
    inner = re.findall(r"[(\[]([^()\[\]]*)[)\]]", text)
    bare = re.sub(r"[(\[][^()\[\]]*[)\]]", ", ", text)
    found = [part for each in re.split(r"\s+[–—-]\s+|[,;:]", bare) if (part := each.strip())]
    notes = [part for each in inner for note in re.split(r"[,;]", each) if (part := note.strip())]
    if not found:
        return text, [], []
    if _SEVERAL.match(found[0]):
        return " and ".join(found), [], notes
    return found[0], found[1:], notes


def _turned(name: str, rest: list[str], after: list[str]) -> tuple[str, list[str]]:
    """“Reyes, Marta” is Marta Reyes."""
    title, alone = split_title(name)
    first = rest[0] if rest else ""
    forename = re.fullmatch(r"[^\W\d_]+\.?( [^\W\d_]\.?)?", first) is not None
    if (
        " " in alone
        or not forename
        or after[:1] != [first]
        or _GROUP.search(first)
        or _WARD.search(first)
    ):
        return name, rest
    return " ".join(filter(None, (title, first, alone))), rest[1:]


def _capacity_of(text: str, usual: SeatCapacity) -> SeatCapacity:
    if _NO_VOTE.search(text):
        return "co_opted_non_voting"
    if _CO_OPTED.search(text):
        return "co_opted_voting" if _VOTE.search(text) else "co_opted_non_voting"
    return usual
