"""The rules of debate as functions over the record: what is before a meeting, what may come next, and why.

The law's part is cited. The rest is what standing orders commonly say (one motion at a time, one amendment at a time,
an amendment before its motion, the closure put without debate); a body whose own say otherwise about amendments does
without the rule ``amendments_together``. Nothing here forbids: what is recorded anyway is kept, and flagged or noted.
"""

from __future__ import annotations

from collections.abc import Collection

from clerk.record.debate.barred import all_barred, barred
from clerk.record.debate.floor import Floor, named, starting
from clerk.record.debate.kinds import QUORUM, SITS, TOGETHER, Debate, NotNow, Stage, Step, deed
from clerk.record.debate.offered import offered
from clerk.record.facts import Move
from clerk.record.meeting import Meeting
from clerk.record.motions import Motion
from clerk.record.presence import Chronicle, Room

__all__ = ["TOGETHER", "Debate", "NotNow", "Stage", "Step", "debate", "deed", "named"]


def debate(
    meeting: Meeting, chronicle: Chronicle, item: str | None, off: Collection[str] = ()
) -> Debate:
    """What is before the meeting, and what may come next.

    Args:
        meeting: the meeting as far as it has gone.
        chronicle: its rooms.
        item: the item in hand, None for none.
        off: codes of the rules that this body does without.
    """
    room = chronicle.last()
    if not room.sitting:
        return _not_sitting(room, item)
    floor = Floor(meeting, room, item)
    motion = floor.question()
    if not floor.state.met:
        return _without_quorum(floor, motion)
    stage = _stage(motion)
    return Debate(
        item=item,
        stage=stage,
        question=motion.ref if motion else None,
        said=_said(floor, motion),
        steps=tuple(offered(floor, motion, stage, off)),
        not_now=tuple(barred(floor, motion, stage, off)),
    )


def _stage(motion: Motion | None) -> Stage:
    if motion is None:
        return "none"
    if isinstance(motion.fact, Move) and motion.fact.kind != "substantive":
        return "procedural"
    return "amendment" if motion.is_amendment else "motion"


def _said(floor: Floor, motion: Motion | None) -> str:
    if motion is None:
        return "No motion is before the meeting."
    tied = ", and the vote on it is tied" if motion.fate == "tied" else ""
    return f"{starting(floor.name(motion.ref))} is before the meeting{tied}."


def _not_sitting(room: Room, item: str | None) -> Debate:
    steps: tuple[Step, ...] = ()
    if room.ended:
        said = "The meeting has ended."
    elif room.started:
        said = "The meeting is adjourned."
        steps = (Step(words="The meeting resumes", verb="resume", why=said, source=SITS),)
    else:
        said = "The meeting has not begun."
        steps = (Step(words="Start the meeting", verb="start", why=said, source=SITS),)
    return Debate(
        item=item, stage="not_sitting", question=None, said=said, steps=steps,
        not_now=tuple(all_barred(said, SITS)),
    )  # fmt: skip


def _without_quorum(floor: Floor, motion: Motion | None) -> Debate:
    why = f"{floor.state.present} of the {floor.state.needed} members needed are there."
    return Debate(
        item=floor.item, stage="inquorate", question=motion.ref if motion else None, said="There is no quorum.",
        steps=(Step(words="Adjourn", verb="adjourn", why=why, source=QUORUM),),
        not_now=tuple(all_barred(why, QUORUM)),
    )  # fmt: skip
