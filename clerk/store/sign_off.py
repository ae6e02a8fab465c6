"""The verbs of what comes after the meeting: drafts kept whole, stages, what came back, and what is made of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from collections.abc import Sequence
from typing import Literal

import msgspec

from clerk.errors import Refused
from clerk.record.meeting import Meeting
from clerk.record.proposals import Proposal, ProposalState
from clerk.record.stages import STAGES, StageStep
from clerk.record.text import clean
from clerk.record.whole import whole
from clerk.store.chair_reading import ReadingVerbs
from clerk.store.journal import Journal
from clerk.store.queries import load_plan
from clerk.store.rows import Row, to_json
from clerk.store.step_names import meeting_name

DraftKind = Literal["draft", "chair", "circulated", "signed"]


class DraftFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file made of a draft: its name, for whom (``public`` or ``full``), and its exact bytes."""

    name: str
    which: str
    data: bytes


class NewDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A draft to be kept whole: the record, the style as it stood (its TOML and its letterhead), and the files made.

    Where its files say which draft they are, its ``uuid`` and its ``number`` were settled before it is kept.
    """

    meeting: Meeting
    style: bytes
    letterhead: bytes
    at: dt.datetime
    kind: DraftKind = "draft"
    by: str = ""
    note: str = ""
    files: tuple[DraftFile, ...] = ()
    uuid: str = ""
    number: int | None = None


def keep_content(connection: sqlite3.Connection, data: bytes) -> str:
    """Keep a content under its SHA-256, which is returned; the same content is kept once."""
    digest = hashlib.sha256(data).hexdigest()
    connection.execute(
        "INSERT OR IGNORE INTO kept_files (sha256, size, data) VALUES (?, ?, ?)",
        (digest, len(data), data),
    )
    return digest


class SignOffVerbs:
    """What may be done with the minutes of a meeting once there are some, inside a step (`Step.sign_off`)."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.reading = ReadingVerbs(journal)
        self._connection = journal.connection
        self._tables = journal.tables

    def keep_draft(self, meeting_id: int, new: NewDraft) -> int:
        """Keep a draft whole, under the meeting's next number; return the number of its row.

        Raises:
            Refused: the book has no such meeting, or the draft's number was taken since its files were made.
        """
        plan = load_plan(self._connection, meeting_id)
        number = self._next_draft(meeting_id)
        if new.number not in {None, number}:
            raise Refused(
                f"Another draft of these minutes was kept meanwhile; make this one again, as draft {number}."
            )
        self.journal.call(f"draft {number} of {meeting_name(plan)}")
        draft = self.journal.insert(
            "drafts",
            {
                "meeting_id": meeting_id,
                "number": number,
                "kind": new.kind,
                "made_at": _moment(new.at),
                "by_whom": clean(new.by)[0],
                "note": clean(new.note)[0],
                "record": keep_content(self._connection, whole(new.meeting)),
                "style": keep_content(self._connection, new.style),
                "letterhead": keep_content(self._connection, new.letterhead),
                "details": "{}",
            }
            | ({"uuid": new.uuid} if new.uuid else {}),
        )
        self.keep_draft_files(draft, new.files)
        return draft

    def _next_draft(self, meeting_id: int) -> int:
        (last,) = self._connection.execute(
            "SELECT coalesce(max(number), 0) FROM drafts WHERE meeting_id = ?", (meeting_id,)
        ).fetchone()
        return int(last) + 1

    def keep_draft_files(self, draft_id: int, files: Sequence[DraftFile]) -> None:
        """Keep the exact bytes of files that were made of a draft; one that is kept already is not kept again."""
        had = {
            (row["name"], row["which"], row["sha256"])
            for row in self._tables.where("draft_files", "draft_id = ?", (draft_id,))
        }
        self.journal.call("files of a draft")
        for file in files:
            digest = keep_content(self._connection, file.data)
            if (file.name, file.which, digest) not in had:
                self.journal.insert(
                    "draft_files",
                    {
                        "draft_id": draft_id,
                        "name": file.name,
                        "which": file.which,
                        "sha256": digest,
                    },
                )

    def set_stage(self, meeting_id: int, step: StageStep) -> int:
        """Put the minutes of a meeting to another stage; return the number of the row that says so.

        Whether that stage can be had from the present one is for who calls to know (`record.stages.may_go`).

        Raises:
            Refused: the book has no such meeting.
        """
        plan = load_plan(self._connection, meeting_id)
        self.journal.call(f"{STAGES[step.stage].name.lower()}: minutes of {meeting_name(plan)}")
        return self.journal.insert(
            "stages",
            {
                "meeting_id": meeting_id,
                "stage": step.stage,
                "at": _moment(step.at),
                "by_whom": clean(step.by)[0],
                "note": clean(step.note)[0],
                "draft": step.draft,
            },
        )

    def keep_return(
        self,
        draft_id: int,
        name: str,
        data: bytes,
        at: dt.datetime,
        proposals: Sequence[Proposal],
    ) -> int:
        """Keep what came back of a draft, with what it proposes; return the number of its row.

        Raises:
            Refused: there is no such draft, or this very file was taken in before.
        """
        draft = self._draft_row(draft_id)
        digest = hashlib.sha256(data).hexdigest()
        if self._tables.where("returns", "draft_id = ? AND sha256 = ?", (draft_id, digest)):
            raise Refused(
                f"“{name}” was taken in before, unchanged since; what it proposes is there already."
            )
        self.journal.call(f"what came back of draft {draft['number']}")
        keep_content(self._connection, data)
        back = self.journal.insert(
            "returns",
            {
                "meeting_id": draft["meeting_id"],
                "draft_id": draft_id,
                "name": clean(name)[0],
                "sha256": digest,
                "at": _moment(at),
                "details": "{}",
            },
        )
        for place, proposal in enumerate(proposals):
            self._propose(draft, proposal, back, place)
        return back

    def propose(self, draft_id: int, proposal: Proposal) -> int:
        """Keep one proposal that did not come in a file; return the number of its row.

        Raises:
            Refused: there is no such draft.
        """
        draft = self._draft_row(draft_id)
        self.journal.call(f"proposal to draft {draft['number']}")
        place = len(self._tables.where("proposals", "draft_id = ?", (draft_id,)))
        return self._propose(draft, proposal, None, place)

    def say_on_reading(self, draft_id: int, proposal: Proposal) -> None:
        """Keep what a reader says of a block in the place of what they said of it before; nothing takes that back.

        Raises:
            Refused: there is no such draft.
        """
        before = self.reading.said(draft_id, proposal)
        if proposal.is_nothing:
            if before is not None:
                self.reading.take_back(before)
        elif before is None:
            self.propose(draft_id, proposal)
        else:
            self.reading.say_again(before, proposal)

    def _propose(self, draft: Row, proposal: Proposal, back: int | None, place: int) -> int:
        return self.journal.insert(
            "proposals",
            {
                "meeting_id": draft["meeting_id"],
                "draft_id": draft["id"],
                "return_id": back,
                "place": place,
                "state": proposal.state,
                "details": _packed(proposal),
            },
        )

    def settle_proposal(
        self,
        proposal_id: int,
        state: ProposalState,
        at: dt.datetime | None,
        answer: str = "",
    ) -> None:
        """Keep what was made of a proposal; ``open`` lets it be to settle again.

        What an accepted proposal alters in the record is another verb's, in the same step.

        Raises:
            Refused: there is no such proposal.
        """
        row = self._tables.get("proposals", proposal_id)
        if row is None:
            raise Refused("That proposal is not in this book any more; it may have been undone.")
        self.journal.call("proposal settled" if state != "open" else "proposal taken up again")
        old = msgspec.json.decode(str(row["details"]), type=Proposal)
        new = msgspec.structs.replace(
            old, state=state, answer=clean(answer)[0], settled_at=_naive(at)
        )
        self.journal.update("proposals", proposal_id, {"state": state, "details": _packed(new)})

    def remove_all(self, meeting_id: int) -> None:
        """Take away what was made of a meeting's minutes, before the meeting itself; contents stay until purged."""
        for table in ("proposals", "returns", "stages", "holds"):
            for row in self._tables.where(table, "meeting_id = ?", (meeting_id,)):
                self.journal.delete(table, row["id"])
        for draft in self._tables.where("drafts", "meeting_id = ?", (meeting_id,)):
            for row in self._tables.where("draft_files", "draft_id = ?", (draft["id"],)):
                self.journal.delete("draft_files", row["id"])
            self.journal.delete("drafts", draft["id"])

    def _draft_row(self, draft_id: int) -> Row:
        row = self._tables.get("drafts", draft_id)
        if row is None:
            raise Refused("That draft is not in this book any more; it may have been undone.")
        return row


def _packed(proposal: Proposal) -> str:
    return to_json(msgspec.to_builtins(proposal))


def _naive(at: dt.datetime | None) -> dt.datetime | None:
    return None if at is None else at.replace(microsecond=0, tzinfo=None)


def _moment(at: dt.datetime) -> str:
    return at.replace(microsecond=0, tzinfo=None).isoformat()
