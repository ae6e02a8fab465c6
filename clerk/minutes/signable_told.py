"""What is in order in a meeting, told shortly so that a page without obstacles can be trusted, and what is to be known.

Each line is counted from the facts themselves. That nothing was found is no line: a rule may be switched off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from clerk.minutes.style import Style
from clerk.record.doubts import doubts
from clerk.record.exemption import secret_items
from clerk.record.facts import (
    Amend,
    Assign,
    DeferItem,
    End,
    NotHeld,
    OpenItem,
    Resolve,
    Start,
    Substitute,
    Vote,
    WithdrawItem,
)
from clerk.record.facts import Private as PrivateNote
from clerk.record.meeting import Entry, Meeting
from clerk.record.motions import motions
from clerk.record.proposals import Proposal
from clerk.record.roll import missing
from clerk.record.rules import FAMILIES, Review, switched_off
from clerk.record.stages import STAGES, Stage
from clerk.record.voting import result

Private = Callable[[int | None, str | None], bool]
"""Whether what stands at an entry, under an item, may not be told outside."""


class Remark(NamedTuple):
    """Something to be known; what is private may not be told outside."""

    sentence: str
    private: bool = False


def fine(meeting: Meeting, found: Review, proposals: Sequence[Proposal]) -> Iterator[str]:
    """What is in order, a sentence each."""
    open_codes = {flag.code for flag in found.open}
    if not meeting.of(NotHeld):
        yield from _people(meeting, open_codes)
        yield from _times(meeting, open_codes)
        yield from _items(meeting, open_codes)
    yield from _decided(meeting, open_codes)
    yield from _actions(meeting)
    yield from _private(meeting)
    settled = len(doubts(meeting, settled=True))
    if not doubts(meeting):
        yield f"No doubt is open; {settled} settled." if settled else "No doubt is parked."
    if proposals and all(each.is_settled for each in proposals):
        yield f"What was asked about a draft is settled: {len(proposals)} of {len(proposals)}."
    if not any(entry.wording_is_stale for entry in meeting.entries):
        own = sum(entry.wording is not None for entry in meeting.entries)
        if own:
            yield f"{_count(own, 'sentence')} in your own words, and no fact changed since."


def _count(number: int, one: str, many: str = "") -> str:
    return f"1 {one}" if number == 1 else f"{number} {many or f'{one}s'}"


def _people(meeting: Meeting, open_codes: set[str]) -> Iterator[str]:
    if not meeting.body.members or "member_unaccounted" in open_codes:
        return
    away = missing(meeting)
    stood_in_for = {fact.for_ for _, fact in meeting.of(Substitute)}
    if not set(away.unaccounted) <= stood_in_for:
        return
    total = len(meeting.body.members)
    out = len(away.apologies) + len(away.absent) + len(away.unaccounted)
    parts = [f"{total - out} of {total} present"]
    parts += [f"{len(away.apologies)} with apologies"] if away.apologies else []
    parts += [f"{len(away.absent)} absent"] if away.absent else []
    parts += [f"{len(away.unaccounted)} stood in for"] if away.unaccounted else []
    yield f"Every member is accounted for: {', '.join(parts)}."


def _times(meeting: Meeting, open_codes: set[str]) -> Iterator[str]:
    starts, ends = meeting.of(Start), meeting.of(End)
    if len(starts) == 1 and len(ends) == 1 and "adjournment_open" not in open_codes:
        began, ended = starts[0][0].at, ends[0][0].at
        day = "" if began.date() == ended.date() else f" on {ended.day} {ended:%B}"
        yield f"The meeting has a start and an end: {began:%H:%M} and {ended:%H:%M}{day}."


_ITEM_CODES = {"item_not_reached", "nothing_under_item", "item_without_outcome"}


def _items(meeting: Meeting, open_codes: set[str]) -> Iterator[str]:
    taken = {name for _, fact in meeting.of(OpenItem) for name in (fact.item, *fact.with_)}
    put_off = {fact.item for _, fact in meeting.of(DeferItem)}
    put_off |= {fact.item for _, fact in meeting.of(WithdrawItem)}
    told = taken | put_off | {entry.item for entry in meeting.entries if entry.item}
    agenda = {item.id for item in meeting.agenda if item.kind != "exclusion"}
    if agenda and agenda <= told and not open_codes & _ITEM_CODES:
        off = f", {len(put_off & agenda)} of them put off" if put_off & agenda else ""
        yield f"Something became of every item on the agenda: {_count(len(agenda), 'item')}{off}."


def _decided(meeting: Meeting, open_codes: set[str]) -> Iterator[str]:
    moved = motions(meeting).values()
    if moved and all(each.fate not in ("open", "tied") for each in moved):
        amendments = sum(isinstance(each.fact, Amend) for each in moved)
        many = _count(len(moved) - amendments, "motion")
        more = f" and {_count(amendments, 'amendment')}" if amendments else ""
        yield f"It is said what became of each: {many}{more}."
    votes = meeting.of(Vote)
    if votes and all(result(meeting, entry) in ("carried", "lost") for entry, _ in votes):
        yield f"Every vote has a result: {_count(len(votes), 'vote')}."
    decisions = meeting.of(Resolve)
    if decisions and "decision_without_words" not in open_codes:
        yield f"{_count(len(decisions), 'decision')} in words."


def _actions(meeting: Meeting) -> Iterator[str]:
    actions = meeting.of(Assign)
    if actions and all(fact.owner.strip() for _, fact in actions):
        yield f"Every action has an owner: {_count(len(actions), 'action')}."


def _private(meeting: Meeting) -> Iterator[str]:
    secret = secret_items(meeting)
    items = [item for item in meeting.agenda if item.id in secret]
    if items and all(item.public_text.strip() for item in items):
        yield f"Every exempt item has a text for the public: {_count(len(items), 'item')}."


def told(
    meeting: Meeting, style: Style, found: Review, stage: Stage, private: Private
) -> Iterator[Remark]:
    """What is only to be known: none of it stands in the way.

    Args:
        meeting: the whole record.
        style: its house style, which says what rules its bodies do without.
        found: what the rules found.
        stage: how far the minutes are.
        private: whether what stands at an entry or item may not be told outside.
    """
    yield Remark(f"How far the minutes are: {STAGES[stage].name.lower()}.")
    if meeting.of(NotHeld):
        yield Remark("The meeting was not held. What is printed are notes, not minutes.")
    about = [
        each for each in meeting.entries if each.about and not isinstance(each.fact, PrivateNote)
    ]
    if about:
        many = "time is" if len(about) == 1 else "times are"
        yield Remark(f"{len(about)} {many} given as “about”: {_times_of(about)}.")
    for flag in found.open:
        if flag.severity == "note":
            words = f"{flag.sentence.rstrip('.')} ({flag.where})."
            yield Remark(words, private(flag.entry, flag.item))
    yield from _accepted(found)
    yield from _unwatched(meeting, style)


def _accepted(found: Review) -> Iterator[Remark]:
    count = len(found.accepted)
    if count:
        said = "1 finding was accepted as it is, with a reason"
        if count > 1:
            said = f"{count} findings were accepted as they are, each with a reason"
        yield Remark(f"{said} (F11 lists them).")


def _unwatched(meeting: Meeting, style: Style) -> Iterator[Remark]:
    off = switched_off(meeting, style.rules.off)
    if off:
        titles = [rule.watches for family in FAMILIES for rule in family.rules if rule.code in off]
        rules = "rule is" if len(off) == 1 else "rules are"
        yield Remark(f"{len(off)} {rules} not watched for this body. {' '.join(titles)}".strip())


def _times_of(entries: Sequence[Entry]) -> str:
    """The first few, so that they can be found."""
    said = ", ".join(f"{entry.at:%H:%M}" for entry in entries[:_MOST])
    return said if len(entries) <= _MOST else f"{said} and {len(entries) - _MOST} more"


_MOST = 6
