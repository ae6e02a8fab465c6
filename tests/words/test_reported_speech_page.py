"""docs/reported-speech.md says what is measured, and what is measured is good enough to be offered."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk.words.reported_speech import back_shift
from tests.words import reported_speech_page as page
from tests.words.measuring import cases, counts, verdict

AGAIN = "run `python -m tests.words.reported_speech_page`"


def test_the_page_prints_what_comes_of_the_invented_passages() -> None:
    assert page.printed("invented") == page.invented(), AGAIN
    assert page.printed("wrong") == page.wrong(), AGAIN


def test_the_page_has_every_rule() -> None:
    assert page.printed("rules") == page.rules(), AGAIN


def test_the_page_prints_the_counts_of_the_real_meetings(shared: Path) -> None:
    assert page.printed("real") == page.real(), AGAIN


def test_there_are_fifty_passages_a_set_and_none_twice() -> None:
    assert {half: len(cases(half)) for half in page.HALVES} == {
        "tuned": 50,
        "held": 50,
        "fresh": 50,
    }
    assert len({case.typed for case in cases()}) == 150


def test_little_is_changed_wrongly_and_most_is_right() -> None:
    """The aims: of a hundred, no more than 3 changed wrongly; of those tuned on, three in four exactly right."""
    harmed = counts("tuned")["harmed"] + counts("held")["harmed"]
    assert harmed <= 3
    assert counts("tuned")["exact"] * 4 >= 50 * 3


def test_what_is_wanted_is_itself_left_alone() -> None:
    """A passage in good reported speech is offered nothing."""
    changed = [case.wanted for case in cases() if back_shift(case.wanted).changes]
    assert changed == []


@pytest.mark.parametrize(
    ("typed", "wanted", "expected"),
    [
        ("We will go.", "They would go.", "exact"),
        ("We fumble and will go.", "They fumbled and would go.", "missed"),
        ("The road is long.", "The road is long.", "harmed"),
        ("We will go.", "The road would go.", "harmed"),
    ],
)
def test_the_measure_tells_harm_from_a_miss(typed: str, wanted: str, expected: str) -> None:
    assert verdict(back_shift(typed), wanted) == expected
