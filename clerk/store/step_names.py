"""What a step of the journal is called, in words that an officer reads in the Edit menu.

A name may say whose arrival it was and the number of an item; never a title or a text, which may be exempt.
"""

from __future__ import annotations

import datetime as dt

from clerk.record.facts import (
    AdmitUrgent,
    AnyFact,
    Arrive,
    Attend,
    CloseItem,
    DeferItem,
    Elect,
    Leave,
    OpenItem,
    Private,
    Resolve,
    Return,
    Say,
    Speak,
    TakeChair,
    WithdrawItem,
    verb,
)
from clerk.record.meeting import Meeting

_NOUNS = {
    "start": "start of the meeting",
    "not_held": "note that the meeting could not be held",
    "apologise": "apologies",
    "absent": "absence",
    "substitute": "substitute",
    "no_substitutes": "note of no substitutes",
    "declare": "declaration of interest",
    "none_declared": "note of no declarations",
    "dispensation": "dispensation",
    "table": "table",
    "appendix": "appendix",
    "question": "question",
    "no_questions": "note of no questions",
    "petition": "petition",
    "approve_minutes": "approval of earlier minutes",
    "matter_arising": "matter arising",
    "move": "motion",
    "amend": "amendment",
    "accept": "acceptance of an amendment",
    "fall": "fall of a motion",
    "withdraw": "withdrawal of a motion",
    "vote": "vote",
    "casting_vote": "casting vote",
    "record_my_vote": "recorded vote",
    "dissent": "dissent",
    "assign": "action",
    "vary_order": "order of business",
    "adjourn": "adjournment",
    "resume": "resumption",
    "extend": "extension of time",
    "exclude_public": "exclusion of the public",
    "readmit_public": "readmission of the public",
    "next_meeting": "next meeting",
    "end": "end of the meeting",
}
# These belong to the meeting, not to the item that happens to be open.
_OF_THE_MEETING = frozenset({"start", "end", "not_held", "adjourn", "resume", "next_meeting"})
_FORMS = {
    "paragraph": "passage",
    "point": "point",
    "bullet": "bullet",
    "heading": "heading",
    "quote": "quotation",
}


def day(date: dt.date) -> str:
    """A date as it is said: 19 December 2024."""
    return f"{date.day} {date:%B %Y}"


def meeting_name(meeting: Meeting) -> str:
    """A meeting by its body and its date."""
    return f"{meeting.body.name}, {day(meeting.particulars.date)}"


def fact_name(fact: AnyFact, item: str | None, plan: Meeting) -> str:
    """A fact by its kind, and by the person or the item that it concerns."""
    named = _by_person(fact, plan) or _by_item(fact, plan)
    if named:
        return named
    noun = _noun(fact)
    if item is None or verb(fact) in _OF_THE_MEETING:
        return noun
    return f"{noun} in {_item(item, plan)}"


def flag_name(item: str | None, plan: Meeting) -> str:
    """Something to settle by where it stands; what it says may name what is exempt."""
    return f"a flag in {_item(item, plan)}" if item in plan.item_by_id else "a flag"


def _noun(fact: AnyFact) -> str:
    if isinstance(fact, Say):
        return _FORMS[fact.form]
    if isinstance(fact, Private):
        return "private note" if fact.doubt is None else "doubt"
    if isinstance(fact, Resolve):
        return "list of actions" if fact.kind == "actions" else "decision"
    if isinstance(fact, Speak):
        return "speaker"
    if isinstance(fact, Attend):
        return f"attendance of {len(fact.people)} people"
    return _NOUNS.get(verb(fact), verb(fact).replace("_", " "))


def _by_person(fact: AnyFact, plan: Meeting) -> str | None:
    if isinstance(fact, Attend) and len(fact.people) == 1:
        return f"attendance of {_person(fact.people[0], plan)}"
    if isinstance(fact, Arrive):
        return f"arrival of {_person(fact.person, plan)}"
    if isinstance(fact, Return):
        return f"return of {_person(fact.person, plan)}"
    if isinstance(fact, Leave):
        return f"departure of {_person(fact.person, plan)}"
    if isinstance(fact, TakeChair):
        return f"{_person(fact.person, plan)} taking the chair"
    if isinstance(fact, Elect):
        return f"election of {_person(fact.person, plan)}"
    return None


def _by_item(fact: AnyFact, plan: Meeting) -> str | None:
    if isinstance(fact, OpenItem):
        return f"opening of {_item(fact.item, plan)}"
    if isinstance(fact, CloseItem):
        return f"close of {_item(fact.item, plan)}"
    if isinstance(fact, AdmitUrgent):
        return f"urgency of {_item(fact.item, plan)}"
    if isinstance(fact, DeferItem):
        return f"deferral of {_item(fact.item, plan)}"
    if isinstance(fact, WithdrawItem):
        return f"withdrawal of {_item(fact.item, plan)}"
    return None


def _person(slug: str, plan: Meeting) -> str:
    person = plan.person_by_id.get(slug)
    return person.label if person else "somebody"


def _item(slug: str | None, plan: Meeting) -> str:
    item = plan.item_by_id.get(slug or "")
    number = item.number.strip().rstrip(".") if item else ""
    return f"item {number}" if number else "an unnumbered item"
