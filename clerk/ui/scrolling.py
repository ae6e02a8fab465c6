"""Scrolling to a whole control. Qt itself scrolls to the cursor in it, which leaves the rest out of sight."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget


def show_whole(area: QScrollArea, widget: QWidget, margin: int) -> None:
    """Scroll so that all of a widget is seen with a margin, or where it is higher than the area, its beginning."""
    inner = area.widget()
    if inner is None or not inner.isAncestorOf(widget):
        return
    top = widget.mapTo(inner, QPoint(0, 0)).y() - margin
    bottom = top + widget.height() + 2 * margin
    bar, room = area.verticalScrollBar(), area.viewport().height()
    if bottom > bar.value() + room:
        bar.setValue(bottom - room)
    if top < bar.value():
        bar.setValue(top)
