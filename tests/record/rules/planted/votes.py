"""Contradictions about votes, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import Plant, change, find

PLANTS: dict[str, Plant] = {
    "more_votes_than_voters": lambda script: change(find(script, "vote", on="river-a"), against=9),
    "few_votes": lambda script: change(
        find(script, "vote", on="extension"), **{"for": 1, "against": 0}
    ),
}
