"""A correction as it is typed, made out in the minutes that it corrects: a fact to be put right, and what is exempt.

“7 | seconder: Lowe | Birch” means the seconder of the motion in minute 7: what stands before the colon is what the
field is called in the form of the fact. Anything else is words.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from clerk.errors import ClerkError
from clerk.minutes.corrected import Carried, corrected
from clerk.minutes.style import Style
from clerk.record.approval import day_named, items_meant
from clerk.record.facts import AnyFact, ApproveMinutes, Correction, details
from clerk.record.meeting import Entry, Meeting, fingerprint
from clerk.record.presence import rooms_of
from clerk.store.minutebook import BookReader, MinuteBook
from clerk.styles import load_style
from clerk.ui.field_words import Scene
from clerk.ui.forms import FORMS, Field, Form


def made_out(book: MinuteBook | BookReader, meeting_id: int, fact: AnyFact) -> AnyFact:
    """Return an approval of minutes with its corrections made out in them; any other fact as it is.

    What cannot be made out stays as it was typed: it is told when the minutes are to be signed. Whatever may be a
    correction of exempt words is marked so: in doubt the public is not told of it.
    """
    if not isinstance(fact, ApproveMinutes) or not fact.corrections:
        return fact
    records = []
    try:
        for held in book.approval.of_days(meeting_id, fact.of):
            record = book.meeting(held.id)
            records.append((record, load_style(record.style)))
    except ClerkError:
        hidden = tuple(msgspec.structs.replace(each, exempt=True) for each in fact.corrections)
        return msgspec.structs.replace(fact, corrections=hidden)
    corrections = tuple(_made_out(each, fact, records) for each in fact.corrections)
    return msgspec.structs.replace(fact, corrections=corrections)


def _made_out(
    typed: Correction, fact: ApproveMinutes, records: list[tuple[Meeting, Style]]
) -> Correction:
    day = day_named(typed.minute, fact.of)
    bare = msgspec.structs.replace(typed, fact=None, set_={}, exempt=False)
    tried: list[Carried] = []
    for record, style in records:
        if day not in (None, record.particulars.date):
            continue
        named = as_fact(record, bare)
        kept = typed if typed.fact is not None else None
        for each in filter(None, (kept, named, bare)):
            tried += corrected(record, style, [each]).carried
    if not tried:
        return typed
    carried = [each for each in tried if not each.trouble]
    made = carried[0].correction if carried else typed
    return msgspec.structs.replace(made, exempt=any(each.exempt for each in carried or tried))


def as_fact(record: Meeting, typed: Correction) -> Correction | None:
    """Return a correction as a fact put right, if it names a field of one fact of that minute as it stands."""
    label, colon, stands = typed.from_.partition(":")
    if not colon:
        return None
    items = items_meant(record, typed.minute)
    chronicle = rooms_of(record)
    said = (label.strip(), stands.strip(), typed.to.strip())
    found = [
        each
        for entry in record.entries
        if not items or entry.item in items
        for each in _fields_so(
            Scene(record, chronicle, entry.item, entry.at, before=entry), entry, *said
        )
    ]
    if len(found) != 1:
        return None
    entry, name, value = found[0]
    made = {"fact": fingerprint(entry.fact), "set": {name: value}}
    plain = msgspec.to_builtins(typed) | made
    try:
        return msgspec.convert(plain, Correction)
    except msgspec.ValidationError:
        return None


def _fields_so(
    scene: Scene, entry: Entry, label: str, stands: str, wanted: str
) -> Iterator[tuple[Entry, str, object]]:
    """The fields of an entry that are called so and say so, with what they are to say instead."""
    form = FORMS.get(str(entry.fact.__struct_config__.tag))
    if form is None:
        return
    data = details(entry.fact)
    for each in form.fields:
        if each.label.casefold() != label.casefold() or each.name not in data:
            continue
        if _read(form, each, stands, scene) == _plain(data[each.name]):
            value = _read(form, each, wanted, scene) if wanted else ""
            if value is not None:
                yield entry, each.name, value


def _read(form: Form, each: Field, text: str, scene: Scene) -> object:
    try:
        return _plain(form.kind(each).read(text, scene))
    except ClerkError:
        return None


def _plain(value: object) -> object:
    return list(value) if isinstance(value, (tuple, list)) else value
