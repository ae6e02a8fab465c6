"""Examples for the rules about what became of each item."""

from __future__ import annotations

from tests.minutes.chamber import do, play
from tests.record.rules.pairs.private import out
from tests.record.rules.pairs.scenes import (
    CARRIED,
    END,
    MOVE,
    NEXT,
    OPEN,
    ROOM,
    START,
    Pair,
    agenda,
    hands,
    sitting,
)

SAID = do("say", text="The bridge was discussed.")
OPEN_1 = do("open_item", item="i1")
NOTED = do("resolve", kind="noted", what="The report be noted.")
ADVISED = agenda(i2={"recommendations": ["That the bridge be mended."]})
MOTION = agenda(i2={"kind": "motion"})
REFERRED = do("move", ref="r", kind="refer", to="Cabinet", what="That it be referred", mover="ash")
UNCOUNTED = do("vote", on="item", manner="show_of_hands")
PART = agenda(i2={"exempt": [3]})
ASKED = do("assign", text="Ask the engineer.")

PAIRS: tuple[Pair, ...] = (
    Pair("nothing_under_item", sitting(END), sitting(SAID, END)),
    Pair("nothing_under_item", sitting(END), sitting()),
    Pair("nothing_under_item", sitting(do("leave", person="dale"), END), sitting(NOTED, END)),
    Pair(
        "nothing_under_item",
        play(ROOM, START, OPEN_1, END),
        play(ROOM, START, do("apologise", people=[]), OPEN_1, END),
    ),
    Pair("nothing_under_item", sitting(END), sitting(do("defer_item", item="i2"), END)),
    Pair(
        "nothing_under_item",
        sitting(SAID, NEXT, END),
        play(ROOM, START, do("open_item", item="i2", with_=["i3"]), SAID, END),
    ),
    Pair(
        "nothing_under_item",
        sitting(do("private", text="Ask."), END),
        sitting(END, agenda=agenda(i2={"kind": "exclusion"})),
    ),
    Pair("item_without_outcome", sitting(SAID, END, agenda=ADVISED), sitting(SAID, END)),
    Pair(
        "item_without_outcome",
        sitting(SAID, END, agenda=ADVISED),
        sitting(SAID, NOTED, END, agenda=ADVISED),
    ),
    Pair(
        "item_without_outcome",
        sitting(MOVE, END, agenda=MOTION),
        sitting(MOVE, do("withdraw", ref="m"), END, agenda=MOTION),
    ),
    Pair(
        "item_without_outcome",
        sitting(SAID, UNCOUNTED, END, agenda=MOTION),
        sitting(SAID, hands(1, 3), END, agenda=MOTION),
    ),
    Pair(
        "item_without_outcome",
        sitting(MOVE, REFERRED, END, agenda=MOTION),
        sitting(MOVE, REFERRED, do("vote", on="r", manner="assent"), END, agenda=MOTION),
    ),
    Pair(
        "item_without_outcome",
        sitting(SAID, NEXT, END, agenda=agenda(i2={"kind": "planning_application"})),
        sitting(SAID, do("withdraw_item", item="i2"), END, agenda=MOTION),
    ),
    Pair(
        "item_without_outcome",
        sitting(
            SAID, END, agenda=agenda(i2={"notice": {"by": "ash", "what": "That it be mended"}})
        ),
        sitting(SAID, agenda=MOTION),
    ),
    Pair(
        "item_without_outcome",
        sitting(SAID, END, agenda=agenda(i2={"application": {"number": "26/1"}})),
        sitting(SAID, hands(3, 1), END, agenda=agenda(i2={"application": {"number": "26/1"}})),
    ),
    Pair("vote_without_result", sitting(UNCOUNTED, NEXT), sitting(UNCOUNTED)),
    Pair("vote_without_result", sitting(UNCOUNTED, END), sitting(hands(3), END)),
    Pair("vote_without_result", sitting(UNCOUNTED, END), sitting(UNCOUNTED, NOTED, END)),
    Pair("vote_without_result", sitting(NOTED, UNCOUNTED, END), sitting(MOVE, CARRIED, END)),
    Pair("carried_without_decision", sitting(MOVE, CARRIED, NEXT), sitting(MOVE, CARRIED)),
    Pair(
        "carried_without_decision",
        sitting(hands(3, 1), NEXT),
        sitting(hands(3, 1), do("resolve", kind="resolved", what="That it be mended."), NEXT),
    ),
    Pair("carried_without_decision", sitting(hands(3, 1), NEXT), sitting(hands(1, 3), NEXT)),
    Pair(
        "carried_without_decision",
        sitting(hands(3, 1), END),
        sitting(hands(3, 1), do("adjourn"), do("resume", at="14:30"), END),
    ),
    Pair(
        "carried_without_decision",
        sitting(NOTED, MOVE, CARRIED, NEXT),
        sitting(MOVE, REFERRED, do("vote", on="r", manner="assent"), NEXT),
    ),
    Pair(
        "carried_without_decision",
        sitting(MOVE, hands(2, 2, on="m"), CARRIED, NEXT),
        sitting(
            MOVE,
            do("amend", ref="a", to="m", what="That it be painted", mover="ash", seconder="cole"),
            do("vote", on="a", manner="assent"),
            do("vote", on="m", manner="show_of_hands", for_=1, against=3),
            NEXT,
        ),
    ),
    Pair(
        "action_without_owner",
        sitting(ASKED, NEXT),
        sitting(do("assign", text="Ask the engineer.", owner="Bridges Team"), NEXT),
    ),
    Pair("action_without_owner", sitting(ASKED, NEXT), sitting(ASKED)),
    Pair(
        "exempt_without_public_text",
        sitting(out("i2"), SAID, END, agenda=PART),
        sitting(
            out("i2"),
            SAID,
            END,
            agenda=agenda(i2={"exempt": [3], "public_text": "The Committee considered a lease."}),
        ),
    ),
    Pair(
        "exempt_without_public_text",
        sitting(out("i2"), SAID, END, agenda=PART),
        sitting(out("i2"), SAID, {**NOTED, "exempt": False}, END, agenda=PART),
    ),
    Pair(
        "exempt_without_public_text",
        sitting(out("i2"), SAID, END),
        sitting(out("i2"), SAID, agenda=PART),
    ),
    Pair(
        "exempt_without_public_text",
        play(ROOM, START, OPEN, out("i2"), NOTED, END, agenda=PART),
        sitting(SAID, END, agenda=PART),
    ),
)
