"""My words: four lists gone through by key; what is changed there counts at once, and is the officer's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from clerk.own.abbreviations import own_abbreviations
from clerk.own.body_names import names_of_bodies
from clerk.own.formulae import preferences
from clerk.own.switches import own_switches
from clerk.own.typing_aids import typing_switches
from clerk.own.words import add_word, own_words
from clerk.record.facts import Say
from clerk.record.meeting import Entry
from clerk.store.minutebook import open_book
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.my_words import MyWords
from clerk.ui.views.words import plain
from clerk.words.rule import MARKS, SHIFTS
from tests.ui.settling_keys import invented
from tests.ui.word_fingers import CONTROL, SHIFT, Fingers, Key


@pytest.fixture
def fingers(window: MainWindow, qtbot: QtBot) -> Fingers:
    return Fingers(window, qtbot)


@pytest.fixture
def words(fingers: Fingers, qtbot: QtBot) -> Iterator[MyWords]:
    dialog = fingers.window.words.my_words()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.dictionary.list.hasFocus)
    yield dialog
    qtbot.waitUntil(lambda: not dialog.phrases.counting, timeout=5000)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def write(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def to_page(words: MyWords, place: int, qtbot: QtBot) -> None:
    """Ctrl Tab from list to list."""
    while words.tabs.currentIndex() != place:
        press(Key.Key_Tab, CONTROL)
    qtbot.waitUntil(words.pages[place].list.hasFocus)


def listed(words: MyWords, place: int) -> list[str]:
    return [plain(row.words) for row in words.pages[place].list.rows.rows if row.target]


def test_ctrl_shift_u_opens_it_and_escape_closes_it(fingers: Fingers, qtbot: QtBot) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.append(dialog.windowTitle())
        QTest.keyClick(dialog, Key.Key_Escape)

    QTimer.singleShot(300, look)
    fingers.press(Key.Key_U, CONTROL | SHIFT)
    assert seen == ["My words"]


# The dictionary


def test_a_word_is_added_and_removed_and_spelling_follows(
    words: MyWords, fingers: Fingers, qtbot: QtBot
) -> None:
    words.dictionary.word.setFocus()
    write("zennorite")
    press(Key.Key_Return)
    assert own_words() == ("zennorite",)
    assert listed(words, 0) == ["zennorite"]
    watch = fingers.window.word_watch
    qtbot.waitUntil(lambda: watch.notices("A zennorite stone.") == (), timeout=5000)
    words.dictionary.list.setFocus()
    press(Key.Key_Delete)
    assert own_words() == ()
    qtbot.waitUntil(lambda: watch.notices("A zennorite stone.") != (), timeout=5000)


def test_space_moves_a_word_to_the_names_of_the_body_and_back(words: MyWords, qtbot: QtBot) -> None:
    add_word("Zennor")
    words.dictionary.refresh()
    press(Key.Key_Space)
    assert own_words() == ()
    assert names_of_bodies() == {"Environment Scrutiny Committee": ("Zennor",)}
    press(Key.Key_Space)
    assert own_words() == ("Zennor",)
    assert names_of_bodies() == {}


def test_two_words_are_refused_in_a_sentence_and_stay_to_be_mended(words: MyWords) -> None:
    words.dictionary.word.setFocus()
    write("two words")
    press(Key.Key_Return)
    assert "not one word" in words.dictionary.trouble.words
    assert words.dictionary.word.text() == "two words"
    assert words.isVisible()


# Abbreviations


def test_an_abbreviation_is_added_changed_switched_off_and_removed(
    words: MyWords, qtbot: QtBot
) -> None:
    to_page(words, 1, qtbot)
    page = words.abbreviations
    page.short.setFocus()
    write("zz")
    press(Key.Key_Return)
    assert page.meaning.hasFocus()
    write("the Zennor scheme")
    press(Key.Key_Return)
    assert own_abbreviations().own == {"zz": "the Zennor scheme"}
    assert page.list.mark == "zz"
    page.list.setFocus()
    press(Key.Key_Return)
    assert page.meaning.text() == "the Zennor scheme"
    write("the Zennor plan")
    press(Key.Key_Return)
    assert own_abbreviations().own == {"zz": "the Zennor plan"}
    page.list.setFocus()
    press(Key.Key_Delete)
    assert own_abbreviations().own == {}


def test_a_shipped_abbreviation_is_switched_off_and_on_again(words: MyWords, qtbot: QtBot) -> None:
    to_page(words, 1, qtbot)
    page = words.abbreviations
    mark = page.list.mark
    assert mark in own_abbreviations().shipped
    press(Key.Key_Space)
    assert own_abbreviations().own == {mark: ""}
    assert page.list.mark == mark
    row = page.list.row
    assert row is not None
    assert plain(row.trail) == "off"
    press(Key.Key_Space)
    assert own_abbreviations().own == {}


@pytest.mark.parametrize("ending", ["csv", "toml"])
def test_abbreviations_go_to_a_file_and_come_back(
    words: MyWords, qtbot: QtBot, tmp_path: Path, ending: str
) -> None:
    to_page(words, 1, qtbot)
    page, path = words.abbreviations, tmp_path / f"mine.{ending}"
    page.short.setText("zz")
    page.meaning.setText("the Zennor scheme")
    page.meaning.setFocus()
    press(Key.Key_Return)
    page.export_file(path)
    page.list.setFocus()
    press(Key.Key_Delete)
    page.import_file(path)
    assert own_abbreviations().own == {"zz": "the Zennor scheme"}
    assert "was taken" in page.trouble.words
    path.write_text("not a list at all [")
    page.attempt(lambda: page.import_file(path))
    assert str(path) in page.trouble.words
    assert own_abbreviations().own == {"zz": "the Zennor scheme"}


# Phrases


def test_a_phrase_is_added_changed_forgotten_and_a_shipped_one_brought_back(
    words: MyWords, qtbot: QtBot
) -> None:
    to_page(words, 2, qtbot)
    page = words.phrases
    qtbot.waitUntil(lambda: not page.counting, timeout=5000)
    page.phrase.setFocus()
    write("Zennor was spoken of at length.")
    press(Key.Key_Return)
    assert [own.template for own in preferences().own] == ["Zennor was spoken of at length."]
    page.list.setFocus()
    page.list.go_to(1)
    press(Key.Key_Return)
    assert page.phrase.text() == "Zennor was spoken of at length."
    press(Key.Key_A, CONTROL)
    write("Zennor was spoken of.")
    press(Key.Key_Return)
    assert [own.template for own in preferences().own] == ["Zennor was spoken of."]
    page.list.setFocus()
    page.list.go_to(1)
    press(Key.Key_Space)
    assert preferences().own == ()
    first = page.list.mark
    assert first.startswith("shipped/")
    press(Key.Key_Space)
    assert gone(words) == [first]
    page.list.go_to(len(page.list.rows.rows) - 1)
    press(Key.Key_Space)
    assert gone(words) == []


def gone(words: MyWords) -> list[str]:
    rows = words.phrases.list.rows.rows
    return [row.target.mark for row in rows if row.target and plain(row.trail) == "forgotten"]


def test_what_this_body_used_before_is_listed_and_nothing_of_its_private_business(
    look: Look, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "earlier.clerk"
    with open_book(path) as book:
        for day in (1, 2, 3):
            plan = invented()
            starts = msgspec.structs.replace(plan.particulars, date=dt.date(2026, 9, day))
            said = [
                Entry(id=1, at=dt.datetime(2026, 9, day, 19, 5), item="i2",
                      fact=Say(text="Members walked along the orchard wall.")),
                Entry(id=2, at=dt.datetime(2026, 9, day, 19, 6), item="i2", exempt=True,
                      fact=Say(text="Members weighed the tenant's arrears.")),
            ]  # fmt: skip
            book.replay(msgspec.structs.replace(plan, particulars=starts, entries=tuple(said)))
        last = book.meetings()[-1].id
    assert window.errands.open_book(path, last)
    dialog = window.words.my_words()
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: not dialog.phrases.counting, timeout=5000)
    said_before = [plain(row.words) for row in dialog.phrases.list.rows.rows]
    assert any("walked along the orchard wall" in each for each in said_before)
    assert not any("arrears" in each for each in said_before)


# Switches


def test_every_rule_has_a_switch_with_its_sentence_and_an_example(words: MyWords) -> None:
    page = words.switches
    marks = [row.target.mark for row in page.list.rows.rows if row.target]
    for rule in (*MARKS, *SHIFTS):
        (mark,) = [each for each in marks if each.endswith(f"/{rule.code}")]
        row = next(row for row in page.list.rows.rows if row.target and row.target.mark == mark)
        assert plain(row.words).lower() == rule.line.lower()
        assert plain(row.trail) == ("on" if rule.default else "off")
        assert rule.examples[0][0] in page.about(mark)


def test_space_switches_a_rule_and_the_marks_follow(
    words: MyWords, fingers: Fingers, qtbot: QtBot
) -> None:
    to_page(words, 3, qtbot)
    page = words.switches
    marks = [row.target.mark if row.target else "" for row in page.list.rows.rows]
    page.list.go_to(marks.index("Marks of style/opinion"))
    watch = fingers.window.word_watch
    assert watch.notices("An excellent report.") != ()
    press(Key.Key_Space)
    assert own_switches().off == {"opinion"}
    qtbot.waitUntil(lambda: watch.notices("An excellent report.") == (), timeout=5000)
    press(Key.Key_Space)
    assert own_switches().off == frozenset()


def test_aids_to_typing_are_switched_in_their_own_file_and_follow_at_once(
    fingers: Fingers, qtbot: QtBot
) -> None:
    def switch() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MyWords)
        page = dialog.switches
        dialog.tabs.setCurrentWidget(page)
        marks = [row.target.mark if row.target else "" for row in page.list.rows.rows]
        page.list.go_to(marks.index("Aids to typing/capitals"))
        QTest.keyClick(page.list, Key.Key_Space)
        QTest.keyClick(dialog, Key.Key_Escape)

    fingers.write("so it was")
    assert fingers.line.toPlainText() == "So it was"
    fingers.line.clear()
    QTimer.singleShot(300, switch)
    fingers.press(Key.Key_U, CONTROL | SHIFT)
    assert not typing_switches().capitals
    fingers.window.activateWindow()
    fingers.window.live.to_line()
    qtbot.waitUntil(fingers.line.hasFocus)
    qtbot.waitUntil(lambda: not fingers.window.aids.at_hand().switches.capitals, timeout=5000)
    fingers.write("so it was")
    assert fingers.line.toPlainText() == "so it was"


# Everything in it


def test_a_file_that_cannot_be_read_is_said_on_its_page_and_the_others_work(
    fingers: Fingers, qtbot: QtBot
) -> None:
    from clerk.own.files import own_path, write_own

    write_own("abbreviations.toml", "this is [not toml")
    dialog = fingers.window.words.my_words()
    qtbot.addWidget(dialog)
    dialog.show()
    assert str(own_path("abbreviations.toml")) in dialog.abbreviations.trouble.words
    assert listed(dialog, 3)
    qtbot.waitUntil(lambda: not dialog.phrases.counting, timeout=5000)


def test_tab_goes_through_each_page_in_order_and_everything_has_a_name(
    words: MyWords, qtbot: QtBot
) -> None:
    for place, page in enumerate(words.pages):
        to_page(words, place, qtbot)
        stops = []
        for _ in range(14):
            focus = QApplication.focusWidget()
            assert focus is not None
            name = QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name)
            assert name.strip(), type(focus).__name__
            stops.append(focus)
            press(Key.Key_Tab)
        assert page.list in stops
        for button in page._buttons:
            assert button in stops
