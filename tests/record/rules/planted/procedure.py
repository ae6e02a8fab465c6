"""Contradictions about the meeting's start, breaks and end, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import Plant, find, put_after, put_before, remove

PLANTS: dict[str, Plant] = {
    "not_started": lambda script: remove(script, find(script, "start")),
    "not_ended": lambda script: remove(script, find(script, "end")),
    "started_twice": lambda script: put_after(
        script, find(script, "open_item", item="i4"), "start", presiding="reyes"
    ),
    "ended_twice": lambda script: put_after(script, find(script, "resolve", by="depot"), "end"),
    "business_before_start": lambda script: put_before(
        script, find(script, "start"), "vote", on="item", manner="assent"
    ),
    "business_after_end": lambda script: put_after(
        script, find(script, "end"), "say", text="Members agreed to meet the tenant."
    ),
    "business_while_adjourned": lambda script: put_after(
        script, find(script, "adjourn"), "vote", on="item", manner="assent"
    ),
    "adjournment_open": lambda script: remove(script, find(script, "resume")),
    "adjourned_twice": lambda script: put_after(
        script, find(script, "adjourn"), "adjourn", reason="for tea"
    ),
    "resumed_unadjourned": lambda script: remove(script, find(script, "adjourn")),
}
