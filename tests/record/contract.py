"""The script contract as the types have it: every structure with its fields, and which of them a script uses."""

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import inspect

from clerk.record.facts import VERBS
from clerk.record.script import Stamp, _Plan

Use = tuple[str, str]
"""A structure (a verb, or a type's name) and one of its fields, as scripts spell them."""


def node_of(kind: type) -> inspect.StructType:
    node = inspect.type_info(kind)
    assert isinstance(node, inspect.StructType)
    return node


def name_of(node: inspect.StructType) -> str:
    return str(node.tag) if node.tag else str(node.cls.__name__)


def structures(node: inspect.Type, seen: set[type]) -> Iterator[inspect.StructType]:
    """Yield every structure that a node holds, itself included, each once."""
    match node:
        case inspect.Metadata(type=inner):
            yield from structures(inner, seen)
        case inspect.UnionType(types=kinds):
            for kind in kinds:
                yield from structures(kind, seen)
        case inspect.VarTupleType(item_type=inner) | inspect.ListType(item_type=inner):
            yield from structures(inner, seen)
        case inspect.StructType() if node.cls not in seen:
            seen.add(node.cls)
            yield node
            for field in node.fields:
                yield from structures(field.type, seen)


def every_structure() -> list[inspect.StructType]:
    """Return every structure of a script: the plan's, the stamp, each verb's, and what is nested in them."""
    seen: set[type] = set()
    kinds: list[type] = [_Plan, Stamp, *VERBS.values()]
    return [found for kind in kinds for found in structures(node_of(kind), seen)]


def every_use() -> set[Use]:
    """Return every field that a script may use."""
    return {
        (name_of(node), field.encode_name) for node in every_structure() for field in node.fields
    } | {(verb, "do") for verb in VERBS}


def uses(script: dict[str, Any]) -> set[Use]:
    """Return the fields that a script does use."""
    found = set(_uses(node_of(_Plan), script))
    for event in script["events"]:
        found |= set(_uses(node_of(VERBS[event["do"]]), event))
        found |= set(_uses(node_of(Stamp), event))
        found.add((event["do"], "do"))
    return found


def _uses(node: inspect.Type, value: Any) -> Iterator[Use]:
    match node:
        case inspect.Metadata(type=inner):
            yield from _uses(inner, value)
        case inspect.UnionType(types=kinds):
            for kind in kinds:
                yield from _uses(kind, value)
        case inspect.VarTupleType(item_type=inner) | inspect.ListType(item_type=inner) if (
            isinstance(value, list)
        ):
            for each in value:
                yield from _uses(inner, each)
        case inspect.StructType() if isinstance(value, dict):
            for field in node.fields:
                if field.encode_name in value:
                    yield name_of(node), field.encode_name
                    yield from _uses(field.type, value[field.encode_name])


def is_required(field: inspect.Field) -> bool:
    return field.required and field.default_factory is msgspec.NODEFAULT
