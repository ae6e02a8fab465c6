"""Sheets of paper one below the other, each drawn when it comes into sight: what `PagesView` scrolls through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from clerk.ui.look import Look
from clerk.ui.page_drawing import DrawnPage, Size, Wanted

# A page at its own size is so many pixels a point: 96 to the inch, 72 points to the inch.
_OWN_SIZE = 96 / 72
STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0)
"""Multiples of its own size at which a page can be looked at."""
# How much of what was read last stays in sight when it goes on by a screenful.
_STAYS = 48


class Sheet(QWidget):
    """One page: white paper in any scheme, as it will be printed, with an edge."""

    def __init__(self, look: Look, number: int, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.picture: QImage | None = None
        self.words: str | None = None
        self.setAccessibleName(f"Page {number} of {count}")

    @property
    def pixels(self) -> int:
        """How many of the screen's pixels the paper is wide."""
        return round(self.width() * self.devicePixelRatioF())

    def show_page(self, drawn: DrawnPage) -> None:
        """Show the page as it was drawn; a screen reader can read its words."""
        if drawn.picture is not None:
            self.picture = drawn.picture
            self.update()
        if drawn.words != self.words:
            self.words = drawn.words
            self.setAccessibleDescription(drawn.words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the paper, and what is on it once it is drawn."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        if self.picture is not None:
            ratio = self.devicePixelRatioF()
            if self.picture.width() == self.pixels:
                # Pixel by pixel, which is sharp; the picture's last row may be a part of a pixel over.
                self.picture.setDevicePixelRatio(ratio)
                painter.drawImage(QPoint(0, 0), self.picture)
            else:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(QRectF(self.rect()), self.picture)
        painter.setPen(QPen(self.look.colour("edge"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Sheets(QScrollArea):
    """All pages of a file, to scroll through. It says what should be drawn next, and at which page it is.

    `wanting(pages)`: these, the first one first, a list of `Wanted`. `turned()`: another page is in sight, or the
    pages are of another size.
    """

    wanting = Signal(object)
    turned = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.sheets: list[Sheet] = []
        self._sizes: Sequence[Size] = ()
        # None: as wide as there is room.
        self._zoom: float | None = None
        self._page = 0
        # Pages of which the picture is still the file's before.
        self._stale: set[int] = set()
        self._inner = QWidget()
        self._inner.setProperty("ground", "sunken")
        self._inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(self._inner)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("walks", True)  # a property of the style sheet
        self.setProperty("ground", "sunken")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        look.changed.connect(self.arrange)

    # What is shown.

    def show_sizes(self, sizes: Sequence[Size]) -> None:
        """Show so many empty sheets; where there were pages before, at the same place among them."""
        page, part = self._place()
        self._sizes = sizes
        for sheet in self.sheets[len(sizes) :]:
            sheet.hide()
            sheet.deleteLater()
        kept = self.sheets[: len(sizes)]
        # What was shown stays until the new page is drawn: nothing flickers while a style is edited.
        self.sheets = kept + [
            Sheet(self.look, number + 1, len(sizes), self._inner)
            for number in range(len(kept), len(sizes))
        ]
        for number, sheet in enumerate(self.sheets, 1):
            sheet.words = None
            sheet.setAccessibleName(f"Page {number} of {len(sizes)}")
            sheet.show()
        self._stale = set(range(len(sizes)))
        self._arrange_at(min(page, len(sizes) - 1), part)

    def show_page(self, drawn: DrawnPage) -> None:
        """Show a page that was drawn."""
        if drawn.picture is not None:
            self._stale.discard(drawn.page)
        self.sheets[drawn.page].show_page(drawn)

    # Where it is.

    @property
    def page(self) -> int:
        """The page that is read, counted from 0."""
        return self._page

    @property
    def zoom(self) -> float:
        """How large the pages are, as a multiple of their own size."""
        if self._zoom is not None or not self._sizes:
            return self._zoom or 1.0
        widest = max(width for width, _ in self._sizes)
        room = self.viewport().width() - 2 * self._margin
        return min(max(room / (widest * _OWN_SIZE), 0.1), STEPS[-1])

    @property
    def fits_width(self) -> bool:
        """Whether the pages are as wide as there is room."""
        return self._zoom is None

    @property
    def _margin(self) -> int:
        return self.look.px(12)

    @property
    def _at(self) -> int:
        return self.verticalScrollBar().value()

    def _top(self, page: int) -> int:
        """Where the bar stands when a page begins at the top."""
        return self.sheets[page].y() - self._margin

    def _place(self) -> tuple[int, float]:
        """The page at the top of what is in sight, and how much of it is above that, as a part of its height."""
        for number, sheet in enumerate(self.sheets):
            if sheet.y() + sheet.height() > self._at:
                return number, (self._at - self._top(number)) / sheet.height()
        return 0, 0.0

    # How large.

    def fit_width(self) -> None:
        """Show the pages as wide as there is room."""
        self._set_zoom(None)

    def step_zoom(self, by: int) -> None:
        """Show the pages at the next larger (1) or smaller (-1) size."""
        now = self.zoom
        if by > 0:
            self._set_zoom(next((step for step in STEPS if step > now + 0.005), STEPS[-1]))
        else:
            self._set_zoom(next((step for step in reversed(STEPS) if step < now - 0.005), STEPS[0]))

    def _set_zoom(self, zoom: float | None) -> None:
        place = self._place()
        self._zoom = zoom
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAlwaysOff if zoom is None else policy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(bar)
        self._arrange_at(*place)

    def arrange(self) -> None:
        """Put every sheet in its place, for the room and the size there are."""
        self._arrange_at(*self._place())

    def _arrange_at(self, page: int, part: float) -> None:
        margin, scale = self._margin, self.zoom * _OWN_SIZE
        sizes = [(round(width * scale), round(height * scale)) for width, height in self._sizes]
        wide = max([width + 2 * margin for width, _ in sizes] + [self.viewport().width()])
        y = margin
        for sheet, (width, height) in zip(self.sheets, sizes, strict=True):
            sheet.setGeometry(QRect((wide - width) // 2, y, width, height))
            y += height + margin
        self._inner.resize(wide, max(y, self.viewport().height()))
        if self.sheets and page >= 0:
            self.verticalScrollBar().setValue(
                round(self._top(page) + part * self.sheets[page].height())
            )
        self._scrolled()

    # Reading on.

    def read_on(self, by: int) -> None:
        """Go on (1) or back (-1) by a screenful, or to where the next page begins if that comes first."""
        if not self.sheets:
            return
        at, step = self._at, max(self.viewport().height() - self.look.px(_STAYS), 40)
        tops = [self._top(number) for number in range(len(self.sheets))]
        if by > 0:
            self.verticalScrollBar().setValue(
                next((top for top in tops if at < top <= at + step), at + step)
            )
        else:
            passed = [top for top in tops if at - step <= top < at]
            self.verticalScrollBar().setValue(passed[-1] if passed else at - step)

    def turn(self, by: int) -> None:
        """Go to where the next page begins (1), or the one before (-1)."""
        if self.sheets:
            page = min(max(self._page + by, 0), len(self.sheets) - 1)
            self.verticalScrollBar().setValue(self._top(page))

    def go_to(self, page: int) -> None:
        """Go to where a page begins, counted from 0; -1 is the end of the last."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() if page < 0 or not self.sheets else self._top(page))

    def _scrolled(self, *_: object) -> None:
        self._page = self._page_in_sight()
        self.wanting.emit(self._wanted())
        self.turned.emit()

    def _page_in_sight(self) -> int:
        bar = self.verticalScrollBar()
        if bar.value() == bar.maximum() > 0:
            return max(len(self.sheets) - 1, 0)
        looked_at = self._at + self.viewport().height() // 3
        before = [number for number, sheet in enumerate(self.sheets) if sheet.y() <= looked_at]
        return before[-1] if before else 0

    def _wanted(self) -> list[Wanted]:
        """What is in sight first, then the pages beside it, then the words of all others, for who listens to them."""
        seen = [number for number in range(len(self.sheets)) if self._is_in_sight(number)]
        if not seen:
            return []
        near = [*seen, seen[-1] + 1, seen[0] - 1]
        wanted = [
            Wanted(number, self.sheets[number].pixels)
            for number in near
            if 0 <= number < len(self.sheets) and not self._is_sharp(number)
        ]
        for number, sheet in enumerate(self.sheets):
            if number not in near:
                sheet.picture = None  # a page takes megabytes: those out of sight are drawn again when they are back
                if sheet.words is None:
                    wanted.append(Wanted(number, 0))
        return wanted

    def is_drawn(self) -> bool:
        """Say whether all that is in sight is drawn."""
        return not any(each.width for each in self._wanted() if self._is_in_sight(each.page))

    def _is_in_sight(self, number: int) -> bool:
        return _meets(self.sheets[number], self._at, self._at + self.viewport().height())

    def _is_sharp(self, number: int) -> bool:
        sheet = self.sheets[number]
        right = sheet.picture is not None and sheet.picture.width() == sheet.pixels
        return right and number not in self._stale

    # Qt's own.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        place = self._place()
        super().resizeEvent(event)
        self._arrange_at(*place)

    def event(self, event: QEvent) -> bool:
        """Draw again on a screen of another kind."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.arrange()
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys to the view, which has them wherever the keyboard is in it."""
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel makes the pages larger or smaller, as elsewhere."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)


def _meets(sheet: Sheet, top: int, bottom: int) -> bool:
    return sheet.y() < bottom and sheet.y() + sheet.height() > top
