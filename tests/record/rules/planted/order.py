"""Contradictions about the agenda and its order, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import Data, Plant, change, find, put_after, remove


def _never_reached(script: Data) -> None:
    """The questions to the Cabinet Member are neither called nor put off."""
    remove(script, find(script, "open_item", item="i14"))
    remove(script, find(script, "no_questions"))


PLANTS: dict[str, Plant] = {
    "item_not_reached": _never_reached,
    "taken_though_put_off": lambda script: put_after(
        script, find(script, "open_item", item="i10"), "withdraw_item", item="i10"
    ),
    "taken_out_of_order": lambda script: remove(script, find(script, "vary_order")),
    "closes_unopened": lambda script: change(find(script, "close_item"), item="i9"),
}
