"""Declarations of interest in the draft: the item refers back to the declaration, and nothing leaks by it."""

from __future__ import annotations

from typing import Any

import pytest

from clerk.minutes.blocks import Block
from clerk.record.meeting import Meeting
from clerk.ui.views.telling import told as told_by_entry
from tests.minutes.chamber import AGENDA, STYLES, blocks, do, drafted, play, present, told, whole

DECLARATIONS = {"id": "d", "number": "0", "kind": "declarations", "title": "Interests"}
ITEMS = [DECLARATIONS, *AGENDA]
LEFT = do("leave", at="14:10", person="cole", reason="interest")


def declares(person: str = "cole", **fields: Any) -> dict[str, Any]:
    """An interest in the bridge, declared under the item for declarations."""
    given = {"items": ["i2"], "interest": "Schedule 2", "action": "leaves", **fields}
    return do("declare", person=person, **given)


def sitting(*events: dict[str, Any], declared: tuple[dict[str, Any], ...], **plan: Any) -> Meeting:
    """A meeting in which these interests are declared first, and then item 2 is taken."""
    return play(
        present("ash", "birch", "cole", "dale"),
        do("start", presiding="ash"),
        do("open_item", item="d"),
        *declared,
        do("open_item", item="i2"),
        *events,
        agenda=plan.pop("agenda", ITEMS),
        **plan,
    )


def test_the_declaration_refers_to_the_minute_of_the_item() -> None:
    (line,) = told(sitting(declared=(declares(),)), "d")
    assert "a Schedule 2 interest in item 2 (The bridge, minute 3)" in line


@pytest.mark.parametrize("style", STYLES)
def test_the_item_refers_back_to_the_minute_of_the_declaration(style: str) -> None:
    meeting = sitting(declared=(declares(action="stays"),), style=style)
    (line, *_) = told(meeting)
    assert line.endswith("Cole had declared an interest in this item (see minute\u00a01).") or (
        style == "parish" and line.endswith("in this item (see minute\u00a001).")
    )


def test_where_the_leaving_tells_of_it_that_carries_the_reference() -> None:
    assert told(sitting(LEFT, declared=(declares(),))) == [
        "Councillor Cole left the meeting at 2.10pm, having declared an interest (see minute\u00a01)."
    ]


def test_each_person_is_named_once_in_the_order_of_the_declarations() -> None:
    made = (declares("dale"), declares(), declares("dale", nature="she owned the mill"))
    assert told(sitting(do("say", text="So it was."), declared=made))[:-1] == [
        "Councillor Dale had declared an interest in this item (see minute\u00a01).",
        "Councillor Cole had declared an interest in this item (see minute\u00a01).",
    ]


def test_an_interest_declared_under_the_item_itself_is_not_told_twice() -> None:
    meeting = sitting({**declares(), "at": "14:05"}, LEFT, declared=())
    assert [line for line in told(meeting) if "see minute" in line] == []
    assert len(told(meeting)) == 2


def test_an_item_without_a_number_for_the_declarations_is_referred_to_without_one() -> None:
    agenda = [{**DECLARATIONS, "minute_number": ""}, *AGENDA]
    first = told(sitting(declared=(declares(),), agenda=agenda))[0]
    assert first == "Councillor Cole had declared an interest in this item."


def test_an_item_that_was_not_taken_says_nothing_of_interests_in_it() -> None:
    meeting = sitting(do("end", at="15:00"), declared=(declares(items=["i3"]),))
    assert told(meeting, "i3") == ["This item was not reached."]


def test_an_item_taken_with_nothing_to_record_still_says_so() -> None:
    assert told(sitting(declared=(declares(action="stays"),)))[-1] == (
        "The item was taken; there was nothing to record."
    )


def test_the_nature_of_a_sensitive_interest_is_nowhere() -> None:
    meeting = sitting(LEFT, declared=(declares(sensitive=True, nature="where she lived"),))
    for style in STYLES:
        assert "where she lived" not in whole(meeting, "full", style)


def test_an_exempt_item_says_nothing_of_interests_in_the_public_set() -> None:
    agenda = [{**item, **({"exempt": [3]} if item["id"] == "i2" else {})} for item in ITEMS]
    meeting = sitting(
        do("exclude_public", items=["i2"], paragraphs=[3]), declared=(declares(),), agenda=agenda
    )
    assert "had declared" not in whole(meeting, "public")
    assert "had declared" in whole(meeting, "full")


def test_a_declaration_marked_exempt_is_not_recalled_in_public() -> None:
    meeting = sitting(LEFT, declared=({**declares(), "exempt": True},))
    assert told(meeting) == [
        "Councillor Cole left the meeting at 2.10pm, having declared an interest."
    ]


def reference(meeting: Meeting) -> Block:
    """The line under item 2 that refers back."""
    (found,) = (block for block in blocks(meeting) if "had declared" in block.text)
    return found


def test_the_line_names_the_declaration_as_its_source() -> None:
    meeting = sitting(declared=(declares(),))
    (declared,) = (e.id for e in meeting.entries if e.item == "d" and "Declare" in repr(e.fact))
    assert reference(meeting).sources == (declared,)
    assert {run.source for run in reference(meeting).runs} == {declared}


def test_on_the_desk_a_declaration_is_told_once() -> None:
    meeting = sitting(declared=(declares(),))
    lines = told_by_entry(drafted(meeting).blocks)
    (declared,) = reference(meeting).sources
    assert len(lines[declared]) == 1
