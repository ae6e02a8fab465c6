"""Motions and amendments: who may move them, in which order, and that something becomes of each."""

from __future__ import annotations

from collections.abc import Iterator

from clerk.record.debate.kinds import ONE_AT_A_TIME, TOGETHER
from clerk.record.facts import Accept, Amend, Fall, Move, Vote, Withdraw
from clerk.record.meeting import Entry
from clerk.record.motions import Motion, disposed_of
from clerk.record.presence import Room
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Begin, Family, Found, Mend, Record, Remove, edit

MOTIONS = Family("Motions and amendments")

MEMBERS_MOVE = (
    "Standing orders: a motion is moved and seconded by members who are there and may vote on it."
)
ONE_QUESTION = (
    "Standing orders: a question is put once, and an amendment before the motion that it amends."
)
OUTCOME = "Every motion is minuted with what became of it."


def _movers(motion: Motion) -> Iterator[tuple[str, str]]:
    for role, person in (("moved", motion.fact.mover), ("seconded", motion.fact.seconder)):
        if person is not None:
            yield role, person


def _what(motion: Motion) -> str:
    return "the amendment" if motion.is_amendment else "the motion"


@MOTIONS.rule(
    "mover_unseen",
    "error",
    watches="A mover or seconder who was not there.",
    source=MEMBERS_MOVE,
)
def mover_unseen(case: Case) -> Iterator[Found]:
    """Nobody moves or seconds from outside the room."""
    for motion in case.motions.values():
        room = case.before(motion.entry)
        for role, person in _movers(motion):
            if not room.has(person):
                yield Found(
                    entry=motion.entry,
                    sentence=f"{case.starting(person)} {role} {_what(motion)}, but was not in the room.",
                    about=(person, role),
                    mends=(edit(motion.entry, "Put the names right"),),
                )


@MOTIONS.rule(
    "mover_not_a_member",
    "error",
    watches="A mover or seconder who is not a member with a vote.",
    source=MEMBERS_MOVE,
)
def mover_not_a_member(case: Case) -> Iterator[Found]:
    """Officers and visitors do not move; whether a member without a vote may, standing orders say."""
    for motion in case.motions.values():
        room = case.before(motion.entry)
        for role, person in _movers(motion):
            why = _not_a_voter(case, room, person)
            if room.has(person) and why:
                yield Found(
                    entry=motion.entry,
                    sentence=f"{case.starting(person)} {role} {_what(motion)}, but {why}.",
                    about=(person, role),
                    severity="warning" if case.meeting.body.seat(person) else None,
                    mends=(edit(motion.entry, "Put the names right"),),
                )


def _not_a_voter(case: Case, room: Room, person: str) -> str:
    seat = case.meeting.body.seat(person)
    if seat is not None:
        return (
            case.why_no_vote(room, person) if seat.votes else "is a co-opted member without a vote"
        )
    return "" if person in room.substitutes else "is not a member of this body"


@MOTIONS.rule(
    "moves_and_seconds",
    "error",
    watches="Mover and seconder are the same person.",
    source=MEMBERS_MOVE,
)
def moves_and_seconds(case: Case) -> Iterator[Found]:
    """It takes two."""
    for motion in case.motions.values():
        person = motion.fact.mover
        if person and person == motion.fact.seconder:
            yield Found(
                entry=motion.entry,
                sentence=f"{case.starting(person)} is recorded as both mover and seconder.",
                about=(person,),
                mends=(edit(motion.entry, "Put the names right"),),
            )


@MOTIONS.rule(
    "seconded_without_mover",
    "warning",
    watches="A motion or amendment with a seconder and no mover.",
    source=MEMBERS_MOVE,
)
def seconded_without_mover(case: Case) -> Iterator[Found]:
    """The chair's proposal has neither."""
    for motion in case.motions.values():
        person = motion.fact.seconder
        if person and not motion.fact.mover:
            yield Found(
                entry=motion.entry,
                sentence=f"{case.starting(person)} seconded {_what(motion)}, but nobody is recorded as moving it.",
                about=(person,),
                mends=(edit(motion.entry, "Put the names right"),),
            )


@MOTIONS.rule(
    "amended_when_settled",
    "error",
    watches="An amendment moved after its motion was decided or withdrawn, or before it was moved.",
    source=ONE_QUESTION,
)
def amended_when_settled(case: Case) -> Iterator[Found]:
    """A tie without a casting vote has not decided the motion."""
    for motion in case.motions.values():
        parent = case.amended_by(motion)
        if parent is None or not isinstance(motion.fact, Amend):
            continue
        sentence = ""
        if case.came_before(motion.entry, parent.entry):
            sentence = "The amendment stands before the motion that it amends."
        else:
            settled = _settled_first(case, parent)
            if settled is not None and case.came_before(settled[0], motion.entry):
                sentence = f"The amendment was moved after its motion had been {settled[1]}."
        if sentence:
            yield Found(
                entry=motion.entry,
                sentence=sentence,
                about=(motion.fact.to,),
                mends=(edit(motion.entry, "Give it another time"),),
            )


@MOTIONS.rule(
    TOGETHER,
    "warning",
    watches="A second amendment to a motion, moved while the first was undecided.",
    source=ONE_AT_A_TIME,
)
def amendments_together(case: Case) -> Iterator[Found]:
    """Where standing orders let several be before the meeting at once, the body does without this rule."""
    earlier: dict[str, list[Motion]] = {}
    for motion in case.motions.values():
        if not isinstance(motion.fact, Amend):
            continue
        for other in earlier.get(motion.fact.to, ()):
            settled = _settled_first(case, other)
            if settled is None or case.came_before(motion.entry, settled[0]):
                yield Found(
                    entry=motion.entry,
                    sentence=f"This amendment was moved while amendment {other.letter} was undecided.",
                    about=(other.ref,),
                    mends=(
                        edit(motion.entry, "Give it another time"),
                        *_ways_out(other, motion.entry)[:3],
                    ),
                )
                break
        earlier.setdefault(motion.fact.to, []).append(motion)


@MOTIONS.rule(
    "voted_when_settled",
    "error",
    watches="A vote on a motion that was withdrawn or decided before, or not yet moved.",
    source=ONE_QUESTION,
)
def voted_when_settled(case: Case) -> Iterator[Found]:
    """A second vote is in order only where the first left the question undecided or tied."""
    settled: dict[str, str] = {}
    moved: set[str] = set()
    for entry in case.meeting.entries:
        fact = entry.fact
        if isinstance(fact, (Move, Amend)):
            moved.add(fact.ref)
        elif isinstance(fact, (Withdraw, Fall, Accept)):
            settled[fact.ref] = _SETTLED[type(fact)]
        elif isinstance(fact, Vote) and fact.on in case.motions:
            sentence = ""
            if fact.on not in moved:
                sentence = "This was voted on before it was moved."
            elif fact.on in settled:
                sentence = f"This was voted on after {settled[fact.on]}."
            if sentence:
                yield Found(entry=entry, sentence=sentence, about=(fact.on,), mends=(edit(entry),))
            outcome = case.results[entry.id]
            if outcome in ("carried", "lost"):
                settled.setdefault(fact.on, f"it had been {outcome}")


_SETTLED: dict[type, str] = {
    Withdraw: "it was withdrawn",
    Fall: "it fell",
    Accept: "the mover had accepted it",
}


def _settled_first(case: Case, motion: Motion) -> tuple[Entry, str] | None:
    """The first entry that settled a motion, and how."""
    found: list[tuple[Entry, str]] = [
        (entry, case.results[entry.id])
        for entry in motion.votes
        if case.results[entry.id] in ("carried", "lost")
    ]
    found += [(entry, _HOW[type(entry.fact)]) for entry in _ends(case, motion)]
    return min(found, key=lambda each: case.meeting.position[each[0].id], default=None)


_HOW: dict[type, str] = {Withdraw: "withdrawn", Fall: "dropped", Accept: "accepted"}


@MOTIONS.rule(
    "settled_twice",
    "error",
    watches="A motion withdrawn, fallen or accepted before it was moved, or after it had been settled.",
    source=ONE_QUESTION,
)
def settled_twice(case: Case) -> Iterator[Found]:
    """What was decided cannot be withdrawn any more, nor what was not moved yet."""
    for motion in case.motions.values():
        first = _settled_first(case, motion)
        if first is None:
            continue
        for entry in _ends(case, motion):
            when = ""
            if case.came_before(entry, motion.entry):
                when = "before it was moved"
            elif case.came_before(first[0], entry):
                when = f"after it had been {first[1]}"
            if when:
                yield Found(
                    entry=entry,
                    sentence=f"{_first_up(_what(motion))} is recorded as {_HOW[type(entry.fact)]} {when}.",
                    about=(motion.ref,),
                    mends=(
                        edit(entry),
                        Mend("Take this entry away", Remove(entry=entry.id)),
                    ),
                )


def _ends(case: Case, motion: Motion) -> list[Entry]:
    """Where a motion is withdrawn, falls or is accepted."""
    ends: list[tuple[Entry, Withdraw | Fall | Accept]] = [
        *case.meeting.of(Withdraw),
        *case.meeting.of(Fall),
        *case.meeting.of(Accept),
    ]
    return [entry for entry, fact in ends if fact.ref == motion.ref]


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]


@MOTIONS.rule(
    "amendment_left_open",
    "warning",
    watches="A motion was voted on while an amendment to it was undecided.",
    source=ONE_QUESTION,
)
def amendment_left_open(case: Case) -> Iterator[Found]:
    """Amendments are disposed of before the motion is put."""
    for motion in case.motions.values():
        parent = case.amended_by(motion)
        if parent is None or not isinstance(motion.fact, Amend):
            continue
        decided = _settled_first(case, parent)
        if decided is None or decided[1] not in ("carried", "lost"):
            continue
        own = _settled_first(case, motion)
        in_time = own is not None and case.came_before(own[0], decided[0])
        if not in_time and case.came_before(motion.entry, decided[0]):
            yield Found(
                entry=motion.entry,
                sentence="The motion was voted on while this amendment was undecided.",
                about=(motion.fact.to,),
                mends=_ways_out(motion, decided[0]),
            )


@MOTIONS.rule(
    "motion_open",
    "warning",
    watches="A motion or amendment without an outcome when its item is over.",
    source=OUTCOME,
)
def motion_open(case: Case) -> Iterator[Found]:
    """Carried, lost, withdrawn, fallen, accepted: something becomes of every motion."""
    for motion in case.motions.values():
        if motion.fate != "open" or not case.item_is_over(motion.entry.item):
            continue
        if _told_elsewhere(case, motion) or disposed_of(case.motions, motion):
            continue
        yield Found(
            entry=motion.entry,
            sentence=f"Nothing says what became of {_what(motion)}.",
            mends=_ways_out(motion, None),
        )


def _told_elsewhere(case: Case, motion: Motion) -> bool:
    """Whether another rule speaks of it: of the amendment left open, or of the decision that rests on it."""
    parent = case.amended_by(motion)
    if parent is not None and _settled_first(case, parent):
        return True
    return bool(case.rests_on.get(motion.ref))


@MOTIONS.rule(
    "under_another_item",
    "warning",
    watches="An amendment or a vote under another item than its motion.",
    source="A motion is dealt with under the item under which it was moved.",
)
def under_another_item(case: Case) -> Iterator[Found]:
    """Not where items are taken together, nor for procedural motions, nor where no item was open."""
    facts: list[tuple[Entry, str, str]] = [
        (entry, fact.on, "vote") for entry, fact in case.meeting.of(Vote)
    ]
    facts += [(entry, fact.to, "amendment") for entry, fact in case.meeting.of(Amend)]
    for entry, question, what in facts:
        motion = case.motions.get(question)
        there = motion.entry.item if motion else None
        if motion is None or there is None or entry.item is None:
            continue
        together = case.before(entry).taken_as_one(entry.item)
        if there not in together and not case.is_procedural(entry):
            yield Found(
                entry=entry,
                sentence=f"This {what} stands under {case.item(entry.item)}, but the motion was moved under "
                f"{case.item(there)}.",
                about=(question, entry.item, there),
                mends=(edit(entry, "Give it another time"), edit(motion.entry, "Open the motion")),
            )


def _ways_out(motion: Motion, before: Entry | None) -> tuple[Mend, ...]:
    entry = motion.entry
    at = before.at if before else entry.at
    place = before.id if before else None
    ways = [
        Mend(
            "Record the vote",
            Begin(verb="vote", item=entry.item, fields={"on": motion.ref}),
        ),
        Mend(
            "It was withdrawn",
            Record(fact=Withdraw(ref=motion.ref), at=at, item=entry.item, before=place),
        ),
    ]
    if motion.is_amendment:
        ways.append(
            Mend(
                "The mover accepted it",
                Record(fact=Accept(ref=motion.ref), at=at, item=entry.item, before=place),
            )
        )
    return (*ways, edit(entry))
