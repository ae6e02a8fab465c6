"""Whatever a meeting holds, however irregular, the rules answer, and answer the same again."""

from __future__ import annotations

from hypothesis import given

from clerk.minutes.layout import draft
from clerk.record.facts import Amend, Resolve, Vote
from clerk.record.meeting import Entry, Meeting
from clerk.record.rules import check_record
from clerk.record.rules.rule import Begin, Change, Edit, Record, Remove
from clerk.record.script import read_script, write_script
from clerk.styles import load_style
from tests.store.planning import a_plan, at
from tests.strategies import meetings


@given(meetings())
def test_the_rules_answer_for_any_meeting_and_the_same_twice(meeting: Meeting) -> None:
    assert check_record(meeting) == check_record(meeting.with_entries(meeting.entries))


@given(meetings())
def test_every_flag_stands_somewhere_in_the_meeting(meeting: Meeting) -> None:
    for flag in check_record(meeting):
        assert flag.entry is None or flag.entry in meeting.entry_by_id
        assert flag.item is None or flag.item in meeting.item_by_id
        assert flag.where
        assert flag.sentence
        for mend in flag.mends:
            match mend.deed:
                case Change(entry=entry) | Remove(entry=entry) | Edit(entry=entry):
                    assert entry in meeting.entry_by_id
                case Record(item=item, before=before):
                    assert item is None or item in meeting.item_by_id
                    assert before is None or before in meeting.entry_by_id
                case Begin(item=item):
                    assert item is None or item in meeting.item_by_id


@given(meetings())
def test_a_finding_is_the_same_one_in_another_book(meeting: Meeting) -> None:
    there = read_script(write_script(meeting)).meeting
    assert [(flag.code, flag.mark) for flag in check_record(there)] == [
        (flag.code, flag.mark) for flag in check_record(meeting)
    ]


def test_an_amendment_to_what_is_no_motion_is_looked_at_all_the_same() -> None:
    """Hypothesis found it: a vote's ref, which an amendment may name as well as a motion's."""
    meeting = a_plan().with_entries(
        [
            Entry(id=1, at=at("14:30"), fact=Amend(ref="m2", to="m1", what="That it be noted")),
            Entry(id=2, at=at("14:30"), fact=Vote(on="m2", manner="assent", ref="m1")),
            Entry(
                id=3,
                at=at("14:31"),
                fact=Resolve(kind="resolved", by="m2", parts=("That it be noted",)),
            ),
        ]
    )
    assert check_record(meeting)
    assert draft(meeting, load_style(meeting.style), "full").blocks
