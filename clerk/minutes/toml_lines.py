"""At which line of a TOML text each key stands, and the text with a key's value changed: comments and order stay.

The standard reader gives values without places. A house style uses a small part of TOML, which is read here line by
line: tables, lists of tables, one key a line, values over several lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

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
            name = _plain(listed["name"])
            table = f"{name}[{counts.get(name, 0)}]"
            counts[name] = counts.get(name, 0) + 1
            found.setdefault(name, (number, number))
            found[table] = (number, number)
        elif single := _TABLE.match(line):
            table = _plain(single["name"])
            found.setdefault(table, (number, number))
        elif key := _KEY.match(line):
            first = number
            rest = key["rest"]
            while not _whole(rest) and number < len(lines):
                rest += "\n" + lines[number]
                number += 1
            path = f"{table}.{_plain(key['key'])}".lstrip(".")
            found.setdefault(path, (first, number))
    return found


def _plain(name: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in name.split("."))


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
    """Return the text with other values for some of its keys; every other line stays as it is.

    Raises:
        KeyError: a key does not stand in the text by itself on its lines.
    """
    lines = text.split("\n")
    places = key_lines(text)
    for path in sorted(values, key=lambda each: -places[each][0]):
        first, last = places[path]
        name = lines[first - 1].partition("=")[0].rstrip()
        lines[first - 1 : last] = [f"{name} = {_written(values[path])}"]
    return "\n".join(lines)


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_written(each)}" for key, each in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_written(each) for each in value) + "]"
    # A JSON string is a TOML string, but for the sign that TOML wants escaped and JSON does not.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
