"""Presence, the chair and the quorum: that the roll says of everybody where they were, once."""

from __future__ import annotations

from collections.abc import Iterator

from clerk.record.facts import (
    Absent,
    Adjourn,
    Apologise,
    Arrive,
    Leave,
    Return,
    Start,
    Substitute,
    TakeChair,
)
from clerk.record.roll import missing
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Family, Found, Mend, Record, Remove, edit
from clerk.record.voting import quorum

PRESENCE = Family("Presence, the chair and the quorum")

NAMES_RECORDED = "Local Government Act 1972 Sch 12 paras 40 and 44: the names of the members present are recorded."
QUORUM = "Local Government Act 1972 Sch 12 paras 6, 12 and 45, and standing orders: no business without a quorum."


@PRESENCE.rule(
    "member_unaccounted",
    "warning",
    watches="A member neither present, nor apologised, nor noted as absent.",
    source=NAMES_RECORDED,
)
def member_unaccounted(case: Case) -> Iterator[Found]:
    """Once the meeting has begun, the roll accounts for every seat."""
    started = case.meeting.of(Start)
    if not started:
        return
    opening = started[0][0]
    for person in missing(case.meeting).unaccounted:
        yield Found(
            sentence=f"{case.starting(person)} is neither present, nor apologised, nor noted as absent.",
            about=(person,),
            mends=(
                Mend(
                    "Record apologies",
                    Record(fact=Apologise(people=(person,)), at=opening.at, item=_apologies(case)),
                ),
                Mend(
                    "Note as absent",
                    Record(fact=Absent(people=(person,)), at=opening.at, item=_apologies(case)),
                ),
            ),
        )


def _apologies(case: Case) -> str | None:
    return next((item.id for item in case.meeting.agenda if item.kind == "apologies"), None)


@PRESENCE.rule(
    "arrives_twice",
    "warning",
    watches="Somebody arrives who was there already.",
    source=NAMES_RECORDED,
)
def arrives_twice(case: Case) -> Iterator[Found]:
    """One person is in the room once."""
    for entry, fact in case.meeting.of(Arrive):
        if case.before(entry).has(fact.person):
            yield Found(
                entry=entry,
                sentence=f"{case.starting(fact.person)} arrives, but was there already.",
                about=(fact.person,),
                mends=(edit(entry), Mend("Take this entry away", Remove(entry=entry.id))),
            )


@PRESENCE.rule(
    "returns_without_leaving",
    "warning",
    watches="Somebody returns who had not left.",
    source=NAMES_RECORDED,
)
def returns_without_leaving(case: Case) -> Iterator[Found]:
    """Whoever comes back went before."""
    for entry, fact in case.meeting.of(Return):
        if case.before(entry).has(fact.person):
            yield Found(
                entry=entry,
                sentence=f"{case.starting(fact.person)} returns, but had not left.",
                about=(fact.person,),
                mends=(edit(entry), Mend("Take this entry away", Remove(entry=entry.id))),
            )


@PRESENCE.rule(
    "leaves_unseen",
    "warning",
    watches="Somebody leaves who was not there.",
    source=NAMES_RECORDED,
)
def leaves_unseen(case: Case) -> Iterator[Found]:
    """Whoever goes was there before."""
    for entry, fact in case.meeting.of(Leave):
        if not case.before(entry).has(fact.person):
            yield Found(
                entry=entry,
                sentence=f"{case.starting(fact.person)} leaves, but was not there.",
                about=(fact.person,),
                mends=(edit(entry), Mend("Take this entry away", Remove(entry=entry.id))),
            )


@PRESENCE.rule(
    "presides_unseen",
    "warning",
    watches="Somebody presides who is not there.",
    source="Local Government Act 1972 Sch 12 paras 5, 11 and 41: a member who is there presides, and later signs.",
)
def presides_unseen(case: Case) -> Iterator[Found]:
    """Whoever takes the chair is on the roll."""
    chairs = [(entry, fact.presiding) for entry, fact in case.meeting.of(Start)]
    chairs += [(entry, fact.person) for entry, fact in case.meeting.of(TakeChair)]
    for entry, chair in chairs:
        if not case.before(entry).has(chair):
            yield Found(
                entry=entry,
                sentence=f"{case.starting(chair)} presides, but is not on the roll.",
                about=(chair,),
                mends=(edit(entry),),
            )


@PRESENCE.rule(
    "substitute_for_present",
    "warning",
    watches="A substitute for a member who is there in person.",
    source="Standing orders: a substitute sits in the place of a member who is away.",
)
def substitute_for_present(case: Case) -> Iterator[Found]:
    """One seat, one person."""
    for entry, fact in case.meeting.of(Substitute):
        room = case.before(entry)
        if room.has(fact.for_):
            yield Found(
                entry=entry,
                sentence=f"{case.starting(fact.person)} substitutes for {case.name(fact.for_)}, who is there.",
                about=(fact.person, fact.for_),
                mends=(edit(entry), Mend("Take this entry away", Remove(entry=entry.id))),
            )


@PRESENCE.rule(
    "inquorate",
    "warning",
    watches="The quorum is lost.",
    source=QUORUM,
)
def inquorate(case: Case) -> Iterator[Found]:
    """From when to when: the end of each moment counts, since a roll is ticked name by name."""
    was_met = True
    entries = case.meeting.entries
    for index, entry in enumerate(entries):
        room = case.after(entry)
        goes_on = index + 1 < len(entries) and entries[index + 1].at == entry.at
        if not room.sitting or goes_on:
            continue
        state = quorum(case.meeting, room)
        if was_met and not state.met:
            yield Found(
                entry=entry,
                sentence=f"The meeting is not quorate from here: {state.present} of the {state.needed} members needed.",
                about=(str(state.present), str(state.needed)),
                mends=(
                    Mend(
                        "Adjourn for want of a quorum",
                        Record(
                            fact=Adjourn(reason="the meeting was no longer quorate"),
                            at=entry.at,
                            item=room.item,
                        ),
                    ),
                    edit(entry),
                ),
            )
        was_met = state.met
