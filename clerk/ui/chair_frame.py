"""What stands round the minutes while the chair reads: where they are, what can be done, what is in the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QScroller,
    QVBoxLayout,
    QWidget,
)

from clerk.ui.flow import Flow
from clerk.ui.look import Look
from clerk.ui.text_label import Mark, TextLabel
from clerk.ui.views.chair_reading import ReadState
from clerk.ui.views.words import Words, muted

_TIGHT_FROM = 1.5
# What the buttons say, and what they say where the text is so large that there is little room.
_BUTTONS = {
    "before": ("Before (Page Up)", "Before (PgUp)"), "agree": ("Agree (A)", "Agree (A)"),
    "query": ("Query (Q)", "Query (Q)"), "words": ("Suggest words (S)", "Words (S)"),
    "next": ("Next (Page Down)", "Next (PgDn)"),
    "larger": ("Larger (+)", "+"), "smaller": ("Smaller (-)", "−"),
    "exempt": ("Exempt parts (X)", "Exempt (X)"), "leave": ("Hand back (Esc)", "Hand back (Esc)"),
    "again": ("Try again", "Try again"),
}  # fmt: skip
_AGREED, _CLOSE = "Not agreed (A)", "Close exempt (X)"
_TABLE = "A table is asked about (Q): its figures come from the record."
_WITHHELD = "Part of this is exempt and is not shown here. "
_OPEN = "EXEMPT PARTS ARE OPEN: NOT FOR PUBLICATION. "


class _Area(QScrollArea):
    """Scrolls by touch and wheel; its keys are the window's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the window."""
        event.ignore()


class ChairFrame(QWidget):
    """The bars above and below, with the room between them (`area`) in which the minutes stand."""

    def __init__(
        self, look: Look, verbs: Mapping[str, Callable[[], object]], *, has_exempt: bool
    ) -> None:
        super().__init__()
        self.look = look
        # Whether the person's text is so large that what stands round the minutes has to be short.
        self.tight = look.scale >= _TIGHT_FROM
        self.setProperty("ground", "page")
        self.buttons = {name: self._button(name, verbs[name]) for name in _BUTTONS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = TextLabel(look, "", 14)
        self.where = TextLabel(look, "", 14, strong=True, fixed=True)
        self.exempt_words = TextLabel(look, "", 15)
        self.exempt_words.say([Words(_OPEN, "bad", strong=True), Words("X closes them.")])
        self.exempt_bar = self._bar("bad_ground", self.exempt_words)
        self.trouble = TextLabel(look, "", 15)
        self.trouble_bar = self._bar("care_ground", self.trouble, self.buttons["again"])
        self.area = self._build_area()
        column.addWidget(self._bar("panel", self.head, self.where))
        column.addWidget(self.exempt_bar)
        column.addWidget(self.trouble_bar)
        column.addWidget(self.area, 1)
        column.addWidget(self._build_foot(has_exempt=has_exempt))
        self.trouble_bar.hide()

    @staticmethod
    def _build_area() -> QScrollArea:
        area = _Area()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName("The minutes")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        return area

    def _bar(self, ground: str, *parts: QWidget) -> QWidget:
        bar = QWidget()
        bar.setProperty("ground", ground)
        bar.setProperty("edge", "below")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        px = self.look.px
        row.setContentsMargins(px(22), px(6), px(14), px(6))
        row.setSpacing(px(16))
        for at, part in enumerate(parts):
            row.addWidget(part, 1 if at == 0 else 0)
        return bar

    def _button(self, name: str, verb: Callable[[], object]) -> QPushButton:
        full, short = _BUTTONS[name]
        button = QPushButton(short if self.tight else full)
        # A screen reader is told in full.
        button.setAccessibleName(full)
        button.setAutoDefault(False)
        # A touch leaves the keyboard where it is; by keyboard, Tab leads to it.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setFont(self.look.font(12 if self.tight else 15))
        button.setMinimumHeight(self.look.px(20 if self.tight else 38))
        button.clicked.connect(lambda _checked: verb())
        return button

    def _rename(self, name: str, other: str, *, now: bool) -> None:
        """Let a button say something else, or again what it says at first."""
        button, (full, short) = self.buttons[name], _BUTTONS[name]
        button.setText(other if now else short if self.tight else full)
        button.setAccessibleName(other if now else full)

    def _build_foot(self, *, has_exempt: bool) -> QWidget:
        self.state_mark = Mark(self.look, "tick", "good", 16, "panel")
        self.state = TextLabel(self.look, "", 15)
        state = QHBoxLayout()
        state.addWidget(self.state_mark)
        state.addWidget(self.state, 1)
        # What a meeting without exempt business has no use for is not there.
        left_out = {"again"} | (set() if has_exempt else {"exempt"})
        self._row = Flow(self.look, 8)
        self._row.show_parts(
            [button for name, button in self.buttons.items() if name not in left_out]
        )
        foot = QWidget()
        foot.setProperty("ground", "panel")
        foot.setProperty("edge", "above")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(foot)
        px = self.look.px
        column.setContentsMargins(px(22), px(7), px(14), px(9))
        column.setSpacing(px(7))
        column.addLayout(state)
        column.addWidget(self._row)
        return foot

    # What it says.

    def tell(self, state: ReadState) -> None:
        """Say where the reader is, and what of it is agreed."""
        self.where.say(f"{state.place + 1} of {state.pages} · {state.agreed} agreed")
        self.head.say([muted(state.draft if self.tight else f"{state.meeting} · {state.draft}")])
        words = []
        if state.is_agreed:
            without = " without the exempt parts" if state.withheld_from_agreement else ""
            words.append(Words(f"Read and agreed{without}. ", "good", strong=True))
        if state.withheld:
            words += [Words(_WITHHELD, "care"), muted("X: open the exempt parts. ")]
        self._say(words or [muted("Up and Down go from paragraph to paragraph.")])
        self.state.setVisible(bool(words) or not self.tight)
        self.state_mark.setVisible(state.is_agreed)
        self._rename("agree", _AGREED, now=state.is_agreed)
        self._rename("exempt", _CLOSE, now=state.with_exempt)
        self.buttons["before"].setEnabled(state.place > 0)
        self.buttons["next"].setEnabled(state.place + 1 < state.pages)
        self.exempt_bar.setVisible(state.with_exempt)
        self._row.place()

    def _say(self, words: list[Words]) -> None:
        self.state.say(words)
        self.state.show()

    def say_of_tables(self) -> None:
        """Say why a table's words cannot be typed over."""
        self._say([Words(_TABLE, "care")])

    def hinder(self, sentence: str) -> None:
        """Say what is in the way of keeping what was said; nothing, once all of it is kept."""
        self.trouble.say(sentence)
        self.trouble_bar.setVisible(bool(sentence))
