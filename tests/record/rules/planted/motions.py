"""Contradictions about motions and amendments, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import (
    Data,
    Plant,
    change,
    find,
    put_after,
    put_before,
    remove,
)


def _amended_late(script: Data) -> None:
    voted = find(script, "vote", on="river")
    put_after(script, voted, "vote", on="late", manner="assent")
    put_after(script, voted, "amend", ref="late", to="river", what="To add a fourth part.")


def _moved_before(script: Data) -> None:
    """The vote on the motion about herbicides comes when the next item is open."""
    voted = find(script, "vote", on="herbicides")
    remove(script, voted)
    for event in (
        find(script, "record_my_vote", on="herbicides"),
        find(script, "resolve", by="herbicides"),
    ):
        remove(script, event)
    opened = find(script, "open_item", item="i11")
    put_after(script, opened, verb="vote", on="herbicides", manner="assent")


PLANTS: dict[str, Plant] = {
    "mover_unseen": lambda script: change(find(script, "move", ref="river"), mover="quill"),
    "mover_not_a_member": lambda script: change(
        find(script, "amend", ref="river-a"), mover="costa"
    ),
    "moves_and_seconds": lambda script: change(
        find(script, "amend", ref="river-b"), seconder="brandt"
    ),
    "seconded_without_mover": lambda script: change(
        find(script, "move", ref="digester"), mover=None
    ),
    "amended_when_settled": _amended_late,
    "amendments_together": lambda script: put_before(
        script,
        find(script, "vote", on="river-a"),
        "amend",
        ref="another",
        to="river",
        what="To add a fourth part.",
        mover="cole",
        seconder="hale",
    ),
    "voted_when_settled": lambda script: put_after(
        script, find(script, "withdraw"), "vote", on="river-d", manner="assent"
    ),
    "settled_twice": lambda script: put_after(
        script, find(script, "vote", on="river-b"), "withdraw", ref="river-b"
    ),
    "amendment_left_open": lambda script: remove(script, find(script, "vote", on="river-b")),
    "motion_open": lambda script: put_before(
        script,
        find(script, "move", ref="digester"),
        "move",
        ref="another",
        what="That the site be visited.",
        mover="hale",
    ),
    "under_another_item": _moved_before,
}
