"""Contradictions about votes, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import (
    Data,
    Plant,
    change,
    find,
    put_before,
)


def _way(script: Data, on: str, **ways: str | None) -> None:
    """Change how people voted by name; None leaves one out."""
    named = find(script, "vote", on=on)["named"]
    for person, way in ways.items():
        if way is None:
            del named[person]
        else:
            named[person] = way


def _without_quorum(script: Data) -> None:
    vote = find(script, "vote", on="limes")
    for person in ("lindqvist", "okoro", "brandt", "tmarsh", "pryce", "jmarsh", "cole"):
        put_before(script, vote, "leave", person=person)


PLANTS: dict[str, Plant] = {
    "more_votes_than_voters": lambda script: change(find(script, "vote", on="river-a"), against=9),
    "fewer_votes_than_voters": lambda script: change(find(script, "vote", on="river-a"), against=2),
    "few_votes": lambda script: change(
        find(script, "vote", on="extension"), **{"for": 1, "against": 0}
    ),
    "vote_without_quorum": _without_quorum,
    "named_without_a_vote": lambda script: _way(script, "river", hale="for"),
    "named_vote_leaves_out": lambda script: _way(script, "river", okoro=None),
    "named_vote_without_names": lambda script: change(
        find(script, "vote", on="river"), named=None, **{"for": 6, "against": 2}
    ),
    "figures_differ_from_names": lambda script: change(
        find(script, "vote", on="river"), **{"for": 5}
    ),
    "agreed_with_votes_against": lambda script: change(
        find(script, "vote", ref="trees-noted"), **{"for": 8, "against": 2}
    ),
    "declared_against_figures": lambda script: change(
        find(script, "vote", on="herbicides"), declared="lost"
    ),
    "budget_vote_not_named": lambda script: change(
        find(script, "vote", on="review-refused"),
        manner="show_of_hands",
        named=None,
        **{"for": 7, "against": 3},
    ),
    "vote_on_no_item": lambda script: put_before(
        script, find(script, "open_item", item="i1"), "vote", on="item", manner="assent"
    ),
}
