"""“Can this be signed?” by key: what stands in the way, there and back again, and the page as text."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clerk.record.facts import Apologise, Arrive, Assign, End, OpenItem, Private, Say, Start
from clerk.record.proposals import Proposal
from clerk.store.minutebook import MinuteBook
from clerk.store.sign_off import NewDraft
from clerk.ui.signable import SignablePage
from tests.ui.settling_keys import CONTROL, Events, Hands, Key, Sit
from tests.ui.test_access import assert_fits, focusable

CLEAN: Events = [
    (0, None, Arrive(person="ash")),
    (0, None, Arrive(person="birch")),
    (1, None, Start(presiding="ash")),
    (2, "i1", OpenItem(item="i1")),
    (3, "i1", Apologise(people=("cedar",))),
    (5, "i2", OpenItem(item="i2")),
    (6, "i2", Say(text="The wall leaned.")),
    (20, "i3", OpenItem(item="i3")),
    (21, "i3", Say(text="There was none.")),
    (25, "i3", End()),
]
DOUBT = (7, "i2", Private(text="Was it twelve bricks?", doubt="open"))
ACTION = (8, "i2", Assign(text="Ask the mason."))
BLANK = [each for each in CLEAN if each[2] != Apologise(people=("cedar",))]


def opened(hands: Hands) -> SignablePage:
    """The page, asked for by its key, with the keyboard in its list."""
    hands.qtbot.waitUntil(hands.window.isActiveWindow)
    hands.press(Key.Key_F7, CONTROL)
    page = hands.window.sign_off.signable
    hands.qtbot.waitUntil(page.isVisible)
    hands.qtbot.waitUntil(page.list.hasFocus)
    return page


def said(page: SignablePage) -> list[str]:
    return [row.said for row in page.list.rows.rows if row.kind == "row"]


def headings(page: SignablePage) -> list[str]:
    return ["".join(w.text for w in r.words) for r in page.list.rows.rows if r.kind == "heading"]


def test_a_clean_meeting_is_ready_and_says_what_is_in_order(sit: Sit) -> None:
    hands = sit(CLEAN)
    page = opened(hands)
    assert page.headline.words == "Ready for the chair."
    assert page.mark.name == "tick"
    assert headings(page) == ["In order", "To know"]
    assert any(
        "Every member is accounted for: 2 of 3 present, 1 with apologies." in s for s in said(page)
    )
    assert not page.go_button.isEnabled()
    hands.press(Key.Key_Return)
    assert page.isVisible()
    hands.press(Key.Key_Escape)
    assert page.isHidden()


def test_it_says_in_words_what_must_and_what_should_be_settled_with_the_rule(sit: Sit) -> None:
    hands = sit([*BLANK, DOUBT, ACTION])
    page = opened(hands)
    assert page.headline.words == "3 things must be settled first, 1 should be."
    assert headings(page)[:4] == [
        "Doubts parked · 1",
        "Who was there · 1",
        "Items and what became of them · 1",
        "Actions · 1",
    ]
    hands.press(Key.Key_Down)
    assert "Local Government Act 1972 Sch 12" in page.source.words
    assert page.source.words.startswith("Must be settled.")
    name = QAccessible.queryAccessibleInterface(page.source).text(QAccessible.Text.Name)
    assert "Local Government Act 1972" in name
    row = said(page)[1]
    assert row.startswith("Who was there. must be settled. Councillor Cedar Lowe is neither")


def test_enter_goes_to_the_card_that_mends_it_and_the_key_leads_back_to_the_same_place(
    sit: Sit,
) -> None:
    hands = sit([*BLANK, ACTION])
    page = opened(hands)
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Down)
    assert page.in_hand is not None
    assert page.in_hand.sentence == "This action names nobody who is to do it."
    hands.press(Key.Key_Return)
    assert page.isHidden()
    assert hands.card.isVisible()
    assert hands.card.sentence.words == "This action names nobody who is to do it."
    assert "Ctrl+F7" in hands.window.status.remark.words
    assert opened(hands) is page
    assert page.in_hand is not None
    assert page.in_hand.sentence == "This action names nobody who is to do it."


def test_what_was_mended_is_gone_when_the_page_comes_back_and_the_next_is_in_hand(
    sit: Sit,
) -> None:
    hands = sit(BLANK)
    page = opened(hands)
    assert page.headline.words == "2 things must be settled first."
    hands.press(Key.Key_Return)
    hands.qtbot.waitUntil(hands.card.hasFocus)
    hands.mend("Record apologies")
    opened(hands)
    assert page.headline.words == "Ready for the chair."
    hands.press(Key.Key_Escape)
    hands.qtbot.waitUntil(hands.window.isActiveWindow)
    hands.window.live.to_line()
    hands.press(Key.Key_Z, CONTROL)
    hands.wait()
    opened(hands)
    assert page.headline.words == "2 things must be settled first."


def test_a_page_that_is_open_follows_the_record(sit: Sit) -> None:
    hands = sit(BLANK)
    page = opened(hands)
    number = hands.desk.meeting_id
    assert number is not None
    at = dt.datetime(2026, 10, 6, 19, 3)
    hands.desk.submit(
        None, lambda step: step.record(number, Apologise(people=("cedar",)), at, item="i1")
    )
    hands.wait()
    hands.qtbot.waitUntil(lambda: page.headline.words == "Ready for the chair.")


def test_a_doubt_is_gone_to_in_its_own_card(sit: Sit) -> None:
    hands = sit([*CLEAN, DOUBT])
    page = opened(hands)
    assert page.headline.words == "1 thing must be settled first."
    hands.press(Key.Key_Return)
    card = hands.window.entries.doubt_card
    assert card.isVisible()
    assert card.sentence.words == "Was it twelve bricks?"


def test_a_query_of_the_chair_stands_in_the_way_until_it_is_settled(sit: Sit) -> None:
    hands = sit(CLEAN)
    book, number = hands.desk.book, hands.desk.meeting_id
    assert isinstance(book, MinuteBook)
    assert number is not None
    new = NewDraft(meeting=hands.meeting, style=b"", letterhead=b"", at=dt.datetime(2026, 10, 7))
    kept = book.do(lambda step: step.sign_off.keep_draft(number, new)).value
    (said_,) = [entry for entry in hands.facts(Say) if entry.item == "i2"]
    query = Proposal(
        kind="query", anchor=f"cm_e{said_.id}", remark="Which wall?", author="Cllr Ash"
    )
    row = book.do(lambda step: step.sign_off.propose(kept, query)).value
    page = opened(hands)
    assert page.headline.words == "1 thing must be settled first."
    assert page.in_hand is not None
    assert page.in_hand.sentence == "Cllr Ash asks: “Which wall?”"
    hands.press(Key.Key_Return)
    assert page.isHidden()
    shown = hands.window.sign_off.coming_back.dialog
    assert shown is not None
    shown.reject()
    hands.window.activateWindow()
    book.do(
        lambda step: step.sign_off.settle_proposal(
            row, "answered", hands.window.live.recorder.clock(), "The orchard's."
        )
    )
    opened(hands)
    assert page.headline.words == "Ready for the chair."


def test_control_c_copies_it_as_text_without_a_doubts_words(sit: Sit) -> None:
    hands = sit([*CLEAN, DOUBT])
    page = opened(hands)
    QTest.keyClick(page.list, Qt.Key.Key_C, CONTROL)
    text = QApplication.clipboard().text()
    assert text.startswith("Can this be signed?\nFinance Committee, Tuesday 6 October 2026")
    assert "twelve bricks" not in text
    assert "A doubt is parked" in text
    assert "Copied" in page.source.words


def test_before_the_rules_were_tried_it_says_so_and_then_follows(sit: Sit) -> None:
    hands = sit(CLEAN)
    number = hands.desk.meeting_id
    assert number is not None
    hands.desk.choose_meeting(number)
    assert hands.desk.sight is not None
    assert hands.desk.sight.at_a_glance
    page = hands.window.sign_off.signable
    page.open()
    assert "The rules are being tried" in page.headline.words
    assert not page.copy_button.isEnabled()
    hands.look()
    hands.qtbot.waitUntil(lambda: page.headline.words == "Ready for the chair.")


def test_with_large_text_it_stays_on_a_small_screen(sit: Sit) -> None:
    hands = sit([*BLANK, ACTION], size=(1280, 720))
    hands.window.look.set_scale(2.0)
    page = opened(hands)
    assert page.width() <= 1280
    assert page.height() <= 720
    assert page.heading.isHidden()
    assert page.go_button.isVisible()
    assert page.list.viewport().height() > page.list.sizeHintForRow(1) * 2
    assert_fits(page)
    for widget in focusable(page):
        assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
