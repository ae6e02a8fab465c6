"""The laptop's clock: when something was written down, as against when it happened."""

from __future__ import annotations

import datetime as dt


def now() -> dt.datetime:
    """This moment by the laptop's own clock, without a zone, like every time in the record."""
    return dt.datetime.now()  # noqa: DTZ005  # see above


def today() -> dt.date:
    """This day by the laptop's own clock."""
    return now().date()


def stamp() -> str:
    """This moment as part of a file's name: names in order are in order of time."""
    return f"{now():%Y-%m-%d-%H%M%S}"
