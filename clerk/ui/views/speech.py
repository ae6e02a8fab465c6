"""The back-shift of a passage in words with a look: what goes is struck through, what comes is underlined."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from clerk.ui.views.words import Words, shown

if TYPE_CHECKING:  # the rules about words are loaded once there is something to read
    from clerk.words.reported_speech import Shifted

_HIGH = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def speech_groups(shifted: Shifted) -> list[frozenset[int]]:
    """Return the changes that can be left out one by one, by their places: what goes together is one."""
    groups: list[frozenset[int]] = []
    seen: set[int] = set()
    for at, change in enumerate(shifted.changes):
        if at in seen:
            continue
        alike = {
            place
            for place, each in enumerate(shifted.changes)
            if place == at or (change.together and each.together == change.together)
        }
        seen |= alike
        groups.append(frozenset(alike))
    return groups


def speech_words(
    shifted: Shifted,
    groups: Sequence[Collection[int]],
    left_out: Collection[int],
    in_hand: int,
) -> list[Words]:
    """Return the passage with its changes, each with its number; one that is left out stands as it was typed."""
    numbers = {place: number for number, group in enumerate(groups) for place in group}
    words: list[Words] = []
    end = 0
    for place, change in enumerate(shifted.changes):
        number = numbers[place]
        wash = "chosen" if number == in_hand else ""
        words.append(Words(shown(shifted.original[end : change.start])))
        words.append(Words(str(number + 1).translate(_HIGH), "muted", strong=True, wash=wash))
        old = shown(shifted.original[change.start : change.end])
        if number in left_out:
            words.append(Words(old, wash=wash))
        else:
            if old:
                words.append(Words(old, "bad", struck=True, wash=wash))
            if old and change.new:
                words.append(Words(" ", wash=wash))
            if change.new:
                words.append(Words(shown(change.new), "good", under=True, wash=wash))
        end = change.end
    words.append(Words(shown(shifted.original[end:])))
    return [each for each in words if each.text]


def said(shifted: Shifted, groups: Sequence[Collection[int]], left_out: Collection[int]) -> str:
    """Return the changes in words, for a screen reader."""
    told = []
    for number, group in enumerate(groups):
        changes = [shifted.changes[place] for place in sorted(group)]
        each = " and ".join(
            f"{shifted.original[change.start : change.end] or 'nothing'} becomes {change.new or 'nothing'}"
            for change in changes
        )
        told.append(f"{number + 1}: {each}{', left out' if number in left_out else ''}.")
    return " ".join(told)
