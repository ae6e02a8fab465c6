"""Facts that deny each other: that there was none of something, beside one."""

from __future__ import annotations

from collections.abc import Iterator

from clerk.record.facts import Apologise, ApproveMinutes, NoQuestions, Question
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Family, Found, edit, take_away

DENIALS = Family("None, and some")

BOTH = "The record says that there was none, and records one."


@DENIALS.rule(
    "apologies_and_none",
    "warning",
    watches="“No apologies” beside apologies by name.",
    source=BOTH,
)
def apologies_and_none(case: Case) -> Iterator[Found]:
    """On the same day: a meeting that resumes takes apologies of its own."""
    for entry, fact in case.meeting.of(Apologise):
        if fact.people:
            continue
        named = tuple(
            person
            for other, some in case.meeting.of(Apologise)
            if case.sittings[other.id] == case.sittings[entry.id]
            for person in some.people
        )
        if named:
            yield Found(
                entry=entry,
                sentence=f"No apologies are recorded here, but there are some from {case.names(named)}.",
                about=named,
                mends=(take_away(entry), edit(entry)),
            )


@DENIALS.rule(
    "questions_and_none",
    "warning",
    watches="“No questions” beside a question under the same item.",
    source=BOTH,
)
def questions_and_none(case: Case) -> Iterator[Found]:
    """Under another item there may have been some."""
    for entry, _ in case.meeting.of(NoQuestions):
        asked = [other for other, _ in case.meeting.of(Question) if other.item == entry.item]
        if asked:
            yield Found(
                entry=entry,
                sentence=f"No questions are recorded under {case.item(entry.item)}, but there is one at "
                f"{asked[0].at:%H:%M}.",
                about=(str(len(asked)),),
                mends=(take_away(entry), edit(asked[0], "Open the question"), edit(entry)),
            )


@DENIALS.rule(
    "minutes_at_extraordinary",
    "warning",
    watches="Earlier minutes approved at an extraordinary meeting.",
    source="SI 1993/202 Sch 2 para 2: if the next meeting is extraordinary, the ordinary one after it is for signing.",
)
def minutes_at_extraordinary(case: Case) -> Iterator[Found]:
    """Some councils do so all the same, and switch this off."""
    if case.meeting.particulars.type != "extraordinary":
        return
    for entry, _ in case.meeting.of(ApproveMinutes):
        yield Found(
            entry=entry,
            sentence="Minutes are approved here, but this is an extraordinary meeting: they may wait for the next "
            "ordinary one.",
            mends=(take_away(entry), edit(entry)),
        )
