"""What a rule is, what it says when it trips, and the ways that it offers to put things right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from clerk.record.facts import AnyFact
from clerk.record.meeting import Entry
from clerk.record.rules.case import Case

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""From the gravest: what cannot be so; what should be looked at; what is only to be known."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Record a fact that is missing. ``before`` is the entry of that moment that it goes in front of.

    ``then`` are facts that follow from it, recorded after it in the same step.
    """

    fact: AnyFact
    at: dt.datetime
    item: str | None
    before: int | None = None
    then: tuple[AnyFact, ...] = ()


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Put another fact in the place of an entry's."""

    entry: int
    fact: AnyFact


class Remove(msgspec.Struct, frozen=True, kw_only=True):
    """Take an entry away."""

    entry: int


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """Open an entry, to be put right by hand."""

    entry: int


class Begin(msgspec.Struct, frozen=True, kw_only=True):
    """Open the form of a verb under an item, for what the rule cannot know; ``fields`` are filled in already.

    ``fields`` are as scripts name them.
    """

    verb: str
    item: str | None
    fields: dict[str, object] = msgspec.field(default_factory=dict)


class SetUp(msgspec.Struct, frozen=True):
    """Open what the meeting was set up with: its people, its agenda, its particulars."""

    part: Literal["people", "agenda", "meeting"]


class Write(msgspec.Struct, frozen=True, kw_only=True):
    """Put other words in the place of some in the text that is being typed, and is no entry yet."""

    instead_of: str
    text: str


Deed = Record | Change | Remove | Edit | Begin | SetUp | Write


class Mend(msgspec.Struct, frozen=True):
    """One way to put it right: what the officer reads, and what is then done."""

    label: str
    deed: Deed


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule found: the entry or item it stands at, and a sentence.

    ``about`` are the people and figures that the finding rests on: an acceptance holds for these alone, so
    that it lapses when they change. ``severity`` overrules the rule's own.
    """

    sentence: str
    entry: Entry | None = None
    item: str | None = None
    about: tuple[str, ...] = ()
    mends: tuple[Mend, ...] = ()
    severity: Severity | None = None


Finder = Callable[[Case], Iterator[Found]]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a record should not say, and where it is laid down that it should not.

    ``watches`` is one line for the page of rules and the list of switches; ``source`` the law, the standing
    orders or the plain reason behind it. ``in_text`` marks a rule that looks at one text at a time, and so can be
    tried on words that are still being typed.
    """

    code: str
    severity: Severity
    watches: str
    source: str
    find: Finder
    in_text: bool = False


class Family:
    """Rules of one kind, in the order in which they are tried and printed."""

    def __init__(self, title: str) -> None:
        """Begin an empty family with the title that the page of rules gives it."""
        self.title = title
        self.rules: list[Rule] = []

    def rule(
        self, code: str, severity: Severity, *, watches: str, source: str, in_text: bool = False
    ) -> Callable[[Finder], Finder]:
        """Take the function below into the family as a rule of this code."""

        def enter(find: Finder) -> Finder:
            self.rules.append(
                Rule(
                    code=code,
                    severity=severity,
                    watches=watches,
                    source=source,
                    find=find,
                    in_text=in_text,
                )
            )
            return find

        return enter


def take_away(entry: Entry, label: str = "Take this entry away") -> Mend:
    """Return the mend that removes an entry which should not be there."""
    return Mend(label, Remove(entry=entry.id))


def edit(entry: Entry, label: str = "Open this entry") -> Mend:
    """Return the mend that every finding at an entry may offer: open it."""
    return Mend(label, Edit(entry=entry.id))
