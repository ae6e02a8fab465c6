"""The line at the foot where the officer types. Enter keeps what stands there as a passage of the item in hand."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.text_label import Mark, TextLabel
from clerk.ui.typing_fields import GrowingText
from clerk.ui.views.words import muted

_WONDER_MS = 600
_HOW = "Enter keeps it. A slash opens the commands."
USUAL_KEYS = "Ctrl+F3"
WANTED = "Type what is to be minuted, or / for a command"
# What stands first and a space after it choose the form, as many people type lists.
_LEADING = {
    "#": "heading", "-": "bullet", "*": "bullet", ">": "quote", "1.": "point",
    ">>": "action", "?": "doubt", "!": "private",
}  # fmt: skip
PASSAGE_FORMS = ("paragraph", "point", "bullet", "heading", "quote")
FOR_THE_OFFICER = ("doubt", "private")
"""Forms of what is typed that is in no document, ever."""
_NO_PASSAGES = ("action", *FOR_THE_OFFICER)
_FORMS = (*PASSAGE_FORMS, *_NO_PASSAGES)
_FOR_ONE = ("heading", "quote", *_NO_PASSAGES)
_MARKS = {"doubt": "ask"}
_SAID = {"private": "private note"}


class PassageText(GrowingText):
    """The text itself. `slash` says that a command is wanted, `led` that a mark chose a form, or (empty) no longer."""

    slash = Signal()
    led = Signal(str)
    focused = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self.mark = ""
        self.marks_lead: Callable[[], bool] = lambda: True
        self.textChanged.connect(self._look_for_mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a command's slash, a form's leading mark, or a letter."""
        before = self.textCursor()
        if event.text() == "/" and not self.toPlainText():
            self.slash.emit()
            return
        if event.text() == " " and before.blockNumber() == 0 and not before.hasSelection():
            mark = self.toPlainText()[: before.position()]
            if mark in _LEADING and self.marks_lead():
                self._put_at_first(mark, "")
                self.mark = mark
                self.led.emit(_LEADING[mark])
                return
        if event.key() == Qt.Key.Key_Backspace and self._takes_mark_back(before):
            return
        super().keyPressEvent(event)

    def _put_at_first(self, old: str, new: str) -> None:
        cursor = self.textCursor()
        cursor.setPosition(0)
        cursor.setPosition(len(old), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new)

    def _takes_mark_back(self, cursor: QTextCursor) -> bool:
        """At the beginning of the words a mark led, it is no mark after all: it stands there as it was typed."""
        if not self.mark or cursor.position() or cursor.hasSelection():
            return False
        mark, self.mark = self.mark, ""
        self._put_at_first("", f"{mark} ")
        self.led.emit("")
        return True

    def _look_for_mark(self) -> None:
        """Undo, too, takes a mark back."""
        if (
            self.mark
            and self.document().isRedoAvailable()
            and self.toPlainText().startswith(self.mark)
        ):
            self.mark = ""
            self.led.emit("")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is not."""
        super().focusOutEvent(event)
        self.focused.emit()


class EntryLine(QWidget):
    """A form's mark, the text, and what can be done.

    `kept(text, form)`: Enter was pressed. `acted(text)`: so it was on an action; its words stay until they are let go.
    `typed`: the text, the cursor or the form is another. `commanded`: a slash.
    """

    kept = Signal(str, str)
    acted = Signal(str)
    typed = Signal()
    commanded = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._form = "paragraph"
        self._waiting: list[str] = []
        self.acting = False
        self._usual = ""
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Entry line")
        self.mark = Mark(look, "paragraph", "muted", 14)
        self.edit = PassageText(look, "Entry line")
        self.edit.setProperty("bare", True)  # a property of the style sheet
        self.edit.pad = 5
        self.edit.grown.connect(self.updateGeometry)
        self.enter = HintButton(look, "keep", "Return")
        self.command = HintButton(look, "command", "/")
        self.saving = TextLabel(look)
        self._line = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.saving)
        self._column.addLayout(self._line)
        self._line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.edit, 1)
        self._line.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.command, 0, Qt.AlignmentFlag.AlignTop)
        self.edit.entered.connect(self.keep)
        self.edit.slash.connect(self.commanded)
        self.edit.led.connect(lambda form: self._show_form(form or "paragraph"))
        self.edit.focused.connect(self.update)
        self.edit.textChanged.connect(self.typed)
        self.edit.cursorPositionChanged.connect(self.typed)
        self.enter.clicked.connect(self.keep)
        self.command.clicked.connect(self.commanded)
        self.setFocusProxy(self.edit)
        self.saving.hide()
        look.changed.connect(self.measure)
        self.choose_form("paragraph")
        self.measure()

    # What stands here, as the keeper of typing sees it.

    @property
    def text(self) -> str:
        """What stands there."""
        return self.edit.toPlainText()

    @property
    def cursor(self) -> int:  # type: ignore[override]  # the typing's, as its keeper calls it
        """Where the next letter goes."""
        return self.edit.textCursor().position()

    @property
    def form(self) -> str:
        """What it is to become."""
        return self._form

    def restore(self, text: str, cursor: int, form: str) -> None:
        """Let it stand there again as it stood."""
        self.edit.setPlainText(text)
        place = self.edit.textCursor()
        place.setPosition(min(max(cursor, 0), self.edit.document().characterCount() - 1))
        self.edit.setTextCursor(place)
        self.choose_form(form)

    def replace(self, written: str, text: str) -> None:
        """Put other words in the place of the first that read so; undo in the field takes it back."""
        place = self.edit.document().find(written)
        if not place.isNull():
            place.insertText(text)

    # Keeping.

    def choose_form(self, form: str) -> None:
        """Let what is typed become a passage of this form, or what a leading mark makes of it."""
        self.edit.mark = ""
        self._show_form(form)

    def _show_form(self, form: str) -> None:
        self._form = form if form in _FORMS else "paragraph"
        said = _SAID.get(self._form, self._form)
        self.acting = False
        self.edit.begins_small = self._form == "bullet"
        self.mark.show_mark(_MARKS.get(self._form, self._form), "muted")
        self.mark.setAccessibleName(said)
        self.edit.setAccessibleName(f"Entry line, {said}")
        self._invite()
        self.typed.emit()

    def keep(self) -> None:
        """Hand over what stands here; its words stand among the entries, and if that takes long, that is said above."""
        text = self.text
        if not text.strip():
            return
        if self._form == "action":
            if not self.acting:
                self.acting = True
                self.acted.emit(text)
            return
        self._waiting.append(text)
        # Most often it is in the book before anybody could read that it is on its way.
        QTimer.singleShot(_WONDER_MS, self, self._show_waiting)
        self.edit.clear()
        self.kept.emit(text, self._form)

    def was_kept(self, text: str) -> None:
        """Let go of what is in the book now."""
        if text in self._waiting:
            self._waiting.remove(text)
        if self._form in _FOR_ONE:
            self.choose_form("paragraph")
        self._show_waiting()

    def let_go(self, text: str) -> None:
        """Let go of an action's words, which are in the book now, unless there are others by now."""
        self.acting = False
        if self.text == text:
            self.edit.clear()
            self.choose_form("paragraph")

    def was_refused(self, text: str) -> None:
        """Put words that did not go into the book back, before what was typed since."""
        if text in self._waiting:
            self._waiting.remove(text)
        self._show_waiting()
        since = self.text
        self.restore(f"{text}\n{since}" if since.strip() else text, len(text), self._form)

    def _show_waiting(self) -> None:
        self.saving.say([muted("Being kept…")] if self._waiting else "")
        self.saving.setVisible(bool(self._waiting))

    def say_usual(self, words: str) -> None:
        """Say while the line is empty what usually comes next, and the key that does it."""
        if words != self._usual:
            self._usual = words
            self._invite()

    def _invite(self) -> None:
        usual = f"{USUAL_KEYS}: {self._usual}" if self._usual else ""
        short = WANTED.partition(",")[0]
        tried = [f"{WANTED}. {usual}", f"{short}. {usual}", usual] if usual else [WANTED, short]
        metrics = self.edit.fontMetrics()
        room = self.edit.viewport().width() - self.look.px(12)
        # What a key would record is to be read whole: before anything else gives way, the invitation does.
        fits = [words for words in tried if metrics.horizontalAdvance(words) <= room]
        ended = metrics.elidedText(tried[-1], Qt.TextElideMode.ElideRight, room)
        self.edit.setPlaceholderText(fits[0] if fits else ended)
        self.edit.setAccessibleDescription(" ".join(filter(None, (_HOW, usual))))

    # Looks.

    def measure(self) -> None:
        """Take the margins of the text size there is now."""
        px = self.look.px
        narrow = self.width() < px(520)
        side = px(14 if narrow else 28)
        for button in (self.enter, self.command):
            button.setVisible(self.width() >= px(460))
        self._column.setContentsMargins(side, px(4), px(12), px(4))
        self._line.setSpacing(px(10))
        self.mark.setFixedHeight(px(34))
        self.enter.setFixedHeight(px(34))
        self.command.setFixedHeight(px(34))
        self._invite()
        # The words stand in the middle of their line, beside the mark.
        self.edit.setViewportMargins(0, px(self.edit.pad) + 2, 0, px(self.edit.pad) + 2)
        self.edit.measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in line with the entries above."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.measure()
            # The field has its own width only once the line was laid out.
            QTimer.singleShot(0, self, self._invite)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line above, strong where the keyboard is here."""
        super().paintEvent(event)
        painter = QPainter(self)
        focused = self.edit.hasFocus()
        width = max(self.look.px(2), 2) if focused else 1
        painter.setPen(QPen(self.look.colour("accent" if focused else "edge"), width))
        painter.drawLine(0, width // 2, self.width(), width // 2)
