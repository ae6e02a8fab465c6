"""Votes that single members had recorded, and dissent, against the vote itself."""

from __future__ import annotations

from collections.abc import Iterator

from clerk.record.facts import Dissent, RecordMyVote
from clerk.record.kinds import Way
from clerk.record.meeting import Entry
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Family, Found, edit
from clerk.record.voting import tally

OWN_VOTES = Family("Members’ own votes")

OWN_VOTE = "SI 1993/202 Sch 2: any member may, straight after a vote, require that their own vote be recorded."
SAME_FACT = "The record tells one fact in two places, and they differ."


@OWN_VOTES.rule(
    "own_vote_without_a_vote",
    "error",
    watches="A member's own vote recorded who was not there, or had no vote; or where nothing was voted on.",
    source=OWN_VOTE,
)
def own_vote_without_a_vote(case: Case) -> Iterator[Found]:
    """Somebody barred has a rule of their own."""
    for entry, own in case.meeting.of(RecordMyVote):
        earlier = [at for at, _ in case.votes_on.get(own.on, ()) if case.came_before(at, entry)]
        if not earlier:
            yield Found(
                entry=entry,
                sentence=f"{case.starting(own.person)}’s own vote is recorded, but no vote before it on that question.",
                about=(own.person,),
                mends=(edit(entry),),
            )
            continue
        why = case.why_no_vote(case.before(earlier[-1]), own.person)
        if why:
            yield Found(
                entry=entry,
                sentence=f"{case.starting(own.person)}’s own vote is recorded, but {why}.",
                about=(own.person,),
                mends=(edit(entry),),
            )


@OWN_VOTES.rule(
    "own_vote_disagrees",
    "error",
    watches="A member's own vote or dissent that the vote itself contradicts.",
    source=SAME_FACT,
)
def own_vote_disagrees(case: Case) -> Iterator[Found]:
    """Named otherwise; or against, where the vote was unanimous or nobody voted against."""
    told: list[tuple[Entry, str, str, Way]] = [
        (entry, fact.on, fact.person, fact.way) for entry, fact in case.meeting.of(RecordMyVote)
    ]
    told += [
        (entry, fact.on, person, "against")
        for entry, fact in case.meeting.of(Dissent)
        for person in fact.people
    ]
    for entry, on, person, way in told:
        earlier = [vote for at, vote in case.votes_on.get(on, ()) if case.came_before(at, entry)]
        if not earlier:
            continue
        vote = earlier[-1]
        named = vote.named.get(person)
        words = ""
        if (
            named is not None
            and named != way
            and not (isinstance(entry.fact, Dissent) and named != "for")
        ):
            words = f"the named vote has them {_WAYS[named]}"
        elif way == "against" and not vote.named:
            if vote.manner == "unanimous":
                words = "the vote is recorded as unanimous"
            elif tally(vote).counted and not tally(vote).against:
                words = "no vote against is recorded"
        if words:
            what = (
                "dissented" if isinstance(entry.fact, Dissent) else f"is recorded as {_WAYS[way]}"
            )
            yield Found(
                entry=entry,
                sentence=f"{case.starting(person)} {what}, but {words}.",
                about=(person, way),
                mends=(edit(entry),),
            )


_WAYS: dict[Way, str] = {
    "for": "for",
    "against": "against",
    "abstain": "abstaining",
    "not_voting": "not voting",
}


@OWN_VOTES.rule(
    "dissent_unseen",
    "error",
    watches="Dissent noted of somebody who was not there or had no vote.",
    source=OWN_VOTE,
)
def dissent_unseen(case: Case) -> Iterator[Found]:
    """Only somebody who might vote can dissent."""
    for entry, dissent in case.meeting.of(Dissent):
        for person in dissent.people:
            why = case.why_no_vote(case.before(entry), person)
            if why:
                yield Found(
                    entry=entry,
                    sentence=f"{case.starting(person)}’s dissent is noted, but {why}.",
                    about=(person,),
                    mends=(edit(entry),),
                )
