"""Two drafts of a meeting, or a draft and the record as it is now, fetched from the book and laid side by side."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from clerk.export.documents import Which
from clerk.export.house_style import HouseStyle, house_style
from clerk.files import swap_in
from clerk.minutes.blocks import Draft
from clerk.minutes.comparing import Comparison, Side, compare, drafts_of
from clerk.record.meeting import Meeting
from clerk.store.minutebook import BookReader, MinuteBook
from clerk.ui.drafting import kept_style


class Asked(msgspec.Struct, frozen=True):
    """What is to be compared: the rows of two drafts, the earlier first; None is the record as it is now."""

    book: MinuteBook | BookReader
    meeting: int
    old: int
    new: int | None


class Compared(msgspec.Struct, frozen=True):
    """Two drafts laid side by side, what each is called, and what prints the later of them."""

    comparison: Comparison
    old_name: str
    new_name: str
    which: Which
    new: Draft
    house: HouseStyle
    stem: str


def lay_out(asked: Asked, which: Which) -> Compared:
    """Compare what was asked for; both sides are of one kind, and what is exempt in either is public in neither.

    Raises:
        ClerkError: one of them was purged, or this Clerk cannot read it.
    """
    old, old_house, old_name = _side(asked, asked.old)
    new, new_house, new_name = _side(asked, asked.new)
    drafts = drafts_of(Side(old, old_house.read()), Side(new, new_house.read()), which)
    names = "-to-".join(name.replace(" ", "-") for name in (old_name, new_name))
    full = "-full" if which == "full" else ""
    return Compared(
        comparison=compare(*drafts),
        old_name=old_name,
        new_name=new_name,
        which=which,
        new=drafts[1],
        house=new_house,
        stem=f"{asked.book.file_stem(asked.meeting)}-{names}{full}",
    )


def _side(asked: Asked, row: int | None) -> tuple[Meeting, HouseStyle, str]:
    book = asked.book
    if row is None:
        meeting = book.meeting_to_print(asked.meeting)
        return meeting, house_style(meeting.style), "now"
    draft = book.sign_off.draft(row)
    return book.sign_off.draft_record(draft), kept_style(book, draft), f"draft {draft.number}"


def save_tracked(compared: Compared, path: Path, author: str, at: dt.datetime) -> Path:
    """Put a comparison into a Word file with tracked changes; return its path.

    Raises:
        ClerkError: the letterhead cannot be used, or the file cannot be written.
    """
    from clerk.export.word_tracked import write_tracked

    letterhead = compared.house.letterhead
    swap_in(path, write_tracked(compared.comparison, compared.new, letterhead, author, at))
    return path
