"""Facts that deny each other, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import Plant, change, find, put_after

PLANTS: dict[str, Plant] = {
    "apologies_and_none": lambda script: put_after(
        script, find(script, "apologise"), "apologise", people=[]
    ),
    "questions_and_none": lambda script: put_after(
        script, find(script, "question"), "no_questions"
    ),
    "minutes_at_extraordinary": lambda script: change(script["meeting"], type="extraordinary"),
}
