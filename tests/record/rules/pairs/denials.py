"""Examples for the rules about facts that deny each other."""

from __future__ import annotations

from tests.minutes.chamber import do
from tests.record.rules.pairs.scenes import Pair, sitting

NONE = do("apologise", people=[])
SORRY = do("apologise", people=["elm"])
NEXT_DAY = (
    do("adjourn", at="14:30", to="2026-03-05T10:00"),
    do("resume", at="10:00", date="2026-03-05"),
)
ASKED = do("question", kind="public", text="Why?")
APPROVED = do("approve_minutes", of=["2026-02-04"])

PAIRS: tuple[Pair, ...] = (
    Pair("apologies_and_none", sitting(NONE, SORRY), sitting(SORRY)),
    Pair(
        "apologies_and_none",
        sitting(SORRY, NONE),
        sitting(NONE, *NEXT_DAY, do("apologise", people=["elm"], at="10:00")),
    ),
    Pair(
        "questions_and_none",
        sitting(ASKED, do("no_questions")),
        sitting(ASKED, do("no_questions", under="i3")),
    ),
    Pair(
        "minutes_at_extraordinary",
        sitting(APPROVED, meeting={"type": "extraordinary"}),
        sitting(APPROVED, meeting={"type": "annual"}),
    ),
)
