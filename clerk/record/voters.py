"""Who is called in a division: everybody who may vote now, and who is there and may not, with the reason."""

from __future__ import annotations

import msgspec

from clerk.record.meeting import Meeting
from clerk.record.presence import Room
from clerk.record.voting import has_vote


class Voter(msgspec.Struct, frozen=True):
    """Somebody whose name is on the division list: their group, and why they may not vote (empty: they may)."""

    person: str
    group: str = ""
    why_not: str = ""


def division_list(meeting: Meeting, room: Room, item: str | None) -> tuple[Voter, ...]:
    """Everybody on the division list for an item now, in the order of the seats.

    A substitute stands where the member stood. A member barred by a disclosable pecuniary interest is listed whether
    they stayed or left (Localism Act 2011 s.31); anybody else who is not there is not called.
    """
    order = {seat.person: place for place, seat in enumerate(meeting.body.members)}
    people = [*order, *(name for name in room.substitutes if name not in order)]
    people.sort(key=lambda name: order.get(room.substitutes.get(name, name), len(order)))
    found = []
    for person in people:
        barred = room.barred(person, item)
        if room.has(person) or (barred and _holds_seat(meeting, person)):
            group = meeting.person_by_id[person].group
            found.append(Voter(person, group, _why_not(meeting, room, person, barred=barred)))
    return tuple(found)


def _holds_seat(meeting: Meeting, person: str) -> bool:
    seat = meeting.body.seat(person)
    return seat is not None and seat.votes


def _why_not(meeting: Meeting, room: Room, person: str, *, barred: bool) -> str:
    there = room.occupants.get(person)
    if there is None:
        return "left for an interest"
    if barred:
        return "barred by an interest"
    if has_vote(meeting, room, there):
        return ""
    if there.mode == "remote":
        return "remote, no vote on this body"
    if person in room.substitutes:
        return f"{meeting.person_by_id[room.substitutes[person]].label} is there"
    return "no vote on this body"


# A meeting on the budget still accepts apologies and approves its minutes as any other does.
_FORMAL = frozenset(
    {
        "apologies",
        "substitutes",
        "declarations",
        "minutes",
        "announcements",
        "exclusion",
        "next_meeting",
    }
)


def is_on_the_budget(meeting: Meeting, item: str | None) -> bool:
    """Whether votes on an item are to be named, as those of a budget decision meeting are (SI 2014/165)."""
    known = meeting.item_by_id.get(item or "")
    if known is None:
        return False
    return known.budget or (meeting.particulars.budget and known.kind not in _FORMAL)
