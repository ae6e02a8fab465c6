"""What became of each item: that something is recorded of it, that a decision asked for was made, and who acts on it.

Most of it is asked once the meeting is over: while it runs, the rest may still come.
"""

from __future__ import annotations

from collections.abc import Iterator

from clerk.record.exemption import exempt_entries, secret_items
from clerk.record.facts import (
    Absent,
    Adjourn,
    Apologise,
    ApproveMinutes,
    Arrive,
    Assign,
    Attend,
    CloseItem,
    Declare,
    DeferItem,
    Elect,
    End,
    ExcludePublic,
    Extend,
    Fact,
    Leave,
    Move,
    NextMeeting,
    NoneDeclared,
    NoSubstitutes,
    OpenItem,
    Private,
    ReadmitPublic,
    Resolve,
    Resume,
    Return,
    Start,
    Substitute,
    TakeChair,
    VaryOrder,
    Vote,
    WithdrawItem,
)
from clerk.record.kinds import ItemKind
from clerk.record.meeting import AgendaItem, Entry
from clerk.record.rules.business import BUSINESS, put_off_items
from clerk.record.rules.case import Case
from clerk.record.rules.private import taken_in_private, tells
from clerk.record.rules.rule import Begin, Family, Found, Mend, SetUp, edit
from clerk.record.voting import question_names

OUTCOMES = Family("What became of each item")

WHOLE = "Minutes say when the meeting began and ended, and what became of every item."
CLEAR = "Minutes are a clear record of what was decided."
OWNER = "An action is followed up with whoever is named as its owner."
SUMMARY = (
    "Local Government Act 1972 s.100C(2): where the public minutes without what is exempt are no reasonably fair and "
    "coherent record, a written summary is made that discloses nothing exempt."
)

# What happens while an item is open and says nothing of it.
_SAYS_NOTHING: tuple[type[Fact], ...] = (
    OpenItem, CloseItem, Attend, Arrive, Leave, Return, TakeChair, Private, Adjourn, Resume, Start, End,
)  # fmt: skip
# What an item of a kind is there for is often taken down before it is called, or at the items concerned.
_DONE_ANYWHERE: dict[ItemKind, tuple[type[Fact], ...]] = {
    "apologies": (Apologise, Absent),
    "substitutes": (Substitute, NoSubstitutes),
    "declarations": (Declare, NoneDeclared),
    "minutes": (ApproveMinutes,),
    "next_meeting": (NextMeeting,),
}
_TO_BE_DECIDED: dict[ItemKind, str] = {
    "motion": "which is a motion",
    "planning_application": "which is an application",
}


@OUTCOMES.rule(
    "nothing_under_item",
    "warning",
    watches="An item that was taken, and nothing is recorded of it.",
    source=WHOLE,
)
def nothing_under_item(case: Case) -> Iterator[Found]:
    """Not for an item taken together with another, under which it is told, nor for the exclusion of the public."""
    if not case.is_over:
        return
    put_off = put_off_items(case)
    for item, opened in _taken(case).items():
        known = case.meeting.item_by_id[item]
        if known.kind == "exclusion" or item in put_off or _is_said(case, known, opened):
            continue
        yield Found(
            entry=opened,
            sentence=f"Nothing is recorded under {case.item(item)}, {known.title}.",
            about=(item,),
            mends=(
                Mend(
                    "It was noted",
                    Begin(verb="resolve", item=item, fields={"kind": "noted"}),
                ),
                Mend("It was deferred", Begin(verb="defer_item", item=item, fields={"item": item})),
                edit(opened),
            ),
        )


def _taken(case: Case) -> dict[str, Entry]:
    """The items that were called by themselves, each with where it was first opened."""
    found: dict[str, Entry] = {}
    for entry, fact in case.meeting.of(OpenItem):
        found.setdefault(fact.item, entry)
    with_others = {name for _, fact in case.meeting.of(OpenItem) for name in fact.with_}
    return {item: entry for item, entry in found.items() if item not in with_others}


def _is_said(case: Case, item: AgendaItem, opened: Entry) -> bool:
    if any(case.meeting.of(kind) for kind in _DONE_ANYWHERE.get(item.kind, ())):
        return True
    return bool(opened.wording) or any(
        not isinstance(entry.fact, _SAYS_NOTHING) for entry in _under(case, item.id)
    )


def _under(case: Case, item: str) -> Iterator[Entry]:
    """What stands under an item, under one taken together with it, or under none while it was open."""
    for entry in case.meeting.entries:
        room = case.after(entry)
        if entry.item == item:
            yield entry
        elif entry.item is None:
            if room.item == item and isinstance(entry.fact, BUSINESS):
                yield entry
        elif entry.item in room.taken_as_one(item):
            yield entry


@OUTCOMES.rule(
    "item_without_outcome",
    "warning",
    watches="A motion, an application or a recommendation on the agenda that was taken and not decided.",
    source=CLEAR,
)
def item_without_outcome(case: Case) -> Iterator[Found]:
    """A report that recommends nothing may be talked over and left; what asks for a decision has to get one."""
    if not case.is_over:
        return
    put_off = put_off_items(case)
    for item, opened in _taken(case).items():
        known = case.meeting.item_by_id[item]
        why = _asks(known)
        if not why or item in put_off or not _is_said(case, known, opened):
            continue
        if any(_is_outcome(case, entry) for entry in _under(case, item)):
            continue
        yield Found(
            entry=opened,
            sentence=f"Nothing says what was decided on {case.item(item)}, {why}.",
            about=(item,),
            mends=(
                Mend("Record the decision", Begin(verb="resolve", item=item)),
                Mend("Record the vote", Begin(verb="vote", item=item)),
                Mend("It was deferred", Begin(verb="defer_item", item=item, fields={"item": item})),
                edit(opened),
            ),
        )


def _asks(item: AgendaItem) -> str:
    """Why an item has to be decided, to go on a sentence; nothing if it need not be."""
    if item.kind in _TO_BE_DECIDED:
        return _TO_BE_DECIDED[item.kind]
    if item.application is not None:
        return "which is an application"
    if item.notice is not None:
        return "of which notice of a motion was given"
    return "on which the agenda has a recommendation" if item.recommendations else ""


def _is_outcome(case: Case, entry: Entry) -> bool:
    fact = entry.fact
    if isinstance(fact, (Resolve, Elect, ApproveMinutes)):
        return True
    if isinstance(fact, Vote):
        return case.results[entry.id] != "undecided" and not case.is_procedural(entry)
    if isinstance(fact, Move):
        fate = case.motions[fact.ref].fate
        if fact.kind in ("refer", "next_business"):
            return fate == "carried"
        return fate in ("withdrawn", "fallen") and not case.is_procedural(entry)
    return False


@OUTCOMES.rule(
    "vote_without_result",
    "warning",
    watches="A vote on an item without figures or a declared result, on which no decision rests.",
    source=CLEAR,
)
def vote_without_result(case: Case) -> Iterator[Found]:
    """Of a vote on a motion `motion_open` speaks: the motion is then without an outcome."""
    for entry, vote in case.meeting.of(Vote):
        if vote.on != "item" or case.results[entry.id] != "undecided":
            continue
        names = question_names(vote) - {"item"}
        told = any(case.rests_on.get(name) for name in names) or any(
            isinstance(later.fact, (Resolve, Elect, ApproveMinutes))
            and later.item == entry.item
            and case.came_before(entry, later)
            for later in case.meeting.entries
        )
        if case.item_is_over(entry.item) and not told:
            yield Found(
                entry=entry,
                sentence="Nothing says how this vote went.",
                mends=(edit(entry, "Open the vote"),),
            )


@OUTCOMES.rule(
    "carried_without_decision",
    "warning",
    watches="A motion or a vote on an item that was carried, with no decision recorded after it.",
    source=CLEAR,
)
def carried_without_decision(case: Case) -> Iterator[Found]:
    """Not of an amendment, which alters its motion, nor of how the meeting goes on."""
    decided = [e for e in case.meeting.entries if isinstance(e.fact, _DECIDES)]
    for entry, vote in _last_votes(case):
        motion = case.motions.get(vote.on)
        if case.results[entry.id] != "carried" or (motion is not None and motion.is_amendment):
            continue
        names = question_names(vote) - {"item"}
        if case.is_procedural(entry) or any(case.rests_on.get(name) for name in names):
            continue
        after = (e for e in decided if e.item == entry.item and case.came_before(entry, e))
        if not case.item_is_over(entry.item) or any(after) or _adjourns(case, entry):
            continue
        fields: dict[str, object] = {"by": motion.ref} if motion else {}
        yield Found(
            entry=entry,
            sentence="This was carried, and no decision is recorded after it.",
            mends=(
                Mend("Record the decision", Begin(verb="resolve", item=entry.item, fields=fields)),
                edit(entry, "Open the vote"),
            ),
        )


_DECIDES = (
    Resolve, Elect, ApproveMinutes, Apologise, ExcludePublic, ReadmitPublic, Extend, VaryOrder, DeferItem, WithdrawItem,
    NextMeeting,
)  # fmt: skip


def _adjourns(case: Case, vote: Entry) -> bool:
    """Whether the meeting breaks off right after a vote: that was then the question."""
    following = case.meeting.entries[case.meeting.position[vote.id] + 1 :][:1]
    return any(isinstance(each.fact, Adjourn) for each in following)


def _last_votes(case: Case) -> Iterator[tuple[Entry, Vote]]:
    """The last vote on each motion, and every vote on an item."""
    last = {vote.on: entry.id for entry, vote in case.meeting.of(Vote) if vote.on != "item"}
    for entry, vote in case.meeting.of(Vote):
        if vote.on == "item" or last[vote.on] == entry.id:
            yield entry, vote


@OUTCOMES.rule(
    "action_without_owner",
    "warning",
    watches="An action that names nobody who is to do it.",
    source=OWNER,
)
def action_without_owner(case: Case) -> Iterator[Found]:
    """Asked when the item is over: the owner is often settled after the words."""
    for entry, action in case.meeting.of(Assign):
        if not action.owner.strip() and action.text.strip() and case.item_is_over(entry.item):
            yield Found(
                entry=entry,
                sentence="This action names nobody who is to do it.",
                mends=(edit(entry, "Name the owner"),),
            )


@OUTCOMES.rule(
    "exempt_without_public_text",
    "warning",
    watches="An item taken in private of which the public minutes have no words of their own.",
    source=SUMMARY,
)
def exempt_without_public_text(case: Case) -> Iterator[Found]:
    """A text for the public on the agenda will do, and so will a decision or passage marked as public."""
    if not case.is_over:
        return
    secret = secret_items(case.meeting)
    hidden: frozenset[int] | None = None
    for item in case.meeting.agenda:
        if item.id not in secret or item.public_text.strip() or not taken_in_private(case, item):
            continue
        hidden = exempt_entries(case.meeting) if hidden is None else hidden
        words = [e for e in case.meeting.entries if e.item == item.id and tells(case, e)]
        if not any(entry.id in hidden for entry in words):
            continue
        if any(entry.id not in hidden for entry in words):
            continue
        yield Found(
            item=item.id,
            sentence=f"The public minutes have no words of their own for {case.item(item.id)}, which was taken in "
            "private.",
            about=(item.id,),
            mends=(Mend("Write its text for the public", SetUp("agenda")),),
        )
