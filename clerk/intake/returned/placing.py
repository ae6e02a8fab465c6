"""Which paragraph of a returned file is which block of the draft that was sent.

The bookmark says so, but not alone: LibreOffice leaves an empty one behind where words were cut and names the pasted
one `…_Copy_1`, an edit may split one or lay it over several paragraphs, and another program may drop it. So the
words of every paragraph that has a part of a bookmark are laid beside the block's; what has none is found by its words,
or by where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from clerk.intake.returned.found import Unit
from clerk.intake.returned.sent import Sent, SentBlock, caption_name
from clerk.intake.returned.words import nearness, words_of

_LABEL = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|[•·▪‣–-])\s+(?=\S)")
# From here on two texts are one that was edited, and not two.
_NEAR = 0.5
_ALONE = 0.3
_NEARER = 0.7
# Words that a text has to have to be known again wherever it stands.
_TELLING = 5
_MOST_CANDIDATES = 30
_MOST_PAIRS = 2_500


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """A block that was sent, or the caption of a table, which stands in the file as a paragraph of its own."""

    anchor: str
    bookmark: str
    text: str
    label: str
    typed: bool
    table: bool
    contents: bool
    caption: bool = False


Placed = dict[int, int]
"""The place of each slot's unit, by the slot's own place."""


def slots(sent: Sent) -> tuple[Slot, ...]:
    """What is looked for in a returned file, in order."""
    return tuple(slot for block in sent.blocks for slot in _slots(block))


def _slots(block: SentBlock) -> Iterable[Slot]:
    slot = Slot(
        anchor=block.anchor,
        bookmark=block.anchor,
        text=block.text,
        label=block.label,
        typed=block.typed,
        table=block.table,
        contents=block.contents,
    )
    if block.caption:
        yield msgspec.structs.replace(
            slot,
            bookmark=caption_name(block.anchor),
            text=block.caption,
            label="",
            table=False,
            caption=True,
        )
    yield slot


def told(slot: Slot, text: str) -> str:
    """What a paragraph says without the label of its block, whether Clerk printed that or somebody typed it."""
    if slot.table:
        return text
    text = text.strip()
    if slot.label and text.startswith(slot.label):
        rest = text[len(slot.label) :]
        if rest[:1].isspace() or not rest:
            return rest.strip()
    found = _LABEL.match(text)
    if found and not _LABEL.match(slot.text) and nearness(text[found.end() :], slot.text) >= _NEAR:
        return text[found.end() :]
    return text


def place(
    wanted: Sequence[Slot], units: Sequence[Unit], known: Mapping[int, tuple[int, ...]]
) -> Placed:
    """Find the unit of each slot; a slot that has none is gone from the file.

    Args:
        wanted: the slots in order.
        units: how the file reads.
        known: of slots, pieces of the file that were found to be theirs in another reading of it.
    """
    placing = _Placing(wanted, units)
    placing.by_bookmark(known)
    placing.by_words()
    placing.by_place()
    placing.anywhere()
    return placing.placed


class _Placing:
    def __init__(self, wanted: Sequence[Slot], units: Sequence[Unit]) -> None:
        self.wanted = wanted
        self.units = units
        self.placed: Placed = {}
        self.taken: set[int] = set()
        self.keys = [tuple(words_of(unit.text)) for unit in units]

    def by_bookmark(self, known: Mapping[int, tuple[int, ...]]) -> None:
        holding: dict[str, list[tuple[int, float, bool]]] = {}
        at: dict[int, list[int]] = {}
        for place, unit in enumerate(self.units):
            for hold in unit.holds:
                candidates = holding.setdefault(hold.anchor, [])
                if len(candidates) < _MOST_CANDIDATES:
                    worth = 0.3 * hold.words - 0.1 * hold.copied
                    candidates.append((place, worth, hold.words))
            for piece in unit.pieces:
                at.setdefault(piece, []).append(place)
        pairs = []
        for index, slot in enumerate(self.wanted):
            candidates = [
                *holding.get(slot.bookmark, ()),
                *(
                    (unit, 0.2, True)
                    for piece in known.get(index, ())
                    for unit in at.get(piece, ())
                ),
            ]
            for place, worth, sure in candidates:
                near = self._nearness(index, place)
                if near is not None and (sure or near >= _NEAR):
                    pairs.append((-(near + worth), index, place))
        for _, index, place in sorted(pairs):
            self._put(index, place)

    def by_words(self) -> None:
        free: dict[tuple[str, ...], list[int]] = {}
        for place, key in enumerate(self.keys):
            if key and place not in self.taken:
                free.setdefault(key, []).append(place)
        for index, slot in enumerate(self.wanted):
            if index in self.placed:
                continue
            for label in (*([slot.label] if slot.typed else ()), ""):
                places = free.get(tuple(words_of(f"{label} {slot.text}")), [])
                near = self._between(index)
                fitting = [each for each in places if self._fits(slot, self.units[each])]
                for place in sorted(fitting, key=lambda each: each not in near):
                    if self._put(index, place):
                        break

    def by_place(self) -> None:
        gaps: dict[range, list[int]] = {}
        for index in range(len(self.wanted)):
            if index not in self.placed:
                gaps.setdefault(self._between(index), []).append(index)
        for gap, indices in gaps.items():
            places = [each for each in gap if each not in self.taken]
            self._nearest(indices, places, _ALONE if len(places) == len(indices) == 1 else _NEAR)

    def anywhere(self) -> None:
        """What was both moved and altered, and lost its bookmark on the way; of short texts that would be guessing."""
        free = [
            index
            for index, slot in enumerate(self.wanted)
            if index not in self.placed and len(words_of(slot.text)) >= _TELLING
        ]
        places = [each for each in range(len(self.units)) if each not in self.taken]
        self._nearest(free, places, _NEARER)

    def _nearest(self, indices: Sequence[int], places: Sequence[int], least: float) -> None:
        if not places or len(places) * len(indices) > _MOST_PAIRS:
            return
        pairs = [
            (-near, index, place)
            for index in indices
            for place in places
            if (near := self._nearness(index, place)) is not None and near >= least
        ]
        for _, index, place in sorted(pairs):
            self._put(index, place)

    def _between(self, index: int) -> range:
        """The places between the units of the nearest slots before and after that have one."""
        before = next((self.placed[i] for i in range(index - 1, -1, -1) if i in self.placed), -1)
        after = next(
            (self.placed[i] for i in range(index + 1, len(self.wanted)) if i in self.placed),
            len(self.units),
        )
        return range(before + 1, after)

    @staticmethod
    def _fits(slot: Slot, unit: Unit) -> bool:
        # The heading of a table of contents stands outside what a program renews.
        return slot.contents or not unit.contents

    def _nearness(self, index: int, place: int) -> float | None:
        """How near a slot's words and a unit's are; None if the one cannot be the other."""
        slot, unit = self.wanted[index], self.units[place]
        if not self._fits(slot, unit) or (slot.text.strip() and not self.keys[place]):
            return None
        near = nearness(slot.text, told(slot, unit.text))
        return near if slot.table == unit.table else near - 0.4

    def _put(self, index: int, place: int) -> bool:
        if index in self.placed or place in self.taken:
            return False
        self.placed[index] = place
        self.taken.add(place)
        return True
