"""Votes against who was there, who might vote, and what was then decided."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from clerk.record.facts import Vote
from clerk.record.meeting import Entry
from clerk.record.rules.case import Case, listed
from clerk.record.rules.rule import Change, Family, Found, Mend, edit
from clerk.record.voters import is_on_the_budget
from clerk.record.voting import has_vote, quorum, tally

VOTES = Family("Votes")

MAJORITY = (
    "Local Government Act 1972 Sch 12 para 39(1): a majority of the members present and voting."
)
NAMED = "SI 2014/165: at a budget decision meeting it is recorded how each member voted."
SAME_FACT = "The record tells one fact in two places, and they differ."


@VOTES.rule(
    "more_votes_than_voters",
    "error",
    watches="More votes than members in the room and entitled to vote.",
    source=MAJORITY,
)
def more_votes_than_voters(case: Case) -> Iterator[Found]:
    """Members who attend remotely without a vote, are barred or have left are not counted."""
    for entry, vote in case.meeting.of(Vote):
        figures = tally(vote)
        cast = sum(filter(None, (figures.for_, figures.against, figures.abstain)))
        told = cast + (figures.not_voting or 0)
        if vote.named or not told:
            continue
        voters = len(case.voters(entry))
        held = _holding_votes(case, entry) if figures.not_voting else told
        if cast > voters:
            yield Found(
                entry=entry,
                sentence=f"{cast} votes are recorded, but {_members(voters)} in the room and entitled to vote.",
                about=(str(cast), str(voters)),
                mends=(edit(entry, "Put the figures right"),),
            )
        elif told > held:
            yield Found(
                entry=entry,
                sentence=f"{told} members are accounted for in this vote, but "
                f"{_members(held)} in the room with a vote.",
                about=(str(cast), str(held)),
                mends=(edit(entry, "Put the figures right"),),
            )


@VOTES.rule(
    "fewer_votes_than_voters",
    "warning",
    watches="Abstentions are given, and still not every member entitled to vote is accounted for.",
    source=MAJORITY,
)
def fewer_votes_than_voters(case: Case) -> Iterator[Found]:
    """Abstentions that were left out are simply not recorded; only where they are given must all add up."""
    for entry, vote in case.meeting.of(Vote):
        if vote.named or vote.abstain is None or not tally(vote).counted:
            continue
        voters = case.voters(entry)
        told = sum(filter(None, (vote.for_, vote.against, vote.abstain, vote.not_voting)))
        if told < len(voters):
            yield Found(
                entry=entry,
                sentence=f"{told} of the {len(voters)} members who were there and entitled are accounted for in this "
                "vote; abstentions are given, so all should be.",
                about=(str(told), str(len(voters))),
                mends=(edit(entry, "Put the figures right"),),
            )


@VOTES.rule(
    "few_votes",
    "warning",
    watches="A question carried by fewer votes than would make a quorum, with abstentions not given.",
    source=MAJORITY,
)
def few_votes(case: Case) -> Iterator[Found]:
    """Carried with few votes: warned of, never refused."""
    needed = case.meeting.body.quorum_needed
    for entry, vote in case.meeting.of(Vote):
        figures = tally(vote)
        cast = (figures.for_ or 0) + (figures.against or 0)
        unsaid = figures.abstain is None and figures.not_voting is None
        carried = case.results[entry.id] == "carried" and figures.counted
        if carried and unsaid and cast < needed <= len(case.voters(entry)):
            yield Found(
                entry=entry,
                sentence=f"Only {cast} of the {len(case.voters(entry))} members entitled are recorded as voting.",
                about=(str(cast),),
                mends=(edit(entry, "Put the figures right"),),
            )


@VOTES.rule(
    "vote_without_quorum",
    "error",
    watches="A vote taken while fewer members than the quorum were there.",
    source="Local Government Act 1972 Sch 12 paras 6, 12 and 45, and standing orders: no business without a quorum.",
)
def vote_without_quorum(case: Case) -> Iterator[Found]:
    """A vote at a time when the meeting could not do business."""
    for entry, _ in case.meeting.of(Vote):
        room = case.before(entry)
        state = quorum(case.meeting, room)
        if room.started and not state.met:
            yield Found(
                entry=entry,
                sentence=f"The vote was taken without a quorum: {state.present} members there of the "
                f"{state.needed} needed.",
                about=(str(state.present), str(state.needed)),
                mends=(edit(entry),),
            )


@VOTES.rule(
    "named_without_a_vote",
    "error",
    watches="A named vote by somebody who was not there, or had no vote.",
    source=MAJORITY,
)
def named_without_a_vote(case: Case) -> Iterator[Found]:
    """Those barred by an interest have a rule of their own."""
    for entry, vote in case.meeting.of(Vote):
        room = case.before(entry)
        for person, way in vote.named.items():
            why = case.why_no_vote(room, person)
            if why and way != "not_voting":
                yield Found(
                    entry=entry,
                    sentence=f"{case.starting(person)} is recorded as voting, but {why}.",
                    about=(person,),
                    mends=(edit(entry, "Put the names right"),),
                )


@VOTES.rule(
    "named_vote_leaves_out",
    "warning",
    watches="A named vote that leaves out a member who was there and entitled.",
    source=NAMED,
)
def named_vote_leaves_out(case: Case) -> Iterator[Found]:
    """For, against, abstaining or not voting: everybody entitled has one of these."""
    for entry, vote in case.meeting.of(Vote):
        if not vote.named:
            continue
        left_out = [person for person in case.voters(entry) if person not in vote.named]
        if left_out:
            was = "were" if len(left_out) > 1 else "was"
            yield Found(
                entry=entry,
                sentence=f"{_first_up(case.names(left_out))} {was} there and entitled, but the named vote does not "
                "say how they voted.",
                about=tuple(left_out),
                mends=(edit(entry, "Complete the names"),),
            )


@VOTES.rule(
    "named_vote_without_names",
    "warning",
    watches="A vote recorded as named, without the names.",
    source=NAMED,
)
def named_vote_without_names(case: Case) -> Iterator[Found]:
    """A named vote says how each member voted."""
    for entry, vote in case.meeting.of(Vote):
        if vote.manner == "named" and not vote.named:
            yield Found(
                entry=entry,
                sentence="This was a named vote, but no names are recorded.",
                mends=(edit(entry, "Record the names"),),
            )


@VOTES.rule(
    "figures_differ_from_names",
    "error",
    watches="The figures of a named vote are not those that its names come to.",
    source=SAME_FACT,
)
def figures_differ_from_names(case: Case) -> Iterator[Found]:
    """Figures given beside the names must be theirs."""
    for entry, vote in case.meeting.of(Vote):
        if not vote.named:
            continue
        ways = list(vote.named.values())
        given: tuple[tuple[str, int | None, int], ...] = (
            ("for", vote.for_, ways.count("for")),
            ("against", vote.against, ways.count("against")),
            ("abstaining", vote.abstain, ways.count("abstain")),
            ("not voting", vote.not_voting, ways.count("not_voting")),
        )
        wrong = [each for each in given if each[1] not in (None, each[2])]
        if wrong:
            figures = listed([f"{figure} {way}" for way, figure, _ in wrong])
            names = listed([f"{counted} {way}" for way, _, counted in wrong])
            yield Found(
                entry=entry,
                sentence=f"The figures are {figures}, but the names come to {names}.",
                about=(figures, names),
                mends=(
                    Mend("Go by the names", Change(entry=entry.id, fact=_by_names(vote))),
                    edit(entry, "Put the figures right"),
                ),
            )


def _by_names(vote: Vote) -> Vote:
    return msgspec.structs.replace(vote, for_=None, against=None, abstain=None, not_voting=None)


@VOTES.rule(
    "agreed_with_votes_against",
    "error",
    watches="Recorded as unanimous or by assent, with votes against.",
    source=SAME_FACT,
)
def agreed_with_votes_against(case: Case) -> Iterator[Found]:
    """Abstentions do not break unanimity; a vote against does."""
    for entry, vote in case.meeting.of(Vote):
        against = tally(vote).against or 0
        # Only votes against: that is how a question put to the vote without a count is recorded as lost.
        if vote.manner in ("assent", "unanimous") and against and tally(vote).for_ != 0:
            manner = "unanimous" if vote.manner == "unanimous" else "by assent"
            yield Found(
                entry=entry,
                sentence=f"The vote is recorded as {manner}, but {_votes(against)} against.",
                about=(str(against),),
                mends=(edit(entry),),
            )


@VOTES.rule(
    "declared_against_figures",
    "error",
    watches="The result as declared is not the one that the figures give.",
    source=MAJORITY,
)
def declared_against_figures(case: Case) -> Iterator[Found]:
    """With figures the result is computed; one that was declared beside them must agree."""
    for entry, vote in case.meeting.of(Vote):
        figures = tally(vote)
        if vote.declared is None or not figures.counted:
            continue
        if case.results[entry.id] not in (vote.declared, "undecided"):
            yield Found(
                entry=entry,
                sentence=f"The vote was declared {vote.declared}, but {figures.for_ or 0} for and "
                f"{figures.against or 0} against make it {case.results[entry.id]}.",
                about=(vote.declared,),
                mends=(edit(entry),),
            )


@VOTES.rule(
    "vote_on_no_item",
    "warning",
    watches="A vote on the item taken, while the meeting was on none.",
    source="Minutes are a clear record of what was decided.",
)
def vote_on_no_item(case: Case) -> Iterator[Found]:
    """Whoever reads that it was carried must find what was."""
    for entry, vote in case.meeting.of(Vote):
        if vote.on == "item" and entry.item is None:
            yield Found(
                entry=entry,
                sentence="This is a vote on the item, but the meeting was on none.",
                mends=(edit(entry, "Say what was voted on"),),
            )


@VOTES.rule(
    "budget_vote_not_named",
    "warning",
    watches="A vote on an item marked budget that was not named.",
    source=NAMED,
)
def budget_vote_not_named(case: Case) -> Iterator[Found]:
    """Votes on the calculation and on amendments to it; not on procedure, nor on who takes the chair."""
    for entry, vote in case.meeting.of(Vote):
        if vote.named or vote.manner == "named" or not is_on_the_budget(case.meeting, entry.item):
            continue
        if case.is_procedural(entry):
            continue
        yield Found(
            entry=entry,
            sentence="This is a budget decision: how each member voted is to be recorded.",
            mends=(edit(entry, "Record the names"),),
        )


def _holding_votes(case: Case, entry: Entry) -> int:
    room = case.before(entry)
    return sum(has_vote(case.meeting, room, there) for there in room.occupants.values())


def _members(count: int) -> str:
    return "1 member was" if count == 1 else f"{count} members were"


def _votes(count: int) -> str:
    return "1 vote is" if count == 1 else f"{count} votes are"


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
