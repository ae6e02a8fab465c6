"""What `check` says and what it is quiet about: each rule has an example that trips it, and one near it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from clerk.minutes.checks import check
from clerk.record.facts import Say
from clerk.record.meeting import Meeting
from clerk.styles import load_style
from tests.minutes.chamber import AGENDA, do, play, present

Data = dict[str, Any]

ROOM = present("ash", "birch", "cole", "dale")
START = do("start", presiding="ash")
OPEN = do("open_item", item="i2")
MOVE = do("move", ref="m", what="That the bridge be mended", mover="cole", seconder="dale")
CARRIED = do("vote", on="m", manner="assent")
END = do("end", at="16:00")
DISCLOSED = do(
    "declare",
    person="cole",
    items=["i2"],
    interest="Schedule 1",
    class_="disclosable_pecuniary",
    action="stays",
)


def codes(meeting: Meeting) -> set[str]:
    return {flag.code for flag in check(meeting, load_style(meeting.body.style))}


def sitting(*events: Data) -> tuple[Data, ...]:
    return (ROOM, START, OPEN, *events)


TRIPS: list[tuple[str, tuple[Data, ...], tuple[Data, ...]]] = [
    (
        "more_votes_than_voters",
        sitting(do("vote", on="item", manner="show_of_hands", for_=4, against=1)),
        sitting(do("vote", on="item", manner="show_of_hands", for_=3, against=1)),
    ),
    (
        "named_without_a_vote",
        sitting(do("vote", on="item", manner="named", named={"fern": "for", "ash": "for"})),
        sitting(do("vote", on="item", manner="named", named={"birch": "for", "ash": "for"})),
    ),
    (
        "tie_undecided",
        sitting(do("vote", on="item", manner="show_of_hands", for_=2, against=2, ref="v")),
        sitting(
            do("vote", on="item", manner="show_of_hands", for_=2, against=2, ref="v"),
            do("casting_vote", on="v", by="ash", way="for"),
        ),
    ),
    (
        "casting_vote_not_presiding",
        sitting(
            do("vote", on="item", manner="show_of_hands", for_=2, against=2, ref="v"),
            do("casting_vote", on="v", by="birch", way="for"),
        ),
        sitting(
            do("take_chair", person="birch"),
            do("vote", on="item", manner="show_of_hands", for_=2, against=2, ref="v"),
            do("casting_vote", on="v", by="birch", way="for"),
        ),
    ),
    (
        "few_votes",
        sitting(do("vote", on="item", manner="show_of_hands", for_=1, against=0)),
        sitting(do("vote", on="item", manner="show_of_hands", for_=2, against=0)),
    ),
    (
        "own_vote_without_a_vote",
        sitting(MOVE, CARRIED, do("record_my_vote", on="m", person="fern", way="against")),
        sitting(MOVE, CARRIED, do("record_my_vote", on="m", person="dale", way="against")),
    ),
    ("moves_barred", sitting(DISCLOSED, MOVE, CARRIED), sitting(MOVE, CARRIED)),
    (
        "moves_barred",
        sitting(DISCLOSED, MOVE, CARRIED),
        sitting(
            DISCLOSED, do("dispensation", person="cole", items=["i2"], reference="1"), MOVE, CARRIED
        ),
    ),
    (
        "seconds_unseen",
        sitting(do("leave", person="dale"), MOVE, CARRIED),
        sitting(MOVE, do("leave", person="dale"), CARRIED),
    ),
    (
        "moves_and_seconds",
        sitting(do("move", ref="m", what="It", mover="cole", seconder="cole"), CARRIED),
        sitting(do("move", ref="m", what="It", mover="cole", seconder="dale"), CARRIED),
    ),
    ("motion_open", sitting(MOVE, END), sitting(MOVE, do("withdraw", ref="m"), END)),
    (
        "arrives_twice",
        sitting(do("arrive", person="cole")),
        sitting(do("arrive", person="fern", capacity="other_councillor")),
    ),
    (
        "returns_without_leaving",
        sitting(do("return", person="cole")),
        sitting(do("leave", person="cole"), do("return", person="cole")),
    ),
    ("leaves_unseen", sitting(do("leave", person="fern")), sitting(do("leave", person="cole"))),
    (
        "inquorate",
        sitting(*(do("leave", person=name) for name in ("birch", "cole", "dale"))),
        sitting(*(do("leave", person=name) for name in ("cole", "dale"))),
    ),
    (
        "member_unaccounted",
        (present("ash", "birch", "cole"), START),
        (present("ash", "birch", "cole"), START, do("absent", people=["dale", "elm"])),
    ),
    (
        "substitute_for_present",
        sitting(
            present("fern", capacity="substitute"), do("substitute", person="fern", for_="dale")
        ),
        (
            present("ash", "birch"),
            START,
            present("fern", capacity="substitute"),
            do("substitute", person="fern", for_="dale"),
        ),
    ),
    ("not_ended", sitting(), sitting(END)),
    ("adjournment_open", sitting(do("adjourn")), sitting(do("adjourn"), do("resume"))),
    (
        "public_not_readmitted",
        sitting(do("exclude_public", items=["i2"], paragraphs=[3])),
        sitting(do("exclude_public", items=["i2"], paragraphs=[3]), do("readmit_public")),
    ),
    (
        "public_while_excluded",
        sitting(
            do("exclude_public", items=["i2"], paragraphs=[3]),
            do("open_item", item="i3"),
            do("say", text="Said."),
        ),
        sitting(
            do("exclude_public", items=["i2"], paragraphs=[3]),
            do("readmit_public"),
            do("open_item", item="i3"),
            do("say", text="Said."),
        ),
    ),
    (
        "item_not_reached",
        sitting(END),
        sitting(do("open_item", item="i1"), do("defer_item", item="i3", to="April"), END),
    ),
    (
        "approved_too_early",
        sitting(do("approve_minutes", of=["2026-03-05"])),
        sitting(do("approve_minutes", of=["2026-02-04"])),
    ),
]


@pytest.mark.parametrize(
    ("code", "trips", "near"), TRIPS, ids=[f"{case[0]}-{n}" for n, case in enumerate(TRIPS)]
)
def test_a_rule_speaks_up_when_it_must_and_only_then(
    code: str, trips: tuple[Data, ...], near: tuple[Data, ...]
) -> None:
    assert code in codes(play(*trips))
    assert code not in codes(play(*near))


def test_a_budget_vote_has_to_be_named_but_not_a_procedural_one_beside_it() -> None:
    agenda = [{**item, "budget": item["id"] == "i2"} for item in AGENDA]
    put = do("move", ref="p", what="That the question be put", mover="cole", kind="put_question")
    vote = do("vote", on="item", manner="show_of_hands", for_=3, against=1)
    named = do("vote", on="item", manner="named", named={"ash": "for", "birch": "against"})
    assert "budget_vote_not_named" in codes(play(*sitting(vote), agenda=agenda))
    assert "budget_vote_not_named" not in codes(play(*sitting(named), agenda=agenda))
    assert "budget_vote_not_named" not in codes(
        play(*sitting(put, do("vote", on="p", manner="assent")), agenda=agenda)
    )


def test_an_exempt_item_taken_with_the_public_in_is_said() -> None:
    agenda = [{**item, **({"exempt": [3]} if item["id"] == "i2" else {})} for item in AGENDA]
    excluded = do("exclude_public", items=["i2"], paragraphs=[3])
    assert "exempt_item_in_public" in codes(play(*sitting(), agenda=agenda))
    assert "exempt_item_in_public" not in codes(play(*sitting(excluded), agenda=agenda))


def test_a_minute_number_given_twice_is_said_of_the_second() -> None:
    agenda = [{**item, **({"minute_number": "1"} if item["id"] == "i3" else {})} for item in AGENDA]
    flags = check(play(*sitting(), agenda=agenda), load_style("council"))
    assert [flag.item for flag in flags if flag.code == "minute_number_repeated"] == ["i3"]


def test_a_wording_whose_fact_has_changed_is_said() -> None:
    meeting = play(*sitting(do("say", text="As it was.", wording="As I put it.")))
    assert "stale_wording" not in codes(meeting)
    *before, said = meeting.entries
    changed = msgspec.structs.replace(said, fact=Say(text="As it is."))
    assert "stale_wording" in codes(meeting.with_entries([*before, changed]))


def test_every_flag_says_where_and_in_a_sentence() -> None:
    for _, trips, _ in TRIPS:
        meeting = play(*trips)
        for flag in check(meeting, load_style("council")):
            assert flag.where
            assert flag.sentence.endswith(".")
