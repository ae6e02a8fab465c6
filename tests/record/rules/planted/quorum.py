"""Contradictions about the quorum, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import Data, Plant, cut_after, find, put_after

MEMBERS = ("lindqvist", "brandt", "tmarsh", "pryce", "jmarsh", "cole", "hale", "nair")


def _leave(script: Data, event: Data, *people: str) -> None:
    for person in people:
        put_after(script, event, "leave", person=person)


def _only_four_left(script: Data) -> None:
    """Early in the meeting, five of the nine who count have gone: four are the quorum."""
    event = find(script, "open_item", item="i4")
    cut_after(script, event)
    _leave(script, event, *MEMBERS[1:6])


def _four_of_whom_one_must_go(script: Data) -> None:
    """The same, and Councillor Hale is to leave for item 6."""
    event = find(script, "open_item", item="i5")
    cut_after(script, event)
    _leave(script, event, *MEMBERS[1:6])


PLANTS: dict[str, Plant] = {
    "inquorate": lambda script: _leave(script, find(script, "open_item", item="i5"), *MEMBERS[:6]),
    "quorum_at_risk": _only_four_left,
    "quorum_and_interests": _four_of_whom_one_must_go,
}
