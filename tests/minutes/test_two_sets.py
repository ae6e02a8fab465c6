"""The public set and the full set: stubs, public texts, and that nothing exempt or private reaches the public."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerk.export.pdf import write_pdf
from clerk.export.plain import write_text
from clerk.export.word import write_word
from clerk.minutes.layout import draft
from clerk.record.exemption import public_meeting
from clerk.record.meeting import Meeting
from clerk.record.script import read_script, write_script
from clerk.styles import letterhead, load_style
from tests.minutes.chamber import AGENDA, STYLES, Data, do, drafted, play, present, told, whole
from tests.minutes.secrets import MARK, secret_meetings

EXEMPT = [*AGENDA[:2], {**AGENDA[2], "exempt": [3]}]


def private_session(*events: Data, agenda: list[Data] | None = None, **more: Any) -> Meeting:
    """A meeting that excludes the public for item 3, in which these events happen, and readmits them."""
    return play(
        present("ash", "birch", "cole", "dale"),
        do("start", presiding="ash"),
        do("open_item", item="i2"),
        do("exclude_public", items=["i3"], paragraphs=[3], **more),
        do("open_item", item="i3"),
        *events,
        do("readmit_public"),
        do("end"),
        agenda=agenda or EXEMPT,
    )


SAID = do("say", text="The rent was £61,500.")


# Stub, public text, what was marked


@pytest.mark.parametrize("style", STYLES)
def test_an_exempt_item_prints_the_styles_stub(style: str) -> None:
    text = "\n".join(told(private_session(SAID), "i3", style=style))
    assert "not for publication" in text
    assert "61,500" not in text
    if style != "parish":
        assert "paragraph 3 of Part 1 of Schedule 12A" in text


@pytest.mark.parametrize("style", STYLES)
def test_a_public_text_stands_in_place_of_the_stub(style: str) -> None:
    agenda = [*AGENDA[:2], {**AGENDA[2], "exempt": [3], "public_text": "The lease was discussed."}]
    lines = told(private_session(SAID, agenda=agenda), "i3", style=style)
    assert lines.count("The lease was discussed.") == 1
    assert "not for publication" not in "\n".join(lines)


def test_the_full_set_has_the_private_text_and_no_stub() -> None:
    lines = told(private_session(SAID), "i3", "full")
    assert "The rent was £61,500." in lines
    assert "not for publication" not in "\n".join(lines)


def test_what_is_marked_as_not_exempt_is_printed_in_public() -> None:
    public = do("say", text="Councillors asked about the term.") | {"exempt": False}
    assert "Councillors asked about the term." in told(private_session(SAID, public), "i3")


def test_what_is_marked_as_exempt_in_an_open_item_is_left_out() -> None:
    meeting = play(
        do("open_item", item="i2"), SAID | {"exempt": True}, do("say", text="It rained.")
    )
    assert told(meeting) == ["It rained."]
    assert "The rent was £61,500." in told(meeting, which="full")


def test_what_was_said_of_an_exempt_item_before_the_public_left_is_public() -> None:
    meeting = play(
        do("open_item", item="i3"),
        do("say", text="The report was introduced."),
        do("exclude_public", items=["i3"], paragraphs=[3]),
        SAID,
        agenda=EXEMPT,
    )
    lines = told(meeting, "i3")
    assert "The report was introduced." in lines
    assert "61,500" not in "\n".join(lines)


def test_an_exempt_item_for_which_nobody_excluded_the_public_is_all_exempt() -> None:
    meeting = play(do("open_item", item="i3"), SAID, agenda=EXEMPT)
    assert "61,500" not in whole(meeting)


def test_an_item_with_a_public_text_alone_keeps_its_own_words_private() -> None:
    agenda = [*AGENDA[:2], {**AGENDA[2], "public_text": "The lease was discussed."}]
    meeting = play(
        present("ash", "birch"),
        do("start", presiding="ash"),
        do("open_item", item="i3"),
        do("say", text="The rent was 900 pounds."),
        agenda=agenda,
    )
    assert told(meeting, "i3") == ["The lease was discussed."]
    assert "900" not in whole(meeting)
    assert "900" in whole(meeting, "full")


def test_an_item_without_paragraphs_is_exempt_once_the_public_are_excluded_for_it() -> None:
    meeting = private_session(SAID, agenda=AGENDA)
    assert "61,500" not in whole(meeting)


def test_a_heading_says_that_its_item_is_exempt() -> None:
    heading = next(b for b in drafted(private_session(SAID)).blocks if b.item == "i3")
    assert heading.text == "3. The lease (exempt, paragraph 3)"


def test_comings_and_goings_in_private_are_on_the_public_roll_and_nowhere_else() -> None:
    meeting = private_session(
        do("leave", at="14:00", person="cole", reason="a quarrel over the rent")
    )
    assert "quarrel" not in whole(meeting)
    assert "Councillor Cole left" not in whole(meeting)
    assert "Cole (until 2" in whole(meeting).replace("Cy ", "")
    assert "quarrel" in whole(meeting, "full")


@pytest.mark.parametrize(
    ("basis", "mark"),
    [
        ("schedule_12a", "section 100A(4)"),
        ("confidential", "section 100A(2)"),
        ("admission_to_meetings_act", "Public Bodies (Admission to Meetings) Act 1960"),
    ],
)
def test_an_exclusion_names_its_ground(basis: str, mark: str) -> None:
    assert mark in whole(private_session(SAID, basis=basis))


def test_an_exclusion_tells_the_public_interest_test_only_if_it_was_recorded() -> None:
    assert "outweighed" in whole(private_session(public_interest=True))
    assert "outweighed" not in whole(private_session())


def test_the_agendas_own_words_on_an_exempt_item_are_left_out_of_the_public_script() -> None:
    agenda = [
        *AGENDA[:2],
        {
            **AGENDA[2],
            "exempt": [3],
            "recommendations": ["LEAK"],
            "purpose": "LEAK",
            "notice": {"what": "LEAK"},
        },
    ]
    meeting = private_session(SAID, agenda=agenda)
    assert "LEAK" not in write_script(public_meeting(meeting))
    for style in STYLES:
        assert "LEAK" not in whole(meeting, style=style)


@pytest.mark.parametrize(
    "event",
    [
        do("open_item", item="i3", wording="LEAK"),
        do("close_item", item="i3", wording="LEAK"),
        do("adjourn", reason="LEAK"),
        do("adjourn", wording="LEAK"),
        do("resume", wording="LEAK"),
        do("exclude_public", items=["i3"], paragraphs=[3], wording="LEAK"),
        do("end", wording="LEAK"),
        do("arrive", person="fern", wording="LEAK"),
        do("take_chair", person="birch", reason="LEAK"),
        do("defer_item", item="i1", reason="LEAK"),
        do("vary_order", items=["i1"], wording="LEAK"),
        do("extend", minutes=5, wording="LEAK"),
        do("next_meeting", dates=[{"date": "2026-04-01", "place": "LEAK"}]),
    ],
    ids=lambda event: str(event["do"]),
)
def test_no_word_entered_in_private_session_is_public(event: Data) -> None:
    meeting = private_session(SAID, event)
    assert "LEAK" not in whole(meeting)
    assert "LEAK" not in write_script(public_meeting(meeting))


def test_what_is_said_between_two_items_while_the_public_are_out_is_not_public() -> None:
    meeting = private_session(SAID, do("close_item", item="i3"), do("say", text="LEAK"))
    assert "LEAK" not in whole(meeting)


def test_the_name_of_an_exempt_motion_is_not_told_by_a_public_vote_on_it() -> None:
    meeting = private_session(
        do("move", ref="sell-to-LEAK", what="That it be sold."),
        do("vote", on="sell-to-LEAK", manner="unanimous") | {"exempt": False},
        do("resolve", kind="resolved", by="sell-to-LEAK", what="It be done.") | {"exempt": False},
    )
    assert "LEAK" not in write_script(public_meeting(meeting))


# Whatever is recorded: property

STYLE_AND_WORDS = st.sampled_from(STYLES)


def of_style(meeting: Meeting, style: str) -> Meeting:
    body = msgspec.structs.replace(meeting.body, style=style)
    return msgspec.structs.replace(meeting, body=body)


@settings(max_examples=40, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(secret_meetings(), STYLE_AND_WORDS)
def test_no_exempt_or_private_word_reaches_the_public_draft_script_or_text(
    meeting: Meeting, style: str
) -> None:
    meeting = of_style(meeting, style)
    made = draft(meeting, load_style(style))
    script = write_script(public_meeting(meeting))
    assert not MARK.search(str(made)), [
        line for line in str(made.blocks).split("Block") if "eak" in line
    ]
    assert not MARK.search(write_text(made))
    assert not MARK.search(script), [line for line in script.splitlines() if MARK.search(line)]
    assert MARK.search(str(draft(meeting, load_style(style), "full"))), "the full set has them"


@settings(max_examples=25, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(secret_meetings(), STYLE_AND_WORDS)
def test_the_public_script_reads_back_and_gives_the_same_public_text(
    meeting: Meeting, style: str
) -> None:
    meeting = of_style(meeting, style)
    again = read_script(write_script(public_meeting(meeting))).meeting
    found = load_style(style)
    assert write_text(draft(again, found)) == write_text(draft(meeting, found))
    assert write_script(public_meeting(again)) == write_script(public_meeting(meeting))


@settings(max_examples=5, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(secret_meetings(), STYLE_AND_WORDS)
def test_no_exempt_or_private_word_is_anywhere_in_the_public_documents(
    meeting: Meeting, style: str
) -> None:
    meeting = of_style(meeting, style)
    made = draft(meeting, load_style(style))
    with zipfile.ZipFile(io.BytesIO(write_word(made, letterhead(style)))) as parts:
        for name in parts.namelist():
            assert not MARK.search(parts.read(name).decode("utf-8", "ignore")), name
    reader = pypdf.PdfReader(io.BytesIO(_pdf(made, letterhead(style))))
    words = "".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
    assert not MARK.search(words + str(reader.outline))


def _pdf(made: Any, paper: Path) -> bytes:
    return write_pdf(made, paper)
