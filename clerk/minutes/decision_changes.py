"""When the facts behind a decision happened, when they were entered, and what was changed since, for its sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from clerk.minutes.blocks import Block
from clerk.minutes.fact_changes import differences, is_sensitive
from clerk.minutes.sheet_parts import day_and_time, fact_named, line, table
from clerk.record.behind import Behind
from clerk.record.history import EntryChange
from clerk.record.meeting import Entry, Meeting
from clerk.record.motions import Motion, motions

UNKNOWN = "not known: the journal has nothing of it"
FROM_THE_BEGINNING = "there from the beginning"


def times_blocks(
    meeting: Meeting, found: Behind, history: Sequence[EntryChange]
) -> Iterator[Block]:
    """Each fact behind a decision, with when it happened and when it was first written down."""
    every = motions(meeting)
    first: dict[int, EntryChange] = {}
    for change in history:
        first.setdefault(change.entry, change)
    place = meeting.position
    rows = [
        (
            fact_named(meeting, every, entry),
            f"{'about ' if entry.about else ''}{day_and_time(entry.at)}",
            _entered(entry, first.get(entry.id)),
        )
        for entry in sorted(found.entries, key=lambda each: place[each.id])
    ]
    yield table(("Fact", "Happened", "Entered"), rows, "When each fact happened and was entered")
    yield line(
        "When it happened is as the officer gave it; when it was entered is by the clock of the computer."
    )


def _entered(entry: Entry, first: EntryChange | None) -> str:
    late = f"{day_and_time(entry.entered)} by the meeting’s clock" if entry.entered else ""
    if first is None:
        return late or UNKNOWN
    if first.kind == "came":
        return late or FROM_THE_BEGINNING
    return "; ".join(filter(None, (day_and_time(first.at), late)))


def changed_blocks(
    meeting: Meeting, history: Sequence[EntryChange], purged: dt.datetime | None
) -> Iterator[Block]:
    """Every change after the first entering: when, of what, from what to what; also of what is there no more."""
    if purged is not None:
        yield line(
            f"Earlier words of this meeting were purged at {day_and_time(purged)}: what was changed before that is "
            "not known any more."
        )
    every = motions(meeting)
    seen: set[int] = set()
    images = [each for change in history for each in (change.before, change.after) if each]
    sensitive = {each.id for each in (*images, *meeting.entries) if is_sensitive(each)}
    rows: list[tuple[str, str, str]] = []
    for change in history:
        is_first = change.entry not in seen
        seen.add(change.entry)
        gone = change.entry not in meeting.entry_by_id
        if is_first and change.before is None and not gone:
            continue
        rows += _rows(meeting, every, change, change.entry in sensitive)
    if not history and purged is None:
        yield line("The journal has no history of these facts.")
    elif not rows:
        since = "since then" if purged is not None else "since it was entered"
        yield line(f"Nothing behind it was changed {since}.")
    else:
        yield table(
            ("When", "Fact", "What was changed"), rows, "What was changed since it was entered"
        )


def _rows(
    meeting: Meeting, every: dict[str, Motion], change: EntryChange, sensitive: bool
) -> Iterator[tuple[str, str, str]]:
    known = change.after or change.before
    if known is None:
        return
    named = fact_named(meeting, every, known)
    told = _told(meeting, every, change, sensitive)
    if told:
        yield (f"{day_and_time(change.at)}{_HOW[change.kind]}", named, told)


_HOW = {"do": "", "undo": ", by undo", "redo": ", done again", "came": ""}


def _told(meeting: Meeting, every: dict[str, Motion], change: EntryChange, sensitive: bool) -> str:
    before, after = change.before, change.after
    if before is not None and after is not None:
        # Its place among the facts of one minute may be all that was another.
        found = list(differences(meeting, before, after, every, sensitive=sensitive))
        said = "; ".join(each.told for each in found)
        if not found and before.fact != after.fact:
            return "The nature of a sensitive interest was changed."
        return _stopped(said) if said else "Moved among the facts of its minute."
    if after is not None:
        return "Put back as it was." if change.kind == "undo" else "Entered."
    return "Taken away."


def _stopped(text: str) -> str:
    """A sentence with a full stop, unless it ends with somebody's own sentence."""
    return text if text.endswith((".”", "?”", "!”")) else f"{text}."
