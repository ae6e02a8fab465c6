"""What the window does when it is told to: books opened and mended, meetings chosen, minutes exported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from clerk.assets import data_folder
from clerk.errors import ClerkError
from clerk.record.script import read_script
from clerk.store.minutebook import BookDamagedError, BookHeldError
from clerk.ui.banner import Banner
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.memory import Memory
from clerk.ui.page import Page, Step
from clerk.ui.samples import make_sample, sample_path
from clerk.ui.setting_up import SettingUp
from clerk.ui.twins import twin_of_meeting

# A dialog's module waits until somebody asks for the dialog: a start has no use for it.
if TYPE_CHECKING:
    from clerk.ui.chooser import MeetingsDialog
    from clerk.ui.export_dialog import ExportDialog
    from clerk.ui.pages_window import PagesWindow

BOOKS = "Minute books (*.clerk);;All files (*)"
SCRIPTS = "Meeting scripts (*.json);;All files (*)"


class Errands:
    """The verbs behind the commands, and the pages that say what to do next."""

    def __init__(
        self, desk: Desk, look: Look, memory: Memory, window: QWidget, page: Page, banner: Banner
    ) -> None:
        self.desk, self.look, self.memory = desk, look, memory
        self.window, self.page, self.banner = window, page, banner
        self.show_page: Callable[[], None] = lambda: None
        self.show_meeting: Callable[[], None] = lambda: None
        self.setting_up = SettingUp(desk, look, window, banner)
        self.setting_up.open_own = lambda: self.open_book(None)
        self.setting_up.show_start = self.show_start
        self.setting_up.choose_meeting = self.choose_meeting
        desk.failed.connect(self._failed)
        self._refused = ""
        self._pages: PagesWindow | None = None
        desk.changed.connect(self._went_in)

    def _failed(self, sentence: str) -> None:
        """Say what was not written; what the disk refused is offered again until something else was written."""
        if self.desk.can_try_again:
            self._refused = f"{sentence} What you entered was not recorded."
            self.banner.say(self._refused, "Try again", self.desk.try_again)
        else:
            self.banner.say(sentence)

    def _went_in(self, *_: object) -> None:
        if self._refused:
            self.banner.withdraw(self._refused)
            self._refused = ""

    # Books.

    def open_book(
        self, path: Path | None, meeting: int | None = None, *, to_read: bool = False
    ) -> bool:
        """Open a book and take a meeting of it in hand; if it cannot be opened, say why and what to do."""
        try:
            self.desk.open(path, to_read=to_read)
        except ClerkError as error:
            self._say_trouble(error, path or data_folder() / "minutes.clerk")
            return False
        book = self.desk.book
        if book is None:
            return False
        for notice in book.notices:
            self.banner.say(notice)
        self.memory.opened(book.path)
        self._take_in_hand(meeting)
        return True

    def _take_in_hand(self, meeting: int | None) -> None:
        """The meeting asked for, the one of last time, or the only one; with none of these, a page of them."""
        book = self.desk.book
        if book is None:
            return
        there = [each.id for each in self.desk.meetings()]
        typed = book.last_typing()
        last = self.memory.meeting_of(book.path) or (typed.meeting if typed else None)
        if meeting is not None and meeting not in there:
            self.banner.say(f"This minute book has no meeting {meeting}; choose another (Ctrl+O).")
        wanted = meeting if meeting in there else last if last in there else None
        if wanted is None and len(there) == 1:
            wanted = there[0]
        if wanted is None:
            self.show_start()
        else:
            self.choose_meeting(wanted)

    def choose_meeting(self, meeting: int) -> None:
        """Take a meeting in hand and remember it."""
        try:
            self.desk.choose_meeting(meeting)
        except ClerkError as error:
            self.banner.say(error.sentence)
            if self.desk.sight is None:
                self.show_start()
            return
        if self.desk.book is not None:
            self.memory.took_in_hand(self.desk.book.path, meeting)

    def open_sample(self) -> None:
        """Open the sample, made if it is not there yet."""
        try:
            path = make_sample()
        except ClerkError as error:
            self._say_trouble(error, sample_path())
            return
        if self.open_book(path) and self.desk.sight is None:
            # Nobody knows the sample's meetings yet: the one with most to see comes first.
            most = max(self.desk.meetings(), key=lambda meeting: meeting.entries, default=None)
            if most is not None:
                self.choose_meeting(most.id)

    def ask_for_book(self) -> None:
        """Let a book be chosen among the files, and open it."""
        start = str(self.desk.book.path.parent if self.desk.book else data_folder())
        name, _ = QFileDialog.getOpenFileName(self.window, "Open a minute book", start, BOOKS)
        if name:
            self.open_book(Path(name))

    def ask_for_new_book(self) -> None:
        """Let a place for a new book be chosen, and open it there."""
        from clerk.ui.export_choices import documents_folder

        name, _ = QFileDialog.getSaveFileName(
            self.window, "New minute book", str(documents_folder() / "minutes.clerk"), BOOKS
        )
        if name:
            path = Path(name)
            self.open_book(path if path.suffix else path.with_suffix(".clerk"))

    # Meetings.

    def choose(self) -> None:
        """Show the meetings of this book, and the other books of late."""
        if self.desk.book is None:
            return
        dialog = self.meetings_dialog()
        if not dialog.exec():
            return
        if dialog.meeting is not None:
            self.choose_meeting(dialog.meeting)
        elif dialog.book is not None:
            self.open_book(dialog.book)
        elif dialog.wants_another:
            self.ask_for_book()

    def meetings_dialog(self) -> MeetingsDialog:
        """Return the list of meetings, not yet shown."""
        from clerk.ui.chooser import MeetingsDialog

        here = self.desk.book.path if self.desk.book else None
        recent = [path for path in self.memory.recent_books() if path != here]
        return MeetingsDialog(
            self.look, self.desk.meetings(), recent, self.desk.meeting_id, self.window
        )

    def bring_in(self) -> None:
        """Let a meeting script be chosen, and play it into the book."""
        name, _ = QFileDialog.getOpenFileName(self.window, "Bring in a meeting script", "", SCRIPTS)
        if name:
            self.bring_in_file(Path(name))

    def bring_in_file(self, path: Path) -> None:
        """Play a meeting script into the book; beside one of the same body and time only if that is meant."""
        try:
            meeting = read_script(path.read_bytes()).meeting if path.is_file() else None
            if meeting is not None and twin_of_meeting(self.desk.meetings(), meeting) is not None:
                self.banner.say(
                    f"The book already has a meeting of {meeting.body.name} at that date and time. Nothing was "
                    "brought in.",
                    "Keep both",
                    lambda: self.desk.bring_in(path, again=True),
                )
                return
            self.desk.bring_in(path)
        except ClerkError as error:
            self.banner.say(error.sentence)

    def export(self) -> None:
        """Export the meeting in hand."""
        dialog = self.export_dialog()
        if dialog is not None:
            dialog.exec()

    def export_dialog(self, folder: Path | None = None) -> ExportDialog | None:
        """Return the export dialog of the meeting in hand, not yet shown."""
        from clerk.store.rehearsing import is_rehearsal
        from clerk.ui.export_dialog import ExportDialog

        desk = self.desk
        if desk.book is not None and is_rehearsal(desk.book.path):
            return None
        if desk.sight is None or desk.book is None or desk.meeting_id is None:
            return None
        due = 0 if desk.sight.at_a_glance else len(desk.sight.known_flags)
        return ExportDialog(
            self.look, desk.book, desk.meeting_id, self.memory, folder, self.window, due=due
        )

    def show_pages(self) -> None:
        """Show the meeting in hand as it prints."""
        if self.desk.sight is not None:
            self.pages_window().open_pages()

    def pages_window(self) -> PagesWindow:
        """Return the window of the pages; it is made only when it is asked for."""
        if self._pages is None:
            from clerk.ui.pages_window import PagesWindow

            self._pages = PagesWindow(self.desk, self.look, self.window)
        return self._pages

    # Pages.

    def show_start(self) -> None:
        """Show the start page: what can be done first, or next."""
        desk = self.desk
        recent = self.memory.recent_books()
        steps = []
        if desk.book is not None:
            title = f"Minute book “{desk.book.path.stem}”"
            count = len(desk.meetings())
            steps += self._set_up_steps() if not count else []
            if count:
                many = "meeting" if count == 1 else "meetings"
                said = [f"This minute book holds {count} {many}. Choose the one to work on."]
                steps.append(Step("Choose a meeting…", "Ctrl+O, whenever you like", self.choose))
            else:
                said = ["This minute book is empty so far."]
                if self.setting_up.has_bodies():
                    said = ["Everything is ready for the first meeting."]
            if count:
                steps += self._set_up_steps()
            if desk.writable:
                remark = (
                    "A meeting written down as data, such as one handed over from another laptop"
                )
                steps.append(Step("Bring in a meeting script…", remark, self.bring_in))
        else:
            title = "Welcome to Clerk"
            sentence = (
                "Clerk keeps what happened at a meeting, and writes the minutes from it. "
                "Everything stays on this computer, in one file: the minute book."
            )
            said = [sentence]
        sample = Step(
            "Open the sample",
            "Invented meetings of an invented council, to look round in",
            self.open_sample,
        )
        if desk.book is None:
            steps += [sample, *self._set_up_steps()]
        elif desk.book.path != sample_path():
            steps.append(sample)
        steps.append(
            Step(
                "Open a minute book…",
                "One that is on this computer or in a shared folder",
                self.ask_for_book,
            )
        )
        if desk.book is None:
            steps.append(
                Step(
                    "Begin a new minute book…",
                    "An empty one, where you choose",
                    self.ask_for_new_book,
                )
            )
        here = desk.book.path if desk.book else None
        others = [path for path in recent if path != here][:3]
        more = [Step(path.stem, str(path.parent), _opener(self, path)) for path in others]
        self.page.show_page(title, said, steps, ("Recent minute books", more))
        self.show_page()

    def _set_up_steps(self) -> list[Step]:
        """Set up a body, then its meetings: what is next comes first."""
        if self.desk.book is not None and not self.desk.writable:
            return []
        remark = "Its name, its members and what every agenda has: once for each committee"
        body = Step("Set up a body…", f"Ctrl+Shift+B. {remark}", self.setting_up.set_up_body)
        if not self.setting_up.has_bodies():
            return [body]
        remark = "Ctrl+N. From a pasted agenda, or from the body’s standing items"
        return [Step("New meeting…", remark, self.setting_up.new_meeting), body]

    def _say_trouble(self, error: ClerkError, path: Path) -> None:
        """Say what is the matter with a book: on a page if there is none to go on with, else in a banner."""
        retry = Step("Try again", "", lambda: self.open_book(path))
        other = Step("Open another minute book…", "", self.ask_for_book)
        if isinstance(error, BookDamagedError):
            title, steps = "This minute book is damaged", [retry, other]
            if error.backup is not None:
                remark = "The damaged book is set aside under another name; nothing is overwritten"
                steps.insert(
                    0, Step("Restore the newest good backup", remark, lambda: self._restore(path))
                )
        elif isinstance(error, BookHeldError):
            title = "Somebody has this minute book open"
            remark = "Look things up and export, while the other goes on writing"
            read = Step("Open it to read only", remark, lambda: self.open_book(path, to_read=True))
            steps = [retry, read, other]
        else:
            title, steps = "This minute book was not opened", [other, retry]
        if self.desk.sight is not None:
            self.banner.say(
                error.sentence, "What to do…", lambda: self._show_trouble(title, error, steps)
            )
        else:
            self._show_trouble(title, error, steps)

    def _show_trouble(self, title: str, error: ClerkError, steps: list[Step]) -> None:
        if self.desk.sight is not None:
            steps = [*steps, Step("Back to the meeting", "", self._back)]
        self.page.show_page(title, [error.sentence], steps)
        self.show_page()

    def _back(self) -> None:
        self.show_meeting()

    def _restore(self, path: Path) -> None:
        try:
            set_aside = self.desk.restore(path)
        except ClerkError as error:
            self._say_trouble(error, path)
            return
        self.memory.opened(path)
        self._take_in_hand(None)
        self.banner.say(
            f"The newest good backup was restored. The damaged book is kept as {set_aside}."
        )


def _opener(errands: Errands, path: Path) -> Callable[[], object]:
    return lambda: errands.open_book(path)
