"""What the rest of a book says of a meeting: which minutes wait for it, what corrected its own, and its signing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from typing import Any

from clerk.record.approval import (
    Approval,
    Around,
    Closed,
    Held,
    KeptName,
    KeptSet,
    Later,
    approvals_of,
    day_named,
    takes_minutes,
    waiting,
)
from clerk.record.facts import ApproveMinutes, MatterArising
from clerk.record.meeting import Meeting
from clerk.store.rows import unpack_fact

# A meeting of which there are minutes has begun, and was not inquorate from the start.
_HELD = """
SELECT m.id, m.date, m.time, json_extract(m.details, '$.signed') IS NOT NULL OR coalesce(
  (SELECT stage FROM stages WHERE meeting_id = m.id ORDER BY id DESC LIMIT 1) = 'signed', 0) AS signed
FROM meetings AS m WHERE m.council = ? AND m.body = ? AND (m.date, m.time) < (?, ?)
AND EXISTS (SELECT 1 FROM facts WHERE meeting_id = m.id AND verb = 'start')
AND NOT EXISTS (SELECT 1 FROM facts WHERE meeting_id = m.id AND verb = 'not_held')"""
_SAID = """
SELECT f.*, m.date AS day FROM meetings AS m
JOIN facts AS f ON f.meeting_id = m.id AND f.verb IN ('approve_minutes', 'matter_arising')
WHERE m.council = ? AND m.body = ? ORDER BY m.date, m.time, f.at, f.place, f.id"""
_DRAFTS = """
SELECT d.*, m.body_name, m.date FROM drafts AS d JOIN meetings AS m ON m.id = d.meeting_id
ORDER BY m.date DESC, d.number DESC"""
_HERE = "SELECT council, body, date, time FROM meetings WHERE id = ?"
_LAST_STAGE = "SELECT stage, at, by_whom FROM stages WHERE meeting_id = ? ORDER BY id DESC LIMIT 1"


class ApprovalReading:
    """What may be asked of a book about approving and signing."""

    def __init__(self, rows: Callable[..., list[dict[str, Any]]]) -> None:
        """Take what reads the rows that a query gives."""
        self._rows = rows

    def closed(self, meeting_id: int) -> Closed | None:
        """Whether the minutes of a meeting are signed, by whom, and when; None while they are not."""
        rows = self._rows(_LAST_STAGE, meeting_id)
        if not rows or rows[0]["stage"] != "signed":
            return None
        return Closed(rows[0]["by_whom"], dt.datetime.fromisoformat(rows[0]["at"]).date())

    def _here(self, meeting_id: int) -> tuple[str, str, str, str]:
        (row,) = self._rows(_HERE, meeting_id)
        return row["council"], row["body"], row["date"], row["time"]

    def approvals(self, meeting_id: int) -> tuple[Approval, ...]:
        """Every approval of minutes that the body of a meeting made, in any of its meetings, the oldest first."""
        council, body, _, _ = self._here(meeting_id)
        return self._approvals(council, body)

    def _approvals(self, council: str, body: str) -> tuple[Approval, ...]:
        return tuple(
            Approval(row["meeting_id"], dt.date.fromisoformat(row["day"]), row["id"], fact)
            for row in self._rows(_SAID, council, body)
            if isinstance(fact := unpack_fact(row), ApproveMinutes)
        )

    def approved_by(self, meeting_id: int) -> tuple[Approval, ...]:
        """The approvals of a meeting's own minutes, the oldest first."""
        council, body, date, _ = self._here(meeting_id)
        return approvals_of(dt.date.fromisoformat(date), self._approvals(council, body))

    def waiting(self, meeting_id: int) -> tuple[Held, ...]:
        """The minutes of the body that wait for approval when a meeting is held, in the order they happened.

        Whether it is for that meeting to approve them is another question (`record.approval.takes_minutes`).
        """
        return self.waiting_at(*self._here(meeting_id))

    def waiting_at(self, council: str, body: str, date: str, time: str = "") -> tuple[Held, ...]:
        """The same for a meeting that is not in the book yet: of this body, on this day (ISO) and at this time."""
        return waiting(self._held(council, body, date, time), self._approvals(council, body))

    def _held(self, council: str, body: str, date: str, time: str) -> list[Held]:
        return [
            Held(row["id"], dt.date.fromisoformat(row["date"]), row["time"], bool(row["signed"]))
            for row in self._rows(_HELD, council, body, date, time)
        ]

    def of_days(self, meeting_id: int, days: Collection[dt.date]) -> tuple[Held, ...]:
        """The minutes that a body has of some days, in the order they happened; it is the body of a meeting."""
        council, body, _, _ = self._here(meeting_id)
        held = [each for each in self._held(council, body, "9999", "") if each.date in days]
        return tuple(sorted(held, key=lambda each: (each.date, each.time, each.id)))

    def later(self, meeting_id: int) -> tuple[Later, ...]:
        """What later meetings of the body corrected in a meeting's minutes, and what arose from them."""
        council, body, date, _ = self._here(meeting_id)
        day = dt.date.fromisoformat(date)
        found: list[Later] = []
        for row in self._rows(_SAID, council, body):
            fact, on = unpack_fact(row), dt.date.fromisoformat(row["day"])
            if on < day or row["meeting_id"] == meeting_id:
                continue
            place = (row["meeting_id"], on, row["id"])
            if isinstance(fact, ApproveMinutes) and day in fact.of:
                found += [
                    Later(*place, each.minute, f"“{each.from_}” was corrected to “{each.to}”")
                    for each in fact.corrections
                    if day_named(each.minute, fact.of) in (None, day)
                ]
            elif isinstance(fact, MatterArising) and fact.of == day:
                found.append(Later(*place, fact.minute, fact.text))
        return tuple(found)

    def kept_sets(self) -> tuple[KeptSet, ...]:
        """Every draft and signed set of the book, the newest first."""
        files: dict[int, list[KeptName]] = {}
        for row in self._rows("SELECT * FROM draft_files ORDER BY id"):
            name = KeptName(row["name"], row["which"], row["sha256"])
            files.setdefault(row["draft_id"], []).append(name)
        found, signed = [], set()
        for row in self._rows(_DRAFTS):
            meeting = row["meeting_id"]
            closed = self.closed(meeting)
            in_force = closed is not None and row["kind"] == "signed" and meeting not in signed
            if in_force:
                signed.add(meeting)
            found.append(
                KeptSet(
                    meeting=meeting,
                    uuid=row["uuid"],
                    number=row["number"],
                    body=row["body_name"],
                    date=dt.date.fromisoformat(row["date"]),
                    record=row["record"],
                    style=row["style"],
                    files=tuple(files.get(row["id"], ())),
                    closed=closed,
                    in_force=in_force,
                )
            )
        return tuple(found)

    def around(self, meeting: Meeting, meeting_id: int, off: frozenset[str]) -> Around:
        """Everything of this that a window shows beside a meeting.

        Args:
            meeting: the meeting as it stands.
            meeting_id: its number.
            off: the codes of the rules that its house style does without.
        """
        takes = takes_minutes(meeting, off)
        return Around(
            waiting=self.waiting(meeting_id) if takes else (),
            closed=self.closed(meeting_id),
            later=self.later(meeting_id),
        )
