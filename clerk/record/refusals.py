"""What a type check says, put into words that someone who writes a script can act on."""

from __future__ import annotations

import re
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from clerk.record.facts import VERBS
from clerk.record.text import printable

_WORDS = {
    "int": "a whole number",
    "float": "a number with a decimal point",
    "str": "text",
    "bool": "true or false",
    "array": "a list",
    "object": "an object in braces",
    "null": "nothing",
    "date": "a date",
    "datetime": "a date and time",
}
_RULES = (
    (re.compile(r"Expected `(?P<want>[^`]+)`, got `(?P<got>[^`]+)`"), "must be {want}, not {got}"),
    (
        re.compile(r"Object contains unknown field `(?P<field>.*?)`", re.DOTALL),
        "has no field “{field}”",
    ),
    (re.compile(r"Object missing required field `(?P<field>.*?)`"), "lacks the field “{field}”"),
    (re.compile(r"Invalid enum value '?(?P<value>.*?)'?$", re.DOTALL), "cannot be “{value}”"),
    (re.compile(r"Invalid value '?(?P<value>.*?)'?$", re.DOTALL), "cannot be “{value}”"),
    (re.compile(r"Expected `int` >= (?P<least>\S+)"), "must be a whole number, {least} or more"),
    (re.compile(r"Expected `int` <= (?P<most>\S+)"), "must be a whole number, {most} or less"),
    (re.compile(r"Expected `str` of length >= (?P<least>\S+)"), "must not be empty"),
    (
        re.compile(r"Expected `str` of length <= (?P<most>\S+)"),
        "must be at most {most} characters long",
    ),
    (re.compile(r"Invalid (RFC3339|ISO8601) encoded date$"), "must be a date, YYYY-MM-DD"),
    (
        re.compile(r"Invalid (RFC3339|ISO8601) encoded datetime$"),
        "must be a date and time, YYYY-MM-DDTHH:MM:SS",
    ),
)
_PATTERNS = (
    ("[0-9]{4}-[0-9]{2}", "must be a date and time, YYYY-MM-DDTHH:MM"),
    ("2[0-3]", "must be a time by the clock, HH:MM or HH:MM:SS"),
    (
        "[a-z0-9_-]",
        "must be an id: small letters, digits, - and _, beginning with a letter or digit",
    ),
)


def place_of(index: int, event: dict[str, Any]) -> str:
    """Where an event stands in its script, as far as it can be told before it is understood."""
    known = [printable(str(event[key])) for key in ("do", "at") if isinstance(event.get(key), str)]
    return f"events[{index}]" + (f" ({' at '.join(known)})" if known else "")


def explain(complaint: str, subject: object, place: str) -> str:
    """A sentence for what a type check complained of.

    ``subject`` is the type that was checked (or the verb, for a fact), from which the values that a field
    may have are told; ``place`` is where in the script it stands, before the part that the complaint names.
    """
    message, _, path = (
        complaint.rpartition(" - at `") if " - at `" in complaint else (complaint, "", "")
    )
    path = path.rstrip("`").removeprefix("$").removeprefix(".")
    path = path.replace("[...]", "")
    shown = printable(path)
    where = ": ".join(part for part in (place, f'"{shown}"' if path and place else shown) if part)
    said = _said(message)
    allowed = _allowed(subject, path)
    if not path and said.startswith("cannot be") and subject not in VERBS:
        where = f'{place}: "do"'
        allowed = tuple(VERBS)
    choice = f"; it may be {', '.join(allowed)}" if allowed and "cannot be" in said else ""
    return f"{where or 'The script'} {said}{choice}."


def _said(message: str) -> str:
    if "matching regex" in message:
        for mark, words in _PATTERNS:
            if mark in message:
                return words
        return "is not written as it should be"
    for pattern, words in _RULES:
        found = pattern.search(message)
        if found:
            return words.format(
                **{key: printable(_in_words(value)) for key, value in found.groupdict().items()}
            )
    return f"is not as it should be ({printable(message)})"


def _in_words(value: str) -> str:
    kinds = [kind.strip() for kind in value.split("|")]
    if not all(kind in _WORDS for kind in kinds):
        return value
    named = [_WORDS[kind] for kind in kinds if kind != "null"] or ["nothing"]
    return " or ".join(named)


def _allowed(subject: object, path: str) -> tuple[str, ...]:
    """The values that a field with a fixed vocabulary may have, found by walking the types along the path."""
    current: Any = VERBS.get(subject, None) if isinstance(subject, str) else subject
    if path == "do":
        return tuple(VERBS)
    for step in re.findall(r"[A-Za-z_]+", path):
        current = _field_type(current, step)
        if current is None:
            return ()
    return tuple(str(value) for value in _literal(current))


def _field_type(owner: Any, name: str) -> Any:
    for each in (owner, *get_args(owner)):
        if isinstance(each, type) and issubclass(each, msgspec.Struct):
            hints = get_type_hints(each)
            for field in msgspec.structs.fields(each):
                if field.encode_name == name:
                    return hints[field.name]
    return None


def _literal(kind: Any) -> tuple[Any, ...]:
    if get_origin(kind) is Literal:
        return get_args(kind)
    for inner in get_args(kind):
        found = _literal(inner)
        if found:
            return found
    return ()
