"""A small invented chamber in which tests say what happened in a line or two, and read what the minutes make of it."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from clerk.minutes.blocks import Block, Draft
from clerk.minutes.layout import Which, draft
from clerk.record.meeting import Meeting
from clerk.record.script import read_script
from clerk.styles import load_style

Data = dict[str, Any]

STYLES = ("cabinet", "council", "licensing", "parish", "planning", "scrutiny")

PEOPLE: list[Data] = [
    {"id": "ash", "name": "Ann Ash", "title": "Councillor"},
    {"id": "birch", "name": "Ben Birch", "title": "Councillor"},
    {"id": "cole", "name": "Cy Cole", "title": "Councillor"},
    {"id": "dale", "name": "Di Dale", "title": "Councillor"},
    {"id": "elm", "name": "Ed Elm", "title": "Dr", "post": "Co-opted member"},
    {"id": "fern", "name": "Flo Fern", "title": "Councillor"},
    {"id": "solicitor", "post": "Solicitor to the Council"},
    {"id": "gray", "name": "Gil Gray", "title": "Mr", "organisation": "Anglers’ Club"},
]
MEMBERS: list[Data] = [
    {"person": "ash", "role": "chair"},
    {"person": "birch", "role": "vice_chair"},
    {"person": "cole"},
    {"person": "dale"},
    {"person": "elm", "capacity": "co_opted_non_voting"},
]
AGENDA: list[Data] = [
    {"id": "i1", "number": "1", "kind": "apologies", "title": "Apologies"},
    {"id": "i2", "number": "2", "kind": "report", "title": "The bridge"},
    {"id": "i3", "number": "3", "kind": "report", "title": "The lease"},
]


def do(verb: str, at: str = "14:00", **fields: Any) -> Data:
    """An event. A field whose name Python keeps for itself is given with a line after it: ``for_``, ``with_``."""
    return {"at": at, "do": verb, **{name.rstrip("_"): value for name, value in fields.items()}}


def script(*events: Data, **plan: Any) -> Data:
    """A script of these events. ``people``, ``agenda``, ``body`` and ``meeting`` add to or replace the usual."""
    body: Data = {
        "id": "bridges",
        "name": "Bridges Committee",
        "type": "other",
        "style": plan.pop("style", "council"),
        "quorum": {"number": 2},
        "members": MEMBERS,
        **plan.pop("body", {}),
    }
    people = {person["id"]: person for person in (*PEOPLE, *plan.pop("people", ()))}
    found: Data = {
        "clerk_script": 1,
        "council": {"name": "Aldermere District Council"},
        "people": list(people.values()),
        "body": body,
        "meeting": {"date": "2026-03-04", "time": "14:00", **plan.pop("meeting", {})},
        "agenda": plan.pop("agenda", AGENDA),
        "events": list(events),
    }
    assert not plan, f"a script has no {plan}"
    return found


def play(*events: Data, **plan: Any) -> Meeting:
    """The meeting of a script."""
    return read_script(json.dumps(script(*events, **plan))).meeting


def present(*people: str, capacity: str = "member", mode: str = "in_room") -> Data:
    """An event: these people are there."""
    return do("attend", people=list(people), capacity=capacity, mode=mode)


def sitting(*events: Data, **plan: Any) -> Meeting:
    """A meeting with all four members there, on item 2, in which these events happen."""
    frame = (
        present("ash", "birch", "cole", "dale"),
        do("start", presiding="ash"),
        do("open_item", item="i2"),
    )
    return play(*frame, *events, **plan)


def drafted(meeting: Meeting, which: Which = "public", style: str | None = None) -> Draft:
    """The draft in the meeting's own style, or in another."""
    name = style or meeting.body.style
    body = msgspec.structs.replace(meeting.body, style=name)
    return draft(msgspec.structs.replace(meeting, body=body), load_style(name), which)


def blocks(
    meeting: Meeting, item: str = "i2", which: Which = "public", style: str | None = None
) -> list[Block]:
    """What stands under an item, without its heading."""
    return [
        block
        for block in drafted(meeting, which, style).blocks
        if block.item == item and block.look not in ("heading", "closing")
    ]


def told(
    meeting: Meeting, item: str = "i2", which: Which = "public", style: str | None = None
) -> list[str]:
    """The words under an item, each block with its label in front."""
    found = blocks(meeting, item, which, style)
    return [f"{block.label} {block.text}".strip() for block in found]


def says(*events: Data, style: str = "council", which: Which = "public", **plan: Any) -> list[str]:
    """What the minutes say under item 2 in which these events happened."""
    return told(sitting(*events, style=style, **plan), which=which)


def whole(meeting: Meeting, which: Which = "public", style: str | None = None) -> str:
    """All the words of a draft, one block a line."""
    found = drafted(meeting, which, style).blocks
    lines = []
    for block in found:
        cells = (*block.header, *(cell for row in block.rows for cell in row))
        lines.append(" ".join(part for part in (block.label, block.text, *cells) if part))
    return "\n".join(lines)
