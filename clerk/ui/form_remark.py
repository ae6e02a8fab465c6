"""What a form comes to while it is filled in, told under its head: votes that add up, what a motion changes."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clerk.ui.fact_strip import FactStrip
from clerk.ui.field_words import Scene
from clerk.ui.look import Look
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import Phrase, plain
from clerk.ui.vote_grid import VoteGrid

Teller = Callable[[Mapping[str, str], Scene], Sequence[Phrase]]
"""Tells what the texts of a form come to, a phrase a line; nothing if there is nothing to tell."""
# Words are compared once the typing pauses: no key waits for it.
_PAUSE_MS = 150
_FOR_FIELDS = 140  # a length of the design: the head of the strip, and a row and a half of fields


class FormRemark(QWidget):
    """Lines under the head of the strip while a form is open that has something to tell."""

    def __init__(self, look: Look, strip: FactStrip, tellers: Mapping[str, Teller]) -> None:
        super().__init__()
        self.look, self.strip, self.tellers = look, strip, tellers
        self.setProperty("ground", "panel")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.lines: list[TextLabel] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.tell)
        strip.column.insertWidget(1, self)
        strip.remarks = (self,)
        strip.opened.connect(self._begin)
        strip.closed.connect(self.hide)
        look.changed.connect(self._measure_later)
        self.hide()

    def _begin(self, verb: str) -> None:
        self._say(())
        if verb not in self.tellers:
            return
        for box in self.strip.boxes.values():
            widget = box.widget
            if isinstance(widget, VoteGrid):
                widget.told.connect(self.tell)
            elif isinstance(widget, QComboBox):
                widget.currentIndexChanged.connect(self.tell)
            elif isinstance(widget, QPlainTextEdit):
                widget.textChanged.connect(self._pause.start)
            elif isinstance(widget, QLineEdit):
                widget.textChanged.connect(self.tell)
        self.tell()

    def tell(self, *_: object) -> None:
        """Say what stands in the form now comes to."""
        form, scene = self.strip.form, self.strip.scene
        teller = self.tellers.get(form.verb) if form else None
        if teller is not None and scene is not None:
            self._say(teller(self.strip.texts, scene))

    def _say(self, phrases: Sequence[Phrase]) -> None:
        while len(self.lines) < len(phrases):
            label = TextLabel(self.look, "", 13.5)
            self.lines.append(label)
            self.column.addWidget(label)
        before = self.height() if self.isVisible() else 0
        for place, label in enumerate(self.lines):
            label.say(phrases[place] if place < len(phrases) else "")
            label.setVisible(place < len(phrases))
        self.setAccessibleName(" ".join(plain(phrase) for phrase in phrases))
        self.setVisible(bool(phrases))
        self._measure(before)

    def _measure_later(self) -> None:
        QTimer.singleShot(0, self, lambda: self._measure(self.height()))

    def _measure(self, before: int) -> None:
        width = max(self.strip.width() - self.look.px(44), 60)
        height = 0
        room = max(self.strip.most_height - self.look.px(_FOR_FIELDS), self.look.px(40))
        for label in self.lines:
            tall = label.heightForWidth(width) if label.words else 0
            # Where letters are large the fields come first: what is said last, the grid or the key sheet shows as well.
            label.setVisible(bool(tall) and (not height or height + tall <= room))
            height += 0 if label.isHidden() else tall
        self.setFixedHeight(height)
        # Lines that were hidden while it was measured keep the height of nothing until they are laid out again.
        self.column.invalidate()
        self.column.activate()
        if height != before:
            self.strip.measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure(self.height())
