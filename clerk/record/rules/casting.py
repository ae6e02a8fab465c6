"""Ties, and the casting vote of the person presiding."""

from __future__ import annotations

from collections.abc import Iterator

from clerk.record.facts import AnyFact, CastingVote, Resolve, Vote
from clerk.record.meeting import Entry
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Begin, Family, Found, Mend, Remove, edit
from clerk.record.voting import question_names, tally

CASTING_VOTES = Family("Ties and the casting vote")

CASTING = "Local Government Act 1972 Sch 12 para 39(2): on a tie the person presiding has a second or casting vote."


@CASTING_VOTES.rule(
    "tie_undecided",
    "warning",
    watches="A tied vote without a casting vote.",
    source=CASTING,
)
def tie_undecided(case: Case) -> Iterator[Found]:
    """The person presiding may give a casting vote; or the question is put again, or withdrawn."""
    for entry, vote in case.meeting.of(Vote):
        if case.results[entry.id] != "tied" or _settled_later(case, entry, vote):
            continue
        on = vote.ref if vote.on == "item" else vote.on
        decided = any(
            not _refuses(each.fact)
            for name in question_names(vote)
            for each in case.rests_on.get(name, ())
        )
        fields: dict[str, object] = {"on": on} if on else {}
        room = case.before(entry)
        if room.presiding:
            fields["by"] = room.presiding
        yield Found(
            entry=entry,
            sentence="The vote is tied, and no casting vote is recorded"
            f"{'; yet a decision rests on it' if decided else ''}.",
            severity="error" if decided else None,
            mends=(
                Mend(
                    "Record the casting vote",
                    Begin(verb="casting_vote", item=entry.item, fields=fields),
                ),
                edit(entry, "Put the figures right"),
            ),
        )


@CASTING_VOTES.rule(
    "casting_vote_without_tie",
    "error",
    watches="A casting vote where there was no tie.",
    source=CASTING,
)
def casting_vote_without_tie(case: Case) -> Iterator[Found]:
    """A casting vote follows a tied vote on the same question."""
    for entry, casting in case.meeting.of(CastingVote):
        earlier = [
            (at, vote)
            for at, vote in case.votes_on.get(casting.on, ())
            if case.came_before(at, entry)
        ]
        if not earlier:
            yield Found(
                entry=entry,
                sentence="A casting vote is recorded, but no vote on the question before it.",
                mends=(edit(entry),),
            )
            continue
        figures = tally(earlier[-1][1])
        agreed = earlier[-1][1].manner in ("assent", "unanimous") and not figures.counted
        if agreed or (figures.for_ or 0) != (figures.against or 0):
            told = (
                f"{figures.for_ or 0} for and {figures.against or 0} against"
                if figures.counted
                else "agreed by all"
            )
            yield Found(
                entry=entry,
                sentence=f"A casting vote is recorded, but the vote was not tied: {told}.",
                about=(told,),
                mends=(edit(earlier[-1][0], "Open the vote"), edit(entry, "Open the casting vote")),
            )


def _refuses(fact: AnyFact) -> bool:
    return isinstance(fact, Resolve) and fact.kind == "refused"


def _settled_later(case: Case, entry: Entry, vote: Vote) -> bool:
    """Whether a tied question was put again or withdrawn afterwards."""
    motion = case.motions.get(vote.on)
    return motion is not None and motion.settled_by is not entry


@CASTING_VOTES.rule(
    "casting_vote_twice",
    "error",
    watches="A second casting vote on one vote.",
    source=CASTING,
)
def casting_vote_twice(case: Case) -> Iterator[Found]:
    """The person presiding has one; after another tied vote on the question, one more."""
    given: dict[tuple[str, int], str] = {}
    for entry, casting in case.meeting.of(CastingVote):
        earlier = [
            vote for at, vote in case.votes_on.get(casting.on, ()) if case.came_before(at, entry)
        ]
        if not earlier:
            continue
        question = (casting.on, len(earlier))
        if question in given:
            yield Found(
                entry=entry,
                sentence="A second casting vote is recorded on one vote"
                f"{'' if given[question] == casting.way else ', the other way'}.",
                about=(casting.on, casting.way),
                mends=(Mend("Take this entry away", Remove(entry=entry.id)), edit(entry)),
            )
        given.setdefault(question, casting.way)


@CASTING_VOTES.rule(
    "casting_vote_not_presiding",
    "error",
    watches="A casting vote by somebody who was not presiding.",
    source=CASTING,
)
def casting_vote_not_presiding(case: Case) -> Iterator[Found]:
    """Only the person presiding has one."""
    for entry, casting in case.meeting.of(CastingVote):
        presiding = case.before(entry).presiding
        if presiding != casting.by:
            who = f"{case.name(presiding)} was" if presiding else "nobody was"
            yield Found(
                entry=entry,
                sentence=f"{case.starting(casting.by)} gave the casting vote, but {who} presiding.",
                about=(casting.by, presiding or ""),
                mends=(edit(entry),),
            )
