"""The meeting in hand as it prints: a window beside the desk, made again when it is asked to."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QRadioButton, QWidget

from clerk.changes import Changes
from clerk.store.minutebook import BookReader, MinuteBook
from clerk.ui.desk import Desk
from clerk.ui.dialog import Dialog
from clerk.ui.exporting import Manner, Records, preview
from clerk.ui.flow import Flow
from clerk.ui.look import Look
from clerk.ui.making import Maker, Watch
from clerk.ui.pages import PagesView
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import muted

PUBLIC = "&Public: nothing exempt, no private notes"
FULL = "&Full: with exempt text, not for publication"
_AGAIN = "F5"


class PagesWindow(Dialog):
    """Shows the meeting in hand as its PDF prints, public or full, and stays open while minutes are written.

    It does not follow every word: when they are other words than it shows, it says so, and F5 makes the pages again.
    It is shown public at first, each time it is opened.
    """

    def __init__(self, desk: Desk, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Pages as they print", parent)
        self.setModal(False)
        self.desk = desk
        self._meeting: int | None = None
        self._seen: tuple[int | None, str] = (None, "public")
        self.maker = Maker(self)
        self.maker.made.connect(self._made)
        self.maker.failed.connect(self._failed)
        self.maker.broke.connect(self._broke)
        self.public, self.full = QRadioButton(PUBLIC), QRadioButton(FULL)
        self.public.setChecked(True)
        for button in (self.public, self.full):
            button.setAccessibleName(button.text().replace("&", ""))
            button.toggled.connect(self._other_set)
        self.shown_meeting = TextLabel(look)
        self.column.addWidget(self.shown_meeting)
        choice = Flow(look, 10)
        choice.show_parts([self.public, self.full])
        look.changed.connect(choice.place)
        self.view = PagesView(look)
        self.column.addWidget(choice)
        self.column.addWidget(self.view, 1)
        self.stop_button = QPushButton("Stop")
        self.again_button, self.close_button = (
            QPushButton(f"Make again ({_AGAIN})"),
            QPushButton("Close"),
        )
        self.add_buttons(self.stop_button, self.again_button, self.close_button)
        for each in (self.stop_button, self.again_button, self.close_button):
            # Enter is for none of them: it is pressed by who reads on.
            each.setAutoDefault(False)
        self.stop_button.clicked.connect(self.stop)
        self.again_button.clicked.connect(self.refresh)
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence(_AGAIN), self, self.refresh)
        desk.changed.connect(self._changed)
        desk.chosen.connect(self._chosen)
        self.finished.connect(self._closed)
        self.fit(860, 860)

    def open_pages(self) -> None:
        """Come to the front with the pages of the meeting in hand."""
        if not self.isVisible():
            self.public.setChecked(True)
        self.show()
        self.raise_()
        self.activateWindow()
        self.view.setFocus()
        self.refresh()

    @property
    def which(self) -> str:
        """Which set is shown."""
        return "full" if self.full.isChecked() else "public"

    # Made.

    def refresh(self) -> None:
        """Make the pages of the meeting in hand, as it is now."""
        book, meeting, sight = self.desk.book, self.desk.meeting_id, self.desk.sight
        if book is None or meeting is None or sight is None:
            return
        self.shown_meeting.say([muted(f"{sight.headline.body} · {sight.headline.where}")])
        if (meeting, self.which) != self._seen:
            # Nobody is to take the pages of one for those of the other.
            self.view.clear()
        self._meeting, self._seen = meeting, (meeting, self.which)
        self.view.say("Making the pages…")
        self._show_stop(visible=True)
        manner = Manner("full" if self.full.isChecked() else "public")
        self.maker.begin(partial(_pages, book, meeting, manner))

    def stop(self) -> None:
        """Leave off making pages."""
        if self.maker.busy:
            self.maker.stop()
            self._seen = (None, "public") if not self.view.count else self._seen
            self._show_stop(visible=False)
            self.view.say(f"Stopped. {_AGAIN} makes the pages.")

    def _other_set(self, on: bool) -> None:
        if on and self.isVisible():
            self.refresh()

    def _made(self, data: bytes) -> None:
        self._show_stop(visible=False)
        self.view.show_pdf(data)

    def _failed(self, sentence: str) -> None:
        self._show_stop(visible=False)
        self.view.show_problem(sentence)

    def _broke(self, error: Exception) -> None:
        self._failed("The pages could not be made: this is a fault of Clerk's.")
        raise error

    def _show_stop(self, *, visible: bool) -> None:
        if not visible and self.stop_button.hasFocus():
            self.view.setFocus()
        self.stop_button.setVisible(visible)

    # The desk goes on.

    def _changed(self, changes: Changes, *_: object) -> None:
        if self.isVisible() and self._meeting is not None and changes.touches(self._meeting):
            self.view.say(
                f"The minutes were altered since. {_AGAIN} makes the pages again.", "care"
            )

    def _chosen(self) -> None:
        if not self.isVisible():
            return
        if self.desk.meeting_id is None:
            self.reject()
        elif self.desk.meeting_id != self._meeting:
            self.view.say(f"Another meeting is in hand now. {_AGAIN} makes its pages.", "care")

    def _closed(self) -> None:
        self.maker.stop()
        self.view.clear()
        self._seen = (None, "public")


def _pages(book: MinuteBook | BookReader, meeting: int, manner: Manner, watch: Watch) -> bytes:
    return preview(Records(book).of(meeting), manner, watch)
