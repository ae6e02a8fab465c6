"""The meeting as a whole: its start, its breaks and its end, and that business is done between them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from clerk.record.facts import (
    Adjourn,
    CloseItem,
    Elect,
    End,
    Fact,
    NotHeld,
    OpenItem,
    Resume,
    Start,
    TakeChair,
)
from clerk.record.meeting import Entry
from clerk.record.rules.business import BUSINESS, DECIDING, is_forum, is_note_afterwards
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Begin, Family, Found, Mend, Record, edit, take_away

PROCEDURE = Family("The meeting")

WHOLE = "Minutes say when the meeting began and ended, and what became of every item."
ONCE = "A meeting begins once and ends once; it resumes after an adjournment."
SITS = "A body does business only while it sits."


@PROCEDURE.rule("not_started", "warning", watches="A meeting without a start.", source=WHOLE)
def not_started(case: Case) -> Iterator[Found]:
    """Business is recorded, but not that the meeting opened; the roll and apologies may be taken down before."""
    if _begun(case) and not case.meeting.of(Start):
        yield Found(
            sentence="The meeting has no start.",
            mends=(Mend("Record the start", Begin(verb="start", item=None)),),
        )


def _begun(case: Case) -> bool:
    """Whether the meeting was held and is under way, by a start or by what cannot come before one."""
    if case.meeting.of(NotHeld):
        return False
    return any(isinstance(entry.fact, _UNDER_WAY) for entry in case.meeting.entries)


_UNDER_WAY: tuple[type[Fact], ...] = (
    *BUSINESS,
    OpenItem,
    CloseItem,
    Start,
    TakeChair,
    Adjourn,
    Resume,
    End,
)


@PROCEDURE.rule("not_ended", "warning", watches="A meeting that was never ended.", source=WHOLE)
def not_ended(case: Case) -> Iterator[Found]:
    """It began, but nothing says that it closed."""
    if _begun(case) and not case.meeting.of(End):
        last = case.meeting.entries[-1]
        yield Found(
            sentence="The meeting was never ended.",
            mends=(
                Mend("It ended with the last entry", Record(fact=End(), at=last.at, item=None)),
            ),
        )


@PROCEDURE.rule(
    "started_twice", "error", watches="A second start of the same meeting.", source=ONCE
)
def started_twice(case: Case) -> Iterator[Found]:
    """Another who comes to preside takes the chair."""
    for entry, fact in case.meeting.of(Start)[1:]:
        yield Found(
            entry=entry,
            sentence="The meeting starts here a second time.",
            about=(fact.presiding,),
            mends=(take_away(entry), edit(entry)),
        )


@PROCEDURE.rule("ended_twice", "error", watches="A second end of the same meeting.", source=ONCE)
def ended_twice(case: Case) -> Iterator[Found]:
    """The last is the one that may be right."""
    for entry, _ in case.meeting.of(End)[:-1]:
        yield Found(
            entry=entry,
            sentence="The meeting ends here, and again later.",
            mends=(take_away(entry), edit(entry)),
        )


@PROCEDURE.rule(
    "business_before_start",
    "warning",
    watches="Business before the meeting began.",
    source=SITS,
)
def business_before_start(case: Case) -> Iterator[Found]:
    """The public may have been heard before, and prayers said; a chair may have been elected to open it."""
    started = case.meeting.of(Start)
    if not started:
        return
    before = case.meeting.entries[: case.meeting.position[started[0][0].id]]
    if any(isinstance(entry.fact, Elect) for entry in before):
        return
    found = [
        entry for entry in before if isinstance(entry.fact, BUSINESS) and not is_forum(case, entry)
    ]
    if found:
        decided = any(isinstance(entry.fact, DECIDING) or entry.item for entry in found)
        yield Found(
            entry=found[0],
            sentence=f"{_count(found)} recorded before the meeting began at {started[0][0].at:%H:%M}.",
            about=(str(len(found)),),
            severity=None if decided else "note",
            mends=(edit(found[0], "Give it another time"), edit(started[0][0], "Open the start")),
        )


def _count(found: list[Entry]) -> str:
    return "Business is" if len(found) == 1 else f"{len(found)} pieces of business are"


@PROCEDURE.rule(
    "business_after_end",
    "warning",
    watches="Business after the meeting had ended.",
    source=SITS,
)
def business_after_end(case: Case) -> Iterator[Found]:
    """Comings and goings, actions, notes of the officer's and notes added afterwards may stand there."""
    ended = case.meeting.of(End)
    if not ended:
        return
    end = ended[-1][0]
    found = [
        entry
        for entry in case.meeting.entries[case.meeting.position[end.id] + 1 :]
        if isinstance(entry.fact, (*BUSINESS, OpenItem)) and not is_note_afterwards(entry.fact)
    ]
    if found:
        yield Found(
            entry=found[0],
            sentence=f"{_count(found)} recorded after the meeting had ended at {end.at:%H:%M}.",
            about=(str(len(found)),),
            mends=(edit(found[0], "Give it another time"), edit(end, "Open the end")),
        )


@PROCEDURE.rule(
    "business_while_adjourned",
    "warning",
    watches="Business while the meeting was adjourned.",
    source=SITS,
)
def business_while_adjourned(case: Case) -> Iterator[Found]:
    """The public may be heard in an adjournment. One that was never ended has a rule of its own."""
    for pause in _pauses(case):
        found = _done_in(case, pause)
        if not pause.resumed or pause.until is None or not found:
            continue
        yield Found(
            entry=found[0],
            sentence=f"{_count(found)} recorded while the meeting was adjourned, from {pause.began.at:%H:%M} to "
            f"{pause.until.at:%H:%M}.",
            about=(str(len(found)),),
            mends=(
                edit(found[0], "Give it another time"),
                edit(pause.until, "Open the resumption"),
                edit(pause.began, "Open the adjournment"),
            ),
        )


class Pause(msgspec.Struct, frozen=True):
    """An adjournment, up to the entry by which the meeting resumed or was adjourned again, if any."""

    began: Entry
    until: Entry | None
    resumed: bool


def _pauses(case: Case) -> Iterator[Pause]:
    began: Entry | None = None
    for entry in case.meeting.entries:
        if not isinstance(entry.fact, (Adjourn, Resume)):
            continue
        resumed = isinstance(entry.fact, Resume)
        if began is not None:
            yield Pause(began, entry, resumed)
        began = None if resumed else entry
    if began is not None:
        yield Pause(began, None, resumed=False)


def _done_in(case: Case, pause: Pause) -> list[Entry]:
    """The business recorded in an adjournment, but for what the public said and what came after the end."""
    positions = case.meeting.position
    last = positions[pause.until.id] if pause.until else len(case.meeting.entries)
    between = case.meeting.entries[positions[pause.began.id] + 1 : last]
    forum = any(is_forum(case, entry) for entry in between)
    found: list[Entry] = []
    for entry in between:
        if isinstance(entry.fact, End):
            break
        only_body = isinstance(entry.fact, (*DECIDING, OpenItem))
        if is_forum(case, entry) or (forum and not only_body) or is_note_afterwards(entry.fact):
            continue
        if only_body or isinstance(entry.fact, BUSINESS):
            found.append(entry)
    return found


@PROCEDURE.rule(
    "adjournment_open", "warning", watches="An adjournment that was never ended.", source=WHOLE
)
def adjournment_open(case: Case) -> Iterator[Found]:
    """It may stand while the meeting is not over; and one that was simply closed did not go on."""
    for pause in _pauses(case):
        done = _done_in(case, pause)
        if pause.resumed or (not done and (pause.until or not case.is_over)):
            continue
        if not done and isinstance(pause.began.fact, Adjourn) and pause.began.fact.to is not None:
            continue
        mends = [
            Mend("Record when the meeting resumed", Begin(verb="resume", item=pause.began.item)),
            edit(pause.began),
        ]
        if done:
            again = Record(fact=Resume(), at=done[0].at, item=done[0].item, before=done[0].id)
            mends.insert(0, Mend(f"It resumed at {done[0].at:%H:%M}", again))
        yield Found(
            entry=pause.began,
            sentence=(
                f"The adjournment was never ended, and business follows at {done[0].at:%H:%M}."
                if done
                else "The adjournment was never ended; the meeting closed without resuming."
            ),
            about=("business" if done else "",),
            severity=None if done else "note",
            mends=tuple(mends),
        )


@PROCEDURE.rule(
    "adjourned_twice",
    "warning",
    watches="An adjournment while the meeting was adjourned already.",
    source=ONCE,
)
def adjourned_twice(case: Case) -> Iterator[Found]:
    """To put off to another day a meeting that has broken off is in order; business between is told of the first."""
    worked = {pause.until.id for pause in _pauses(case) if pause.until and _done_in(case, pause)}
    for entry, fact in case.meeting.of(Adjourn):
        room = case.before(entry)
        already = room.started and not room.sitting and not room.ended
        if already and fact.to is None and entry.id not in worked:
            yield Found(
                entry=entry,
                sentence="The meeting is adjourned here, but was adjourned already.",
                mends=(take_away(entry), edit(entry)),
            )


@PROCEDURE.rule(
    "resumed_unadjourned",
    "warning",
    watches="A resumption without an adjournment.",
    source=ONCE,
)
def resumed_unadjourned(case: Case) -> Iterator[Found]:
    """It resumes once for each time that it broke off. Without a start, not_started says enough."""
    if not case.meeting.of(Start):
        return
    for entry, _ in case.meeting.of(Resume):
        room = case.before(entry)
        if room.sitting or room.ended or not room.started:
            why = "has ended" if room.ended else "was not adjourned"
            yield Found(
                entry=entry,
                sentence=f"The meeting resumes here, but {why if room.started else 'has not begun'}.",
                about=(why,),
                mends=(
                    Mend("Record the adjournment", Begin(verb="adjourn", item=entry.item)),
                    take_away(entry),
                    edit(entry),
                ),
            )
