"""A page in the window's middle: what is the case, and clear next steps. The start page and book troubles are such."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clerk.ui.look import Look
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import muted


class Step(msgspec.Struct, frozen=True):
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
        outer.setContentsMargins(0, 0, 0, 0)
        middle = QWidget()
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(middle)
        outer.addStretch(2)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(middle, 1000)
        across.addStretch(1)
        outer.addLayout(across)
        outer.addStretch(3)
        column.addWidget(TextLabel(self.look, title, 24, strong=True))
        for sentence in sentences:
            column.addWidget(TextLabel(self.look, [muted(sentence)], 15))
        column.addSpacing(self.look.px(8))
        self.buttons = []
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        for step in steps:
            self._add_step(step)
        if more and more[1]:
            label = TextLabel(self.look, [muted(more[0].upper())], 11.5, strong=True)
            label.setAccessibleName(more[0])
            row = self._grid.rowCount()
            self._grid.setRowMinimumHeight(row, self.look.px(40))
            self._grid.addWidget(label, row, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)
            for step in more[1]:
                self._add_step(step)
        self._inner, self._middle, self._column = inner, middle, column
        self.setWidget(inner)
        self.setAccessibleName(title)
        self.measure()
        if self.buttons:
            self.buttons[0].setDefault(True)
            self.buttons[0].setFocus()

    def _add_step(self, step: Step) -> None:
        button = QPushButton(step.words)
        button.setAccessibleName(step.words)
        button.setAccessibleDescription(step.remark)
        button.setAutoDefault(True)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.clicked.connect(_without_argument(step.verb))
        row = self._grid.rowCount()
        self._grid.addWidget(button, row, 0)
        self._grid.addWidget(TextLabel(self.look, [muted(step.remark)], 13), row, 1)
        self.buttons.append(button)

    def measure(self) -> None:
        """Keep the page to a width that can be read."""
        if self._inner is None or self._column is None:
            return
        px = self.look.px
        self._column.setSpacing(px(9))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(9))
        self._column.setContentsMargins(px(24), px(20), px(24), px(20))
        # A line that can be read; less where there is less.
        self._middle.setMaximumWidth(px(660))


def _without_argument(verb: Callable[[], object]) -> Callable[[], None]:
    def call(*_: object) -> None:
        verb()

    return call
