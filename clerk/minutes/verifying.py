"""What differs between the signed text and another copy of it, minute by minute, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

import msgspec

from clerk.minutes.layout import Which, draft
from clerk.minutes.style_keys import Style
from clerk.record.meeting import Meeting

# Above this a word that stands everywhere is no landmark: comparing would take too long, and find nothing better.
_SMALL = 6_000
_AROUND = 3
_CLOSE = 2
_LOOSE = re.compile(r"\S+")


class Difference(msgspec.Struct, frozen=True):
    """Words of the signed text that are others in a copy, in which minute, with a few words round them."""

    where: str
    signed: str
    copy: str

    @property
    def size(self) -> int:
        """How many words are others, missing or put in."""
        return len(self.signed.split()) + len(self.copy.split())

    @property
    def sentence(self) -> str:
        """The difference as it is told."""
        if not self.copy:
            return f"{self.where}: “{self.signed}” is missing."
        if not self.signed:
            return f"{self.where}: “{self.copy}” was put in."
        return f"{self.where}: “{self.signed}” reads “{self.copy}”."


def words_in(text: str) -> tuple[str, ...]:
    """The words of a text, whatever lines, pages and kinds of hyphen it was parted by."""
    plain = (
        re.sub("[\\u00ad\\ufffe\\x02]\\s*", "", text)
        .replace("\\u00a0", " ")
        .replace("\\u2011", "-")
    )
    return tuple(_LOOSE.findall(plain))


class Heading(msgspec.Struct, frozen=True):
    """A heading as it is printed, and how the minute under it is called."""

    words: tuple[str, ...]
    name: str


def headings(record: Meeting, style: Style, which: Which) -> tuple[Heading, ...]:
    """The headings of minutes in their order, by which a place in them is told."""
    found = []
    for block in draft(record, style, which).blocks:
        if block.look == "heading":
            words = words_in(f"{block.label} {block.text}")
            item = record.item_by_id.get(block.item or "")
            title = item.title if item is not None else block.text
            number = words[0].strip(".()") if words and any(c.isdigit() for c in words[0]) else ""
            found.append(Heading(words, f"Minute {number} ({title})" if number else title))
    return tuple(found)


def differences(
    signed: Sequence[str], copy: Sequence[str], under: Sequence[Heading]
) -> tuple[Difference, ...]:
    """What differs, in the order of the signed text; nothing, if the words are the same.

    Args:
        signed: the words of the signed text.
        copy: the words of the other.
        under: the headings of the signed text, in order.
    """
    small = len(signed) + len(copy) < _SMALL
    matcher = SequenceMatcher(None, signed, copy, autojunk=not small)
    places = _places(signed, under)
    found = []
    for a, b, c, d in _together(matcher):
        where = _at(places, a)
        if a == b or c == d:
            # A few words before it, by which the place is found.
            before = " ".join(signed[max(a - _AROUND, 0) : a])
            where = f"{where}, after “{before}”" if before else where
        found.append(Difference(where, " ".join(signed[a:b]), " ".join(copy[c:d])))
    return tuple(found)


def _together(matcher: SequenceMatcher[str]) -> list[tuple[int, int, int, int]]:
    """The changed stretches; those that only a word or two part are one."""
    found: list[tuple[int, int, int, int]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        if found and a - found[-1][1] <= _CLOSE and c - found[-1][3] <= _CLOSE:
            found[-1] = (found[-1][0], b, found[-1][2], d)
        else:
            found.append((a, b, c, d))
    return found


def _places(words: Sequence[str], under: Sequence[Heading]) -> list[tuple[int, str]]:
    """Where each minute begins in a text."""
    found, at = [], 0
    for each in under:
        size = len(each.words)
        begins = next(
            (
                i
                for i in range(at, len(words) - size + 1)
                if tuple(words[i : i + size]) == each.words
            ),
            None,
        )
        if size and begins is not None:
            found.append((begins, each.name))
            at = begins + size
    return found


def _at(places: list[tuple[int, str]], place: int) -> str:
    found = "Before the first minute"
    for begins, name in places:
        if begins > place:
            break
        found = name
    return found


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of two texts is the same, from 0 to 1, told quickly: by the runs of four words that they share."""
    runs_one, runs_other = _runs(one), _runs(other)
    if not runs_one or not runs_other:
        return 0.0
    return len(runs_one & runs_other) / len(runs_one | runs_other)


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + 4]) for i in range(max(len(words) - 3, 0))}
