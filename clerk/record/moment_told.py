"""The room at a given time, told in sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from clerk.record.facts import Resume
from clerk.record.kinds import Capacity
from clerk.record.meeting import Meeting
from clerk.record.moment import Moment, Out
from clerk.record.presence import Occupant

_GROUPS: dict[Capacity, str] = {
    "member": "Members there",
    "substitute": "Substitutes there",
    "co_opted": "Co-opted members there",
    "cabinet_support": "Cabinet support members there",
    "group_leader": "Group leaders there",
    "scrutiny_chair": "Scrutiny chairs there",
    "other_councillor": "Other councillors there",
    "officer": "Officers there",
    "partner": "Partners there",
    "public": "Public there, by name",
    "press": "Press there",
    "other": "Others there",
}


def told(meeting: Meeting, found: Moment) -> list[str]:
    """What is known of a moment, a line each: the state of the meeting, then who was there and who was not."""
    lines = [_state(meeting, found)]
    if not _in_session(found):
        return lines
    lines.append(_presiding(meeting, found))
    for capacity, title in _GROUPS.items():
        people = [there for there in found.there if there.capacity == capacity]
        if people:
            lines.append(f"{title}: {_listed(_there(meeting, found, each) for each in people)}.")
    if found.out:
        lines.append(f"Out: {_listed(_out(meeting, each) for each in found.out)}.")
    if found.state == "sitting":
        lines.extend(_voting(meeting, found))
    return lines


def as_data(meeting: Meeting, found: Moment) -> dict[str, object]:
    """A moment as plain data, people by their ids and names; nobody where there was no meeting to be at."""
    session = _in_session(found)
    sitting = found.state == "sitting"
    return {
        "at": found.at.isoformat(),
        "state": found.state,
        "since": found.since.isoformat() if found.since else None,
        "until": found.until.isoformat() if found.until else None,
        "item": found.room.item if sitting else None,
        "presiding": found.presiding if session else None,
        "public": found.room.public if sitting else None,
        "there": [
            {
                "person": there.person,
                "name": meeting.person_by_id[there.person].called,
                "capacity": there.capacity,
                "mode": there.mode,
                "since": there.since.isoformat(),
                "may_vote": sitting and there.person in found.voters,
                "barred": there.person in found.barred,
                "for": found.room.substitutes.get(there.person),
            }
            for there in (found.there if session else ())
        ],
        "out": [
            {
                "person": out.person,
                "name": meeting.person_by_id[out.person].called,
                "why": out.why,
                "reason": out.reason,
                "since": out.since.isoformat() if out.since else None,
                "until": out.until.isoformat() if out.until else None,
            }
            for out in (found.out if session else ())
        ],
        "quorum": {
            "counted": found.quorum.present,
            "needed": found.quorum.needed,
            "met": found.quorum.met,
        }
        if sitting
        else None,
    }


def _in_session(found: Moment) -> bool:
    """Whether there is anybody to tell of: the body sat, or had broken off and went on that day."""
    if found.state == "adjourned":
        return found.until is not None and found.until.date() == found.at.date()
    return found.state == "sitting"


def _state(meeting: Meeting, found: Moment) -> str:
    what = f"{meeting.body.name}, {_date(found.at)}, {found.at:%H:%M}"
    since = _when(found, found.since)
    until = _when(found, found.until)
    match found.state:
        case "not_begun":
            return f"{what}: the meeting had not begun; " + (
                f"it began at {until}." if found.until else "no start is recorded."
            )
        case "not_held":
            return f"{what}: the meeting was not held."
        case "ended":
            return f"{what}: the meeting had ended at {since}."
        case "adjourned":
            goes_on = f"; it resumed at {until}" if found.until and _resumes(meeting, found) else ""
            return f"{what}: the meeting was adjourned from {since}{goes_on}."
        case "sitting":
            public = "the public were in" if found.room.public else "the public were excluded"
            return f"{what}: the meeting was sitting, {_item(meeting, found)}; {public}."


def _resumes(meeting: Meeting, found: Moment) -> bool:
    """Whether an adjournment was followed by a resumption: it may have been the end instead."""
    return any(entry.at == found.until for entry, _ in meeting.of(Resume))


def _item(meeting: Meeting, found: Moment) -> str:
    item = meeting.item_by_id.get(found.room.item or "")
    if item is None:
        return "between items"
    number = f"item {item.number}, " if item.number else ""
    return f"on {number}{item.title}"


def _presiding(meeting: Meeting, found: Moment) -> str:
    if found.presiding:
        presided = "presided" if found.state == "sitting" else "had presided"
        return f"{_called(meeting, found.presiding, first=True)} {presided}."
    chair = found.room.presiding
    if chair is None:
        return "Nobody presided."
    return f"Nobody presided: {_called(meeting, chair)} was out of the room."


def _there(meeting: Meeting, found: Moment, there: Occupant) -> str:
    notes = []
    if there.mode == "remote":
        notes.append("remotely")
    replaced = found.room.substitutes.get(there.person)
    if replaced:
        notes.append(f"for {_called(meeting, replaced)}")
    days = [entry.at for entry in meeting.entries if entry.at.date() == there.since.date()]
    if days and there.since > days[0] and there.since.date() == found.at.date():
        notes.append(f"since {there.since:%H:%M}")
    return _called(meeting, there.person) + (f" ({', '.join(notes)})" if notes else "")


def _out(meeting: Meeting, out: Out) -> str:
    reason = f", {out.reason}" if out.reason else ""
    came = f"came at {out.until:%H:%M}" if out.until else ""
    back = f", back at {out.until:%H:%M}" if out.until else ""
    left = f"left at {out.since:%H:%M}" if out.since else "left"
    why = {
        "left": f"{left}{reason}{back}",
        "left_for_interest": f"{left} for a declared interest{back}",
        "apologies": f"apologies{reason}",
        "absent": f"absent{reason}",
        "not_yet": came,
        "not_recorded": "not recorded",
    }[out.why]
    return f"{_called(meeting, out.person)} ({why})"


def _voting(meeting: Meeting, found: Moment) -> list[str]:
    item = meeting.item_by_id.get(found.room.item or "")
    on = "" if item is None else f" on item {item.number}" if item.number else f" on {item.title}"
    voters = _listed(_called(meeting, person) for person in found.voters)
    count = len(found.voters)
    lines = [f"{count} might vote{on}: {voters}." if count else f"Nobody might vote{on}."]
    if found.barred:
        barred = _listed(_called(meeting, person) for person in found.barred)
        lines.append(f"Barred{on} by a disclosable pecuniary interest: {barred}.")
    quorate = "quorate" if found.quorum.met else "not quorate"
    counted = "1 counted" if found.quorum.present == 1 else f"{found.quorum.present} counted"
    lines.append(f"Quorum: {counted}, {found.quorum.needed} needed; {quorate}.")
    return lines


def _when(found: Moment, at: dt.datetime | None) -> str:
    if at is None:
        return ""
    return f"{at:%H:%M}" if at.date() == found.at.date() else f"{at:%H:%M} on {_date(at)}"


def _date(at: dt.datetime) -> str:
    return f"{at.day} {at:%B %Y}"


def _called(meeting: Meeting, person: str, first: bool = False) -> str:
    name = meeting.person_by_id[person].called
    return name[:1].upper() + name[1:] if first else name


def _listed(words: Iterable[str]) -> str:
    every = list(words)
    if len(every) < 2:
        return "".join(every)
    return f"{', '.join(every[:-1])} and {every[-1]}"
