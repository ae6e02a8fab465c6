"""The plain text: what goes into a letter."""

from __future__ import annotations

from clerk.export.plain import write_text
from clerk.minutes.blocks import Block, Run
from tests.export.sample_draft import block, item, sample_draft


def lines(*blocks: Block) -> list[str]:
    return write_text(sample_draft(blocks=blocks)).splitlines()


def test_council_and_marking_open_it_and_the_marking_closes_it() -> None:
    assert lines(block("paragraph", "Words.")) == [
        *("Aldermere District Council", "", "DRAFT", "", "Words.", "", "DRAFT"),
    ]


def test_a_signed_set_has_no_marking() -> None:
    assert write_text(sample_draft(marking="", blocks=(block("paragraph", "Words."),))) == (
        "Aldermere District Council\n\nWords.\n"
    )


def test_headings_are_underlined() -> None:
    found = lines(block("title", "Minutes"), block("heading", "1. Apologies"))
    assert found[4:9] == ["Minutes", "=======", "", "1. Apologies", "------------"]


def test_lists_have_their_labels_and_levels() -> None:
    found = lines(
        item("part", 1, "one", 1),
        item("part", 2, "two", 2, level=1, number_format="lower_roman"),
        block("roll", "A and B", label="Present:"),
    )
    assert [line for line in found[4:-2] if line] == [
        "   a) one",
        "      ii) two",
        "Present: A and B",
    ]


def test_line_breaks_inside_a_paragraph_stay() -> None:
    runs = (Run(text="one"), Run(text="two", break_before=True))
    assert lines(Block(look="roll", runs=runs))[4:6] == ["one", "two"]


def test_tables_are_rows_of_cells() -> None:
    table = Block(look="table", caption="Payments", header=("To", "Sum"), rows=(("A", "£1"),))
    assert lines(table)[4:8] == ["Payments", "To | Sum", "--------", "A | £1"]


def test_characters_that_turn_lines_round_are_shown() -> None:
    assert "a[U+202E]b" in write_text(sample_draft(blocks=(block("paragraph", "a\u202eb"),)))
