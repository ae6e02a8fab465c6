"""What is to look at in a field where prose is typed, underlined: a wave for spelling, dots for style.

It is worked out in a pause of the typing, never for the word that the cursor is in. Meanwhile the underlines move along
with the words, and whatever somebody types in loses its own at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from clerk.ui.look import Look
from clerk.ui.underlines import Underline, Underlines

if TYPE_CHECKING:  # the rules about words are loaded once there is something to read
    from clerk.words.attention import Notice

PAUSE_MS = 300


class Marker(QObject):
    """Underlines what is to look at in one field. `paused(text)`: nobody typed for a moment."""

    paused = Signal(str)

    def __init__(
        self, edit: QPlainTextEdit, look: Look, find: Callable[[str], Sequence[Notice]]
    ) -> None:
        super().__init__(edit)
        self.edit, self.look, self.find = edit, look, find
        self.shown: tuple[Notice, ...] = ()
        # How often the text was looked at.
        self.looked = 0
        self.lines = Underlines(edit, look)
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
        self.looked += 1
        text = self.edit.toPlainText()
        cursor = python_place(text, self.edit.textCursor().position())
        at_work = self.edit.hasFocus()
        self.shown = tuple(
            each for each in self.find(text) if not (at_work and _is_at(each, cursor))
        )
        self._show([self._underline(each, text) for each in self.shown])
        self.paused.emit(text)

    def again(self) -> None:
        """Mark it anew before long: what is to look at may be another."""
        self._pause.start()

    def point_at(self, notice: Notice | None) -> None:
        """Show which words a card is about, by a frame; with nothing, none is."""
        lines = [each for each in self.lines.lines if not each.strong]
        if notice is not None:
            lines.append(self._underline(notice, self.edit.toPlainText(), strong=True))
        self._show(lines)

    def _underline(self, notice: Notice, text: str, *, strong: bool = False) -> Underline:
        cursor = QTextCursor(self.edit.document())
        cursor.setPosition(qt_place(text, notice.start))
        cursor.setPosition(qt_place(text, notice.end), QTextCursor.MoveMode.KeepAnchor)
        return Underline(cursor, "wave" if notice.kind == "spelling" else "dots", strong)

    def _show(self, lines: Sequence[Underline]) -> None:
        if lines or self.lines.lines:
            self.lines.show_lines(lines)

    def _typed(self) -> None:
        self._pause.start()
        drawn = self.lines.lines
        if not drawn:
            return
        place = self.edit.textCursor().position()
        kept = [each for each in drawn if not _touches(each.cursor, place)]
        if len(kept) < len(drawn):
            self._show(kept)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Mark the word that was being typed as well, once the keyboard is elsewhere."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._pause.start()
        return False


def _is_at(notice: Notice, cursor: int) -> bool:
    return notice.start <= cursor <= notice.end and " " not in notice.words


def _touches(cursor: QTextCursor, place: int) -> bool:
    return cursor.selectionStart() <= place <= cursor.selectionEnd()


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
