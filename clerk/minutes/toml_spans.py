"""From which character to which each value of a TOML text stands: also inside inline tables and lists.

Whoever puts another value there leaves every other character of the file as its writer had it: comments, order, blanks.
"""

from __future__ import annotations

import re

Spans = dict[str, tuple[int, int]]

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_HEAD = re.compile(r"(?P<open>\[\[?)(?P<name>[^\[\]\n]+)\]\]?")
_PART = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_KEY = re.compile(rf"(?P<key>{_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*=[ \t]*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_BARE = re.compile(r"[^,\]}#\r\n]+")


def value_spans(text: str) -> Spans:
    """Return where each value begins and ends, by its key written as a path: `roll.groups[1].columns[0].cell`.

    The text has to be TOML; of one that is not, whatever stands before the first fault is found.
    """
    found: Spans = {}
    counts: dict[str, int] = {}
    table, at = "", _after_blank(text, 0)
    while at < len(text):
        if head := _HEAD.match(text, at):
            table = plain_key(head["name"])
            if head["open"] == "[[":
                counts[table] = counts.get(table, -1) + 1
            table = _numbered(table, counts)
            at = head.end()
        elif key := _KEY.match(text, at):
            at = _value(text, key.end(), _joined(table, plain_key(key["key"])), found)
        else:
            return found
        at = _after_blank(text, at)
    return found


def plain_key(name: str) -> str:
    """Return a key as it is written in paths: without quotation marks and blanks."""
    return ".".join(part.strip().strip("\"'") for part in name.split("."))


def _numbered(table: str, counts: dict[str, int]) -> str:
    """The path of a table's head: below a list of tables, it is the list's last one that is meant."""
    path = ""
    for part in table.split("."):
        path = _joined(path, part)
        bare = re.sub(r"\[\d+\]", "", path)
        if bare in counts:
            path = f"{path}[{counts[bare]}]"
    return path


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _after_blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _value(text: str, at: int, path: str, found: Spans) -> int:
    """Note where a value stands, and what is inside it; return where it ends."""
    if text.startswith("[", at):
        end = _list(text, at + 1, path, found)
    elif text.startswith("{", at):
        end = _inline(text, at + 1, path, found)
    elif string := _STRING.match(text, at):
        end = string.end()
    else:
        bare = _BARE.match(text, at)
        end = at + len(bare[0].rstrip()) if bare else len(text)
    found[path] = (at, end)
    return end


def _list(text: str, at: int, path: str, found: Spans) -> int:
    number, at = 0, _after_blank(text, at)
    while at < len(text) and text[at] != "]":
        at = _after_blank(text, _value(text, at, f"{path}[{number}]", found))
        number += 1
        if text.startswith(",", at):
            at = _after_blank(text, at + 1)
    return at + 1


def _inline(text: str, at: int, path: str, found: Spans) -> int:
    at = _after_blank(text, at)
    while at < len(text) and text[at] != "}":
        key = _KEY.match(text, at)
        if key is None:
            return len(text)
        at = _after_blank(
            text, _value(text, key.end(), _joined(path, plain_key(key["key"])), found)
        )
        if text.startswith(",", at):
            at = _after_blank(text, at + 1)
    return at + 1
