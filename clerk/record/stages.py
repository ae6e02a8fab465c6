"""How far the minutes of a meeting are: from recording, through drafts and the chair, to signed.

Source: LGA 1972 Sch 12 para 41 (minutes are signed at the same or the next suitable meeting by the person presiding
there). The stages before approval are custom: who agreed a draft, and when, is kept because it is asked for later.
That minutes were approved is a fact of a later meeting, and is read from there, never entered a second time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal, NamedTuple

import msgspec

Stage = Literal["recording", "draft", "with_chair", "agreed", "circulated", "approved", "signed"]


class StageStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step on the way: which stage the minutes came to, when, by whose hand, and with which draft of theirs."""

    stage: Stage
    at: dt.datetime
    by: str = ""
    note: str = ""
    draft: int | None = None


class About(NamedTuple):
    """What a stage is called, what may still be changed in it, and to which stages somebody may put the minutes."""

    name: str
    may_change: str
    leads_to: tuple[Stage, ...]


STAGES: dict[Stage, About] = {
    "recording": About(
        "Being recorded",
        "Everything.",
        ("draft",),
    ),
    "draft": About(
        "Draft",
        "Everything; what is changed is in the next draft, and this one stays as it is.",
        ("draft", "with_chair", "agreed", "recording"),
    ),
    "with_chair": About(
        "With the chair",
        "Everything, but what the chair reads is the draft that was sent: what comes back is laid beside both.",
        ("draft", "agreed"),
    ),
    "agreed": About(
        "Agreed by the chair",
        "Slips only; anything else makes a new draft, which the chair has not agreed.",
        ("circulated", "draft"),
    ),
    "circulated": About(
        "Circulated",
        "Nothing but slips: members have these words. A correction is made at the meeting that approves them.",
        ("draft",),
    ),
    "approved": About(
        "Approved",
        "Only what the approving meeting corrected.",
        ("signed",),
    ),
    "signed": About(
        "Signed",
        "Nothing. A later correction is made at a later meeting, and shown against these minutes.",
        (),
    ),
}
"""Every stage, in order."""

_ORDER: tuple[Stage, ...] = tuple(STAGES)


def stage_now(steps: Sequence[StageStep], *, approved: bool = False) -> Stage:
    """How far the minutes are.

    Args:
        steps: what was done with them, the oldest first.
        approved: whether a later meeting approved them; that outweighs every step but the signing.
    """
    last = steps[-1].stage if steps else "recording"
    return "approved" if approved and last != "signed" else last


def may_go(now: Stage, to: Stage) -> bool:
    """Whether somebody may put minutes that are at one stage to another."""
    return to in STAGES[now].leads_to


def goes_back(now: Stage, to: Stage) -> bool:
    """Whether that would be a step back, for which a reason is asked."""
    return _ORDER.index(to) < _ORDER.index(now)
