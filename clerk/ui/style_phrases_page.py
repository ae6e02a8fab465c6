"""House style, the first page: its phrases by the fact they tell, one of them in hand to be written anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clerk.minutes.style_faults import Fault
from clerk.minutes.style_rows import StyleRow, style_rows, trouble_with
from clerk.ui.choice_box import ChoiceBox
from clerk.ui.look import Look
from clerk.ui.my_words_page import WordsList
from clerk.ui.row_painter import heading
from clerk.ui.style_in_hand import StyleInHand
from clerk.ui.style_phrase_field import FieldNames, PhraseField
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import Row, Target, Words, muted, shown

_FILTER_MS = 120


def _note(sentence: str) -> Row:
    return Row((Words(sentence),), "info", kind="note", said=sentence)


_NOTHING = _note("No phrase has these words.")
_UNREAD = _note("The file cannot be read: mend it on its page first (Alt+F).")


class PhrasesPage(QWidget):
    """`picked(key)`: another phrase is in hand."""

    picked = Signal(str)

    def __init__(self, look: Look, style: StyleInHand) -> None:
        super().__init__()
        self.look, self.style_in_hand = look, style
        self.rows: tuple[StyleRow, ...] = ()
        self._faulty: frozenset[str] = frozenset()
        self._saved: dict[str, str | bool] = {}
        self.key = ""
        # Given by who scrolls the page: brings a part of it into sight.
        self.shown_whole: Callable[[QWidget], object] = lambda _part: None
        self.group = ChoiceBox("Group of phrases", 10)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Find a phrase by its words")
        self.filter.setAccessibleName("Find a phrase by its words")
        self.filter.installEventFilter(self)
        self.list = WordsList(look, "Phrases")
        self.label = TextLabel(look, "", 13, strong=True)
        self.field = PhraseField(look)
        self.choice = ChoiceBox("One of these")
        self.choice.hide()
        self.names = FieldNames(look)
        self.trouble = TextLabel(look, "", 13)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_FILTER_MS)
        self._timer.timeout.connect(self._fill)
        self.filter.textChanged.connect(lambda _: self._timer.start())
        self.group.currentIndexChanged.connect(lambda _: self._show_group())
        self.list.chosen.connect(lambda _: self._take_in_hand(self.list.mark))
        self.list.pressed.connect(lambda keys: self.to_field() if keys == "Return" else None)
        self.list.doubleClicked.connect(lambda _: self.to_field())
        self.field.written.connect(self._write)
        self.field.done.connect(self.list.setFocus)
        self.field.stepped.connect(self._step)
        self.field.undone.connect(self.undo)
        self.field.wanted.connect(self.names.press)
        self.names.wanted.connect(self._fill_in)
        self.choice.activated.connect(lambda _: self._write(self.choice.currentData()))
        style.opened.connect(self.refresh)
        style.kept.connect(self._kept)
        style.changed.connect(self._follow)

    def _lay_out(self) -> None:
        px = self.look.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(10), px(2), 0)
        column.setSpacing(px(7))
        self.editor = QWidget()
        parts = QVBoxLayout(self.editor)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(px(7))
        above = QHBoxLayout()
        above.setSpacing(px(8))
        above.addWidget(self.group, 3)
        above.addWidget(self.filter, 2)
        column.addLayout(above)
        column.addWidget(self.list, 1)
        for part in (self.label, self.field, self.choice, self.names, self.trouble):
            parts.addWidget(part)
        column.addWidget(self.editor)
        self.list.setMinimumHeight(px(64))

    # What is listed.

    def refresh(self) -> None:
        """Show another style, at the phrase that was in hand."""
        self._note_saved()
        self.rows = ()
        self.group.clear()
        self.show_rows(style_rows(self.style_in_hand.text), frozenset())
        if not self.rows:
            self._show_nothing()
        self.field.setReadOnly(self.style_in_hand.shipped)
        self.choice.setEnabled(not self.style_in_hand.shipped)
        self.names.setEnabled(not self.style_in_hand.shipped)
        self._take_in_hand(self.key if self._row(self.key) else self.list.mark)

    def show_rows(self, rows: tuple[StyleRow, ...], faulty: frozenset[str]) -> None:
        """List what the style has now. Of a text that cannot be read, what it had before stays."""
        if not rows or (rows == self.rows and faulty == self._faulty):
            return
        self.rows, self._faulty = rows, faulty
        groups = list(dict.fromkeys(row.group for row in rows))
        if groups != [self.group.itemText(i) for i in range(self.group.count())]:
            self.group.blockSignals(True)
            here = self.group.currentText()
            self.group.clear()
            self.group.addItems(groups)
            self.group.setCurrentIndex(max(self.group.findText(here), 0))
            self.group.blockSignals(False)
        self._fill()

    def _kept(self) -> None:
        self._note_saved()
        self._fill()

    def _note_saved(self) -> None:
        rows = style_rows(self.style_in_hand.saved_text)
        self._saved = {row.key: row.value for row in rows}

    def _show_nothing(self) -> None:
        """A file that cannot be read has no phrases; what is wrong with it is said on the file's own page."""
        self.key = ""
        self.list.show_rows([_UNREAD])
        self.label.say("")
        self.trouble.hide()
        for part in (self.field, self.choice, self.names):
            part.hide()

    def _show_group(self) -> None:
        self.filter.clear()
        self._timer.stop()
        self._fill()
        self.list.go_to(self._place(self.key) or 0)
        self._take_in_hand(self.list.mark)

    def _fill(self) -> None:
        wanted = self.filter.text().casefold().split()
        if wanted:
            found = [row for row in self.rows if _answers(row, wanted)]
            listed: list[Row] = []
            for group in dict.fromkeys(row.group for row in found):
                listed.append(heading(group))
                listed += [self._listed(row) for row in found if row.group == group]
            self.list.show_rows(listed or [_NOTHING])
        else:
            group = self.group.currentText()
            self.list.show_rows([self._listed(row) for row in self.rows if row.group == group])
        place = self._place(self.key)
        if place is None:
            place = next((i for i, row in enumerate(self.list.rows.rows) if row.target), None)
        self.list.go_to(place)
        if place is not None and self.list.mark != self.key:
            self._take_in_hand(self.list.mark)

    def _listed(self, row: StyleRow) -> Row:
        words = Words(shown(row.shown)) if row.shown else muted("prints nothing")
        trail: tuple[Words, ...] = ()
        if row.key in self._faulty:
            trail = (Words("to mend", "bad"),)
        elif row.value != self._saved.get(row.key):
            trail = (muted("changed"),)
        said = f"{row.label}: {row.shown or 'prints nothing'} {trail[0].text if trail else ''}"
        return Row(
            (muted(f"{row.label}\u2028"), words),
            trail=trail,
            said=said.strip(),
            target=Target(mark=row.key),
        )

    def _place(self, key: str) -> int | None:
        rows = enumerate(self.list.rows.rows)
        return next((i for i, row in rows if row.target and row.target.mark == key), None)

    def _row(self, key: str) -> StyleRow | None:
        return next((row for row in self.rows if row.key == key), None)

    # The phrase in hand.

    def go_to(self, key: str) -> None:
        """Take a phrase in hand, wherever it is listed."""
        row = self._row(key)
        if row is None:
            return
        self.filter.clear()
        self._timer.stop()
        self.group.blockSignals(True)
        self.group.setCurrentIndex(self.group.findText(row.group))
        self.group.blockSignals(False)
        self._take_in_hand(key)
        self._fill()

    def to_field(self) -> None:
        """Give the phrase in hand the keyboard."""
        (self.choice if self.field.isHidden() else self.field).setFocus()
        self.shown_whole(self.editor)

    def _take_in_hand(self, key: str) -> None:
        row = self._row(key)
        if row is None:
            return
        another = key != self.key
        self.key = key
        self.label.say(f"{row.group}: {row.label}")
        self.field.setVisible(not row.choices)
        self.choice.setVisible(bool(row.choices))
        self.names.show_names(row.fields)
        self.names.setVisible(bool(row.fields))
        self.field.setAccessibleName(row.label)
        self.choice.name_it(row.label)
        if row.choices:
            self.choice.clear()
            for value, words in row.choices:
                self.choice.addItem(words, value)
        self._follow()
        if another:
            self.picked.emit(key)

    def _follow(self) -> None:
        """Show what the phrase in hand says now, wherever that was written."""
        value = self.style_in_hand.value(self.key)
        if isinstance(value, str):
            self.field.show_phrase(value)
        if value is not None and not self.choice.isHidden():
            self.choice.setCurrentIndex(self.choice.findData(value))

    def _write(self, value: str | bool) -> None:
        self.style_in_hand.set_value(self.key, value)
        row = self._row(self.key)
        if row is not None:
            changed = msgspec.structs.replace(row, value=value)
            self.rows = tuple(changed if each.key == row.key else each for each in self.rows)

    def _fill_in(self, name: str) -> None:
        if not self.field.isReadOnly():
            self.field.insertPlainText(f"{{{name}}}")
            self.field.setFocus()

    def say_trouble(self, faults: Sequence[Fault]) -> None:
        """Say which of the style's faults is that of the phrase in hand, if one is."""
        sentence = trouble_with(faults, self.key)
        self.trouble.say([Words(sentence, "bad")])
        self.trouble.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        if sentence and self.field.hasFocus():
            QTimer.singleShot(0, self, lambda: self.shown_whole(self.editor))

    def undo(self, by: int) -> None:
        """Take back what was written last in the style (-1), or write it again (1)."""
        document = self.style_in_hand.document
        if by < 0:
            document.undo()
        else:
            document.redo()

    def _step(self, by: int) -> None:
        rows = self.list.rows.rows
        place = (self._place(self.key) or 0) + by
        while 0 <= place < len(rows) and rows[place].target is None:
            place += by
        if 0 <= place < len(rows):
            self.list.go_to(place)
            self._take_in_hand(self.list.mark)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter in the field above go to the list."""
        on = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and Qt.Key(event.key()) in on:
            self._timer.stop()
            self._fill()
            self.list.setFocus()
            return True
        return super().eventFilter(watched, event)


def _answers(row: StyleRow, wanted: list[str]) -> bool:
    text = f"{row.group} {row.label} {row.shown} {row.key}".casefold()
    return all(word in text for word in wanted)
