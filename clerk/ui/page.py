"""A page in the window's middle: what is the case, and clear next steps. The start page and book troubles are such."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from clerk.ui.look import Look
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import Words, muted


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next: words for the button, a remark under it, and the verb."""

    words: str
    remark: str
    verb: Callable[[], object]


class Page(QScrollArea):
    """A title, a sentence or two, and steps. Made afresh each time it is shown."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Page")
        self._inner: QWidget | None = None
        self._column: QVBoxLayout | None = None
        self.buttons: list[QPushButton] = []
        look.changed.connect(self.measure)

    def show_page(
        self,
        title: str,
        sentences: list[str],
        steps: list[Step],
        more: tuple[str, list[Step]] | None = None,
    ) -> None:
        """Show this in place of what is there; the first step has the keyboard."""
        inner = QWidget()
        inner.setProperty("ground", "page")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(inner)
        middle = QWidget()
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(middle)
        outer.addStretch(2)
        outer.addWidget(middle, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        column.addWidget(TextLabel(self.look, title, 24, strong=True))
        for sentence in sentences:
            column.addWidget(TextLabel(self.look, [muted(sentence)], 15))
        column.addSpacing(self.look.px(8))
        self.buttons = []
        for step in steps:
            self._add_step(column, step)
        if more and more[1]:
            column.addSpacing(self.look.px(10))
            column.addWidget(TextLabel(self.look, [muted(more[0].upper())], 11.5, strong=True))
            for step in more[1]:
                self._add_step(column, step)
        self._inner, self._middle, self._column = inner, middle, column
        self.setWidget(inner)
        self.setAccessibleName(title)
        self.measure()
        if self.buttons:
            self.buttons[0].setDefault(True)
            self.buttons[0].setFocus()

    def _add_step(self, column: QVBoxLayout, step: Step) -> None:
        button = QPushButton(step.words)
        button.setAccessibleName(step.words)
        button.setAccessibleDescription(step.remark)
        button.setAutoDefault(True)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: step.verb())
        column.addWidget(button)
        if step.remark:
            column.addWidget(TextLabel(self.look, [Words(step.remark, "muted")], 13))
        self.buttons.append(button)

    def measure(self) -> None:
        """Keep the page to a width that can be read."""
        if self._inner is None or self._column is None:
            return
        px = self.look.px
        self._column.setSpacing(px(7))
        self._column.setContentsMargins(px(24), px(20), px(24), px(20))
        width = min(px(620), max(self.viewport().width(), px(200)))
        self._middle.setFixedWidth(width)

    def resizeEvent(self, event: object) -> None:
        """Keep within the window."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.measure()
