"""Decisions: that each rests on a vote, and says what the vote said."""

from __future__ import annotations

from collections.abc import Iterator

from clerk.record.facts import Resolve, Vote
from clerk.record.meeting import Entry
from clerk.record.references import mentions
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Begin, Family, Found, Mend, Record, edit

DECISIONS = Family("Decisions")

MAJORITY = "Local Government Act 1972 Sch 12 para 39(1): a majority of the members present and voting decides."


@DECISIONS.rule(
    "decision_against_vote",
    "error",
    watches="A decision recorded against the vote that it rests on.",
    source=MAJORITY,
)
def decision_against_vote(case: Case) -> Iterator[Found]:
    """What was lost, withdrawn or left tied decides nothing; a refusal may rest on a motion that was lost."""
    for entry in case.meeting.entries:
        fact = entry.fact
        if isinstance(fact, Resolve) and fact.kind == "refused":
            continue
        for mention in mentions(fact):
            if mention.kind != "motion" or mention.field not in ("by", "carried_by"):
                continue
            fate = _fate(case, mention.name)
            if fate in ("lost", "tied", "withdrawn", "fallen"):
                yield Found(
                    entry=entry,
                    sentence=f"This rests on a question that {_FATES[fate]}.",
                    about=(mention.name, fate),
                    mends=(edit(entry), *_open_vote(case, mention.name)),
                )


_FATES = {
    "lost": "was lost",
    "tied": "was tied and left so",
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
    """A body decides by voting, be it by assent; to note something it need not."""
    for entry, decision in case.meeting.of(Resolve):
        on = decision.by
        if on is not None:
            votes = case.votes_on.get(on, ())
            if any(case.came_before(at, entry) for at, _ in votes):
                continue
            if not votes and _fate(case, on) in ("withdrawn", "fallen"):
                continue
            sentence = (
                "The decision is recorded before the vote that it rests on."
                if votes
                else "The decision rests on a motion that was not voted on."
            )
        else:
            if decision.kind in ("noted", "actions") or _voted_under(case, entry):
                continue
            sentence = "The decision rests on no vote: none is recorded under this item."
        assent = Vote(on=on if on in case.motions else "item", manner="assent")
        mends = (
            Mend(
                "It was agreed by assent",
                Record(fact=assent, at=entry.at, item=entry.item, before=entry.id),
            ),
            Mend("Record the vote", Begin(verb="vote", item=entry.item)),
            edit(entry, "Open the decision"),
        )
        yield Found(entry=entry, sentence=sentence, about=(on or "",), mends=mends)


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
    """Whether anything was carried under the item before a decision that does not say what it rests on."""
    return any(
        entry.item == decision.item
        and case.came_before(entry, decision)
        and case.results[entry.id] in ("carried", "undecided")
        for entry, _ in case.meeting.of(Vote)
    )
