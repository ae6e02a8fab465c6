"""What the item that is open reminds the officer of: who has to go, who may return. One key records it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from clerk.record.presence import Room
from clerk.ui.views.words import Phrase, Words, muted, shown

if TYPE_CHECKING:  # the rules are loaded once somebody asks for what they find
    from clerk.record.rules import Flag, Mend


class Reminder(msgspec.Struct, frozen=True):
    """A note of a rule about what the meeting is on now, and the fact by which it is seen to."""

    flag: Flag
    mend: Mend


def reminders(flags: Iterable[Flag], now: Room) -> tuple[Reminder, ...]:
    """Return the notes that one key can see to under the item that is open, or between items."""
    if not now.sitting:
        return ()
    found = ((flag, _for_now(flag, now)) for flag in flags if flag.severity == "note")
    return tuple(Reminder(flag, mend) for flag, mend in found if mend is not None)


def _for_now(flag: Flag, now: Room) -> Mend | None:
    from clerk.record.rules.rule import Record

    return next(
        (m for m in flag.mends if isinstance(m.deed, Record) and m.deed.item == now.item), None
    )


def reminded(found: tuple[Reminder, ...]) -> tuple[Phrase, str]:
    """Return the words of the first reminder, with how many more there are, and what its key does."""
    if not found:
        return (), ""
    more = (muted(f" And {len(found) - 1} more."),) if len(found) > 1 else ()
    return (Words(shown(found[0].flag.sentence)), *more), found[0].mend.label
