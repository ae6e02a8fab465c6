"""Words are underlined while one types: in a pause, never the word at the cursor, spelling unlike style."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from clerk.dictionaries import British, british
from clerk.errors import ClerkError
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.marking import PAUSE_MS, python_place, qt_place
from tests.ui.word_fingers import CONTROL, Fingers, Key


@pytest.fixture
def fingers(window: MainWindow, qtbot: QtBot) -> Fingers:
    return Fingers(window, qtbot)


def test_words_are_underlined_in_a_pause_and_spelling_unlike_style(fingers: Fingers) -> None:
    fingers.write("The comittee isn't sure. ")
    assert fingers.marked() == [], "not while somebody types"
    fingers.wait_for_marks("comittee", "isn't")
    assert fingers.marked() == [("wave", "comittee"), ("dots", "isn't")]


def test_the_word_at_the_cursor_is_let_be_until_the_cursor_leaves_it(
    fingers: Fingers, qtbot: QtBot
) -> None:
    fingers.write("The comittee")
    qtbot.wait(2 * PAUSE_MS)
    assert fingers.marked() == []
    fingers.write(" met")
    fingers.wait_for_marks("comittee")
    fingers.press(Key.Key_Home)
    for _ in range(4):
        fingers.press(Key.Key_Right)
    fingers.wait_for_marks()


def test_a_word_that_is_typed_in_loses_its_underline_at_once(fingers: Fingers) -> None:
    fingers.write("The comittee met")
    fingers.wait_for_marks("comittee")
    fingers.press(Key.Key_Home)
    for _ in range(7):
        fingers.press(Key.Key_Right)
    fingers.write("m")
    assert fingers.marked() == []
    fingers.press(Key.Key_End)
    fingers.wait_for_marks()


def test_underlines_go_along_with_their_words(fingers: Fingers) -> None:
    fingers.write("The comittee met")
    fingers.wait_for_marks("comittee")
    fingers.press(Key.Key_Home)
    fingers.write("Today: ")
    assert fingers.marked() == [("wave", "comittee")]


def test_underlines_are_drawn_in_two_shapes_under_the_words(
    fingers: Fingers, look: Look, qtbot: QtBot
) -> None:
    fingers.write("The comittee isn't sure. ")
    fingers.wait_for_marks("comittee", "isn't")
    sheet = fingers.marker().lines
    qtbot.wait(30)
    picture = sheet.grab().toImage()
    boxes = [box for _, box in sheet.strokes()]
    assert len(boxes) == 2
    shapes = []
    for box, role in zip(boxes, ("bad", "care"), strict=True):
        colour = look.colour(role)
        rows = range(int(box.bottom()) - 4, int(box.bottom()))
        inked = {
            (x - int(box.left()), y - rows[0])
            for y in rows
            for x in range(int(box.left()), int(box.right()))
            if _alike(picture.pixelColor(x, y), colour)
        }
        assert inked, f"nothing is drawn in {role}"
        shapes.append({y for _, y in inked})
    assert shapes[0] != shapes[1], "the wave is higher than the dots"


def _alike(one: QColor, other: QColor) -> bool:
    return (
        one.alpha() > 120
        and abs(one.red() - other.red()) < 60
        and abs(one.blue() - other.blue()) < 60
    )


def test_names_of_the_register_and_words_of_the_field_are_known(
    fingers: Fingers, qtbot: QtBot
) -> None:
    fingers.write("Cllr Lindqvist proposed it; Okoro was a seconder. ")
    qtbot.wait(2 * PAUSE_MS)
    assert fingers.marked() == []


def test_an_edited_passage_shows_its_marks_as_soon_as_it_is_opened(fingers: Fingers) -> None:
    fingers.write("The comittee isn't sure.")
    fingers.choose(fingers.kept())
    fingers.press(Key.Key_F2)
    fingers.wait_for_marks("comittee", "isn't")


def test_a_text_field_of_a_form_is_marked_for_spelling_and_not_for_style(fingers: Fingers) -> None:
    fingers.press(Key.Key_T, CONTROL)
    field = fingers.window.entries.strip.boxes["text"].widget
    field.setFocus()
    fingers.write("We'll recieve it. ")
    fingers.wait_for_marks("recieve")


def test_own_wording_is_held_against_style_as_well(fingers: Fingers) -> None:
    fingers.write("It was so.")
    fingers.choose(fingers.kept())
    fingers.press(Key.Key_F2, CONTROL)
    fingers.write(" It isn't so. ")
    fingers.wait_for_marks("isn't")


def test_a_quotation_has_no_marks_of_style(fingers: Fingers) -> None:
    fingers.press(Key.Key_5, CONTROL)
    fingers.write("We can't recieve it. ")
    fingers.wait_for_marks("recieve")
    fingers.press(Key.Key_1, CONTROL)
    fingers.wait_for_marks("We", "can't", "recieve")


def test_entries_with_something_to_look_at_say_so_in_words(fingers: Fingers, qtbot: QtBot) -> None:
    fingers.write("The comittee isn't sure.")
    entry = fingers.kept()
    (row,) = [row for row in fingers.window.entries.list.rows.rows if row.entry == entry.id]
    qtbot.waitUntil(lambda: "2 words to look at" in _said(fingers, entry.id), timeout=5000)
    assert "to look at" not in row.said.replace("2 words to look at", "")
    fingers.desk.undo()
    fingers.wait_until_read()
    assert not any("to look at" in row.said for row in fingers.window.entries.list.rows.rows)


def _said(fingers: Fingers, entry: int) -> str:
    return next(row.said for row in fingers.window.entries.list.rows.rows if row.entry == entry)


def test_only_what_is_another_is_read_again(fingers: Fingers) -> None:
    before = dict(fingers.window.word_watch._memo)
    assert len(before) > 10
    fingers.write("The comittee met.")
    fingers.kept()
    after = fingers.window.word_watch._memo
    assert set(before) <= set(after)
    assert len(after) == len(before) + 1


def test_the_dictionary_is_read_before_anybody_types(fingers: Fingers) -> None:
    assert british().ready
    assert fingers.window.word_watch.speller is not None


def test_without_hunspell_it_is_said_once_why_spelling_is_off_and_style_is_marked_all_the_same(
    make_window: Callable[..., MainWindow],
    book_path: object,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(self: British) -> None:
        raise ClerkError("Spelling is off: Hunspell is not on this computer.")

    # Hunspell itself is taken away, not what is ours.
    monkeypatch.setattr(british(), "_words", None)
    monkeypatch.setattr(British, "load", missing)
    window = make_window()
    heard: list[str] = []
    window.word_watch.hindered.connect(heard.append)
    assert window.errands.open_book(book_path)  # type: ignore[arg-type]  # a path
    contested = next(each for each in window.desk.meetings() if "Scrutiny" in each.body_name)
    window.errands.choose_meeting(contested.id)
    fingers = Fingers(window, qtbot)
    fingers.write("The comittee isn't sure. ")
    fingers.wait_for_marks("isn't")
    assert heard == ["Spelling is off: Hunspell is not on this computer."]
    assert "Spelling is off" in window.banner.words.words


@pytest.mark.parametrize("text", ["plain", "naïve £5", "a 🌉 bridge 🌉 and more"])
def test_places_are_counted_as_qt_counts_them_and_back(text: str) -> None:
    for place in range(len(text) + 1):
        assert python_place(text, qt_place(text, place)) == place
