"""The search for the fact that says what is proposed: candidates are derived, and the exact ones are kept.

Two things wrong in one sentence are found one after the other: where no single change gives the proposed words, the
one that comes nearest is taken and searched from again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from clerk.minutes.applying.candidates import Clues, candidates, clues, with_other_words
from clerk.minutes.applying.deeds import Altered, Deed, Replanned, foreseen
from clerk.minutes.applying.printed import Printed
from clerk.minutes.applying.texts import carried, distance, same
from clerk.record.meeting import AgendaItem, Meeting, Particulars
from clerk.record.people import Person

P = TypeVar("P", AgendaItem, Person, Particulars)
# Mover, seconder and both figures of a vote put right in one sentence; more is another sentence.
_STEPS = 4
_OFFERED = 3


class Found(msgspec.Struct, frozen=True):
    """One way to have the proposed words: what is done, the text then, and how many other paragraphs alter with it."""

    deeds: tuple[Deed, ...]
    told: str
    exact: bool
    others: int
    words_only: bool = False


def facts_saying(
    printed: Printed, anchor: str, target: str, given_up: Callable[[], bool] = lambda: False
) -> list[Found]:
    """The changes of facts after which a block reads as proposed: the exact ones, else the one that comes nearest.

    Whoever has ``given_up`` wants no answer any more, and is given any.
    """
    here = printed
    for _ in range(_STEPS):
        tried = []
        for each in _tried(printed, here, anchor, target):
            if given_up():
                return []
            tried.append(each)
        exact = [each for each in tried if each.exact]
        if exact:
            exact.sort(key=lambda each: (each.words_only, each.others))
            facts = [each for each in exact if not each.words_only]
            return (facts or exact)[:_OFFERED]
        nearer = _nearest(here, anchor, target, tried)
        if nearer is None:
            break
        here = here.of(foreseen(printed.meeting, nearer.deeds))
    if here is printed:
        return []
    return [_found(printed, here, anchor, target, words_only=False)]


def _nearest(here: Printed, anchor: str, target: str, tried: Iterable[Found]) -> Found | None:
    before = distance(here.texts[anchor], target)
    best = min(tried, key=lambda each: (distance(each.told, target), each.others), default=None)
    return best if best is not None and distance(best.told, target) < before else None


def _tried(printed: Printed, here: Printed, anchor: str, target: str) -> Iterator[Found]:
    block = here.blocks[anchor]
    text = here.texts[anchor]
    clue = clues(here.meeting, text, target)
    sources = dict.fromkeys((*block.sources, *(run.source for run in block.runs if run.source)))
    own = {source: _own_words(here, source, clue) for source in sources}
    for source in sources:
        entry = here.meeting.entry_by_id.get(source)
        for other in candidates(entry, clue) if entry is not None else ():
            then = here.of(
                foreseen(here.meeting, [Altered(here.meeting.entry_by_id[source], other)])
            )
            told = then.texts.get(anchor)
            if told is not None and told != text:
                yield _found(printed, then, anchor, target, words_only=other in own[source])


def _own_words(here: Printed, source: int, clue: Clues) -> list[object]:
    entry = here.meeting.entry_by_id.get(source)
    return list(with_other_words(entry, clue.was, clue.now)) if entry is not None else []


def _found(printed: Printed, then: Printed, anchor: str, target: str, *, words_only: bool) -> Found:
    was, now = printed.meeting.entry_by_id, then.meeting.entry_by_id
    deeds = tuple(Altered(was[each], now[each]) for each in was if was[each] != now.get(each))
    told = then.texts[anchor]
    return Found(deeds, told, same(told, target), then.others(printed, anchor), words_only)


# What a meeting was set up with.


def plans_saying(printed: Printed, anchor: str, target: str) -> list[Found]:
    """The changes of agenda, people or place after which a block reads as proposed, word for word."""
    text = printed.texts[anchor]
    plan = msgspec.structs.replace(printed.meeting, entries=())
    found = []
    for other in _plans(plan, printed.blocks[anchor].item, text, target):
        deed = Replanned(other)
        then = printed.of(foreseen(printed.meeting, [deed]))
        told = then.texts.get(anchor)
        if told is not None and same(told, target):
            found.append(Found((deed,), told, True, then.others(printed, anchor)))
    return found[:1]


def _plans(plan: Meeting, item: str | None, text: str, target: str) -> Iterator[Meeting]:
    replace = msgspec.structs.replace
    for index, each in enumerate(plan.agenda):
        if each.id == item:
            for other in _with_text(each, _ITEM_TEXTS, text, target):
                agenda = (*plan.agenda[:index], other, *plan.agenda[index + 1 :])
                yield replace(plan, agenda=agenda)
    for index, person in enumerate(plan.people):
        for altered in _with_text(person, _PERSON_TEXTS, text, target):
            people = (*plan.people[:index], altered, *plan.people[index + 1 :])
            yield replace(plan, people=people)
    for particulars in _with_text(plan.particulars, ("place",), text, target):
        yield replace(plan, particulars=particulars)


_ITEM_TEXTS = ("title", "other_title", "purpose", "public_text")
_PERSON_TEXTS = ("name", "post", "organisation")


def _with_text(part: P, names: Iterable[str], text: str, target: str) -> Iterator[P]:
    for name in names:
        old: str = getattr(part, name)
        new = _other_text(old, text, target)
        if new and new != old:
            yield msgspec.structs.replace(part, **{name: new})


def _other_text(old: str, text: str, target: str) -> str:
    """What a text became; a word that is only printed in capitals keeps the letters it had."""
    start = text.lower().find(old.lower()) if old else -1
    if start < 0:
        return ""
    first, last = carried(text, target, start, start + len(old))
    new = target[first:last].strip()
    if new.isupper() and not old.isupper():
        had = {word.lower(): word for word in old.split()}
        new = " ".join(had.get(word.lower(), word.lower()) for word in new.split())
        new = new[:1].upper() + new[1:]
    return new
