"""The rules that a record is held against, and the engine that tries them.

Each family of rules is a module; `RULES` has them all in the order in which they are tried, printed on the page
of rules (docs/rules.md) and offered as switches.
"""

from __future__ import annotations

import re

from clerk.record.meeting import Meeting
from clerk.record.rules.case import Case
from clerk.record.rules.casting import CASTING_VOTES
from clerk.record.rules.chair import CHAIR
from clerk.record.rules.citations import CITATIONS
from clerk.record.rules.dates import DATES
from clerk.record.rules.dates_in_text import DATES_IN_TEXT
from clerk.record.rules.decisions import DECISIONS
from clerk.record.rules.declarations import DECLARATIONS
from clerk.record.rules.denials import DENIALS
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
from clerk.record.rules.exclusions import EXCLUSIONS
from clerk.record.rules.interests import INTERESTS
from clerk.record.rules.lettering import LETTERING
from clerk.record.rules.limits import LIMITS
from clerk.record.rules.motions import MOTIONS
from clerk.record.rules.movements import MOVEMENTS
from clerk.record.rules.names import NAMES
from clerk.record.rules.numbers import NUMBERS
from clerk.record.rules.order import ORDER
from clerk.record.rules.outcomes import OUTCOMES
from clerk.record.rules.own_votes import OWN_VOTES
from clerk.record.rules.posts import POSTS
from clerk.record.rules.presence import PRESENCE
from clerk.record.rules.private import PRIVATE
from clerk.record.rules.procedure import PROCEDURE
from clerk.record.rules.quorum import QUORUM
from clerk.record.rules.reminders import REMINDERS
from clerk.record.rules.rule import SEVERITIES, Family, Mend, Rule, Severity
from clerk.record.rules.substitutes import SUBSTITUTES
from clerk.record.rules.terms import TERMS
from clerk.record.rules.texts import TYPED, Passage
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
    MOVEMENTS,
    SUBSTITUTES,
    QUORUM,
    CHAIR,
    PROCEDURE,
    LIMITS,
    ORDER,
    OUTCOMES,
    PRIVATE,
    EXCLUSIONS,
    DENIALS,
    DATES,
    DATES_IN_TEXT,
    NUMBERS,
    CITATIONS,
    LETTERING,
    NAMES,
    POSTS,
    TERMS,
    WORDINGS,
)
RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.rules)
TEXT_RULES: tuple[Rule, ...] = tuple(rule for rule in RULES if rule.in_text)
"""Rules that can be tried on words that are still being typed."""
DRAFT_CODES: frozenset[str] = frozenset({"unplaced"})
"""Rules that look at the draft: they stand in `minutes/checks.py`, and a body may switch them as well."""
SWITCHES: frozenset[str] = frozenset(rule.code for rule in RULES) | DRAFT_CODES

__all__ = [
    "DRAFT_CODES",
    "FAMILIES",
    "RULES",
    "SEVERITIES",
    "SWITCHES",
    "TEXT_RULES",
    "Accepted",
    "Case",
    "Family",
    "Flag",
    "Mend",
    "Review",
    "Rule",
    "Severity",
    "check_record",
    "check_text",
    "examine",
    "reviewed",
    "switched_off",
    "with_acceptance",
    "without_acceptance",
]


def check_record(meeting: Meeting, off: frozenset[str] = frozenset()) -> tuple[Flag, ...]:
    """Everything that the rules find in a record, accepted or not, but for the rules that are switched off."""
    return tuple(examine(Case(meeting), RULES, off))


def check_text(
    meeting: Meeting, text: str, item: str | None, off: frozenset[str] = frozenset()
) -> tuple[Flag, ...]:
    """What the rules about texts find in words that are still being typed.

    The ways to mend are those that put other words in the place of some (`rule.Write`).

    Args:
        meeting: the meeting as it stands, without these words.
        text: the words so far; the last of them is passed over until it is followed by something.
        item: the item under which they are typed.
        off: codes of rules that are switched off.
    """
    case = Case(meeting)
    case.passages = (Passage(_LAST_WORD.sub("", text), None, item, TYPED),)
    return tuple(examine(case, TEXT_RULES, off))


_LAST_WORD = re.compile(r"[\w’'-]+$")
