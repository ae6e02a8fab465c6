"""Whom a few letters mean: a name, its beginning, initials, or a post. What is less sure never hides what is surer."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from clerk.record.people import Person

_WORD = re.compile(r"[^\W_]+")
Fits = Callable[[str, Person], bool]


def folded(text: str) -> str:
    """Return a text without capitals and accents, as letters are compared."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def person_words(person: Person) -> str:
    """Return how a person is offered: the name, and the post in brackets."""
    if person.name and person.post:
        return f"{person.name} ({person.post})"
    return person.label


def _initials(text: str) -> str:
    return "".join(word[0] for word in _WORD.findall(folded(text)))


def begins_a_word(typed: str, text: str) -> bool:
    """Return whether a word of a text begins with these letters."""
    return f" {folded(typed)}" in " " + " ".join(_WORD.findall(folded(text)))


# Surest first: whoever fits one of these hides all that fit only a later one.
_FITS: tuple[Fits, ...] = (
    lambda wanted, p: wanted == folded(person_words(p)),
    lambda wanted, p: wanted in (folded(p.name), folded(p.post)),
    lambda wanted, p: wanted == folded(p.family_name),
    lambda wanted, p: len(wanted) > 1 and wanted == _initials(p.name),
    lambda wanted, p: bool(p.name) and folded(p.family_name).startswith(wanted),
    lambda wanted, p: begins_a_word(wanted, p.name),
    lambda wanted, p: len(wanted) > 1 and wanted == _initials(p.post),
    lambda wanted, p: begins_a_word(wanted, f"{p.post} {p.organisation}"),
    lambda wanted, p: wanted in folded(f"{p.name} {p.post} {p.organisation}"),
)


def people_meant(typed: str, people: Sequence[Person]) -> list[Person]:
    """Return everybody whom letters fit as surely as anybody: one person, or those among whom one has to choose.

    A name in full comes first, then initials, the beginning of a surname, of another name, of a post or
    organisation; last what stands in the middle of any of them.
    """
    wanted = folded(" ".join(typed.split()))
    if not wanted:
        return []
    # A script's short name of somebody is most often a surname, which others may have too.
    namesakes = [p for p in people if folded(p.family_name) == wanted]
    if len({person_words(p) for p in namesakes}) <= 1:
        by_id = [p for p in people if p.id == wanted]
        if by_id:
            return by_id
    for fits in _FITS:
        found = [person for person in people if fits(wanted, person)]
        if found:
            return found
    return []
