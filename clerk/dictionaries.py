"""The shipped dictionary of British English, as Hunspell reads it."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from functools import cache
from typing import Any

from clerk.assets import resources
from clerk.errors import ClerkError
from clerk.words.spelling import Speller

_NAME = "en_GB"
_FAR = "en_GB-far"
# With this before it, Hunspell takes a path on Windows as UTF-8: a folder may be called after its owner, Zoë.
_LONG_PATH = "\\\\?\\" if os.name == "nt" else ""


class British:
    """British English with “ise” spellings (resources/dictionaries/README.md says where from).

    Reading it takes some 50 ms, once, at the first question or when told to ``load``: Hunspell lets no other thread
    of the program run meanwhile, so it is best done before somebody types.
    """

    def __init__(self) -> None:
        self._folder = resources() / "dictionaries"
        self._lock = threading.Lock()
        self._words: Any = None
        self._further: Any = None

    @property
    def ready(self) -> bool:
        """Whether it is read, and answers at once."""
        return self._words is not None

    def load(self) -> None:
        """Read it, unless that was done.

        Raises:
            ClerkError: Hunspell is not on this machine, or the dictionary is missing.
        """
        with self._lock:
            if self._words is None:
                self._words = _opened(str(self._folder), _NAME)

    def knows(self, word: str) -> bool:
        """Whether it is a British word."""
        self.load()
        return bool(self._words.spell(word))

    def near(self, word: str) -> tuple[str, ...]:
        """Words one slip away, in some 6 ms."""
        self.load()
        return tuple(self._words.suggest(word))

    def far(self, word: str) -> tuple[str, ...]:
        """Words that are like it in any way, in some 80 ms."""
        return tuple(self._far().suggest(word))

    def _far(self) -> Any:
        with self._lock:
            if self._further is None:
                # Another way to search the same words: its own list is empty, and theirs is added to it.
                further = _opened(str(self._folder), _FAR)
                further.add_dic(f"{_LONG_PATH}{self._folder / _NAME}.dic")
                self._further = further
            return self._further


def _opened(folder: str, name: str) -> Any:
    try:
        from hunspell import Hunspell
    except ImportError:
        raise ClerkError(
            "Spelling is off: Hunspell is not on this computer. There is none for Macs with an Intel processor; "
            "elsewhere, install Clerk again."
        ) from None
    try:
        return Hunspell(name, hunspell_data_dir=folder, system_encoding="utf-8")
    except OSError:
        raise ClerkError(
            f"Spelling is off: the dictionary {name} is missing from {folder}; install Clerk again."
        ) from None


@cache
def british() -> British:
    """The one dictionary of this run; it is read when first asked."""
    return British()


@cache
def field_words() -> tuple[str, ...]:
    """The words of council minutes that the dictionary does not know."""
    path = resources() / "dictionaries" / "field.txt"
    return tuple(path.read_text(encoding="utf-8").split())


def british_speller(words: Iterable[str]) -> Speller:
    """A speller of British English that knows the field's words, and these: names, and the officer's own."""
    return Speller((*field_words(), *words), british())
