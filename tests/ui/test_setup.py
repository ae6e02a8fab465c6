"""Setting up, in real windows on real books: a body, a meeting, and its agenda and people afterwards."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QComboBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from clerk.assets import resources
from clerk.store.minutebook import MinuteBook
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.setup_body import BodyDialog
from clerk.ui.setup_edit import EditMeetingDialog, uses
from clerk.ui.setup_form import StepsDialog
from clerk.ui.setup_meeting import NewMeetingDialog
from clerk.ui.setup_words import quorum_text
from tests.ui.setup_keys import AGENDA, ALT, CTRL, MEMBERS, keys, press


@pytest.fixture
def empty(make_window: Callable[..., MainWindow], tmp_path: Path) -> MainWindow:
    """Return the window with an empty book."""
    window = make_window(1280, 720)
    assert window.errands.open_book(tmp_path / "aldermere.clerk")
    return window


def show(dialog: StepsDialog | None, qtbot: QtBot) -> None:
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=2000)


def set_up(window: MainWindow, qtbot: QtBot, members: str = MEMBERS) -> BodyDialog:
    dialog = window.errands.setting_up.body_dialog()
    show(dialog, qtbot)
    dialog.council.fill("Aldermere District Council")
    dialog.name.fill("Environment Scrutiny Committee")
    dialog.type.fill("scrutiny")
    dialog.quorum.fill("1/3, at least 2")
    dialog.go(1)
    dialog.members.read(members)
    dialog.go(1)
    dialog.do_it()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=5000)
    return dialog


def make_meeting(window: MainWindow, qtbot: QtBot, text: str = AGENDA) -> NewMeetingDialog:
    dialog = NewMeetingDialog(window.look, window.desk, dt.date(2026, 11, 22), window)
    show(dialog, qtbot)
    dialog.text.setPlainText(text)
    dialog.go(1)
    if not dialog.form.date.value:
        dialog.form.date.fill("1 December 2026")
        dialog.form.time.fill("10 am")
    dialog.go(1)
    dialog.do_it()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=5000)
    assert dialog.meeting_id is not None
    window.errands.choose_meeting(dialog.meeting_id)
    return dialog


def test_a_body_is_kept_with_its_members_and_standing_items(
    empty: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    set_up(empty, qtbot)
    assert isinstance(desk.book, MinuteBook)
    (body,) = desk.book.bodies("Aldermere District Council")
    assert (body.id, body.type, body.style) == ("environment-scrutiny", "scrutiny", "scrutiny")
    assert quorum_text(body.quorum) == "1/3, at least 2"
    assert [(seat.person, seat.role, seat.capacity) for seat in body.members] == [
        ("reyes", "chair", "member"),
        ("lindqvist", "vice_chair", "member"),
        ("marsh", "member", "member"),
        ("farouk", "member", "co_opted_non_voting"),
    ]
    standing = desk.book.standing_items("Aldermere District Council", "environment-scrutiny")
    assert [item.kind for item in standing][:3] == ["apologies", "declarations", "minutes"]
    assert desk.undo_name == "set-up of Environment Scrutiny Committee"
    desk.undo()
    assert desk.book.bodies("Aldermere District Council") == []


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(
    empty: MainWindow, qtbot: QtBot
) -> None:
    dialog = empty.errands.setting_up.body_dialog()
    show(dialog, qtbot)
    dialog.name.fill("Planning Committee")
    dialog.quorum.fill("a few")
    dialog.go(1)
    assert dialog.here == 0
    assert dialog.council.note.words == "Which council does the body belong to?"
    assert dialog.quorum.note.words.startswith("Write the quorum as a number or a fraction")
    assert dialog.quorum.control.accessibleDescription() == dialog.quorum.note.words
    assert QApplication.focusWidget() is dialog.council.control
    assert (dialog.name.value, dialog.quorum.value) == ("Planning Committee", "a few")
    keys("Aldermere District Council")
    dialog.quorum.fill("4")
    dialog.go(1)
    assert dialog.here == 1
    dialog.go(1)
    assert "Nobody sits on the body yet" in dialog.members.note.words
    dialog.members.paste_box.setPlainText("Cllr Marta Reyes (Chair)\n12345\n")
    dialog.members.read_button.click()
    assert "Line 2" in dialog.members.note.words
    assert dialog.members.paste_box.toPlainText() == "12345", (
        "what was not understood stays, to be mended"
    )
    dialog.go(1)
    assert "The quorum of 4 is more than the 1 members who vote" in dialog.members.note.words


def test_escape_asks_once_before_it_throws_away(empty: MainWindow, qtbot: QtBot) -> None:
    dialog = empty.errands.setting_up.body_dialog()
    show(dialog, qtbot)
    keys("Aldermere")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Press Escape again" in dialog.trouble.words
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_body_is_said_anew_with_its_id_and_its_people(
    empty: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    set_up(empty, qtbot)
    dialog = empty.errands.setting_up.body_dialog()
    show(dialog, qtbot)
    assert isinstance(dialog.which.control, QComboBox)
    dialog.which.control.setCurrentIndex(1)
    dialog._chose_body()
    dialog.name.fill("Environment and Streets Scrutiny Committee")
    dialog.go(1)
    dialog.members.table.go_to(2, 1)
    dialog.members.table.remove_row()
    dialog.members.read("Cllr Rhian Pryce\nCllr Marta Reyes")
    dialog.go(1)
    dialog.do_it()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=5000)
    assert desk.book is not None
    (body,) = desk.book.bodies("Aldermere District Council")
    assert body.id == "environment-scrutiny"
    assert body.name == "Environment and Streets Scrutiny Committee"
    assert [seat.person for seat in body.members] == ["reyes", "lindqvist", "farouk", "pryce"]


def test_a_meeting_begins_with_the_standing_items(
    empty: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    set_up(empty, qtbot)
    make_meeting(empty, qtbot, "")
    assert desk.sight is not None
    agenda = desk.sight.meeting.agenda
    assert [item.number for item in agenda] == ["1", "2", "3", "4", "5", "6"]
    assert agenda[0].purpose


def test_the_minutes_run_on_from_the_bodys_last_meeting(
    empty: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    set_up(empty, qtbot)
    make_meeting(empty, qtbot)
    dialog = NewMeetingDialog(empty.look, desk, dt.date(2026, 12, 10), empty)
    show(dialog, qtbot)
    dialog.go(1)
    assert (dialog.form.time.value, dialog.form.place.value) == ("14:30", "Market Hall, Aldermere")
    dialog.form.date.fill("2 February 2027")
    assert dialog.form.first.value == "6"
    assert "The last minute of 8 December 2026 is 5." in dialog.form.first.note.words
    dialog.form.date.fill("8/12/26")
    assert "no earlier meeting" in dialog.form.first.note.words
    dialog.go(1)
    assert dialog.here == 1
    assert "already has a meeting" in dialog.form.time.note.words


def test_what_was_understood_can_be_mended_before_it_is_kept(
    empty: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    set_up(empty, qtbot)
    dialog = empty.errands.setting_up.meeting_dialog()
    show(dialog, qtbot)
    dialog.text.setPlainText(AGENDA)
    qtbot.waitUntil(lambda: "5 items" in dialog.text_field.note.words, timeout=2000)
    assert "2 recommendations" in dialog.text_field.note.words
    dialog.go(1)
    dialog.go(1)
    table = dialog.agenda.table
    # The fourth item's exemption by keyboard, wrong at first; then a new item in the last row.
    table.go_to(3, 4)
    press(Qt.Key.Key_Delete)
    keys("9\n")
    qtbot.wait(20)
    dialog.do_it()
    assert dialog.isVisible()
    assert "numbers from 1 to 7" in dialog.agenda.note.words
    assert (table.currentIndex().row(), table.currentIndex().column()) == (3, 4)
    press(Qt.Key.Key_Delete)
    keys("1, 3\n")
    qtbot.wait(20)
    table.go_to(5, 1)
    keys("Petition: the limes\n")
    qtbot.wait(20)
    assert table.rows[5].cells[:3] == ["6", "Petition: the limes", "petitions"]
    press(Qt.Key.Key_Up)
    table.go_to(5, 1)
    press(Qt.Key.Key_Up, ALT)
    assert table.rows[4].cells[1] == "Petition: the limes"
    table.go_to(0, 1)
    press(Qt.Key.Key_Delete, CTRL)
    dialog.do_it()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=5000)
    assert desk.book is not None
    assert dialog.meeting_id is not None
    agenda = desk.book.meeting(dialog.meeting_id).agenda
    assert [item.number for item in agenda] == ["2", "3", "4", "6", "5"]
    assert agenda[2].exempt == (1, 3)
    assert agenda[0].pages == "3-9"


def test_the_agenda_is_edited_afterwards_and_what_was_used_stays(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    assert desk.sight is not None
    before = desk.sight.meeting
    dialog = window.errands.setting_up.edit_dialog()
    assert isinstance(dialog, EditMeetingDialog)
    show(dialog, qtbot)
    used = uses(before)
    place = next(i for i, item in enumerate(before.agenda) if used["item", item.id] > 1)
    dialog.agenda.table.go_to(place, 1)
    dialog.agenda.table.setFocus()
    press(Qt.Key.Key_Delete, CTRL)
    assert "cannot be removed" in dialog.agenda.note.words
    assert len(dialog.agenda.table.rows) == len(before.agenda)
    dialog.agenda.table.go_to(len(before.agenda), 1)
    keys("Urgent business: the weir\n")
    qtbot.wait(20)
    dialog.go(1)
    dialog.people.table.go_to(0, 1)
    dialog.people.table.remove_row()
    assert "cannot be removed" in dialog.people.note.words
    dialog.people.read("Ms Ada Newcome")
    dialog.go(1)
    dialog.form.place.fill("The Old Court")
    dialog.do_it()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=5000)
    after = desk.sight.meeting
    assert after.entries == before.entries
    assert after.agenda[:-1] == before.agenda
    assert after.agenda[-1].title == "Urgent business: the weir"
    assert {person.id for person in after.people} - {person.id for person in before.people} == {
        "newcome"
    }
    assert (
        after.body == before.body
        or after.body.members[: len(before.body.members)] == before.body.members
    )
    assert after.particulars.place == "The Old Court"
    assert after.particulars.webcast == before.particulars.webcast
    desk.undo()
    assert desk.sight.meeting == before


def test_nothing_is_set_up_in_a_book_that_can_only_be_read(
    make_window: Callable[..., MainWindow], book_path: Path, desk: Desk
) -> None:
    window = make_window()
    window.errands.open_book(book_path, to_read=True)
    assert not window.actions_["new_meeting"].isEnabled()
    window.errands.setting_up.new_meeting()
    assert "read only" in window.banner.words.words


def every_page(window: MainWindow, qtbot: QtBot) -> Iterator[StepsDialog]:
    setting_up = window.errands.setting_up
    for dialog in (setting_up.body_dialog(), setting_up.meeting_dialog(), setting_up.edit_dialog()):
        show(dialog, qtbot)
        assert dialog is not None
        for index in range(dialog.pages.count()):
            dialog.show_page(index)
            qtbot.wait(20)
            yield dialog
        dialog.altered = False
        dialog.reject()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_page_fits_and_every_control_has_a_name(
    window: MainWindow, look: Look, qtbot: QtBot, scale: float
) -> None:
    look.set_scale(scale)
    window.resize(1280, 720)
    qtbot.wait(50)
    for dialog in every_page(window, qtbot):
        assert dialog.width() <= 1280
        assert dialog.height() <= 720
        for widget in dialog.findChildren(QWidget):
            if not widget.isVisible() or widget.window() is not dialog:
                continue
            where = f"{widget} {widget.accessibleName()!r} in {dialog.trail.accessibleName()}"
            if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QPlainTextEdit):
                assert widget.horizontalScrollBar().maximum() == 0, f"{where} scrolls sideways"
            assert widget.mapTo(dialog, QPoint(widget.width(), 0)).x() <= dialog.width(), where
            inner = widget.objectName().startswith("qt_")
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not inner:
                interface = QAccessible.queryAccessibleInterface(widget)
                assert interface.text(QAccessible.Text.Name).strip(), where


def test_tab_goes_through_a_page_and_comes_round(window: MainWindow, qtbot: QtBot) -> None:
    for dialog in every_page(window, qtbot):
        first = QApplication.focusWidget()
        stops: list[QWidget | None] = []
        for _ in range(40):
            press(Qt.Key.Key_Tab)
            stops.append(QApplication.focusWidget())
            if stops[-1] is first:
                break
        assert stops[-1] is first, f"Tab is caught in {dialog.trail.accessibleName()}"
        assert any(stop in (dialog.next_button, dialog.done_button) for stop in stops)


# Two meetings at one time.


def test_a_second_meeting_at_the_same_time_is_made_by_key_when_it_is_meant(
    empty: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    set_up(empty, qtbot)
    make_meeting(empty, qtbot)
    dialog = empty.errands.setting_up.meeting_dialog()
    show(dialog, qtbot)
    dialog.text.setPlainText(AGENDA)
    press(Qt.Key.Key_N, ALT)
    qtbot.waitUntil(lambda: dialog.here == 1, timeout=2000)
    assert not dialog.twin_field.isVisible()
    press(Qt.Key.Key_N, ALT)
    qtbot.waitUntil(dialog.twin_field.isVisible, timeout=2000)
    assert dialog.here == 1
    assert "or keep both" in dialog.form.time.note.words
    assert QApplication.focusWidget() is dialog.twin_field.control
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_N, ALT)
    qtbot.waitUntil(lambda: dialog.here == 2, timeout=2000)
    press(Qt.Key.Key_M, ALT)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=5000)
    first, second = desk.meetings()
    assert (first.date, first.time) == (second.date, second.time)
    assert first.id != second.id


def test_another_time_makes_the_question_go_away(
    empty: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    set_up(empty, qtbot)
    make_meeting(empty, qtbot)
    dialog = empty.errands.setting_up.meeting_dialog()
    show(dialog, qtbot)
    dialog.text.setPlainText(AGENDA)
    dialog.go(1)
    dialog.go(1)
    assert dialog.twin_field.isVisible()
    dialog.form.time.fill("4 pm")
    dialog.go(1)
    assert dialog.here == 2
    assert not dialog.twin_field.isVisible()
    assert dialog.twin_field.value == ""


def test_a_script_of_a_meeting_that_is_there_comes_in_beside_it_when_it_is_meant(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    before = len(desk.meetings())
    window.errands.bring_in_file(resources() / "samples" / "quiet.json")
    assert "already has a meeting" in window.banner.words.words
    assert window.banner.act.text() == "Keep both"
    assert len(desk.meetings()) == before
    window.activateWindow()
    window.banner.act.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(desk.meetings()) == before + 1, timeout=5000)


# An item's purpose and its printed pages.


def test_an_items_purpose_and_pages_are_edited_by_key(
    empty: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    set_up(empty, qtbot)
    make_meeting(empty, qtbot)
    empty.errands.choose_meeting(desk.meetings()[0].id)
    dialog = empty.errands.setting_up.edit_dialog()
    show(dialog, qtbot)
    assert dialog is not None
    names = [column.name for column in dialog.agenda.table.rows_model.columns]
    press(Qt.Key.Key_Home)
    for _ in range(names.index("Purpose")):
        press(Qt.Key.Key_Right)
    keys("To receive apologies.")
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Up)
    for _ in range(names.index("Pages")):
        press(Qt.Key.Key_Right)
    keys("pp. 3 - 4\n")
    press(Qt.Key.Key_S, ALT)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=5000)
    assert desk.sight is not None
    item = desk.sight.meeting.agenda[0]
    assert (item.purpose, item.pages) == ("To receive apologies.", "3-4")


def test_who_goes_on_to_the_next_cell_of_a_new_row_stays_in_that_row(
    empty: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    set_up(empty, qtbot)
    make_meeting(empty, qtbot)
    empty.errands.choose_meeting(desk.meetings()[0].id)
    dialog = empty.errands.setting_up.edit_dialog()
    show(dialog, qtbot)
    assert dialog is not None
    dialog.go(1)
    rows = len(dialog.people.table.rows)
    dialog.people.table.go_to(rows, 1)
    keys("Wren Hathaway")
    for _ in range(3):
        press(Qt.Key.Key_Tab)
    keys("Democratic Services Officer\n")
    assert len(dialog.people.table.rows) == rows + 1
    cells = dialog.people.table.rows[-1].cells
    assert (cells[1], cells[4]) == ("Wren Hathaway", "Democratic Services Officer")
    dialog.altered = False
    dialog.reject()
