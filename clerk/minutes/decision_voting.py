"""How a decision came about, for its sheet: the motion, its amendments and their fates, and the votes."""

from __future__ import annotations

from collections.abc import Iterator

from clerk.minutes.blocks import Block
from clerk.minutes.sheet_parts import (
    called,
    line,
    question_named,
    subheading,
    table,
)
from clerk.minutes.telling import Telling
from clerk.record.behind import Behind
from clerk.record.facts import Amend, CastingVote, Dissent, Move, RecordMyVote, Vote
from clerk.record.kinds import Parts
from clerk.record.meeting import Entry, Meeting
from clerk.record.motions import Motion, motions, substantive
from clerk.record.presence import Chronicle
from clerk.record.voting import Standing, division, entitled, result, tally

_STANDINGS: dict[Standing, str] = {
    "for": "for",
    "against": "against",
    "abstain": "abstained",
    "not_voting": "did not vote",
    "not_recorded": "not recorded",
    "barred": "barred by an interest",
    "absent": "not in the room",
    "remote": "remotely there, without a vote",
}
_MANNERS = {
    "assent": "by assent",
    "unanimous": "unanimously",
    "show_of_hands": "by show of hands",
    "named": "by named vote",
}


def motion_blocks(telling: Telling, found: Behind) -> Iterator[Block]:
    """The motion, what was moved on it, and what became of each; the motion as it was put, if that was other words."""
    if found.motion is None:
        yield line("No motion is recorded behind it: the question was the item itself.")
        return
    for motion in (found.motion, *found.others):
        yield from _moved(telling, motion)
    if any(each.fate in ("carried", "accepted") for each in found.others if each.is_amendment):
        words = substantive(telling.meeting, found.motion.ref)
        yield subheading("The motion as amended")
        yield from _words(telling, words.what, words.parts, found.motion.entry)


def _moved(telling: Telling, motion: Motion) -> Iterator[Block]:
    fact = motion.fact
    name = f"Amendment {motion.letter}" if motion.is_amendment else "Motion"
    if isinstance(fact, Move) and fact.kind != "substantive":
        name = "Procedural motion"
    yield subheading(f"{name}, {motion.entry.at:%H:%M}")
    yield line(_by(telling.meeting, fact))
    yield from _words(telling, fact.what, fact.parts, motion.entry)
    yield line(_fate(motion))


def _by(meeting: Meeting, fact: Move | Amend) -> str:
    if fact.mover is None:
        return "Put from the chair, without a mover."
    seconder = f", seconded by {called(meeting, fact.seconder)}" if fact.seconder else ""
    return f"Moved by {called(meeting, fact.mover)}{seconder}."


def _fate(motion: Motion) -> str:
    when = f" at {motion.settled_by.at:%H:%M}" if motion.settled_by else ""
    words = {
        "open": "Nothing says what became of it.",
        "accepted": f"Accepted into the motion{when}, without a vote.",
        "tied": f"Tied{when}, without a casting vote.",
    }
    return words.get(motion.fate, f"{motion.fate.capitalize()}{when}.")


def _words(telling: Telling, what: str, parts: Parts, entry: Entry) -> Iterator[Block]:
    if what:
        yield line(f"“{what}”")
    yield from telling.parts("motion_part", telling.style.lists.motion_part, parts, entry)


def vote_blocks(meeting: Meeting, chronicle: Chronicle, found: Behind) -> Iterator[Block]:
    """Each vote with its figures, its names, and what was recorded of single members afterwards."""
    if not found.votes:
        yield line("No vote is recorded on it.")
    every = motions(meeting)
    for entry in found.votes:
        if isinstance(entry.fact, Vote):
            yield from _vote(meeting, chronicle, every, entry, entry.fact)
    for entry in (*found.castings, *found.own_votes):
        yield line(_afterwards(meeting, every, entry))


def _vote(
    meeting: Meeting, chronicle: Chronicle, every: dict[str, Motion], entry: Entry, vote: Vote
) -> Iterator[Block]:
    asked = question_named(every, vote.on)
    yield subheading(f"On {asked}, {entry.at:%H:%M}")
    outcome = result(meeting, entry)
    said = {"undecided": "No result is recorded"}.get(outcome, outcome.capitalize())
    yield line(f"{said}, {_MANNERS[vote.manner]}. {_figures(vote)}".strip())
    room = chronicle.before(entry)
    might = len(entitled(meeting, room, entry.item))
    yield line(f"{might} in the room might vote.")
    if vote.named:
        rows = [
            (called(meeting, each.person, first=True), _STANDINGS[each.standing])
            for each in division(meeting, chronicle, entry)
        ]
        yield table(("Member", "How they voted"), rows, f"The named vote on {asked}")
    elif outcome != "undecided":
        yield line("How each member voted was not recorded.")


def _figures(vote: Vote) -> str:
    figures = tally(vote)
    parts = [
        (figures.for_, "for"),
        (figures.against, "against"),
        (figures.abstain, "abstaining"),
        (figures.not_voting, "not voting"),
    ]
    told = [f"{number} {word}" for number, word in parts if number is not None]
    return f"{', '.join(told)}." if told else "No figures were taken."


def _afterwards(meeting: Meeting, every: dict[str, Motion], entry: Entry) -> str:
    match entry.fact:
        case CastingVote() as fact:
            on = question_named(every, fact.on)
            return f"{entry.at:%H:%M}: {called(meeting, fact.by)} gave the casting vote {fact.way} {on}."
        case RecordMyVote() as fact:
            way = _STANDINGS[fact.way]
            return f"{entry.at:%H:%M}: {called(meeting, fact.person)} had their own vote recorded: {way}."
        case Dissent() as fact:
            names = ", ".join(called(meeting, who) for who in fact.people)
            return f"{entry.at:%H:%M}: dissent recorded of {names}."
    return ""
