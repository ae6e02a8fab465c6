"""Rows of the tables and the types of the record, turned into one another.

What is looked up or sorted by has a column; everything else of a type stands in `details` as JSON, so that a new
field with a default needs no new column.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, TypeVar, cast

import msgspec

from clerk.errors import Refused
from clerk.record.facts import AnyFact, details, verb
from clerk.record.meeting import AgendaItem, Entry, Meeting, Particulars
from clerk.record.people import Body, Council, Person, Seat
from clerk.record.refusals import explain
from clerk.record.script import read_fact
from clerk.record.text import clean_all

Row = dict[str, Any]
"""A row by its columns: what SQLite keeps (text, whole numbers, numbers, nothing), typed by the schema alone."""
S = TypeVar("S", bound=msgspec.Struct)

PERSON = {"id": "slug", "name": "name"}
SEAT = {"person": "person", "role": "role"}
ITEM = {"id": "slug", "number": "number", "kind": "kind", "title": "title"}
COUNCIL = {"name": "council"}
BODY = {"id": "body", "name": "body_name", "style": "style"}
PARTICULARS = {"date": "date", "time": "time", "type": "type", "place": "place"}


def to_json(data: object) -> str:
    """Plain data as compact JSON, in its own order: the names of a named vote stay as they were called."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def pack(thing: msgspec.Struct, columns: Mapping[str, str], rest: str = "details") -> Row:
    """A thing as columns, and what has no column as JSON in the column ``rest``."""
    data: dict[str, Any] = msgspec.to_builtins(thing)
    row: Row = {
        column: data.pop(field) if field in data else msgspec.to_builtins(getattr(thing, field))
        for field, column in columns.items()
    }
    row[rest] = to_json(data)
    return row


def unpack(
    row: Mapping[str, Any],
    columns: Mapping[str, str],
    kind: type[S],
    rest: str = "details",
    **more: object,
) -> S:
    """The thing that `pack` made a row of; ``more`` gives fields that are kept elsewhere."""
    data = json.loads(row[rest])
    data.update({field: row[column] for field, column in columns.items()})
    return msgspec.convert(data | more, kind)


def pack_meeting(meeting: Meeting) -> Row:
    """The row of a meeting's own particulars, with the council and the body as they stood."""
    row = pack(meeting.council, COUNCIL, "council_details")
    row |= pack(msgspec.structs.replace(meeting.body, members=()), BODY, "body_details")
    return row | pack(meeting.particulars, PARTICULARS)


def pack_entry(entry: Entry) -> Row:
    """The row of an entry, without its meeting and its place."""
    data = details(entry.fact)
    data.pop("do")
    return {
        "at": entry.at.isoformat(),
        "item": entry.item,
        "verb": verb(entry.fact),
        "details": to_json(data),
        "about": int(entry.about),
        "entered": None if entry.entered is None else entry.entered.isoformat(),
        "wording": entry.wording,
        "worded_for": entry.worded_for,
        "exempt": None if entry.exempt is None else int(entry.exempt),
    }


def unpack_fact(row: Mapping[str, Any]) -> AnyFact:
    """The fact of a row.

    Raises:
        Refused: this Clerk does not know such a fact.
    """
    return read_fact(
        {"do": row["verb"], **json.loads(row["details"])}, f"Entry {row['id']} of the minute book"
    )


def unpack_entry(row: Mapping[str, Any]) -> Entry:
    """The entry of a row of facts."""
    return Entry(
        id=row["id"],
        at=dt.datetime.fromisoformat(row["at"]),
        fact=unpack_fact(row),
        item=row["item"],
        about=bool(row["about"]),
        entered=None if row["entered"] is None else dt.datetime.fromisoformat(row["entered"]),
        wording=row["wording"],
        worded_for=row["worded_for"],
        exempt=None if row["exempt"] is None else bool(row["exempt"]),
    )


def checked_fact(fact: AnyFact) -> AnyFact:
    """A fact fit to be kept: its types checked, its text without what no document may hold.

    A fact that was put together in the program was never checked, and one that cannot be read back would close
    the whole meeting.

    Raises:
        Refused: it is not as its verb asks.
    """
    data, _ = clean_all(details(fact))
    return read_fact(cast("Row", data), verb(fact))


def checked_plan(meeting: Meeting) -> Meeting:
    """What a meeting is set up with, fit to be kept, in the same manner; its entries are left as they are.

    Raises:
        Refused: a part of it is not of its type.
    """
    return msgspec.structs.replace(
        meeting,
        council=_checked(meeting.council, Council, "council"),
        people=tuple(
            _checked(each, Person, f"people[{index}]") for index, each in enumerate(meeting.people)
        ),
        body=_checked(meeting.body, Body, "body"),
        particulars=_checked(meeting.particulars, Particulars, "meeting"),
        agenda=tuple(
            _checked(each, AgendaItem, f"agenda[{index}]")
            for index, each in enumerate(meeting.agenda)
        ),
    )


def _checked(thing: msgspec.Struct, kind: type[S], place: str) -> S:
    data, _ = clean_all(msgspec.to_builtins(thing))
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise Refused(explain(str(error), kind, place)) from None


def plan_of(
    row: Mapping[str, Any],
    people: list[Mapping[str, Any]],
    seats: list[Mapping[str, Any]],
    items: list[Mapping[str, Any]],
) -> Meeting:
    """A meeting without its entries, from its rows."""
    members = tuple(unpack(seat, SEAT, Seat) for seat in seats)
    body = unpack(row, BODY, Body, "body_details", members=())
    return Meeting(
        council=unpack(row, COUNCIL, Council, "council_details"),
        people=tuple(unpack(person, PERSON, Person) for person in people),
        body=msgspec.structs.replace(body, members=members),
        particulars=unpack(row, PARTICULARS, Particulars),
        agenda=tuple(unpack(item, ITEM, AgendaItem) for item in items),
    )
