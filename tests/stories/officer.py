"""Somebody at the keyboard who knows the keys and sees what is on the screen, in the real window with a real book."""

import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from clerk.record.meeting import Meeting
from clerk.store.minutebook import open_book
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.memory import Memory
from clerk.ui.vote_grid import VoteGrid
from tests.stories import fingers
from tests.stories.strokes import Wall

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
FORM_KEYS = {
    "paragraph": Qt.Key.Key_1,
    "point": Qt.Key.Key_2,
    "bullet": Qt.Key.Key_3,
    "heading": Qt.Key.Key_4,
    "quote": Qt.Key.Key_5,
}
WAY_KEYS = {"for": "f", "against": "a", "abstain": "b", "not_voting": "n"}


def until(condition: Callable[[], bool], words: str, seconds: float = 5) -> None:
    """Wait until something is so.

    Raises:
        AssertionError: it did not come to that in time.
    """
    latest = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < latest, f"waited in vain until {words}"
        rest(3)


def rest(milliseconds: int) -> None:
    """Let the window's loop run as the program's own does: QTest.qWait keeps Python's lock from every other thread."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Officer:
    """Somebody at the keyboard, who knows the keys and sees what stands on the screen."""

    def __init__(self, window: MainWindow, wall: Wall) -> None:
        self.window, self.wall = window, wall
        self.desk = window.desk

    # Keys.

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        fingers.press(key, modifiers)

    def write(self, text: str) -> None:
        fingers.write(text)

    def wait(self) -> None:
        """Until everything handed over is in the book and shown."""
        until(lambda: self.desk.waiting == 0, "everything is in the book")

    # Forms.

    def fill(self, wanted: dict[str, str]) -> None:
        """Fill in the form that is open, and record it."""
        strip = self.window.entries.strip
        assert strip.form is not None
        if any(
            strip.boxes[name].folded and wanted[name] != strip.boxes[name].text for name in wanted
        ):
            self.press(Qt.Key.Key_Period, CONTROL)
        for name, text in wanted.items():
            if strip.boxes[name].text != text:
                self._tab_to(strip.boxes[name].widget)
                self._type_field(strip.boxes[name].widget, text)
        self.press(Qt.Key.Key_Return, CONTROL)
        self.wait()
        sentences = [box.wrong.words for box in strip.boxes.values() if box.wrong.words]
        assert strip.form is None, [strip.trouble.words, *sentences]

    def _tab_to(self, widget: QWidget) -> None:
        for _ in range(40):
            if widget.hasFocus():
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {widget.accessibleName()}")

    def _type_field(self, widget: QWidget, text: str) -> None:
        if isinstance(widget, QComboBox):
            place = widget.findData(text)
            assert place >= 0, text
            while widget.currentIndex() != place:
                self.press(Qt.Key.Key_Down if widget.currentIndex() < place else Qt.Key.Key_Up)
        elif isinstance(widget, QCheckBox):
            self.press(Qt.Key.Key_Space)
        elif isinstance(widget, VoteGrid):
            ways = dict(line.split(": ") for line in text.splitlines())
            assert list(ways) == [p for p in widget.people if p in ways], "not in the roll's order"
            self.press(Qt.Key.Key_Home)
            for person in widget.people:
                way = ways.get(person)
                if way is None:
                    self.press(Qt.Key.Key_Right)
                else:
                    self.write(WAY_KEYS[way.replace(" ", "_")])
        else:
            self.press(Qt.Key.Key_A, CONTROL)
            self.press(Qt.Key.Key_Delete)
            self.write(text)

    def choose_command(self, words: str) -> None:
        """Find a command in the list by its words."""
        self.press(Qt.Key.Key_Slash, CONTROL)
        self.write(words)
        self.press(Qt.Key.Key_Return)

    def go_to_item(self, item: str | None) -> None:
        """Take an item in hand by the keys that step through the agenda."""
        places = [row.target.item for row in self.desk.sight.places if row.target]  # type: ignore[union-attr]
        for _ in range(len(places) * 2):
            if self.desk.item == item:
                return
            back = (
                places.index(self.desk.item) > places.index(item)
                if self.desk.item in places
                else True
            )
            self.press(Qt.Key.Key_PageUp if back else Qt.Key.Key_PageDown, CONTROL)
        raise AssertionError(f"no key leads to item {item}")


def before_anybody_typed(meeting: Meeting) -> Meeting:
    """The meeting as it is set up: nothing recorded, nothing accepted, no rule switched."""
    plan = meeting.with_entries(())
    return msgspec.structs.replace(
        plan,
        body=msgspec.structs.replace(plan.body, rules={}),
        particulars=msgspec.structs.replace(plan.particulars, accepted=()),
    )


def set_up_only(meeting: Meeting) -> Meeting:
    """The meeting with everything that is settled before it begins, rules and all, and nothing recorded."""
    plan = meeting.with_entries(())
    return msgspec.structs.replace(
        plan, particulars=msgspec.structs.replace(plan.particulars, accepted=())
    )


def sit_down(meeting: Meeting, folder: Path, desk: Desk, look: Look) -> Officer:
    """Open the window on a meeting in which nothing happened yet, the keyboard in the entry line."""
    path = folder / "minutes.clerk"
    with open_book(path) as book:
        number = book.new_meeting(meeting).value
    wall = Wall(meeting.particulars.starts)
    window = MainWindow(desk, look, Memory(folder / "window.json"), wall)
    window.resize(1440, 900)
    window.show()
    window.make_helps()
    window.activateWindow()
    assert window.errands.open_book(path, number)
    until(window.entries.line.edit.hasFocus, "the keyboard is in the entry line")
    return Officer(window, wall)
