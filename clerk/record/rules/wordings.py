"""The officer's own wordings, which stay tied to their facts and must not say otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from clerk.record.facts import (
    Amend,
    Apologise,
    Arrive,
    CastingVote,
    Fact,
    Leave,
    Move,
    RecordMyVote,
    Resolve,
    Return,
    TakeChair,
    Vote,
)
from clerk.record.meeting import Entry
from clerk.record.number_words import SMALL_NUMBERS
from clerk.record.people import Person
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Family, Found, edit
from clerk.record.voting import Tally, tally

WORDINGS = Family("Own wordings")

SAYS_THE_FACT = (
    "An own wording stands in place of the derived sentence, and must say what the fact says."
)


@WORDINGS.rule(
    "stale_wording",
    "warning",
    watches="A fact that was changed after the officer worded it.",
    source=SAYS_THE_FACT,
)
def stale_wording(case: Case) -> Iterator[Found]:
    """The wording was written for the fact as it was."""
    for entry in case.meeting.entries:
        if entry.wording_is_stale:
            yield Found(
                entry=entry,
                sentence="The fact was changed after this was worded; read the wording again.",
                about=(entry.worded_for or "",),
                mends=(edit(entry, "Read the wording again"),),
            )


def _worded(case: Case, *kinds: type[Fact]) -> Iterator[tuple[Entry, str]]:
    """The entries of some kinds that the officer worded, unless they are to be read again anyway."""
    for entry in case.meeting.entries:
        if isinstance(entry.fact, kinds) and entry.wording and not entry.wording_is_stale:
            yield entry, entry.wording


_NUMBERS = {word: number for number, word in enumerate(SMALL_NUMBERS)} | {
    "none": 0,
    "nil": 0,
    "zero": 0,
}
_NUMBER = rf"(?<![\w£.,/])(\d{{1,3}}|{'|'.join(_NUMBERS)})"
_WAYS = (
    r"(in favour|in support|against|abstentions?|abstained|abstaining|not voting"
    r"|for(?=\s*(?:[,;:.)]|$|and\b|with\b)))"
)
_FORWARD = re.compile(
    rf"{_NUMBER}\s+(?:(?:votes?|members?|councillors?|voted|voting|were|was|cast)\s+)*{_WAYS}",
    re.IGNORECASE,
)
_BACKWARD = re.compile(
    rf"\b(for|in favour|against|abstentions?|abstained|abstaining|not voting)\s*[:=–—]\s*{_NUMBER}\b",
    re.IGNORECASE,
)
_TO = re.compile(rf"{_NUMBER}\s+votes?\s+to\s+{_NUMBER}\b", re.IGNORECASE)
_CALLED = {"for": "for", "in favour": "for", "in support": "for", "against": "against"}


@lru_cache(maxsize=512)
def _figures_told(text: str) -> tuple[tuple[str, int], ...]:
    """Every figure of a vote that a text gives, with the way: for, against, abstain, not_voting."""
    found = [(way, number) for number, way in _FORWARD.findall(text)]
    found += _BACKWARD.findall(text)
    return tuple((_way(way), _number(number)) for way, number in found)


@lru_cache(maxsize=512)
def _so_many_to(text: str) -> tuple[int, int] | None:
    """Both figures of "by seven votes to two", the greater first."""
    found = _TO.search(text)
    if found is None:
        return None
    one, other = _number(found[1]), _number(found[2])
    return max(one, other), min(one, other)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text.lower()]


def _way(text: str) -> str:
    known = _CALLED.get(text.lower())
    return known or ("abstain" if text.lower().startswith("abst") else "not_voting")


@WORDINGS.rule(
    "wording_against_figures",
    "warning",
    watches="An own wording of a vote or decision that gives other figures than the vote.",
    source=SAYS_THE_FACT,
)
def wording_against_figures(case: Case) -> Iterator[Found]:
    """Figures that were not taken may be told in words; a decision's own are meant only where it tells two."""
    for entry, text in _worded(case, Vote, Resolve):
        vote = _vote_of(case, entry)
        told = _figures_told(text)
        if vote is None or (isinstance(entry.fact, Resolve) and len({way for way, _ in told}) < 2):
            told = ()
        figures = tally(vote) if vote else Tally()
        kept = {
            "for": figures.for_,
            "against": figures.against,
            "abstain": figures.abstain,
            "not_voting": figures.not_voting,
        }
        wrong = [
            f"{number} {_SAID[way]} where the vote has {kept[way]}"
            for way, number in told
            if kept[way] not in (None, number)
        ]
        pair = _so_many_to(text)
        if not wrong and pair and figures.for_ is not None and figures.against is not None:
            real = (
                max(figures.for_, figures.against),
                min(figures.for_, figures.against),
            )
            if pair != real:
                wrong = [f"{pair[0]} to {pair[1]} where the vote has {real[0]} to {real[1]}"]
        if wrong:
            yield Found(
                entry=entry,
                sentence=f"Your wording says {'; '.join(wrong)}.",
                about=(text,),
                mends=(edit(entry, "Put the wording right"),),
            )


_SAID = {"for": "for", "against": "against", "abstain": "abstaining", "not_voting": "not voting"}


def _vote_of(case: Case, entry: Entry) -> Vote | None:
    fact = entry.fact
    if isinstance(fact, Vote):
        return fact
    if isinstance(fact, Resolve) and fact.by is not None:
        votes = case.votes_on.get(fact.by, ())
        return votes[-1][1] if votes else None
    return None


_LOST = re.compile(r"\b(lost|defeated|rejected|not (carried|passed|approved))\b", re.IGNORECASE)
_CARRIED = re.compile(r"(?<!not )\b(carried|passed)\b", re.IGNORECASE)


@WORDINGS.rule(
    "wording_against_result",
    "warning",
    watches="An own wording that calls a vote lost which was carried, or the other way round.",
    source=SAYS_THE_FACT,
)
def wording_against_result(case: Case) -> Iterator[Found]:
    """Silent where the wording tells of both, as of an amendment and its motion."""
    for entry, text in _worded(case, Vote):
        lost, carried = _LOST.search(text), _CARRIED.search(text)
        outcome = case.results[entry.id]
        word = lost if outcome == "carried" else carried if outcome == "lost" else None
        if word is None or (lost and carried):
            continue
        yield Found(
            entry=entry,
            sentence=f"Your wording says “{word[0]}”, but the question was {outcome}.",
            about=(text, outcome),
            mends=(edit(entry, "Put the wording right"),),
        )


@WORDINGS.rule(
    "wording_against_names",
    "warning",
    watches="An own wording that names somebody else than the fact.",
    source=SAYS_THE_FACT,
)
def wording_against_names(case: Case) -> Iterator[Found]:
    """Only where it is certain: nobody of the fact is named, by office neither, and somebody else is."""
    for entry, text in _worded(case, *_PEOPLE, Move, Amend):
        found = _other_mover(case, entry, text) or _other_person(case, entry, text)
        if found:
            meant, named = found
            yield Found(
                entry=entry,
                sentence=f"Your wording names {case.name(named)}, but the record has {case.names(meant)}.",
                about=(text, named, *meant),
                mends=(edit(entry, "Put the wording right"),),
            )


_PEOPLE: dict[type[Fact], str] = {
    Leave: "person",
    Arrive: "person",
    Return: "person",
    TakeChair: "person",
    RecordMyVote: "person",
    CastingVote: "by",
    Apologise: "people",
}
_BY_OFFICE = re.compile(
    r"\b(he|she|they|who|chair\w*|vice|mayor|leader|member|officer)\b", re.IGNORECASE
)
_MOVED = re.compile(
    r"\b(moved|proposed|seconded) by (.+?)(?= and |, | seconded|[.;:]|$)", re.IGNORECASE
)

_MOVES = re.compile(r"((?:[A-Z][\w’'.-]*\s)+)(?:then )?(moved|proposed|seconded)\b(?! by)")


def _other_person(case: Case, entry: Entry, text: str) -> tuple[tuple[str, ...], str] | None:
    field = _PEOPLE.get(type(entry.fact))
    if field is None or _BY_OFFICE.search(text):
        return None
    value = getattr(entry.fact, field)
    own = (value,) if isinstance(value, str) else tuple(value)
    if not own or any(_is_named(case.meeting.person_by_id[each], text) for each in own):
        return None
    return next(
        (
            (own, each.id)
            for each in case.meeting.people
            if each.id not in own and _in_full(each, text)
        ),
        None,
    )


def _other_mover(case: Case, entry: Entry, text: str) -> tuple[tuple[str, ...], str] | None:
    fact = entry.fact
    if not isinstance(fact, (Move, Amend)):
        return None
    told = [*_MOVED.findall(text), *((verb, who) for who, verb in _MOVES.findall(text))]
    for verb, who in told:
        meant = fact.seconder if verb.lower() == "seconded" else fact.mover
        if (
            meant is None
            or _is_named(case.meeting.person_by_id[meant], who)
            or _BY_OFFICE.search(who)
        ):
            continue
        for person in case.meeting.people:
            if person.id != meant and _in_full(person, who):
                return (meant,), person.id
    return None


def _is_named(person: Person, text: str) -> bool:
    return any(word and word in text for word in (person.family_name, person.name, person.post))


def _in_full(person: Person, text: str) -> bool:
    """Whether a text has a person's full name, or surname with title: not a word that happens to be one."""
    if not person.name:
        return False
    titled = f"{person.title} {person.family_name}" if person.title else person.name
    return any(re.search(rf"\b{re.escape(name)}\b", text) for name in (person.name, titled))
