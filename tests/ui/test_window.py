"""The window on a real book: what it shows, and where choosing leads."""

import re
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk.record.facts import Amend, Move, Say
from clerk.store.minutebook import open_book
from clerk.ui.desk import Desk
from clerk.ui.main_window import MainWindow
from clerk.ui.memory import Memory
from clerk.ui.views.words import plain


def entry_of(desk: Desk, kind: type, text: str = "") -> int:
    assert desk.sight is not None
    return next(
        entry.id
        for entry in desk.sight.meeting.entries
        if isinstance(entry.fact, kind) and text in getattr(entry.fact, "text", "")
    )


def test_the_agenda_shows_every_item_with_its_numbers(window: MainWindow, desk: Desk) -> None:
    assert desk.sight is not None
    rows = [row for row in window.agenda.list.rows.rows if row.target and row.target.item]
    assert [row.lead for row in rows] == [item.number for item in desk.sight.meeting.agenda]
    river = next(row for row in rows if row.target and row.target.item == "i6")
    assert plain(river.words).startswith("River quality")
    assert plain(river.trail) == "63"
    assert river.mark == "tick"


def test_the_item_shows_its_heading_and_its_entries(window: MainWindow, desk: Desk) -> None:
    assert desk.sight is not None
    words = desk.sight.word_count("i6")
    assert re.fullmatch(r"\d+ of \d,\d+ words", words)
    assert window.entries.above.words == f"Item 6 · minute 63 · pages 17–42 · {words}"
    assert window.entries.title.words == "River quality in the Leam catchment"
    assert "interest" in window.entries.chips.accessibleName()
    said = [row.said for row in window.entries.list.rows.rows]
    assert any("The Head of Environment introduced the report" in each for each in said)


def test_of_an_exempt_item_it_says_how_many_words_are_exempt(
    window: MainWindow, desk: Desk
) -> None:
    desk.choose("i17")
    assert re.search(r" words, \d+ exempt$", window.entries.above.words)
    desk.choose(None)
    assert re.search(r"^Outside the items · \d+ of ", window.entries.above.words)


def test_a_motion_is_one_card_with_its_amendments_and_votes(window: MainWindow) -> None:
    (card,) = [row for row in window.entries.list.rows.rows if row.card and len(row.entries) > 3]
    said = card.said
    for words in ("Motion", "Amendment A", "Amendment B", "Vote on", "carried", "lost", "fell"):
        assert words in said


def test_the_room_shows_every_member_with_a_state_in_words(window: MainWindow, desk: Desk) -> None:
    assert desk.sight is not None
    rows = list(window.room.list.rows.rows)
    members = desk.sight.meeting.body.members
    for row in rows[: len(members)]:
        assert plain(row.trail)
    assert "members" in window.room.count.accessibleName()
    assert "Quorum" in window.room.count.accessibleName()


def test_the_room_is_shown_as_it_was_at_the_entry_chosen(window: MainWindow, desk: Desk) -> None:
    desk.choose_entry(entry_of(desk, Amend))
    said = [row.said for row in window.room.list.rows.rows]
    assert "In the room at" in window.room.title.accessibleName()
    assert any("left 14:27, interest" in each for each in said)


def test_the_draft_has_headings_lists_and_tables(window: MainWindow) -> None:
    document = window.draft.page.document()
    text = document.toPlainText()
    assert "RIVER QUALITY IN THE LEAM CATCHMENT" in text
    assert "Brook Weir" in text
    levels = set()
    block = document.begin()
    while block.isValid():
        levels.add(block.blockFormat().headingLevel())
        block = block.next()
    assert {0, 1, 2} <= levels
    assert document.rootFrame().childFrames(), "the table is a real table"


def test_choosing_an_entry_marks_its_sentence(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.choose_entry(entry_of(desk, Say, "The Head of Environment introduced"))
    marked = [mark.cursor.selectedText() for mark in window.draft.page.extraSelections()]
    assert marked
    assert marked[0].startswith("The Head of Environment introduced the report")


def test_choosing_a_sentence_chooses_its_entry(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.choose("i1")
    page = window.draft.page
    found = page.document().find("The Head of Environment introduced")
    cursor = QTextCursor(page.document())
    cursor.setPosition(found.selectionStart() + 3)
    page.setTextCursor(cursor)
    assert desk.entry == entry_of(desk, Say, "The Head of Environment introduced")
    assert desk.item == "i6"
    row = window.entries.list.currentIndex().row()
    assert window.entries.list.rows.rows[row].entry == desk.entry
    agenda = window.agenda.list.rows.rows[window.agenda.list.currentIndex().row()]
    assert agenda.target is not None
    assert agenda.target.item == "i6"


def test_a_click_on_a_sentence_of_an_amendment_chooses_it_within_its_card(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = window.draft.page
    found = page.document().find("Amendment A, moved by")
    cursor = QTextCursor(page.document())
    cursor.setPosition(found.selectionStart() + 4)
    page.setTextCursor(cursor)
    page.ensureCursorVisible()
    QTest.mouseClick(
        page.viewport(), Qt.MouseButton.LeftButton, pos=page.cursorRect().center() + QPoint(2, 0)
    )
    assert desk.entry == entry_of(desk, Amend)
    row = window.entries.list.rows.rows[window.entries.list.currentIndex().row()]
    assert row.card
    assert desk.entry in row.entries
    assert row.entry == entry_of(desk, Move)


def test_walking_the_agenda_by_key_changes_the_item(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    window.actions_["to_agenda"].trigger()
    QTest.keyClick(window.agenda.list, Qt.Key.Key_Down)
    assert desk.item == "i7"
    window.actions_["next_item"].trigger()
    assert desk.item == "i8"
    window.actions_["previous_item"].trigger()
    assert desk.item == "i7"
    assert window.entries.title.words.startswith("Tree planting")


def test_walking_the_entries_by_key_chooses_them(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    window.actions_["to_entries"].trigger()
    rows = window.entries.list.rows.rows
    QTest.keyClick(window.entries.list, Qt.Key.Key_Down)
    assert desk.entry == rows[1].entry
    QTest.keyClick(window.entries.list, Qt.Key.Key_Up)
    assert desk.entry == rows[0].entry


def test_f6_walks_through_the_panels_and_back(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.actions_["to_agenda"].trigger()
    order = [window.entries, window.draft, window.room, window.agenda]
    for panel in order:
        QTest.keyClick(window, Qt.Key.Key_F6)
        assert panel.focus_target().hasFocus()
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.room.focus_target().hasFocus()


def test_the_draft_can_be_put_away_and_is_remembered(window: MainWindow) -> None:
    assert window.draft.isVisible()
    window.actions_["draft"].trigger()
    assert not window.draft.isVisible()
    assert not window.header.draft.isChecked()
    assert Memory(window.memory.path).kept.draft is False
    window.actions_["to_draft"].trigger()
    assert window.draft.isVisible()


def test_the_full_draft_has_exempt_text_and_the_public_one_has_not(window: MainWindow) -> None:
    public = window.draft.page.document().toPlainText()
    window.actions_["full_set"].trigger()
    full = window.draft.page.document().toPlainText()
    assert len(full) > len(public)
    assert "with exempt text" in window.draft.title.accessibleName()


def test_undo_updates_every_panel(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    assert desk.sight is not None
    meeting = desk.meeting_id
    assert meeting is not None
    at = next(e.at for e in desk.sight.meeting.entries if e.item == "i6")
    words = "The Committee thanked the volunteers of the Partnership."
    with qtbot.waitSignal(desk.changed, timeout=3000):
        desk.submit(
            "note in item 6", lambda step: step.record(meeting, Say(text=words), at, item="i6")
        )
    assert any(words in row.said for row in window.entries.list.rows.rows)
    assert words in window.draft.page.document().toPlainText()
    assert window.status.undo.text() == "Undo: note in item 6"
    assert window.status.saved.words.startswith("Saved ")
    window.actions_["undo"].trigger()
    assert not any(words in row.said for row in window.entries.list.rows.rows)
    assert words not in window.draft.page.document().toPlainText()
    assert window.actions_["redo"].isEnabled()
    window.actions_["redo"].trigger()
    assert words in window.draft.page.document().toPlainText()


def test_text_that_looks_like_markup_is_printed_as_it_stands(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    meeting = desk.meeting_id
    assert meeting is not None
    assert desk.sight is not None
    at = next(e.at for e in desk.sight.meeting.entries if e.item == "i6")
    words = "<b>bold</b> &amp; <img src='file:///etc/passwd'>\u202eevil"
    with qtbot.waitSignal(desk.changed, timeout=3000):
        desk.submit(None, lambda step: step.record(meeting, Say(text=words), at, item="i6"))
    shown = "<b>bold</b> &amp; <img src='file:///etc/passwd'>[U+202E]evil"
    assert any(shown in row.said for row in window.entries.list.rows.rows)
    assert shown in window.draft.page.document().toPlainText()


def test_the_banner_keeps_what_comes_meanwhile(window: MainWindow) -> None:
    window.banner.say("The first.")
    window.banner.say("The second.")
    assert window.banner.words.words == "The first."
    window.banner.close_button.click()
    assert window.banner.words.words == "The second."
    window.banner.close_button.click()
    assert not window.banner.isVisible()


def test_closing_the_window_puts_the_book_away(
    window: MainWindow, desk: Desk, book_path: Path
) -> None:
    window.close()
    assert desk.book is None
    with open_book(book_path) as book:
        assert len(book.meetings()) == 2
    assert QApplication.instance() is not None
