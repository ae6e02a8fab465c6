"""Which aids to typing an officer wants: `typing.toml`. Each is on until it is switched off."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from clerk.errors import Refused
from clerk.own.files import own_path, read_own, write_own
from clerk.words.at_hand import Switches

FILE = "typing.toml"
_TABLE = "aids"
AIDS: Mapping[str, str] = MappingProxyType(
    {
        "people": "@ offers people",
        "phrases": "; offers phrases",
        "abbreviations": "Abbreviations become what they stand for",
        "completion": "The rest of a long word is offered in grey",
        "capitals": "A sentence begins with a capital",
        "marks": "A mark at the beginning makes something else of a passage",
    }
)
"""Each switch by its name in `Switches`, as an officer reads it."""


def typing_switches() -> Switches:
    """What the officer wants; everything at first.

    Raises:
        Refused: the file was edited and cannot be taken; the sentence says why.
        ClerkError: it cannot be read.
    """
    try:
        data = tomllib.loads(read_own(FILE))
    except tomllib.TOMLDecodeError as error:
        raise Refused(f"{own_path(FILE)} is not TOML: {error}.") from None
    table = data.get(_TABLE, {})
    known = {each.name for each in msgspec.structs.fields(Switches)}
    if not isinstance(table, dict) or data.keys() - {_TABLE}:
        raise Refused(f"{own_path(FILE)} has to be one table called [{_TABLE}].")
    for name, wanted in table.items():
        if name not in known or not isinstance(wanted, bool):
            raise Refused(
                f"{own_path(FILE)}: “{name}” has to be one of {', '.join(sorted(known))}, and true or false."
            )
    return Switches(**table)


def keep_typing_switches(switches: Switches) -> None:
    """Keep what the officer wants.

    Raises:
        ClerkError: the disk does not take it.
    """
    lines = [f"{name} = {str(on).lower()}" for name, on in msgspec.structs.asdict(switches).items()]
    write_own(FILE, "\n".join([f"[{_TABLE}]", *lines, ""]))
