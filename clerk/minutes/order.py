"""The order of business: in which order a document has the items, and under which of them each entry stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from clerk.record.facts import (
    AdmitUrgent,
    Attend,
    CloseItem,
    DeferItem,
    OpenItem,
    Start,
    WithdrawItem,
)
from clerk.record.meeting import AgendaItem, Entry, Meeting

# Told by the frame of the document: the title, the roll, the order of items, the closing sentence.
_FRAME = (Start, OpenItem, CloseItem, Attend)


def taken(meeting: Meeting) -> Collection[str]:
    """Return the items that were opened, in the order in which they were; what was taken together stands together."""
    return dict.fromkeys(
        item for _, fact in meeting.of(OpenItem) for item in (fact.item, *fact.with_)
    )


def taken_under(meeting: Meeting, item: str) -> AgendaItem | None:
    """Return the item with which another was taken together, None if it was taken by itself."""
    for _, fact in meeting.of(OpenItem):
        if item in fact.with_ and fact.item != item:
            return meeting.item_by_id[fact.item]
    return None


def in_order(meeting: Meeting, order: Literal["agenda", "taken"]) -> Sequence[AgendaItem]:
    """Return the items as the agenda has them, or as they were taken with those that were not at the end."""
    if order == "agenda":
        return meeting.agenda
    first = taken(meeting)
    rest = [item.id for item in meeting.agenda if item.id not in first]
    return [meeting.item_by_id[name] for name in (*first, *rest)]


def places(meeting: Meeting) -> dict[str | None, list[Entry]]:
    """Under which item each entry stands: its own; what is put off, under itself; else the item last open."""
    found: dict[str | None, list[Entry]] = {}
    last: str | None = None
    for entry in meeting.entries:
        fact = entry.fact
        if entry.item is not None:
            last = entry.item
        place = entry.item or last
        if isinstance(fact, (AdmitUrgent, DeferItem, WithdrawItem)):
            place = fact.item
        if (
            not isinstance(fact, _FRAME)
            or isinstance(fact, OpenItem)
            or entry.wording
            or place is None
        ):
            found.setdefault(place, []).append(entry)
    return found
