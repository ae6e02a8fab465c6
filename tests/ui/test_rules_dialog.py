"""Rules switched by key: for the meeting in hand, and for a body's coming meetings."""

import msgspec
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk.record.facts import Arrive
from clerk.record.rules import SWITCHES
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.setup_rules import RulesDialog
from clerk.ui.views.rule_rows import Switches, rule_rows

Key = Qt.Key
MODE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def walk_to(dialog: RulesDialog, code: str) -> None:
    for _ in range(len(SWITCHES) + 1):
        if dialog.list.code == code:
            return
        QTest.keyClick(dialog.list, Key.Key_Down)
    raise AssertionError(f"no key leads to {code}")


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> RulesDialog:
    found = window.errands.setting_up.rules_dialog()
    assert found is not None
    qtbot.addWidget(found)
    found.show()
    return found


def test_every_rule_is_listed_with_what_it_watches_its_source_and_its_switch(
    dialog: RulesDialog,
) -> None:
    rows = [row for row in dialog.list.rows.rows if row.target]
    assert {row.target.mark for row in rows if row.target} == SWITCHES
    few = next(row for row in rows if row.target and row.target.mark == "few_votes")
    assert few.said.startswith("A question carried by fewer votes")
    assert "To look at. as the style: on." in few.said
    assert "para 39(1)" in few.said
    interface = QAccessible.queryAccessibleInterface(dialog.list)
    names = [interface.child(i).text(QAccessible.Text.Name) for i in range(interface.childCount())]
    assert few.said in names


def test_space_goes_through_the_three_and_their_own_keys_choose_at_once(
    dialog: RulesDialog,
) -> None:
    walk_to(dialog, "few_votes")
    seen = []
    for _ in range(3):
        QTest.keyClick(dialog.list, Key.Key_Space)
        seen.append(dialog.switches.state("few_votes"))
    assert seen == ["on", "off", "style"]
    QTest.keyClick(dialog.list, Key.Key_0)
    assert dialog.switches.own["few_votes"] is False
    assert [button.isChecked() for button in dialog.buttons] == [False, False, True]
    QTest.keyClick(dialog.list, Key.Key_S)
    assert "few_votes" not in dialog.switches.own
    assert dialog.list.code == "few_votes"


def test_a_rule_that_the_style_does_without_says_so() -> None:
    switches = Switches({"tie_undecided": True}, ("few_votes", "tie_undecided"))
    assert switches.words("few_votes") == "as the style: off"
    assert switches.words("tie_undecided") == "on"
    rows = {row.target.mark: row for row in rule_rows(switches) if row.target}
    assert rows["few_votes"].mark == "away"
    assert rows["tie_undecided"].mark == "warn"


def test_a_switch_of_the_meeting_in_hand_is_kept_and_undone(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    assert desk.sight is not None
    assert desk.meeting_id is not None
    number, meeting = desk.meeting_id, desk.sight.meeting
    last = meeting.entries[-1].at
    fact = Arrive(person="reyes")
    desk.submit(None, lambda step: step.record(number, fact, last, item=None))
    qtbot.waitUntil(lambda: desk.waiting == 0)

    def codes() -> list[str]:
        return [flag.code for flag in desk.sight.flags] if desk.sight else []

    assert "arrives_twice" in codes()

    def switch_off() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RulesDialog)
        walk_to(dialog, "arrives_twice")
        QTest.keyClick(dialog.list, Key.Key_0)
        QTest.keyClick(dialog.list, Key.Key_Return)

    QTimer.singleShot(50, switch_off)
    QTest.keyClick(window, Key.Key_L, MODE)
    qtbot.waitUntil(lambda: desk.waiting == 0)
    assert desk.sight.meeting.body.rules == {**meeting.body.rules, "arrives_twice": False}
    assert desk.sight.meeting.particulars == meeting.particulars
    assert "arrives_twice" not in codes()
    assert desk.undo_name == "rules of Environment Scrutiny Committee"
    desk.undo()
    assert "arrives_twice" in codes()


def test_a_body_that_is_said_anew_keeps_its_switches_and_can_have_others(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    book = desk.book
    assert book is not None
    council = book.councils()[0]
    body = next(each for each in book.bodies(council.name) if "Scrutiny" in each.name)
    assert body.rules
    dialog = window.errands.setting_up.body_dialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_body(council, body)
    place = next(i for i, (_, each) in enumerate(dialog._known) if each.id == body.id)
    dialog.which.fill(str(place))
    assert dialog.rules.note.words == "1 rule unlike the house style."

    def switch() -> None:
        rules = QApplication.activeModalWidget()
        assert isinstance(rules, RulesDialog)
        walk_to(rules, "few_votes")
        QTest.keyClick(rules.list, Key.Key_0)
        QTest.keyClick(rules.list, Key.Key_Return)

    QTimer.singleShot(50, switch)
    dialog.rules.button.click()
    assert dialog.rules.note.words == "2 rules unlike the house style."
    assert dialog.altered
    dialog.go(1)
    dialog.go(1)
    dialog.do_it()
    qtbot.waitUntil(lambda: desk.waiting == 0)
    again = next(each for each in book.bodies(council.name) if each.id == body.id)
    assert again.rules == {**body.rules, "few_votes": False}
    assert msgspec.structs.replace(again, rules={}) == msgspec.structs.replace(body, rules={})


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_switches_fit_at_twice_the_text(
    window: MainWindow, look: Look, qtbot: QtBot, scale: float
) -> None:
    look.set_scale(scale)
    window.resize(1280, 720)
    qtbot.wait(60)
    dialog = window.errands.setting_up.rules_dialog()
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.wait(30)
    assert dialog.width() <= 1280
    assert dialog.height() <= 720
    assert dialog.list.horizontalScrollBar().maximum() == 0
    assert dialog.list.viewport().height() >= look.px(44)
