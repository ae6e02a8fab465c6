"""What an officer changed among the phrases: `phrases.json`.

It is the officer's and not the minute book's: what one of a team forgets, another may want, and a book that is handed
on holds what the body did, not what one officer likes to be offered. Of learned phrases nothing is kept but edits.
"""

from __future__ import annotations

import tomllib
from functools import cache

from clerk.own.files import read_own_json, read_shipped, write_own_json
from clerk.words.formulae import Formula, Preferences, read_formulae

FILE = "phrases.json"
_SHIPPED = "phrases.toml"


@cache
def shipped_formulae() -> tuple[Formula, ...]:
    """The shipped phrases."""
    return read_formulae(tomllib.loads(read_shipped(_SHIPPED)), _SHIPPED)


def preferences() -> Preferences:
    """What the officer changed; nothing at first.

    Raises:
        Refused: the file was edited and cannot be taken; the sentence says why.
        ClerkError: it cannot be read.
    """
    return read_own_json(FILE, Preferences, Preferences())


def keep_preferences(changed: Preferences) -> None:
    """Keep what the officer changed.

    Raises:
        ClerkError: the disk does not take it.
    """
    write_own_json(FILE, changed)
