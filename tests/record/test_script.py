"""What a script holds is what the record gives back."""

import json
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from msgspec import inspect

from clerk.errors import Refused
from clerk.record.facts import VERBS, Say
from clerk.record.meeting import fingerprint
from clerk.record.script import Stamp, read_script, script_data, write_script
from tests.record.contract import is_required, node_of
from tests.record.scripts import Data, scripts


def assert_comes_back(source: str | bytes) -> None:
    first = read_script(source).meeting
    text = write_script(first)
    again = read_script(text)
    assert again.meeting == first
    assert again.dropped == 0
    assert write_script(again.meeting) == text


@given(scripts())
def test_any_meeting_comes_back_as_it_was(script: Data) -> None:
    assert_comes_back(json.dumps(script))


@given(scripts())
def test_nothing_of_a_script_is_lost_on_the_way_in(script: Data) -> None:
    given_back = script_data(read_script(json.dumps(script)).meeting)
    events = given_back["events"]
    assert isinstance(events, list)
    for event, back in zip(script["events"], events, strict=True):
        for key, value in event.items():
            # The item then open and a wording that fits its fact go without saying; so does what is at its default.
            if key in back or key not in {"under", "wording_for"}:
                assert back.get(key, defaults(event["do"]).get(key)) == value


@cache
def defaults(verb: str) -> Data:
    return {
        field.encode_name: plain(field)
        for node in (node_of(VERBS[verb]), node_of(Stamp))
        for field in node.fields
        if not is_required(field)
    }


def plain(field: inspect.Field) -> object:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return list(field.default) if isinstance(field.default, tuple) else field.default


SMALL: Data = {
    "clerk_script": 1,
    "council": {"name": "Aldermere District Council"},
    "people": [{"id": f"person-{number}", "post": "Officer"} for number in range(8)],
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
    "events": [
        {"at": "00:00", "do": "move", "ref": name, "what": "W"}
        for name in ("first", "second", "third")
    ],
}


@pytest.mark.parametrize("name", ["cabinet-2024-12-19", "cypsc-2022-07-26"])
def test_a_real_meeting_comes_back_as_it_was(shared: Path, name: str) -> None:
    assert_comes_back((shared / "meetings" / f"{name}.json").read_bytes())


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
