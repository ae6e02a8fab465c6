"""Everything that is wrong with a house style, each with its line and how to mend it: for whoever is writing one.

`read_style` stops at the first fault, which is enough to refuse a style; here the whole file is looked through.
"""

from __future__ import annotations

import difflib
import tomllib
import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, NamedTuple

import msgspec
from msgspec import inspect

from clerk.minutes.phrases import PhraseError, fields
from clerk.minutes.style_keys import Style
from clerk.minutes.toml_lines import key_lines, line_of
from clerk.record.refusals import explain

_LISTS = ("part", "motion_part", "point", "bullet", "condition", "reason")
_MISSING = "is missing"


class Fault(NamedTuple):
    """One thing that is wrong: at which line, of which key, why, and how to mend it."""

    line: int
    key: str
    why: str
    mend: str

    @property
    def missing(self) -> bool:
        """Whether nothing is wrong but that the key is not there: it can be lent (see ``style_lending``)."""
        return self.why == _MISSING


def style_faults(text: str) -> list[Fault]:
    """Return all that keeps a style from being used, in the order of its lines; nothing if it can be used."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return [_syntax(text, str(error))]
    lines = key_lines(text)
    found = [
        Fault(line_of(lines, key), key, why, mend)
        for key, why, mend in (*_walk(inspect.type_info(Style), data, ""), *_between(data))
    ]
    return sorted(found, key=lambda fault: fault.line)


def _syntax(text: str, said: str) -> Fault:
    """Put the reader's complaint into words, with its line: “… (at line 12, column 5)”."""
    why, _, place = said.partition(" (at ")
    digits = "".join(sign if sign.isdigit() else " " for sign in place).split()
    line = int(digits[0]) if digits else text.count("\n") + 1
    lower = why.lower()
    mend = 'write one key a line: key = "words"'
    if "overwrite" in lower or "twice" in lower or "already" in lower:
        mend = "it stands there twice; take one of the two out"
    elif "unterminated" in lower or "illegal character" in lower or "unclosed" in lower:
        mend = 'close the quotation mark on the same line, and write \\" for one inside the words'
    return Fault(line, "", f"the line cannot be read: {why[:1].lower()}{why[1:]}", mend)


_Found = tuple[str, str, str]


def _walk(node: inspect.Type, value: Any, path: str) -> Iterator[_Found]:
    if isinstance(node, inspect.Metadata):
        names = (node.extra or {}).get("fields")
        if names is not None and isinstance(value, str):
            yield from _phrase(value, frozenset(names), path)
        else:
            yield from _walk(node.type, value, path)
    elif isinstance(node, inspect.StructType):
        yield from _group(node, value, path)
    elif isinstance(node, inspect.VarTupleType) and isinstance(value, list):
        yield from _leaf(node, [], path) if not value else ()
        for index, inner in enumerate(value):
            yield from _walk(node.item_type, inner, f"{path}[{index}]")
    else:
        yield from _leaf(node, value, path)


def _group(node: inspect.StructType, value: Any, path: str) -> Iterator[_Found]:
    if not isinstance(value, dict):
        yield path, "must be a group of keys", f"write it as [{path}], with its keys below it"
        return
    known = {field.encode_name: field for field in node.fields}
    for name in value:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = (
                f"did you mean “{near[0]}”?"
                if near
                else f"there may be: {', '.join(sorted(known))}"
            )
            yield f"{path}.{name}".lstrip("."), "no style has this key", f"take it out; {hint}"
    for name, field in known.items():
        inner = f"{path}.{name}".lstrip(".")
        if name in value:
            yield from _walk(field.type, value[name], inner)
        elif field.required:
            where = f" under [{path}]" if path and not path.endswith("]") else ""
            yield inner, _MISSING, f"add {name} = …{where}; a shipped style shows one"


def _phrase(value: str, allowed: frozenset[str], path: str) -> Iterator[_Found]:
    try:
        used = fields(value)
    except PhraseError as error:
        yield (
            path,
            f"the phrase cannot be read: {error}",
            "docs/house-style.md shows how phrases are written",
        )
        return
    for name in sorted(used - allowed):
        choice = ", ".join(f"{{{each}}}" for each in sorted(allowed))
        if near := difflib.get_close_matches(name, allowed, 1):
            mend = f"did you mean {{{near[0]}}}? It may use: {choice}"
        else:
            mend = f"use only {choice}" if choice else "take it out, nothing is filled in there"
        yield path, f"the phrase cannot use {{{name}}}", mend


_PLAIN: dict[type[inspect.Type], Any] = {
    inspect.StrType: str,
    inspect.BoolType: bool,
    inspect.IntType: int,
}


def _leaf(node: inspect.Type, value: Any, path: str) -> Iterator[_Found]:
    """Let the type itself say whether a value will do: the whole style is made with this one value in its place."""
    if isinstance(node, inspect.LiteralType):
        if value not in node.values:
            yield path, f"cannot be “{value}”", _mend(node, "")
        return
    kind = _type_of(node)
    if kind is None:
        return
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        said = explain(str(error), kind, "").removeprefix("The script ").rstrip(".")
        yield path, said, _mend(node, said)


def _type_of(node: inspect.Type) -> Any:
    """The type that a part of the schema was made from, for what is checked value by value."""
    if isinstance(node, inspect.LiteralType):
        return Literal.__getitem__(node.values)
    if isinstance(node, inspect.DictType):
        inner = [_type_of(each) or Any for each in (node.key_type, node.value_type)]
        return types.GenericAlias(dict, tuple(inner))
    if isinstance(node, inspect.VarTupleType):
        return types.GenericAlias(list, (_type_of(node.item_type) or Any,))
    if isinstance(node, inspect.Metadata):
        return _type_of(node.type)
    if isinstance(node, inspect.StrType):
        return Annotated[str, msgspec.Meta(min_length=node.min_length, pattern=node.pattern)]
    return _PLAIN.get(type(node))


def _mend(node: inspect.Type, said: str) -> str:
    if isinstance(node, inspect.LiteralType):
        return f"it may be {', '.join(f'“{each}”' for each in node.values)}"
    if isinstance(node, inspect.BoolType):
        return "write true or false, without quotation marks"
    if isinstance(node, inspect.StrType):
        return (
            'write words between quotation marks: "…"'
            if "text" in said
            else "a shipped style shows one"
        )
    if isinstance(node, inspect.VarTupleType):
        return 'write a list: ["…", "…"]'
    return "a shipped style shows one"


def _some(every: list[Any], word: str) -> str:
    return f"{len(every)} {word}{'' if len(every) == 1 else 's'}"


def _between(data: Mapping[str, Any]) -> Iterator[_Found]:
    """What only shows when keys are laid side by side."""
    lists = data.get("lists")
    for name in _LISTS:
        mark = lists.get(name) if isinstance(lists, dict) else None
        forms, patterns = (
            (mark or {}).get(key) if isinstance(mark, dict) else None
            for key in ("formats", "patterns")
        )
        if isinstance(forms, list) and isinstance(patterns, list) and len(forms) != len(patterns):
            why = f"it has {_some(forms, 'format')} and {_some(patterns, 'pattern')}"
            yield f"lists.{name}", why, "give each depth of the list one format and one pattern"
    rules = data.get("rules")
    off = rules.get("off") if isinstance(rules, dict) else None
    if isinstance(off, list) and off:
        from clerk.record.rules import (
            SWITCHES,
        )  # some forty modules, which most styles need not name

        for code in off:
            if code not in SWITCHES:
                yield (
                    "rules.off",
                    f"it names “{code}”, which is no rule",
                    "docs/rules.md lists them",
                )
