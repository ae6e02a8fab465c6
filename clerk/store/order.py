"""The order of entries of one moment."""

from __future__ import annotations

import datetime as dt
import sqlite3


def place_last(connection: sqlite3.Connection, meeting_id: int, at: dt.datetime) -> float:
    """The place after every entry of that moment."""
    (last,) = connection.execute(
        "SELECT coalesce(max(place), 0) FROM facts WHERE meeting_id = ? AND at = ?",
        (meeting_id, at.isoformat()),
    ).fetchone()
    return float(last) + 1.0


def place_before(
    connection: sqlite3.Connection, entry_id: int, before: int | None
) -> dict[int, float]:
    """The places to write so that an entry comes before another of its moment (None: last), by entry.

    As a rule it is the moved entry's alone, halfway between its new neighbours; where nothing lies between them
    any more, all entries of the moment are numbered afresh.
    """
    moment = connection.execute(
        "SELECT id, place FROM facts WHERE (meeting_id, at) = (SELECT meeting_id, at FROM facts WHERE id = ?) "
        "ORDER BY place, id",
        (entry_id,),
    ).fetchall()
    places = {number: float(place) for number, place in moment}
    if before == entry_id:
        return {}
    order = [number for number, _ in moment if number != entry_id]
    index = len(order) if before is None else order.index(before)
    order.insert(index, entry_id)
    if order == [number for number, _ in moment]:
        return {}
    lower = places[order[index - 1]] if index else places[order[1]] - 2.0
    upper = places[order[index + 1]] if index + 1 < len(order) else lower + 2.0
    middle = (lower + upper) / 2
    if lower < middle < upper:
        return {entry_id: middle}
    return {number: float(place) for place, number in enumerate(order, start=1)}


def next_of_moment(connection: sqlite3.Connection, entry_id: int) -> int | None:
    """The entry that follows another within its moment, or None if it is the last of it."""
    found = connection.execute(
        "SELECT later.id FROM facts AS one JOIN facts AS later ON later.meeting_id = one.meeting_id "
        "AND later.at = one.at AND (later.place, later.id) > (one.place, one.id) "
        "WHERE one.id = ? ORDER BY later.place, later.id LIMIT 1",
        (entry_id,),
    ).fetchone()
    return None if found is None else int(found[0])
