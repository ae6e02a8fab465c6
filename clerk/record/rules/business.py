"""What counts as business of a meeting, as opposed to the roll, the frame and the officer's own notes."""

from __future__ import annotations

import re

from clerk.record.facts import (
    Accept,
    Amend,
    AnyFact,
    ApproveMinutes,
    CastingVote,
    DeferItem,
    Elect,
    Fact,
    Fall,
    MatterArising,
    Move,
    OpenItem,
    Petition,
    Question,
    Resolve,
    Say,
    Speak,
    Table,
    Vote,
    Withdraw,
    WithdrawItem,
)
from clerk.record.meeting import Entry
from clerk.record.rules.case import Case

DECIDING: tuple[type[Fact], ...] = (
    Move,
    Amend,
    Accept,
    Fall,
    Withdraw,
    Vote,
    CastingVote,
    Resolve,
    Elect,
    ApproveMinutes,
)
"""What only the body itself can do, while it sits."""
SPOKEN: tuple[type[Fact], ...] = (Say, Table, Question, Petition, Speak, MatterArising)
"""What is said in a meeting, by whomever."""
BUSINESS: tuple[type[Fact], ...] = (*DECIDING, *SPOKEN)

_FORUM_KINDS = frozenset({"public_questions", "petitions", "member_questions"})
_AFTERWARDS = re.compile(
    r"\b(post[- ]meeting|(after|following|since) the meeting|clerk[’']s note|officer[’']s note)|^\W*note\b",
    re.IGNORECASE,
)


def is_note_afterwards(fact: AnyFact) -> bool:
    """Whether a passage says of itself that it was added after the meeting, as officers often do."""
    return isinstance(fact, Say) and _AFTERWARDS.search(fact.text) is not None


def is_forum(case: Case, entry: Entry) -> bool:
    """Whether somebody from outside has the floor here: that goes on in adjournments and before the start."""
    if isinstance(entry.fact, (Speak, Question, Petition)):
        return True
    item = case.meeting.item_by_id.get(entry.item or "")
    return (
        item is not None and item.kind in _FORUM_KINDS and isinstance(entry.fact, (Say, OpenItem))
    )


def put_off_items(case: Case) -> frozenset[str]:
    """The items that were deferred or withdrawn."""
    deferred = {fact.item for _, fact in case.meeting.of(DeferItem)}
    return frozenset(deferred | {fact.item for _, fact in case.meeting.of(WithdrawItem)})
