"""Who may vote, whether there is a quorum, and how a vote went."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.record.facts import Vote
from clerk.record.meeting import Meeting
from clerk.record.people import Quorum
from clerk.record.presence import Chronicle
from clerk.record.voting import (
    casting_vote,
    division,
    entitled,
    has_vote,
    quorum,
    result,
    tally,
)
from tests.minutes.chamber import Data, do, play, present, sitting
from tests.strategies import meetings


def voters(meeting: Meeting, item: str | None = "i2") -> list[str]:
    return sorted(entitled(meeting, Chronicle(meeting).last(), item))


def outcome(*events: Data) -> str:
    meeting = sitting(do("move", ref="m", what="That it be."), *events)
    entry = next(entry for entry, _ in meeting.of(Vote))
    return result(meeting, entry)


def vote(manner: str = "show_of_hands", **figures: Any) -> Data:
    return do("vote", on="m", manner=manner, **figures)


# Entitled


def test_members_in_the_room_may_vote_and_nobody_else_may() -> None:
    meeting = sitting(
        present("elm", capacity="co_opted"),
        present("solicitor", capacity="officer"),
        present("fern", capacity="other_councillor"),
        present("gray", capacity="public"),
    )
    assert voters(meeting) == ["ash", "birch", "cole", "dale"]


def test_a_member_who_has_left_may_not_vote_until_they_return() -> None:
    left = sitting(do("leave", person="cole"))
    assert "cole" not in voters(left)
    assert "cole" in voters(sitting(do("leave", person="cole"), do("return", person="cole")))


def test_a_co_opted_member_with_a_vote_may_vote() -> None:
    members = [{"person": "ash", "role": "chair"}, {"person": "elm", "capacity": "co_opted_voting"}]
    meeting = play(present("ash"), present("elm", capacity="co_opted"), body={"members": members})
    assert voters(meeting) == ["ash", "elm"]


@pytest.mark.parametrize(("rule", "may"), [("counted", ["ash", "cole"]), ("not_counted", ["ash"])])
def test_who_is_there_remotely_votes_only_where_the_body_counts_them(
    rule: str, may: list[str]
) -> None:
    meeting = play(present("ash"), present("cole", mode="remote"), body={"remote_attendance": rule})
    assert voters(meeting) == may


def test_somebody_who_comes_into_the_room_from_remote_may_vote() -> None:
    meeting = play(
        present("cole", mode="remote"),
        do("leave", person="cole"),
        do("return", person="cole", mode="in_room"),
    )
    assert voters(meeting) == ["cole"]


SUBSTITUTE = do("substitute", person="fern", for_="dale")


def test_a_substitute_votes_in_the_place_of_an_absent_member() -> None:
    meeting = play(present("ash"), present("fern", capacity="substitute"), SUBSTITUTE)
    assert voters(meeting) == ["ash", "fern"]


def test_a_substitute_loses_the_vote_when_the_member_comes_and_has_it_again_when_they_go() -> None:
    events = (
        present("ash"),
        present("fern", capacity="substitute"),
        SUBSTITUTE,
        do("arrive", person="dale"),
    )
    assert voters(play(*events)) == ["ash", "dale"]
    assert voters(play(*events, do("leave", person="dale"))) == ["ash", "fern"]


def test_a_substitute_for_somebody_without_a_vote_has_none() -> None:
    events = (present("ash"), present("fern", capacity="substitute"))
    assert voters(play(*events, do("substitute", person="fern", for_="elm"))) == ["ash"]
    assert voters(play(*events, do("substitute", person="fern", for_="gray"))) == ["ash"]


def test_a_member_who_substitutes_for_another_has_still_one_vote() -> None:
    meeting = play(present("ash", "birch"), do("substitute", person="birch", for_="dale"))
    assert voters(meeting) == ["ash", "birch"]


def interest(**more: Any) -> Data:
    details: Data = {"person": "cole", "items": ["i2"], "interest": "", "action": "stays", **more}
    return do("declare", **details)


def test_a_disclosable_pecuniary_interest_bars_from_its_item_alone() -> None:
    meeting = sitting(interest(class_="disclosable_pecuniary"))
    assert "cole" not in voters(meeting, "i2")
    assert "cole" in voters(meeting, "i3")
    assert "cole" in voters(meeting, None)


def test_another_interest_bars_nobody() -> None:
    assert "cole" in voters(sitting(interest(class_="other")))


def test_a_dispensation_lifts_the_bar_for_its_items_whichever_comes_first() -> None:
    barred = interest(class_="disclosable_pecuniary", items=["i2", "i3"])
    lifted = do("dispensation", person="cole", items=["i2"], reference="1")
    for events in ((barred, lifted), (lifted, barred)):
        meeting = sitting(*events)
        assert "cole" in voters(meeting, "i2")
        assert "cole" not in voters(meeting, "i3")


# Quorum


@pytest.mark.parametrize(
    ("rule", "seats", "needed"),
    [
        ({"number": 3}, 40, 3),
        ({"number": 0}, 40, 0),
        ({"numerator": 1, "denominator": 4}, 40, 10),
        ({"numerator": 1, "denominator": 4}, 41, 11),
        ({"numerator": 1, "denominator": 3, "floor": 3}, 7, 3),
        ({"numerator": 1, "denominator": 3, "floor": 3}, 5, 3),
        ({"numerator": 1, "denominator": 3, "floor": 3}, 10, 4),
        ({"numerator": 2, "denominator": 3}, 10, 7),
        ({"numerator": 1, "denominator": 2}, 0, 0),
        ({"numerator": 1, "denominator": 2, "floor": 2}, 0, 2),
    ],
)
def test_a_quorum_is_a_number_or_a_fraction_rounded_up_with_a_floor(
    rule: dict[str, int], seats: int, needed: int
) -> None:
    assert Quorum(**rule).needed(seats) == needed


@given(
    st.integers(1, 100), st.integers(1, 100), st.integers(0, 100), st.none() | st.integers(0, 50)
)
def test_a_fraction_is_the_least_whole_number_that_is_enough(
    numerator: int, denominator: int, seats: int, floor: int | None
) -> None:
    needed = Quorum(numerator=numerator, denominator=denominator, floor=floor).needed(seats)
    assert needed * denominator >= seats * numerator
    assert needed >= (floor or 0)
    assert needed == (floor or 0) or (needed - 1) * denominator < seats * numerator


def test_a_quorum_is_of_the_voting_seats_and_of_those_there_with_a_vote() -> None:
    rule = {"quorum": {"numerator": 1, "denominator": 2}}
    meeting = play(
        present("ash", "birch"),
        present("elm", capacity="co_opted"),
        present("cole", mode="remote"),
        body=rule,
    )
    state = quorum(meeting, Chronicle(meeting).last())
    assert (state.present, state.needed, state.met) == (2, 2, True)


def test_a_member_barred_by_an_interest_counts_towards_the_quorum() -> None:
    meeting = sitting(interest(class_="disclosable_pecuniary"))
    assert quorum(meeting, Chronicle(meeting).last()).present == 4


def test_an_empty_room_is_not_quorate() -> None:
    meeting = play()
    assert not quorum(meeting, Chronicle(meeting).last()).met


# Results


@pytest.mark.parametrize(
    ("event", "how"),
    [
        (vote(for_=2, against=1), "carried"),
        (vote(for_=1, against=2), "lost"),
        (vote(for_=2, against=2), "tied"),
        (vote(for_=1, against=0, abstain=3), "carried"),
        (vote(for_=1), "carried"),
        (vote(against=1), "lost"),
        (vote(), "undecided"),
        (vote(abstain=4), "undecided"),
        (vote(declared="lost"), "lost"),
        (vote(for_=2, against=1, declared="lost"), "carried"),
        (vote("assent"), "carried"),
        (vote("unanimous"), "carried"),
        (vote("unanimous", for_=4, against=0), "carried"),
        (vote("unanimous", for_=0, against=0), "carried"),
        (vote("named", named={"ash": "for", "birch": "for", "cole": "against"}), "carried"),
        (vote("named", named={"ash": "for", "birch": "against", "cole": "abstain"}), "tied"),
        (vote("named", named={"ash": "abstain"}), "tied"),
    ],
)
def test_a_majority_of_those_voting_decides(event: Data, how: str) -> None:
    assert outcome(event) == how


@pytest.mark.parametrize(("way", "how"), [("for", "carried"), ("against", "lost")])
def test_a_casting_vote_decides_a_tie(way: str, how: str) -> None:
    assert outcome(vote(for_=2, against=2), do("casting_vote", on="m", by="ash", way=way)) == how


def test_a_casting_vote_does_nothing_where_there_is_no_tie() -> None:
    against = do("casting_vote", on="m", by="ash", way="against")
    assert outcome(vote(for_=3, against=1), against) == "carried"


def test_a_casting_vote_belongs_to_the_vote_before_it() -> None:
    meeting = sitting(
        do("move", ref="m", what="That it be."),
        vote(for_=2, against=2),
        vote(for_=2, against=2),
        do("casting_vote", on="m", by="ash", way="for"),
    )
    first, second = (entry for entry, _ in meeting.of(Vote))
    assert casting_vote(meeting, first) is None
    assert (result(meeting, first), result(meeting, second)) == ("tied", "carried")


def test_names_are_counted_and_given_figures_are_not_used_beside_them() -> None:
    figures = tally(Vote(on="m", manner="named", named={"a": "for", "b": "abstain"}, for_=9))
    assert (figures.for_, figures.against, figures.abstain, figures.not_voting) == (1, 0, 1, None)


def test_a_division_says_of_every_member_how_they_stood() -> None:
    meeting = play(
        present("ash", "birch", "cole"),
        present("fern", capacity="substitute"),
        do("substitute", person="fern", for_="dale"),
        interest(class_="disclosable_pecuniary", person="birch"),
        do("open_item", item="i2"),
        do("move", ref="m", what="That it be."),
        vote("named", named={"ash": "for"}),
    )
    entry = next(entry for entry, _ in meeting.of(Vote))
    found = {each.person: each.standing for each in division(meeting, Chronicle(meeting), entry)}
    assert found == {
        "ash": "for",
        "birch": "barred",
        "cole": "not_recorded",
        "dale": "absent",
        "fern": "not_recorded",
    }


# Whatever happens


@given(meetings())
def test_nobody_votes_who_is_not_there_and_nobody_votes_twice(meeting: Meeting) -> None:
    chronicle = Chronicle(meeting)
    for entry in meeting.entries:
        room = chronicle.after(entry)
        for item in (None, *meeting.item_by_id):
            may = entitled(meeting, room, item)
            assert len(set(may)) == len(may)
            assert set(may) <= room.occupants.keys()
            assert all(has_vote(meeting, room, room.occupants[person]) for person in may)
            assert not any(room.barred(person, item) for person in may)
        assert 0 <= quorum(meeting, room).present <= len(room.occupants)


@given(meetings())
def test_votes_never_outnumber_the_seats(meeting: Meeting) -> None:
    """However members and substitutes come and go, a body has no more votes than it has voting seats."""
    chronicle = Chronicle(meeting)
    seats = sum(seat.votes for seat in meeting.body.members)
    for entry in meeting.entries:
        assert quorum(meeting, chronicle.after(entry)).present <= seats


def test_two_substitutes_for_one_member_have_one_vote_between_them() -> None:
    meeting = play(
        present("fern", "gray", capacity="substitute"),
        do("substitute", person="fern", for_="dale"),
        do("substitute", person="gray", for_="dale"),
    )
    assert len(voters(meeting)) == 1
