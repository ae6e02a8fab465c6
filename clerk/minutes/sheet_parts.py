"""What the sheets about a meeting are made of: headings, sentences, and tables of facts, as blocks for any printer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from clerk.minutes.blocks import Block, Run
from clerk.record.facts import (
    Accept,
    AdmitUrgent,
    Amend,
    Arrive,
    CastingVote,
    Declare,
    Dispensation,
    Dissent,
    ExcludePublic,
    Fall,
    Leave,
    Move,
    RecordMyVote,
    Resolve,
    Return,
    TakeChair,
    Vote,
    Withdraw,
    verb,
)
from clerk.record.meeting import Entry, Meeting
from clerk.record.motions import Motion


def heading(text: str) -> Block:
    """A section's heading."""
    return Block(look="heading", runs=(Run(text=text),), keep_with_next=True)


def subheading(text: str) -> Block:
    """A heading inside a section."""
    return Block(look="subheading", runs=(Run(text=text),), keep_with_next=True)


def line(text: str) -> Block:
    """A sentence or two by themselves."""
    return Block(look="paragraph", runs=(Run(text=text),))


def labelled(label: str, text: str) -> Block:
    """A sentence that begins with what it is about, in strong letters."""
    return Block(look="paragraph", runs=(Run(text=f"{label}: ", strong=True), Run(text=text)))


def table(
    header: Sequence[str], rows: Iterable[Sequence[str]], summary: str, *, headed_rows: bool = True
) -> Block:
    """A table; ``summary`` says what it holds to who does not see it."""
    return Block(
        look="table",
        header=tuple(header),
        rows=tuple(tuple(row) for row in rows),
        summary=summary,
        headed_rows=headed_rows,
    )


def day_and_time(at: dt.datetime) -> str:
    """A moment in full: 15:13 on 6 October 2026."""
    return f"{at:%H:%M} on {at.day} {at:%B %Y}"


def called(meeting: Meeting, person: str | None, *, first: bool = False) -> str:
    """A person by title and full name, else by post; nobody where there is none."""
    known = meeting.person_by_id.get(person or "")
    name = known.called if known else (person or "nobody")
    return name[:1].upper() + name[1:] if first else name


def listed(words: Iterable[str]) -> str:
    """Words joined as a sentence joins them."""
    every = list(words)
    return "".join(every) if len(every) < 2 else f"{', '.join(every[:-1])} and {every[-1]}"


def item_named(meeting: Meeting, item: str | None) -> str:
    """An item in full: item 6, River quality."""
    known = meeting.item_by_id.get(item or "")
    if known is None:
        return "no item"
    return f"item {known.number}, {known.title}" if known.number else f"“{known.title}”"


def question_named(every: dict[str, Motion], ref: str) -> str:
    """What a vote was on, in words."""
    motion = every.get(ref)
    if motion is None:
        return "the item"
    if motion.is_amendment:
        return f"amendment {motion.letter}"
    procedural = isinstance(motion.fact, Move) and motion.fact.kind != "substantive"
    return "the procedural motion" if procedural else "the motion"


def fact_named(meeting: Meeting, every: dict[str, Motion], entry: Entry) -> str:
    """An entry by its kind and what it concerns, without any words that somebody typed."""
    fact = entry.fact
    match fact:
        case Resolve():
            return "The decision"
        case Move():
            return question_named(every, fact.ref).removeprefix("the ").capitalize()
        case Amend():
            known = every.get(fact.ref)
            return f"Amendment {known.letter}" if known else "An amendment"
        case Vote() | CastingVote() | Dissent() | RecordMyVote():
            kind = {"vote": "Vote", "casting_vote": "Casting vote", "dissent": "Dissent"}
            return f"{kind.get(verb(fact), 'Own vote')} on {question_named(every, fact.on)}"
        case Accept() | Fall() | Withdraw():
            deed = {"accept": "accepted", "fall": "fell", "withdraw": "withdrawn"}[verb(fact)]
            named = question_named(every, fact.ref)
            return f"{named[:1].upper()}{named[1:]} {deed}"
        case Declare() | Dispensation():
            kind_ = "Interest" if isinstance(fact, Declare) else "Dispensation"
            return f"{kind_} of {called(meeting, fact.person)}"
        case ExcludePublic():
            return "Public excluded"
        case AdmitUrgent():
            return "Item admitted as urgent"
        case TakeChair():
            return f"{called(meeting, fact.person, first=True)} took the chair"
        case Arrive() | Leave() | Return():
            deed = {"arrive": "came in", "leave": "left", "return": "came back"}[verb(fact)]
            return f"{called(meeting, fact.person, first=True)} {deed}"
    return verb(fact).replace("_", " ").capitalize()
