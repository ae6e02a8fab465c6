"""The strip over the columns: which meeting, how it stands, its times, the draft and the way out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from clerk.ui.commands import Actions
from clerk.ui.desk import Desk
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.text_label import Mark, TextLabel
from clerk.ui.views.words import Words, muted


class Header(QWidget):
    """One line where there is room for it, two or three where there is not."""

    def __init__(self, desk: Desk, look: Look, actions: Actions) -> None:
        super().__init__()
        self.desk, self.look = desk, look
        self.setAccessibleName("Meeting")
        self.setProperty("ground", "page")
        self.setProperty("edge", "below")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._names = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._state_line = QHBoxLayout()
        self.body = TextLabel(look, "", 15, strong=True)
        self.where = TextLabel(look)
        self._names.addWidget(self.body)
        self._names.addWidget(self.where, 1)
        self.mark = Mark(look, "", "muted", 12)
        self.state = TextLabel(look, fixed=True)
        self.times = TextLabel(look, fixed=True)
        self.draft = HintButton(look, "Draft", "Ctrl+D")
        self.draft.setCheckable(True)
        self.draft.setAccessibleName("Running draft (Ctrl D)")
        self.export = HintButton(look, "Export", "Ctrl+E")
        self._state_line.addWidget(self.mark)
        self._state_line.addWidget(self.state)
        self._state_line.addWidget(self.times)
        self._state_line.addStretch(1)
        self._state_line.addWidget(self.draft)
        self._state_line.addWidget(self.export)
        self._line.addLayout(self._names, 1)
        self._line.addLayout(self._state_line)
        toggle = actions["draft"]
        self.draft.clicked.connect(toggle.trigger)
        toggle.toggled.connect(self.draft.setChecked)
        self.export.clicked.connect(actions["export"].trigger)
        desk.chosen.connect(self.refresh)
        desk.changed.connect(self.refresh)
        look.changed.connect(self.measure)
        self.measure()

    def measure(self) -> None:
        """Take the margins of the text size there is now, and stand in one line or in several."""
        px = self.look.px
        narrow = self.width() < px(1000)
        one, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(below if narrow else one)
        self._names.setDirection(below if narrow else one)
        self._line.setContentsMargins(px(17), px(8), px(12), px(8))
        self._line.setSpacing(px(2 if narrow else 18))
        self._names.setSpacing(px(0 if narrow else 16))
        self._state_line.setSpacing(px(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in as many lines as the width asks for."""
        super().resizeEvent(event)
        self.measure()

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
