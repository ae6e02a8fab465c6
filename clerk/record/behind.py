"""What stands behind a decision: the facts on which it rests, found in the record for the day it is challenged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from clerk.record.facts import (
    Accept,
    AdmitUrgent,
    Amend,
    Arrive,
    CastingVote,
    Declare,
    Dispensation,
    Dissent,
    ExcludePublic,
    Fall,
    Leave,
    Move,
    ReadmitPublic,
    RecordMyVote,
    Resolve,
    Return,
    TakeChair,
    Vote,
    Withdraw,
)
from clerk.record.history import EntryChange
from clerk.record.meeting import Entry, Meeting
from clerk.record.motions import Motion, motions
from clerk.record.presence import rooms_of
from clerk.record.voting import question_names


class Behind(msgspec.Struct, frozen=True, kw_only=True):
    """The facts behind one decision, each list in the order of events.

    ``taken`` is the entry at which it was taken: the last vote on it, or the decision itself where there was none.
    ``items`` are its item and those taken together with it.
    """

    decision: Entry
    fact: Resolve
    items: tuple[str, ...]
    motion: Motion | None
    others: tuple[Motion, ...]
    votes: tuple[Entry, ...]
    castings: tuple[Entry, ...]
    own_votes: tuple[Entry, ...]
    settlings: tuple[Entry, ...]
    interests: tuple[Entry, ...]
    dispensations: tuple[Entry, ...]
    movements: tuple[Entry, ...]
    chairs: tuple[Entry, ...]
    privacy: tuple[Entry, ...]

    @property
    def taken(self) -> Entry:
        """The entry at which the decision was taken."""
        own = [entry for entry in self.votes if self.is_on_it(entry)]
        return own[-1] if own else self.decision

    def is_on_it(self, vote: Entry) -> bool:
        """Whether a vote is on the decision itself, and not on an amendment or on how to go on."""
        fact = vote.fact
        if not isinstance(fact, Vote):
            return False
        return fact.on == (self.motion.ref if self.motion else "item")

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of it, the decision first."""
        moved = [each.entry for each in (self.motion, *self.others) if each]
        parts = (
            self.votes, self.castings, self.own_votes, self.settlings, self.interests, self.dispensations,
            self.movements, self.chairs, self.privacy,
        )  # fmt: skip
        every = [self.decision, *moved, *(entry for part in parts for entry in part)]
        return tuple({entry.id: entry for entry in every}.values())


def decisions(meeting: Meeting) -> list[tuple[Entry, Resolve]]:
    """The decisions of a meeting that have words of their own, in the order of events."""
    return [(entry, fact) for entry, fact in meeting.of(Resolve) if fact.kind != "actions"]


def behind(meeting: Meeting, decision: Entry) -> Behind:
    """Find what stands behind a decision.

    Args:
        meeting: the whole record.
        decision: the entry of a decision (`Resolve`).

    Raises:
        TypeError: the entry is no decision.
    """
    fact = decision.fact
    if not isinstance(fact, Resolve):
        raise TypeError("only a decision has something behind it")
    return _Finder(meeting, decision, fact).found()


_OF_DECIDING = (
    Resolve, Move, Amend, Accept, Fall, Withdraw, Vote, CastingVote, RecordMyVote, Dissent, Declare, Dispensation,
    ExcludePublic,
)  # fmt: skip


def gone_from(found: Behind, changes: Sequence[EntryChange]) -> list[EntryChange]:
    """The history of what once stood behind a decision and was taken away: motions, votes and the like of its items.

    Args:
        found: what stands behind the decision now.
        changes: the history of the entries that the meeting has no more.
    """
    held = {
        change.entry
        for change in changes
        for image in (change.before, change.after)
        if image is not None
        and isinstance(image.fact, _OF_DECIDING)
        and (image.item in found.items or set(getattr(image.fact, "items", ())) & set(found.items))
    }
    return [change for change in changes if change.entry in held]


class _Finder:
    def __init__(self, meeting: Meeting, decision: Entry, fact: Resolve) -> None:
        self.meeting, self.decision, self.fact = meeting, decision, fact
        self.every = motions(meeting)
        self.chronicle = rooms_of(meeting)
        self.items = self.chronicle.before(decision).taken_as_one(decision.item)
        self.rests_on = self._rests_on()
        self.motion = self._motion()

    def _rests_on(self) -> Entry | None:
        """The motion or vote that the decision names, else the last question voted on before it under its item."""
        for entry in self.meeting.entries:
            fact = entry.fact
            if (
                self.fact.by is not None
                and isinstance(fact, (Move, Amend))
                and fact.ref == self.fact.by
            ):
                return entry
        named = [
            entry
            for entry, vote in self.meeting.of(Vote)
            if (
                self.fact.by in question_names(vote)
                if self.fact.by
                else self._may_be_on(entry, vote)
            )
        ]
        return named[-1] if named else None

    def _may_be_on(self, entry: Entry, vote: Vote) -> bool:
        """A vote under the item since the decision before, on the item or a motion and not on an amendment."""
        place = self.meeting.position
        if entry.item != self.decision.item or place[entry.id] > place[self.decision.id]:
            return False
        earlier = [
            each
            for each, _ in self.meeting.of(Resolve)
            if each.item == self.decision.item and place[each.id] < place[self.decision.id]
        ]
        moved = self.every.get(vote.on)
        about_order = moved is not None and (
            moved.is_amendment
            or (isinstance(moved.fact, Move) and moved.fact.kind != "substantive")
        )
        since = place[earlier[-1].id] if earlier else -1
        return place[entry.id] > since and not about_order

    def _motion(self) -> Motion | None:
        fact = self.rests_on.fact if self.rests_on else None
        if isinstance(fact, Vote):
            return self.every.get(fact.on)
        return self.every.get(fact.ref) if isinstance(fact, (Move, Amend)) else None

    def found(self) -> Behind:
        others = tuple(self._others())
        votes = tuple(self._votes(others))
        names = {
            name
            for entry in votes
            if isinstance(entry.fact, Vote)
            for name in question_names(entry.fact)
        }
        names -= {"item"}
        refs = {each.ref for each in (self.motion, *others) if each}
        return Behind(
            decision=self.decision,
            fact=self.fact,
            items=self.items,
            motion=self.motion,
            others=others,
            votes=votes,
            castings=self._on(CastingVote, names | refs),
            own_votes=self._on((RecordMyVote, Dissent), names | refs),
            settlings=tuple(
                entry
                for entry in self.meeting.entries
                if isinstance(entry.fact, (Accept, Fall, Withdraw)) and entry.fact.ref in refs
            ),
            interests=self._of_items(Declare),
            dispensations=self._of_items(Dispensation),
            movements=self._under((Arrive, Leave, Return)),
            chairs=self._under(TakeChair),
            privacy=self._privacy(),
        )

    def _others(self) -> Iterator[Motion]:
        """Amendments to the motion, to those, and procedural motions that bear on it or were moved under its item."""
        if self.motion is None:
            return
        refs = {self.motion.ref}
        for each in self.every.values():
            fact = each.fact
            if isinstance(fact, Amend) and fact.to in refs:
                refs.add(each.ref)
                yield each
            elif isinstance(fact, Move) and fact.kind != "substantive" and fact.on in refs:
                yield each

    def _votes(self, others: tuple[Motion, ...]) -> Iterator[Entry]:
        refs = {each.ref for each in (self.motion, *others) if each}
        for entry, vote in self.meeting.of(Vote):
            if vote.on in refs or (self.motion is None and entry is self.rests_on):
                yield entry

    def _on(self, kinds: type | tuple[type, ...], names: set[str]) -> tuple[Entry, ...]:
        return tuple(
            entry
            for entry in self.meeting.entries
            if isinstance(entry.fact, kinds) and getattr(entry.fact, "on", None) in names
        )

    def _of_items(self, kind: type) -> tuple[Entry, ...]:
        return tuple(
            entry
            for entry in self.meeting.entries
            if isinstance(entry.fact, kind)
            and set(getattr(entry.fact, "items", ())) & set(self.items)
        )

    def _under(self, kinds: type | tuple[type, ...]) -> tuple[Entry, ...]:
        return tuple(
            entry
            for entry in self.meeting.entries
            if isinstance(entry.fact, kinds) and entry.item in self.items
        )

    def _privacy(self) -> tuple[Entry, ...]:
        """Exclusions that name the item, the readmission after them, and its admission as urgent."""
        found: list[Entry] = []
        out = False
        for entry in self.meeting.entries:
            fact = entry.fact
            if isinstance(fact, ExcludePublic):
                out = bool(set(fact.items) & set(self.items))
                found += [entry] if out else []
            elif isinstance(fact, ReadmitPublic):
                found += [entry] if out else []
                out = False
            elif isinstance(fact, AdmitUrgent) and fact.item in self.items:
                found.append(entry)
        return tuple(found)
