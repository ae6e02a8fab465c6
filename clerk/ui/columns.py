"""The panels side by side where there is room, and behind tabs where there is not."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QTabWidget, QVBoxLayout, QWidget

from clerk.ui.look import Look
from clerk.ui.panel import Panel

# Widths of the design, so that they follow the text size.
TABS_BELOW = 900
BESIDE_FROM = 1400


class Columns(QWidget):
    """Arranges agenda, entries, draft and room. The draft stands beside them, or where narrow in the room's place."""

    def __init__(
        self, look: Look, agenda: Panel, entries: Panel, draft: Panel, room: Panel
    ) -> None:
        super().__init__()
        self.look = look
        self.agenda, self.entries, self.draft, self.room = agenda, entries, draft, room
        self.panels = (agenda, entries, draft, room)
        self.draft_wanted = False
        self.tabs: QTabWidget | None = None
        self.splitter: QSplitter | None = None
        self._shape: tuple[object, ...] = ()
        self.when_arranged: Callable[[], None] = lambda: None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        look.changed.connect(self._later)

    @property
    def in_tabs(self) -> bool:
        """Whether the panels stand behind tabs now."""
        return self.tabs is not None

    def show_draft(self, *, wanted: bool) -> None:
        """Show the draft, or put it away."""
        self.draft_wanted = wanted
        if not self._shape:
            # Arranged when they are first shown, once they have a width.
            return
        self.arrange()
        if self.tabs is not None:
            self.tabs.setCurrentWidget(self.draft if wanted else self.entries)

    def go_to(self, panel: Panel) -> None:
        """Bring a panel into sight and give it the keyboard."""
        if self.tabs is not None:
            self.tabs.setCurrentWidget(panel)
        panel.focus_target().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def visible_panels(self) -> list[Panel]:
        """Return the panels that can be gone to, in order."""
        if self.tabs is not None:
            return list(self.panels)
        return [panel for panel in self.panels if not panel.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self.arrange()

    def _later(self) -> None:
        # Every panel takes its new text size first.
        QTimer.singleShot(0, self, self.arrange)

    def arrange(self) -> None:
        """Stand in columns or in tabs, as the width and the text size ask for."""
        width = self.width()
        px = self.look.px
        if width < px(TABS_BELOW):
            shape: tuple[object, ...] = ("tabs",)
        else:
            beside = width >= px(BESIDE_FROM)
            shape = ("columns", self.draft_wanted, beside, width, self.look.scale)
        if shape == self._shape:
            return
        focus = QApplication.focusWidget()
        if shape[0] == "tabs":
            self._stand_in_tabs()
        else:
            self._stand_in_columns(beside=bool(shape[2]))
        self._shape = shape
        for panel in self.panels:
            panel.stand_in_tab(in_tab=self.in_tabs)
        if isinstance(focus, QWidget) and focus.isVisible():
            focus.setFocus()
        self.when_arranged()

    def _stand_in_tabs(self) -> None:
        if self.tabs is not None:
            return
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName("Panels")
        self.tabs.tabBar().setDrawBase(False)
        for panel in self.panels:
            self.tabs.addTab(panel, panel.name)
        self.tabs.setCurrentWidget(self.entries)
        self._put(self.tabs)
        if self.splitter is not None:
            self.splitter.deleteLater()
            self.splitter = None

    def _stand_in_columns(self, *, beside: bool) -> None:
        if self.splitter is None:
            self.splitter = QSplitter(Qt.Orientation.Horizontal)
            self.splitter.resize(self.size())
            self.splitter.setChildrenCollapsible(False)
            self.splitter.setHandleWidth(1)
            for panel in self.panels:
                self.splitter.addWidget(panel)
            if self.tabs is not None:
                self.tabs.deleteLater()
                self.tabs = None
        self.agenda.show()
        self.entries.show()
        self.draft.setVisible(self.draft_wanted)
        self.room.setVisible(beside or not self.draft_wanted)
        self._share_out()
        self._put(self.splitter)

    def _share_out(self) -> None:
        """Give the outer columns what they need, and the rest to what is read."""
        if self.splitter is None:
            return
        px = self.look.px
        tight = self.draft_wanted and self.width() < px(1400)
        agenda = px(232 if tight else 270)
        room = px(262 if tight else 312) if not self.room.isHidden() else 0
        rest = max(self.width() - agenda - room, px(300))
        entries = rest // 2 if self.draft_wanted else rest
        self.splitter.setSizes([agenda, entries, rest - entries if self.draft_wanted else 0, room])
        for index, stretch in enumerate((0, 1, 1, 0)):
            self.splitter.setStretchFactor(index, stretch)

    def _put(self, arrangement: QWidget) -> None:
        if arrangement.parentWidget() is not self:
            # What it holds is laid out once, for the width it will have.
            self._column.addWidget(arrangement)
            arrangement.setGeometry(self.rect())
            arrangement.show()
