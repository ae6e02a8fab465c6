"""Whatever order of arrivals, departures and votes is thrown at the record: who is there, and what follows from it."""

import datetime as dt
from collections.abc import Iterable
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.record.facts import (
    AnyFact,
    Arrive,
    Assign,
    Attend,
    Declare,
    Dispensation,
    Leave,
    OpenItem,
    Resume,
    Return,
    Substitute,
    TakeChair,
    Vote,
)
from clerk.record.meeting import AgendaItem, Entry, Meeting, Particulars
from clerk.record.numbering import action_numbers, minute_numbers
from clerk.record.people import Body, Council, Person, Quorum, Seat
from clerk.record.presence import Chronicle, Room
from clerk.record.roll import items_present, missing, roll
from clerk.record.voting import division, entitled, quorum
from tests.minutes.chamber import do, sitting
from tests.strategies import facts_of

PEOPLE = ("okoro", "leigh", "leigh_b", "marsh", "solicitor", "visitor")
ITEMS = ("i1", "i2", "i3", "i4", "i5")
COMINGS = (Attend, Arrive, Return, Leave)
OTHERS = (OpenItem, Substitute, TakeChair, Declare, Dispensation, Vote)
START = dt.datetime(2026, 3, 4, 14, 30)


def meeting_of(facts: Iterable[AnyFact], remote: bool = False) -> Meeting:
    """Return a meeting of four seats, the fourth without a vote, with a minute between the facts."""
    return Meeting(
        council=Council(name="Aldermere District Council"),
        people=tuple(Person(id=name, post=name) for name in PEOPLE),
        body=Body(
            id="b",
            name="B",
            type="other",
            style="council",
            quorum=Quorum(numerator=1, denominator=4, floor=2),
            members=(
                Seat(person="okoro", role="chair"),
                Seat(person="leigh"),
                Seat(person="leigh_b", capacity="co_opted_voting"),
                Seat(person="marsh", capacity="co_opted_non_voting"),
            ),
            remote_attendance="counted" if remote else "not_counted",
        ),
        particulars=Particulars(date=START.date(), time="14:30"),
        agenda=tuple(AgendaItem(id=name, number=name, kind="other", title="T") for name in ITEMS),
        entries=tuple(
            Entry(id=index, at=START + dt.timedelta(minutes=index), fact=fact, item="i1")
            for index, fact in enumerate(facts)
        ),
    )


MEETINGS = st.builds(
    meeting_of,
    st.lists(
        st.one_of([facts_of(kind) for kind in COMINGS * 2 + OTHERS])
        | st.just(Resume(date=START.date())),
        max_size=20,
    ),
    st.booleans(),
)


def expected(there: set[str], fact: AnyFact) -> set[str]:
    """Return who is there after a fact, told once more in the plainest way."""
    match fact:
        case Attend(people=people):
            return there | set(people)
        case Arrive(person=person) | Return(person=person):
            return there | {person}
        case Leave(person=person):
            return there - {person}
        case Resume(date=dt.date()):
            return set()
    return there


@given(MEETINGS)
def test_everybody_is_there_once_or_not_at_all(meeting: Meeting) -> None:
    chronicle = Chronicle(meeting)
    there: set[str] = set()
    for entry in meeting.entries:
        assert set(chronicle.before(entry).occupants) == there
        there = expected(there, entry.fact)
        room = chronicle.after(entry)
        assert set(room.occupants) == there
        assert all(name == each.person for name, each in room.occupants.items())
        assert all(each.since <= entry.at for each in room.occupants.values())
        assert chronicle.at(entry.at) == room
    assert set(chronicle.last().occupants) == there


@given(MEETINGS)
def test_nobody_votes_or_is_counted_from_outside(meeting: Meeting) -> None:
    chronicle = Chronicle(meeting)
    for entry in meeting.entries:
        room = chronicle.after(entry)
        for item in (*ITEMS, None):
            may = entitled(meeting, room, item)
            assert len(may) == len(set(may))
            assert set(may) <= set(room.occupants)
            assert "marsh" not in may or "marsh" in room.substitutes
            assert not any(room.barred(person, item) for person in may)
            if meeting.body.remote_attendance == "not_counted":
                assert all(room.occupants[person].mode == "in_room" for person in may)
            assert len(may) <= quorum(meeting, room).present
        assert quorum(meeting, room).present <= len(room.occupants)


@given(MEETINGS)
def test_a_member_and_their_substitute_do_not_both_vote(meeting: Meeting) -> None:
    chronicle = Chronicle(meeting)
    for entry in meeting.entries:
        room = chronicle.after(entry)
        may = set(entitled(meeting, room, None))
        seats = {seat.person for seat in meeting.body.members if seat.votes}
        for person in may - seats:
            assert room.substitutes[person] in seats
            assert not room.has(room.substitutes[person])


@given(MEETINGS)
def test_there_are_never_more_votes_than_seats(meeting: Meeting) -> None:
    chronicle = Chronicle(meeting)
    seats = sum(seat.votes for seat in meeting.body.members)
    for entry in meeting.entries:
        assert len(entitled(meeting, chronicle.after(entry), None)) <= seats


@given(MEETINGS)
def test_a_division_tells_every_seat_once_and_the_absent_as_absent(meeting: Meeting) -> None:
    chronicle = Chronicle(meeting)
    for entry, vote in meeting.of(Vote):
        told = division(meeting, chronicle, entry)
        names = [each.person for each in told]
        assert len(names) == len(set(names))
        assert {"okoro", "leigh", "leigh_b"} <= set(names)
        room = chronicle.before(entry)
        for each in told:
            if each.person not in vote.named:
                assert (each.standing == "absent") == (not room.has(each.person))


@given(MEETINGS)
def test_the_roll_has_everybody_who_was_ever_there(meeting: Meeting) -> None:
    chronicle = Chronicle(meeting)
    ever = {name for entry in meeting.entries for name in chronicle.after(entry).occupants}
    for part in roll(meeting):
        names = [line.person for line in part.lines]
        assert len(names) == len(set(names))
    assert {line.person for sitting in roll(meeting) for line in sitting.lines} == ever
    away = missing(meeting)
    assert not ever & {*away.apologies, *away.absent, *away.unaccounted}
    for person in PEOPLE:
        assert person in ever or not items_present(meeting, person)


@given(MEETINGS, st.randoms(use_true_random=False))
def test_it_does_not_matter_in_which_order_facts_were_entered(
    meeting: Meeting, order: Random
) -> None:
    entries = list(meeting.entries)
    order.shuffle(entries)
    late = meeting.with_entries(entries)
    assert late.entries == meeting.entries
    assert Chronicle(late).last() == Chronicle(meeting).last()


@given(
    st.lists(st.none() | st.sampled_from(["", "7", "7A", "PLA7/26"]), max_size=9),
    st.integers(0, 999),
)
def test_minute_numbers_never_repeat_unless_overridden(own: list[str | None], first: int) -> None:
    plan = meeting_of([])
    meeting = msgspec.structs.replace(
        plan,
        particulars=msgspec.structs.replace(plan.particulars, first_minute_number=first),
        agenda=tuple(
            AgendaItem(id=f"i{index}", number="1", kind="other", title="T", minute_number=number)
            for index, number in enumerate(own)
        ),
    )
    numbers = list(minute_numbers(meeting).values())
    computed = [number for number, given in zip(numbers, own, strict=True) if given is None]
    assert computed == list(range(first, first + len(computed)))
    assert [number for number in numbers if isinstance(number, str)] == [
        given for given in own if given is not None
    ]


@given(st.lists(st.none() | st.integers(1, 60), max_size=9))
def test_action_numbers_run_on_and_never_repeat_unless_given(own: list[int | None]) -> None:
    plan = meeting_of(Assign(text="T", number=number) for number in own)
    particulars = msgspec.structs.replace(plan.particulars, first_action_number=41)
    numbers = action_numbers(msgspec.structs.replace(plan, particulars=particulars))
    computed = [numbers[index] for index, given in enumerate(own) if given is None]
    assert computed == sorted(set(computed))
    for index, number in enumerate(own):
        assert number is None or numbers[index] == number


@pytest.mark.parametrize(("seats", "needed"), [(3, 3), (8, 3), (9, 3), (10, 4), (11, 4), (40, 14)])
def test_a_third_with_a_floor_of_three_is_rounded_up(seats: int, needed: int) -> None:
    rule = Quorum(numerator=1, denominator=3, floor=3)
    assert rule.needed(seats) == needed


def test_somebody_entered_twice_keeps_the_time_they_came() -> None:
    arrive = Arrive(person="leigh")
    room = Chronicle(meeting_of([arrive, arrive])).last()
    assert room.occupants["leigh"].since == START


def test_a_second_leaving_does_no_harm() -> None:
    facts: list[AnyFact] = [Arrive(person="leigh"), Leave(person="leigh"), Leave(person="leigh")]
    assert not Chronicle(meeting_of(facts)).last().occupants


def test_before_anything_happened_nobody_is_there() -> None:
    meeting = meeting_of([Arrive(person="leigh")])
    assert not Chronicle(meeting).at(START - dt.timedelta(seconds=1)).occupants
    assert not Chronicle(msgspec.structs.replace(meeting, entries=())).last().occupants


def test_two_substitutes_for_one_member_have_one_vote() -> None:
    facts: list[AnyFact] = [
        Substitute(person="visitor", for_="leigh"),
        Arrive(person="visitor"),
        Substitute(person="solicitor", for_="leigh"),
        Arrive(person="solicitor"),
    ]
    meeting = meeting_of(facts)
    assert len(entitled(meeting, Chronicle(meeting).last(), None)) == 1


def test_while_items_are_taken_together_an_interest_in_one_bars_from_all() -> None:
    declared = do(
        "declare",
        person="cole",
        items=["i3"],
        interest="Schedule 1",
        class_="disclosable_pecuniary",
        action="leaves",
    )
    together = sitting(declared, do("open_item", item="i2", with_=["i3"]), do("say", text="So."))
    room = Chronicle(together).last()
    assert room.barred("cole", "i2")
    assert room.barred("cole", "i3")
    assert not room.barred("dale", "i2")
    assert "cole" not in entitled(together, room, "i2")
    apart = Chronicle(sitting(declared)).last()
    assert not apart.barred("cole", "i2")
    assert apart.barred("cole", "i3")


def test_a_dispensation_has_to_cover_every_item_taken_together() -> None:
    def room(*items: str) -> Room:
        declared = do(
            "declare",
            person="cole",
            items=["i2", "i3"],
            interest="Schedule 1",
            class_="disclosable_pecuniary",
            action="stays",
        )
        lifted = do("dispensation", person="cole", items=list(items), reference="1")
        opened = do("open_item", item="i2", with_=["i3"])
        return Chronicle(sitting(declared, lifted, opened)).last()

    assert room("i2").barred("cole", "i2")
    assert not room("i2", "i3").barred("cole", "i2")
