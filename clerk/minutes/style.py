"""Reading a house style, and saying exactly what is wrong with one that cannot be used."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from clerk.errors import Refused
from clerk.minutes.phrases import PhraseError, fields
from clerk.minutes.style_keys import Style
from clerk.record.refusals import explain

__all__ = ["Style", "phrases_of", "read_style"]


def read_style(text: str, where: str) -> Style:
    """A house style from the text of its ``style.toml``.

    Args:
        text: the file's content.
        where: what to call the file in a refusal.

    Raises:
        Refused: a key is missing, unknown or wrong; the sentence has file, key and reason.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(f"{where}: not TOML: {error}.") from None
    try:
        style = msgspec.convert(data, Style)
    except msgspec.ValidationError as error:
        raise Refused(f"{where}: {explain(str(error), Style, '')}") from None
    _check_phrases(data, where)
    for name, mark in (
        (name, getattr(style.lists, name))
        for name in ("part", "motion_part", "point", "bullet", "condition", "reason")
    ):
        if len(mark.formats) != len(mark.patterns):
            raise Refused(f"{where}: lists.{name} must have as many patterns as formats.")
    _check_roll(style, where)
    _check_rules(style, where)
    return style


def _check_roll(style: Style, where: str) -> None:
    for index, group in enumerate(style.roll.groups):
        key = f"{where}: roll.groups[{index}]"
        if (group.layout == "table") != bool(group.columns):
            raise Refused(
                f"{key}: a group has columns if its layout is “table”, and only then; "
                "give each column a header and a cell."
            )
        if group.roster and group.layout != "table":
            raise Refused(f"{key}.roster: only a group whose layout is “table” can be a roster.")
        used = frozenset[str]().union(*(fields(column.cell) for column in group.columns))
        if "mark" in used and "state" not in used:
            raise Refused(
                f"{key}.columns: beside {{mark}} use {{state}}, here or in another column: "
                "who has the page read out must hear what a sign means."
            )
        if group.roster and "state" not in used:
            raise Refused(
                f"{key}.columns: a roster needs a column with {{state}}, which says who was not there."
            )


def _check_rules(style: Style, where: str) -> None:
    if not style.rules.off:
        return
    from clerk.record.rules import SWITCHES  # some forty modules, which most styles need not name

    for code in style.rules.off:
        if code not in SWITCHES:
            raise Refused(
                f"{where}: rules.off names “{code}”, which is no rule; docs/rules.md lists them."
            )


def _check_phrases(data: Mapping[str, Any], where: str) -> None:
    for key, phrase, allowed in _phrases(msgspec.inspect.type_info(Style), data, ""):
        try:
            used = fields(phrase)
        except PhraseError as error:
            raise Refused(f"{where}: {key}: the phrase cannot be read: {error}.") from None
        unknown = sorted(used - allowed)
        if unknown:
            choice = ", ".join(sorted(allowed)) or "none"
            raise Refused(f"{where}: {key} cannot use {{{unknown[0]}}}; it may use: {choice}.")


def phrases_of(data: Mapping[str, Any]) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Every phrase of a style that can be used, with its key and the fields that it may use."""
    yield from _phrases(msgspec.inspect.type_info(Style), data, "")


def _phrases(
    node: msgspec.inspect.Type, value: Any, path: str
) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Every phrase of a style with its key and the fields that it may use."""
    if isinstance(node, msgspec.inspect.Metadata):
        names = (node.extra or {}).get("fields")
        if names is not None and isinstance(value, str):
            yield path, value, frozenset(names)
            return
        yield from _phrases(node.type, value, path)
    elif isinstance(node, msgspec.inspect.StructType):
        for field in node.fields:
            if field.encode_name in value:
                place = f"{path}.{field.encode_name}".lstrip(".")
                yield from _phrases(field.type, value[field.encode_name], place)
    elif isinstance(node, msgspec.inspect.VarTupleType):
        for index, inner in enumerate(value):
            yield from _phrases(node.item_type, inner, f"{path}[{index}]")


def plain_words(text: str) -> str:
    """A text reduced to its words, for telling whether two say the same."""
    return re.sub(r"[\W_]+", " ", text.lower()).strip()
