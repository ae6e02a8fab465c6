"""What came back is settled one by one, by real keys in the real window, and taken back in one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk.minutes.layout import draft
from clerk.record.facts import Move, Say, Vote
from clerk.record.meeting import Meeting
from clerk.record.proposals import Proposal
from clerk.store.minutebook import MinuteBook, open_book
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.paper_dialog import PaperDialog
from clerk.ui.returned import Returned
from clerk.ui.views.words import plain
from tests.ui.conftest import MakeWindow
from tests.ui.returned_proposals import CHAIR, Chair
from tests.ui.test_access import focusable

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """Keys go to whatever has the keyboard."""

    def __init__(self, window: MainWindow, chair: Chair, qtbot: QtBot) -> None:
        self.window, self.chair, self.qtbot, self.desk = window, chair, qtbot, window.desk

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.wait()

    def write(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def wait(self) -> None:
        self.qtbot.waitUntil(self._is_quiet, timeout=10_000)

    def _is_quiet(self) -> bool:
        dialog = self.window.sign_off.coming_back.dialog
        return not self.desk.waiting and (dialog is None or not dialog.finder.asking)

    def open(self) -> Returned:
        self.press(Key.Key_9, CONTROL)
        dialog = self.window.sign_off.coming_back.dialog
        assert dialog is not None
        self.qtbot.waitUntil(dialog.card.hasFocus)
        self.wait()
        return dialog

    @property
    def dialog(self) -> Returned:
        dialog = self.window.sign_off.coming_back.dialog
        assert dialog is not None
        return dialog

    @property
    def meeting(self) -> Meeting:
        assert self.desk.book is not None
        return self.desk.book.meeting(self.chair.meeting)

    def kept(self, number: int) -> Proposal:
        assert self.desk.book is not None
        every = self.desk.book.sign_off.proposals(self.chair.meeting)
        return next(each.proposal for each in every if each.id == number)

    @property
    def labels(self) -> list[str]:
        """What the buttons say, with the letters that they are had by."""
        return [f"{each.keys}: {each.text()}" for each in self.dialog.card.buttons.values()]

    @property
    def notes(self) -> str:
        return self.dialog.card.notes.words

    def printed(self) -> list[str]:
        assert self.desk.sight is not None
        return [each.text for each in draft(self.meeting, self.desk.sight.style, "full").blocks]


@pytest.fixture
def hands(window: MainWindow, qtbot: QtBot) -> Iterator[Hands]:
    desk = window.desk
    assert isinstance(desk.book, MinuteBook)
    assert desk.meeting_id is not None
    hands = Hands(window, Chair(desk.book, desk.meeting_id), qtbot)
    window.activateWindow()
    window.live.to_line()
    yield hands
    hands.wait()


def test_a_wrong_seconder_is_put_right_in_the_fact_by_one_key_and_taken_back_by_one(
    hands: Hands,
) -> None:
    number = hands.chair.words("cm_e55", ("Owen Lindqvist", "Priya Nair"))
    dialog = hands.open()
    assert hands.labels[:4] == [
        "A: Accept: Seconder: Priya Nair instead of Owen Lindqvist",
        "W: Accept the words",
        "E: Amend",
        "R: Refuse",
    ]
    hands.press(Key.Key_A)
    moved = hands.meeting.entry_by_id[55]
    assert isinstance(moved.fact, Move)
    assert (moved.fact.seconder, moved.wording) == ("nair", None)
    assert hands.kept(number).state == "accepted"
    assert "Ctrl+Z takes it back" in hands.notes
    assert hands.desk.undo_name == f"proposal of {CHAIR} accepted"
    hands.press(Key.Key_Z, CONTROL)
    fact = hands.meeting.entry_by_id[55].fact
    assert isinstance(fact, Move)
    assert fact.seconder == "lindqvist"
    assert hands.kept(number).state == "open"
    assert dialog.here == number


def test_words_that_are_begun_stay_while_it_is_still_looked_for_what_would_be_altered(
    hands: Hands,
) -> None:
    hands.chair.words("cm_e1", ("Peter Brandt", "Piet Brandt"))
    QTest.keyClick(QApplication.focusWidget() or hands.window, Key.Key_9, CONTROL)
    dialog = hands.dialog
    hands.qtbot.waitUntil(dialog.card.hasFocus)
    assert dialog.finder.asking
    QTest.keyClick(dialog.card, Key.Key_E)
    hands.write("So ")
    hands.wait()
    assert dialog.card.field.hasFocus()
    assert dialog.card.field.toPlainText().endswith("So ")
    hands.press(Key.Key_Escape)
    assert any("Piet Brandt instead of Peter Brandt" in label for label in hands.labels)


def test_only_what_was_done_here_is_taken_back_here(hands: Hands) -> None:
    hands.chair.words("cm_e39", ("three sites", "four sites"))
    hands.desk.submit(None, lambda step: step.reword(38, "She left."))
    hands.wait()
    hands.open()
    hands.press(Key.Key_Z, CONTROL)
    assert hands.meeting.entry_by_id[38].wording == "She left."
    assert "in the main window" in hands.notes


def test_the_words_may_be_taken_instead_and_stay_tied_to_the_fact(hands: Hands) -> None:
    number = hands.chair.words("cm_e94", ("5 for, 1", "6 for, 2"))
    hands.open()
    hands.press(Key.Key_W)
    entry = hands.meeting.entry_by_id[94]
    assert isinstance(entry.fact, Vote)
    assert entry.fact.for_ == 5
    assert entry.wording is not None
    assert "6 for, 2 against" in entry.wording
    assert not entry.wording_is_stale
    assert hands.kept(number).state == "accepted"


def test_one_is_refused_one_amended_and_a_query_answered_and_each_can_be_taken_up_again(
    hands: Hands,
) -> None:
    refused = hands.chair.words("cm_e39", ("three sites", "four sites"))
    amended = hands.chair.words("cm_e51", ("five per cent", "six per cent"))
    asked = hands.chair.ask("cm_e46", "eleven dry days", "Was it not twelve?")
    dialog = hands.open()
    assert dialog.counts.words == "1 of 3 · 3 to settle, 0 settled"
    hands.press(Key.Key_R)
    assert dialog.here == amended
    hands.press(Key.Key_E)
    assert dialog.card.field.hasFocus()
    dialog.card.field.selectAll()
    hands.write("Dr Farouk agreed.")
    hands.press(Key.Key_Return)
    assert dialog.here == asked
    assert "Was it not twelve?" in dialog.card.accessibleName()
    hands.press(Key.Key_A)
    hands.write("Eleven: see the table.")
    hands.press(Key.Key_Return)
    assert [hands.kept(each).state for each in (refused, amended, asked)] == [
        "refused", "amended", "answered",
    ]  # fmt: skip
    assert hands.kept(asked).answer == "Eleven: see the table."
    said = hands.meeting.entry_by_id[51].fact
    assert isinstance(said, Say)
    assert said.text == "Dr Farouk agreed."
    assert "three sites" in str(hands.meeting.entry_by_id[39].fact)
    assert "Everything is settled" in plain(tuple(dialog.card.head._words))
    hands.press(Key.Key_S)
    assert dialog.counts.words == "1 of 3 · 0 to settle, 3 settled"
    hands.press(Key.Key_O)
    assert hands.kept(refused).state == "open"
    assert hands.kept(refused).settled_at is None


def test_an_amended_sentence_that_a_fact_can_give_alters_the_fact(hands: Hands) -> None:
    number = hands.chair.words("cm_e55", ("Owen Lindqvist", "Priya Nair"))
    hands.open()
    hands.press(Key.Key_E)
    field = hands.dialog.card.field
    field.setPlainText(field.toPlainText().replace("Priya Nair", "Joan Marsh"))
    hands.press(Key.Key_Return)
    fact = hands.meeting.entry_by_id[55].fact
    assert isinstance(fact, Move)
    assert fact.seconder == "jmarsh"
    assert hands.kept(number).state == "amended"
    assert "Joan Marsh" in hands.kept(number).answer


def test_two_paragraphs_after_one_are_put_in_in_their_order_and_one_is_taken_away(
    hands: Hands,
) -> None:
    first, second = "Members thanked the volunteers.", "They were to be invited in May."
    hands.chair.insert("cm_e51", first)
    hands.chair.insert("cm_e51", second)
    hands.chair.remove("cm_e44")
    hands.open()
    for _ in range(3):
        hands.press(Key.Key_A)
    printed = hands.printed()
    at = printed.index(hands.chair.texts["cm_e51"])
    assert printed[at + 1 : at + 3] == [first, second]
    assert hands.chair.texts["cm_e44"] not in printed


def test_what_was_altered_since_is_kept_and_what_meets_is_told(hands: Hands) -> None:
    hands.chair.words("cm_e51", ("five per cent", "six per cent"))
    entry = hands.meeting.entry_by_id[51]
    assert isinstance(entry.fact, Say)
    other = msgspec.structs.replace(entry.fact, text=entry.fact.text.replace("observed", "said"))
    hands.desk.submit(None, lambda step: step.change(51, fact=other))
    hands.wait()
    hands.open()
    titles = [each.title for each in hands.dialog.card.texts.told]
    assert titles == ["As it was sent", "Proposed", "As it reads now", "With the proposal"]
    hands.press(Key.Key_A)
    said = hands.meeting.entry_by_id[51].fact
    assert isinstance(said, Say)
    assert "said that" in said.text
    assert "six per cent" in said.text


def test_what_stands_in_the_way_is_said_and_nothing_is_changed(hands: Hands) -> None:
    number = hands.chair.remove("cm_e93")
    hands.open()
    before = hands.meeting
    hands.press(Key.Key_A)
    assert hands.meeting == before
    assert hands.kept(number).state == "open"
    assert "rest" in hands.notes


def test_a_key_that_is_struck_twice_settles_one(hands: Hands) -> None:
    one = hands.chair.words("cm_e39", ("three sites", "four sites"))
    two = hands.chair.words("cm_e94", ("5 for", "6 for"))
    dialog = hands.open()
    QTest.keyClick(dialog.card, Key.Key_R)
    QTest.keyClick(dialog.card, Key.Key_R)
    hands.wait()
    assert (hands.kept(one).state, hands.kept(two).state) == ("refused", "open")
    assert dialog.here == two


def test_it_is_walked_and_left_by_keys_and_the_place_is_gone_to(hands: Hands) -> None:
    one = hands.chair.words("cm_e39", ("three sites", "four sites"))
    two = hands.chair.words("cm_e94", ("5 for", "6 for"))
    dialog = hands.open()
    hands.press(Key.Key_N)
    assert dialog.here == two
    hands.press(Key.Key_B)
    assert dialog.here == one
    dialog.list.setFocus()
    hands.press(Key.Key_Down)
    assert dialog.here == two
    hands.press(Key.Key_G)
    assert hands.window.sign_off.coming_back.dialog is None
    assert (hands.desk.item, hands.desk.entry) == ("i10", 94)
    hands.qtbot.waitUntil(hands.window.entries.list.hasFocus)
    hands.open()
    hands.press(Key.Key_Escape)
    assert hands.window.sign_off.coming_back.dialog is None


def test_changes_are_told_in_words_and_not_by_colour_alone(hands: Hands) -> None:
    hands.chair.words("cm_e94", ("5 for", "6 for"), tracked=False)
    dialog = hands.open()
    proposed = dialog.card.texts.told[1]
    assert "[taken out: 5] [put in: 6] for" in proposed.said
    assert [(w.text, w.struck, w.under) for w in proposed.words if w.struck or w.under] == [
        ("5", True, False),
        ("6", False, True),
    ]
    assert "not marked as a change" in dialog.card.whose.words
    assert CHAIR in dialog.card.whose.words


def test_what_is_open_is_counted_below_the_agenda_and_opened_from_there(
    hands: Hands, qtbot: QtBot
) -> None:
    window = hands.window

    def rows() -> list[str]:
        return [row.said for row in window.agenda.list.rows.rows if "Ctrl+9" in row.said]

    assert rows() == []
    settled = window.agenda.title.words
    draft_row = hands.chair.draft

    def ask(anchor: str) -> None:
        made = Proposal(kind="query", anchor=anchor, was="x", remark="Why?")
        hands.desk.submit(None, lambda step: step.sign_off.propose(draft_row, made))
        hands.wait()

    ask("cm_e39")
    ask("cm_e46")
    qtbot.waitUntil(lambda: rows() == ["2 proposals and queries to settle (Ctrl+9)"])
    assert window.agenda.title.words != settled
    window.agenda.list.setFocus()
    window.agenda.go_to_mark("came-back")
    hands.press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.sign_off.coming_back.dialog is not None)
    hands.wait()
    hands.press(Key.Key_R)
    hands.press(Key.Key_R)
    qtbot.waitUntil(lambda: rows() == [])
    assert window.agenda.title.words == settled


# On paper.


def test_what_stands_on_paper_is_entered_by_keys_alone(hands: Hands, qtbot: QtBot) -> None:
    hands.open()
    assert "Nothing has come back" in hands.dialog.card.head.words
    hands.press(Key.Key_P)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() not in (None, hands.dialog))
    paper = QApplication.activeModalWidget()
    assert isinstance(paper, PaperDialog)
    qtbot.waitUntil(paper.search.hasFocus)
    hands.write("laboratory five")
    hands.press(Key.Key_Return)
    assert paper.text.hasFocus()
    text = hands.chair.texts["cm_e51"]
    assert paper.text.toPlainText() == text
    paper.text.setPlainText(text.replace("five", "six"))
    hands.press(Key.Key_Return)
    assert "Kept" in paper.outcome.words
    hands.press(Key.Key_Escape)
    qtbot.waitUntil(hands.dialog.isActiveWindow)
    (kept,) = hands.dialog.kept
    made = kept.proposal
    assert (made.kind, made.anchor, made.origin) == ("words", "cm_e51", "paper")
    assert made.now == text.replace("five", "six")
    assert made.author == "Marta Reyes"
    hands.wait()
    hands.press(Key.Key_A)
    assert text.replace("five", "six") in hands.printed()


def test_a_book_to_read_shows_what_came_back_and_settles_nothing(
    make_window: MakeWindow, book_path: Path, qtbot: QtBot
) -> None:
    with open_book(book_path) as book:
        meeting = next(each.id for each in book.meetings() if "Scrutiny" in each.body_name)
        Chair(book, meeting).words("cm_e39", ("three sites", "four sites"))
    window = make_window()
    window.desk.open(book_path, to_read=True)
    window.errands.choose_meeting(meeting)
    window.sign_off.coming_back.show()
    dialog = window.sign_off.coming_back.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.finder.asking, timeout=5000)
    assert set(dialog.card.buttons) == {"go", "next", "previous"}
    dialog.reject()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_fits_into_a_small_window_at_any_text_size_and_every_control_has_a_name(
    hands: Hands, look: Look, scale: float
) -> None:
    hands.window.resize(1280, 720)
    look.set_scale(scale)
    hands.chair.words("cm_e55", ("Owen Lindqvist", "Priya Nair"))
    hands.chair.words("cm_e1", ("Peter Brandt", "Piet Brandt"))
    dialog = hands.open()
    paper = hands.window.sign_off.coming_back.paper_dialog()
    assert paper is not None
    hands.qtbot.addWidget(paper)
    paper.show()
    for each in (dialog, paper):
        assert each.width() <= 1280
        assert each.height() <= 720
        for widget in focusable(each):
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name).strip(), type(widget).__name__
    card = dialog.card

    def all_seen() -> bool:
        corners = (each.mapTo(card, each.rect().bottomRight()) for each in card.buttons.values())
        return all(card.rect().contains(corner) for corner in corners)

    hands.qtbot.waitUntil(all_seen)
    assert dialog.card.texts.viewport().height() >= look.px(22)
