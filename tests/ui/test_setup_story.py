"""From nothing to a meeting that is ready to start, by keys alone."""

import datetime as dt
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk.ui.desk import Desk
from clerk.ui.main_window import MainWindow
from clerk.ui.setup_body import BodyDialog
from clerk.ui.setup_form import StepsDialog
from clerk.ui.setup_meeting import NewMeetingDialog
from tests.ui.setup_keys import AGENDA, ALT, CTRL, keys, press


def play(qtbot: QtBot, story: Iterator[object]) -> None:
    """Go through a story step by step, also while a dialog waits for its answer.

    What a step yields is done after it, where it may open a dialog.
    """
    faults: list[BaseException] = []
    done: list[bool] = []

    left = iter(range(150))

    def step() -> None:
        try:
            after = next(story)
            assert next(left, None) is not None, "the story does not come to its end"
        except StopIteration:
            done.append(True)
            return
        except BaseException as fault:  # noqa: BLE001  # told once the dialogs are gone
            faults.append(fault)
            for dialog in QApplication.topLevelWidgets():
                if isinstance(dialog, StepsDialog):
                    dialog.altered = False
                    dialog.reject()
            return
        QTimer.singleShot(60, step)
        if callable(after):
            after()

    QTimer.singleShot(0, step)
    qtbot.waitUntil(lambda: bool(done or faults), timeout=30_000)
    if faults:
        raise faults[0]


def test_from_nothing_to_a_meeting_ready_to_start_without_the_mouse(  # noqa: PLR0915  # a story is as long as it is
    make_window: Callable[..., MainWindow], desk: Desk, qtbot: QtBot
) -> None:
    window = make_window(1280, 720)
    window.errands.show_start()
    window.activateWindow()

    def front() -> StepsDialog:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, StepsDialog)
        return dialog

    def story() -> Iterator[object]:
        yield window.page.buttons[0].setFocus
        while (focus := QApplication.focusWidget()) and focus.accessibleName() != "Set up a body…":
            yield lambda: press(Qt.Key.Key_Tab)
        yield lambda: press(Qt.Key.Key_Space)
        while not isinstance(QApplication.activeWindow(), BodyDialog):
            yield None
        body = front()
        assert isinstance(body, BodyDialog)
        keys("Aldermere District Council")
        press(Qt.Key.Key_Tab)
        keys("Environment Scrutiny Committee")
        press(Qt.Key.Key_Tab)
        keys("S")
        assert body.type.value == "scrutiny"
        for _ in range(2):
            press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Tab)
        keys("1/3, at least 2")
        yield lambda: press(Qt.Key.Key_Return)
        assert body.here == 1, [field.note.words for field in body._form_page.fields]
        keys("Councillor Marta Reyes (Chair)\nCllr Owen Lindqvist, Vice-Chair\nCllr Tom Marsh")
        press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Space)
        assert QApplication.focusWidget() is body.members.table
        # One more, typed into the table's new row.
        press(Qt.Key.Key_End, CTRL)
        body.members.table.go_to(3, 1)
        keys("Dr Amin Farouk\n")
        yield None
        assert body.members.table.rows[3].cells[:2] == ["Dr", "Amin Farouk"]
        yield lambda: press(Qt.Key.Key_N, ALT)
        while body.here != 2:
            yield None
        yield lambda: press(Qt.Key.Key_S, ALT)
        while body.isVisible():
            yield None
        # Without a window manager nobody gives the window the keyboard back.
        window.activateWindow()
        yield None
        assert QApplication.focusWidget() is window.page.buttons[0]
        assert window.page.buttons[0].text() == "New meeting…"
        QGuiApplication.clipboard().setText(AGENDA)
        yield lambda: press(Qt.Key.Key_Space)
        while not isinstance(QApplication.activeWindow(), NewMeetingDialog):
            yield None
        meeting = front()
        assert isinstance(meeting, NewMeetingDialog)
        press(Qt.Key.Key_V, CTRL)
        press(Qt.Key.Key_Tab)
        for name in ("Meeting", "Agenda"):
            yield lambda: press(Qt.Key.Key_N, ALT)
            while not meeting.trail.accessibleName().endswith(f": {name}"):
                yield None
        yield lambda: press(Qt.Key.Key_M, ALT)
        while meeting.isVisible():
            yield None

    play(qtbot, story())
    assert desk.sight is not None
    meeting = desk.sight.meeting
    assert meeting.body.name == "Environment Scrutiny Committee"
    assert (meeting.particulars.date, meeting.particulars.time) == (dt.date(2026, 12, 8), "14:30")
    assert meeting.particulars.place == "Market Hall, Aldermere"
    assert [item.kind for item in meeting.agenda] == [
        "apologies",
        "minutes",
        "report",
        "report",
        "next_meeting",
    ]
    assert len(meeting.agenda[2].recommendations) == 2
    assert meeting.agenda[3].exempt == (3,)
    assert [person.name for person in meeting.people] == [
        "Marta Reyes", "Owen Lindqvist", "Tom Marsh", "Amin Farouk",
    ]  # fmt: skip
    assert window.columns.isVisible()


def test_the_commands_open_the_dialogs(window: MainWindow, qtbot: QtBot) -> None:
    seen: list[str] = []

    def story() -> Iterator[object]:
        for command in ("new_meeting", "set_up_body", "edit_agenda"):
            yield window.actions_[command].trigger
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, StepsDialog)
            seen.append(dialog.windowTitle())
            QTest.keyClick(dialog, Qt.Key.Key_Escape)

    play(qtbot, story())
    assert seen == ["New meeting", "Set up a body", "Agenda and people"]
