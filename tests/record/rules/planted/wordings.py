"""Contradictions between a fact and its wording, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import Plant, change, find

PLANTS: dict[str, Plant] = {
    "stale_wording": lambda script: change(
        find(script, "leave", person="tmarsh"), wording="He left.", wording_for="0123456789abcdef"
    ),
    "wording_against_figures": lambda script: change(
        find(script, "vote", on="limes"), wording="There were 6 votes for and 5 against."
    ),
    "wording_against_result": lambda script: change(
        find(script, "vote", on="herbicides"), wording="The motion was put and lost."
    ),
    "wording_against_names": lambda script: change(
        find(script, "leave", person="tmarsh"), wording="Councillor Pryce left the meeting."
    ),
    "unplaced": lambda script: change(find(script, "next_meeting"), dates=[]),
}
