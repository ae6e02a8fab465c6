"""Examples for the rules about decisions."""

from __future__ import annotations

from tests.minutes.chamber import do
from tests.record.rules.pairs.scenes import CARRIED, MOVE, Pair, sitting

PAIRS: tuple[Pair, ...] = (
    Pair(
        "decision_without_vote",
        sitting(MOVE, do("resolve", kind="resolved", by="m", what="It be mended.")),
        sitting(MOVE, CARRIED, do("resolve", kind="resolved", by="m", what="It be mended.")),
    ),
)
