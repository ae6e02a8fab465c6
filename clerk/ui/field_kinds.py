"""The kinds of field a form can have, and which kind a field of a fact's type is."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from clerk.errors import Refused
from clerk.record.facts import ApproveMinutes, Fact
from clerk.record.kinds import Clock, DayAndTime, ItemId, PersonId, RefTo
from clerk.ui.field_words import (
    ITSELF,
    Scene,
    item_words,
    motion_words,
    name_words,
    read_attending,
    read_cells,
    read_clock,
    read_date,
    read_item,
    read_items,
    read_lines,
    read_motion,
    read_parts,
    read_people,
    read_person,
    read_when,
    show_date,
    show_item,
    show_parts,
    split_names,
    vote_names,
)
from clerk.ui.interests import interest_offers, read_interest
from clerk.ui.names import person_words

Shape = Literal["line", "text", "lines", "choice", "tick", "grid"]


class Kind(msgspec.Struct, frozen=True):
    """How a field is typed (`shape`), read, shown, and what it offers while one types.

    `many` says that what is offered is one of several, parted by commas.
    """

    shape: Shape
    read: Callable[[str, Scene], object]
    show: Callable[[Any, Scene], str]
    offers: Callable[[Scene], Sequence[str]] = lambda _scene: ()
    many: bool = False
    hint: str = ""


def _person_offers(scene: Scene) -> list[str]:
    here = scene.room.occupants
    seats = [seat.person for seat in scene.meeting.body.members]
    order = {name: place for place, name in enumerate([*seats, *here])}
    people = sorted(scene.meeting.people, key=lambda p: order.get(p.id, len(order)))
    return [person_words(person) for person in people]


def _item_offers(scene: Scene) -> list[str]:
    return [item_words(item) for item in scene.meeting.agenda]


def _motion_offers(scene: Scene) -> list[str]:
    rank = {"open": 0, "tied": 1}
    every = sorted(scene.motions.values(), key=lambda motion: rank.get(motion.fate, 2))
    return [
        *(motion_words(motion) for motion in every),
        "The item itself",
        *(name_words(each) for each in vote_names(scene)),
    ]


def _show_person(name: str, scene: Scene) -> str:
    person = scene.meeting.person_by_id.get(name)
    if person is None:
        return name
    called = (person.name, person.post)
    same = sum((each.name, each.post) == called for each in scene.meeting.people)
    return person_words(person) if same == 1 else name


def _show_motion(name: str, scene: Scene) -> str:
    if name == ITSELF:
        return "The item"
    # A name that somebody gave says enough; one that Clerk gave says little.
    given, motion = name_words(name), scene.motions.get(name)
    return motion_words(motion) if motion is not None and given != name else given


def _number(text: str, _scene: Scene) -> int:
    words = text.strip()
    if not words.isdigit():
        raise Refused(f"“{words}” is not a whole number.")
    return int(words)


def _time(text: str, _scene: Scene) -> str:
    found = read_clock(text)
    return found.strftime("%H:%M:%S" if found.second else "%H:%M")


def _day_and_time(text: str, scene: Scene) -> str:
    try:
        return read_date(text, scene.meeting.particulars.date).isoformat()
    except Refused:
        pass
    found = read_when(text, scene)
    if found is None:
        raise Refused("Type a date, and a time if there is one: 7 October 2026, 10.00.")
    return found.at.isoformat(timespec="minutes")


def _show_day_and_time(text: str, _scene: Scene) -> str:
    moment = dt.datetime.fromisoformat(text)
    date = show_date(moment.date().isoformat())
    return f"{date}, {moment:%H:%M}" if len(text) > 10 else date


def _date(text: str, scene: Scene) -> str:
    return read_date(text, scene.meeting.particulars.date).isoformat()


def _past_date(text: str, scene: Scene) -> str:
    return read_date(text, scene.meeting.particulars.date, past=True).isoformat()


def _dates(text: str, scene: Scene) -> list[str]:
    return [_past_date(each, scene) for each in split_names(text)]


def _future(line: str, scene: Scene) -> dict[str, str]:
    found = {}
    cells = [cell.strip() for cell in re.split(r"[,|\t]", line)]
    for cell in cells:
        if "date" not in found:
            found["date"] = _date(cell, scene)
        elif cell.casefold() in ("same", "as now"):
            particulars = scene.meeting.particulars
            found |= {"time": particulars.time}
            found |= {"place": particulars.place} if particulars.place else {}
        elif "time" not in found and cell[:1].isdigit():
            found["time"] = _time(cell, scene)
        elif cell:
            found["place"] = ", ".join(filter(None, (found.get("place"), cell)))
    return found


def _show_future(each: Mapping[str, str]) -> str:
    return ", ".join(filter(None, (show_date(each["date"]), each.get("time"), each.get("place"))))


def _correction(line: str) -> dict[str, str]:
    cells = read_cells(line)
    if len(cells) != 3:
        raise Refused("A correction has three cells: minute | words that stand there | new words.")
    return dict(zip(("minute", "from", "to"), cells, strict=True))


def _corrections(text: str, scene: Scene) -> list[Any]:
    """Corrections, one a line; one that reads as it did keeps the fact that it was made out to put right."""
    before = scene.before.fact if scene.before is not None else None
    had = before.corrections if isinstance(before, ApproveMinutes) else ()
    known = {(each.minute, each.from_, each.to): msgspec.to_builtins(each) for each in had}
    typed = [_correction(line) for line in read_lines(text)]
    return [known.get((each["minute"], each["from"], each["to"]), each) for each in typed]


def _one_or_lines(text: str, _scene: Scene) -> object:
    lines = read_lines(text)
    if len(lines) == 1 and not lines[0].startswith(_DASH):
        return lines[0]
    return [line.removeprefix(_DASH) for line in lines]


def _show_one_or_lines(value: Any, _scene: Scene) -> str:
    if isinstance(value, str):
        return value
    # A list of one is told from a sentence by its dash.
    return _DASH + value[0] if len(value) == 1 else "\n".join(value)


def _owner(text: str, scene: Scene) -> str:
    """A person of the meeting if one is meant, else the words as they are."""
    wanted = text.strip()
    try:
        found = read_person(wanted, scene)
    except Refused:
        return wanted
    person = scene.meeting.person_by_id[found]
    # A part of a name is somebody else's initials or a team: only a whole name is taken for the person.
    known = (found, person_words(person), person.name, person.post, person.family_name)
    return found if wanted.casefold() in {each.casefold() for each in known} else wanted


def _ways(text: str, scene: Scene) -> dict[str, str]:
    named = (line.partition(": ") for line in read_lines(text))
    # The grid names everybody by the register's own short name, a hand by any.
    known = scene.meeting.person_by_id
    return {
        name if name in known else read_person(name, scene): way.replace(" ", "_")
        for name, _, way in named
        if way
    }


def _show_ways(named: Mapping[str, str], _scene: Scene) -> str:
    return "\n".join(f"{name}: {way.replace('_', ' ')}" for name, way in named.items())


def _same(text: str, _scene: Scene) -> str:
    return text.strip()


def _as_text(value: Any, _scene: Scene) -> str:
    return str(value)


_DASH = "- "
_BAR = "cells parted by |"
KINDS: Mapping[str, Kind] = {
    "person": Kind("line", read_person, _show_person, _person_offers),
    "people": Kind(
        "line",
        read_people,
        lambda value, scene: ", ".join(_show_person(each, scene) for each in value),
        _person_offers,
        many=True,
        hint="several with commas",
    ),
    "attending": Kind(
        "line",
        read_attending,
        lambda value, scene: ", ".join(_show_person(each, scene) for each in value),
        _person_offers,
        many=True,
        hint="names; - all; -le all but one",
    ),
    "owner": Kind("line", _owner, _show_person, _person_offers),
    "item": Kind("line", read_item, show_item, _item_offers),
    "items": Kind(
        "line",
        read_items,
        lambda value, scene: ", ".join(show_item(each, scene) for each in value),
        _item_offers,
        many=True,
        hint="numbers: 6, 7, or 11-19",
    ),
    "motion": Kind("line", read_motion, _show_motion, _motion_offers),
    "interest": Kind("line", read_interest, _as_text, interest_offers, hint="disclosable pecuniary"),
    "line": Kind("line", _same, _as_text),
    "text": Kind("text", _same, _as_text),
    "number": Kind("line", _number, _as_text),
    "numbers": Kind(
        "line",
        lambda text, scene: [_number(each, scene) for each in split_names(text)],
        lambda value, _scene: ", ".join(map(str, value)),
        hint="with commas",
    ),
    "clock": Kind("line", _time, _as_text, hint="14.45"),
    "date": Kind("line", _date, lambda value, _scene: show_date(value), hint="30 October"),
    "past_date": Kind("line", _past_date, lambda value, _scene: show_date(value), hint="14 July"),
    "past_dates": Kind(
        "line",
        _dates,
        lambda value, _scene: ", ".join(show_date(each) for each in value),
        hint="14 July, 28 July",
    ),
    "day_and_time": Kind("line", _day_and_time, _show_day_and_time, hint="7 October, 10.00"),
    "parts": Kind(
        "lines", lambda text, _scene: read_parts(text), lambda value, _scene: show_parts(value),
        hint="one a line; indent a part of a part",
    ),
    "lines": Kind(
        "lines", lambda text, _scene: read_lines(text), lambda value, _scene: "\n".join(value),
        hint="one a line",
    ),
    "one_or_lines": Kind("lines", _one_or_lines, _show_one_or_lines, hint="one a line"),
    "cells": Kind(
        "line", lambda text, _scene: read_cells(text), lambda value, _scene: " | ".join(value),
        hint=_BAR,
    ),
    "rows": Kind(
        "lines",
        lambda text, _scene: [read_cells(line) for line in read_lines(text)],
        lambda value, _scene: "\n".join(" | ".join(row) for row in value),
        hint=f"one a line, {_BAR}",
    ),
    "corrections": Kind(
        "lines",
        _corrections,
        lambda value, _scene: "\n".join(f"{c['minute']} | {c['from']} | {c['to']}" for c in value),
        hint="minute | old words | new words",
    ),
    "futures": Kind(
        "lines",
        lambda text, scene: [_future(line, scene) for line in read_lines(text)],
        lambda value, _scene: "\n".join(_show_future(each) for each in value),
        hint="date, time, place; or date, same; one a line",
    ),
    "choice": Kind("choice", _same, _as_text),
    "yes_no": Kind("choice", lambda text, _scene: text == "yes", lambda value, _scene: "yes" if value else "no"),
    "tick": Kind("tick", lambda text, _scene: text == "yes", lambda value, _scene: "yes" if value else ""),
    "ways": Kind("grid", _ways, _show_ways, hint="F for, A against, B abstain, N not voting"),
}  # fmt: skip


class Typed(msgspec.Struct, frozen=True):
    """What a fact's type says of a field: its kind, whether it must be given, and what may be chosen."""

    name: str
    kind: str
    required: bool
    choices: tuple[str, ...] = ()


@lru_cache
def fields_of(fact: type[Fact]) -> Mapping[str, Typed]:
    """Return the fields of a fact's type by their name in a script."""
    hints = get_type_hints(fact, include_extras=True)
    found = {}
    for field in msgspec.structs.fields(fact):
        hint = hints[field.name]
        name = field.encode_name
        found[name] = Typed(name, _kind(hint), field.required, _choices(hint))
    return found


def _kind(hint: Any) -> str:  # a table of cases
    if hint == PersonId:
        return "person"
    if hint == ItemId:
        return "item"
    if hint == RefTo:
        return "motion"
    if hint == Clock:
        return "clock"
    if hint == DayAndTime:
        return "day_and_time"
    if get_origin(hint) is Annotated:
        return _kind(get_args(hint)[0])
    if get_origin(hint) is Literal:
        return "choice"
    if get_origin(hint) in (UnionType, Union):
        inner = [each for each in get_args(hint) if each is not NoneType]
        if inner == [bool]:
            return "yes_no"
        return _kind(inner[0]) if len(inner) == 1 else "one_or_lines"
    if get_origin(hint) is tuple:
        return _many(get_args(hint)[0])
    if get_origin(hint) is dict:
        return "ways"
    return {bool: "tick", int: "number", dt.date: "date", str: "line"}[hint]


def _many(inner: Any) -> str:
    if inner == PersonId:
        return "people"
    if inner == ItemId:
        return "items"
    return {"number": "numbers", "date": "past_dates", "line": "lines"}.get(
        "other" if get_origin(inner) in (UnionType, Union, tuple) else _simple(inner), "other"
    )


def _simple(inner: Any) -> str:
    return (
        "other" if isinstance(inner, type) and issubclass(inner, msgspec.Struct) else _kind(inner)
    )


def _choices(hint: Any) -> tuple[str, ...]:
    if get_origin(hint) is Literal:
        return tuple(str(value) for value in get_args(hint))
    for inner in get_args(hint):
        if get_origin(inner) in (Literal, Annotated):
            found = _choices(inner)
            if found:
                return found
    return ()
