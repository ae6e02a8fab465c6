"""Export: which documents, for whom, where to, as they will print; then what was made, and the way to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from clerk.store.minutebook import BookReader, MinuteBook
from clerk.ui.announcing import announce
from clerk.ui.dialog import Dialog
from clerk.ui.export_choices import Choices, documents_folder
from clerk.ui.exporting import (
    InTheWay,
    Order,
    Records,
    ToPrint,
    Written,
    carry_out,
    named,
    preview,
)
from clerk.ui.look import Look
from clerk.ui.making import Maker
from clerk.ui.memory import Memory
from clerk.ui.pages import PagesView
from clerk.ui.side_by_side import SideBySide
from clerk.ui.text_label import TextLabel
from clerk.ui.views.times import long_date
from clerk.ui.views.words import Words, muted

# Who ticks three boxes in a row sees the pages once.
_SOON_MS = 120


class ExportDialog(Dialog):
    """Exports meetings of a book. Stays open, so that what was made can be seen and gone to.

    It is choosing, or asking whether files may be replaced, or making; the two buttons at the end say which.
    """

    def __init__(
        self,
        look: Look,
        book: MinuteBook | BookReader,
        chosen: int,
        memory: Memory,
        folder: Path | None = None,
        parent: QWidget | None = None,
        *,
        due: int = 0,
        open_folder: Callable[[Path], object] | None = None,
    ) -> None:
        super().__init__(look, "Export minutes", parent)
        self._memory, self._open = memory, open_folder or _open_in_system
        self._records = Records(book)
        self._meetings = {each.id: each for each in book.meetings()}
        self._order: Order | None = None
        self._in_the_way: tuple[Path, ...] = ()
        self._previewed: tuple[int, object] | None = None
        self.written: list[Path] = []
        kept = memory.kept.export
        last = Path(kept.folder) if kept.folder else documents_folder()
        there = folder or (last if last.is_dir() else documents_folder())
        self.choices = Choices(look, list(self._meetings.values()), chosen, kept, there)
        self._say_what_is_due(due)
        self._build()
        self._tie()
        self.fit(1180, 740)
        self._look_again()
        self.export_button.setFocus()

    # Built.

    def _say_what_is_due(self, count: int) -> None:
        if count:
            things = "1 thing is" if count == 1 else f"{count} things are"
            words = f"{things} still to settle (F11). The documents are made all the same."
            self.column.addWidget(TextLabel(self.look, [Words(words, "care")], 13))

    def _build(self) -> None:
        look = self.look
        self.view = PagesView(look)
        self.shown_meeting = TextLabel(look, "", 13)
        pages = QWidget()
        column = QVBoxLayout(pages)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(self.shown_meeting)
        column.addWidget(self.view, 1)
        self.sides = SideBySide(look, ("Choices", self.choices), ("Pages", pages))
        self.column.addWidget(self.sides, 1)
        self.outcome = TextLabel(look)
        self.outcome.setVisible(False)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Progress")
        self.progress.setVisible(False)
        self.column.addWidget(self.outcome)
        self.column.addWidget(self.progress)
        self.go_there = QPushButton("Open folder")
        self.go_there.setVisible(False)
        self.close_button, self.export_button = QPushButton("Close"), QPushButton("Export")
        self.export_button.setDefault(True)
        self.add_buttons(self.go_there, self.close_button, self.export_button)

    def _tie(self) -> None:
        self.go_there.clicked.connect(lambda: self._open(self.choices.folder_path()))
        self.close_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self.export)
        self.choices.changed.connect(self._chose)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._preview)
        self.exporter, self._reader, self._previewer = Maker(self), Maker(self), Maker(self)
        self.exporter.told.connect(self._told)
        self.exporter.made.connect(self._ended)
        self.exporter.failed.connect(self._failed)
        self._reader.made.connect(self._read)
        self._reader.failed.connect(self._unreadable)
        self._previewer.made.connect(self.view.show_pdf)
        self._previewer.failed.connect(self.view.show_problem)
        for maker in (self.exporter, self._reader, self._previewer):
            maker.broke.connect(self._broke)
        self.finished.connect(self._put_away)

    # Choosing.

    def _chose(self) -> None:
        self._in_the_way = ()
        self._look_again()

    def _look_again(self) -> None:
        """Let be done what can be done now, and show the pages that would come of it."""
        if self.exporter.busy:
            return
        missing = self.choices.what_is_missing()
        self.export_button.setEnabled(not missing)
        self.export_button.setAccessibleDescription(missing)
        if missing:
            self._say([muted(missing)])
        elif not self._in_the_way and not self.written:
            self.outcome.setVisible(False)
        self._name_buttons()
        unread = [each for each in self.choices.wanted() if self.choices.record(each) is None]
        if unread:
            self._reader.begin(partial(self._records.all_of, unread))
        self._soon.start()

    def _read(self, held: dict[int, ToPrint]) -> None:
        self.choices.show_records(held)
        self._soon.start()

    def _unreadable(self, sentence: str) -> None:
        # Not asked for again until something else is chosen: the answer would be the same.
        self.view.show_problem(sentence)
        self._say([Words(sentence, "bad")])

    def _name_buttons(self) -> None:
        asking, making = bool(self._in_the_way), self.exporter.busy
        self.close_button.setText("Stop" if making else "Leave them" if asking else "Close")
        self.export_button.setText("Replace them" if asking else "Export")
        for button in (self.close_button, self.export_button):
            button.setAccessibleName(button.text())

    def _preview(self) -> None:
        number = self.choices.meetings.in_hand()
        held = None if number is None else self.choices.record(number)
        if held is None or self.exporter.busy:
            return
        manner = self.choices.manner(held.id)
        wanted = (held.id, manner)
        if wanted == self._previewed:
            return
        if self._previewed is None or _is_another(self._previewed, wanted):
            # Nobody is to take the pages of one for those of the other.
            self.view.clear()
        self._previewed = wanted
        summary = self._meetings[held.id]
        which = "full" if manner.which == "full" else "public"
        self.shown_meeting.say(
            [muted(f"{summary.body_name}, {long_date(summary.date)}: the {which} minutes")]
        )
        self.view.say("Making the pages…")
        self._previewer.begin(partial(preview, held, manner))

    # Making.

    def export(self) -> None:
        """Make what is ticked; over files that are there already only when it was asked whether they may go."""
        order = self.choices.order()
        if self._in_the_way:
            order = msgspec.structs.replace(order, replace=frozenset(self._in_the_way))
        self._order, self._in_the_way, self.written = order, (), []
        self._previewer.stop()
        self._reader.stop()
        self.exporter.begin(partial(carry_out, order, self._records))
        self.choices.setEnabled(False)
        self.export_button.setEnabled(False)
        self.go_there.setVisible(False)
        self._name_buttons()
        self.close_button.setFocus()
        self.progress.setRange(0, 0)
        self.progress.setVisible(True)
        self._say([muted("Reading the record…")])

    def _told(self, sentence: str, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        self._say([muted(f"{sentence} ({done + 1} of {of})")], aloud=False)

    def _rest(self) -> None:
        """Nothing is being made any more."""
        self.choices.setEnabled(True)
        self.progress.setVisible(False)
        self._previewed = self._previewed if self.view.count else None
        self._look_again()

    def _ended(self, what: Written | InTheWay) -> None:
        if isinstance(what, InTheWay):
            self._ask(what.paths)
            return
        self.written = list(what.paths)
        if self._order is not None:
            self._memory.exported(self.choices.to_remember())
        # A full set is chosen with intent, each time.
        self.choices.public.setChecked(True)
        self._rest()
        words = [
            Words(f"Written to {self.choices.folder_path()}: ", "good"),
            Words(f"{named(self.written)}."),
        ]
        words += [muted(f"\n{said}") for said in what.left_out]
        self._say(words)
        self.go_there.setVisible(True)
        # The button was asleep while it worked, and the keyboard went elsewhere.
        self.go_there.setFocus()

    def _ask(self, paths: tuple[Path, ...]) -> None:
        self._in_the_way = paths
        self._rest()
        are = "is" if len(paths) == 1 else "are"
        self._say(
            [
                Words("Nothing was written. ", "care", strong=True),
                Words(f"{named(paths)} {are} in that folder already. Replace them?", "care"),
            ]
        )
        self.close_button.setFocus()

    def _failed(self, sentence: str) -> None:
        self._rest()
        self._say([Words(sentence, "bad")])
        self.export_button.setFocus()

    def _broke(self, error: Exception) -> None:
        self._failed("The documents could not be made: this is a fault of Clerk's.")
        raise error

    def _say(self, words: list[Words], *, aloud: bool = True) -> None:
        self.outcome.say(words)
        self.outcome.setVisible(True)
        if aloud:
            announce(self, self.outcome.words)

    # Leaving.

    def reject(self) -> None:
        """Stop what is being made; leave the files that are there; with neither, close."""
        if self.exporter.busy:
            if self.exporter.try_to_stop():
                self._rest()
                self._say([muted("Stopped. Nothing was written.")])
                self.export_button.setFocus()
        elif self._in_the_way:
            self._in_the_way = ()
            self._look_again()
            self._say([muted("Nothing was written. The files that were there are as they were.")])
            self.export_button.setFocus()
        else:
            super().reject()

    def _put_away(self) -> None:
        self._soon.stop()
        for maker in (self.exporter, self._reader, self._previewer):
            maker.stop()
        self.view.clear()


def _is_another(shown: tuple[int, object], wanted: tuple[int, object]) -> bool:
    """Whether other words are shown than those wanted, not only another number at their foot."""
    return shown[0] != wanted[0] or getattr(shown[1], "which", "") != getattr(
        wanted[1], "which", ""
    )


def _open_in_system(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
