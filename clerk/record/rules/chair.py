"""The chair: that somebody who may do so presides, and signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from clerk.record.facts import ApproveMinutes, Elect, Resume, Start, TakeChair
from clerk.record.meeting import Entry
from clerk.record.rules.business import BUSINESS
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Begin, Change, Family, Found, Mend, Record, edit

CHAIR = Family("The chair")

PRESIDES = "Local Government Act 1972 Sch 12 paras 5, 11 and 44, and standing orders: a member who is there presides."
SIGNS = "Local Government Act 1972 Sch 12 para 41: the minutes are signed by the person presiding at that meeting."


_ELECTION = re.compile(r"\b(elect|appoint)", re.IGNORECASE)


def _chairs(case: Case) -> list[tuple[Entry, str]]:
    """Every entry by which somebody comes to preside, in order, and who."""
    chairs = [(entry, fact.presiding) for entry, fact in case.meeting.of(Start)]
    chairs += [(entry, fact.person) for entry, fact in case.meeting.of(TakeChair)]
    return sorted(chairs, key=lambda each: case.meeting.position[each[0].id])


@CHAIR.rule(
    "presides_unseen",
    "warning",
    watches="Somebody presides who is not there.",
    source=PRESIDES,
)
def presides_unseen(case: Case) -> Iterator[Found]:
    """Whoever takes the chair is in the room then, or comes in at that moment."""
    for entry, chair in _chairs(case):
        if not case.before(entry).has(chair) and not case.chronicle.at(entry.at).has(chair):
            why = "was not in the room" if chair in case.roll_of(entry) else "is not on the roll"
            yield Found(
                entry=entry,
                sentence=f"{case.starting(chair)} presides, but {why}.",
                about=(chair,),
                mends=(
                    edit(entry, "Put the name right"),
                    Mend(
                        "Record that they came",
                        Begin(verb="arrive", item=entry.item, fields={"person": chair}),
                    ),
                ),
            )


@CHAIR.rule(
    "presides_without_seat",
    "warning",
    watches="Somebody presides who is not a member of the body.",
    source=PRESIDES,
)
def presides_without_seat(case: Case) -> Iterator[Found]:
    """An officer may, and so may the outgoing chair, for the election of a chair alone."""
    chairs = _chairs(case)
    for index, (entry, chair) in enumerate(chairs):
        room = case.after(entry)
        if case.meeting.body.seat(chair) is not None or chair in room.substitutes:
            continue
        if not room.has(chair) and not case.chronicle.at(entry.at).has(chair):
            continue  # presides_unseen says it
        until = chairs[index + 1][0] if index + 1 < len(chairs) else None
        if _elected_between(case, entry, until):
            continue
        yield Found(
            entry=entry,
            sentence=f"{case.starting(chair)} presides, but is not a member of this body.",
            about=(chair,),
            mends=(
                edit(entry, "Put the name right"),
                Mend("Record the election of a chair", Begin(verb="elect", item=entry.item)),
            ),
        )


def _elected_between(case: Case, entry: Entry, until: Entry | None) -> bool:
    """Whether a chair is elected after an entry, or under its item before, as long as nobody else presides."""
    for elected, _ in case.meeting.of(Elect):
        later = case.came_before(entry, elected)
        if later and (until is None or case.came_before(elected, until)):
            return True
        if not later and elected.item == entry.item and entry.item is not None:
            return True
    return False


class Vacancy(msgspec.Struct, frozen=True):
    """A time in which whoever presided was out of the room, with the business recorded in it."""

    began: Entry
    person: str
    business: tuple[Entry, ...]


@CHAIR.rule(
    "nobody_presides",
    "warning",
    watches="Whoever presides goes, and business follows before anybody takes the chair.",
    source=PRESIDES,
)
def nobody_presides(case: Case) -> Iterator[Found]:
    """An election of a chair, with its motion and vote, is what has to be done without one."""
    for vacancy in _vacancies(case):
        vice = _vice_chair(case, vacancy)
        take = Mend(
            "Record who took the chair",
            Begin(
                verb="take_chair",
                item=vacancy.began.item,
                fields={"person": vice} if vice else {},
            ),
        )
        mends: tuple[Mend, ...] = (take, edit(vacancy.began))
        if vice:
            fact = TakeChair(person=vice)
            straight = Record(fact=fact, at=vacancy.began.at, item=vacancy.began.item)
            mends = (Mend(f"{case.starting(vice)} took the chair", straight), *mends)
        why = "is not there on this day" if isinstance(vacancy.began.fact, Resume) else "leaves"
        yield Found(
            entry=vacancy.began,
            sentence=f"{case.starting(vacancy.person)}, who presides, {why}, and business follows at "
            f"{vacancy.business[0].at:%H:%M} before anybody takes the chair.",
            about=(vacancy.person,),
            mends=mends,
        )


def _vacancies(case: Case) -> Iterator[Vacancy]:
    began: Entry | None = None
    person = ""
    business: list[Entry] = []
    for entry in case.meeting.entries:
        room = case.after(entry)
        if began is not None:
            if (
                room.presiding == person
                and not room.has(person)
                and room.started
                and not room.ended
            ):
                if room.sitting and isinstance(entry.fact, BUSINESS):
                    business = [] if isinstance(entry.fact, Elect) else [*business, entry]
                continue
            if business and entry.at != began.at:
                yield Vacancy(began, person, tuple(business))
            began, business = None, []
        if room.sitting and room.presiding and not room.has(room.presiding):
            if isinstance(entry.fact, (Start, TakeChair)):
                continue  # presides_unseen says it
            if case.before(entry).has(room.presiding) or isinstance(entry.fact, Resume):
                began, person = entry, room.presiding
    if began is not None and business:
        yield Vacancy(began, person, tuple(business))


def _vice_chair(case: Case, vacancy: Vacancy) -> str | None:
    room = case.chronicle.at(vacancy.began.at)
    return next(
        (
            seat.person
            for seat in case.meeting.body.members
            if seat.role == "vice_chair" and room.has(seat.person)
        ),
        None,
    )


@CHAIR.rule(
    "chair_not_presiding",
    "note",
    watches="The chair is in the room at the start, and somebody else presides without a word why.",
    source="Local Government Act 1972 Sch 12 paras 5(1) and 11(1): the chairman, if present, presides.",
)
def chair_not_presiding(case: Case) -> Iterator[Found]:
    """Silent where a chair is elected, or is to be, or takes the chair later."""
    electing = any(_ELECTION.search(item.title) for item in case.meeting.agenda)
    if electing or case.meeting.of(Elect) or case.meeting.particulars.type == "annual":
        return
    took = {fact.person for _, fact in case.meeting.of(TakeChair)}
    for entry, fact in case.meeting.of(Start):
        for seat in case.meeting.body.members:
            there = case.chronicle.at(entry.at).occupants.get(seat.person)
            if seat.role != "chair" or seat.person == fact.presiding or seat.person in took:
                continue
            if there is not None and there.mode == "in_room":
                yield Found(
                    entry=entry,
                    sentence=f"{case.starting(seat.person)} has the office of chair and is there, but "
                    f"{case.name(fact.presiding)} presides.",
                    about=(seat.person, fact.presiding),
                    mends=(
                        Mend(
                            "The chair presided",
                            Change(entry=entry.id, fact=Start(presiding=seat.person)),
                        ),
                        edit(entry),
                    ),
                )


@CHAIR.rule(
    "signed_not_presiding",
    "warning",
    watches="Earlier minutes signed by somebody who was not presiding.",
    source=SIGNS,
)
def signed_not_presiding(case: Case) -> Iterator[Found]:
    """Whoever presided at the meeting that they are the minutes of need not be there."""
    for entry, fact in case.meeting.of(ApproveMinutes):
        presiding = case.before(entry).presiding
        if fact.signed_by is None or presiding is None or fact.signed_by == presiding:
            continue
        signed = msgspec.structs.replace(fact, signed_by=presiding)
        yield Found(
            entry=entry,
            sentence=f"The minutes were signed by {case.name(fact.signed_by)}, but {case.name(presiding)} was "
            "presiding.",
            about=(fact.signed_by, presiding),
            mends=(
                Mend(
                    f"{case.starting(presiding)} signed them", Change(entry=entry.id, fact=signed)
                ),
                edit(entry, "Put the name right"),
            ),
        )
