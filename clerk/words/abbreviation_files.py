"""Abbreviations as files that are kept and handed round: TOML, and CSV for a spreadsheet."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterable, Mapping

from clerk.errors import Refused
from clerk.record.text import printable
from clerk.words.abbreviations import checked, reachable

_TABLE = "abbreviations"
_HEADER = ("short", "stands for")
# What makes a spreadsheet take a cell for a formula; an apostrophe before it makes it text again.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def read_abbreviations(text: str, source: str) -> dict[str, str]:
    """The abbreviations of a file: TOML with a table of that name, else CSV with two columns.

    ``source`` is what a sentence calls the file; whether it is CSV is told by its ending.

    Raises:
        Refused: it is neither, or one of them cannot be an abbreviation; the sentence says where and why.
    """
    text = text.removeprefix("\ufeff")
    rows = _csv_rows(text, source) if source.lower().endswith(".csv") else _toml_rows(text, source)
    found: dict[str, str] = {}
    seen: dict[str, str] = {}
    for where, typed_short, typed_meaning in rows:
        try:
            short, meaning = checked(typed_short, typed_meaning)
        except Refused as error:
            raise Refused(f"{source}, {where}: {error.sentence}") from None
        if short.lower() in seen:
            raise Refused(
                f"{source}, {where}: “{printable(short)}” was there before, {seen[short.lower()]}; take one out."
            )
        seen[short.lower()] = where
        found[short] = meaning
    try:
        reachable(found, [short for short, meaning in found.items() if meaning])
    except Refused as error:
        raise Refused(f"{source}: {error.sentence}") from None
    return found


def _toml_rows(text: str, source: str) -> Iterable[tuple[str, str, str]]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(f"{source} is not TOML: {error}.") from None
    table = data.get(_TABLE)
    if not isinstance(table, dict) or len(data) > 1:
        raise Refused(f"{source} has to be one table called [{_TABLE}], and nothing beside it.")
    for short, meaning in table.items():
        if not isinstance(meaning, str):
            raise Refused(
                f"{source}: what “{printable(short)}” stands for has to be text in quotation marks."
            )
        yield f"at “{printable(short)}”", short, meaning


def _csv_rows(text: str, source: str) -> Iterable[tuple[str, str, str]]:
    delimiter = (
        ";" if ";" in text.partition("\n")[0] and "," not in text.partition("\n")[0] else ","
    )
    try:
        rows = list(csv.reader(text.splitlines(), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise Refused(f"{source} is not CSV: {error}.") from None
    for number, row in enumerate(rows, start=1):
        cells = [_unguarded(cell) for cell in row]
        if not any(cell.strip() for cell in cells) or tuple(map(str.lower, cells)) == _HEADER:
            continue
        if len(cells) != 2:
            raise Refused(
                f"{source}, line {number}: there have to be two columns, the short form and what it stands for; "
                f"here {'is' if len(cells) == 1 else 'are'} {len(cells)}."
            )
        yield f"line {number}", cells[0], cells[1]


def to_toml(own: Mapping[str, str]) -> str:
    """Abbreviations as TOML, in order of the alphabet."""
    lines = [f"{_quoted(short)} = {_quoted(own[short])}" for short in _in_order(own)]
    return "\n".join([f"[{_TABLE}]", *lines, ""])


def to_csv(own: Mapping[str, str]) -> str:
    """Abbreviations as CSV with a header, in order of the alphabet; no cell begins a formula."""
    lines: list[str] = []
    writer = csv.writer(_Lines(lines), lineterminator="\n")
    writer.writerow(_HEADER)
    for short in _in_order(own):
        writer.writerow([_guarded(short), _guarded(own[short])])
    return "".join(lines)


class _Lines:
    """What the csv module writes to, kept as lines."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def write(self, line: str) -> None:
        self._lines.append(line)


def _in_order(own: Mapping[str, str]) -> list[str]:
    return sorted(own, key=lambda short: (short.lower(), short))


def _quoted(text: str) -> str:
    # What JSON escapes, TOML reads; characters that only TOML forbids were refused at the door.
    return json.dumps(text, ensure_ascii=False)


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_FORMULA, "'")) else cell
