"""All behind a decision, by key: the one in hand, others chosen, files made, exempt words only when asked for."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from clerk.record.facts import (
    Arrive,
    End,
    ExcludePublic,
    Move,
    OpenItem,
    Private,
    Resolve,
    Start,
    Vote,
)
from clerk.store.minutebook import MinuteBook
from clerk.ui.decision_sheet import EXEMPT, HIDDEN, NONE, DecisionSheet
from tests.ui.settling_keys import CONTROL, SHIFT, Events, Hands, Key, Sit
from tests.ui.test_access import assert_fits, focusable

EVENTS: Events = [
    (0, None, Arrive(person="ash")),
    (0, None, Arrive(person="birch")),
    (1, None, Start(presiding="ash")),
    (5, "i2", OpenItem(item="i2")),
    (6, "i2", Move(ref="wall", what="The wall be mended", mover="ash", seconder="birch")),
    (7, "i2", Vote(on="wall", manner="show_of_hands", for_=2, against=0)),
    (8, "i2", Resolve(kind="resolved", by="wall", what="That the wall be mended")),
    (9, "i2", Private(text="SECRETNOTE", doubt="open")),
    (20, "i3", OpenItem(item="i3")),
    (21, "i3", ExcludePublic(items=("i3",), paragraphs=(3,))),
    (22, "i3", Vote(on="item", manner="assent")),
    (23, "i3", Resolve(kind="resolved", what="That SECRETPRICE be paid")),
    (25, "i3", End()),
]


def behind(hands: Hands) -> DecisionSheet:
    """The window of what is behind the decisions, shown as its command shows it, but without its own loop."""
    dialog = hands.window.sign_off.decision_sheet()
    dialog.show()
    hands.qtbot.addWidget(dialog)
    hands.qtbot.waitUntil(dialog.isVisible)
    return dialog


def words(dialog: DecisionSheet) -> str:
    return dialog.page.toPlainText()


def key(dialog: DecisionSheet, which: Qt.Key) -> None:
    QTest.keyClick(dialog.list, which)


def test_its_key_opens_it_at_the_decision_behind_which_the_entry_in_hand_stands(sit: Sit) -> None:
    hands = sit(EVENTS)
    (vote, _) = hands.facts(Vote)
    hands.desk.choose_entry(vote.id)
    seen: list[str] = []

    def look() -> None:
        dialog = hands.window.findChild(DecisionSheet)
        if dialog is not None and dialog.isVisible():
            seen.append(words(dialog))
            QTest.keyClick(dialog.list, Key.Key_Escape)

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    hands.press(Key.Key_F8, CONTROL | SHIFT)
    timer.stop()
    assert "All behind minute 2" in seen[0]
    assert "Moved by Councillor Ash Lowe, seconded by Councillor Birch Lowe." in seen[0]
    assert "2 for, 0 against" in seen[0]
    assert "SECRETNOTE" not in seen[0]


def test_the_arrow_keys_choose_another_and_exempt_words_are_shown_only_when_asked_for(
    sit: Sit,
) -> None:
    hands = sit(EVENTS)
    hands.desk.choose("i2")
    dialog = behind(hands)
    rows = [row.said for row in dialog.list.rows.rows]
    assert rows == [
        "minute 2, That the wall be mended, 19:08",
        "minute 3, touches exempt business, 19:23",
    ]
    assert "All behind minute 2" in words(dialog)
    assert dialog.show_button.isHidden()
    key(dialog, Key.Key_Down)
    assert words(dialog) == HIDDEN
    assert not dialog.export_button.isEnabled()
    QTest.keyClick(dialog.show_button, Key.Key_Space)
    assert "SECRETPRICE" in words(dialog)
    assert words(dialog).startswith("NOT FOR PUBLICATION")
    assert dialog.remark.words == EXEMPT
    assert dialog.page.hasFocus() or not dialog.isActiveWindow()
    key(dialog, Key.Key_Up)
    assert "SECRETPRICE" not in words(dialog)
    assert dialog.remark.words == ""


def test_what_was_changed_in_the_book_is_told(sit: Sit) -> None:
    hands = sit(EVENTS)
    book = hands.desk.book
    assert isinstance(book, MinuteBook)
    (vote, _) = hands.facts(Vote)
    book.change(vote.id, fact=Vote(on="wall", manner="show_of_hands", for_=1, against=1))
    book.undo()
    gone = book.record(1, Vote(on="item", manner="assent"), vote.at, item="i2").value
    book.remove(gone)
    hands.desk.choose("i2")
    told = words(behind(hands))
    assert "votes for: from 2 to 1; votes against: from 0 to 1." in told
    assert "by undo" in told
    assert "Taken away." in told


def test_word_and_pdf_are_made_in_the_folder_and_named_after_the_minute(
    sit: Sit, tmp_path: Path
) -> None:
    hands = sit(EVENTS)
    hands.desk.choose("i2")
    dialog = behind(hands)
    dialog.export(tmp_path)
    hands.qtbot.waitUntil(lambda: bool(dialog.written), timeout=20000)
    names = sorted(path.name for path in tmp_path.glob("finance-*"))
    stem = "finance-2026-10-06-all-behind-minute-2"
    assert names == [f"{stem}.docx", f"{stem}.pdf"]
    assert dialog.remark.words.startswith(f"Written to {tmp_path}")
    dialog.written = []
    key(dialog, Key.Key_Down)
    dialog.export(tmp_path)
    assert dialog.written == []
    dialog.show_exempt()
    dialog.export(tmp_path)
    hands.qtbot.waitUntil(lambda: bool(dialog.written), timeout=20000)
    assert all("not-for-publication" in path.name for path in dialog.written)


def test_without_a_decision_it_says_so_and_makes_nothing(sit: Sit) -> None:
    hands = sit()
    dialog = behind(hands)
    assert words(dialog) == NONE
    assert not dialog.export_button.isEnabled()


def test_it_has_names_for_a_screen_reader_and_fits_a_small_screen_with_large_text(
    sit: Sit,
) -> None:
    hands = sit(EVENTS, size=(1280, 720))
    hands.window.look.set_scale(2.0)
    dialog = behind(hands)
    assert (dialog.width() <= 1280, dialog.height() <= 720) == (True, True)
    assert_fits(dialog)
    for widget in focusable(dialog):
        assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    assert dialog.heading.isHidden()
    assert dialog.page.height() > dialog.look.px(100)
    assert dialog.export_button.isVisible()
