"""What was understood of an agenda, whatever it came as. It is shown to the officer before it is used."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from clerk.record.meeting import AgendaItem


@dataclass(frozen=True, slots=True)
class AgendaPlan:
    """The items of an agenda, and what it says of the meeting; empty where it says nothing.

    ``remarks`` are sentences on what somebody has to look at.
    """

    items: tuple[AgendaItem, ...] = ()
    body: str = ""
    date: dt.date | None = None
    time: str = ""
    place: str = ""
    remarks: tuple[str, ...] = ()
