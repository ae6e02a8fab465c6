"""Can this be signed? One page over the desk, that is put away to mend something and opens again where it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from clerk.minutes.signable import Obstacle, Place, Signable, signable
from clerk.minutes.signable_text import as_text
from clerk.record.proposals import Proposal
from clerk.record.stages import Stage, stage_now
from clerk.ui.desk import Desk
from clerk.ui.dialog import Dialog
from clerk.ui.look import Look
from clerk.ui.row_painter import Columns, row_list
from clerk.ui.text_label import Mark, TextLabel
from clerk.ui.views.signable import headline_mark, obstacle_rows, why
from clerk.ui.views.words import Row, Words, muted

TITLE = "Can this be signed?"
WORKING = "The rules are being tried; a moment…"
_LARGE = 1.75
_COLUMNS = Columns(mark=10, lead_end=0, words=34, margin=12, gap=5, heading=10)


class SignablePage(Dialog):
    """What stands in the way. `gone_to(place)`: somebody went there, and the page is out of the way."""

    gone_to = Signal(object)

    def __init__(self, look: Look, desk: Desk, parent: QWidget) -> None:
        super().__init__(look, TITLE, parent)
        self.desk = desk
        parent.installEventFilter(self)
        self.page: Signable | None = None
        self._leads: dict[int, Obstacle] = {}
        self._last: tuple[Place | None, int] = (None, 0)
        self._meeting: int | None = None
        self.setModal(False)
        self.where = TextLabel(look, "", 13.5)
        self.mark = Mark(look, "", "good", 20)
        self.headline = TextLabel(look, "", 18, strong=True)
        row = QHBoxLayout()
        row.setSpacing(look.px(10))
        row.addWidget(self.mark)
        row.addWidget(self.headline, 1)
        self.list = row_list(look, "What stands in the way, and what is in order", _COLUMNS)
        self.source = TextLabel(look, "", 13)
        self.source.setAccessibleName("The rule behind it")
        self.column.addWidget(self.where)
        self.column.addLayout(row)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.source)
        self.copy_button = QPushButton("&Copy as text")
        self.close_button, self.go_button = QPushButton("Close"), QPushButton("&Go there")
        self.go_button.setDefault(True)
        self.copy_button.clicked.connect(self.copy)
        self.close_button.clicked.connect(self.reject)
        self.go_button.clicked.connect(self.go)
        self.add_buttons(self.copy_button, self.close_button, self.go_button)
        self.list.opened.connect(lambda _: self.go())
        self.list.selectionModel().currentChanged.connect(self._show_source)
        for signal in (desk.changed, desk.worked_out, desk.chosen):
            signal.connect(self._changed)
        look.changed.connect(self._make_room)
        self._make_room()
        self.fit(860, 680)

    # Showing.

    def open(self) -> None:
        """Show the page as it is now, at the row where it was left."""
        self.refresh()
        self.show()
        self.raise_()
        self.activateWindow()
        self.list.setFocus()

    def _make_room(self) -> None:
        # Large text leaves no room to say twice what the window's own title and the desk say.
        for label in (self.heading, self.where):
            label.setVisible(self.look.scale < _LARGE)
        self._fit_source()

    def _changed(self, *_: object) -> None:
        if self.isVisible():
            self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Look again when the page comes back to front."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._changed()

    def refresh(self) -> None:
        """Work the page out afresh; what was in hand stays in hand, else what is now in its place."""
        sight = self.desk.sight
        if sight is None:
            self.reject()
            return
        self._remember()
        if self.desk.meeting_id != self._meeting:
            self._meeting, self._last = self.desk.meeting_id, (None, 0)
        self.where.say([muted(f"{sight.headline.body} · {sight.headline.where}")])
        self.page = None if sight.at_a_glance else self._worked_out()
        self._show_page()

    def _worked_out(self) -> Signable | None:
        sight, book, number = self.desk.sight, self.desk.book, self.desk.meeting_id
        if sight is None or book is None or number is None:
            return None
        asked = book.sign_off
        proposals: list[Proposal] = [each.proposal for each in asked.proposals(number)]
        stage: Stage = stage_now(asked.stage_steps(number))
        if book.meeting_to_print(number).particulars.signed is not None:
            stage = "signed"
        return signable(
            sight.meeting, sight.style, found=sight.review, proposals=proposals, stage=stage
        )

    def _show_page(self) -> None:
        page = self.page
        if page is None:
            self.mark.show_mark("", "muted")
            self.headline.say([muted(WORKING)])
            rows: list[Row] = []
            self._leads = {}
        else:
            mark, role = headline_mark(page)
            self.mark.show_mark(mark, role)
            self.headline.say([Words(f"{page.headline}.", role, strong=True)])
            rows, self._leads = obstacle_rows(page)
        self.list.show_rows(rows)
        self.copy_button.setEnabled(page is not None)
        self._choose()

    def _remember(self) -> None:
        row = self.list.currentIndex().row()
        if row >= 0:
            known = self._leads.get(row)
            self._last = (known.place if known else None, row)

    def _choose(self) -> None:
        place, row = self._last
        same = [at for at, each in self._leads.items() if each.place == place]
        later = [at for at in self._leads if at >= row]
        rows = self.list.rows.rows
        plain = [at for at, each in enumerate(rows) if each.kind == "row"]
        wanted = same or later or list(self._leads)[-1:] or plain
        self.list.go_to(wanted[0] if wanted else None)
        self._show_source()

    @property
    def in_hand(self) -> Obstacle | None:
        """The obstacle whose row is in hand."""
        return self._leads.get(self.list.currentIndex().row())

    def _show_source(self, *_: object) -> None:
        known = self.in_hand
        self.go_button.setEnabled(known is not None)
        self.source.say([muted(why(known))] if known else "")
        self._fit_source()

    def _fit_source(self) -> None:
        margins = self.column.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        # Some room at least, so that the list does not jump from row to row.
        self.source.setFixedHeight(max(self.source.heightForWidth(width), self.look.px(36)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width."""
        super().resizeEvent(event)
        self._fit_source()

    # What it does.

    def go(self) -> None:
        """Put the page away, and go to where the obstacle in hand is settled."""
        known = self.in_hand
        if known is not None:
            self._remember()
            self.hide()
            self.gone_to.emit(known.place)

    def copy(self) -> None:
        """Put the page on the clipboard as text, without what is private or exempt."""
        sight = self.desk.sight
        if self.page is not None and sight is not None:
            name = f"{sight.meeting.body.name}, {sight.headline.where}"
            QGuiApplication.clipboard().setText(as_text(self.page, name))
            self.source.say([muted("Copied, without private and exempt words.")])
            self._fit_source()

    def reject(self) -> None:
        """Put the page away: the keys go to the desk again."""
        super().reject()
        window = self.parentWidget()
        if window is not None:
            window.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go with the window that the page stands over, before its fields are gone."""
        if event.type() == QEvent.Type.Close:
            self.hide()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy by the usual key; go to what is in hand by Enter."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go()
        else:
            super().keyPressEvent(event)
