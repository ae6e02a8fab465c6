"""That a fact names only what its meeting has, before it is written.

The whole of a meeting is checked when it comes in as a script; here a single fact is, without reading the others.
What holds: a meeting of the book, written as a script, is a script that Clerk takes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from clerk.errors import Refused
from clerk.record.facts import AnyFact, Vote, verb
from clerk.record.meeting import Meeting
from clerk.record.references import defines, mentions
from clerk.store.queries import all_rows
from clerk.store.rows import unpack_entry, unpack_fact


def check_fact(
    connection: sqlite3.Connection,
    plan: Meeting,
    meeting_id: int,
    fact: AnyFact,
    item: str | None,
    besides: int = 0,
) -> None:
    """See that a fact's references lead somewhere and that its own name is new; ``besides`` is its own entry.

    Raises:
        Refused: with the field and what is missing or doubled.
    """
    where = verb(fact)
    if item is not None and item not in plan.item_by_id:
        raise Refused(f"{where}: the meeting has no agenda item “{item}”.")
    own = defines(fact)
    mentioned = mentions(fact)
    names: dict[str, bool] = {}
    if own is not None or any(mention.kind == "motion" for mention in mentioned):
        names = _defined(connection, meeting_id, besides)
    if own is not None and own in names:
        raise Refused(f"{where}: the ref “{own}” is used already in this meeting; give it another.")
    for mention in mentioned:
        if mention.kind == "person":
            known = mention.name in plan.person_by_id
        elif mention.kind == "agenda item":
            known = mention.name in plan.item_by_id
        elif isinstance(fact, Vote):
            known = mention.name == "item" or names.get(mention.name, False)
        else:
            known = mention.name in names or mention.name == own
        if not known:
            raise Refused(
                f"{where}: “{mention.field}” names the {mention.kind} “{mention.name}”, "
                "which this meeting does not have."
            )


def _defined(connection: sqlite3.Connection, meeting_id: int, besides: int) -> dict[str, bool]:
    """Every name given to a motion, an amendment or a vote on an item, and whether it can be voted on."""
    rows = all_rows(
        connection,
        "SELECT id, verb, details FROM facts WHERE meeting_id = ? AND verb IN ('move', 'amend', 'vote') AND id <> ?",
        meeting_id,
        besides,
    )
    facts = [unpack_fact(row) for row in rows]
    return {name: not isinstance(fact, Vote) for fact in facts if (name := defines(fact))}


def check_removal(
    connection: sqlite3.Connection,
    meeting_id: int,
    entry_id: int,
    fact: AnyFact,
    instead: AnyFact | None,
) -> None:
    """See that nothing rests on the name that a fact gives, if that name goes.

    Raises:
        Refused: with the first entry that rests on it.
    """
    name = defines(fact)
    if name is None or (
        instead is not None and defines(instead) == name and type(instead) is type(fact)
    ):
        return
    for row in _others(connection, meeting_id, entry_id):
        entry = unpack_entry(row)
        if any(
            mention.kind == "motion" and mention.name == name for mention in mentions(entry.fact)
        ):
            raise Refused(
                f"“{name}” cannot go while the {verb(entry.fact)} at {entry.at:%H:%M} rests on it; "
                "remove that first."
            )


def _others(
    connection: sqlite3.Connection, meeting_id: int, entry_id: int
) -> Iterator[dict[str, object]]:
    yield from all_rows(
        connection,
        "SELECT * FROM facts WHERE meeting_id = ? AND id <> ? ORDER BY at, place, id",
        meeting_id,
        entry_id,
    )
