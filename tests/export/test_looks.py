"""The table of looks: legible in every style."""

from __future__ import annotations

from typing import get_args

import pytest

from clerk.export import looks
from clerk.export.measure import column_widths, number_columns, text_width
from clerk.minutes.blocks import Look


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("style", list(looks.HOUSES))
def test_every_look_is_set_and_can_be_read_on_white_and_on_shading(style: str) -> None:
    settings = looks.house(style).settings
    assert set(settings) == set(get_args(Look))
    for setting in settings.values():
        assert contrast(setting.colour, "FFFFFF") >= 4.5
        assert contrast(setting.colour, looks.EXEMPT_SHADE) >= 4.5
        assert setting.size >= 10


def test_columns_fill_the_width_and_break_no_word_if_it_can_be_helped() -> None:
    header, rows = ("Name", "What was said"), (("Featherstonehaugh", "word " * 60),)
    widths = column_widths(header, rows, 400)
    assert sum(widths) == pytest.approx(400)
    assert widths[0] >= text_width("Featherstonehaugh", 10, bold=True)
    assert widths[1] > widths[0]


def test_a_table_of_one_giant_word_still_fits() -> None:
    widths = column_widths((), (("x" * 500, "y" * 500),), 400)
    assert sum(widths) == pytest.approx(400)


def test_columns_of_numbers_are_known_by_their_cells() -> None:
    rows = (("1", "£1,250.50", "+0.05", "7 apples", ""), ("2", "(£3)", "−0.01", "8", ""))
    assert number_columns(rows) == {1, 2}
