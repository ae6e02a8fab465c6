"""The ways to put a text right that rules about texts offer."""

from __future__ import annotations

import re

from clerk.record.rules.rule import Change, Mend, SetUp, Write, edit
from clerk.record.rules.texts import TYPED, Passage, Rewrite, reworded


def mends(found: Passage, written: str, better: tuple[str, ...]) -> tuple[Mend, ...]:
    """The ways to put a text right: one for each reading that it may have been meant to have, and by hand.

    Args:
        found: where it stands.
        written: what is wrong there.
        better: what may have been meant, the likeliest first.
    """
    entry = found.entry
    if found.field == TYPED:
        return tuple(
            Mend(f"Write “{right}”", Write(instead_of=written, text=right)) for right in better
        )
    if entry is None:
        return (Mend("Open the agenda", SetUp("agenda")),)
    ways: list[Mend] = []
    if entry.wording is None:  # else the wording would be left behind
        for right in better:
            fact = reworded(entry.fact, _replacing(written, right))
            ways.append(Mend(f"Write “{right}”", Change(entry=entry.id, fact=fact)))
    return (*ways, edit(entry))


def _replacing(written: str, right: str) -> Rewrite:
    # “Tuesday 1” stands in “Tuesday 19” too
    pattern = re.compile(rf"(?<!\w){re.escape(written)}(?!\w)")

    def rewrite(text: str) -> str:
        return pattern.sub(lambda _: right, text)

    return rewrite
