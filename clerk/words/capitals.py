"""The capital at the beginning of a sentence, put there by itself once its first word is ended."""

from __future__ import annotations

import re

from clerk.words.abbreviations import FINISHERS
from clerk.words.sentences import ends_none

_FAR = 120
_WORD = re.compile(r"(?<![\w@./\\-])[^\W\d_]+(?:[’'-][^\W\d_]+)*$")
_AT_FIRST = re.compile(r"(?:^|\n)\s*[“‘\"(\[]*$")
_AFTER_AN_END = re.compile(r"(?P<told>.*[.?!])[”’\"')\]]*\s+[“‘\"(\[]*$", re.DOTALL)


def capital(text: str, cursor: int) -> int | None:
    """Where a letter is that ought to be a capital, once a blank or a mark was typed after its word; None if nowhere.

    ``cursor`` stands behind what was typed last. A word with a capital or a figure in it is left as it is, and so is
    one after a short form's stop: "e.g. the", "No. five".
    """
    if cursor < 2 or cursor > len(text) or text[cursor - 1] not in FINISHERS:
        return None
    # Looked at no further back than a word and the end of the sentence before it.
    line = text[max(cursor - _FAR, 0) : cursor - 1]
    word = _WORD.search(line)
    if word is None or word.group() != word.group().lower():
        return None
    if text[cursor - 1] == "." and ends_none(f"{word.group()}."):
        return None
    start = cursor - 1 - len(word.group())
    return start if begins_sentence(text, start) else None


def begins_sentence(text: str, start: int) -> bool:
    """Whether what stands at a place begins a sentence, or the text."""
    offset = max(start - _FAR, 0)
    before = text[offset:start]
    if _AT_FIRST.search(before):
        return offset == 0 or "\n" in before
    ended = _AFTER_AN_END.match(before)
    return ended is not None and not ends_none(ended["told"])
