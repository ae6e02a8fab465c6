"""How the meeting moves: opening, items, order, breaks, the public, the end."""

import datetime as dt
from typing import Annotated, Literal

import msgspec

from clerk.record.facts.base import Fact
from clerk.record.kinds import Clock, DayAndTime, ExemptParagraph, ItemId, PersonId, RefTo


class Start(Fact, frozen=True, tag="start"):
    """The meeting opens."""

    presiding: PersonId


class NotHeld(Fact, frozen=True, tag="not_held"):
    """The meeting could not be held (inquorate from the start, nobody able to preside): notes, not minutes."""

    reason: str


class OpenItem(Fact, frozen=True, tag="open_item"):
    """What the meeting is on from here; opening an item closes the last. ``with`` names items taken together."""

    item: ItemId
    with_: tuple[ItemId, ...] = msgspec.field(default=(), name="with")


class CloseItem(Fact, frozen=True, tag="close_item"):
    """The meeting is done with an item, before the next is opened."""

    item: ItemId


class AdmitUrgent(Fact, frozen=True, tag="admit_urgent"):
    """Whoever presides admits an item that was not on the agenda, for a reason that the minutes give.

    Source: LGA 1972 s.100B(4)(b): by reason of special circumstances, which shall be specified in the minutes.
    """

    item: ItemId
    reason: str
    by: PersonId | None = None


class VaryOrder(Fact, frozen=True, tag="vary_order"):
    """The order in which the remaining items are to be taken, by ruling (``by``) or by vote (``carried_by``)."""

    items: tuple[ItemId, ...]
    by: PersonId | None = None
    carried_by: RefTo | None = None


class DeferItem(Fact, frozen=True, tag="defer_item"):
    """An item is put off."""

    item: ItemId
    to: str = ""
    reason: str = ""


class WithdrawItem(Fact, frozen=True, tag="withdraw_item"):
    """An item is taken off the agenda."""

    item: ItemId
    to: str = ""
    reason: str = ""


class Adjourn(Fact, frozen=True, tag="adjourn"):
    """The meeting breaks off, perhaps to another day."""

    reason: str = ""
    to: DayAndTime | None = None


class Resume(Fact, frozen=True, tag="resume"):
    """The meeting goes on. With a date, on another day, and attendance is then recorded afresh."""

    date: dt.date | None = None


class Extend(Fact, frozen=True, tag="extend"):
    """The meeting runs on past its time limit."""

    until: Clock | None = None
    minutes: Annotated[int, msgspec.Meta(ge=1, le=1440)] | None = None
    by: RefTo | None = None


class ExcludePublic(Fact, frozen=True, tag="exclude_public"):
    """Press and public are excluded for these items.

    Source: LGA 1972 s.100A(4) and Sch 12A for exempt, s.100A(2) for confidential information; parish
    councils exclude under the Public Bodies (Admission to Meetings) Act 1960 instead, with no paragraphs.
    ``public_interest`` says that the public-interest test was recorded; ``staying`` who was asked to stay.
    """

    items: tuple[ItemId, ...]
    paragraphs: tuple[ExemptParagraph, ...]
    public_interest: bool | None = None
    by: RefTo | None = None
    basis: Literal["schedule_12a", "confidential", "admission_to_meetings_act"] = "schedule_12a"
    staying: tuple[PersonId, ...] = ()


class ReadmitPublic(Fact, frozen=True, tag="readmit_public"):
    """Press and public may come back."""


class FutureMeeting(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A date on which the body will meet."""

    date: dt.date
    time: Clock | None = None
    place: str = ""


class NextMeeting(Fact, frozen=True, tag="next_meeting"):
    """When the body meets next."""

    dates: tuple[FutureMeeting, ...]


class End(Fact, frozen=True, tag="end"):
    """The meeting closes."""
