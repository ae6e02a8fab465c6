"""Setting up what a body's and a meeting's papers look like: styles by date, the first leaf, what an item decides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from clerk.record.meeting import Application
from clerk.record.people import DatedStyle
from clerk.store.minutebook import MinuteBook
from clerk.ui.desk import Desk
from clerk.ui.main_window import MainWindow
from clerk.ui.setup_agenda import AgendaPage
from clerk.ui.setup_styles import DatedStylesDialog
from clerk.ui.setup_table import TableRow
from tests.ui.setup_keys import AGENDA, ALT, keys, press
from tests.ui.test_setup import make_meeting, set_up, show


@pytest.fixture
def empty(make_window: Callable[..., MainWindow], tmp_path: Path) -> MainWindow:
    """Return the window with an empty book."""
    window = make_window(1280, 720)
    assert window.errands.open_book(tmp_path / "aldermere.clerk")
    return window


def test_last_years_minutes_print_as_they_did_once_a_body_has_another_style_from_a_date(
    empty: MainWindow, qtbot: QtBot
) -> None:
    set_up(empty, qtbot)
    make_meeting(empty, qtbot)
    book = empty.desk.book
    assert isinstance(book, MinuteBook)
    (first,) = (each.id for each in empty.desk.meetings())
    assert book.meeting(first).style == "scrutiny"
    dialog = empty.errands.setting_up.body_dialog()
    show(dialog, qtbot)
    dialog.which.fill("0")
    dialog._chose_body()
    seen: list[str] = []

    def fill() -> None:
        dated = QApplication.activeModalWidget()
        assert isinstance(dated, DatedStylesDialog)
        keys("1 May 2027\n")
        press(Qt.Key.Key_Up)
        press(Qt.Key.Key_Right)
        press(Qt.Key.Key_Return)
        assert isinstance(QApplication.focusWidget(), QComboBox)
        press(Qt.Key.Key_Home)
        press(Qt.Key.Key_Return)
        seen.extend(row.cells[1] for row in dated.table.rows)
        press(Qt.Key.Key_D, ALT)

    QTimer.singleShot(300, fill)
    dialog.styles.button.setFocus()
    press(Qt.Key.Key_Space)
    assert seen == ["cabinet"]
    assert dialog.styles.note.words == "Then Cabinet from 1 May 2027."
    assert dialog.altered
    dialog.go(1)
    dialog.go(1)
    dialog.do_it()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=5000)
    (body,) = book.bodies("Aldermere District Council")
    assert (body.style, body.styles) == (
        "scrutiny",
        (DatedStyle(from_=dt.date(2027, 5, 1), style="cabinet"),),
    )
    for day, style in (("14 April 2027", "scrutiny"), ("2 June 2027", "cabinet")):
        make_meeting(empty, qtbot, AGENDA.replace("Tuesday 8 December 2026", day))
        newest = max(each.id for each in empty.desk.meetings())
        assert book.meeting(newest).style == style
    assert book.meeting(first).style == "scrutiny"
    assert book.meeting(first).body.styles == ()


def test_dates_that_are_none_or_twice_the_same_are_said_in_their_row(
    empty: MainWindow, qtbot: QtBot
) -> None:
    dialog = DatedStylesDialog(empty.look, (), "council", empty)
    qtbot.addWidget(dialog)
    dialog.show()
    for first, second, said in (
        ("some day", "1/5/27", "Row 1: Write the date as 1 May 2027"),
        ("1 May 2027", "1/5/27", "Two styles hold from Saturday 1 May 2027"),
    ):
        dialog.table.show_rows([TableRow([first, "council"]), TableRow([second, "cabinet"])])
        dialog.take()
        assert dialog.isVisible()
        assert dialog.trouble.words.startswith(said)
    dialog.table.rows[0].cells[0] = ""
    dialog.take()
    assert dialog.styles == (DatedStyle(from_=dt.date(2027, 5, 1), style="cabinet"),)


def test_a_style_that_is_not_on_this_computer_is_not_lost_by_looking_at_it(
    empty: MainWindow, qtbot: QtBot
) -> None:
    set_up(empty, qtbot)
    book = empty.desk.book
    assert isinstance(book, MinuteBook)
    (council,) = book.councils()
    (body,) = book.bodies(council.name)
    gone = msgspec.structs.replace(body, style="regatta")
    book.do(lambda step: step.register_body(council, gone, book.people(council.name), []))
    dialog = empty.errands.setting_up.body_dialog()
    show(dialog, qtbot)
    dialog.which.fill("0")
    dialog._chose_body()
    assert dialog.house_style.value == "regatta"
    assert "not on this computer" in dialog.house_style.control.currentText()  # type: ignore[attr-defined]  # a list


def test_the_meeting_in_hand_is_given_a_style_and_a_first_leaf_afterwards(
    empty: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    set_up(empty, qtbot)
    made = make_meeting(empty, qtbot)
    assert made.form.leaf.isHidden()
    assert made.meeting_id is not None
    desk.choose_meeting(made.meeting_id)
    dialog = empty.errands.setting_up.edit_dialog()
    show(dialog, qtbot)
    assert dialog is not None
    dialog.show_page(2)
    dialog.house_style.fill("parish")
    dialog.form.leaf.setVisible(True)
    dialog.form.leaf.fill("0")
    dialog.do_it()
    assert dialog.form.leaf.failed
    dialog.form.leaf.fill("118")
    dialog.do_it()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=5000)
    book = desk.book
    assert isinstance(book, MinuteBook)
    kept = book.meeting(made.meeting_id)
    assert kept.style == "parish"
    assert kept.particulars.first_leaf == 118
    (body,) = book.bodies("Aldermere District Council")
    assert body.style == "scrutiny", "the body itself keeps its own"


def test_what_an_item_decides_is_entered_beside_it_by_key_and_kept(
    empty: MainWindow, qtbot: QtBot
) -> None:
    set_up(empty, qtbot)
    made = make_meeting(empty, qtbot)
    assert made.meeting_id is not None
    empty.desk.choose_meeting(made.meeting_id)
    dialog = empty.errands.setting_up.edit_dialog()
    show(dialog, qtbot)
    assert dialog is not None
    agenda = dialog.agenda
    agenda.table.setFocus()
    agenda.table.go_to(2, 1)

    def fill() -> None:
        keys("26/00817/FUL\t\tLand east of Weir Lane\tTwelve dwellings\n")

    QTimer.singleShot(300, fill)
    agenda.application.click()
    assert agenda.application.accessibleName() == "Application: 26/00817/FUL"
    assert dialog.altered
    agenda.table.move_row(-1)
    assert agenda.application.accessibleName() == "Application: 26/00817/FUL"
    agenda.table.go_to(0, 1)
    assert agenda.application.accessibleName() == "Application…"
    agenda.table.go_to(len(agenda.table.rows), 1)
    assert not agenda.application.isEnabled()
    dialog.do_it()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=5000)
    book = empty.desk.book
    assert isinstance(book, MinuteBook)
    items = book.meeting(made.meeting_id).agenda
    assert items[1].application == Application(
        number="26/00817/FUL", site="Land east of Weir Lane", proposal="Twelve dwellings"
    )
    assert [item.application for item in items if item is not items[1]] == [None] * (len(items) - 1)


def test_a_new_item_may_decide_an_application_and_a_cleared_one_decides_none(
    empty: MainWindow, qtbot: QtBot
) -> None:
    page = AgendaPage(empty.look, "")
    qtbot.addWidget(page)
    page.show()
    page.table.show_rows([TableRow(["1", "26/1/FUL", "planning_application", "", "", "", ""])])
    first = page.application_dialog()
    assert first is not None
    first.ward.fill(" Weir  Side ")
    first.take()
    page.table.rows[0].more = first.application
    (item,) = page.items() or []
    assert item.application == Application(ward="Weir Side")
    page.show_items([item])
    again = page.application_dialog()
    assert again is not None
    assert again.ward.value == "Weir Side"
    again.ward.fill("")
    again.take()
    assert again.application is None
    page.table.rows[0].more = again.application
    (item,) = page.items() or []
    assert item.application is None


def test_a_regulatory_body_begins_with_the_planning_style(empty: MainWindow, qtbot: QtBot) -> None:
    dialog = empty.errands.setting_up.body_dialog()
    show(dialog, qtbot)
    dialog.type.fill("regulatory")
    assert dialog.house_style.value == "planning"
