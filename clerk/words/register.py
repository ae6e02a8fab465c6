"""The words that a meeting's own papers bring with them: names, posts, organisations, titles."""

from __future__ import annotations

from collections.abc import Iterator

from clerk.record.meeting import Meeting


def register_words(meeting: Meeting) -> frozenset[str]:
    """Every text of a meeting's plan whose words are right as they stand, since somebody is called so.

    Titles of the agenda are among them, exempt ones too: they are printed on the public agenda.
    """
    return frozenset(text for text in _texts(meeting) if text)


def _texts(meeting: Meeting) -> Iterator[str]:
    yield from (meeting.council.name, meeting.particulars.place, meeting.particulars.reference)
    body = meeting.body
    yield from (body.name, body.other_name, body.chair_term)
    for person in meeting.people:
        yield from (person.name, person.surname, person.title, person.post)
        yield from (person.organisation, person.group)
    for item in meeting.agenda:
        yield from (item.title, item.other_title)
