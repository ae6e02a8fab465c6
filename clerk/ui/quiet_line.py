"""A quiet line of words with a button: something to be known where one works, and the key that sees to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy

from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.measured import Measured
from clerk.ui.text_label import Mark, TextLabel
from clerk.ui.views.words import Phrase, plain


class QuietLine(Measured):
    """Hidden while it has nothing to say. `taken`: what its button says is to be done."""

    taken = Signal()

    def __init__(self, look: Look, name: str, keys: str) -> None:
        super().__init__()
        self.look, self.name = look, name
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.mark = Mark(look, "info", "care", 14)
        self.words = TextLabel(look, "", 13.5)
        self.button = HintButton(look, name, keys)
        # The key does it from wherever the keyboard is; Tab need not come by.
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.taken)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.mark)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.addWidget(self.words, 1)
        self._both.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._line.addLayout(self._both, 1)
        self.side = 0
        look.changed.connect(self.measure)
        self.hide()

    def say(self, words: Phrase, does: str = "") -> None:
        """Show these words, and on the button what can be done; without words, nothing."""
        self.words.say(words)
        self.button.setVisible(bool(does))
        self.button.say(does or self.name)
        self.setAccessibleName(f"{self.name}: {plain(words)}" if words else self.name)
        self.setVisible(bool(words))
        self.measure()

    def measure(self) -> None:
        """Take the height that the words need beside the button, or above it where they would be a narrow column."""
        px = self.look.px
        self._line.setContentsMargins(self.side, px(5), px(12), px(5))
        self._line.setSpacing(px(8))
        self.button.setMaximumWidth(max(self.width() * 3 // 5, px(120)))
        whole = max(self.width() - self.side - px(12) - px(14) - px(8), px(60))
        button = min(self.button.sizeHint().width(), self.button.maximumWidth())
        beside = max(whole - px(8) - button, px(60))
        ways = QBoxLayout.Direction
        hidden = self.button.isHidden()
        level = self.words.heightForWidth(whole if hidden else beside)
        stacked = self.words.heightForWidth(whole) + px(2) + self.button.sizeHint().height()
        below = not hidden and stacked < level
        self._both.setDirection(ways.TopToBottom if below else ways.LeftToRight)
        self._both.setSpacing(px(2 if below else 8))
        self.setFixedHeight(max(stacked if below else level, px(28)) + 2 * px(5))
