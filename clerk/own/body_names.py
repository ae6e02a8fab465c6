"""Names that the officer added for one body, which spelling then knows there: `body-names.json`.

They are the officer's, like their other words: the register in the minute book stays as it was set up.
"""

from __future__ import annotations

from clerk.own.files import read_own_json, write_own_json
from clerk.own.words import checked_word

FILE = "body-names.json"


def names_of_bodies() -> dict[str, tuple[str, ...]]:
    """The names by body, each list in order of the alphabet.

    Raises:
        Refused: the file was edited and cannot be taken; the sentence says why.
        ClerkError: it cannot be read.
    """
    found = read_own_json(FILE, dict[str, list[str]], {})
    return {body: _in_order(names) for body, names in found.items()}


def add_name(body: str, name: str) -> None:
    """Keep a name for a body, called as it is printed.

    Raises:
        Refused: it is not one word.
        ClerkError: the file cannot be read or written.
    """
    kept = names_of_bodies()
    _keep({**kept, body: (*kept.get(body, ()), checked_word(name))})


def forget_name(body: str, name: str) -> None:
    """Keep a name for a body no longer.

    Raises:
        ClerkError: the file cannot be read or written.
    """
    kept = names_of_bodies()
    _keep({**kept, body: tuple(each for each in kept.get(body, ()) if each != name)})


def _keep(names: dict[str, tuple[str, ...]]) -> None:
    kept = {body: list(_in_order(each)) for body, each in sorted(names.items()) if each}
    write_own_json(FILE, kept)


def _in_order(names: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names), key=lambda name: (name.casefold(), name)))
