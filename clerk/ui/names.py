"""Whom a few letters mean: a name, its beginning, initials, or a post. What is less sure never hides what is surer."""

import re
import unicodedata
from collections.abc import Sequence

from clerk.record.people import Person

_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Return a text without capitals and accents, as letters are compared."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def person_words(person: Person) -> str:
    """Return how a person is offered: the name, and the post in brackets."""
    if person.name and person.post:
        return f"{person.name} ({person.post})"
    return person.label


class _Known:
    """What somebody may be called, ready to be compared."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.words, self.name = folded(person_words(person)), folded(person.name)
        self.post, self.family = folded(person.post), folded(person.family_name)
        self.names = _WORD.findall(self.name)
        self.begins_name = " " + " ".join(self.names)
        beside = folded(f"{person.post} {person.organisation}")
        self.begins_beside = " " + " ".join(_WORD.findall(beside))
        self.everything = f"{self.name} {beside}"
        self.initials = "".join(word[0] for word in self.names)
        self.post_initials = "".join(word[0] for word in _WORD.findall(self.post))

    def fit(self, wanted: str) -> int | None:
        """How sure it is that letters mean this person, 0 the surest; None if they do not."""
        several = len(wanted) > 1
        # In this order: whoever fits one of these hides all that fit only a later one.
        fits = (
            wanted == self.words,
            wanted in (self.name, self.post),
            wanted == self.family,
            wanted in self.names,
            several and wanted == self.initials,
            bool(self.name) and self.family.startswith(wanted),
            f" {wanted}" in self.begins_name,
            several and wanted == self.post_initials,
            f" {wanted}" in self.begins_beside,
            wanted in self.everything,
        )
        return next((place for place, fitting in enumerate(fits) if fitting), None)


class Names:
    """The people of a meeting by the letters that mean them."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._known = [_Known(person) for person in people]
        # While somebody types a list, most of its letters are those of the moment before.
        self._meant: dict[str, list[Person]] = {}

    def meant(self, typed: str) -> list[Person]:
        """Return everybody whom letters fit as surely as anybody: one person, or those among whom one has to choose.

        A name in full comes first, then a whole word of it, initials, the beginning of a surname, of another name, of
        a post or organisation; last what stands in the middle of any of them.
        """
        wanted = folded(" ".join(typed.split()))
        if wanted not in self._meant:
            self._meant[wanted] = self._find(wanted) if wanted else []
        return self._meant[wanted]

    def _find(self, wanted: str) -> list[Person]:
        # A script's short name of somebody is most often a surname, which others may have too.
        namesakes = {each.words for each in self._known if each.family == wanted}
        by_id = [each.person for each in self._known if each.person.id == wanted]
        if by_id and len(namesakes) <= 1:
            return by_id
        fits = [(fit, each) for each in self._known if (fit := each.fit(wanted)) is not None]
        surest = min((fit for fit, _ in fits), default=0)
        return [each.person for fit, each in fits if fit == surest]

    def begins_a_name(self, typed: str) -> Person | None:
        """Return somebody of whose name a word begins with these letters."""
        wanted = f" {folded(typed)}"
        return next((each.person for each in self._known if wanted in each.begins_name), None)
