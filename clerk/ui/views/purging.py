"""What would go in a purge, and what went, in words."""

import datetime as dt

from clerk.record.facts import Private
from clerk.record.meeting import Meeting
from clerk.record.retention import Scope
from clerk.store.purging import Purged
from clerk.store.sign_off_reading import SignOffReading

_KINDS = {
    "notes": ("private note or doubt", "private notes and doubts"),
    "drafts": ("earlier draft", "earlier drafts"),
    "returned files": ("returned file", "returned files"),
    "proposals": ("proposal", "proposals"),
    "changes": ("earlier wording", "earlier wordings"),
}
_BACKUPS = "The backups of the book, which have them too, are replaced by a fresh one; undo cannot bring them back."


def day(moment: dt.date) -> str:
    """Return a day in words."""
    return f"{moment.day} {moment:%B %Y}"


def what_would_go(meeting: Meeting, reading: SignOffReading, meeting_id: int, scope: Scope) -> str:
    """Return what a purge would take, counted, and what it does beside that."""
    counts = {"notes": len(meeting.of(Private))}
    if scope == "drafts":
        counts["drafts"] = sum(each.kind != "signed" for each in reading.drafts(meeting_id))
        counts["returned files"] = len(reading.returns(meeting_id))
        counts["proposals"] = len(reading.proposals(meeting_id))
    return f"{_counted(counts, 'Nothing that is kept now')}. {_BACKUPS}"


def purge_told(purged: Purged) -> str:
    """Return what was purged, when, by whom and by what rule, without a word of it."""
    what = _counted(purged.counts, "nothing that was kept")
    line = f"{day(purged.at)}, by {purged.by or 'nobody named'}: {what}. Rule: {purged.rule}"
    return line if purged.finished else f"{line} (not finished: a copy may be left)"


def _counted(counts: dict[str, int], nothing: str) -> str:
    told = [f"{many} {_KINDS[kind][many != 1]}" for kind, many in counts.items() if many]
    return ", ".join(told) or nothing
