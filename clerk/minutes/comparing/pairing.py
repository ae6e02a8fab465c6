"""Which block of one draft is which of another: by what it tells, then by how like its words are.

Linear but for blocks that nothing is known of: those are looked for by their rarer words alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from clerk.minutes.anchors import entry_of, stem_of
from clerk.minutes.blocks import Block, Draft

_WORD = re.compile(r"\w+")
# How like two blocks have to be to be taken for one: of the same entry, or of two entries that nothing ties together.
_SAME_ENTRY, _ANY_ENTRY = 0.2, 0.6
# A word that stands in more blocks than this tells nothing about any of them.
_RARE = 12


def paired(old: Draft, new: Draft) -> dict[int, int]:
    """The places of a new draft's blocks, each with the place in the old one of what it was, if it was there."""
    return _Pairing(old.blocks, new.blocks).done()


class _Pairing:
    """Two drafts' blocks being paired, the surest first."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        self.old, self.new = old, new
        self.was: dict[int, int] = {}
        self.free_old, self.free_new = (
            dict.fromkeys(range(len(old))),
            dict.fromkeys(range(len(new))),
        )
        self.words = [_words(block) for block in old], [_words(block) for block in new]

    def done(self) -> dict[int, int]:
        self._by(lambda block: (stem_of(block), block.look, told(block)))
        self._by_stem()
        self._by(lambda block: (block.look, told(block)) if len(told(block)) > 40 else None)
        self._by_likeness()
        return self.was

    def _pair(self, old: int, new: int) -> None:
        self.was[new] = old
        del self.free_old[old]
        del self.free_new[new]

    def _by(self, key: Callable[[Block], Hashable | None]) -> None:
        """Pair what has the same key, the first with the first."""
        there: dict[Hashable, list[int]] = defaultdict(list)
        for place in reversed(self.free_old):
            there[key(self.old[place])].append(place)
        for place in list(self.free_new):
            found = key(self.new[place])
            if found is not None and there.get(found):
                self._pair(there[found].pop(), place)

    def _by_stem(self) -> None:
        """Pair what tells the same entry, or stands in the same item with the same look: the likest first."""
        there: dict[str, list[int]] = defaultdict(list)
        for place in self.free_old:
            there[stem_of(self.old[place])].append(place)
        here: dict[str, list[int]] = defaultdict(list)
        for place in self.free_new:
            here[stem_of(self.new[place])].append(place)
        for stem, places in here.items():
            olds = there.get(stem, [])
            alone = len(olds) == len(places) == 1 and entry_of(stem) is not None
            self._take(
                ((self._like(a, b), a, b) for b in places for a in olds[:40]),
                0.0 if alone else _SAME_ENTRY,
            )

    def _by_likeness(self) -> None:
        rare: dict[str, list[int]] = defaultdict(list)
        for place in self.free_old:
            for word in self.words[0][place]:
                rare[word].append(place)
        candidates = []
        for b in self.free_new:
            near = {
                a
                for word in self.words[1][b]
                if len(rare.get(word, ())) <= _RARE
                for a in rare.get(word, ())
            }
            candidates += [(self._like(a, b), a, b) for a in near]
        self._take(candidates, _ANY_ENTRY)

    def _take(self, candidates: Iterable[tuple[float, int, int]], least: float) -> None:
        for like, a, b in sorted(candidates, key=lambda each: (-each[0], each[2], each[1])):
            if like < least:
                return
            if like >= 0 and a in self.free_old and b in self.free_new:
                self._pair(a, b)

    def _like(self, a: int, b: int) -> float:
        """How many of their words two blocks share, of 1; below 0 if they cannot be the same at all."""
        old, new = self.old[a], self.new[b]
        if old.is_table != new.is_table or (old.leads_to is None) != (new.leads_to is None):
            return -1.0
        was, now = self.words[0][a], self.words[1][b]
        shared = sum((was & now).values())
        every = was.total() + now.total()
        return 2 * shared / every if every else float(old.look == new.look)


def told(block: Block) -> str:
    """All that a block says, for telling whether two say the same: its words, or its table."""
    if not block.is_table:
        return block.text
    rows = ("\t".join(row) for row in (block.header, *block.rows))
    return "\n".join((block.caption, block.text, *rows))


def _words(block: Block) -> Counter[str]:
    return Counter(_WORD.findall(told(block).lower()))


def stayed(was: dict[int, int]) -> frozenset[int]:
    """The places of the new draft's blocks that kept their order among themselves; the other pairs were moved."""
    places = sorted(was)
    # The longest rising run of old places, by patience: each pile's top, and what lies before each.
    tops: list[int] = []
    held: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(tops, was[place])
        before[place] = held[at - 1] if at else None
        tops[at : at + 1] = [was[place]]
        held[at : at + 1] = [place]
    found = set()
    last: int | None = held[-1] if held else None
    while last is not None:
        found.add(last)
        last = before[last]
    return frozenset(found)
