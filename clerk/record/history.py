"""What was done with an entry of the record since it was first entered: when, and from what to what."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from clerk.record.meeting import Entry

ChangeKind = Literal["do", "undo", "redo", "came"]


class EntryChange(msgspec.Struct, frozen=True, kw_only=True):
    """One change of an entry: None ``before`` where it was entered, None ``after`` where it was taken away.

    ``step`` is what the step was called, ``at`` when it was made by this computer's clock. ``came`` says that the
    entry was there from the beginning, as in the samples: nobody entered it here.
    """

    entry: int
    step: str
    at: dt.datetime
    kind: ChangeKind
    before: Entry | None
    after: Entry | None
