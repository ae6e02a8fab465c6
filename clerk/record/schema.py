"""The JSON Schema of the meeting script, made from the types that read it."""

from __future__ import annotations

from typing import Any

import msgspec

from clerk.record.facts import VERBS
from clerk.record.meeting import AgendaItem, Particulars
from clerk.record.people import Body, Council, Person
from clerk.record.script import VERSION, Stamp

_REF = "#/$defs/{name}"


def script_schema() -> dict[str, Any]:
    """The machine-readable form of the contract, JSON Schema 2020-12.

    It says what a script may hold; that references lead somewhere and that times are in order is beyond a
    schema, and is checked when a script is read.
    """
    types: tuple[type[msgspec.Struct], ...] = (
        Council,
        Person,
        Body,
        Particulars,
        AgendaItem,
        Stamp,
        *VERBS.values(),
    )
    found, components = msgspec.json.schema_components(types, ref_template=_REF)
    parts = dict(zip([kind.__name__ for kind in types], found, strict=True))
    stamp = components.pop("Stamp")
    events = []
    for kind in VERBS.values():
        name = kind.__name__
        schema = components[name]
        schema["properties"] = {**stamp["properties"], **schema["properties"]}
        schema["required"] = ["at", *(key for key in schema.get("required", []) if key != "at")]
        events.append({"$ref": _REF.format(name=name)})
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Clerk meeting script",
        "description": "One meeting, written down as data: who could be there, the agenda, what happened.",
        "type": "object",
        "properties": {
            "clerk_script": {"const": VERSION},
            "council": parts["Council"],
            "people": {"type": "array", "items": parts["Person"]},
            "body": parts["Body"],
            "meeting": parts["Particulars"],
            "agenda": {"type": "array", "items": parts["AgendaItem"]},
            "events": {"type": "array", "items": {"oneOf": events}},
        },
        "required": ["clerk_script", "council", "people", "body", "meeting", "agenda", "events"],
        "additionalProperties": False,
        "$defs": components,
    }
    cleaned: dict[str, Any] = _without_null(schema)
    return cleaned


def _without_null(node: Any) -> Any:
    """The schema without null: in a script, a field that has no value is left out."""
    if isinstance(node, dict):
        found = {
            key: _without_null(value)
            for key, value in node.items()
            if not _is_null_default(key, value)
        }
        choices = found.get("anyOf")
        if isinstance(choices, list):
            choices = [choice for choice in choices if choice != {"type": "null"}]
            found["anyOf"] = choices
            if len(choices) == 1:
                del found["anyOf"]
                found = {**choices[0], **found}
        return found
    if isinstance(node, list):
        return [_without_null(inner) for inner in node]
    return node


def _is_null_default(key: str, value: object) -> bool:
    return key == "default" and value is None
