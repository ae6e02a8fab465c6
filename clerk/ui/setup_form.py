"""What the set-up dialogs are made of: fields that say what is wrong with them, and pages gone through step by step."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clerk.ui.dialog import Dialog
from clerk.ui.look import Look
from clerk.ui.scrolling import show_whole
from clerk.ui.setup_words import Choices
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import Words, muted


class Field(QWidget):
    """A label, a control, and under it a hint or what is wrong."""

    def __init__(
        self, look: Look, label: str, control: QWidget, hint: str = "", *, wide: bool = False
    ) -> None:
        super().__init__()
        self.look, self.label, self.control, self.wide = look, label, control, wide
        self.failed = False
        self._hint = hint
        control.setAccessibleName(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(TextLabel(look, label, 13, strong=True))
        column.addWidget(control, 1 if isinstance(control, QPlainTextEdit) else 0)
        self.note = TextLabel(look, "", 13)
        column.addWidget(self.note)
        if not isinstance(control, QPlainTextEdit):
            column.addStretch(1)
        self.hint(hint)

    def hint(self, sentence: str) -> None:
        """Say something helpful, unless there is something wrong to be said."""
        self._hint = sentence
        if not self.failed:
            self._say([muted(sentence)])

    def fail(self, sentence: str) -> None:
        """Say what is wrong; empty: nothing is."""
        self.failed = bool(sentence)
        self._say([Words(sentence, "bad")] if sentence else [muted(self._hint)])

    def _say(self, words: Sequence[Words]) -> None:
        self.note.say(words)
        self.note.setVisible(bool(words[0].text))
        self.control.setAccessibleDescription(words[0].text)

    @property
    def value(self) -> str:
        """What was filled in."""
        if isinstance(self.control, QComboBox):
            return str(self.control.currentData() or "")
        if isinstance(self.control, QPlainTextEdit):
            return self.control.toPlainText()
        return self.control.text().strip() if isinstance(self.control, QLineEdit) else ""

    def fill(self, value: str) -> None:
        """Fill in a value."""
        if isinstance(self.control, QComboBox):
            self.control.setCurrentIndex(max(self.control.findData(value), 0))
        elif isinstance(self.control, QPlainTextEdit):
            self.control.setPlainText(value)
        elif isinstance(self.control, QLineEdit):
            self.control.setText(value)


def line(look: Look, label: str, hint: str = "", *, wide: bool = False) -> Field:
    """Return a field of one line; what was wrong is forgotten once somebody writes."""
    control = QLineEdit()
    field = Field(look, label, control, hint, wide=wide)
    control.textChanged.connect(lambda _: field.fail(""))
    return field


def choice(
    look: Look, label: str, choices: Choices, hint: str = "", *, wide: bool = False
) -> Field:
    """Return a field with a list to choose from."""
    control = QComboBox()
    control.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    control.setMinimumContentsLength(8)
    for name, words in choices:
        control.addItem(words, name)
    field = Field(look, label, control, hint, wide=wide)
    control.currentIndexChanged.connect(lambda _: field.fail(""))
    return field


class Form(QWidget):
    """Fields in two columns where there is room, else in one."""

    def __init__(self, look: Look, fields: Sequence[Field]) -> None:
        super().__init__()
        self.look, self.fields = look, tuple(fields)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._columns = 0
        self._arrange()
        look.changed.connect(self._arrange)

    def _arrange(self) -> None:
        px = self.look.px
        self._grid.setHorizontalSpacing(px(20))
        self._grid.setVerticalSpacing(px(12))
        columns = 2 if self.width() >= px(560) else 1
        if columns == self._columns:
            return
        self._columns = columns
        row = column = 0
        for field in self.fields:
            if field.wide and column:
                row, column = row + 1, 0
            self._grid.addWidget(field, row, column, 1, columns if field.wide else 1)
            column += columns if field.wide else 1
            if column >= columns:
                row, column = row + 1, 0
        for place in range(self._grid.rowCount()):
            self._grid.setRowStretch(place, 0)
        # What room is left goes below the last.
        self._grid.setRowStretch(row + 1, 1)
        for place in range(2):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def first_wrong(self) -> Field | None:
        """Return the first field with something wrong, or None."""
        return next((field for field in self.fields if field.failed), None)


class StepsDialog(Dialog):
    """Pages gone through one after the other, and one button at the end that does it.

    What was entered is thrown away only if that is asked for twice. `finish` does what the dialog is for and calls
    `done_well` once it is kept, or `went_wrong`: then everything stays on the screen.
    """

    def __init__(self, look: Look, title: str, does: str, parent: QWidget | None = None) -> None:
        super().__init__(look, title, parent)
        self._does = does
        self._names: list[str] = []
        self._first: list[QWidget] = []
        self._leave: list[Callable[[], bool]] = []
        self._enter: list[Callable[[], object]] = []
        self.altered = False
        self._asked = False
        self.any_time = False
        self.finish: Callable[[], object] = self.done_well
        self.trail = TextLabel(look, "", 13)
        self.column.addWidget(self.trail)
        self.pages = QStackedWidget()
        self.column.addWidget(self.pages, 1)
        self.trouble = TextLabel(look, "")
        self.trouble.hide()
        self.column.addWidget(self.trouble)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._bring_into_view)
        self.cancel_button = QPushButton("Cancel")
        self.back_button, self.next_button = QPushButton("&Back"), QPushButton("&Next")
        self.done_button = QPushButton(does)
        self.add_buttons(self.cancel_button, self.back_button, self.next_button, self.done_button)
        self.cancel_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(lambda: self.go(-1))
        self.next_button.clicked.connect(lambda: self.go(1))
        self.done_button.clicked.connect(self.do_it)

    def add_page(
        self,
        name: str,
        page: QWidget,
        first: QWidget,
        leave: Callable[[], bool] = lambda: True,
        enter: Callable[[], object] = lambda: None,
    ) -> None:
        """Add a page; `leave` says whether one may go on from it, `enter` is called when it is come to."""
        page.setProperty("ground", "page")
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(name)
        area.setWidget(page)
        self.pages.addWidget(area)
        self._names.append(name)
        self._first.append(first)
        self._leave.append(leave)
        self._enter.append(enter)

    def _bring_into_view(self, *_: object) -> None:
        # After what is being laid out now: a sentence that appears moves what stands below it.
        QTimer.singleShot(0, self, self._show_place)
        QTimer.singleShot(60, self, self._show_place)

    def _show_place(self) -> None:
        """Scroll to the control with the keyboard, together with its label and what is said of it."""
        area, now = self.pages.currentWidget(), QApplication.focusWidget()
        if now is None or not isinstance(area, QScrollArea) or not area.isAncestorOf(now):
            return
        field = now.parentWidget()
        whole = field if isinstance(field, Field) else now
        show_whole(area, whole, self.look.px(4))

    @property
    def here(self) -> int:
        """Which page is shown."""
        return self.pages.currentIndex()

    def show_page(self, index: int) -> None:
        """Show a page, its first control in hand."""
        self.pages.setCurrentIndex(index)
        self._enter[index]()
        words: list[Words] = []
        for place, name in enumerate(self._names):
            words += [muted("  ·  ")] if place else []
            here = place == index
            words.append(Words(f"{place + 1}  {name}", "accent" if here else "muted", strong=here))
        self.trail.say(words)
        self.trail.setAccessibleName(
            f"Step {index + 1} of {len(self._names)}: {self._names[index]}"
        )
        last = index == len(self._names) - 1
        self.back_button.setVisible(index > 0)
        self.next_button.setVisible(not last)
        self.done_button.setVisible(last or self.any_time)
        for button, default in ((self.next_button, not last), (self.done_button, last)):
            button.setDefault(default)
        self.say_trouble("")
        self._first[index].setFocus(Qt.FocusReason.TabFocusReason)

    def go(self, by: int) -> None:
        """Go to the next page (1), if this one is as it should be, or back (-1)."""
        self._bring_into_view()
        if by < 0 or self._leave[self.here]():
            self.show_page(min(max(self.here + by, 0), len(self._names) - 1))

    def do_it(self) -> None:
        """Do what the dialog is for, if every page is as it should be."""
        self._bring_into_view()
        for index, leave in enumerate(self._leave):
            if index <= self.here or self.any_time:
                if index != self.here and not leave():
                    self.show_page(index)
                    leave()
                    return
                if index == self.here and not leave():
                    return
        self.done_button.setEnabled(False)
        self.say_trouble("Saving…", "muted")
        self.finish()

    def done_well(self, *_: object) -> None:
        """Close: it is kept."""
        self.altered = False
        self.accept()

    def went_wrong(self, sentence: str) -> None:
        """Say why it could not be kept, and let it be tried again."""
        self.done_button.setEnabled(True)
        self.say_trouble(sentence)

    def say_trouble(self, sentence: str, role: str = "bad") -> None:
        """Say what stands in the way."""
        self.trouble.say([Words(sentence, role)])
        self.trouble.setVisible(bool(sentence))

    def note_altered(self, *_: object) -> None:
        """Remember that something was entered."""
        self.altered = True
        self._asked = False

    def reject(self) -> None:
        """Close; with something entered, only when asked a second time."""
        if self.altered and not self._asked:
            self._asked = True
            self.say_trouble(
                "What you entered here is not kept yet. Press Escape again to throw it away.",
                "care",
            )
            return
        super().reject()
