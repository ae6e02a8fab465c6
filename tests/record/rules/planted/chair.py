"""Contradictions about the chair, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import Data, Plant, change, find, put_after


def _vice_chair_opens(script: Data) -> None:
    """The vice-chair presides all through, the chair being there; nobody is elected to it."""
    script["events"] = script["events"][
        : script["events"].index(find(script, "open_item", item="i10"))
    ]
    change(find(script, "start"), presiding="lindqvist")


PLANTS: dict[str, Plant] = {
    "presides_unseen": lambda script: change(find(script, "start"), presiding="okoro"),
    "presides_without_seat": lambda script: change(find(script, "start"), presiding="calder"),
    "nobody_presides": lambda script: put_after(
        script, find(script, "open_item", item="i11"), "leave", person="reyes"
    ),
    "chair_not_presiding": _vice_chair_opens,
    "signed_not_presiding": lambda script: change(
        find(script, "approve_minutes"), signed_by="lindqvist"
    ),
}
