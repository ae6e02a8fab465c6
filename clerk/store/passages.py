"""Several entries altered by one step: a passage split or joined, words replaced throughout a meeting."""

from __future__ import annotations

from collections.abc import Sequence

from clerk.errors import Refused
from clerk.record.facts import AnyFact
from clerk.record.meeting import Entry, Meeting
from clerk.store.order import next_of_moment
from clerk.store.queries import load_plan
from clerk.store.step_names import fact_name
from clerk.store.verbs import Step

Change = tuple[Entry, Entry]
"""An entry as it was when somebody looked at it, and as it is to be."""


def split_passage(
    step: Step, meeting_id: int, entry: Entry, first: AnyFact, second: AnyFact
) -> int:
    """Make two entries of one: the second follows the first, with its time, item and exempt mark; return its number.

    Raises:
        Refused: the entry was altered meanwhile.
    """
    _name(step, f"split of {fact_name(entry.fact, entry.item, _plan(step, meeting_id))}")
    step.retell(entry, entry.told_as(first))
    number = step.record(
        meeting_id, second, entry.at, item=entry.item, about=entry.about, entered=entry.entered,
        exempt=entry.exempt,
    )  # fmt: skip
    following = next_of_moment(step.journal.connection, entry.id)
    if following is not None:
        step.move(number, following)
    return number


def join_passages(step: Step, meeting_id: int, first: Change, second: Entry) -> None:
    """Put one entry in the place of two: the first as it is to be; the second goes.

    Raises:
        Refused: one of them was altered meanwhile.
    """
    was, joined = first
    _name(step, f"joining of {fact_name(was.fact, was.item, _plan(step, meeting_id))}")
    step.retell(was, joined)
    step.retell(second, second)
    step.remove(second.id)


def make_passage(step: Step, meeting_id: int, change: Change) -> None:
    """Give a passage another form.

    Raises:
        Refused: it was altered meanwhile.
    """
    was, made = change
    _name(step, f"form of {fact_name(made.fact, made.item, _plan(step, meeting_id))}")
    step.retell(was, made)


def replace_words(step: Step, changes: Sequence[Change]) -> None:
    """Give entries other words, all of them or none.

    Raises:
        Refused: there is nothing to replace, or one of them was altered meanwhile.
    """
    if not changes:
        raise Refused("There is nothing to replace.")
    many = "1 entry" if len(changes) == 1 else f"{len(changes)} entries"
    _name(step, f"replacement in {many}")
    for was, becomes in changes:
        step.retell(was, becomes)


def _name(step: Step, name: str) -> None:
    # Whatever follows within it is part of this one.
    step.journal.call(name)


def _plan(step: Step, meeting_id: int) -> Meeting:
    return load_plan(step.journal.connection, meeting_id)
