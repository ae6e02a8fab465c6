"""The exact pages of a PDF, to look at: any window can have them in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk.ui.announcing import announce
from clerk.ui.flow import Flow
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.page_drawing import Drawer, DrawnPage, Size, Wanted
from clerk.ui.page_sheets import Sheets
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import Words, muted


class PagesView(QWidget):
    """Shows PDF pages as they print, drawn in a thread of their own.

    Give it the bytes of a file (`show_pdf`), again whenever they are others: it stays at its place. Where the keyboard
    is in it, Page Down and Page Up read on and back, Ctrl with them turns a page, Home and End go to the first page and
    the end, + and - make the pages larger and smaller, 0 fits them to the width. A screen reader is told the page, and
    can read its words: as the description of the pages for the page in sight, and of each sheet.

    `shown()`: everything in sight is drawn. `turned(page)`: another page is in sight, counted from 1.
    """

    shown = Signal()
    turned = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.sheets = Sheets(look)
        self._drawer = Drawer(self)
        self._said_page = -1
        self._waiting = False
        self.note = TextLabel(look)
        self.place = _Place(look, fixed=True)
        self.smaller = HintButton(look, "Smaller", "-")
        self.larger = HintButton(look, "Larger", "+")
        self.fit_width = HintButton(look, "Fit width", "0")
        self._bar = Flow(look, 4)
        self._bar.show_parts([self.place, self.smaller, self.larger, self.fit_width])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(self._bar)
        column.addWidget(self.note)
        column.addWidget(self.sheets, 1)
        self.smaller.clicked.connect(lambda: self.sheets.step_zoom(-1))
        self.larger.clicked.connect(lambda: self.sheets.step_zoom(1))
        self.fit_width.clicked.connect(self.sheets.fit_width)
        self.sheets.wanting.connect(self._want)
        self.sheets.turned.connect(self._turned)
        self._drawer.opened.connect(self._opened)
        self._drawer.drawn.connect(self._drawn)
        self._drawer.refused.connect(self.show_problem)
        look.changed.connect(self._bar.place)
        self.setFocusProxy(self.sheets)
        self._keys: dict[tuple[int, bool], Callable[[], object]] = {
            (Qt.Key.Key_PageDown, False): lambda: self.sheets.read_on(1),
            (Qt.Key.Key_PageUp, False): lambda: self.sheets.read_on(-1),
            (Qt.Key.Key_PageDown, True): lambda: self.sheets.turn(1),
            (Qt.Key.Key_PageUp, True): lambda: self.sheets.turn(-1),
            (Qt.Key.Key_Home, False): lambda: self.sheets.go_to(0),
            (Qt.Key.Key_End, False): lambda: self.sheets.go_to(-1),
            (Qt.Key.Key_Down, False): lambda: self._scroll(1),
            (Qt.Key.Key_Up, False): lambda: self._scroll(-1),
            (Qt.Key.Key_Right, False): lambda: self._scroll_sideways(1),
            (Qt.Key.Key_Left, False): lambda: self._scroll_sideways(-1),
            (Qt.Key.Key_Plus, False): lambda: self.sheets.step_zoom(1),
            (Qt.Key.Key_Equal, False): lambda: self.sheets.step_zoom(1),
            (Qt.Key.Key_Minus, False): lambda: self.sheets.step_zoom(-1),
            (Qt.Key.Key_0, False): self.sheets.fit_width,
        }
        self._say_place()
        self.say("")

    # What is shown.

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return len(self.sheets.sheets)

    def show_pdf(self, data: bytes) -> None:
        """Show the pages of this PDF, at the place where the pages before were read; `shown` follows."""
        self.say("")
        self._drawer.read(data)

    def show_problem(self, sentence: str) -> None:
        """Show no pages, and say why."""
        self.clear()
        self.say(sentence, "bad")

    def say(self, sentence: str, role: str = "muted") -> None:
        """Say something above the pages, which stay: that new ones are being made, for one. Empty: nothing."""
        self.note.say([muted(sentence) if role == "muted" else Words(sentence, role)])
        self.note.setVisible(bool(sentence))

    def clear(self) -> None:
        """Show no pages."""
        self._drawer.close()
        self._opened(())
        self.say("")

    # Pages come.

    def _opened(self, sizes: tuple[Size, ...]) -> None:
        self._waiting = bool(sizes)
        self.sheets.show_sizes(sizes)
        self._say_place()
        self._describe()

    def _want(self, wanted: list[Wanted]) -> None:
        self._drawer.want(wanted)

    def _drawn(self, page: DrawnPage) -> None:
        self.sheets.show_page(page)
        if page.page == self.sheets.page:
            self._describe()
        if self._waiting and self.sheets.is_drawn():
            self._waiting = False
            self.shown.emit()

    # Where it is.

    def _turned(self) -> None:
        self._say_place()
        page = self.sheets.page
        if page != self._said_page:
            self._said_page = page
            self._describe()
            self.turned.emit(page + 1)

    def _say_place(self) -> None:
        count = self.count
        for button in (self.smaller, self.larger, self.fit_width):
            button.setEnabled(bool(count))
        percent = round(self.sheets.zoom * 100)
        self.place.say(f"Page {self.sheets.page + 1} of {count} · {percent} %" if count else "")
        self._bar.place()

    def _describe(self) -> None:
        """Tell a screen reader which page is in sight, and give it the words of it."""
        count, page = self.count, self.sheets.page
        self.sheets.setAccessibleName(f"Page {page + 1} of {count}" if count else "No pages")
        words = self.sheets.sheets[page].words if count else ""
        if words != self.sheets.accessibleDescription():
            self.sheets.setAccessibleDescription(words or "")
        event = QAccessibleEvent(self.sheets, QAccessible.Event.NameChanged)
        QAccessible.updateAccessibility(event)

    # Keys.

    def _scroll(self, by: int) -> None:
        bar = self.sheets.verticalScrollBar()
        bar.setValue(bar.value() + by * self.look.px(60))

    def _scroll_sideways(self, by: int) -> None:
        bar = self.sheets.horizontalScrollBar()
        bar.setValue(bar.value() + by * self.look.px(60))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read on, turn pages, make them larger or smaller."""
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        control = held == Qt.KeyboardModifier.ControlModifier
        verb = self._keys.get((event.key(), control)) if control or not held else None
        if verb is None or not self.count:
            super().keyPressEvent(event)
            return
        page = self.sheets.page
        verb()
        if self.sheets.page != page:
            announce(self, f"Page {self.sheets.page + 1} of {self.count}")


class _Place(TextLabel):
    """Which page it is, as high as the buttons beside it."""

    def sizeHint(self) -> QSize:
        """Return the size of the words, and some room after them."""
        return QSize(super().sizeHint().width() + self.look.px(6), self.look.px(28))
