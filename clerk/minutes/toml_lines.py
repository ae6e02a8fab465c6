"""At which line of a TOML text each key stands, and the text with a key's value changed: comments and order stay.

The standard reader gives values without places. A house style uses a small part of TOML, which is read here line by
line: tables, lists of tables, one key a line, values over several lines.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from clerk.minutes.toml_spans import plain_key, value_spans

_TABLE = re.compile(r"^\s*\[(?P<name>[^\[\]]+)\]\s*(?:#.*)?$")
_LIST = re.compile(r"^\s*\[\[(?P<name>[^\[\]]+)\]\]\s*(?:#.*)?$")
_KEY = re.compile(
    r"""^\s*(?P<key>(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)(?:\s*\.\s*(?:"[^"]*"|[A-Za-z0-9_-]+))*)\s*=(?P<rest>.*)$"""
)
_LONG = ('"""', "'''")


def key_lines(text: str) -> dict[str, tuple[int, int]]:
    """Return the first and last line of each key's value, lines counted from 1; a table's are those of its head.

    Keys are written as paths: `roll.groups[1].label`.
    """
    found: dict[str, tuple[int, int]] = {}
    counts: dict[str, int] = {}
    table = ""
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if listed := _LIST.match(line):
            name = plain_key(listed["name"])
            table = f"{name}[{counts.get(name, 0)}]"
            counts[name] = counts.get(name, 0) + 1
            found.setdefault(name, (number, number))
            found[table] = (number, number)
        elif single := _TABLE.match(line):
            table = plain_key(single["name"])
            found.setdefault(table, (number, number))
        elif key := _KEY.match(line):
            first = number
            rest = key["rest"]
            while not _whole(rest) and number < len(lines):
                rest += "\n" + lines[number]
                number += 1
            path = f"{table}.{plain_key(key['key'])}".lstrip(".")
            found.setdefault(path, (first, number))
    return found


def _whole(value: str) -> bool:
    """Whether a value ends where its text does: its strings are closed, and so are its brackets."""
    depth, index = 0, 0
    while index < len(value):
        sign = value[index]
        if value.startswith(_LONG, index):
            end = value.find(value[index : index + 3], index + 3)
            if end < 0:
                return False
            index = end + 3
            continue
        if sign in "\"'":
            index += 1
            while index < len(value) and value[index] not in {sign, "\n"}:
                index += 2 if value[index] == "\\" and sign == '"' else 1
        elif sign == "#":
            end = value.find("\n", index)
            index = len(value) if end < 0 else end
        else:
            depth += (sign in "[{") - (sign in "]}")
        index += 1
    return depth <= 0


def line_of(lines: Mapping[str, tuple[int, int]], path: str) -> int:
    """Return the line of a key, or of the nearest thing around it that has one; 1 if nothing has."""
    while path:
        if path in lines:
            return lines[path][0]
        path = path[: path.rindex("[")] if path.endswith("]") else path.rpartition(".")[0]
    return 1


def with_values(text: str, values: Mapping[str, Any]) -> str:
    """Return the text with other values for some of its keys; every other character stays as it is.

    Raises:
        KeyError: a key does not stand in the text.
    """
    places = value_spans(text)
    for path in sorted(values, key=lambda each: -places[each][0]):
        first, last = places[path]
        text = f"{text[:first]}{written(values[path])}{text[last:]}"
    return text


def with_key(text: str, path: str, value: Any) -> str:
    """Return the text with a key more: below the last of its table, or a table more at the end.

    The table has to stand there; a group of keys that has no table is written as one at the end.
    """
    table, _, name = path.rpartition(".")
    lines = text.split("\n")
    if not table and isinstance(value, Mapping):
        rows = [f"{key} = {written(each)}" for key, each in value.items()]
        return "\n".join([*text.rstrip("\n").split("\n"), "", f"[{name}]", *rows, ""])
    places = value_spans(text)
    if table in places:
        # An inline table, which is written anew with its one key more.
        first, last = places[table]
        inner = tomllib.loads(f"x = {text[first:last]}")["x"]
        return f"{text[:first]}{written({**inner, name: value})}{text[last:]}"
    after = _last_line(key_lines(text), lines, table)
    lines.insert(after, f"{name} = {written(value)}")
    return "\n".join(lines)


def _last_line(places: Mapping[str, tuple[int, int]], lines: Sequence[str], table: str) -> int:
    """Return the last line of what a table has of its own: its head's, if it has nothing."""
    own = [
        last
        for path, (first, last) in places.items()
        if path.rpartition(".")[0] == table and not lines[first - 1].lstrip().startswith("[")
    ]
    return max(own, default=places[table][0] if table else 0)


def written(value: Any) -> str:
    """Return a value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {written(each)}" for key, each in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(written(each) for each in value) + "]"
    # A JSON string is a TOML string, but for the sign that TOML wants escaped and JSON does not.
    text = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    # A blank that does not break looks like any other, and is lost where a text is copied about.
    return text.replace("\u00a0", "\\u00a0")
