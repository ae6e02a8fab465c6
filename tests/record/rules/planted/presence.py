"""Contradictions about who was there, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import Plant, change, find, put_after, remove

PLANTS: dict[str, Plant] = {
    "member_unaccounted": lambda script: remove(script, find(script, "absent")),
    "present_and_apologised": lambda script: change(
        find(script, "apologise"), people=["quill", "hale"]
    ),
    "present_and_absent": lambda script: change(find(script, "absent"), people=["voss", "hale"]),
    "apologised_and_absent": lambda script: put_after(
        script, find(script, "apologise"), "absent", people=["quill"]
    ),
    "ticked_twice": lambda script: put_after(
        script,
        find(script, "attend", capacity="officer"),
        "attend",
        people=["rusk", "osei"],
        capacity="partner",
        mode="in_room",
    ),
    "capacity_against_seat": lambda script: change(
        find(script, "attend", capacity="other_councillor"), capacity="member"
    ),
}
