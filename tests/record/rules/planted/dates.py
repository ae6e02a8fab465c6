"""Contradictions about dates, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import Data, Plant, change, find


def write(old: str, new: str) -> Plant:
    """Write something else in the first passage that has these words."""

    def plant(script: Data) -> None:
        event = next(event for event in script["events"] if old in event.get("text", ""))
        event["text"] = event["text"].replace(old, new)

    return plant


def _starts_early(script: Data) -> None:
    for event in script["events"]:
        if event["at"] == "13:50":
            event["at"] = "13:30"
    find(script, "start")["at"] = "13:40"


PLANTS: dict[str, Plant] = {
    "approved_too_early": lambda s: change(
        find(s, "approve_minutes"), of=["2026-07-14", "2026-12-28"]
    ),
    "approved_twice": lambda s: change(find(s, "approve_minutes"), of=["2026-07-14"] * 2),
    "next_meeting_past": lambda s: find(s, "next_meeting")["dates"][1].update(date="2026-01-19"),
    "next_meeting_twice": lambda s: find(s, "next_meeting")["dates"][1].update(date="2026-11-24"),
    "next_meeting_differs": lambda s: s["agenda"][-1].update(
        title="Date of next meeting: 25 November 2026"
    ),
    "due_before_meeting": lambda s: change(find(s, "assign"), due="2026-09-30"),
    "adjourned_to_past": lambda s: change(
        find(s, "adjourn", reason=_LAST_REASON), to="2026-10-05T10:00"
    ),
    "resumed_on_another_day": lambda s: change(
        find(s, "adjourn", reason=_LAST_REASON), to="2026-10-08T10:00"
    ),
    "started_early": _starts_early,
    "impossible_date": write("on 14 September", "on 31 September"),
    "wrong_weekday": write("on 4 September", "on Thursday 4 September 2026"),
}
_LAST_REASON = "the hour to which the meeting had been extended being at hand"
