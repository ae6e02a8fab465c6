"""A small card over the window, at the field that it is about: it takes the keys, and gives the keyboard back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from clerk.ui.flow import Flow
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.text_label import TextLabel

_WITH_DIGITS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FloatingCard(QWidget):
    """A title, a body that its kind fills in, and a row of buttons with their keys. Escape puts it away.

    It is no window of its own, which would take the keyboard along. Where the keyboard goes elsewhere, by a click or a
    command, the card is gone.
    """

    put_away = Signal()

    def __init__(self, look: Look, window: QWidget, name: str) -> None:
        super().__init__(window)
        self.look = look
        self._field: QWidget | None = None
        self._anchor: QWidget | None = None
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.title = TextLabel(look, "", 13)
        self.escape = HintButton(look, "Close", "Esc")
        self.escape.clicked.connect(self.close_card)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.escape, 0, Qt.AlignmentFlag.AlignTop)
        self.others = Flow(look, 4)
        self.column = QVBoxLayout(self)
        self.column.addLayout(head)
        look.changed.connect(self.measure)
        self.hide()

    # Opening and closing.

    def open_at(self, field: QWidget, anchor: QWidget | None = None) -> None:
        """Stand above a field, or above what holds it, and take the keyboard; it goes back to the field."""
        self._field, self._anchor = field, anchor or field
        self.measure()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def is_open(self) -> bool:
        """Whether it is shown now."""
        return not self.isHidden()

    def close_card(self) -> None:
        """Put it away; the keyboard is where it was, and what was typed there can still be undone."""
        field, self._field = self._field, None
        self._hide()
        if field is not None:
            field.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self, *_: object) -> None:
        """Put it away, and leave the keyboard where it goes."""
        self._field = None
        self._hide()

    def _hide(self) -> None:
        if self.is_open:
            self.hide()
            self.put_away.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be gone where the keyboard went elsewhere."""
        super().focusOutEvent(event)
        self._leave_if_left()

    def _leave_if_left(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and focus is not self and not self.isAncestorOf(focus):
            self.leave()

    # Keys.

    def parts(self) -> list[QWidget]:
        """Return what Tab walks through, in order."""
        return [each for each in self.findChildren(HintButton) if not each.isHidden()]

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  # Qt's own name
        """Let Tab walk within the card: what is behind it waits."""
        stops = [self, *self.parts()]
        focus = QApplication.focusWidget()
        here = stops.index(focus) if focus in stops else 0
        stops[(here + (1 if next else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape, a number, a letter, and Enter on a button."""
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        # On some keyboards the digits are had with Shift.
        digit = not event.modifiers() & ~_WITH_DIGITS
        focus = QApplication.focusWidget()
        if key == Qt.Key.Key_Escape:
            self.close_card()
        elif key in _ENTER and plain and isinstance(focus, HintButton):
            focus.click()
        elif digit and 0 <= key - Qt.Key.Key_1 < 9:
            self.number(key - Qt.Key.Key_1)
        elif not (plain and self.key(Qt.Key(key))):
            super().keyPressEvent(event)

    def number(self, place: int) -> None:
        """Do what a digit stands for, counted from 0."""

    def key(self, _key: Qt.Key) -> bool:
        """Do what a key stands for; return whether it stands for anything."""
        return False

    # Looks.

    def body_height(self, _width: int) -> int:
        """Return the height that the body needs at a width, title and buttons apart."""
        return 0

    def measure(self) -> None:
        """Take the room that the words need, at the field."""
        window, anchor = self.parentWidget(), self._anchor
        if window is None or anchor is None or self._field is None:
            return
        px = self.look.px
        side, edge = px(14), px(10)
        self.column.setContentsMargins(side, edge, side, edge)
        self.column.setSpacing(px(7))
        width = min(max(anchor.width(), px(420)), px(680), window.width() - 2 * px(8))
        inner = width - 2 * side
        head = max(self.title.heightForWidth(inner - self.escape.sizeHint().width()), px(28))
        height = head + self.body_height(inner) + self.others.heightForWidth(inner)
        height += 2 * edge + 3 * px(7)
        self.setGeometry(self._place(window, anchor, width, height))
        self.others.place()

    def _place(self, window: QWidget, anchor: QWidget, width: int, height: int) -> QRect:
        """Above the field, and below it where there is no room above."""
        gap = self.look.px(6)
        top = anchor.mapTo(window, QPoint(0, 0))
        x = min(max(top.x() + gap, gap), window.width() - width - gap)
        y = top.y() - height - gap
        if y < gap:
            y = min(top.y() + anchor.height() + gap, window.height() - height - gap)
        return QRect(x, max(y, gap), width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw an outline, so that it stands out from what is behind it."""
        super().paintEvent(event)
        painter = QPainter(self)
        width = max(self.look.px(2), 2)
        painter.setPen(QPen(self.look.colour("accent"), width))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
