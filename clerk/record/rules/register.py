"""Those who may be named in a meeting, and how close a written name comes to one of them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from clerk.record.meeting import Meeting
from clerk.record.people import Person

_SAME_TITLE = {
    "cllr": "councillor", "cllrs": "councillor", "councillors": "councillor", "cr": "councillor", "doctor": "dr",
    "rev": "reverend", "revd": "reverend", "professor": "prof", "ald": "alderman",
}  # fmt: skip
COUNCILLOR = "councillor"
_TITLES = frozenset(
    {
        COUNCILLOR,
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "reverend",
        "sir",
        "dame",
        "lord",
        "lady",
    }
)

# Surnames so common that one of them, one or two letters from another, is as likely somebody else's.
_COMMON = frozenset(
    """
    adams ali allen bailey baker bell bennett brown butler carter chapman clark clarke collins cook cooper cox
    davies davis dixon edwards ellis evans fisher fletcher foster fox gray green griffiths hall harris harrison
    harvey hill holmes hughes hunt hunter jackson james jenkins johnson jones kelly khan king knight lee lewis
    lloyd marshall martin mason matthews miller mills mitchell moore morgan morris murphy murray owen palmer
    parker patel phillips powell price reid reynolds richards richardson roberts robinson rogers rose russell
    scott shaw simpson smith stevens taylor thomas thompson turner walker walsh ward watson webb white wilkinson
    williams wilson wood wright young
    """.split()  # noqa: SIM905  # ninety strings in a row are not read
)


class Named(NamedTuple):
    """Somebody of the register: first name, family name and titles as compared, and as printed."""

    person: str
    title: str
    first: str
    family: str
    shown: str
    family_shown: str
    titles: frozenset[str]


class Register:
    """The register of one meeting, as texts are compared with it. `register_of` gives equal ones but once."""

    def __init__(self, people: tuple[Named, ...], not_names: frozenset[str]) -> None:
        """Take those who have a name, and pairs of words that are none: “marsh lane”, “hale road”."""
        self.people = people
        self.not_names = not_names
        self.families: dict[str, tuple[Named, ...]] = {}
        self.firsts: dict[str, tuple[Named, ...]] = {}
        self.full: dict[str, tuple[Named, ...]] = {}
        for each in people:
            for part in {each.family, *re.split(r"[ -]", each.family)} - _PARTICLES:
                _add(self.families, part, each)
            if each.first:
                _add(self.firsts, each.first, each)
                _add(self.full, f"{each.first} {each.family}", each)
                _add(self.full, f"{each.first[0]} {each.family}", each)
            _add(self.full, folded(each.shown), each)
        self.has_councillors = any(COUNCILLOR in each.titles for each in people)


_PARTICLES = frozenset({"de", "van", "von", "st", "al", "la", "le", "du", "di", "der", "del"})


def _add(names: dict[str, tuple[Named, ...]], name: str, each: Named) -> None:
    known = names.get(name, ())
    if each not in known:
        names[name] = (*known, each)


def register_of(meeting: Meeting) -> Register:
    """The register of a meeting."""
    words = (meeting.council.name, meeting.body.name, meeting.particulars.place)
    titles = tuple(item.title for item in meeting.agenda)
    return _register(meeting.people, (*words, *titles))


@lru_cache(maxsize=8)
def _register(people: tuple[Person, ...], words: tuple[str, ...]) -> Register:
    named = tuple(_named(person) for person in people if person.name.strip())
    known: set[str] = set()
    for text in (*words, *(person.organisation for person in people)):
        known |= _pairs(text)
    return Register(named, frozenset(known))


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name as names are compared: without accents, capitals, and one sort of apostrophe and hyphen."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‐", "-"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


def title_of(word: str) -> str:
    """A title in the one form in which titles are compared: Cllr is Councillor, the Revd the Reverend."""
    plain = folded(word).strip(".")
    return _SAME_TITLE.get(plain, plain)


@lru_cache(maxsize=16384)
def distance(one: str, other: str, most: int = 2) -> int:
    """How many letters have to be put in, left out, changed or swapped with the next, at most ``most`` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        previous, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, previous[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


@lru_cache(maxsize=16384)
def is_close(written: str, name: str) -> bool:
    """Whether a written name is one or two letters off another: two only in a name of five or more.

    A name of three letters or fewer must keep its first; a common surname is not taken for another in two.
    """
    length = max(len(written), len(name))
    if written == name or length < 3:
        return False
    allowed = 1 if length < 5 or written in _COMMON else 2
    off = distance(written, name, allowed)
    if off > allowed or ((length < 4 or off == 2) and written[:1] != name[:1]):
        return False
    return not _is_form_of(written, name)


def _is_form_of(written: str, name: str) -> bool:
    """Whether one is the plural or possessive of the other."""
    endings = ("s", "es", "'s", "s'", "'")
    return any(written == name + ending for ending in endings)


def _named(person: Person) -> Named:
    titles = [title_of(word) for word in person.title.split()]
    words = person.name.split()
    while len(words) > 1 and title_of(words[0]) in _TITLES:  # “Cllr A Okoro” in one field
        titles.append(title_of(words.pop(0)))
    shown, family = " ".join(words), person.family_name
    first = shown.removesuffix(family)
    return Named(
        person=person.id,
        title=person.title,
        first=folded(first.split()[0]).strip(".") if first.split() else "",
        family=folded(family),
        shown=shown,
        family_shown=family,
        titles=frozenset(titles),
    )


def _pairs(text: str) -> set[str]:
    words = [folded(word) for word in re.findall(r"[\w’'-]+", text)]
    return {f"{one} {two}" for one, two in pairwise(words)}
