"""A signed record is closed: what may not be altered any more, asked by the journal before every row that it writes."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from typing import Any

from clerk.errors import Refused
from clerk.record.approval import Closed

# What a meeting is: its facts, and what it was set up with. Its stages as well, or another stage would open it again.
_OF_THE_RECORD = frozenset({"facts", "meeting_people", "seats", "agenda_items", "stages"})

_LAST_STAGE = "SELECT stage, at, by_whom FROM stages WHERE meeting_id = ? ORDER BY id DESC LIMIT 1"
_SIGNED_OF = """
SELECT m.date FROM meetings AS m JOIN meetings AS here ON here.id = ?
WHERE m.council = here.council AND m.body = here.body AND m.date <= here.date AND m.date IN (
  SELECT value FROM json_each(?))
AND (SELECT stage FROM stages WHERE meeting_id = m.id ORDER BY id DESC LIMIT 1) = 'signed'
ORDER BY m.date"""


def closed(connection: sqlite3.Connection, meeting_id: int) -> Closed | None:
    """Whether the minutes of a meeting are signed, by whom, and when; None while they are not."""
    found = connection.execute(_LAST_STAGE, (meeting_id,)).fetchone()
    if found is None or found[0] != "signed":
        return None
    return Closed(by=found[2], on=dt.datetime.fromisoformat(found[1]).date())


def refuse_if_closed(
    connection: sqlite3.Connection,
    table: str,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
) -> None:
    """Let a row be altered only if no signed record would be another by it.

    Raises:
        Refused: it belongs to a signed record, is what was signed itself, or is the approval that a signing rests on.
    """
    row = before or after or {}
    if table == "meetings":
        meeting = None if before is None else int(before["id"])
    elif table in _OF_THE_RECORD or (table == "drafts" and _is_signed_set(before)):
        meeting = int(row["meeting_id"])
    elif table == "draft_files":
        meeting = _of_signed_set(connection, int(row["draft_id"]))
    else:
        return
    if meeting is None:
        return
    found = closed(connection, meeting)
    if found is not None:
        raise Refused(found.sentence)
    if table == "facts" and before is not None and before["verb"] == "approve_minutes":
        _keep_the_approval(connection, meeting, before, after)
    if table == "meetings" and before is not None and after is not None:
        _keep_it_approving(connection, before, after)


def refuse_if_purged(connection: sqlite3.Connection, meeting_id: int) -> None:
    """Let a signing be taken back only as long as nothing was purged because of it.

    Raises:
        Refused: working notes of the meeting were purged since it was signed.
    """
    if connection.execute("SELECT 1 FROM purges WHERE meeting_id = ?", (meeting_id,)).fetchone():
        raise Refused(
            "The working notes of these minutes were purged because they are signed; the signing cannot be taken back."
        )


def _is_signed_set(before: dict[str, Any] | None) -> bool:
    return before is not None and before["kind"] == "signed"


def _of_signed_set(connection: sqlite3.Connection, draft: int) -> int | None:
    """The meeting whose signed set a draft is; None if it is another draft."""
    found = connection.execute(
        "SELECT meeting_id FROM drafts WHERE id = ? AND kind = 'signed'", (draft,)
    ).fetchone()
    return None if found is None else int(found[0])


def _keep_it_approving(
    connection: sqlite3.Connection, before: dict[str, Any], after: dict[str, Any]
) -> None:
    """A meeting that approved what was signed stays a later meeting of that body: else its approval is of nothing."""
    same_body = all(before[name] == after[name] for name in ("council", "body"))
    if same_body and before["date"] == after["date"]:
        return
    told = connection.execute(
        "SELECT details FROM facts WHERE meeting_id = ? AND verb = 'approve_minutes'",
        (before["id"],),
    ).fetchall()
    days = [day for (details,) in told for day in json.loads(details).get("of", [])]
    signed = connection.execute(_SIGNED_OF, (before["id"], json.dumps(days))).fetchall()
    lost = [day for (day,) in signed if not same_body or day > after["date"]]
    if lost:
        day = dt.date.fromisoformat(lost[0])
        raise Refused(
            f"The minutes of {day.day} {day:%B %Y} were signed as approved at this meeting, so it stays a meeting of "
            "the same body, and no earlier than they are."
        )


def _keep_the_approval(
    connection: sqlite3.Connection,
    meeting: int,
    before: dict[str, Any],
    after: dict[str, Any] | None,
) -> None:
    """What was signed as corrected stays approved so: the two records must not come to say different things."""
    old = json.loads(before["details"])
    new = json.loads(after["details"]) if after is not None else {}
    same_corrections = old.get("corrections", []) == new.get("corrections", [])
    gone = [
        day for day in old.get("of", []) if day not in new.get("of", []) or not same_corrections
    ]
    signed = connection.execute(_SIGNED_OF, (meeting, json.dumps(gone))).fetchall()
    if signed:
        day = dt.date.fromisoformat(signed[0][0])
        raise Refused(
            f"The minutes of {day.day} {day:%B %Y} were signed as approved here, so their approval and its corrections "
            "stay as they are. A correction is made at a later meeting."
        )
