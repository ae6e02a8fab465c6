"""Writing what a meeting is set up with: the meeting's own rows, and the register of what is latest known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from clerk.record.meeting import AgendaItem, Meeting
from clerk.record.people import Body, Council, Person
from clerk.store.journal import Journal
from clerk.store.rows import ITEM, PERSON, SEAT, Row, pack, pack_meeting, to_json, unpack

_REGISTERED_BODY = {"id": "slug", "name": "name"}


def write_meeting(journal: Journal, plan: Meeting) -> int:
    """Add a meeting; return its number."""
    meeting_id = journal.insert("meetings", pack_meeting(plan))
    _write_parts(journal, meeting_id, plan)
    return meeting_id


def write_plan(journal: Journal, meeting_id: int, plan: Meeting) -> None:
    """Make a meeting's rows say what the plan says; rows that say it already are left alone."""
    write_own_row(journal, meeting_id, plan)
    _write_parts(journal, meeting_id, plan, altered=True)


def write_own_row(journal: Journal, meeting_id: int, plan: Meeting) -> None:
    """Make a meeting's own row say what the plan says; its people, seats and agenda are left alone."""
    journal.update("meetings", meeting_id, pack_meeting(plan))


def remove_plan(journal: Journal, meeting_id: int) -> None:
    """Take a meeting's rows away. The register keeps what it knows."""
    for table in ("agenda_items", "seats", "meeting_people"):
        for row in journal.tables.where(table, "meeting_id = ?", (meeting_id,)):
            journal.delete(table, row["id"])
    journal.delete("meetings", meeting_id)


def _write_parts(
    journal: Journal, meeting_id: int, plan: Meeting, *, altered: bool = False
) -> None:
    people = [pack(person, PERSON) for person in plan.people]
    seats = [pack(seat, SEAT) for seat in plan.body.members]
    items = [pack(item, ITEM) for item in plan.agenda]
    _make_so(journal, "meeting_people", meeting_id, "slug", people)
    _make_so(journal, "seats", meeting_id, "person", seats)
    _make_so(journal, "agenda_items", meeting_id, "slug", items)
    _register(journal, plan, altered=altered)


def _make_so(journal: Journal, table: str, meeting_id: int, key: str, wanted: list[Row]) -> None:
    there = {row[key]: row for row in journal.tables.where(table, "meeting_id = ?", (meeting_id,))}
    kept = {row[key] for row in wanted}
    for name, row in there.items():
        if name not in kept:
            journal.delete(table, row["id"])
    for place, row in enumerate(wanted, start=1):
        known = there.get(row[key])
        if known is None:
            journal.insert(table, row | {"meeting_id": meeting_id, "place": place})
        else:
            journal.update(table, known["id"], row | {"place": place})


def write_body(
    journal: Journal,
    council: Council,
    body: Body,
    people: Iterable[Person],
    standing: Sequence[AgendaItem],
    as_at: str,
) -> None:
    """Put a body into the register, with its people and its standing items, in the place of what was known of it."""
    council_id = _know(
        journal, "councils", "name = ?", (council.name,), pack(council, {"name": "name"}), as_at
    )
    for person in people:
        row = pack(person, PERSON) | {"council_id": council_id}
        of = (council_id, person.id)
        _know(journal, "people", "council_id = ? AND slug = ?", of, row, as_at, even_if_later=True)
    row = pack(body, _REGISTERED_BODY) | {"council_id": council_id}
    row["standing"] = to_json([msgspec.to_builtins(item) for item in standing])
    of = (council_id, body.id)
    _know(journal, "bodies", "council_id = ? AND slug = ?", of, row, as_at, even_if_later=True)


def _register(journal: Journal, plan: Meeting, *, altered: bool) -> None:
    """Note who and what is latest known, unless something of a later meeting is known already.

    Which styles a body has from which dates is said in its own set-up: a meeting that is ``altered`` has its account of
    them for itself.
    """
    as_at = plan.particulars.date.isoformat()
    council = pack(plan.council, {"name": "name"})
    council_id = _know(journal, "councils", "name = ?", (council["name"],), council, as_at)
    for person in plan.people:
        row = pack(person, PERSON) | {"council_id": council_id}
        _know(journal, "people", "council_id = ? AND slug = ?", (council_id, person.id), row, as_at)
    of = (council_id, plan.body.id)
    known = journal.tables.where("bodies", "council_id = ? AND slug = ?", of) if altered else []
    there = unpack(known[0], _REGISTERED_BODY, Body) if known else plan.body
    body = msgspec.structs.replace(plan.body, style=there.style, styles=there.styles)
    row = pack(body, _REGISTERED_BODY) | {"council_id": council_id}
    _know(journal, "bodies", "council_id = ? AND slug = ?", of, row, as_at)


def _know(
    journal: Journal,
    table: str,
    condition: str,
    values: tuple[object, ...],
    row: Row,
    as_at: str,
    *,
    even_if_later: bool = False,
) -> int:
    known = journal.tables.where(table, condition, values)
    if not known:
        return journal.insert(table, row | {"as_at": as_at})
    latest = known[0]
    number: int = latest["id"]
    if even_if_later:
        as_at = max(as_at, latest["as_at"])
    if latest["as_at"] <= as_at:
        journal.update(table, number, row | {"as_at": as_at})
    return number
