"""What comes back of the minutes: files that are dropped or chosen, paper that is read, and the window that settles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from clerk.errors import ClerkError
from clerk.record.proposals import Proposal
from clerk.store.minutebook import Step
from clerk.store.sign_off_reading import KeptDraft
from clerk.ui.banner import Banner
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.recorder import Clock, laptop_clock

if TYPE_CHECKING:  # each is loaded where it is made
    from clerk.ui.paper_dialog import PaperDialog
    from clerk.ui.returned import Returned
    from clerk.ui.taking_in import Taken, TakingIn

FILES = "Word files (*.docx *.docm);;All files (*)"
NO_DRAFT = (
    "No draft of these minutes is kept yet, so nothing can have come back of one. Keep a draft first (Ctrl+8), or make "
    "the chair's copy (Ctrl+Shift+F7)."
)


class ComingBack:
    """Shows the window, and takes in what is to be settled there."""

    def __init__(
        self, desk: Desk, look: Look, window: QWidget, banner: Banner, clock: Clock = laptop_clock
    ) -> None:
        self.desk, self.look, self.window, self.banner = desk, look, window, banner
        self.clock = clock
        self.to_entries: Callable[[], None] = _nothing
        self.dialog: Returned | None = None
        self.taking: TakingIn | None = None

    # The window.

    def show(self) -> None:
        """Open the window, or bring it to the front."""
        if self.desk.sight is None:
            return
        if self.dialog is None:
            self.dialog = self._made()
            self.dialog.open()
        self.dialog.activateWindow()

    def _made(self) -> Returned:
        from clerk.ui.dropping import FilesDropped
        from clerk.ui.returned import Returned

        dialog = Returned(self.look, self.desk, self.window, self.clock)
        dialog.go.connect(self._go)
        dialog.take_in.connect(self.choose_file)
        dialog.paper.connect(self.from_paper)
        dialog.finished.connect(self._closed)
        FilesDropped(dialog).dropped.connect(partial(self.take_dropped, rehearsing=False))
        return dialog

    def _closed(self, _result: int) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _go(self, item: str | None, entry: int | None) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.window.activateWindow()
        sight = self.desk.sight
        if sight is not None:
            self.desk.choose(item, entry if entry in sight.meeting.entry_by_id else None)
            # The keyboard comes back to where it was once the window is gone, and only then goes there.
            QTimer.singleShot(0, self.window, self.to_entries)

    # Files.

    def choose_file(self) -> None:
        """Let the returned file be chosen, and take it in."""
        name, _ = QFileDialog.getOpenFileName(
            self.dialog or self.window, "The Word file that came back", "", FILES
        )
        if name:
            self.take_file(Path(name))

    def take_dropped(self, paths: Sequence[Path], *, rehearsing: bool) -> None:
        """Take a dropped file in; of several, the first."""
        if rehearsing:
            self.banner.answer(
                "Of a rehearsal no draft was sent. Go back (Ctrl+Shift+H), and drop the file again."
            )
            return
        if len(paths) > 1:
            self.banner.answer(f"Only “{paths[0].name}” was taken: drop one file after the other.")
        self.take_file(paths[0])

    def take_file(self, path: Path) -> None:
        """Take a returned file in, beside the window; what it proposes is then shown."""
        from clerk.ui.taking_in import TakingIn

        if self.taking is not None:
            self.banner.answer("A file is being read already; drop this one again in a moment.")
            return
        if self.desk.book is None:
            self.banner.answer(
                "Open the minute book first that the minutes are in; then drop the file again."
            )
            return
        taking = self.taking = TakingIn(self.desk, self.clock)
        reading = f"Reading “{path.name}”…"
        taking.taken.connect(partial(self._taken, reading))
        taking.failed.connect(partial(self._failed, reading))
        taking.broke.connect(partial(self._broke, reading))
        self.banner.say(reading, "Stop", partial(self._stop, reading))
        if self.dialog is not None:
            # The banner is behind the window in which the file was chosen.
            self.dialog.say_trouble(reading, "muted")
        taking.start(path)

    def _over(self, reading: str) -> None:
        self.banner.withdraw(reading)
        self.taking = None

    def _stop(self, reading: str) -> None:
        if self.taking is not None:
            self.taking.call_off()
        self._over(reading)

    def _failed(self, reading: str, sentence: str) -> None:
        self._over(reading)
        self._say(sentence)

    def _say(self, sentence: str, role: str = "bad") -> None:
        self.banner.answer(sentence)
        if self.dialog is not None:
            self.dialog.say_trouble(sentence, role)

    def _broke(self, reading: str, error: Exception) -> None:
        self._failed(
            reading, "The file could not be read: this is a fault of Clerk's. Nothing was taken in."
        )
        raise error

    def _taken(self, reading: str, meeting: int, found: Taken) -> None:
        self._over(reading)
        if meeting != self.desk.meeting_id:
            try:
                self.desk.choose_meeting(meeting)
            except ClerkError as error:
                self.banner.answer(error.sentence)
                return
        for note in found.notes:
            self.banner.say(f"“{found.name}”: {note}")
        if not found.proposals:
            self.banner.answer(
                f"“{found.name}” came back as it was sent: there is nothing in it to settle."
            )
            return
        self.show()
        if self.dialog is not None:
            self.dialog.say_taken(found.name, len(found.proposals), self._which(found.draft))

    def _which(self, draft: KeptDraft) -> str:
        sight = self.desk.sight
        where = f"{sight.headline.body}, {sight.headline.where}" if sight is not None else ""
        return f"draft {draft.number} of {where}"

    # Paper.

    def from_paper(self) -> None:
        """Enter by hand what was written on a printed draft."""
        try:
            dialog = self.paper_dialog()
        except ClerkError as error:
            dialog, sentence = None, error.sentence
        else:
            sentence = NO_DRAFT
        if dialog is not None:
            dialog.finished.connect(self._paper_closed)
            dialog.open()
            dialog.activateWindow()
        elif self.dialog is not None:
            self.dialog.say_trouble(sentence)
        else:
            self.banner.answer(sentence)

    def _paper_closed(self, _result: int) -> None:
        (self.dialog or self.window).activateWindow()
        if self.dialog is not None:
            self.dialog.card.setFocus()

    def paper_dialog(self) -> PaperDialog | None:
        """Return the dialog for the draft that was kept last, not yet shown; None if none was.

        Raises:
            ClerkError: the draft was purged, or this Clerk cannot read it.
        """
        from clerk.export.house_style import HouseStyle
        from clerk.minutes.layout import draft
        from clerk.ui.paper_dialog import PaperDialog

        book, sight, meeting = self.desk.book, self.desk.sight, self.desk.meeting_id
        if book is None or sight is None or meeting is None:
            return None
        kept = book.sign_off.drafts(meeting)
        if not kept:
            return None
        last, ask = kept[-1], book.sign_off
        style = HouseStyle(ask.kept_content(last.style), ask.kept_content(last.letterhead)).read()
        full = any(file.which == "full" for file in last.files)
        printed = draft(ask.draft_record(last), style, "full" if full else "public")
        presiding = sight.meeting.person_by_id.get(sight.chronicle.last().presiding or "")
        return PaperDialog(
            self.look,
            f"Draft {last.number} of {sight.headline.body}, {sight.headline.where}",
            printed,
            presiding.label if presiding is not None else "",
            partial(self._keep_paper, last.id),
            self.dialog or self.window,
        )

    def _keep_paper(
        self,
        draft: int,
        made: Proposal,
        then: Callable[[], None],
        otherwise: Callable[[str], None],
    ) -> None:
        def work(step: Step) -> int:
            return step.sign_off.propose(draft, made)

        self.desk.submit(None, work, then=lambda _: then(), otherwise=otherwise)


def _nothing() -> None:
    """Go nowhere: no window said yet where."""
