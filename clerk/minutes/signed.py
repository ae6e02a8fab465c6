"""What is put before whoever signs: the record as it was approved, by whom it is signed, and in which office."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import msgspec

from clerk.minutes.corrected import Corrected, corrected
from clerk.minutes.naming import Naming
from clerk.minutes.style_keys import Style
from clerk.record.approval import Approval, corrections_of
from clerk.record.exemption import exempt_entries
from clerk.record.meeting import Meeting, Signed
from clerk.record.presence import rooms_of


class Signer(NamedTuple):
    """Who signs: the name in full, and the office as the body calls it."""

    name: str
    office: str


def signer(approving: Meeting, style: Style, approval: Approval) -> Signer:
    """Who signs what was approved: whoever the record says, else whoever presided when it was approved.

    Source: LGA 1972 Sch 12 para 41: the person presiding at the meeting that approves them.
    """
    entry = approving.entry_by_id.get(approval.entry)
    presiding = rooms_of(approving).before(entry).presiding if entry else None
    name = approval.fact.signed_by or presiding or ""
    person = approving.person_by_id.get(name)
    if person is None:
        return Signer(name, "")
    seat = approving.body.seat(name)
    office = Naming(approving, style).office(seat.role if seat else "member")
    # Somebody without an office who was asked to preside signs as that.
    return Signer(person.called, office or f"{approving.body.chair_term} of the meeting")


class ToSign(NamedTuple):
    """The minutes of one meeting as they are to be signed, once the corrections are carried into them."""

    meeting_id: int
    seen: Meeting
    corrected: Corrected
    has_exempt: bool

    @property
    def record(self) -> Meeting:
        """The record as it was approved, not signed yet."""
        return self.corrected.meeting

    def signed(self, by: Signer, on: dt.date) -> Meeting:
        """The record that the signed set is made of: its marking as a draft is gone."""
        note = Signed(by=by.name, on=on, office=by.office)
        particulars = msgspec.structs.replace(self.record.particulars, signed=note)
        return msgspec.structs.replace(self.record, particulars=particulars)


def to_sign(
    meeting_id: int, seen: Meeting, style: Style, approvals: tuple[Approval, ...]
) -> ToSign:
    """The minutes of a meeting as they were approved.

    Args:
        meeting_id: its number in the book.
        seen: the record as it stands there.
        style: its house style.
        approvals: the approvals that its body made.
    """
    corrections = corrections_of(seen.particulars.date, approvals)
    found = corrected(seen, style, corrections)
    return ToSign(meeting_id, seen, found, bool(exempt_entries(found.meeting)))
