"""Who is called in a division, and why somebody who is there is not."""

from __future__ import annotations

from clerk.record.meeting import Meeting
from clerk.record.presence import Chronicle
from clerk.record.voters import division_list
from tests.minutes.chamber import do
from tests.record.rules.pairs.scenes import sitting


def called(meeting: Meeting) -> dict[str, str]:
    room = Chronicle(meeting).last()
    return {voter.person: voter.why_not for voter in division_list(meeting, room, "i2")}


def test_members_who_are_there_are_called_in_the_order_of_the_seats() -> None:
    assert called(sitting()) == {"ash": "", "birch": "", "cole": "", "dale": ""}


def test_somebody_who_left_is_not_called() -> None:
    assert "dale" not in called(sitting(do("leave", person="dale")))


def test_whoever_is_barred_by_an_interest_is_listed_with_the_reason_there_or_not() -> None:
    declared = do(
        "declare", person="cole", items=["i2"], interest="Schedule 1", action="stays",
        class_="disclosable_pecuniary",
    )  # fmt: skip
    assert called(sitting(declared))["cole"] == "barred by an interest"
    assert called(sitting(declared, do("leave", person="cole", reason="interest")))["cole"] == (
        "left for an interest"
    )


def test_a_member_without_a_vote_and_one_who_is_remote_are_listed_with_the_reason() -> None:
    found = called(
        sitting(
            do("attend", people=["elm"], capacity="co_opted", mode="in_room"),
            do("attend", people=["dale"], capacity="member", mode="remote"),
        )
    )
    assert (found["elm"], found["dale"]) == ("no vote on this body", "remote, no vote on this body")


def test_a_substitute_is_called_where_the_member_sat_unless_the_member_is_there() -> None:
    stands_in = (
        do("substitute", person="fern", for_="birch"),
        do("attend", people=["fern"], capacity="substitute", mode="in_room"),
    )
    assert called(sitting(*stands_in))["fern"] == "Ben Birch is there"
    assert list(called(sitting(do("leave", person="birch"), *stands_in))) == [
        "ash", "fern", "cole", "dale",
    ]  # fmt: skip
