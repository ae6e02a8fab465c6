"""Doubts on the screen: as cards, as rows below what is to settle, and at their place in the running draft."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import msgspec

from clerk.minutes.blocks import Block, Draft, Run
from clerk.record.doubts import doubts
from clerk.record.facts import Private
from clerk.record.meeting import Entry, Meeting
from clerk.ui.views.settling import Card
from clerk.ui.views.times import clock
from clerk.ui.views.words import Row, Target, Words, muted, shown

if TYPE_CHECKING:  # the rules are loaded once somebody asks for what they find
    from clerk.record.rules import Flag

MARK = "doubt-"
"""What the mark of a doubt begins with, and no flag's does."""
NOT_PRINTED = "Doubt, not printed: "
_SOURCE = "Parked by you; no document has it."


class Aside(Block, frozen=True, kw_only=True):
    """A block of the screen alone, for the officer: no document is ever made from one."""


def with_doubts(meeting: Meeting, draft: Draft, hidden: Collection[int]) -> Draft:
    """Return a draft for the screen with the open doubts at their places.

    Args:
        meeting: the whole record.
        draft: the draft, which knows of no private note.
        hidden: the entries that this draft may not tell; a doubt among them is left out.
    """
    parked = [(entry, note) for entry, note in doubts(meeting) if entry.id not in hidden]
    if not parked:
        return draft
    blocks = list(draft.blocks)
    for entry, note in reversed(parked):
        blocks.insert(_place(meeting, blocks, entry), _aside(entry, note))
    return msgspec.structs.replace(draft, blocks=tuple(blocks))


def _aside(entry: Entry, note: Private) -> Aside:
    runs = (Run(text=NOT_PRINTED, strong=True), Run(text=note.text))
    return Aside(look="note", runs=runs, sources=(entry.id,), item=entry.item)


def _place(meeting: Meeting, blocks: Sequence[Block], entry: Entry) -> int:
    """After what was said in the same item before it, else below the item's heading, else before the first item."""
    before = meeting.position[entry.id]
    same = {
        each.id: place
        for place, each in enumerate(meeting.entries[:before])
        if each.item == entry.item
    }
    place = None
    for index, block in enumerate(blocks):
        if isinstance(block, Aside):
            continue
        told = any(source in same for source in block.sources)
        headed = block.look == "heading" and block.item == entry.item and entry.item is not None
        if block.look != "roll" and (told or headed):
            place = index + 1
    if place is None:
        headings = (index for index, block in enumerate(blocks) if block.look == "heading")
        place = next(headings, len(blocks))
    while place < len(blocks) and blocks[place].look in _PARTS:
        place += 1
    return place


# What belongs to the sentence above it.
_PARTS = ("part", "motion_part", "condition")


def doubt_cards(meeting: Meeting) -> dict[str, Card]:
    """Return a card for each doubt by its mark: the open ones as they came, then those that were settled."""
    from clerk.record.rules.rule import Edit, Mend, Remove

    found: dict[str, Card] = {}
    for settled in (False, True):
        every = doubts(meeting, settled=settled)
        for place, (entry, note) in enumerate(every, start=1):
            title = f"{'Doubt, settled' if settled else 'Doubt'} · {place} of {len(every)}"
            mends = (
                Mend("Open this entry", Edit(entry=entry.id)),
                Mend("Take it away", Remove(entry=entry.id)),
            )
            mark, role = ("tick", "muted") if settled else ("ask", "care")
            reason = (note.settled or "without a word on how") if settled else ""
            card = Card(_flag(meeting, entry, note), title, mark, role, mends, reason)
            found[card.flag.mark] = card
    return found


def _flag(meeting: Meeting, entry: Entry, note: Private) -> Flag:
    from clerk.record.rules import Flag

    item = meeting.item_by_id.get(entry.item or "")
    number = f", item {item.number}" if item and item.number else ""
    return Flag(
        code="doubt", severity="note", where=f"{clock(entry.at)}{number}", sentence=note.text, source=_SOURCE,
        entry=entry.id, item=entry.item, mark=f"{MARK}{entry.id}",
    )  # fmt: skip


def doubt_rows(meeting: Meeting) -> list[Row]:
    """Return a heading and a row for each open doubt."""
    every = doubts(meeting)
    if not every:
        return []
    rows = [Row((Words(f"Doubts to settle · {len(every)}"),), kind="heading")]
    return rows + [_row(meeting, entry, note) for entry, note in every]


def _row(meeting: Meeting, entry: Entry, note: Private) -> Row:
    item = meeting.item_by_id.get(entry.item or "")
    number = item.number if item else ""
    said = ("doubt", note.text, f"item {number}" if number else "")
    return Row(
        (Words(shown(note.text)),),
        "ask",
        "care",
        trail=(muted(number),) if number else (),
        said=", ".join(filter(None, said)),
        target=Target(entry.item, entry.id, f"{MARK}{entry.id}"),
    )
