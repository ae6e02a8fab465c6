"""The strip above the entry line where a fact is filled in: its form, what is the matter with it, and the way out."""

from collections.abc import Callable, Mapping

import msgspec
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clerk.errors import Refused
from clerk.record.facts import AnyFact, Private, Say
from clerk.record.meeting import Entry
from clerk.ui.field_box import FieldBox
from clerk.ui.field_kinds import KINDS
from clerk.ui.field_words import Scene, When, read_item, read_when, show_item, show_when
from clerk.ui.filling import UnfilledError, first_texts, read_form, texts_of
from clerk.ui.following import Following
from clerk.ui.form_grid import place_fields
from clerk.ui.forms import Form
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.measured import Measured
from clerk.ui.scrolling import show_whole
from clerk.ui.text_label import TextLabel
from clerk.ui.typing_fields import GrowingText, LineField
from clerk.ui.understood import Understood
from clerk.ui.views.words import Words

WHEN, EXEMPT, UNDER = "_when", "_exempt", "_item"
_EXEMPT_WORDS = ("as its item", "yes", "no")
_TWO_FROM = 560


class Filled(msgspec.Struct, frozen=True):
    """What was filled in: the fact, when it happened if that was said, its item, and whether it is exempt."""

    fact: AnyFact
    when: When | None
    item: str | None
    exempt: bool | None


Take = Callable[[Filled, Callable[[], None], Callable[[str], None]], None]
"""Takes what was filled in; calls the first once it is recorded, the second with a sentence if it is not."""


class FactStrip(Measured):
    """One form at a time. Enter records, Escape closes; what was typed in a form that was closed stands there again."""

    closed = Signal()
    opened = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setProperty("ground", "panel")
        self.setProperty("edge", "above")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.title = TextLabel(look, "", 14, strong=True)
        self.more = HintButton(look, "More", "Ctrl+.")
        self.record = HintButton(look, "Record", "Return")
        self.escape = HintButton(look, "Close", "Esc")
        self.more.clicked.connect(self.toggle_more)
        self.record.clicked.connect(self.submit)
        self.escape.clicked.connect(self.close_form)
        self._head = QHBoxLayout()
        for part in (self.title, self.more, self.record, self.escape):
            self._head.addWidget(part, 1 if part is self.title else 0)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setProperty("ground", "panel")
        self.understood = Understood(look)
        self.understood.altered.connect(self._measure_later)
        self.trouble = TextLabel(look)
        self.column = QVBoxLayout(self)
        self.column.addLayout(self._head)
        self.column.addWidget(self.understood)
        self.column.addWidget(self.trouble)
        self.column.addWidget(self.area)
        self.boxes: dict[str, FieldBox] = {}
        self.form: Form | None = None
        self.scene: Scene | None = None
        self._take: Take | None = None
        self._entry: Entry | None = None
        self._unfolded = self._waiting = self._measuring = False
        self._stamped = True
        self._first: dict[str, str] = {}
        self._following: Following | None = None
        self._left: dict[tuple[str, str | None], dict[str, str]] = {}
        self.most_height = 400
        self.remarks: tuple[QWidget, ...] = ()
        # People and items may have been added since the form was opened.
        self.fresh: Callable[[Scene], Scene] = lambda scene: scene
        look.changed.connect(self.measure)
        self.hide()

    # Opening and closing.

    def show_form(
        self, form: Form, scene: Scene, take: Take, entry: Entry | None = None,
        given: Mapping[str, str] | None = None, *, stamped: bool = True,
    ) -> None:  # fmt: skip
        """Show a form to fill in, or with an entry to change what it says; `stamped` with its time and exemption.

        What is `given` stands in its fields, whatever was left in them before.
        """
        if self.form is not None:
            self._keep_left()
        self.form, self.scene, self._take, self._entry = form, scene, take, entry
        self._unfolded = self._waiting = False
        self._stamped = stamped
        if entry is not None:
            texts = texts_of(form, entry.fact, scene)
            texts[WHEN] = show_when(When(entry.at, entry.about), scene)
            texts[EXEMPT] = {None: _EXEMPT_WORDS[0], True: "yes", False: "no"}[entry.exempt]
            texts[UNDER] = show_item(entry.item, scene) if entry.item else ""
            self.title.say(f"Change: {form.words}")
        else:
            texts = first_texts(form, scene) | {EXEMPT: _EXEMPT_WORDS[0]} | dict(given or {})
            self.title.say(form.words)
        self._first = dict(texts)
        left: Mapping[str, str] = {}
        if entry is None and stamped:
            left = self._left.get((form.verb, scene.item), {})
            texts |= {name: text for name, text in left.items() if name not in (given or {})}
        self.setAccessibleName(self.title.words)
        self._make_boxes(form, scene, texts)
        self.understood.tell("", "")
        say = self.understood.tell
        self._following = Following(form, scene, self.boxes, say, follow=entry is None)
        self._say("")
        self.show()
        self.measure()
        self.opened.emit(form.verb)
        self._first_box(entry, as_left=bool(left)).take_keyboard()

    def _first_box(self, entry: Entry | None, *, as_left: bool) -> FieldBox:
        """The first that is to be filled in; of a passage that is there its time: its words are edited in place.

        A form that stands as it was left begins at its beginning: what is typed is most often about another.
        """
        if entry is not None and isinstance(entry.fact, (Say, Private)):
            return self.boxes[WHEN]
        boxes = list(self.boxes.values())
        if as_left:
            return boxes[0]
        if entry is None and self.form is not None and self.form.first:
            known = self.form.settled and any(
                box.text for box in boxes if box.kind.shape in ("text", "lines")
            )
            return self.boxes[self.form.settled if known else self.form.first]
        empty = [] if entry is not None else [box for box in boxes if not box.text]
        return empty[0] if empty and not empty[0].folded else boxes[0]

    def close_form(self) -> None:
        """Close the form; what was typed in it stands there again when it is opened in this item."""
        if self.form is None:
            return
        self._keep_left()
        self._shut()

    def forget_left(self) -> None:
        """Let go of what was left in forms: it was about another meeting."""
        self._left.clear()

    def _keep_left(self) -> None:
        if self.form is None or self.scene is None or self._entry is not None or not self._stamped:
            return
        texts = self.texts
        changed = {name: text for name, text in texts.items() if text != self._first.get(name, "")}
        self._left[self.form.verb, self.scene.item] = changed

    def _shut(self) -> None:
        self.form = self._entry = None
        self.hide()
        self.closed.emit()

    # The fields.

    def _make_boxes(self, form: Form, scene: Scene, texts: Mapping[str, str]) -> None:
        for box in self.boxes.values():
            if isinstance(box.widget, LineField):
                box.widget.closing()
        inner = QWidget()
        inner.setProperty("ground", "panel")
        self._grid = QGridLayout(inner)
        self.boxes = {}
        for each in form.fields:
            kind = form.kind(each)
            box = FieldBox(
                self.look, each.label, kind, form.choices(each), folded=each.more, hint=each.hint
            )
            self.boxes[each.name] = box
        if self._stamped:
            self._make_stamps()
        for name, box in self.boxes.items():
            # Before anything is shown: without a parent it would be a window of its own.
            box.setParent(inner)
            box.label.setParent(inner)
            box.prepare(scene, texts.get(name, ""))
            box.widget.installEventFilter(self)
            box.grown.connect(self._measure_later)
            box.entered.connect(self.submit)
            box.tell_changes()
        old = self.area.takeWidget()
        if old is not None:
            old.deleteLater()
        self.area.setWidget(inner)

    def _make_stamps(self) -> None:
        self.boxes[WHEN] = FieldBox(self.look, "When", KINDS["line"], (), hint="now, or 14.45")
        if self._entry is not None:
            self.boxes[UNDER] = FieldBox(self.look, "Under item", KINDS["item"], ())
        self.boxes[EXEMPT] = FieldBox(
            self.look, "Exempt", KINDS["choice"], _EXEMPT_WORDS, folded=True
        )

    @property
    def texts(self) -> dict[str, str]:
        """What stands in each field."""
        return {name: box.text for name, box in self.boxes.items()}

    def eventFilter(self, _watched: object, event: object) -> bool:
        """Keep the field that has the keyboard in sight."""
        if (
            isinstance(event, QEvent)
            and event.type() == QEvent.Type.FocusIn
            and isinstance(_watched, QWidget)
        ):
            QTimer.singleShot(0, self, lambda: self._show_field(_watched))
            # Where Enter makes lines, the form is recorded by another key.
            lines = isinstance(_watched, GrowingText) and _watched.enter_makes_lines
            self.record.say_keys("Ctrl+Return" if lines else "Return")
        return False

    def _show_field(self, widget: QWidget) -> None:
        if self.form is not None and any(box.widget is widget for box in self.boxes.values()):
            show_whole(self.area, widget.parentWidget() or widget, self.look.px(5))
            if isinstance(widget, LineField):
                widget.place_offers()

    def toggle_more(self) -> None:
        """Show the fields that are rarely wanted, or put them away again."""
        if self.form is None:
            return
        self._unfolded = not self._unfolded
        self.measure()
        first = next((box for box in self.boxes.values() if box.folded), None)
        if self._unfolded and first is not None:
            first.take_keyboard()

    # Recording.

    def submit(self) -> None:
        """Record what was filled in, or say in which field what is the matter."""
        if self.form is None or self.scene is None or self._take is None or self._waiting:
            return
        self.scene = self.fresh(self.scene)
        try:
            filled = self._filled(self.form, self.scene)
        except UnfilledError as error:
            self._complain(error.sentence, error.field)
            return
        self._waiting = True
        self._say("")
        self._take(filled, self._recorded, self._refused)

    def _filled(self, form: Form, scene: Scene) -> Filled:
        texts = self.texts
        if self._entry is None:
            for each in form.fields:
                if each.only_changed and texts[each.name] == self._first[each.name]:
                    texts[each.name] = ""
        fact = read_form(form, texts, scene)
        try:
            when = read_when(texts.get(WHEN, ""), scene)
        except Refused as refusal:
            raise UnfilledError(refusal.sentence, WHEN) from None
        item = scene.item
        if self._entry is not None:
            try:
                item = read_item(texts[UNDER], scene) if texts[UNDER].strip() else None
            except Refused as refusal:
                raise UnfilledError(refusal.sentence, UNDER) from None
        exempt = {"yes": True, "no": False}.get(texts.get(EXEMPT, ""))
        return Filled(fact, when, item, exempt)

    def _recorded(self) -> None:
        if self.form is not None and self.scene is not None:
            self._left.pop((self.form.verb, self.scene.item), None)
        self._waiting = False
        self._shut()

    def _refused(self, sentence: str) -> None:
        self._waiting = False
        self._complain(sentence, None)

    def _complain(self, sentence: str, field: str | None) -> None:
        for name, box in self.boxes.items():
            box.complain(sentence if name == field else "")
        if field in self.boxes:
            if self.boxes[field].folded:
                self._unfolded = True
            self.trouble.hide()
            self.measure()
            self.boxes[field].take_keyboard()
        else:
            self._say(sentence)
        # Sentences have their height only once they were laid out.
        QTimer.singleShot(0, self, self.measure)

    def _say(self, sentence: str) -> None:
        self.trouble.say([Words(sentence, "bad")])
        self.trouble.setVisible(bool(sentence))
        if not sentence:
            for box in self.boxes.values():
                box.complain("")

    # Looks.

    def _measure_later(self) -> None:
        """After what is being laid out now: a field that grows meanwhile must not take its own place away."""
        QTimer.singleShot(0, self, self.measure)

    def measure(self) -> None:
        """Place the fields for the width there is, and take the height they need."""
        if self.form is None or self._measuring:
            return
        self._measuring = True
        try:
            self._measure()
        finally:
            self._measuring = False

    def _measure(self) -> None:
        px = self.look.px
        narrow = self.width() < px(520)
        side = px(14 if narrow else 28)
        self.column.setContentsMargins(side, px(8), px(16), px(8))
        self.column.setSpacing(px(4))
        self._head.setSpacing(px(6))
        for label in (self.understood, self.trouble):
            label.setFixedHeight(label.heightForWidth(self.width() - side - px(16)))
        folds = any(box.folded for box in self.boxes.values())
        self.more.setVisible(folds)
        self.more.say("Less" if self._unfolded else "More")
        # Tab walks as one reads: from the form's buttons to its fields, and from the last to the entry line.
        place_fields(
            self._grid, list(self.boxes.values()), self.escape, self.look,
            two=self.width() >= px(_TWO_FROM), unfolded=self._unfolded,
        )  # fmt: skip
        for box in self.boxes.values():
            box.column.activate()
        self._grid.activate()
        height = self._grid.heightForWidth(self.area.viewport().width())
        if height < 0:
            height = self._grid.sizeHint().height()
        focus = QApplication.focusWidget()
        if focus is not None and self.area.isAncestorOf(focus):
            # What grew or was folded away may have moved the field that is being filled in.
            QTimer.singleShot(0, self, lambda: self._show_field(focus))
        said = (self.understood, self.trouble, *self.remarks)
        extra = sum(label.height() + px(4) for label in said if label.isVisible())
        self.area.setFixedHeight(min(height, max(self.most_height - px(60) - extra, px(64))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record with Enter, close with Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)
