"""What lies at hand while somebody types: the abbreviations, what is known, the people, the phrases."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from clerk.record.kinds import ItemKind
from clerk.record.people import Person
from clerk.words.abbreviations import Abbreviations, Expansion, expand
from clerk.words.capitals import begins_sentence, capital
from clerk.words.completion import Completion, Known, complete
from clerk.words.formulae import Formula, Preferences, Use, offers
from clerk.words.people import Candidate, candidates


class Switches(msgspec.Struct, frozen=True):
    """Which aids an officer wants; each is on until it is switched off."""

    people: bool = True
    phrases: bool = True
    abbreviations: bool = True
    completion: bool = True
    capitals: bool = True
    marks: bool = True


ALL_OFF = Switches(
    people=False, phrases=False, abbreviations=False, completion=False, capitals=False, marks=False
)


class AtHand(msgspec.Struct, frozen=True):
    """The aids for one place in one meeting. It says what each would do to a text, and changes nothing itself."""

    switches: Switches = msgspec.field(default_factory=Switches)
    book: Abbreviations = msgspec.field(default_factory=lambda: Abbreviations({}))
    known: tuple[Known, ...] = ()
    people: tuple[Person, ...] = ()
    printed: Callable[[Person], str] = str
    in_room: frozenset[str] = frozenset()
    recent: tuple[str, ...] = ()
    kind: ItemKind = "other"
    learnt: tuple[Formula, ...] = ()
    shipped: tuple[Formula, ...] = ()
    preferences: Preferences = msgspec.field(default_factory=Preferences)

    def who(self, typed: str) -> tuple[Candidate, ...]:
        """Who may be meant by the letters after an ``@``, the likeliest first."""
        return candidates(
            typed, self.people, self.printed, in_room=self.in_room, recent=self.recent
        )

    def phrases(self, typed: str, use: Use) -> tuple[Formula, ...]:
        """The phrases for the letters after a ``;``, the best first."""
        return offers(
            typed,
            self.kind,
            use,
            learnt=self.learnt,
            shipped=self.shipped,
            preferences=self.preferences,
        )

    def rest(self, before: str) -> Completion | None:
        """The rest of the word or name that was begun."""
        return complete(before, self.known) if self.switches.completion else None

    def mended(self, text: str, cursor: int, *, sentences: bool) -> Expansion | None:
        """What a blank or a mark that was just typed makes of the words before it.

        A short form becomes what it stands for, and the first word of a sentence gets its capital, if the place has
        ``sentences``; both in one.
        """
        found = expand(text, cursor, self.book) if self.switches.abbreviations else None
        if found is not None:
            begun = self.begun(found.text, text, found.start, sentences=sentences)
            return found._replace(text=begun)
        at = capital(text, cursor) if sentences and self.switches.capitals else None
        if at is None:
            return None
        return Expansion(at, at + 1, text[at].upper(), ())

    def begun(self, words: str, text: str, start: int, *, sentences: bool) -> str:
        """Words as they are put into a text at a place: with a capital, if they begin a sentence there."""
        if sentences and self.switches.capitals and begins_sentence(text, start):
            return words[:1].upper() + words[1:]
        return words
