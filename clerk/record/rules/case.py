"""One meeting under examination: what the rules ask of it again and again, worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, wraps
from typing import Any, TypeVar

from clerk.record.facts import Amend, Declare, Dispensation, End, Move, Resolve, Resume, Vote
from clerk.record.meeting import Entry, Meeting
from clerk.record.motions import Motion, motions
from clerk.record.numbering import minute_numbers
from clerk.record.presence import Chronicle, Room, rooms_of
from clerk.record.references import mentions
from clerk.record.roll import RollLine, roll
from clerk.record.rules.texts import Passage, passages
from clerk.record.voting import Result, entitled, has_vote, question_names, result

T = TypeVar("T")


class Case:
    """A meeting, with its rooms, motions and votes at hand."""

    def __init__(self, meeting: Meeting) -> None:
        """Nothing is worked out until a rule asks for it."""
        self.meeting = meeting
        self.worked_out: dict[Any, Any] = {}
        self._voters: dict[int, tuple[str, ...]] = {}

    @cached_property
    def chronicle(self) -> Chronicle:
        """Who was in the room when."""
        return rooms_of(self.meeting)

    @cached_property
    def motions(self) -> dict[str, Motion]:
        """Every motion and amendment by its ref."""
        return motions(self.meeting)

    def amended_by(self, motion: Motion) -> Motion | None:
        """The motion that an amendment would amend; None for a motion, or where it names none (a vote)."""
        return self.motions.get(motion.fact.to) if isinstance(motion.fact, Amend) else None

    @cached_property
    def numbers(self) -> dict[str, int | str]:
        """Each item's minute number."""
        return minute_numbers(self.meeting)

    @cached_property
    def results(self) -> dict[int, Result]:
        """How each vote went, by entry."""
        return {entry.id: result(self.meeting, entry) for entry, _ in self.meeting.of(Vote)}

    @cached_property
    def votes_on(self) -> dict[str, tuple[tuple[Entry, Vote], ...]]:
        """The votes on each question, by every name that it goes by, in the order taken.

        A vote on "the item" is found by its own ref alone: each item has votes of its own.
        """
        found: dict[str, list[tuple[Entry, Vote]]] = {}
        for entry, vote in self.meeting.of(Vote):
            for name in question_names(vote) - {"item"}:
                found.setdefault(name, []).append((entry, vote))
        return {name: tuple(votes) for name, votes in found.items()}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text that the officer typed, quotations left out: the agenda's, then the entries' in order."""
        return passages(self.meeting)

    @cached_property
    def rests_on(self) -> dict[str, tuple[Entry, ...]]:
        """What rests on each question, by the question's name: decisions, elections, exclusions and the like."""
        found: dict[str, list[Entry]] = {}
        for entry in self.meeting.entries:
            if hasattr(entry.fact, "by") or hasattr(entry.fact, "carried_by"):
                for mention in mentions(entry.fact):
                    if mention.kind == "motion" and mention.field in ("by", "carried_by"):
                        found.setdefault(mention.name, []).append(entry)
        return {name: tuple(entries) for name, entries in found.items()}

    def is_procedural(self, entry: Entry) -> bool:
        """Whether a motion or vote is about how the meeting goes on, not about the item's own business.

        A procedural motion and the vote on it; a vote on which an election, an exclusion, an extension or the
        like rests, and no decision.
        """
        fact = entry.fact
        if isinstance(fact, Vote):
            motion = self.motions.get(fact.on)
            moved = motion.fact if motion else None
            names = question_names(fact) - {"item"}
        elif isinstance(fact, Move):
            moved, names = fact, {fact.ref}
        else:
            return False
        if isinstance(moved, Move) and moved.kind != "substantive":
            return True
        resting = [each for name in names for each in self.rests_on.get(name, ())]
        return bool(resting) and not any(isinstance(each.fact, Resolve) for each in resting)

    @cached_property
    def declared(self) -> dict[tuple[str, str], tuple[tuple[Entry, Declare], ...]]:
        """The declarations of interest of each person in each item, in the order made."""
        found: dict[tuple[str, str], list[tuple[Entry, Declare]]] = {}
        for entry, fact in self.meeting.of(Declare):
            for item in dict.fromkeys(fact.items):
                found.setdefault((fact.person, item), []).append((entry, fact))
        return {pair: tuple(made) for pair, made in found.items()}

    @cached_property
    def dispensed(self) -> frozenset[tuple[str, str]]:
        """The pairs of person and item for which there is a dispensation, whenever it was recorded."""
        return frozenset(
            (fact.person, item) for _, fact in self.meeting.of(Dispensation) for item in fact.items
        )

    @cached_property
    def is_over(self) -> bool:
        """Whether the meeting has ended."""
        return bool(self.meeting.of(End))

    @cached_property
    def sittings(self) -> dict[int, int]:
        """Which sitting each entry belongs to, from 0: one that resumes on another day begins the next."""
        found: dict[int, int] = {}
        sitting = 0
        for entry in self.meeting.entries:
            if isinstance(entry.fact, Resume) and entry.fact.date is not None:
                sitting += 1
            found[entry.id] = sitting
        return found

    @cached_property
    def rolls(self) -> tuple[dict[str, RollLine], ...]:
        """Who was there at some time, sitting by sitting, with their comings and goings."""
        return tuple(
            {line.person: line for line in sitting.lines}
            for sitting in roll(self.meeting, self.chronicle)
        )

    def roll_of(self, entry: Entry) -> dict[str, RollLine]:
        """Who was there at some time in the sitting that an entry belongs to."""
        return self.rolls[self.sittings[entry.id]]

    def item_is_over(self, item: str | None) -> bool:
        """Whether the meeting has left an item behind: it has ended, or is on another now."""
        if self.is_over:
            return True
        now = self.chronicle.last()
        return item is not None and item not in now.taken_as_one(now.item)

    def before(self, entry: Entry) -> Room:
        """The room just before an entry."""
        return self.chronicle.before(entry)

    def after(self, entry: Entry) -> Room:
        """The room just after an entry."""
        return self.chronicle.after(entry)

    def came_before(self, one: Entry, other: Entry) -> bool:
        """Whether one entry stands before another in the order of events."""
        return self.meeting.position[one.id] < self.meeting.position[other.id]

    def voters(self, entry: Entry) -> tuple[str, ...]:
        """Who might vote at an entry: there, holding a vote, not barred from its item."""
        found = self._voters.get(entry.id)
        if found is None:
            found = entitled(self.meeting, self.before(entry), entry.item)
            self._voters[entry.id] = found
        return found

    def why_no_vote(self, room: Room, person: str) -> str:
        """Why somebody could not vote, to go on a sentence; nothing if they could, or are barred."""
        there = room.occupants.get(person)
        if there is None:
            return "was not in the room"
        if has_vote(self.meeting, room, there):
            return ""
        if there.mode == "remote" and self.meeting.body.seat(person) is not None:
            return "was there remotely, and so has no vote on this body"
        if person in room.substitutes and room.has(room.substitutes[person]):
            return f"stands in for {self.name(room.substitutes[person])}, who was there in person"
        return "has no vote on this body"

    def name(self, person: str) -> str:
        """A person as the sentences of the rules call them: with title and full name, else by post."""
        known = self.meeting.person_by_id.get(person)
        return known.called if known else person

    def starting(self, person: str) -> str:
        """The same at the start of a sentence."""
        name = self.name(person)
        return name[:1].upper() + name[1:]

    def names(self, people: Iterable[str]) -> str:
        """Several people, joined by commas and "and"."""
        return listed([self.name(person) for person in people])

    def item(self, item: str | None) -> str:
        """An item as sentences refer to it: "item 7", or by its title where the agenda gives no number."""
        known = self.meeting.item_by_id.get(item or "")
        if known is None:
            return "no item"
        return f"item {known.number}" if known.number else f"“{known.title}”"

    def where(self, entry: Entry | None, item: str | None) -> str:
        """Where a finding stands, for a list: the time and the item."""
        if entry is not None:
            known = self.meeting.item_by_id.get(entry.item or "")
            day = ""
            if entry.at.date() != self.meeting.particulars.date:
                day = f"{entry.at.day} {entry.at:%B} "
            return f"{day}{entry.at:%H:%M}" + (f", {self.item(known.id)}" if known else "")
        return self.item(item) if item else "the meeting"


def once(work: Callable[[Case], T]) -> Callable[[Case], T]:
    """Work on a case that several rules ask for, done when the first does."""

    @wraps(work)
    def done(case: Case) -> T:
        if work not in case.worked_out:
            case.worked_out[work] = work(case)
        result: T = case.worked_out[work]
        return result

    return done


def listed(words: list[str]) -> str:
    """Words joined as a sentence joins them."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
