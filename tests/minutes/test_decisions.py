"""Decisions: what they say themselves, and which motions and votes their own words tell."""

from __future__ import annotations

from typing import Any

import pytest

from tests.minutes.chamber import STYLES, Data, blocks, do, drafted, says, sitting, told

MOVE = do("move", ref="m", what="That the bridge be closed.", mover="ash", seconder="birch")
DECIDED = do("resolve", kind="resolved", by="m", what="The bridge be closed.")


def vote(on: str = "m", manner: str = "unanimous", **figures: Any) -> Data:
    return do("vote", on=on, manner=manner, **figures)


# Told in the decision's own words


@pytest.mark.parametrize(
    ("style", "lines"),
    [
        (
            "cabinet",
            [
                (
                    "Councillor Ash proposed the recommendations, Councillor Birch seconded, and it was "
                    "unanimously resolved that the bridge be closed."
                )
            ],
        ),
        (
            "parish",
            [
                "Proposed by Cllr Ash, seconded by Cllr Birch, and RESOLVED unanimously that the bridge be closed."
            ],
        ),
        (
            "council",
            [
                "It was moved by Councillor Ash and seconded by Councillor Birch that the bridge be closed.",
                "RESOLVED unanimously: That the bridge be closed.",
            ],
        ),
        (
            "scrutiny",
            [
                "Councillor Ann Ash moved, and Councillor Ben Birch seconded, that the bridge be closed.",
                "It was unanimously resolved that the bridge be closed.",
            ],
        ),
    ],
)
def test_a_motion_and_its_vote_are_told_once(style: str, lines: list[str]) -> None:
    assert says(MOVE, vote(), DECIDED, style=style) == lines


@pytest.mark.parametrize("style", STYLES)
def test_what_a_decision_tells_is_placed_and_nothing_is_unplaced(style: str) -> None:
    meeting = sitting(MOVE, vote(), DECIDED, style=style)
    found = {source for block in blocks(meeting) for source in block.sources}
    assert {entry.id for entry in meeting.entries[3:]} <= found
    assert drafted(meeting).unplaced == ()


def test_figures_are_told_in_the_decision_where_the_style_has_a_place_for_them() -> None:
    events = (MOVE, vote(manner="show_of_hands", for_=3, against=1), DECIDED)
    assert says(*events, style="parish") == [
        (
            "Proposed by Cllr Ash, seconded by Cllr Birch, and RESOLVED (three for, one against) that "
            "the bridge be closed."
        )
    ]
    assert len(says(*events, style="council")) == 3, "council has none: the vote is told by itself"


def test_a_motion_is_told_apart_where_the_decision_says_something_else() -> None:
    other = do(
        "resolve", kind="resolved", by="m", parts=["the bridge be closed in May", "notice be given"]
    )
    long = "That the bridge be closed " + "and the ferry be paid for out of the reserves " * 3
    lines = says({**MOVE, "what": long}, vote(), other, style="cabinet")
    assert lines[0].startswith(
        "Councillor Ash proposed and Councillor Birch seconded that the bridge"
    )
    assert lines[1].startswith("It was unanimously resolved")


# Told apart


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("name", "events"),
    [
        (
            "a named vote",
            [vote(manner="named", named={"ash": "for", "birch": "for", "cole": "against"})],
        ),
        (
            "a casting vote",
            [
                vote(manner="show_of_hands", for_=2, against=2),
                do("casting_vote", on="m", by="ash", way="for"),
            ],
        ),
        ("somebody leaving between", [vote(), do("leave", person="dale")]),
        ("words said between", [vote(), do("say", text="Applause followed.")]),
    ],
)
def test_a_vote_is_told_apart_if(name: str, events: list[Data], style: str) -> None:
    lines = says(MOVE, *events, DECIDED, style=style)
    assert len(lines) >= 3, (name, lines)
    assert drafted(sitting(MOVE, *events, DECIDED, style=style)).unplaced == ()


@pytest.mark.parametrize("style", STYLES)
def test_a_lost_vote_is_never_told_as_a_decision(style: str) -> None:
    lines = says(MOVE, vote(manner="show_of_hands", for_=1, against=3), DECIDED, style=style)
    assert any("lost" in line or "not carried" in line for line in lines)


@pytest.mark.parametrize("style", STYLES)
def test_an_amended_motion_is_told_where_it_was_moved(style: str) -> None:
    lines = says(
        MOVE,
        do(
            "amend",
            ref="a",
            to="m",
            what="To add “in May”.",
            mover="cole",
            seconder="dale",
            becomes=["it be so"],
        ),
        vote(on="a", manner="show_of_hands", for_=3, against=1),
        vote(),
        DECIDED,
        style=style,
    )
    assert len(lines) >= 5
    assert any("mendment A" in line and "Dale" in line for line in lines)


def test_a_motion_with_a_wording_of_the_officers_is_not_swallowed() -> None:
    lines = says(
        {**MOVE, "wording": "The Chair put it to the meeting."}, vote(), DECIDED, style="cabinet"
    )
    assert lines[0] == "The Chair put it to the meeting."


def test_a_seconder_is_never_lost() -> None:
    for style in STYLES:
        for seconder in ("birch", None):
            move = {key: value for key, value in MOVE.items() if key != "seconder" or seconder}
            text = "\n".join(says(move, vote(), DECIDED, style=style))
            assert "Ash" in text
            assert ("Birch" in text) == bool(seconder)


# What a decision says


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("resolved", "RESOLVED: That the plan go ahead."),
        ("recommended", "RESOLVED to recommend to Cabinet that the plan go ahead."),
        ("noted", "NOTED: That the plan go ahead."),
        ("agreed", "AGREED: That the plan go ahead."),
        ("refused", "REFUSED: the plan go ahead."),
    ],
)
def test_each_kind_of_decision_has_its_words(kind: str, line: str) -> None:
    assert says(do("resolve", kind=kind, what="That the plan go ahead.", to="Cabinet")) == [line]


@pytest.mark.parametrize("kind", ["noted", "agreed", "refused"])
@pytest.mark.parametrize("style", STYLES)
def test_a_decision_does_not_say_its_verb_twice(kind: str, style: str) -> None:
    (line,) = says(do("resolve", kind=kind, what=f"The report be {kind}."), style=style)
    assert line.lower().count(kind) == 1


@pytest.mark.parametrize("style", STYLES)
def test_a_list_of_actions_prints_its_line_and_then_each_action(style: str) -> None:
    lines = says(
        do("resolve", kind="actions"),
        do("assign", text="Write to the owner", owner="solicitor", due="2026-05-01"),
        do("assign", text="Paint the rail", owner="Tree Team"),
        do("assign", text="Ask"),
        style=style,
    )
    assert len(lines) == 4
    assert "actions" in lines[0]
    assert lines[1:] == [
        "Action: Write to the owner (Solicitor to the Council, by 1 May 2026)",
        "Action: Paint the rail (Tree Team)",
        "Action: Ask",
    ]


def test_the_scrutiny_style_prints_a_list_of_actions_as_the_seeds_do() -> None:
    lines = says(
        vote(on="item", ref="v"),
        do("resolve", kind="actions", by="v"),
        do("assign", text="Ask"),
        style="scrutiny",
    )
    assert lines[0] == "Resolved: The Committee voted unanimously to approve the following actions:"


def test_actions_have_running_numbers_where_the_body_numbers_them() -> None:
    lines = says(
        do("assign", text="One"),
        do("assign", text="Two", number=12),
        do("assign", text="Three"),
        meeting={"first_action_number": 7},
    )
    assert lines == ["Action 7: One", "Action 12: Two", "Action 13: Three"]


def test_reasons_alternatives_conditions_and_the_notice_follow_the_decision_in_this_order() -> None:
    lines = says(
        do(
            "resolve",
            kind="resolved",
            what="The bridge be closed.",
            conditions=["Signs be put up", "A ferry be run"],
            reasons=["It leans", "It creaks"],
            alternatives="To prop it.",
            notice="The bridge is closed.",
        )
    )
    assert lines == [
        "RESOLVED: That the bridge be closed.",
        "Subject to the following conditions:",
        "1. Signs be put up",
        "2. A ferry be run",
        "Reasons:",
        "• It leans.",
        "• It creaks.",
        "Alternatives considered and rejected: To prop it.",
        "Decision: The bridge is closed.",
    ]


@pytest.mark.parametrize("style", STYLES)
def test_no_decision_says_that_twice_or_stops_in_mid_sentence(style: str) -> None:
    for what in ("That the bridge be closed.", "The bridge be closed", "the bridge be closed."):
        for events in ((MOVE, vote()), ()):
            by = {"by": "m"} if events else {}
            text = "\n".join(
                says(*events, do("resolve", kind="resolved", what=what, **by), style=style)
            )
            assert "that that" not in text.lower()
            assert ".." not in text
            assert ".," not in text


def test_a_motion_told_inside_a_decision_leaves_its_stop_behind() -> None:
    move = {**MOVE, "what": "That the recommendations in the report be approved."}
    decision = do(
        "resolve", kind="resolved", by="m", parts=["the bridge be closed", "a ferry be run"]
    )
    line = says(move, vote(), decision, style="cabinet")[0]
    assert ".," not in line


# Earlier minutes


@pytest.mark.parametrize(
    ("style", "line"),
    [
        (
            "cabinet",
            (
                "Resolved: That the minutes of the meeting held on 3 February 2026 be approved as a correct "
                "record and signed by the Chair."
            ),
        ),
        (
            "scrutiny",
            (
                "The minutes of the meeting held on 3 February 2026 were agreed as a correct record and "
                "signed by the Chair."
            ),
        ),
    ],
)
def test_earlier_minutes_are_approved_in_the_words_of_the_seeds(style: str, line: str) -> None:
    assert says(do("approve_minutes", of=["2026-02-03"], signed_by="ash"), style=style) == [line]


def test_several_minutes_are_approved_at_once_and_signed_by_somebody_else() -> None:
    (line,) = says(do("approve_minutes", of=["2026-01-06", "2026-02-03"], signed_by="birch"))
    assert "the meetings held on 6 January 2026 and 3 February 2026" in line
    assert line.endswith("and signed by Councillor Birch.")


def test_corrections_stand_under_the_approval_one_by_one() -> None:
    lines = says(
        do(
            "approve_minutes",
            of=["2026-02-03"],
            corrections=[
                {"minute": "12", "from": "east", "to": "west"},
                {"minute": "Attendance", "from": "present", "to": "absent"},
            ],
        ),
        style="scrutiny",
    )
    assert lines[0].startswith("Including noted amendments, the minutes")
    assert lines[1:] == [
        "• Minute 12: “east” was replaced by “west”.",
        "• Attendance: “present” was replaced by “absent”.",
    ]


def test_minutes_approved_by_a_vote_tell_it_in_their_own_words() -> None:
    events = (vote(on="item", ref="v"), do("approve_minutes", of=["2026-02-03"], by="v"))
    assert says(*events, style="council") == [
        "RESOLVED: That the minutes of the meeting held on 3 February 2026 be unanimously approved as a correct record."
    ]


def test_disputed_minutes_show_their_figures() -> None:
    disputed = vote(on="item", ref="v", manner="show_of_hands", for_=3, against=1)
    text = "\n".join(told(sitting(disputed, do("approve_minutes", of=["2026-02-03"], by="v"))))
    assert "3 for, 1 against" in text
