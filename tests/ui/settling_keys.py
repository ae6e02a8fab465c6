"""An invented meeting with a few things to settle, a window on it, and the fingers of an officer."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk.record.facts import (
    Arrive,
    Move,
    OpenItem,
    Start,
    Vote,
)
from clerk.record.meeting import AgendaItem, Entry, Meeting, Particulars
from clerk.record.people import Body, Council, Person, Quorum, Seat
from clerk.record.rules import Flag
from clerk.store.minutebook import open_book
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.memory import Memory

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
NOW = dt.datetime(2026, 10, 6, 19, 30, 20)


def at(minute: int) -> dt.datetime:
    return dt.datetime(2026, 10, 6, 19, minute)


def invented() -> Meeting:
    """Three members of an invented council; the quorum is two."""
    people = ("ash", "birch", "cedar")
    return Meeting(
        council=Council(name="Fenwick Parish Council"),
        people=tuple(
            Person(id=each, name=f"{each.title()} Lowe", title="Councillor") for each in people
        ),
        body=Body(
            id="finance",
            name="Finance Committee",
            type="other",
            style="council",
            quorum=Quorum(number=2),
            members=tuple(
                Seat(person=each, role="chair" if each == "ash" else "member") for each in people
            ),
        ),
        particulars=Particulars(date=NOW.date(), time="19:00"),
        agenda=(
            AgendaItem(id="i1", number="1", kind="apologies", title="Apologies"),
            AgendaItem(id="i2", number="2", kind="report", title="The orchard wall"),
            AgendaItem(id="i3", number="3", kind="other", title="Any other business"),
        ),
    )


class Hands:
    """Ten fingers on a window whose meeting has a few things to settle."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.desk, self.qtbot = window, window.desk, qtbot
        self.card = window.entries.card

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def write(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: self.desk.waiting == 0, timeout=5000)

    def look(self) -> None:
        """Until the meeting in hand was worked out, with what there is to settle."""
        self.qtbot.waitUntil(self._looked, timeout=5000)

    def _looked(self) -> bool:
        sight = self.desk.sight
        return self.desk.waiting == 0 and sight is not None and not sight.at_a_glance

    def settle(self, code: str) -> None:
        """Walk to what a rule found, by key."""
        for _ in range(30):
            self.press(Key.Key_F11)
            if self.card.card is not None and self.card.card.flag.code == code:
                return
        raise AssertionError(f"no key leads to {code}: {[flag.code for flag in self.flags]}")

    def mend(self, label: str) -> None:
        """Press the number of a way to mend, found by what it says."""
        labels = [button.text() for button in self.card.mends]
        self.press(Qt.Key(Key.Key_1 + labels.index(label)))
        self.wait()

    @property
    def flags(self) -> list[Flag]:
        assert self.desk.sight is not None
        return list(self.desk.sight.flags)

    @property
    def codes(self) -> list[str]:
        return [flag.code for flag in self.flags]

    @property
    def meeting(self) -> Meeting:
        assert self.desk.sight is not None
        return self.desk.sight.meeting

    def facts(self, kind: type) -> list[Entry]:
        return [entry for entry in self.meeting.entries if isinstance(entry.fact, kind)]


Events = list[tuple[int, str | None, object]]
EVENTS: Events = [
    (0, None, Arrive(person="ash")),
    (0, None, Arrive(person="birch")),
    (1, None, Start(presiding="ash")),
    (2, "i1", OpenItem(item="i1")),
    (5, "i2", OpenItem(item="i2")),
    (6, "i2", Move(ref="wall", what="The wall be mended.", mover="ash", seconder="birch")),
    (7, "i2", Arrive(person="birch")),
    (8, "i2", Vote(on="item", ref="cost", manner="show_of_hands", for_=5, against=0)),
    (20, "i3", OpenItem(item="i3")),
]
Sit = Callable[..., Hands]


@pytest.fixture
def fenwick(tmp_path: Path) -> Path:
    return tmp_path / "fenwick.clerk"


@pytest.fixture
def sit(desk: Desk, look: Look, tmp_path: Path, fenwick: Path, qtbot: QtBot) -> Sit:
    """Return a function that opens the window on the invented meeting, with the keyboard in the entry line."""

    def begin(events: Events = EVENTS, size: tuple[int, int] = (1440, 900)) -> Hands:
        with open_book(fenwick) as book:
            number = book.new_meeting(invented()).value
            for minute, item, fact in events:
                book.record(number, fact, at(minute), item=item)  # type: ignore[arg-type]  # facts
        return reopened(number, size)

    def reopened(number: int, size: tuple[int, int]) -> Hands:
        window = MainWindow(desk, look, Memory(tmp_path / "window.json"), lambda: NOW)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        qtbot.waitExposed(window)
        window.make_helps()
        window.activateWindow()
        assert window.errands.open_book(fenwick, number)
        qtbot.waitUntil(window.entries.line.edit.hasFocus, timeout=2000)
        hands = Hands(window, qtbot)
        hands.look()
        return hands

    return begin
