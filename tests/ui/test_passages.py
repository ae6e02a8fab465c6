"""Passages split, joined and given another form by real keys: each is one step, which one undo takes back."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk.record.facts import Private, Say
from clerk.record.meeting import Entry
from clerk.ui.desk import Desk
from clerk.ui.passages import HIDDEN
from tests.ui.test_capture import CONTROL, NOW, SHIFT, Hands, Key, hands  # noqa: F401  # a fixture

BOTH = CONTROL | SHIFT


def says(desk: Desk, item: str = "i6") -> list[tuple[str, str]]:
    assert desk.sight is not None
    entries = [each for each in desk.sight.meeting.entries if each.item == item]
    return [(each.fact.form, each.fact.text) for each in entries if isinstance(each.fact, Say)]


def type_in(hands: Hands, *texts: str) -> list[Entry]:  # noqa: F811
    """Type passages, go to the entries, and return them; the last is chosen."""
    found = []
    for text in texts:
        hands.write(text)
        hands.press(Key.Key_Return)
        hands.wait()
        found.append(hands.last())
    choose(hands, found[-1].id)
    return found


def choose(hands: Hands, entry: int) -> None:  # noqa: F811
    hands.press(Key.Key_2, Qt.KeyboardModifier.AltModifier)
    hands.desk.choose_entry(entry)
    hands.qtbot.wait(10)
    assert hands.window.entries.list.hasFocus()


def test_a_passage_is_split_where_the_cursor_is_and_one_undo_makes_it_whole(
    hands: Hands,  # noqa: F811
) -> None:
    (entry,) = type_in(hands, "The river was low. The weir was repaired.")
    before = says(hands.desk)
    hands.press(Key.Key_F2)
    for _ in range(len(" The weir was repaired.")):
        hands.press(Key.Key_Left)
    hands.press(Key.Key_Return, BOTH)
    hands.wait()
    assert says(hands.desk)[-2:] == [
        ("paragraph", "The river was low."),
        ("paragraph", "The weir was repaired."),
    ]
    second = hands.last()
    assert (second.at, second.item, second.exempt) == (entry.at, entry.item, entry.exempt)
    assert hands.desk.entry == second.id
    assert hands.window.entries.list.hasFocus()
    assert hands.desk.undo_name == "split of passage in item 6"
    hands.press(Key.Key_Z, CONTROL)
    assert says(hands.desk) == before


def test_the_second_half_stands_before_what_followed_in_the_same_minute(
    hands: Hands,  # noqa: F811
) -> None:
    first, _ = type_in(hands, "One. Two.", "Three.")
    choose(hands, first.id)
    hands.press(Key.Key_F2)
    for _ in range(len("Two.")):
        hands.press(Key.Key_Left)
    hands.press(Key.Key_Return, BOTH)
    hands.wait()
    assert [text for _, text in says(hands.desk)][-3:] == ["One.", "Two.", "Three."]


def test_the_line_is_split_into_two_entries_at_its_cursor(hands: Hands) -> None:  # noqa: F811
    hands.write("First. Second.")
    for _ in range(len("Second.")):
        hands.press(Key.Key_Left)
    hands.press(Key.Key_Return, BOTH)
    hands.wait()
    assert [text for _, text in says(hands.desk)][-2:] == ["First.", "Second."]
    assert hands.window.entries.line.text == ""


def test_with_no_cursor_in_a_passage_it_says_where_to_put_it(hands: Hands, qtbot: QtBot) -> None:  # noqa: F811
    type_in(hands, "One. Two.")
    with qtbot.waitSignal(hands.desk.failed) as failed:
        hands.press(Key.Key_Return, BOTH)
    assert "F2" in failed.args[0]


def test_a_passage_is_joined_to_the_one_before_by_one_step(hands: Hands) -> None:  # noqa: F811
    first, _ = type_in(hands, "One.", "Two.")
    before = says(hands.desk)
    hands.press(Key.Key_Backspace, BOTH)
    hands.wait()
    assert says(hands.desk)[-1] == ("paragraph", "One. Two.")
    assert hands.desk.entry == first.id
    assert hands.desk.sight is not None
    assert hands.desk.sight.meeting.entry_by_id[first.id].at == first.at
    hands.press(Key.Key_Z, CONTROL)
    assert says(hands.desk) == before


def test_joined_with_an_exempt_passage_the_whole_is_exempt_and_that_is_said(
    hands: Hands,  # noqa: F811
) -> None:
    first, second = type_in(hands, "One.", "Two.")
    hands.press(Key.Key_F12, CONTROL)
    hands.wait()
    hands.press(Key.Key_Backspace, BOTH)
    hands.wait()
    assert hands.desk.sight is not None
    assert hands.desk.sight.meeting.entry_by_id[first.id].exempt is True
    assert second.id not in hands.desk.sight.meeting.entry_by_id
    assert hands.window.banner.words.words == HIDDEN


def test_the_first_entry_and_what_is_no_passage_are_not_joined(hands: Hands, qtbot: QtBot) -> None:  # noqa: F811
    assert hands.desk.sight is not None
    rows = [each for each in hands.entries() if each.item == "i6"]
    before = len(hands.entries())
    for entry in (rows[0], next(each for each in rows[1:] if not isinstance(each.fact, Say))):
        choose(hands, entry.id)
        with qtbot.waitSignal(hands.desk.failed):
            hands.press(Key.Key_Backspace, BOTH)
    assert len(hands.entries()) == before


@pytest.mark.parametrize(
    ("key", "form"),
    [(Key.Key_2, "point"), (Key.Key_3, "bullet"), (Key.Key_4, "heading"), (Key.Key_5, "quote")],
)
def test_one_key_gives_the_chosen_passage_another_form(
    hands: Hands,  # noqa: F811
    key: Qt.Key,
    form: str,
) -> None:
    (entry,) = type_in(hands, "Words.")
    line = hands.window.entries.line
    hands.press(key, CONTROL)
    hands.wait()
    assert says(hands.desk)[-1] == (form, "Words.")
    assert hands.window.entries.list.hasFocus()
    assert line.form == "paragraph", "the line's own form stays"
    assert hands.last().at == entry.at
    hands.press(Key.Key_1, CONTROL)
    hands.wait()
    assert says(hands.desk)[-1] == ("paragraph", "Words.")
    hands.press(Key.Key_Z, CONTROL)
    hands.press(Key.Key_Z, CONTROL)
    assert says(hands.desk)[-1] == ("paragraph", "Words.")


def test_a_private_note_becomes_no_bullet(hands: Hands, qtbot: QtBot) -> None:  # noqa: F811
    hands.window.live.recorder.record(Private(text="Ask again."))
    hands.wait()
    choose(hands, hands.last().id)
    with qtbot.waitSignal(hands.desk.failed):
        hands.press(Key.Key_3, CONTROL)
    assert isinstance(hands.last().fact, Private)


def test_split_and_joined_the_passage_is_as_it_was_at_its_own_time(hands: Hands) -> None:  # noqa: F811
    (entry,) = type_in(hands, "Here. There.")
    hands.press(Key.Key_F2)
    for _ in range(len("There.")):
        hands.press(Key.Key_Left)
    hands.press(Key.Key_Return, BOTH)
    hands.wait()
    hands.press(Key.Key_Backspace, BOTH)
    hands.wait()
    assert hands.desk.sight is not None
    again = hands.desk.sight.meeting.entry_by_id[entry.id]
    assert again.fact == entry.fact
    assert again.at == entry.at == NOW.replace(second=0)
    assert isinstance(again.at, dt.datetime)
