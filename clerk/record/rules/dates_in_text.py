"""Dates that stand in the text: against the calendar, their weekdays and the facts."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from clerk.record.facts import NextMeeting
from clerk.record.rules.case import Case, once
from clerk.record.rules.mending import mends
from clerk.record.rules.rule import Family, Found
from clerk.record.rules.texts import Passage, unquoted
from clerk.record.rules.written_dates import (
    DAYS,
    MONTHS,
    WrittenDate,
    dates_in,
    spelt,
    years_in,
)

DATES_IN_TEXT = Family("Dates in the text")

CALENDAR = "The calendar: those who rely on the minutes cannot tell which of the two was meant."


@DATES_IN_TEXT.rule(
    "impossible_date",
    "error",
    in_text=True,
    watches="A date in the text that no calendar has.",
    source=CALENDAR,
)
def impossible_date(case: Case) -> Iterator[Found]:
    """29 February counts only where the year is given."""
    for passage, date in _dates(case):
        if not 1 <= date.month <= 12:
            continue
        last = _last_day(date)
        written = passage.text[date.start : date.end]
        if date.day <= last or _may_be_no_date(date, written):
            continue
        year = "" if date.year is None else f" {date.year}"
        yield _found(
            passage,
            f"There is no {date.day} {MONTHS[date.month - 1]}{year}.",
            written,
            (_with_day(written, date, last),),
        )


@DATES_IN_TEXT.rule(
    "wrong_weekday",
    "error",
    in_text=True,
    watches="A date in the text that fell on another day of the week.",
    source=CALENDAR,
)
def wrong_weekday(case: Case) -> Iterator[Found]:
    """Without a year it is wrong only if it is so both for the last such date and for the next one."""
    today = case.meeting.particulars.date
    for passage, date in _dates(case):
        if date.weekday is None:
            continue
        meant = _meant(date, today, passage.text)
        if not meant or any(day.weekday() == date.weekday for day in meant):
            continue
        written = passage.text[date.start : date.end]
        given = DAYS[date.weekday]
        if date.year is None:
            sentence = (
                f"“{written}” is no {given}: {_both(meant, today)}."
                if len(meant) > 1
                else f"“{written}” is no {given}."
            )
        else:
            sentence = f"{spelt(meant[0])} is a {DAYS[meant[0].weekday()]}, not a {given}."
        yield _found(passage, sentence, written, tuple(_better(written, date, meant)))


@DATES_IN_TEXT.rule(
    "next_meeting_differs",
    "warning",
    in_text=True,
    watches="A text that gives the next meeting another date than the record.",
    source="The date that is printed and the date that is recorded must be one.",
)
def next_meeting_differs(case: Case) -> Iterator[Found]:
    """Only where the text speaks of this body's next meeting, and none of its dates is on record."""
    recorded = [meeting.date for _, fact in case.meeting.of(NextMeeting) for meeting in fact.dates]
    if not recorded:
        return
    today = case.meeting.particulars.date
    for passage in case.passages:
        if "ext meeting" not in passage.text and "ext ordinary meeting" not in passage.text:
            continue
        dates = dates_in(passage.text)
        named = [date for date in dates if _of_next_meeting(passage.text, date, case)]
        days = [day for date in named if (day := _future(date, today)) is not None]
        if not days or any(_future(date, today) in recorded for date in dates):
            continue
        date = next(each for each in named if _future(each, today) == days[0])
        written = passage.text[date.start : date.end]
        yield _found(
            passage,
            f"The text gives the next meeting as {spelt(days[0])}; the record has {spelt(min(recorded))}.",
            written,
            (f"{DAYS[min(recorded).weekday()]} {spelt(min(recorded))}",)
            if date.weekday is not None
            else (spelt(min(recorded)),),
        )


_NEXT = re.compile(r"\b[Nn]ext (?:ordinary |scheduled )?meeting\b(?P<between>[^.;]{0,80})$")


def _of_next_meeting(text: str, date: WrittenDate, case: Case) -> bool:
    match = _NEXT.search(unquoted(text)[: date.start])
    if match is None:
        return False
    other = re.search(r"\bof (?:the )?([A-Z][\w’' -]*)", match["between"])
    own = (case.meeting.body.name, "Committee", "Council", "Cabinet", "Board", "Panel")
    return other is None or other[1].strip().startswith(own)


def _future(date: WrittenDate, today: dt.date) -> dt.date | None:
    """The day meant by a date that lies ahead."""
    if date.year is not None:
        return date.on(date.year)
    days = (date.on(today.year), date.on(today.year + 1))
    return next((day for day in days if day is not None and day >= today), None)


@once
def _dates(case: Case) -> tuple[tuple[Passage, WrittenDate], ...]:
    """Every date of every text, but one that the same entry has in the same words once only."""
    seen: set[tuple[object, str]] = set()
    found: list[tuple[Passage, WrittenDate]] = []
    for passage in case.passages:
        for date in dates_in(passage.text):
            place = passage.entry.id if passage.entry else passage.item
            written = passage.text[date.start : date.end]
            if (place, written) not in seen:
                seen.add((place, written))
                found.append((passage, date))
    return tuple(found)


def _found(passage: Passage, sentence: str, written: str, better: tuple[str, ...]) -> Found:
    return Found(
        entry=passage.entry,
        item=passage.item,
        sentence=sentence,
        about=(written,),
        mends=mends(passage, written, better),
    )


def _may_be_no_date(date: WrittenDate, written: str) -> bool:
    """Whether it might be something else: “32 May” without more, or a paragraph 31.2.25 of some rules."""
    if date.weekday is not None:
        return False
    return (date.day > 31 and date.year is None) or _FIGURES.fullmatch(written) is not None


_FIGURES = re.compile(r"\d+([.-])\d+\1\d\d")


def _last_day(date: WrittenDate) -> int:
    # 2024 was a leap year: without a year, 29 February may be meant
    return calendar.monthrange(date.year or 2024, date.month)[1]


def _meant(date: WrittenDate, today: dt.date, text: str) -> list[dt.date]:
    """The days that may be meant: one if the year is given, else the last and the next before any other year."""
    if not 1 <= date.month <= 12:
        return []
    if date.year is not None:
        day = date.on(date.year) if date.year > 0 else None
        return [] if day is None else [day]
    around = [day for n in (-1, 0, 1) if (day := date.on(today.year + n)) is not None]
    last = [day for day in around if day < today][-1:]
    coming = [day for day in around if day >= today][:1]
    other = [day for year in sorted(years_in(text)) if (day := date.on(year)) is not None]
    return [*coming, *last, *other]


def _both(meant: list[dt.date], today: dt.date) -> str:
    tense = [("is" if day >= today else "was") for day in meant[:2]]
    return " and ".join(
        f"in {day.year} it {verb} a {DAYS[day.weekday()]}"
        for day, verb in zip(meant[:2], tense, strict=True)
    )


def _better(written: str, date: WrittenDate, meant: list[dt.date]) -> Iterator[str]:
    """What may have been meant: the right weekday, the nearest day of that weekday, or the year beside."""
    at = date.weekday_at - date.start
    word = re.match(r"[A-Za-z]+", written[at:])
    old = word[0] if word else ""
    for weekday in dict.fromkeys(each.weekday() for each in meant[:2]):
        name = DAYS[weekday] if len(old) > 5 else DAYS[weekday][:3]
        name = name.upper() if old.isupper() else name
        yield written[:at] + name + written[at + len(old) :]
    for day in meant[:1]:
        offset = ((date.weekday or 0) - day.weekday() + 3) % 7 - 3
        nearest = day + dt.timedelta(days=offset)
        if nearest.month == day.month:
            yield _with_day(written, date, nearest.day)
        for year in (day.year - 1, day.year + 1):
            other = date.on(year)
            if str(date.year) in written and other and other.weekday() == date.weekday:
                yield written.replace(str(date.year), str(year))


def _with_day(written: str, date: WrittenDate, day: int) -> str:
    """The date as it was written, with another day of the month."""
    at = date.day_at - date.start
    old = re.match(r"(\d{1,2})(st|nd|rd|th)?", written[at:])
    if old is None:
        return written
    ending = ""
    if old[2]:
        ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{written[:at]}{day}{ending}{written[at + len(old[0]) :]}"
