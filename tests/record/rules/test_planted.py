"""A contradiction planted in the contested sample is caught, whatever the rule."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from clerk.assets import resources
from clerk.minutes.checks import DRAFT, review
from clerk.record.rules import RULES
from clerk.record.script import read_script
from clerk.styles import load_style
from tests.record.rules.gather import gathered
from tests.record.rules.planted.script import Plant

PLANTS: dict[str, Plant] = {
    code: plant for plants in gathered("planted", "PLANTS") for code, plant in plants.items()
}
CONTESTED: dict[str, Any] = json.loads(
    (resources() / "samples" / "contested.json").read_text(encoding="utf-8")
)


def codes(script: dict[str, Any]) -> set[str]:
    meeting = read_script(json.dumps(script)).meeting
    found = review(meeting, load_style(meeting.style))
    return {flag.code for flag in found.open}


def test_every_rule_has_something_planted() -> None:
    assert set(PLANTS) == {rule.code for rule in (*RULES, *DRAFT.rules)}


@pytest.mark.parametrize("code", PLANTS)
def test_what_is_planted_in_the_contested_sample_is_caught(code: str) -> None:
    script = copy.deepcopy(CONTESTED)
    PLANTS[code](script)
    assert code not in codes(CONTESTED)
    assert code in codes(script)
