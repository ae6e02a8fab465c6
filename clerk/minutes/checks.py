"""What there is to settle before anybody else reads the minutes: the rules of the record, and those of the draft.

Nothing here blocks.
"""

from __future__ import annotations

from collections.abc import Iterator

from clerk.minutes.blocks import Draft
from clerk.minutes.layout import draft
from clerk.minutes.style_keys import Style
from clerk.record.facts import verb
from clerk.record.meeting import Meeting
from clerk.record.rules import RULES, Case, Family, Flag, Review, examine, reviewed, switched_off
from clerk.record.rules.rule import Found, edit

__all__ = ["DRAFT", "Flag", "check", "review"]

DRAFT = Family("The draft")


class DraftedCase(Case):
    """A meeting under examination, with its full draft."""

    def __init__(self, meeting: Meeting, drafted: Draft) -> None:
        """Take the draft that was made of this meeting."""
        super().__init__(meeting)
        self.draft = drafted


@DRAFT.rule(
    "unplaced",
    "warning",
    watches="Something recorded that no section of the minutes prints.",
    source="Nothing captured silently vanishes.",
)
def unplaced(case: Case) -> Iterator[Found]:
    """What no block of the draft names."""
    assert isinstance(case, DraftedCase)  # noqa: S101  # the family is tried on nothing else
    entries = case.meeting.entry_by_id
    for number in case.draft.unplaced:
        entry = entries[number]
        yield Found(
            entry=entry,
            sentence=f"No section of the minutes prints this ({verb(entry.fact).replace('_', ' ')}).",
            mends=(edit(entry),),
        )


def review(meeting: Meeting, style: Style, drafted: Draft | None = None) -> Review:
    """Everything to settle in a meeting, and what the officer has accepted; by rule and then in order of events.

    Args:
        meeting: the meeting.
        style: its house style, which says which rules its bodies do without.
        drafted: the full draft of this meeting in this style, if there is one already.
    """
    case = DraftedCase(meeting, drafted or draft(meeting, style, "full"))
    off = switched_off(meeting, style.rules.off)
    return reviewed(meeting, examine(case, (*RULES, *DRAFT.rules), off))


def check(meeting: Meeting, style: Style) -> list[Flag]:
    """What there is still to settle in a meeting."""
    return list(review(meeting, style).open)
