"""The officer's own words, which spelling then knows: `words.txt`, one word a line, which anybody can edit."""

from __future__ import annotations

from clerk.errors import Refused
from clerk.own.files import read_own, write_own
from clerk.record.text import clean, printable

FILE = "words.txt"
_LONGEST = 60


def own_words() -> tuple[str, ...]:
    """The officer's own words, in order of the alphabet.

    Raises:
        ClerkError: the file is there and cannot be read.
    """
    words = {clean(line)[0].strip() for line in read_own(FILE).splitlines()} - {""}
    return tuple(sorted(words, key=lambda word: (word.casefold(), word)))


def add_word(word: str) -> None:
    """Keep a word. The file is read again first, so that what another window added stays.

    Raises:
        Refused: it is not one word.
        ClerkError: the file cannot be read or written.
    """
    _keep({*own_words(), checked_word(word)})


def checked_word(word: str) -> str:
    """A word as it may be kept, blanks at its ends taken off.

    Raises:
        Refused: it is not one word.
    """
    word = word.strip()
    if not word or len(word.split()) != 1 or clean(word)[1] or len(word) > _LONGEST:
        raise Refused(f"“{printable(word)}” is not one word, so it cannot be kept as one.")
    return word


def forget_word(word: str) -> None:
    """Keep a word no longer.

    Raises:
        ClerkError: the file cannot be read or written.
    """
    _keep({*own_words()} - {word})


def _keep(words: set[str]) -> None:
    lines = sorted(words, key=lambda word: (word.casefold(), word))
    write_own(FILE, "".join(f"{line}\n" for line in lines))
