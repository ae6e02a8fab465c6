"""What was looked for, marked where it stands, and in words: which fact a sentence is made from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import msgspec

from clerk.minutes.derived import DerivedHit
from clerk.record.facts import OpenItem, verb
from clerk.record.meeting import Meeting
from clerk.ui.forms import FORMS
from clerk.ui.views.times import clock
from clerk.ui.views.words import EntryRow, Line, Row, Words, muted, shown
from clerk.words.replacing import Names, Spot, Wanted, caution, written

_ROUND = 40


class Hit(NamedTuple):
    """Something found: the entry that tells it (None: a title or the frame), its item, and where in own words."""

    entry: int | None
    item: str | None
    spot: Spot | None = None


def in_order(meeting: Meeting, own: Iterable[Spot], derived: Iterable[DerivedHit]) -> list[Hit]:
    """Everything found, as it happened; what is in no entry comes first."""
    hits = [Hit(each.entry, meeting.entry_by_id[each.entry].item, each) for each in own]
    hits += [Hit(each.entry, each.item) for each in derived for _ in range(each.times)]
    return sorted(hits, key=lambda hit: -1 if hit.entry is None else meeting.position[hit.entry])


def marked(
    rows: Sequence[EntryRow], pattern: re.Pattern[str], hidden: Collection[int]
) -> list[EntryRow]:
    """Rows in which what was looked for stands out; what is hidden is left as it is."""
    return [
        msgspec.structs.replace(
            row, lines=tuple(_marked(line, row, pattern, hidden) for line in row.lines)
        )
        for row in rows
    ]


def _marked(line: Line, row: EntryRow, pattern: re.Pattern[str], hidden: Collection[int]) -> Line:
    if (row.entry if line.entry is None else line.entry) in hidden:
        return line
    words = tuple(piece for each in line.words for piece in _pieces(each, pattern))
    return line if words == line.words else msgspec.structs.replace(line, words=words)


def _pieces(words: Words, pattern: re.Pattern[str]) -> list[Words]:
    pieces, place = [], 0
    for found in pattern.finditer(words.text):
        if found.start() > place:
            pieces.append(msgspec.structs.replace(words, text=words.text[place : found.start()]))
        pieces.append(
            msgspec.structs.replace(words, text=found.group(), wash="care_ground", under=True)
        )
        place = found.end()
    if not pieces:
        return [words]
    if place < len(words.text):
        pieces.append(msgspec.structs.replace(words, text=words.text[place:]))
    return pieces


def counted(own: int, derived: int) -> str:
    """How much was found, in words."""
    if not own + derived:
        return "Nothing found"
    if not derived:
        return f"{own} found"
    return f"{own + derived} found, {derived} in sentences that Clerk writes"


def made_from(meeting: Meeting, hit: Hit) -> str:
    """Which fact a sentence is made from, in words: that is what would have to be altered."""
    item = meeting.item_by_id.get(hit.item or "")
    number = f"item {item.number}" if item and item.number else "the frame of the minutes"
    entry = meeting.entry_by_id.get(hit.entry or -1)
    if entry is None or isinstance(entry.fact, OpenItem):
        return f"the title of {number}" if item else number
    told = FORMS[verb(entry.fact)].words
    return f"{told[0].lower()}{told[1:]}, {number}, {clock(entry.at, about=entry.about)}"


class Place(NamedTuple):
    """One place where something would be replaced: the spot, why it is better left (empty: it need not be), its row."""

    spot: Spot
    why: str
    row: Row


def places(meeting: Meeting, own: Sequence[Spot], replacement: str, wanted: Wanted) -> list[Place]:
    """Every place before and after, in the order of events."""
    names = Names(meeting.people)
    return [
        Place(spot, why, _row(meeting, spot, written(spot, replacement, wanted), why))
        for spot in own
        for why in (caution(spot, names),)
    ]


def _row(meeting: Meeting, spot: Spot, new: str, why: str) -> Row:
    entry = meeting.entry_by_id[spot.entry]
    item = meeting.item_by_id.get(entry.item or "")
    where = f"item {item.number}" if item and item.number else clock(entry.at, about=entry.about)
    remarks = [
        where,
        "own wording" if spot.in_wording else "",
        "" if spot.public else "exempt or private",
        why,
    ]
    before, old, after = _around(spot)
    words = (
        Words(shown(before)),
        Words(shown(old), "muted", struck=True),
        Words(" "),
        Words(shown(new), strong=True, under=True),
        Words(shown(after)),
    )
    remark = ", ".join(filter(None, remarks))
    said = f"{shown(before)}{shown(old)}{shown(after)} becomes {shown(before)}{shown(new)}{shown(after)}, {remark}"
    return Row(words, trail=(muted(remark),), said=said)


def _around(spot: Spot) -> tuple[str, str, str]:
    """Some words before, the words themselves, and some after."""
    before, after = spot.text[: spot.start], spot.text[spot.end :]
    if len(before) > _ROUND:
        before = "… " + before[-_ROUND:].partition(" ")[2]
    if len(after) > _ROUND:
        after = after[:_ROUND].rpartition(" ")[0] + " …"
    return before, spot.text[spot.start : spot.end], after
