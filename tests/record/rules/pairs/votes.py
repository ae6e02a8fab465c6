"""Examples for the rules about votes."""

from __future__ import annotations

from tests.minutes.chamber import do, play, present
from tests.record.rules.pairs.scenes import (
    CARRIED,
    MOVE,
    OPEN,
    START,
    Pair,
    agenda,
    hands,
    named,
    sitting,
)

BUDGET = agenda(i2={"budget": True})
ALL_FOR = {"ash": "for", "birch": "for", "cole": "for", "dale": "for"}
BARRED = do(
    "declare",
    person="dale",
    items=["i2"],
    interest="Schedule 1",
    class_="disclosable_pecuniary",
    action="leaves",
)
REMOTE = present("dale", mode="remote")
SUBSTITUTE = (
    present("ash", "birch", "cole"),
    present("fern", capacity="substitute"),
    do("substitute", person="fern", for_="dale"),
    START,
    OPEN,
)

PAIRS: tuple[Pair, ...] = (
    Pair("more_votes_than_voters", sitting(hands(4, 1)), sitting(hands(3, 1))),
    Pair(
        "more_votes_than_voters",
        sitting(do("leave", person="dale"), hands(3, 1)),
        sitting(hands(3, 1), do("leave", person="dale")),
    ),
    Pair("more_votes_than_voters", sitting(BARRED, hands(3, 1)), sitting(BARRED, hands(2, 1))),
    Pair(
        "more_votes_than_voters",
        play(present("ash", "birch", "cole"), REMOTE, START, OPEN, hands(4)),
        play(
            present("ash", "birch", "cole"),
            REMOTE,
            START,
            OPEN,
            hands(4),
            body={"remote_attendance": "counted"},
        ),
    ),
    Pair("more_votes_than_voters", play(*SUBSTITUTE, hands(5)), play(*SUBSTITUTE, hands(4))),
    Pair(
        "more_votes_than_voters",
        sitting(hands(3, 1, not_voting=1)),
        sitting(hands(3, not_voting=1)),
    ),
    Pair(
        "more_votes_than_voters",
        sitting(do("vote", on="item", manner="unanimous", for_=5)),
        sitting(do("vote", on="item", manner="unanimous", for_=4)),
    ),
    Pair(
        "more_votes_than_voters",
        sitting(do("vote", on="item", manner="show_of_hands", abstain=5)),
        sitting(do("vote", on="item", manner="show_of_hands", abstain=4)),
    ),
    Pair("fewer_votes_than_voters", sitting(hands(2, 1, abstain=0)), sitting(hands(2, 1))),
    Pair(
        "fewer_votes_than_voters",
        sitting(hands(2, 0, abstain=1)),
        sitting(hands(2, 0, abstain=1, not_voting=1)),
    ),
    Pair(
        "fewer_votes_than_voters",
        sitting(hands(2, 0, abstain=1), do("leave", person="dale")),
        sitting(do("leave", person="dale"), hands(2, 0, abstain=1)),
    ),
    Pair("few_votes", sitting(hands(1, 0)), sitting(hands(2, 0))),
    Pair("few_votes", sitting(hands(1, 0)), sitting(hands(0, 1))),
    Pair("few_votes", sitting(hands(1, 0)), sitting(hands(1, 0, abstain=3))),
    Pair(
        "vote_without_quorum",
        sitting(*(do("leave", person=name) for name in ("birch", "cole", "dale")), MOVE, CARRIED),
        sitting(*(do("leave", person=name) for name in ("cole", "dale")), MOVE, CARRIED),
    ),
    Pair(
        "named_without_a_vote",
        sitting(named(**ALL_FOR, fern="for")),
        sitting(named(**ALL_FOR, fern="not_voting")),
    ),
    Pair(
        "named_without_a_vote",
        sitting(do("leave", person="dale"), named(**ALL_FOR)),
        sitting(named(**ALL_FOR), do("leave", person="dale")),
    ),
    Pair(
        "named_without_a_vote",
        sitting(present("elm", capacity="co_opted"), named(**ALL_FOR, elm="against")),
        sitting(present("elm", capacity="co_opted"), named(**ALL_FOR)),
    ),
    Pair(
        "named_without_a_vote",
        play(*SUBSTITUTE, named(**ALL_FOR)),
        play(*SUBSTITUTE, named(ash="for", birch="for", cole="for", fern="for")),
    ),
    Pair(
        "named_vote_leaves_out",
        sitting(named(ash="for", birch="for", cole="for")),
        sitting(named(ash="for", birch="for", cole="for", dale="not_voting")),
    ),
    Pair(
        "named_vote_leaves_out",
        sitting(named(ash="for", birch="for", cole="for")),
        sitting(BARRED, named(ash="for", birch="for", cole="for")),
    ),
    Pair(
        "named_vote_without_names",
        sitting(do("vote", on="item", manner="named", for_=3, against=1)),
        sitting(named(**ALL_FOR)),
    ),
    Pair(
        "figures_differ_from_names",
        sitting(do("vote", on="item", manner="named", named=ALL_FOR, for_=3, against=1)),
        sitting(do("vote", on="item", manner="named", named=ALL_FOR, for_=4, against=0)),
    ),
    Pair(
        "agreed_with_votes_against",
        sitting(do("vote", on="item", manner="unanimous", for_=3, against=1)),
        sitting(do("vote", on="item", manner="unanimous", for_=3, against=0, abstain=1)),
    ),
    Pair(
        "agreed_with_votes_against",
        sitting(do("vote", on="item", manner="assent", for_=3, against=1)),
        sitting(do("vote", on="item", manner="unanimous", for_=0, against=4)),
    ),
    Pair(
        "agreed_with_votes_against",
        sitting(do("vote", on="item", manner="unanimous", named={**ALL_FOR, "dale": "against"})),
        sitting(do("vote", on="item", manner="unanimous", named={**ALL_FOR, "dale": "abstain"})),
    ),
    Pair(
        "declared_against_figures",
        sitting(hands(3, 1, declared="lost")),
        sitting(hands(3, 1, declared="carried")),
    ),
    Pair(
        "budget_vote_not_named",
        sitting(hands(3, 1), agenda=BUDGET),
        sitting(named(**ALL_FOR), agenda=BUDGET),
    ),
    Pair(
        "budget_vote_not_named",
        sitting(MOVE, CARRIED, meeting={"budget": True}),
        sitting(MOVE, CARRIED, meeting={"budget": True}, agenda=agenda(i2={"kind": "minutes"})),
    ),
    Pair(
        "budget_vote_not_named",
        sitting(MOVE, CARRIED, agenda=BUDGET),
        sitting(do("move", ref="m", what="It", kind="put_question"), CARRIED, agenda=BUDGET),
    ),
    Pair(
        "budget_vote_not_named",
        sitting(MOVE, CARRIED, do("resolve", kind="agreed", by="m", what="It."), agenda=BUDGET),
        sitting(MOVE, CARRIED, do("extend", minutes=30, by="m"), agenda=BUDGET),
    ),
    Pair(
        "vote_on_no_item",
        play(present("ash", "birch", "cole"), START, hands(3)),
        play(present("ash", "birch", "cole"), START, MOVE, hands(3, on="m")),
    ),
)
