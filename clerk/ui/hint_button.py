"""A quiet button that shows the keys it can be had by."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from clerk.ui.look import Look

# What stands on the keys of most keyboards, where Qt has another word for it.
_CAPS = {"Return": "Enter", "PgDown": "Page Down", "PgUp": "Page Up", "Del": "Delete"}


def key_words(keys: str) -> str:
    """Return a key sequence as it is printed on a key cap on this system."""
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    parts = native.replace("+", " ").replace("  ", " +").split()
    # The key + alone is nothing but what joins keys.
    return " ".join(_CAPS.get(part, part) for part in parts) or native


def draw_cap(painter: QPainter, look: Look, text: str, box: QRectF) -> None:
    """Draw a key cap."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour("edge"), 1))
    painter.setBrush(look.colour("page"))
    radius = look.px(3)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(look.colour("muted"))
    painter.setFont(look.font(11))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def cap_size(look: Look, text: str) -> QSize:
    """Return the size of a key cap."""
    width = look.metrics(11).horizontalAdvance(text)
    return QSize(round(width) + look.px(10), look.px(18))


class HintButton(QAbstractButton):
    """Words and a key cap; pressed or checked, a ground; with the focus, an outline."""

    def __init__(self, look: Look, words: str, keys: str = "", *, framed: bool = False) -> None:
        super().__init__()
        self.look = look
        self.keys = key_words(keys) if keys else ""
        self.framed = framed
        self.say(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self._resized)

    def say(self, words: str) -> None:
        """Show these words."""
        self.setText(words)
        self.setAccessibleName(f"{words} ({self.keys})" if self.keys else words)
        self._resized()

    def say_keys(self, keys: str) -> None:
        """Show that these keys do it now."""
        self.keys = key_words(keys)
        self.say(self.text())

    def _resized(self) -> None:
        self.updateGeometry()
        self.update()

    def _words_width(self) -> int:
        return round(self.look.metrics(13.5).horizontalAdvance(self.text())) + 1

    def _cap_width(self) -> int:
        return cap_size(self.look, self.keys).width() + self.look.px(6) if self.keys else 0

    def sizeHint(self) -> QSize:
        """Return the size of the words and the key cap."""
        pad = self.look.px(9 if self.framed else 6)
        return QSize(self._words_width() + self._cap_width() + 2 * pad, self.look.px(28))

    def minimumSizeHint(self) -> QSize:
        """Return room enough for the key cap and a few letters; the words are shortened with dots."""
        least = min(self._words_width(), self.look.px(70))
        pad = self.look.px(9 if self.framed else 6)
        return QSize(least + self._cap_width() + 2 * pad, self.look.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button."""
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pad = look.px(9 if self.framed else 6)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = look.px(4)
        if self.isDown() or self.isChecked() or self.framed:
            painter.setPen(QPen(look.colour("accent" if self.isChecked() else "edge"), 1))
            painter.setBrush(look.colour("chosen" if self.isDown() or self.isChecked() else "page"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("sunken"))
            painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), max(look.px(2), 2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, radius, radius)
        font = look.font(13.5)
        painter.setFont(font)
        painter.setPen(look.colour("text" if self.isEnabled() else "muted"))
        room = self.width() - 2 * pad - self._cap_width()
        words = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room + 1)
        area = QRectF(pad, 0, room + 1, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if self.keys:
            size = cap_size(look, self.keys)
            y = (self.height() - size.height()) / 2
            cap = QRectF(self.width() - pad - size.width(), y, size.width(), size.height())
            draw_cap(painter, look, self.keys, cap)


class KeyCaps(QWidget):
    """Key caps side by side, for the help sheet; what they do stands beside them."""

    def __init__(self, look: Look, keys: tuple[str, ...]) -> None:
        super().__init__()
        self.look = look
        self.keys = [key_words(each) for each in keys]
        self.setAccessibleName(" or ".join(self.keys))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of all caps."""
        sizes = [cap_size(self.look, each) for each in self.keys]
        gap = self.look.px(5)
        return QSize(sum(s.width() + gap for s in sizes) - gap, self.look.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the caps."""
        painter = QPainter(self)
        x = 0.0
        for each in self.keys:
            size = cap_size(self.look, each)
            draw_cap(
                painter, self.look, each, QRectF(x, self.look.px(1), size.width(), size.height())
            )
            x += size.width() + self.look.px(5)
