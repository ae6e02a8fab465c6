"""Motions, amendments and votes, each told where it happened unless a decision's words tell it."""

from __future__ import annotations

from clerk.minutes.blocks import Block, Run
from clerk.minutes.phrases import Many, fill, sentence
from clerk.minutes.style import plain_words
from clerk.minutes.telling import Telling, inside, stopped
from clerk.minutes.wording.teller import Teller
from clerk.record.facts import (
    Accept,
    Amend,
    CastingVote,
    Dissent,
    Fact,
    Fall,
    Move,
    RecordMyVote,
    Vote,
    Withdraw,
)
from clerk.record.kinds import part_texts
from clerk.record.meeting import Entry
from clerk.record.voting import casting_vote, result, tally


def _move(telling: Telling, entry: Entry, fact: Move) -> list[Block]:
    words = telling.style.motions
    values = {**_movers(telling, fact), "chair": telling.meeting.body.chair_term}
    if fact.kind == "refer":
        motion = question(telling, fact.on) if fact.on else words.the_question
        text = fill(words.refer, motion=motion, to=fact.to, text=inside(fact.what), **values)
    elif fact.kind == "next_business":
        text = fill(words.next_business, text=inside(fact.what), **values)
    elif fact.kind == "put_question":
        text = fill(words.put_question, text=inside(fact.what), **values)
    elif fact.kind == "other_procedural":
        text = fill(words.procedural, text=inside(fact.what), **values)
    else:
        altered = words.altered if _altered(telling, entry, fact) else ""
        phrase = words.moved if fact.mover else words.moved_by_chair
        values = {name: value for name, value in values.items() if fact.mover or name == "chair"}
        text = fill(phrase, text=inside(fact.what), altered=altered, **values)
    marks = telling.style.lists.motion_part
    return [
        *telling.said("motion", stopped(text), entry, keep_with_next=bool(fact.parts)),
        *telling.parts("motion_part", marks, fact.parts, entry),
    ]


def _movers(telling: Telling, fact: Move | Amend) -> dict[str, str]:
    return {
        "mover": telling.naming.person(fact.mover) if fact.mover else "",
        "seconder": telling.naming.person(fact.seconder) if fact.seconder else "",
    }


def _altered(telling: Telling, entry: Entry, fact: Move) -> bool:
    """Whether a motion on notice was moved in other words than those of the notice."""
    item = telling.meeting.item_by_id.get(entry.item or "")
    if item is None or item.notice is None or item.kind != "motion":
        return False
    notice = (item.notice.what, *part_texts(item.notice.parts))
    moved = (fact.what, *part_texts(fact.parts))
    return plain_words(" ".join(notice)) != plain_words(" ".join(moved))


def _amend(telling: Telling, entry: Entry, fact: Amend) -> list[Block]:
    words = telling.style.motions
    text = fill(
        words.amendment,
        letter=telling.motions[fact.ref].letter,
        text=fact.what,
        motion=question(telling, fact.to),
        **_movers(telling, fact),
    )
    marks = telling.style.lists.motion_part
    return [
        *telling.said("motion", stopped(text), entry, keep_with_next=bool(fact.parts)),
        *telling.parts("motion_part", marks, fact.parts, entry),
    ]


def _becomes(telling: Telling, entry: Entry, ref: str) -> list[Block]:
    """The motion as an amendment taken into it made it read."""
    amendment = telling.motions.get(ref)
    if amendment is None or not isinstance(amendment.fact, Amend) or not amendment.fact.becomes:
        return []
    fact = amendment.fact
    parent = telling.motions.get(fact.to)
    if parent is not None and parent.is_amendment:
        motion = question(telling, fact.to)
    else:
        motion = telling.style.motions.the_motion
    text = fill(telling.style.motions.becomes, letter=amendment.letter, motion=motion)
    if not text:
        return []
    return [
        telling.block("motion", text, entry, keep_with_next=True),
        *telling.parts("motion_part", telling.style.lists.motion_part, fact.becomes, entry),
    ]


def question(telling: Telling, ref: str) -> str:
    """What a vote or a remark is on, in words: "the motion", "amendment A"."""
    words = telling.style.motions
    motion = telling.motions.get(ref)
    if motion is None:
        voted = next((vote for _, vote in telling.meeting.of(Vote) if vote.ref == ref), None)
        if voted is not None and voted.on in telling.motions:
            return question(telling, voted.on)
        return words.the_question
    if motion.is_amendment:
        return fill(words.the_amendment, letter=motion.letter)
    if isinstance(motion.fact, Move) and motion.fact.kind != "substantive":
        return words.the_procedural_motion
    amended = any(
        telling.motions[name].fate in ("carried", "accepted") for name in motion.amendments
    )
    return words.the_motion_as_amended if amended else words.the_motion


def _accept(telling: Telling, entry: Entry, fact: Accept) -> list[Block]:
    text = fill(telling.style.motions.accepted, question=question(telling, fact.ref))
    return [*telling.said("vote", text, entry), *_becomes(telling, entry, fact.ref)]


def _fall(telling: Telling, entry: Entry, fact: Fall) -> list[Block]:
    because = question(telling, fact.because) if fact.because else ""
    text = fill(telling.style.motions.fell, question=question(telling, fact.ref), because=because)
    return telling.said("vote", text, entry)


def _withdraw(telling: Telling, entry: Entry, fact: Withdraw) -> list[Block]:
    text = fill(telling.style.motions.withdrawn, question=question(telling, fact.ref))
    return telling.said("vote", text, entry)


def counts(telling: Telling, vote: Vote) -> str:
    """The figures of a vote in words; empty where none were taken."""
    figures = tally(vote)
    if not figures.counted and figures.abstain is None and figures.not_voting is None:
        return ""
    words = telling.style.votes
    return fill(
        words.counts,
        in_favour=telling.figure(figures.for_ or 0),
        opposed=telling.figure(figures.against or 0),
        # A named vote has every name: that nobody abstained need not be said.
        abstentions=_count(
            telling, words.abstentions, (figures.abstain or None) if vote.named else figures.abstain
        ),
        not_voting=_count(telling, words.not_voting, figures.not_voting),
    )


def _count(telling: Telling, phrase: str, number: int | None) -> str:
    return "" if number is None else fill(phrase, n=telling.many(number))


def _vote(telling: Telling, entry: Entry, fact: Vote) -> list[Block]:
    words = telling.style.votes
    outcome = result(telling.meeting, entry)
    decided_by_casting = casting_vote(telling.meeting, entry) is not None
    phrase = {
        "carried": words.carried,
        "lost": words.lost,
        "tied": words.tied,
        "undecided": words.undecided,
    }["tied" if decided_by_casting else outcome]
    if fact.manner == "assent" and outcome == "carried" and not counts(telling, fact):
        phrase = words.assented
    asked = _asked(telling, entry, fact)
    text = fill(
        phrase, question=asked, counts=counts(telling, fact), manner=telling.manner(fact, told=True)
    )
    found = telling.said("vote", text, entry)
    if fact.named:
        found += _names(telling, entry, fact, asked)
    if outcome == "carried" and not decided_by_casting:
        found += _becomes(telling, entry, fact.on)
    return found


def _asked(telling: Telling, entry: Entry, fact: Vote) -> str:
    """The question put, "as amended" only if it was amended before this vote."""
    motion = telling.motions.get(fact.on)
    if motion is not None and isinstance(motion.fact, Move) and motion.fact.kind == "substantive":
        position = telling.meeting.position
        amended = any(
            (child := telling.motions[name]).fate in ("carried", "accepted")
            and child.settled_by is not None
            and position[child.settled_by.id] < position[entry.id]
            for name in motion.amendments
        )
        words = telling.style.motions
        return words.the_motion_as_amended if amended else words.the_motion
    return question(telling, fact.on)


def _names(telling: Telling, entry: Entry, fact: Vote, asked: str) -> list[Block]:
    """How each member voted, as one paragraph with a line a way (SI 2014/165)."""
    words = telling.style.votes
    lines: list[str] = [fill(words.named, question=asked)]
    for way, phrase in (
        ("for", words.named_for),
        ("against", words.named_against),
        ("abstain", words.named_abstained),
        ("not_voting", words.named_not_voting),
    ):
        people = [person for person, voted in fact.named.items() if voted == way]
        if people:
            named = telling.naming.people(people)
            lines.append(fill(phrase, people=named, n=Many(str(len(people)), len(people))))
    lines = [sentence(line) for line in lines if line]
    runs = tuple(
        Run(text=line, source=entry.id, break_before=index > 0) for index, line in enumerate(lines)
    )
    return [
        Block(
            look="vote",
            runs=runs,
            sources=(entry.id,),
            item=entry.item,
            exempt=entry.id in telling.exempt,
        )
    ]


def _casting(telling: Telling, entry: Entry, fact: CastingVote) -> list[Block]:
    words = telling.style.votes
    text = fill(
        words.casting_for if fact.way == "for" else words.casting_against,
        person=telling.naming.person(fact.by),
        question=question(telling, fact.on),
        chair=telling.meeting.body.chair_term,
    )
    found = telling.said("vote", text, entry)
    return found + (_becomes(telling, entry, fact.on) if fact.way == "for" else [])


def _own_vote(telling: Telling, entry: Entry, fact: RecordMyVote) -> list[Block]:
    words = telling.style.votes
    text = fill(
        words.own,
        person=telling.naming.person(fact.person),
        way=words.ways[fact.way],
        question=question(telling, fact.on),
    )
    return telling.said("vote", text, entry)


def _dissent(telling: Telling, entry: Entry, fact: Dissent) -> list[Block]:
    people = telling.naming.people(fact.people)
    asked = question(telling, fact.on)
    text = fill(telling.style.votes.dissent, people=people, question=asked)
    return telling.said("vote", text, entry) if fact.people else []


TELLERS: dict[type[Fact], Teller] = {
    Move: _move,
    Amend: _amend,
    Accept: _accept,
    Fall: _fall,
    Withdraw: _withdraw,
    Vote: _vote,
    CastingVote: _casting,
    RecordMyVote: _own_vote,
    Dissent: _dissent,
}
