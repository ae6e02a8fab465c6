"""Votes that single members had recorded, and dissent, against the vote itself."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from clerk.record.facts import Dissent, RecordMyVote, Vote
from clerk.record.kinds import Way
from clerk.record.meeting import Entry
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Family, Found, Mend, Remove, edit
from clerk.record.voting import tally

OWN_VOTES = Family("Members’ own votes")

OWN_VOTE = "SI 1993/202 Sch 2: any member may, straight after a vote, require that their own vote be recorded."
SAME_FACT = "The record tells one fact in two places, and they differ."


class _Told(msgspec.Struct, frozen=True):
    """How one member is said to have voted, and the vote that it is said of."""

    entry: Entry
    person: str
    way: Way
    at: Entry
    vote: Vote

    @property
    def is_dissent(self) -> bool:
        return isinstance(self.entry.fact, Dissent)

    @property
    def words(self) -> str:
        return "dissented" if self.is_dissent else f"is recorded as {_WAYS[self.way]}"


_WAYS: dict[Way, str] = {
    "for": "for",
    "against": "against",
    "abstain": "abstaining",
    "not_voting": "not voting",
}


def _last_vote(case: Case, on: str, entry: Entry) -> tuple[Entry, Vote] | None:
    """The last vote on a question before an entry."""
    earlier = [each for each in case.votes_on.get(on, ()) if case.came_before(each[0], entry)]
    return earlier[-1] if earlier else None


def _told(case: Case) -> Iterator[_Told]:
    """Every own vote and every dissent that follows a vote on its question, in the order of events."""
    for entry in case.meeting.entries:
        fact = entry.fact
        if not isinstance(fact, (RecordMyVote, Dissent)):
            continue
        last = _last_vote(case, fact.on, entry)
        if last is None:
            continue
        if isinstance(fact, RecordMyVote):
            yield _Told(entry, fact.person, fact.way, *last)
        else:
            for person in fact.people:
                yield _Told(entry, person, "against", *last)


def _why_not(case: Case, last: tuple[Entry, Vote] | None, person: str) -> str:
    """Why nothing can be recorded of somebody's vote, to go on a sentence; nothing if it can."""
    if last is None:
        return ", but no vote on that question stands before it"
    why = case.why_no_vote(case.before(last[0]), person)
    return (
        f", who {why} when it was taken" if why == "was not in the room" else why and f", who {why}"
    )


@OWN_VOTES.rule(
    "own_vote_without_a_vote",
    "error",
    watches="A member's own vote recorded who was not there, or had no vote; or where nothing was voted on.",
    source=OWN_VOTE,
)
def own_vote_without_a_vote(case: Case) -> Iterator[Found]:
    """Somebody barred has a rule of their own."""
    for entry, own in case.meeting.of(RecordMyVote):
        last = _last_vote(case, own.on, entry)
        why = _why_not(case, last, own.person)
        if why:
            yield Found(
                entry=entry,
                sentence=f"An own vote is recorded of {case.name(own.person)}{why}.",
                about=(own.person,),
                mends=(edit(entry),),
            )


@OWN_VOTES.rule(
    "dissent_unseen",
    "error",
    watches="Dissent noted of somebody who was not there or had no vote; or where nothing was voted on.",
    source=OWN_VOTE,
)
def dissent_unseen(case: Case) -> Iterator[Found]:
    """Only somebody who might vote can dissent."""
    for entry, dissent in case.meeting.of(Dissent):
        last = _last_vote(case, dissent.on, entry)
        for person in dissent.people:
            why = _why_not(case, last, person)
            if why:
                yield Found(
                    entry=entry,
                    sentence=f"Dissent is noted of {case.name(person)}{why}.",
                    about=(person,),
                    mends=(edit(entry),),
                )


@OWN_VOTES.rule(
    "own_vote_disagrees",
    "error",
    watches="A member's own vote or dissent that the vote itself contradicts.",
    source=SAME_FACT,
)
def own_vote_disagrees(case: Case) -> Iterator[Found]:
    """Named otherwise; or against, where the vote was unanimous; or a way in which nobody is counted."""
    for told in _told(case):
        words = _contradicted(told)
        if words and not case.why_no_vote(case.before(told.at), told.person):
            yield Found(
                entry=told.entry,
                sentence=f"{case.starting(told.person)} {told.words}, but {words}.",
                about=(told.person, told.way),
                mends=(edit(told.entry), edit(told.at, "Open the vote")),
            )


def _contradicted(told: _Told) -> str:
    named = told.vote.named.get(told.person)
    if told.vote.named:
        # Dissent may be that of somebody who abstained.
        agrees = named in (None, told.way) or (told.is_dissent and named != "for")
        return "" if agrees or named is None else f"the named vote has them {_WAYS[named]}"
    if told.way == "against" and told.vote.manner == "unanimous":
        # Unanimously lost: then all were against.
        return "" if tally(told.vote).against else "the vote is recorded as unanimous"
    if told.is_dissent and _figure(told.vote, "abstain"):
        return ""
    return f"no vote {_NOBODY[told.way]} is recorded" if _figure(told.vote, told.way) == 0 else ""


_NOBODY: dict[Way, str] = {
    "for": "for",
    "against": "against",
    "abstain": "abstaining",
    "not_voting": "withheld",
}


def _figure(vote: Vote, way: Way) -> int | None:
    """How many voted a way; None where that was not taken. Only votes for means that none were against."""
    figures = tally(vote)
    if way in ("for", "against") and figures.counted:
        return (figures.for_ if way == "for" else figures.against) or 0
    return {"abstain": figures.abstain, "not_voting": figures.not_voting}.get(way)


@OWN_VOTES.rule(
    "own_vote_twice",
    "error",
    watches="One member's own vote or dissent recorded twice on one vote.",
    source=SAME_FACT,
)
def own_vote_twice(case: Case) -> Iterator[Found]:
    """The same way twice, or two ways; dissent beside an own vote against says the same and may stand."""
    before: dict[tuple[int, str], _Told] = {}
    for told in _told(case):
        first = before.setdefault((told.at.id, told.person), told)
        if first is told:
            continue
        if first.way == told.way:
            if first.is_dissent is not told.is_dissent:
                continue
            sentence = f"{case.starting(told.person)} {told.words} twice on one vote."
        else:
            sentence = f"{case.starting(told.person)} {told.words}, but before that {first.words}."
        yield Found(
            entry=told.entry,
            sentence=sentence,
            about=(told.person, first.way, told.way),
            mends=(edit(told.entry), *_taken_away(told)),
        )


def _taken_away(told: _Told) -> tuple[Mend, ...]:
    if told.is_dissent:
        return ()  # it may be other people's as well
    return (Mend("Take this entry away", Remove(entry=told.entry.id)),)


@OWN_VOTES.rule(
    "own_votes_outnumber",
    "error",
    watches="More members had a vote recorded one way than the figures give.",
    source=SAME_FACT,
)
def own_votes_outnumber(case: Case) -> Iterator[Found]:
    """Said at the one that is too many."""
    counted: dict[tuple[int, Way], set[str]] = {}
    for told in _told(case):
        if told.is_dissent or told.vote.named:
            continue
        people = counted.setdefault((told.at.id, told.way), set())
        figure = _figure(told.vote, told.way)
        if told.person in people or not figure:
            continue
        people.add(told.person)
        if len(people) == figure + 1:
            yield Found(
                entry=told.entry,
                sentence=f"{len(people)} members are recorded as {_WAYS[told.way]}, but the vote counts {figure}.",
                about=(told.way, str(figure), *sorted(people)),
                mends=(edit(told.at, "Put the figures right"), edit(told.entry)),
            )


@OWN_VOTES.rule(
    "own_vote_elsewhere",
    "warning",
    watches="A member's own vote under another item than the vote.",
    source=OWN_VOTE,
)
def own_vote_elsewhere(case: Case) -> Iterator[Found]:
    """It is asked for straight after the vote; dissent may be noted later."""
    for told in _told(case):
        here, there = told.entry.item, told.at.item
        together = case.before(told.entry).taken_as_one(here)
        if not told.is_dissent and here and there and there not in together:
            yield Found(
                entry=told.entry,
                sentence=f"{case.starting(told.person)}’s own vote stands under {case.item(here)}, but the vote was "
                f"taken under {case.item(there)}.",
                about=(told.person, here, there),
                mends=(edit(told.entry, "Give it another time"),),
            )
