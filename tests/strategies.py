"""Facts and meetings for property tests, made from the types of the record themselves: a new verb is drawn at once.

Everything drawn is what a script may hold, so a test may add, keep, print and read back whatever comes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec
from hypothesis import strategies as st

from clerk.record.facts import VERBS, Amend, AnyFact, Fact, Move, Resolve, Resume, Vote
from clerk.record.kinds import Part
from clerk.record.meeting import AgendaItem, Entry, Meeting, Particulars, fingerprint, item_after
from clerk.record.people import Body, Council, Person, Quorum, Seat
from clerk.record.references import defines, mentions
from clerk.record.rules import SWITCHES
from clerk.record.text import clean

PEOPLE = ("okoro", "leigh", "leigh_b", "marsh", "solicitor", "visitor")
ITEMS = ("i1", "i2", "i3", "i4", "i5")
REFS = ("m1", "m2", "a1", "a2", "v1")
DAY = dt.date(2026, 3, 4)

_WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co", "Zl", "Zp"]), max_size=30
).map(lambda text: clean(text)[0])


def texts() -> st.SearchStrategy[str]:
    """Text of one paragraph, in any script, quotation marks and markup included."""
    usual = st.sampled_from(
        (
            "The report was noted.",
            "Members thanked <b>officers</b> & others",
            "Llanfair’s “own” – 5%",
            "",
        )
    )
    return usual | _WORDS


def clocks() -> st.SearchStrategy[str]:
    """A time by the clock, with and without seconds."""
    with_seconds = st.times().map(lambda time: time.strftime("%H:%M:%S"))
    return with_seconds | with_seconds.map(lambda text: text[:5])


def _days_and_times() -> st.SearchStrategy[str]:
    days = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)).map(str)
    return days | st.builds(lambda day, time: f"{day}T{time}", days, clocks())


def _parts() -> st.SearchStrategy[tuple[str | Part, ...]]:
    some = st.builds(Part, text=texts(), parts=st.lists(texts(), max_size=2).map(tuple))
    return st.lists(texts() | some, max_size=3).map(tuple)


def _of(node: msgspec.inspect.Type) -> st.SearchStrategy[Any]:
    """Values of an annotated type of the record."""
    inspect = msgspec.inspect
    match node:
        case inspect.Metadata():
            refers_to = (node.extra or {}).get("refers_to")
            pools = {
                "person": PEOPLE,
                "agenda item": ITEMS,
                "motion": REFS,
                "rule": sorted(SWITCHES),
            }
            return st.sampled_from(pools[refers_to]) if refers_to else _of(node.type)
        case inspect.UnionType():
            return st.one_of([_of(each) for each in node.types])
        case inspect.NoneType() | inspect.BoolType():
            return st.none() if isinstance(node, inspect.NoneType) else st.booleans()
        case inspect.IntType():
            return st.integers(node.ge if node.ge is not None else -9, node.le or 999)
        case inspect.LiteralType():
            return st.sampled_from(node.values)
        case inspect.DateTimeType():
            return st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2099, 12, 31)).map(
                lambda moment: moment.replace(microsecond=0)
            )
        case inspect.DateType():
            return st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
        case inspect.StrType():
            return _text_of(node)
        case inspect.VarTupleType() if "kinds.Part" in str(node.item_type):  # parts have parts
            return _parts()
        case inspect.VarTupleType():
            return st.lists(_of(node.item_type), max_size=3).map(tuple)
        case inspect.DictType():
            return st.dictionaries(_of(node.key_type), _of(node.value_type), max_size=4)
        case inspect.StructType():
            return _struct(node)
    raise NotImplementedError(f"tests/strategies.py draws no {node}")


def _text_of(node: msgspec.inspect.StrType) -> st.SearchStrategy[str]:
    if node.pattern is None:
        return st.sampled_from(REFS) if node.min_length else texts()
    if node.pattern.startswith("^[0-9a-f]{16}"):
        return st.integers(0, 2**64 - 1).map(lambda number: f"{number:016x}")
    if node.pattern.startswith("^[0-9]{4}"):
        return _days_and_times()
    if "2[0-3]" in node.pattern:
        return clocks()
    return st.sampled_from(PEOPLE)


def _struct(node: msgspec.inspect.StructType) -> st.SearchStrategy[Any]:
    fields = {}
    for field in node.fields:
        drawn = _of(field.type)
        if not field.required:
            default = (
                field.default if field.default is not msgspec.NODEFAULT else field.default_factory()
            )
            drawn = st.just(default) | drawn
        fields[field.name] = drawn
    return st.builds(node.cls, **fields)


def _made_sound(fact: AnyFact) -> AnyFact:
    """What the types alone do not say: a motion has words, and so has a decision that is no list of actions."""
    if isinstance(fact, Resolve) and fact.kind == "actions":
        return msgspec.structs.replace(fact, what="", parts=())
    if isinstance(fact, Move | Amend | Resolve) and not fact.what and not fact.parts:
        return msgspec.structs.replace(fact, what="That the report be noted")
    return fact


def facts_of(kind: type[Fact]) -> st.SearchStrategy[AnyFact]:
    """Facts of one type, naming people, items and motions of `PEOPLE`, `ITEMS` and `REFS`."""
    info = msgspec.inspect.type_info(kind)
    assert isinstance(info, msgspec.inspect.StructType)
    return _struct(info).map(_made_sound)


def facts() -> st.SearchStrategy[AnyFact]:
    """Facts of every type."""
    return st.sampled_from(sorted(VERBS)).flatmap(lambda name: facts_of(VERBS[name]))


def plans() -> st.SearchStrategy[Meeting]:
    """Meetings as set up: everybody of `PEOPLE` and everything of `ITEMS`, with particulars of every kind."""
    people = tuple(
        Person(id=slug, name=f"{slug.split('_')[0].title()} {slug[-1].upper()}", title="Councillor")
        if slug != "solicitor"
        else Person(id=slug, post="Solicitor to the Council")
        for slug in PEOPLE
    )
    seats = (
        Seat(person=PEOPLE[0], role="chair"),
        Seat(person=PEOPLE[1], role="vice_chair"),
        Seat(person=PEOPLE[2]),
        Seat(person=PEOPLE[3], capacity="co_opted_non_voting"),
    )
    body = st.builds(
        Body,
        id=st.just("planning"),
        name=st.just("Planning Committee"),
        type=st.just("regulatory"),
        style=st.just("council"),
        quorum=st.sampled_from([Quorum(number=3), Quorum(numerator=1, denominator=4, floor=3)]),
        members=st.just(seats),
        remote_attendance=st.sampled_from(["counted", "not_counted"]),
    )
    info = msgspec.inspect.type_info(Particulars)
    assert isinstance(info, msgspec.inspect.StructType)
    particulars = _struct(info).map(
        lambda drawn: msgspec.structs.replace(drawn, date=DAY, time="14:30")
    )
    return st.builds(
        Meeting,
        council=st.just(Council(name="Aldermere District Council")),
        people=st.just(people),
        body=body,
        particulars=particulars,
        agenda=_agendas(),
    )


def _agendas() -> st.SearchStrategy[tuple[AgendaItem, ...]]:
    info = msgspec.inspect.type_info(AgendaItem)
    assert isinstance(info, msgspec.inspect.StructType)

    def numbered(drawn: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
        return tuple(
            msgspec.structs.replace(item, id=slug) for slug, item in zip(ITEMS, drawn, strict=True)
        )

    return st.lists(_struct(info), min_size=len(ITEMS), max_size=len(ITEMS)).map(numbered)


@st.composite
def meetings(draw: st.DrawFn, max_entries: int = 15) -> Meeting:
    """Whole meetings, such as a script may hold: irregular in every way, but with every reference leading somewhere."""
    plan = draw(plans())
    drawn = _sound_together(draw(st.lists(facts(), max_size=max_entries)))
    moment = dt.datetime.combine(DAY, dt.time(14, 30))
    entries, current = [], None
    for number, each in enumerate(drawn, start=1):
        moment += dt.timedelta(seconds=draw(st.sampled_from((0, 0, 1, 60, 3600, 90_000))))
        fact = each
        if isinstance(fact, Resume) and fact.date is not None:
            fact = msgspec.structs.replace(fact, date=moment.date())
        current = item_after(fact, current)
        wording = draw(st.none() | texts())
        own = draw(st.sampled_from((fingerprint(fact), "0123456789abcdef")))
        entries.append(
            Entry(
                id=number,
                at=moment,
                fact=fact,
                item=draw(st.just(current) | st.none() | st.sampled_from(ITEMS)),
                about=draw(st.booleans()),
                entered=draw(
                    st.none() | st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2099, 1, 1))
                ),
                wording=wording,
                worded_for=None if wording is None else own,
                exempt=draw(st.sampled_from((None, True, False))),
            )
        )
    return plan.with_entries(entries)


def _sound_together(drawn: Sequence[AnyFact]) -> list[AnyFact]:
    """The facts of which each gives a name of its own, if any, and names only what another gives."""
    kept: list[AnyFact] = []
    names: set[str] = set()
    for fact in drawn:
        name = defines(fact)
        if name is None or name not in names:
            kept.append(fact)
            names.add(name or "")
    while True:
        motions = {name for fact in kept if (name := defines(fact))}
        votable = {name for fact in kept if not isinstance(fact, Vote) and (name := defines(fact))}
        sound = [
            fact
            for fact in kept
            if all(
                mention.name in ((votable | {"item"}) if isinstance(fact, Vote) else motions)
                for mention in mentions(fact)
                if mention.kind == "motion"
            )
        ]
        if len(sound) == len(kept):
            return sound
        kept = sound
