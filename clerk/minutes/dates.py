"""Dates and times as a house style writes them. British whatever the machine's language."""

from __future__ import annotations

import datetime as dt

from clerk.minutes.phrases import fill
from clerk.minutes.style_keys import Style

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def ordinal(day: int) -> str:
    """A day of the month as 1st, 2nd, 3rd, 4th and so on."""
    if 10 < day % 100 < 14:
        return f"{day}th"
    return f"{day}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th') }"


def date(phrase: str, day: dt.date) -> str:
    """A date in one of the style's forms."""
    return fill(
        phrase,
        weekday=WEEKDAYS[day.weekday()],
        day=str(day.day),
        dd=f"{day.day:02}",
        month=MONTHS[day.month - 1],
        mm=f"{day.month:02}",
        year=f"{day.year:04}",
        ordinal=ordinal(day.day),
    )


def time(style: Style, moment: dt.time, phrase: str | None = None) -> str:
    """A time of day in the style's form, or in another of its forms; noon and midnight by their names."""
    dates = style.dates
    if phrase is None:
        if moment.minute == 0 and moment.hour == 12 and dates.noon:
            return dates.noon
        if moment.minute == 0 and moment.hour == 0 and dates.midnight:
            return dates.midnight
        phrase = dates.time_on_the_hour if moment.minute == 0 else dates.time
    return fill(
        phrase,
        h=str(moment.hour % 12 or 12),
        hh=f"{moment.hour % 12 or 12:02}",
        hour=f"{moment.hour:02}",
        mm=f"{moment.minute:02}",
        ampm=dates.am if moment.hour < 12 else dates.pm,
    )
