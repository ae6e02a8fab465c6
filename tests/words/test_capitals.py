"""The capital at the beginning of a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.words.capitals import capital


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("the ", 0),
        ("a ", 0),
        ("co-opted ", 0),
        ("he.", 0),
        ("“the ", 1),
        ("(the ", 1),
        ("He went. the ", 9),
        ("Did he? yes,", 8),
        ("So! it ", 4),
        ("He “went.” the ", 11),
        ("One.\nthe ", 5),
        ("One\n the ", 5),
        ("He went the ", None),
        ("It said “the ", None),
        ("See e.g. the ", None),
        ("See No. five ", None),
        ("Mr. ash ", None),
        ("At 5 p.m. the ", None),
        ("iPhone ", None),
        ("The ", None),
        ("www.one.two ", None),
        ("a@b.uk ", None),
        ("the", None),
        ("x2 ", None),
        ("", None),
    ],
)
def test_a_first_word_gets_its_capital_once_it_is_ended(typed: str, at: int | None) -> None:
    assert capital(typed, len(typed)) == at


@given(st.text(st.sampled_from("abT. ?!\n“’@/-5"), max_size=300), st.integers(0, 300))
def test_only_a_small_letter_before_the_cursor_is_ever_meant(text: str, cursor: int) -> None:
    at = capital(text, cursor)
    if at is not None:
        assert at < cursor - 1
        assert text[at].islower()


def test_the_beginning_of_a_long_text_is_not_mistaken_for_a_sentence_s() -> None:
    text = "word " * 100
    assert capital(text, len(text)) is None
    assert capital(f"{'x ' * 100}. the ", 206) == 202
