"""What kind of business an agenda item is, as far as its title tells."""

from __future__ import annotations

import re

from clerk.record.kinds import ItemKind

# In this order: the first that answers wins, so what is narrower stands before what is wider.
_SIGNS: tuple[tuple[str, ItemKind], ...] = (
    (r"\bapolog", "apologies"),
    (r"\bsubstitut", "substitutes"),
    (r"\bpetition", "petitions"),
    (r"\bmotions?\b", "motion"),
    (r"planning application|\b\d{2}/\d{3,5}(/[a-z]+)?\b|\bapplication (no|ref|number)\b", "planning_application"),
    (r"\bexclu(sion|de)\b|\bpress and public\b|\bpublic and press\b", "exclusion"),
    (r"\bdeclar\w* .*\binterest|\binterests?\b.*\bdeclar|^interests$", "declarations"),
    (r"\bdates? of\b.*\bmeetings?\b|\b(next|future) meetings?\b|\bmeeting dates\b", "next_meeting"),
    (r"^minutes\b(?! silence)|\bminutes of\b|\b(previous|last) minutes\b|\bapproval of .*minutes", "minutes"),
    (r"\bpublic (questions?|speak|participation|forum)|\bopen forum\b|\bdeputations?\b", "public_questions"),
    (r"\bquestions? (from|by|of) .*\bpublic\b", "public_questions"),
    (r"\b(member|councillor)s?\W{0,2}s? questions?|\bquestions? (from|by|to|on notice)\b", "member_questions"),
    (r"\bannouncements\b|^announcement\b|\bcommunications? (from|of)\b", "announcements"),
    (r"\bwork (programme|plan)\b|\bforward (plan|programme)\b", "work_programme"),
    (r"\belection of\b|\bappointment of (a |the )?(vice|chair|chairman|chairperson)", "other"),
    (r"\burgent\b|\bany other\b|^close\b|\bwelcome\b|\bminutes? silence\b", "other"),
)  # fmt: skip
_COMPILED = tuple((re.compile(sign, re.IGNORECASE), kind) for sign, kind in _SIGNS)
_MOST_READ = 300


def guess_kind(title: str) -> ItemKind:
    """The kind of an item by its title; what has no sign of its own is business with a report."""
    head = title[:_MOST_READ]
    for sign, kind in _COMPILED:
        if sign.search(head):
            return kind
    return "report"


def is_standing(title: str) -> bool:
    """Whether a title is of the business that every agenda has: a sign that a list is an agenda."""
    return guess_kind(title) not in {"report", "planning_application", "motion"}
