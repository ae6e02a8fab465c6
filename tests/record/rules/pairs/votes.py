"""Examples for the rules about votes."""

from __future__ import annotations

from tests.minutes.chamber import do
from tests.record.rules.pairs.scenes import Pair, agenda, hands, named, sitting

TIE = hands(2, 2, ref="v")

PAIRS = (
    Pair("more_votes_than_voters", sitting(hands(4, 1)), sitting(hands(3, 1))),
    Pair(
        "more_votes_than_voters",
        sitting(do("leave", person="dale"), hands(3, 1)),
        sitting(hands(3, 1), do("leave", person="dale")),
    ),
    Pair("fewer_votes_than_voters", sitting(hands(2, 1, abstain=0)), sitting(hands(2, 1))),
    Pair("few_votes", sitting(hands(1, 0)), sitting(hands(2, 0))),
    Pair(
        "named_without_a_vote",
        sitting(named(ash="for", birch="for", cole="for", dale="for", fern="for")),
        sitting(named(ash="for", birch="for", cole="for", dale="for", fern="not_voting")),
    ),
    Pair(
        "tie_undecided", sitting(TIE), sitting(TIE, do("casting_vote", on="v", by="ash", way="for"))
    ),
    Pair(
        "budget_vote_not_named",
        sitting(hands(3, 1), agenda=agenda(i2={"budget": True})),
        sitting(
            named(ash="for", birch="for", cole="for", dale="against"),
            agenda=agenda(i2={"budget": True}),
        ),
    ),
)
