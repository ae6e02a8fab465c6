"""Ctrl+K by real keys: it finds anything by a few letters, and nothing that is exempt or private elsewhere."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from clerk.record.facts import Declare, Say
from clerk.record.meeting import Meeting
from clerk.styles import load_style
from clerk.ui.desk import Desk
from clerk.ui.finder import Finder
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.views import findables
from clerk.ui.views.sight import Sight
from clerk.ui.views.words import plain
from tests.minutes.secrets import MARK, secret_meetings
from tests.ui.test_access import assert_fits
from tests.ui.test_capture import CONTROL, Hands, Key, hands  # noqa: F401  # a fixture


def open_it(hands: Hands, typed: str = "") -> Finder:  # noqa: F811
    finder = hands.window.finding.finder
    hands.qtbot.waitUntil(lambda: bool(hands.desk.sight and not hands.desk.sight.at_a_glance))
    hands.press(Key.Key_K, CONTROL)
    assert finder.isVisible()
    assert finder.filter.hasFocus()
    hands.write(typed)
    return finder


def shown(finder: Finder) -> list[tuple[str, str]]:
    """What the rows say, and of what kind they say they are."""
    return [
        (plain(each.row.words), plain(each.row.trail).partition(" · ")[0])
        for each in finder.choices
    ]


def all_read(hands: Hands) -> None:  # noqa: F811
    index = hands.window.finding.index
    hands.qtbot.waitUntil(
        lambda: index._task is None and not index.left and not index._grows.isActive(),
        timeout=20_000,
    )


def test_escape_leads_back_to_the_words_the_cursor_and_their_undo(hands: Hands) -> None:  # noqa: F811
    line = hands.window.entries.line
    hands.write("Half a sentence")
    for _ in range(len("sentence")):
        hands.press(Key.Key_Left)
    finder = open_it(hands, "river")
    hands.press(Key.Key_Escape)
    assert not finder.isVisible()
    assert QApplication.focusWidget() is line.edit
    hands.write("whole ")
    assert line.text == "Half a whole sentence"
    for _ in range(3):
        hands.press(Key.Key_Z, CONTROL)
    assert line.text == "", "what was typed before can still be undone"


def test_in_a_form_the_cursor_is_where_it_was(hands: Hands) -> None:  # noqa: F811
    hands.press(Key.Key_F7)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    hands.write("Marta")
    hands.press(Key.Key_Escape)
    hands.press(Key.Key_Left)
    place = field.cursorPosition()
    open_it(hands)
    hands.press(Key.Key_Escape)
    assert QApplication.focusWidget() is field
    assert (field.text(), field.cursorPosition()) == ("Marta", place)


def test_the_same_key_closes_it(hands: Hands) -> None:  # noqa: F811
    finder = open_it(hands, "river")
    hands.press(Key.Key_K, CONTROL)
    assert not finder.isVisible()
    assert hands.window.entries.line.edit.hasFocus()


def test_a_command_is_found_by_its_words_or_its_menus_shows_its_keys_and_is_done(
    hands: Hands,  # noqa: F811
) -> None:
    finder = open_it(hands, "cast vot")
    assert shown(finder)[0] == ("Casting vote", "Command")
    assert "Shift F9" in plain(finder.choices[0].row.trail)
    hands.press(Key.Key_Return)
    assert hands.window.entries.strip.form is not None
    assert hands.window.entries.strip.form.verb == "casting_vote"
    hands.press(Key.Key_Escape)
    finder = open_it(hands, "decide amend")
    assert shown(finder)[0] == ("Amendment", "Command")


def test_a_form_without_keys_is_found_as_well(hands: Hands) -> None:  # noqa: F811
    finder = open_it(hands, "petit")
    assert ("Petition", "Command") in shown(finder)


def test_commands_that_cannot_be_had_now_are_not_found(hands: Hands) -> None:  # noqa: F811
    assert hands.desk.entry is None
    finder = open_it(hands, "own wording")
    assert ("Own wording", "Command") not in shown(finder)


def test_a_person_leads_to_the_roll(hands: Hands) -> None:  # noqa: F811
    finder = open_it(hands, "hal cel")
    assert shown(finder)[0][0].startswith("Celia Hale")
    assert shown(finder)[0][1] == "Person"
    hands.press(Key.Key_Return)
    assert finder.isVisible()
    assert shown(finder)[0][0] == "Celia Hale: on the roll"
    hands.press(Key.Key_Return)
    assert not finder.isVisible()
    roll = hands.window.room.list
    assert roll.hasFocus()
    assert roll.rows.rows[roll.currentIndex().row()].person == "hale"


def test_what_a_person_does_is_found_at_once_and_its_form_knows_them(hands: Hands) -> None:  # noqa: F811
    finder = open_it(hands, "hale decl")
    assert shown(finder)[0] == ("Celia Hale declares an interest", "Person")
    hands.press(Key.Key_Return)
    strip = hands.window.entries.strip
    assert strip.form is not None
    assert strip.form.verb == "declare"
    hands.qtbot.wait(20)
    assert any("Hale" in each.text() for each in strip.findChildren(QLineEdit))
    assert not [f for _, f in hands.desk.sight.meeting.of(Declare) if f.interest == ""]  # type: ignore[union-attr]


def test_escape_leads_from_a_person_to_the_list_and_then_back(hands: Hands) -> None:  # noqa: F811
    finder = open_it(hands, "hale")
    hands.press(Key.Key_Return)
    hands.write("mov")
    assert [words for words, _ in shown(finder)] == [
        "Celia Hale moves a motion",
        "Celia Hale moves an amendment",
    ]
    hands.press(Key.Key_Escape)
    assert finder.filter.text() == "hale"
    hands.press(Key.Key_Escape)
    assert hands.window.entries.line.edit.hasFocus()


def test_an_item_is_gone_to_with_the_keyboard_in_the_line(hands: Hands) -> None:  # noqa: F811
    finder = open_it(hands, "plant tree")
    assert shown(finder)[0] == ("7 Tree planting: mid-year report", "Item")
    hands.press(Key.Key_Return)
    assert hands.desk.item == "i7"
    assert hands.window.entries.line.edit.hasFocus()


def test_words_of_this_meeting_lead_to_their_entry(hands: Hands) -> None:  # noqa: F811
    finder = open_it(hands, "slurry farm")
    words, kind = shown(finder)[0]
    assert "slurry" in words
    assert kind == "Entry, item 6, 14:37"
    hands.press(Key.Key_Return)
    assert hands.desk.sight is not None
    entry = hands.desk.sight.meeting.entry_by_id[hands.desk.entry or 0]
    assert isinstance(entry.fact, Say)
    assert "slurry" in entry.fact.text
    assert hands.window.entries.list.hasFocus()


def test_an_earlier_minute_opens_its_meeting_at_its_item_and_says_so(hands: Hands) -> None:  # noqa: F811
    here = hands.desk.meeting_id
    assert hands.desk.sight is not None
    other = next(each for each in hands.desk.meetings() if each.id != here)
    hands.write("Unfinished")
    book = hands.desk.book
    assert book is not None
    item = book.meeting(other.id).agenda[3]
    finder = open_it(hands, item.title)
    all_read(hands)
    rows = shown(finder)
    place = next(i for i, (words, _) in enumerate(rows) if item.title in words)
    assert rows[place][1] == "Later minute 12 November 2026, Cabinet"
    for _ in range(place):
        hands.press(Key.Key_Down)
    hands.press(Key.Key_Return)
    assert (hands.desk.meeting_id, hands.desk.item) == (other.id, item.id)
    banner = hands.window.banner
    assert "12 November 2026" in banner.words.words
    assert item.title in banner.words.words
    assert banner.act.text() == "Back to 6 October 2026"
    banner.act.click()
    assert (hands.desk.meeting_id, hands.desk.item) == (here, "i6")
    assert hands.window.entries.line.text == "Unfinished"


def test_what_was_chosen_last_comes_first_when_nothing_is_typed(hands: Hands) -> None:  # noqa: F811
    open_it(hands, "plant tree")
    hands.press(Key.Key_Return)
    open_it(hands, "hale decl")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Escape)
    finder = open_it(hands)
    assert [words for words, _ in shown(finder)][:2] == [
        "Celia Hale declares an interest",
        "7 Tree planting: mid-year report",
    ]
    assert shown(finder)[2][1] == "Command"


def test_what_was_chosen_in_one_book_is_forgotten_in_another(hands: Hands) -> None:  # noqa: F811
    open_it(hands, "plant tree")
    hands.press(Key.Key_Return)
    # The same sample in a book of its own: its items have the same names.
    hands.window.errands.open_sample()
    hands.qtbot.waitUntil(lambda: bool(hands.desk.sight and not hands.desk.sight.at_a_glance))
    finder = open_it(hands)
    assert shown(finder)[0][1] == "Command"


def test_the_arrows_and_tab_walk_and_a_screen_reader_hears_where(hands: Hands) -> None:  # noqa: F811
    finder = open_it(hands, "item")
    interface = QAccessible.queryAccessibleInterface(finder.filter)
    assert finder.choices[0].row.said in interface.text(QAccessible.Text.Description)
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Tab)
    assert finder.list.currentIndex().row() == 2
    assert finder.choices[2].row.said in interface.text(QAccessible.Text.Description)
    assert finder.filter.hasFocus()


def test_nothing_found_is_said(hands: Hands) -> None:  # noqa: F811
    finder = open_it(hands, "zzzz")
    assert finder.choices == []
    assert "Nothing" in finder.foot.words
    hands.press(Key.Key_Return)
    assert finder.isVisible()


# Exempt, private.


def test_exempt_words_are_found_in_their_own_item_with_the_full_set_and_nowhere_else(
    hands: Hands,  # noqa: F811
) -> None:
    for item, full, expected in (
        ("i6", False, False),
        ("i6", True, False),
        ("i17", False, False),
        ("i17", True, True),
    ):
        hands.desk.choose(item)
        hands.window.draft.show_full(full=full)
        finder = open_it(hands, "offered rent")
        assert bool(finder.choices) is expected, (item, full)
        hands.press(Key.Key_Escape)


def test_a_private_note_is_not_found_from_another_item(hands: Hands) -> None:  # noqa: F811
    for item, full, expected in (("i7", True, False), ("i6", False, False), ("i6", True, True)):
        hands.desk.choose(item)
        hands.window.draft.show_full(full=full)
        finder = open_it(hands, "august figure")
        assert bool(finder.choices) is expected, (item, full)
        hands.press(Key.Key_Escape)


def test_exempt_words_are_not_found_from_another_meeting_nor_after_they_were_marked_so(
    hands: Hands,  # noqa: F811
) -> None:
    desk = hands.desk
    here, book = desk.meeting_id, desk.book
    assert here is not None
    assert book is not None
    slurry = next(
        entry
        for entry in hands.entries()
        if isinstance(entry.fact, Say) and "slurry" in entry.fact.text
    )
    other = next(each for each in desk.meetings() if each.id != here)
    hands.window.errands.choose_meeting(other.id)
    hands.window.draft.show_full(full=True)
    finder = open_it(hands, "slurry farm")
    all_read(hands)
    assert len(finder.choices) == 1
    assert shown(finder)[0][1].startswith("Earlier minute 6 October 2026")
    finder.filter.clear()
    for hidden in ("offered rent", "august figure"):
        finder.filter.setText(hidden)
        assert not finder.choices, hidden
    hands.press(Key.Key_Escape)
    desk.submit(None, lambda step: step.change(slurry.id, exempt=True))
    hands.wait()
    finder = open_it(hands, "slurry farm")
    all_read(hands)
    assert not finder.choices


def test_a_recent_choice_that_is_exempt_is_not_shown_elsewhere(hands: Hands) -> None:  # noqa: F811
    hands.desk.choose("i17")
    hands.window.draft.show_full(full=True)
    open_it(hands, "offered rent")
    hands.press(Key.Key_Return)
    hands.desk.choose("i6")
    finder = open_it(hands)
    assert not any("offered a rent" in words for words, _ in shown(finder))


@given(secret_meetings())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_of_a_random_meeting_nothing_exempt_or_private_is_found_from_elsewhere(
    meeting: Meeting,
) -> None:
    sight = Sight(meeting, load_style("scrutiny"))
    for item, full in (("i2", True), (None, True), ("i5", False)):
        people = findables.people(sight, item, full=full)
        things = [
            *findables.found_people(people),
            *findables.found_acts(sight, people),
            *findables.found_items(sight),
            *findables.found_entries(sight, item, full=full),
        ]
        assert not MARK.search(str(things))


# A long book, large text.


def test_a_long_book_is_read_while_one_types_and_is_kept(
    hands: Hands,  # noqa: F811
    qtbot: QtBot,
) -> None:
    desk, book = hands.desk, hands.desk.book
    assert desk.sight is not None
    assert book is not None
    meeting = desk.sight.meeting
    for months in range(1, 9):
        date = dt.date(2025, months, 5)
        by = date - meeting.particulars.date
        entries = [msgspec.structs.replace(e, at=e.at + by, entered=None) for e in meeting.entries]
        particulars = msgspec.structs.replace(meeting.particulars, date=date, accepted=())
        earlier = msgspec.structs.replace(meeting, particulars=particulars).with_entries(entries)
        book.replay(earlier)  # type: ignore[union-attr]
    finder = open_it(hands)
    assert not hands.window.finding.index.places, "the list is there before anything is read"
    hands.write("slurry")
    all_read(hands)
    dates = [kind for _, kind in shown(finder) if kind.startswith("Earlier")]
    assert len(dates) == 8
    assert dates[0] == "Earlier minute 5 August 2025", "the latest first"
    assert finder.foot.words == ""
    hands.press(Key.Key_Escape)
    read = dict(hands.window.finding.index._read)
    open_it(hands)
    all_read(hands)
    assert all(hands.window.finding.index._read[key] is each for key, each in read.items())


def test_nothing_is_read_of_the_book_once_the_list_is_closed(hands: Hands) -> None:  # noqa: F811
    open_it(hands)
    hands.press(Key.Key_Escape)
    assert not hands.window.finding.index._wanted


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1280, 720), (1440, 900), (640, 480)])
def test_it_fits_the_window(
    hands: Hands,  # noqa: F811
    look: Look,
    scale: float,
    size: tuple[int, int],
) -> None:
    look.set_scale(scale)
    hands.window.resize(*size)
    hands.qtbot.wait(40)
    finder = open_it(hands, "the")
    hands.qtbot.wait(20)
    assert len(finder.choices) > 5
    over = finder.parentWidget()
    assert over is not None
    assert finder.geometry().bottom() <= over.height()
    assert finder.list.height() >= look.px(60)
    if size[0] > 640:
        assert_fits(hands.window)


def test_on_the_start_page_it_finds_commands(
    make_window: object, desk: Desk, qtbot: QtBot, book_path: Path
) -> None:
    window: MainWindow = make_window()  # type: ignore[operator]
    window.activateWindow()
    window.errands.show_start()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_K, CONTROL)
    finder = window.finding.finder
    assert finder.isVisible()
    QTest.keyClicks(finder.filter, "sample")
    assert [words for words, _ in shown(finder)] == ["Open the sample"]
    QTest.keyClick(finder.filter, Qt.Key.Key_Escape)
    assert not finder.isVisible()
