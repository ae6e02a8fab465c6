"""That everything a meeting refers to is there: people, items, motions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from clerk.errors import Refused
from clerk.record.facts import Amend, AnyFact, Fact, Move, Vote, verb
from clerk.record.meeting import Entry, Meeting
from clerk.record.text import printable


class Mention(msgspec.Struct, frozen=True):
    """A fact's mention of a person, an agenda item or a motion, and the field in which it stands."""

    field: str
    kind: str
    name: str


def _kind_of(node: msgspec.inspect.Type) -> str | None:
    """What ids of this annotated type refer to, or None if it is not such an id."""
    while isinstance(node, msgspec.inspect.Metadata):
        extra = node.extra or {}
        if "refers_to" in extra:
            return str(extra["refers_to"])
        node = node.type
    return None


@cache
def _paths(fact_type: type[Fact]) -> tuple[tuple[str, str, str], ...]:
    """For each field of a fact that holds ids: attribute, name in scripts, and what they refer to."""
    info = msgspec.inspect.type_info(fact_type)
    found = []
    for field in info.fields if isinstance(info, msgspec.inspect.StructType) else ():
        for node in _leaves(field.type):
            kind = _kind_of(node)
            if kind:
                found.append((field.name, field.encode_name, kind))
    return tuple(found)


def _leaves(node: msgspec.inspect.Type) -> Iterator[msgspec.inspect.Type]:
    yield node
    if isinstance(node, msgspec.inspect.UnionType):
        for inner in node.types:
            yield from _leaves(inner)
    elif isinstance(node, msgspec.inspect.VarTupleType):
        yield from _leaves(node.item_type)
    elif isinstance(node, msgspec.inspect.DictType):
        yield from _leaves(node.key_type)


def mentions(fact: AnyFact) -> list[Mention]:
    """Everybody and everything that a fact refers to by id."""
    found: list[Mention] = []
    for attribute, name, kind in _paths(type(fact)):
        value = getattr(fact, attribute)
        names: Iterable[str] = (
            () if value is None else (value,) if isinstance(value, str) else value
        )
        found.extend(Mention(name, kind, each) for each in names)
    return found


def defines(fact: AnyFact) -> str | None:
    """The name by which a motion, an amendment or an item's vote may be referred to."""
    if isinstance(fact, (Move, Amend)):
        return fact.ref
    if isinstance(fact, Vote):
        return fact.ref
    return None


def place(index: int, entry: Entry) -> str:
    """Where an event stands in its script, in words."""
    return f"events[{index}] ({verb(entry.fact)} at {entry.at:%H:%M})"


def check_references(meeting: Meeting) -> None:
    """See that every id is given once, and that every reference leads somewhere.

    Raises:
        Refused: with the place and what is missing or doubled.
    """
    _once("people", (person.id for person in meeting.people))
    _once("agenda", (item.id for item in meeting.agenda))
    _once("body.members", (seat.person for seat in meeting.body.members))
    for index, person in enumerate(meeting.people):
        if not (person.name.strip() or person.post.strip()):
            raise Refused(
                f"people[{index}]: “{person.id}” has neither a name nor a post; give one."
            )
    _check_quorum(meeting)
    _check_rules(meeting)
    for index, seat in enumerate(meeting.body.members):
        _known(f'body.members[{index}]: "person"', "person", seat.person, meeting.person_by_id)
    for index, item in enumerate(meeting.agenda):
        if item.notice is not None:
            for person_id in filter(None, (item.notice.by, item.notice.seconder)):
                _known(f"agenda[{index}].notice", "person", person_id, meeting.person_by_id)
    motions: set[str] = set()
    amendable: set[str] = set()
    for index, entry in enumerate(meeting.entries):
        name = defines(entry.fact)
        if name is None:
            continue
        if name in motions:
            raise Refused(
                f"{place(index, entry)}: the ref “{printable(name)}” is used twice; give each its own."
            )
        motions.add(name)
        if not isinstance(entry.fact, Vote):
            amendable.add(name)
    for index, entry in enumerate(meeting.entries):
        if entry.item is not None:
            _known(f'{place(index, entry)}: "under"', "agenda item", entry.item, meeting.item_by_id)
        _check_entry(place(index, entry), entry.fact, meeting, motions, amendable)


def _check_entry(
    where: str, fact: AnyFact, meeting: Meeting, motions: set[str], amendable: set[str]
) -> None:
    for mention in mentions(fact):
        known: Iterable[str]
        if mention.kind == "person":
            known = meeting.person_by_id
        elif mention.kind == "agenda item":
            known = meeting.item_by_id
        elif isinstance(fact, Vote):
            known = amendable | {"item"}
        else:
            known = motions
        _known(f'{where}: "{mention.field}"', mention.kind, mention.name, known)


def _check_quorum(meeting: Meeting) -> None:
    quorum = meeting.body.quorum
    fraction = quorum.numerator is not None and quorum.denominator is not None
    half = (quorum.numerator is None) != (quorum.denominator is None)
    if (
        half
        or fraction == (quorum.number is not None)
        or (quorum.floor is not None and not fraction)
    ):
        raise Refused(
            'body.quorum: give either {"number": n} or {"numerator": n, "denominator": n, "floor": n}.'
        )


def _check_rules(meeting: Meeting) -> None:
    if not meeting.body.rules:
        return
    from clerk.record.rules import SWITCHES  # the rules rest on what stands here

    for code in meeting.body.rules:
        if code not in SWITCHES:
            raise Refused(
                f"body.rules names the rule “{printable(code)}”, which Clerk does not have; docs/rules.md lists them."
            )


def _once(where: str, names: Iterable[str]) -> None:
    for name, times in Counter(names).items():
        if times > 1:
            raise Refused(f"{where}: “{name}” is given {times} times; each may be there once.")


def _known(where: str, kind: str, name: str, known: Iterable[str]) -> None:
    if name not in known:
        raise Refused(
            f"{where} names the {kind} “{printable(name)}”, which this script does not have."
        )
