"""The officer's own wordings, which stay tied to their facts."""

from __future__ import annotations

from collections.abc import Iterator

from clerk.record.rules.case import Case
from clerk.record.rules.rule import Family, Found, edit

WORDINGS = Family("The draft")


@WORDINGS.rule(
    "stale_wording",
    "warning",
    watches="A fact that was changed after the officer worded it.",
    source="An own wording stands in place of the derived sentence, and must say what the fact says.",
)
def stale_wording(case: Case) -> Iterator[Found]:
    """The wording was written for the fact as it was."""
    for entry in case.meeting.entries:
        if entry.wording_is_stale:
            yield Found(
                entry=entry,
                sentence="The fact was changed after this was worded; read the wording again.",
                about=(entry.worded_for or "",),
                mends=(edit(entry, "Read the wording again"),),
            )
