"""The chair reads here: a kept draft in large type on the officer's laptop, one item at a time, by key or by touch.

It covers the whole screen and is the only window that can be used meanwhile: nothing of the officer's is seen. What is
said and agreed is in the book at once; exempt parts are opened by a second step, and closed again on leaving.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clerk.minutes.blocks import Draft
from clerk.store.sign_off_reading import KeptDraft
from clerk.ui.chair_asks import AskPage, ExemptPage, LeavePage
from clerk.ui.chair_block import ChairBlock, SayKind
from clerk.ui.chair_frame import ChairFrame
from clerk.ui.chair_notes import ChairNotes
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.recorder import Clock, laptop_clock
from clerk.ui.scrolling import show_whole
from clerk.ui.views.chair_reading import ReadPage, ReadState, read_pages, summary
from clerk.ui.views.times import long_date

_LEAST, _MOST, _STEP = 0.7, 1.9, 0.15


class ChairReads(QDialog):
    """The window. `handed_back(name)`: who read it has gone, and their name is known."""

    handed_back = Signal(str)

    def __init__(
        self,
        look: Look,
        desk: Desk,
        draft: KeptDraft,
        drafts: tuple[Draft, Draft],
        reader: str,
        parent: QWidget | None = None,
        clock: Clock = laptop_clock,
    ) -> None:
        super().__init__(parent)
        self.look, self.draft = look, draft
        self._drafts = drafts
        self.with_exempt = False
        self.zoom = 1.0
        self.place = 0
        self.block = 0
        self.blocks: list[ChairBlock] = []
        self._leaving = self._left = False
        self.notes = ChairNotes(desk, draft, reader, clock)
        self.notes.changed.connect(self._say_state)
        self.notes.hindered.connect(self._hinder)
        self.notes.kept.connect(self._go_once_kept)
        self.pages = self._pages()
        self.has_exempt = any(page.withheld for page in self.pages)
        self.setWindowTitle("The chair reads")
        self.setAccessibleName("The chair reads")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._build()
        self.show_page(0)

    def _pages(self) -> list[ReadPage]:
        return read_pages(*self._drafts, with_exempt=self.with_exempt)

    @property
    def page(self) -> ReadPage:
        """What is read now."""
        return self.pages[self.place]

    # Building.

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.stack = QStackedWidget()
        verbs: dict[str, Callable[[], object]] = {
            "before": lambda: self.step_page(-1), "next": lambda: self.step_page(1), "agree": self.agree,
            "query": lambda: self.write("query"), "words": lambda: self.write("words"),
            "larger": lambda: self.step_zoom(1), "smaller": lambda: self.step_zoom(-1),
            "exempt": self.toggle_exempt, "leave": self.ask_to_leave, "again": self.notes.try_again,
        }  # fmt: skip
        self.reading = ChairFrame(self.look, verbs, has_exempt=self.has_exempt)
        self.area = self.reading.area
        if self.reading.tight:
            self.zoom -= _STEP
        self.ask_exempt = ExemptPage(self.look)
        self.ask_leave = LeavePage(self.look)
        for page in (self.reading, self.ask_exempt, self.ask_leave):
            self.stack.addWidget(page)
        column.addWidget(self.stack)
        self.ask_exempt.yes.connect(lambda: self._show_exempt(shown=True))
        self.ask_exempt.no.connect(self.read_on)
        self.ask_leave.yes.connect(self._hand_back)
        self.ask_leave.no.connect(self.read_on)

    # What is read.

    def show_page(self, place: int, block: int = 0) -> None:
        """Show a page from its beginning, or from one of its blocks."""
        self.place = min(max(place, 0), len(self.pages) - 1)
        inner = QWidget()
        inner.setProperty("ground", "page")
        px = self.look.px
        outer = QHBoxLayout(inner)
        outer.setContentsMargins(px(8), px(10), px(8), px(24))
        middle = QVBoxLayout()
        middle.setSpacing(0)
        outer.addStretch(1)
        outer.addLayout(middle, 30)
        outer.addStretch(1)
        self.blocks = []
        for each in self.page.blocks:
            shown = ChairBlock(self.look, each, self.zoom)
            shown.gone_to.connect(lambda shown=shown: self._gone_to(shown))
            shown.said.connect(lambda kind, words, shown=shown: self._said(shown, kind, words))
            shown.closed.connect(self._say_state)
            shown.setMaximumWidth(px(980 * self.zoom))
            self.blocks.append(shown)
            middle.addWidget(shown)
            self._show_notes(shown)
        middle.addStretch(1)
        self.area.setWidget(inner)
        self.block = min(max(block, 0), len(self.blocks) - 1)
        self._take_up()
        self._say_state()

    def _take_up(self) -> None:
        """The keyboard goes to the block that is meant."""
        if self.blocks:
            self.blocks[self.block].setFocus()
            self._gone_to(self.blocks[self.block])

    def _gone_to(self, shown: ChairBlock) -> None:
        if shown not in self.blocks:
            return
        self.block = self.blocks.index(shown)
        for each in self.blocks:
            each.set_current(current=each is shown)
        show_whole(self.area, shown, self.look.px(6))
        self.reading.buttons["words"].setEnabled(not shown.block.rows)

    def step_page(self, by: int) -> None:
        """Go to the item before (-1) or the next (1); what is being written is kept."""
        self._leave_off()
        if 0 <= self.place + by < len(self.pages):
            self.show_page(self.place + by)

    def step_block(self, by: int) -> None:
        """Go to the paragraph before or the next; one that is longer than the screen is scrolled through first."""
        bar, room = self.area.verticalScrollBar(), self.area.viewport().height()
        if self.blocks:
            shown = self.blocks[self.block]
            top = shown.y() - bar.value()
            hidden = top + shown.height() - room if by > 0 else -top
            if hidden > 0 and shown.height() > room:
                bar.setValue(bar.value() + by * min(hidden, room * 2 // 3))
                return
        if 0 <= self.block + by < len(self.blocks):
            self.block += by
            self._take_up()
        else:
            bar.setValue(bar.value() + by * room // 3)

    def step_zoom(self, by: int) -> None:
        """Take larger or smaller letters."""
        self._leave_off()
        self.zoom = min(max(self.zoom + by * _STEP, _LEAST), _MOST)
        self.show_page(self.place, self.block)

    # What is said.

    def write(self, kind: SayKind) -> None:
        """Open the place where a question or other words are written, under the paragraph that is meant."""
        if not self.blocks:
            return
        shown = self.blocks[self.block]
        if kind == "words" and shown.block.rows:
            self.reading.say_of_tables()
            return
        self._leave_off()
        shown.write(kind, self.notes.said(kind, shown.block.anchor))
        if shown.editor is not None:
            # It has its place once the window has laid it out.
            QTimer.singleShot(0, shown.editor, lambda: self._show_editor(shown))

    def _show_editor(self, shown: ChairBlock) -> None:
        if shown.editor is not None:
            show_whole(self.area, shown.editor, self.look.px(6))

    def _leave_off(self) -> None:
        for each in self.blocks:
            each.leave_off()

    def _said(self, shown: ChairBlock, kind: SayKind, words: str) -> None:
        self.notes.say(kind, shown.block, words)
        if shown.editor is None:
            self._show_notes(shown)

    def _show_notes(self, shown: ChairBlock) -> None:
        anchor, notes = shown.block.anchor, self.notes
        shown.show_notes(
            notes.said("query", anchor), notes.said("words", anchor), notes.answers(anchor)
        )

    def agree(self) -> None:
        """Keep that this page was read and agreed, and go to the next; one that is agreed is so no more."""
        self._leave_off()
        yes = not self._is_agreed(self.page)
        self.notes.agree(self.page.place, with_exempt=self.with_exempt, yes=yes)
        if yes and self.place + 1 < len(self.pages):
            self.step_page(1)

    def _is_agreed(self, page: ReadPage) -> bool:
        """Whether a page was agreed as it is shown now."""
        return self.notes.is_agreed(page.place, with_exempt=page.exempt)

    def _say_state(self) -> None:
        """Say where the reader is, and what of it is agreed."""
        page, public = self.page, self._drafts[0]
        here = self._is_agreed(page)
        whole = self.notes.is_agreed(page.place, with_exempt=page.withheld)
        self.reading.tell(
            ReadState(
                place=self.place,
                pages=len(self.pages),
                agreed=sum(self._is_agreed(each) for each in self.pages),
                meeting=f"{public.body}, {public.date}",
                draft=f"Draft {self.draft.number} of {long_date(self.draft.made_at.date())}",
                is_agreed=here,
                withheld=page.withheld,
                withheld_from_agreement=here and not whole,
                with_exempt=self.with_exempt,
            )
        )

    def _hinder(self, sentence: str) -> None:
        words = f"What you said last could not be kept yet. {sentence}" if sentence else ""
        self.reading.hinder(words)
        self.ask_leave.hinder(words)

    # Exempt parts.

    def toggle_exempt(self) -> None:
        """Ask before the exempt parts are opened; close them without asking."""
        self._leave_off()
        if self.with_exempt:
            self._show_exempt(shown=False)
        elif self.has_exempt:
            self._ask(self.ask_exempt)
            self.ask_exempt.ask()

    def _show_exempt(self, *, shown: bool) -> None:
        place = self.page.place
        self.with_exempt = shown
        self.pages = self._pages()
        self.read_on()
        places = [page.place for page in self.pages]
        self.show_page(places.index(place) if place in places else 0)

    # Coming and going.

    def _ask(self, page: AskPage) -> None:
        self.stack.setCurrentWidget(page)

    def read_on(self) -> None:
        """Back to what is read."""
        self._leaving = False
        self.stack.setCurrentWidget(self.reading)
        self._take_up()

    def ask_to_leave(self) -> None:
        """Ask who read, and say what they said; the exempt parts are closed first."""
        self._leave_off()
        if self.with_exempt:
            self._show_exempt(shown=False)
        self._ask(self.ask_leave)
        self.ask_leave.ask(self.notes.reader, self.summary())

    @property
    def all_agreed(self) -> bool:
        """Whether all was agreed, exempt words too, and nothing was asked or suggested that is still to settle."""
        notes = self.notes
        whole = all(
            notes.is_agreed(page.place, with_exempt=page.withheld or page.exempt)
            for page in self.pages
        )
        return whole and not notes.queries and not notes.suggestions

    def summary(self, who: str = "You") -> str:
        """What whoever read agreed, asked and suggested, in a sentence."""
        notes = self.notes
        agreed = sum(self._is_agreed(page) for page in self.pages)
        return summary(who, agreed, len(self.pages), notes.queries, notes.suggestions)

    def _hand_back(self) -> None:
        name = " ".join(self.ask_leave.name.value.split())
        if not name:
            self.ask_leave.name.fail(
                "Please write your name: the officer has to know whose words these are."
            )
            self.ask_leave.name.control.setFocus()
            return
        self.notes.sign(name)
        self._leaving = True
        self.notes.try_again()
        self._go_once_kept()

    def _go_once_kept(self) -> None:
        """Nobody hands the laptop back before all of it is in the book."""
        if self._leaving and self.notes.is_kept:
            self._left = True
            self.handed_back.emit(self.notes.reader)
            self.accept()

    def reject(self) -> None:
        """Escape leads from any page to the one before it, and from reading to handing back."""
        if self.stack.currentWidget() is self.reading:
            self.ask_to_leave()
        else:
            self.read_on()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Who closes the window is asked as well; what is being written is kept."""
        if self._left:
            super().closeEvent(event)
            return
        event.ignore()
        self.ask_to_leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, agree, ask, say otherwise, open what is exempt, or hand back."""
        key = event.key()
        if key == Qt.Key.Key_Escape or self.stack.currentWidget() is not self.reading:
            super().keyPressEvent(event)
            return
        verbs: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Down: lambda: self.step_block(1), Qt.Key.Key_Up: lambda: self.step_block(-1),
            Qt.Key.Key_PageDown: lambda: self.step_page(1), Qt.Key.Key_PageUp: lambda: self.step_page(-1),
            Qt.Key.Key_Right: lambda: self.step_page(1), Qt.Key.Key_Left: lambda: self.step_page(-1),
            Qt.Key.Key_Home: lambda: self.step_page(-self.place),
            Qt.Key.Key_End: lambda: self.step_page(len(self.pages) - 1 - self.place),
            Qt.Key.Key_A: self.agree, Qt.Key.Key_Q: lambda: self.write("query"),
            Qt.Key.Key_S: lambda: self.write("words"), Qt.Key.Key_X: self.toggle_exempt,
            Qt.Key.Key_Plus: lambda: self.step_zoom(1), Qt.Key.Key_Equal: lambda: self.step_zoom(1),
            Qt.Key.Key_Minus: lambda: self.step_zoom(-1),
        }  # fmt: skip
        verb = verbs.get(key)
        if verb is not None:
            verb()
        elif key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
