"""What a way to take a proposal does, in words: which field would say what instead of what."""

from __future__ import annotations

from collections.abc import Iterator

from clerk.minutes.applying import Added, Altered, Deed, Moved, Removed, Replanned, Way
from clerk.record.facts import Say, verb
from clerk.record.meeting import Entry, Meeting
from clerk.ui.field_words import Scene, When, show_when
from clerk.ui.filling import texts_of
from clerk.ui.forms import FORMS
from clerk.ui.views.returned import short
from clerk.ui.views.words import shown

_LONG = 48


def way_words(way: Way, scene: Scene) -> str:
    """What a way alters, in a few words: “Seconder: Priya Nair instead of Owen Lindqvist”."""
    if way.kind == "words":
        return _words_taken(way)
    return shown("; ".join(each for deed in way.deeds for each in _told(deed, scene)))


def done_words(way: Way, scene: Scene) -> str:
    """What a way altered, once it is done."""
    if way.kind != "words":
        return way_words(way, scene)
    return "The passage has these words" if _is_passage(way) else "It has an own wording"


def _words_taken(way: Way) -> str:
    return "Accept these words" if _is_passage(way) else "Accept as your own wording of the fact"


def _is_passage(way: Way) -> bool:
    deed = way.deeds[0] if way.deeds else None
    return isinstance(deed, Altered) and isinstance(deed.entry.fact, Say)


def _told(deed: Deed, scene: Scene) -> Iterator[str]:
    if isinstance(deed, Altered):
        yield from _altered(deed.was, deed.entry, scene)
    elif isinstance(deed, Added):
        yield "A passage more, put in here"
    elif isinstance(deed, Removed):
        name = FORMS[verb(deed.was.fact)].words if verb(deed.was.fact) in FORMS else "The entry"
        yield f"Entry taken away: {name} at {deed.was.at:%H:%M}"
    elif isinstance(deed, Moved):
        at = "" if deed.at == deed.was.at else f", with the time {deed.at:%H:%M}"
        yield f"Put there{at}"
    elif isinstance(deed, Replanned):
        yield from _replanned(scene.meeting, deed.meeting)


def _altered(was: Entry, now: Entry, scene: Scene) -> Iterator[str]:
    form = FORMS.get(verb(was.fact))
    if form is not None and was.fact != now.fact:
        before, after = (texts_of(form, each.fact, scene) for each in (was, now))
        for field in form.fields:
            if before[field.name] != after[field.name]:
                yield _swapped(field.label, before[field.name], after[field.name])
    if (was.at, was.about) != (now.at, now.about):
        yield _swapped(
            "Time", *(show_when(When(each.at, each.about), scene) for each in (was, now))
        )


def _swapped(label: str, old: str, new: str) -> str:
    if max(len(old), len(new)) > _LONG:
        return f"{label}: in other words"
    if not new:
        return f"{label}: no more {old}"
    return f"{label}: {new} instead of {old}" if old else f"{label}: {new}"


def _replanned(was: Meeting, now: Meeting) -> Iterator[str]:
    for old, new in zip(was.agenda, now.agenda, strict=True):
        if old.title != new.title:
            yield f"Title of item {old.number}: {short(new.title)}".replace("item :", "the item:")
        elif old != new:
            yield f"Agenda: item {old.number} in other words"
    for person, other in zip(was.people, now.people, strict=True):
        if person != other:
            yield f"People: {other.label} instead of {person.label}"
    if was.particulars != now.particulars:
        yield f"Place: {now.particulars.place}"
