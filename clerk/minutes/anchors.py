"""A name for each block of a draft, the same as long as it tells the same: a bookmark in Word, a proposal's place.

A block that tells entries is named after the first of them, with a count where an entry has several; a heading after
its item; anything else after its look. Letters, digits and underscores only, and at most forty of them, so that Word
takes each as a bookmark's name. They survive an entry's rewording and being moved; an entry that is removed takes its
names with it, and they never come to mean another (entries are not numbered again).
"""

from __future__ import annotations

import re
from collections import Counter

from clerk.minutes.blocks import Block, Draft

_START = "cm_"
_LONGEST = 40
_ENTRY = re.compile(r"cm_e(\d+)(?:_\d+)?")


def anchors(draft: Draft) -> tuple[str, ...]:
    """The name of each block of a draft, in their order; no two are alike."""
    seen: Counter[str] = Counter()
    found = []
    for block in draft.blocks:
        stem = stem_of(block)
        seen[stem] += 1
        found.append(stem if seen[stem] == 1 else f"{stem}_{seen[stem]}")
    return tuple(found)


def entry_of(anchor: str) -> int | None:
    """The entry that a block of this name tells first, None if it tells none."""
    found = _ENTRY.fullmatch(anchor)
    return int(found[1]) if found else None


def stem_of(block: Block) -> str:
    """What a block's name begins with; those that tell the same entry first have it in common."""
    if block.sources:
        return f"{_START}e{block.sources[0]}"
    place = block.item or "x"
    # Room for a count is left; items' names are slugs of up to forty letters, and may end alike.
    slug = re.sub(r"[^A-Za-z0-9]", "_", place)[: _LONGEST - 20]
    return f"{_START}{block.look[:10]}_{slug}"
