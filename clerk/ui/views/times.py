"""Dates, times and lengths as the screen says them, whatever the house style prints."""

import datetime as dt


def clock(moment: dt.datetime | dt.time, *, about: bool = False) -> str:
    """Return `14:31`, or `c 14:31` where the time is approximate."""
    return ("c " if about else "") + f"{moment:%H:%M}"


def long_date(date: dt.date) -> str:
    """Return `Tuesday 6 October 2026`."""
    return f"{date:%A} {date.day} {date:%B %Y}"


def short_date(date: dt.date) -> str:
    """Return `6 October`."""
    return f"{date.day} {date:%B}"


def length(start: dt.datetime, end: dt.datetime) -> str:
    """Return how long something took: `0 h 47 m`."""
    minutes = max(int((end - start).total_seconds() // 60), 0)
    return f"{minutes // 60} h {minutes % 60:02} m"
