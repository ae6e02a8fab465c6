"""Decisions: that each rests on a vote, says what the vote said, and is recorded once."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from clerk.record.facts import ApproveMinutes, Assign, Resolve, Say, Vote
from clerk.record.kinds import part_texts
from clerk.record.meeting import Entry
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Begin, Change, Family, Found, Mend, Record, Remove, edit

DECISIONS = Family("Decisions")

MAJORITY = "Local Government Act 1972 Sch 12 para 39(1): a majority of the members present and voting decides."
SAME_FACT = "The record tells one fact in two places, and they differ."
CLEAR = "Minutes are a clear record of what was decided."


@DECISIONS.rule(
    "decision_against_vote",
    "error",
    watches="A decision recorded against the vote that it rests on.",
    source=MAJORITY,
)
def decision_against_vote(case: Case) -> Iterator[Found]:
    """What was lost or withdrawn decides nothing; but to refuse may be to lose the motion to approve.

    A vote left tied has a rule of its own (``tie_undecided``).
    """
    for question, entries in case.rests_on.items():
        fate = _fate(case, question)
        for entry in entries:
            refused = isinstance(entry.fact, Resolve) and entry.fact.kind == "refused"
            if fate not in _FATES or (refused and fate == "lost"):
                continue
            yield Found(
                entry=entry,
                sentence=f"This rests on a question that {_FATES[fate]}.",
                about=(question, fate),
                mends=(edit(entry), *_open_vote(case, question)),
            )
    for entry, _ in case.meeting.of(ApproveMinutes):
        vote = _last_vote_under(case, entry)
        if vote is not None and case.results[vote.id] == "lost":
            yield Found(
                entry=entry,
                sentence="Minutes are approved here, but the last vote under this item was lost.",
                about=(str(vote.at),),
                mends=(edit(entry), edit(vote, "Open the vote")),
            )


def _last_vote_under(case: Case, approval: Entry) -> Entry | None:
    """The vote by which minutes were approved: the last under the item, but for amendments and procedure."""
    votes = [
        entry
        for entry, vote in case.meeting.of(Vote)
        if entry.item == approval.item
        and case.came_before(entry, approval)
        and not case.is_procedural(entry)
        and not (vote.on in case.motions and case.motions[vote.on].is_amendment)
    ]
    return votes[-1] if votes else None


_FATES = {
    "lost": "was lost",
    "withdrawn": "was withdrawn",
    "fallen": "fell",
}


@DECISIONS.rule(
    "decision_without_vote",
    "warning",
    watches="A decision that rests on no vote, not even assent.",
    source=MAJORITY,
)
def decision_without_vote(case: Case) -> Iterator[Found]:
    """A body decides by voting, be it by assent; to note something, or to agree informally, it need not."""
    for question, entries in case.rests_on.items():
        votes = case.votes_on.get(question, ())
        if not votes and _fate(case, question) in _FATES:
            continue  # decision_against_vote says it
        for entry in entries:
            if not any(case.came_before(at, entry) for at, _ in votes):
                sentence = (
                    "This is recorded before the vote that it rests on."
                    if votes
                    else "This rests on a motion that was not voted on."
                )
                yield _unvoted(case, entry, sentence, question)
    for entry, decision in case.meeting.of(Resolve):
        bare = decision.by is None and decision.kind in ("resolved", "recommended", "refused")
        if bare and not _voted_under(case, entry):
            yield _unvoted(
                case, entry, "This rests on no vote: none is recorded for it under this item.", None
            )


def _unvoted(case: Case, entry: Entry, sentence: str, question: str | None) -> Found:
    motion = case.motions.get(question or "")
    fields: dict[str, object] = {"on": question} if motion else {}
    ways = [Mend("Record the vote", Begin(verb="vote", item=entry.item, fields=fields))]
    if motion is not None or question is None:
        assent = Vote(on=motion.ref if motion else "item", manner="assent")
        agreed = Record(fact=assent, at=entry.at, item=entry.item, before=entry.id)
        ways.insert(0, Mend("It was agreed by assent", agreed))
    return Found(
        entry=entry,
        sentence=sentence,
        about=(question or "",),
        mends=(*ways, edit(entry, "Open this entry")),
    )


def _fate(case: Case, name: str) -> str:
    """What became of a question by its name: a motion's fate, or the result of a vote on an item."""
    motion = case.motions.get(name)
    if motion is not None:
        return motion.fate
    votes = case.votes_on.get(name, ())
    return case.results[votes[-1][0].id] if votes else "open"


def _open_vote(case: Case, name: str) -> tuple[Mend, ...]:
    votes = case.votes_on.get(name, ())
    return (edit(votes[-1][0], "Open the vote"),) if votes else ()


def _voted_under(case: Case, decision: Entry) -> bool:
    """Whether a decision that does not say what it rests on may rest on a vote under its item.

    Not on one that was lost, unless it refuses; on procedure; or on an amendment.
    """
    wanted: tuple[str, ...] = ("carried", "undecided")
    if isinstance(decision.fact, Resolve) and decision.fact.kind == "refused":
        wanted = ("carried", "undecided", "lost", "tied")
    together = case.before(decision).taken_as_one(decision.item) or (None,)
    for entry, vote in case.meeting.of(Vote):
        motion = case.motions.get(vote.on)
        if (
            entry.item in together
            and case.came_before(entry, decision)
            and case.results[entry.id] in wanted
            and not case.is_procedural(entry)
            and not (motion and motion.is_amendment)
        ):
            return True
    return False


@DECISIONS.rule(
    "decision_on_amendment",
    "warning",
    watches="A decision that rests on an amendment, where the motion was put as well.",
    source="Standing orders: an amendment carried alters the motion, which is then put.",
)
def decision_on_amendment(case: Case) -> Iterator[Found]:
    """What the meeting decided is the motion, as amended."""
    for entry, decision in case.meeting.of(Resolve):
        motion = case.motions.get(decision.by or "")
        amended = None if motion is None else case.amended_by(motion)
        if motion is None or amended is None:
            continue
        if amended.votes and case.came_before(amended.votes[0], entry):
            by_motion = msgspec.structs.replace(decision, by=amended.ref)
            yield Found(
                entry=entry,
                sentence="This rests on an amendment, but the motion itself was voted on.",
                about=(motion.ref, amended.ref),
                mends=(
                    Mend("It rests on the motion", Change(entry=entry.id, fact=by_motion)),
                    edit(entry, "Open the decision"),
                ),
            )


@DECISIONS.rule(
    "decided_twice",
    "warning",
    watches="One decision recorded twice, or one question both agreed to and refused.",
    source=SAME_FACT,
)
def decided_twice(case: Case) -> Iterator[Found]:
    """One vote may carry several decisions: what was resolved, and what is recommended to another body."""
    under: dict[object, list[Resolve]] = {}
    for entry, decision in case.meeting.of(Resolve):
        like = [*under.get(decision.by, ()), *under.get(("item", entry.item), ())]
        sentence = next(filter(None, (_again(case, first, decision) for first in like)), "")
        if decision.by is not None:
            under.setdefault(decision.by, []).append(decision)
        under.setdefault(("item", entry.item), []).append(decision)
        if sentence:
            yield Found(
                entry=entry,
                sentence=sentence,
                about=(decision.kind, decision.by or ""),
                mends=(Mend("Take this entry away", Remove(entry=entry.id)), edit(entry)),
            )


def _again(case: Case, first: Resolve, second: Resolve) -> str:
    """What is amiss with the second of two decisions under one item or on one question; often nothing."""
    same_question = second.by is not None and first.by == second.by
    if first.to == second.to and _texts(second) and _texts(second) <= _texts(first):
        return "This decision is recorded before in the same words."
    if same_question and (first.kind == "refused") is not (second.kind == "refused"):
        return "One decision that rests on this vote refuses, and another does not."
    if (
        same_question
        and second.by in case.motions
        and (first.kind, first.to) == (second.kind, second.to)
    ):
        return "A decision of this kind on the same motion is recorded before; they may be parts of one."
    return ""


def _texts(decision: Resolve) -> set[str]:
    texts = {text.strip().casefold() for text in (decision.what, *part_texts(decision.parts))}
    return texts - {""}


@DECISIONS.rule(
    "decision_elsewhere",
    "warning",
    watches="A decision under another item than the motion or vote that it rests on.",
    source=CLEAR,
)
def decision_elsewhere(case: Case) -> Iterator[Found]:
    """Where the vote stands, or where it was moved if nothing was voted on; items taken together are one."""
    for entry, decision in case.meeting.of(Resolve):
        if decision.by is None or entry.item is None:
            continue
        there = _items_of(case, decision.by)
        together = {
            *case.before(entry).taken_as_one(entry.item),
            *case.after(entry).taken_as_one(entry.item),
        }
        if there and not there & together:
            item = min(there)
            yield Found(
                entry=entry,
                sentence=f"This decision stands under {case.item(entry.item)}, but what it rests on under "
                f"{case.item(item)}.",
                about=(decision.by, entry.item, item),
                mends=(edit(entry, "Open the decision"),),
            )


def _items_of(case: Case, question: str) -> set[str]:
    """The items under which a question was voted on and, for a motion without a vote, moved."""
    found = {entry.item for entry, _ in case.votes_on.get(question, ())}
    motion = case.motions.get(question)
    if not found and motion is not None:
        found = {motion.entry.item}
    return {item for item in found if item is not None}


@DECISIONS.rule(
    "decision_without_words",
    "warning",
    watches="A decision or an action without words, or an action list without actions.",
    source=CLEAR,
)
def decision_without_words(case: Case) -> Iterator[Found]:
    """An action list is complete when its item is over."""
    for entry, decision in case.meeting.of(Resolve):
        told = (
            decision.what,
            *part_texts(decision.parts),
            *decision.conditions,
            entry.wording or "",
        )
        if decision.kind == "actions":
            if case.item_is_over(entry.item) and not _has_actions(case, entry):
                yield Found(
                    entry=entry,
                    sentence="Actions were agreed, but none is recorded after this under the item.",
                    mends=(
                        Mend("Record an action", Begin(verb="assign", item=entry.item)),
                        edit(entry),
                    ),
                )
        elif not any(text.strip() for text in told):
            yield Found(
                entry=entry,
                sentence="This decision does not say what was decided.",
                mends=(edit(entry, "Open the decision"),),
            )
    for entry, action in case.meeting.of(Assign):
        if not action.text.strip():
            yield Found(
                entry=entry,
                sentence="This action does not say what is to be done.",
                mends=(
                    edit(entry, "Open the action"),
                    Mend("Take this entry away", Remove(entry=entry.id)),
                ),
            )


def _has_actions(case: Case, decision: Entry) -> bool:
    return any(
        entry.item == decision.item and case.came_before(decision, entry)
        for entry, _ in case.meeting.of(Assign)
    )


@DECISIONS.rule(
    "decision_without_reasons",
    "warning",
    watches="A decision against the officer's recommendation, or an application refused, without its reasons.",
    source="SI 2015/595 art 35(1): reasons are stated for refusing permission and for each condition; what was decided "
    "against the officer's advice is minuted with the planning reasons for it.",
)
def decision_without_reasons(case: Case) -> Iterator[Found]:
    """The reasons stand with the decision, in the officer's own wording of it, or in a passage after it."""
    for entry, decision in case.meeting.of(Resolve):
        item = case.meeting.item_by_id.get(entry.item or "")
        applied = item is not None and (
            item.kind == "planning_application" or item.application is not None
        )
        refused = applied and decision.kind == "refused"
        if not (decision.contrary or refused) or _gives_reasons(case, entry, decision):
            continue
        what = (
            "went against the officer's recommendation"
            if decision.contrary
            else "refuses an application"
        )
        yield Found(
            entry=entry,
            sentence=f"This decision {what}, and its reasons are not recorded.",
            about=(decision.kind, "contrary" if decision.contrary else ""),
            mends=(edit(entry, "Open the decision"),),
        )


def _gives_reasons(case: Case, entry: Entry, decision: Resolve) -> bool:
    told = (decision.reasons,) if isinstance(decision.reasons, str) else decision.reasons
    if any(text.strip() for text in told):
        return True
    worded = [entry.wording or ""]
    worded += [
        each.wording or said.text
        for each, said in case.meeting.of(Say)
        if each.item == entry.item and case.came_before(entry, each)
    ]
    return any(_REASON.search(text) for text in worded)


_REASON = re.compile(r"\breasons?\b|\bbecause\b|\bon the grounds? (?:of|that)\b", re.IGNORECASE)
