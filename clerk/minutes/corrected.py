"""A record with its corrections carried into it: what the body approved, and whoever presided there signs.

A correction of words is looked for in the minutes as they print. It is carried where the words were typed (a passage,
an own wording, a title), or else becomes the own wording of the sentence that was written from a fact. What it names
must stand there once: what cannot be carried is told in a sentence and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from clerk.errors import Refused
from clerk.minutes.blocks import Block
from clerk.minutes.style_keys import Style
from clerk.minutes.wordings_found import ROLL, Place, Printed, matches, pattern_of, replaced
from clerk.record.facts import AnyFact, Correction, details
from clerk.record.meeting import AgendaItem, Entry, Meeting, fingerprint
from clerk.record.own_words import WORDING, entry_texts, with_entry_texts
from clerk.record.people import Person
from clerk.record.references import check_references
from clerk.record.script import read_fact

_LISTS = frozenset({"part", "motion_part", "condition", "table"})
_OF_PEOPLE = ("name", "title", "post", "organisation", "group")
_OF_ITEMS = ("title", "purpose", "public_text", "other_title")


class Carried(NamedTuple):
    """What became of one correction: ``trouble`` is empty where it was carried, else it says what to do.

    ``entry`` and ``item`` are where it went. ``exempt`` says that it stands in what the public may not read; of one
    that was not carried, that it may.
    """

    correction: Correction
    trouble: str = ""
    entry: int | None = None
    item: str | None = None
    exempt: bool = False


class Corrected(NamedTuple):
    """A record with its corrections, and what became of each."""

    meeting: Meeting
    carried: tuple[Carried, ...]

    @property
    def troubles(self) -> tuple[str, ...]:
        """What could not be carried, and why."""
        return tuple(each.trouble for each in self.carried if each.trouble)


class _CannotError(Exception):
    """A correction cannot be carried; the message says why and what to do."""


def corrected(meeting: Meeting, style: Style, corrections: Iterable[Correction]) -> Corrected:
    """Carry corrections into a record, one after the other.

    Args:
        meeting: the record as it was before the body.
        style: the house style in which it is printed: it is by their printed words that corrections are found.
        corrections: what the body corrected, in order.

    Returns:
        The record to be signed, and what became of each correction. One that cannot be carried leaves it as it was.
    """
    carried = []
    for each in corrections:
        meeting, done = _carry(meeting, style, each)
        carried.append(done)
    return Corrected(meeting, tuple(carried))


def _carry(meeting: Meeting, style: Style, correction: Correction) -> tuple[Meeting, Carried]:
    printed = Printed(meeting, style)
    source: int | None
    try:
        if correction.fact is not None:
            entry = _named(printed, correction)
            found = _put_right(meeting, entry, correction)
            item, source = entry.item, entry.id
            exempt = printed.keeps_back(entry.id)
        else:
            place = _place(printed, correction)
            found = _with_words(printed, place, correction)
            item, source = place.block.item, place.source
            exempt = printed.keeps_back(place.source, correction.from_)
        check_references(found)
        _check_printed(Printed(found, style), printed, correction)
    except _CannotError as cannot:
        return meeting, Carried(correction, str(cannot), exempt=printed.may_keep_back(correction))
    except Refused as refused:
        said = f"{_head(correction)}: {refused.sentence}"
        return meeting, Carried(correction, said, exempt=printed.may_keep_back(correction))
    return found, Carried(correction, "", source, item, exempt)


def _head(correction: Correction) -> str:
    minute = correction.minute.strip()
    return f"Minute {minute}" if minute[:1].isdigit() else minute or "A correction"


# A fact put right.


def _named(printed: Printed, correction: Correction) -> Entry:
    found = [e for e in printed.meeting.entries if fingerprint(e.fact) == correction.fact]
    meant = printed.items_of(correction.minute)
    here = [entry for entry in found if entry.item in meant] or found
    if len(here) != 1:
        how = "is not in these minutes any more" if not here else "stands in them more than once"
        raise _CannotError(
            f"{_head(correction)}: the fact to be put right ({correction.from_}) {how}; correct the words instead."
        )
    return here[0]


def _put_right(meeting: Meeting, entry: Entry, correction: Correction) -> Meeting:
    data: dict[str, object] = details(entry.fact)
    for name, value in correction.set_.items():
        if value == "":
            data.pop(name, None)
        else:
            data[name] = value
    fact: AnyFact = read_fact(data, "a fact put right")
    changed = entry.told_as(fact)
    if entry.wording is not None:
        found = list(pattern_of(correction.from_).finditer(entry.wording))
        if len(found) != 1:
            raise _CannotError(
                f"{_head(correction)}: the sentence has wording of its own, in which “{correction.from_}” does not "
                "stand once; correct its words instead."
            )
        changed = msgspec.structs.replace(
            changed, wording=replaced(entry.wording, found[0], correction.to)
        )
    return _with_entry(meeting, changed)


def _with_entry(meeting: Meeting, entry: Entry) -> Meeting:
    entries = tuple(entry if each.id == entry.id else each for each in meeting.entries)
    return msgspec.structs.replace(meeting, entries=entries)


# Words.


def _place(printed: Printed, correction: Correction) -> Place:
    wanted = correction.from_
    if not wanted.strip():
        raise _CannotError(f"{_head(correction)}: say which words stand there now.")
    scope = printed.blocks_of(correction.minute)
    found = list(matches(scope, wanted))
    if len(found) == 1 or (found and all(each.block.look in ROLL for each in found)):
        # A name stands in the roll of each sitting; it is written otherwise in all, or in none.
        return found[0]
    elsewhere = [] if found else list(matches(printed.blocks, wanted))
    if not found and len(elsewhere) == 1 and not printed.names_a_minute(correction.minute):
        return elsewhere[0]
    told = printed.told_places(found or elsewhere)
    if found:
        raise _CannotError(
            f"{_head(correction)}: “{wanted}” stands there {_times(len(found))} ({told}). Give more of the words "
            "round it."
        )
    where = f" It stands in {told}." if told else ""
    raise _CannotError(f"{_head(correction)}: “{wanted}” does not stand there.{where}")


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count} times"


def _with_words(printed: Printed, place: Place, correction: Correction) -> Meeting:
    meeting = printed.meeting
    for source in dict.fromkeys((place.source, *place.block.sources)):
        entry = meeting.entry_by_id.get(source) if source is not None else None
        if entry is not None and (typed := _in_own_words(entry, correction)) is not None:
            return _with_entry(meeting, typed)
    planned = _in_the_plan(meeting, place, correction)
    if planned is not None:
        return planned
    return _as_own_wording(printed, place, correction)


def _in_own_words(entry: Entry, correction: Correction) -> Entry | None:
    """The entry with its typed words corrected, if they stand there once; an own wording counts before the fact's."""
    pattern = pattern_of(correction.from_)
    found = [
        (path, text, match) for path, text in entry_texts(entry) for match in pattern.finditer(text)
    ]
    worded = [each for each in found if each[0] == WORDING]
    found = worded or found
    if len(found) != 1:
        return None
    path, text, match = found[0]
    new = replaced(text, match, correction.to)
    changed = with_entry_texts(entry, {path: new})
    if entry.wording is not None and path == WORDING:
        # The words are the body's now: they are right for the fact as it stands.
        return msgspec.structs.replace(changed, worded_for=fingerprint(entry.fact))
    return changed


def _in_the_plan(meeting: Meeting, place: Place, correction: Correction) -> Meeting | None:
    """The record with a heading, a place or a name corrected; None if the words are none of these, or not once."""
    block, pattern = place.block, pattern_of(correction.from_)
    if block.item is not None and not place.source_is_told:
        items = [
            _item_put_right(item, correction) if item.id == block.item else item
            for item in meeting.agenda
        ]
        if items != list(meeting.agenda):
            return msgspec.structs.replace(meeting, agenda=tuple(items))
    if block.look in ("title", "title_other"):
        particulars = meeting.particulars
        for name in ("place", "reference"):
            found = list(pattern.finditer(getattr(particulars, name)))
            if len(found) == 1:
                new = replaced(getattr(particulars, name), found[0], correction.to)
                changed = msgspec.structs.replace(particulars, **{name: new})
                return msgspec.structs.replace(meeting, particulars=changed)
    if block.look in ROLL or block.rows:
        return _person_put_right(meeting, correction)
    return None


def _item_put_right(item: AgendaItem, correction: Correction) -> AgendaItem:
    pattern = pattern_of(correction.from_, any_case=True)
    found = [(name, m) for name in _OF_ITEMS for m in pattern.finditer(getattr(item, name))]
    if len(found) != 1:
        return item
    name, match = found[0]
    new = replaced(getattr(item, name), match, correction.to)
    return msgspec.structs.replace(item, **{name: new})


def _person_put_right(meeting: Meeting, correction: Correction) -> Meeting | None:
    """The record with a name that was written wrongly; one person in place of another is a fact to be put right."""
    pattern = pattern_of(correction.from_)
    found = [
        (person, name, match)
        for person in meeting.people
        for name in _OF_PEOPLE
        for match in pattern.finditer(getattr(person, name))
    ]
    if len(found) != 1:
        return None
    person, name, match = found[0]
    new = replaced(getattr(person, name), match, correction.to)
    if any(getattr(other, name) == new for other in meeting.people if other is not person):
        raise _CannotError(
            f"{_head(correction)}: {correction.to} is somebody else of this meeting, and who was there is a fact. "
            "Put the fact right: minute | what it is called: as it stands | as it should be."
        )
    people: tuple[Person, ...] = tuple(
        msgspec.structs.replace(each, **{name: new}) if each is person else each
        for each in meeting.people
    )
    return msgspec.structs.replace(meeting, people=people)


def _as_own_wording(printed: Printed, place: Place, correction: Correction) -> Meeting:
    """The sentence that was written from a fact, in the words that the body gave it."""
    block = place.block
    entry = printed.meeting.entry_by_id.get(block.sources[0]) if block.sources else None
    told = [each for each in printed.blocks if entry and each.sources[:1] == (entry.id,)]
    sentences = [each for each in told if each.look not in _LISTS]
    if entry is None or block.look in _LISTS or block.is_table or sentences != [block]:
        raise _CannotError(
            f"{_head(correction)}: “{correction.from_}” stands in what is written from the facts of the meeting, not "
            "in words of its own. Put the fact right: minute | what it is called: as it stands | as it should be."
        )
    wording = replaced(block.text, place.match, correction.to)
    own = msgspec.structs.replace(entry, wording=wording, worded_for=fingerprint(entry.fact))
    return _with_entry(printed.meeting, own)


def _check_printed(after: Printed, before: Printed, correction: Correction) -> None:
    """What was carried has to show in print: somebody is going to sign it."""
    if _texts(after.blocks) == _texts(before.blocks):
        raise _CannotError(
            f"{_head(correction)}: this would alter nothing of what is printed; say which words stand there, and what "
            "they should be."
        )


def _texts(blocks: tuple[Block, ...]) -> list[object]:
    return [(block.label, block.text, block.header, block.rows, block.caption) for block in blocks]
