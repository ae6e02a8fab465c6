"""The line at the foot: is it saved, which book is this, what would undo undo, where is help."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk.store.rehearsing import is_rehearsal
from clerk.ui.commands import Actions
from clerk.ui.desk import Desk
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.text_label import Mark, TextLabel
from clerk.ui.views.words import Words, muted


class StatusLine(QWidget):
    """One line of quiet words."""

    def __init__(self, desk: Desk, look: Look, actions: Actions) -> None:
        super().__init__()
        self.desk, self.look = desk, look
        self.setAccessibleName("Status")
        self.setProperty("ground", "page")
        self.setProperty("edge", "above")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._line = QHBoxLayout(self)
        self.mark = Mark(look, "tick", "good", 13)
        self.saved = TextLabel(look, "", 13, fixed=True)
        self.book = TextLabel(look, "", 13, fixed=True)
        self.undo = HintButton(look, "Undo", "Ctrl+Z")
        self.help = HintButton(look, "Help", "F1")
        self.remark = TextLabel(look, "", 13, fixed=True)
        self.remark.hide()
        for part in (self.mark, self.saved, self.book, self.remark):
            self._line.addWidget(part)
        self._line.addStretch(1)
        self._line.addWidget(self.undo)
        self._line.addWidget(self.help)
        self.undo.clicked.connect(actions["undo"].trigger)
        self.help.clicked.connect(actions["help"].trigger)
        desk.chosen.connect(self.refresh)
        desk.changed.connect(self.refresh)
        desk.saved.connect(self.show_saved)
        look.changed.connect(self.measure)
        self.measure()

    def measure(self) -> None:
        """Take the margins of the text size there is now."""
        px = self.look.px
        self._line.setContentsMargins(px(17), px(2), px(12), px(2))
        self._line.setSpacing(px(6))
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show the book's state."""
        desk = self.desk
        self.book.indent = self.look.px(14) if desk.book is not None else 0
        self.show_saved()
        if desk.book is None:
            self.book.say([muted("No minute book is open")])
        else:
            self.book.say([muted(f"Minute book: {desk.book.path.stem}")])
        undo = desk.undo_name
        self._share(undo is not None)
        self.undo.say(f"Undo: {undo}" if undo else "Undo")

    def show_saved(self) -> None:
        """Show whether everything is in the book, and since when. It is asked for while somebody types."""
        desk = self.desk
        self.mark.setVisible(desk.book is not None)
        self.saved.setVisible(desk.book is not None)
        if desk.book is None:
            return
        mark, role = "tick", "good"
        words = f"Saved {desk.saved_at:%H:%M:%S}" if desk.saved_at else "Saved"
        if is_rehearsal(desk.book.path):
            mark, role, words = "private", "care", "Rehearsal: nothing is kept"
        elif not desk.book_writable:
            mark, role, words = "private", "care", "Read only"
        elif desk.closed:
            mark, role, words = "private", "care", "Signed: read only"
        elif desk.delay:
            mark, role, words = "warn", "care", desk.delay
        if words != self.saved.words:
            self.mark.show_mark(mark, role)
            self.saved.say([Words(words, role)])

    def _share(self, can_undo: bool) -> None:
        """Where there is room for one of them only, what is said in passing comes before the book and undo."""
        crowded = bool(self.remark.words) and self.width() < self.look.px(1000)
        self.book.setVisible(not crowded)
        self.undo.setVisible(can_undo and not crowded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say what there is room for."""
        super().resizeEvent(event)
        self._share(self.desk.undo_name is not None)

    def say(self, sentence: str) -> None:
        """Say something in passing, until `say` is called with nothing."""
        self.remark.indent = self.look.px(14)
        self.remark.say([muted(sentence)])
        self.remark.setVisible(bool(sentence))
        self._share(self.desk.undo_name is not None)
