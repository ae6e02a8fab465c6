"""Dates and times as people write them."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_WORDED = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{MONTH})\.?,?(?:\s+(?P<year>\d{{4}}))?\b",
    re.IGNORECASE | re.ASCII,
)
_WEEKDAY = re.compile(
    r"\b(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),?\s+(?:the\s+)?"
    rf"(?P<date>\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{MONTH}\.?,?(?:\s+\d{{4}})?"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})",
    re.IGNORECASE | re.ASCII,
)
_NUMBERED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b", re.ASCII)
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b", re.ASCII)
_NAMED_TIME = re.compile(r"\b(noon|midday|midnight)\b", re.IGNORECASE)
_TWELVE = re.compile(
    r"(?<![\d.:])(\d{1,2})(?:[.:](\d{2}))?\s*([ap])\.?\s?m\b\.?", re.IGNORECASE | re.ASCII
)
_TWENTY_FOUR = re.compile(r"(?<![\d.:/-])([01]?\d|2[0-3])[.:]?([0-5]\d)(?![\d.:/-])", re.ASCII)
_BARE_HOUR = re.compile(r"^\s*([01]?\d|2[0-3])\s*$", re.ASCII)


def read_date(text: str, today: dt.date | None = None) -> dt.date | None:
    """The first date in a text: 6 October 2026, 6/10/26, 2026-10-06. Without a year, the next such day from today."""
    for found in _ISO.finditer(text):
        year, month, day = (int(part) for part in found.groups())
        if date := _date(year, month, day):
            return date
    for found in _WORDED.finditer(text):
        number = _month(found["month"])
        if number is None:
            continue
        if found["year"]:
            if date := _date(int(found["year"]), number, int(found["day"])):
                return date
        elif today is not None:
            date = _date(today.year, number, int(found["day"]))
            if date is not None and date < today:
                date = _date(today.year + 1, number, int(found["day"]))
            if date is not None:
                return date
    for found in _NUMBERED.finditer(text):
        day, month, year = (int(part) for part in found.groups())
        if date := _date(year + 2000 if year < 100 else year, month, day):
            return date
    return None


def wrong_weekday(text: str, date: dt.date) -> str:
    """The weekday that stands before a date in a text, if it is not that date's; else nothing."""
    for found in _WEEKDAY.finditer(text):
        if read_date(found["date"], date) == date and found["day"].lower() != f"{date:%A}".lower():
            return found["day"].capitalize()
    return ""


def _month(word: str) -> int | None:
    lowered = word.lower()
    for number, name in enumerate(_MONTHS, start=1):
        if lowered == name or lowered in {name[:3], "sept" if number == 9 else name[:3]}:
            return number
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def read_time(text: str) -> str:
    """The first time in a text as HH:MM, empty if there is none: 14:30, 2.30 pm, 2pm, noon, 1430."""
    if found := _TWELVE.search(text):
        hour, minute = int(found[1]), int(found[2] or 0)
        if 1 <= hour <= 12 and minute < 60:
            hour = hour % 12 + (12 if found[3].lower() == "p" else 0)
            return f"{hour:02}:{minute:02}"
    if found := _NAMED_TIME.search(text):
        return "00:00" if found[1].lower() == "midnight" else "12:00"
    if found := _TWENTY_FOUR.search(text):
        return f"{int(found[1]):02}:{found[2]}"
    if found := _BARE_HOUR.match(text):
        return f"{int(found[1]):02}:00"
    return ""
