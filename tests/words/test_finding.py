"""A few letters of any words, in any order: what is found, and which of it comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.words.finding import Findable, excerpt, fold, found, letters, prepared


def names(typed: str, *things: Findable) -> list[str]:
    return [each.name for each in found(letters(typed), prepared(things))]


VOTE, OWN, DEVOTED = (
    Findable("v", "Vote", also="Decide"),
    Findable("o", "Own vote recorded"),
    Findable("d", "Devoted service"),
)


def test_what_begins_so_comes_first_then_words_that_do_then_what_contains_it() -> None:
    assert names("vot", DEVOTED, OWN, VOTE) == ["Vote", "Own vote recorded", "Devoted service"]


def test_words_come_in_any_order_and_by_a_few_letters() -> None:
    assert names("rec ow", DEVOTED, OWN, VOTE) == ["Own vote recorded"]


def test_other_words_come_last() -> None:
    decides = Findable("x", "Decision")
    assert names("dec", VOTE, decides) == ["Decision", "Vote"]


def test_in_a_text_letters_begin_a_word_but_in_a_name_they_need_not() -> None:
    text = Findable("t", "Item", text="The weir was repaired.")
    assert names("weir rep", text) == ["Item"]
    assert names("paired", text) == []
    assert names("tem", text) == ["Item"]


def test_capitals_accents_and_apostrophes_do_not_matter() -> None:
    person = Findable("p", "Siân O’Brien-Ng")
    for typed in ("sian", "OBRIEN", "o'brien", "ng si", "Siân"):
        assert names(typed, person) == ["Siân O’Brien-Ng"]


def test_what_stands_in_for_another_is_left_out_where_that_one_is_found() -> None:
    leigh = Findable("leigh", "Ann Leigh")
    leaves = Findable("leigh leaves", "Ann Leigh leaves", unless="leigh")
    assert names("leigh", leigh, leaves) == ["Ann Leigh"]
    assert names("leigh leav", leigh, leaves) == ["Ann Leigh leaves"]


def test_with_nothing_typed_everything_is_there_in_its_order() -> None:
    assert names("", DEVOTED, OWN, VOTE) == ["Devoted service", "Own vote recorded", "Vote"]


@given(st.text(max_size=60), st.lists(st.text(max_size=8), max_size=4))
def test_an_excerpt_is_words_of_the_text_and_nothing_else(text: str, wanted: list[str]) -> None:
    pieces = excerpt(text, [each for word in wanted for each in letters(word)], 20)
    whole = "".join(piece.text for piece in pieces)
    assert whole.removeprefix("… ").removesuffix(" …") in text or whole in text


def test_an_excerpt_begins_near_the_word_and_marks_it() -> None:
    text = "Members heard a great deal about many things before the weir at Brook End was named at all."
    pieces = excerpt(text, letters("weir"), 50)
    assert [piece.text for piece in pieces if piece.hit] == ["weir"]
    assert "".join(piece.text for piece in pieces).startswith("… ")
    assert len("".join(piece.text for piece in pieces)) < 70


@pytest.mark.parametrize("text", ["", "½ ﬁ İ", "日本語"])
def test_folding_never_fails_and_is_settled_after_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
