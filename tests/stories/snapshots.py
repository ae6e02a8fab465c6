"""What stands on the screen, as one picture: the window, and over it whatever is open."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

# How many colours are kept as they are, for the grounds are nearly white; and of the others the upper four bits of
# red, green and blue.
_GROUNDS = 48
_NEAR = 0xF0F0F0


def snapshot(window: QWidget) -> QPixmap:
    """Return the window with its dialogs and lists in their places."""
    for _ in range(3):
        QApplication.processEvents()
    picture = window.grab()
    painter = QPainter(picture)
    corner = window.mapToGlobal(QPoint(0, 0))
    for widget in _over(window):
        at = widget.mapToGlobal(QPoint(0, 0)) - corner
        box = QRect(at, widget.size())
        box.moveLeft(max(min(box.left(), window.width() - box.width()), 0))
        box.moveTop(max(min(box.top(), window.height() - box.height()), 0))
        if widget.isModal():
            painter.fillRect(picture.rect(), QColor(0, 0, 0, 70))
        painter.fillRect(box.adjusted(-1, -1, 1, 1), QColor(110, 118, 128))
        painter.drawPixmap(box.topLeft(), widget.grab())
    painter.end()
    return picture


def _over(window: QWidget) -> list[QWidget]:
    """Everything open besides the window, what was opened first first."""
    kinds = (Qt.WindowType.Dialog, Qt.WindowType.Popup, Qt.WindowType.Tool)
    found = [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget is not window and widget.isVisible() and widget.windowType() in kinds
    ]
    return sorted(found, key=lambda widget: widget.windowType() == Qt.WindowType.Popup)


def save_small(picture: QPixmap, path: Path) -> None:
    """Save a picture in 256 colours, for a page that is read over a slow line."""
    whole = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(whole.constBits()).cast("B").cast("I"))
    # Of colours that nobody can tell apart the one that is there most; else the greys of letters' edges, which are
    # many, would leave no room for the green of a tick.
    kinds = {colour: colour for colour, _ in counted.most_common(_GROUNDS)}
    for colour, _ in counted.most_common():
        kinds.setdefault(colour & _NEAR, colour)
    few = whole.convertToFormat(
        QImage.Format.Format_Indexed8,
        list(kinds.values())[:256],
        Qt.ImageConversionFlag.ThresholdDither,
    )
    # Zero: as small as it gets, however long it takes.
    assert few.save(str(path), "PNG", 0), f"{path} was not written"  # type: ignore[call-overload]
