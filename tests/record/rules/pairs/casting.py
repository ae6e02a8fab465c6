"""Examples for the rules about ties and the casting vote."""

from __future__ import annotations

from tests.minutes.chamber import do
from tests.record.rules.pairs.scenes import CARRIED, MOVE, Pair, hands, named, sitting

TIE = hands(2, 2, ref="v")
TIED = hands(2, 2, on="m")
SPLIT = {"ash": "for", "birch": "for", "cole": "against", "dale": "against"}
CAST = do("casting_vote", on="v", by="ash", way="for")
CAST_ON = do("casting_vote", on="m", by="ash", way="for")

PAIRS: tuple[Pair, ...] = (
    Pair("tie_undecided", sitting(TIE), sitting(TIE, CAST)),
    Pair("tie_undecided", sitting(named(**SPLIT)), sitting(named(**{**SPLIT, "dale": "abstain"}))),
    Pair("tie_undecided", sitting(MOVE, TIED), sitting(MOVE, TIED, hands(3, 1, on="m"))),
    Pair("tie_undecided", sitting(MOVE, TIED), sitting(MOVE, TIED, do("withdraw", ref="m"))),
    Pair("casting_vote_without_tie", sitting(hands(3, 1, ref="v"), CAST), sitting(TIE, CAST)),
    Pair("casting_vote_without_tie", sitting(MOVE, CARRIED, CAST_ON), sitting(MOVE, TIED, CAST_ON)),
    Pair("casting_vote_without_tie", sitting(MOVE, CAST_ON, TIED), sitting(MOVE, TIED, CAST_ON)),
    Pair(
        "casting_vote_without_tie",
        sitting(hands(3, 1, ref="v"), CAST),
        sitting(do("vote", on="item", manner="show_of_hands", ref="v"), CAST),
    ),
    Pair("casting_vote_twice", sitting(TIE, CAST, CAST), sitting(TIE, CAST)),
    Pair(
        "casting_vote_twice",
        sitting(MOVE, TIED, CAST_ON, {**CAST_ON, "way": "against"}),
        sitting(MOVE, TIED, CAST_ON, TIED, CAST_ON),
    ),
    Pair(
        "casting_vote_not_presiding",
        sitting(TIE, do("casting_vote", on="v", by="birch", way="for")),
        sitting(
            do("take_chair", person="birch"),
            TIE,
            do("casting_vote", on="v", by="birch", way="for"),
        ),
    ),
)
