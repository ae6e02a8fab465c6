"""Contradictions about ties and the casting vote, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import Plant, change, find, put_after, remove

PLANTS: dict[str, Plant] = {
    "tie_undecided": lambda script: remove(script, find(script, "casting_vote")),
    "casting_vote_without_tie": lambda script: change(
        find(script, "vote", on="limes"), **{"for": 6, "against": 4}
    ),
    "casting_vote_twice": lambda script: put_after(
        script, find(script, "casting_vote"), "casting_vote", on="limes", by="reyes", way="against"
    ),
    "casting_vote_not_presiding": lambda script: change(find(script, "casting_vote"), by="okoro"),
}
