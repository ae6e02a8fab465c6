"""Where the fields of a form stand: in one column, or in two where there is room, and in which order Tab walks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from clerk.ui.field_box import FieldBox
from clerk.ui.look import Look


def place_fields(
    grid: QGridLayout,
    boxes: Sequence[FieldBox],
    before: QWidget,
    look: Look,
    *,
    two: bool,
    unfolded: bool,
) -> None:
    """Put the fields into their grid, what is folded away only when `unfolded`; Tab leads there from `before`."""
    px = look.px
    while grid.count():
        grid.takeAt(0)
    grid.setContentsMargins(0, px(4), px(12), px(2))
    grid.setHorizontalSpacing(px(10))
    grid.setVerticalSpacing(px(7))
    row, column = 0, 0
    last = before
    for box in boxes:
        shown = unfolded or not box.folded
        box.set_shown(shown)
        if not shown:
            continue
        wide = box.wide or not two
        if wide and column:
            row, column = row + 1, 0
        # A second label keeps its distance from the field before it.
        box.label.indent = px(14) if column else 0
        width = px(96) + box.label.indent
        box.label.setFixedWidth(width)
        box.label.setFixedHeight(max(box.label.heightForWidth(width), px(30)))
        grid.addWidget(box.label, row, column, Qt.AlignmentFlag.AlignTop)
        span = 3 if wide and two else 1
        grid.addWidget(box, row, column + 1, 1, span, Qt.AlignmentFlag.AlignTop)
        row, column = (row + 1, 0) if wide or column else (row, 2)
        QWidget.setTabOrder(last, box.widget)
        last = box.widget
    for each in (1, 3):
        grid.setColumnStretch(each, 1 if two or each == 1 else 0)
    grid.setColumnMinimumWidth(3, px(60) if two else 0)
