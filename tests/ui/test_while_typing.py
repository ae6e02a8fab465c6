"""Words that are still being typed are read by the rules, in a pause; what they find stands quietly under the line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerk.ui.desk import Desk
from clerk.ui.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def at_work(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    window.live.to_line()
    qtbot.waitUntil(window.entries.line.edit.hasFocus)
    return window


def typed(window: MainWindow, text: str) -> None:
    QTest.keyClicks(window.entries.line.edit, text)


def test_a_wrong_weekday_is_said_under_the_line_and_written_right_by_one_key(
    at_work: MainWindow, qtbot: QtBot
) -> None:
    remark, line = at_work.entries.remark, at_work.entries.line
    typed(at_work, "The report was due on Monday 6 October 2026.")
    assert remark.isHidden(), "not while somebody types"
    qtbot.waitUntil(remark.isVisible, timeout=5000)
    assert "6 October 2026" in remark.words.words
    assert line.edit.hasFocus()
    before = line.text
    QTest.keyClick(line.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert line.text == "The report was due on Tuesday 6 October 2026."
    qtbot.waitUntil(remark.isHidden, timeout=5000)
    QTest.keyClick(line.edit, Qt.Key.Key_Z, CONTROL)
    assert line.text == before


def test_what_was_kept_is_spoken_of_no_more_under_the_line(
    at_work: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    typed(at_work, "It was due on Monday 6 October 2026.")
    qtbot.waitUntil(at_work.entries.remark.isVisible, timeout=5000)
    QTest.keyClick(at_work.entries.line.edit, Qt.Key.Key_Return)
    assert at_work.entries.remark.isHidden()
    qtbot.waitUntil(lambda: desk.waiting == 0)
    assert desk.sight is not None
    assert "wrong_weekday" in [flag.code for flag in desk.sight.flags]


def test_words_with_nothing_the_matter_are_left_alone(at_work: MainWindow, qtbot: QtBot) -> None:
    typed(at_work, "Councillor Reyes thanked the volunteers.")
    qtbot.waitUntil(lambda: at_work.while_typing._looked_at != "", timeout=5000)
    qtbot.waitUntil(
        lambda: at_work.while_typing._reading is not None and at_work.while_typing._reading.done()
    )
    qtbot.wait(50)
    assert at_work.entries.remark.isHidden()


def test_words_are_read_at_most_once_in_a_pause(at_work: MainWindow, qtbot: QtBot) -> None:
    read: list[str] = []
    at_work.while_typing._read.connect(lambda _done, text: read.append(text))
    typed(at_work, "One two three")
    typed(at_work, " four")
    qtbot.waitUntil(lambda: bool(read), timeout=5000)
    qtbot.wait(700)
    assert read == ["One two three four"]
