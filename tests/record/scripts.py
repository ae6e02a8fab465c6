"""Random scripts, made from the types: every verb, every field, whatever else is added to them."""

import datetime as dt
from functools import cache
from typing import Any

from hypothesis import strategies as st
from msgspec import inspect

from clerk.record.facts import VERBS
from clerk.record.meeting import AgendaItem, Particulars
from clerk.record.people import Body, Person
from clerk.record.script import Stamp
from tests.record.contract import is_required, node_of

Data = dict[str, Any]

PEOPLE = [f"person-{number}" for number in range(8)]
ITEMS = [f"item-{number}" for number in range(5)]
MOTIONS = ["first", "second", "third"]
DEFINING = {("move", "ref"), ("amend", "ref"), ("vote", "ref")}
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufffe\uffff"),
    min_size=1,
    max_size=12,
)
CLOCKS = st.times().map(lambda time: time.strftime("%H:%M:%S" if time.second % 2 else "%H:%M"))
DATES = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))


def _named_thing(extra: dict[str, Any], owner: str, field: str) -> st.SearchStrategy[Any] | None:
    match extra.get("refers_to"):
        case "person":
            return st.sampled_from(PEOPLE)
        case "agenda item":
            return st.sampled_from(ITEMS)
        case "motion":
            return st.sampled_from(
                [*MOTIONS, *(["item"] if (owner, field) == ("vote", "on") else [])]
            )
    return None


def _text(node: inspect.StrType) -> st.SearchStrategy[str]:
    pattern = node.pattern or ""
    if "[0-9]{4}-[0-9]{2}" in pattern:
        return st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2030, 1, 1)).map(
            lambda moment: moment.strftime("%Y-%m-%dT%H:%M")
        )
    if "2[0-3]" in pattern:
        return CLOCKS
    if "{16}" in pattern:
        return st.integers(0, 16**16 - 1).map(lambda number: f"{number:016x}")
    if "[a-z0-9_-]" in pattern:
        return st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True)
    return WORDS


def _value(node: inspect.Type, owner: str, field: str) -> st.SearchStrategy[Any]:
    match node:
        case inspect.Metadata(type=inner, extra=extra):
            named = _named_thing(extra or {}, owner, field)
            return _value(inner, owner, field) if named is None else named
        case inspect.UnionType(types=kinds):
            kinds_told = [kind for kind in kinds if not isinstance(kind, inspect.NoneType)]
            return st.one_of([_value(kind, owner, field) for kind in kinds_told])
        case inspect.LiteralType(values=values):
            return st.sampled_from(values)
        case inspect.VarTupleType(item_type=inner):
            return st.lists(_value(inner, owner, field), max_size=3)
        case inspect.DictType(key_type=key, value_type=value):
            return st.dictionaries(
                _value(key, owner, field), _value(value, owner, field), max_size=4
            )
        case inspect.StructType(cls=cls):
            return _struct(cls)
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType(ge=least, le=most):
            return st.integers(int(least or 0), int(most or 999))
        case inspect.DateType():
            return DATES.map(str)
        case inspect.DateTimeType():
            moments = st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2030, 1, 1))
            return moments.map(dt.datetime.isoformat)
        case inspect.StrType():
            return _text(node)
    raise NotImplementedError(node)


@cache
def _struct(kind: type) -> st.SearchStrategy[Data]:
    """Draw plain data of a structure, its optional fields there or not."""
    node = node_of(kind)
    owner = str(node.tag or kind.__name__)
    required, optional = {}, {}
    for field in node.fields:
        if (owner, field.encode_name) in DEFINING:
            continue  # names are given in order, so that none is given twice
        strategy = st.deferred(lambda field=field: _value(field.type, owner, field.encode_name))
        (required if is_required(field) else optional)[field.encode_name] = strategy
    return st.fixed_dictionaries(required, optional=optional)


def facts(verb: str) -> st.SearchStrategy[Data]:
    """Draw a fact of a verb, in itself as it should be."""
    return _struct(VERBS[verb]).map(lambda data: _sensible({"do": verb, **data}))


def _sensible(fact: Data) -> Data:
    worded = fact.get("what") or fact.get("parts")
    match fact:
        case {"do": "resolve", "kind": "actions"}:
            return {key: value for key, value in fact.items() if key not in {"what", "parts"}}
        case {"do": "resolve" | "amend" | "move"} if not worded:
            return {**fact, "what": "That something be done."}
    return fact


@st.composite
def scripts(draw: st.DrawFn, verbs: tuple[str, ...] = tuple(VERBS)) -> Data:
    """Draw a script that Clerk takes: nothing in it need make sense, but all of it is told in its types."""
    people = [{"id": name, "post": "Officer"} for name in PEOPLE]
    people[0] |= {**draw(_struct(Person)), "id": PEOPLE[0], "post": "Officer"}
    agenda = [{"id": name, "number": "1", "kind": "other", "title": "Item"} for name in ITEMS]
    agenda[0] |= {**draw(_struct(AgendaItem)), "id": ITEMS[0]}
    body = draw(_struct(Body))
    rules = [{"number": 3}, {"numerator": 1, "denominator": 4, "floor": 3}]
    seats = {seat["person"]: seat for seat in body["members"]}
    return {
        "clerk_script": 1,
        "council": {"name": "Aldermere District Council"},
        "people": people,
        "body": body | {"quorum": draw(st.sampled_from(rules)), "members": list(seats.values())},
        "meeting": {**draw(_struct(Particulars)), "date": "2026-10-06"},
        "agenda": agenda,
        "events": _events(draw, verbs),
    }


def _events(draw: st.DrawFn, verbs: tuple[str, ...]) -> list[Data]:
    several = [draw(facts(verb)) for verb in draw(st.lists(st.sampled_from(verbs), max_size=8))]
    stamps = [draw(_struct(Stamp)) for _ in several]
    clocks = sorted(stamp["at"] for stamp in stamps)
    events: list[Data] = [
        {"at": "00:00", "do": "move", "ref": name, "what": "That it be so."} for name in MOTIONS
    ]
    day = dt.date(2026, 10, 6)
    for number, (fact, stamp, at) in enumerate(zip(several, stamps, clocks, strict=True)):
        stamp.pop("day", None)
        if "wording" not in stamp:
            stamp.pop("wording_for", None)
        if fact["do"] == "resume" and "date" in fact:
            day += dt.timedelta(days=1)
            fact["date"] = str(day)
            stamp.pop("next_day", None)
        elif stamp.get("next_day"):
            day += dt.timedelta(days=1)
        events.append({**fact, **stamp, "at": at, **_names(fact, number)})
    return events


def _names(fact: Data, number: int) -> Data:
    """Give a motion or vote its own name, and let a vote be on something that can be voted on."""
    match fact["do"]:
        case "move" | "amend":
            return {"ref": f"name {number}"}
        case "vote":
            on = "item" if fact["on"] == "item" else MOTIONS[0]
            return {"on": on} | ({"ref": f"name {number}"} if number % 2 else {})
    return {}
