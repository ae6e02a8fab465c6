"""Purging the working notes of a signed meeting: out of the book, its journal, its kept drafts, its log and backups.

The one thing that the journal does not survive, and so it is told: a row of `purges` says how many of what went, when,
by whose hand and by what rule, without a word of what was said. Everything in the book is done in one transaction; then
the file is written anew without its free pages, one fresh backup is made and checked, and the older ones go. A purge
that is cut short after the first part is finished at the next (`finish`), and until then the book says so.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from clerk.errors import ClerkError, Refused
from clerk.record.exemption import without_private
from clerk.record.retention import Retention, Scope, due_on
from clerk.record.text import clean
from clerk.record.whole import read_whole, whole
from clerk.store import backups, clock
from clerk.store.queries import all_rows, load_plan
from clerk.store.schema import JOURNAL_GUARDS
from clerk.store.sign_off import keep_content
from clerk.store.writer import all_or_nothing

_SIGN_OFF = ("drafts", "draft_files", "returns", "proposals")


class Purge(msgspec.Struct, frozen=True, kw_only=True):
    """What is to go, by what rule, and by whose hand."""

    meeting: int
    scope: Scope
    retention: Retention
    by: str
    at: dt.datetime


class Purged(msgspec.Struct, frozen=True):
    """A purge that was: how many of what went, when, by what rule; ``finished`` None while a copy may be left."""

    id: int
    meeting: int
    at: dt.datetime
    by: str
    rule: str
    scope: str
    counts: dict[str, int]
    finished: dt.datetime | None


def signed_on(connection: sqlite3.Connection, meeting_id: int) -> dt.date | None:
    """The day on which a meeting's minutes were signed, None if they are not."""
    row = connection.execute(
        "SELECT stage, at FROM stages WHERE meeting_id = ? ORDER BY id DESC LIMIT 1", (meeting_id,)
    ).fetchone()
    return dt.datetime.fromisoformat(row[1]).date() if row and row[0] == "signed" else None


def purge(connection: sqlite3.Connection, path: Path, order: Purge) -> Purged:
    """Take the working notes of a signed meeting out of everything; see the module.

    The connection is in no transaction.

    Raises:
        Refused: the minutes are not signed, are under a hold, or the rule's time is not over; nothing went.
        ClerkError: the notes are gone from the book, but a copy may be left; `finish` goes on.
    """
    connection.execute("PRAGMA secure_delete = ON").fetchone()
    with all_or_nothing(connection):
        _refuse(connection, order)
        number = _take_out(connection, order)
    return finish(connection, path, number)


def finish(connection: sqlite3.Connection, path: Path, number: int) -> Purged:
    """Write the file anew, make a fresh backup and let the older ones go: what is left of a purge to be done.

    Raises:
        ClerkError: somebody else is reading the book, or the disk said no; it can be asked for again.
    """
    if not _written_anew(connection):
        raise ClerkError(
            "The notes are gone from the minute book, but somebody is reading it, so its files still have them. Close "
            "the book on the other computer or window, and purge again to finish."
        )
    fresh = backups.make(connection, path, "after-purge")
    for old in (*backups.every(path), *_set_aside(path)):
        if old != fresh:
            old.unlink(missing_ok=True)
    backups.sync_folder(path.parent)
    with all_or_nothing(connection):
        connection.execute(
            "UPDATE purges SET finished = ? WHERE id = ?",
            (clock.now().isoformat(timespec="seconds"), number),
        )
    (row,) = all_rows(connection, "SELECT * FROM purges WHERE id = ?", number)
    return purged_of(row)


def _written_anew(connection: sqlite3.Connection) -> bool:
    """Write the file without its free pages, and empty its log; False if somebody who reads is in the way."""
    connection.execute("PRAGMA busy_timeout = 500").fetchone()
    try:
        connection.execute("VACUUM")
        (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError as error:
        # The last eight bits are the kind of fault; the rest says more of it.
        if (error.sqlite_errorcode & 0xFF) not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        return False
    finally:
        connection.execute("PRAGMA busy_timeout = 5000").fetchone()
    return not busy


def purged_of(row: dict[str, Any]) -> Purged:
    """A purge from its row."""
    finished = row["finished"]
    return Purged(
        row["id"],
        row["meeting_id"],
        dt.datetime.fromisoformat(row["at"]),
        row["by_whom"],
        row["rule"],
        row["scope"],
        json.loads(row["counts"]),
        None if finished is None else dt.datetime.fromisoformat(finished),
    )


def _set_aside(path: Path) -> list[Path]:
    """What lies beside the book and may have the same words: damaged books that were set aside, with their logs."""
    return [
        each
        for each in path.parent.glob(f"{path.stem}-damaged-*")
        if each.is_file() and each.name.removeprefix(path.stem).startswith("-damaged-")
    ]


def _refuse(connection: sqlite3.Connection, order: Purge) -> None:
    load_plan(connection, order.meeting)
    signed = signed_on(connection, order.meeting)
    if signed is None:
        raise Refused(
            "These minutes are not signed yet: working notes are kept until they are. Nothing was purged."
        )
    held = connection.execute(
        "SELECT reason FROM holds WHERE meeting_id = ? ORDER BY id", (order.meeting,)
    ).fetchone()
    if held:
        raise Refused(
            f"The notes of this meeting are under a hold ({held[0]}): nothing was purged. Lift the hold first, if "
            "it is over."
        )
    if not order.retention.rule.strip():
        raise Refused("Notes are purged by a rule: write the council's, then purge.")
    due = due_on(signed, order.retention.months)
    if order.at.date() < due:
        raise Refused(
            f"By this rule the notes are kept until {due.day} {due:%B %Y}: nothing was purged."
        )


def _take_out(connection: sqlite3.Connection, order: Purge) -> int:
    for guard in JOURNAL_GUARDS:
        connection.execute(f"DROP TRIGGER {guard}")
    gone: Counter[str] = Counter()
    contents = _contents(connection, order.meeting)
    _notes(connection, order.meeting, gone)
    if order.scope == "drafts":
        _earlier_drafts(connection, order.meeting, gone)
        _earlier_words(connection, order.meeting, gone)
    _kept_records(connection, order.meeting)
    _forget_images(connection, order.meeting, _SIGN_OFF)
    _forget_contents(connection, contents)
    _forget_empty_steps(connection)
    for guard in JOURNAL_GUARDS.values():
        connection.execute(guard)
    cursor = connection.execute(
        "INSERT INTO purges (meeting_id, at, by_whom, rule, scope, counts) VALUES (?, ?, ?, ?, ?, ?)",
        (
            order.meeting,
            order.at.replace(microsecond=0).isoformat(),
            clean(order.by)[0],
            " ".join(clean(order.retention.rule)[0].split()),
            order.scope,
            json.dumps(dict(gone)),
        ),
    )
    assert cursor.lastrowid is not None  # noqa: S101  # a row was just added
    return cursor.lastrowid


def _notes(connection: sqlite3.Connection, meeting: int, gone: Counter[str]) -> None:
    """Private notes and doubts, those removed long ago as well, and what was being typed."""
    connection.execute(
        "DELETE FROM journal_rows WHERE table_name = 'facts' AND row_id IN ("
        "SELECT row_id FROM journal_rows WHERE table_name = 'facts' AND "
        "? IN (json_extract(before, '$.meeting_id'), json_extract(after, '$.meeting_id')) AND "
        "'private' IN (json_extract(before, '$.verb'), json_extract(after, '$.verb')))",
        (meeting,),
    )
    deleted = connection.execute(
        "DELETE FROM facts WHERE meeting_id = ? AND verb = 'private'", (meeting,)
    )
    gone["notes"] += deleted.rowcount
    connection.execute("DELETE FROM typing WHERE meeting_id = ?", (meeting,))


def _earlier_drafts(connection: sqlite3.Connection, meeting: int, gone: Counter[str]) -> None:
    for table, name in (("proposals", "proposals"), ("returns", "returned files")):
        done = connection.execute(f"DELETE FROM {table} WHERE meeting_id = ?", (meeting,))  # noqa: S608  # our own names
        gone[name] += done.rowcount
    drafts = "SELECT id FROM drafts WHERE meeting_id = ? AND kind <> 'signed'"
    connection.execute(f"DELETE FROM draft_files WHERE draft_id IN ({drafts})", (meeting,))  # noqa: S608  # as above
    done = connection.execute(
        "DELETE FROM drafts WHERE meeting_id = ? AND kind <> 'signed'", (meeting,)
    )
    gone["drafts"] += done.rowcount


def _earlier_words(connection: sqlite3.Connection, meeting: int, gone: Counter[str]) -> None:
    """What the meeting's rows said before they said what was signed: every image of them in the journal."""
    gone["changes"] += connection.execute(
        "SELECT count(*) FROM journal_rows WHERE table_name = 'facts' AND before IS NOT NULL AND "
        "json_extract(before, '$.meeting_id') = ?",
        (meeting,),
    ).fetchone()[0]
    _forget_images(connection, meeting, ("facts", "agenda_items", "meeting_people", "seats"))
    connection.execute(
        "DELETE FROM journal_rows WHERE table_name = 'meetings' AND row_id = ?", (meeting,)
    )


def _forget_images(connection: sqlite3.Connection, meeting: int, tables: tuple[str, ...]) -> None:
    for table in tables:
        if table == "draft_files":
            # Its rows know their draft alone; a draft's row that is gone too is found by its own images.
            connection.execute(
                "DELETE FROM journal_rows WHERE table_name = 'draft_files' AND coalesce("
                "json_extract(after, '$.draft_id'), json_extract(before, '$.draft_id')) IN ("
                "SELECT row_id FROM journal_rows WHERE table_name = 'drafts' AND ? IN ("
                "json_extract(before, '$.meeting_id'), json_extract(after, '$.meeting_id')) "
                "UNION SELECT id FROM drafts WHERE meeting_id = ?)",
                (meeting, meeting),
            )
    for table in tables:
        connection.execute(
            "DELETE FROM journal_rows WHERE table_name = ? AND ? IN ("
            "json_extract(before, '$.meeting_id'), json_extract(after, '$.meeting_id'))",
            (table, meeting),
        )


def _kept_records(connection: sqlite3.Connection, meeting: int) -> None:
    """Kept drafts without the notes: their record is kept anew, and a script that had the notes in it goes."""
    for row in all_rows(connection, "SELECT * FROM drafts WHERE meeting_id = ?", meeting):
        found = connection.execute(
            "SELECT data FROM kept_files WHERE sha256 = ?", (row["record"],)
        ).fetchone()
        if found is not None:
            bare = whole(without_private(read_whole(bytes(found[0]))))
            connection.execute(
                "UPDATE drafts SET record = ? WHERE id = ?",
                (keep_content(connection, bare), row["id"]),
            )
        connection.execute(
            "DELETE FROM draft_files WHERE draft_id = ? AND which = 'full' AND name LIKE '%.json'",
            (row["id"],),
        )


def _contents(connection: sqlite3.Connection, meeting: int) -> set[str]:
    """The digests of everything that was ever kept of a meeting's drafts, the letterheads and styles left out."""
    found = connection.execute(
        "SELECT record FROM drafts WHERE meeting_id = ?1 "
        "UNION SELECT sha256 FROM returns WHERE meeting_id = ?1 "
        "UNION SELECT f.sha256 FROM draft_files AS f JOIN drafts AS d ON d.id = f.draft_id WHERE d.meeting_id = ?1 "
        "UNION SELECT json_extract(coalesce(after, before), '$.record') FROM journal_rows "
        "WHERE table_name = 'drafts' AND json_extract(coalesce(after, before), '$.meeting_id') = ?1 "
        "UNION SELECT json_extract(coalesce(after, before), '$.sha256') FROM journal_rows "
        "WHERE table_name = 'returns' AND json_extract(coalesce(after, before), '$.meeting_id') = ?1 "
        "UNION SELECT json_extract(coalesce(after, before), '$.sha256') FROM journal_rows "
        "WHERE table_name = 'draft_files' AND json_extract(coalesce(after, before), '$.draft_id') IN ("
        "SELECT row_id FROM journal_rows WHERE table_name = 'drafts' "
        "AND json_extract(coalesce(after, before), '$.meeting_id') = ?1)",
        (meeting,),
    )
    return {str(digest) for (digest,) in found if digest}


def _forget_contents(connection: sqlite3.Connection, digests: set[str]) -> None:
    for digest in digests:
        connection.execute(
            "DELETE FROM kept_files WHERE sha256 = ?1 "
            "AND NOT EXISTS (SELECT 1 FROM drafts WHERE record = ?1) "
            "AND NOT EXISTS (SELECT 1 FROM returns WHERE sha256 = ?1) "
            "AND NOT EXISTS (SELECT 1 FROM draft_files WHERE sha256 = ?1)",
            (digest,),
        )


def _forget_empty_steps(connection: sqlite3.Connection) -> None:
    """Steps of which nothing is left cannot be undone, and are not offered: they go, and those that reversed them."""
    while connection.execute(
        "DELETE FROM journal WHERE id NOT IN (SELECT step FROM journal_rows) "
        "AND id NOT IN (SELECT of FROM journal WHERE of IS NOT NULL)"
    ).rowcount:
        pass
