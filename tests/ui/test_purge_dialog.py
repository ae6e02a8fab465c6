"""Working notes are purged from the keyboard: by a rule, with nobody's request in the way, and said afterwards."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk.record.facts import Private
from clerk.record.stages import StageStep
from clerk.store.minutebook import MinuteBook
from clerk.ui.main_window import MainWindow
from clerk.ui.purge_dialog import PurgeDialog

Key = Qt.Key
SIGNED = dt.datetime(2026, 1, 5, 15, 0)
WORD = "quagmire"


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> PurgeDialog:
    """The dialog over a signed meeting with one private note more than the sample has."""
    desk = window.desk
    book, meeting = desk.book, desk.meeting_id
    assert isinstance(book, MinuteBook)
    assert meeting is not None
    last = book.meeting(meeting).entries[-1].at
    book.record(meeting, Private(text=f"A {WORD} of a debate"), last)
    sent = StageStep(stage="circulated", at=SIGNED, by="A. Clerk")
    signed = StageStep(stage="signed", at=SIGNED, by="Councillor Ann Rowe, Chair")
    for reached in (sent, signed):
        book.do(lambda step, to=reached: step.sign_off.set_stage(meeting, to))  # type: ignore[misc]  # bound at once
    desk.reread()
    found = window.sign_off.purge_dialog()
    assert found is not None
    qtbot.addWidget(found)
    found.show()
    qtbot.waitExposed(found)
    found.activateWindow()
    return found


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_on(text: str) -> None:
    QTest.keyClicks(focus(), text)


def tab_to(name: str) -> None:
    for _ in range(30):
        if focus().accessibleName() == name:
            return
        QTest.keyClick(focus(), Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {name}")


def press(name: str, key: Qt.Key = Key.Key_Space) -> None:
    tab_to(name)
    QTest.keyClick(focus(), key)


def rule(months: str) -> None:
    tab_to("The rule")
    type_on("Schedule 4.2")
    tab_to("Months after signing")
    type_on(months)


def test_by_keys_alone_the_notes_go_and_it_is_said(
    dialog: PurgeDialog, window: MainWindow, qtbot: QtBot
) -> None:
    book = dialog.book
    notes = len(book.meeting(dialog.meeting_id).of(Private))
    assert dialog.by.value == "A. Clerk", "the officer, and not who presided and signed"
    rule("6")
    assert "may go from 5 July 2026" in dialog.state.words
    assert not dialog.purge_button.isEnabled()
    press("Nobody has asked to see these notes")
    press("Purge")
    qtbot.waitUntil(dialog.close_button.isEnabled, timeout=5000)
    assert f"{notes} private notes and doubts. Rule: Schedule 4.2" in dialog.outcome.words
    assert not book.meeting(dialog.meeting_id).of(Private)
    sight = window.desk.sight
    assert sight is not None
    assert not sight.meeting.of(Private)
    folder = book.path.parent
    assert not [
        each for each in folder.rglob("*") if each.is_file() and WORD.encode() in each.read_bytes()
    ]


def test_before_the_rules_time_nothing_can_be_purged(dialog: PurgeDialog) -> None:
    rule("1200")
    press("Nobody has asked to see these notes")
    assert "are kept until 5 January 2126" in dialog.state.words
    assert not dialog.purge_button.isEnabled()


def test_a_hold_forbids_it_until_it_is_lifted(dialog: PurgeDialog) -> None:
    rule("0")
    tab_to("Reason for a hold")
    type_on("A request of 3 May")
    press("Put under a hold")
    press("Nobody has asked to see these notes")
    assert "A request of 3 May" in dialog.held.words
    assert not dialog.purge_button.isEnabled()
    press("Lift the hold")
    assert dialog.purge_button.isEnabled()


def test_the_command_opens_it_and_minutes_not_signed_keep_their_notes(
    window: MainWindow, qtbot: QtBot
) -> None:
    found = window.sign_off.purge_dialog()
    assert found is not None
    qtbot.addWidget(found)
    assert "Not signed yet" in found.state.words
    found.nobody.setChecked(True)
    found.rule.fill("Schedule 4.2")
    found.months.fill("0")
    assert not found.purge_button.isEnabled()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_fits_the_smallest_screen(
    make_window: Callable[..., MainWindow], book_path: Path, scale: float, qtbot: QtBot
) -> None:
    window = make_window(1280, 720)
    window.look.set_scale(scale)
    assert window.errands.open_book(book_path)
    window.errands.choose_meeting(1)
    found = window.sign_off.purge_dialog()
    assert found is not None
    qtbot.addWidget(found)
    found.show()
    qtbot.waitExposed(found)
    assert found.width() <= 1280
    assert found.height() <= 720
