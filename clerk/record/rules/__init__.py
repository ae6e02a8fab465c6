"""The rules that a record is held against, and the engine that tries them.

Each family of rules is a module; `RULES` has them all in the order in which they are tried, printed on the page
of rules (docs/rules.md) and offered as switches.
"""

from __future__ import annotations

from clerk.record.meeting import Meeting
from clerk.record.rules.case import Case
from clerk.record.rules.casting import CASTING_VOTES
from clerk.record.rules.dates import DATES
from clerk.record.rules.decisions import DECISIONS
from clerk.record.rules.declarations import DECLARATIONS
from clerk.record.rules.engine import (
    Accepted,
    Flag,
    Review,
    examine,
    reviewed,
    switched_off,
    with_acceptance,
    without_acceptance,
)
from clerk.record.rules.interests import INTERESTS
from clerk.record.rules.motions import MOTIONS
from clerk.record.rules.names import NAMES
from clerk.record.rules.numbers import NUMBERS
from clerk.record.rules.own_votes import OWN_VOTES
from clerk.record.rules.presence import PRESENCE
from clerk.record.rules.procedure import PROCEDURE
from clerk.record.rules.reminders import REMINDERS
from clerk.record.rules.rule import SEVERITIES, Family, Mend, Rule, Severity
from clerk.record.rules.votes import VOTES
from clerk.record.rules.wordings import WORDINGS

FAMILIES: tuple[Family, ...] = (
    VOTES,
    CASTING_VOTES,
    OWN_VOTES,
    MOTIONS,
    DECISIONS,
    INTERESTS,
    DECLARATIONS,
    REMINDERS,
    PRESENCE,
    PROCEDURE,
    DATES,
    NUMBERS,
    NAMES,
    WORDINGS,
)
RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.rules)
DRAFT_CODES: frozenset[str] = frozenset({"unplaced"})
"""Rules that look at the draft: they stand in `minutes/checks.py`, and a body may switch them as well."""
SWITCHES: frozenset[str] = frozenset(rule.code for rule in RULES) | DRAFT_CODES

__all__ = [
    "DRAFT_CODES",
    "FAMILIES",
    "RULES",
    "SEVERITIES",
    "SWITCHES",
    "Accepted",
    "Case",
    "Family",
    "Flag",
    "Mend",
    "Review",
    "Rule",
    "Severity",
    "check_record",
    "examine",
    "reviewed",
    "switched_off",
    "with_acceptance",
    "without_acceptance",
]


def check_record(meeting: Meeting, off: frozenset[str] = frozenset()) -> tuple[Flag, ...]:
    """Everything that the rules find in a record, accepted or not, but for the rules that are switched off."""
    return tuple(examine(Case(meeting), RULES, off))
