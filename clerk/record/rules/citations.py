"""Citations in the text: of minutes and of items of this meeting."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from clerk.record.rules.case import Case
from clerk.record.rules.mending import mends
from clerk.record.rules.numbers import agenda_base, agenda_bases
from clerk.record.rules.rule import Family, Found
from clerk.record.rules.texts import Passage, unquoted

CITATIONS = Family("References")

CITED = "A reader who follows the reference must find what it says is there."

_NUMBER = r"\d{1,5}(?![\d/:])"
_MINUTE = re.compile(
    rf"\b(?P<what>[Mm]inutes?|Mins?\.)\s+(?:(?:no|nos|number|numbers)\.?\s*)?(?P<numbers>{_NUMBER}(?:(?:\s*(?:,|and|&|to|-|–)\s*){_NUMBER})*)"
    r"(?P<way>,?\s+(?:above|below))?"
)
_ITEM = re.compile(
    r"(?P<word>[\w-]+\s+)?\b(?P<what>[Ii]tems?)\s+(?:(?:no|nos|number|numbers)\.?\s*)?"
    r"(?P<numbers>\d{1,3}[a-z]?(?![\w/%:]|[.,]\d)(?:(?:\s*,\s*|\s+(?:and|&|to)\s+|\s*[-–]\s*)\d{1,3}[a-z]?(?![\w/%:]|[.,]\d))*)"
    r"(?P<way>,?\s+(?:above|below))?"
)
# What makes it a minute or an item of another day or another body
_ELSEWHERE = re.compile(
    r"\b(?:(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|meetings?|last|previous|earlier|held|dated|former|webcast|recording|video)\b"
)
_OTHER_LIST = re.compile(
    r"\b(?:track(?:er|ing)|log|schedule|list|register|appendi(?:x|ces)|annex|table|plan|programme|menu|inventory|bill"
    r"|strateg(?:y|ies)|budget|report|minutes|invoice|catalogue|auction|lot)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"\s*(?:seconds?|secs?|past|to the hour|hours?|each)\b")


class Citation(NamedTuple):
    """A minute or item that a text refers to: its number as written, which way it is said to stand, and where.

    ``elsewhere`` says that the words around it point to another day, body or list.
    """

    number: str
    way: str
    elsewhere: bool
    written: str


Reader = Callable[[str], tuple[Citation, ...]]


@lru_cache(maxsize=8192)
def minutes_cited(text: str) -> tuple[Citation, ...]:
    """The minutes that a text refers to by number."""
    if "inute" not in text and "Min" not in text:
        return ()
    text = unquoted(text)
    found: list[Citation] = []
    for match in _MINUTE.finditer(text):
        numbers = _each(match["numbers"])
        # “five minutes 30 seconds”, “in ten minutes 4 members”
        plural = match["what"].rstrip(".").endswith("s")
        if _TIME.match(text, match.end()) or (plural and len(numbers) < 2 and not match["way"]):
            continue
        elsewhere = _ELSEWHERE.search(_around(text, match, before=40)) is not None
        found += _citations(match, numbers, elsewhere)
    return tuple(found)


@lru_cache(maxsize=8192)
def items_cited(text: str) -> tuple[Citation, ...]:
    """The agenda items that a text refers to by number."""
    if "tem" not in text:
        return ()
    text = unquoted(text)
    found: list[Citation] = []
    for match in _ITEM.finditer(text):
        around = _around(text, match, before=60)
        word = (match["word"] or "").strip().lower()
        elsewhere = _ELSEWHERE.search(around) is not None
        if word != "agenda" and not match["way"]:
            # “item 16 of the action tracker”, “budget item 45”: anything but plainly this agenda
            after = text[match.end() : match.end() + 20]
            own = re.match(r"\s+(?:of|on|in) (?:the|this) (?:agenda|meeting)\b", after)
            of = re.match(r"\s+(?:of|on|in|from|at|for)\s", after)
            if word == "see" and of is not None and of[0].strip() == "for":
                of = None  # “see item 14 for the answer”
            elsewhere = elsewhere or (
                own is None
                and (of is not None or _OTHER_LIST.search(around) is not None or word in _KINDS)
            )
        found += _citations(match, _each(match["numbers"]), elsewhere)
    return tuple(found)


_KINDS = frozenset(
    """
    action line news capital revenue expenditure each single those every one another
    """.split()  # noqa: SIM905  # a list of words is best read as one
)


@CITATIONS.rule(
    "minute_cited_missing",
    "warning",
    in_text=True,
    watches="A reference to a minute of this meeting that there is not.",
    source=CITED,
)
def minute_cited_missing(case: Case) -> Iterator[Found]:
    """Lower numbers are of earlier meetings; a higher one is too where another day or meeting is named."""
    ours = {int(str(number)) for number in case.numbers.values() if str(number).isdecimal()}
    if not ours:
        return
    for passage, cited in _cited(case, minutes_cited):
        number = int(cited.number)
        if number in ours or (not cited.way and number < min(ours)):
            continue
        if not cited.way and (cited.elsewhere or _of_earlier_minutes(case, passage)):
            continue
        yield _missing(passage, cited, f"minute {number}", _range("minute", ours))


@CITATIONS.rule(
    "item_cited_missing",
    "warning",
    in_text=True,
    watches="A reference to an agenda item that there is not.",
    source=CITED,
)
def item_cited_missing(case: Case) -> Iterator[Found]:
    """Only where it is plainly an item of this agenda; 4a is found where there is a 4."""
    ours = set(agenda_bases(case.meeting).values())
    if not ours:
        return
    for passage, cited in _cited(case, items_cited):
        if cited.elsewhere or agenda_base(cited.number) in ours:
            continue
        yield _missing(passage, cited, f"item {cited.number}", _range("item", ours))


@CITATIONS.rule(
    "cited_wrong_way",
    "warning",
    in_text=True,
    watches="A minute said to stand above that comes below, or the reverse.",
    source=CITED,
)
def cited_wrong_way(case: Case) -> Iterator[Found]:
    """In the order of the agenda, which is that of the minutes' numbers."""
    order = {item.id: index for index, item in enumerate(case.meeting.agenda)}
    minutes = {str(number): order[item] for item, number in case.numbers.items()}
    items = {item.number.casefold(): order[item.id] for item in case.meeting.agenda if item.number}
    taken_with = {str(number): item for item, number in case.numbers.items()}
    for what, places, cited_in in (
        ("Minute", minutes, minutes_cited),
        ("Item", items, items_cited),
    ):
        for passage, cited in _cited(case, cited_in):
            there, here = places.get(cited.number.casefold()), order.get(passage.item or "")
            if not cited.way or there is None or here is None or there == here:
                continue
            right = "above" if there < here else "below"
            if cited.way == right or taken_with.get(cited.number) == passage.item:
                continue
            written = cited.written
            yield Found(
                entry=passage.entry,
                item=passage.item,
                sentence=f"{what} {cited.number} is said to stand {cited.way}, but comes {right}.",
                about=(written,),
                mends=mends(passage, written, (written.replace(cited.way, right),)),
            )


def _of_earlier_minutes(case: Case, passage: Passage) -> bool:
    """Whether a text stands where earlier minutes are spoken of, whose numbers may be of the year before."""
    item = case.meeting.item_by_id.get(passage.item or "")
    return item is not None and item.kind == "minutes"


def _cited(case: Case, reader: Reader) -> Iterator[tuple[Passage, Citation]]:
    seen: set[tuple[object, str]] = set()
    for passage in case.passages:
        for cited in reader(passage.text):
            place = passage.entry.id if passage.entry else passage.item
            if (place, cited.number + cited.way) not in seen:
                seen.add((place, cited.number + cited.way))
                yield passage, cited


def _missing(passage: Passage, cited: Citation, what: str, ours: str) -> Found:
    return Found(
        entry=passage.entry,
        item=passage.item,
        sentence=f"“{cited.written}” leads nowhere: there is no {what} at this meeting, which has {ours}.",
        about=(cited.number, cited.way),
        mends=mends(passage, cited.written, ()),
    )


def _range(what: str, numbers: set[int]) -> str:
    first, last = min(numbers), max(numbers)
    return f"{what}s {first} to {last}" if first < last else f"{what} {first}"


def _each(numbers: str) -> list[str]:
    return re.findall(r"\d+[a-z]?", numbers)


def _citations(match: re.Match[str], numbers: list[str], elsewhere: bool) -> Iterator[Citation]:
    written = match[0][match.start("what") - match.start() :]
    way = (match["way"] or "").strip(" ,")
    for number in numbers:
        yield Citation(number, way, elsewhere, written)


def _around(text: str, match: re.Match[str], before: int) -> str:
    """The words of the same sentence around a match."""
    ahead = text[max(0, match.start("what") - before) : match.start("what")]
    behind = text[match.end() : match.end() + 60]
    return re.split(r"[.;?!]\s", ahead)[-1] + " " + re.split(r"[.;?!](?:\s|$)", behind)[0]
