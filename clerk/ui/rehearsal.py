"""Rehearsal: the meeting in hand run for practice, in a book of its own that is thrown away.

The real book is closed meanwhile, so that nothing can be written in it; it is opened again where the officer was.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QWidget

from clerk.errors import ClerkError
from clerk.record.meeting import Meeting
from clerk.store.minutebook import MinuteBook
from clerk.store.rehearsing import new_rehearsal, throw_away
from clerk.ui.command_list import Offer
from clerk.ui.commands import REFUSED
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.recorder import Clock
from clerk.ui.text_label import Mark, TextLabel
from clerk.ui.views.words import Words, muted

if TYPE_CHECKING:
    from clerk.ui.main_window import MainWindow

KEYS = "Ctrl+Shift+H"
STAY = "This is a rehearsal; leave it first (Ctrl+Shift+H). The real meeting is as it was."


class _Real(msgspec.Struct, frozen=True):
    """What was in hand before the rehearsal, and the copy with which it began."""

    book: Path
    to_read: bool
    meeting: int
    item: str | None
    entry: int | None
    copy: Meeting
    clock: Clock


class RehearsalBand(QWidget):
    """Says all the time that nothing is kept, whose clock it is, and how to leave."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setProperty("ground", "care_ground")
        self.setProperty("edge", "below")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Rehearsal: nothing is kept")
        self.mark = Mark(look, "warn", "care", 14, "care_ground")
        self.words = TextLabel(look)
        self.words.say(
            [
                Words("Rehearsal: nothing is kept.", strong=True),
                muted(" This is a copy of the meeting."),
            ]
        )
        self.clock = HintButton(look, "Clock", framed=True)
        self.leave = HintButton(look, "Leave", KEYS, framed=True)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.mark)
        self._line.addWidget(self.words, 1)
        self._line.addWidget(self.clock)
        self._line.addWidget(self.leave)
        look.changed.connect(self.measure)
        self.measure()
        self.hide()

    def measure(self) -> None:
        """Take the margins of the text size there is now."""
        px = self.look.px
        self._line.setContentsMargins(px(17), px(5), px(12), px(5))
        self._line.setSpacing(px(10))


class Rehearsal(QObject):
    """Enters a rehearsal and leaves it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window_ = window
        self.desk, self.live = window.desk, window.live
        self.recorder = window.live.recorder
        self.band = RehearsalBand(window.look)
        self.band.leave.clicked.connect(self.leave)
        self.band.clock.clicked.connect(self.turn_clock)
        self.shifted = True
        self.ask: Callable[[str], bool] = self.ask_in_a_box
        self._real: _Real | None = None
        self._began = self.recorder.clock()

    @property
    def running(self) -> bool:
        """Whether this is a rehearsal."""
        return self._real is not None

    def toggle(self) -> None:
        """Rehearse the meeting in hand, or leave the rehearsal."""
        if self.running:
            self.leave()
        else:
            self.enter()

    def offers(self) -> list[Offer]:
        """Return the lines of the list of commands that are about a rehearsal."""
        if not self.running:
            return []
        return [Offer(self._clock_offer(), "rehearsal time", "", self.turn_clock)]

    # In.

    def enter(self) -> None:
        """Go on in a copy of the meeting in hand."""
        window, desk, sight = self.window_, self.desk, self.desk.sight
        if sight is None or desk.book is None or desk.meeting_id is None:
            return
        if self.live.strip.form is not None or self.live.editor is not None:
            window.banner.say("Finish what is open, or close it (Escape); then rehearse.")
            return
        hindrance = desk.may_leave()
        if hindrance:
            window.banner.say(hindrance)
            return
        try:
            if isinstance(desk.book, MinuteBook):
                # What was entered just now is to be in the copy.
                desk.book.catch_up()
            copy = desk.book.meeting(desk.meeting_id)
            book, number = new_rehearsal(copy)
        except ClerkError as error:
            window.banner.say(error.sentence)
            return
        self._real = _Real(
            desk.book.path, not desk.book_writable, desk.meeting_id, desk.item, desk.entry, book.meeting(number),
            self.recorder.clock,
        )  # fmt: skip
        self._began = self._real.clock()
        self.shifted = True
        self._set_clock()
        item = desk.item
        desk.take_up(book)
        desk.choose_meeting(number)
        desk.choose(item)
        desk.may_leave = lambda: STAY
        self.band.show()
        window.refresh_title()

    # The clock.

    def turn_clock(self) -> None:
        """Let the clock run from the meeting's start, or be the laptop's own again."""
        self.shifted = not self.shifted
        self._began = self._real.clock() if self._real else self._began
        self._set_clock()

    def _set_clock(self) -> None:
        real = self._real
        if real is None:
            return
        self.recorder.clock = self._from_the_start(real) if self.shifted else real.clock
        self.band.clock.say(f"Clock: the {'meeting' if self.shifted else 'laptop'}’s")

    def _from_the_start(self, real: _Real) -> Clock:
        """The meeting's own time: it was due, or last recorded, when the rehearsal began."""
        entries = self.desk.sight.meeting.entries if self.desk.sight else real.copy.entries
        begins = max([real.copy.particulars.starts, *(entry.at for entry in entries[-1:])])
        began = self._began
        return lambda: begins + (real.clock() - began)

    def _clock_offer(self) -> str:
        if self.shifted:
            return "Rehearsal: use the laptop’s clock"
        return "Rehearsal: let the clock run from the meeting’s start"

    # Out.

    def leave(self) -> bool:
        """Throw the rehearsal away and have the real meeting in hand; return whether that was done."""
        if self._real is None or not self._agreed():
            return False
        real = self._real
        self._throw_away()
        window = self.window_
        if window.errands.open_book(real.book, real.meeting, to_read=real.to_read):
            sight = self.desk.sight
            if sight is not None and (real.item is None or real.item in sight.meeting.item_by_id):
                self.desk.choose(real.item, real.entry)
            self.live.to_work() if real.entry is None else window.entries.list.setFocus()
        window.activateWindow()
        window.status.say("The rehearsal is thrown away. This is the real meeting.")
        return True

    def may_close(self) -> bool:
        """Before the window closes: ask, and throw the rehearsal away; return whether the window may close."""
        if self._real is None:
            return True
        if not self._agreed():
            return False
        self._throw_away()
        return True

    def _agreed(self) -> bool:
        recorded = self._recorded()
        return not recorded or self.ask(recorded)

    def _recorded(self) -> str:
        """What would be thrown away, in words; nothing if there is nothing."""
        real, book, meeting_id = self._real, self.desk.book, self.desk.meeting_id
        if real is None or book is None:
            return ""
        now = book.meeting(meeting_id) if meeting_id is not None else None
        entries = len({e.id for e in now.entries} - set(real.copy.entry_by_id)) if now else 0
        if entries:
            return f"{entries} {'entry' if entries == 1 else 'entries'} and whatever was changed"
        if now != real.copy:
            return "What was changed"
        return "What stands in the line" if self.live.line.text.strip() else ""

    def ask_in_a_box(self, recorded: str) -> bool:
        """Ask whether what was recorded may be thrown away."""
        box = QMessageBox(self.window_)
        box.setWindowTitle("Rehearsal")
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("Leave the rehearsal?")
        box.setInformativeText(f"{recorded} will be thrown away. The real meeting is as it was.")
        leave = box.addButton("Leave the rehearsal", QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton("Stay in it", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(leave)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is leave

    def _throw_away(self) -> None:
        real, book = self._real, self.desk.book
        if real is None or book is None:
            return
        self._real = None
        self.band.hide()
        self.recorder.clock = real.clock
        self.desk.may_leave = self.window_.keeper.keeps_open
        self.desk.close()
        throw_away(book.path)

    # What may not be done in it.

    def refuses(self, command: str) -> bool:
        """Say of a command that leads out of a rehearsal why it does not; return whether that was said."""
        if not self.running or command not in REFUSED:
            return False
        export = "Nothing is exported from a rehearsal: no document of it could be true. "
        self.window_.banner.say(f"{export if command == 'export' else ''}{STAY}")
        return True
