"""The roll to print: who was there, in which capacity, and who was not."""

from __future__ import annotations

from hypothesis import given

from clerk.record.facts import Attend
from clerk.record.meeting import Meeting
from clerk.record.presence import Chronicle
from clerk.record.roll import items_present, missing, roll
from tests.minutes.chamber import Data, do, play, present
from tests.strategies import meetings


def lines(*events: Data) -> dict[str, list[str]]:
    """Who is on the roll of the first sitting, each with their comings and goings."""
    return {
        line.person: [movement.kind for movement in line.movements]
        for line in roll(play(*events))[0].lines
    }


def test_the_roll_is_in_the_order_in_which_people_were_entered() -> None:
    assert list(lines(present("cole", "ash"), do("arrive", person="birch"))) == [
        "cole",
        "ash",
        "birch",
    ]


def test_each_coming_and_going_is_on_the_roll() -> None:
    found = lines(
        present("ash", "cole"),
        do("start", presiding="ash"),
        do("leave", person="cole"),
        do("return", person="cole"),
        do("leave", person="cole"),
        do("arrive", person="dale"),
    )
    assert found == {"ash": [], "cole": ["left", "returned", "left"], "dale": ["arrived"]}


def test_somebody_who_leaves_unseen_is_not_put_on_the_roll() -> None:
    assert lines(present("ash"), do("leave", person="cole")) == {"ash": []}


def test_a_late_member_comes_in_as_a_member_and_a_co_opted_one_as_co_opted() -> None:
    meeting = play(
        do("arrive", person="cole"), do("arrive", person="elm"), do("arrive", person="gray")
    )
    assert [line.capacity for line in roll(meeting)[0].lines] == ["member", "co_opted", "other"]


def test_a_capacity_given_on_arrival_is_taken() -> None:
    meeting = play(do("arrive", person="gray", capacity="press"))
    assert roll(meeting)[0].lines[0].capacity == "press"


def test_who_returns_comes_back_in_the_capacity_in_which_they_left() -> None:
    meeting = play(
        present("gray", capacity="partner"), do("leave", person="gray"), do("return", person="gray")
    )
    assert roll(meeting)[0].lines[0].capacity == "partner"


def test_a_substitute_is_shown_with_the_member_replaced_whenever_that_was_said() -> None:
    named = do("substitute", person="fern", for_="dale")
    for events in ((named, present("fern", capacity="substitute")), (present("fern"), named)):
        (line,) = roll(play(*events))[0].lines
        assert line.substitute_for == "dale"


def test_office_is_known_from_the_seat() -> None:
    meeting = play(present("ash", "birch", "cole", "gray"))
    assert [line.role for line in roll(meeting)[0].lines] == [
        "chair",
        "vice_chair",
        "member",
        "member",
    ]


def test_a_second_day_has_a_roll_of_its_own() -> None:
    meeting = play(
        present("ash"),
        do("start", presiding="ash"),
        do("adjourn", at="16:00"),
        {**do("resume", at="10:00", date="2026-03-05"), "next_day": True},
        present("birch") | {"at": "10:00"},
    )
    sittings = roll(meeting)
    assert [str(sitting.date) for sitting in sittings] == ["2026-03-04", "2026-03-05"]
    assert [[line.person for line in sitting.lines] for sitting in sittings] == [["ash"], ["birch"]]


def test_members_who_were_not_there_are_told_by_what_is_known_of_them() -> None:
    meeting = play(
        present("ash"),
        do("apologise", people=["birch", "ash"]),
        do("absent", people=["cole", "birch"]),
    )
    found = missing(meeting)
    assert found.apologies == ("birch",)
    assert found.absent == ("cole",)
    assert found.unaccounted == ("dale", "elm")


def test_a_member_who_was_there_on_one_day_of_two_is_not_missing() -> None:
    meeting = play(
        present("ash"),
        {**do("resume", at="10:00", date="2026-03-05"), "next_day": True},
        present("birch") | {"at": "10:00"},
    )
    assert "ash" not in missing(meeting).unaccounted
    assert "birch" not in missing(meeting).unaccounted


def test_the_items_during_which_somebody_was_there() -> None:
    meeting = play(
        do("open_item", item="i1"), do("open_item", item="i2"), do("arrive", person="cole"),
        do("open_item", item="i3"), do("leave", person="cole"), do("open_item", item="i1"),
    )  # fmt: skip
    assert items_present(meeting, "cole") == ("i2", "i3")
    assert items_present(meeting, "dale") == ()


# Whatever happens


@given(meetings(max_entries=25))
def test_nobody_is_on_the_roll_of_a_sitting_twice_and_nobody_is_left_off(meeting: Meeting) -> None:
    sittings = roll(meeting)
    for sitting in sittings:
        people = [line.person for line in sitting.lines]
        assert len(set(people)) == len(people)
    listed = {line.person for sitting in sittings for line in sitting.lines}
    chronicle = Chronicle(meeting)
    seen = {name for entry in meeting.entries for name in chronicle.after(entry).occupants}
    assert listed == seen
    ticked = {name for _, fact in meeting.of(Attend) for name in fact.people}
    assert ticked <= listed


@given(meetings(max_entries=25))
def test_every_seat_is_accounted_for_once(meeting: Meeting) -> None:
    found = missing(meeting)
    away = [*found.apologies, *found.absent, *found.unaccounted]
    there = {line.person for sitting in roll(meeting) for line in sitting.lines}
    seats = [seat.person for seat in meeting.body.members]
    assert len(set(away)) == len(away)
    assert set(away) | (there & set(seats)) == set(seats)
    assert not there & set(away)


@given(meetings(max_entries=25))
def test_whoever_left_last_is_not_in_the_room_and_whoever_came_last_is(meeting: Meeting) -> None:
    last = Chronicle(meeting).last()
    for line in roll(meeting)[-1].lines:
        if line.movements and line.entries[-1] == line.movements[-1].entry.id:
            assert last.has(line.person) == (line.movements[-1].kind != "left"), line
