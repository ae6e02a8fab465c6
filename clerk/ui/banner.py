"""A sentence that stays until somebody has read it, with what can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from clerk.ui.look import Look
from clerk.ui.text_label import Mark, TextLabel


class Banner(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setProperty("ground", "care_ground")
        self.setProperty("edge", "below")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._line = QHBoxLayout(self)
        self.mark = Mark(look, "warn", "care", 14, "care_ground")
        self.words = TextLabel(look)
        self.act = QPushButton()
        self.close_button = QPushButton("Dismiss")
        self.close_button.setAccessibleName("Dismiss this message")
        self._line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.words, 1)
        self._line.addWidget(self.act)
        self._line.addWidget(self.close_button)
        self._verb: Callable[[], object] | None = None
        self._waiting: list[str] = []
        self.act.clicked.connect(self._do)
        self.close_button.clicked.connect(self._next)
        look.changed.connect(self.measure)
        self.measure()
        self.hide()

    def measure(self) -> None:
        """Take the margins of the text size there is now."""
        px = self.look.px
        self._line.setContentsMargins(px(17), px(6), px(12), px(6))
        self._line.setSpacing(px(10))
        self.mark.setFixedHeight(px(26))

    def say(self, sentence: str, act: str = "", verb: Callable[[], object] | None = None) -> None:
        """Show a sentence, or keep it until the one that stands there was dismissed."""
        if self.isVisible() and self.words.words != sentence and verb is None:
            if sentence not in self._waiting:
                self._waiting.append(sentence)
            return
        self.words.say(sentence)
        self.setAccessibleName(sentence)
        self._verb = verb
        self.act.setText(act)
        self.act.setAccessibleName(act or "Nothing to do")
        self.act.setVisible(bool(act))
        self.show()

    def _do(self) -> None:
        verb = self._verb
        self._next()
        if verb is not None:
            verb()

    def _next(self) -> None:
        self.hide()
        if self._waiting:
            self.say(self._waiting.pop(0))
