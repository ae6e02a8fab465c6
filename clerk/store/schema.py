"""The tables of the minute book, as steps that are only ever added to.

A released step is never edited: a book of every released schema is kept in `tests/old_books/` and must open. A
Clerk that adds a verb or a field to a fact adds a step here too, if need be an empty one, so that an older Clerk
refuses the book in a sentence and does not stumble over a fact that it cannot read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # sqlite-utils costs a start 100 to 250 ms, and readers never need it
    from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x436C6B31
"""What SQLite's header says of whose file it is: "Clk1"."""

MIGRATION_SET = "clerk"
MIGRATION_TABLE = "_sqlite_migrations"

# One row per council, body and person as latest known: from these the next meeting is set up.
_REGISTER = """
CREATE TABLE councils (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
  name TEXT NOT NULL UNIQUE, as_at TEXT NOT NULL, details TEXT NOT NULL);
CREATE TABLE people (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
  council_id INTEGER NOT NULL REFERENCES councils(id), slug TEXT NOT NULL, name TEXT NOT NULL,
  as_at TEXT NOT NULL, details TEXT NOT NULL, UNIQUE (council_id, slug));
CREATE TABLE bodies (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
  council_id INTEGER NOT NULL REFERENCES councils(id), slug TEXT NOT NULL, name TEXT NOT NULL,
  as_at TEXT NOT NULL, details TEXT NOT NULL, UNIQUE (council_id, slug));
"""

# A meeting holds its own account of the council, the body and the people: old minutes go on printing as they did.
_MEETINGS = """
CREATE TABLE meetings (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
  council TEXT NOT NULL, council_details TEXT NOT NULL,
  body TEXT NOT NULL, body_name TEXT NOT NULL, style TEXT NOT NULL, body_details TEXT NOT NULL,
  date TEXT NOT NULL, time TEXT NOT NULL, type TEXT NOT NULL, place TEXT NOT NULL, details TEXT NOT NULL);
CREATE INDEX meetings_by_date ON meetings(date, time, id);
CREATE TABLE meeting_people (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meetings(id), place INTEGER NOT NULL,
  slug TEXT NOT NULL, name TEXT NOT NULL, details TEXT NOT NULL, UNIQUE (meeting_id, slug));
CREATE TABLE seats (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meetings(id), place INTEGER NOT NULL,
  person TEXT NOT NULL, role TEXT NOT NULL, details TEXT NOT NULL, UNIQUE (meeting_id, person));
CREATE TABLE agenda_items (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meetings(id), place INTEGER NOT NULL,
  slug TEXT NOT NULL, number TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, details TEXT NOT NULL,
  UNIQUE (meeting_id, slug));
"""

# `at` is when it happened, as the chamber's clock said; `place` the order among facts of one moment.
_FACTS = """
CREATE TABLE facts (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meetings(id), at TEXT NOT NULL, place REAL NOT NULL,
  item TEXT, verb TEXT NOT NULL, details TEXT NOT NULL, about INTEGER NOT NULL, entered TEXT,
  wording TEXT, worded_for TEXT, exempt INTEGER);
CREATE INDEX facts_in_order ON facts(meeting_id, at, place, id);
CREATE INDEX facts_by_verb ON facts(meeting_id, verb);
"""

# Only ever added to. `of` is the step that an undo or redo reverses or repeats, or that a "do" goes on with; a row's
# images are whole rows.
_JOURNAL = """
CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, made_at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')), of INTEGER REFERENCES journal(id));
CREATE INDEX journal_by_kind ON journal(kind, id);
CREATE INDEX journal_by_subject ON journal(of, id);
CREATE TABLE journal_rows (
  id INTEGER PRIMARY KEY AUTOINCREMENT, step INTEGER NOT NULL REFERENCES journal(id),
  table_name TEXT NOT NULL, row_id INTEGER NOT NULL, before TEXT, after TEXT);
CREATE INDEX journal_rows_by_step ON journal_rows(step, id);
CREATE INDEX journal_rows_by_row ON journal_rows(table_name, row_id, id);
"""

JOURNAL_GUARDS = {
    "journal_stays": "CREATE TRIGGER journal_stays BEFORE UPDATE ON journal "
    "BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END",
    "journal_rows_stay": "CREATE TRIGGER journal_rows_stay BEFORE UPDATE ON journal_rows "
    "BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END",
    "journal_is_kept": "CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal "
    "BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END",
    "journal_rows_are_kept": "CREATE TRIGGER journal_rows_are_kept BEFORE DELETE ON journal_rows "
    "BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END",
}
"""What keeps the journal only ever added to; lifted for the length of a purge, and of nothing else."""

# What is being typed, which is no fact yet, and where: the journal does not follow it. There is at most one row for a
# meeting's entry line (no entry) and one for each entry being edited; the highest number is the newest.
_TYPING = """
CREATE TABLE typing (
  id INTEGER PRIMARY KEY, meeting_id INTEGER NOT NULL REFERENCES meetings(id) ON DELETE CASCADE,
  item TEXT, entry_id INTEGER, form TEXT NOT NULL, text TEXT NOT NULL, cursor INTEGER NOT NULL,
  typed_at TEXT NOT NULL);
CREATE UNIQUE INDEX typing_by_place ON typing(meeting_id, coalesce(entry_id, 0));
"""

# The items that every meeting of a body has, from which its next agenda is begun; nothing until somebody says.
_STANDING = "ALTER TABLE bodies ADD COLUMN standing TEXT;"

# What was made of the minutes, and what came of it. `kept_files` holds contents by their SHA-256 and is only added
# to, so neither it nor the bytes are in the journal; the other rows are, and name a content by its digest.
# `by_whom` is a name as typed. A proposal without a return was made on this laptop or read from paper.
_SIGN_OFF = """
CREATE TABLE kept_files (
  sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE drafts (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meetings(id), number INTEGER NOT NULL, kind TEXT NOT NULL,
  made_at TEXT NOT NULL, by_whom TEXT NOT NULL, note TEXT NOT NULL,
  record TEXT NOT NULL, style TEXT NOT NULL, letterhead TEXT NOT NULL, details TEXT NOT NULL);
CREATE INDEX drafts_by_meeting ON drafts(meeting_id, number);
CREATE TABLE draft_files (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
  draft_id INTEGER NOT NULL REFERENCES drafts(id), name TEXT NOT NULL, which TEXT NOT NULL, sha256 TEXT NOT NULL);
CREATE INDEX draft_files_by_draft ON draft_files(draft_id);
CREATE INDEX draft_files_by_content ON draft_files(sha256);
CREATE TABLE stages (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meetings(id), stage TEXT NOT NULL, at TEXT NOT NULL,
  by_whom TEXT NOT NULL, note TEXT NOT NULL, draft INTEGER);
CREATE INDEX stages_by_meeting ON stages(meeting_id, id);
CREATE TABLE returns (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meetings(id), draft_id INTEGER NOT NULL REFERENCES drafts(id),
  name TEXT NOT NULL, sha256 TEXT NOT NULL, at TEXT NOT NULL, details TEXT NOT NULL);
CREATE INDEX returns_by_meeting ON returns(meeting_id);
CREATE TABLE proposals (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meetings(id), draft_id INTEGER NOT NULL REFERENCES drafts(id),
  return_id INTEGER REFERENCES returns(id), place INTEGER NOT NULL, state TEXT NOT NULL, details TEXT NOT NULL);
CREATE INDEX proposals_by_meeting ON proposals(meeting_id, draft_id, place);
"""

# How long working notes are kept, what may not go yet, and what went. `purges` tells nothing of what was said: how
# many of what, by what rule, and whether every copy is gone (`finished`). It is only added to, and not undone.
_RETENTION = """
CREATE TABLE retention (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
  council TEXT NOT NULL, body TEXT NOT NULL, rule TEXT NOT NULL, months INTEGER NOT NULL, UNIQUE (council, body));
CREATE TABLE holds (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meetings(id), reason TEXT NOT NULL, since TEXT NOT NULL,
  by_whom TEXT NOT NULL);
CREATE TABLE purges (
  id INTEGER PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL,
  rule TEXT NOT NULL, scope TEXT NOT NULL, counts TEXT NOT NULL, finished TEXT);
"""

KEPT_TABLES = (
    "councils",
    "people",
    "bodies",
    "meetings",
    "meeting_people",
    "seats",
    "agenda_items",
    "facts",
    "drafts",
    "draft_files",
    "stages",
    "returns",
    "proposals",
    "retention",
    "holds",
)
"""The tables whose rows the journal follows."""


def _first_book(db: Database) -> None:
    for part in (_REGISTER, _MEETINGS, _FACTS, _JOURNAL):
        db.executescript(part)
    for guard in JOURNAL_GUARDS.values():
        db.execute(guard)


def _typing(db: Database) -> None:
    db.executescript(_TYPING)


def _standing(db: Database) -> None:
    db.executescript(_STANDING)


def _sign_off(db: Database) -> None:
    db.executescript(_SIGN_OFF)
    db.executescript(_RETENTION)


STEPS: dict[str, Callable[[Database], None]] = {
    "0001_first_book": _first_book,
    "0002_typing": _typing,
    "0003_standing_items": _standing,
    # Bodies with rules switched, and what the officer accepted: both stand in `details`.
    "0004_rules": lambda _db: None,
    # Doubts among the private notes, items admitted as urgent, and bodies with time limits: all stand in `details`.
    "0005_in_the_room": lambda _db: None,
    # Styles with dates, applications, leaves, totals, decisions against advice: all of it stands in `details`.
    "0006_publishing": lambda _db: None,
    "0007_sign_off": _sign_off,
}
"""Every migration by its name, oldest first."""


def migrations() -> Migrations:
    """The steps as sqlite-utils applies them: each in a transaction with the note that it was applied."""
    from sqlite_utils import Migrations

    found = Migrations(MIGRATION_SET)
    for name, step in STEPS.items():
        found(name=name)(step)
    return found
