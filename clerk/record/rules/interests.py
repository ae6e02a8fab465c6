"""Interests: that a member who may not take part does not, and that declarations hang together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from clerk.record.facts import Declare
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Begin, Family, Found, Mend, edit

INTERESTS = Family("Interests")

BARRED = (
    "Localism Act 2011 s.31(4): a member with a disclosable pecuniary interest may not take part in discussion or "
    "vote without a dispensation (s.33)."
)


@INTERESTS.rule(
    "barred_moves",
    "error",
    watches="A member barred by an interest moves or seconds.",
    source=BARRED,
)
def barred_moves(case: Case) -> Iterator[Found]:
    """To move is to take part."""
    for motion in case.motions.values():
        room = case.before(motion.entry)
        for role, person in (("moved", motion.fact.mover), ("seconded", motion.fact.seconder)):
            if person and room.has(person) and room.barred(person, motion.entry.item):
                yield Found(
                    entry=motion.entry,
                    sentence=f"{case.starting(person)} {role} this, but a disclosable pecuniary interest bars them "
                    f"from {case.item(motion.entry.item)}.",
                    about=(person, role),
                    mends=(
                        edit(motion.entry, "Put the names right"),
                        Mend(
                            "Record a dispensation",
                            Begin(
                                verb="dispensation",
                                item=motion.entry.item,
                                fields={"person": person, "items": [motion.entry.item]},
                            ),
                        ),
                    ),
                )


@INTERESTS.rule(
    "interest_to_notify",
    "note",
    watches="A disclosable pecuniary interest, which is to be notified within 28 days if it is not registered.",
    source="Localism Act 2011 s.31(3): the monitoring officer is notified within 28 days of the disclosure.",
)
def interest_to_notify(case: Case) -> Iterator[Found]:
    """Clerk does not know the register of interests, so it only reminds."""
    told: set[str] = set()
    for entry, fact in case.meeting.of(Declare):
        if fact.class_ == "disclosable_pecuniary" and fact.person not in told:
            told.add(fact.person)
            last = entry.at.date() + dt.timedelta(days=28)
            yield Found(
                entry=entry,
                sentence=f"Unless it is on the register, {case.name(fact.person)}’s interest is to be notified to the "
                f"monitoring officer by {last.day} {last:%B %Y}.",
                about=(fact.person,),
            )
