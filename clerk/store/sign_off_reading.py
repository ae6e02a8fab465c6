"""What is asked of a book about drafts, stages and what came back (`Reading.sign_off`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec

from clerk.errors import Refused
from clerk.record.agreed import Agreed
from clerk.record.meeting import Meeting
from clerk.record.proposals import Proposal
from clerk.record.retention import Retention
from clerk.record.stages import StageStep
from clerk.record.whole import read_whole
from clerk.store.chair_reading import agreed_of
from clerk.store.holds import Hold
from clerk.store.purging import Purged, purged_of


class KeptFile(msgspec.Struct, frozen=True):
    """A file that was made of a draft: its name, for whom, and the digest by which its bytes are found."""

    id: int
    draft: int
    name: str
    which: str
    sha256: str


class KeptDraft(msgspec.Struct, frozen=True):
    """A draft that is kept whole. ``record``, ``style`` and ``letterhead`` are digests; ``agreed`` on reading."""

    id: int
    uuid: str
    meeting: int
    number: int
    kind: str
    made_at: dt.datetime
    by: str
    note: str
    record: str
    style: str
    letterhead: str
    files: tuple[KeptFile, ...]
    agreed: tuple[Agreed, ...] = ()


class KeptReturn(msgspec.Struct, frozen=True):
    """A file that came back of a draft."""

    id: int
    draft: int
    name: str
    sha256: str
    at: dt.datetime


class KeptProposal(msgspec.Struct, frozen=True):
    """A proposal, with the number of its row, of its draft, and of the file it came in, if it came in one."""

    id: int
    draft: int
    back: int | None
    proposal: Proposal


class SignOffReading:
    """What may be asked of a book about what was made of its minutes."""

    def __init__(self, rows: Callable[..., list[dict[str, Any]]]) -> None:
        """Take what reads the rows that a query gives."""
        self._rows = rows

    def drafts(self, meeting_id: int) -> list[KeptDraft]:
        """The drafts of a meeting, the oldest first, each with its files."""
        files: dict[int, list[KeptFile]] = {}
        for row in self._rows(
            "SELECT f.* FROM draft_files AS f JOIN drafts AS d ON d.id = f.draft_id WHERE d.meeting_id = ? "
            "ORDER BY f.id",
            meeting_id,
        ):
            files.setdefault(row["draft_id"], []).append(_file(row))
        rows = self._rows("SELECT * FROM drafts WHERE meeting_id = ? ORDER BY number", meeting_id)
        return [_draft(row, tuple(files.get(row["id"], ()))) for row in rows]

    def next_draft(self, meeting_id: int) -> int:
        """The number that a meeting's next draft will have."""
        rows = self._rows(
            "SELECT coalesce(max(number), 0) AS last FROM drafts WHERE meeting_id = ?", meeting_id
        )
        return int(rows[0]["last"]) + 1

    def draft_by_uuid(self, uuid: str) -> KeptDraft | None:
        """The draft that a file says it was made of, None if this book has none such (any more)."""
        rows = self._rows("SELECT id FROM drafts WHERE uuid = ?", uuid)
        return self.draft(rows[0]["id"]) if rows else None

    def kept_content(self, digest: str) -> bytes:
        """The bytes kept under a digest.

        Raises:
            Refused: they are not in this book; a purge may have taken them.
        """
        rows = self._rows("SELECT data FROM kept_files WHERE sha256 = ?", digest)
        if not rows:
            raise Refused("That file is not kept in this book any more; it may have been purged.")
        return bytes(rows[0]["data"])

    def draft_record(self, draft: KeptDraft) -> Meeting:
        """The meeting as it stood when a draft was made.

        Raises:
            Refused: it is not kept any more, or this Clerk cannot read it.
        """
        return read_whole(self.kept_content(draft.record))

    def stage_steps(self, meeting_id: int) -> list[StageStep]:
        """What was done with a meeting's minutes, the oldest first."""
        rows = self._rows("SELECT * FROM stages WHERE meeting_id = ? ORDER BY id", meeting_id)
        return [
            StageStep(
                stage=row["stage"],
                at=dt.datetime.fromisoformat(row["at"]),
                by=row["by_whom"],
                note=row["note"],
                draft=row["draft"],
            )
            for row in rows
        ]

    def signed_draft(self, meeting_id: int) -> KeptDraft | None:
        """The signed set of a meeting, whole; None while its minutes are not signed."""
        steps = self.stage_steps(meeting_id)
        if not steps or steps[-1].stage != "signed":
            return None
        signed = [each for each in self.drafts(meeting_id) if each.kind == "signed"]
        return signed[-1] if signed else None

    def returns(self, meeting_id: int) -> list[KeptReturn]:
        """What came back of a meeting's drafts, the oldest first."""
        rows = self._rows("SELECT * FROM returns WHERE meeting_id = ? ORDER BY id", meeting_id)
        return [
            KeptReturn(
                row["id"],
                row["draft_id"],
                row["name"],
                row["sha256"],
                dt.datetime.fromisoformat(row["at"]),
            )
            for row in rows
        ]

    def proposals(self, meeting_id: int) -> list[KeptProposal]:
        """What was proposed to a meeting's drafts, by draft and then in the order of the minutes."""
        rows = self._rows(
            "SELECT * FROM proposals WHERE meeting_id = ? ORDER BY draft_id, return_id NULLS LAST, place, id",
            meeting_id,
        )
        return [
            KeptProposal(
                row["id"],
                row["draft_id"],
                row["return_id"],
                msgspec.json.decode(row["details"], type=Proposal),
            )
            for row in rows
        ]

    def open_proposals(self, meeting_id: int) -> int:
        """How many proposals to a meeting's drafts are still to be settled."""
        rows = self._rows(
            "SELECT count(*) AS many FROM proposals WHERE meeting_id = ? AND state = 'open'",
            meeting_id,
        )
        return int(rows[0]["many"])

    def files_like(self, digest: str) -> list[KeptFile]:
        """The files that were made of drafts and have these very bytes, in any meeting of the book."""
        rows = self._rows("SELECT * FROM draft_files WHERE sha256 = ? ORDER BY id", digest)
        return [_file(row) for row in rows]

    def retention(self, council: str, body: str) -> Retention | None:
        """How long a body's working notes are kept once its minutes are signed; None until somebody said."""
        rows = self._rows("SELECT * FROM retention WHERE council = ? AND body = ?", council, body)
        return Retention(rows[0]["rule"], rows[0]["months"]) if rows else None

    def holds(self, meeting_id: int) -> list[Hold]:
        """What forbids that a meeting's notes go, the oldest first."""
        rows = self._rows("SELECT * FROM holds WHERE meeting_id = ? ORDER BY id", meeting_id)
        return [
            Hold(
                row["id"],
                row["reason"],
                dt.datetime.fromisoformat(row["since"]),
                row["by_whom"],
            )
            for row in rows
        ]

    def purges(self, meeting_id: int | None = None) -> list[Purged]:
        """What was purged, of one meeting or of the whole book, the oldest first."""
        rows = self._rows(
            "SELECT * FROM purges WHERE ?1 IS NULL OR meeting_id = ?1 ORDER BY id", meeting_id
        )
        return [purged_of(row) for row in rows]

    def draft(self, draft_id: int) -> KeptDraft:
        """One draft with its files.

        Raises:
            Refused: the book has no such draft.
        """
        rows = self._rows("SELECT * FROM drafts WHERE id = ?", draft_id)
        if not rows:
            raise Refused("That draft is not in this book any more; it may have been undone.")
        files = self._rows("SELECT * FROM draft_files WHERE draft_id = ? ORDER BY id", draft_id)
        return _draft(rows[0], tuple(_file(row) for row in files))


def _file(row: dict[str, Any]) -> KeptFile:
    return KeptFile(row["id"], row["draft_id"], row["name"], row["which"], row["sha256"])


def _draft(row: dict[str, Any], files: tuple[KeptFile, ...]) -> KeptDraft:
    return KeptDraft(
        id=row["id"],
        uuid=row["uuid"],
        meeting=row["meeting_id"],
        number=row["number"],
        kind=row["kind"],
        made_at=dt.datetime.fromisoformat(row["made_at"]),
        by=row["by_whom"],
        note=row["note"],
        record=row["record"],
        style=row["style"],
        letterhead=row["letterhead"],
        files=files,
        agreed=agreed_of(row),
    )
