"""Examples for the reminders during the meeting."""

from __future__ import annotations

from tests.minutes.chamber import do
from tests.record.rules.pairs.interests import BARRED, DECIDED, GOES, LIFTED, VOTE, other, says
from tests.record.rules.pairs.scenes import END, NEXT, Pair, sitting

BACK = do("return", at="15:01", person="cole")
BOTH = other(items=["i2", "i3"])

PAIRS: tuple[Pair, ...] = (
    Pair("has_to_leave", sitting(other()), sitting(other(), GOES)),
    Pair("has_to_leave", sitting(other()), sitting(other(action="stays"))),
    Pair("has_to_leave", sitting(other()), sitting(other(), NEXT)),
    Pair("has_to_leave", sitting(other()), sitting(other(), END)),
    Pair("has_to_leave", sitting(other()), sitting(other(), do("adjourn"))),
    Pair("has_to_leave", sitting(BARRED), sitting(BARRED, LIFTED)),
    Pair("has_to_leave", sitting(BARRED), sitting(BARRED, says())),
    Pair(
        "has_to_leave",
        sitting(BARRED),
        sitting(BARRED, body={"rules": {"barred_stays": False}}),
    ),
    Pair("has_to_leave", sitting(other()), sitting(other(), VOTE, DECIDED)),
    Pair(
        "has_to_leave",
        sitting(other(items=["i3"]), do("open_item", item="i2", with_=["i3"])),
        sitting(other(items=["i3"])),
    ),
    Pair("may_return", sitting(other(), GOES, NEXT), sitting(other(), GOES)),
    Pair("may_return", sitting(other(), GOES, NEXT), sitting(other(), GOES, NEXT, BACK)),
    Pair("may_return", sitting(other(), GOES, NEXT), sitting(other(), GOES, NEXT, END)),
    Pair("may_return", sitting(other(), GOES, NEXT), sitting(BOTH, GOES, NEXT)),
    Pair(
        "may_return",
        sitting(other(), GOES, do("close_item", item="i2")),
        sitting(other(), do("leave", person="cole"), do("close_item", item="i2")),
    ),
)
