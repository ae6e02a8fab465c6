"""Contradictions about the agenda and its order, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import Data, Plant, change, find, put_after, remove


def _never_reached(script: Data) -> None:
    for verb in ("open_item", "no_questions"):
        remove(script, find(script, verb, **({"item": "i14"} if verb == "open_item" else {})))


PLANTS: dict[str, Plant] = {
    "item_not_reached": _never_reached,
    "taken_though_put_off": lambda script: put_after(
        script, find(script, "open_item", item="i10"), "withdraw_item", item="i10"
    ),
    "taken_out_of_order": lambda script: remove(script, find(script, "vary_order")),
    "closes_unopened": lambda script: change(find(script, "close_item"), item="i9"),
}
