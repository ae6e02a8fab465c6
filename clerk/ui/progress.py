"""How far a meeting's minutes are, asked of the book beside the window, and whether what went out has other words."""

from __future__ import annotations

from functools import lru_cache

from clerk.errors import ClerkError
from clerk.export.house_style import HouseStyle
from clerk.minutes.blocks import Draft
from clerk.minutes.layout import draft
from clerk.record.facts import End
from clerk.record.meeting import Meeting
from clerk.record.stages import Stage, stage_now
from clerk.record.whole import read_whole
from clerk.store.minutebook import BookReader, MinuteBook
from clerk.ui.views.drafts import Progress

_WENT_OUT = ("agreed", "circulated")


def progress_of(
    book: MinuteBook | BookReader, meeting_id: int, meeting: Meeting, now: Draft
) -> Progress | None:
    """Return how far the minutes of a meeting are; None while it is not over, and nobody asks.

    Args:
        book: the meeting's.
        meeting_id: its number.
        meeting: the record as it is.
        now: its full draft.

    Returns:
        It is never refused: where the book cannot say, nothing is said.
    """
    if not meeting.of(End):
        return None
    try:
        steps = book.sign_off.stage_steps(meeting_id)
        approved = book.is_approved(meeting_id, meeting.particulars.date)
    except ClerkError:  # it was closed meanwhile
        return None
    stage = stage_now(steps, approved=approved)
    row = next((step.draft for step in reversed(steps) if step.draft is not None), None)
    return Progress(stage) if row is None else _with_draft(book, stage, row, now)


def _with_draft(book: MinuteBook | BookReader, stage: Stage, row: int, now: Draft) -> Progress:
    ask = book.sign_off
    try:
        kept = ask.draft(row)
        other = stage in _WENT_OUT and _said(now) != _words_of(
            ask.kept_content(kept.record), ask.kept_content(kept.style)
        )
    except (
        ClerkError
    ):  # it was purged, or is of a newer Clerk: then nothing can be said of its words
        return Progress(stage, row)
    return Progress(stage, row, kept.number, other)


@lru_cache(maxsize=4)
def _words_of(record: bytes, style: bytes) -> tuple[str, ...]:
    """What a kept draft says, worked out once; it does not change."""
    return _said(draft(read_whole(record), HouseStyle(style, b"").read(), "full"))


def _said(made: Draft) -> tuple[str, ...]:
    from clerk.minutes.comparing.pairing import told

    return tuple(told(block) for block in made.blocks)
