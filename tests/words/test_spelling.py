"""Spelling: British, with the field's words, the register's names and the officer's own; by the shipped dictionary."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.assets import resources
from clerk.dictionaries import British, british, british_speller, field_words
from clerk.errors import ClerkError
from clerk.words.register import register_words
from clerk.words.spelling import Speller
from tests.minutes.chamber import play


def wrong(text: str, *words: str) -> list[str]:
    """The words of a text that are marked as misspelt."""
    return [text[start:end] for start, end in british_speller(words).misspelt(text)]


def test_a_misspelt_word_is_told_by_its_place() -> None:
    text = "The comittee recieved the report."
    spans = british_speller(()).misspelt(text)
    assert [(span.start, span.end) for span in spans] == [(4, 12), (13, 21)]


@pytest.mark.parametrize(
    "word",
    ["organise", "colour", "neighbourhood", "programme", "licence", "practise", "Councillor"],
)
def test_british_spelling_is_right(word: str) -> None:
    assert wrong(word) == []


@pytest.mark.parametrize("word", ["organize", "color", "neighborhood", "councilor"])
def test_american_spelling_is_wrong(word: str) -> None:
    assert wrong(word) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "application 26/00417/FUL was deferred",
        "minute PLA146/14 and C048/23",
        "the S106 and the 14th, at 2.30pm, on 3rd floor, flat 12b",
        "write to j.qwrtz@aldermerexx.gov.uk today",
        "see https://xqz.example/fghjk, www.aldermerexx.gov.uk/minutezz or aldermerexx.gov.uk",
        "the CIL, two TPOs, HMRC’s and the NPPF’s",
        "it was naïve of the café, the cafe\u0301",
        "parts i), (iv) and viii of the councils’ plan",
        "a co-opted member of the sub-committee, ex-officio",
        "“the members’ ‘own’ words” – in brackets (and dashes)—so",
    ],
)
def test_what_is_no_word_of_the_language_is_never_marked(text: str) -> None:
    assert wrong(text) == []


def test_punctuation_does_not_hide_a_misspelt_word() -> None:
    assert wrong("(comittee); “recieved”, seperate/aproved – agrred…") == [
        *("comittee", "recieved", "seperate", "aproved", "agrred")
    ]


def test_in_a_word_with_hyphens_the_wrong_part_is_told() -> None:
    assert wrong("a well-aproved plan") == ["aproved"]


def test_names_are_known_with_their_capital_and_in_the_possessive() -> None:
    text = "Okoro, Okoro’s, Okoro's and okoro; Harbour Mastre"
    assert wrong(text, "Ada Okoro") == ["okoro", "Mastre"]


def test_the_meetings_own_register_is_known() -> None:
    meeting = play(
        people=[
            {"id": "x", "name": "Zbigniew Quarrelsby", "post": "Wharfinger", "group": "Wolfric"}
        ],
        agenda=[{"id": "i1", "number": "1", "kind": "report", "title": "Nettleship Bwlch"}],
        body={"name": "Fenwold Panel"},
        meeting={"place": "Ravelstoke Hall"},
    )
    text = "Quarrelsby’s Wharfinger Zbigniew Wolfric Nettleship Bwlch Fenwold Ravelstoke Aldermere"
    assert wrong(text, *register_words(meeting)) == []
    assert len(wrong(text)) == 9


def test_words_of_the_field_are_known_in_the_middle_and_at_the_beginning_of_a_sentence() -> None:
    assert wrong("Precepting bodies; the virement; Disclosable; Cllr Cllrs") == []
    assert wrong("cllr") == ["cllr"]


def test_no_word_of_the_field_is_in_the_dictionary_already() -> None:
    assert [word for word in field_words() if british().knows(word)] == []
    assert list(field_words()) == sorted(
        set(field_words()), key=lambda word: (word.casefold(), word)
    )


def test_a_word_added_is_known_at_once() -> None:
    speller = british_speller(())
    assert speller.misspelt("the frobnicle.")
    speller.add("frobnicle")
    assert not speller.misspelt("the frobnicle.")
    assert not speller.misspelt("The frobnicle’s lid")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("comittee", "committee"),
        ("recieve", "receive"),
        ("aproved", "approved"),
        ("councillers", "councillors"),
        ("organization", "organisation"),
        ("color", "colour"),
        ("teh", "the"),
        ("dont", "don't"),
        ("don’t’s", "don’t"),
        ("publically", "publicly"),
        ("Tuseday", "Tuesday"),
        ("Seperate", "Separate"),
        ("virment", "virement"),
    ],
)
def test_the_first_suggestion_is_what_was_meant(typed: str, meant: str) -> None:
    assert british_speller(()).suggest(typed)[0] == meant


def test_a_name_of_the_register_is_suggested_first_where_a_capital_was_typed() -> None:
    speller = british_speller(["Ines Lindqvist", "Northbrook"])
    assert speller.suggest("Lindquist")[0] == "Lindqvist"
    assert speller.suggest("Lindquist’s")[0] == "Lindqvist’s"
    assert speller.suggest("Nortbrook")[0] == "Northbrook"


@given(st.text(max_size=60))
def test_whatever_is_typed_the_places_are_words_in_order_and_checking_again_says_the_same(
    text: str,
) -> None:
    speller = british_speller(())
    spans = speller.misspelt(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert list(spans) == sorted(spans)
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
    assert not any(any(letter in " \t\n0123456789@" for letter in text[a:b]) for a, b in spans)
    assert speller.misspelt(text) == spans


@given(
    st.lists(st.sampled_from(["comittee", "the", "(aproved)", "Okoro’s", "26/1/FUL"]), max_size=8)
)
def test_a_word_is_marked_wherever_it_stands(words: list[str]) -> None:
    marked = wrong(" ".join(words), "Okoro")
    assert marked == [
        word.strip("()") for word in words if word.strip("()") in {"comittee", "aproved"}
    ]


@given(st.text(st.characters(categories=["L", "Mn"]), min_size=1, max_size=15))
def test_suggestions_are_few_different_and_never_the_word_itself(word: str) -> None:
    found = british_speller(["Okoro"]).suggest(word)
    assert len(found) <= 5
    assert len(set(found)) == len(found)
    assert word not in found


class Counting(British):
    """The shipped dictionary, which counts how often it is asked."""

    asked = 0

    def knows(self, word: str) -> bool:
        self.asked += 1
        return super().knows(word)


def test_the_dictionary_is_asked_once_for_a_word() -> None:
    dictionary = Counting()
    speller = Speller((), dictionary)
    speller.misspelt("the report, the reprot. the")
    asked = dictionary.asked
    assert asked > 0
    speller.misspelt("report, the the reprot.")
    assert dictionary.asked == asked


def test_the_dictionary_is_read_when_first_asked_and_not_before() -> None:
    dictionary = British()
    speller = Speller(["Okoro"], dictionary)
    assert not dictionary.ready
    speller.misspelt("the")
    assert dictionary.ready


def test_a_dictionary_that_is_missing_is_said_to_be_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clerk.dictionaries.resources", lambda: tmp_path)
    with pytest.raises(ClerkError, match="Spelling is off: the dictionary en_GB is missing"):
        British().load()


def test_a_folder_may_have_any_letters_in_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(resources() / "dictionaries", tmp_path / "Zoë Łukasz 日本" / "dictionaries")
    monkeypatch.setattr("clerk.dictionaries.resources", lambda: tmp_path / "Zoë Łukasz 日本")
    assert British().knows("committee")
    assert "publicly" in British().far("publically")
