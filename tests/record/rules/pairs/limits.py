"""Examples for the rule about time limits."""

from __future__ import annotations

from typing import Any

from tests.minutes.chamber import do
from tests.record.rules.pairs.scenes import CARRIED, END, MOVE, NEXT, Pair, sitting

LATE = do("say", text="The bridge was discussed.", at="15:31")
AT_THE_LIMIT = do("say", text="The bridge was discussed.", at="15:30")
UNTIL = do("extend", until="16:00", at="15:29")


def ends(**limits: Any) -> dict[str, Any]:
    return {"limits": limits}


HALF_PAST = ends(ends_by="15:30")

PAIRS: tuple[Pair, ...] = (
    Pair("past_time_limit", sitting(LATE, body=HALF_PAST), sitting(LATE)),
    Pair("past_time_limit", sitting(LATE, body=HALF_PAST), sitting(UNTIL, LATE, body=HALF_PAST)),
    Pair("past_time_limit", sitting(LATE, body=HALF_PAST), sitting(AT_THE_LIMIT, body=HALF_PAST)),
    Pair("past_time_limit", sitting(LATE, body=HALF_PAST), sitting(END, body=HALF_PAST)),
    Pair(
        "past_time_limit",
        sitting(LATE, body=ends(minutes=60)),
        sitting(LATE, body=ends(minutes=180)),
    ),
    Pair(
        "past_time_limit",
        sitting(do("extend", minutes=15, at="15:20"), NEXT | {"at": "15:50"}, body=HALF_PAST),
        sitting(do("extend", minutes=30, at="15:20"), NEXT | {"at": "15:50"}, body=HALF_PAST),
    ),
    Pair(
        "past_time_limit",
        sitting(do("open_item", item="i3", at="15:35"), UNTIL | {"at": "15:40"}, body=HALF_PAST),
        sitting(
            do("move", ref="time", kind="other_procedural", what="That it go on.", at="15:31"),
            do("vote", on="time", manner="assent", at="15:31"),
            do("extend", until="16:00", by="time", at="15:31"),
            LATE,
            body=HALF_PAST,
        ),
    ),
    Pair(
        "past_time_limit",
        sitting(MOVE, CARRIED, LATE, body=HALF_PAST),
        sitting(
            do("adjourn", to="2026-03-11T14:00", at="15:20"),
            do("resume", date="2026-03-11", at="14:00"),
            do("say", text="The bridge was discussed.", at="15:00"),
            body=HALF_PAST,
        ),
    ),
)
