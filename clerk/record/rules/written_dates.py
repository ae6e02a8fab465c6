"""Reads the dates that stand in a text, with the day of the week that the text gives them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from clerk.record.rules.texts import unquoted

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = tuple(calendar.month_name)[1:]

# In capitals too, as in headings; a word all in small letters (“he sat 12 march”) is passed over later.
_WEEKDAY = r"((?i:Mon|Tue|Wed|Thu|Fri|Sat|Sun))(?:(?i:[a-z]{0,6}day)\b|(?i:s|rs|r|nes)?\b\.?)"
_MONTH = (
    r"((?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?))\b(?:\.(?=,?\s+\d))?"
)
# 19 December 2024, 19th of December, 19/12/2024, 19.12.24
_DATE = re.compile(
    rf"(?<![\d./:£$-])(?P<day>\d{{1,2}})(?:(?P<ordinal>st|nd|rd|th)?(?:\s+day)?(?:\s+of)?\s+"
    rf"(?P<month>{_MONTH})(?:,?\s+(?P<year>\d{{4}})\b(?!/))?"
    r"|(?P<sign>[./-])(?P<number>\d{1,2})(?P=sign)(?P<figures>\d{4}|\d{2})(?![\d./-]*\d))"
)
# December 19, 2024: only after a day of the week or before a year, or it might be anything
_AFTER_MONTH = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d/.:]\d|\w)(?:,?\s+(?P<year>\d{4})\b)?"
)
_MONTH_BEFORE = re.compile(rf"(?:\b{_WEEKDAY},?\s+)?\b{_MONTH}\s+$")
_ISO = re.compile(r"(?<![\w-])(?P<figures>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?![\w-])")
_WEEKDAY_BEFORE = re.compile(
    rf"\b{_WEEKDAY},?\s+(?:at\s+[\d.:]+\s*(?:[ap]\.?m\b\.?|noon)?,?\s+(?:on\s+)?)?(?:the\s+)?$"
)
_WEEKDAY_AFTER = re.compile(rf"(?:\s*\(\s*|,\s+(?:a|being)\s+){_WEEKDAY}\)?")
# Wednesday 1 and Thursday 2 May: the month stands once, for both
_SHARED_MONTH = re.compile(
    rf"\b{_WEEKDAY},?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?P<ordinal>st|nd|rd|th)?"
    rf"\s*(?:,|-|–|and|or|to)\s+(?:{_WEEKDAY},?\s+(?:the\s+)?)?$"
)
_YEAR = re.compile(r"(?<![\d/£.,-])(?:19|20)\d\d\b(?![/,-]\d)")


class WrittenDate(NamedTuple):
    """A date as a text gives it; ``start`` and ``end`` are its place with its weekday, if there is one.

    ``weekday`` counts from Monday, 0; ``year`` is None where the text leaves it out.
    ``day_at`` and ``weekday_at`` are where these two begin.
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: int | None
    day_at: int
    weekday_at: int

    def on(self, year: int) -> dt.date | None:
        """The date in a year, or None where there is no such day."""
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None


@lru_cache(maxsize=8192)
def dates_in(text: str) -> tuple[WrittenDate, ...]:
    """The dates in a text, as they stand there: they need not exist."""
    if not _HAS_DIGIT(text):
        return ()
    text = unquoted(text)
    found: list[WrittenDate] = []
    for match in _DATE.finditer(text):
        found += _dates_at(text, match)
    for match in _AFTER_MONTH.finditer(text):
        if text[match.start() - 1 : match.start()] == " ":
            found += _month_first(text, match)
    if "-" in text:
        for match in _ISO.finditer(text):
            found += _dates_at(text, match)
    return tuple(found)


_HAS_DIGIT = re.compile(r"\d").search


@lru_cache(maxsize=2048)
def years_in(text: str) -> frozenset[int]:
    """The years that a text speaks of."""
    return frozenset(int(year) for year in _YEAR.findall(text))


def weekday_of(word: str) -> int | None:
    """Which day of the week a word (or its beginning) stands for, counted from Monday, 0."""
    return next((n for n, day in enumerate(DAYS) if day[:3] == word[:3].capitalize()), None)


def spelt(date: dt.date) -> str:
    """A date as the sentences of the rules say it."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def _dates_at(text: str, match: re.Match[str]) -> Iterator[WrittenDate]:
    if match.re is _DATE and match["month"] and not match["month"][0].isupper():
        return
    month, year = _month_and_year(match)
    before = text[max(0, match.start() - 40) : match.start()]
    offset = match.start() - len(before)
    shared = _SHARED_MONTH.search(before) if _HAS_DIGIT(before) else None
    if shared:
        yield WrittenDate(
            start=offset + shared.start(),
            end=offset + shared.end("day"),
            day=int(shared["day"]),
            month=month,
            year=year,
            weekday=weekday_of(shared[1]),
            day_at=offset + shared.start("day"),
            weekday_at=offset + shared.start(),
        )
    start, end, weekday, weekday_at = match.start(), match.end(), None, match.start()
    named = _WEEKDAY_BEFORE.search(before)
    if named:
        start = weekday_at = offset + named.start()
        weekday = weekday_of(named[1])
    else:
        after = _WEEKDAY_AFTER.match(text, match.end())
        if after:
            end, weekday, weekday_at = after.end(), weekday_of(after[1]), after.start(1)
    yield WrittenDate(
        start=start,
        end=end,
        day=int(match["day"]),
        month=month,
        year=year,
        weekday=weekday,
        day_at=match.start("day"),
        weekday_at=weekday_at,
    )


def _month_and_year(match: re.Match[str]) -> tuple[int, int | None]:
    if match.re is _DATE and match["month"]:
        return _month_of(match["month"]), int(match["year"]) if match["year"] else None
    figures = int(match["figures"])
    return int(match["number"]), figures if figures > 99 else 2000 + figures


def _month_of(word: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month[:3] == word[:3].capitalize())


def _month_first(text: str, match: re.Match[str]) -> Iterator[WrittenDate]:
    before = text[max(0, match.start() - 24) : match.start()]
    named = _MONTH_BEFORE.search(before)
    if named is None or not (named[1] or match["year"]) or not named[2][0].isupper():
        return
    start = match.start() - len(before) + named.start()
    yield WrittenDate(
        start=start,
        end=match.end(),
        day=int(match["day"]),
        month=_month_of(named[2]),
        year=int(match["year"]) if match["year"] else None,
        weekday=weekday_of(named[1]) if named[1] else None,
        day_at=match.start("day"),
        weekday_at=start,
    )
