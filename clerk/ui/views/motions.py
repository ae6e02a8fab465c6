"""A motion as a card: how it was moved, its words, its amendments, and every vote on it, each with its time."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from clerk.record.facts import (
    Accept,
    Amend,
    CastingVote,
    Dissent,
    Fact,
    Fall,
    Move,
    RecordMyVote,
    Vote,
    Withdraw,
)
from clerk.record.kinds import Parts, part_texts
from clerk.record.meeting import Entry, Meeting
from clerk.record.motions import Motion
from clerk.record.voting import result, tally
from clerk.ui.views.times import clock
from clerk.ui.views.words import EntryRow, Line, Phrase, Words, marked_exempt, muted, shown

_RESULT_ROLE = {"carried": "good", "accepted": "good", "lost": "bad", "tied": "care"}
_KINDS = {
    "refer": "Motion to refer",
    "next_business": "Next business",
    "put_question": "That the question be now put",
    "other_procedural": "Procedural motion",
}


def root_of(motions: dict[str, Motion], ref: str) -> str | None:
    """Return the motion that a ref belongs to in the end: itself, or the one that it amends."""
    seen: set[str] = set()
    while ref in motions and ref not in seen:
        seen.add(ref)
        fact = motions[ref].fact
        if isinstance(fact, Move):
            return ref
        ref = fact.to
    return None


def refers_to(fact: Fact) -> str | None:
    """Return the ref of the motion that a fact acts upon, if it is one that belongs on a motion's card."""
    if isinstance(fact, (Vote, CastingVote, RecordMyVote, Dissent)):
        return fact.on
    if isinstance(fact, (Move, Amend, Accept, Fall, Withdraw)):
        return fact.ref
    return None


class Cards:
    """Makes the cards of one meeting."""

    def __init__(self, meeting: Meeting, motions: dict[str, Motion]) -> None:
        self.meeting = meeting
        self.motions = motions
        # An item's vote may be named, and a casting vote then refers to it by that name.
        self.item_votes = {
            entry.fact.ref: entry.id
            for entry in meeting.entries
            if isinstance(entry.fact, Vote) and entry.fact.ref
        }

    def anchor(self, entry: Entry) -> int | None:
        """Return the entry whose card tells this one: the motion's or the item vote's; None if no card does."""
        ref = refers_to(entry.fact)
        if ref is None:
            return None
        root = root_of(self.motions, ref)
        if root is not None:
            return self.motions[root].entry.id
        if isinstance(entry.fact, Vote):
            return entry.id
        return self.item_votes.get(ref)

    def card(self, first: Entry, others: list[Entry], hidden: frozenset[int]) -> EntryRow:
        """Return the card that opens with a motion or an item's vote and tells the other entries too."""
        lines: list[Line] = []
        for entry in (first, *others):
            at = clock(entry.at, about=entry.about)
            time = at if at != clock(first.at, about=first.about) else ""
            for index, line in enumerate(self._lines(entry)):
                opens = index == 0
                final = isinstance(entry.fact, Vote) and self._is_final(entry.fact)
                placed = replace(
                    line,
                    rule=opens and final and entry is not first,
                    entry=entry.id,
                    time=time if opens else "",
                )
                lines.append(marked_exempt(placed) if opens and entry.id in hidden else placed)
        return EntryRow(
            entry=first.id,
            time=clock(first.at, about=first.about),
            mark="motion" if isinstance(first.fact, Move) else "vote",
            lines=tuple(lines),
            card=True,
            entries=(first.id, *(entry.id for entry in others)),
        )

    def _is_final(self, vote: Vote) -> bool:
        motion = self.motions.get(vote.on)
        return motion is None or not motion.is_amendment

    def _lines(self, entry: Entry) -> Iterator[Line]:
        if entry.wording is not None:
            yield Line((Words(shown(entry.wording)),))
            return
        fact = entry.fact
        if isinstance(fact, Move):
            title = _KINDS.get(fact.kind, "Motion")
            yield Line((Words(title, strong=True), muted(self._movers(fact))))
            yield from _text(fact.what, fact.parts)
        elif isinstance(fact, Amend):
            yield from self._amendment(fact)
        elif isinstance(fact, Vote):
            yield self._vote(entry, fact)
        elif isinstance(fact, CastingVote):
            yield Line((Words(f"Casting vote {fact.way}"), muted(f"  {self._name(fact.by)}")))
        elif isinstance(fact, RecordMyVote):
            way = {"abstain": "abstained", "not_voting": "did not vote"}.get(fact.way, fact.way)
            yield Line((Words(f"Own vote recorded: {way}"), muted(f"  {self._name(fact.person)}")))
        elif isinstance(fact, Dissent):
            yield Line(
                (Words("Dissent noted"), muted(f"  {', '.join(map(self._name, fact.people))}"))
            )
        elif isinstance(fact, (Accept, Withdraw, Fall)):
            yield self._end(fact)

    def _name(self, person: str) -> str:
        return shown(self.meeting.person_by_id[person].label)

    def _movers(self, fact: Move | Amend) -> str:
        moved = f"moved {self._name(fact.mover)}" if fact.mover else ""
        seconded = f"seconded {self._name(fact.seconder)}" if fact.seconder else ""
        if not moved and not seconded:
            moved = "proposed from the chair" if isinstance(fact, Move) else ""
        words = ", ".join(filter(None, (moved, seconded)))
        return f"  {words}" if words else ""

    def _title(self, ref: str) -> str:
        motion = self.motions.get(ref)
        if motion is None:
            return "the item"
        return f"Amendment {motion.letter}" if motion.is_amendment else "the motion"

    def _amendment(self, fact: Amend) -> Iterator[Line]:
        title = Words(self._title(fact.ref), strong=True)
        yield Line((title, muted(self._movers(fact))))
        yield from _text(fact.what, fact.parts)
        moved = self.motions.get(fact.to)
        if fact.becomes and moved:
            before = part_texts(moved.fact.parts) or (moved.fact.what,)
            yield from _changes(before, part_texts(fact.becomes))

    def _vote(self, entry: Entry, fact: Vote) -> Line:
        motion = self.motions.get(fact.on)
        taken = motion is not None and any(
            self.motions[name].fate in ("carried", "accepted") for name in motion.amendments
        )
        title = f"Vote on {self._title(fact.on)}{' as amended' if taken else ''}"
        outcome = result(self.meeting, entry)
        figures = tally(fact)
        counts = [
            f"{count} {word}"
            for count, word in (
                (figures.for_, "for"),
                (figures.against, "against"),
                (figures.abstain, "abstained"),
                (figures.not_voting, "not voting"),
            )
            if count is not None
        ]
        how = ", ".join(counts) or {
            "assent": "by assent",
            "unanimous": "unanimously",
            "named": "by name",
        }.get(fact.manner, "")
        named = ", by name" if fact.named and counts else ""
        words = outcome if not how else f"{outcome}: {how}{named}" if counts else f"{outcome} {how}"
        return Line(
            (Words(title, strong=True),), trail=(Words(words, _RESULT_ROLE.get(outcome, "text")),)
        )

    def _end(self, fact: Accept | Withdraw | Fall) -> Line:
        word = {Accept: "accepted", Withdraw: "withdrawn", Fall: "fell"}[type(fact)]
        title = self._title(fact.ref)
        role = _RESULT_ROLE.get(word, "muted")
        return Line((Words(title[0].upper() + title[1:]),), trail=(Words(word, role),))


def _text(what: str, parts: Parts) -> Iterator[Line]:
    if what:
        yield Line((Words(shown(what)),))
    yield from _parts(parts, 0)


def _parts(parts: Parts, level: int) -> Iterator[Line]:
    for index, part in enumerate(parts):
        label = f"{chr(ord('a') + index % 26)}." if level == 0 else f"{index + 1}."
        text = part if isinstance(part, str) else part.text
        yield Line((Words(shown(text)),), label=label, level=level + 1)
        if not isinstance(part, str):
            yield from _parts(part.parts, level + 1)


def _changes(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Line]:
    """What an amendment does to each part: words taken out struck through, words put in on a wash."""
    for index, text in enumerate(after):
        old = before[index] if index < len(before) else ""
        if old != text:
            yield Line(_compared(old, text), label=f"{chr(ord('a') + index % 26)}.", level=1)


def _compared(old: str, new: str) -> Phrase:
    was, now = old.split(), new.split()
    words: list[Words] = []
    for change, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if change == "equal":
            words += [Words(shown(" ".join(now[c:d]))), Words(" ")]
            continue
        if d > c:
            words += [Words(shown(" ".join(now[c:d])), wash="good_ground"), Words(" ")]
        if b > a:
            words += [Words(shown(" ".join(was[a:b])), "bad", struck=True), Words(" ")]
    return tuple(words[:-1])
