"""What may not come next, and why: each is a note, said when it is recorded anyway."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from clerk.record.debate.floor import Floor, starting
from clerk.record.debate.kinds import (
    ACCEPTED,
    AMENDMENT_FIRST,
    AMENDS,
    BUSINESS,
    CASTING,
    CLOSURE,
    DECIDES,
    FALLS,
    MAJORITY,
    NEXT,
    ONE_AT_A_TIME,
    ONE_MOTION,
    OWN_VOTE,
    TOGETHER,
    WITHDRAWN,
    NotNow,
    Stage,
)
from clerk.record.facts import Amend
from clerk.record.motions import Motion

NO_MOTION = "No motion is before the meeting."
# What is done, what the officer reads, why not where nothing is before the meeting, and the source.
_DEEDS: tuple[tuple[str, str, str, str], ...] = (
    ("vote", "A vote", NO_MOTION, MAJORITY),
    ("move", "A motion", "The meeting is on no item.", BUSINESS),
    ("amend", "An amendment", NO_MOTION, AMENDS),
    ("withdraw", "A withdrawal", NO_MOTION, WITHDRAWN),
    ("accept", "An acceptance", "Only an amendment that is before the meeting is accepted by the mover.", ACCEPTED),
    ("fall", "A motion falling", NO_MOTION, FALLS),
    ("resolve", "A decision", "It rests on a vote, and there is none that it could rest on.", DECIDES),
    ("casting_vote", "A casting vote", "There is a casting vote on a tie only.", CASTING),
    ("record_my_vote", "A member’s own vote", "It is asked for straight after the vote.", OWN_VOTE),
    ("dissent", "Dissent", "It is asked for straight after the vote.", OWN_VOTE),
)  # fmt: skip
_OF_THE_VOTE = ("accept", "casting_vote", "record_my_vote", "dissent")
_ASKED_FOR = ("move", "vote")


def all_barred(why: str, source: str) -> Iterator[NotNow]:
    """Every deed of a debate, where the meeting can do no business at all."""
    for done, words, _, _ in _DEEDS:
        yield NotNow(words=words, verb=done, why=why, source=source, aside=done not in _ASKED_FOR)


def barred(
    floor: Floor, motion: Motion | None, stage: Stage, off: Collection[str]
) -> Iterator[NotNow]:
    """What may not come next while a question is before the meeting, or (None) while none is."""
    if motion is None:
        yield from _between(floor)
    else:
        yield from _on(floor, motion, stage, off)


def _on(floor: Floor, motion: Motion, stage: Stage, off: Collection[str]) -> Iterator[NotNow]:
    fact = motion.fact
    first = f"{starting(floor.name(motion.ref))} is before the meeting and is disposed of first."
    if motion.fate == "tied":
        first = "The vote is tied: the casting vote comes next."
    source = {"amendment": AMENDMENT_FIRST, "procedural": CLOSURE}.get(stage, ONE_MOTION)
    if isinstance(fact, Amend) and fact.to in floor.every:
        yield NotNow(
            words=f"Vote on {floor.name(fact.to)}", verb="vote", target=fact.to, why=first, source=AMENDMENT_FIRST
        )  # fmt: skip
        if TOGETHER not in off or motion.fate == "tied":
            yield NotNow(
                words="A second amendment", verb="amend", target=fact.to, why=first, source=ONE_AT_A_TIME
            )  # fmt: skip
    if stage == "motion" and floor.closed(motion):
        yield NotNow(
            words="An amendment", verb="amend", target=motion.ref,
            why="The closure was carried: the question is put now.", source=CLOSURE,
        )  # fmt: skip
    yield NotNow(
        words="Another motion", verb="move", target="substantive", why=first, source=ONE_MOTION
    )
    for done, words, why, of_law in _DEEDS:
        special = done in _OF_THE_VOTE
        yield NotNow(
            words=words, verb=done, why=why if special else first, source=of_law if special else source, aside=True
        )  # fmt: skip


def _between(floor: Floor) -> Iterator[NotNow]:
    for motion, by in floor.passed_over():
        why = f"{starting(floor.name(by.ref))} was carried."
        for done in ("vote", "amend", "withdraw", "accept", "fall"):
            yield NotNow(
                words=f"{_NOUNS[done]} {floor.name(motion.ref)}", verb=done, target=motion.ref,
                why=why, source=NEXT, aside=done != "vote",
            )  # fmt: skip
    for kind in ("put_question", "next_business", "refer"):
        yield NotNow(
            words="A closure motion", verb="move", target=kind, why=NO_MOTION, source=CLOSURE, aside=True
        )  # fmt: skip
    for done, words, why, source in _DEEDS:
        yield NotNow(
            words=words, verb=done, why=why, source=source, aside=floor.item is not None or done not in _ASKED_FOR
        )  # fmt: skip


_NOUNS = {
    "vote": "A vote on", "amend": "An amendment to", "withdraw": "Withdrawing", "accept": "Accepting",
    "fall": "The falling of",
}  # fmt: skip
