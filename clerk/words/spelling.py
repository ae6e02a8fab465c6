"""Which words of a text are misspelt, and what may have been meant; the dictionary itself is handed in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, Protocol

MOST_SUGGESTIONS = 5

_APOSTROPHES = str.maketrans("\u2019\u02bc", "''")
_HYPHENS = re.compile("[\u2010\u2011]")
# What stands between blanks; and the words in it, with the apostrophes and hyphens that are inside, and with accents
# that are characters of their own.
_LETTERS = r"(?:[^\W_][\u0300-\u036f]*)+"
_CHUNK = re.compile(r"\S+")
_WORD = re.compile(rf"{_LETTERS}(?:['\u2019\-\u2010\u2011]{_LETTERS})*")
_PART = re.compile(rf"{_LETTERS}(?:['\u2019]{_LETTERS})*")
_ADDRESS = re.compile(r"@|://|^www\.|\\|^[\w.-]+\.(?:uk|com|org|net|eu|wales)\b", re.IGNORECASE)
# TPO, TPOs, HMRC's: the capitals say that it is no word.
_CAPITALS = re.compile(r"[^\W\d_]*[A-Z]{2,}(?:['’]?s)?")
_ENDINGS = ("'s", "'")
# Two words of the register this much alike are offered for one another: "Nortbrook" for "Northbrook".
_ALIKE = 0.78
_DIGITS = frozenset("0123456789")


class Span(NamedTuple):
    """A stretch of a text, from ``start`` up to but not including ``end``."""

    start: int
    end: int


class Dictionary(Protocol):
    """A list of a language's words that knows how they are made."""

    def knows(self, word: str) -> bool:
        """Whether it is a word, with its capitals as they should be; its apostrophe is a straight one."""

    def near(self, word: str) -> Sequence[str]:
        """Words one slip away from this one, the likeliest first; found at once."""

    def far(self, word: str) -> Sequence[str]:
        """Words that are like this one in any way, the likeliest first; found slowly."""


class Speller:
    """Checks spelling by a dictionary and by further words: names, the field's terms, the officer's own.

    A word is remembered once it was looked up, so that a passage checked again costs next to nothing. A further
    word with a capital has to have it ("Ash"); one without may begin with one ("seconder", "Seconder").
    """

    def __init__(self, words: Iterable[str], dictionary: Dictionary) -> None:
        """Take further words, one or several in a text ("Harbour Master"), besides those of the dictionary."""
        self._dictionary = dictionary
        self._further: set[str] = set()
        self._looked_up: dict[str, bool] = {}
        for text in words:
            self._take(text)

    def _take(self, text: str) -> None:
        for found in _WORD.finditer(text):
            whole = _plain(found.group())
            # "Llanfair-ar-y-bryn" is a word, and so are its parts.
            self._further.update({whole, *(_plain(part) for part in _PART.findall(whole))})

    def add(self, text: str) -> None:
        """Take a further word from now on."""
        self._take(text)
        self._looked_up.clear()

    def misspelt(self, text: str) -> tuple[Span, ...]:
        """Where the misspelt words of a text are, in order.

        Never a word with digits, an e-mail or web address, an abbreviation in capitals, or a reference such as
        26/00417/FUL. In a word with hyphens the part is told that is wrong.
        """
        found: list[Span] = []
        for chunk in _CHUNK.finditer(text):
            piece = chunk.group()
            if self._looked_up.get(piece) or _ADDRESS.search(piece):
                continue
            spans = self._wrong_in(piece)
            # A piece with nothing wrong in it is known from now on, punctuation and all.
            if not spans:
                self._looked_up[piece] = True
            found += [Span(chunk.start() + start, chunk.start() + end) for start, end in spans]
        return tuple(found)

    def _wrong_in(self, piece: str) -> list[Span]:
        if "/" in piece and _DIGITS.intersection(piece):
            return []
        wrong: list[Span] = []
        for found in _WORD.finditer(piece):
            if self.knows(found.group()):
                continue
            wrong += [
                Span(found.start() + part.start(), found.start() + part.end())
                for part in _PART.finditer(found.group())
                if not self.knows(part.group())
            ]
        return wrong

    def knows(self, word: str) -> bool:
        """Whether a word is spelt as it should be, or is nothing that has a spelling."""
        known = self._looked_up.get(word)
        if known is None:
            known = self._looked_up[word] = self._is_known(word)
        return known

    def _is_known(self, word: str) -> bool:
        if len(word) < 2 or any(letter.isdigit() for letter in word) or _CAPITALS.fullmatch(word):
            return True
        plain = _plain(word)
        return (
            self._is_further(plain)
            or self._dictionary.knows(plain)
            # The dictionary has few accents: "naïve", "café" are as right as without.
            or self._dictionary.knows(_without_accents(plain))
        )

    def _is_further(self, word: str) -> bool:
        stems = {word, *(word.removesuffix(ending) for ending in _ENDINGS)}
        return any(
            stem in self._further or (stem[:1].isupper() and _lowered(stem) in self._further)
            for stem in stems
        )

    def suggest(self, word: str) -> tuple[str, ...]:
        """What may have been meant by a word, best first, at most five, with the capital and apostrophe it has."""
        plain = _plain(word)
        stem, possessive = (plain[:-2], "'s") if plain.endswith("'s") else (plain, "")
        names = [f"{name}{possessive}" for name in self._alike(stem)]
        usual = sorted(self._dictionary.near(plain), key=lambda found: _oddness(plain, found))
        if not names and all(_is_split(plain, found) for found in usual):
            usual = [*self._dictionary.far(plain), *usual]
            usual.sort(key=lambda found: _oddness(plain, found))
        # A name is likelier than a word of the dictionary where a capital was typed, and less so elsewhere.
        capital = plain[:1].isupper()
        ranked = [*names, *usual] if capital else [*usual, *names]
        shown: dict[str, str] = {}
        for each in ranked:
            offered = each[:1].upper() + each[1:] if capital else each
            shown.setdefault(each.casefold(), offered.replace("'", "’") if "’" in word else offered)
        shown.pop(plain.casefold(), None)
        return tuple(shown.values())[:MOST_SUGGESTIONS]

    def _alike(self, word: str) -> list[str]:
        """The further words most like this one, the most alike first."""
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(word.lower())
        found: list[tuple[float, str]] = []
        for known in self._further:
            if abs(len(known) - len(word)) > 2:
                continue
            matcher.set_seq1(known.lower())
            if matcher.quick_ratio() >= _ALIKE and (alike := matcher.ratio()) >= _ALIKE:
                found.append((-alike, known))
        return [known for _, known in sorted(found)][:MOST_SUGGESTIONS]


def _plain(word: str) -> str:
    """A word with straight apostrophes and plain hyphens, its accents no characters of their own."""
    return _HYPHENS.sub("-", unicodedata.normalize("NFC", word).translate(_APOSTROPHES))


def _lowered(word: str) -> str:
    return word[:1].lower() + word[1:]


def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _is_split(typed: str, offered: str) -> bool:
    """Whether a suggestion is two words made of one."""
    return any(mark in offered and mark not in typed for mark in " -")


def _oddness(typed: str, offered: str) -> tuple[bool, bool, bool]:
    """How unlikely a suggestion is; among the equally likely the dictionary's own order holds."""
    same_letters = typed.replace("'", "").casefold() == offered.replace("'", "").casefold()
    other_start = offered[:1].casefold() != typed[:1].casefold()
    return _is_split(typed, offered), not same_letters, other_start
