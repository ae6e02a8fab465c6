"""Where words stand in printed minutes: in which minute, in which block, how often."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from clerk.minutes.blocks import Block
from clerk.minutes.layout import draft
from clerk.minutes.style_keys import Style
from clerk.record.approval import items_meant, without_day
from clerk.record.exemption import bared_entries, exempt_entries, secret_items
from clerk.record.facts import Correction
from clerk.record.meeting import Meeting
from clerk.record.numbering import minute_numbers

ROLL = frozenset({"group", "roll", "note"})
"""The looks of what tells who was there."""
_OF_ROLL = ("attend", "present", "apolog", "absen", "roll", "heading", "title")
_AROUND = 24
# Word and people write quotation marks, dashes and spaces in several ways.
_ALIKE = (("'", "['’‘]"), ('"', '["“”]'), ("-", "[-–\u2011]"))


class Place(NamedTuple):
    """One finding: the block, the match in its text (or in a cell), and the entry that wrote it, if one did."""

    block: Block
    match: re.Match[str]
    source: int | None

    @property
    def source_is_told(self) -> bool:
        """Whether it stands in what an entry tells, and not in a heading or another part of the frame."""
        return self.source is not None and self.block.look != "heading"


class Printed:
    """A meeting as it prints, in full: its blocks by minute."""

    def __init__(self, meeting: Meeting, style: Style) -> None:
        """Lay the minutes out."""
        self.meeting, self._style = meeting, style
        self.blocks = tuple(
            block for block in draft(meeting, style, "full").blocks if block.look != "contents"
        )
        # The frame of what was done in private is told to the public as well, without its words.
        self._kept_back = exempt_entries(meeting) | bared_entries(meeting)
        self._secret = secret_items(meeting)

    @cached_property
    def _public(self) -> tuple[Block, ...]:
        return draft(self.meeting, self._style, "public").blocks

    def keeps_back(self, entry: int | None, words: str = "") -> bool:
        """Whether the public is not told of an entry; or, with words, does not read them anywhere in these minutes."""
        if entry in self._kept_back:
            return True
        has_secrets = bool(self._kept_back or self._secret)
        return bool(words) and has_secrets and not any(matches(self._public, words))

    def may_keep_back(self, correction: Correction) -> bool:
        """Whether a correction that cannot be carried may be one of exempt words: in doubt it is."""
        if not self._kept_back and not self._secret:
            return False
        if any(self.keeps_back(each.source) for each in matches(self.blocks, correction.from_)):
            return True
        if not self.keeps_back(None, correction.from_):
            return False
        items = self.items_of(correction.minute)
        if not items:
            return not _is_of_roll(correction.minute)
        told = {self.meeting.entry_by_id[entry].item for entry in self._kept_back}
        return not items.isdisjoint(self._secret | told)

    def items_of(self, minute: str) -> frozenset[str]:
        """The items that are meant by a minute's number or title."""
        return items_meant(self.meeting, minute)

    def names_a_minute(self, minute: str) -> bool:
        """Whether it is one of these minutes, or the roll, that is named."""
        return bool(self.items_of(minute)) or _is_of_roll(minute)

    def blocks_of(self, minute: str) -> tuple[Block, ...]:
        """The blocks of one minute, those above the first for the attendance; all, if nothing is named."""
        items = self.items_of(minute)
        if items:
            return tuple(block for block in self.blocks if block.item in items)
        if _is_of_roll(minute):
            return tuple(block for block in self.blocks if block.item is None)
        return () if re.search(r"\d", without_day(minute)) else self.blocks

    def told_places(self, found: Iterable[Place]) -> str:
        """Say where words were found: “minute 9: …the wall be built…”."""
        numbers = minute_numbers(self.meeting)
        said = []
        for block, match, _ in found:
            text = match.string
            start, end = max(match.start() - _AROUND, 0), min(match.end() + _AROUND, len(text))
            before = "…" if start else ""
            after = "…" if end < len(text) else ""
            number = str(numbers.get(block.item, "")) if block.item else ""
            where = f"minute {number}: " if number else ""
            said.append(f"{where}“{before}{' '.join(text[start:end].split())}{after}”")
        return "; ".join(said[:4]) + ("; and more" if len(said) > 4 else "")


def _is_of_roll(minute: str) -> bool:
    return without_day(minute).casefold().startswith(_OF_ROLL)


def pattern_of(words: str, *, any_case: bool = False) -> re.Pattern[str]:
    """The words, however their quotation marks, dashes and spaces are written, and never as a part of another word.

    With ``any_case`` also in capitals, as styles print headings.
    """
    bare = words.strip()
    parts = []
    for part in bare.split():
        text = re.escape(re.sub("[’‘]", "'", re.sub("[“”]", '"', re.sub("[–\u2011]", "-", part))))
        for mark, alike in _ALIKE:
            text = text.replace(re.escape(mark), alike)
        parts.append(text)
    before = r"(?<!\w)" if bare[:1].isalnum() else ""
    after = r"(?!\w)" if bare[-1:].isalnum() else ""
    return re.compile(before + r"\s+".join(parts) + after, re.IGNORECASE if any_case else 0)


def matches(blocks: Iterable[Block], words: str) -> Iterator[Place]:
    """Where words stand in some blocks, cells of tables included, in the order of reading."""
    exact, heading = pattern_of(words), pattern_of(words, any_case=True)
    for block in blocks:
        pattern = heading if block.look == "heading" else exact
        for match in pattern.finditer(block.text):
            yield Place(block, match, _source_at(block, match.start()))
        first = block.sources[0] if block.sources else None
        for text in (*block.header, *(cell for row in block.rows for cell in row), block.caption):
            for match in pattern.finditer(text):
                yield Place(block, match, first)


def _source_at(block: Block, place: int) -> int | None:
    at = 0
    for run in block.runs:
        at += len(run.text) + run.break_before
        if place < at and run.source is not None:
            return run.source
        if place < at:
            break
    return block.sources[0] if block.sources else None


def replaced(text: str, match: re.Match[str], words: str) -> str:
    """A text with other words where a match was."""
    return text[: match.start()] + words.strip() + text[match.end() :]
