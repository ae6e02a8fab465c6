"""How long working notes are kept once minutes are signed, by the council's own rule; nothing goes by default.

Source: no statute says how long an officer's notes of a meeting are kept; retention schedules do (often until the
minutes are signed, or some months after). What somebody asked to see may not be destroyed meanwhile (Freedom of
Information Act 2000 s.77), which is what a hold is for.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

Scope = Literal["notes", "drafts"]
"""``notes``: private notes and doubts alone. ``drafts``: also the drafts before the signed set, what came back of
them, and what entries said before they said what was signed."""


class Retention(msgspec.Struct, frozen=True):
    """A council's rule for a body: its words, as the retention schedule has them, and the months after signing."""

    rule: str
    months: int


def due_on(signed: dt.date, months: int) -> dt.date:
    """The first day on which what was kept for a number of months from the signing may go.

    A month ends on the day of the same number, or on its last day where it has none.
    """
    count = signed.month - 1 + months
    year, month = signed.year + count // 12, count % 12 + 1
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    last = (following - dt.timedelta(days=1)).day
    return dt.date(year, month, min(signed.day, last))
