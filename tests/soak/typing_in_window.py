"""Types into the real window until it is killed, telling every key and acknowledgement. For test_typing_kills.py."""

import json
import os
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt  # noqa: E402  # after the path that leads to it
from PySide6.QtTest import QTest  # noqa: E402

from clerk.app import application  # noqa: E402
from clerk.changes import Changes  # noqa: E402
from clerk.own.typing_aids import keep_typing_switches  # noqa: E402
from clerk.record.facts import Say  # noqa: E402
from clerk.store.minutebook import Typing  # noqa: E402
from clerk.ui.desk import Desk  # noqa: E402
from clerk.ui.look import Look  # noqa: E402
from clerk.ui.main_window import MainWindow  # noqa: E402
from clerk.ui.memory import Memory  # noqa: E402
from clerk.words.at_hand import ALL_OFF  # noqa: E402
from tests.stories.officer import rest  # noqa: E402
from tests.typing_place import typing_place  # noqa: E402

LETTERS = "etaoin shrdlu cmfwyp"


def tell(kind: str, what: object) -> None:
    print(json.dumps([kind, time.monotonic_ns(), what]), flush=True)


def next_key(before: str, length: int) -> str:
    """A letter, a space between letters, or after a while Enter."""
    if length > 12 and before not in " \n" and random.random() < 0.1:  # noqa: S311  # no secrets
        return "\n"
    letters = LETTERS.replace(" ", "") if before in " \n" else LETTERS
    return random.choice(letters)  # noqa: S311  # as above


def main(path: Path) -> None:
    # What stands there is compared with the keys, letter by letter: for an officer who wants none of the aids.
    keep_typing_switches(ALL_OFF)
    app = application()
    desk = Desk()
    window = MainWindow(desk, Look(app), Memory(path.with_name("window.json")))
    editor, takes_keys, is_entry_line = typing_place(window)
    window.resize(1440, 900)
    window.show()
    window.errands.open_book(path)
    window.show_draft(wanted=True)
    window.activateWindow()
    takes_keys.setFocus()
    window.keeper.kept.connect(_kept)

    def passages(changes: Changes, _origin: object) -> None:
        sight = desk.sight
        for number in sorted(changes.entries):
            entry = sight.meeting.entry_by_id.get(number) if sight else None
            if entry is not None and isinstance(entry.fact, Say):
                tell("passage", [number, entry.fact.text])

    desk.changed.connect(passages)
    tell("open", editor.text)
    stood = editor.text[-1:] or "\n"
    length = len(editor.text)
    while True:
        key = next_key(stood, length)
        if key == "\n" and not is_entry_line:
            key = "x"
        tell("key", key)
        if key == "\n":
            QTest.keyClick(takes_keys, Qt.Key.Key_Return)
            length = 0
        else:
            QTest.keyClicks(takes_keys, key)
            length += 1
        stood = key
        rest(random.randrange(5, 70))  # noqa: S311  # as above


def _kept(typing: Typing) -> None:
    tell("kept", typing.text)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
