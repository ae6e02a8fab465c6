"""Find, and find and replace, over the meeting in hand: what the bar at the foot of the entries does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from clerk.changes import Changes
from clerk.errors import Refused
from clerk.minutes.derived import derived_hits
from clerk.record.exemption import exempt_entries
from clerk.record.facts import Private
from clerk.record.own_words import Path, public_places
from clerk.store.passages import replace_words
from clerk.ui.desk import Desk
from clerk.ui.draft_document import DraftDocument
from clerk.ui.draft_panel import DraftPanel
from clerk.ui.entries_panel import EntriesPanel
from clerk.ui.finder import Place as Keyboard
from clerk.ui.views.hits import Hit, counted, in_order, made_from, marked, places
from clerk.ui.views.sight import Sight
from clerk.ui.views.words import EntryRow
from clerk.words.replacing import Names, Spot, caution, replaced, spots

if TYPE_CHECKING:
    from clerk.ui.replace_dialog import ReplaceDialog

PAUSE_MS = 120
_MOST_MARKS = 400


class FindWords(QObject):
    """Looks for what stands in the bar, marks it, goes from one to the next, and replaces it as one step."""

    def __init__(self, desk: Desk, entries: EntriesPanel, draft: DraftPanel) -> None:
        super().__init__(entries)
        self.desk, self.entries, self.draft, self.bar = desk, entries, draft, entries.find_bar
        self.hits: list[Hit] = []
        self.place: int | None = None
        self._was = Keyboard(None)
        self._meeting = desk.meeting_id
        self._pattern: re.Pattern[str] | None = None
        self._known: tuple[Sight | None, frozenset[tuple[int, Path]], frozenset[int]]
        self._known = (None, frozenset(), frozenset())
        self._warned: Hit | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        bar = self.bar
        bar.altered.connect(self._pause.start)
        bar.stepped.connect(self.step)
        bar.one.connect(self.replace_one)
        bar.every.connect(self.replace_all)
        bar.left.connect(self.close)
        entries.marking = self._mark_rows
        draft.marking = self._mark_draft
        desk.changed.connect(self._changed)
        desk.worked_out.connect(self._changed)
        desk.chosen.connect(self._chosen)

    # Opening and closing.

    def find(self) -> None:
        """Open the bar to find."""
        self._open(replacing=False)

    def replace(self) -> None:
        """Open the bar to find and replace."""
        self._open(replacing=self.desk.writable)

    def _open(self, *, replacing: bool) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not self.bar.isAncestorOf(focus):
            self._was = Keyboard(focus)
        self.entries.come_forward()
        self.bar.open(_selected(), replacing=replacing)
        self.look()

    def close(self) -> None:
        """Close the bar; the keyboard is where it was."""
        self.bar.hide()
        self._forget()
        if self._was.can_be_gone_to:
            self._was.go_back()
        else:
            self.entries.list.setFocus()

    def _forget(self) -> None:
        self._pause.stop()
        self.hits, self.place, self._pattern, self._warned = [], None, None, None
        # What is exempt is asked for anew each time.
        self.bar.exempt.setChecked(False)
        self._pause.stop()
        self._mark_again()

    def _changed(self, changes: Changes | None = None, _origin: object = None) -> None:
        del changes
        if self.bar.isVisible():
            self.look()

    def _chosen(self) -> None:
        another, self._meeting = self.desk.meeting_id != self._meeting, self.desk.meeting_id
        if self.bar.isVisible() and (another or self.desk.sight is None):
            self.bar.hide()
            self._forget()

    # Looking.

    def look(self) -> None:
        """Look for what stands in the bar, everywhere in the meeting, and mark it."""
        self._pause.stop()
        sight, wanted = self.desk.sight, self.bar.wanted
        pattern = wanted.pattern()
        if sight is None or pattern is None:
            self.hits, self.place, self._pattern = [], None, None
            self.bar.say_count("")
            self._mark_again()
            return
        before = self.hits[self.place] if self.place is not None else None
        exempt = self.bar.exempt.isChecked()
        own = spots(sight.meeting, wanted, exempt=exempt, public=self._of(sight)[0])
        draft = sight.full_draft if exempt else sight.public_draft
        derived = [] if sight.at_a_glance else derived_hits(draft, sight.meeting, pattern)
        if pattern != self._pattern:
            self._warned = None
        self._pattern = pattern
        self.hits = in_order(sight.meeting, own, derived)
        self.place = self._near(before)
        self._say_count()
        self._mark_again()

    def _near(self, before: Hit | None) -> int | None:
        """Where to go on: at what was in hand, or where it would stand now."""
        sight = self.desk.sight
        if before is None or sight is None or not self.hits:
            return None
        if before in self.hits:
            return self.hits.index(before)
        position = sight.meeting.position.get(before.entry or -1, -1)
        start = before.spot.start if before.spot else 0
        for index, hit in enumerate(self.hits):
            here = (
                sight.meeting.position.get(hit.entry or -1, -1),
                hit.spot.start if hit.spot else 0,
            )
            if here >= (position, start):
                return index
        return 0

    def _of(self, sight: Sight) -> tuple[frozenset[tuple[int, Path]], frozenset[int]]:
        """The public places of a meeting, and its entries that are exempt or private."""
        if self._known[0] is not sight:
            hidden = exempt_entries(sight.meeting)
            hidden |= {entry.id for entry, _ in sight.meeting.of(Private)}
            self._known = (sight, public_places(sight.meeting), hidden)
        return self._known[1], self._known[2]

    def _say_count(self) -> None:
        own = sum(hit.spot is not None for hit in self.hits)
        words = counted(own, len(self.hits) - own)
        self.bar.say_count(f"{self.place + 1} of {words}" if self.place is not None else words)

    def _mark_again(self) -> None:
        self.entries.mark_again()
        self.draft.mark_again()

    def _left_out(self) -> frozenset[int]:
        sight = self.desk.sight
        if sight is None or self.bar.exempt.isChecked():
            return frozenset()
        return self._of(sight)[1]

    def _mark_rows(self, rows: Sequence[EntryRow]) -> Sequence[EntryRow]:
        return marked(rows, self._pattern, self._left_out()) if self._pattern else rows

    def _mark_draft(self, document: DraftDocument) -> Sequence[tuple[int, int]]:
        if self._pattern is None:
            return ()
        text, left_out = document.toPlainText(), self._left_out()
        found = []
        for each in self._pattern.finditer(text):
            # Qt counts in UTF-16.
            start, end = (_units(text, place) for place in each.span())
            if document.entry_at(start) not in left_out:
                found.append((start, end))
            if len(found) == _MOST_MARKS:
                break
        return found

    # Going from one to the next.

    def step(self, by: int) -> None:
        """Go to the next, or to the one before; after the last comes the first."""
        if self._pause.isActive():
            self.look()
        if not self.hits:
            return
        here = self.place if self.place is not None else self._before_here()
        self.place = (here + by) % len(self.hits) if self.place is not None or by > 0 else here
        self.bar.say("")
        self._warned = None
        self._go()

    def _before_here(self) -> int:
        """The last one before the entry in hand, so that the next is the first from here on."""
        sight = self.desk.sight
        if sight is None or self.desk.entry is None:
            return -1
        here = sight.meeting.position[self.desk.entry]
        before = [sight.meeting.position.get(hit.entry or -1, -1) < here for hit in self.hits]
        return sum(before) - 1

    def _go(self) -> None:
        hit = self.hits[self.place or 0]
        if hit.entry is not None:
            self.desk.choose_entry(hit.entry)
        elif hit.item is not None:
            self.desk.choose(hit.item)
        self._say_count()

    # Replacing.

    def replace_one(self) -> None:
        """Replace the one in hand, and go on to the next; what is better left needs Enter twice."""
        sight = self.desk.sight
        if self._pause.isActive():
            self.look()
        if sight is None or not self.hits:
            return
        if self.place is None:
            self.step(1)
            return
        hit = self.hits[self.place]
        if hit.spot is None:
            if self._warned == hit:
                self.step(1)
                return
            self._warned = hit
            self.bar.say(
                f"Clerk writes that from {made_from(sight.meeting, hit)}. It changes with its fact; Enter goes on."
            )
            return
        why = caution(hit.spot, Names(sight.meeting.people))
        if why and self._warned != hit:
            self._warned = hit
            self.bar.say(f"Left as it is: {why}. Enter again replaces it all the same.")
            return
        self._submit([hit.spot])

    def replace_all(self) -> None:
        """Show each place before and after, and then replace those that were left ticked."""
        dialog = self.dialog()
        if dialog is not None and dialog.exec():
            self._submit(dialog.chosen)

    def dialog(self) -> ReplaceDialog | None:
        """Return the list of the places, not yet shown; None if there is nothing to replace."""
        from clerk.ui.replace_dialog import ReplaceDialog

        sight = self.desk.sight
        if self._pause.isActive():
            self.look()
        own = [hit.spot for hit in self.hits if hit.spot is not None]
        if sight is None or not self.desk.writable:
            return None
        derived = [made_from(sight.meeting, hit) for hit in self.hits if hit.spot is None]
        if not own:
            said = "There is nothing to replace."
            if derived:
                said = f"Clerk writes that from {derived[0]}; it changes with its fact."
            self.bar.say(said)
            return None
        listed = places(sight.meeting, own, self.bar.new.text(), self.bar.wanted)
        left_out = not self.bar.exempt.isChecked() and bool(self._of(sight)[1])
        return ReplaceDialog(self.bar.look, listed, derived, left_out, self.bar.window())

    def _submit(self, chosen: Sequence[Spot]) -> None:
        sight = self.desk.sight
        if sight is None:
            return
        try:
            changes = replaced(sight.meeting, chosen, self.bar.new.text(), self.bar.wanted)
        except Refused as error:
            self.bar.say(error.sentence)
            return
        self._warned = None
        count = len(chosen)

        def done(_: None) -> None:
            self.bar.say(f"{count} replaced.", care=False)
            if count == 1 and self.hits and self.place is not None:
                self._go()

        self.desk.submit(
            None, lambda step: replace_words(step, changes), then=done, otherwise=self.bar.say
        )


def _units(text: str, place: int) -> int:
    return place if text.isascii() else len(text[:place].encode("utf-16-le")) // 2


def _selected() -> str:
    """The words chosen in the field with the keyboard, if they are few."""
    field = QApplication.focusWidget()
    if isinstance(field, QPlainTextEdit):
        words = field.textCursor().selectedText()
        return "" if "\u2029" in words else words
    return ""
