"""Phrases that are offered: shipped ones, the officer's own, and those that this body used before (``learning``)."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, get_args

import msgspec

from clerk.errors import Refused
from clerk.record.kinds import ItemKind
from clerk.record.text import clean
from clerk.words.stops import TemplateError, read_template

Use = Literal["passage", "decision", "action"]
"""Where a phrase belongs: among what was said, in a motion or decision, in an action."""

FEWEST_TIMES = 2
"""How often this body used a sentence before it is offered."""
MOST_OFFERED = 8
LONGEST = 500


class Formula(NamedTuple):
    """A phrase to offer. ``kind`` is the kind of item it belongs to, None for any.

    ``template`` has its places to fill in, in square brackets (``stops``); ``times`` is how often it was used, ``last``
    when last; ``mark`` tells it from every other, whatever was edited in it.
    """

    template: str
    kind: ItemKind | None
    use: Use
    origin: Literal["learned", "own", "shipped"]
    mark: str
    times: int = 0
    last: dt.date = dt.date.min


class Own(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A phrase of the officer's own."""

    template: str
    use: Use = "passage"
    kind: ItemKind | None = None


class Preferences(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What an officer changed: phrases of their own, phrases edited (by mark), and the marks of those forgotten.

    A forgotten phrase is kept as a mark alone, from which its words cannot be read.
    """

    own: tuple[Own, ...] = ()
    edited: dict[str, str] = msgspec.field(default_factory=dict)
    forgotten: frozenset[str] = frozenset()

    def with_own(self, template: str, use: Use, kind: ItemKind | None) -> Preferences:
        """These, and a phrase of the officer's own; one that was forgotten comes back by this alone.

        Raises:
            Refused: it cannot be a phrase; the sentence says why.
        """
        template = checked(template)
        others = tuple(own for own in self.own if mark_of(own.template) != mark_of(template))
        return Preferences(
            (*others, Own(template, use, kind)), self.edited, self.forgotten - {mark_of(template)}
        )

    def with_edited(self, formula: Formula, template: str) -> Preferences:
        """These, with other words for a phrase, wherever it is offered.

        Raises:
            Refused: they cannot be a phrase; the sentence says why.
        """
        template = checked(template)
        if formula.origin == "own":
            own = tuple(
                msgspec.structs.replace(each, template=template)
                if mark_of(each.template) == formula.mark
                else each
                for each in self.own
            )
            return Preferences(own, self.edited, self.forgotten)
        return Preferences(self.own, {**self.edited, formula.mark: template}, self.forgotten)

    def with_forgotten(self, formula: Formula) -> Preferences:
        """These, without a phrase: it does not come back, however often it is used again."""
        marks = {formula.mark, mark_of(formula.template)}
        return Preferences(
            tuple(own for own in self.own if mark_of(own.template) not in marks),
            {mark: words for mark, words in self.edited.items() if mark not in marks},
            self.forgotten | marks,
        )


def mark_of(template: str) -> str:
    """What tells a phrase from others: the same whatever its capitals, the stop at its end, and its hints."""
    plain = re.sub(r"\[[^\]]*\]", "[]", template).casefold().strip(" .;:,")
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def checked(template: str) -> str:
    """A phrase as it may be kept.

    Raises:
        Refused: it is empty, too long, or a bracket in it has no partner.
    """
    text, dropped = clean(template.strip())
    if dropped:
        raise Refused("The phrase has characters that no document may hold; type it again.")
    if len(text) > LONGEST:
        raise Refused(f"The phrase is too long: at most {LONGEST} characters.")
    try:
        if not re.search(r"\w", re.sub(r"\[[^\]]*\]", "", read_template(text).text)):
            raise Refused("The phrase has no words of its own.")
    except TemplateError as error:
        raise Refused(f"The phrase cannot be read: {error}.") from None
    return text


def offers(
    typed: str,
    kind: ItemKind,
    use: Use,
    *,
    learnt: Sequence[Formula],
    shipped: Sequence[Formula],
    preferences: Preferences,
    fewest_times: int = FEWEST_TIMES,
) -> tuple[Formula, ...]:
    """The phrases to offer for a kind of item after ``;`` and some letters, best first, at most eight.

    First what this body used before for this kind of item, then the officer's own, then the shipped ones for the
    kind, then those for any; of each, those that begin with what was typed before those that hold it.
    """
    ranked: dict[str, tuple[tuple[bool, int], Formula]] = {}
    own = [
        Formula(own.template, own.kind, own.use, "own", mark_of(own.template))
        for own in preferences.own
    ]
    used = [formula for formula in learnt if formula.times >= fewest_times and formula.kind == kind]
    for_kind = [formula for formula in shipped if formula.kind == kind]
    for_any = [formula for formula in shipped if formula.kind is None]
    for rank, formula in enumerate((*used, *own, *for_kind, *for_any)):
        if formula.kind not in (kind, None) or formula.use != use:
            continue
        words = preferences.edited.get(formula.mark, formula.template)
        # Also what was edited may have been forgotten, or be said in the same words by another.
        marks = {formula.mark, mark_of(words)}
        fits = _fits(typed, words)
        if fits is None or marks & preferences.forgotten or ranked.keys() & marks:
            continue
        ranked[mark_of(words)] = ((not fits, rank), formula._replace(template=words))
    best = sorted(ranked.values(), key=lambda entry: entry[0])
    return tuple(formula for _, formula in best[:MOST_OFFERED])


def _fits(typed: str, template: str) -> bool | None:
    """Whether a phrase begins with what was typed (True), holds it (False), or neither (None).

    Each word typed begins a word of the phrase, in their order: "min rec" finds "the minutes … correct record".
    """
    wanted = re.findall(r"\w+", typed.casefold())
    words = re.findall(r"\w+", re.sub(r"\[[^\]]*\]", " ", template).casefold())
    begins = all(word.startswith(letters) for word, letters in zip(words, wanted, strict=False))
    if len(wanted) <= len(words) and begins:
        return True
    rest = iter(words)
    return (
        False if all(any(word.startswith(letters) for word in rest) for letters in wanted) else None
    )


# The shipped set


class _Uses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    passage: tuple[str, ...] = ()
    decision: tuple[str, ...] = ()
    action: tuple[str, ...] = ()


def read_formulae(data: Mapping[str, object], source: str) -> tuple[Formula, ...]:
    """The phrases of a file: a table for each kind of item, and one called ``any``.

    Raises:
        Refused: a table or a phrase cannot be taken; the sentence says which and why.
    """
    kinds: dict[str, ItemKind] = {kind: kind for kind in get_args(ItemKind)}
    found: list[Formula] = []
    for name, table in data.items():
        if name != "any" and name not in kinds:
            raise Refused(f"{source}: there is no kind of item called “{name}”.")
        try:
            uses = msgspec.convert(table, _Uses)
        except msgspec.ValidationError as error:
            raise Refused(f"{source}, [{name}]: {error}.") from None
        kind = kinds.get(name)
        lists: tuple[tuple[Use, tuple[str, ...]], ...] = (
            ("passage", uses.passage),
            ("decision", uses.decision),
            ("action", uses.action),
        )
        for use, templates in lists:
            for template in templates:
                text = checked(template)
                found.append(Formula(text, kind, use, "shipped", mark_of(text)))
    return tuple(found)
