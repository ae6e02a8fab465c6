"""How a contradiction is planted in a script: find an event, change it, put one before or after it, take it away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Data = dict[str, Any]
Plant = Callable[[Data], object]
"""Alters a script, which is a copy, in place."""


def find(script: Data, verb: str, index: int = 0, **fields: Any) -> Data:
    """The event of this verb with these fields (the first, or the one with this index)."""
    found = [
        event
        for event in script["events"]
        if event["do"] == verb and all(event.get(key) == value for key, value in fields.items())
    ]
    return dict_at(found, index)


def dict_at(found: list[Data], index: int) -> Data:
    """One of the events found; which there must be."""
    assert found, "the sample has no such event any more"
    return found[index]


def change(event: Data, **fields: Any) -> Data:
    """Give an event other fields; None takes one away."""
    for name, value in fields.items():
        if value is None:
            event.pop(name.rstrip("_"), None)
        else:
            event[name.rstrip("_")] = value
    return event


def remove(script: Data, event: Data) -> None:
    """Take an event away."""
    script["events"].remove(event)


def put_before(script: Data, event: Data, verb: str, **fields: Any) -> Data:
    """Put a new event of the same moment before another."""
    return _put(script, event, 0, verb, fields)


def put_after(script: Data, event: Data, verb: str, **fields: Any) -> Data:
    """Put a new event of the same moment after another."""
    return _put(script, event, 1, verb, fields)


def _put(script: Data, event: Data, offset: int, verb: str, fields: Data) -> Data:
    new = {
        "at": event["at"],
        "do": verb,
        **{name.rstrip("_"): value for name, value in fields.items()},
    }
    script["events"].insert(script["events"].index(event) + offset, new)
    return new


def cut_after(script: Data, event: Data) -> None:
    """Take away all that follows an event: the meeting is still in the middle of it."""
    del script["events"][script["events"].index(event) + 1 :]


def together(*plants: Plant) -> Plant:
    """Several plants as one, which only together contradict something."""

    def plant(script: Data) -> None:
        for each in plants:
            each(script)

    return plant


def without(verb: str, **fields: Any) -> Plant:
    """An event is missing."""
    return lambda script: remove(script, find(script, verb, **fields))


def write(script: Data, old: str, new: str) -> None:
    """Write something else in the first passage that has these words."""
    event = next(event for event in script["events"] if old in event.get("text", ""))
    event["text"] = event["text"].replace(old, new)
