"""What is pointed at, rule by rule, and that nothing in quotation marks is."""

from __future__ import annotations

import pytest
from hypothesis import given

from clerk.words.marks import EVERYDAY, OPINIONS, Mark, defined_abbreviations, marks
from clerk.words.reading import quoted
from clerk.words.rule import MARKS, SHIFTS, Rule
from tests.words.sentences_made import passages

EXAMPLES = [
    pytest.param(rule, typed, marked, id=f"{rule.code}: {typed}")
    for rule in MARKS
    for typed, marked in rule.examples
]


def words_of(text: str, found: tuple[Mark, ...], code: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in found if mark.rule == code]


@pytest.mark.parametrize(("rule", "typed", "marked"), EXAMPLES)
def test_each_mark_stands_where_its_examples_say(rule: Rule, typed: str, marked: str) -> None:
    assert " ".join(words_of(typed, marks(typed), rule.code)) == marked


@pytest.mark.parametrize(("rule", "typed", "marked"), EXAMPLES)
def test_a_mark_that_is_switched_off_is_not_made(rule: Rule, typed: str, marked: str) -> None:
    assert words_of(typed, marks(typed, off={rule.code}), rule.code) == []


def test_codes_are_switches_so_none_is_used_twice() -> None:
    codes = [rule.code for rule in (*SHIFTS, *MARKS)]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("It isn't so.", "is not"),
        ("It’s been said.", "It has"),
        ("It's late.", "It is"),
        ("They'd gone.", "they had"),
        ("He'd go.", "he would"),
        ("Nobody can't.", "cannot"),
        ("Let's go.", "let us"),
    ],
)
def test_a_contraction_is_shown_with_what_it_is_short_for(typed: str, written: str) -> None:
    (found,) = [mark for mark in marks(typed) if mark.rule == "contractions"]
    assert found.instead is not None
    assert found.instead.lower() == written.lower()


@pytest.mark.parametrize(
    "typed", ["It cannot be.", "The Chair's view and residents' views.", "Rock 'n' roll."]
)
def test_what_only_has_an_apostrophe_is_no_contraction(typed: str) -> None:
    assert words_of(typed, marks(typed), "contractions") == []


@pytest.mark.parametrize(
    ("style", "instead"),
    [
        ("per cent", [None, "5.5 per cent", "7 per cent"]),
        ("%", ["3%", None, "7%"]),
        ("percent", ["3 percent", "5.5 percent", None]),
    ],
)
def test_a_percentage_is_held_against_the_style(style: str, instead: list[str | None]) -> None:
    text = "It rose by 3 per cent, then 5.5%, then 7 percent."
    found = marks(text, per_cent=style)
    assert [mark.instead for mark in found] == [wanted for wanted in instead if wanted]


def test_an_abbreviation_is_marked_once_and_only_if_nothing_spells_it_out() -> None:
    text = "The MTFS and the SEND plan (the MTFS too); the Home Energy Plan (HEP); HEP, CPZ and the NHS."
    assert words_of(text, marks(text, known_abbreviations={"SEND"}), "abbreviation") == [
        "MTFS",
        "CPZ",
    ]
    assert defined_abbreviations(
        "A Home Energy Plan (“HEP”) and CPZ (controlled parking zone)."
    ) == {"HEP", "CPZ"}


@pytest.mark.parametrize(
    "typed",
    [
        "RESOLVED: That it be noted.",
        "ITEM FIVE: ROAD SAFETY",
        "Part II, World War II",
        "HR4 0LE",
        "an NHS GP",
    ],
)
def test_capitals_that_abbreviate_nothing_are_left(typed: str) -> None:
    assert words_of(typed, marks(typed), "abbreviation") == []


def test_a_question_is_marked_only_if_the_back_shift_leaves_it() -> None:
    text = "Will the Council pay? Can you help? Which wards are affected? What is the cost?"
    assert words_of(text, marks(text), "question_left") == ["Can you help?", "What is the cost?"]


def test_opinions_and_everyday_abbreviations_are_plain_words() -> None:
    assert all(word.isalpha() and word.islower() for word in OPINIONS)
    assert {"NHS", "MP", "A&E"} <= EVERYDAY


@given(passages())
def test_nothing_in_quotation_marks_is_marked(text: str) -> None:
    spans = quoted(text)
    assert not any(start <= mark.start < end for mark in marks(text) for start, end in spans)
