"""What an officer should look at before anybody else reads the minutes. Nothing here blocks.

Each rule is a small function over the record; the draft's own rules (unplaced facts, own wordings whose
fact has changed) stand beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from clerk.minutes.layout import draft
from clerk.minutes.naming import Naming
from clerk.minutes.style_keys import Style
from clerk.record.exemption import secret_items
from clerk.record.facts import (
    Adjourn,
    Amend,
    ApproveMinutes,
    Arrive,
    Attend,
    CastingVote,
    DeferItem,
    End,
    ExcludePublic,
    Leave,
    Move,
    NotHeld,
    OpenItem,
    ReadmitPublic,
    RecordMyVote,
    Resume,
    Return,
    Say,
    Start,
    Substitute,
    TakeChair,
    Vote,
    WithdrawItem,
    verb,
)
from clerk.record.meeting import Entry, Meeting
from clerk.record.motions import motions
from clerk.record.numbering import minute_numbers
from clerk.record.presence import Chronicle
from clerk.record.roll import missing
from clerk.record.voting import entitled, quorum, result, tally

Severity = Literal["error", "warning", "note"]


class Flag(msgspec.Struct, frozen=True, kw_only=True):
    """Something to settle: its code, how grave it is, where it stands, and a sentence."""

    code: str
    severity: Severity
    where: str
    sentence: str
    entry: int | None = None
    item: str | None = None


class _Context:
    """One meeting under examination."""

    def __init__(self, meeting: Meeting, style: Style) -> None:
        self.meeting = meeting
        self.style = style
        self.chronicle = Chronicle(meeting)
        self.naming = Naming(meeting, style)

    def where(self, entry: Entry) -> str:
        item = self.meeting.item_by_id.get(entry.item or "")
        return f"{entry.at:%H:%M}" + (f", item {item.number}" if item else "")

    def flag(self, code: str, severity: Severity, entry: Entry, sentence: str) -> Flag:
        return Flag(
            code=code,
            severity=severity,
            where=self.where(entry),
            sentence=sentence,
            entry=entry.id,
            item=entry.item,
        )

    def overall(self, code: str, severity: Severity, sentence: str) -> Flag:
        return Flag(code=code, severity=severity, where="the meeting", sentence=sentence)


def check(meeting: Meeting, style: Style) -> list[Flag]:
    """Everything there is to settle in a meeting, in the order of the rules and then of events."""
    context = _Context(meeting, style)
    return [flag for rule in _RULES for flag in rule(context)]


def _unplaced(context: _Context) -> Iterator[Flag]:
    """Nothing captured silently vanishes: what no section prints is named."""
    entries = context.meeting.entry_by_id
    for number in draft(context.meeting, context.style, "full").unplaced:
        entry = entries[number]
        yield context.flag(
            "unplaced",
            "warning",
            entry,
            f"No section of the minutes prints this ({verb(entry.fact).replace('_', ' ')}).",
        )


def _stale(context: _Context) -> Iterator[Flag]:
    for entry in context.meeting.entries:
        if entry.wording_is_stale:
            yield context.flag(
                "stale_wording",
                "warning",
                entry,
                "The fact was changed after this was worded; read the wording again.",
            )


def _frame(context: _Context) -> Iterator[Flag]:
    meeting = context.meeting
    if not meeting.entries:
        return
    held = not meeting.of(NotHeld)
    if held and not meeting.of(Start):
        yield context.overall("not_started", "warning", "The meeting has no start.")
    if held and not meeting.of(End):
        yield context.overall("not_ended", "warning", "The meeting was never ended.")
    paused = [entry for entry in meeting.entries if isinstance(entry.fact, (Adjourn, Resume))]
    if paused and isinstance(paused[-1].fact, Adjourn) and paused[-1].fact.to is None:
        yield context.flag(
            "adjournment_open", "warning", paused[-1], "The adjournment was never ended."
        )
    public = [
        entry for entry in meeting.entries if isinstance(entry.fact, (ExcludePublic, ReadmitPublic))
    ]
    if public and isinstance(public[-1].fact, ExcludePublic):
        yield context.flag(
            "public_not_readmitted",
            "note",
            public[-1],
            "The public were excluded to the end of the meeting; record when they came back if they did.",
        )


def _said_in_private(context: _Context) -> Iterator[Flag]:
    """LGA 1972 s.100A: what was said while the public were excluded, under an item that is not exempt."""
    secret = secret_items(context.meeting)
    for entry, _ in context.meeting.of(Say):
        public = context.chronicle.before(entry).public
        if entry.item and entry.item not in secret and not public and entry.exempt is None:
            yield context.flag(
                "public_while_excluded",
                "warning",
                entry,
                "This is printed publicly, though the public were still excluded when it was said. "
                "Record when they were readmitted, or mark it exempt.",
            )


def _items(context: _Context) -> Iterator[Flag]:
    meeting = context.meeting
    if not meeting.of(End):
        return
    taken = {name for _, fact in meeting.of(OpenItem) for name in (fact.item, *fact.with_)}
    taken |= {
        entry.fact.item
        for entry in meeting.entries
        if isinstance(entry.fact, (DeferItem, WithdrawItem))
    }
    taken |= {entry.item for entry in meeting.entries if entry.item}
    for item in meeting.agenda:
        if item.id not in taken:
            yield Flag(
                code="item_not_reached",
                severity="warning",
                where=f"item {item.number}",
                sentence=f"Item {item.number}, {item.title}, was not reached, deferred or withdrawn.",
                item=item.id,
            )


def _exempt_items(context: _Context) -> Iterator[Flag]:
    """LGA 1972 s.100A(4): exempt business is taken with the public excluded."""
    meeting = context.meeting
    for item in meeting.agenda:
        opened = [entry for entry, fact in meeting.of(OpenItem) if fact.item == item.id]
        private = any(
            not context.chronicle.after(entry).public
            for entry in meeting.entries
            if entry.item == item.id
        )
        if item.exempt and opened and not private:
            yield context.flag(
                "exempt_item_in_public",
                "warning",
                opened[0],
                "This item has exempt information, but the public were not excluded. Nothing of it is "
                "printed in public documents unless you mark it.",
            )


def _numbers(context: _Context) -> Iterator[Flag]:
    """A minute number that is there twice: mistakes happen in print, so it is said and not refused."""
    seen: set[str] = set()
    for item, number in minute_numbers(context.meeting).items():
        shown = str(number)
        if shown and shown in seen:
            yield Flag(
                code="minute_number_repeated",
                severity="warning",
                where=f"item {context.meeting.item_by_id[item].number}",
                sentence=f"Minute number {shown} is given twice.",
                item=item,
            )
        seen.add(shown)


def _members(context: _Context) -> Iterator[Flag]:
    if not context.meeting.of(Start):
        return
    for person in missing(context.meeting).unaccounted:
        name = context.naming.person(person)
        yield context.overall(
            "member_unaccounted",
            "warning",
            f"{name} is neither present, nor apologised, nor noted as absent.",
        )


def _movements(context: _Context) -> Iterator[Flag]:
    ticked: set[str] = set()
    for entry in context.meeting.entries:
        fact = entry.fact
        room = context.chronicle.before(entry)
        if isinstance(fact, Attend):
            ticked |= set(fact.people)
        if isinstance(fact, Arrive) and room.has(fact.person):
            name = context.naming.person(fact.person)
            yield context.flag("arrives_twice", "warning", entry, f"{name} was there already.")
        elif isinstance(fact, Return) and room.has(fact.person):
            name = context.naming.person(fact.person)
            yield context.flag("returns_without_leaving", "warning", entry, f"{name} had not left.")
        elif isinstance(fact, Leave) and not room.has(fact.person):
            name = context.naming.person(fact.person)
            yield context.flag("leaves_unseen", "warning", entry, f"{name} was not there.")
        elif isinstance(fact, (Start, TakeChair)):
            chair = fact.presiding if isinstance(fact, Start) else fact.person
            if not room.has(chair):
                name = context.naming.person(chair)
                yield context.flag(
                    "presides_unseen", "warning", entry, f"{name} presides but is not on the roll."
                )
        elif isinstance(fact, Substitute) and room.has(fact.for_) and room.has(fact.person):
            name = context.naming.person(fact.for_)
            yield context.flag(
                "substitute_for_present", "warning", entry, f"{name} is there in person."
            )


def _quorum(context: _Context) -> Iterator[Flag]:
    """LGA 1972 Sch 12: no business is done without a quorum."""
    was_met = True
    entries = context.meeting.entries
    for index, entry in enumerate(entries):
        room = context.chronicle.after(entry)
        goes_on = index + 1 < len(entries) and entries[index + 1].at == entry.at
        if not room.sitting or goes_on:
            # Only the end of a moment counts: the roll of a resumed meeting is ticked name by name.
            continue
        state = quorum(context.meeting, room)
        if was_met and not state.met:
            yield context.flag(
                "inquorate",
                "warning",
                entry,
                f"The meeting is not quorate from here: {state.present} of {state.needed} members needed.",
            )
        was_met = state.met


def _votes(context: _Context) -> Iterator[Flag]:
    """LGA 1972 Sch 12 para 39: those present and voting; SI 2014/165: budget votes are named."""
    meeting = context.meeting
    every = motions(meeting)
    for entry, vote in meeting.of(Vote):
        room = context.chronicle.before(entry)
        may_vote = entitled(meeting, room, entry.item)
        figures = tally(vote)
        cast = sum(filter(None, (figures.for_, figures.against, figures.abstain)))
        if cast > len(may_vote):
            yield context.flag(
                "more_votes_than_voters",
                "error",
                entry,
                f"{cast} votes are recorded, but {len(may_vote)} members were there and entitled.",
            )
        needed = meeting.body.quorum_needed
        if figures.for_ and not figures.against and cast < needed <= len(may_vote):
            yield context.flag(
                "few_votes",
                "warning",
                entry,
                f"Only {cast} of the {len(may_vote)} members entitled are recorded as voting.",
            )
        for person in vote.named:
            if person not in may_vote and vote.named[person] != "not_voting":
                name = context.naming.person(person)
                yield context.flag(
                    "named_without_a_vote", "error", entry, f"{name} was not entitled to vote here."
                )
        outcome = result(meeting, entry)
        if outcome == "tied":
            yield context.flag("tie_undecided", "warning", entry, "The vote is tied and undecided.")
        item = meeting.item_by_id.get(entry.item or "")
        budget = meeting.particulars.budget or (item is not None and item.budget)
        motion = every.get(vote.on)
        procedural = motion is not None and getattr(motion.fact, "kind", "") not in (
            "",
            "substantive",
        )
        if budget and not procedural and vote.manner != "named" and not vote.named:
            yield context.flag(
                "budget_vote_not_named",
                "warning",
                entry,
                "This item is a budget decision: how each member voted is to be recorded (SI 2014/165).",
            )
    for entry, casting in meeting.of(CastingVote):
        room = context.chronicle.before(entry)
        if room.presiding != casting.by:
            name = context.naming.person(casting.by)
            yield context.flag(
                "casting_vote_not_presiding", "warning", entry, f"{name} was not presiding."
            )
    for entry, own in meeting.of(RecordMyVote):
        if own.person not in entitled(meeting, context.chronicle.before(entry), entry.item):
            name = context.naming.person(own.person)
            yield context.flag(
                "own_vote_without_a_vote", "warning", entry, f"{name} had no vote here."
            )


def _motions(context: _Context) -> Iterator[Flag]:
    """Localism Act 2011 s.31: a member with a disclosable interest may not take part."""
    meeting = context.meeting
    for motion in motions(meeting).values():
        room = context.chronicle.before(motion.entry)
        for role, person in (("moves", motion.fact.mover), ("seconds", motion.fact.seconder)):
            if person is None:
                continue
            name = context.naming.person(person)
            if not room.has(person):
                yield context.flag(
                    f"{role}_unseen",
                    "error",
                    motion.entry,
                    f"{name} {role} this but was not there.",
                )
            elif room.barred(person, motion.entry.item):
                yield context.flag(
                    f"{role}_barred",
                    "error",
                    motion.entry,
                    f"{name} {role} this, but a disclosable pecuniary interest bars them from the item.",
                )
        if motion.fact.mover and motion.fact.mover == motion.fact.seconder:
            yield context.flag(
                "moves_and_seconds",
                "warning",
                motion.entry,
                "Mover and seconder are the same person.",
            )
        decided = motion.fate != "open" or not isinstance(motion.fact, (Move, Amend))
        if not decided and meeting.of(End):
            yield context.flag(
                "motion_open", "warning", motion.entry, "Nothing says what became of this."
            )


def _earlier_minutes(context: _Context) -> Iterator[Flag]:
    today = context.meeting.particulars.date
    for entry, fact in context.meeting.of(ApproveMinutes):
        for day in fact.of:
            if day >= today:
                yield context.flag(
                    "approved_too_early",
                    "warning",
                    entry,
                    f"Minutes of {day:%d.%m.%Y} are approved, but that is not before this meeting.",
                )


_RULES: tuple[Callable[[_Context], Iterator[Flag]], ...] = (
    _unplaced,
    _stale,
    _frame,
    _said_in_private,
    _items,
    _exempt_items,
    _numbers,
    _members,
    _movements,
    _quorum,
    _votes,
    _motions,
    _earlier_minutes,
)
