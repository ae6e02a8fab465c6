"""The room: how many are there, whether that is enough, and how everybody stands."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.panel import Panel
from clerk.ui.paragraph import Paragraph, natural_width
from clerk.ui.quiet_list import QuietList
from clerk.ui.room_clock import RoomClock
from clerk.ui.row_painter import ROOM, PlainRows
from clerk.ui.text_label import TextLabel
from clerk.ui.views.room import RoomView
from clerk.ui.views.words import Row, Words, muted

_LOW = 420  # of the design: below it the clock stands in one row


class CountBox(QWidget):
    """The count and the quorum, in words and a mark."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.view: RoomView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_view(self, view: RoomView) -> None:
        """Show the count of a moment."""
        if view == self.view:
            return
        self.view = view
        brink = f": {view.brink[0].lower()}{view.brink[1:]}" if view.brink else ""
        self.setAccessibleName(f"{view.present} of {view.seats} members. {view.quorum}{brink}")
        self.updateGeometry()
        self.update()

    def _words(self, width: float) -> tuple[str, str]:
        """The words beside the number and the quorum's, as many as there is room for."""
        view = self.view
        if view is None:
            return "", ""
        number = natural_width(self.look, [Words(str(view.present), strong=True)], 22)
        of = f" of {view.seats}"
        for left, right in (
            (f"{of} members", view.quorum),
            (of, view.quorum),
            (of, view.quorum.partition(":")[0]),
        ):
            if number + natural_width(self.look, [Words(left + right)]) + self.look.px(60) <= width:
                break
        return left, right

    def sizeHint(self) -> QSize:
        """Return the size."""
        return QSize(self.look.px(200), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(self.look.px(120), self._height())

    def _height(self) -> int:
        brink = self.view.brink if self.view else ""
        return self.look.px(66) + (self.look.px(22) if brink else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box."""
        if self.view is None:
            return
        px = self.look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(px(17), px(3), -px(14), -px(8))
        lacking = self.view.begun and not self.view.met
        painter.setPen(QPen(self.look.colour("bad" if lacking else "line"), 1))
        painter.setBrush(self.look.colour("bad_ground" if lacking else "page"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        role = "good" if self.view.met else "bad" if lacking else "muted"
        members, quorum = self._words(box.width())
        number = Paragraph(self.look, [Words(str(self.view.present), strong=True)], px(90), 22)
        of = Paragraph(self.look, [muted(members)], px(200))
        right = Paragraph(self.look, [Words(quorum, role)], box.width())
        x = box.left() + px(11)
        brink = self.view.brink
        baseline = box.center().y() + px(8) - (px(11) if brink else 0)
        number.draw(painter, x, baseline - number.baseline)
        of.draw(painter, x + number.width, baseline - of.baseline)
        side = px(14)
        left = box.right() - px(11) - right.width - px(19)
        mark = QRectF(left, baseline - side + px(1.5), side, side)
        if self.view.met or lacking:
            self.look.paint_mark(painter, "tick" if self.view.met else "warn", mark, role)
        right.draw(painter, left + px(19), baseline - right.baseline)
        if brink:
            below = Paragraph(self.look, [Words(brink, "care")], box.width() - px(22) - px(19), 13)
            y = baseline + px(8)
            warn = QRectF(x, y + (below.step - side) / 2, side, side)
            self.look.paint_mark(painter, "warn", warn, "care")
            below.draw(painter, x + px(19), y)


class RollList(QuietList[Row]):
    """The people. Space ticks the one in hand in, out, or in again; in a room of the past it does not.

    `pressed_in_past`: somebody tried to.
    """

    toggled = Signal(str)
    pressed_in_past = Signal()
    past = False

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._left_at = ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go on at the person who was in hand when the keyboard left."""
        people = [row.person for row in self.rows.rows]
        if self._left_at in people and not self.currentIndex().isValid():
            self.go_to(people.index(self._left_at))
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark nobody while the keyboard is elsewhere: a mark would look like something about that person."""
        row = self.currentIndex().row()
        self._left_at = self.rows.rows[row].person if 0 <= row < len(self.rows.rows) else ""
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.go_to(None)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space."""
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and 0 <= row < len(self.rows.rows):
            person = self.rows.rows[row].person
            if self.past:
                self.pressed_in_past.emit()
            elif person:
                self.toggled.emit(person)
        else:
            super().keyPressEvent(event)


class RoomPanel(Panel):
    """The right column."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look, "Room", "page")
        self.title = self.add_title("In the room")
        self.count = CountBox(look)
        self.column.addWidget(self.count)
        self.list = RollList(look, "In the room")
        self.list.setItemDelegate(PlainRows(self.list, look, ROOM, "page"))
        self.list.setProperty("ground", "page")
        self.list.setAccessibleDescription("Space records that somebody comes, goes or is back.")
        self.come_forward: Callable[[], None] = self.list.setFocus
        self.column.addWidget(self.list, 1)
        self.clock = RoomClock(look)
        self.clock.moved.connect(self.refresh)
        self.list.pressed_in_past.connect(
            lambda: self.clock.say("The room is shown as it was; nothing is recorded here.")
        )
        self.state = TextLabel(look, "", 13)
        self.state.hide()
        self.column.insertWidget(self.column.indexOf(self.list), self.state)
        self.column.addWidget(self.clock)
        self._meeting: int | None = None
        self.measure()

    def measure(self) -> None:
        """Take the margins of the text size there is now."""
        px = self.look.px
        self.column.setContentsMargins(0, px(12), 0, 0)
        self.title.setFixedHeight(px(26))
        self.title.indent = px(17)
        self.state.indent = px(17)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the people room where the column is low, as behind a tab in large text."""
        super().resizeEvent(event)
        self.clock.stand_low(low=self.height() < self.look.px(_LOW))

    def focus_target(self) -> QWidget:
        """Return the list of people."""
        return self.list

    def refresh(self) -> None:
        """Show the room at the entry in hand, or as it was last."""
        sight = self.desk.sight
        if sight is None:
            self.list.show_rows([])
            return
        if self.desk.meeting_id != self._meeting:
            # The clock is of one meeting.
            self._meeting = self.desk.meeting_id
            self.clock.forget()
        self.clock.show_clock(sight.meeting_clock)
        past = self.clock.moment
        view = sight.room_at(past) if past else sight.room(self.desk.entry)
        self.list.past = past is not None
        self.state.say([muted(view.state)])
        self.state.setVisible(bool(view.state))
        moment = f" as at {self.clock.words}" if past else f" {view.moment}" if view.moment else ""
        words = f"In the room{moment}".upper()
        self.title.say([Words(words, "care") if past else muted(words)])
        self.title.setAccessibleName(f"In the room{moment}")
        self.count.show_view(view)
        here = self.list.currentIndex().row()
        person = self.list.rows.rows[here].person if 0 <= here < len(self.list.rows.rows) else ""
        self.list.show_rows(view.rows)
        if person:
            # Rows come and go; whoever is in hand stays in hand.
            place = next((i for i, row in enumerate(view.rows) if row.person == person), None)
            self.list.go_to(place)
