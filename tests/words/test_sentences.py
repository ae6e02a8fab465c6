"""Sentences made general: names, numbers and dates become places to fill in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.dictionaries import british
from clerk.words.sentences import Generaliser, split
from clerk.words.stops import read_template
from tests.minutes.chamber import play

MEETING = play(
    people=[{"id": "x", "name": "Piet van der Berg", "title": "Mr", "post": "Quay Warden"}]
)
GENERAL = Generaliser(MEETING, british().knows)


@pytest.mark.parametrize(
    ("said", "formula"),
    [
        (
            "Councillor Ash asked that it be deferred.",
            "Councillor [name] asked that it be deferred.",
        ),
        (
            "Councillor Ann Ash and Councillor Birch agreed.",
            "Councillor [name] and Councillor [name] agreed.",
        ),
        ("Councillors Ash, Birch and Cole dissented.", "Councillors [names] dissented."),
        ("Mr van der Berg and the Quay Warden spoke.", "Mr [name] and the [name] spoke."),
        ("Ash’s amendment was put.", "[name]’s amendment was put."),
        ("The Solicitor to the Council advised.", "The [name] advised."),
        ("Mrs Quarrel of Anglers’ Club spoke.", "Mrs [name] of [organisation] spoke."),
        ("The Director of Finance spoke.", "The Director of [name] spoke."),
        ("The Chair thanked the Committee.", "The Chair thanked the Committee."),
        ("Flooding at Mill Reach and Brook Weir was bad.", "Flooding at [name] was bad."),
        ("Northbrook objected; so did HMRC.", "[name] objected; so did [name]."),
        ("It met on 4 March 2026 at 2.30 pm.", "It met on [date] at [time]."),
        ("It met on Tuesday, 4th of March at 14:30.", "It met on [date] at [time]."),
        (
            "It met in March 2026, on 2026-03-04 and 4/3/26.",
            "It met in [date], on [date] and [date].",
        ),
        ("The outturn for 2025/26 was noted.", "The outturn for [year] was noted."),
        ("A sum of £61,500 or £3.4 million was due.", "A sum of [sum] or [sum] was due."),
        ("See 26/00417/FUL and minute 55.", "See [reference] and minute [number]."),
        (
            "Of 3,150 trees, twenty-one died, or 5.5%.",
            "Of [number] trees, [number] died, or [number]%.",
        ),
        ("Conditions 1 to 3 were met by one farm.", "Conditions [number] were met by one farm."),
        ("The canteen fed nineteen in all.", "The canteen fed [number] in all."),
        ("She asked to add “with a map”.", "She asked to add [words]."),
        (
            "Under section 100A(4) of the Local Government Act 1972 it was private.",
            "Under section 100A(4) of the Local Government Act 1972 it was private.",
        ),
        ("Write to j.ash@example.org soon.", "Write to [address] soon."),
        ("It said \\so [sic].", r"It said \\so \[sic\]."),
    ],
)
def test_what_is_particular_becomes_a_place_to_fill_in(said: str, formula: str) -> None:
    assert GENERAL.general(said) == formula


def test_a_passage_is_split_where_sentences_end() -> None:
    text = "Mr. Ash spoke at 5 p.m. on No. 5. Was it so? “Yes.” It was; e.g. There. (It ended.) 3 left."
    assert split(text) == [
        "Mr. Ash spoke at 5 p.m. on No. 5.",
        "Was it so?",
        "“Yes.”",
        "It was; e.g. There.",
        "(It ended.)",
        "3 left.",
    ]


def test_the_opening_of_a_report_of_what_was_said_is_a_formula_too() -> None:
    said = "In answer to Councillor Ash, it was confirmed that the bridge was safe."
    assert list(GENERAL.formulae(said)) == [
        "In answer to Councillor [name], it was confirmed that the bridge was safe.",
        "In answer to Councillor [name], it was confirmed that []",
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Noted.",
        "Ash, Birch.",
        "On 4 March 2026 at 14:30 £5 went.",
        "It was so, " * 40 + "and so on.",
    ],
)
def test_what_has_too_few_words_of_its_own_or_too_many_is_no_formula(said: str) -> None:
    assert list(GENERAL.formulae(said)) == []


@given(st.text(max_size=200))
def test_whatever_is_said_a_formula_can_be_read_and_holds_no_digit_but_of_an_act(text: str) -> None:
    for formula in GENERAL.formulae(text):
        template = read_template(formula)
        assert template.text
        if "Act" not in text and "ection" not in text and "chedule" not in text and text.isascii():
            assert not any(letter.isdigit() for letter in template.text), formula


@given(
    st.lists(
        st.sampled_from(
            [
                "Ann Ash",
                "Ash",
                "Birch’s",
                "Ed Elm",
                "the plan",
                "asked that",
                "and",
                "4 March",
                "it be",
            ]
        ),
        min_size=1,
        max_size=9,
    )
)
def test_no_name_of_the_register_is_left_in_a_formula(words: list[str]) -> None:
    made = GENERAL.general("It was so: " + " ".join(words) + ".")
    assert not [name for name in ("Ash", "Birch", "Elm", "Ann", "March", "4") if name in made]
