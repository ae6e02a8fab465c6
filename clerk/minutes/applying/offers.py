"""What may be made of a proposal: the ways to have it in the record, facts before words, or why there is none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Literal

import msgspec

from clerk.minutes.anchors import entry_of
from clerk.minutes.applying.deeds import Added, Altered, Deed, Moved, Removed, foreseen
from clerk.minutes.applying.printed import LISTED, Printed, standing_text
from clerk.minutes.applying.search import Found, facts_saying, plans_saying
from clerk.minutes.applying.texts import merged, same
from clerk.minutes.layout import Which
from clerk.minutes.style import Style
from clerk.record.facts import AnyFact, OpenItem, Private, Say
from clerk.record.kinds import Part
from clerk.record.meeting import Entry, Meeting, fingerprint
from clerk.record.proposals import Proposal

__all__ = ["Offer", "Way", "offer", "set_of", "standing_text"]

GONE = "That paragraph is not in the minutes any more."
SO_ALREADY = "The minutes read so already."
IN_A_LIST = "This belongs to a list: alter the entry that it is part of (Shift+F2)."
FROM_THE_ROLL = (
    "This is made from who was there: alter the attendance (Ctrl+F5), or the people (Ctrl+Shift+A)."
)
FROM_SET_UP = (
    "This is made from the set-up of the meeting or its house style: see Ctrl+Shift+A for agenda, people, when and "
    "where."
)
NO_PLACE = "Nothing can be put there by itself: that part is made from the set-up of the meeting."
OTHER_ITEM = "It would stand under another item: the order follows the items."
NOT_BY_ITSELF = "It does not stand by itself: it goes with the entry that it is part of."
HEADING = "A heading goes with its item: see Ctrl+Shift+A."

Kind = Literal["fact", "words", "plan", "add", "remove", "move"]


class Way(msgspec.Struct, frozen=True):
    """One way to take a proposal into the record.

    ``told`` is what the paragraph would then say, ``exact`` whether those are the proposed words; ``others`` is how
    many other paragraphs read differently with it.
    """

    kind: Kind
    deeds: tuple[Deed, ...]
    told: str = ""
    exact: bool = True
    others: int = 0


class Offer(msgspec.Struct, frozen=True):
    """What may be made of a proposal.

    ``current`` is what the paragraph says today (None if it is gone), ``target`` what it would say with the proposal
    (of a paragraph that was altered since, with both changes), ``clash`` whether both altered the same words: then the
    proposed words would undo what was altered. Without ``ways`` it is said ``why_not``.
    """

    ways: tuple[Way, ...] = ()
    current: str | None = None
    target: str = ""
    clash: bool = False
    why_not: str = ""
    already: bool = False


def offer(
    meeting: Meeting,
    style: Style,
    which: Which,
    proposal: Proposal,
    earlier: Collection[str] = (),
    given_up: Callable[[], bool] = lambda: False,
) -> Offer:
    """What may be made of a proposal.

    Args:
        meeting: the whole record as it is now.
        style: its house style.
        which: the set of the minutes that was read.
        proposal: what is proposed.
        earlier: the texts of paragraphs proposed after the same one that were taken before: this one follows them.
        given_up: whether nobody waits for the answer any more.
    """
    printed = Printed(meeting, style, which)
    if proposal.kind == "query":
        return Offer(current=printed.texts.get(proposal.anchor))
    if proposal.kind == "insert":
        return _inserted(printed, proposal, earlier)
    current = printed.texts.get(proposal.anchor)
    if current is None:
        return Offer(why_not=GONE, already=proposal.kind == "remove")
    if proposal.kind == "remove":
        return _removed(printed, proposal, current)
    if proposal.kind == "move":
        return _moved(printed, proposal, current)
    return _other_words(printed, proposal, current, given_up)


def set_of(meeting: Meeting, style: Style, proposal: Proposal) -> Which:
    """The set of the minutes that somebody read: the public one, unless what they had before them is not in it."""
    public = Printed(meeting, style, "public")
    names = [proposal.anchor, *([proposal.after] if proposal.after else [])]
    if any(name not in public.texts for name in names):
        return "full"
    if not proposal.was or same(public.texts[proposal.anchor], proposal.was):
        return "public"
    full = Printed(meeting, style, "full").texts.get(proposal.anchor, "")
    return "full" if same(full, proposal.was) else "public"


# Other words in a paragraph.


def _other_words(
    printed: Printed, proposal: Proposal, current: str, given_up: Callable[[], bool]
) -> Offer:
    both = merged(proposal.was, proposal.now, current)
    target = proposal.now if both is None else both
    made = Offer(current=current, target=target, clash=both is None)
    if same(current, target):
        return msgspec.structs.replace(made, why_not=SO_ALREADY, already=True)
    found = facts_saying(printed, proposal.anchor, target, given_up)
    ways = _once([
        *_facts(printed, proposal.anchor, target, found), *_own_wording(printed, proposal, target),
    ])  # fmt: skip
    why_not = "" if ways else _hint(printed, proposal.anchor)
    return msgspec.structs.replace(made, ways=tuple(ways), why_not=why_not)


def _facts(printed: Printed, anchor: str, target: str, found: Sequence[Found]) -> Iterator[Way]:
    for each in found:
        yield _way("words" if _is_prose(each) else "fact", each)
    if not any(each.exact for each in found):
        for each in plans_saying(printed, anchor, target):
            yield _way("plan", each)


def _way(kind: Kind, found: Found) -> Way:
    return Way(kind, found.deeds, found.told, found.exact, found.others)


def _is_prose(found: Found) -> bool:
    """Whether nothing but the officer's own passage or wording is altered."""
    deeds = [deed for deed in found.deeds if isinstance(deed, Altered)]
    return found.words_only and all(
        isinstance(deed.was.fact, Say) or deed.was.fact == deed.entry.fact for deed in deeds
    )


def _own_wording(printed: Printed, proposal: Proposal, target: str) -> Iterator[Way]:
    """The proposed words as the officer's own for what is told there; the fact stays tied to them."""
    block = printed.blocks[proposal.anchor]
    entry = printed.meeting.entry_by_id.get(entry_of(proposal.anchor) or -1)
    # A passage is words already: it has no need of others beside them.
    if entry is None or block.look in LISTED or isinstance(entry.fact, (OpenItem, Say)):
        return
    sentences = [
        target if name == proposal.anchor else printed.texts[name]
        for name, each in printed.blocks.items()
        if each.sources[:1] == (entry.id,) and each.look not in LISTED and each.item == block.item
    ]
    wording = " ".join(" ".join(sentences).split())
    own = msgspec.structs.replace(entry, wording=wording, worded_for=fingerprint(entry.fact))
    deeds = (Altered(entry, own),)
    then = printed.of(foreseen(printed.meeting, deeds))
    told = next((text for text in then.texts.values() if same(text, wording)), None)
    if told is not None and then.texts.get(proposal.anchor) != printed.texts[proposal.anchor]:
        yield Way("words", deeds, told, same(told, target), then.others(printed, proposal.anchor))


def _once(ways: list[Way]) -> list[Way]:
    found: list[Way] = []
    for way in ways:
        if all(way.deeds != each.deeds for each in found):
            found.append(way)
    return found


def _hint(printed: Printed, anchor: str) -> str:
    block = printed.blocks[anchor]
    if block.look in ("roll", "group", "note") or block.is_table:
        return FROM_THE_ROLL if block.look != "table" else IN_A_LIST
    return IN_A_LIST if block.look in LISTED else FROM_SET_UP


# A paragraph more.


def _inserted(printed: Printed, proposal: Proposal, earlier: Collection[str]) -> Offer:
    made = Offer(target=proposal.now)
    place = _entry_before(printed, proposal.anchor, earlier)
    if place is None:
        return msgspec.structs.replace(made, why_not=NO_PLACE)
    before, item = place
    form = before.fact.form if isinstance(before.fact, Say) else "paragraph"
    new = Entry(
        id=0,
        at=before.at,
        fact=Say(text=proposal.now.strip(), form=form if form != "heading" else "paragraph"),
        item=item,
        about=before.about,
        exempt=before.exempt,
    )
    deeds = (Added(new, before.id),)
    then = printed.of(foreseen(printed.meeting, deeds))
    if not any(same(text, proposal.now) for text in then.texts.values()):
        return msgspec.structs.replace(made, why_not=NO_PLACE)
    return msgspec.structs.replace(made, ways=(Way("add", deeds, proposal.now.strip()),))


def _entry_before(
    printed: Printed, anchor: str, earlier: Collection[str]
) -> tuple[Entry, str] | None:
    """The entry that a new passage follows, and the item it comes under; None outside the items."""
    block = printed.blocks.get(anchor)
    if block is None or block.item is None or block.look in ("roll", "closing", "signature"):
        return None
    meeting = printed.meeting
    told = entry_of(anchor)
    under = [each for each in meeting.entries if each.item == block.item]
    before = meeting.entry_by_id.get(told or -1)
    if before is None or before.item != block.item:
        # Below a heading that tells no entry, or after a line that looks back at another item.
        before = under[0] if under else None
    if before is None:
        return None
    for each in meeting.entries[meeting.position[before.id] + 1 :]:
        taken = isinstance(each.fact, Say) and any(same(each.fact.text, text) for text in earlier)
        if each.item != before.item or not (taken or isinstance(each.fact, Private)):
            break
        before = each if taken else before
    return before, block.item


# A paragraph less.


def _removed(printed: Printed, proposal: Proposal, current: str) -> Offer:
    made = Offer(current=current, clash=not same(current, proposal.was))
    block = printed.blocks[proposal.anchor]
    entry = printed.meeting.entry_by_id.get(entry_of(proposal.anchor) or -1)
    if entry is None or isinstance(entry.fact, OpenItem):
        why = HEADING if block.look == "heading" else _hint(printed, proposal.anchor)
        return msgspec.structs.replace(made, why_not=why)
    ways = [*_less(printed, entry, proposal.anchor)]
    mine = [each for each in printed.blocks.values() if each.sources[:1] == (entry.id,)]
    if not ways and len(mine) == 1 and block.look != "roll":
        then = printed.of(foreseen(printed.meeting, [Removed(entry)]))
        ways = [Way("remove", (Removed(entry),), others=then.others(printed, proposal.anchor))]
    why_not = "" if ways else FROM_THE_ROLL if block.look == "roll" else NOT_BY_ITSELF
    return msgspec.structs.replace(made, ways=tuple(ways), why_not=why_not)


def _less(printed: Printed, entry: Entry, anchor: str) -> Iterator[Way]:
    """The entry without one of its texts (a part, a reason, a condition, an answer), where just that paragraph goes."""
    left = [text for name, text in printed.texts.items() if name != anchor]
    for fact in _shorter(entry.fact):
        deeds = (Altered(entry, msgspec.structs.replace(entry, fact=fact)),)
        then = printed.of(foreseen(printed.meeting, deeds))
        if _words(then.texts.values()) == _words(left):
            yield Way("fact", deeds)
            return


def _words(texts: Collection[str]) -> list[list[str]]:
    # What ends the parts of a list shifts when one of them goes.
    return [
        [word.rstrip(".;,:") for word in text.split() if word.lower() != "and"] for text in texts
    ]


def _shorter(fact: AnyFact) -> Iterator[AnyFact]:
    for field in msgspec.structs.fields(type(fact)):
        value = getattr(fact, field.name)
        if isinstance(value, tuple):
            yield from (
                msgspec.structs.replace(fact, **{field.name: each}) for each in _without_one(value)
            )
        elif isinstance(value, str) and value and field.default == "":
            yield msgspec.structs.replace(fact, **{field.name: ""})


def _without_one(parts: tuple[object, ...]) -> Iterator[tuple[object, ...]]:
    for index, part in enumerate(parts):
        head, tail = parts[:index], parts[index + 1 :]
        yield (*head, *tail)
        if isinstance(part, Part):
            for inner in _without_one(part.parts):
                less = msgspec.structs.replace(part, parts=inner) if inner else part.text
                yield (*head, less, *tail)


# A paragraph elsewhere.


def _moved(printed: Printed, proposal: Proposal, current: str) -> Offer:
    made = Offer(current=current, target=current)
    meeting = printed.meeting
    entry = meeting.entry_by_id.get(entry_of(proposal.anchor) or -1)
    place = _entry_before(printed, proposal.after or "", ())
    if entry is None or place is None or isinstance(entry.fact, OpenItem):
        return msgspec.structs.replace(made, why_not=NOT_BY_ITSELF)
    before, item = place
    if entry.item != item:
        return msgspec.structs.replace(made, why_not=OTHER_ITEM)
    if entry.at != before.at and not isinstance(entry.fact, Say):
        why = f"It happened at {_clock(entry.at)}, and would stand after what happened at {_clock(before.at)}: give it "
        return msgspec.structs.replace(
            made, why_not=f"{why}its right time (Shift+F2) and it goes there."
        )
    deeds = (Moved(entry, before.id, before.at),)
    then = printed.of(foreseen(meeting, deeds))
    order = list(then.texts)
    if order == list(printed.texts):
        return msgspec.structs.replace(made, why_not=SO_ALREADY, already=True)
    return msgspec.structs.replace(made, ways=(Way("move", deeds, current),))


def _clock(moment: dt.datetime) -> str:
    return f"{moment:%H:%M}"
