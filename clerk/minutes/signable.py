"""Can the minutes be put before the chair and signed? What stands in the way, what is fine, and what is to be known.

Whatever is wrong with the record the rules have found (`clerk.record.rules`): here it is put together with the doubts
that are open and what the chair is still owed an answer to, and nothing is found a second time. Once nothing is left,
an officer can put the minutes before the chair without reading them again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from clerk.minutes.anchors import entry_of
from clerk.minutes.checks import DRAFT, review
from clerk.minutes.signable_told import Private, Remark, fine, told
from clerk.minutes.style import Style
from clerk.record.doubts import doubts
from clerk.record.exemption import exempt_entries, secret_items
from clerk.record.facts import NotHeld
from clerk.record.meeting import Entry, Meeting
from clerk.record.proposals import Proposal, ProposalKind
from clerk.record.rules import FAMILIES, Flag, Review
from clerk.record.stages import Stage

Need = Literal["must", "should"]
Kind = Literal["flag", "doubt", "proposal", "record"]

DOUBTS, CHAIR = "Doubts parked", "What the chair asks"
_WORDS = "Words, names and numbers"
_GROUPS: dict[str, str] = {
    "Who was there": "Who was there",
    "Comings and goings": "Who was there",
    "Substitutes": "Who was there",
    "The quorum": "Who was there",
    "The chair": "Who was there",
    "The meeting": "Times and breaks",
    "Time limits": "Times and breaks",
    "The agenda": "Items and what became of them",
    "What became of each item": "Items and what became of them",
    "Votes": "Motions, votes and decisions",
    "Ties and the casting vote": "Motions, votes and decisions",
    "Members’ own votes": "Motions, votes and decisions",
    "Motions and amendments": "Motions, votes and decisions",
    "Decisions": "Motions, votes and decisions",
    "Interests: taking part": "Interests",
    "Interests: declarations and dispensations": "Interests",
    "Interests: reminders during the meeting": "Interests",
    "Private business": "Exempt business",
    "Excluding the public": "Exempt business",
}
_OWN_GROUP = {
    "action_without_owner": "Actions",
    "exempt_without_public_text": "Exempt business",
    "vote_without_result": "Motions, votes and decisions",
    "carried_without_decision": "Motions, votes and decisions",
}
GROUPS: tuple[str, ...] = (
    DOUBTS, CHAIR, *dict.fromkeys(_GROUPS.values()), "Actions", _WORDS,
)  # fmt: skip
"""The groups of obstacles, in the order in which they are listed; the family of a rule says which is its group."""
_GROUP_OF: dict[str, str] = {
    rule.code: _OWN_GROUP.get(rule.code) or _GROUPS.get(family.title, _WORDS)
    for family in (*FAMILIES, DRAFT)
    for rule in family.rules
}

MUST: frozenset[str] = frozenset(
    {
        "member_unaccounted", "inquorate", "nobody_presides",
        "not_started", "not_ended", "adjournment_open",
        "item_not_reached", "nothing_under_item", "item_without_outcome",
        "motion_open", "amendment_left_open", "tie_undecided", "vote_without_result",
        "decision_without_vote", "decision_without_words", "budget_vote_not_named", "named_vote_without_names",
        "sensitive_nature_told",
        "public_while_excluded", "said_before_exclusion", "exempt_item_in_public", "exclusion_leaves_out",
        "stale_wording", "wording_against_figures", "wording_against_result", "wording_against_names", "unplaced",
    }
)  # fmt: skip
"""Warnings without which the minutes are no full and true record, or would tell what they may not; errors always."""

DOUBT_SOURCE = (
    "You parked it to be looked at before anybody else reads the minutes; no document has it."
)
CHAIR_SOURCE = (
    "Local Government Act 1972 Sch 12 para 41: whoever presides signs the minutes, and what was asked about them is "
    "answered first."
)
RECORD_SOURCE = "Local Government Act 1972 Sch 12 para 41: minutes are drawn up of the proceedings of a meeting."


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where an obstacle is settled: a flag by its mark, a doubt or other entry by its number, an item by its id."""

    kind: Kind
    item: str | None = None
    entry: int | None = None
    mark: str = ""


class Obstacle(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that stands in the way: a sentence, the rule's source, and where it stands.

    ``must`` is settled before the chair reads, ``should`` is at least looked at and may be accepted as it is. What is
    ``private`` may not be told outside: a doubt's words, or anything about exempt business.
    """

    group: str
    need: Need
    sentence: str
    source: str
    where: str
    place: Place
    private: bool = False


class Signable(msgspec.Struct, frozen=True, kw_only=True):
    """The whole page: obstacles in the order of their groups, what is ``fine``, and what is only to be known."""

    stage: Stage
    held: bool
    obstacles: tuple[Obstacle, ...]
    fine: tuple[str, ...] = ()
    told: tuple[Remark, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.obstacles

    def count(self, need: Need) -> int:
        """How many things must, or should, be settled."""
        return sum(each.need == need for each in self.obstacles)

    def groups(self) -> tuple[tuple[str, tuple[Obstacle, ...]], ...]:
        """The groups that have obstacles, each with them: what must be settled before what should."""
        found = []
        for title in GROUPS:
            here = [each for each in self.obstacles if each.group == title]
            if here:
                found.append((title, tuple(sorted(here, key=lambda each: each.need != "must"))))
        return tuple(found)

    @property
    def headline(self) -> str:
        """How it stands, in words."""
        if self.ready:
            return READY[self.stage] if self.held else NOTES_READY
        must, should = self.count("must"), self.count("should")
        first = f"{_things(must)} must be settled first" if must else ""
        if not must:
            return f"{_things(should)} should be settled first"
        return f"{first}, {should} should be" if should else first


READY: dict[Stage, str] = {
    "recording": "Ready for the chair",
    "draft": "Ready for the chair",
    "with_chair": "With the chair, and nothing is open",
    "agreed": "Agreed by the chair, and nothing is open",
    "circulated": "Circulated, and nothing is open: ready to be approved and signed",
    "approved": "Approved: ready to be signed",
    "signed": "Signed",
}
"""The headline where nothing stands in the way, by how far the minutes are."""
NOTES_READY = "Nothing is open. The meeting was not held: these are notes, which nobody signs"


def _things(count: int) -> str:
    return "1 thing" if count == 1 else f"{count} things"


def signable(
    meeting: Meeting,
    style: Style,
    *,
    found: Review | None = None,
    proposals: Sequence[Proposal] = (),
    stage: Stage = "recording",
) -> Signable:
    """What stands in the way of the minutes being put before the chair and signed.

    Source: LGA 1972 Sch 12 paras 40 (names), 41 (minutes are drawn up and signed) and 44; s.100C (public minutes).

    Args:
        meeting: the whole record.
        style: its house style.
        found: what the rules found in it, if that is known already.
        proposals: what the chair, or anybody who read a draft, proposed or asked.
        stage: how far the minutes are.
    """
    found = found or review(meeting, style)
    hidden, secret = exempt_entries(meeting), secret_items(meeting)

    def private(entry: int | None, item: str | None) -> bool:
        return entry in hidden or item in secret

    obstacles = [*_parked(meeting), *_asked(meeting, proposals, private)]
    obstacles += [_flagged(flag, private(flag.entry, flag.item)) for flag in _open(found.open)]
    if not meeting.entries:
        obstacles.append(_nothing())
    rank = {title: place for place, title in enumerate(GROUPS)}
    obstacles.sort(key=lambda each: rank[each.group])
    return Signable(
        stage=stage,
        held=not meeting.of(NotHeld),
        obstacles=tuple(obstacles),
        fine=tuple(fine(meeting, found, proposals)),
        told=tuple(told(meeting, style, found, stage, private)),
    )


def _open(flags: Iterable[Flag]) -> list[Flag]:
    """What counts against the minutes; a note is only to be known."""
    return [flag for flag in flags if flag.severity != "note"]


def _flagged(flag: Flag, private: bool) -> Obstacle:
    return Obstacle(
        group=_GROUP_OF[flag.code],
        need="must" if flag.severity == "error" or flag.code in MUST else "should",
        sentence=flag.sentence,
        source=flag.source,
        where=flag.where,
        place=Place(kind="flag", item=flag.item, entry=flag.entry, mark=flag.mark),
        private=private,
    )


def _parked(meeting: Meeting) -> list[Obstacle]:
    return [
        Obstacle(
            group=DOUBTS,
            need="must",
            sentence=note.text,
            source=DOUBT_SOURCE,
            where=_where(meeting, entry),
            place=Place(kind="doubt", item=entry.item, entry=entry.id),
            private=True,
        )
        for entry, note in doubts(meeting)
    ]


def _where(meeting: Meeting, entry: Entry) -> str:
    item = meeting.item_by_id.get(entry.item or "")
    named = (f", item {item.number}" if item.number else f", “{item.title}”") if item else ""
    return f"{entry.at:%H:%M}{named}"


def _nothing() -> Obstacle:
    return Obstacle(
        group="Times and breaks",
        need="must",
        sentence="Nothing is recorded of this meeting yet.",
        source=RECORD_SOURCE,
        where="the meeting",
        place=Place(kind="record"),
    )


def _asked(meeting: Meeting, proposals: Iterable[Proposal], private: Private) -> list[Obstacle]:
    found = []
    for proposal in proposals:
        if proposal.is_settled:
            continue
        entry = meeting.entry_by_id.get(entry_of(proposal.anchor) or -1)
        item = entry.item if entry else None
        found.append(
            Obstacle(
                group=CHAIR,
                need="must",
                sentence=_proposed(proposal),
                source=CHAIR_SOURCE,
                where=_where(meeting, entry) if entry else "the minutes",
                place=Place(kind="proposal", item=item, entry=entry.id if entry else None),
                # What a block without a known entry told, nobody can say any more.
                private=entry is None or private(entry.id, item),
            )
        )
    return found


_DEEDS: dict[ProposalKind, str] = {
    "words": "would have other words",
    "insert": "would add a paragraph",
    "remove": "would take a paragraph out",
    "move": "would move a paragraph",
}


def _proposed(proposal: Proposal) -> str:
    who = proposal.author.strip() or "Somebody who read the draft"
    if proposal.kind == "query":
        return f"{who} asks: “{_short(proposal.remark)}”"
    words = proposal.now or proposal.was
    return f"{who} {_DEEDS[proposal.kind]}: “{_short(words)}”"


def _short(words: str) -> str:
    """Words on one line, and not more of them than a list has room for."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


_LONGEST = 120
