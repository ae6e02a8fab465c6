"""Every text that the officer typed into a meeting, with the place where it stands, and how to put one right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

import msgspec

from clerk.record.facts import (
    AnyFact,
    ApproveMinutes,
    Assign,
    Declare,
    Dispensation,
    Fact,
    Private,
    Say,
)
from clerk.record.meeting import AgendaItem, Entry, Meeting

Rewrite = Callable[[str], str]
"""What is done to a text to put it right."""


TYPED = "typed"
"""The field of a passage that is still being typed, and is no entry yet."""


class Passage(NamedTuple):
    """A text and where it stands: its entry (none: it is on the agenda), its item, and the field it is in.

    ``group`` tells apart the lists within one fact: the parts of a motion, the conditions of a decision.
    """

    text: str
    entry: Entry | None
    item: str | None
    field: str


# Not the officer's own words of today: earlier minutes as they read, a label of the style, a reference, an id.
_NOT_WORDS: frozenset[tuple[type, str]] = frozenset(
    {
        (ApproveMinutes, "corrections"),
        (Declare, "interest"),
        (Dispensation, "reference"),
        (Assign, "owner"),
        (Assign, "category"),
    }
)
_AGENDA_WORDS = ("title", "purpose", "recommendations", "public_text", "notice")


def passages(meeting: Meeting) -> tuple[Passage, ...]:
    """Every text of a meeting that its officer typed: the agenda's first, then the entries' in their order.

    Quotations are left out (a passage of the form quote, corrections of earlier minutes): they say what
    another document says, mistakes and all.
    """
    found: list[Passage] = []
    for item in meeting.agenda:
        found += agenda_passages(item)
    for entry in meeting.entries:
        found += entry_passages(entry)
    return tuple(found)


def agenda_passages(item: AgendaItem) -> Iterator[Passage]:
    """The texts of an agenda item."""
    for field in _AGENDA_WORDS:
        for text in _strings(getattr(item, field)):
            yield Passage(text, None, item.id, field)


def entry_passages(entry: Entry) -> Iterator[Passage]:
    """The texts of an entry: its fact's, and the officer's own wording of it."""
    fact = entry.fact
    if isinstance(fact, Private) and fact.doubt is not None:
        return  # to be settled as a doubt, and not for how it is put
    if entry.wording:
        yield Passage(entry.wording, entry, entry.item, "wording")
    if isinstance(fact, Say):  # by far the most, and the plainest
        if fact.form != "quote" and fact.text:
            yield Passage(fact.text, entry, entry.item, "text")
        return
    for field in _worded_fields(type(fact)):
        for text in _strings(getattr(fact, field)):
            yield Passage(text, entry, entry.item, field)


def reworded(fact: AnyFact, rewrite: Rewrite) -> AnyFact:
    """The fact with every text of the officer's in it put right."""
    fields = {
        field: _rewritten(getattr(fact, field), rewrite) for field in _worded_fields(type(fact))
    }
    changed: AnyFact = msgspec.structs.replace(fact, **fields)
    return changed


@lru_cache(maxsize=8192)
def unquoted(text: str) -> str:
    """A text with what it quotes from elsewhere blanked out, of the same length."""
    if "“" not in text and '"' not in text:
        return text
    return _QUOTED.sub(lambda match: " " * len(match[0]), text)


_QUOTED = re.compile('“[^“”]{0,400}”|"[^"]{0,400}"')


@cache
def _worded_fields(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a type whose texts are the officer's own, by their names in Python."""
    info = msgspec.inspect.type_info(kind)
    if not isinstance(info, msgspec.inspect.StructType):
        return ()
    return tuple(
        field.name
        for field in info.fields
        if (kind, field.name) not in _NOT_WORDS and _has_words(field.type, (kind,))
    )


def _has_words(node: msgspec.inspect.Type, seen: tuple[type, ...]) -> bool:
    match node:
        case msgspec.inspect.StrType():
            return node.pattern is None and node.max_length is None
        case msgspec.inspect.UnionType(types=kinds):
            return any(_has_words(each, seen) for each in kinds)
        case msgspec.inspect.VarTupleType(item_type=inner):
            return _has_words(inner, seen)
        case msgspec.inspect.StructType(cls=kind, fields=fields):
            return kind not in seen and any(
                _has_words(field.type, (*seen, kind)) for field in fields
            )
    return False


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, msgspec.Struct):
        for field in _worded_fields(type(value)):
            yield from _strings(getattr(value, field))


def _rewritten(value: Any, rewrite: Rewrite) -> Any:
    if isinstance(value, str):
        return rewrite(value)
    if isinstance(value, tuple):
        return tuple(_rewritten(inner, rewrite) for inner in value)
    if isinstance(value, msgspec.Struct) and not isinstance(value, Fact):
        fields = {
            field: _rewritten(getattr(value, field), rewrite)
            for field in _worded_fields(type(value))
        }
        return msgspec.structs.replace(value, **fields)
    return value
