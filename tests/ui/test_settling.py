"""What the rules found is settled by key, each in the way it offers, on a real book."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from clerk.record.facts import (
    Amend,
    Arrive,
    OpenItem,
    Say,
    Vote,
    Withdraw,
)
from clerk.record.rules.rule import Mend, Remove
from clerk.ui.setup_edit import EditMeetingDialog
from tests.ui.settling_keys import CONTROL, EVENTS, NOW, SHIFT, Events, Key, Sit, at

# Opening and leaving.


def test_the_key_opens_what_is_to_settle_and_escape_gives_the_words_back(sit: Sit) -> None:
    hands = sit()
    hands.write("The wall had stood")
    was = hands.desk.item
    hands.settle("motion_open")
    assert hands.card.isVisible()
    assert hands.card.hasFocus()
    assert hands.desk.item == "i2"
    hands.press(Key.Key_Escape)
    assert hands.card.isHidden()
    assert hands.desk.item == was == "i3"
    assert hands.window.entries.line.edit.hasFocus()
    hands.write(" since 1840.")
    assert hands.window.entries.line.text == "The wall had stood since 1840."


def test_it_says_why_where_by_which_rule_and_how(sit: Sit) -> None:
    hands = sit()
    hands.settle("motion_open")
    card = hands.card
    assert card.sentence.words == "Nothing says what became of the motion."
    assert card.source.words.startswith("19:06, item 2. Every motion is minuted")
    assert [button.text() for button in card.mends][:2] == ["Record the vote", "It was withdrawn"]
    said = QAccessible.queryAccessibleInterface(card).text(QAccessible.Text.Name)
    assert "Nothing says what became of the motion." in said
    assert "2: It was withdrawn." in said


def test_keys_go_to_the_next_and_back_and_round(sit: Sit) -> None:
    hands = sit()
    hands.press(Key.Key_F11)
    seen = []
    for _ in hands.codes:
        assert hands.card.card is not None
        seen.append(hands.card.card.flag.mark)
        hands.press(Key.Key_N)
    assert sorted(seen) == sorted(flag.mark for flag in hands.flags)
    assert hands.card.card is not None
    assert hands.card.card.flag.mark == seen[0]
    hands.press(Key.Key_P)
    assert hands.card.card is not None
    assert hands.card.card.flag.mark == seen[-1]
    hands.press(Key.Key_F11, SHIFT)
    assert hands.card.card is not None
    assert hands.card.card.flag.mark == seen[-2]


def test_enter_on_a_row_of_the_list_opens_it(sit: Sit) -> None:
    hands = sit()
    rows = hands.window.agenda.list
    rows.setFocus()
    place = next(i for i, row in enumerate(rows.rows.rows) if row.target and row.target.mark)
    rows.go_to(place)
    hands.press(Key.Key_Return)
    assert hands.card.hasFocus()
    target = rows.rows.rows[place].target
    assert hands.card.card is not None
    assert target is not None
    assert hands.card.card.flag.mark == target.mark


def test_g_goes_to_the_entry_and_stays_there(sit: Sit) -> None:
    hands = sit()
    hands.settle("arrives_twice")
    hands.press(Key.Key_G)
    assert hands.card.isHidden()
    assert hands.window.entries.list.hasFocus()
    assert hands.desk.entry == hands.facts(Arrive)[-1].id


def test_with_nothing_to_settle_the_key_says_so(sit: Sit) -> None:
    hands = sit([])
    hands.press(Key.Key_F11)
    assert hands.card.isHidden()
    assert hands.window.status.remark.words == "There is nothing to settle."
    assert hands.window.entries.line.edit.hasFocus()


# The ways to mend.


def test_a_missing_fact_is_recorded_by_its_number_and_undone_in_one_step(sit: Sit) -> None:
    hands = sit()
    hands.settle("motion_open")
    hands.press(Key.Key_2)
    hands.wait()
    (entry,) = hands.facts(Withdraw)
    assert (entry.at, entry.item, entry.entered) == (at(6), "i2", NOW)
    assert "motion_open" not in hands.codes
    assert hands.desk.undo_name == "withdrawal of a motion in item 2"
    assert hands.card.hasFocus(), "the next thing to settle is in hand"
    assert hands.window.status.remark.words.startswith("It was withdrawn: done.")
    hands.press(Key.Key_Z, CONTROL)
    assert hands.facts(Withdraw) == []
    assert hands.card.card is not None
    assert hands.card.card.flag.code == "motion_open", "what came back is in hand again"


def test_a_fact_goes_before_the_entry_that_it_belongs_before(sit: Sit) -> None:
    amended: Events = [
        *EVENTS[:6],
        (8, "i2", Amend(ref="a", to="wall", what="Add “by May”.", mover="birch", seconder="ash")),
        (9, "i2", Vote(on="wall", manner="assent")),
        (20, "i3", OpenItem(item="i3")),
    ]
    hands = sit(amended)
    hands.settle("amendment_left_open")
    hands.press(Key.Key_2)
    hands.wait()
    order = [type(entry.fact) for entry in hands.meeting.entries if entry.at == at(9)]
    assert order == [Withdraw, Vote]
    hands.press(Key.Key_Z, CONTROL)
    assert hands.facts(Withdraw) == [], "the fact and its place are one step"


def test_an_entry_is_taken_away_by_its_number(sit: Sit) -> None:
    hands = sit()
    hands.settle("arrives_twice")
    hands.mend("Take this entry away")
    assert len(hands.facts(Arrive)) == 2
    assert "arrives_twice" not in hands.codes


def test_a_fact_is_changed_to_what_the_mend_says(sit: Sit) -> None:
    told: Events = [*EVENTS, (21, "i3", Say(text="It began on Monday 6 October 2026."))]
    hands = sit(told)
    hands.settle("wrong_weekday")
    hands.mend("Write “Tuesday 6 October 2026”")
    (entry,) = hands.facts(Say)
    assert entry.fact == Say(text="It began on Tuesday 6 October 2026.")
    assert "wrong_weekday" not in hands.codes
    assert hands.desk.undo_name == "change to passage in item 3"


def test_a_form_is_begun_with_what_is_known_and_then_the_next_is_in_hand(sit: Sit) -> None:
    hands = sit()
    hands.settle("motion_open")
    hands.press(Key.Key_1)
    strip = hands.window.entries.strip
    assert hands.card.isHidden()
    assert strip.form is not None
    assert strip.form.verb == "vote"
    assert strip.boxes["on"].text.startswith("wall")
    assert strip.texts["_when"] == "19:06", "the meeting has left the item: its own time is offered"
    manner = strip.boxes["manner"].widget
    for _ in range(20):
        if manner.hasFocus():
            break
        hands.press(Key.Key_Tab)
    hands.press(Key.Key_Home)
    assert strip.texts["manner"] == "assent"
    hands.press(Key.Key_Return, CONTROL)
    hands.wait()
    entry = next(each for each in hands.facts(Vote) if each.fact.on == "wall")  # type: ignore[union-attr]
    assert (entry.at, entry.item) == (at(6), "i2")
    assert "motion_open" not in hands.codes
    hands.qtbot.waitUntil(hands.card.hasFocus)


def test_escape_from_a_form_comes_back_to_what_was_to_be_settled(sit: Sit) -> None:
    hands = sit()
    hands.settle("motion_open")
    hands.press(Key.Key_1)
    hands.press(Key.Key_Escape)
    assert hands.window.entries.strip.form is None
    assert hands.card.hasFocus()
    assert hands.card.card is not None
    assert hands.card.card.flag.code == "motion_open"
    hands.press(Key.Key_Escape)
    assert hands.window.entries.line.edit.hasFocus()
    assert hands.desk.item == "i3"


def test_an_entry_is_opened_in_its_form_and_put_right(sit: Sit) -> None:
    hands = sit()
    hands.settle("more_votes_than_voters")
    hands.press(Key.Key_1)
    strip = hands.window.entries.strip
    assert strip.title.words == "Change: Vote"
    box = strip.boxes["for"].widget
    for _ in range(20):
        if box.hasFocus():
            break
        hands.press(Key.Key_Tab)
    hands.press(Key.Key_A, CONTROL)
    hands.write("2")
    hands.press(Key.Key_Return, CONTROL)
    hands.wait()
    assert "more_votes_than_voters" not in hands.codes
    hands.qtbot.waitUntil(hands.card.hasFocus)


def test_the_set_up_opens_at_the_part_that_is_wrong(sit: Sit) -> None:
    hands = sit()
    pages = []

    def look_and_leave() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, EditMeetingDialog)
        pages.append(dialog.here)
        dialog.reject()

    for part in ("agenda", "people", "meeting"):
        QTimer.singleShot(50, look_and_leave)
        hands.window.errands.setting_up.edit_part(part)
    assert pages == [0, 1, 2]


def test_a_mend_that_cannot_be_done_says_why_and_nothing_is_written(sit: Sit) -> None:
    hands = sit()
    hands.settle("arrives_twice")
    before = hands.meeting.entries
    hands.window.settling.mend(Mend("Take it away", Remove(entry=9999)))
    hands.wait()
    assert "no entry 9999" in hands.card.trouble.words
    assert hands.meeting.entries == before
