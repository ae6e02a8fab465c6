"""The strip over everything: which meeting this is, how it stands, and its times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clerk.record.facts import Adjourn, End, NotHeld, Resume, Start
from clerk.record.meeting import Meeting
from clerk.ui.views.times import clock, length, long_date, short_date
from clerk.ui.views.words import shown

if TYPE_CHECKING:
    from clerk.ui.views.drafts import Progress


class Headline(msgspec.Struct, frozen=True):
    """The meeting in one line: `state` in words, `role` and `mark` beside them."""

    body: str
    where: str
    state: str
    role: str
    mark: str
    times: str


def headline(meeting: Meeting, progress: Progress | None = None) -> Headline:
    """Return the strip's words; with how far its minutes are, where that is known."""
    particulars = meeting.particulars
    kind = "" if particulars.type == "ordinary" else f"{particulars.type.capitalize()} meeting"
    where = [long_date(particulars.date), kind, particulars.place]
    state, role, mark = _state(meeting, progress)
    return Headline(
        body=shown(meeting.body.name),
        where=shown(" · ".join(filter(None, where))),
        state=state,
        role=role,
        mark=mark,
        times=_times(meeting),
    )


def _state(meeting: Meeting, progress: Progress | None) -> tuple[str, str, str]:
    if meeting.particulars.signed:
        return f"Signed {meeting.particulars.signed.on:%d/%m/%Y}", "good", "tick"
    state = ("Not yet opened", "muted", "out")
    for entry in meeting.entries:
        match entry.fact:
            case Start() | Resume():
                state = ("In session", "bad", "in")
            case Adjourn():
                state = ("Adjourned", "care", "clock")
            case NotHeld():
                state = ("Not held", "care", "away")
            case End():
                state = ("Ended · draft minutes", "text", "page")
    return _ended(progress) if progress is not None and state[0].startswith("Ended") else state


def _ended(progress: Progress) -> tuple[str, str, str]:
    """How far the minutes of a meeting that is over are."""
    if progress.stage in ("approved", "signed"):
        return f"Minutes {progress.words}", "good", "tick"
    return f"Ended · {progress.words}", "care" if progress.other_words else "text", "page"


def _times(meeting: Meeting) -> str:
    started = [entry.at for entry, _ in meeting.of(Start)]
    if not started:
        return f"due {clock(meeting.particulars.starts)}"
    ended = [entry.at for entry, _ in meeting.of(End)]
    last = ended[-1] if ended else meeting.entries[-1].at
    dash = f"{clock(started[0])}–{clock(last)}" if ended else clock(last)
    if last.date() != started[0].date():
        return f"{clock(started[0])} to {short_date(last.date())}, {clock(last)}"
    return f"{dash} · {length(started[0], last)}"
