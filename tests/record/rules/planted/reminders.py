"""The contested sample broken off in the middle, where somebody is to be reminded."""

from __future__ import annotations

from tests.record.rules.planted.script import Data, Plant, find


def _until(script: Data, event: Data) -> None:
    """Nothing has happened yet after an event."""
    del script["events"][script["events"].index(event) + 1 :]


def _back_in_public(script: Data) -> None:
    returns = find(script, "return", person="brandt")
    opened = find(script, "open_item", item="i9")
    _until(script, opened)
    script["events"].remove(returns)


PLANTS: dict[str, Plant] = {
    "has_to_leave": lambda script: _until(script, find(script, "open_item", item="i6")),
    "may_return": _back_in_public,
}
