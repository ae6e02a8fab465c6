"""Where flags stand and how they are told: the agenda, the room before its quorum goes, reminders, a book to read."""

from pathlib import Path

from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerk.assets import resources
from clerk.record.facts import (
    Absent,
    Apologise,
    Arrive,
    Declare,
    Leave,
    OpenItem,
    Return,
    Say,
)
from clerk.record.script import read_script
from clerk.store.minutebook import open_book
from clerk.ui.desk import Desk
from clerk.ui.main_window import MainWindow
from tests.ui.settling_keys import CONTROL, EVENTS, NOW, SHIFT, Events, Key, Sit, at

# Where flags stand.


def test_an_items_row_says_how_much_is_to_settle_by_a_mark_and_a_number(sit: Sit) -> None:
    hands = sit()
    row = next(
        row for row in hands.window.agenda.list.rows.rows if row.target and row.target.item == "i2"
    )
    of_item = [flag for flag in hands.flags if flag.item == "i2"]
    assert (row.alert, row.alerts) == ("stop", len(of_item))
    assert row.said.endswith(f"{len(of_item)} to settle")


def test_a_new_one_is_told_to_a_screen_reader_politely_and_once(sit: Sit) -> None:
    hands = sit()
    hands.press(Key.Key_L, CONTROL)
    # On a day gone by: that the meeting was never ended is said from here on.
    hands.write("The last item went on.")
    hands.press(Key.Key_Return)
    hands.wait()
    told: list[str] = []
    hands.window.announcer.announced.connect(told.append)
    hands.write("Nothing is the matter with this.")
    hands.press(Key.Key_Return)
    hands.wait()
    assert told == []
    record = Arrive(person="ash")
    meeting = hands.desk.meeting_id
    assert meeting is not None
    hands.desk.submit(None, lambda step: step.record(meeting, record, at(21), item="i3"))
    hands.wait()
    assert told == ["To settle: Councillor Ash Lowe arrives, but was there already."]
    hands.press(Key.Key_Z, CONTROL)
    hands.press(Key.Key_Z, CONTROL | SHIFT)
    hands.wait()
    assert len(told) == 1
    assert len(hands.facts(Say)) == 2


# The quorum, before it is lost.


def test_the_room_says_before_the_quorum_goes(sit: Sit) -> None:
    hands = sit()
    count = hands.window.room.count
    name = QAccessible.queryAccessibleInterface(count).text(QAccessible.Text.Name)
    assert name == "2 of 3 members. Quorum 2 of 2: the next to leave ends it"
    meeting = hands.desk.meeting_id
    assert meeting is not None
    come = Arrive(person="cedar")
    hands.desk.submit(None, lambda step: step.record(meeting, come, at(21), item="i3"))
    hands.wait()
    assert count.accessibleName() == "3 of 3 members. Quorum 2"
    hands.desk.submit(
        None, lambda step: step.record(meeting, Leave(person="ash"), at(22), item="i3")
    )
    hands.wait()
    assert count.accessibleName().endswith("Quorum 2 of 2: the next to leave ends it")


def test_a_member_nobody_accounts_for_is_settled_by_one_key(sit: Sit) -> None:
    hands = sit()
    hands.settle("member_unaccounted")
    hands.press(Key.Key_2)
    hands.wait()
    (entry,) = hands.facts(Absent)
    assert entry.item == "i1"
    assert hands.facts(Apologise) == []


def test_a_book_that_is_only_read_shows_flags_without_ways_to_mend(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "read.clerk"
    with open_book(path) as book:
        contested = read_script((resources() / "samples" / "contested.json").read_bytes()).meeting
        number = book.replay(contested).value
        at_ = contested.entries[-1].at
        book.record(number, Arrive(person=contested.body.members[0].person), at_, item=None)
    assert window.errands.open_book(path, number, to_read=True)
    assert not desk.writable
    assert desk.sight is not None
    assert desk.sight.at_a_glance
    window.settling.step()
    card = window.entries.card
    # The key was struck before anybody knew what there is to settle; it is answered once that is known.
    qtbot.waitUntil(card.isVisible, timeout=5000)
    assert card.mends == []
    assert card.accept_button.isHidden()
    QTest.keyClick(card, Key.Key_A)
    assert card.reason.isHidden()


# Reminders.

BARRED: Events = [
    *EVENTS[:4],
    (
        3,
        "i1",
        Declare(
            person="birch",
            items=("i2",),
            interest="Disclosable",
            class_="disclosable_pecuniary",
            action="leaves",
        ),
    ),
    (5, "i2", OpenItem(item="i2")),
]


def test_an_item_reminds_of_who_has_to_go_and_one_key_records_it_now(sit: Sit) -> None:
    hands = sit(BARRED)
    reminder = hands.window.entries.reminder
    assert hands.desk.item == "i2"
    assert reminder.isVisible()
    assert "Councillor Birch Lowe" in reminder.words.words
    hands.write("The Chair said")
    hands.press(Key.Key_F11, CONTROL)
    hands.wait()
    (entry,) = hands.facts(Leave)
    assert entry.fact == Leave(person="birch", reason="interest")
    assert (entry.at, entry.item, entry.entered) == (NOW.replace(second=0), "i2", None)
    assert reminder.isHidden()
    assert hands.window.entries.line.edit.hasFocus()
    assert hands.window.entries.line.text == "The Chair said"


def test_the_next_item_reminds_of_who_may_come_back(sit: Sit) -> None:
    hands = sit(
        [
            *BARRED,
            (6, "i2", Leave(person="birch", reason="interest")),
            (9, "i3", OpenItem(item="i3")),
        ]
    )
    reminder = hands.window.entries.reminder
    assert hands.desk.item == "i3"
    assert "may come back" in reminder.words.words
    hands.press(Key.Key_F11, CONTROL)
    hands.wait()
    (entry,) = hands.facts(Return)
    assert (entry.fact, entry.item) == (Return(person="birch"), "i3")
    assert reminder.isHidden()


def test_an_item_that_the_meeting_is_not_on_reminds_of_nothing(sit: Sit) -> None:
    hands = sit(BARRED)
    hands.press(Key.Key_PageDown, CONTROL)
    assert hands.desk.item == "i3"
    assert hands.window.entries.reminder.isHidden()
