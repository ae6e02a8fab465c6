"""What is put before whoever signs: the record as it was approved, by whom it is signed, and in which office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal, NamedTuple

import msgspec

from clerk.minutes.corrected import Carried, Corrected, corrected
from clerk.minutes.naming import Naming
from clerk.minutes.style_keys import Style
from clerk.record.approval import Approval, day_named
from clerk.record.exemption import exempt_entries
from clerk.record.facts import Correction
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
    meeting_id: int,
    seen: Meeting,
    style: Style,
    approvals: tuple[Approval, ...],
    others: Sequence[tuple[Meeting, Style]] = (),
) -> ToSign:
    """The minutes of a meeting as they were approved.

    Args:
        meeting_id: its number in the book.
        seen: the record as it stands there.
        style: its house style.
        approvals: the approvals of its minutes.
        others: the records that were approved together with them, each with its style: a correction is of one.
    """
    own: list[Correction] = []
    doubtful: list[Carried] = []
    for approval in approvals:
        together = [each for each in others if each[0].particulars.date in approval.fact.of]
        for correction in approval.fact.corrections:
            match _whose(correction, seen, style, together, approval.fact.of):
                case "own":
                    own.append(correction)
                case "doubtful":
                    doubtful.append(Carried(correction, _AMBIGUOUS.format(correction.from_)))
    found = corrected(seen, style, own)
    found = Corrected(found.meeting, (*found.carried, *doubtful))
    return ToSign(meeting_id, seen, found, bool(exempt_entries(found.meeting)))


_AMBIGUOUS = "“{}” stands in several of the minutes approved together. Name the day with the minute: 55 of 28 July."


def _whose(
    correction: Correction,
    seen: Meeting,
    style: Style,
    together: Sequence[tuple[Meeting, Style]],
    days: tuple[dt.date, ...],
) -> Literal["own", "another's", "doubtful"]:
    """Whether a correction is of these minutes, or of others that were approved along with them."""
    named = day_named(correction.minute, days)
    if named is not None:
        return "own" if named == seen.particulars.date else "another's"
    if not together:
        return "own"
    there = any(not corrected(*other, [correction]).troubles for other in together)
    here = not corrected(seen, style, [correction]).troubles
    if here and there:
        return "doubtful"
    return "another's" if there else "own"
