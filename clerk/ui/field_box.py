"""One field of a form as a control: typed, chosen, ticked or voted in; and what is the matter with it, below."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QTextCursor
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QVBoxLayout, QWidget

from clerk.ui.field_kinds import Kind
from clerk.ui.field_words import Scene
from clerk.ui.look import Look
from clerk.ui.text_label import TextLabel
from clerk.ui.typing_fields import GrowingText, LineField
from clerk.ui.views.words import Words, muted
from clerk.ui.vote_grid import VoteGrid

CHOICE_WORDS = {
    "": "–",
    "in_room": "in the room",
    "schedule_12a": "Schedule 12A",
    "admission_to_meetings_act": "Admission to Meetings Act 1960",
    "disclosable_pecuniary": "disclosable pecuniary interest",
}


def choice_words(value: str) -> str:
    """Return a choice in words."""
    return CHOICE_WORDS.get(value, value.replace("_", " "))


class FieldBox(QWidget):
    """A control with its label (placed by the strip) and a sentence below it when something is the matter."""

    grown = Signal()
    entered = Signal()
    changed = Signal()

    def __init__(
        self, look: Look, label: str, kind: Kind, choices: tuple[str, ...], *, folded: bool = False, hint: str = "",
    ) -> None:  # fmt: skip
        super().__init__()
        self.look, self.kind, self.folded = look, kind, folded
        self.choices = choices
        self.label = TextLabel(look, [muted(label)], 13)
        self.wide = kind.shape in ("text", "lines", "grid")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hint = hint or kind.hint
        self.name = f"{label} ({self.hint})" if self.hint else label
        self.widget = self._make()
        self.wrong = TextLabel(look, "", 13)
        self.wrong.hide()
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(3))
        column.addWidget(self.widget)
        column.addWidget(self.wrong)

    def _make(self) -> QWidget:
        match self.kind.shape:
            case "choice":
                box = QComboBox()
                box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                box.setSizeAdjustPolicy(
                    QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
                )
                box.setMinimumContentsLength(6)
                for value in self.choices:
                    box.addItem(choice_words(value), value)
                box.setAccessibleName(self.name)
                return box
            case "tick":
                tick = QCheckBox()
                tick.setAccessibleName(self.name)
                return tick
            case "grid":
                return VoteGrid(self.look, self.name)
            case "text" | "lines":
                text = GrowingText(self.look, self.name)
                text.setProperty("boxed", True)  # a property of the style sheet
                text.enter_makes_lines = self.kind.shape == "lines"
                text.pad = 4
                text.setPlaceholderText(self.hint)
                text.entered.connect(self.entered)
                text.grown.connect(self.grown)
                return text
        line = LineField(self.look, self.name)
        line.setPlaceholderText(self.hint)
        return line

    def tell_changes(self) -> None:
        """Say from now on that something else stands here."""
        widget = self.widget
        if isinstance(widget, LineField):
            widget.textChanged.connect(self.changed)
        elif isinstance(widget, QComboBox):
            widget.currentIndexChanged.connect(self.changed)
        elif isinstance(widget, VoteGrid):
            widget.itemSelectionChanged.connect(self.changed)

    def prepare(self, scene: Scene, text: str) -> None:
        """Let the field offer what there is, and put its first text in."""
        if isinstance(self.widget, LineField):
            offers = self.kind.offers(scene)
            if offers:
                self.widget.offer(offers, many=self.kind.many)
                if self.kind.many and self.kind.hint.startswith("numbers"):
                    self.widget.insertion = lambda offer: offer.partition(" ")[0]
        elif isinstance(self.widget, VoteGrid):
            self.widget.show_scene(scene)
        self.text = text

    @property
    def text(self) -> str:
        """What stands in the field."""
        widget = self.widget
        if isinstance(widget, QComboBox):
            return str(widget.currentData() or "")
        if isinstance(widget, QCheckBox):
            return "yes" if widget.isChecked() else ""
        if isinstance(widget, VoteGrid):
            return "\n".join(f"{name}: {way}" for name, way in widget.ways.items())
        if isinstance(widget, GrowingText):
            return widget.toPlainText()
        return widget.text() if isinstance(widget, LineField) else ""

    @text.setter
    def text(self, text: str) -> None:
        widget = self.widget
        if isinstance(widget, QComboBox):
            widget.setCurrentIndex(max(widget.findData(text), 0))
        elif isinstance(widget, QCheckBox):
            widget.setChecked(bool(text))
        elif isinstance(widget, VoteGrid):
            pairs = (line.partition(": ") for line in text.splitlines())
            widget.show_ways({name: way for name, _, way in pairs})
        elif isinstance(widget, GrowingText):
            widget.setPlainText(text)
        elif isinstance(widget, LineField):
            widget.setText(text)
            # Of a long text its beginning is what one knows it by.
            widget.setCursorPosition(0)

    def complain(self, sentence: str) -> None:
        """Say what is the matter, or with nothing that all is well."""
        self.wrong.say([Words(sentence, "bad")])
        self.wrong.setVisible(bool(sentence))
        self.widget.setAccessibleDescription(sentence)
        if sentence:
            QAccessible.updateAccessibility(QAccessibleEvent(self.widget, QAccessible.Event.Alert))

    def set_shown(self, shown: bool) -> None:  # a property of every widget
        """Show the field with its label, or neither."""
        self.setVisible(shown)
        self.label.setVisible(shown)

    def take_keyboard(self) -> None:
        """Let the keyboard be here, with what stands here chosen, so that typing replaces it."""
        self.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.widget, LineField):
            self.widget.selectAll()
        elif isinstance(self.widget, GrowingText):
            self.widget.moveCursor(QTextCursor.MoveOperation.End)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the style."""
        super().changeEvent(event)
