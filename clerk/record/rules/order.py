"""The agenda: that every item was taken, or put off, in an order that somebody ruled or voted for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from clerk.record.facts import (
    Adjourn,
    Amend,
    CloseItem,
    DeferItem,
    End,
    ExcludePublic,
    Move,
    OpenItem,
    Resolve,
    Resume,
    Say,
    VaryOrder,
    WithdrawItem,
)
from clerk.record.kinds import part_texts
from clerk.record.meeting import Entry
from clerk.record.rules.business import BUSINESS, put_off_items
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Begin, Family, Found, Mend, Record, edit, take_away

ORDER = Family("The agenda")

WHOLE = "Minutes say when the meeting began and ended, and what became of every item."
AS_PRINTED = (
    "Standing orders: items are taken as printed unless the order is varied by ruling or by vote."
)


@ORDER.rule("item_not_reached", "warning", watches="An item that was never reached.", source=WHOLE)
def item_not_reached(case: Case) -> Iterator[Found]:
    """Opened, deferred or withdrawn: by the end each item is one of these.

    The item for excluding the public is on many agendas in case it is needed. A meeting put off to another day
    takes what is left then.
    """
    meeting = case.meeting
    if not meeting.of(End) or _goes_on_later(case):
        return
    taken = {name for _, fact in meeting.of(OpenItem) for name in (fact.item, *fact.with_)}
    taken |= put_off_items(case)
    taken |= {entry.item for entry in meeting.entries if entry.item}
    excluded = bool(meeting.of(ExcludePublic))
    for item in meeting.agenda:
        if item.id in taken or (item.kind == "exclusion" and excluded):
            continue
        number = f"Item {item.number}, {item.title}," if item.number else f"“{item.title}”"
        yield Found(
            item=item.id,
            sentence=f"{number} was not reached, deferred or withdrawn.",
            severity="note" if item.kind == "exclusion" else None,
            mends=(
                Mend(
                    "It was deferred",
                    Begin(verb="defer_item", item=None, fields={"item": item.id}),
                ),
                Mend(
                    "It was withdrawn",
                    Begin(verb="withdraw_item", item=None, fields={"item": item.id}),
                ),
            ),
        )


def _goes_on_later(case: Case) -> bool:
    breaks = [
        entry.fact for entry in case.meeting.entries if isinstance(entry.fact, (Adjourn, Resume))
    ]
    return bool(breaks) and isinstance(breaks[-1], Adjourn) and breaks[-1].to is not None


@ORDER.rule(
    "taken_though_put_off",
    "warning",
    watches="Business under an item that was deferred or withdrawn.",
    source="What was put off is not decided at the same meeting.",
)
def taken_though_put_off(case: Case) -> Iterator[Found]:
    """A decision to put it off, to visit the site or to ask for more is no contradiction.

    Nor need one be that was taken first: the rest may then have been put off, so that it is only noted.
    """
    for put_off, item, how in _put_off(case):
        entry = _taken_all_the_same(case, put_off, item)
        if entry is None:
            continue
        before = case.came_before(entry, put_off)
        when = "opened" if isinstance(entry.fact, OpenItem) else "decided on"
        yield Found(
            entry=entry,
            sentence=f"{_first_up(case.item(item))} is {when} here, but is recorded as {how} at {put_off.at:%H:%M}.",
            about=(item, how),
            severity="note" if before else None,
            mends=(
                Mend(f"It was not {how}", take_away(put_off).deed),
                edit(put_off),
                edit(entry),
            ),
        )


def _put_off(case: Case) -> Iterator[tuple[Entry, str, str]]:
    for entry, deferred in case.meeting.of(DeferItem):
        yield entry, deferred.item, "deferred"
    for entry, withdrawn in case.meeting.of(WithdrawItem):
        yield entry, withdrawn.item, "withdrawn"


def _taken_all_the_same(case: Case, put_off: Entry, item: str) -> Entry | None:
    opened: Entry | None = None
    for entry in case.meeting.entries:
        later = case.came_before(put_off, entry)
        if (
            later
            and isinstance(entry.fact, OpenItem)
            and item in (entry.fact.item, *entry.fact.with_)
        ):
            opened = entry
        if entry.item != item:
            continue
        if opened is not None and isinstance(entry.fact, BUSINESS) and not _puts_off(entry):
            return opened
        decides = isinstance(entry.fact, (Resolve, Move, Amend) if later else Resolve)
        if decides and not _puts_off(entry) and not _only_notes(entry):
            return entry
    return None


_PUTS_OFF = re.compile(
    r"\b(defer|postpone|withdr[ae]w|adjourn|put (off|back)|carried (over|forward)|site visit|report(ed)? back"
    r"|(later|next|future|subsequent) meeting|meeting (on|in|of|to be held)|further (information|report|advice)"
    r"|refer(red)? (back|to)|be (brought|resubmitted|reported|considered)\b)",
    re.IGNORECASE,
)


def _puts_off(entry: Entry) -> bool:
    fact = entry.fact
    if isinstance(fact, Say):
        return _PUTS_OFF.search(fact.text) is not None
    if isinstance(fact, (Resolve, Move, Amend)):
        texts = (fact.what, *part_texts(fact.parts), entry.wording or "")
        return any(_PUTS_OFF.search(text) for text in texts)
    return False


def _only_notes(entry: Entry) -> bool:
    return isinstance(entry.fact, Resolve) and entry.fact.kind in ("noted", "actions")


@ORDER.rule(
    "taken_out_of_order",
    "warning",
    watches="An item taken before others printed ahead of it, without a ruling or a vote to vary the order.",
    source=AS_PRINTED,
)
def taken_out_of_order(case: Case) -> Iterator[Found]:
    """Told once those passed over are taken later. Items taken together or reopened are in order.

    A passage that says that the order was varied is as good as the fact.
    """
    first = _first_taken(case)
    expected = [item.id for item in case.meeting.agenda]
    excluding = {item.id for item in case.meeting.agenda if item.kind == "exclusion"}
    taken: list[str] = []
    told = False
    for entry in case.meeting.entries:
        fact = entry.fact
        if isinstance(fact, VaryOrder):
            rest = [item for item in expected if item not in fact.items and item not in taken]
            expected = [*taken, *fact.items, *rest]
        elif isinstance(fact, Say):
            told = told or _says_varied(fact.text)
        elif isinstance(fact, OpenItem):
            fresh = [item for item in (fact.item, *fact.with_) if first.get(item) is entry]
            passed = _passed_over(case, entry, expected, taken, first)
            if fact.item in fresh and fact.item not in excluding and passed and not told:
                yield _out_of_order(case, entry, passed, first)
            taken.extend(fresh)


_VARIED = re.compile(
    r"\border of (the )?(business|agenda|items)|\b(taken|brought|moved|considered) (forward|first|next|earlier)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def _says_varied(text: str) -> bool:
    return _VARIED.search(text) is not None


def _first_taken(case: Case) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry, fact in case.meeting.of(OpenItem):
        for item in (fact.item, *fact.with_):
            found.setdefault(item, entry)
    return found


def _passed_over(
    case: Case, entry: Entry, expected: list[str], taken: list[str], first: dict[str, Entry]
) -> list[str]:
    """The items that should have come before the one opened here, and were taken only later."""
    fact = entry.fact
    assert isinstance(fact, OpenItem)  # noqa: S101  # asked of nothing else
    if fact.item not in expected:
        return []
    ahead = expected[: expected.index(fact.item)]
    kinds = {item.id: item.kind for item in case.meeting.agenda}
    return [
        item
        for item in ahead
        if item not in taken
        and item not in fact.with_
        and item in first
        and kinds.get(item) != "exclusion"
        and case.came_before(entry, first[item])
    ]


def _out_of_order(case: Case, entry: Entry, passed: list[str], first: dict[str, Entry]) -> Found:
    fact = entry.fact
    assert isinstance(fact, OpenItem)  # noqa: S101  # asked of nothing else
    positions = case.meeting.position
    remaining = [
        item for item, opened in first.items() if positions[opened.id] >= positions[entry.id]
    ]
    room = case.before(entry)
    ruling = VaryOrder(items=tuple(remaining), by=room.presiding)
    mends = [
        Mend(
            "The order was varied by vote",
            Begin(verb="vary_order", item=room.item, fields={"items": remaining}),
        ),
        edit(entry),
    ]
    if room.presiding:
        record = Record(fact=ruling, at=entry.at, item=room.item, before=entry.id)
        mends.insert(0, Mend(f"{case.starting(room.presiding)} ruled so", record))
    ahead = " and ".join(case.item(item) for item in passed[:2])
    more = ", which is" if len(passed) == 1 else ", which are"
    return Found(
        entry=entry,
        sentence=f"{_first_up(case.item(fact.item))} is taken before {ahead}"
        f"{' and others' if len(passed) > 2 else ''}{more} printed ahead of it, and nothing says that the order was "
        "varied.",
        about=(fact.item, *passed),
        mends=tuple(mends),
    )


@ORDER.rule(
    "closes_unopened",
    "warning",
    watches="An item closed that the meeting was not on.",
    source=WHOLE,
)
def closes_unopened(case: Case) -> Iterator[Found]:
    """Opening an item closes the last, so that to close it once more at that moment does no harm."""
    for entry, fact in case.meeting.of(CloseItem):
        room = case.before(entry)
        if fact.item == room.item or fact.item in room.taken_with or _just_left(case, entry):
            continue
        on = f"was on {case.item(room.item)}" if room.item else "was on none"
        yield Found(
            entry=entry,
            sentence=f"{_first_up(case.item(fact.item))} is closed here, but the meeting {on}.",
            about=(fact.item, room.item or ""),
            mends=(take_away(entry), edit(entry)),
        )


def _just_left(case: Case, closing: Entry) -> bool:
    fact = closing.fact
    assert isinstance(fact, CloseItem)  # noqa: S101  # asked of nothing else
    return any(
        entry.at == closing.at
        and case.came_before(entry, closing)
        and case.before(entry).item == fact.item
        for entry, _ in case.meeting.of(OpenItem)
    )


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
