"""Holds, and the rules of retention: what has to be known before working notes may go. Steps like any other."""

from __future__ import annotations

import datetime as dt

import msgspec

from clerk.errors import Refused
from clerk.record.retention import Retention
from clerk.record.text import clean
from clerk.store.journal import Journal
from clerk.store.queries import load_plan
from clerk.store.step_names import meeting_name


class Hold(msgspec.Struct, frozen=True):
    """A meeting's notes may not be purged: why, since when, and who said so."""

    id: int
    reason: str
    since: dt.datetime
    by: str


class HoldVerbs:
    """Holds and rules, inside a step (`Step.holds`)."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    def hold(self, meeting_id: int, reason: str, by: str, at: dt.datetime) -> int:
        """Put a meeting's notes under a hold; return its number.

        Raises:
            Refused: no reason is given, or the book has no such meeting.
        """
        words = " ".join(clean(reason)[0].split())
        if not words:
            raise Refused("A hold has a reason: say what asks for these notes to be kept.")
        plan = load_plan(self.journal.connection, meeting_id)
        self.journal.call(f"hold on the notes of {meeting_name(plan)}")
        return self.journal.insert(
            "holds",
            {
                "meeting_id": meeting_id,
                "reason": words,
                "since": at.replace(microsecond=0).isoformat(),
                "by_whom": clean(by)[0],
            },
        )

    def lift(self, meeting_id: int) -> None:
        """Take every hold on a meeting's notes away; that they were there stays in the journal."""
        self.journal.call("hold lifted")
        for row in self.journal.tables.where("holds", "meeting_id = ?", (meeting_id,)):
            self.journal.delete("holds", row["id"])

    def keep_for(self, council: str, body: str, retention: Retention) -> None:
        """Keep a body's rule of retention; the one before it is replaced.

        Raises:
            Refused: the rule has no words, or no sensible length.
        """
        words = " ".join(clean(retention.rule)[0].split())
        if not words:
            raise Refused("Write the council's rule, as its retention schedule has it.")
        if not 0 <= retention.months <= 1200:
            raise Refused("Write for how many months after signing notes are kept: 0 to 1200.")
        self.journal.call("rule of retention")
        row = {"council": council, "body": body, "rule": words, "months": retention.months}
        there = self.journal.tables.where("retention", "council = ? AND body = ?", (council, body))
        if there:
            self.journal.update("retention", there[0]["id"], row)
        else:
            self.journal.insert("retention", row)
