"""Examples for the rules about the officer's own wordings, and about what the draft leaves out."""

from __future__ import annotations

import msgspec

from clerk.record.facts import Say
from clerk.record.meeting import Meeting
from tests.minutes.chamber import do
from tests.record.rules.pairs.scenes import MOVE, Pair, hands, sitting


def reworded(changed: bool) -> Meeting:
    """A passage worded by the officer, and perhaps changed afterwards."""
    meeting = sitting(do("say", text="As it was.", wording="As I put it."))
    *before, said = meeting.entries
    fact = Say(text="As it is.") if changed else said.fact
    return meeting.with_entries([*before, msgspec.structs.replace(said, fact=fact)])


def vote(wording: str, **figures: int) -> Meeting:
    """A vote on the item, three for and one against unless told otherwise, as worded."""
    return sitting(
        hands(figures.pop("for_", 3), figures.pop("against", 1), wording=wording, **figures)
    )


def decision(wording: str) -> Meeting:
    """A decision that rests on three votes to one, as worded."""
    return sitting(
        hands(3, 1, ref="v"),
        do("resolve", kind="resolved", by="v", what="It be mended", wording=wording),
    )


LEAVES = do("leave", person="cole")

PAIRS: tuple[Pair, ...] = (
    Pair("stale_wording", reworded(True), reworded(False)),
    Pair(
        "wording_against_figures",
        vote("There were 4 for, 1 against."),
        vote("There were 3 for, 1 against."),
    ),
    Pair(
        "wording_against_figures",
        vote("Three members voted in favour and two against."),
        vote("Three members voted in favour and one against, with no abstentions."),
    ),
    Pair(
        "wording_against_figures",
        vote("For: 3. Against: 2."),
        vote("For: 3. Against: 1. Under item 4 for 2026, £500 for repairs."),
    ),
    Pair(
        "wording_against_figures",
        vote("Carried by 4 votes to 0."),
        vote("Carried by 3 votes to 1."),
    ),
    Pair(
        "wording_against_figures",
        decision("Resolved, 4 for and 0 against, that it be mended."),
        decision(
            "Resolved that it be mended at a cost of £20 for, at most, 2 years: 3 for, 1 against."
        ),
    ),
    Pair(
        "wording_against_result",
        vote("The motion was lost."),
        vote("The amendment having been lost, the motion was carried."),
    ),
    Pair(
        "wording_against_result",
        vote("The motion was carried.", for_=1, against=3),
        vote("The motion was not carried.", for_=1, against=3),
    ),
    Pair(
        "wording_against_names",
        sitting({**LEAVES, "wording": "Councillor Birch left the meeting."}),
        sitting(
            {**LEAVES, "wording": "Councillor Birch’s neighbour Councillor Cole left the meeting."}
        ),
    ),
    Pair(
        "wording_against_names",
        sitting({**MOVE, "wording": "Moved by Councillor Birch, seconded by Councillor Dale."}),
        sitting({**MOVE, "wording": "Moved by Councillor Cole and seconded by Councillor Dale."}),
    ),
    Pair(
        "wording_against_names",
        sitting({**MOVE, "wording": "Councillor Birch moved that the bridge be mended."}),
        sitting(
            {**MOVE, "wording": "Councillor Cole moved, and Councillor Dale seconded, the motion."}
        ),
    ),
    Pair(
        "unplaced",
        sitting(do("next_meeting", dates=[])),
        sitting(do("next_meeting", dates=[{"date": "2026-04-01"}])),
    ),
)
