"""Phrases that a body used before, by kind of item, counted.

What is learned comes from the public text of earlier meetings alone: of each meeting only what
``public_meeting`` leaves is ever read. Nothing learned is kept: it is counted afresh from the meetings, so that a
passage that is marked as exempt later is offered no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from clerk.record.exemption import public_meeting
from clerk.record.facts import (
    Amend,
    AnyFact,
    Assign,
    MatterArising,
    Move,
    Petition,
    Resolve,
    Say,
    Speak,
)
from clerk.record.kinds import part_texts
from clerk.record.meeting import Meeting
from clerk.words.formulae import Formula, Use, mark_of
from clerk.words.sentences import Generaliser


def learned(
    meetings: Iterable[Meeting],
    current: Meeting,
    is_word: Callable[[str], bool] = lambda _word: True,
) -> tuple[Formula, ...]:
    """What the body of the current meeting said before, by kind of item, the most used first.

    ``meetings`` may be of any body and day: only earlier ones of the same body of the same council count, and of
    those only what the public may read. ``is_word`` tells words in small letters from names.
    """
    found: dict[tuple[str, str, str], Formula] = {}
    earlier = [meeting for meeting in meetings if _is_earlier(meeting, current)]
    for meeting in sorted(earlier, key=lambda meeting: meeting.particulars.starts):
        for formula in said_in(meeting, is_word):
            key = (formula.kind or "", formula.use, formula.mark)
            before = found.get(key)
            found[key] = formula._replace(times=before.times + 1 if before else 1)
    return tuple(sorted(found.values(), key=_most_used))


def _most_used(formula: Formula) -> tuple[int, int, str]:
    return -formula.times, -formula.last.toordinal(), formula.template


def _is_earlier(meeting: Meeting, current: Meeting) -> bool:
    return (
        meeting.council.name == current.council.name
        and meeting.body.id == current.body.id
        and meeting.particulars.starts < current.particulars.starts
    )


def said_in(meeting: Meeting, is_word: Callable[[str], bool]) -> Iterator[Formula]:
    """Every public sentence of a meeting, made general, in the order in which it was said."""
    public = public_meeting(meeting)
    # Names are known from the whole register, those too that the public one leaves out: so they are taken for names.
    generaliser = Generaliser(meeting, is_word)
    for entry in public.entries:
        item = public.item_by_id.get(entry.item or "")
        kind = item.kind if item else "other"
        texts = _texts(entry.fact)
        if entry.wording:
            texts.append(("passage", entry.wording))
        for use, text in texts:
            for template in generaliser.formulae(text):
                yield Formula(
                    template, kind, use, "learned", mark_of(template), 1, meeting.particulars.date
                )


def _texts(fact: AnyFact) -> list[tuple[Use, str]]:
    """The passages of a fact in which a body's own way of putting things may be found."""
    match fact:
        case Say(form="paragraph" | "point" | "bullet") | MatterArising() | Speak():
            return [("passage", fact.text)]
        case Petition():
            return [("passage", fact.outcome)]
        case Move() | Amend():
            return [("decision", text) for text in (fact.what, *part_texts(fact.parts))]
        case Resolve():
            reasons = (fact.reasons,) if isinstance(fact.reasons, str) else fact.reasons
            return [("decision", text) for text in (fact.what, *part_texts(fact.parts), *reasons)]
        case Assign():
            return [("action", fact.text)]
        case _:
            return []
