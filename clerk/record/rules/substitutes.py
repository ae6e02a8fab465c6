"""Substitutes: one seat, one person, and each named for the member who is away."""

from __future__ import annotations

from collections.abc import Iterator

from clerk.record.facts import Arrive, Attend, Leave, NoSubstitutes, OpenItem, Return, Substitute
from clerk.record.meeting import Entry
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Begin, Family, Found, Mend, Record, edit, take_away

SUBSTITUTES = Family("Substitutes")

ONE_SEAT = "Standing orders: a substitute sits in the place of a named member who is away."


@SUBSTITUTES.rule(
    "substitute_for_present",
    "warning",
    watches="A substitute for a member who is there.",
    source=ONE_SEAT,
)
def substitute_for_present(case: Case) -> Iterator[Found]:
    """A member who is there remotely, on a body that does not count this, may have good reason for one."""
    for entry, fact in case.meeting.of(Substitute):
        there = case.before(entry).occupants.get(fact.for_)
        if there is None or case.meeting.body.seat(fact.for_) is None:
            continue
        uncounted = there.mode == "remote" and case.meeting.body.remote_attendance == "not_counted"
        yield Found(
            entry=entry,
            sentence=f"{case.starting(fact.person)} substitutes for {case.name(fact.for_)}, who is there"
            f"{' remotely' if there.mode == 'remote' else ''}.",
            about=(fact.person, fact.for_),
            severity="note" if uncounted else None,
            mends=(edit(entry), take_away(entry)),
        )


@SUBSTITUTES.rule(
    "substitute_still_sits",
    "warning",
    watches="A member comes in while their substitute still sits.",
    source=ONE_SEAT,
)
def substitute_still_sits(case: Case) -> Iterator[Found]:
    """Whether the substitute then goes or stays to the end, standing orders say; the seat has one vote."""
    for entry, people in _comings(case):
        room = case.before(entry)
        for person in people:
            stand_in = next((name for name, of in room.substitutes.items() if of == person), None)
            if stand_in is None or room.has(person) or not room.has(stand_in):
                continue
            if not case.chronicle.at(entry.at).has(stand_in):
                continue
            leave = Record(
                fact=Leave(person=stand_in), at=entry.at, item=entry.item, before=entry.id
            )
            yield Found(
                entry=entry,
                sentence=f"{case.starting(person)} comes in while {case.name(stand_in)} still sits as "
                "substitute for them.",
                about=(person, stand_in),
                mends=(Mend("The substitute left", leave), edit(entry)),
            )


def _comings(case: Case) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    for entry, attended in case.meeting.of(Attend):
        yield entry, attended.people
    for entry, arrived in case.meeting.of(Arrive):
        yield entry, (arrived.person,)
    for entry, returned in case.meeting.of(Return):
        yield entry, (returned.person,)


@SUBSTITUTES.rule(
    "substitute_for_no_member",
    "warning",
    watches="A substitute for somebody who is not on the body.",
    source=ONE_SEAT,
)
def substitute_for_no_member(case: Case) -> Iterator[Found]:
    """Only a seat can be filled."""
    for entry, fact in case.meeting.of(Substitute):
        if case.meeting.body.seat(fact.for_) is None:
            yield Found(
                entry=entry,
                sentence=f"{case.starting(fact.person)} substitutes for {case.name(fact.for_)}, who has no seat on "
                "this body.",
                about=(fact.person, fact.for_),
                mends=(edit(entry, "Put the name right"), take_away(entry)),
            )


@SUBSTITUTES.rule(
    "substitute_has_seat",
    "warning",
    watches="A substitute who has a seat on the body already.",
    source=ONE_SEAT,
)
def substitute_has_seat(case: Case) -> Iterator[Found]:
    """Nobody sits twice; somebody ticked as a substitute is told of where they are named, if they are."""
    named = set()
    for entry, fact in case.meeting.of(Substitute):
        named.add(fact.person)
        if case.meeting.body.seat(fact.person) is not None:
            yield Found(
                entry=entry,
                sentence=f"{case.starting(fact.person)} is named as a substitute, but has a seat on this body.",
                about=(fact.person,),
                mends=(edit(entry, "Put the name right"), take_away(entry)),
            )
    for entry, person in _ticked_as_substitute(case):
        if person not in named and case.meeting.body.seat(person) is not None:
            yield Found(
                entry=entry,
                sentence=f"{case.starting(person)} is on the roll as a substitute, but has a seat on this body.",
                about=(person,),
                mends=(edit(entry, "Open the attendance"),),
            )


def _ticked_as_substitute(case: Case) -> Iterator[tuple[Entry, str]]:
    for entry, fact in case.meeting.of(Attend):
        if fact.capacity == "substitute":
            for person in fact.people:
                yield entry, person
    for entry, arrived in case.meeting.of(Arrive):
        if arrived.capacity == "substitute":
            yield entry, arrived.person


@SUBSTITUTES.rule(
    "substitutes_doubled",
    "warning",
    watches="Two substitutes for one member, or one for two.",
    source=ONE_SEAT,
)
def substitutes_doubled(case: Case) -> Iterator[Found]:
    """One after the other is in order: when the first has gone, or the member first stood in for has come."""
    for entry, fact in case.meeting.of(Substitute):
        for other, earlier in case.meeting.of(Substitute):
            if other.id == entry.id or not case.came_before(other, entry):
                continue
            if case.sittings[other.id] != case.sittings[entry.id]:
                continue
            same_member = earlier.for_ == fact.for_ and earlier.person != fact.person
            same_person = earlier.person == fact.person and earlier.for_ != fact.for_
            if same_member and not _has_gone(case, entry, earlier.person):
                sentence = (
                    f"{case.starting(fact.for_)} has two substitutes: {case.name(earlier.person)} and "
                    f"{case.name(fact.person)}."
                )
            elif same_person and not case.before(entry).has(earlier.for_):
                sentence = (
                    f"{case.starting(fact.person)} substitutes for two members: {case.name(earlier.for_)} and "
                    f"{case.name(fact.for_)}."
                )
            else:
                continue
            yield Found(
                entry=entry,
                sentence=sentence,
                about=(earlier.person, earlier.for_),
                mends=(edit(entry), take_away(entry)),
            )


def _has_gone(case: Case, entry: Entry, person: str) -> bool:
    """Whether somebody had been there on that day, and left."""
    return person in case.roll_of(entry) and not case.before(entry).has(person)


@SUBSTITUTES.rule(
    "substitute_never_came",
    "warning",
    watches="A named substitute who never attended.",
    source=ONE_SEAT,
)
def substitute_never_came(case: Case) -> Iterator[Found]:
    """Known only at the end: until then they may still come."""
    if not case.is_over:
        return
    for entry, fact in case.meeting.of(Substitute):
        if not any(fact.person in sitting for sitting in case.rolls):
            yield Found(
                entry=entry,
                sentence=f"{case.starting(fact.person)} is named as a substitute, but was never there.",
                about=(fact.person,),
                mends=(
                    Mend(
                        "Record their attendance",
                        Begin(
                            verb="attend",
                            item=None,
                            fields={"people": [fact.person], "capacity": "substitute"},
                        ),
                    ),
                    take_away(entry),
                    edit(entry),
                ),
            )


@SUBSTITUTES.rule(
    "substitute_for_nobody",
    "warning",
    watches="Somebody on the roll as a substitute who is named for no member.",
    source=ONE_SEAT,
)
def substitute_for_nobody(case: Case) -> Iterator[Found]:
    """Said once the substitutes have been taken, or the meeting is over."""
    item = next((each.id for each in case.meeting.agenda if each.kind == "substitutes"), None)
    opened = any(item in (fact.item, *fact.with_) for _, fact in case.meeting.of(OpenItem))
    if not case.is_over and not (item and opened and case.item_is_over(item)):
        return
    named = {fact.person for _, fact in case.meeting.of(Substitute)}
    told: set[str] = set()
    for entry, person in _ticked_as_substitute(case):
        if person in named or person in told or case.meeting.body.seat(person) is not None:
            continue
        told.add(person)
        yield Found(
            entry=entry,
            sentence=f"{case.starting(person)} is on the roll as a substitute, but nothing says for whom.",
            about=(person,),
            mends=(
                Mend(
                    "Say for whom",
                    Begin(verb="substitute", item=item, fields={"person": person}),
                ),
                edit(entry, "Open the attendance"),
            ),
        )


@SUBSTITUTES.rule(
    "substitutes_and_none",
    "warning",
    watches="“No substitutes” beside a substitute.",
    source="The record tells one fact in two places, and they differ.",
)
def substitutes_and_none(case: Case) -> Iterator[Found]:
    """On the same day: a meeting that resumes may say that there were none further."""
    for entry, _ in case.meeting.of(NoSubstitutes):
        people = tuple(dict.fromkeys(_named_that_day(case, entry)))
        if people:
            yield Found(
                entry=entry,
                sentence=f"No substitutes are recorded here, but {case.names(people)} "
                f"{'was' if len(people) == 1 else 'were'} named as one.",
                about=people,
                mends=(take_away(entry), edit(entry)),
            )


def _named_that_day(case: Case, entry: Entry) -> Iterator[str]:
    for other, fact in case.meeting.of(Substitute):
        if case.sittings[other.id] == case.sittings[entry.id]:
            yield fact.person
