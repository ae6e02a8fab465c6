"""Letters and numbers of lists that are typed by hand: a) b) c), i) ii) iii), 1. 2. 3."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from clerk.record.facts import Say
from clerk.record.rules.case import Case, once
from clerk.record.rules.mending import mends
from clerk.record.rules.rule import Family, Found
from clerk.record.rules.texts import Passage, unquoted

LETTERING = Family("Lettered lists")

LISTS = "Parts are cited by their letters: a reader who finds one missing takes it that something was lost."

# Looked for from its closing sign, of which a text has few, back to its beginning
_CLOSE = re.compile(r"[).](?=\s)")
_MARK = re.compile(r"(?:^|(?<=\s))\(?(?P<mark>[a-z]|[ivx]{2,5}|[A-H]|\d{1,2})$")
# Words after which “(a)” is a citation, not a part
_CITING = re.compile(
    r"\b(?:(?:sub-?)?(?:sections?|ss?|paragraphs?|paras?|parts?|points?|clauses?|regulations?|regs?|articles?|rules?"
    r"|recommendations?|conditions?|items?|options?|schedules?|appendix|appendices|annex|tables?|categor(?:y|ies)|limbs?"
    r"|questions?|minutes?|class|classes|grounds?|heads?|resolutions?|orders?|sch|form|plan|phase|stage|site|zone|grade"
    r"|parts?|numbers?|nos?|pages?|pp?|stages?|letters?)\.?|\d[\d.]*(?:\([a-z\d]+\))*)\s*$",
    re.IGNORECASE,
)
_JOINING = re.compile(r"\s*(?:and|or|to|,|–|-|&)\s*")
# Before a letter or figure with a full stop there must be the start of a clause, or it is “of 5.”
_CLAUSE = re.compile(r"(?:^|[:;.,–—-]|\b(?:and|that|or))\s*$")
_FIRM = re.compile(r"(?:^|[:;.,–—-])\s*(?:and\s+|or\s+)?$")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")  # fmt: skip


class Mark(NamedTuple):
    """A letter or number that heads a part: as written, and whether it heads its text.

    ``firm`` says that it stands at the start of a clause, where nothing is cited.
    """

    written: str
    mark: str
    close: str
    heads: bool
    firm: bool

    def readings(self) -> Iterator[tuple[str, int]]:
        """The styles it may be of, with its place in each: “i” is the first roman number and the ninth letter."""
        if self.mark.isdigit():
            yield f"1{self.close}", int(self.mark)
            return
        if self.mark in _ROMAN:
            yield f"i{self.close}", _ROMAN.index(self.mark) + 1
        if len(self.mark) == 1:
            case = "a" if self.mark.islower() else "A"
            yield f"{case}{self.close}", ord(self.mark.lower()) - ord("a") + 1


class Break(NamedTuple):
    """Where a list breaks off its order: the mark before, the one after, and whether it only repeats."""

    before: str
    after: str
    repeats: bool
    text: int


Readings = tuple[tuple[str, int], ...]


@lru_cache(maxsize=8192)
def marks_in(text: str) -> tuple[Mark, ...]:
    """The letters and numbers in a text that head parts of a list; citations of paragraphs are none."""
    if ")" not in text and ". " not in text:
        return ()
    text = unquoted(text)
    found: list[Mark] = []
    cited_until = -1
    for closed in _CLOSE.finditer(text):
        match = _MARK.search(text, max(0, closed.start() - 7), closed.start())
        if match is None:
            continue
        start, close = match.start(), closed[0]
        before = text[max(0, start - 40) : start]
        joined = cited_until >= 0 and _JOINING.fullmatch(text, cited_until, start)
        if joined or _CITING.search(before):
            cited_until = closed.end()
            continue
        if close == "." and not _CLAUSE.search(before):
            continue
        if close == "." and match["mark"].isupper():
            continue  # an initial
        heads = not text[:start].strip()
        firm = _FIRM.search(before) is not None
        found.append(Mark(text[start : closed.end()], match["mark"], close, heads, firm))
    return tuple(found)


def breaks(texts: Iterable[tuple[Mark, ...]]) -> Iterator[Break]:
    """Where the lists of one or more texts, read on from one to the next, leave a part out or give one twice."""
    open_lists: list[
        tuple[str, int, str]
    ] = []  # style, place and mark of the last part, outermost first
    for index, marks in enumerate(texts):
        for mark in marks:
            readings = tuple(mark.readings())
            if _goes_on(open_lists, mark, readings) or _begins(open_lists, mark, readings):
                continue
            broken = _broken(open_lists, mark, readings)
            if broken is not None:
                before, place = broken
                yield Break(before, mark.written, place == 0, index)


def _goes_on(lists: list[tuple[str, int, str]], mark: Mark, readings: Readings) -> bool:
    for depth in range(len(lists) - 1, -1, -1):
        style, place, _ = lists[depth]
        if (style, place + 1) in readings:
            del lists[depth:]
            lists.append((style, place + 1, mark.written))
            return True
    return False


def _begins(lists: list[tuple[str, int, str]], mark: Mark, readings: Readings) -> bool:
    first = [style for style, place in readings if place == 1]
    if not first and not (mark.heads and not lists):
        return False
    style, place = (first[0], 1) if first else readings[0]
    if not (mark.firm or mark.heads) and any(each == style and n > 1 for each, n, _ in lists):
        return False  # “Both (a) and (b) were urgent”, after the list that has them
    if any(each == style and before == place for each, before, _ in lists[-1:]):
        return False  # a) a): given twice, with nothing between
    for depth, (each, _, _) in enumerate(lists):
        if each == style:
            del lists[depth:]
            break
    lists.append((style, place, mark.written))
    return True


def _broken(
    lists: list[tuple[str, int, str]], mark: Mark, readings: Readings
) -> tuple[str, int] | None:
    """The mark before and how far this one jumps, if it belongs to a list that is open; the list goes on from it."""
    for depth in range(len(lists) - 1, -1, -1):
        style, place, before = lists[depth]
        for each, here in readings:
            if each == style and (0 < here - place < 6 or (here == place and mark.firm)):
                del lists[depth:]
                lists.append((style, here, mark.written))
                return before, here - place
    return None


@LETTERING.rule(
    "lettering_gap",
    "warning",
    in_text=True,
    watches="A list lettered or numbered by hand that leaves a part out.",
    source=LISTS,
)
def lettering_gap(case: Case) -> Iterator[Found]:
    """Within one text, over the parts of a fact, and over the passages of an item."""
    for passage, found in _all_breaks(case):
        if not found.repeats:
            yield _said(
                passage, found, f"The list goes from {found.before} to {found.after}: a part is missing."
            )  # fmt: skip


@LETTERING.rule(
    "lettering_repeated",
    "warning",
    in_text=True,
    watches="A list lettered or numbered by hand that gives one letter twice.",
    source=LISTS,
)
def lettering_repeated(case: Case) -> Iterator[Found]:
    """As above."""
    for passage, found in _all_breaks(case):
        if found.repeats:
            yield _said(passage, found, f"The list has {found.after} twice.")


def _said(passage: Passage, found: Break, sentence: str) -> Found:
    return Found(
        entry=passage.entry,
        item=passage.item,
        sentence=sentence,
        about=(found.before, found.after),
        mends=mends(passage, found.after, ()),
    )


@once
def _all_breaks(case: Case) -> tuple[tuple[Passage, Break], ...]:
    return tuple(_find_breaks(case))


def _find_breaks(case: Case) -> Iterator[tuple[Passage, Break]]:
    for group in _groups(case.passages):
        told: set[tuple[int, str, str]] = set()
        for index, (passage, marks) in enumerate(group):
            for found in breaks([marks]):
                told.add((index, found.before, found.after))
                yield passage, found
        heads = [tuple(mark for mark in marks if mark.heads) for _, marks in group]
        for found in breaks(heads) if len(group) > 1 else ():
            if (found.text, found.before, found.after) not in told:
                yield group[found.text][0], found


def _groups(passages: tuple[Passage, ...]) -> Iterator[list[tuple[Passage, tuple[Mark, ...]]]]:
    """The texts that may share a list: the parts of one fact's field, the officer's passages under one item."""
    groups: dict[tuple[object, ...], list[tuple[Passage, tuple[Mark, ...]]]] = {}
    for passage in passages:
        marks = marks_in(passage.text)
        if not marks:
            continue
        entry = passage.entry
        key: tuple[object, ...] = (passage.item, passage.field)
        if entry is not None and not isinstance(entry.fact, Say):
            key = (entry.id, passage.field)
        elif entry is not None:
            key = ("said", *key)
        groups.setdefault(key, []).append((passage, marks))
    yield from groups.values()
