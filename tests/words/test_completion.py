"""The rest of a word or name: what is offered, from where, and when nothing is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.words.completion import FEWEST_LETTERS, FEWEST_SAVED, Known, complete, known_of

NEAR = known_of(["The residents asked about phosphates, and about phosphorus."])
FAR = known_of(
    ["It was represented that the Leam Catchment Partnership and the Overview Panel met."],
    ["Aldermere District Council", "Cabinet Member for Homes", "Cabinet Member for Streets"],
)
LAYERS = (NEAR, FAR, Known(["consultation", "representations"]))


def rest(typed: str) -> str:
    found = complete(typed, LAYERS)
    return found.rest if found else ""


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("the pho", "sphorus"),  # said last
        ("the phosphat", ""),  # two letters are not worth a key
        ("the resi", "dents"),  # said here, before what is known elsewhere
        ("the rep", "resented"),
        ("the repx", ""),
        ("the con", "sultation"),
        ("Con", "sultation"),
        ("the co", ""),
        ("the Lea", "m Catchment Partnership"),
        ("the Leam Catch", "ment Partnership"),
        ("Ald", "ermere District Council"),
        ("the Cab", "inet Member for"),  # as far as only one is meant
        ("the Cabinet Member for H", "omes"),
        ("the Cabinet member for h", "omes"),
        ("a@con", ""),
        ("the “con", "sultation"),
        ("re-con", ""),
        ("the con ", ""),
        ("", ""),
    ],
)
def test_the_rest_that_is_offered(typed: str, wanted: str) -> None:
    assert rest(typed) == wanted


def test_what_this_text_said_is_nearer_than_anything() -> None:
    assert rest("The concrete was poor. The con") == "crete"


def test_a_name_typed_small_gets_its_capital_with_its_rest() -> None:
    found = complete("at ald", LAYERS)
    assert found is not None
    assert (found.start, found.text) == (3, "Aldermere District Council")


def test_a_word_at_the_beginning_of_a_sentence_is_not_known_by_its_capital() -> None:
    known = known_of(["Sampling went on. Continuous sampling was dear."])
    assert complete("the Cont", [known]) is None
    found = complete("the samp", [known])
    assert found is not None
    assert found.text == "sampling"


TEXTS = st.text(st.sampled_from("consultation Council. Leam’-Partnership\n“@"), max_size=120)


@given(TEXTS, st.lists(TEXTS, max_size=4))
def test_an_offer_goes_on_from_what_was_typed_and_saves_its_keys(
    typed: str, said: list[str]
) -> None:
    found = complete(typed, [known_of(said)])
    if found is not None:
        assert len(found.rest) > FEWEST_SAVED
        assert len(typed) - found.start >= FEWEST_LETTERS
        assert found.text.casefold() == (typed[found.start :] + found.rest).casefold()
        assert complete(typed, [known_of(said)]) == found
