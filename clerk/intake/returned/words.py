"""Whether two texts say the same, how near they are, and what one changes in the other: word by word.

What a word processor alters by itself as somebody types (quotation marks, spaces that do not break, dashes, dots) is
no difference: nobody proposed it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u2032`", "'"),
        **dict.fromkeys("\u201c\u201d\u201f\u2033", '"'),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
        "…": "...",
        "½": "1/2",
        "¼": "1/4",
        "¾": "3/4",
        "©": "(c)",
    }
)
_DASH = re.compile(r"\s*(?:--|[–—])\s*|\s-\s")
_WORD = re.compile(r"(\s*)(\S+)")
_GAPS = re.compile("[ \u00a0\u202f]+")
# Between the cells and rows of a table a tab or a new line is no mere space.
_CELL, _ROW = " \ue000 ", " \ue001 "
# More words than any paragraph has; of such a pair only the whole is compared.
_MOST_PAIRS = 4_000_000


def words_of(text: str, *, table: bool = False) -> list[str]:
    """The words of a text, each as it is compared."""
    if table:
        text = text.replace("\t", _CELL).replace("\n", _ROW)
    return _DASH.sub(" - ", unicodedata.normalize("NFC", text).translate(_SIGNS)).split()


def same(one: str, other: str, *, table: bool = False) -> bool:
    """Whether two texts say the same, but for what no person changes on purpose."""
    return one == other or words_of(one, table=table) == words_of(other, table=table)


def nearness(one: str, other: str) -> float:
    """How much of two texts is the same, from 0 to 1, wherever it stands in them."""
    first, second = Counter(words_of(one)), Counter(words_of(other))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0


def as_sent(sent: str, now: str) -> str:
    """A text as it reads now, with the marks and spaces that were sent wherever the words are the same."""
    first, second = _WORD.findall(sent), _WORD.findall(now)
    if len(first) * len(second) > _MOST_PAIRS:
        return now.strip()
    keys = [[" ".join(words_of(word)) for _, word in each] for each in (first, second)]
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    told = [_GAPS.sub(" ", gap) + word for gap, word in second]
    for i, j, count in matcher.get_matching_blocks():
        for step in range(count):
            # The space before the first of them belongs to what changed there.
            gap = first[i + step][0] if step or not (i and j) else _GAPS.sub(" ", second[j][0])
            told[j + step] = gap + first[i + step][1]
    return "".join(told).strip()


def has_all_of(current: str, was: str, wanted: str) -> bool:
    """Whether what the text became since has every change in it that is wanted, perhaps among others."""
    if same(current, wanted):
        return True
    start = words_of(was)
    sizes = [len(words_of(each)) for each in (current, wanted)]
    if len(start) * max(sizes) > _MOST_PAIRS:
        return False
    return _edits(start, words_of(wanted)) <= _edits(start, words_of(current))


def _edits(was: list[str], now: list[str]) -> set[tuple[int, int, tuple[str, ...]]]:
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    return {
        (i1, i2, tuple(now[j1:j2]))
        for kind, i1, i2, j1, j2 in matcher.get_opcodes()
        if kind != "equal"
    }
