"""Passages that are on their way into the book, shown where they will stand once they are in it."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from clerk.minutes.phrases import sentence
from clerk.record.exemption import exempt_entries, secret_items
from clerk.record.facts import Say
from clerk.record.meeting import Entry, Meeting
from clerk.record.text import clean
from clerk.ui.views.entries import FORM_MARKS
from clerk.ui.views.times import clock
from clerk.ui.views.words import EntryRow, Line, Words, shown


class Ahead(msgspec.Struct, eq=False):
    """Passages typed into one item and not shown as entries yet.

    `numbers` are those that the writer gave them: it notes them while it writes, so that whoever sees the book knows
    whether the passages are among what they see.
    """

    meeting: int
    item: str | None
    at: dt.datetime
    about: bool
    says: Sequence[Say]
    numbers: list[int] = msgspec.field(default_factory=list)

    def is_in(self, meeting: Meeting) -> bool:
        """Return whether a meeting has them as entries."""
        return any(number in meeting.entry_by_id for number in self.numbers)


class RowAhead(EntryRow, frozen=True):
    """The row of such a passage. It looks as it will look, and cannot be chosen yet."""

    kind: str = "ahead"


def with_rows_ahead(
    meeting: Meeting, rows: Sequence[EntryRow], item: str | None, aheads: Sequence[Ahead]
) -> Sequence[EntryRow]:
    """Return an item's rows with what is on its way, each after what happened before it or in the same minute."""
    due = [ahead for ahead in aheads if ahead.item == item and not ahead.is_in(meeting)]
    found = list(rows)
    for ahead in due:
        place = next(
            (i for i, row in enumerate(found) if _is_later(meeting, row, ahead)), len(found)
        )
        found[place:place] = _rows(meeting, ahead)
    return found if due else rows


def _is_later(meeting: Meeting, row: EntryRow, ahead: Ahead) -> bool:
    entry = meeting.entry_by_id.get(row.entry)
    return entry is not None and entry.at > ahead.at


def _rows(meeting: Meeting, ahead: Ahead) -> list[RowAhead]:
    exempt = _is_exempt(meeting, ahead)
    rows = []
    for say in ahead.says:
        text = shown(sentence(clean(say.text)[0])).strip()
        words = Words(text, strong=say.form == "heading")
        rows.append(
            RowAhead(
                entry=-1,
                time=clock(ahead.at, about=ahead.about),
                mark=FORM_MARKS.get(say.form, "quote"),
                lines=(Line((words,), exempt=exempt),),
            )
        )
    return rows


def _is_exempt(meeting: Meeting, ahead: Ahead) -> bool:
    if ahead.item is not None and ahead.item not in secret_items(meeting):
        return False
    entry = Entry(id=-1, at=ahead.at, fact=ahead.says[0], item=ahead.item)
    return -1 in exempt_entries(meeting.with_entries((*meeting.entries, entry)))
