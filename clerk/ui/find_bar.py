"""The bar at the foot of the middle column in which one looks for words of the meeting, and replaces them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout

from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.measured import Measured
from clerk.ui.text_label import TextLabel
from clerk.ui.typing_fields import LineField
from clerk.ui.views.words import Words, muted
from clerk.words.replacing import Wanted


class FindBar(Measured):
    """`altered`: something else is looked for. `stepped(by)`: to the next (1) or the one before (-1).

    `one`: replace the one in hand. `every`: replace them all. `left`: Escape was pressed.
    """

    altered = Signal()
    stepped = Signal(int)
    one = Signal()
    every = Signal()
    left = Signal()
    shown_or_gone = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setProperty("ground", "panel")
        self.setProperty("edge", "above")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Find in this meeting")
        self.words = LineField(look, "Find in this meeting")
        self.words.setPlaceholderText("Find in this meeting")
        self.count = TextLabel(look, "", 13)
        self.close_button = HintButton(look, "Close", "Esc")
        self.close_button.clicked.connect(self.left)
        self.whole = self._tick("Whole words")
        self.case = self._tick("Capitals", "Capitals and small letters as typed")
        self.exempt = self._tick("Exempt too", "Also exempt text and private notes")
        self.new = LineField(look, "Replace with")
        self.new.setPlaceholderText("Replace with")
        self.replace_button = HintButton(look, "Replace", "Return", framed=True)
        self.all_button = HintButton(look, "All…", framed=True)
        self.all_button.setAccessibleName("Replace all: shows each place first")
        self.note = TextLabel(look, "", 13)
        self._arrange()
        self.words.textChanged.connect(self.altered)
        self.new.textChanged.connect(lambda: self.say(""))
        self.replace_button.clicked.connect(self.one)
        self.all_button.clicked.connect(self.every)
        look.changed.connect(self.measure)
        self.measure()
        self.hide()

    def _tick(self, words: str, said: str = "") -> QCheckBox:
        tick = QCheckBox(words)
        tick.setAccessibleName(said or words)
        tick.setToolTip(said)
        tick.toggled.connect(self.altered)
        return tick

    def _arrange(self) -> None:
        self._column = QVBoxLayout(self)
        self._first = QHBoxLayout()
        self._first.addWidget(self.words, 1)
        self._first.addWidget(self.close_button)
        self._ticks = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for tick in (self.whole, self.case, self.exempt):
            self._ticks.addWidget(tick)
        self._ticks.addStretch(1)
        self._second = QHBoxLayout()
        self._second.addWidget(self.new, 1)
        self._second.addWidget(self.replace_button)
        self._second.addWidget(self.all_button)
        self._column.addLayout(self._first)
        self._column.addWidget(self.count)
        self._column.addLayout(self._ticks)
        self._column.addLayout(self._second)
        self._column.addWidget(self.note)

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        return Wanted(self.words.text(), self.whole.isChecked(), self.case.isChecked())

    @property
    def replacing(self) -> bool:
        """Whether what is found is to be replaced."""
        return not self.new.isHidden()

    def open(self, words: str, *, replacing: bool) -> None:
        """Show the bar with these words, or with those that were looked for last."""
        for part in (self.new, self.replace_button, self.all_button):
            part.setVisible(replacing)
        if words:
            self.words.setText(words)
        self.say("")
        self.show()
        self.measure()
        field = self.new if replacing and self.words.text() and not words else self.words
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def say_count(self, words: str) -> None:
        """Say how much was found."""
        self.count.say([muted(words)])
        self.words.setAccessibleDescription(f"{words}. Enter goes on, Shift Enter back.")
        self.measure()

    def say(self, words: str, *, care: bool = True) -> None:
        """Say what is the matter with what was to be replaced, or that it was."""
        self.note.say([Words(words, "care" if care else "muted")] if words else "")
        self.note.setVisible(bool(words))
        self.new.setAccessibleDescription(words or "Enter replaces the one in hand.")
        self.measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, go back, replace, or close."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if self.new.hasFocus():
                self.one.emit()
            elif self.all_button.hasFocus():
                self.every.emit()
            elif self.close_button.hasFocus():
                self.left.emit()
            else:
                self.stepped.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Say that it is there."""
        super().showEvent(event)
        self.shown_or_gone.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that it is gone."""
        super().hideEvent(event)
        self.shown_or_gone.emit()

    def measure(self) -> None:
        """Take the room of the text size there is now; in a narrow column the ticks stand one below the other."""
        px = self.look.px
        side = px(14 if self.width() < px(520) else 28)
        self._column.setContentsMargins(side, px(8), px(12), px(8))
        self._column.setSpacing(px(4))
        for line in (self._first, self._second):
            line.setSpacing(px(6))
        self._ticks.setSpacing(px(10))
        wide = sum(each.sizeHint().width() for each in (self.whole, self.case, self.exempt))
        beside = wide + 2 * px(10) + side + px(12) <= self.width()
        direction = QBoxLayout.Direction
        self._ticks.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        width = self.width() - side - px(12)
        for label in (self.count, self.note):
            label.setFixedHeight(max(label.heightForWidth(width), px(20)))
        self.updateGeometry()
