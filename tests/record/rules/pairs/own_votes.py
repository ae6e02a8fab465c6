"""Examples for the rules about members’ own votes."""

from __future__ import annotations

from typing import Any

from tests.minutes.chamber import do
from tests.record.rules.pairs.scenes import CARRIED, MOVE, NEXT, Pair, hands, named, sitting

HANDS = hands(3, 1, on="m")
ROLL = {**named(ash="for", birch="for", cole="for", dale="against"), "on": "m"}
UNANIMOUS = do("vote", on="m", manner="unanimous")


def own(person: str, way: str, **more: Any) -> dict[str, Any]:
    """A member's own vote on the motion."""
    return do("record_my_vote", on="m", person=person, way=way, **more)


def dissent(*people: str) -> dict[str, Any]:
    """Dissent from the motion."""
    return do("dissent", on="m", people=list(people))


PAIRS: tuple[Pair, ...] = (
    Pair(
        "own_vote_without_a_vote",
        sitting(MOVE, CARRIED, own("fern", "against")),
        sitting(MOVE, CARRIED, own("dale", "against")),
    ),
    Pair(
        "own_vote_without_a_vote",
        sitting(MOVE, own("dale", "against"), CARRIED),
        sitting(MOVE, CARRIED, own("dale", "against")),
    ),
    Pair(
        "own_vote_without_a_vote",
        sitting(MOVE, do("leave", person="dale"), CARRIED, own("dale", "for")),
        sitting(MOVE, CARRIED, do("leave", person="dale"), own("dale", "for")),
    ),
    Pair(
        "dissent_unseen",
        sitting(MOVE, CARRIED, dissent("fern")),
        sitting(MOVE, CARRIED, do("leave", person="dale"), dissent("dale")),
    ),
    Pair(
        "dissent_unseen",
        sitting(MOVE, dissent("dale"), CARRIED),
        sitting(MOVE, CARRIED, dissent("dale")),
    ),
    Pair(
        "own_vote_disagrees",
        sitting(MOVE, ROLL, own("dale", "for")),
        sitting(MOVE, ROLL, own("dale", "against")),
    ),
    Pair(
        "own_vote_disagrees",
        sitting(MOVE, ROLL, dissent("ash")),
        sitting(MOVE, {**ROLL, "named": {**ROLL["named"], "ash": "abstain"}}, dissent("ash")),
    ),
    Pair(
        "own_vote_disagrees",
        sitting(MOVE, UNANIMOUS, own("dale", "against")),
        sitting(MOVE, CARRIED, own("dale", "against")),
    ),
    Pair(
        "own_vote_disagrees",
        sitting(MOVE, hands(4, 0, on="m"), own("dale", "against")),
        sitting(MOVE, HANDS, own("dale", "against")),
    ),
    Pair(
        "own_vote_disagrees",
        sitting(MOVE, hands(0, 4, on="m"), own("dale", "for")),
        sitting(MOVE, hands(1, 3, on="m"), own("dale", "for")),
    ),
    Pair(
        "own_vote_disagrees",
        sitting(MOVE, hands(3, 1, on="m", abstain=0), own("dale", "abstain")),
        sitting(MOVE, HANDS, own("dale", "abstain")),
    ),
    Pair(
        "own_vote_twice",
        sitting(MOVE, HANDS, own("dale", "against"), own("dale", "for")),
        sitting(MOVE, HANDS, own("dale", "against"), own("cole", "for")),
    ),
    Pair(
        "own_vote_twice",
        sitting(MOVE, HANDS, own("dale", "against"), own("dale", "against")),
        sitting(MOVE, HANDS, own("dale", "against"), dissent("dale")),
    ),
    Pair(
        "own_vote_twice",
        sitting(MOVE, HANDS, own("dale", "for"), dissent("dale")),
        sitting(MOVE, HANDS, own("dale", "for"), dissent("cole")),
    ),
    Pair(
        "own_votes_outnumber",
        sitting(MOVE, HANDS, own("dale", "against"), own("cole", "against")),
        sitting(MOVE, hands(2, 2, on="m"), own("dale", "against"), own("cole", "against")),
    ),
    Pair(
        "own_vote_elsewhere",
        sitting(MOVE, HANDS, NEXT, own("dale", "against", at="15:05")),
        sitting(MOVE, HANDS, NEXT, own("dale", "against", at="15:05", under="i2")),
    ),
    Pair(
        "own_vote_elsewhere",
        sitting(MOVE, HANDS, NEXT, own("dale", "against", at="15:05")),
        sitting(
            do("open_item", item="i2", with_=["i3"]),
            MOVE,
            HANDS,
            own("dale", "against", under="i3"),
        ),
    ),
)
