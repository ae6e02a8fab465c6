"""Private business: that the public were excluded for it, rightly, and came back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from clerk.record.exemption import secret_items
from clerk.record.facts import (
    Amend,
    Assign,
    ExcludePublic,
    Move,
    OpenItem,
    Petition,
    Question,
    ReadmitPublic,
    Resolve,
    Say,
    Speak,
    Table,
)
from clerk.record.kinds import part_texts
from clerk.record.meeting import AgendaItem, Entry
from clerk.record.rules.business import BUSINESS, SPOKEN, put_off_items
from clerk.record.rules.case import Case, listed
from clerk.record.rules.movements import deeds
from clerk.record.rules.rule import Begin, Change, Family, Found, Mend, edit, take_away

PRIVATE = Family("Private business")

OPEN_MEETINGS = (
    "Local Government Act 1972 s.100A(4): the public is excluded by resolution, naming the items and the paragraphs "
    "of Sch 12A; parish councils under the Public Bodies (Admission to Meetings) Act 1960."
)
OF_1960 = "admission_to_meetings_act"
ONCE = "The public go out once and come back once."


@PRIVATE.rule(
    "public_not_readmitted",
    "note",
    watches="A private session that was never closed.",
    source=OPEN_MEETINGS,
)
def public_not_readmitted(case: Case) -> Iterator[Found]:
    """Many meetings end in private; then nothing is amiss. Not so where a public item follows."""
    public = [e for e in case.meeting.entries if isinstance(e.fact, (ExcludePublic, ReadmitPublic))]
    if not public or isinstance(public[-1].fact, ReadmitPublic):
        return
    excluded = public[-1]
    if any(True for _ in _printed_publicly(case)):
        return  # public_while_excluded says it, where it stands
    followed = list(_public_items_after(case, excluded))
    if not case.is_over and not (followed and case.item_is_over(followed[0].item)):
        return
    at = followed[0] if followed else None
    yield Found(
        entry=excluded,
        sentence=(
            f"The public were excluded here and not readmitted before {case.item(at.item)}, which is public."
            if at
            else "The public were excluded to the end of the meeting; record when they came back if they did."
        ),
        about=(at.item or "",) if at else (),
        severity="warning" if at else None,
        mends=(
            Mend(
                "Record their return",
                Begin(verb="readmit_public", item=at.item if at else excluded.item),
            ),
            edit(excluded),
        ),
    )


def _public_items_after(case: Case, excluded: Entry) -> Iterator[Entry]:
    secret = secret_items(case.meeting)
    for entry, fact in case.meeting.of(OpenItem):
        item = case.meeting.item_by_id[fact.item]
        if item.id in secret or item.kind == "exclusion" or entry.exempt:
            continue
        if case.came_before(excluded, entry):
            yield entry


@PRIVATE.rule(
    "public_while_excluded",
    "warning",
    watches="Words under a public item while the public were still excluded.",
    source=OPEN_MEETINGS,
)
def public_while_excluded(case: Case) -> Iterator[Found]:
    """What was said then is printed publicly, since its item is not exempt. Said once an item."""
    told: set[str] = set()
    for entry in _printed_publicly(case):
        if entry.item and entry.item not in told:
            told.add(entry.item)
            yield Found(
                entry=entry,
                sentence="This is printed publicly, though the public were still excluded when it was said. "
                "Record when they were readmitted, or mark it exempt.",
                mends=(
                    Mend("Record their return", Begin(verb="readmit_public", item=entry.item)),
                    edit(entry),
                ),
            )


def _printed_publicly(case: Case) -> Iterator[Entry]:
    secret = secret_items(case.meeting)
    resolved_under = {entry.item for entry, _ in case.meeting.of(ExcludePublic)}
    for entry in case.meeting.entries:
        if not isinstance(entry.fact, (Say, Table, Question, Petition, Speak)):
            continue
        room = case.before(entry)
        if room.public or entry.item in secret or entry.exempt is not None or not entry.item:
            continue
        if entry.item == room.item and entry.item not in resolved_under:
            yield entry


@PRIVATE.rule(
    "exempt_item_in_public",
    "warning",
    watches="An item with exempt information taken with the public in.",
    source=OPEN_MEETINGS,
)
def exempt_item_in_public(case: Case) -> Iterator[Found]:
    """Nothing of it is printed in public documents all the same; put off unheard, there was nothing to hear.

    Where the officer has marked all that was said as public, its exempt part was not gone into.
    """
    meeting = case.meeting
    put_off = put_off_items(case)
    for item in meeting.agenda:
        if not _is_private(item):
            continue
        opened = _opened(case, item)
        if opened is None or taken_in_private(case, item):
            continue
        done = [
            entry
            for entry in meeting.entries
            if entry.item == item.id and isinstance(entry.fact, BUSINESS)
        ]
        told = any(tells(case, entry) for entry in done)
        business = any(entry.exempt is not False for entry in done)
        if done and not business:
            continue
        if item.id in put_off and not business:
            continue
        yield Found(
            entry=opened,
            sentence="This item has exempt information, but the public were not excluded. Nothing of it is "
            "printed in public documents unless you mark it."
            if item.exempt
            else "This item has a text for the public in place of its own, but the public were not excluded. All of "
            "it is printed in public documents.",
            about=(item.id,),
            severity=None if told or case.item_is_over(item.id) else "note",
            mends=(
                Mend(
                    "Record the exclusion",
                    Begin(
                        verb="exclude_public",
                        item=item.id,
                        fields={
                            "items": [item.id],
                            "paragraphs": list(item.exempt),
                            **({"basis": OF_1960} if meeting.body.type == "parish" else {}),
                        },
                    ),
                ),
            ),
        )


@PRIVATE.rule(
    "said_before_exclusion",
    "warning",
    watches="Words under an exempt item before the public were excluded for it, which are printed publicly.",
    source=OPEN_MEETINGS,
)
def said_before_exclusion(case: Case) -> Iterator[Found]:
    """An item may begin in public: then the officer says so of what was said. Said once an item."""
    told: set[str] = set()
    for entry in case.meeting.entries:
        item = case.meeting.item_by_id.get(entry.item or "")
        if item is None or not item.exempt or item.id in told or entry.exempt is not None:
            continue
        here = case.before(entry).item == item.id
        if (
            tells(case, entry)
            and here
            and case.before(entry).public
            and _excluded_later(case, item, entry)
        ):
            told.add(item.id)
            yield Found(
                entry=entry,
                sentence=f"This stands before the public were excluded for {case.item(item.id)}, and so is printed "
                "publicly. Mark it public if it was said in public, exempt if not.",
                about=(item.id,),
                mends=(edit(entry, "Say whether it is exempt"),),
            )


def tells(case: Case, entry: Entry) -> bool:
    """Whether an entry has words about the item itself, and not about who may hear it."""
    fact = entry.fact
    if not isinstance(fact, (Move, Amend)):
        return isinstance(fact, (*SPOKEN, Resolve, Assign))
    texts = (fact.what, *part_texts(fact.parts))
    return not case.is_procedural(entry) and not any(map(_EXCLUDES.search, texts))


_EXCLUDES = re.compile(r"\b(exclu|press and public|the public)", re.IGNORECASE)


def _excluded_later(case: Case, item: AgendaItem, entry: Entry) -> bool:
    return any(
        item.id in fact.items and case.came_before(entry, at)
        for at, fact in case.meeting.of(ExcludePublic)
    )


def _told_under(case: Case, item: AgendaItem) -> bool:
    return any(entry.item == item.id and tells(case, entry) for entry in case.meeting.entries)


def _is_private(item: AgendaItem) -> bool:
    """Whether the agenda has an item down for private: parish councils, which know no paragraphs, by its text."""
    return bool(item.exempt or item.public_text)


def _opened(case: Case, item: AgendaItem) -> Entry | None:
    return next(
        (entry for entry, fact in case.meeting.of(OpenItem) if item.id in (fact.item, *fact.with_)),
        None,
    )


def taken_in_private(case: Case, item: AgendaItem) -> bool:
    """Whether an item was taken, or gone on with, while the public were out."""
    for entry in case.meeting.entries:
        room = case.after(entry)
        if not room.public and item.id in (room.item, *room.taken_with):
            return True
    return False


@PRIVATE.rule(
    "exclusion_leaves_out",
    "warning",
    watches="An exempt item taken in private that no exclusion names.",
    source=OPEN_MEETINGS,
)
def exclusion_leaves_out(case: Case) -> Iterator[Found]:
    """The public are excluded for the items named, not for whatever comes after."""
    exclusions = case.meeting.of(ExcludePublic)
    named = {item for _, fact in exclusions for item in fact.items}
    for item in case.meeting.agenda:
        if not _is_private(item) or item.id in named or not taken_in_private(case, item):
            continue
        if not (item.exempt or case.item_is_over(item.id) or _told_under(case, item)):
            continue  # an exclusion of its own may be about to follow
        entry, fact = next(
            (each for each in reversed(exclusions) if _in_force(case, each[0], item)), exclusions[0]
        )
        wider = msgspec.structs.replace(fact, items=(*fact.items, item.id))
        yield Found(
            entry=entry,
            sentence=f"The public were excluded for {_items(case, fact)}, but "
            f"{case.item(item.id)}, which is {'exempt' if item.exempt else 'private'}, was taken in private as well.",
            about=(item.id,),
            mends=(
                Mend(
                    f"The exclusion named {case.item(item.id)} too",
                    Change(entry=entry.id, fact=wider),
                ),
                edit(entry),
            ),
        )


def _items(case: Case, fact: ExcludePublic) -> str:
    return listed([case.item(item) for item in fact.items]) or "no item"


def _in_force(case: Case, exclusion: Entry, item: AgendaItem) -> bool:
    opened = _opened(case, item)
    return opened is not None and case.came_before(exclusion, opened)


@PRIVATE.rule(
    "public_acts_in_private",
    "warning",
    watches="Somebody who was there as public or press speaks or asks while the public were excluded.",
    source=OPEN_MEETINGS,
)
def public_acts_in_private(case: Case) -> Iterator[Found]:
    """Not those who were asked to stay."""
    stayed = {person for _, fact in case.meeting.of(ExcludePublic) for person in fact.staying}
    for entry in case.meeting.entries:
        room = case.before(entry)
        if room.public or entry.item != room.item:
            continue
        for person, deed in deeds(entry.fact):
            there = room.occupants.get(person)
            if there is None or there.capacity not in ("public", "press") or person in stayed:
                continue
            yield Found(
                entry=entry,
                sentence=f"{case.starting(person)} {deed}, but was there as "
                f"{'a member of the public' if there.capacity == 'public' else 'press'}, and they were excluded.",
                about=(person, deed),
                mends=(
                    edit(entry, "Put the name or the time right"),
                    Mend("Record their return", Begin(verb="readmit_public", item=entry.item)),
                ),
            )


@PRIVATE.rule(
    "excluded_twice",
    "warning",
    watches="The public excluded again for the same items while they were out.",
    source=ONCE,
)
def excluded_twice(case: Case) -> Iterator[Found]:
    """For further items, while they are out, they may be."""
    for entry, fact in case.meeting.of(ExcludePublic):
        room = case.before(entry)
        if not room.public and set(fact.items) <= room.excluded_for:
            yield Found(
                entry=entry,
                sentence="The public are excluded here, but were excluded for this already.",
                about=fact.items,
                mends=(take_away(entry), edit(entry)),
            )


@PRIVATE.rule(
    "readmitted_unexcluded",
    "warning",
    watches="The public readmitted who had not been excluded.",
    source=ONCE,
)
def readmitted_unexcluded(case: Case) -> Iterator[Found]:
    """Whoever comes back was out."""
    for entry, _ in case.meeting.of(ReadmitPublic):
        if case.before(entry).public:
            yield Found(
                entry=entry,
                sentence="The public are readmitted here, but had not been excluded.",
                mends=(
                    Mend("Record the exclusion", Begin(verb="exclude_public", item=entry.item)),
                    take_away(entry),
                    edit(entry),
                ),
            )
