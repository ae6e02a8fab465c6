"""Contradictions planted in a meeting that no rule was made for: each is caught, and the clean one is quiet."""

import copy
import json
from typing import Any

import pytest

from clerk.minutes.checks import check
from clerk.record.rules import Flag
from clerk.record.script import read_script
from clerk.styles import load_style
from tests.stories.planting import CLEAN, PLANTS

STYLES = ("cabinet", "council", "parish", "scrutiny")


def found(script: dict[str, Any], style: str = "council") -> list[Flag]:
    return check(read_script(json.dumps(script)).meeting, load_style(style))


QUIET = {(flag.code, flag.sentence) for flag in found(CLEAN)}


@pytest.mark.parametrize("style", STYLES)
def test_a_clean_meeting_has_next_to_nothing_to_settle(style: str) -> None:
    flags = found(CLEAN, style)
    assert [flag.sentence for flag in flags if flag.severity != "note"] == []
    assert len(flags) <= 2, [flag.sentence for flag in flags]


@pytest.mark.parametrize("name", PLANTS)
def test_what_is_planted_is_caught(name: str) -> None:
    script = copy.deepcopy(CLEAN)
    PLANTS[name](script)
    new = [flag for flag in found(script) if (flag.code, flag.sentence) not in QUIET]
    assert new, f"{name} was not caught"
