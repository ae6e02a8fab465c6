"""Whatever a meeting holds, however irregular, the rules answer, and answer the same again."""

from __future__ import annotations

from hypothesis import given

from clerk.record.meeting import Meeting
from clerk.record.rules import check_record
from clerk.record.rules.rule import Begin, Change, Edit, Record, Remove
from clerk.record.script import read_script, write_script
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
