"""An invented agenda and list of members, and keys pressed where the keyboard is."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

AGENDA = """Meeting of the Environment Scrutiny Committee
Date: Tuesday 8 December 2026
Time: 2.30 pm
Place: Market Hall, Aldermere

1. Apologies for absence
2. Minutes (Pages 3 - 9)
To approve the minutes of the last meeting.
3. River quality in the Leam catchment
Recommendations:
(a) That the results be noted; and
(b) That sampling continue.
4. Depot lease (exempt, paragraph 3)
5. Date of next meeting
"""
MEMBERS = "Councillor Marta Reyes (Chair)\nCllr Owen Lindqvist, Vice-Chair\nCllr Tom Marsh\nDr Amin Farouk, co-opted"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def keys(text: str) -> None:
    """Type a text where the keyboard is."""
    for letter in text:
        target = QApplication.focusWidget()
        assert target is not None
        if letter == "\n":
            QTest.keyClick(target, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(target, letter)


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, held)
