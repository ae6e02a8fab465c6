"""What a vote comes to while it is typed: how many may vote, what is missing until it adds up, and who."""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from clerk.record.meeting import Meeting
from clerk.record.voters import Voter
from clerk.ui.views.words import Phrase, Words, muted, shown

WAYS = ("for", "against", "abstain", "not voting")
GRID_KEYS = (
    "F for, A against, B abstain, N not voting, Space not yet. With Shift: all not yet recorded. "
    "U: the next not recorded. G: by group, or by the roll."
)
KEYS_SHORT = "F A B N  ·  Space: not yet  ·  Shift: all the rest  ·  U: next not yet  ·  G: groups"
FIGURES = ("for", "against", "abstain", "not_voting")
_MOST_NAMES = 6


class Totals(msgspec.Struct, frozen=True):
    """The votes so far: how many went each way (absent: nothing said), and how many may vote."""

    counts: Mapping[str, int]
    may: int

    @property
    def told(self) -> int:
        """How many are accounted for."""
        return sum(self.counts.values())

    @property
    def missing(self) -> int:
        """How many are not accounted for; below nothing if there are too many."""
        return self.may - self.told


def typed_totals(texts: Mapping[str, str], may: int) -> Totals:
    """Return what the figures typed so far come to; what is no figure counts for nothing yet."""
    found = {
        way: int(text)
        for way, name in zip(WAYS, FIGURES, strict=True)
        if (text := texts.get(name, "").strip()).isdigit()
    }
    return Totals(found, may)


def named_totals(ways: Mapping[str, str], voters: Sequence[Voter]) -> Totals:
    """Return what the names recorded so far come to."""
    return Totals(Counter(ways.values()), sum(not voter.why_not for voter in voters))


def figures_line(totals: Totals) -> Phrase:
    """How many may vote, and what is missing until the figures add up."""
    may = "Nobody may vote" if not totals.may else f"{totals.may} may vote"
    if not totals.counts:
        return (Words(f"{may} on this now.", strong=True),)
    words = [Words(f"{may}  ·  ", strong=True)]
    if totals.missing < 0:
        words.append(Words(f"{totals.told} counted: {-totals.missing} too many", "bad"))
    elif totals.missing:
        words.append(Words(f"{totals.told} counted, {totals.missing} missing", "care"))
    else:
        words.append(Words("all accounted for", "good"))
    fills = (muted("  ·  = puts in the rest"),) if totals.missing > 0 else ()
    return (*words, *_outcome(totals), *fills)


def _outcome(totals: Totals) -> Phrase:
    in_favour, opposed = totals.counts.get("for"), totals.counts.get("against")
    if in_favour is None or opposed is None:
        return ()
    if in_favour == opposed:
        if not in_favour:
            return ()
        return (Words("  ·  tied: then the casting vote, Shift F9", "care", strong=True),)
    carried = in_favour > opposed
    return (Words("  ·  carried" if carried else "  ·  lost", "good" if carried else "bad"),)


def names_lines(meeting: Meeting, ways: Mapping[str, str], voters: Sequence[Voter]) -> list[Phrase]:
    """The running totals of a named vote: per way, per group, and who is not yet recorded."""
    totals = named_totals(ways, voters)
    counts = [
        Words(f"{way[0].upper()}{way[1:]} {totals.counts.get(way, 0)}   ", strong=True)
        for way in WAYS
    ]
    missing = Words("all recorded", "good")
    if totals.missing:
        missing = Words(f"{totals.missing} of {totals.may} not yet recorded", "care")
    every = Totals({way: totals.counts.get(way, 0) for way in WAYS}, totals.may)
    # While somebody is not recorded it may still go either way.
    outcome = () if totals.missing else _outcome(every)
    lines: list[Phrase] = [(*counts, missing, *outcome)]
    groups = group_counts(ways, voters)
    if len(groups) > 1:
        told = "  ·  ".join(f"{shown(name)} {told}" for name, told in groups.items())
        lines.append((muted(told),))
    names = _not_yet(meeting, ways, voters)
    if names:
        lines.append((muted("Not yet: "), Words(names)))
    return lines


def group_counts(ways: Mapping[str, str], voters: Sequence[Voter]) -> dict[str, str]:
    """How each group voted so far, in words, the groups in the order of their first seat."""
    found: dict[str, Counter[str]] = {}
    for voter in voters:
        if not voter.why_not:
            found.setdefault(voter.group or "No group", Counter())[ways.get(voter.person, "")] += 1
    return {name: _told(counts) for name, counts in found.items()}


def _told(counts: Counter[str]) -> str:
    told = [f"{counts[way]} {way}" for way in WAYS if counts[way]]
    return (
        ", ".join([*told, *([f"{counts['']} not yet"] if counts[""] and told else [])]) or "not yet"
    )


def _not_yet(meeting: Meeting, ways: Mapping[str, str], voters: Sequence[Voter]) -> str:
    people = [voter.person for voter in voters if not voter.why_not and voter.person not in ways]
    names = [shown(meeting.person_by_id[person].label) for person in people]
    more = len(names) - _MOST_NAMES
    if more > 1:
        names = [*names[:_MOST_NAMES], f"{more} more"]
    return ", ".join(names)
