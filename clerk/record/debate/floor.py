"""The floor: what is before a meeting under one item."""

from __future__ import annotations

from collections.abc import Iterator

from clerk.record.facts import Amend, Dissent, Move, RecordMyVote, Vote
from clerk.record.meeting import Entry, Meeting
from clerk.record.motions import Motion, disposed_of, motions
from clerk.record.presence import Room
from clerk.record.references import mentions
from clerk.record.voting import entitled, quorum

_KINDS = {
    "refer": "the motion to refer",
    "next_business": "the motion to go on to the next business",
    "put_question": "the closure",
    "other_procedural": "the procedural motion",
}


def named(every: dict[str, Motion], ref: str) -> str:
    """A motion as the officer reads it: "the motion", "the motion as amended", "amendment B", "the closure"."""
    motion = every.get(ref)
    if motion is None:
        return "the item"
    if isinstance(motion.fact, Amend):
        return f"amendment {motion.letter}"
    if motion.fact.kind != "substantive":
        return _KINDS[motion.fact.kind]
    taken = any(every[name].fate in ("carried", "accepted") for name in motion.amendments)
    return "the motion as amended" if taken else "the motion"


class Floor:
    """The motions under an item of a meeting that sits, and which of them is the question before it."""

    def __init__(self, meeting: Meeting, room: Room, item: str | None) -> None:
        """Work out once what is undecided."""
        self.meeting, self.room, self.item = meeting, room, item
        self.every = motions(meeting)
        together = room.taken_as_one(item) if item else (None,)
        self.here = {
            ref: motion for ref, motion in self.every.items() if motion.entry.item in together
        }
        self.entries = [entry for entry in meeting.entries if entry.item in together]
        self.alive = {ref: motion for ref, motion in self.here.items() if self._is_alive(motion)}
        self.state = quorum(meeting, room)

    def _is_alive(self, motion: Motion) -> bool:
        """Whether it is undecided and still to be put: not referred, nor dropped, nor amending what is settled."""
        seen: set[str] = set()
        while motion.ref not in seen:
            seen.add(motion.ref)
            if motion.fate not in ("open", "tied") or disposed_of(self.every, motion):
                return False
            parent = self.every.get(motion.fact.to) if isinstance(motion.fact, Amend) else None
            if parent is None:
                return True
            motion = parent
        return False

    def question(self) -> Motion | None:
        """What the meeting is on: a procedural motion, else an amendment that is not itself amended, else a motion."""

        def rank(motion: Motion) -> int:
            if isinstance(motion.fact, Move):
                return 2 if motion.fact.kind != "substantive" else 0
            return 1

        leaves = [
            motion
            for motion in self.alive.values()
            if not any(name in self.alive for name in motion.amendments)
        ]
        place = self.meeting.position
        return max(leaves, key=lambda each: (rank(each), place[each.entry.id]), default=None)

    def closed(self, motion: Motion) -> bool:
        """Whether the closure was carried on a question, or on it as a whole, since it was moved."""
        place = self.meeting.position
        for other in self.here.values():
            fact = other.fact
            if not isinstance(fact, Move) or fact.kind != "put_question" or other.fate != "carried":
                continue
            if place[other.entry.id] > place[motion.entry.id] and fact.on in (None, motion.ref):
                return True
        return False

    def taken_since(self, motion: Motion) -> Motion | None:
        """Another amendment to the same motion that was carried or accepted: this one may have no point left."""
        fact = motion.fact
        parent = self.every.get(fact.to) if isinstance(fact, Amend) else None
        for name in parent.amendments if parent else ():
            other = self.every[name]
            if name != motion.ref and other.fate in ("carried", "accepted"):
                return other
        return None

    def passed_over(self) -> Iterator[tuple[Motion, Motion]]:
        """Motions that are not put any more, each with the one, to refer or to go on, that was carried instead."""
        for motion in self.here.values():
            by = disposed_of(self.every, motion)
            if by is not None and by.ref != motion.ref and motion.fate == "open":
                yield motion, by

    def last_vote(self) -> Entry | None:
        """The last vote under the item."""
        return next((e for e in reversed(self.entries) if isinstance(e.fact, Vote)), None)

    def silent(self, name: str) -> bool:
        """Whether anybody may vote whose own vote or dissent on a question is not recorded."""
        told: set[str] = set()
        for entry in self.entries:
            if isinstance(entry.fact, RecordMyVote) and entry.fact.on == name:
                told.add(entry.fact.person)
            elif isinstance(entry.fact, Dissent) and entry.fact.on == name:
                told.update(entry.fact.people)
        return not told.issuperset(entitled(self.meeting, self.room, self.item))

    def is_rested_on(self, name: str) -> bool:
        """Whether a decision, an election or the like rests on a question."""
        return any(
            mention.kind == "motion"
            and mention.name == name
            and mention.field in ("by", "carried_by")
            for entry in self.meeting.entries
            if hasattr(entry.fact, "by") or hasattr(entry.fact, "carried_by")
            for mention in mentions(entry.fact)
        )

    def name(self, ref: str) -> str:
        """A motion as the officer reads it."""
        return named(self.every, ref)


def starting(words: str) -> str:
    """Words as a sentence begins with them."""
    return words[:1].upper() + words[1:]
