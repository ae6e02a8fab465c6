"""Random meetings with a word planted in everything that is exempt or private, for tests of what reaches the public."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from hypothesis import strategies as st

from clerk.record.facts import (
    VERBS,
    AnyFact,
    CloseItem,
    ExcludePublic,
    OpenItem,
    Private,
    Question,
    ReadmitPublic,
    Say,
    Start,
    verb,
)
from clerk.record.meeting import Entry, Meeting, fingerprint
from clerk.record.people import Person
from clerk.record.references import defines, mentions
from tests.strategies import facts_of, meetings

# What makes the frame of the secret part of the script is put there by the test itself.
_FRAME = (Start, OpenItem, CloseItem, ExcludePublic, ReadmitPublic)
_SECRET_VERBS = sorted(name for name, kind in VERBS.items() if kind not in _FRAME)
MARK = re.compile("leak", re.IGNORECASE)


def marked(fact: AnyFact) -> AnyFact:
    """The fact with every free text in it replaced by a word that is nowhere else."""
    data = msgspec.to_builtins(fact)
    ids = {mention.name for mention in mentions(fact)} | {defines(fact) or ""}
    info = msgspec.inspect.type_info(type(fact))
    assert isinstance(info, msgspec.inspect.StructType)
    for field in info.fields:
        if field.encode_name in data:
            data[field.encode_name] = _marked(field.type, data[field.encode_name], ids)
    if isinstance(fact, Say):
        data["text"] = "Leakword said."
    made: AnyFact = msgspec.convert(data, AnyFact)
    return made


def _marked(node: msgspec.inspect.Type, value: Any, ids: set[str]) -> Any:
    inspect = msgspec.inspect
    if isinstance(node, inspect.Metadata):
        return value if (node.extra or {}).get("refers_to") else _marked(node.type, value, ids)
    if isinstance(value, str):
        texts = [
            each
            for each in (node.types if isinstance(node, inspect.UnionType) else (node,))
            if isinstance(each, inspect.StrType)
            and each.pattern is None
            and each.min_length is None
        ]
        return "Leakword" if texts and value not in ids else value
    if isinstance(value, list) and isinstance(node, inspect.VarTupleType):
        return [_marked(node.item_type, each, ids) for each in value]
    if isinstance(value, list) and isinstance(node, inspect.UnionType):
        lists = [each for each in node.types if isinstance(each, inspect.VarTupleType)]
        return [_marked(lists[0].item_type, each, ids) for each in value] if lists else value
    if isinstance(value, dict):
        for each in node.types if isinstance(node, inspect.UnionType) else (node,):
            if isinstance(each, inspect.StructType):
                types = {field.encode_name: field.type for field in each.fields}
                return {key: _marked(types[key], inner, ids) for key, inner in value.items()}
    return value


@st.composite
def secret_meetings(draw: st.DrawFn) -> Meeting:
    """A random meeting that then goes into private session, with marked words in all that is exempt or private."""
    meeting = draw(meetings(max_entries=6))
    agenda = [
        msgspec.structs.replace(
            item,
            exempt=(3,),
            purpose="Leakword",
            recommendations=("Leakword",),
            notice=None,
            public_text="" if draw(st.booleans()) else "A public summary.",
        )
        if item.id == "i5"
        else item
        for item in meeting.agenda
    ]
    ghost = Person(id="ghost", name="Leakname Ghost", post="Leakpost")
    meeting = msgspec.structs.replace(
        meeting, agenda=tuple(agenda), people=(*meeting.people, ghost)
    )
    entries = [entry for entry in meeting.entries if not isinstance(entry.fact, Private)]
    names = {name for entry in entries if (name := defines(entry.fact))}

    def enter(
        fact: AnyFact, item: str | None, exempt: bool | None = None, wording: str | None = None
    ) -> None:
        at = entries[-1].at if entries else meeting.particulars.starts
        worded_for = fingerprint(fact) if wording else None
        number = len(meeting.entries) + len(entries) + 1
        entries.append(
            Entry(
                id=number,
                at=at,
                fact=fact,
                item=item,
                exempt=exempt,
                wording=wording,
                worded_for=worded_for,
            )
        )

    def secret() -> AnyFact | None:
        fact = marked(draw(facts_of(VERBS[draw(st.sampled_from(_SECRET_VERBS))])))
        known = {*names, *([defines(fact)] if defines(fact) else [])}
        motions = {mention.name for mention in mentions(fact) if mention.kind == "motion"}
        if defines(fact) in names or not motions <= (
            known | {"item"} if verb(fact) == "vote" else known
        ):
            return None
        if verb(fact) == "resume" and getattr(fact, "date", None):
            return None
        if name := defines(fact):
            if verb(fact) == "vote":
                return None
            names.add(name)
        return fact

    enter(OpenItem(item="i1"), "i1")
    for _ in range(draw(st.integers(0, 2))):
        fact = secret()
        if fact is not None:
            enter(fact, "i1", exempt=True, wording=draw(st.sampled_from([None, "Leakword"])))
    enter(Private(text="Leakword"), "i1")
    enter(ExcludePublic(items=("i5",), paragraphs=(3,)), "i1")
    enter(OpenItem(item="i5"), "i5")
    for _ in range(draw(st.integers(1, 4))):
        fact = secret()
        if fact is not None:
            enter(fact, "i5", wording=draw(st.sampled_from([None, "Leakword"])))
    enter(Question(kind="public", text="Leakword", from_="ghost", answer="Leakword"), "i5")
    enter(ReadmitPublic(), "i5")
    return meeting.with_entries(entries)
