"""The house style that is being edited: one text, which phrases and file both show, with one undo for both."""

from __future__ import annotations

import tomllib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from clerk.assets import style_folder
from clerk.errors import ClerkError, Refused
from clerk.minutes.toml_lines import with_key, written
from clerk.minutes.toml_spans import value_spans
from clerk.styles import STYLE, is_shipped, keep_style, lent_to


class StyleInHand(QObject):
    """`changed()`: its text is another. `opened()`: another style is in hand. `kept()`: it was written."""

    changed = Signal()
    opened = Signal()
    kept = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = QTextDocument(self)
        self.document.setDocumentLayout(QPlainTextDocumentLayout(self.document))
        self.document.contentsChanged.connect(self.changed)
        self.name = ""
        self.folder = Path()
        self.shipped = True
        self._saved = ""
        self._newline = "\n"

    def open(self, name: str) -> None:
        """Take a style in hand.

        Raises:
            ClerkError: its file cannot be read; the style before stays in hand.
        """
        folder = style_folder(name)
        text, newline = _read(folder / STYLE)
        self.name, self.folder, self.shipped = name, folder, is_shipped(folder)
        self._saved, self._newline = text, newline
        self.document.setPlainText(text)
        self.document.clearUndoRedoStacks()
        self.opened.emit()

    @property
    def text(self) -> str:
        """The style as it is written now; a blank that does not break stays one."""
        return self.document.toRawText().replace("\u2029", "\n")

    @property
    def saved_text(self) -> str:
        """The style as it was when it was opened or last kept."""
        return self._saved

    @property
    def altered(self) -> bool:
        """Whether something of it is not kept yet."""
        return self.text != self._saved

    def value(self, key: str) -> str | bool | None:
        """Return what a key says now; None if it is not there, or the text cannot be read."""
        return value_of(self.text, key)

    def set_value(self, key: str, value: str | bool) -> None:
        """Let a key say something else. Every other character of the text stays as it is."""
        text = self.text
        place = value_spans(text).get(key)
        if place is None or self.shipped or value_of(text, key) == value:
            return
        first, last = place
        self._replace(text, first, last, written(value))

    def write_missing(self) -> None:
        """Write what the style lacks into it, as it is lent."""
        text = self.text
        lent = None if self.shipped else lent_to(self.folder, text)
        if lent is None:
            return
        data = tomllib.loads(lent.text)
        for key in lent.keys:
            before, text = text, with_key(text, key, _at(data, key))
            self._replace(before, 0, len(before), text)

    def _replace(self, text: str, first: int, last: int, new: str) -> None:
        """Write only what is another, so that what is typed letter by letter is undone together."""
        old = text[first:last]
        most = min(len(old), len(new))
        head = next((i for i in range(most) if old[i] != new[i]), most)
        tail = next((i for i in range(most - head) if old[-1 - i] != new[-1 - i]), most - head)
        cursor = QTextCursor(self.document)
        cursor.setPosition(_qt_length(text[: first + head]))
        keep = QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(_qt_length(text[: last - tail]), keep)
        cursor.insertText(new[head : len(new) - tail])

    @property
    def changed_elsewhere(self) -> bool:
        """Whether another program wrote the file since it was opened."""
        try:
            return _read(self.folder / STYLE)[0] != self._saved
        except ClerkError:
            return True

    def keep(self) -> None:
        """Put it in its place, whole.

        Raises:
            Refused: it cannot be used, or comes with Clerk; what is there stays.
            ClerkError: the disk says no.
        """
        text = self.text
        keep_style(self.folder, text.replace("\n", self._newline))
        self._saved = text
        self.kept.emit()


def value_of(text: str, key: str) -> str | bool | None:
    """Return what a key of a style's text says; None if it is not there, or is neither words nor yes or no."""
    place = value_spans(text).get(key)
    if place is None:
        return None
    try:
        value = tomllib.loads(f"x = {text[place[0] : place[1]]}")["x"]
    except tomllib.TOMLDecodeError:
        return None
    return value if isinstance(value, (str, bool)) else None


def _at(data: object, key: str) -> object:
    for step in key.replace("[", ".").replace("]", "").split("."):
        if isinstance(data, dict):
            data = data[step]
        elif isinstance(data, list):
            data = data[int(step)]
    return data


def _qt_length(text: str) -> int:
    """The length of a text as Qt counts it: some signs are two of its units."""
    return len(text) + sum(ord(sign) > 0xFFFF for sign in text)


def _read(path: Path) -> tuple[str, str]:
    """A style's text with plain line ends, and the line end that its writer used."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(f"{path}: not UTF-8 text; save it as UTF-8.") from None
    except OSError as error:
        raise ClerkError(f"The house style {path} cannot be read: {error.strerror}.") from None
    return text.replace("\r\n", "\n"), "\r\n" if "\r\n" in text else "\n"
