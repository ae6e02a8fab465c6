"""Which rules of spelling, style and reported speech the officer switched: `word-switches.json`."""

from __future__ import annotations

import msgspec

from clerk.own.files import read_own_json, write_own_json

FILE = "word-switches.json"


class Switches(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Codes of rules that the officer switched off, and of those that are off from the start and were switched on.

    The code of a rule that is no more does no harm.
    """

    off: frozenset[str] = frozenset()
    on: frozenset[str] = frozenset()

    def with_rule(self, code: str, *, on: bool, default: bool) -> Switches:
        """These, with one rule on or off; ``default`` says how it is from the start."""
        off_others, on_others = self.off - {code}, self.on - {code}
        if on == default:
            return Switches(off_others, on_others)
        return (
            Switches(off_others, on_others | {code})
            if on
            else Switches(off_others | {code}, on_others)
        )

    def is_on(self, code: str, *, default: bool = True) -> bool:
        """Whether a rule counts."""
        return (default or code in self.on) and code not in self.off


def own_switches() -> Switches:
    """What the officer switched; nothing at first.

    Raises:
        Refused: the file was edited and cannot be taken; the sentence says why.
        ClerkError: it cannot be read.
    """
    return read_own_json(FILE, Switches, Switches())


def keep_switches(switches: Switches) -> None:
    """Keep what the officer switched.

    Raises:
        ClerkError: the disk does not take it.
    """
    write_own_json(FILE, switches)
