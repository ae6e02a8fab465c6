"""The house style window: how a body's minutes read and look, changed with the minutes beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QWidget,
)

from clerk.assets import style_names
from clerk.errors import ClerkError
from clerk.minutes.style_faults import style_faults
from clerk.minutes.style_lending import Lent
from clerk.styles import lent_to
from clerk.ui.choice_box import ChoiceBox
from clerk.ui.desk import Desk
from clerk.ui.dialog import Dialog
from clerk.ui.look import Look
from clerk.ui.scrolling import show_whole
from clerk.ui.style_copy import CopyStyle
from clerk.ui.style_doubts import doubt_about
from clerk.ui.style_file_page import FilePage
from clerk.ui.style_in_hand import StyleInHand
from clerk.ui.style_letterhead_page import LetterheadPage
from clerk.ui.style_phrases_page import PhrasesPage
from clerk.ui.style_preview import StylePreview
from clerk.ui.style_working import Answer, Asked, StyleWorker
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import Words, muted

if TYPE_CHECKING:  # it loads what reads Word files
    from clerk.ui.style_from_old import StyleFromOld

_FOLLOW_MS = 150
_PAGES_MS = 700
# Below this width there is no room beside the pages for the preview.
_BESIDE = 860
_LARGE = 1.75


class HouseStyle(Dialog):
    """One style in hand, on three pages, with the preview beside them or, where there is no room, as a fourth."""

    def __init__(self, look: Look, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, "House style", parent)
        self.desk = desk
        self.style_in_hand = StyleInHand(self)
        self.worker = StyleWorker(self)
        self._asked_of = ""
        self.styles = ChoiceBox("House style")
        self.state = TextLabel(look, "", 13)
        self.copy_button = QPushButton("Our own cop&y…")
        self.old_button = QPushButton("From &old minutes…")
        self.write_button = QPushButton("Write them &in")
        self.phrases = PhrasesPage(look, self.style_in_hand)
        self.file = FilePage(look, self.style_in_hand)
        self.letterhead = LetterheadPage(look, self.style_in_hand)
        self.preview = StylePreview(look, desk)
        self.tabs = QTabWidget()
        self.trouble = TextLabel(look, "")
        self.trouble.hide()
        self._lay_out()
        self._tie()
        self._list_styles(name)
        # Large text leaves no room to say twice what the window's own title says.
        self.heading.setVisible(look.scale < _LARGE)
        self.fit(1180, 700)
        self._arrange()
        self._open(name)
        self.phrases.list.setFocus()

    def _lay_out(self) -> None:
        px = self.look.px
        above = QHBoxLayout()
        above.setSpacing(px(10))
        above.addWidget(self.styles, 2)
        above.addWidget(self.state, 3)
        above.addWidget(self.write_button)
        self.column.addLayout(above)
        self.tabs.setAccessibleName("Pages of the house style")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName("Pages of the house style")
        phrases = _scrolling(self.phrases, "Phrases")
        self.phrases.shown_whole = lambda part: show_whole(phrases, part, 4)
        self.tabs.addTab(phrases, "&Phrases")
        self.tabs.addTab(self.file, "&File")
        self.letterhead_tab = _scrolling(self.letterhead, "Letterhead")
        self.tabs.addTab(self.letterhead_tab, "&Letterhead")
        self.middle = QHBoxLayout()
        self.middle.setSpacing(px(16))
        self.middle.addWidget(self.tabs, 1)
        self.column.addLayout(self.middle, 1)
        self.column.addWidget(self.trouble)
        self.undo_button, self.redo_button = QPushButton("&Undo"), QPushButton("&Redo")
        self.close_button, self.save_button = QPushButton("&Close"), QPushButton("&Save")
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        left, right = (
            (self.old_button, self.copy_button),
            (self.undo_button, self.redo_button, self.close_button, self.save_button),
        )
        for button in left:
            foot.addWidget(button)
        foot.addStretch(1)
        for button in right:
            foot.addWidget(button)
        self.column.addLayout(foot)
        for button in (self.write_button, *left, *right):
            button.setAccessibleName(button.text().replace("&", ""))
            button.setAutoDefault(False)

    def _tie(self) -> None:
        self._follow = _timer(self, _FOLLOW_MS, lambda: self._ask(pages=False))
        self._make_pages = _timer(self, _PAGES_MS, lambda: self._ask(pages=True))
        style, document = self.style_in_hand, self.style_in_hand.document
        style.changed.connect(self._changed)
        document.undoAvailable.connect(lambda _: self._offer())
        document.redoAvailable.connect(lambda _: self._offer())
        self.undo_button.clicked.connect(lambda: self.phrases.undo(-1))
        self.redo_button.clicked.connect(lambda: self.phrases.undo(1))
        self.close_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        self.copy_button.clicked.connect(self._copy)
        self.old_button.clicked.connect(self._ask_for_old)
        self.write_button.clicked.connect(style.write_missing)
        self.styles.activated.connect(lambda _: self._chose())
        self.worker.answered.connect(self._take)
        self.phrases.picked.connect(lambda _: self._follow.start())
        self.preview.chosen.connect(lambda: self._ask(pages=self.preview.wants_pages))
        self.letterhead.changed.connect(lambda: self._ask(pages=self.preview.wants_pages))
        self.tabs.currentChanged.connect(self._turned)
        for keys, does in (("Ctrl+S", self.save), ("Ctrl+G", self.preview.step)):
            QShortcut(QKeySequence(keys), self, does)

    # Which style.

    def _list_styles(self, chosen: str) -> None:
        self.styles.clear()
        for name in style_names():
            self.styles.addItem(name.replace("-", " ").replace("_", " ").capitalize(), name)
        self.styles.setCurrentIndex(max(self.styles.findData(chosen), 0))

    def _open(self, name: str) -> None:
        try:
            self.style_in_hand.open(name)
        except ClerkError as error:
            self.styles.setCurrentIndex(self.styles.findData(self.style_in_hand.name))
            self.say(error.sentence)
            return
        self.say("")
        self._say_state()
        self._offer()
        self._ask(pages=self.preview.wants_pages)
        self.letterhead.see() if self.tabs.currentWidget() is self.letterhead_tab else None

    def _chose(self) -> None:
        name = self.styles.currentData()
        if name == self.style_in_hand.name:
            return
        if self.style_in_hand.altered and not self._is_meant(f"leave for {name}"):
            self.styles.setCurrentIndex(self.styles.findData(self.style_in_hand.name))
            self.say(
                "What you changed is not kept yet: save it, or choose the other style again to throw it away.",
                "care",
            )
            return
        self._open(name)

    def _is_meant(self, what: str) -> bool:
        """Whether this was asked before, and nothing was written since."""
        meant = self._asked_of == what
        self._asked_of = "" if meant else what
        return meant

    def _say_state(self, lent: Lent | None = None) -> None:
        style = self.style_in_hand
        self.write_button.setVisible(lent is not None)
        if style.shipped:
            words = muted("Comes with Clerk and is not altered: make a copy, and change that.")
        elif lent is not None:
            words = Words(lent.sentence, "care")
        else:
            words = muted(
                "Your own" + (", with changes that are not kept yet" if style.altered else "")
            )
        self.state.say([words])

    def copy_dialog(self) -> CopyStyle:
        """Return the dialog that makes a copy of the style in hand, not yet shown."""
        sight, style = self.desk.sight, self.style_in_hand
        council = sight.meeting.council.name.split()[0] if sight is not None else "Our"
        year = dt.date.today().year
        proposed = f"{council} {style.name}" if style.shipped else f"{style.name} {year}"
        return CopyStyle(self.look, style.name, proposed, self)

    def _copy(self) -> None:
        if self.style_in_hand.altered and not self._is_meant("copy"):
            self.say(
                "The copy is made of what is kept. Save first, or press again to copy without it.",
                "care",
            )
            return
        dialog = self.copy_dialog()
        if dialog.exec() and dialog.made:
            self.take_copy(dialog.made)

    def old_dialog(self, path: Path) -> StyleFromOld:
        """Return the dialog that makes a style of old minutes, not yet shown; it begins to read them."""
        from clerk.ui.style_from_old import StyleFromOld

        return StyleFromOld(self.look, path, self)

    def _ask_for_old(self) -> None:
        if self.style_in_hand.altered and not self._is_meant("old"):
            self.say(
                "What you changed is not kept yet: save it, or press again to throw it away.",
                "care",
            )
            return
        name, _ = QFileDialog.getOpenFileName(
            self, "Old minutes", str(Path.home()), "Word (*.docx)"
        )
        if name:
            dialog = self.old_dialog(Path(name))
            if dialog.exec() and dialog.made:
                self.take_copy(dialog.made)

    def take_copy(self, name: str) -> None:
        """Take a style in hand that was just made."""
        self._list_styles(name)
        self._open(name)
        self.say(
            "This style is your own. A body’s set-up (Ctrl+Shift+B) says from which date it has it.",
            "good",
        )
        self.phrases.to_field()

    # What it comes to.

    def _changed(self) -> None:
        self._asked_of = ""
        self.say("")
        self._follow.start()

    def _ask(self, *, pages: bool) -> None:
        self._follow.stop()
        if pages:
            self._make_pages.stop()
            self.preview.say_making()
        style = self.style_in_hand
        try:
            meeting = self.preview.meeting()
        except ClerkError as error:
            self.say(error.sentence)
            return
        self.worker.ask(Asked(style.text, style.folder, meeting, self.phrases.key, pages))

    def _take(self, answer: Answer) -> None:
        if answer.asked.folder != self.style_in_hand.folder:
            return
        self.phrases.show_rows(answer.rows, frozenset(each.key for each in answer.faults))
        self.phrases.say_trouble(answer.faults)
        self.file.show_faults(answer.faults)
        self.tabs.setTabText(
            1, f"&File, {len(answer.faults)} to mend" if answer.faults else "&File"
        )
        self.preview.show_answer(answer)
        self._say_state(answer.lent)
        self._offer()
        if self.preview.wants_pages and not answer.asked.pages:
            self._make_pages.start()

    def _offer(self) -> None:
        document = self.style_in_hand.document
        self.undo_button.setEnabled(document.isUndoAvailable())
        self.redo_button.setEnabled(document.isRedoAvailable())
        self.save_button.setEnabled(self.style_in_hand.altered)

    def _turned(self, _place: int) -> None:
        if self.tabs.currentWidget() is self.letterhead_tab:
            self.letterhead.see()
        elif self.tabs.currentWidget() is self.file and self.phrases.key:
            self.file.go_to_key(self.phrases.key)

    # Keeping it.

    def save(self) -> None:
        """Put the style in its place; with a fault, or where others would be surprised, say so first."""
        style = self.style_in_hand
        if not style.altered:
            return
        lent = lent_to(style.folder, style.text)
        faults = [e for e in style_faults(style.text) if lent is None or e.key not in lent.keys]
        if faults:
            first = faults[0]
            where = f"{first.key}: " if first.key else ""
            self.say(
                f"Not saved: line {first.line}, {where}{first.why}. To mend it: {first.mend}. "
                "The style that is in its place stays."
            )
            return
        doubt = doubt_about(style, self.desk)
        if doubt and not self._is_meant("save"):
            self.say(f"{doubt} Save again to go on.", "care")
            return
        try:
            style.keep()
        except ClerkError as error:
            self.say(error.sentence)
            return
        self._asked_of = ""
        self.say("Saved.", "good")
        self.desk.style_kept(style.name)
        self._say_state(lent)
        self._offer()

    def say(self, sentence: str, role: str = "bad") -> None:
        """Say something of the whole; empty: nothing."""
        self.trouble.say([Words(sentence, role)])
        self.trouble.setVisible(bool(sentence))

    def reject(self) -> None:
        """Close; with something that is not kept, only when asked a second time."""
        if self.style_in_hand.altered and not self._is_meant("close"):
            self.say(
                "What you changed here is not kept yet: save it with Ctrl+S, or press Escape again to throw it away.",
                "care",
            )
            return
        self.worker.close()
        super().reject()

    # The window.

    def _arrange(self) -> None:
        """Put the preview beside the pages where there is room, else among them."""
        beside = self.width() >= self.look.px(_BESIDE)
        there = self.tabs.indexOf(self.preview)
        if beside and (there >= 0 or self.preview.parent() is None):
            self.tabs.removeTab(there) if there >= 0 else None
            self.middle.addWidget(self.preview, 1)
            self.preview.show()
        elif not beside and there < 0:
            self.middle.removeWidget(self.preview)
            self.tabs.addTab(self.preview, "Pre&view")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo, wherever the keyboard is."""
        for key, by in ((QKeySequence.StandardKey.Undo, -1), (QKeySequence.StandardKey.Redo, 1)):
            if event.matches(key):
                self.phrases.undo(by)
                return
        super().keyPressEvent(event)


def _scrolling(page: QWidget, name: str) -> QScrollArea:
    """A page that large text makes higher than the window: then it is scrolled, to where the keyboard is."""
    page.setProperty("ground", "page")
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    area.setWidget(page)
    return area


def _timer(parent: QWidget, interval: int, does: Callable[[], object]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval)
    timer.setTimerType(Qt.TimerType.CoarseTimer)
    timer.timeout.connect(does)
    return timer
