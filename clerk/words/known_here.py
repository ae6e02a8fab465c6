"""What a meeting already knows: the long words and names of an item, of the whole meeting, and of its papers.

Nothing exempt is known outside its item, nor in it while what is said there is public; no private note is anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from clerk.record.exemption import public_meeting
from clerk.record.facts import AnyFact, Private
from clerk.record.kinds import part_texts
from clerk.record.meeting import AgendaItem, Entry, Meeting
from clerk.words.completion import Known, known_of
from clerk.words.kept import is_private


def known_here(meeting: Meeting, item: str | None) -> tuple[Known, Known, Known]:
    """What is known in an item: there, in the meeting, and in its papers, the nearest first.

    Of what is exempt there, only where a passage that is said next would be exempt as well.
    """
    public = public_meeting(meeting)
    near = meeting if is_private(meeting, item) else public
    return in_item(near, item), in_meeting(public), in_papers(public)


def in_item(meeting: Meeting, item: str | None) -> Known:
    """What was said in one item of a meeting, and what its papers say."""
    agenda = meeting.item_by_id.get(item or "")
    said = _said(entry for entry in meeting.entries if entry.item == item)
    return known_of([*said, *(_papers(agenda) if agenda else ())])


def in_meeting(public: Meeting) -> Known:
    """What was said in a meeting, as the public may know it (``public_meeting``)."""
    return known_of(_said(public.entries))


def in_papers(public: Meeting) -> Known:
    """What the papers of a meeting call things and people, as the public may know them."""
    names = list(_names(public))
    texts = [text for item in public.agenda for text in _papers(item)]
    return known_of([*texts, *(f" {name}" for name in names)], names)


def _said(entries: Iterable[Entry]) -> list[str]:
    """The words of entries, those said last first."""
    found: list[str] = []
    for entry in entries:
        if not isinstance(entry.fact, Private):
            found += _texts(entry.fact)
            if entry.wording:
                found.append(entry.wording)
    return found[::-1]


def _texts(fact: AnyFact) -> Iterator[str]:
    for name in fact.__struct_fields__:
        value = getattr(fact, name)
        if isinstance(value, str):
            value = (value,)
        if isinstance(value, tuple) and value and not isinstance(value[0], msgspec.Struct):
            yield from (each for each in value if isinstance(each, str) and " " in each)
        elif name == "parts" and isinstance(value, tuple):
            yield from part_texts(value)


def _papers(item: AgendaItem) -> Iterator[str]:
    notice = item.notice
    yield from (item.title, item.purpose, *item.recommendations)
    for told in (notice, item.application):
        if told is not None:
            yield from (text for text in _strings(told) if " " in text)


def _strings(struct: msgspec.Struct) -> Iterator[str]:
    for name in struct.__struct_fields__:
        value = getattr(struct, name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (each for each in value if isinstance(each, str))


def _names(meeting: Meeting) -> Iterator[str]:
    body = meeting.body
    yield from (body.name, meeting.council.name, body.other_name, meeting.particulars.place)
    for person in meeting.people:
        yield from (person.name, person.post, person.organisation, person.group)
    for item in meeting.agenda:
        yield item.title
