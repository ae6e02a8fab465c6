"""Motions and their amendments: what became of each, and the motion as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from clerk.record.facts import Accept, Amend, Fall, Move, Vote, Withdraw
from clerk.record.kinds import Parts
from clerk.record.meeting import Entry, Meeting
from clerk.record.voting import result

Fate = Literal["open", "carried", "lost", "tied", "withdrawn", "fallen", "accepted"]


class Words(msgspec.Struct, frozen=True):
    """The words of a motion: a text, lettered parts, or a text that leads into parts."""

    what: str
    parts: Parts


class Motion(msgspec.Struct, frozen=True, kw_only=True):
    """A motion or an amendment, with what became of it.

    ``letter`` is an amendment's (A, B, … under its motion). ``votes`` are the entries of the votes on it,
    ``settled_by`` the entry that decided its fate.
    """

    ref: str
    entry: Entry
    fact: Move | Amend
    fate: Fate
    letter: str = ""
    votes: tuple[Entry, ...] = ()
    settled_by: Entry | None = None
    amendments: tuple[str, ...] = ()

    @property
    def is_amendment(self) -> bool:
        """Whether it amends another motion."""
        return isinstance(self.fact, Amend)


def letter(index: int) -> str:
    """The letter of the amendment with this index from 0: A to Z, then AA, AB and so on."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def motions(meeting: Meeting) -> dict[str, Motion]:
    """Every motion and amendment by its ref, in the order moved."""
    moved = [
        (entry, entry.fact) for entry in meeting.entries if isinstance(entry.fact, (Move, Amend))
    ]
    children: dict[str, list[str]] = {}
    for _, fact in moved:
        if isinstance(fact, Amend):
            children.setdefault(fact.to, []).append(fact.ref)
    settling = [
        entry for entry in meeting.entries if isinstance(entry.fact, (Vote, Withdraw, Fall, Accept))
    ]
    found: dict[str, Motion] = {}
    for entry, fact in moved:
        fate, settled_by, votes = _fate(meeting, settling, fact.ref)
        found[fact.ref] = Motion(
            ref=fact.ref,
            entry=entry,
            fact=fact,
            fate=fate,
            letter=letter(children[fact.to].index(fact.ref)) if isinstance(fact, Amend) else "",
            votes=votes,
            settled_by=settled_by,
            amendments=tuple(children.get(fact.ref, ())),
        )
    return found


def _fate(
    meeting: Meeting, settling: Sequence[Entry], ref: str
) -> tuple[Fate, Entry | None, tuple[Entry, ...]]:
    fate: Fate = "open"
    settled_by: Entry | None = None
    votes: list[Entry] = []
    for entry in settling:
        fact = entry.fact
        if isinstance(fact, Vote) and fact.on == ref:
            votes.append(entry)
            outcome = result(meeting, entry)
            fate, settled_by = ("open" if outcome == "undecided" else outcome), entry
        elif isinstance(fact, Withdraw) and fact.ref == ref:
            fate, settled_by = "withdrawn", entry
        elif isinstance(fact, Fall) and fact.ref == ref:
            fate, settled_by = "fallen", entry
        elif isinstance(fact, Accept) and fact.ref == ref:
            fate, settled_by = "accepted", entry
    return fate, settled_by, tuple(votes)


def disposed_of(every: dict[str, Motion], motion: Motion) -> Motion | None:
    """The motion that was carried to refer another, or to go on to the next business: the other is then not put."""
    question = motion.fact.to if isinstance(motion.fact, Amend) else motion.ref
    moved = False
    for other in every.values():
        fact = other.fact
        moved = moved or other.ref == motion.ref
        if not isinstance(fact, Move) or fact.kind not in ("refer", "next_business"):
            continue
        # One that names no motion bears on what was then before the meeting, and not on what is moved later.
        here = fact.on in (question, motion.ref) or (
            fact.on is None and moved and other.entry.item == motion.entry.item
        )
        if here and other.fate == "carried" and other.ref != motion.ref:
            return other
    return None


def substantive(meeting: Meeting, ref: str) -> Words:
    """The motion as it stands: its own words, or as the last amendment taken into it made it read.

    An amendment that does not say what the motion then reads leaves the words as they were; the
    amendment itself is minuted, so nothing is lost.
    """
    every = motions(meeting)
    motion = every[ref]
    words = Words(motion.fact.what, motion.fact.parts)
    taken = [
        every[name] for name in motion.amendments if every[name].fate in ("carried", "accepted")
    ]
    taken.sort(key=lambda each: meeting.position[(each.settled_by or each.entry).id])
    for amendment in taken:
        if isinstance(amendment.fact, Amend) and amendment.fact.becomes:
            words = Words(motion.fact.what if motion.fact.parts else "", amendment.fact.becomes)
    return words
