"""A label of plain words that wraps anywhere it must and asks for the height it needs."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk.ui.look import Look
from clerk.ui.paragraph import Paragraph, line_step, natural_width
from clerk.ui.views.words import Words


class TextLabel(QWidget):
    """Words in the desk's own looks. Never rich text: what looks like a tag is printed as it stands."""

    def __init__(
        self, look: Look, words: str | Sequence[Words] = "", size: float = 14, *, strong: bool = False,
        fixed: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self.look = look
        self._size = size
        self._strong = strong
        self._fixed = fixed
        self.indent = 0
        self._words: tuple[Words, ...] = ()
        self._kept: Paragraph | None = None
        self._kept_width = -1
        self._kept_natural: int | None = None
        policy = QSizePolicy(
            QSizePolicy.Policy.Fixed if fixed else QSizePolicy.Policy.Preferred,
            QSizePolicy.Policy.Fixed if fixed else QSizePolicy.Policy.Minimum,
        )
        policy.setHeightForWidth(not fixed)
        self.setSizePolicy(policy)
        self.say(words)
        look.changed.connect(self._forget)

    @property
    def words(self) -> str:
        """The label's bare text."""
        return "".join(each.text for each in self._words)

    def say(self, words: str | Sequence[Words]) -> None:
        """Show these words. The same words again cost nothing: they are said after every fact."""
        said = (Words(words),) if isinstance(words, str) else tuple(words)
        if said == self._words:
            return
        self._words = said
        self.setAccessibleName(self.words)
        self._forget()

    def _forget(self) -> None:
        self._kept = self._kept_natural = None
        self.updateGeometry()
        self.update()

    def _paragraph(self, width: int) -> Paragraph:
        if self._kept is None or self._kept_width != width:
            self._kept = Paragraph(self.look, self._words, width, self._size, strong=self._strong)
            self._kept_width = width
        return self._kept

    def hasHeightForWidth(self) -> bool:
        """Say that a narrower label is a higher one."""
        return not self._fixed

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words, wrapped to a width."""
        # Layouts ask at many widths; words with room to spare need not be laid out to be one line.
        if self._natural() <= width and self._on_one_line:
            return self._step()
        return self._paragraph(width - self.indent).height

    @property
    def _on_one_line(self) -> bool:
        return not any("\n" in each.text or "\u2028" in each.text for each in self._words)

    def _step(self) -> int:
        return line_step(self.look, self._size)

    def _natural(self) -> int:
        if self._kept_natural is None:
            words = [
                Words(w.text, strong=w.strong or self._strong, italic=w.italic) for w in self._words
            ]
            self._kept_natural = round(natural_width(self.look, words, self._size)) + 2
        return self._kept_natural + self.indent

    def sizeHint(self) -> QSize:
        """Return the size of the words on one line."""
        return QSize(self._natural(), self._step())

    def minimumSizeHint(self) -> QSize:
        """Return the least room the words can live in."""
        if self._fixed:
            return self.sizeHint()
        return QSize(min(self._natural(), self.look.px(60)), self._step())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words, in the middle of whatever height there is."""
        painter = QPainter(self)
        paragraph = self._paragraph(self.width() - self.indent)
        paragraph.draw(painter, self.indent, max((self.height() - paragraph.height) // 2, 0))


class Mark(QWidget):
    """One of the desk's marks; what it means is said in words beside it."""

    def __init__(
        self, look: Look, name: str, role: str, side: float = 14, ground: str = "page"
    ) -> None:
        super().__init__()
        self.look, self.name, self.role, self.side, self.ground = look, name, role, side, ground
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_mark(self, name: str, role: str) -> None:
        """Show another mark."""
        self.name, self.role = name, role
        self.update()

    def sizeHint(self) -> QSize:
        """Return the mark's square."""
        return QSize(self.look.px(self.side), self.look.px(self.side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark."""
        if self.name:
            painter = QPainter(self)
            side = self.look.px(self.side)
            left, top = (self.width() - side) // 2, (self.height() - side) // 2
            box = QRect(left, top, side, side).toRectF()
            self.look.paint_mark(painter, self.name, box, self.role, self.ground)
