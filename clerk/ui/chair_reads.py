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
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QScroller,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clerk.minutes.blocks import Draft
from clerk.store.sign_off_reading import KeptDraft
from clerk.ui.chair_asks import AskPage, ExemptPage, LeavePage
from clerk.ui.chair_block import ChairBlock, SayKind
from clerk.ui.chair_notes import ChairNotes
from clerk.ui.desk import Desk
from clerk.ui.flow import Flow
from clerk.ui.look import Look
from clerk.ui.recorder import Clock, laptop_clock
from clerk.ui.scrolling import show_whole
from clerk.ui.text_label import Mark, TextLabel
from clerk.ui.views.chair_reading import ReadPage, read_pages
from clerk.ui.views.times import long_date
from clerk.ui.views.words import Words, muted

_LEAST, _MOST, _STEP = 0.7, 1.9, 0.15
_WITHHELD = "Part of this is exempt and is not shown here. "
_OPEN = "EXEMPT PARTS ARE OPEN: NOT FOR PUBLICATION. "


class _Area(QScrollArea):
    """Scrolls by touch and wheel; its keys are the window's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the window."""
        event.ignore()


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
        self._left = False
        self.notes = ChairNotes(desk, draft, reader, clock, self)
        self.notes.changed.connect(self._say_state)
        self.notes.hindered.connect(self._hinder)
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
        self.reading = self._build_reading()
        self.ask_exempt = ExemptPage(self.look)
        self.ask_leave = LeavePage(self.look)
        for page in (self.reading, self.ask_exempt, self.ask_leave):
            self.stack.addWidget(page)
        column.addWidget(self.stack)
        self.ask_exempt.yes.connect(lambda: self._show_exempt(shown=True))
        self.ask_exempt.no.connect(self.read_on)
        self.ask_leave.yes.connect(self._hand_back)
        self.ask_leave.no.connect(self.read_on)

    def _build_reading(self) -> QWidget:
        whole = QWidget()
        whole.setProperty("ground", "page")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = TextLabel(self.look, "", 14)
        self.where = TextLabel(self.look, "", 14, strong=True)
        column.addWidget(self._bar("panel", "below", self.where, self.head))
        self.exempt_words = TextLabel(self.look, "", 15)
        self.exempt_bar = self._bar("bad_ground", "below", self.exempt_words)
        self.trouble = TextLabel(self.look, "", 15)
        self.again = self._button("Try again", self.notes.try_again)
        self.trouble_bar = self._bar("care_ground", "below", self.trouble, self.again)
        column.addWidget(self.exempt_bar)
        column.addWidget(self.trouble_bar)
        self.trouble_bar.hide()
        self.area = _Area()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAccessibleName("The minutes")
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(self.area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        column.addWidget(self.area, 1)
        column.addWidget(self._build_foot())
        return whole

    def _bar(self, ground: str, edge: str, *parts: QWidget) -> QWidget:
        bar = QWidget()
        bar.setProperty("ground", ground)
        bar.setProperty("edge", edge)
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        px = self.look.px
        row.setContentsMargins(px(22), px(6), px(14), px(6))
        row.setSpacing(px(16))
        for at, part in enumerate(parts):
            row.addWidget(part, 1 if at == 0 else 0)
        return bar

    def _button(self, words: str, verb: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        # A touch leaves the keyboard where it is; by keyboard, Tab leads to it.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumHeight(self.look.px(34))
        button.clicked.connect(lambda _checked: verb())
        return button

    def _build_foot(self) -> QWidget:
        self.state_mark = Mark(self.look, "", "good", 16, "panel")
        self.state = TextLabel(self.look, "", 15)
        state = QHBoxLayout()
        state.addWidget(self.state_mark)
        state.addWidget(self.state, 1)
        self.before = self._button("Before (Page Up)", lambda: self.step_page(-1))
        self.agree_button = self._button("Agree (A)", self.agree)
        self.query_button = self._button("Query (Q)", lambda: self.write("query"))
        self.words_button = self._button("Suggest words (S)", lambda: self.write("words"))
        self.next = self._button("Next (Page Down)", lambda: self.step_page(1))
        self.larger = self._button("Larger (+)", lambda: self.step_zoom(1))
        self.smaller = self._button("Smaller (-)", lambda: self.step_zoom(-1))
        self.exempt_button = self._button("Exempt parts (X)", self.toggle_exempt)
        self.leave_button = self._button("Hand back (Esc)", self.ask_to_leave)
        self.buttons = Flow(self.look, 8)
        # What a meeting without exempt business has no use for is not there.
        self.buttons.show_parts(
            [
                *(self.before, self.agree_button, self.query_button, self.words_button, self.next),
                *(self.larger, self.smaller),
                *([self.exempt_button] if self.has_exempt else []),
                self.leave_button,
            ]
        )
        foot = QWidget()
        foot.setProperty("ground", "panel")
        foot.setProperty("edge", "above")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(foot)
        px = self.look.px
        column.setContentsMargins(px(22), px(7), px(14), px(9))
        column.setSpacing(px(7))
        column.addLayout(state)
        column.addWidget(self.buttons)
        return foot

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
        self.words_button.setEnabled(not shown.block.rows)

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
            self.state.say(
                [Words("A table is asked about (Q): its figures come from the record.", "care")]
            )
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
        yes = not self.notes.is_agreed(self.page.place)
        self.notes.agree(self.page.place, with_exempt=self.with_exempt, yes=yes)
        if yes and self.place + 1 < len(self.pages):
            self.step_page(1)

    def _say_state(self) -> None:
        """Say where the reader is, and what of it is agreed."""
        agreed = sum(self.notes.is_agreed(page.place) for page in self.pages)
        self.where.say(f"{self.place + 1} of {len(self.pages)} · {agreed} agreed")
        public = self._drafts[0]
        day = long_date(self.draft.made_at.date())
        self.head.say([muted(f"{public.body}, {public.date} · draft {self.draft.number} of {day}")])
        here = self.notes.is_agreed(self.page.place)
        self.state_mark.show_mark("tick" if here else "", "good")
        self.state_mark.setVisible(here)
        self.agree_button.setText("Not agreed after all (A)" if here else "Agree (A)")
        self.agree_button.setAccessibleName(self.agree_button.text())
        words = [Words("Read and agreed. ", "good", strong=True)] if here else []
        words += [
            Words(_WITHHELD, "care"),
            muted("X: open the exempt parts. "),
        ] * self.page.withheld
        self.state.say([*words, muted("Up and Down go from paragraph to paragraph.")])
        self.before.setEnabled(self.place > 0)
        self.next.setEnabled(self.place + 1 < len(self.pages))
        self.exempt_bar.setVisible(self.with_exempt)
        self.exempt_words.say([Words(_OPEN, "bad", strong=True), Words("X closes them.")])
        self.buttons.place()

    def _hinder(self, sentence: str) -> None:
        words = f"What you said last could not be kept yet. {sentence}" if sentence else ""
        self.trouble.say(words)
        self.trouble_bar.setVisible(bool(words))
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
        self.exempt_button.setText("Close the exempt parts (X)" if shown else "Exempt parts (X)")
        self.exempt_button.setAccessibleName(self.exempt_button.text())
        self.read_on()
        places = [page.place for page in self.pages]
        self.show_page(places.index(place) if place in places else 0)

    # Coming and going.

    def _ask(self, page: AskPage) -> None:
        self.stack.setCurrentWidget(page)

    def read_on(self) -> None:
        """Back to what is read."""
        self.stack.setCurrentWidget(self.reading)
        self._take_up()

    def ask_to_leave(self) -> None:
        """Ask who read, and say what they said; the exempt parts are closed first."""
        self._leave_off()
        if self.with_exempt:
            self._show_exempt(shown=False)
        self._ask(self.ask_leave)
        self.ask_leave.ask(self.notes.reader, self._summary())

    def _summary(self) -> list[str]:
        notes = self.notes
        agreed = sum(notes.is_agreed(page.place) for page in self.pages)
        said = [f"You agreed {agreed} of {len(self.pages)} items."]
        if notes.queries:
            said.append(
                "You asked 1 question."
                if notes.queries == 1
                else f"You asked {notes.queries} questions."
            )
        if notes.suggestions:
            places = "1 place" if notes.suggestions == 1 else f"{notes.suggestions} places"
            said.append(f"You suggested words in {places}.")
        return said

    def _hand_back(self) -> None:
        name = " ".join(self.ask_leave.name.value.split())
        if not name:
            self.ask_leave.name.fail(
                "Please write your name: the officer has to know whose words these are."
            )
            self.ask_leave.name.control.setFocus()
            return
        self.notes.sign(name)
        if not self.notes.is_kept:
            self.notes.try_again()
            return
        self._left = True
        self.handed_back.emit(name)
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
