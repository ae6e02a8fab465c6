"""The fingers of an officer at the words of the contested sample: real keys in the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk.record.facts import Say
from clerk.record.meeting import Entry
from clerk.ui.main_window import MainWindow
from clerk.ui.marking import Marker

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


class Fingers:
    """Keys go to whatever has the keyboard."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot, self.desk = window, qtbot, window.desk
        self.line = window.entries.line.edit
        self.card = window.words.card
        self.speech = window.words.speech_at_hand.card
        window.activateWindow()
        window.live.to_line()
        qtbot.waitUntil(self.line.hasFocus)
        self.wait_until_read()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def write(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def ask(self) -> None:
        """Alt Return."""
        self.press(Key.Key_Return, ALT)

    def shift(self) -> None:
        """Ctrl U."""
        self.press(Key.Key_U, CONTROL)

    def wait_until_read(self) -> None:
        """Until the dictionary was read, and the entries of the meeting as it stands."""
        self.qtbot.waitUntil(self._is_read, timeout=10_000)

    def _is_read(self) -> bool:
        sight, readout = self.desk.sight, self.window.word_watch.readout
        return (
            self.desk.waiting == 0
            and sight is not None
            and readout is not None
            and readout.meeting is sight.meeting
            and readout.item == self.desk.item
        )

    def kept(self) -> Entry:
        """Press Enter, and return the passage that was kept."""
        before = {entry.id for entry in self.entries()}
        self.press(Key.Key_Return)
        self.qtbot.waitUntil(lambda: len(self.entries()) > len(before), timeout=5000)
        self.wait_until_read()
        (new,) = [entry for entry in self.entries() if entry.id not in before]
        return new

    def entries(self) -> tuple[Entry, ...]:
        assert self.desk.sight is not None
        return self.desk.sight.meeting.entries

    def said(self, entry: int) -> str:
        """The words of a passage as the book has them now."""
        self.qtbot.waitUntil(lambda: self.desk.waiting == 0, timeout=5000)
        assert self.desk.sight is not None
        fact = self.desk.sight.meeting.entry_by_id[entry].fact
        assert isinstance(fact, Say)
        return fact.text

    def choose(self, entry: Entry) -> None:
        """Go to an entry in the list."""
        self.window.entries.list.setFocus()
        self.desk.choose_entry(entry.id)
        self.qtbot.waitUntil(self.window.entries.list.hasFocus)

    def marker(self) -> Marker:
        """What marks the field with the keyboard, or under a card the entry line."""
        field = self.line if self.card.isVisible() else QApplication.focusWidget()
        assert field is not None
        found = field.findChild(Marker)
        assert isinstance(found, Marker)
        return found

    def marked(self) -> list[tuple[str, str]]:
        """What is underlined in the field with the keyboard: how, and the words."""
        lines = self.marker().lines
        return [(each.style, each.cursor.selectedText()) for each in lines.lines]

    def wait_for_marks(self, *words: str) -> None:
        self.qtbot.waitUntil(
            lambda: [each for _, each in self.marked()] == list(words), timeout=5000
        )
