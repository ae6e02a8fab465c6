"""A small invented committee on which each phenomenon is played, and the register of the examples."""

import json
from collections.abc import Callable
from typing import Any

from clerk.record.meeting import Meeting
from clerk.record.presence import Chronicle, Room
from clerk.record.script import read_script

Event = dict[str, Any]
Example = Callable[[], Meeting]

EXAMPLES: dict[str, Example] = {}
"""Each example by the name of its row in docs/record.md. It asserts what the record holds, and returns the meeting."""

PEOPLE = [
    {"id": "ada", "name": "Ada Birch", "title": "Councillor"},
    {"id": "ben", "name": "Ben Alder", "title": "Councillor"},
    {"id": "cai", "name": "Cai Rowan", "title": "Councillor"},
    {"id": "dot", "name": "Dot Hazel", "title": "Councillor"},
    {"id": "fay", "name": "Fay Elm", "title": "Councillor"},
    {"id": "pat", "name": "Pat Quince", "title": "Mx"},
    {"id": "sol", "post": "Solicitor"},
]
SEATS = [
    {"person": "ada", "role": "chair"},
    {"person": "ben", "role": "vice_chair"},
    {"person": "cai"},
    {"person": "dot"},
]
ITEMS = [
    {"id": "i1", "number": "1", "kind": "other", "title": "First business"},
    {"id": "i2", "number": "2", "kind": "other", "title": "Second business"},
    {"id": "i3", "number": "3", "kind": "other", "title": "Third business"},
]


def example(row: str) -> Callable[[Example], Example]:
    """Enter a function as the example of a row."""

    def enter(play_it: Example) -> Example:
        assert row not in EXAMPLES, f"there are two examples of “{row}”"
        EXAMPLES[row] = play_it
        return play_it

    return enter


def ev(do: str, **fields: Any) -> Event:
    """Return an event; a field that Python has a word for is written with a line under it (``for_``)."""
    return {"do": do, **{name.rstrip("_"): value for name, value in fields.items()}}


ROLL = ev("attend", people=["ada", "ben", "cai", "dot"], capacity="member", mode="in_room")


def opening(*roll: Event) -> tuple[Event, ...]:
    """Return how a meeting begins: the roll, the start, the first item."""
    return (*(roll or (ROLL,)), ev("start", presiding="ada"), ev("open_item", item="i1"))


def play(
    *events: Event,
    begin: tuple[Event, ...] | None = None,
    items: dict[str, Event] | None = None,
    seats: list[Event] | None = None,
    people: list[Event] | None = None,
    body: Event | None = None,
    meeting: Event | None = None,
) -> Meeting:
    """Play events after an ordinary opening, a minute apart from 14:00 unless they have times of their own."""
    every = [*(opening() if begin is None else begin), *events]
    timed = []
    clock = "14:00"
    for event in every:
        if "at" in event:
            clock = event["at"]
        elif {"next_day", "day", "date"} & event.keys():
            clock = "10:00"
        else:
            hour, minute = divmod(int(clock[:2]) * 60 + int(clock[3:]) + 1, 60)
            clock = f"{hour:02}:{minute:02}"
        timed.append({"at": clock, **event})
    script = {
        "clerk_script": 1,
        "council": {"name": "Aldermere District Council"},
        "people": [*PEOPLE, *(people or [])],
        "body": {
            "id": "commons",
            "name": "Commons Committee",
            "type": "other",
            "style": "council",
            "quorum": {"number": 2},
            "members": seats or SEATS,
            **(body or {}),
        },
        "meeting": {
            "date": "2026-10-06",
            "time": "14:00",
            "first_minute_number": 38,
            **(meeting or {}),
        },
        "agenda": [{**item, **(items or {}).get(item["id"], {})} for item in ITEMS],
        "events": timed,
    }
    return read_script(json.dumps(script)).meeting


def last_room(meeting: Meeting) -> Room:
    return Chronicle(meeting).last()
