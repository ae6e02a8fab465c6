"""Terms that are written two ways in one set of minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from clerk.record.facts import Private
from clerk.record.rules.case import Case
from clerk.record.rules.mending import mends
from clerk.record.rules.rule import Family, Found
from clerk.record.rules.texts import Passage, unquoted

TERMS = Family("Terms")

HOUSE_STYLE = "One term, one spelling: two make the reader look for a difference."

_WORDS = (
    r"[Cc]ommittee|[Cc]abinet|[Cc]ouncil|[Bb]oard|[Pp]anel|[Ff]orum|[Ee]xecutive|[Cc]onstitution"
    r"|[Ss]ub(?:-| ?)[Cc]ommittee|[Mm]embers?|[Oo]fficers?|[Cc]hairman|[Cc]hairperson"
    r"|[Vv]ice[- ][Cc]hair(?:man|person)?|[Cc]lerk(?! of\b)"
)
# Only with “the” or “The” before it, so that its capital is its own; a capital word after it makes it part of a name.
# The T is looked at afterwards: a pattern that begins with plain letters is found five times as fast.
_TERM = re.compile(rf"he (?P<term>{_WORDS})\b(?=(?P<after>(?:[’']s?)?[ ,.;:)]?\s?[\w(]*))")
_OTHER_USE = frozenset(
    """
    house houses housing tax offices office chamber estate homes tenant tenants land room rooms of member members table
    meeting meetings support paper papers agenda
    """.split()  # noqa: SIM905  # a list of words is best read as one
)
_THE = re.compile(r"(?:\W|^)[Tt]he")
# “Leader of the Council”, “Members of the Committee”
_OF_A_POST = re.compile(r"\b[A-Z][a-z]+ (?:of|to) $")
_PRESIDING = re.compile(
    r"(?P<before>\w+,? )?\b(?P<article>[Tt]he) (?P<vice>[Vv]ice[- ])?"
    r"(?P<office>[Cc]hair(?:man|person|woman)|Chair)\b"
    r"(?! (?:of|[A-Z])|[’']s? [A-Z])"
)
# “in the Chair” names the seat, not the person
_THE_SEAT = frozenset(
    "in into through took take takes taking left leave leaving vacated vacate assumed resumed".split()  # noqa: SIM905  # as above
)
_TERMS_OF_CHAIR = frozenset({"Chair", "Chairman", "Chairperson", "Chairwoman"})


class _Use(NamedTuple):
    """A term as written, with its article apart; ``key`` is the same for all the ways to write it."""

    key: str
    article: str
    written: str


@lru_cache(maxsize=8192)
def _uses(text: str) -> tuple[_Use, ...]:
    found: list[_Use] = []
    for match in _TERM.finditer(unquoted(text)):
        if not _THE.match(text, max(0, match.start() - 2)):
            continue
        after = match["after"].strip()
        if match["after"].startswith(" ") and (after[:1].isupper() or after in _OTHER_USE):
            continue
        if _OF_A_POST.search(text, max(0, match.start() - 30), match.start() - 1):
            continue
        key = re.sub(r"[- ]", "", match["term"].lower())
        article = text[match.start() - 1 : match.start() + 2]
        found.append(_Use(key, article, match["term"]))
    return tuple(found)


@lru_cache(maxsize=8192)
def _presiding(text: str) -> tuple[tuple[str, str, str], ...]:
    """Each word for who presides, or stands in: its article, what goes before the office, and the office."""
    if "hair" not in text:
        return ()
    return tuple(
        (match["article"], match["vice"] or "", match["office"])
        for match in _PRESIDING.finditer(unquoted(text))
        if (match["before"] or "").strip(" ,").lower() not in _THE_SEAT
    )


@TERMS.rule(
    "term_two_ways",
    "note",
    watches="One term written in two ways, such as the Committee and the committee.",
    source=HOUSE_STYLE,
)
def term_two_ways(case: Case) -> Iterator[Found]:
    """Said once a term, at the first of the rarer form."""
    uses: dict[str, dict[str, list[tuple[Passage, str]]]] = {}
    for passage in _of_the_minutes(case):
        for use in _uses(passage.text):
            uses.setdefault(use.key, {}).setdefault(use.written, []).append((passage, use.article))
    for forms in uses.values():
        if len(forms) < 2:
            continue
        # sorted() keeps the order of first use, so of two as common as each other the later is the rarer
        commoner, rarer = sorted(forms, key=lambda form: -len(forms[form]))[:2]
        passage, article = forms[rarer][0]
        yield Found(
            entry=passage.entry,
            sentence=f"“The {rarer}” here, “the {commoner}” elsewhere.",
            about=(rarer, commoner),
            mends=mends(passage, f"{article} {rarer}", (f"{article} {commoner}",)),
        )


@TERMS.rule(
    "chair_term_differs",
    "warning",
    in_text=True,
    watches="Another word for the person presiding than the body’s own.",
    source="The body’s constitution says what the person presiding is called.",
)
def chair_term_differs(case: Case) -> Iterator[Found]:
    """Chair, Chairman, Chairperson; a Mayor may preside beside a Chairman. Said once a word."""
    term = case.meeting.body.chair_term
    if term not in _TERMS_OF_CHAIR:
        return
    told = {term, term.lower()}
    for passage in _of_the_minutes(case):
        for article, vice, office in _presiding(passage.text):
            if office in told:
                continue
            told.add(office)
            yield Found(
                entry=passage.entry,
                sentence=f"“The {vice}{office}” here; this body’s word is “{vice}{term}”.",
                about=(office, term),
                mends=mends(passage, f"{article} {vice}{office}", (f"{article} {vice}{term}",)),
            )


def _of_the_minutes(case: Case) -> Iterator[Passage]:
    """The texts that are printed as minutes: the agenda was written by others, and private notes by nobody's rules."""
    for passage in case.passages:
        if passage.entry is not None and not isinstance(passage.entry.fact, Private):
            yield passage
