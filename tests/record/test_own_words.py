"""The officer's own words: every text that is typed is among them, and nothing else is ever altered."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.record.exemption import public_meeting
from clerk.record.facts import VERBS, AnyFact, Declare, Leave, Say
from clerk.record.kinds import Part
from clerk.record.meeting import Entry, Meeting
from clerk.record.own_words import (
    _FIELDS,
    NOT_WORDS,
    WORDING,
    entry_texts,
    public_places,
    texts,
    with_entry_texts,
    with_texts,
)
from tests.minutes.secrets import MARK, secret_meetings
from tests.strategies import DAY, facts_of, meetings


def holds_prose(node: msgspec.inspect.Type) -> bool:
    """Whether a field may hold free text: neither an id nor a word of a fixed vocabulary nor a date."""
    inspect = msgspec.inspect
    match node:
        case inspect.Metadata():
            return not (node.extra or {}).get("refers_to") and holds_prose(node.type)
        case inspect.UnionType():
            return any(holds_prose(each) for each in node.types)
        case inspect.VarTupleType():
            return "kinds.Part" in str(node.item_type) or holds_prose(node.item_type)
        case inspect.StructType():
            return any(holds_prose(field.type) for field in node.fields)
        case inspect.StrType():
            return node.pattern is None and node.min_length is None
    return False


@pytest.mark.parametrize("verb", VERBS)
def test_no_text_of_any_fact_is_forgotten(verb: str) -> None:
    kind = VERBS[verb]
    info = msgspec.inspect.type_info(kind)
    assert isinstance(info, msgspec.inspect.StructType)
    prose = {field.name for field in info.fields if holds_prose(field.type)}
    left_out = {name for other, name in NOT_WORDS if other is kind}
    assert prose == {*_FIELDS.get(kind, ()), *left_out}


@st.composite
def any_fact(draw: st.DrawFn) -> AnyFact:
    fact: AnyFact = draw(facts_of(VERBS[draw(st.sampled_from(sorted(VERBS)))]))
    return fact


@given(any_fact())
def test_put_back_where_they_stood_the_words_make_the_same_fact(fact: AnyFact) -> None:
    assert with_texts(fact, dict(texts(fact))) == fact


@given(any_fact())
def test_other_words_are_put_where_the_words_were_and_nowhere_else(fact: AnyFact) -> None:
    places = [path for path, _ in texts(fact)]
    changed = with_texts(fact, dict.fromkeys(places, "X"))
    assert texts(changed) == [(path, "X") for path in places]
    assert with_texts(changed, dict(texts(fact))) == fact


def test_words_in_parts_of_parts_are_found_in_order() -> None:
    from clerk.record.facts import Move

    move = Move(ref="m", what="That", parts=("one", Part(text="two", parts=("three",))))
    assert [text for _, text in texts(move)] == ["That", "one", "two", "three"]


def test_a_code_and_a_sensitive_nature_are_no_words() -> None:
    declared = Declare(
        person="p", items=(), interest="Personal", action="stays", nature="Hidden", sensitive=True
    )
    assert [text for _, text in texts(declared)] == ["Personal"]
    assert texts(Leave(person="p", reason="interest")) == []


def test_a_wording_altered_with_its_fact_stays_fresh_and_without_it_goes_stale() -> None:
    import datetime as dt

    from clerk.record.meeting import fingerprint

    fact = Say(text="old")
    entry = Entry(
        id=1, at=dt.datetime.combine(DAY, dt.time()), fact=fact, wording="the old",
        worded_for=fingerprint(fact),
    )  # fmt: skip
    assert [path for path, _ in entry_texts(entry)] == [WORDING, ("text",)]
    both = with_entry_texts(entry, {WORDING: "the new", ("text",): "new"})
    assert (both.wording, both.wording_is_stale) == ("the new", False)
    assert with_entry_texts(entry, {("text",): "new"}).wording_is_stale
    assert not with_entry_texts(entry, {WORDING: "the new"}).wording_is_stale


@given(secret_meetings())
def test_no_exempt_or_private_word_is_at_a_public_place(meeting: Meeting) -> None:
    found: dict[tuple[int, Any], str] = {
        (entry.id, path): text for entry in meeting.entries for path, text in entry_texts(entry)
    }
    public = public_places(meeting)
    assert not [found[place] for place in public if MARK.search(found[place])]


@given(meetings())
def test_every_public_word_is_at_a_public_place_unless_it_is_told_otherwise(
    meeting: Meeting,
) -> None:
    public = public_places(meeting)
    for entry in public_meeting(meeting).entries:
        for path, text in entry_texts(entry):
            same = dict(entry_texts(meeting.entry_by_id[entry.id])).get(path) == text
            assert ((entry.id, path) in public) is same
