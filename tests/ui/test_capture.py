"""The live desk by real keys: the entry line, the strip, the list of commands, the roll, and entries that are there."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk.record.facts import Arrive, Assign, Attend, Leave, Move, Private, Return, Say, Vote
from clerk.record.meeting import Entry
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key
# What the wall says in `at_the_line`.
NOW = dt.datetime(2026, 10, 7, 10, 55, 20)


class Hands:
    """Ten fingers."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.desk, self.qtbot = window, window.desk, qtbot

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def write(self, text: str) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClicks(widget, text)

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: self.desk.waiting == 0, timeout=5000)

    def entries(self) -> list[Entry]:
        assert self.desk.sight is not None
        return list(self.desk.sight.meeting.entries)

    def last(self) -> Entry:
        """The entry that was recorded last."""
        return max(self.entries(), key=lambda entry: entry.id)


@pytest.fixture
def hands(at_the_line: MainWindow, qtbot: QtBot) -> Hands:
    """Return hands on the window, with the contested sample just ended and the keyboard in the entry line."""
    return Hands(at_the_line, qtbot)


def test_the_keyboard_is_in_the_entry_line_from_the_start(hands: Hands) -> None:
    assert hands.window.entries.line.edit.hasFocus()


def test_enter_keeps_a_passage_of_the_item_in_hand_and_empties_the_line(hands: Hands) -> None:
    hands.write("Thanks were given.")
    hands.press(Key.Key_Return)
    hands.wait()
    entry = hands.last()
    assert entry.fact == Say(text="Thanks were given.")
    assert (entry.item, entry.at, entry.entered) == ("i6", NOW.replace(second=0), None)
    assert hands.window.entries.line.text == ""
    assert any("Thanks were given." in row.said for row in hands.window.entries.list.rows.rows)


def test_shift_enter_makes_two_passages_in_one_step(hands: Hands) -> None:
    hands.write("One.")
    hands.press(Key.Key_Return, SHIFT)
    hands.write("Two.")
    before = len(hands.entries())
    hands.press(Key.Key_Return)
    hands.wait()
    texts = [e.fact.text for e in hands.entries() if isinstance(e.fact, Say)]
    assert {"One.", "Two."} <= set(texts)
    hands.press(Key.Key_Z, CONTROL)
    assert len(hands.entries()) == before


@pytest.mark.parametrize(
    ("lead", "form"),
    [("- ", "bullet"), ("* ", "bullet"), ("# ", "heading"), ("> ", "quote"), ("1. ", "point")],
)
def test_a_leading_mark_chooses_the_form(hands: Hands, lead: str, form: str) -> None:
    hands.write(f"{lead}words")
    assert (hands.window.entries.line.text, hands.window.entries.line.form) == ("words", form)


@pytest.mark.parametrize(
    ("key", "form"),
    [
        (Key.Key_1, "paragraph"),
        (Key.Key_2, "point"),
        (Key.Key_3, "bullet"),
        (Key.Key_4, "heading"),
        (Key.Key_5, "quote"),
    ],
)
def test_a_key_chooses_the_form_without_touching_the_words(
    hands: Hands, key: Qt.Key, form: str
) -> None:
    hands.write("words")
    hands.press(key, CONTROL)
    line = hands.window.entries.line
    assert (line.text, line.form) == ("words", form)
    assert form in line.edit.accessibleName()


def test_a_slash_on_an_empty_line_lists_the_commands_and_letters_narrow_them(hands: Hands) -> None:
    hands.press(Key.Key_Slash)
    commands = hands.window.entries.commands
    assert commands.isVisible()
    assert len(commands.found) > 48
    hands.write("casting")
    assert [offer.words for offer in commands.found] == ["Casting vote"]
    hands.press(Key.Key_Escape)
    assert not commands.isVisible()
    assert hands.window.entries.line.edit.hasFocus()


def test_the_list_can_be_had_while_something_stands_in_the_line(hands: Hands) -> None:
    hands.write("Half a sen")
    hands.press(Key.Key_Slash, CONTROL)
    hands.write("private")
    hands.press(Key.Key_Return)
    hands.write("Ask about this.")
    hands.press(Key.Key_Return)
    hands.wait()
    assert hands.last().fact == Private(text="Ask about this.")
    assert hands.window.entries.line.text == "Half a sen"
    assert hands.window.entries.line.edit.hasFocus()


def test_two_slashes_are_one_that_is_minuted(hands: Hands) -> None:
    hands.write("/")
    hands.write("/")
    assert hands.window.entries.line.text == "/"


def test_a_late_fact_is_entered_without_leaving_what_is_being_typed(hands: Hands) -> None:
    hands.write("The Chair said")
    hands.press(Key.Key_F7)
    hands.write("Voss")
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Tab)
    hands.write("about 10.45")
    hands.press(Key.Key_Return)
    hands.wait()
    entry = hands.last()
    assert entry.fact == Leave(person="voss")
    assert (entry.at, entry.about) == (dt.datetime(2026, 10, 7, 10, 45), True)
    assert entry.entered == NOW
    assert hands.window.entries.line.text == "The Chair said"
    hands.write(" that")
    assert hands.window.entries.line.text == "The Chair said that"


def test_what_is_the_matter_is_said_beside_the_field_and_nothing_is_lost(hands: Hands) -> None:
    hands.press(Key.Key_M, CONTROL)
    hands.write("That it be so.")
    hands.press(Key.Key_Tab)
    hands.write("Marsh")
    hands.press(Key.Key_Return)
    strip = hands.window.entries.strip
    assert "Tom Marsh or Joan Marsh" in strip.boxes["mover"].wrong.words
    assert strip.boxes["mover"].widget.hasFocus()
    assert "Tom Marsh or Joan Marsh" in strip.boxes["mover"].widget.accessibleDescription()
    assert strip.boxes["what"].text == "That it be so."
    hands.write("Tom M")
    hands.press(Key.Key_Return, CONTROL)
    hands.wait()
    fact = hands.last().fact
    assert isinstance(fact, Move)
    assert (fact.mover, fact.what, fact.ref) == ("tmarsh", "That it be so.", "motion-1")


def test_a_form_that_was_closed_stands_there_again_as_it_was_left(hands: Hands) -> None:
    hands.press(Key.Key_T, CONTROL)
    hands.write("Find the key")
    hands.press(Key.Key_Escape)
    assert hands.window.entries.line.edit.hasFocus()
    hands.press(Key.Key_T, CONTROL)
    assert hands.window.entries.strip.boxes["text"].text == "Find the key"
    hands.press(Key.Key_Return, CONTROL)
    hands.wait()
    assert hands.last().fact == Assign(text="Find the key")
    hands.press(Key.Key_T, CONTROL)
    assert hands.window.entries.strip.boxes["text"].text == ""


def test_names_are_offered_by_any_part_and_taken_with_the_arrows(hands: Hands) -> None:
    hands.press(Key.Key_F5)
    hands.write("mars")
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Return)
    box = hands.window.entries.strip.boxes["person"]
    assert box.text == "Joan Marsh"
    hands.press(Key.Key_Return)
    hands.wait()
    assert hands.last().fact == Arrive(person="jmarsh")


def test_a_named_vote_takes_one_key_for_each_in_the_order_of_the_roll(hands: Hands) -> None:
    hands.press(Key.Key_M, CONTROL)
    hands.write("That it be so.")
    hands.press(Key.Key_Return)
    hands.wait()
    hands.press(Key.Key_F8)
    strip = hands.window.entries.strip
    while not strip.boxes["named"].widget.hasFocus():
        hands.press(Key.Key_Tab)
    hands.write("ffabx")
    hands.press(Key.Key_Backspace)
    hands.write("n")
    hands.press(Key.Key_Return)
    hands.wait()
    fact = hands.last().fact
    assert isinstance(fact, Vote)
    assert fact.on == "motion-1"
    # The letter that is no vote did nothing, and the last key took back nobody's vote but the next one's.
    assert list(fact.named.values()) == ["for", "for", "against", "not_voting"]


@pytest.mark.parametrize(
    ("modifiers", "manner"),
    [(SHIFT, "assent"), (CONTROL, "unanimous")],
    ids=["assent", "unanimous"],
)
def test_a_vote_without_figures_is_one_key(
    hands: Hands, modifiers: Qt.KeyboardModifier, manner: str
) -> None:
    hands.press(Key.Key_F8, modifiers)
    hands.wait()
    fact = hands.last().fact
    assert isinstance(fact, Vote)
    assert (fact.on, fact.manner, fact.ref) == ("item", manner, "vote-1")


def test_space_on_the_roll_takes_somebody_out_and_back(hands: Hands) -> None:
    hands.press(Key.Key_R, CONTROL)
    roll = hands.window.room.list
    assert roll.hasFocus()
    row = next(i for i, r in enumerate(roll.rows.rows) if r.person == "cole")
    while roll.currentIndex().row() != row:
        hands.press(Key.Key_Down)
    hands.press(Key.Key_Space)
    hands.wait()
    assert hands.last().fact == Leave(person="cole")
    assert roll.rows.rows[roll.currentIndex().row()].person == "cole"
    hands.press(Key.Key_Space)
    hands.wait()
    assert hands.last().fact == Return(person="cole")
    hands.press(Key.Key_R, CONTROL)
    assert hands.window.entries.line.edit.hasFocus()


@pytest.fixture
def fresh(hands: Hands) -> Hands:
    """Return hands on a meeting in which nothing has happened yet."""
    desk = hands.desk
    assert desk.sight is not None
    plan = desk.sight.meeting.with_entries(())
    desk.submit(None, lambda step: step.new_meeting(plan, again=True), then=desk.choose_meeting)
    hands.wait()
    hands.window.live.to_line()
    assert hands.entries() == []
    return hands


def test_all_present_ticks_every_member_who_is_not_accounted_for_in_one_key(fresh: Hands) -> None:
    fresh.press(Key.Key_P, CONTROL | SHIFT)
    fresh.wait()
    facts = [entry.fact for entry in fresh.entries()]
    assert all(isinstance(fact, Attend) for fact in facts)
    assert {p for fact in facts if isinstance(fact, Attend) for p in fact.people} == {
        seat.person
        for seat in fresh.desk.sight.meeting.body.members  # type: ignore[union-attr]
    }
    assert {f.capacity for f in facts if isinstance(f, Attend)} == {"member", "co_opted"}


def test_before_the_start_space_ticks_in_and_out_without_a_trace(fresh: Hands) -> None:
    fresh.press(Key.Key_R, CONTROL)
    fresh.press(Key.Key_Home)
    fresh.press(Key.Key_Space)
    fresh.wait()
    fresh.press(Key.Key_Down)
    fresh.press(Key.Key_Space)
    fresh.wait()
    (entry,) = fresh.entries()
    assert entry.fact == Attend(people=("reyes", "lindqvist"), capacity="member", mode="in_room")
    fresh.press(Key.Key_Space)
    fresh.wait()
    (entry,) = fresh.entries()
    assert entry.fact == Attend(people=("reyes",), capacity="member", mode="in_room")


def choose_passage(hands: Hands, words: str) -> int:
    entry = next(e.id for e in hands.entries() if isinstance(e.fact, Say) and words in e.fact.text)
    hands.desk.choose_entry(entry)
    hands.press(Key.Key_2, ALT)
    return entry


def test_enter_on_a_passage_edits_it_where_it_stands(hands: Hands) -> None:
    number = choose_passage(hands, "drew attention")
    hands.press(Key.Key_Return)
    hands.write(" And more.")
    hands.press(Key.Key_Return)
    hands.wait()
    fact = hands.desk.sight.meeting.entry_by_id[number].fact  # type: ignore[union-attr]
    assert isinstance(fact, Say)
    assert fact.text.endswith("And more.")
    assert hands.window.entries.list.hasFocus()
    assert hands.window.live.editor is None


def test_escape_leaves_a_passage_as_it_was(hands: Hands) -> None:
    number = choose_passage(hands, "drew attention")
    before = hands.desk.sight.meeting.entry_by_id[number]  # type: ignore[union-attr]
    hands.press(Key.Key_Return)
    hands.write("never mind")
    hands.press(Key.Key_Escape)
    hands.wait()
    assert hands.desk.sight.meeting.entry_by_id[number] == before  # type: ignore[union-attr]


def test_an_entry_is_given_another_time_in_its_form(hands: Hands) -> None:
    number = choose_passage(hands, "drew attention")
    hands.press(Key.Key_F2, SHIFT)
    strip = hands.window.entries.strip
    while not strip.boxes["_when"].widget.hasFocus():
        hands.press(Key.Key_Tab)
    hands.press(Key.Key_A, CONTROL)
    hands.write("14.29")
    hands.press(Key.Key_Return)
    hands.wait()
    entry = hands.desk.sight.meeting.entry_by_id[number]  # type: ignore[union-attr]
    assert entry.at == dt.datetime(2026, 10, 6, 14, 29)
    assert entry.entered is None


def test_delete_removes_an_entry_and_undo_names_it_and_brings_it_back(hands: Hands) -> None:
    number = choose_passage(hands, "drew attention")
    hands.press(Key.Key_Delete)
    hands.wait()
    there = hands.desk.sight.meeting.entry_by_id  # type: ignore[union-attr]
    assert number not in there
    assert "removal of passage in item 6" in hands.window.actions_["undo"].text()
    hands.press(Key.Key_Z, CONTROL)
    assert number in hands.desk.sight.meeting.entry_by_id  # type: ignore[union-attr]


def test_own_wording_and_back_to_the_derived(hands: Hands) -> None:
    number = choose_passage(hands, "drew attention")
    hands.press(Key.Key_F2, CONTROL)
    assert "drew attention" in hands.window.entries.strip.boxes["text"].text
    hands.press(Key.Key_A, CONTROL)
    hands.write("My own words.")
    hands.press(Key.Key_Return)
    hands.wait()
    assert hands.desk.sight.meeting.entry_by_id[number].wording == "My own words."  # type: ignore[union-attr]
    hands.desk.choose_entry(number)
    hands.press(Key.Key_F2, CONTROL | SHIFT)
    hands.wait()
    assert hands.desk.sight.meeting.entry_by_id[number].wording is None  # type: ignore[union-attr]


def test_an_entry_is_exempt_is_not_and_is_as_its_item(hands: Hands) -> None:
    number = choose_passage(hands, "drew attention")
    for exempt in (True, False, None):
        hands.press(Key.Key_F12, CONTROL)
        hands.wait()
        assert hands.desk.sight.meeting.entry_by_id[number].exempt is exempt  # type: ignore[union-attr]


def test_entries_of_one_minute_change_places(hands: Hands) -> None:
    number = choose_passage(hands, "Ms Rusk quoted")
    hands.press(Key.Key_Down, ALT)
    hands.wait()
    same = [e.id for e in hands.entries() if e.at == dt.datetime(2026, 10, 6, 14, 45)]
    assert same[1] == number
    hands.press(Key.Key_Up, ALT)
    hands.wait()
    same = [e.id for e in hands.entries() if e.at == dt.datetime(2026, 10, 6, 14, 45)]
    assert same[0] == number


def test_the_facts_of_a_motion_are_walked_with_the_arrows_to_the_sides(hands: Hands) -> None:
    move = next(e.id for e in hands.entries() if isinstance(e.fact, Move) and e.item == "i6")
    hands.desk.choose_entry(move)
    hands.press(Key.Key_2, ALT)
    hands.press(Key.Key_Right)
    assert hands.desk.entry is not None
    assert hands.desk.entry != move
    hands.press(Key.Key_Left)
    assert hands.desk.entry == move


def test_undo_takes_typing_first_and_then_facts(hands: Hands) -> None:
    hands.write("Kept.")
    hands.press(Key.Key_Return)
    hands.wait()
    hands.write("Being typed")
    assert hands.window.actions_["undo"].text() == "&Undo: typing"
    hands.press(Key.Key_Z, CONTROL)
    assert hands.window.entries.line.text == ""
    assert "passage in item 6" in hands.window.actions_["undo"].text()
    before = len(hands.entries())
    hands.press(Key.Key_Z, CONTROL)
    assert len(hands.entries()) == before - 1


def test_words_the_book_does_not_take_stand_in_the_line_again(hands: Hands) -> None:
    hands.write("Not to be lost.")
    hands.desk.meeting_id = 999
    hands.press(Key.Key_Return)
    hands.wait()
    assert hands.window.entries.line.text == "Not to be lost."


def test_every_control_of_every_form_has_a_name(hands: Hands) -> None:
    from clerk.ui.forms import FORMS

    for verb, form in FORMS.items():
        if form.at_once:
            continue
        hands.window.live.open(verb)
        for box in hands.window.entries.strip.boxes.values():
            name = QAccessible.queryAccessibleInterface(box.widget).text(QAccessible.Text.Name)
            assert name.strip(), (verb, box.name)
        hands.press(Key.Key_Escape)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_forms_fit_beside_the_columns_and_at_twice_the_text(
    hands: Hands, look: Look, qtbot: QtBot, scale: float
) -> None:
    look.set_scale(scale)
    hands.window.resize(1280, 720)
    qtbot.wait(60)
    for verb in ("resolve", "vote", "declare", "question"):
        hands.window.live.open(verb)
        hands.press(Key.Key_Period, CONTROL)
        qtbot.wait(40)
        strip = hands.window.entries.strip
        assert strip.area.horizontalScrollBar().maximum() == 0
        assert strip.isVisible()
        assert hands.window.entries.line.isVisible()
        assert hands.window.width() == 1280
        assert hands.window.height() == 720
        hands.press(Key.Key_Escape)


def test_a_book_to_be_read_only_has_no_entry_line(
    hands: Hands, book_path: Path, make_window: Callable[..., MainWindow]
) -> None:
    meeting = hands.desk.meeting_id
    hands.desk.open(book_path, to_read=False)
    assert hands.window.entries.line.isVisible()
    hands.desk.close()
    hands.desk.open(book_path, to_read=True)
    assert meeting is not None
    hands.desk.choose_meeting(meeting)
    widget: QWidget = hands.window.entries.line
    assert not widget.isVisible()
