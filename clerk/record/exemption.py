"""What the public may not read, and the meeting with it taken out.

Sources: LGA 1972 s.100A(4) and Sch 12A (exempt), s.100A(2) (confidential), s.100C (public minutes leave
out what discloses exempt information). Where in doubt a fact counts as exempt: the officer can lift it.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from clerk.record.facts import (
    Adjourn,
    Amend,
    AnyFact,
    Arrive,
    Attend,
    CloseItem,
    End,
    ExcludePublic,
    Leave,
    Move,
    OpenItem,
    Private,
    ReadmitPublic,
    Resume,
    Return,
    Start,
    TakeChair,
    Vote,
)
from clerk.record.meeting import AgendaItem, Entry, Meeting, item_after
from clerk.record.presence import Chronicle, rooms_of
from clerk.record.references import defines, mentions

# The frame of the meeting: public by nature, and without it the public record would not hang together.
_FRAME = (Start, OpenItem, CloseItem, Adjourn, Resume, ExcludePublic, ReadmitPublic, End)
# Names on the roll are public (Sch 12 para 40) even if somebody came or went during exempt business.
_MOVEMENTS = (Attend, Arrive, Return, Leave, TakeChair)


def secret_items(meeting: Meeting) -> frozenset[str]:
    """The items with exempt or confidential business: by their paragraphs or public text, or named by an exclusion."""
    named = {item for _, fact in meeting.of(ExcludePublic) for item in fact.items}
    return frozenset(
        named | {item.id for item in meeting.agenda if item.exempt or item.public_text}
    )


def exempt_entries(meeting: Meeting) -> frozenset[int]:
    """The entries that no public document may tell.

    The officer's mark decides. Otherwise everything in a secret item is exempt between exclusion and
    readmission; and all of it, if the public was never excluded while the item was open, or if the entry
    was put under the item from another part of the meeting.
    """
    secret = secret_items(meeting)
    chronicle = rooms_of(meeting)
    opened = _open_items(meeting)
    held_in_private = {
        entry.item for entry in meeting.entries if entry.item and not chronicle.after(entry).public
    }
    found: set[int] = set()
    for entry in meeting.entries:
        if entry.exempt is not None:
            if entry.exempt:
                found.add(entry.id)
            continue
        if isinstance(entry.fact, _FRAME):
            continue
        public = chronicle.before(entry).public
        if entry.item is None and not public:
            # Said between two items while nobody from outside was there: nothing says that it was public.
            found.add(entry.id)
        if entry.item not in secret:
            continue
        elsewhere = opened[entry.id] != entry.item
        if elsewhere or not public or entry.item not in held_in_private:
            found.add(entry.id)
    return frozenset(found)


def _open_items(meeting: Meeting) -> dict[int, str | None]:
    current: str | None = None
    found: dict[int, str | None] = {}
    for entry in meeting.entries:
        current = item_after(entry.fact, current)
        found[entry.id] = current
    return found


def without_private(meeting: Meeting) -> Meeting:
    """The meeting without the officer's own notes."""
    return meeting.with_entries(e for e in meeting.entries if not isinstance(e.fact, Private))


def public_meeting(meeting: Meeting) -> Meeting:
    """The meeting as the public may know it: no exempt fact, no private note, and nobody named only there.

    Comings and goings during exempt business stay, for the roll, and so does the frame of the meeting, both
    without a reason and without words of the officer's own.
    Every public document is made from this, so that no printer ever holds an exempt word.
    """
    hidden = exempt_entries(meeting)
    chronicle = rooms_of(meeting)
    kept: list[Entry] = []
    for entry in meeting.entries:
        if isinstance(entry.fact, Private):
            continue
        if isinstance(entry.fact, _FRAME):
            kept.append(bared(entry, entry.exempt) if _is_bared(entry, chronicle) else entry)
        elif entry.id not in hidden:
            kept.append(entry)
        elif isinstance(entry.fact, _MOVEMENTS):
            kept.append(bared(entry, exempt=True))
    kept = _without_loose_ends(meeting, kept)
    secret = secret_items(meeting)
    agenda = tuple(_public_item(item) if item.id in secret else item for item in meeting.agenda)
    # What the officer accepted, and why, is nobody else's business and may tell what was exempt.
    particulars = msgspec.structs.replace(meeting.particulars, accepted=())
    public = msgspec.structs.replace(
        meeting, agenda=agenda, entries=tuple(kept), particulars=particulars
    )
    return msgspec.structs.replace(public, people=tuple(_named(public)))


def bared_entries(meeting: Meeting) -> frozenset[int]:
    """The parts of the meeting's frame that the public is told of without the words that somebody chose for them."""
    chronicle = rooms_of(meeting)
    frame = (entry for entry in meeting.entries if isinstance(entry.fact, _FRAME))
    return frozenset(entry.id for entry in frame if _is_bared(entry, chronicle))


def _is_bared(entry: Entry, chronicle: Chronicle) -> bool:
    """Whether a part of the meeting's frame is told without its words: so marked, or done in private."""
    return bool(entry.exempt) or (entry.exempt is None and not chronicle.before(entry).public)


def bared(entry: Entry, exempt: bool | None) -> Entry:
    """An entry without the words that somebody chose for it."""
    fact = entry.fact
    if isinstance(fact, (Leave, TakeChair, Adjourn)):
        fact = msgspec.structs.replace(fact, reason="")
    return msgspec.structs.replace(entry, fact=fact, wording=None, worded_for=None, exempt=exempt)


def _public_item(item: AgendaItem) -> AgendaItem:
    return msgspec.structs.replace(
        item, recommendations=(), purpose="", notice=None, application=None
    )


def _without_loose_ends(meeting: Meeting, kept: list[Entry]) -> list[Entry]:
    """Mend references from public facts to exempt motions and votes: the name of one may itself tell."""
    lost = {name for entry in meeting.entries if (name := defines(entry.fact))}
    lost -= {name for entry in kept if (name := defines(entry.fact))}
    neutral = {name: f"exempt-{index + 1}" for index, name in enumerate(sorted(lost))}
    mended: list[Entry] = []
    for entry in kept:
        fact = _mend(entry.fact, neutral)
        mended.append(entry if fact is entry.fact else entry.told_as(fact))
    known = {"item", *(name for entry in mended if (name := defines(entry.fact)))}
    return [entry for entry in (_cut(entry, known) for entry in mended) if entry is not None]


def _mend(fact: AnyFact, neutral: dict[str, str]) -> AnyFact:
    if isinstance(fact, Vote) and fact.on in neutral:
        return msgspec.structs.replace(fact, on="item", ref=fact.ref or neutral[fact.on])
    if isinstance(fact, Amend) and fact.to in neutral:
        # An amendment that the officer marked as public is told as a motion of its own.
        return Move(
            ref=fact.ref, what=fact.what, parts=fact.parts, mover=fact.mover, seconder=fact.seconder
        )
    changed = {}
    for mention in mentions(fact):
        if mention.kind == "motion" and mention.name in neutral:
            changed[mention.field] = neutral[mention.name]
    if not changed:
        return fact
    return msgspec.structs.replace(fact, **changed)


def _cut(entry: Entry, known: Iterable[str]) -> Entry | None:
    """An entry without references to motions that are not told; None if it means nothing without."""
    fact = entry.fact
    for mention in mentions(fact):
        if mention.kind != "motion" or mention.name in known:
            continue
        if mention.field not in ("by", "because", "carried_by"):
            return None
        fact = msgspec.structs.replace(fact, **{mention.field: None})
    return entry if fact is entry.fact else entry.told_as(fact)


def _named(meeting: Meeting) -> list[object]:
    names = {seat.person for seat in meeting.body.members}
    for entry in meeting.entries:
        names |= {mention.name for mention in mentions(entry.fact) if mention.kind == "person"}
        owner = getattr(entry.fact, "owner", "")
        if owner:
            names.add(owner)
    for item in meeting.agenda:
        if item.notice is not None:
            names |= {name for name in (item.notice.by, item.notice.seconder) if name}
    return [person for person in meeting.people if person.id in names]
