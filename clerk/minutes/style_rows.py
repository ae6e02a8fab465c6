"""A house style as rows to be gone through: what each phrase tells, its words, and the fields that it may use."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec import inspect

from clerk.minutes.style_faults import Fault
from clerk.minutes.style_keys import Style
from clerk.minutes.style_words import GROUPS, choice_words, key_words
from clerk.minutes.toml_spans import value_spans

Choice = tuple[str | bool, str]
_YES_NO: tuple[Choice, ...] = ((True, "Yes"), (False, "No"))
# What is a list of words out of a fixed set is altered in the file itself.
_LEFT_ALONE = re.compile(r"made_from|document\.sections|rules|.*\.(?:capacities|modes)\[")


class StyleRow(msgspec.Struct, frozen=True):
    """One thing of a style that can be altered by itself.

    ``key`` is its path in the file and ``group`` what it belongs to, in words. A phrase has ``fields``, the names of
    what may be filled in; a row with ``choices`` is one of those values, each with its words.
    """

    key: str
    group: str
    label: str
    value: str | bool
    fields: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()

    @property
    def shown(self) -> str:
        """The value as it is listed."""
        named = dict(self.choices)
        return named[self.value] if self.choices and self.value in named else str(self.value)


def style_rows(text: str) -> tuple[StyleRow, ...]:
    """Return what of a style can be altered row by row, in groups; nothing of a text that is no TOML."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return ()
    spans = value_spans(text)
    found = [
        row
        for row in _walk(inspect.type_info(Style), data, "", ())
        if row.key in spans and not _LEFT_ALONE.match(row.key)
    ]
    order = list(GROUPS.values())
    named = [_named(row, data) for row in found]
    return tuple(sorted(named, key=lambda row: order.index(row.group)))


def trouble_with(faults: Iterable[Fault], key: str) -> str:
    """Return what of a style's faults is a key's, and how to mend it, in a sentence or two; empty if nothing is."""
    fault = next((each for each in faults if each.key == key), None)
    if fault is None:
        return ""
    return f"{fault.why[:1].upper()}{fault.why[1:]}. To mend it: {fault.mend}."


def _walk(node: inspect.Type, value: Any, path: str, fields: tuple[str, ...]) -> Iterator[StyleRow]:
    if isinstance(node, inspect.Metadata):
        own = tuple((node.extra or {}).get("fields", ()))
        yield from _walk(node.type, value, path, own)
    elif isinstance(node, inspect.StructType) and isinstance(value, Mapping):
        for field in node.fields:
            if field.encode_name in value:
                inner = f"{path}.{field.encode_name}".lstrip(".")
                yield from _walk(field.type, value[field.encode_name], inner, ())
    elif isinstance(node, inspect.VarTupleType) and isinstance(value, list):
        for index, each in enumerate(value):
            yield from _walk(node.item_type, each, f"{path}[{index}]", ())
    elif isinstance(node, inspect.DictType) and isinstance(value, Mapping):
        for name, each in value.items():
            yield from _walk(node.value_type, each, f"{path}.{name}", ())
    elif isinstance(node, inspect.LiteralType):
        bare = _bare(path)
        choices = tuple((str(each), choice_words(bare, str(each))) for each in node.values)
        yield StyleRow(path, "", "", str(value), choices=choices)
    elif isinstance(node, inspect.BoolType) and isinstance(value, bool):
        yield StyleRow(path, "", "", value, choices=_YES_NO)
    elif isinstance(node, inspect.StrType) and isinstance(value, str):
        yield StyleRow(path, "", "", value, fields)


def _bare(path: str) -> str:
    return re.sub(r"\[\d+\]", "", path)


def _named(row: StyleRow, data: Mapping[str, Any]) -> StyleRow:
    top, dot, _ = row.key.partition(".")
    group = GROUPS[top if dot else ""]
    return msgspec.structs.replace(row, group=group, label=_label(row.key, data))


def _label(key: str, data: Mapping[str, Any]) -> str:
    words, bare = key_words(), _bare(key)
    if bare not in words:
        # One of several of a kind: “Speaker’s part: objector”.
        whole, _, name = bare.rpartition(".")
        return f"{words[whole]}: {name.replace('_', ' ')}"
    label = words[bare]
    numbers = [int(each) for each in re.findall(r"\[(\d+)\]", key)]
    if key.startswith("roll.groups["):
        name = data["roll"]["groups"][numbers[0]].get("label", "").strip(" :")
        column = f" {numbers[1] + 1}" if len(numbers) > 1 else ""
        return f"{name or f'Group {numbers[0] + 1}'}: {label}{column}"
    if key.startswith("items.application["):
        return f"{label} {numbers[0] + 1}"
    deeper = numbers[0] if numbers else 0
    return f"{label}, level {deeper + 1}" if deeper else label
