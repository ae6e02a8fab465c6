"""House style, beside its pages: a meeting in the style as it is being edited, in words and as pages."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QShowEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QTextEdit, QVBoxLayout, QWidget

from clerk.assets import resources
from clerk.minutes.blocks import Draft
from clerk.record.meeting import Meeting
from clerk.record.script import read_script
from clerk.ui.choice_box import ChoiceBox
from clerk.ui.desk import Desk
from clerk.ui.draft_document import DraftDocument
from clerk.ui.draft_panel import DraftPage
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.pages import PagesView
from clerk.ui.style_working import Answer
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import Words, muted

_TURN = 0.01
_SAMPLES = {
    "contested": "Sample: a contested scrutiny committee",
    "planning": "Sample: a planning committee",
    "licensing": "Sample: a licensing sub-committee",
    "parish": "Sample: a parish council",
    "quiet": "Sample: a quiet meeting",
    "not-held": "Sample: a meeting that was not held",
}


class StylePreview(QWidget):
    """`chosen()`: another meeting, or other pages, are to be shown."""

    chosen = Signal()

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__()
        self.look, self.desk = look, desk
        self.meetings = ChoiceBox("Shown on the meeting", 12)
        self.page = DraftPage()
        self.page.setReadOnly(True)
        self.page.setTabChangesFocus(True)
        self.page.setAccessibleName("The meeting in this style")
        self.page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages = PagesView(look)
        self.pages.clear()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Preview")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName("Preview")
        self.tabs.addTab(self.page, "&Words")
        self.tabs.addTab(self.pages, "&As it prints")
        self.note = TextLabel(look, "", 13)
        self.next = HintButton(look, "Next place", "Ctrl+G")
        self.next.clicked.connect(self.step)
        for part in (self.page, self.pages.sheets):
            # Less than Qt would have: with large text the rest of the window needs its own.
            part.setMinimumHeight(40)
        self._document: DraftDocument | None = None
        self._drawing: DraftDocument | None = None
        self._draft: Draft | None = None
        self._told: tuple[int, ...] = ()
        self._at = 0
        self._lay_out()
        self._list_meetings()
        self.meetings.activated.connect(lambda _: self.chosen.emit())
        self.tabs.currentChanged.connect(lambda _: self.chosen.emit())
        look.changed.connect(self._draw_anew)

    def _lay_out(self) -> None:
        px = self.look.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.meetings)
        column.addWidget(self.tabs, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(6))
        foot.addWidget(self.note, 1)
        foot.addWidget(self.next)
        column.addLayout(foot)

    # Which meeting.

    def _list_meetings(self) -> None:
        for each in sorted(self.desk.meetings(), key=lambda each: each.date, reverse=True):
            self.meetings.addItem(f"{each.body_name}, {_day(each.date)}", each.id)
        for path in sorted((resources() / "samples").glob("*.json")):
            name = path.stem
            self.meetings.addItem(_SAMPLES.get(name, f"Sample: {name}"), name)
        here = self.desk.meeting_id
        place = self.meetings.findData(here if here is not None else "contested")
        self.meetings.setCurrentIndex(max(place, 0))

    def meeting(self) -> Meeting | None:
        """Return the meeting that is chosen.

        Raises:
            ClerkError: the book cannot be read.
        """
        chosen = self.meetings.currentData()
        if isinstance(chosen, str):
            return _sample(chosen)
        if chosen == self.desk.meeting_id and self.desk.sight is not None:
            return self.desk.sight.meeting
        return self.desk.book.meeting(chosen) if self.desk.book is not None else None

    @property
    def wants_pages(self) -> bool:
        """Whether the pages are looked at."""
        return self.tabs.currentWidget() is self.pages

    # What it comes to.

    def show_answer(self, answer: Answer) -> None:
        """Show what a style came to. While it has a fault, what was there before stays, and it is said."""
        self._told = answer.told
        if answer.draft is not None:
            self._show_draft(answer.draft)
        if answer.pdf is not None:
            self.pages.show_pdf(answer.pdf)
        elif answer.refused and self.wants_pages:
            self.pages.show_problem(answer.refused)
        self._say(answer)

    def say_making(self) -> None:
        """Say that other pages are being made."""
        self.pages.say("The pages are being made…")

    def _say(self, answer: Answer) -> None:
        count = len(answer.told)
        if answer.faults:
            words = Words("There is something to mend; this is how it was before.", "bad")
        elif answer.refused:
            words = Words(answer.refused, "bad")
        elif count:
            words = muted(f"The phrase tells {count} {'place' if count == 1 else 'places'} here.")
        elif answer.asked.key and answer.draft is not None:
            words = muted("Nothing in this meeting is told by the phrase in hand.")
        else:
            words = muted("")
        self.note.say([words])
        self.next.setVisible(count > 1 and not self.wants_pages)
        if answer.asked.pages and answer.pdf is None and not answer.refused:
            self.pages.say("")

    def _show_draft(self, draft: Draft) -> None:
        document = self._document if self._document is self._drawing else None
        same, self._draft = draft == self._draft, draft
        if document is not None and (same or document.follow(draft)):
            self._mark()
        else:
            self._drawing = DraftDocument(self.look, draft)
            self._draw_on()

    def _draw_anew(self) -> None:
        if self._draft is not None:
            self._drawing = DraftDocument(self.look, self._draft)
            self._draw_on()

    def _draw_on(self) -> None:
        """Draw in turns, so that a key that is struck meanwhile is not kept waiting."""
        document = self._drawing
        # What is not seen has not its width yet.
        if document is None or document is self._document or not self.page.isVisible():
            return
        if not document.draw(_TURN):
            QTimer.singleShot(0, self, self._draw_on)
            return
        bar = self.page.verticalScrollBar()
        before = bar.value()
        document.setParent(self.page)
        document.setTextWidth(self.page.viewport().width())
        old, self._document = self._document, document
        self.page.setDocument(document)
        if old is not None:
            old.deleteLater()
        bar.setValue(before)
        self._mark()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while it was not seen."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._draw_on)

    def _mark(self) -> None:
        """Mark what the phrase in hand tells: by a ground and a line under it; and show the first of it."""
        document, marks = self._document, []
        if document is None:
            return
        for stretch in filter(None, map(document.stretch, self._told)):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(document)
            mark.cursor.setPosition(stretch.start)
            mark.cursor.setPosition(stretch.end, QTextCursor.MoveMode.KeepAnchor)
            mark.format.setBackground(QBrush(self.look.colour("chosen")))
            mark.format.setFontUnderline(True)
            marks.append(mark)
        self.page.setExtraSelections(marks)
        self._at = 0
        QTimer.singleShot(0, self, self._show_place)

    def step(self) -> None:
        """Show the next place that the phrase in hand tells."""
        if self._told:
            self._at = (self._at + 1) % len(self._told)
            self._show_place()

    def _show_place(self) -> None:
        document = self._document
        if document is None or self._at >= len(self._told):
            return
        stretch = document.stretch(self._told[self._at])
        if stretch is None:
            return
        box = document.documentLayout().blockBoundingRect(document.findBlock(stretch.start))
        bar, height = self.page.verticalScrollBar(), self.page.viewport().height()
        if box.top() < bar.value() or box.bottom() > bar.value() + height:
            bar.setValue(round(box.top() - height / 4))


@lru_cache(maxsize=8)
def _sample(name: str) -> Meeting:
    return read_script((resources() / "samples" / f"{name}.json").read_bytes()).meeting


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
