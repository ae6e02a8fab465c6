"""Minute numbers, action numbers, and where in the recording an item begins."""

from __future__ import annotations

import datetime as dt

import msgspec
from hypothesis import given

from clerk.record.facts import Assign
from clerk.record.meeting import Meeting
from clerk.record.numbering import action_numbers, minute_numbers, webcast_offset
from tests.minutes.chamber import AGENDA, do, play, sitting
from tests.strategies import meetings


def test_minutes_are_numbered_in_the_order_of_the_agenda_from_the_first() -> None:
    meeting = play(
        do("open_item", item="i3"), do("open_item", item="i1"), meeting={"first_minute_number": 38}
    )
    assert minute_numbers(meeting) == {"i1": 38, "i2": 39, "i3": 40}


def test_an_overridden_number_takes_none_from_the_run() -> None:
    agenda = [AGENDA[0], {**AGENDA[1], "minute_number": "12A"}, {**AGENDA[2]}]
    assert minute_numbers(play(agenda=agenda)) == {"i1": 1, "i2": "12A", "i3": 2}


def test_an_empty_number_leaves_an_item_unnumbered() -> None:
    agenda = [{**AGENDA[0], "minute_number": ""}, AGENDA[1]]
    assert minute_numbers(play(agenda=agenda)) == {"i1": "", "i2": 1}


def test_actions_are_numbered_only_where_the_body_numbers_them() -> None:
    meeting = sitting(do("assign", text="One"), do("assign", text="Two", number=5))
    assert [*action_numbers(meeting).values()] == [5]


def test_actions_run_on_from_the_bodys_first_and_after_a_number_of_their_own() -> None:
    meeting = sitting(
        do("assign", text="One"), do("assign", text="Two", number=9), do("assign", text="Three"),
        meeting={"first_action_number": 4},
    )  # fmt: skip
    assert [*action_numbers(meeting).values()] == [4, 9, 10]


def test_an_item_begins_in_the_recording_when_it_was_first_opened() -> None:
    meeting = play(
        do("open_item", at="14:10", item="i1"), do("open_item", at="14:20:30", item="i2"),
        do("open_item", at="14:40", item="i1"), meeting={"webcast": {"started": "13:58"}},
    )  # fmt: skip
    assert webcast_offset(meeting, "i1") == dt.timedelta(minutes=12)
    assert webcast_offset(meeting, "i2") == dt.timedelta(minutes=22, seconds=30)
    assert webcast_offset(meeting, "i3") is None


def test_an_item_that_began_before_the_recording_or_without_one_has_no_place_in_it() -> None:
    opened = do("open_item", at="13:50", item="i1")
    assert webcast_offset(play(opened), "i1") is None
    assert webcast_offset(play(opened, meeting={"webcast": {"started": "13:58"}}), "i1") is None


@given(meetings())
def test_minute_numbers_never_repeat_unless_overridden(meeting: Meeting) -> None:
    numbers = minute_numbers(meeting)
    assert numbers.keys() == meeting.item_by_id.keys()
    run = [number for number in numbers.values() if isinstance(number, int)]
    first = meeting.particulars.first_minute_number
    assert run == list(range(first, first + len(run)))


@given(meetings(max_entries=25))
def test_action_numbers_never_repeat_unless_overridden(meeting: Meeting) -> None:
    bare = [
        msgspec.structs.replace(entry, fact=msgspec.structs.replace(entry.fact, number=None))
        for entry in meeting.entries
        if isinstance(entry.fact, Assign)
    ]
    numbers = list(action_numbers(meeting.with_entries(bare)).values())
    assert len(set(numbers)) == len(numbers)
    assert numbers == sorted(numbers)
