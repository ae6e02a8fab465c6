"""Finds the people of whom a text speaks: after a title, or by first name and surname."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from clerk.record.rules.register import (
    COUNCILLOR,
    Named,
    Register,
    distance,
    folded,
    is_close,
    title_of,
)
from clerk.record.rules.texts import unquoted

_TITLES = (
    "ouncillor", "llr", "Mr", "Ms", "Miss", "Mx", "Dr", "Doctor", "Sir", "Dame", "Lord", "Lady", "Prof", "Rev",
    "Alderman", "Canon",
)  # fmt: skip
_TITLE = (
    r"(?:[Cc]ouncillors?|[Cc]llrs?|Mrs?|Ms|Miss|Mx|Dr|Doctor|Sir|Dame|Lord|Lady|Professor|Prof|Reverend|Revd|Rev|Alderman"
    r"|Canon)\b\.?"
)
_WORD = r"(?:(?:de|van|von|der|la|le|du|di|St\.?)\s+)*(?:[A-Z]\.|[A-Z][\w’'-]*)"
_PHRASE = rf"{_WORD}(?:\s+{_WORD}){{0,3}}"
_TITLED = re.compile(
    rf"\b(?P<titles>{_TITLE}(?:\s+(?:and|&)\s+{_TITLE})?(?:\s+{_TITLE})*)\s+(?P<name>{_PHRASE})"
)
_NEXT_IN_LIST = re.compile(rf"(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)(?!{_TITLE})(?P<name>{_PHRASE})")
_UNTITLED = re.compile(r"\b([A-Z][\w’'-]+)(?=\s([A-Z][\w’'-]+)(?:\s([A-Z]\w+))?)")
_EACH = re.compile(_WORD)

# What follows a name that is a place, a firm or a society
_OF_A_PLACE = frozenset(
    """
    Lane Road Street Avenue Close Way Drive Court Crescent Gardens Place Square Terrace Hill Green Park Wood Woods
    Farm House Hall Bridge Common Field Fields Meadow Row Walk Grove Mews Rise View Estate Centre School Academy
    College University Hospital Surgery Church Trust Foundation Fund Society Club Association Partnership Partners
    Limited Ltd LLP Plc Group Charity Works Depot Museum Library Theatre Ward Parish Town Village District Council
    Committee Report Review Inquiry Act Scheme Project Plan Award Memorial Day
    """.split()  # noqa: SIM905  # as above: a list of words is best read as one
)
# What follows a name in a sentence without being of it
_OF_AN_OFFICE = frozenset(
    """
    Chair Chairman Chairperson Vice Vice-Chair Vice-Chairman Cabinet Leader Deputy Ward Member Portfolio Executive
    Mayor Head Director Clerk Monitoring Lead Group Opposition Champion Representative
    """.split()  # noqa: SIM905  # as above
)
# “Councillor Call for Action”, “Councillors Code of Conduct”
_OF_A_TITLE = frozenset(
    {"Call", "Code", "Conduct", "Development", "Question", "Questions", "Training"}
)
# First names that begin sentences as plain words
_PLAIN_WORDS = frozenset({"will", "mark", "may", "grant", "bill", "june", "april", "hope", "dawn"})


class Mention(NamedTuple):
    """Somebody of whom a text speaks.

    ``people`` are those of the register that are meant: several where the name does not tell them apart.
    ``close`` are those who may have been meant by a name that is on no register, each with what to write
    instead of ``written``. ``full`` says that first name and surname are given; ``wrong_first`` that it is the
    first name that is another's. ``start`` and ``end`` are its place in the text, its titles included.
    """

    written: str
    titles: tuple[str, ...]
    start: int
    end: int
    people: tuple[Named, ...] = ()
    full: bool = False
    close: tuple[tuple[Named, str], ...] = ()
    wrong_first: bool = False
    surname: str = ""


@lru_cache(maxsize=8192)
def spoken_of(text: str, register: Register) -> tuple[Mention, ...]:
    """Those of whom a text speaks, in the order in which it does."""
    text = unquoted(text)
    found = [
        mention
        for place in _titled(text)
        if (mention := _understood(text, place, register)) is not None
    ]
    found += _untitled(text, register, [(each.start, each.end) for each in found])
    return tuple(sorted(found, key=lambda each: each.start))


class _Place(NamedTuple):
    """A name after a title: where the titles begin (or the name, in a list), and its words with their ends."""

    start: int
    titles: tuple[str, ...]
    words: tuple[str, ...]
    begins: tuple[int, ...]
    ends: tuple[int, ...]


@lru_cache(maxsize=8192)
def _titled(text: str) -> tuple[_Place, ...]:
    if not any(title in text for title in _TITLES):
        return ()
    found: list[_Place] = []
    for match in _TITLED.finditer(text):
        titles = tuple(
            title_of(word) for word in match["titles"].split() if word not in ("and", "&")
        )
        found.append(_place(match, match.start(), titles))
        first = match["titles"].split()[0]
        if len(first) > 3 and first.rstrip(".").endswith("s") and first != "Miss":
            at = _NEXT_IN_LIST.match(text, match.end())
            while at is not None:
                found.append(_place(at, at.start("name"), titles))
                at = _NEXT_IN_LIST.match(text, at.end())
    return tuple(found)


def _place(match: re.Match[str], start: int, titles: tuple[str, ...]) -> _Place:
    at = match.start("name")
    words = list(_EACH.finditer(match["name"]))
    return _Place(
        start=start,
        titles=titles,
        words=tuple(_bare(word[0]) for word in words),
        begins=tuple(at + word.start() for word in words),
        ends=tuple(at + word.start() + len(_bare(word[0])) for word in words),
    )


def _bare(word: str) -> str:
    """A word without the ending of the possessive."""
    if word[-1] not in "’'-sS":
        return word
    return _POSSESSIVE.sub("", word)


_POSSESSIVE = re.compile(r"(?:[’'][sS]?|-)$")


def _understood(text: str, place: _Place, register: Register) -> Mention | None:
    words = [folded(word).strip(".") for word in place.words]
    if place.words[0] in _OF_A_TITLE:
        return None
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        full = register.full.get(name) if count > 1 else None
        people = full or _fitting(register.families.get(name, ()), place.titles)
        if people and count == 1 and _more_follows(words, place.words, register, people):
            continue
        if people:
            whole = full is not None or any(
                name == each.family == folded(each.shown) for each in people
            )
            return _mention(text, place, count, people=people, full=whole)
    if words[0] in register.firsts and len(words) == 1:
        return None  # “Sir Keir”, “Miss Ruth”: a first name alone
    if any(word in _OF_A_PLACE for word in place.words[1:3]):
        return None
    return _misspelt(text, place, words, register)


def _more_follows(
    words: list[str], written: tuple[str, ...], register: Register, people: tuple[Named, ...]
) -> bool:
    """Whether a surname is a first name here, “Councillor Russell Cole”, or the half of a misspelt double one."""
    if len(words) < 2 or written[1] in _OF_AN_OFFICE:
        return False
    return words[1] in register.families or any(
        is_close(" ".join(words[: len(each.family.split())]), each.family)
        for each in people
        if " " in each.family
    )


def _fitting(people: tuple[Named, ...], titles: tuple[str, ...]) -> tuple[Named, ...]:
    """Those of a name whom a title fits; all of them where it fits none."""
    fit = tuple(each for each in people if each.titles & set(titles))
    return fit or people


def _may_be(each: Named, titles: tuple[str, ...], register: Register) -> bool:
    if each.titles:
        return bool(each.titles & set(titles))
    return COUNCILLOR not in titles or not register.has_councillors


def _misspelt(text: str, place: _Place, words: list[str], register: Register) -> Mention | None:
    close: list[tuple[Named, str, int]] = []
    wrong_first = False
    if len(words) > 1 and place.words[1] not in _OF_AN_OFFICE:
        for each in register.people:
            count = 1 + len(each.family.split())
            family = " ".join(words[1:count])
            same_first, same_family = words[0] == each.first, family == each.family
            near_first = is_close(words[0], each.first)
            near_family = is_close(family, each.family)
            fits = _may_be(each, place.titles, register)
            if (
                (same_first and near_family)
                or (fits and near_first and same_family)
                or (
                    fits
                    and near_first
                    and near_family
                    and distance(words[0], each.first, 1) == 1 == distance(family, each.family, 1)
                )
            ):
                close.append((each, each.shown, count))
        if not close:
            close = [
                (each, each.shown, 2)
                for each in register.families.get(words[1], ())
                if _may_be(each, place.titles, register) and _is_another(place.words[0], each.first)
            ]
            wrong_first = bool(close)
    if not close:
        # “Costa Fereira” is near the whole of a double surname, “Okora” near a single one
        for each in register.people:
            count = len(each.family.split())
            rest = place.words[count : count + 1]
            if rest and rest[0] not in _OF_AN_OFFICE:
                continue
            if is_close(" ".join(words[:count]), each.family) and _may_be(
                each, place.titles, register
            ):
                close.append((each, each.family_shown, count))
    if not close:
        return _mention(text, place, min(2, len(words)))
    count = close[0][2]
    prefix = text[place.start : place.begins[0]]
    better = tuple((each, prefix + name) for each, name, n in close if n == count)
    return _mention(text, place, count, close=better, wrong_first=wrong_first)


def _is_another(written: str, first: str) -> bool:
    """Whether a first name, or initials, can not be those of somebody; whom the register gives none may have any."""
    initials = written.replace(".", "")
    if initials.isupper() and len(initials) < 4:
        return bool(first) and folded(initials[0]) != first[0]
    return bool(first)


def _mention(
    text: str,
    place: _Place,
    count: int,
    *,
    people: tuple[Named, ...] = (),
    full: bool = False,
    close: tuple[tuple[Named, str], ...] = (),
    wrong_first: bool = False,
) -> Mention:
    end = place.ends[count - 1]
    return Mention(
        written=text[place.start : end],
        titles=place.titles,
        start=place.start,
        end=end,
        people=people,
        full=full,
        close=close,
        wrong_first=wrong_first,
        surname=folded(place.words[count - 1]),
    )


def _untitled(text: str, register: Register, taken: list[tuple[int, int]]) -> Iterator[Mention]:
    for match in _UNTITLED.finditer(text):
        first, second = folded(match[1]), folded(_bare(match[2]))
        if first not in register.firsts and second not in register.families:
            continue
        if any(start <= match.start() < end for start, end in taken):
            continue
        if f"{first} {second}" in register.not_names or {match[2], match[3]} & _OF_A_PLACE:
            continue
        if first in _PLAIN_WORDS and (not match.start() or text[match.start() - 2] in ".:;"):
            continue
        end = match.start(2) + len(_bare(match[2]))
        written = text[match.start() : end]
        people = register.full.get(f"{first} {second}", ())
        if people:
            yield Mention(written, (), match.start(), end, people, full=True, surname=second)
            continue
        close, wrong_first = _close_pair(first, second, register)
        if close:
            yield Mention(
                written, (), match.start(), end, close=close, wrong_first=wrong_first, surname=second
            )  # fmt: skip


def _close_pair(
    first: str, second: str, register: Register
) -> tuple[tuple[tuple[Named, str], ...], bool]:
    """Whom a first name and a surname without a title may mean, and whether it is the first name that is wrong."""
    near = [each for each in register.firsts.get(first, ()) if is_close(second, each.family)]
    same = [
        each for each in register.families.get(second, ()) if each.first and each.family == second
    ]
    near += [each for each in same if is_close(first, each.first)]
    wrong_first = False
    if not near and first in register.firsts and first not in register.families:
        near, wrong_first = same, True
    return tuple((each, each.shown) for each in near), wrong_first and bool(near)
