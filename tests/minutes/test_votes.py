"""How motions, amendments and votes are told where they stand by themselves."""

from __future__ import annotations

from typing import Any

import pytest

from tests.minutes.chamber import STYLES, Data, do, says

MOVE = do("move", ref="m", what="That the bridge be closed.", mover="ash", seconder="birch")


def vote(on: str = "m", manner: str = "show_of_hands", **figures: Any) -> Data:
    return do("vote", on=on, manner=manner, **figures)


def after_motion(*events: Data, style: str = "council") -> list[str]:
    return says(MOVE, *events, style=style)[1:]


@pytest.mark.parametrize(
    ("figures", "line"),
    [
        (
            {"for_": 3, "against": 1},
            "On being put to the vote, the motion was carried (3 for, 1 against).",
        ),
        (
            {"for_": 1, "against": 3},
            "On being put to the vote, the motion was lost (1 for, 3 against).",
        ),
        (
            {"for_": 2, "against": 2},
            "On being put to the vote, the motion received an equal number of votes (2 for, 2 against).",
        ),
        (
            {"for_": 2, "against": 1, "abstain": 1},
            "On being put to the vote, the motion was carried (2 for, 1 against, 1 abstention).",
        ),
        (
            {"for_": 2, "against": 0, "abstain": 2},
            "On being put to the vote, the motion was carried (2 for, 0 against, 2 abstentions).",
        ),
        (
            {"for_": 2, "against": 1, "not_voting": 1},
            "On being put to the vote, the motion was carried (2 for, 1 against, 1 not voting).",
        ),
        ({"declared": "carried"}, "On being put to the vote, the motion was carried."),
        ({"declared": "lost"}, "On being put to the vote, the motion was lost."),
        ({}, "The motion was put to the vote."),
        ({"for_": 4}, "On being put to the vote, the motion was carried (4 for, 0 against)."),
    ],
)
def test_a_show_of_hands_is_told(figures: dict[str, Any], line: str) -> None:
    assert after_motion(vote(**figures)) == [line]


def test_abstentions_left_out_are_simply_not_told() -> None:
    assert "abst" not in after_motion(vote(for_=3, against=1))[0]
    assert "0 abstentions" in after_motion(vote(for_=3, against=1, abstain=0))[0]


def test_figures_are_words_where_the_style_has_words() -> None:
    assert after_motion(vote(for_=3, against=1, abstain=1), style="parish") == [
        "The proposal was carried (three for, one against, one abstention)."
    ]
    assert after_motion(vote(for_=21, against=1), style="parish") == [
        "The proposal was carried (21 for, one against)."
    ]


def test_nobody_against_is_none_against() -> None:
    assert after_motion(vote(for_=4, against=0), style="parish") == [
        "The proposal was carried (four for, none against)."
    ]


def test_assent_and_unanimity_are_two_things() -> None:
    assert after_motion(vote(manner="assent")) == ["The motion was agreed without a vote."]
    assert after_motion(vote(manner="unanimous")) == [
        "On being put to the vote, the motion was carried unanimously."
    ]


def test_a_named_vote_lists_the_names_for_each_way() -> None:
    named = {
        "ash": "for",
        "birch": "against",
        "cole": "for",
        "dale": "abstain",
        "fern": "not_voting",
    }
    assert after_motion(vote(manner="named", named=named)) == [
        (
            "On being put to the vote, the motion was carried on a recorded vote "
            "(2 for, 1 against, 1 abstention, 1 not voting)."
        ),
        (
            "The recorded vote was:\n"
            "For (2): Councillors Ash and Cole\n"
            "Against (1): Councillor Birch\n"
            "Abstained (1): Councillor Dale\n"
            "Not voting (1): Councillor Fern"
        ),
    ]


def test_a_casting_vote_follows_the_tie_that_it_broke() -> None:
    for way, end in (("for", "carried"), ("against", "lost")):
        lines = after_motion(vote(for_=2, against=2), do("casting_vote", on="m", by="ash", way=way))
        assert "an equal number of votes" in lines[0]
        assert lines[1] == (
            f"Councillor Ash used a casting vote {way} the motion, which was therefore {end}."
        )


def test_a_members_own_vote_and_dissent_are_told() -> None:
    lines = after_motion(
        vote(for_=3, against=1),
        do("record_my_vote", on="m", person="dale", way="against"),
        do("dissent", on="m", people=["cole", "dale"]),
    )
    assert lines[1:] == [
        "Councillor Dale asked that it be recorded that they voted against.",
        "Councillors Cole and Dale asked that their dissent be recorded.",
    ]


def test_nobodys_dissent_is_nothing_to_tell() -> None:
    assert len(after_motion(vote(for_=3, against=1), do("dissent", on="m", people=[]))) == 1


# Amendments


def amend(ref: str, **more: Any) -> Data:
    return do(
        "amend", ref=ref, to="m", what=f"To add “{ref}”.", mover="cole", seconder="dale", **more
    )


def test_amendments_have_letters_and_their_fates() -> None:
    lines = after_motion(
        amend("one"), vote("one", for_=3, against=1),
        amend("two"), do("fall", ref="two", because="one"),
        amend("three"), do("withdraw", ref="three"),
        amend("four"), do("accept", ref="four"),
        amend("five"), vote("five", for_=1, against=3),
        amend("six"), do("fall", ref="six"),
    )  # fmt: skip
    assert [line.split(" was moved")[0] for line in lines[::2]] == [
        f"Amendment {letter}" for letter in "ABCDEF"
    ]
    assert lines[1::2] == [
        "On being put to the vote, amendment A was carried (3 for, 1 against).",
        "Amendment B fell, amendment A having been carried.",
        "Amendment C was withdrawn.",
        "Amendment D was accepted by the mover.",
        "On being put to the vote, amendment E was lost (1 for, 3 against).",
        "Amendment F fell.",
    ]


def test_a_carried_amendment_shows_how_the_motion_then_read() -> None:
    lines = after_motion(
        amend("one", becomes=["it close in May", "it open in June"]), vote("one", for_=3, against=1)
    )
    assert lines[2:] == [
        "The substantive motion then read:",
        "1. It close in May; and",
        "2. It open in June.",
    ]


@pytest.mark.parametrize("fate", [do("withdraw", ref="one"), vote("one", for_=1, against=3)])
def test_an_amendment_that_was_not_taken_does_not_show_how_the_motion_would_have_read(
    fate: Data,
) -> None:
    lines = after_motion(amend("one", becomes=["it close in May"]), fate)
    assert len(lines) == 2


def test_a_motion_is_called_as_amended_only_in_votes_after_it_was_amended() -> None:
    lines = after_motion(
        vote(for_=2, against=2),
        amend("one"),
        vote("one", for_=3, against=1),
        vote(for_=4, against=0),
    )
    assert "the motion received" in lines[0]
    assert "the substantive motion was carried" in lines[-1]


def test_an_amendment_carried_by_the_casting_vote_shows_how_the_motion_then_read_once() -> None:
    lines = after_motion(
        amend("one", becomes=["it close in May"]),
        vote("one", for_=2, against=2),
        do("casting_vote", on="one", by="ash", way="for"),
    )
    assert [line for line in lines if "then read" in line] == ["The substantive motion then read:"]


def test_an_amendment_of_an_amendment_is_lettered_on_its_own() -> None:
    lines = after_motion(
        amend("one"),
        do("amend", ref="sub", to="one", what="To strike out “one”.", mover="dale"),
        vote("sub", for_=3, against=1),
    )
    assert lines[1].startswith("Amendment A was moved by Councillor Dale")


# Motions


@pytest.mark.parametrize(
    ("style", "line"),
    [
        ("cabinet", "The Chair proposed that the bridge be closed."),
        ("council", "It was proposed from the chair that the bridge be closed."),
        ("parish", "Proposed from the chair: that the bridge be closed."),
        ("scrutiny", "The Chair moved that the bridge be closed."),
    ],
)
def test_a_motion_without_a_mover_is_the_chairs(style: str, line: str) -> None:
    move = do("move", ref="m", what="That the bridge be closed.")
    assert says(move, style=style) == [line]


@pytest.mark.parametrize("kind", ["refer", "next_business", "put_question", "other_procedural"])
@pytest.mark.parametrize("style", STYLES)
def test_a_procedural_motion_names_its_mover_and_what_it_asks(kind: str, style: str) -> None:
    move = do(
        "move",
        ref="p",
        kind=kind,
        what="That it be put off.",
        on="m",
        mover="cole",
        seconder="dale",
    )
    line = says(MOVE, move, style=style)[-1]
    assert "Cole" in line
    assert "Dale" in line
    assert line.endswith("that it be put off.")


@pytest.mark.parametrize("kind", ["refer", "next_business", "put_question", "other_procedural"])
@pytest.mark.parametrize("style", ["council", "parish"])
def test_a_procedural_motion_without_a_mover_is_the_chairs(kind: str, style: str) -> None:
    move = do("move", ref="p", kind=kind, what="That it be put off.", on="m")
    line = says(MOVE, move, style=style)[-1]
    assert "chair" in line.lower()
    assert "by that" not in line
    assert " :" not in line


def test_a_motion_moved_otherwise_than_notice_was_given_says_so() -> None:
    agenda = [
        {
            "id": "i2",
            "number": "2",
            "kind": "motion",
            "title": "Motion",
            "notice": {"by": "ash", "what": "That it be shut."},
        }
    ]
    altered = says(MOVE, agenda=agenda)
    same = says({**MOVE, "what": "That it be shut"}, agenda=agenda)
    assert altered[0].startswith(
        "The following motion stood on the agenda in the name of Councillor Ash"
    )
    assert "in a form altered from the notice" in altered[2]
    assert "altered" not in same[2]


@pytest.mark.parametrize("style", STYLES)
def test_no_vote_disagrees_with_its_verb(style: str) -> None:
    for event in (
        vote(manner="assent"),
        vote(for_=3, against=1),
        vote(for_=1, against=3),
        do("withdraw", ref="m"),
    ):
        assert "recommendations was" not in "\n".join(after_motion(event, style=style))
