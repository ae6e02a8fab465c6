"""Contradictions about members’ own votes, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import Data, Plant, change, find, put_after, remove


def _outnumbered(script: Data) -> None:
    own = find(script, "record_my_vote", on="herbicides")
    for person in ("tmarsh", "jmarsh", "hale"):
        put_after(script, own, "record_my_vote", on="herbicides", person=person, way="against")


def _elsewhere(script: Data) -> None:
    own = find(script, "record_my_vote", on="herbicides")
    remove(script, own)
    opened = find(script, "open_item", item="i11")
    put_after(script, opened, "record_my_vote", on="herbicides", person="brandt", way="against")


PLANTS: dict[str, Plant] = {
    "own_vote_without_a_vote": lambda script: change(
        find(script, "record_my_vote", on="limes"), person="quill"
    ),
    "dissent_unseen": lambda script: change(find(script, "dissent"), people=["brandt"]),
    "own_vote_disagrees": lambda script: put_after(
        script,
        find(script, "vote", on="river"),
        "record_my_vote",
        on="river",
        person="okoro",
        way="against",
    ),
    "own_vote_twice": lambda script: put_after(
        script,
        find(script, "record_my_vote", on="limes"),
        "record_my_vote",
        on="limes",
        person="hale",
        way="for",
    ),
    "own_votes_outnumber": _outnumbered,
    "own_vote_elsewhere": _elsewhere,
}
