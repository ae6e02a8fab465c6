"""What a returned file would have changed: the file laid beside the draft that was sent, and the draft as it is now.

How the file reads *before* its tracked changes shows what was altered with tracking off; how it reads *after* them is
what is proposed. Of a paragraph that was altered both ways there is one proposal, and it is not called tracked: its
tracked changes alone would not show the whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence, Set

from clerk.intake.returned.found import Change, Comment, Returned, Unit
from clerk.intake.returned.order import moved
from clerk.intake.returned.placing import Placed, Slot, place, slots, told
from clerk.intake.returned.sent import Sent
from clerk.intake.returned.since import Since
from clerk.intake.returned.words import as_sent, same
from clerk.record.proposals import Proposal, ProposalKind

# Of the changes to one paragraph; a hostile file may have any number.
_ENOUGH = 50
_RANK: dict[ProposalKind, int] = {"words": 0, "remove": 0, "move": 1, "query": 2, "insert": 3}


def proposals(returned: Returned, sent: Sent, now: Sent | None = None) -> tuple[Proposal, ...]:
    """What a returned file would have changed, in the order of the minutes.

    Args:
        returned: the file.
        sent: the draft that it was made of.
        now: the draft as it would be printed now, if the record may have gone on; None: it did not. What it has
            already is left out, and where it says something else than what was sent, `Proposal.current` says what.

    Returns:
        At most one proposal of each kind for a paragraph, but for queries and what was put in after it. `author` and
        `at` of a change that is not marked are of whoever saved the file last. `was` begins with a typed label only
        where that was changed.
    """
    return tuple(_Comparing(returned, sent, Since(sent, now)).proposals())


class _Comparing:
    """Lays the two readings of a file beside what was sent."""

    def __init__(self, returned: Returned, sent: Sent, since: Since) -> None:
        self.returned = returned
        self.since = since
        self.slots = slots(sent)
        self.before = place(self.slots, returned.before, {})
        known = {slot: returned.before[unit].pieces for slot, unit in self.before.items()}
        self.after = place(self.slots, returned.after, known)
        self.owner = {unit: slot for slot, unit in self.after.items()}
        self._moved = _Moves(self.slots, returned, self.before, self.after)
        self._last = self._anchors_before()
        self._by_piece: dict[int, list[Unit]] = {}
        for each in (*returned.before, *returned.after):
            for piece in each.pieces:
                self._by_piece.setdefault(piece, []).append(each)
        self._place_of = {slot.anchor: index for index, slot in enumerate(self.slots)}

    def proposals(self) -> list[Proposal]:
        found = [*self._changed(), *self._put_in(), *self._asked()]
        # Of the same place, words come before what was put in after it; `sorted` keeps the order of the file else.
        return [each for _, _, each in sorted(found, key=lambda each: each[:2])]

    def _changed(self) -> Iterator[tuple[int, int, Proposal]]:
        for index, slot in enumerate(self.slots):
            if slot.contents:
                continue
            proposal = self._of_slot(index, slot)
            if proposal is not None:
                yield index, _RANK[proposal.kind], proposal
            if index in self._moved.all and (proposal is None or proposal.kind == "words"):
                move = self._move(index, slot)
                if move is not None:
                    yield index, _RANK["move"], move

    def _of_slot(self, index: int, slot: Slot) -> Proposal | None:
        unit = self._unit(self.after, self.returned.after, index)
        reads = "" if unit is None else told(slot, unit.text)
        was = slot.text
        if (
            slot.typed
            and unit
            and unit.text.strip()
            and not unit.text.strip().startswith(slot.label)
        ):
            was = f"{slot.label}\t{slot.text}"
        if same(was, reads, table=slot.table):
            return None
        gone = not reads.strip()
        if gone and slot.caption and index + 1 not in self.after:
            return None
        kind: ProposalKind = "remove" if gone and not slot.caption else "words"
        if self.since.has(slot, was, reads):
            return None
        tracked = self._is_tracked(index, slot, was)
        who, at = self._whose(index, tracked)
        return Proposal(
            kind=kind,
            anchor=slot.anchor,
            was=was,
            now=reads if slot.table or gone else as_sent(was, reads),
            author=who,
            at=at,
            tracked=tracked,
            current=self.since.current(slot),
        )

    def _is_tracked(self, index: int, slot: Slot, was: str) -> bool:
        unit = self._unit(self.before, self.returned.before, index)
        if unit is None:
            return False
        return same(slot.text, told(slot, unit.text), table=slot.table) or same(was, unit.text)

    def _move(self, index: int, slot: Slot) -> Proposal | None:
        unit = self.returned.after[self.after[index]]
        after = self._last[self.after[index]]
        if self.since.stands_after(slot.anchor, after):
            return None
        tracked = index not in self._moved.unmarked
        who, at = self._whose(index, tracked) if not tracked else _whose(unit.changes)
        return Proposal(
            kind="move",
            anchor=slot.anchor,
            was=slot.text,
            now=slot.text,
            after=after,
            author=who,
            at=at,
            tracked=tracked,
            current=self.since.current(slot),
        )

    def _put_in(self) -> Iterator[tuple[int, int, Proposal]]:
        placed = set(self.before.values())
        unplaced = {
            piece
            for index, unit in enumerate(self.returned.before)
            if index not in placed
            for piece in unit.pieces
        }
        for index, unit in enumerate(self.returned.after):
            if index in self.owner or unit.contents or not unit.text.strip():
                continue
            if self.since.has_new(unit.text):
                continue
            tracked = not unplaced.intersection(unit.pieces)
            changes = unit.changes or self._beside(unit)
            who, at = _whose(changes) if tracked else self._saved(changes)
            anchor = self._last[index]
            proposal = Proposal(
                kind="insert",
                anchor=anchor,
                now=unit.text.strip(),
                author=who,
                at=at,
                tracked=tracked,
            )
            yield self._place_of.get(anchor, -1), _RANK["insert"], proposal

    def _asked(self) -> Iterator[tuple[int, int, Proposal]]:
        for comment in self.returned.comments:
            slot = self._slot_at(comment.piece)
            anchor = "" if slot is None else self.slots[slot].anchor
            yield (
                -1 if slot is None else slot,
                _RANK["query"],
                Proposal(
                    kind="query",
                    anchor=anchor,
                    was="" if slot is None else self.slots[slot].text,
                    remark=_remark(comment),
                    about=comment.about,
                    author=comment.author,
                    at=comment.at,
                    tracked=True,
                    current=None if slot is None else self.since.current(self.slots[slot]),
                ),
            )

    def _slot_at(self, piece: int | None) -> int | None:
        """The block that a piece of the file belongs to, else the nearest one before it."""
        if piece is None:
            return None
        found = -1
        for placed, units in (
            (self.after, self.returned.after),
            (self.before, self.returned.before),
        ):
            nearest = -1
            for slot, unit in placed.items():
                pieces = units[unit].pieces
                if piece in pieces:
                    return slot
                if pieces and nearest < pieces[0] < piece:
                    nearest, found = pieces[0], slot
        return None if found < 0 else found

    def _anchors_before(self) -> list[str]:
        """Of each unit as it reads now, the block that stands before it; empty at the very beginning."""
        found = [""]
        for index in range(len(self.returned.after)):
            slot = self.owner.get(index)
            found.append(found[-1] if slot is None else self.slots[slot].anchor)
        return found

    @staticmethod
    def _unit(placed: Placed, units: Sequence[Unit], slot: int) -> Unit | None:
        unit = placed.get(slot)
        return None if unit is None else units[unit]

    def _whose(self, index: int, tracked: bool) -> tuple[str, dt.datetime | None]:
        before = self._unit(self.before, self.returned.before, index)
        after = self._unit(self.after, self.returned.after, index)
        changes = [change for unit in (before, after) if unit for change in unit.changes]
        changes = changes or [*self._beside(before)]
        return _whose(changes) if tracked else self._saved(changes)

    def _beside(self, unit: Unit | None) -> tuple[Change, ...]:
        """The changes to what a unit was parted from or joined to: it is the end of that which was changed."""
        pieces = () if unit is None else unit.pieces
        units = (each for piece in pieces[:_ENOUGH] for each in self._by_piece.get(piece, ()))
        return tuple(change for each in units for change in each.changes[:_ENOUGH])

    def _saved(self, changes: Iterable[Change]) -> tuple[str, dt.datetime | None]:
        """Whose a change is that is not marked: of the marked ones beside it, else of whoever saved the file last."""
        return _whose([*changes] or [self.returned.saved])


class _Moves:
    """Which slots were moved, and which of them with tracking off."""

    def __init__(
        self, wanted: Sequence[Slot], returned: Returned, before: Placed, after: Placed
    ) -> None:
        self.unmarked = _moved(wanted, returned.before, before, frozenset())
        self.all = _moved(wanted, returned.after, after, self.unmarked)


def _moved(
    wanted: Sequence[Slot], units: Sequence[Unit], placed: Placed, known: Set[int]
) -> set[int]:
    standing = [
        index
        for index, slot in enumerate(wanted)
        if index in placed and not slot.contents and not slot.caption
    ]
    # Of two that changed places either may be called the moved one: the same in both readings.
    weights = [
        1 if index in known else _weight(wanted[index], units[placed[index]]) for index in standing
    ]
    return {standing[each] for each in moved([placed[index] for index in standing], weights)}


def _weight(slot: Slot, unit: Unit) -> int:
    """How much speaks for a paragraph having stayed: its bookmark is the first one, and nothing says that it moved."""
    own = any(
        hold.anchor == slot.bookmark and hold.words and not hold.copied for hold in unit.holds
    )
    return 10 + 20 * own + 40 * (not unit.moved)


def _remark(comment: Comment) -> str:
    """A comment with what others wrote under it."""
    replies = [f"{each.author or 'Somebody'} replied: {each.text}" for each in comment.replies]
    done = ["(Marked as done in the file.)"] if comment.done else []
    return "\n".join([comment.text, *replies, *done])


def _whose(changes: Iterable[Change]) -> tuple[str, dt.datetime | None]:
    """Whose several changes are, and when the last was made."""
    made = list(changes)
    names = dict.fromkeys(each.author for each in made if each.author)
    return ", ".join(names), max((each.at for each in made if each.at), default=None)
