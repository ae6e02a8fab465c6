"""Types into the real window at a typist's speed, and prints how long each key took to be painted."""

import gc
import json
import os
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QKeyEvent  # noqa: E402
from PySide6.QtWidgets import QWidget  # noqa: E402

from clerk.app import application  # noqa: E402
from clerk.ui.desk import Desk  # noqa: E402
from clerk.ui.look import Look  # noqa: E402
from clerk.ui.main_window import MainWindow  # noqa: E402
from clerk.ui.memory import Memory  # noqa: E402
from tests.typing_place import typing_place  # noqa: E402

# 120 words a minute, five letters and a space each.
BETWEEN_KEYS = 60 / (120 * 6)
# With words that are misspelt, marks of style and the present: whatever looks at words has something to find.
SENTENCE = "the comittee noted that the works on the river wall have begun and isn't sure that we recieve a report "
# As long as the pause in which words are looked at, so that the next key comes while they are.
PAUSE = 0.3


class Watch(QObject):
    """Notes when the window had painted the editor after each key."""

    def __init__(self, painted_on: QWidget) -> None:
        super().__init__()
        self.waiting: list[tuple[float, str]] = []
        self.taken: list[tuple[float, str]] = []
        self._armed = False
        painted_on.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's own name
        # Every widget that has to be painted is painted before a timer of nothing fires.
        if event.type() == QEvent.Type.Paint and self.waiting and not self._armed:
            self._armed = True
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        now = time.perf_counter()
        self._armed = False
        self.taken += [(now - began, key) for began, key in self.waiting]
        self.waiting.clear()


def main(path: Path, keys: int, enter_every: int, pause_every: int) -> None:
    app = application()
    desk = Desk()
    window = MainWindow(desk, Look(app), Memory(path.with_name("window.json")))
    _editor, takes_keys, is_entry_line = typing_place(window)
    window.resize(1440, 900)
    window.show()
    window.errands.open_book(path)
    desk.choose("i6")
    window.show_draft(wanted=True)
    window.activateWindow()
    takes_keys.setFocus()
    area = getattr(takes_keys, "viewport", lambda: takes_keys)()
    watch = Watch(area)
    words: dict[str, int] = {}

    def type_on() -> None:
        time.sleep(1.0)
        due = time.perf_counter()
        for number in range(keys):
            due += BETWEEN_KEYS
            if pause_every and number and number % pause_every == 0:
                due += PAUSE - BETWEEN_KEYS
            time.sleep(max(due - time.perf_counter(), 0))
            enter = is_entry_line and enter_every and number % enter_every == enter_every - 1
            letter = "\r" if enter else SENTENCE[number % len(SENTENCE)]
            code = Qt.Key.Key_Return if enter else Qt.Key(ord(letter.upper()))
            # Counted from when the key is struck, also if the window has no time for it just then.
            watch.waiting.append((time.perf_counter(), "enter" if enter else "letter"))
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.postEvent(takes_keys, event)
        time.sleep(1.0)
        # Asked before the end: a window that is closed has no meeting any more.
        words["spelling"] = window.word_watch.speller is not None
        words["looked at"] = len(window.word_watch.counts)
        words["underlined"] = window.words.attach(window.entries.line.edit).looked
        QCoreApplication.postEvent(app, QEvent(QEvent.Type.Quit))

    # The first key event of a program makes its keyboard, which must not be made in another thread.
    QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    entries = len(desk.sight.meeting.entries) if desk.sight else 0
    gc.collect()
    thread = threading.Thread(target=type_on, daemon=True)
    thread.start()
    app.exec()
    print(
        json.dumps(
            {
                "taken": watch.taken,
                "struck": keys,
                "entry line": is_entry_line,
                "entries": entries,
                **words,
            }
        )
    )
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:5]))
