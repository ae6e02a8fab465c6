"""The strip over the columns: which meeting, how it stands, its times, the draft and the way out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk.ui.commands import Actions
from clerk.ui.desk import Desk
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.text_label import Mark, TextLabel
from clerk.ui.views.time_left import TimeLeft
from clerk.ui.views.words import Words, muted


class Header(QWidget):
    """One line where there is room for it, two where there is not."""

    def __init__(self, desk: Desk, look: Look, actions: Actions) -> None:
        super().__init__()
        self.desk, self.look = desk, look
        self.setAccessibleName("Meeting")
        self.setProperty("ground", "page")
        self.setProperty("edge", "below")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.body = TextLabel(look, "", 15, strong=True)
        self.where = TextLabel(look)
        self.mark = Mark(look, "", "muted", 12)
        self.state = TextLabel(look, fixed=True)
        self.times = TextLabel(look, fixed=True)
        self.left = TextLabel(look, fixed=True)
        self.left.hide()
        self.draft = HintButton(look, "Draft", "Ctrl+D")
        self.draft.setCheckable(True)
        self.draft.setAccessibleName("Running draft (Ctrl D)")
        self.export = HintButton(look, "Export", "Ctrl+E")
        self._first = QHBoxLayout()
        self._second = QHBoxLayout()
        self._lines = QVBoxLayout(self)
        self._lines.addLayout(self._first)
        self._lines.addLayout(self._second)
        self._narrow: bool | None = None
        toggle = actions["draft"]
        self.draft.clicked.connect(toggle.trigger)
        toggle.toggled.connect(self.draft.setChecked)
        self.export.clicked.connect(actions["export"].trigger)
        desk.chosen.connect(self.refresh)
        desk.changed.connect(self.refresh)
        desk.worked_out.connect(self.refresh)
        look.changed.connect(self.measure)
        self.measure()

    def measure(self) -> None:
        """Take the margins of the text size there is now, and stand in one line or in two."""
        px = self.look.px
        narrow = self.width() < px(1000)
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()
        self._share()
        self._lines.setContentsMargins(px(17), px(6), px(12), px(6))
        self._lines.setSpacing(0)
        self._first.setSpacing(px(8))
        self._second.setSpacing(px(8))

    def _arrange(self) -> None:
        for line in (self._first, self._second):
            while line.count():
                line.takeAt(0)
        state = (self.mark, self.state, self.times, self.left)
        ways = (self.draft, self.export)
        # Where the panels stand behind tabs, the draft is one of them.
        self.draft.setVisible(not self._narrow)
        wide: list[QWidget] = [self.body, self.where, *state, *ways]
        first, second = (
            (wide, []) if not self._narrow else ([self.body, *state], [self.where, *ways])
        )
        stretched = (self.body, self.where) if self._narrow else (self.where,)
        for line, parts in ((self._first, first), (self._second, second)):
            for part in parts:
                line.addWidget(part, 1 if part in stretched else 0)
                if part in (self.where, self.times):
                    line.addSpacing(self.look.px(4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in as many lines as the width asks for."""
        super().resizeEvent(event)
        self.measure()

    def show_left(self, left: TimeLeft | None) -> None:
        """Say what is left before the meeting has to end; with None, nothing."""
        self.left.say([Words(left.words, left.role)] if left else "")
        self.left.setAccessibleName(left.said if left else "Time left")
        self.left.setVisible(left is not None)
        self._share()

    def _share(self) -> None:
        """Where there is no room for all times, what is left is wanted before how long it has been."""
        self.times.setVisible(self.width() >= self.look.px(640) or self.left.isHidden())

    def refresh(self, *_: object) -> None:
        """Show the meeting in hand."""
        sight = self.desk.sight
        self.setVisible(sight is not None)
        if sight is None:
            return
        line = sight.headline
        self.body.say(line.body)
        self.where.say([muted(line.where)])
        self.mark.show_mark(line.mark, line.role)
        self.state.say([Words(line.state, line.role, strong=line.role == "bad")])
        self.times.say([muted(line.times)])
