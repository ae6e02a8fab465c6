"""Contradictions about comings and goings, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import Plant, change, find, put_after, remove

PLANTS: dict[str, Plant] = {
    "arrives_twice": lambda script: put_after(
        script, find(script, "open_item", item="i7"), "arrive", person="okoro"
    ),
    "returns_without_leaving": lambda script: remove(script, find(script, "leave", person="hale")),
    "leaves_unseen": lambda script: put_after(
        script, find(script, "leave", person="tmarsh"), "leave", person="tmarsh"
    ),
    "acts_unseen": lambda script: change(find(script, "speak", person="jmarsh"), person="brandt"),
    "speaks_while_away": lambda script: put_after(
        script, find(script, "open_item", item="i7"), "say", text="Councillor Voss asked why."
    ),
}
