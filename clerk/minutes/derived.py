"""What stands in the minutes without being the officer's own words: sentences that are written from facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from clerk.minutes.blocks import Block, Draft
from clerk.record.meeting import Meeting
from clerk.record.own_words import entry_texts


class DerivedHit(NamedTuple):
    """How often something stands in what is written from one fact; without an entry, in a heading or the frame."""

    entry: int | None
    item: str | None
    times: int


def derived_hits(draft: Draft, meeting: Meeting, pattern: re.Pattern[str]) -> list[DerivedHit]:
    """Where something stands in a draft's own sentences, by fact, in the order of the minutes."""
    own: dict[int, list[str]] = {}
    times: dict[tuple[int | None, str | None], int] = {}
    for block in draft.blocks:
        for source, text in _runs(block):
            found = [each.span() for each in pattern.finditer(text)]
            if not found:
                continue
            if source is not None and source not in own:
                own[source] = _own_texts(meeting, source)
            spans = _spans(text, own.get(source, []) if source is not None else [])
            mine = sum(not any(a <= start and end <= b for a, b in spans) for start, end in found)
            if mine:
                entry = meeting.entry_by_id.get(source) if source is not None else None
                place = (source, entry.item if entry else block.item)
                times[place] = times.get(place, 0) + mine
    return [DerivedHit(entry, item, many) for (entry, item), many in times.items()]


def _own_texts(meeting: Meeting, source: int) -> list[str]:
    entry = meeting.entry_by_id.get(source)
    return [text for _, text in entry_texts(entry)] if entry else []


def _runs(block: Block) -> Iterator[tuple[int | None, str]]:
    first = block.sources[0] if block.sources else None
    for run in block.runs:
        yield (first if run.source is None else run.source), run.text
    for row in (block.header, *block.rows):
        for cell in row:
            yield first, cell
    if block.caption:
        yield first, block.caption


def _spans(text: str, own: list[str]) -> list[tuple[int, int]]:
    """Where own words stand in a sentence: they may be begun with another capital, and ended with another stop."""
    folded = text.lower()
    spans = []
    for each in own:
        core = each.strip().rstrip(".;,:").lower()
        start = folded.find(core) if core and len(folded) == len(text) else -1
        while start >= 0:
            spans.append((start, start + len(core)))
            start = folded.find(core, start + 1)
    return spans
