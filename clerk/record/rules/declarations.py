"""Declarations of interest and dispensations: that each is in time, complete, and says the same throughout."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from clerk.record.facts import Declare, Dispensation, NoneDeclared, OpenItem, Vote
from clerk.record.meeting import Entry
from clerk.record.rules.case import Case
from clerk.record.rules.rule import (
    Begin,
    Change,
    Family,
    Found,
    Mend,
    Remove,
    Severity,
    edit,
)
from clerk.record.rules.taking_part import bound, business, took_part

DECLARATIONS = Family("Interests: declarations and dispensations")

DISCLOSED = "Localism Act 2011 s.31(2): a member who is at the meeting discloses the interest to the meeting."
DISPENSED = (
    "Localism Act 2011 s.33: a dispensation lifts the bar of a disclosable pecuniary interest."
)
BARRED = (
    "Localism Act 2011 s.31(4): a member with a disclosable pecuniary interest may not take part in discussion or "
    "vote without a dispensation (s.33)."
)
SAME_FACT = "The record tells one fact in two places, and they differ."


@DECLARATIONS.rule(
    "none_declared_yet_declared",
    "error",
    watches="It is recorded that no interests were declared, and then one is.",
    source=SAME_FACT,
)
def none_declared_yet_declared(case: Case) -> Iterator[Found]:
    """Under one item, on one day; when the meeting resumes on another, none may be added."""
    for entry, _ in case.meeting.of(NoneDeclared):
        for declared, fact in case.meeting.of(Declare):
            if declared.item == entry.item and declared.at.date() == entry.at.date():
                yield Found(
                    entry=entry,
                    sentence="It is recorded that no interests were declared, but "
                    f"{case.name(fact.person)} declared one.",
                    about=(fact.person,),
                    mends=(
                        Mend("Take away that there were none", Remove(entry=entry.id)),
                        edit(declared, "Open the declaration"),
                    ),
                )
                break


@DECLARATIONS.rule(
    "declares_unseen",
    "warning",
    watches="An interest declared by somebody who was not in the room.",
    source=DISCLOSED,
)
def declares_unseen(case: Case) -> Iterator[Found]:
    """Whoever is not at the meeting has nothing to disclose to it."""
    for entry, fact in case.meeting.of(Declare):
        if not case.before(entry).has(fact.person):
            yield Found(
                entry=entry,
                sentence=f"{case.starting(fact.person)} declares an interest, but was not in the room.",
                about=(fact.person,),
                mends=(edit(entry), Mend("Take this entry away", Remove(entry=entry.id))),
            )


@DECLARATIONS.rule(
    "declared_twice",
    "warning",
    watches="One interest declared twice, or with another class or another way of acting the second time.",
    source=SAME_FACT,
)
def declared_twice(case: Case) -> Iterator[Found]:
    """Two interests of different natures in one item are two; on another day it is declared afresh."""
    seen: set[tuple[int, int]] = set()
    for (person, item), made in case.declared.items():
        for (before, first), (entry, second) in pairwise(made):
            how = _how_twice(first, second)
            if how is None or before.at.date() != entry.at.date() or (before.id, entry.id) in seen:
                continue
            seen.add((before.id, entry.id))
            yield Found(
                entry=entry,
                sentence=f"{case.starting(person)} declared an interest in {case.item(item)} twice{how}.",
                about=(person, item),
                mends=(
                    Mend("Take away this one", Remove(entry=entry.id)),
                    Mend("Take away the earlier one", Remove(entry=before.id)),
                    edit(entry),
                ),
            )


def _how_twice(first: Declare, second: Declare) -> str | None:
    """How the second of two declarations differs from the first; None if it is of another interest."""
    if first.action != second.action:
        return f", {_ACTIONS[first.action]} and then {_ACTIONS[second.action]}"
    if first.nature and second.nature and first.nature != second.nature:
        return None
    if first.class_ != second.class_:
        return ", and only one of them as a disclosable pecuniary interest"
    same_label = first.interest.casefold() == second.interest.casefold()
    return "" if same_label else f", as “{first.interest}” and as “{second.interest}”"


_ACTIONS = {
    "stays": "to stay",
    "leaves": "to leave",
    "speaks_then_leaves": "to speak and then leave",
}


@DECLARATIONS.rule(
    "declared_late",
    "warning",
    watches="An interest declared after the member had taken part in the item, or after it was over.",
    source=DISCLOSED,
)
def declared_late(case: Case) -> Iterator[Found]:
    """Declared mid-item and before taking part, it is only to be known."""
    for entry, fact in case.meeting.of(Declare):
        room = case.before(entry)
        items = tuple(item for item in fact.items if _opened(case, item, entry))
        if not items:
            continue
        done = took_part(case, fact.person, items, entry)
        open_now = any(item in room.taken_as_one(room.item) for item in items)
        again = any(_opened(case, item, entry, later=True) for item in items)
        name = case.starting(fact.person)
        which = case.item(items[0])
        severity: Severity | None = None
        if done:
            sentence = f"{name} declared an interest in {which} after having {done}."
        elif not open_now and not again:
            sentence = f"{name} declared an interest in {which} when it was over."
        elif open_now and _heard(case, fact.person, items, entry):
            sentence = (
                f"{name} declared an interest in {which} when it was being discussed already."
            )
            severity = "note"
        else:
            continue
        yield Found(
            entry=entry,
            sentence=sentence,
            about=(fact.person, *items, done),
            severity=severity,
            mends=(edit(entry, "Give it another time"),),
        )


def _heard(case: Case, person: str, items: tuple[str, ...], until: Entry) -> bool:
    """Whether there was business of these items before an entry while somebody was there."""
    return any(
        case.came_before(entry, until) and case.before(entry).has(person)
        for item, entries in business(case).items()
        if item in items
        for entry in entries
    )


def _opened(case: Case, item: str, entry: Entry, *, later: bool = False) -> bool:
    """Whether an item was opened before an entry, or is opened again later."""
    for opened, fact in case.meeting.of(OpenItem):
        if item in (fact.item, *fact.with_) and case.came_before(opened, entry) is not later:
            return True
    return False


@DECLARATIONS.rule(
    "sensitive_nature_told",
    "warning",
    watches="A sensitive interest with its nature given.",
    source="Localism Act 2011 s.32: the details of a sensitive interest stay out of the record.",
)
def sensitive_nature_told(case: Case) -> Iterator[Found]:
    """No document prints it, but the record and the script for hand-over keep it."""
    for entry, fact in case.meeting.of(Declare):
        if fact.sensitive and fact.nature.strip():
            bare = msgspec.structs.replace(fact, nature="")
            yield Found(
                entry=entry,
                sentence=f"{case.starting(fact.person)}’s interest is sensitive: its nature does not belong in the "
                "record.",
                about=(fact.person,),
                mends=(
                    Mend("Take the nature out", Change(entry=entry.id, fact=bare)),
                    edit(entry),
                ),
            )


_DISCLOSABLE = re.compile(r"\bdisclosable\b", re.IGNORECASE)
_NOT_DISCLOSABLE = re.compile(
    r"\b(other|non-?\s?(disclosable|pecuniary|registrable))\b", re.IGNORECASE
)


@DECLARATIONS.rule(
    "interest_class_disagrees",
    "warning",
    watches="An interest whose label says one class and whose class is another.",
    source=BARRED,
)
def interest_class_disagrees(case: Case) -> Iterator[Found]:
    """The class bars or does not; the label is what is printed. One label stands for one class in one meeting."""
    classes: dict[str, str] = {}
    for entry, fact in case.meeting.of(Declare):
        label = fact.interest.strip()
        names_other = bool(_NOT_DISCLOSABLE.search(label))
        bars = fact.class_ == "disclosable_pecuniary"
        if not label:
            continue
        before = classes.setdefault(label.casefold(), fact.class_)
        if _DISCLOSABLE.search(label) and not names_other and not bars:
            sentence = f"“{label}” is declared, but recorded as an interest that bars from nothing."
        elif names_other and bars:
            sentence = f"“{label}” is declared, but recorded as a disclosable pecuniary interest."
        elif before != fact.class_:
            sentence = f"“{label}” is declared here as {_CLASSES[fact.class_]}, and before as {_CLASSES[before]}."
        else:
            continue
        other = "other" if bars else "disclosable_pecuniary"
        turned = msgspec.structs.replace(fact, class_=other)
        yield Found(
            entry=entry,
            sentence=sentence,
            about=(fact.person, label),
            mends=(
                Mend(f"Record it as {_CLASSES[other]}", Change(entry=entry.id, fact=turned)),
                edit(entry),
            ),
        )


_CLASSES = {
    "other": "an interest that does not bar",
    "disclosable_pecuniary": "a disclosable pecuniary interest",
}


@DECLARATIONS.rule(
    "barred_to_speak",
    "warning",
    watches="A member with a disclosable pecuniary interest, and no dispensation, declares to speak first.",
    source=BARRED,
)
def barred_to_speak(case: Case) -> Iterator[Found]:
    """Once the declarations are over: a dispensation may follow at once."""
    for entry, fact in case.meeting.of(Declare):
        if fact.class_ != "disclosable_pecuniary" or fact.action != "speaks_then_leaves":
            continue
        items = [item for item in fact.items if (fact.person, item) not in case.dispensed]
        if items and bound(case, fact.person) and case.item_is_over(entry.item):
            leaves = msgspec.structs.replace(fact, action="leaves")
            yield Found(
                entry=entry,
                sentence=f"{case.starting(fact.person)} declared to speak before leaving, but a disclosable "
                f"pecuniary interest bars them from speaking on {case.item(items[0])}.",
                about=(fact.person, *items),
                mends=(
                    Mend("They left without speaking", Change(entry=entry.id, fact=leaves)),
                    _dispensation(fact.person, items, entry),
                    edit(entry),
                ),
            )


def _dispensation(person: str, items: list[str], entry: Entry) -> Mend:
    fields: dict[str, object] = {"person": person, "items": items}
    return Mend("Record a dispensation", Begin(verb="dispensation", item=entry.item, fields=fields))


@DECLARATIONS.rule(
    "disclosable_not_member",
    "warning",
    watches="A disclosable pecuniary interest declared by an officer or visitor.",
    source="Localism Act 2011 s.30 and s.31: they bind members and co-opted members; officers declare under their own "
    "rules (Local Government Act 1972 s.117).",
)
def disclosable_not_member(case: Case) -> Iterator[Found]:
    """Any other interest of an officer is declared as anybody's is."""
    for entry, fact in case.meeting.of(Declare):
        if fact.class_ == "disclosable_pecuniary" and not bound(case, fact.person):
            other = msgspec.structs.replace(fact, class_="other")
            yield Found(
                entry=entry,
                sentence=f"A disclosable pecuniary interest is recorded of {case.name(fact.person)}, who is no "
                "member.",
                about=(fact.person,),
                mends=(
                    Mend("Record it as another interest", Change(entry=entry.id, fact=other)),
                    edit(entry),
                ),
            )


@DECLARATIONS.rule(
    "dispensation_without_interest",
    "warning",
    watches="A dispensation for an item in which the member has declared no interest.",
    source=DISPENSED,
)
def dispensation_without_interest(case: Case) -> Iterator[Found]:
    """For the budget all members may hold one without declaring anything."""
    for entry, fact in case.meeting.of(Dispensation):
        if not case.item_is_over(entry.item) or case.meeting.particulars.budget:
            continue
        for item in fact.items:
            if (fact.person, item) in case.declared or case.meeting.item_by_id[item].budget:
                continue
            fields: dict[str, object] = {"person": fact.person, "items": [item]}
            yield Found(
                entry=entry,
                sentence=f"{case.starting(fact.person)} has a dispensation for {case.item(item)}, but declared no "
                "interest in it.",
                about=(fact.person, item),
                mends=(
                    Mend(
                        "Record the declaration",
                        Begin(verb="declare", item=entry.item, fields=fields),
                    ),
                    edit(entry),
                ),
            )


@DECLARATIONS.rule(
    "dispensation_late",
    "warning",
    watches="A dispensation recorded after the item was voted on.",
    source=DISPENSED,
)
def dispensation_late(case: Case) -> Iterator[Found]:
    """It lifts the bar from when it is granted."""
    for entry, fact in case.meeting.of(Dispensation):
        voted = next(
            (
                item
                for vote, _ in case.meeting.of(Vote)
                for item in case.before(vote).taken_as_one(vote.item)
                if item in fact.items
                and case.came_before(vote, entry)
                and case.before(vote).has(fact.person)
                and not case.is_procedural(vote)
            ),
            None,
        )
        if voted is not None:
            yield Found(
                entry=entry,
                sentence=f"{case.starting(fact.person)}’s dispensation is recorded after {case.item(voted)} had been "
                "voted on.",
                about=(fact.person, voted),
                mends=(edit(entry, "Give it another time"),),
            )


@DECLARATIONS.rule(
    "interest_to_notify",
    "note",
    watches="A disclosable pecuniary interest, which is to be notified within 28 days if it is not registered.",
    source="Localism Act 2011 s.31(3): the monitoring officer is notified within 28 days of the disclosure.",
)
def interest_to_notify(case: Case) -> Iterator[Found]:
    """Once for each member. Clerk does not know the register of interests, so it only reminds."""
    told: set[str] = set()
    for entry, fact in case.meeting.of(Declare):
        bars = fact.class_ == "disclosable_pecuniary" and bound(case, fact.person)
        if bars and fact.person not in told:
            told.add(fact.person)
            last = entry.at.date() + dt.timedelta(days=28)
            yield Found(
                entry=entry,
                sentence=f"Unless it is on the register, {case.name(fact.person)}’s interest is to be notified to the "
                f"monitoring officer by {last.day} {last:%B %Y}.",
                about=(fact.person,),
            )
