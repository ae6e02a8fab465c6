"""What a mark offers: people after @, phrases after ;. Letters after the mark narrow the offers."""

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence

from clerk.ui.aids.offered import Offered
from clerk.words.at_hand import AtHand
from clerk.words.formulae import Formula, Use
from clerk.words.people import Candidate
from clerk.words.stops import Template, read_template

_LETTERS = re.compile(r"(?:\w[\w'’. -]{0,60})?")


class Offering(ABC):
    """One mark. What it found last stands in order; `chosen` makes the words of one."""

    mark: str
    name: str
    hint = ""

    @abstractmethod
    def is_on(self, at_hand: AtHand) -> bool:
        """Return whether the officer wants it."""

    @abstractmethod
    def opens(self, before: str) -> bool:
        """Return whether a mark that was typed after these words offers anything."""

    @abstractmethod
    def find(self, letters: str, at_hand: AtHand, use: Use) -> Sequence[Offered]:
        """Return what is offered for some letters, the best first."""

    @abstractmethod
    def chosen(self, row: int) -> Template:
        """Return the words of an offer."""

    def goes_on(self, letters: str) -> bool:
        """Return whether these can be letters of something that is offered."""
        return _LETTERS.fullmatch(letters) is not None


class People(Offering):
    """`@`: who was meant, as the style prints them."""

    mark, name = "@", "People"

    def __init__(self) -> None:
        self.found: Sequence[Candidate] = ()

    def is_on(self, at_hand: AtHand) -> bool:
        """Return whether the officer wants it."""
        return at_hand.switches.people

    def opens(self, before: str) -> bool:
        """Return whether no address is being typed."""
        return (not before[-1:].isalnum() and before[-1:] not in "._-") or not before

    def find(self, letters: str, at_hand: AtHand, use: Use) -> Sequence[Offered]:
        """Return the people whom the letters may mean; recent speakers first."""
        del use
        self.found = at_hand.who(letters)
        by_id = {person.id: person for person in at_hand.people}
        found = []
        for each in self.found:
            person = by_id[each.person]
            beside = [person.name, person.post, person.organisation or person.group]
            told = [words for words in beside if words and words not in each.text]
            there = [] if each.in_room else ["not in the room"]
            found.append(Offered(each.text, ", ".join([*told, *there])))
        return found

    def chosen(self, row: int) -> Template:
        """Return somebody's name as the style prints it."""
        return Template(self.found[row].text, ())


class Phrases(Offering):
    """`;`: what this body says at such an item, then the officer's own and the shipped ones."""

    mark, name = ";", "Phrases"
    hint = "F2 changes a phrase, Delete forgets it"

    def __init__(self) -> None:
        self.found: Sequence[Formula] = ()

    def is_on(self, at_hand: AtHand) -> bool:
        """Return whether the officer wants it."""
        return at_hand.switches.phrases

    def opens(self, before: str) -> bool:
        """Return whether a word begins here: directly after one, it is just a semicolon."""
        return not before or before[-1].isspace()

    def find(self, letters: str, at_hand: AtHand, use: Use) -> Sequence[Offered]:
        """Return the phrases that hold the letters, this body's own first."""
        self.found = at_hand.phrases(letters, use)
        return [
            Offered(
                each.template.replace("[]", "[…]"), f"used {each.times} times" if each.times else ""
            )
            for each in self.found
        ]

    def chosen(self, row: int) -> Template:
        """Return a phrase with its places to fill in."""
        return read_template(self.found[row].template)
