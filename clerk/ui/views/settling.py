"""What is to settle, as the agenda's column lists it and as its card tells it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from clerk.record.meeting import Meeting
from clerk.ui.views.words import Row, Target, Words, muted, shown

if TYPE_CHECKING:  # the rules are loaded once somebody asks for what they find
    from clerk.record.rules import Accepted, Flag, Mend

MARKS = {"error": ("stop", "bad"), "warning": ("warn", "care"), "note": ("ask", "care")}
SEVERITY = {"error": "Cannot be so", "warning": "To look at", "note": "To know"}
FOLD = "accepted"
"""The mark of the row that folds the accepted ones away; no flag has it."""


class Card(msgspec.Struct, frozen=True):
    """One thing to settle, or accepted as it is (then `reason` says why), with the ways to mend it in order."""

    flag: Flag
    title: str
    mark: str
    role: str
    mends: tuple[Mend, ...]
    reason: str = ""

    @property
    def said(self) -> str:
        """The card in words, for a screen reader."""
        flag = self.flag
        parts = [
            self.title,
            SEVERITY[flag.severity],
            flag.sentence,
            f"At {flag.where}.",
            flag.source,
        ]
        parts += [f"Accepted: {self.reason}"] if self.reason else []
        parts += [f"{number}: {mend.label}." for number, mend in enumerate(self.mends, start=1)]
        return " ".join(parts)


def ordered(flags: Sequence[Flag]) -> tuple[Flag, ...]:
    """Return flags as they are listed: errors first, then in the order of the rules."""
    rank = list(MARKS)
    return tuple(sorted(flags, key=lambda flag: rank.index(flag.severity)))


def cards(open_: Sequence[Flag], accepted: Sequence[Accepted]) -> dict[str, Card]:
    """Return a card for each flag by its mark: the open ones as they are listed, then the accepted."""
    flags = ordered(open_)
    found = {
        flag.mark: _card(flag, f"To settle · {place} of {len(flags)}")
        for place, flag in enumerate(flags, start=1)
    }
    for each in accepted:
        found[each.flag.mark] = _card(each.flag, "Accepted as it is", each.by.reason)
    return found


def _card(flag: Flag, title: str, reason: str = "") -> Card:
    mark, role = ("tick", "muted") if reason else MARKS[flag.severity]
    # One key each, and there are nine.
    return Card(flag, title, mark, role, () if reason else flag.mends[:9], reason)


def alerts(flags: Sequence[Flag]) -> Mapping[str, tuple[str, int]]:
    """Return for each item that something is to settle in the gravest mark, and how many there are."""
    found: dict[str, tuple[str, int]] = {}
    for flag in ordered(flags):
        if flag.item is not None:
            mark, count = found.get(flag.item, (flag.severity, 0))
            found[flag.item] = (mark, count + 1)
    return found


def settle_rows(
    meeting: Meeting, open_: Sequence[Flag], accepted: Sequence[Accepted], *, unfolded: bool = False
) -> list[Row]:
    """Return a heading and a row for each thing to settle, errors first, and the accepted ones under their own row."""
    rows: list[Row] = []
    if open_:
        rows.append(Row((Words(f"To settle · {len(open_)}"),), kind="heading"))
        rows += [_open_row(meeting, flag) for flag in ordered(open_)]
    if accepted:
        rows.append(_fold(len(accepted), unfolded=unfolded))
        if unfolded:
            rows += [_accepted_row(meeting, each) for each in accepted]
    return rows


def _number(meeting: Meeting, flag: Flag) -> str:
    item = meeting.item_by_id.get(flag.item or "")
    return item.number if item else ""


def _open_row(meeting: Meeting, flag: Flag) -> Row:
    mark, role = MARKS[flag.severity]
    number = _number(meeting, flag)
    said = (flag.severity, flag.sentence, f"item {number}" if number else "")
    return Row(
        (Words(shown(flag.sentence)),),
        mark,
        role,
        trail=(muted(number),) if number else (),
        said=", ".join(filter(None, said)),
        target=Target(flag.item, flag.entry, flag.mark),
    )


def _fold(count: int, *, unfolded: bool) -> Row:
    state = "hide" if unfolded else "show"
    return Row(
        (muted(f"Accepted · {count}"),),
        "tick",
        "muted",
        trail=(Words(state, "accent"),),
        said=f"Accepted, {count}, {'unfolded' if unfolded else 'folded'}",
        target=Target(mark=FOLD),
    )


def _accepted_row(meeting: Meeting, each: Accepted) -> Row:
    flag, number = each.flag, _number(meeting, each.flag)
    said = ("accepted", flag.sentence, each.by.reason, f"item {number}" if number else "")
    return Row(
        (muted(f"{shown(flag.sentence)} "), Words(shown(each.by.reason), italic=True)),
        "tick",
        "muted",
        trail=(muted(number),) if number else (),
        said=", ".join(filter(None, said)),
        target=Target(flag.item, flag.entry, flag.mark),
    )


def came_new(before: Collection[str], flags: Sequence[Flag]) -> tuple[Flag, ...]:
    """Return the errors and warnings whose marks were not there before, gravest first."""
    return tuple(
        flag for flag in ordered(flags) if flag.severity != "note" and flag.mark not in before
    )
