"""The document as a whole: its sections, the order of items, a second sitting, a meeting that was not held."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.minutes.blocks import Block
from clerk.minutes.layout import draft
from clerk.record.facts import CloseItem, OpenItem, Private, Start
from clerk.record.meeting import Meeting
from clerk.styles import load_style
from tests.minutes.chamber import (
    AGENDA,
    STYLES,
    blocks,
    do,
    drafted,
    play,
    present,
    sitting,
    told,
    whole,
)
from tests.strategies import meetings


def looks(found: tuple[Block, ...], look: str) -> list[str]:
    return [block.text for block in found if block.look == look]


def headings(meeting: Meeting, style: str = "council") -> list[str]:
    return looks(drafted(meeting, style=style).blocks, "heading")


# Title, marking, closing


@pytest.mark.parametrize(
    ("style", "title"),
    [
        (
            "cabinet",
            (
                "Minutes of the meeting of Bridges Committee "
                "held at The Hut on Wednesday 4 March 2026 at 2.00 pm"
            ),
        ),
        (
            "parish",
            (
                "Minutes of the meeting of Bridges Committee, "
                "held at The Hut, on Wednesday 4 March 2026 at 14:00"
            ),
        ),
    ],
)
def test_the_title_says_what_met_where_and_when(style: str, title: str) -> None:
    meeting = play(meeting={"place": "The Hut"})
    assert looks(drafted(meeting, style=style).blocks, "title") == [title]


@pytest.mark.parametrize("style", STYLES)
def test_the_title_of_a_meeting_without_a_place_has_no_gap(style: str) -> None:
    (title,) = looks(drafted(play(), style=style).blocks, "title")
    assert "  " not in title
    assert " ," not in title
    assert "held at" not in title


@pytest.mark.parametrize("kind", ["annual", "extraordinary"])
def test_the_title_says_if_the_meeting_is_not_an_ordinary_one(kind: str) -> None:
    (title,) = looks(drafted(play(meeting={"type": kind})).blocks, "title")
    assert title.startswith(f"Minutes of the {kind} meeting of")


def test_a_bilingual_body_has_its_other_name_under_the_title() -> None:
    found = drafted(play(body={"other_name": "Pwyllgor Pontydd"})).blocks
    assert looks(found, "title_other") == ["Pwyllgor Pontydd"]


def test_a_draft_is_marked_until_it_is_signed() -> None:
    signed = {"signed": {"by": "ash", "on": "2026-04-01"}}
    assert drafted(play()).marking == "DRAFT"
    assert drafted(play(meeting=signed)).marking == ""
    assert drafted(play(), "full").marking.startswith("DRAFT · NOT FOR PUBLICATION")
    assert drafted(play(meeting=signed), "full").marking.startswith("NOT FOR PUBLICATION")


@pytest.mark.parametrize(
    ("style", "closing"),
    [
        ("cabinet", "The meeting ended at 15:05"),
        ("council", "The meeting closed at 3.05pm."),
        ("scrutiny", "The meeting ended at 3.05 pm"),
    ],
)
def test_the_closing_says_when_the_meeting_ended(style: str, closing: str) -> None:
    meeting = sitting(do("end", at="15:05"), style=style)
    assert looks(drafted(meeting).blocks, "closing") == [closing]


def test_a_meeting_that_has_not_ended_has_no_closing() -> None:
    assert looks(drafted(sitting()).blocks, "closing") == []


def test_sections_stand_in_the_order_of_the_style() -> None:
    style = load_style("council")
    turned = msgspec.structs.replace(
        style,
        document=msgspec.structs.replace(style.document, sections=("items", "signature", "title")),
    )
    found = [block.look for block in draft(sitting(do("end")), turned).blocks]
    assert found[-2:] == ["signature", "title"]
    assert "closing" not in found


def test_a_section_that_a_style_leaves_out_leaves_its_facts_unplaced() -> None:
    style = load_style("council")
    cut = msgspec.structs.replace(
        style, document=msgspec.structs.replace(style.document, sections=("title", "items"))
    )
    meeting = sitting(do("end"))
    lost = {meeting.entry_by_id[number].fact for number in draft(meeting, cut).unplaced}
    assert {type(fact).__name__ for fact in lost} == {"Attend", "End"}


# Items


AS_TAKEN = (
    do("open_item", item="i1"),
    do("open_item", item="i3"),
    do("say", text="First the lease."),
    do("open_item", item="i2"),
    do("say", text="Then the bridge."),
    do("end"),
)


def test_items_stand_in_the_order_of_the_agenda_or_in_that_in_which_they_were_taken() -> None:
    meeting = play(*AS_TAKEN)
    style = load_style("council")
    taken = msgspec.structs.replace(
        style, items=msgspec.structs.replace(style.items, order="taken")
    )
    in_agenda = looks(draft(meeting, style).blocks, "heading")[1:]
    as_taken = looks(draft(meeting, taken).blocks, "heading")[1:]
    assert in_agenda == ["1. Apologies", "2. The bridge", "3. The lease"]
    assert as_taken == ["1. Apologies", "3. The lease", "2. The bridge"]


def test_an_item_never_taken_stands_last_where_items_stand_as_taken() -> None:
    style = load_style("council")
    taken = msgspec.structs.replace(
        style, items=msgspec.structs.replace(style.items, order="taken")
    )
    meeting = play(do("open_item", item="i3"), do("end"))
    assert looks(draft(meeting, taken).blocks, "heading")[1:] == [
        "3. The lease",
        "1. Apologies",
        "2. The bridge",
    ]


@pytest.mark.parametrize(
    ("style", "heading"),
    [
        ("cabinet", "39. THE BRIDGE"),
        ("council", "39. The bridge"),
        ("parish", "26/03/39 The bridge"),
        ("scrutiny", "39. THE BRIDGE"),
    ],
)
def test_a_heading_has_the_minute_number_as_the_style_prints_it(style: str, heading: str) -> None:
    meeting = play(meeting={"first_minute_number": 38, "reference": "26/03"}, style=style)
    assert heading in headings(meeting, style)


def test_a_heading_without_a_number_has_no_gap_in_its_place() -> None:
    agenda = [{**AGENDA[1], "minute_number": ""}]
    assert headings(play(agenda=agenda))[-1] == "The bridge"


def test_an_item_taken_again_goes_on_under_its_one_heading() -> None:
    meeting = play(
        do("open_item", item="i2"), do("say", text="One."),
        do("open_item", item="i3"), do("say", text="Two."),
        do("open_item", item="i2"), do("say", text="Three."),
    )  # fmt: skip
    assert told(meeting) == ["One.", "Three."]
    assert len([h for h in headings(meeting) if "bridge" in h]) == 1


def test_items_taken_together_say_so() -> None:
    meeting = play(do("open_item", item="i2", with_=["i3"]), do("say", text="Both."), do("end"))
    assert told(meeting)[0] == "Items 2 and 3 were taken together."


def test_what_is_put_off_is_told_under_its_own_item() -> None:
    meeting = sitting(do("defer_item", item="i3", to="April"), do("end"))
    assert told(meeting, "i3") == ["The item was deferred to April."]


def test_an_item_that_was_not_reached_says_so_only_when_the_meeting_has_ended() -> None:
    assert told(sitting(), "i3") == []
    assert told(sitting(do("end")), "i3") == ["This item was not reached."]


def test_an_item_that_was_taken_with_nothing_to_say_says_so() -> None:
    assert told(sitting(do("end"))) == ["The item was taken; there was nothing to record."]


def test_what_belongs_to_no_item_stands_before_the_first() -> None:
    meeting = play(present("ash"), do("say", text="The clock struck."), do("open_item", item="i1"))
    found = [block.text for block in drafted(meeting).blocks]
    assert found.index("The clock struck.") < found.index("1. Apologies")


def test_what_is_said_after_an_item_was_closed_stands_under_it() -> None:
    meeting = sitting(do("close_item", item="i2"), do("leave", person="cole"))
    found = [block.text for block in drafted(meeting).blocks]
    assert found.index("2. The bridge") < found.index("Councillor Cole left the meeting at 2pm.")
    assert found.index("Councillor Cole left the meeting at 2pm.") < found.index("3. The lease")


def test_a_fact_entered_under_another_item_stands_there() -> None:
    meeting = sitting({**do("say", text="Of the lease."), "under": "i3"})
    assert told(meeting, "i3") == ["Of the lease."]
    assert "lease" not in "".join(told(meeting, "i2"))


def test_headings_say_where_in_the_recording_an_item_begins() -> None:
    meeting = play(
        do("open_item", at="15:31:05", item="i2"), meeting={"webcast": {"started": "13:58"}}
    )
    assert "2. The bridge (1:33:05 in the recording)" in headings(meeting)


def test_appendices_with_a_text_stand_at_the_end_and_are_mentioned_in_their_place() -> None:
    meeting = sitting(
        do("appendix", title="Appendix 1: The letter", text="Dear Sir"),
        do("appendix", title="The map"),
        do("appendix", title="The plan", text="North is up"),
    )
    assert len(blocks(meeting)) - len([b for b in blocks(meeting) if b.look == "appendix"]) >= 3
    assert looks(drafted(meeting).blocks, "appendix") == [
        "Appendix 1: The letter",
        "Appendix 2: The plan",
    ]
    assert [block.text for block in drafted(meeting).blocks][-1] == "North is up"


def test_a_table_is_kept_whole_and_its_short_rows_are_filled_up() -> None:
    (block,) = blocks(
        sitting(do("table", header=["a"], rows=[["1", "2", "3"], ["4"]], caption="Sums"))
    )
    assert (block.header, block.rows) == (("a", "", ""), (("1", "2", "3"), ("4", "", "")))
    assert block.caption == "Sums"


# A second sitting


RESUMED = (
    present("ash", "birch"),
    do("start", presiding="ash"),
    do("open_item", item="i2"),
    do("adjourn", at="16:00", to="2026-03-05T10:00"),
    {**do("resume", at="10:00", date="2026-03-05"), "next_day": True},
    present("cole", "dale") | {"at": "10:00"},
    do("say", at="10:01", text="They went on."),
)


@pytest.mark.parametrize("style", STYLES)
def test_a_second_sitting_has_its_own_roll_where_the_meeting_resumed(style: str) -> None:
    # A roster has those who were not there as well, and says so.
    found = [
        line
        for block in drafted(play(*RESUMED, style=style)).blocks
        for line in (f"{block.label} {block.text}", *(" ".join(row) for row in block.rows))
        if "Absent" not in line
    ]
    resumed = next(index for index, text in enumerate(found) if "resumed" in text)
    first, second = "\n".join(found[:resumed]), "\n".join(found[resumed:])
    assert "Ben Birch" in first
    assert "Cy Cole" not in "\n".join(line for line in found[:resumed] if "bsent" not in line)
    assert "Cy Cole" in second
    assert "Ben Birch" not in second
    assert "Attendance on Thursday 5 March 2026" in second


def test_the_heading_of_a_second_sitting_follows_the_resumption_and_goes_before_what_was_said() -> (
    None
):
    found = [block.text for block in drafted(play(*RESUMED)).blocks]
    where = [
        next(index for index, text in enumerate(found) if mark in text)
        for mark in ("adjourned", "resumed", "Attendance on", "Cy Cole", "They went on.")
    ]
    assert where == sorted(where)


def test_a_break_of_an_hour_needs_no_second_roll() -> None:
    meeting = sitting(do("adjourn", at="15:00"), do("resume", at="16:00"))
    assert "Attendance on" not in whole(meeting)


# A meeting that was not held


NOT_HELD = (
    present("ash"),
    do("apologise", people=["cole"], reason="illness"),
    do("not_held", reason="two members were needed and one was there"),
)


@pytest.mark.parametrize("style", STYLES)
def test_a_meeting_that_was_not_held_leaves_notes_and_not_minutes(style: str) -> None:
    found = drafted(play(*NOT_HELD, style=style)).blocks
    (title,) = looks(found, "title")
    called = "hearing" if style == "licensing" else "meeting"
    assert title.startswith(f"Notes of the {called} of Bridges Committee called")
    text = "\n".join(block.text for block in found)
    assert "The meeting was not held: two members were needed and one was there." in text
    assert "Cole (illness)" in text
    assert "not reached" not in text


@pytest.mark.parametrize("style", STYLES)
def test_notes_number_no_minutes(style: str) -> None:
    assert not [h for h in headings(play(*NOT_HELD, style=style), style) if h[:1].isdigit()]


# Whatever happens


def test_no_heading_is_empty() -> None:
    assert all(headings(play(agenda=[{**AGENDA[0], "title": "", "minute_number": ""}])))


@given(meetings(), st.sampled_from(STYLES), st.sampled_from(["public", "full"]))
def test_every_entry_is_told_or_listed_as_unplaced(
    meeting: Meeting, style: str, which: str
) -> None:
    """Or it is the frame's to tell, or private: nothing captured vanishes without a word."""
    made = draft(meeting, load_style(style), "full" if which == "full" else "public")
    told_by = {source for block in made.blocks for source in block.sources}
    kept = meeting.entry_by_id
    assert told_by <= kept.keys()
    assert not told_by & set(made.unplaced)
    if which == "full":
        for entry in meeting.entries:
            silent = isinstance(entry.fact, Start | OpenItem | CloseItem | Private)
            assert silent or entry.id in told_by or entry.id in made.unplaced, entry


@given(meetings(), st.sampled_from(STYLES))
def test_every_block_has_something_to_print_and_a_place(meeting: Meeting, style: str) -> None:
    for block in draft(meeting, load_style(style), "full").blocks:
        assert block.text.strip() or block.rows or block.header, block
        assert block.item is None or block.item in meeting.item_by_id
        assert not block.runs or not block.runs[0].break_before


@given(meetings(), st.sampled_from(STYLES))
def test_a_draft_is_the_same_every_time(meeting: Meeting, style: str) -> None:
    found = load_style(style)
    assert draft(meeting, found) == draft(meeting, found)
