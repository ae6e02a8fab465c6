"""How many words the minutes come to, by item: only of what will be printed."""

from __future__ import annotations

import re
from typing import NamedTuple

from clerk.minutes.blocks import Block, Draft

_WORD = re.compile(r"\S*\w\S*")


class WordCounts(NamedTuple):
    """Words by item (None: what stands before, between and after the items), and of the whole."""

    by_item: dict[str | None, int]
    whole: int


def word_counts(draft: Draft) -> WordCounts:
    """The words of a draft. A number is a word, a dash or a bullet is none; list marks do not count."""
    by_item: dict[str | None, int] = {}
    for block in draft.blocks:
        by_item[block.item] = by_item.get(block.item, 0) + _words(block)
    return WordCounts(by_item, sum(by_item.values()))


def _words(block: Block) -> int:
    cells = [cell for row in (block.header, *block.rows) for cell in row]
    return sum(len(_WORD.findall(text)) for text in (block.text, block.caption, *cells))
