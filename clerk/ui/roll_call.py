"""Ticking people in and out: what one key on a person's row records, as the record stands."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from clerk.record.facts import (
    Absent,
    AnyFact,
    Apologise,
    Arrive,
    Attend,
    Leave,
    Resume,
    Return,
)
from clerk.record.meeting import Entry, Meeting
from clerk.store.minutebook import Step
from clerk.ui.capacities import capacity_of
from clerk.ui.field_words import Scene
from clerk.ui.recorder import Recorder


def toggle(recorder: Recorder, name: str) -> None:
    """Record that somebody came, went or came back; before the start, tick or untick them."""
    scene = recorder.scene()
    if scene is None:
        return
    room = scene.room
    if not room.started or _sitting_is_new(scene):
        _tick(recorder, scene, [name], there=room.has(name))
    elif room.has(name):
        recorder.record(Leave(person=name))
    elif _was_here(scene, name):
        recorder.record(Return(person=name))
    else:
        recorder.record(Arrive(person=name))


def all_present(recorder: Recorder) -> None:
    """Tick every member who is not accounted for: not there, no apologies, not noted absent, nobody in their place."""
    scene = recorder.scene()
    if scene is None:
        return
    meeting = scene.meeting
    away = {n for _, fact in meeting.of(Apologise) for n in fact.people}
    away |= {n for _, fact in meeting.of(Absent) for n in fact.people}
    away |= set(scene.room.substitutes.values())
    missing = [
        seat.person
        for seat in meeting.body.members
        if not scene.room.has(seat.person)
        and seat.person not in away
        and not _was_here(scene, seat.person)
    ]
    if missing:
        _tick(recorder, scene, missing, there=False)


def _sitting_is_new(scene: Scene) -> bool:
    """Whether the meeting resumed on another day and nobody was ticked since."""
    resumed = [entry for entry, fact in scene.meeting.of(Resume) if fact.date is not None]
    return bool(resumed) and resumed[-1].at == scene.now


def _was_here(scene: Scene, name: str) -> bool:
    return any(
        (isinstance(entry.fact, Attend) and name in entry.fact.people)
        or (isinstance(entry.fact, (Arrive, Return)) and entry.fact.person == name)
        for entry in scene.meeting.entries
    )


def _tick(recorder: Recorder, scene: Scene, names: Sequence[str], *, there: bool) -> None:
    """Tick people in with those of their kind who were ticked before, or out again."""
    desk, meeting_id = recorder.desk, recorder.desk.meeting_id
    if meeting_id is None:
        return
    at = recorder.moment()
    ticked = _last_ticks(scene.meeting, at)

    def work(step: Step) -> None:
        if there:
            for entry, fact in scene.meeting.of(Attend):
                rest = tuple(each for each in fact.people if each not in names)
                if rest != fact.people and rest:
                    step.change(entry.id, fact=msgspec.structs.replace(fact, people=rest))
                elif rest != fact.people:
                    step.remove(entry.id)
            return
        for capacity in dict.fromkeys(capacity_of(scene.meeting, name) for name in names):
            people = tuple(n for n in names if capacity_of(scene.meeting, n) == capacity)
            before = ticked.get(capacity)
            if before is not None and isinstance(before.fact, Attend):
                order = [seat.person for seat in scene.meeting.body.members]
                everybody = {*before.fact.people, *people}
                seated = [name for name in order if name in everybody]
                others = [n for n in (*before.fact.people, *people) if n not in order]
                together: AnyFact = msgspec.structs.replace(before.fact, people=(*seated, *others))
                step.change(before.id, fact=together)
            else:
                step.record(
                    meeting_id, Attend(people=people, capacity=capacity, mode="in_room"), at
                )

    desk.submit(None, work)


def _last_ticks(meeting: Meeting, at: dt.datetime) -> dict[str, Entry]:
    """The attendance in the room of this sitting, by capacity."""
    began = [entry.at for entry, fact in meeting.of(Resume) if fact.date is not None]
    return {
        fact.capacity: entry
        for entry, fact in meeting.of(Attend)
        if fact.mode == "in_room" and entry.at <= at and (not began or entry.at >= began[-1])
    }
