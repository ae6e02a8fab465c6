"""What is asked of the book, by those who write and those who only read."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from clerk.errors import Refused
from clerk.record.facts import ApproveMinutes
from clerk.record.meeting import Entry, Meeting, item_after
from clerk.store.rows import plan_of, unpack_entry, unpack_fact


class MeetingSummary(msgspec.Struct, frozen=True):
    """One line of the list of meetings. ``started`` and ``ended`` are when it opened and closed, if it did."""

    id: int
    uuid: str
    rev: int
    council: str
    body_id: str
    body_name: str
    style: str
    date: dt.date
    time: str
    place: str
    type: str
    started: dt.datetime | None
    ended: dt.datetime | None
    entries: int


# Some dozens of long meetings; then they are read afresh.
_MOST_KNOWN = 20_000

_SUMMARIES = """
SELECT m.id, m.uuid, m.rev, m.council, m.body, m.body_name, m.style, m.date, m.time, m.place, m.type,
  (SELECT min(at) FROM facts WHERE meeting_id = m.id AND verb = 'start') AS started,
  (SELECT max(at) FROM facts WHERE meeting_id = m.id AND verb = 'end') AS ended,
  (SELECT count(*) FROM facts WHERE meeting_id = m.id) AS entries
FROM meetings AS m ORDER BY m.date, m.time, m.id"""


_APPROVALS = """
SELECT f.id, f.verb, f.details, later.date, signer.name AS signer,
  json_extract(signer.details, '$.title') AS title, here.id AS known
FROM meetings AS m
JOIN meetings AS later ON later.council = m.council AND later.body = m.body AND later.date >= m.date
JOIN facts AS f ON f.meeting_id = later.id AND f.verb = 'approve_minutes'
LEFT JOIN meeting_people AS signer
  ON signer.meeting_id = later.id AND signer.slug = json_extract(f.details, '$.signed_by')
LEFT JOIN meeting_people AS here ON here.meeting_id = m.id AND here.slug = signer.slug
WHERE m.id = ? ORDER BY later.date, f.at, f.place, f.id"""


def approvals(
    connection: sqlite3.Connection, meeting_id: int
) -> list[tuple[dt.date, ApproveMinutes]]:
    """What a meeting's body approved of earlier minutes since then, each with the date of the approving meeting.

    Who signed is named by id, or by name if the meeting does not know them: another may preside by then.
    """
    found = []
    for row in all_rows(connection, _APPROVALS, meeting_id):
        fact = unpack_fact(row)
        if isinstance(fact, ApproveMinutes):
            if row["signer"] and row["known"] is None:
                name = f"{row['title'] or ''} {row['signer']}".strip()
                fact = msgspec.structs.replace(fact, signed_by=name)
            found.append((dt.date.fromisoformat(row["date"]), fact))
    return found


def all_rows(connection: sqlite3.Connection, sql: str, *values: object) -> list[dict[str, Any]]:
    """The rows that a query gives, by the names of their columns."""
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


@contextmanager
def one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """Ask several things of the book as it was at one moment, whatever is written meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()


def summaries(connection: sqlite3.Connection) -> list[MeetingSummary]:
    """Every meeting, by date, time and number."""
    return [
        MeetingSummary(
            id=row["id"],
            uuid=row["uuid"],
            rev=row["rev"],
            council=row["council"],
            body_id=row["body"],
            body_name=row["body_name"],
            style=row["style"],
            date=dt.date.fromisoformat(row["date"]),
            time=row["time"],
            place=row["place"],
            type=row["type"],
            started=_moment(row["started"]),
            ended=_moment(row["ended"]),
            entries=row["entries"],
        )
        for row in all_rows(connection, _SUMMARIES)
    ]


def _moment(text: str | None) -> dt.datetime | None:
    return None if text is None else dt.datetime.fromisoformat(text)


def load_plan(connection: sqlite3.Connection, meeting_id: int) -> Meeting:
    """A meeting without its entries.

    Raises:
        Refused: the book has no such meeting.
    """
    found = all_rows(connection, "SELECT * FROM meetings WHERE id = ?", meeting_id)
    if not found:
        raise Refused(
            f"There is no meeting {meeting_id} in this book; “clerk list” shows those there are."
        )
    parts: list[list[Any]] = [
        all_rows(
            connection,
            f"SELECT * FROM {table} WHERE meeting_id = ? ORDER BY place, id",  # noqa: S608  # our own names
            meeting_id,
        )
        for table in ("meeting_people", "seats", "agenda_items")
    ]
    return plan_of(found[0], *parts)


Known = dict[tuple[int, int], Entry]
"""Entries read before, by number and revision. The two never come to mean another entry: numbers are not given
again, and a revision only grows, through undo as well."""


def load_entries(
    connection: sqlite3.Connection, meeting_id: int, known: Known | None = None
) -> tuple[Entry, ...]:
    """A meeting's entries, in the order of events; what is ``known`` is not read again, and the rest is noted in it."""
    found = all_rows(
        connection, "SELECT * FROM facts WHERE meeting_id = ? ORDER BY at, place, id", meeting_id
    )
    if known is None:
        return tuple(unpack_entry(row) for row in found)
    if len(known) > _MOST_KNOWN:
        known.clear()
    entries = []
    for row in found:
        key = (row["id"], row["rev"])
        entry = known.get(key)
        if entry is None:
            entry = known[key] = unpack_entry(row)
        entries.append(entry)
    return tuple(entries)


def load_meeting(
    connection: sqlite3.Connection, meeting_id: int, known: Known | None = None
) -> Meeting:
    """A meeting whole.

    Raises:
        Refused: the book has no such meeting, or it holds a fact that this Clerk does not know.
    """
    with one_moment(connection):
        plan = load_plan(connection, meeting_id)
        return plan.with_entries(load_entries(connection, meeting_id, known))


def item_open_at(connection: sqlite3.Connection, meeting_id: int, at: dt.datetime) -> str | None:
    """Which item a meeting was on once everything up to and including a moment had happened."""
    current: str | None = None
    for row in all_rows(
        connection,
        "SELECT id, verb, details FROM facts WHERE meeting_id = ? AND verb IN ('open_item', 'close_item') "
        "AND at <= ? ORDER BY at, place, id",
        meeting_id,
        at.isoformat(),
    ):
        current = item_after(unpack_fact(row), current)
    return current


def file_stem(connection: sqlite3.Connection, meeting_id: int) -> str:
    """What a meeting's files are called: body and date, and a number from the day's second meeting on."""
    found = all_rows(connection, "SELECT body, date FROM meetings WHERE id = ?", meeting_id)
    if not found:
        raise Refused(
            f"There is no meeting {meeting_id} in this book; “clerk list” shows those there are."
        )
    body, date = found[0]["body"], found[0]["date"]
    same_day = connection.execute(
        "SELECT id FROM meetings WHERE body = ? AND date = ? ORDER BY time, id", (body, date)
    )
    place = [row[0] for row in same_day].index(meeting_id) + 1
    return f"{body}-{date}" if place == 1 else f"{body}-{date}-{place}"
