"""An amendment's own words worked into the motion, where they say how."""

from __future__ import annotations

import pytest

from clerk.record.amending import worked_in

PARTS = (
    "the results of sampling be published each month;",
    "the desilting be brought forward to the summer of 2027; and",
    "both be reported to the Committee.",
)


@pytest.mark.parametrize(
    ("amendment", "place", "reads"),
    [
        (
            "In the second part, to delete “summer” and insert “spring”.",
            1,
            "the desilting be brought forward to the spring of 2027; and",
        ),
        (
            'Delete the word "month" and substitute "week".',
            0,
            "the results of sampling be published each week;",
        ),
        (
            "To replace “desilting” with “dredging”",
            1,
            "the dredging be brought forward to the summer of 2027; and",
        ),
        (
            "In the first part, after “month”, to insert “, with a map”.",
            0,
            "the results of sampling be published each month, with a map;",
        ),
        (
            "To insert “full” before “results”",
            0,
            "the full results of sampling be published each month;",
        ),
        (
            "At the end of the last part, to add “and to the parish councils concerned”.",
            2,
            "both be reported to the Committee and to the parish councils concerned.",
        ),
        ("To leave out “of 2027”", 1, "the desilting be brought forward to the summer; and"),
        (
            "In part b, to omit the words “of 2027”.",
            1,
            "the desilting be brought forward to the summer; and",
        ),
    ],
)
def test_an_amendment_in_a_set_form_is_worked_in(amendment: str, place: int, reads: str) -> None:
    worked = worked_in(PARTS, amendment)
    assert worked is not None
    assert worked[place] == reads
    assert [text for text in worked if text not in PARTS] == [reads]


@pytest.mark.parametrize(
    "amendment",
    [
        "To think again.",
        "To delete the first part; and in the last part, “both”.",
        "To delete “winter” and insert “spring”.",
        "To delete “the” and insert “all”.",
        "In the first part, to delete “summer” and insert “spring”.",
    ],
)
def test_what_is_in_no_set_form_or_fits_several_places_is_left_to_the_officer(
    amendment: str,
) -> None:
    assert worked_in(PARTS, amendment) is None


def test_a_motion_of_one_text_is_worked_on_as_well() -> None:
    assert worked_in(["That the limes be felled."], "To delete “felled” and insert “kept”.") == (
        "That the limes be kept.",
    )


def test_what_is_to_go_is_a_word_and_not_a_part_of_one() -> None:
    amendment = "To delete “ten” and insert “six”"
    assert worked_in(["The tender be accepted."], amendment) is None
    done = worked_in(["The tender be paid for in ten parts."], amendment)
    assert done == ("The tender be paid for in six parts.",)


@pytest.mark.parametrize(
    "more", ["and in the last part to delete “both”", "and to remove the third part"]
)
def test_of_an_amendment_that_asks_for_two_things_nothing_is_worked_in_by_half(more: str) -> None:
    first = "In the second part, to delete “summer” and insert “spring”"
    assert worked_in(PARTS, f"{first}.") is not None
    assert worked_in(PARTS, f"{first}, {more}.") is None
