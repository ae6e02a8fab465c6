"""Dates and times as a house style writes them."""

import datetime as dt
import locale

import pytest

from clerk.minutes import dates
from clerk.minutes.dates import ordinal
from clerk.styles import load_style

DAY = dt.date(2026, 3, 4)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("{weekday} {day} {month} {year}", "Wednesday 4 March 2026"),
        ("{dd}.{mm}.{year}", "04.03.2026"),
        ("{ordinal} {month}", "4th March"),
    ],
)
def test_a_date_is_written_as_the_style_has_it(phrase: str, text: str) -> None:
    assert dates.date(phrase, DAY) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
        (21, "21st"), (22, "22nd"), (23, "23rd"), (30, "30th"), (31, "31st"),
    ],
)  # fmt: skip
def test_a_day_of_the_month_has_its_ending(day: int, text: str) -> None:
    assert ordinal(day) == text


@pytest.mark.parametrize(
    ("style", "clock", "text"),
    [
        ("cabinet", "14:30", "2.30 pm"),
        ("cabinet", "14:00", "2.00 pm"),
        ("cabinet", "00:05", "12.05 am"),
        ("cabinet", "12:00", "12.00 pm"),
        ("council", "14:30", "2.30pm"),
        ("council", "14:00", "2pm"),
        ("council", "12:00", "12 noon"),
        ("council", "00:00", "midnight"),
        ("council", "12:01", "12.01pm"),
        ("parish", "09:05", "09:05"),
        ("parish", "00:00", "00:00"),
        ("scrutiny", "09:05", "9.05 am"),
    ],
)
def test_a_time_is_written_as_the_style_has_it(style: str, clock: str, text: str) -> None:
    assert dates.time(load_style(style), dt.time.fromisoformat(clock)) == text


def test_seconds_are_recorded_and_not_printed() -> None:
    assert dates.time(load_style("cabinet"), dt.time(14, 30, 59)) == "2.30 pm"


def test_months_are_english_whatever_the_machine_speaks() -> None:
    before = locale.setlocale(locale.LC_TIME)
    try:
        for name in ("cy_GB.UTF-8", "de_DE.UTF-8", "C"):
            try:
                locale.setlocale(locale.LC_TIME, name)
            except locale.Error:
                continue
            assert dates.date("{month}", DAY) == "March"
    finally:
        locale.setlocale(locale.LC_TIME, before)
