"""Passages split in two, joined into one, and made a point, a heading or whatever else they are to be.

What is never lost on the way: a time, an exempt mark, an own wording.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, TypeGuard, TypeVar

import msgspec

from clerk.errors import Refused
from clerk.record.facts import AnyFact, Private, Say
from clerk.record.meeting import Entry, Meeting, fingerprint
from clerk.record.text import clean

P = TypeVar("P", bound=Say | Private)

NOT_ONE = "Only a passage is split, joined or given another form; the entry chosen is none."


def is_passage(fact: AnyFact) -> TypeGuard[Say | Private]:
    """Whether a fact is the officer's own words and nothing else."""
    return isinstance(fact, (Say, Private))


def split(fact: P, before: str, after: str) -> tuple[P, P]:
    """A passage as two, of the words before the cursor and those after it.

    The second is said by whom the first is; a numbered list that begins elsewhere than at one begins with the first.

    Raises:
        Refused: one of the two would have no words.
    """
    first, second = " ".join(clean(before)[0].split()), " ".join(clean(after)[0].split())
    if not first or not second:
        raise Refused(
            "Put the cursor where the second passage is to begin; each of the two needs words."
        )
    rest = msgspec.structs.replace(fact, text=second)
    if isinstance(rest, Say):
        rest = msgspec.structs.replace(rest, number=None)
    return msgspec.structs.replace(fact, text=first), rest


class Joined(msgspec.Struct, frozen=True):
    """Two passages as one: the entry that stays, and whether public words became exempt by it."""

    entry: Entry
    hides: bool


def before(meeting: Meeting, entry: Entry) -> Entry | None:
    """The entry just before another under its item, or None if it is the item's first."""
    same = [each for each in meeting.entries if each.item == entry.item]
    place = same.index(entry)
    return same[place - 1] if place else None


def joined(first: Entry, second: Entry, exempt: Collection[int]) -> Joined:
    """Two passages as one, at the time and in the form of the first. ``exempt`` are the exempt entries.

    If only one of the two is exempt, the whole is. If one was parked as a doubt, so is the whole: open, if either is
    still open, and what was said of how either was settled stays. If one has an own wording, so has the whole, made of
    both; it is as fresh as the stalest of the two.

    Raises:
        Refused: one of them is no passage, they are of two kinds, or of what two people said.
    """
    one, other = first.fact, second.fact
    if not is_passage(other):
        raise Refused(NOT_ONE)
    if type(one) is not type(other) or not is_passage(one):
        raise Refused(
            "The entry before this one is no passage of its kind; only two passages are joined."
        )
    if isinstance(one, Say) and isinstance(other, Say) and None is not other.by != one.by:
        raise Refused("The two passages are of what two people said; they stay apart.")
    fact = msgspec.structs.replace(one, text=f"{one.text.rstrip()} {other.text.lstrip()}")
    if isinstance(fact, Private) and isinstance(other, Private):
        fact = _doubted(fact, other)
    hidden = [first.id in exempt, second.id in exempt]
    mixed = hidden[0] != hidden[1]
    mark = True if mixed or first.exempt or second.exempt else first.exempt
    whole = msgspec.structs.replace(first, fact=fact, exempt=mark)
    if first.wording is not None or second.wording is not None:
        whole = _worded(whole, first, second)
    return Joined(whole, mixed)


def _doubted(note: Private, other: Private) -> Private:
    states = {note.doubt, other.doubt}
    doubt: Literal["open", "settled"] | None = None
    if "open" in states:
        doubt = "open"
    elif "settled" in states:
        doubt = "settled"
    how = " ".join(filter(None, (note.settled.strip(), other.settled.strip())))
    return msgspec.structs.replace(note, doubt=doubt, settled=how)


def _worded(whole: Entry, first: Entry, second: Entry) -> Entry:
    stale = next((each for each in (first, second) if each.wording_is_stale), None)
    words = " ".join(_words(each).strip() for each in (first, second))
    worded_for = stale.worded_for if stale else fingerprint(whole.fact)
    return msgspec.structs.replace(whole, wording=words, worded_for=worded_for)


def _words(entry: Entry) -> str:
    if entry.wording is not None:
        return entry.wording
    return entry.fact.text if is_passage(entry.fact) else ""


def made(entry: Entry, form: str) -> Entry:
    """A passage in another form: paragraph, point, bullet, heading or quote. An own wording stays as fresh as it was.

    Raises:
        Refused: the entry is no passage that is printed.
    """
    fact = entry.fact
    if not isinstance(fact, Say):
        raise Refused(NOT_ONE)
    data = msgspec.structs.asdict(fact) | {"form": form}
    if form != "point":
        data["number"] = None
    return entry.told_as(msgspec.convert(data, Say))
