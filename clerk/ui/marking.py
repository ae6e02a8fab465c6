"""What is to look at in a field where prose is typed, underlined: a wave for spelling, dots for style.

It is worked out in a pause of the typing, never for the word that the cursor is in. Meanwhile the underlines move along
with the words, and whatever somebody types in loses its own at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from clerk.ui.look import Look

if TYPE_CHECKING:  # the rules about words are loaded once there is something to read
    from clerk.words.attention import Notice

PAUSE_MS = 300
OURS = QTextFormat.Property.UserProperty + 51
"""Set on the underlines that are drawn here: a field may have other stretches that are drawn in their own way."""

HERE = QTextFormat.Property.UserProperty + 52
"""Set on the words that a card is about."""


class Marker(QObject):
    """Underlines what is to look at in one field. `paused(text)`: nobody typed for a moment."""

    paused = Signal(str)

    def __init__(
        self, edit: QPlainTextEdit, look: Look, find: Callable[[str], Sequence[Notice]]
    ) -> None:
        super().__init__(edit)
        self.edit, self.look, self.find = edit, look, find
        self.shown: tuple[Notice, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.mark)
        edit.textChanged.connect(self._typed)
        edit.cursorPositionChanged.connect(self._pause.start)
        edit.installEventFilter(self)
        look.changed.connect(self._pause.start)
        self.mark()

    def notices(self) -> tuple[Notice, ...]:
        """Return what is to look at in the field now, also at the cursor."""
        return tuple(self.find(self.edit.toPlainText()))

    def mark(self) -> None:
        """Underline what is to look at as the text stands now."""
        text = self.edit.toPlainText()
        cursor = python_place(text, self.edit.textCursor().position())
        at_work = self.edit.hasFocus()
        self.shown = tuple(
            each for each in self.find(text) if not (at_work and _is_at(each, cursor))
        )
        self._show([self._underline(each, text) for each in self.shown])
        self.paused.emit(text)

    def point_at(self, notice: Notice | None) -> None:
        """Show which words a card is about, by a ground of their own; with nothing, none is."""
        drawn = [each for each in self.edit.extraSelections() if not each.format.hasProperty(HERE)]
        if notice is not None:
            found = self._underline(notice, self.edit.toPlainText())
            found.format.setBackground(self.look.colour("chosen"))
            found.format.setForeground(self.look.colour("text"))
            found.format.setProperty(HERE, True)
            drawn.append(found)
        self.edit.setExtraSelections(drawn)

    def again(self) -> None:
        """Mark it anew before long: what is to look at may be another."""
        self._pause.start()

    def _underline(self, notice: Notice, text: str) -> QTextEdit.ExtraSelection:
        line = QTextCharFormat()
        spelling = notice.kind == "spelling"
        style = QTextCharFormat.UnderlineStyle
        line.setUnderlineStyle(style.WaveUnderline if spelling else style.DotLine)
        line.setUnderlineColor(self.look.colour("bad" if spelling else "care"))
        line.setProperty(OURS, notice.rule)
        found = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.edit.document())
        cursor.setPosition(qt_place(text, notice.start))
        cursor.setPosition(qt_place(text, notice.end), QTextCursor.MoveMode.KeepAnchor)
        found.cursor, found.format = cursor, line
        return found

    def _show(self, ours: Sequence[QTextEdit.ExtraSelection]) -> None:
        drawn = self.edit.extraSelections()
        others = [each for each in drawn if not _is_ours(each)]
        if ours or len(others) < len(drawn):
            self.edit.setExtraSelections([*others, *ours])

    def _typed(self) -> None:
        self._pause.start()
        if not self.shown:
            return
        drawn = self.edit.extraSelections()
        place = self.edit.textCursor().position()
        kept = [each for each in drawn if not (_is_ours(each) and _touches(each, place))]
        if len(kept) < len(drawn):
            self.edit.setExtraSelections(kept)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Mark the word that was being typed as well, once the keyboard is elsewhere."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._pause.start()
        return False


def _is_at(notice: Notice, cursor: int) -> bool:
    return notice.start <= cursor <= notice.end and " " not in notice.words


def _is_ours(selection: QTextEdit.ExtraSelection) -> bool:
    return selection.format.hasProperty(OURS)


def _touches(selection: QTextEdit.ExtraSelection, place: int) -> bool:
    cursor = selection.cursor
    return bool(cursor.selectionStart() <= place <= cursor.selectionEnd())


def qt_place(text: str, place: int) -> int:
    """Return where Qt counts a character: for Qt, one outside the basic plane is two."""
    return place if text.isascii() else len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def python_place(text: str, place: int) -> int:
    """Return which character of a text stands where Qt counts a place."""
    if text.isascii():
        return place
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * place]
    return len(units.decode("utf-16-le", "ignore"))


def replace(edit: QPlainTextEdit, changes: Sequence[tuple[int, int, str]]) -> None:
    """Put words in the place of others, each from and up to a character, as one step that can be undone.

    The cursor of the field stays with the words that it stood at.
    """
    text = edit.toPlainText()
    cursor = QTextCursor(edit.document())
    cursor.beginEditBlock()
    # From the end, so that the places before are those of the text as it was.
    for start, end, words in sorted(changes, reverse=True):
        cursor.setPosition(qt_place(text, start))
        cursor.setPosition(qt_place(text, end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
    cursor.endEditBlock()
