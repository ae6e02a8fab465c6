"""What was changed in an entry, field by field, in words: from what to what.

The nature of a sensitive interest is in no line of it (Localism Act 2011 s.32).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from clerk.record.facts import AnyFact, Declare, Vote, details, verb
from clerk.record.meeting import Entry, Meeting
from clerk.record.motions import Motion
from clerk.record.references import mentions

NOTHING = "nothing"
_FIELDS = {
    "what": "words", "parts": "parts", "mover": "mover", "seconder": "seconder", "kind": "kind", "on": "question",
    "to": "to whom", "becomes": "motion as it then reads", "manner": "manner", "for": "votes for",
    "against": "votes against", "abstain": "abstentions", "not_voting": "not voting", "named": "votes by name",
    "declared": "result as declared", "by": "what it rests on", "way": "way", "person": "person", "people": "people",
    "reasons": "reasons", "alternatives": "alternatives rejected", "conditions": "conditions", "notice": "notice",
    "ref": "name of the question", "items": "items", "interest": "interest", "action": "what they would do",
    "class": "class of interest", "nature": "nature of the interest", "paragraphs": "paragraphs",
    "public_interest": "public-interest test", "basis": "basis", "staying": "who stayed", "reference": "reference",
    "reason": "reason", "because": "because of", "item": "item", "conditions_start": "first condition’s number",
    "reasons_start": "first reason’s number", "contrary": "against advice", "appeal": "right of appeal",
    "sensitive": "sensitive", "office": "office", "title": "title", "mode": "how they were there",
    "capacity": "capacity",
}  # fmt: skip


class Difference(msgspec.Struct, frozen=True):
    """One field: its name in words, what it was and what it is."""

    field: str
    was: str
    now: str

    @property
    def told(self) -> str:
        """The difference in words."""
        return f"{self.field}: from {self.was or NOTHING} to {self.now or NOTHING}"


def differences(
    meeting: Meeting,
    before: Entry,
    after: Entry,
    every: dict[str, Motion],
    *,
    sensitive: bool = False,
) -> Iterator[Difference]:
    """Each thing that is another in an entry than it was.

    Args:
        meeting: whose people and items are named.
        before: the entry as it was.
        after: as it then was.
        every: the meeting's motions, by which a question is named.
        sensitive: whether it is an interest that was sensitive at any time: then its nature is left out.
    """
    names = _Names(meeting, every)
    yield from _of_entry(names, before, after)
    if type(before.fact) is not type(after.fact):
        yield Difference("kind of entry", _kind(before.fact), _kind(after.fact))
        return
    was, now = details(before.fact), details(after.fact)
    hidden = {"nature"} if sensitive or is_sensitive(before) or is_sensitive(after) else set()
    for field in dict.fromkeys((*was, *now)):
        if was.get(field) != now.get(field) and field not in hidden:
            yield Difference(
                _FIELDS.get(field, field.replace("_", " ").strip()),
                names.words(before.fact, field, was.get(field)),
                names.words(after.fact, field, now.get(field)),
            )


def is_sensitive(entry: Entry) -> bool:
    """Whether an entry is a sensitive interest, whose nature stays out of every document."""
    return isinstance(entry.fact, Declare) and entry.fact.sensitive


def _kind(fact: AnyFact) -> str:
    return verb(fact).replace("_", " ")


def _of_entry(names: _Names, before: Entry, after: Entry) -> Iterator[Difference]:
    if before.at != after.at or before.about != after.about:
        yield Difference("when it happened", _when(before), _when(after))
    if before.item != after.item:
        yield Difference("item", names.item(before.item), names.item(after.item))
    if before.wording != after.wording:
        yield Difference("own wording", _quoted(before.wording), _quoted(after.wording))
    if before.exempt != after.exempt:
        yield Difference("exempt", _exempt(before.exempt), _exempt(after.exempt))


def _when(entry: Entry) -> str:
    return f"{'about ' if entry.about else ''}{entry.at:%H:%M} on {entry.at.day} {entry.at:%B}"


def _quoted(text: str | None) -> str:
    return f"“{text}”" if text else ""


def _exempt(mark: bool | None) -> str:
    return {True: "marked exempt", False: "marked public", None: "as its item"}[mark]


class _Names:
    def __init__(self, meeting: Meeting, every: dict[str, Motion]) -> None:
        self.meeting, self.every = meeting, every

    def item(self, item: str | None) -> str:
        known = self.meeting.item_by_id.get(item or "")
        return (
            (f"item {known.number}" if known.number else f"“{known.title}”") if known else "no item"
        )

    def words(self, fact: AnyFact, field: str, value: Any) -> str:
        """A field's value as somebody would say it."""
        if value is None or value in ("", [], {}, ()):
            return ""
        kinds = {each.name: each.kind for each in mentions(fact) if each.field == field}
        if isinstance(value, dict) and field == "named":
            return ", ".join(f"{self._name(who)} {_plain(way)}" for who, way in value.items())
        if isinstance(value, list):
            return "; ".join(self._one(each, kinds) for each in value)
        return self._one(value, kinds)

    def _one(self, value: Any, kinds: dict[str, str]) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, dict):
            inner = [self._one(each, kinds) for each in value.get("parts", ())]
            return " / ".join((str(value.get("text", "")), *inner))
        kind = kinds.get(value) if isinstance(value, str) else None
        if kind == "person":
            return self._name(value)
        if kind == "agenda item":
            return self.item(value)
        if kind == "motion":
            return self._question(value)
        if isinstance(value, str) and " " in value:
            return f"“{value}”"
        return _plain(str(value))

    def _name(self, person: str) -> str:
        known = self.meeting.person_by_id.get(person)
        return known.called if known else person

    def _question(self, ref: str) -> str:
        motion = self.every.get(ref)
        if motion is not None and motion.is_amendment:
            return f"amendment {motion.letter}"
        if motion is not None:
            return "the motion"
        voted = any(vote.ref == ref for _, vote in self.meeting.of(Vote))
        return "the vote on the item" if voted or ref == "item" else "a question that is gone"


def _plain(word: str) -> str:
    return word.replace("_", " ")
