"""What a script holds is what the record gives back."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from clerk.errors import Refused
from clerk.record.facts import Say, details
from clerk.record.meeting import Meeting, fingerprint
from clerk.record.script import read_script, script_data, write_script
from tests.strategies import meetings

Data = dict[str, Any]


def assert_comes_back(meeting: Meeting) -> None:
    text = write_script(meeting)
    again = read_script(text)
    assert again.meeting == meeting
    assert again.dropped == 0
    assert write_script(again.meeting) == text


@given(meetings(max_entries=10))
def test_any_meeting_comes_back_as_it_was(meeting: Meeting) -> None:
    assert_comes_back(meeting)


@given(meetings(max_entries=6))
def test_a_script_holds_every_detail_whenever_it_was_entered(meeting: Meeting) -> None:
    late = meeting.with_entries(reversed(meeting.entries))
    assert [entry.at for entry in late.entries] == [entry.at for entry in meeting.entries]
    assert set(late.entry_by_id) == set(meeting.entry_by_id)
    events = script_data(late)["events"]
    assert isinstance(events, list)
    for entry, event in zip(late.entries, events, strict=True):
        assert details(entry.fact).items() <= event.items()
        assert event["at"].startswith(f"{entry.at:%H:%M}")
        for name in ("wording", "exempt"):
            assert event.get(name) == getattr(entry, name)


SMALL: Data = {
    "clerk_script": 1,
    "council": {"name": "Aldermere District Council"},
    "people": [],
    "body": {
        "id": "b",
        "name": "B",
        "type": "other",
        "style": "council",
        "quorum": {"number": 1},
        "members": [],
    },
    "meeting": {"date": "2026-10-06", "time": "14:00"},
    "agenda": [
        {"id": f"item-{number}", "number": "1", "kind": "other", "title": "T"}
        for number in range(5)
    ],
    "events": [],
}


@pytest.mark.parametrize("name", ["cabinet-2024-12-19", "cypsc-2022-07-26"])
def test_a_real_meeting_comes_back_as_it_was(shared: Path, name: str) -> None:
    assert_comes_back(read_script((shared / "meetings" / f"{name}.json").read_bytes()).meeting)


def events_of(*events: Data) -> Data:
    return {**SMALL, "events": list(events)}


def test_an_event_belongs_to_the_item_then_open_unless_it_says_otherwise() -> None:
    meeting = read_script(
        json.dumps(
            events_of(
                {"at": "14:00", "do": "say", "text": "before any"},
                {"at": "14:01", "do": "open_item", "item": "item-1"},
                {"at": "14:02", "do": "say", "text": "in the first"},
                {"at": "14:03", "do": "say", "text": "put elsewhere", "under": "item-2"},
                {"at": "14:04", "do": "say", "text": "put nowhere", "under": ""},
                {"at": "14:05", "do": "open_item", "item": "item-3"},
                {"at": "14:06", "do": "close_item", "item": "item-3"},
                {"at": "14:07", "do": "say", "text": "after"},
            )
        )
    ).meeting
    said = {fact.text: entry.item for entry, fact in meeting.of(Say)}
    assert said == {
        "before any": None,
        "in the first": "item-1",
        "put elsewhere": "item-2",
        "put nowhere": None,
        "after": None,
    }


def test_the_date_moves_on_when_it_is_said_to() -> None:
    meeting = read_script(
        json.dumps(
            events_of(
                {"at": "23:50", "do": "say", "text": "late"},
                {"at": "00:10", "do": "say", "text": "later", "next_day": True},
                {"at": "00:20", "do": "say", "text": "still the same day"},
                {"at": "10:00", "do": "resume", "date": "2026-10-09"},
                {"at": "10:00", "do": "say", "text": "days after"},
                {"at": "09:00", "do": "say", "text": "set by hand", "day": "2026-10-12"},
            )
        )
    ).meeting
    assert [entry.at.day for entry in meeting.entries] == [6, 7, 7, 9, 9, 12]


def test_a_wording_is_stale_only_when_its_fact_has_changed() -> None:
    own = {"at": "14:00", "do": "say", "text": "x", "wording": "The officer’s own."}
    (fresh,) = read_script(json.dumps(events_of(own))).meeting.entries
    assert not fresh.wording_is_stale
    assert fresh.worded_for == fingerprint(fresh.fact)
    old = events_of({**own, "wording_for": "0" * 16})
    meeting = read_script(json.dumps(old)).meeting
    assert meeting.entries[0].wording_is_stale
    assert read_script(write_script(meeting)).meeting.entries[0].wording_is_stale


def test_a_script_is_taken_whole_or_not_at_all() -> None:
    good = {"at": "14:00", "do": "say", "text": "x"}
    with pytest.raises(Refused, match=r"events\[1\]"):
        read_script(json.dumps(events_of(good, {**good, "form": "song"})))


def test_a_resumption_on_two_days_at_once_is_refused() -> None:
    torn = {"at": "10:00", "do": "resume", "date": "2026-10-07", "day": "2026-10-09"}
    with pytest.raises(Refused, match=r"events\[0\]"):
        read_script(json.dumps(events_of(torn)))
