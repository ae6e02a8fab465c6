"""Lists in the minutes: lettered and nested parts, points, bullets, conditions."""

import pytest

from clerk.minutes.telling import inside, numeral, without_that
from tests.minutes.chamber import Data, blocks, do, says, sitting

PARTS: list[object] = [
    "the first be done",
    {"text": "the second be done, and to that end:", "parts": ["this be done", "that be done"]},
    "the last be done",
]


def resolved(parts: list[object], kind: str = "resolved") -> Data:
    return do("resolve", kind=kind, parts=parts)


@pytest.mark.parametrize(
    ("style", "labels"),
    [
        ("cabinet", ["a)", "b)", "i)", "ii)", "c)"]),
        ("council", ["1.", "2.", "(a)", "(b)", "3."]),
        ("parish", ["(a)", "(b)", "(i)", "(ii)", "(c)"]),
        ("scrutiny", ["i)", "ii)", "a)", "b)", "iii)"]),
    ],
)
def test_nested_parts_are_lettered_as_the_style_has_it(style: str, labels: list[str]) -> None:
    found = [b for b in blocks(sitting(resolved(PARTS), style=style)) if b.look == "part"]
    assert [block.label for block in found] == labels
    assert [block.level for block in found] == [0, 0, 1, 1, 0]


def test_each_list_is_a_series_of_its_own_so_that_it_starts_afresh() -> None:
    found = [b for b in blocks(sitting(resolved(PARTS), resolved(PARTS))) if b.look == "part"]
    series = [block.series for block in found]
    assert series[0] == series[1] == series[4]
    assert series[2] == series[3]
    assert len(set(series)) == 4
    assert [block.ordinal for block in found] == [1, 2, 1, 2, 3] * 2


def test_parts_end_as_the_style_ends_them() -> None:
    lines = says(resolved(["one be done", "two be done", "three be done"]))
    assert lines[1:] == ["1. One be done;", "2. Two be done; and", "3. Three be done."]


def test_parts_are_left_unended_where_the_style_ends_none() -> None:
    lines = says(resolved(["one be done", "two be done"]), style="cabinet")
    assert lines[1:] == ["a) One be done", "b) Two be done"]


def test_a_full_stop_stands_only_at_the_end_of_the_whole_list() -> None:
    lines = says(resolved(PARTS))[1:]
    assert lines == [
        "1. The first be done;",
        "2. The second be done, and to that end:",
        "(a) This be done; and",
        "(b) That be done; and",
        "3. The last be done.",
    ]


def test_a_part_that_the_officer_ended_is_left_as_it_is() -> None:
    lines = says(resolved(["one be done; and", "two be done!", "three be done,"]))
    assert lines[1:] == ["1. One be done; and", "2. Two be done!", "3. Three be done,"]


@pytest.mark.parametrize(("style", "labelled"), [("cabinet", True), ("council", False)])
def test_a_lone_part_has_a_letter_only_where_the_style_says_so(style: str, labelled: bool) -> None:
    found = [b for b in blocks(sitting(resolved(["it be done"]), style=style)) if b.look == "part"]
    assert [bool(block.label) for block in found] == [labelled]


def test_a_lone_part_with_parts_of_its_own_keeps_its_letter() -> None:
    parts: list[object] = [{"text": "it be done:", "parts": ["so", "and so"]}]
    found = [b for b in blocks(sitting(resolved(parts))) if b.look == "part"]
    assert [block.label for block in found] == ["1.", "(a)", "(b)"]


@pytest.mark.parametrize(
    ("number_format", "number", "text"),
    [
        ("lower_letter", 1, "a"), ("lower_letter", 26, "z"), ("lower_letter", 27, "aa"),
        ("lower_letter", 53, "aaa"), ("upper_letter", 28, "BB"), ("lower_roman", 4, "iv"),
        ("lower_roman", 9, "ix"), ("lower_roman", 14, "xiv"), ("lower_roman", 1994, "mcmxciv"),
        ("decimal", 12, "12"), ("bullet", 3, ""),
    ],
)  # fmt: skip
def test_a_number_is_written_as_word_writes_it(number_format: str, number: int, text: str) -> None:
    assert numeral(number_format, number) == text


def test_romans_are_never_the_same_for_two_numbers() -> None:
    assert len({numeral("lower_roman", number) for number in range(1, 500)}) == 499


def test_points_run_on_through_an_item_and_start_afresh_in_the_next() -> None:
    meeting = sitting(
        do("say", form="point", text="one"),
        do("say", text="between"),
        do("say", form="point", text="two"),
        do("open_item", item="i3"),
        do("say", form="point", text="one again"),
    )
    points = [b for b in (*blocks(meeting), *blocks(meeting, "i3")) if b.look == "point"]
    assert [block.label for block in points] == ["1.", "2.", "1."]
    assert points[0].series == points[1].series != points[2].series


def test_a_point_may_begin_elsewhere_and_the_next_goes_on_from_there() -> None:
    lines = says(
        do("say", form="point", text="one"),
        do("say", form="point", text="nine", number=9),
        do("say", form="point", text="ten"),
    )
    assert lines == ["1. One", "9. Nine", "10. Ten"]


def test_conditions_begin_at_the_number_they_were_given() -> None:
    lines = says(
        do(
            "resolve",
            kind="resolved",
            what="It be allowed.",
            conditions=["A wall", "A gate"],
            conditions_start=4,
        )
    )
    assert lines[-2:] == ["4. A wall", "5. A gate"]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("That the report be noted", "that the report be noted"),
        ("The report", "the report"),
        ("In view of this", "in view of this"),
        ("Thatcham be twinned", "Thatcham be twinned"),
        ("Councillor Ash be thanked", "Councillor Ash be thanked"),
        ("EU funds be sought", "EU funds be sought"),
        ("“That” be struck out", "“That” be struck out"),
        ("", ""),
    ],
)
def test_a_text_goes_on_inside_a_sentence_without_losing_a_name(text: str, inner: str) -> None:
    assert inside(text) == inner


def test_a_leading_that_is_not_said_twice() -> None:
    assert without_that("That the report be noted") == "the report be noted"
    assert without_that("THAT The report be noted") == "the report be noted"
    assert without_that("Thatched roofs be kept") == "Thatched roofs be kept"
