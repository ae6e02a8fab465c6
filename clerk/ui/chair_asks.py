"""The two pages of the chair's reading that ask something: before exempt parts are opened, and on handing back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerk.ui.look import Look
from clerk.ui.setup_form import line
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import Words, muted

_WARNING = (
    "These words are not for the public. Open them only if nobody can see the screen who may not: they stay open until "
    "they are closed, or until the laptop is handed back."
)


class AskPage(QWidget):
    """A question in the middle of the window, with two answers; `yes` and `no`."""

    yes = Signal()
    no = Signal()

    def __init__(self, look: Look, title: str, yes: str, no: str) -> None:
        super().__init__()
        self.look = look
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        px = look.px
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        self.column = QVBoxLayout()
        self.column.setSpacing(px(14))
        inner = QWidget()
        inner.setMaximumWidth(px(760))
        inner.setLayout(self.column)
        outer.addWidget(inner, 6)
        outer.addStretch(1)
        self.column.addStretch(1)
        self.column.addWidget(TextLabel(look, title, 26, strong=True))
        self.words = TextLabel(look, "", 18)
        self.column.addWidget(self.words)
        self.more = QVBoxLayout()
        self.column.addLayout(self.more)
        row = QHBoxLayout()
        row.setSpacing(px(10))
        self.no_button, self.yes_button = QPushButton(no), QPushButton(yes)
        for button, signal in ((self.no_button, self.no), (self.yes_button, self.yes)):
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
            button.setFont(look.font(16))
            button.setMinimumHeight(px(40))
            button.clicked.connect(signal.emit)
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(2)


class ExemptPage(AskPage):
    """The second step before exempt parts are shown. The keyboard is on the answer that shows nothing."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Open the exempt parts?", "Open them", "Leave them closed (Esc)")
        self.words.say(_WARNING)

    def ask(self) -> None:
        """Ask."""
        self.no_button.setFocus()


class LeavePage(AskPage):
    """Who read, and what they said: the laptop goes back to the officer."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Hand the laptop back", "Hand back (Enter)", "Back to reading (Esc)")
        self.name = line(look, "Who read it?", "Your name goes with what you said.")
        self.name.control.setFont(look.font(18))
        self.name.control.returnPressed.connect(self.yes)  # type: ignore[attr-defined]  # a line
        self.trouble = TextLabel(look, "", 15)
        self.trouble.hide()
        self.more.addWidget(self.name)
        self.more.addWidget(self.trouble)

    def ask(self, name: str, said: str) -> None:
        """Ask, and say what will be the officer's to see."""
        self.words.say([Words(said), muted(" The officer will see it all.")])
        self.name.fill(name)
        self.name.control.setFocus()
        self.name.control.selectAll()  # type: ignore[attr-defined]  # a line

    def hinder(self, sentence: str) -> None:
        """Say that something is not in the book."""
        self.trouble.say([Words(sentence, "bad")])
        self.trouble.setVisible(bool(sentence))
