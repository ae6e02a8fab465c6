"""The decisions of a meeting as rows to choose from; of an exempt one there are no words."""

from __future__ import annotations

from clerk.minutes.decision_sheet import is_exempt, title_of
from clerk.minutes.style import Style
from clerk.record.behind import behind, decisions
from clerk.record.kinds import part_texts
from clerk.record.meeting import Entry, Meeting
from clerk.ui.views.words import Row, Target, Words, muted, shown

EXEMPT = "touches exempt business"
_LONGEST = 76


def decision_rows(meeting: Meeting, style: Style) -> list[Row]:
    """Return a row for each decision: its minute, its first words, and its time."""
    rows = []
    for entry, fact in decisions(meeting):
        words = _short(fact.what or next(iter(part_texts(fact.parts)), ""))
        exempt = is_exempt(meeting, behind(meeting, entry))
        name = title_of(meeting, style, entry).removeprefix("All behind ")
        told = EXEMPT if exempt else shown(words)
        rows.append(
            Row(
                (Words(f"{name[:1].upper()}{name[1:]}", strong=True), muted(f"  {told}")),
                "key" if exempt else "decision",
                "care" if exempt else "muted",
                trail=(muted(f"{entry.at:%H:%M}"),),
                said=f"{name}, {told}, {entry.at:%H:%M}",
                target=Target(entry.item, entry.id),
            )
        )
    return rows


def _short(words: str) -> str:
    """The first words, on one line."""
    line = " ".join(words.split()).rstrip(";,:")
    line = f"{line[:1].upper()}{line[1:]}"
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rsplit(' ', 1)[0]}…"


def nearest(meeting: Meeting, item: str | None, entry: Entry | None) -> int | None:
    """Return the decision to show first: the one in hand, the one it stands behind, the item's first, or the first."""
    every = [each for each, _ in decisions(meeting)]
    if entry is not None:
        for each in every:
            if each.id == entry.id:
                return each.id
        for each in every:
            if entry.id in {one.id for one in behind(meeting, each).entries}:
                return each.id
    here = [each.id for each in every if each.item == item]
    return next(iter(here or [each.id for each in every]), None)
