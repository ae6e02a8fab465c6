"""The agenda's column: every item with its state and numbers, and how much there is to settle in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from clerk.record.facts import CloseItem, DeferItem, End, NotHeld, OpenItem, WithdrawItem
from clerk.record.meeting import AgendaItem, Meeting
from clerk.record.presence import Room
from clerk.ui.views.settling import MARKS
from clerk.ui.views.words import Row, Target, Words, muted, plain, shown

if TYPE_CHECKING:
    from clerk.record.rules import Flag

OUTSIDE = "Opening and close"


def agenda_rows(
    meeting: Meeting,
    numbers: Mapping[str, int | str],
    now: Room,
    alerts: Mapping[str, tuple[str, int]],
) -> list[Row]:
    """Return a row for each item, in agenda order, led by one for what lies outside any item.

    `alerts` say of an item how grave what is to settle in it is, and how much that is.
    """
    rows = []
    if any(entry.item is None for entry in meeting.entries) or not meeting.agenda:
        rows.append(Row((Words(OUTSIDE),), "item", target=Target(), said=OUTSIDE))
    opened = {fact.item for _, fact in meeting.of(OpenItem)}
    opened |= {item for _, fact in meeting.of(OpenItem) for item in fact.with_}
    put_off = {fact.item: "deferred" for _, fact in meeting.of(DeferItem)}
    put_off |= {fact.item: "withdrawn" for _, fact in meeting.of(WithdrawItem)}
    current = now.item if now.sitting else None
    for item in meeting.agenda:
        state, mark, role = _state(item, current, opened, put_off)
        remarks = [put_off.get(item.id, ""), exempt_words(item)]
        remark = ", ".join(filter(None, remarks))
        words = (Words(shown(item.title)), *((muted(f" {remark}"),) if remark else ()))
        minute = str(numbers.get(item.id, ""))
        severity, count = alerts.get(item.id, ("", 0))
        alert, alert_role = MARKS.get(severity, ("", ""))
        rows.append(
            Row(
                words,
                mark,
                role,
                lead=item.number,
                trail=(muted(minute),) if minute else (),
                strong=item.id == current,
                said=_said(item, plain(words), minute, state, count),
                target=Target(item.id),
                alert=alert,
                alert_role=alert_role,
                alerts=count,
            )
        )
    return rows


def exempt_words(item: AgendaItem) -> str:
    """Return `exempt, para 3` for an item with exempt paragraphs, else nothing."""
    if not item.exempt:
        return ""
    many = "s" if len(item.exempt) > 1 else ""
    return f"exempt, para{many} {', '.join(map(str, item.exempt))}"


def _state(
    item: AgendaItem, current: str | None, opened: set[str], put_off: Mapping[str, str]
) -> tuple[str, str, str]:
    if item.id == current:
        return "now", "now", "accent"
    if item.id in put_off:
        return put_off[item.id], "away", "muted"
    if item.id in opened:
        return "done", "tick", "good"
    if item.exempt:
        return "to come", "key", "care"
    return "to come", "", "muted"


def _said(item: AgendaItem, title: str, minute: str, state: str, alerts: int) -> str:
    parts = [f"Item {item.number}" if item.number else "", title]
    parts += [f"minute {minute}" if minute else "", state]
    parts += [f"{alerts} to settle"] if alerts else []
    return ", ".join(filter(None, parts))


# What every meeting lacks until it comes to it. Said too early, nobody would read the rest.
_AT_THE_END = {"adjournment_open", "public_not_readmitted"}
# The room's column says it below the count, where it is looked for; once is enough.
_SAID_IN_THE_ROOM = {"quorum_at_risk"}


def due(meeting: Meeting, flags: Sequence[Flag]) -> list[Flag]:
    """Return what can be settled by now, and is not said elsewhere.

    There is no word of an end while the last item may still be going on, nor of a start before the first item.
    """
    ended = bool(meeting.of(End) or meeting.of(NotHeld))
    opened = {item for _, fact in meeting.of(OpenItem) for item in (fact.item, *fact.with_)}
    gone = opened | {fact.item for _, fact in meeting.of(DeferItem)}
    gone |= {fact.item for _, fact in meeting.of(WithdrawItem)}
    to_come = [item for item in meeting.agenda if item.id not in gone]
    early = {
        "not_started": not ended and not opened,
        "not_ended": bool(to_come) or _may_go_on(meeting),
        **dict.fromkeys(_AT_THE_END, not ended),
        **dict.fromkeys(_SAID_IN_THE_ROOM, True),
    }
    return [flag for flag in flags if not early.get(flag.code, False)]


def _may_go_on(meeting: Meeting) -> bool:
    """Whether the last item may still be in hand: it was opened just now, or was not closed and this is the day."""
    last = meeting.entries[-1]
    if isinstance(last.fact, OpenItem):
        return True
    return not isinstance(last.fact, CloseItem) and last.at.date() >= dt.date.today()
