"""The officer's own words in a fact: every text that was typed, and none that is worked out or an id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from clerk.record.exemption import public_meeting
from clerk.record.facts import (
    Absent,
    Adjourn,
    AdmitUrgent,
    Amend,
    AnyFact,
    Apologise,
    Appendix,
    ApproveMinutes,
    Assign,
    Correction,
    Declare,
    DeferItem,
    Dispensation,
    Elect,
    Fact,
    FutureMeeting,
    Leave,
    MatterArising,
    Move,
    NextMeeting,
    NotHeld,
    Petition,
    Private,
    Question,
    Resolve,
    Say,
    Speak,
    Table,
    TakeChair,
    WithdrawItem,
)
from clerk.record.kinds import Part
from clerk.record.meeting import Entry, Meeting

_FIELDS: Mapping[type[Any], tuple[str, ...]] = {
    Absent: ("reason",),
    AdmitUrgent: ("reason",),
    Adjourn: ("reason",),
    Amend: ("what", "parts", "becomes"),
    Apologise: ("reason",),
    Appendix: ("title", "text"),
    ApproveMinutes: ("corrections",),
    Assign: ("text", "category"),
    Declare: ("interest", "nature"),
    DeferItem: ("to", "reason"),
    Dispensation: ("reference",),
    Elect: ("title",),
    Leave: ("reason",),
    MatterArising: ("minute", "text"),
    Move: ("what", "parts", "to"),
    NextMeeting: ("dates",),
    NotHeld: ("reason",),
    Petition: ("text", "outcome"),
    Private: ("text", "settled"),
    Question: ("text", "answer", "supplementary", "supplementary_answer", "appendix"),
    Resolve: ("to", "what", "parts", "reasons", "alternatives", "conditions", "notice", "appeal"),
    Say: ("text",),
    Speak: ("name", "on_behalf_of", "text"),
    Table: ("caption", "header", "rows"),
    TakeChair: ("reason",),
    WithdrawItem: ("to", "reason"),
    # What facts are made of.
    Part: ("text", "parts"),
    Correction: ("minute", "from_", "to"),
    FutureMeeting: ("place",),
}
NOT_WORDS: frozenset[tuple[type[Fact], str]] = frozenset({(Assign, "owner")})
"""Texts of facts that are no prose: an owner may be a person's id."""

Path = tuple[str | int, ...]
"""Where a text stands in a fact: a field, and then places in lists and fields of what stands there."""
WORDING: Path = ("",)
"""The place of an entry's own wording, which stands beside its fact."""


def texts(fact: AnyFact) -> list[tuple[Path, str]]:
    """Every text of a fact that the officer typed, in the order of reading, each with its place."""
    return list(_walk(fact, ()))


def _walk(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        if value and not _is_code(path, value):
            yield path, value
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _walk(each, (*path, index))
    elif isinstance(value, msgspec.Struct):
        for name in _fields(value):
            yield from _walk(getattr(value, name), (*path, name))


def _fields(value: msgspec.Struct) -> tuple[str, ...]:
    if isinstance(value, Declare) and value.sensitive:
        # Its nature stays out of everything (Localism Act 2011 s.32).
        return ("interest",)
    return _FIELDS.get(type(value), ())


def _is_code(path: Path, value: str) -> bool:
    # Clerk's own word for leaving because of an interest.
    return path == ("reason",) and value == "interest"


def with_texts(fact: AnyFact, given: Mapping[Path, str]) -> AnyFact:
    """A fact with other words in these places."""
    made: AnyFact = _rebuilt(fact, (), given)
    return made


def _rebuilt(value: Any, path: Path, given: Mapping[Path, str]) -> Any:
    if isinstance(value, str):
        return given.get(path, value)
    if isinstance(value, tuple):
        return tuple(_rebuilt(each, (*path, index), given) for index, each in enumerate(value))
    if isinstance(value, msgspec.Struct):
        fields = {
            name: _rebuilt(getattr(value, name), (*path, name), given) for name in _fields(value)
        }
        return msgspec.structs.replace(value, **fields)
    return value


def entry_texts(entry: Entry) -> list[tuple[Path, str]]:
    """Every text of an entry that the officer typed: its own wording, which is what is printed, before the fact's."""
    wording = [(WORDING, entry.wording)] if entry.wording else []
    return [*wording, *texts(entry.fact)]


def with_entry_texts(entry: Entry, given: Mapping[Path, str]) -> Entry:
    """An entry with other words in these places.

    An own wording that is altered along with its fact stays as fresh as it was; if the fact alone is altered, the
    wording is to be read again.
    """
    fact = with_texts(entry.fact, {path: text for path, text in given.items() if path != WORDING})
    changed = entry
    if fact != entry.fact:
        changed = (
            entry.told_as(fact) if WORDING in given else msgspec.structs.replace(entry, fact=fact)
        )
    if WORDING in given:
        changed = msgspec.structs.replace(changed, wording=given[WORDING])
    return changed


def public_places(meeting: Meeting) -> frozenset[tuple[int, Path]]:
    """The places of every text that the public may read, by entry. A text is public only if it is word for word so."""
    own = {entry.id: dict(entry_texts(entry)) for entry in meeting.entries}
    return frozenset(
        (entry.id, path)
        for entry in public_meeting(meeting).entries
        for path, text in entry_texts(entry)
        if own[entry.id].get(path) == text
    )
