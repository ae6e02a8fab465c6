"""Contradictions planted in two meetings that no rule was made for: each is caught, and the clean ones are quiet."""

import copy
import json
from typing import Any

import pytest

from clerk.minutes.checks import check
from clerk.record.rules import Flag
from clerk.record.script import read_script
from clerk.styles import load_style
from tests.stories import planting, planting_parish

STYLES = ("cabinet", "council", "licensing", "parish", "planning", "scrutiny")
MEETINGS = {"planning": planting, "parish": planting_parish}
PLANTED = [(meeting, name) for meeting, story in MEETINGS.items() for name in story.PLANTS]


def found(script: dict[str, Any], style: str = "council") -> list[Flag]:
    return check(read_script(json.dumps(script)).meeting, load_style(style))


QUIET = {
    meeting: {(flag.code, flag.sentence) for flag in found(story.CLEAN)}
    for meeting, story in MEETINGS.items()
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("meeting", MEETINGS)
def test_a_clean_meeting_has_next_to_nothing_to_settle(meeting: str, style: str) -> None:
    flags = found(MEETINGS[meeting].CLEAN, style)
    assert [flag.sentence for flag in flags if flag.severity != "note"] == []
    assert len(flags) <= 2, [flag.sentence for flag in flags]


@pytest.mark.parametrize(("meeting", "name"), PLANTED)
def test_what_is_planted_is_caught(meeting: str, name: str) -> None:
    script = copy.deepcopy(MEETINGS[meeting].CLEAN)
    MEETINGS[meeting].PLANTS[name](script)
    new = [flag for flag in found(script) if (flag.code, flag.sentence) not in QUIET[meeting]]
    assert new, f"{name} was not caught"
