"""Passages split, joined and given another form: no time, exempt mark or own wording is lost."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.errors import Refused
from clerk.record.facts import OpenItem, Private, Say
from clerk.record.meeting import Entry, Meeting, fingerprint
from clerk.record.passages import before, joined, made, split
from tests.strategies import meetings

AT = dt.datetime(2026, 3, 4, 19, 5)
LATER = dt.datetime(2026, 3, 4, 19, 9)


def entry(number: int, text: str = "Words.", **more: object) -> Entry:
    fact = more.pop("fact", None) or Say(text=text)
    return Entry(id=number, fact=fact, **({"at": AT, "item": "i1"} | more))  # type: ignore[arg-type]


@given(
    st.lists(st.from_regex(r"[a-z]{1,6}", fullmatch=True), min_size=2, max_size=8),
    st.data(),
)
def test_what_was_split_is_joined_again_as_it_was(words: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(words) - 1))
    whole = Say(text=" ".join(words), form="point", number=4)
    first, second = split(whole, " ".join(words[:place]), " " + " ".join(words[place:]))
    assert (first.number, second.number) == (4, None)
    again = joined(entry(1, fact=first), entry(2, fact=second), exempt=())
    assert again.entry.fact == whole
    assert not again.hides


def test_neither_part_of_a_split_is_empty() -> None:
    for parts in (("", "All of it."), ("All of it.", "  ")):
        with pytest.raises(Refused, match="each of the two needs words"):
            split(Say(text="All of it."), *parts)


def test_a_private_note_is_split_into_two_private_notes() -> None:
    assert split(Private(text="a b"), "a", "b") == (Private(text="a"), Private(text="b"))


@pytest.mark.parametrize(
    ("one", "other", "whole"),
    [
        ((None, ""), ("open", ""), ("open", "")),
        (("settled", "Asked."), ("open", ""), ("open", "Asked.")),
        ((None, ""), ("settled", "Asked."), ("settled", "Asked.")),
        ((None, ""), (None, ""), (None, "")),
    ],
)
def test_no_doubt_is_lost_when_two_notes_become_one(
    one: tuple[str | None, str], other: tuple[str | None, str], whole: tuple[str | None, str]
) -> None:
    notes = [
        Private(text=text, doubt=doubt, settled=how)  # type: ignore[arg-type]  # as a table has it
        for text, (doubt, how) in (("Who?", one), ("When?", other))
    ]
    fact = joined(entry(1, fact=notes[0]), entry(2, fact=notes[1]), ()).entry.fact
    assert isinstance(fact, Private)
    assert (fact.text, fact.doubt, fact.settled) == ("Who? When?", *whole)


def test_the_whole_has_the_time_and_form_of_the_first() -> None:
    first, second = entry(1, "One.", about=True), entry(2, "Two.", at=LATER)
    whole = joined(first, second, ()).entry
    assert (whole.at, whole.about, whole.id) == (AT, True, 1)


@pytest.mark.parametrize(
    ("marks", "exempt", "mark", "hides"),
    [
        ((None, None), (), None, False),
        ((None, True), (2,), True, True),
        ((True, None), (1,), True, True),
        ((None, None), (1,), True, True),
        ((None, None), (1, 2), None, False),
        ((True, True), (1, 2), True, False),
        ((None, False), (), None, False),
        ((False, None), (2,), True, True),
    ],
)
def test_an_exempt_and_a_public_passage_are_exempt_as_one_and_it_says_so(
    marks: tuple[bool | None, bool | None], exempt: tuple[int, ...], mark: bool | None, hides: bool
) -> None:
    whole = joined(entry(1, exempt=marks[0]), entry(2, exempt=marks[1]), exempt)
    assert (whole.entry.exempt, whole.hides) == (mark, hides)


def test_own_wordings_are_joined_with_the_words_they_stand_for() -> None:
    fact = Say(text="Two.")
    first, second = (
        entry(1, "One."),
        entry(2, fact=fact, wording="2.", worded_for=fingerprint(fact)),
    )
    whole = joined(first, second, ()).entry
    assert whole.fact == Say(text="One. Two.")
    assert whole.wording == "One. 2."
    assert not whole.wording_is_stale


def test_a_stale_wording_stays_stale() -> None:
    stale = entry(1, wording="I.", worded_for=fingerprint(Say(text="Nought.")))
    assert joined(stale, entry(2), ()).entry.wording_is_stale
    assert joined(entry(2), stale, ()).entry.wording_is_stale


def test_only_passages_of_one_kind_and_one_speaker_are_joined() -> None:
    moved = entry(1, fact=OpenItem(item="i1"))
    for first, second in (
        (moved, entry(2)),
        (entry(2), moved),
        (entry(1, fact=Private(text="x")), entry(2)),
        (entry(1), entry(2, fact=Private(text="x"))),
        (entry(1, fact=Say(text="x", by="leigh")), entry(2, fact=Say(text="y", by="marsh"))),
    ):
        with pytest.raises(Refused):
            joined(first, second, ())


@pytest.mark.parametrize("form", ["paragraph", "point", "bullet", "heading", "quote"])
def test_another_form_keeps_the_words_and_a_fresh_own_wording(form: str) -> None:
    fact = Say(text="Words.", form="point", number=3)
    was = entry(1, fact=fact, wording="Own.", worded_for=fingerprint(fact))
    now = made(was, form)
    assert isinstance(now.fact, Say)
    assert (now.fact.form, now.fact.text, now.wording) == (form, "Words.", "Own.")
    assert not now.wording_is_stale
    assert now.fact.number == (3 if form == "point" else None)


def test_what_is_no_passage_has_no_form() -> None:
    with pytest.raises(Refused, match="Only a passage"):
        made(entry(1, fact=OpenItem(item="i1")), "bullet")


@given(meetings(max_entries=8))
def test_the_one_before_is_of_the_same_item_and_no_later(meeting: Meeting) -> None:
    for each in meeting.entries:
        found = before(meeting, each)
        assert found is None or (found.item == each.item and found.at <= each.at)
