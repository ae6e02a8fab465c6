"""A laptop with a second screen, in a process of its own: what the test run's own platform has is one screen.

Run as ``python -m tests.ui.two_screens FOLDER``: it prints where the card that is read back from stands, key by key.
"""

import json
import os
import sys
from pathlib import Path


def _screen(name: str, x: int, width: int, height: int) -> dict[str, object]:
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    return {"name": name, "x": x, "y": 0, "width": width, "height": height, **dots}


SCREENS = {
    "synchronousWindowSystemEvents": True,
    "windowFrameMargins": True,
    "screens": [_screen("laptop", 0, 1440, 900), _screen("wall", 1440, 1920, 1080)],
}


def play(folder: Path) -> None:
    """Put the card up, bring it over and back, and type on."""
    config = folder / "screens.json"
    config.write_text(json.dumps(SCREENS), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={config}"
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from clerk.store.minutebook import open_book
    from clerk.ui.desk import Desk
    from clerk.ui.look import Look
    from clerk.ui.main_window import MainWindow
    from clerk.ui.memory import Memory
    from tests.ui.debating import contested_until

    app = QApplication([])
    book = folder / "debate.clerk"
    with open_book(book) as written:
        number = written.replay(contested_until("14:59")).value
    desk = Desk()
    window = MainWindow(desk, Look(app), Memory(folder / "window.json"))
    window.resize(1440, 900)
    window.show()
    window.make_helps()
    window.activateWindow()
    window.errands.open_book(book)
    window.errands.choose_meeting(number)
    desk.choose("i6")

    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)
        QTest.qWait(50)

    QTest.qWait(300)
    card = window.read_back
    for key, modifiers in (
        (Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_S, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_S, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    ):
        press(key, modifiers)
        whole = "whole" if card.isFullScreen() else "part"
        print(card.screen().name(), whole, "typing" if window.isActiveWindow() else "in the card")
    window.close()


if __name__ == "__main__":
    play(Path(sys.argv[1]))
