"""What the money in a table comes to is worked out when it is printed."""

import pytest

from clerk.minutes.layout import draft
from clerk.record.sums import totals
from clerk.styles import load_style
from tests.minutes.chamber import blocks, do, sitting


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        (["200.00", "80.42", "36.00"], "316.42"),
        (["£1,200.00", "£34.50"], "£1,234.50"),
        (["0.10"] * 3, "0.30"),
        (["5.00", "", "2.50"], "7.50"),
        (["5.00", "-7.50"], "−2.50"),
        (["−1.00", "1.00"], "0.00"),
        (["101", "102"], ""),
        (["5.00", "nil"], ""),
        (["", ""], ""),
        (["5.0"], ""),
    ],
)
def test_money_is_added_up_and_nothing_else(cells: list[str], total: str) -> None:
    assert totals([("Payee", cell) for cell in cells]) == ("", total)


def test_rows_of_different_lengths_and_no_rows_are_added_up_as_they_are() -> None:
    assert totals([("A", "1.00"), ("B",), ("C", "2.00", "3.00")]) == ("", "3.00", "3.00")
    assert totals([]) == ()


ROWS = [["Weir Groundworks", "100231", "10.00"], ["Village hall", "100232", "2.50"]]


def test_a_table_that_asks_for_it_ends_with_a_row_of_totals() -> None:
    event = do("table", header=["Payee", "Cheque", "£"], rows=ROWS, total=True)
    (table,) = blocks(sitting(event))
    assert table.rows[-1] == ("Total", "", "12.50")
    assert table.total


def test_without_asking_or_without_money_there_is_none() -> None:
    plain = do("table", header=["Payee", "Cheque", "£"], rows=ROWS)
    words = do("table", header=["A", "B"], rows=[["one", "two"]], total=True)
    for event in (plain, words):
        (table,) = blocks(sitting(event))
        assert len(table.rows) == len(event["rows"])
        assert not table.total


def test_every_style_has_a_word_for_it() -> None:
    meeting = sitting(do("table", header=["Payee", "Cheque", "£"], rows=ROWS, total=True))
    for name in ("cabinet", "licensing", "parish"):
        made = draft(meeting, load_style(name))
        assert any(block.rows and block.rows[-1][0] == "Total" for block in made.blocks)
