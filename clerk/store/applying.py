"""What a proposal alters, done in the book in the same step as its settlement: undo takes back both."""

from __future__ import annotations

from collections.abc import Iterable

from clerk.errors import Refused
from clerk.minutes.applying import Added, Altered, Deed, Moved, Removed, Replanned
from clerk.store.order import next_of_moment
from clerk.store.verbs import Step


def do_deeds(step: Step, meeting_id: int, deeds: Iterable[Deed]) -> None:
    """Do what was foreseen (`clerk.minutes.applying`); all of it or nothing, as the step goes.

    Raises:
        Refused: an entry is not any more as it was seen, or other facts rest on what would go.
    """
    for deed in deeds:
        _do(step, meeting_id, deed)


def _do(step: Step, meeting_id: int, deed: Deed) -> None:
    if isinstance(deed, Altered):
        step.retell(deed.was, deed.entry)
        if (deed.entry.at, deed.entry.about) != (deed.was.at, deed.was.about):
            step.change(deed.was.id, at=deed.entry.at, about=deed.entry.about)
    elif isinstance(deed, Added):
        entry = deed.entry
        number = step.record(
            meeting_id, entry.fact, entry.at, item=entry.item, about=entry.about, exempt=entry.exempt
        )  # fmt: skip
        _put_after(step, number, deed.after)
    elif isinstance(deed, Removed):
        step.retell(deed.was, deed.was)
        step.remove(deed.was.id)
    elif isinstance(deed, Moved):
        step.retell(deed.was, deed.was)
        if deed.at != deed.was.at:
            step.change(deed.was.id, at=deed.at)
        _put_after(step, deed.was.id, deed.after)
    elif isinstance(deed, Replanned):
        step.set_plan(meeting_id, deed.meeting)


def _put_after(step: Step, number: int, after: int) -> None:
    """Put an entry right after another of its moment."""
    following = next_of_moment(step.journal.connection, after)
    if following is None:
        step.move(number, None)
    elif following != number:
        step.move(number, following)


def refuse_if_settled(step: Step, proposal_id: int) -> None:
    """See that a proposal is still open: it may have been settled in another way a moment ago.

    Raises:
        Refused: it was, or it is not there any more.
    """
    row = step.journal.tables.get("proposals", proposal_id)
    if row is None or row["state"] != "open":
        raise Refused("That was settled meanwhile; nothing was changed. Look at it again.")
