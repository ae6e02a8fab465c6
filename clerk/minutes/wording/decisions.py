"""Decisions, and which motions and votes their own words tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from clerk.minutes.blocks import Block, Look
from clerk.minutes.phrases import fields, fill, sentence
from clerk.minutes.style import plain_words
from clerk.minutes.style_keys import ListMark
from clerk.minutes.telling import (
    Absorbed,
    Telling,
    inside,
    stopped,
    unstopped,
    without_that,
)
from clerk.minutes.wording.motions import counts
from clerk.minutes.wording.procedure import exclusion_phrase
from clerk.minutes.wording.teller import Teller
from clerk.record.facts import (
    Apologise,
    ApproveMinutes,
    CloseItem,
    Elect,
    ExcludePublic,
    Extend,
    Fact,
    Move,
    OpenItem,
    Private,
    Resolve,
    VaryOrder,
    Vote,
)
from clerk.record.kinds import part_texts
from clerk.record.meeting import Entry
from clerk.record.voting import result, tally

# A motion longer than this has words of its own that a decision's opening cannot carry.
_SHORT = 80
_OWN_VERB = re.compile(
    r"\bbe (noted|agreed|refused|approved|received|accepted|rejected)\b", re.IGNORECASE
)
_SILENT = (OpenItem, CloseItem, Private)


def absorb(telling: Telling, entries: Sequence[Entry]) -> dict[int, Absorbed]:
    """For each decision of an item, the motion and vote that its own words tell, by the decision's entry.

    Only what stands right before the decision, went its plain way and fits the fields of the style's
    phrase is taken in; everything else is told where it happened.
    """
    found: dict[int, Absorbed] = {}
    told = [entry for entry in entries if not isinstance(entry.fact, _SILENT)]
    for index, entry in enumerate(told):
        ref = _rests_on(entry.fact)
        if ref is None:
            continue
        has = fields(_phrase(telling, entry.fact))
        vote = _vote_before(telling, told, index, ref, has)
        motion = None
        if isinstance(entry.fact, ExcludePublic) and vote:
            motion = _chairs_proposal(told[index - 2] if index > 1 else None, vote)
        elif isinstance(entry.fact, Resolve):
            motion_index = index - (2 if vote else 1)
            motion = _motion_before(telling, told, motion_index, entry.fact, has, vote)
        if vote or motion:
            found[entry.id] = Absorbed(motion, vote)
    return found


def _rests_on(fact: Fact) -> str | None:
    """The motion or vote that a decision, of whatever kind, says it rests on."""
    if isinstance(fact, VaryOrder):
        return fact.carried_by
    if isinstance(fact, (Resolve, ApproveMinutes, Apologise, Elect, Extend, ExcludePublic)):
        return fact.by
    return None


def _phrase(telling: Telling, fact: Fact) -> str:
    if isinstance(fact, ApproveMinutes):
        words = telling.style.earlier_minutes
        return words.approved_with_corrections if fact.corrections else words.approved
    if isinstance(fact, ExcludePublic):
        return exclusion_phrase(telling, fact)
    if not isinstance(fact, Resolve):
        # Told as decided: such a sentence has no place for mover, manner or figures.
        return ""
    kind = fact.kind
    if kind in ("noted", "agreed", "refused") and _OWN_VERB.search(_words_of(fact)):
        # "… be noted": the text has the verb already, so the opening says only that it was resolved.
        kind = "resolved"
    name = kind if fact.parts or kind == "actions" else f"{kind}_sentence"
    phrase: str = getattr(telling.style.decisions, name)
    return phrase


def _words_of(fact: Resolve) -> str:
    return " ".join((fact.what, *part_texts(fact.parts)))


def _vote_before(
    telling: Telling, told: Sequence[Entry], index: int, ref: str, has: frozenset[str]
) -> Entry | None:
    entry = told[index - 1] if index else None
    if entry is None or not isinstance(entry.fact, Vote) or entry.wording is not None:
        return None
    vote = entry.fact
    motion = telling.motions.get(vote.on)
    if ref not in (vote.ref, vote.on) or (motion is not None and motion.is_amendment):
        return None
    if vote.named or result(telling.meeting, entry) != "carried" or _casting_needed(vote):
        return None
    figures = tally(vote)
    counted = figures.counted or figures.abstain is not None or figures.not_voting is not None
    if counted and "counts" not in has:
        return None
    plain = vote.manner == "assent" or (vote.manner == "show_of_hands" and counted)
    return entry if plain or "manner" in has else None


def _casting_needed(vote: Vote) -> bool:
    figures = tally(vote)
    return figures.counted and (figures.for_ or 0) == (figures.against or 0)


def _motion_before(
    telling: Telling,
    told: Sequence[Entry],
    index: int,
    decision: Resolve,
    has: frozenset[str],
    vote: Entry | None,
) -> Entry | None:
    entry = told[index] if index >= 0 else None
    if entry is None or not isinstance(entry.fact, Move) or entry.wording is not None:
        return None
    move = entry.fact
    refs = {decision.by} | ({vote.fact.on} if vote and isinstance(vote.fact, Vote) else set())
    if move.ref not in refs or move.kind != "substantive" or telling.motions[move.ref].amendments:
        return None
    if "mover" not in has or not move.mover or (move.seconder and "seconder" not in has):
        return None
    return entry if _fits(move) or _same_words(move, decision) else None


def _chairs_proposal(entry: Entry | None, vote: Entry) -> Entry | None:
    """A motion without mover that the resolution to exclude the public repeats word for word."""
    if entry is None or not isinstance(entry.fact, Move) or entry.wording is not None:
        return None
    voted = isinstance(vote.fact, Vote) and vote.fact.on == entry.fact.ref
    return entry if voted and entry.fact.mover is None else None


def _fits(move: Move) -> bool:
    return not move.parts and len(move.what) <= _SHORT and not move.what.rstrip().endswith(":")


def _same_words(move: Move, decision: Resolve) -> bool:
    """Whether the decision says all that the motion said."""

    def words(what: str, parts: object) -> str:
        return plain_words(f"{what} {parts}").removeprefix("that ")

    return words(move.what, move.parts) == words(decision.what, decision.parts)


def _resolve(telling: Telling, entry: Entry, fact: Resolve) -> list[Block]:
    absorbed = telling.absorbed.get(entry.id) or Absorbed(None, None)
    values = _opening(telling, entry, fact, absorbed)
    phrase = _phrase(telling, fact)
    text = fill(phrase, text=without_that(fact.what), **values)
    if fact.what and (fact.parts or "text" not in fields(phrase)):
        text = f"{text} {fact.what}"
    found = telling.said(
        "decision",
        text,
        entry,
        keep_with_next=bool(fact.parts) or fact.contrary or fact.kind == "actions",
    )
    found += telling.parts("part", telling.style.lists.part, fact.parts, entry)
    words = telling.style.decisions
    if fact.conditions:
        if not text.endswith(":") or fact.parts:
            found += telling.said("decision", words.conditions, entry, keep_with_next=True)
        mark = telling.style.lists.condition
        found += telling.listed("condition", mark, fact.conditions, entry, fact.conditions_start)
    found += _reasons(telling, entry, fact)
    found += _because(telling, entry, words.alternatives, fact.alternatives)
    for phrase, said in ((words.notice, fact.notice), (words.appeal, fact.appeal)):
        if said:
            found += telling.said("paragraph", fill(phrase, text=said), entry)
    return found


def _opening(telling: Telling, entry: Entry, fact: Resolve, absorbed: Absorbed) -> dict[str, str]:
    values = {
        # Parts that are clauses of their own ("the report be noted") do not go on from the body's name.
        "the_body": "" if fact.parts and " be " in _words_of(fact) else telling.the_body(),
        "body_first": sentence(telling.the_body()),
        "body": telling.meeting.body.name,
        "to": fact.to,
        "chair": telling.meeting.body.chair_term,
        "manner": "",
        "counts": "",
    }
    if absorbed.motion and isinstance(absorbed.motion.fact, Move):
        move = absorbed.motion.fact
        values["mover"] = telling.naming.person(move.mover) if move.mover else ""
        values["seconder"] = telling.naming.person(move.seconder) if move.seconder else ""
        fits = _fits(move) and not _same_words(move, fact)
        values["motion"] = (
            unstopped(inside(move.what)) if fits else telling.style.motions.in_decision
        )
    if absorbed.vote and isinstance(absorbed.vote.fact, Vote):
        values["manner"] = telling.absorbed_manner(entry)
        values["counts"] = counts(telling, absorbed.vote.fact)
    return values


def _reasons(telling: Telling, entry: Entry, fact: Resolve) -> list[Block]:
    """The reasons of a decision in the style's list of them, after what says that it went against advice."""
    words, mark = telling.style.decisions, telling.style.lists.reason
    found = telling.said("paragraph", words.contrary, entry) if fact.contrary else []
    if found and fact.reasons:
        found = [msgspec.structs.replace(found[0], keep_with_next=True)]
    return found + _because(telling, entry, words.reasons, fact.reasons, mark, fact.reasons_start)


def _because(
    telling: Telling,
    entry: Entry,
    phrase: str,
    said: str | tuple[str, ...],
    mark: ListMark | None = None,
    start: int = 1,
) -> list[Block]:
    if not said:
        return []
    mark = mark or telling.style.lists.bullet
    numbered = mark.formats[0] != "bullet"
    texts = (said,) if isinstance(said, str) else said
    # A single reason goes on in the sentence, unless its number says that it follows those of another list.
    if len(texts) == 1 and not (numbered and (start > 1 or not isinstance(said, str))):
        return telling.said("paragraph", fill(phrase, text=texts[0]), entry)
    look: Look = "condition" if numbered else "bullet"
    return [
        *telling.said("paragraph", fill(phrase), entry, keep_with_next=True),
        *telling.listed(look, mark, map(stopped, texts), entry, start),
    ]


TELLERS: dict[type[Fact], Teller] = {Resolve: _resolve}
