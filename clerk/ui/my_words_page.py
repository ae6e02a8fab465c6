"""What the pages of “My words” have in common: a list gone through by key, a line about the row, and its verbs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clerk.errors import ClerkError
from clerk.ui.flow import Flow
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.quiet_list import QuietList
from clerk.ui.row_painter import Columns, PlainRows
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import Row, Words, muted, shown

_COLUMNS = Columns(mark=10, lead_end=0, words=14, margin=12, trail=90, heading=10)
_KEYS = {
    Qt.Key.Key_Delete: "Del", Qt.Key.Key_Space: "Space", Qt.Key.Key_Return: "Return", Qt.Key.Key_Enter: "Return",
    Qt.Key.Key_F2: "Return",
}  # fmt: skip


class WordsList(QuietList[Row]):
    """Rows with words; letters find a row, Delete, Space and Enter do what the buttons below say."""

    pressed = Signal(str)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self.setItemDelegate(PlainRows(self, look, _COLUMNS))
        self.setProperty("ground", "page")

    @property
    def row(self) -> Row | None:
        """The row in hand, if it is one that leads somewhere."""
        place = self.currentIndex().row()
        row = self.rows.rows[place] if 0 <= place < len(self.rows.rows) else None
        return row if row is not None and row.target is not None else None

    @property
    def mark(self) -> str:
        """What the row in hand stands for; nothing if there is none."""
        row = self.row
        return row.target.mark if row is not None and row.target is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say the keys that do something with the row in hand."""
        key = _KEYS.get(Qt.Key(event.key()))
        if key is not None and self.mark and not event.modifiers():
            self.pressed.emit(key)
        else:
            super().keyPressEvent(event)


class WordsPage(QWidget):
    """One list. `changed`: something of it was kept."""

    changed = Signal()

    def __init__(self, look: Look, name: str, intro: str) -> None:
        super().__init__()
        self.look, self.name = look, name
        self.setAccessibleName(name)
        self.intro = TextLabel(look, [muted(intro)], 13.5)
        self.fields = QHBoxLayout()
        self.list = WordsList(look, name)
        self.detail = TextLabel(look, "", 13)
        self.detail.setAccessibleName("About the row in hand")
        self.verbs = Flow(look, 6)
        self.trouble = TextLabel(look)
        self.trouble.hide()
        self._by_key: dict[str, Callable[[], object]] = {}
        self._buttons: list[HintButton] = []
        self.column = QVBoxLayout(self)
        px = look.px
        self.column.setContentsMargins(0, px(10), 0, 0)
        self.column.setSpacing(px(8))
        self.column.addWidget(self.intro)
        self.column.addLayout(self.fields)
        for part in (self.list, self.detail, self.verbs, self.trouble):
            self.column.addWidget(part, 1 if part is self.list else 0)
        self.list.pressed.connect(self._press)
        self.list.selectionModel().currentChanged.connect(self.show_detail)
        look.changed.connect(self._fit)

    def add_field(self, name: str, hint: str, *, stretch: int = 1) -> QLineEdit:
        """Return a field to type in, above the list."""
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        self.fields.addWidget(field, stretch)
        return field

    def add_verb(self, words: str, keys: str, verb: Callable[[], object]) -> HintButton:
        """Return a button below the list; its key does the same on the list."""
        button = HintButton(self.look, words, keys, framed=True)
        button.clicked.connect(lambda: self._try(verb))
        self._buttons.append(button)
        if keys:
            self._by_key[keys] = verb
        self.verbs.show_parts(self._buttons)
        return button

    def _press(self, key: str) -> None:
        if key in self._by_key:
            self._try(self._by_key[key])

    def _try(self, verb: Callable[[], object]) -> None:
        """Do something, or say why it cannot be done."""
        self.say("")
        try:
            verb()
        except ClerkError as error:
            self.say(error.sentence)

    def attempt(self, verb: Callable[[], object]) -> None:
        """Do something that a field asks for, or say why it cannot be done."""
        self._try(verb)

    def say(self, sentence: str) -> None:
        """Say what is the matter, or with nothing that all is well."""
        self.trouble.say([Words(sentence, "bad")])
        self.trouble.setVisible(bool(sentence))

    def say_done(self, sentence: str) -> None:
        """Say what was done."""
        self.trouble.say([muted(sentence)])
        self.trouble.setVisible(bool(sentence))

    def refresh(self) -> None:
        """Read what there is, and show it."""
        self._try(self._show)

    def _show(self) -> None:
        mark, place = self.list.mark, self.list.currentIndex().row()
        rows = self.rows()
        self.list.show_rows(rows)
        same = next((i for i, r in enumerate(rows) if r.target and r.target.mark == mark), None)
        if same is None:
            # What was in hand is gone: its neighbour is.
            can = [i for i, row in enumerate(rows) if row.target is not None]
            same = min(can, key=lambda i: abs(i - max(place, 0)), default=None)
        self.list.go_to(same)
        self.show_detail()

    def kept(self) -> None:
        """Show what is there now, and say that it is another."""
        self._show()
        self.changed.emit()

    def rows(self) -> Sequence[Row]:
        """Return the rows of the list.

        Raises:
            ClerkError: what the officer keeps cannot be read.
        """
        return []

    def about(self, _mark: str) -> str:
        """Return what is said of the row in hand below the list."""
        return ""

    def show_detail(self, *_: object) -> None:
        """Say more of the row in hand."""
        self.detail.say([muted(self.about(self.list.mark))])
        self._fit()

    def _fit(self) -> None:
        px = self.look.px
        # Before it was laid out, a page has a width that is not its own.
        width = self.width() if self.isVisible() else max(self.width(), px(500))
        self.intro.setFixedHeight(self.intro.heightForWidth(width))
        self.verbs.setFixedHeight(self.verbs.heightForWidth(width))
        self.list.setMinimumHeight(px(30))
        # Some room at least, so that the list does not jump from row to row.
        height = self.detail.heightForWidth(width) if self.detail.words else 0
        self.detail.setFixedHeight(max(height, px(24)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width."""
        super().resizeEvent(event)
        self._fit()


def with_places(template: str) -> str:
    """Return a phrase as it is listed: a place to fill in that has no name is seen as one."""
    return shown(template).replace("[]", "[…]")
