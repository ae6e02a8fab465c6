"""Who may vote, whether there is a quorum, and how a vote went."""

from __future__ import annotations

from typing import Literal

import msgspec

from clerk.record.facts import CastingVote, Vote
from clerk.record.kinds import Way
from clerk.record.meeting import Entry, Meeting
from clerk.record.presence import Chronicle, Occupant, Room

Result = Literal["carried", "lost", "tied", "undecided"]
Standing = Literal[
    "for", "against", "abstain", "not_voting", "not_recorded", "barred", "absent", "remote"
]


class Quorate(msgspec.Struct, frozen=True):
    """How many members count towards the quorum, and how many have to."""

    present: int
    needed: int

    @property
    def met(self) -> bool:
        """Whether the meeting may do business."""
        return self.present >= self.needed


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of a vote; None where they were not taken."""

    for_: int | None = None
    against: int | None = None
    abstain: int | None = None
    not_voting: int | None = None

    @property
    def counted(self) -> bool:
        """Whether figures were taken."""
        return self.for_ is not None or self.against is not None


def has_vote(meeting: Meeting, room: Room, there: Occupant) -> bool:
    """Whether somebody who is there holds a vote on this body, whatever the item.

    A voting seat, or standing in for an absent member who has one; remotely only where the body counts
    remote attendance (LGA 1972 requires presence in person for a council's own members).
    """
    if there.mode == "remote" and meeting.body.remote_attendance == "not_counted":
        return False
    seat = meeting.body.seat(there.person)
    if seat is not None:
        return seat.votes
    member = room.substitutes.get(there.person)
    if member is None or room.has(member):
        return False
    replaced = meeting.body.seat(member)
    return replaced is not None and replaced.votes


def entitled(meeting: Meeting, room: Room, item: str | None) -> tuple[str, ...]:
    """The people who may vote on an item now: there, holding a vote, and not barred by an interest."""
    return tuple(
        person
        for person, there in room.occupants.items()
        if has_vote(meeting, room, there) and not room.barred(person, item)
    )


def quorum(meeting: Meeting, room: Room) -> Quorate:
    """The quorum by the body's rule, against those there whom it counts."""
    present = sum(has_vote(meeting, room, there) for there in room.occupants.values())
    return Quorate(present, meeting.body.quorum_needed)


def tally(vote: Vote) -> Tally:
    """The figures of a vote, counted from the names where it was named."""
    if vote.named:
        ways = list(vote.named.values())
        return Tally(
            for_=ways.count("for"),
            against=ways.count("against"),
            abstain=ways.count("abstain"),
            not_voting=ways.count("not_voting") or None,
        )
    return Tally(
        for_=vote.for_, against=vote.against, abstain=vote.abstain, not_voting=vote.not_voting
    )


def casting_vote(meeting: Meeting, entry: Entry) -> tuple[Entry, CastingVote] | None:
    """The casting vote given on a vote: the first on the same question, before the next vote on it."""
    if not isinstance(entry.fact, Vote):
        return None
    names = question_names(entry.fact)
    for later in meeting.entries[meeting.position[entry.id] + 1 :]:
        fact = later.fact
        if isinstance(fact, CastingVote) and fact.on in names:
            return later, fact
        if isinstance(fact, Vote) and question_names(fact) & names and later.item == entry.item:
            return None
    return None


def question_names(vote: Vote) -> set[str]:
    """The names under which other facts refer to what was voted on."""
    return {name for name in (vote.on, vote.ref) if name}


def result(meeting: Meeting, entry: Entry) -> Result:
    """How a vote went: a majority of those voting; on a tie the casting vote (LGA 1972 Sch 12 para 39).

    By assent or unanimously it is carried, unless only votes against were recorded. Where no figures were
    taken, as declared by the person presiding; ``undecided`` if that is not recorded either.
    """
    vote = entry.fact
    if not isinstance(vote, Vote):
        return "undecided"
    figures = tally(vote)
    in_favour, opposed = figures.for_ or 0, figures.against or 0
    if not figures.counted:
        if vote.manner in ("assent", "unanimous"):
            return vote.declared or "carried"
        return vote.declared or "undecided"
    if in_favour != opposed:
        return "carried" if in_favour > opposed else "lost"
    casting = casting_vote(meeting, entry)
    if casting is not None:
        return "carried" if casting[1].way == "for" else "lost"
    if in_favour == 0 and vote.manner in ("assent", "unanimous"):
        return vote.declared or "carried"
    return "tied"


class Division(msgspec.Struct, frozen=True):
    """How one member stood in a vote, including those who could not take part."""

    person: str
    standing: Standing


def division(meeting: Meeting, chronicle: Chronicle, entry: Entry) -> tuple[Division, ...]:
    """Every member's standing in a vote: how they voted, or that they were absent, remote or barred.

    Members in the order of the seats, then substitutes who were there. What was not recorded of a member
    who could vote is ``not_recorded``.
    """
    vote = entry.fact
    if not isinstance(vote, Vote):
        return ()
    room = chronicle.before(entry)
    people = [seat.person for seat in meeting.body.members if seat.votes]
    people += [name for name in room.substitutes if room.has(name) and name not in people]
    return tuple(
        Division(person, _standing(meeting, room, entry.item, person, vote.named))
        for person in people
    )


def _standing(
    meeting: Meeting, room: Room, item: str | None, person: str, named: dict[str, Way]
) -> Standing:
    if person in named:
        return named[person]
    there = room.occupants.get(person)
    if there is None:
        return "absent"
    if room.barred(person, item):
        return "barred"
    return "not_recorded" if has_vote(meeting, room, there) else "remote"
