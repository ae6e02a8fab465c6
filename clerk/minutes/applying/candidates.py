"""What a fact might have been meant to say, guessed from the words that were put in its sentence.

Nothing here knows how a fact is told: each field is tried with what the new words name of its kind (a person, a
number, a time, a date, an item, another of its fixed words), and who asks derives the sentence and compares.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from clerk.minutes.applying.texts import carried, fresh
from clerk.record.facts import AnyFact, Assign, Table
from clerk.record.kinds import Clock, DayAndTime
from clerk.record.meeting import Entry, Meeting
from clerk.record.number_words import SMALL_NUMBERS
from clerk.record.own_words import entry_texts, with_entry_texts
from clerk.record.people import Person

_TIME = re.compile(
    r"(?<![\d.:£])(\d{1,2})(?:[.:h]([0-5]\d))?(?![\d.:])\s*(a\.?m\b|p\.?m\b|noon)?", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\d.,£])\d{1,3}(?:,\d{3})*(?![\d]|[.,]\d)")
_SPELT = {word: number for number, word in enumerate(SMALL_NUMBERS)} | {"none": 0, "nil": 0}
# “the”, “of”: words that many posts share name nobody.
_NAMES_SOMEBODY = 3


class Clues(msgspec.Struct, frozen=True):
    """What the words that were changed name: the people, numbers, times, dates and items that may be meant."""

    was: str
    now: str
    people: tuple[str, ...]
    numbers: tuple[int, ...]
    times: tuple[dt.time, ...]
    dates: tuple[dt.date, ...]
    items: tuple[str, ...]


def clues(meeting: Meeting, was: str, now: str) -> Clues:
    """What a change from one text to another names."""
    out, put = fresh(was, now)
    words = set(re.findall(r"\w+", f"{out} {put}".lower()))
    return Clues(
        was=was,
        now=now,
        people=tuple(each.id for each in meeting.people if _named(each, words)),
        numbers=tuple(dict.fromkeys(_numbers(put))),
        times=tuple(dict.fromkeys(_times(put))),
        dates=tuple(dict.fromkeys(_dates(now, meeting.particulars.date.year))),
        items=tuple(each.id for each in meeting.agenda if each.number.lower() in words),
    )


def _named(person: Person, words: set[str]) -> bool:
    named = re.findall(r"\w+", f"{person.name} {person.post}".lower())
    return any(word in words for word in named if len(word) >= _NAMES_SOMEBODY)


def _numbers(text: str) -> Iterator[int]:
    for found in _NUMBER.finditer(text):
        yield int(found[0].replace(",", ""))
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _SPELT:
            yield _SPELT[word]


def _times(text: str) -> Iterator[dt.time]:
    """Every time that a text may give; one without am or pm may be either."""
    if re.search(r"\bnoon\b", text, re.IGNORECASE):
        yield dt.time(12)
    if re.search(r"\bmidnight\b", text, re.IGNORECASE):
        yield dt.time(0)
    for found in _TIME.finditer(text):
        hour, minute = int(found[1]), int(found[2] or 0)
        half = (found[3] or "").lower().replace(".", "")
        hours = {"am": (hour % 12,), "pm": (hour % 12 + 12,)}.get(half, (hour, hour + 12))
        yield from (dt.time(each, minute) for each in hours if each < 24)


def _dates(text: str, year: int) -> Iterator[dt.date]:
    from clerk.record.rules.written_dates import dates_in

    for found in dates_in(text):
        years = (found.year,) if found.year is not None else (year, year + 1, year - 1)
        yield from filter(None, (found.on(each) for each in years))


def candidates(entry: Entry, clue: Clues) -> Iterator[Entry]:
    """The entry with one thing altered, each thing that the words may mean; facts before words."""
    seen = {msgspec.json.encode(entry)}
    for each in _every(entry, clue):
        key = msgspec.json.encode(each)
        if key not in seen:
            seen.add(key)
            yield each


def _every(entry: Entry, clue: Clues) -> Iterator[Entry]:
    for fact in _facts(entry.fact, clue):
        yield msgspec.structs.replace(entry, fact=fact)
    for time in clue.times:
        at = dt.datetime.combine(entry.at.date(), time)
        yield msgspec.structs.replace(entry, at=at)
    if entry.at.date() not in clue.dates:
        for day in clue.dates:
            yield msgspec.structs.replace(entry, at=dt.datetime.combine(day, entry.at.time()))
    yield msgspec.structs.replace(entry, about=not entry.about)
    yield from with_other_words(entry, clue.was, clue.now)


def _facts(fact: AnyFact, clue: Clues) -> Iterator[AnyFact]:
    if isinstance(fact, Assign):
        # An owner is a person's id or any text.
        for owner in (*clue.people, *_other_texts(fact.owner, clue.was, clue.now)):
            yield msgspec.structs.replace(fact, owner=owner)
    if isinstance(fact, Table):
        yield from _tables(fact, clue.now)
    yield from _variants(_type_of(type(fact)), fact, clue)


@cache
def _type_of(kind: Any) -> inspect.Type:
    return inspect.type_info(kind)


def _pattern(kind: Any) -> str | None:
    node: Any = _bare(_type_of(kind))
    found: str | None = node.pattern
    return found


def _bare(node: inspect.Type) -> inspect.Type:
    while isinstance(node, inspect.Metadata):
        node = node.type
    return node


def _refers_to(node: inspect.Type) -> str:
    while isinstance(node, inspect.Metadata):
        if "refers_to" in (node.extra or {}):
            return str((node.extra or {})["refers_to"])
        node = node.type
    return ""


def _variants(node: inspect.Type, value: Any, clue: Clues) -> Iterator[Any]:
    """What else a value of this type may be, by the clues."""
    ids = {"person": clue.people, "agenda item": clue.items}.get(_refers_to(node))
    kind = _bare(node)
    if ids is not None:
        yield from ids
    elif isinstance(kind, inspect.StructType):
        yield from _structs(kind, value, clue)
    elif isinstance(kind, inspect.UnionType):
        for inner in kind.types:
            if isinstance(inner, inspect.NoneType):
                yield None
            elif not isinstance(inner, inspect.StructType):
                yield from _variants(inner, value, clue)
    elif isinstance(kind, inspect.VarTupleType):
        yield from _tuples(kind, value, clue)
    elif isinstance(kind, inspect.DictType):
        if _refers_to(kind.key_type) == "person":  # what a correction sets has no clue in the words
            yield from _votes(kind, value, clue)
    else:
        yield from _plain(kind, value, clue)


def _structs(kind: inspect.StructType, value: Any, clue: Clues) -> Iterator[Any]:
    for field in kind.fields:
        old = getattr(value, field.name)
        for new in _variants(field.type, old, clue):
            if new != old:
                yield msgspec.structs.replace(value, **{field.name: new})


def _plain(kind: inspect.Type, value: Any, clue: Clues) -> Iterator[Any]:
    if isinstance(kind, inspect.BoolType):
        yield not value
    elif isinstance(kind, inspect.LiteralType):
        yield from kind.values
    elif isinstance(kind, inspect.IntType):
        low, high = kind.ge or 0, kind.le if kind.le is not None else 99_999
        yield from (number for number in clue.numbers if low <= number <= high)
    elif isinstance(kind, inspect.DateType):
        yield from clue.dates
    elif isinstance(kind, inspect.StrType) and kind.pattern is not None:
        if kind.pattern == _pattern(Clock):
            yield from (f"{each:%H:%M}" for each in clue.times)
        elif kind.pattern == _pattern(DayAndTime):
            yield from _moments(value, clue)


def _moments(value: str | None, clue: Clues) -> Iterator[str]:
    days = [each.isoformat() for each in clue.dates]
    times = [f"{each:%H:%M}" for each in clue.times]
    day, time = (value or "")[:10], (value or "")[11:]
    yield from (f"{each}T{time}" if time else each for each in days)
    yield from (f"{each}T{when}" for each in (day, *days) if each for when in times)


def _tuples(kind: inspect.VarTupleType, value: tuple[Any, ...], clue: Clues) -> Iterator[Any]:
    refers = _refers_to(kind.item_type)
    if not refers and not _is_whole(kind.item_type):
        return
    for place, each in enumerate(value):
        head, tail = value[:place], value[place + 1 :]
        yield from ((*head, new, *tail) for new in _variants(kind.item_type, each, clue)
                    if new not in value)  # fmt: skip
        yield (*head, *tail)
    if refers:
        new = [each for each in _variants(kind.item_type, None, clue) if each not in value]
        for place in range(len(value), -1, -1):
            yield from ((*value[:place], each, *value[place:]) for each in new)


def _is_whole(node: inspect.Type) -> bool:
    """Whether a list's members are dates, numbers or things of their own, and not the officer's prose."""
    return not isinstance(_bare(node), (inspect.StrType, inspect.UnionType, inspect.VarTupleType))


def _votes(kind: inspect.DictType, value: Mapping[str, str], clue: Clues) -> Iterator[Any]:
    """A named vote in which somebody voted otherwise, or is not named; one put in stands where the list has room."""
    for person in clue.people:
        for way in _variants(kind.value_type, value.get(person), clue):
            yield {**value, person: way}
        if person in value:
            yield {each: way for each, way in value.items() if each != person}


# Words.


def with_other_words(entry: Entry, was: str, now: str) -> Iterator[Entry]:
    """The entry with other words of the officer's own, where a text of theirs stands in the sentence that changed."""
    for path, text in entry_texts(entry):
        for new in _other_texts(text, was, now):
            yield with_entry_texts(entry, {path: new})


def _other_texts(text: str, was: str, now: str) -> Iterator[str]:
    """What a text may be now: as the stretch of the sentence that it was, with its own end or that of the sentence."""
    folded = was.lower()
    if len(folded) != len(was):
        return
    for core in dict.fromkeys((text.strip(), text.strip().rstrip(".;,:"))):
        start = folded.find(core.lower()) if core else -1
        while start >= 0:
            first, last = carried(was, now, start, start + len(core))
            new = _as_begun(core, was[start:], now[first:last].strip())
            if new:
                yield f"{new}{text.strip()[len(core) :]}"
            start = folded.find(core.lower(), start + 1)


def _as_begun(core: str, printed: str, new: str) -> str:
    """New words begun with the capital that the officer's own had, where the sentence had them begin otherwise."""
    if new and core[0] != printed[0] and core[0].lower() == printed[0].lower():
        return (new[0].upper() if core[0].isupper() else new[0].lower()) + new[1:]
    return new


def _tables(fact: Table, now: str) -> Iterator[AnyFact]:
    """The table with other cells, if what is proposed has its shape."""
    lines = [tuple(line.split("\t")) for line in now.split("\n")]
    header, rows = (lines[0], lines[1:]) if fact.header else ((), lines)
    rows = rows[: len(fact.rows)] if fact.total else rows
    if len(header) == len(fact.header) and all(len(row) == len(rows[0]) for row in rows):
        yield msgspec.structs.replace(fact, header=header, rows=tuple(rows))
