"""What may come next."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from clerk.record.debate.floor import Floor, starting
from clerk.record.debate.kinds import (
    ACCEPTED,
    AMENDS,
    BUSINESS,
    CASTING,
    CLOSURE,
    DEBATE,
    DECIDES,
    FALLS,
    MAJORITY,
    NEXT,
    ONE_MOTION,
    OWN_VOTE,
    TOGETHER,
    WITHDRAWN,
    Stage,
    Step,
)
from clerk.record.facts import Amend, CastingVote, Dissent, Move, RecordMyVote, Vote
from clerk.record.motions import Motion
from clerk.record.voting import result


def offered(
    floor: Floor, motion: Motion | None, stage: Stage, off: Collection[str]
) -> Iterator[Step]:
    """What may come next while a question is before the meeting, or (None) while none is."""
    if motion is None:
        yield from _between(floor)
    elif motion.fate == "tied":
        yield _casting(floor, motion)
    else:
        yield from _on(floor, motion, stage, off)


def _casting(floor: Floor, motion: Motion) -> Step:
    by = {"by": floor.room.presiding} if floor.room.presiding else {}
    return Step(
        words=f"Casting vote on {floor.name(motion.ref)}", verb="casting_vote", fields={"on": motion.ref, **by},
        why="The vote is tied.", source=CASTING,
    )  # fmt: skip


def _on(floor: Floor, motion: Motion, stage: Stage, off: Collection[str]) -> Iterator[Step]:
    name, ref, closed = floor.name(motion.ref), motion.ref, floor.closed(motion)
    if stage != "procedural":
        yield _speech(motion, name, closed)
    at_once = closed or stage == "procedural"
    yield Step(
        words=f"Vote on {name}", verb="vote", fields={"on": ref},
        why=_why_vote(stage, closed), source=CLOSURE if at_once else MAJORITY,
    )  # fmt: skip
    if stage == "amendment":
        yield from _amendment_may(floor, motion, off)
    if stage == "motion" and not closed:
        yield Step(
            words="Move an amendment", verb="amend", fields={"to": ref},
            why="No amendment is undecided.", source=AMENDS,
        )  # fmt: skip
    yield Step(
        words=f"Withdraw {name}", verb="withdraw", fields={"ref": ref}, at_once=True,
        why="It is not decided yet.", source=WITHDRAWN,
    )  # fmt: skip
    if stage != "procedural" and not closed:
        yield from _closure_motions(motion)


def _why_vote(stage: Stage, closed: bool) -> str:
    if closed:
        return "The closure was carried: it is put now."
    return {
        "procedural": "It is put at once, without debate.",
        "amendment": "When nobody else wishes to speak to it; the motion itself is put afterwards.",
    }.get(stage, "When nobody else wishes to speak to it, and no amendment is undecided.")


def _speech(motion: Motion, name: str, closed: bool) -> Step:
    if closed and not motion.is_amendment:
        why = "The closure was carried: only the mover may still reply."
        return Step(words="The mover’s right of reply", verb="say", why=why, source=CLOSURE)
    why = "It is open to debate."
    if closed:
        why = "The closure was carried; what was said before it may still be minuted."
    return Step(words=f"Speak to {name}", verb="say", why=why, source=CLOSURE if closed else DEBATE)


def _amendment_may(floor: Floor, motion: Motion, off: Collection[str]) -> Iterator[Step]:
    fact, name = motion.fact, floor.name(motion.ref)
    yield Step(
        words=f"The mover accepts {name}", verb="accept", fields={"ref": motion.ref}, at_once=True,
        why="Taken into the motion without a vote.", source=ACCEPTED,
    )  # fmt: skip
    if isinstance(fact, Amend) and TOGETHER in off and not floor.closed(motion):
        yield Step(
            words="Move another amendment", verb="amend", fields={"to": fact.to},
            why="This body takes amendments together.", source="This body’s standing orders.",
        )  # fmt: skip
    other = floor.taken_since(motion)
    if other is not None:
        yield Step(
            words=f"{starting(name)} falls", verb="fall", at_once=True,
            fields={"ref": motion.ref, "because": other.ref},
            why=f"{starting(floor.name(other.ref))} was {other.fate}.", source=FALLS,
        )  # fmt: skip


# Kind, what the officer reads, the usual words, and what becomes of it once it is carried.
_CLOSURES = (
    ("put_question", "Closure: put the question", "That the question be now put.",
     "Carried, it ends the debate, and the question is put."),
    ("next_business", "Next business", "That the meeting proceed to the next business.",
     "Carried, the motion drops."),
    ("refer", "Refer the motion", "That the motion be referred.", "Carried, it goes to another body."),
    ("other_procedural", "Another procedural motion", "",
     "To adjourn the debate, to go on past a time limit, and the like."),
)  # fmt: skip


def _closure_motions(motion: Motion) -> Iterator[Step]:
    fact = motion.fact
    root = fact.to if isinstance(fact, Amend) else motion.ref
    for kind, words, what, why in _CLOSURES:
        fields: dict[str, object] = {"kind": kind}
        if what:
            on = motion.ref if kind == "put_question" else root
            fields |= {"what": what, "on": on}
        yield Step(words=words, verb="move", fields=fields, why=why, source=CLOSURE)


# While nothing is before the meeting.


def _between(floor: Floor) -> Iterator[Step]:
    yield from _after_the_vote(floor)
    for motion, by in floor.passed_over():
        next_business = isinstance(by.fact, Move) and by.fact.kind == "next_business"
        if next_business and not motion.is_amendment:
            yield Step(
                words="The motion falls", verb="fall", fields={"ref": motion.ref}, at_once=True,
                why="Going on to the next business was carried.", source=NEXT,
            )  # fmt: skip
    none = "No motion is before the meeting."
    if floor.item is not None:
        yield Step(
            words="Move a motion", verb="move", fields={"kind": "substantive"}, why=none, source=ONE_MOTION
        )  # fmt: skip
        yield Step(
            words="Vote on the item itself", verb="vote", fields={"on": "item"}, why=none, source=MAJORITY
        )  # fmt: skip
    yield Step(
        words="A procedural motion", verb="move", fields={"kind": "other_procedural"},
        why="To vary the order, to adjourn, to go on past a time limit.", source=BUSINESS,
    )  # fmt: skip
    yield Step(
        words="Open the next item", verb="open_item", why="Nothing is undecided here.", source=BUSINESS
    )  # fmt: skip


def _after_the_vote(floor: Floor) -> Iterator[Step]:
    entry = floor.last_vote()
    if entry is None or not isinstance(entry.fact, Vote):
        return
    vote, motion = entry.fact, floor.every.get(entry.fact.on)
    name = vote.ref or (motion.ref if motion else None)
    if name is None:
        return
    carried = result(floor.meeting, entry) == "carried"
    if carried and _decides(motion) and not floor.is_rested_on(name):
        yield Step(
            words="Record the decision", verb="resolve", fields={"by": name},
            why=f"{starting(floor.name(vote.on))} was carried.", source=DECIDES,
        )  # fmt: skip
    straight = isinstance(floor.entries[-1].fact, (Vote, CastingVote, RecordMyVote, Dissent))
    if straight and not vote.named and floor.silent(name):
        yield Step(
            words="A member’s own vote", verb="record_my_vote", fields={"on": name},
            why="The vote was taken just now.", source=OWN_VOTE,
        )  # fmt: skip


def _decides(motion: Motion | None) -> bool:
    """Whether a decision may rest on it: the item itself, a substantive motion, or one to refer."""
    if motion is None:
        return True
    return isinstance(motion.fact, Move) and motion.fact.kind in ("substantive", "refer")
