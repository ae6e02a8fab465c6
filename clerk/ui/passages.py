"""Passages split at the cursor, joined to the one before, and given another form: each is one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from clerk.errors import Refused
from clerk.record import passages
from clerk.record.exemption import exempt_entries
from clerk.record.facts import Say
from clerk.record.meeting import Entry
from clerk.store.minutebook import Step
from clerk.store.passages import join_passages, make_passage, split_passage

if TYPE_CHECKING:
    from clerk.ui.live import Live

HIDDEN = "One of the two was exempt, so the whole is exempt now; Ctrl+Z parts them again."
_BEGIN = "Press F2 and put the cursor where the second passage is to begin."


class Passages:
    """The commands on passages of the live desk. `said` tells of something in passing."""

    def __init__(self, live: Live) -> None:
        self.live, self.desk = live, live.desk
        self.said: Callable[[str], object] = lambda _sentence: None

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Return what each command on passages does."""
        return {"split_passage": self.split, "join_passage": self.join}

    def split(self) -> None:
        """Make two entries of the words before and after the cursor: of a passage being edited, or in the line."""
        live, editor = self.live, self.live.editor
        if editor is not None and editor.hasFocus():
            self._split_edited(*_at_cursor(editor))
        elif live.line.edit.hasFocus() and live.line.text.strip():
            live.line.edit.textCursor().insertBlock()
            live.line.keep()
        else:
            self.desk.failed.emit(_BEGIN)

    def _split_edited(self, before: str, after: str) -> None:
        live, meeting, entry = self.live, self.desk.meeting_id, self._entry()
        if entry is None or meeting is None or not passages.is_passage(entry.fact):
            return
        try:
            first, second = passages.split(entry.fact, before, after)
        except Refused as error:
            self.desk.failed.emit(error.sentence)
            return

        def work(step: Step) -> int:
            number = split_passage(step, meeting, entry, first, second)
            step.clear_typing(meeting, entry.id)
            return number

        def done(number: int) -> None:
            live.leave_editor()
            self.desk.choose_entry(number)

        self.desk.submit(None, work, then=done, otherwise=self.desk.failed.emit)

    def join(self) -> None:
        """Join the passage in hand to the one before it."""
        sight, meeting, entry = self.desk.sight, self.desk.meeting_id, self._entry()
        if sight is None or meeting is None or entry is None:
            return
        if self.live.editor is not None:
            self.desk.failed.emit("Enter keeps the passage being edited; then it can be joined.")
            return
        first = passages.before(sight.meeting, entry)
        if first is None:
            self.desk.failed.emit(
                "This is the first entry of its item; there is none before it to be joined to."
            )
            return
        try:
            whole = passages.joined(first, entry, exempt_entries(sight.meeting))
        except Refused as error:
            self.desk.failed.emit(error.sentence)
            return

        def done(_: None) -> None:
            self.desk.choose_entry(first.id)
            if whole.hides:
                self.said(HIDDEN)

        self.desk.submit(
            None, lambda step: join_passages(step, meeting, (first, whole.entry), entry), then=done
        )

    def make(self, form: str) -> bool:
        """Give the passage in hand a form, if the list of entries has the keyboard; return whether it has."""
        if not self.live.entries.list.hasFocus():
            return False
        meeting, entry = self.desk.meeting_id, self._entry()
        if entry is None or meeting is None:
            return False
        if isinstance(entry.fact, Say) and entry.fact.form == form:
            return True
        try:
            change = (entry, passages.made(entry, form))
        except Refused as error:
            self.desk.failed.emit(error.sentence)
            return True
        self.desk.submit(None, lambda step: make_passage(step, meeting, change))
        return True

    def _entry(self) -> Entry | None:
        sight = self.desk.sight
        return sight.meeting.entry_by_id.get(self.desk.entry or -1) if sight else None


def _at_cursor(edit: QPlainTextEdit) -> tuple[str, str]:
    """The words before the cursor and those after it."""
    parts = []
    for end in (QTextCursor.MoveOperation.Start, QTextCursor.MoveOperation.End):
        cursor = QTextCursor(edit.textCursor())
        cursor.clearSelection()
        cursor.movePosition(end, QTextCursor.MoveMode.KeepAnchor)
        parts.append(cursor.selectedText().replace("\u2029", " "))
    return parts[0], parts[1]
