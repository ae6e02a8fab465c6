"""A motion as a card: how it was moved, its words, its amendments, and every vote on it, each with its time."""

from collections.abc import Iterator, Sequence

import msgspec

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
from clerk.record.motions import Motion, substantive
from clerk.record.voting import result, tally
from clerk.ui.views.changes import beside, phrase_of, rests_on, same_words
from clerk.ui.views.times import clock
from clerk.ui.views.words import EntryRow, Line, Words, marked_exempt, muted, shown

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


def reported(meeting: Meeting, entry: Entry) -> tuple[str, ...]:
    """Return what the agenda asked for where a motion was moved: the motion on notice, else the recommendations."""
    item = meeting.item_by_id.get(entry.item or "")
    if item is None or (isinstance(entry.fact, Move) and entry.fact.kind != "substantive"):
        return ()
    if item.notice is not None:
        return tuple(filter(None, (item.notice.what, *part_texts(item.notice.parts))))
    return item.recommendations


def moved_texts(fact: Move | Amend) -> tuple[str, ...]:
    """Return every text of a motion, in reading order."""
    return tuple(filter(None, (fact.what, *part_texts(fact.parts))))


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
        worked = self._worked_in(first)
        for entry in (first, *others):
            if worked and isinstance(entry.fact, Vote) and self._is_final(entry.fact):
                lines += worked
                worked = []
            at = clock(entry.at, about=entry.about)
            time = at if at != clock(first.at, about=first.about) else ""
            for index, line in enumerate(self._lines(entry)):
                opens = index == 0
                final = isinstance(entry.fact, Vote) and self._is_final(entry.fact)
                placed = msgspec.structs.replace(
                    line,
                    rule=opens and final and entry is not first,
                    entry=entry.id,
                    time=time if opens else "",
                )
                lines.append(marked_exempt(placed) if opens and entry.id in hidden else placed)
        lines += worked
        return EntryRow(
            entry=first.id,
            time=clock(first.at, about=first.about),
            mark="motion" if isinstance(first.fact, Move) else "vote",
            lines=tuple(lines),
            card=True,
            entries=(first.id, *(entry.id for entry in others)),
        )

    def _worked_in(self, first: Entry) -> list[Line]:
        """The substantive motion: what it reads with the amendments that were taken into it."""
        motion = self.motions.get(first.fact.ref) if isinstance(first.fact, Move) else None
        taken = [
            each
            for name in (motion.amendments if motion else ())
            if (each := self.motions[name]).fate in ("carried", "accepted")
        ]
        if motion is None or not taken:
            return []
        lines: list[Line] = []
        if any(isinstance(each.fact, Amend) and each.fact.becomes for each in taken):
            words = substantive(self.meeting, motion.ref)
            lines.append(Line((Words("Substantive motion", strong=True),), rule=True))
            alone = words.parts[0] if len(words.parts) == 1 and not words.what else None
            # One text has no letter.
            lines += _text(alone, ()) if isinstance(alone, str) else _text(words.what, words.parts)
        silent = [each for each in taken if isinstance(each.fact, Amend) and not each.fact.becomes]
        for each in silent:
            untold = f"Amendment {each.letter} is not worked into the motion’s words: Enter on it, “Motion would read”."
            lines.append(Line((Words(untold, "care"),), entry=each.entry.id))
        return [msgspec.structs.replace(line, entry=line.entry or first.id) for line in lines]

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
            asked = reported(self.meeting, entry)
            altered = "" if not self._alters(fact, asked) else "  altered from the agenda"
            yield Line((Words(title, strong=True), muted(self._movers(fact) + altered)))
            yield from _text(fact.what, fact.parts, asked)
        elif isinstance(fact, Amend):
            yield from self._amendment(fact)
        elif isinstance(fact, Vote):
            yield self._vote(entry, fact)
        elif isinstance(fact, CastingVote):
            yield Line((Words(f"Casting vote: {fact.way}"), muted(f"  by {self._name(fact.by)}")))
        elif isinstance(fact, RecordMyVote):
            way = {"abstain": "abstained", "not_voting": "did not vote"}.get(fact.way, fact.way)
            yield Line((Words(f"Own vote recorded: {way}"), muted(f"  {self._name(fact.person)}")))
        elif isinstance(fact, Dissent):
            yield Line(
                (Words("Dissent noted"), muted(f"  {', '.join(map(self._name, fact.people))}"))
            )
        elif isinstance(fact, (Accept, Withdraw, Fall)):
            yield self._end(fact)

    def _alters(self, fact: Move, asked: tuple[str, ...]) -> bool:
        texts = moved_texts(fact)
        changed = beside(asked, texts) if rests_on(asked, texts) else ()
        return any(
            each.old is None or each.new is None or not same_words(each.old, each.new)
            for each in changed
        )

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
        if fact.becomes and fact.to in self.motions:
            yield from _changes(self._stood(fact), fact.becomes)

    def _stood(self, fact: Amend) -> tuple[str, ...]:
        """What the motion read when an amendment to it was moved: with those that had been taken into it by then."""
        motion, position = self.motions[fact.to], self.meeting.position
        moved = position[self.motions[fact.ref].entry.id]
        taken = [
            (position[each.settled_by.id], each.fact.becomes)
            for name in motion.amendments
            if (each := self.motions[name]).fate in ("carried", "accepted")
            and isinstance(each.fact, Amend) and each.fact.becomes
            and each.settled_by is not None and position[each.settled_by.id] < moved
        ]  # fmt: skip
        if taken:
            return part_texts(max(taken, key=lambda each: each[0])[1])
        return part_texts(motion.fact.parts) or (motion.fact.what,)

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


def _text(what: str, parts: Parts, before: Sequence[str] = ()) -> Iterator[Line]:
    """A motion's words; beside those of `before`, what was changed in them is shown."""
    texts = [*([what] if what else []), *part_texts(parts)]
    if not before or not rests_on(before, texts):
        before = texts
    found = beside(before, texts)
    places = iter(_places(what, parts))
    label, level = "", 0
    for changed in found:
        if changed.new is not None:
            label, level = next(places)
            yield Line(phrase_of(changed), label=label, level=level)
        else:
            yield Line(phrase_of(changed), level=max(level, 1 if parts else 0))


def _places(what: str, parts: Parts) -> Iterator[tuple[str, int]]:
    """The label and level of each text of a motion."""
    if what:
        yield "", 0
    yield from _part_places(parts, 0)


def _part_places(parts: Parts, level: int) -> Iterator[tuple[str, int]]:
    for index, part in enumerate(parts):
        yield f"{chr(ord('a') + index % 26)}." if level == 0 else f"{index + 1}.", level + 1
        if not isinstance(part, str):
            yield from _part_places(part.parts, level + 1)


def _changes(before: tuple[str, ...], becomes: Parts) -> Iterator[Line]:
    """What an amendment does to each part."""
    places = iter(_places("", becomes))
    alone = len(becomes) == 1
    level = 1
    for changed in beside(before, part_texts(becomes)):
        label = ""
        if changed.new is not None:
            label, level = next(places)
        if changed.old is None or changed.new is None or not same_words(changed.old, changed.new):
            yield Line(phrase_of(changed), label="" if alone else label, level=level)
