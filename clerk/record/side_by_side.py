"""Two records of one meeting as they may be laid side by side: what one of them keeps back, the other must not tell.

Sources: LGA 1972 s.100C and Sch 12A. An entry may have become exempt since a draft was made, or ceased to be: beside
each other the two would tell the public what either of them alone leaves out. In doubt it is left out of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from clerk.record.exemption import bared, bared_entries, exempt_entries
from clerk.record.facts import ApproveMinutes, Correction, Private
from clerk.record.meeting import AgendaItem, Entry, Meeting
from clerk.record.own_words import entry_texts

_WORD = re.compile(r"\w+")
# So many words in a row are nobody's by chance; a shorter text has to be the same altogether, and not a word or two.
_RUN, _SHORTEST = 8, 4


def without_notes(old: Meeting, new: Meeting) -> tuple[Meeting, Meeting]:
    """Both without what is a private note in either of them."""
    notes = {
        entry.id
        for meeting in (old, new)
        for entry in meeting.entries
        if isinstance(entry.fact, Private)
    }
    return _without(old, notes), _without(new, notes)


def with_same_secrets(old: Meeting, new: Meeting) -> tuple[Meeting, Meeting]:
    """Both with everything marked exempt that is exempt in either of them, by its entry or by its words."""
    old, new = _with_items_of(old, new), _with_items_of(new, old)
    kept_back = _exempt_corrections(old) | _exempt_corrections(new)
    old, new = _with_corrections_of(old, kept_back), _with_corrections_of(new, kept_back)
    hidden = exempt_entries(old), exempt_entries(new)
    bare = bared_entries(old), bared_entries(new)
    secret = _secret_words(old, hidden[0] | bare[0]), _secret_words(new, hidden[1] | bare[1])
    either = hidden[0] | hidden[1]
    return (
        _marked(old, either | _telling(old, secret[1]), bare[0] | bare[1]),
        _marked(new, either | _telling(new, secret[0]), bare[0] | bare[1]),
    )


def _without(meeting: Meeting, entries: set[int]) -> Meeting:
    return meeting.with_entries(each for each in meeting.entries if each.id not in entries)


def _marked(meeting: Meeting, hidden: frozenset[int], bare: frozenset[int]) -> Meeting:
    """The meeting with entries marked exempt, and with others told without words that somebody chose for them."""
    return meeting.with_entries(
        msgspec.structs.replace(each, exempt=True)
        if each.id in hidden
        else bared(each, each.exempt)
        if each.id in bare
        else each
        for each in meeting.entries
    )


def _exempt_corrections(meeting: Meeting) -> frozenset[str]:
    """What stood, or was to stand, in the exempt part of earlier minutes, as corrections there say it."""
    every = (each for _, fact in meeting.of(ApproveMinutes) for each in fact.corrections)
    return frozenset(words for each in every if each.exempt for words in (each.from_, each.to))


def _with_corrections_of(meeting: Meeting, kept_back: frozenset[str]) -> Meeting:
    if not kept_back:
        return meeting

    def too(each: Correction) -> Correction:
        secret = each.exempt or not kept_back.isdisjoint((each.from_, each.to))
        return msgspec.structs.replace(each, exempt=secret)

    return meeting.with_entries(
        entry.told_as(
            msgspec.structs.replace(
                entry.fact, corrections=tuple(too(each) for each in entry.fact.corrections)
            )
        )
        if isinstance(entry.fact, ApproveMinutes)
        else entry
        for entry in meeting.entries
    )


def _with_items_of(meeting: Meeting, other: Meeting) -> Meeting:
    agenda = tuple(_secret_too(item, other.item_by_id.get(item.id)) for item in meeting.agenda)
    return msgspec.structs.replace(meeting, agenda=agenda)


def _secret_too(item: AgendaItem, other: AgendaItem | None) -> AgendaItem:
    if other is None or item.exempt or item.public_text:
        return item
    return msgspec.structs.replace(item, exempt=other.exempt, public_text=other.public_text)


def _secret_words(meeting: Meeting, hidden: frozenset[int]) -> frozenset[tuple[str, ...]]:
    """Runs of words that a meeting tells in private alone."""
    secret = _runs(each for each in meeting.entries if each.id in hidden)
    return secret - _runs(each for each in meeting.entries if each.id not in hidden)


def _telling(meeting: Meeting, secret: frozenset[tuple[str, ...]]) -> frozenset[int]:
    if not secret:
        return frozenset()
    return frozenset(each.id for each in meeting.entries if not secret.isdisjoint(_runs([each])))


def _runs(entries: Iterable[Entry]) -> frozenset[tuple[str, ...]]:
    return frozenset(
        run for entry in entries for _, text in entry_texts(entry) for run in _of(text)
    )


def _of(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    if len(words) < _RUN:
        if len(words) >= _SHORTEST:
            yield tuple(words)
        return
    for at in range(len(words) - _RUN + 1):
        yield tuple(words[at : at + _RUN])
