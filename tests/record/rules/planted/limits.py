"""Business past the time limit, planted in the contested sample."""

from __future__ import annotations

from typing import Any

from tests.record.rules.planted.script import Plant, find, remove


def _past_the_limit(script: dict[str, Any]) -> None:
    script["body"]["limits"] = {"ends_by": "17:00"}
    remove(script, find(script, "extend"))


PLANTS: dict[str, Plant] = {"past_time_limit": _past_the_limit}
