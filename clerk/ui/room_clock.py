"""The room as it was at a time: a field to type it in, a slider over the meeting's clock, and the way back to now."""

import datetime as dt

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QSlider,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from clerk.errors import Refused
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.text_label import TextLabel
from clerk.ui.views.meeting_clock import MeetingClock
from clerk.ui.views.words import Words, muted

KEYS = "F10"


class ClockSlider(QSlider):
    """A slider of minutes. Arrow keys go by one, the page keys to where somebody came or went, or a vote was taken.

    A line above the groove: somebody came; below: somebody went; a dot: a vote was taken.
    """

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.look = look
        self.clock: MeetingClock | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("The meeting’s clock")
        look.changed.connect(self.measure)
        self.measure()

    def measure(self) -> None:
        """Take the height of the text size there is now."""
        self.setFixedHeight(self.look.px(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next mark with the page keys."""
        by = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()))
        if by is not None and self.clock is not None:
            self.setValue(self.clock.next_mark(self.value(), by))
        elif event.key() == Qt.Key.Key_Up:
            self.setValue(self.value() - 1)
        elif event.key() == Qt.Key.Key_Down:
            self.setValue(self.value() + 1)
        else:
            super().keyPressEvent(event)

    def _x(self, place: int) -> float:
        handle = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, None, self)
        span = self.width() - handle
        return handle / 2 + QStyle.sliderPositionFromValue(0, max(self.maximum(), 1), place, span)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the slider, and where the room moved."""
        super().paintEvent(event)
        if self.clock is None:
            return
        px = self.look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lane = self.height() / 2 + px(9)
        painter.setPen(QPen(self.look.colour("muted"), max(px(1.3), 1)))
        for place, kinds in self.clock.marks.items():
            x = self._x(place)
            if "came" in kinds:
                painter.drawLine(QPointF(x, 1), QPointF(x, px(7)))
            if "went" in kinds:
                bottom = self.height() - 1
                painter.drawLine(QPointF(x, bottom), QPointF(x, bottom - px(6)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("accent"))
        side = px(4)
        for place, kinds in self.clock.marks.items():
            if "vote" in kinds:
                painter.drawEllipse(QRectF(self._x(place) - side / 2, lane - side / 2, side, side))
        painter.setPen(QPen(self.look.colour("edge"), 1))
        for sitting in self.clock.sittings[1:]:
            x = round(self._x(sitting.first)) + 0.5
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))


class RoomClock(QWidget):
    """Folded away, a button; open, the clock. `moved`: another minute is shown, or now. `left`: back to work."""

    moved = Signal()
    left = Signal()
    asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.clock: MeetingClock | None = None
        self.place: int | None = None
        self.setProperty("ground", "page")
        self.setProperty("edge", "above")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.open_button = HintButton(look, "As it was at…", KEYS)
        self.open_button.clicked.connect(self.asked)
        self.shown = TextLabel(look, "", 13.5)
        self.back_button = HintButton(look, "Back to now", KEYS)
        self.back_button.clicked.connect(self.go_back)
        self.field = QLineEdit()
        self.field.setAccessibleName("The room as it was at")
        self.field.setAccessibleDescription(
            "A time, such as 19.41, and Enter. Up and Down go by a minute, Escape back to now."
        )
        self.field.returnPressed.connect(self._typed)
        self.field.installEventFilter(self)
        self.slider = ClockSlider(look)
        self.slider.valueChanged.connect(self._slid)
        self.legend = TextLabel(look, [muted("Above: came. Below: went. Dots: votes.")], 12)
        self.trouble = TextLabel(look, "", 13)
        self._lay_out()
        self._low = False
        look.changed.connect(self.measure)
        self._fold(folded=True)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._head, self._row = QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self.shown, 1)
        self._head.addWidget(self.back_button)
        self._row.addWidget(self.field)
        self._row.addWidget(self.legend, 1)
        self._column.addWidget(self.open_button)
        self._column.addLayout(self._head)
        self._column.addLayout(self._row)
        self._column.addWidget(self.slider)
        self._column.addWidget(self.trouble)

    def stand_low(self, *, low: bool) -> None:
        """Stand in one row where there is little height; the column's title says the minute all the same."""
        if low == self._low:
            return
        self._low = low
        if low:
            self._row.addWidget(self.slider, 1)
            self._row.addWidget(self.back_button)
        else:
            self._head.addWidget(self.back_button)
            self._column.insertWidget(self._column.indexOf(self.trouble), self.slider)
        self._row.setStretchFactor(self.legend, 0 if low else 1)
        self._fold(folded=self.place is None)

    @property
    def moment(self) -> dt.datetime | None:
        """The minute that is shown, None for now."""
        if self.clock is None or self.place is None:
            return None
        return self.clock.moment(self.place)

    @property
    def words(self) -> str:
        """The minute that is shown, in words."""
        return self.clock.words(self.place) if self.clock and self.place is not None else ""

    # Opening, moving, going back.

    def show_clock(self, clock: MeetingClock) -> None:
        """Take the clock of the meeting as it stands; the minute that is shown stays."""
        moment = self.moment
        self.clock = self.slider.clock = clock
        self.open_button.setVisible(self.place is None and clock.last > 0)
        if moment is not None:
            self.place = clock.place(moment)
            self._set_slider()

    def open(self) -> None:
        """Show the room as it was: at first as it was last."""
        if self.clock is None or self.clock.last == 0:
            return
        if self.place is None:
            self._go(self.clock.last)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def go_back(self) -> None:
        """Show the room as it is now, and give the keyboard back."""
        self.forget()
        self.left.emit()

    def forget(self) -> None:
        """Show the room as it is now."""
        if self.place is not None:
            self.place = None
            self._fold(folded=True)
            self.moved.emit()

    def _go(self, place: int) -> None:
        self.place = place
        self._fold(folded=False)
        self._set_slider()
        self.moved.emit()

    def _set_slider(self) -> None:
        if self.clock is None or self.place is None:
            return
        self.slider.blockSignals(True)
        self.slider.setRange(0, self.clock.last)
        self.slider.setValue(self.place)
        self.slider.blockSignals(False)
        words = self.words
        self.slider.setAccessibleName(f"The meeting’s clock: {words}")
        self.field.setText(words)
        self.shown.say([Words(f"As at {words}", "care", strong=True)])
        self.say("")

    def _slid(self, place: int) -> None:
        if self.place is not None and place != self.place:
            self._go(place)

    def _typed(self) -> None:
        if self.clock is None or self.place is None:
            return
        try:
            place = self.clock.read(self.field.text(), self.place)
        except Refused as refusal:
            self.say(refusal.sentence)
            return
        self._go(place)
        self.field.selectAll()

    def say(self, sentence: str) -> None:
        """Say what is the matter with the time; with nothing, that nothing is."""
        self.trouble.say([Words(sentence, "bad")] if sentence else [muted("")])
        self.trouble.setVisible(bool(sentence))
        self.measure()

    # Keys and looks.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to now with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.place is not None:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, _watched: object, event: object) -> bool:
        """Let Up and Down in the field go by a minute, and the page keys by a mark."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        keys = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if event.key() in keys:
            self.slider.keyPressEvent(event)
            self.field.selectAll()
            return True
        return False

    def _fold(self, *, folded: bool) -> None:
        self.open_button.setVisible(folded and self.clock is not None and self.clock.last > 0)
        for part in (self.back_button, self.field, self.slider):
            part.setVisible(not folded)
        for words in (self.shown, self.legend):
            words.setVisible(not folded and not self._low)
        if folded:
            self.trouble.hide()
        self.measure()

    def measure(self) -> None:
        """Take the margins of the text size there is now."""
        px = self.look.px
        self._column.setContentsMargins(px(17), px(6), px(12), px(6))
        self._column.setSpacing(px(4))
        for row in (self._head, self._row):
            row.setSpacing(px(8))
        several = self.clock is not None and len(self.clock.sittings) > 1
        self.field.setFixedWidth(px(132 if several else 64))
        if not self.trouble.isHidden():
            self.trouble.setFixedHeight(self.trouble.heightForWidth(self.width() - px(29)))
