"""Text at the door: one paragraph, no characters that no document may hold."""

from __future__ import annotations

import re

# What XML 1.0 forbids (so no Word file can hold it), lone surrogates included; line breaks are handled first.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("[ \t]*[\r\n\x0b\x0c\x85\u2028\u2029]+[ \t]*|\t")
# Controls that turn the direction of text round: shown to the reader, never obeyed.
BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


_MOST_SHOWN = 60
_UNSHOWN = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def printable(text: str) -> str:
    """Something from outside as it may stand in a sentence: short, on one line, sayable."""
    shown = _UNSHOWN.sub(" ", text).strip()
    return shown if len(shown) <= _MOST_SHOWN else shown[: _MOST_SHOWN - 1] + "…"


def clean(text: str) -> tuple[str, int]:
    """A text made into one paragraph, and how many characters that no document may hold were dropped.

    Line breaks and tabs become spaces; they are not counted, since no word is lost.
    """
    folded = _BREAKS.sub(" ", text)
    kept, dropped = _FORBIDDEN.subn("", folded)
    return kept, dropped


def clean_all(value: object) -> tuple[object, int]:
    """The same for every text in a tree of plain data, keys excepted, with the sum of what was dropped."""
    if isinstance(value, str):
        return clean(value)
    dropped = 0
    if isinstance(value, dict):
        tree: dict[object, object] = {}
        for key, inner in value.items():
            tree[key], count = clean_all(inner)
            dropped += count
        return tree, dropped
    if isinstance(value, list):
        row: list[object] = []
        for inner in value:
            cleaned, count = clean_all(inner)
            row.append(cleaned)
            dropped += count
        return row, dropped
    return value, 0
