"""What is only pointed at: contractions, percentages, words that judge, abbreviations, I and we, questions.

Nothing inside quotation marks is marked: what was said is what was said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import msgspec

from clerk.words import persons, questions
from clerk.words.reading import Passage, Word, quoted
from clerk.words.rule import MARKS, active
from clerk.words.word_classes import words

_LINES = {rule.code: rule.line for rule in MARKS}


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Something pointed at: characters ``start`` to ``end``, the code of its rule and that rule's line.

    ``instead`` is what could stand there, where that is certain.
    """

    start: int
    end: int
    rule: str
    why: str
    instead: str | None = None


OPINIONS = words(
    "amazing appalling awful bizarre brilliant catastrophic clearly deplorable disappointing disappointingly "
    "disgraceful disgusting dreadful excellent exceptional fabulous fantastic farcical foolish fortunately "
    "frankly great greatly heated hopefully hopeless horrendous hugely impressive incredible incredibly "
    "inexcusable interestingly ironically lamentable ludicrous marvellous naturally naive obvious obviously "
    "outrageous outstanding passionate passionately pathetic regrettable regrettably ridiculous rightly sadly "
    "scandalous sensible shameful shocking shockingly silly splendid strangely stupid superb surprisingly "
    "terrible terribly thankfully tragic unacceptable undoubtedly unfortunately unreasonable unsurprisingly "
    "wonderful worrying worryingly wrongly"
)
"""Words that judge. Said by a member they may be reported, so they are only marked."""

EVERYDAY = words(
    "A&E AGM AM BBC CCTV DVD EU FAQ GB GP HR ID IT MBE MP MPs NHS NI OBE OK PA PC PDF PhD PM PIN Q&A QC KC TV UK "
    "UN US USA USB VAT"
)
"""Abbreviations that need no words beside them."""

_SHORT = re.compile(r"(?<![\w@/.-])[A-Z](?:[A-Z&]{0,6}[A-Z])(?:s)?(?![\w-])")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_FORMULAE = frozenset(
    [
        "RESOLVED",
        "RECOMMENDED",
        "AGREED",
        "NOTED",
        "NOTE",
        "THAT",
        "DRAFT",
        "EXEMPT",
        "PART",
        "AND",
        "TO",
    ]
)
_SPELT_OUT = re.compile(r"(?<=\w )\((?:the |[“\"‘'])*([A-Z][A-Z&]{0,6}[A-Z]s?)[”\"’']*\)")
_SPELT_AFTER = re.compile(r"([A-Z][A-Z&]{0,6}[A-Z])s? \([A-Z]?[a-z][^()\n]+ [^()\n]+\)")
_PER_CENT = re.compile(
    r"(?<![\w.])(\d+(?:[.,]\d+)*)(\s?)(%|per cent|percent|per-cent|pc)(?![\w%])", re.IGNORECASE
)


def defined_abbreviations(text: str) -> frozenset[str]:
    """The abbreviations that a text spells out: “Medium Term Financial Strategy (MTFS)”, or the other way round."""
    found = {match.group(1) for match in _SPELT_OUT.finditer(text)}
    return frozenset(found | {match.group(1) for match in _SPELT_AFTER.finditer(text)})


def abbreviations_in(text: str) -> frozenset[str]:
    """Every abbreviation that stands in a text, spelt out there or not."""
    return frozenset(match.group().removesuffix("s") for match in _SHORT.finditer(text))


def marks(
    text: str,
    *,
    known_abbreviations: Collection[str] = (),
    per_cent: str = "per cent",
    off: Collection[str] = (),
    on: Collection[str] = (),
) -> tuple[Mark, ...]:
    """Point at what an officer may want to look at again, in the order of the text.

    Args:
        text: the passage as typed.
        known_abbreviations: those that the meeting or its body has spelt out already.
        per_cent: how the style writes a percentage: “per cent”, “percent” or “%”.
        off: codes of rules that are switched off. The code of no rule is passed over.
        on: codes of rules to be used that are off from the start.
    """
    using = active(MARKS, off, on)
    passage = Passage(text)
    quotes = quoted(text)
    found: list[Mark] = []
    if using & {"contractions", "opinion", "first_person_left", "second_person"}:
        found += _of_words(passage, using)
    if "question_left" in using:
        found += _of_questions(passage)
    if "per_cent" in using:
        found += _of_percentages(text, per_cent)
    if "abbreviation" in using:
        found += _of_abbreviations(text, known_abbreviations)
    free = (mark for mark in found if not any(s <= mark.start < e for s, e in quotes))
    return tuple(sorted(free, key=lambda mark: (mark.start, mark.end)))


def _mark(start: int, end: int, rule: str, instead: str | None = None) -> Mark:
    return Mark(start=start, end=end, rule=rule, why=_LINES[rule], instead=instead)


def _of_words(passage: Passage, using: frozenset[str]) -> Iterator[Mark]:
    for at, word in enumerate(passage.words):
        if word.stays:
            continue
        if "contractions" in using and (written := _written_out(passage, at)) is not None:
            yield _mark(word.start, written[0].end, "contractions", _as_begun(word, written[1]))
        if "opinion" in using and word.low in OPINIONS and not word.is_name:
            yield _mark(word.start, word.end, "opinion")
        if "first_person_left" in using and (
            word.low == "let's" or persons.is_first_person(passage, at)
        ):
            yield _mark(word.start, word.end, "first_person_left")
        if "second_person" in using and word.low in questions.SECOND_PERSON:
            yield _mark(word.start, word.end, "second_person")


def _written_out(passage: Passage, at: int) -> tuple[Word, str] | None:
    """The last half of a contraction that begins here, and what it is short for."""
    word, following = passage.words[at], passage.word(at + 1)
    if word.low == "let's":
        return word, "let us"
    if not word.part or following.part != word.part or following.text == "not":
        return None
    written = f"{word.low} {following.low}"
    return following, "cannot" if written == "can not" else written


def _as_begun(word: Word, written: str) -> str:
    return written[0].upper() + written[1:] if word.text[0].isupper() else written


def _of_questions(passage: Passage) -> Iterator[Mark]:
    """The questions that the back-shift leaves: those with no parts that are certain."""
    for sentence in passage.sentences:
        if questions.is_question(passage, sentence) and not questions.can_turn(passage, sentence):
            first = passage.words[sentence.first]
            yield _mark(first.start, passage.words[sentence.last - 1].end, "question_left")


def _of_percentages(text: str, style: str) -> Iterator[Mark]:
    for found in _PER_CENT.finditer(text):
        figure = found.group(1)
        wanted = f"{figure}%" if style == "%" else f"{figure} {style}"
        if found.group().lower().replace("\u00a0", " ") != wanted:
            yield _mark(found.start(), found.end(), "per_cent", wanted)


def _of_abbreviations(text: str, known: Collection[str]) -> Iterator[Mark]:
    seen = set(known) | defined_abbreviations(text)
    for found in _SHORT.finditer(text):
        short = found.group()
        plain = short.removesuffix("s")
        if {short, plain} & (seen | EVERYDAY | _FORMULAE) or _ROMAN.match(plain):
            continue
        if _is_among_capitals(text, found.start(), found.end()):
            continue
        seen |= {short, plain}
        yield _mark(found.start(), found.end(), "abbreviation")


_CAPITALS_BEFORE = re.compile(r"[A-Z]{2,}[ :–-]{1,3}\Z")
_CAPITALS_AFTER = re.compile(r"[ :–-]{1,3}[A-Z]{2,}")


def _is_among_capitals(text: str, start: int, end: int) -> bool:
    """Whether its neighbour is in capitals too: a heading, or a formula."""
    before = _CAPITALS_BEFORE.search(text, max(0, start - 20), start)
    return before is not None or _CAPITALS_AFTER.match(text, end) is not None
