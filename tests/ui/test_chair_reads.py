"""The chair reads a kept draft on the officer's laptop, by real keys: nothing private is seen, nothing said is lost."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget

from clerk.minutes.anchors import anchors
from clerk.record.facts import ExcludePublic, Private, Say
from clerk.record.proposals import Proposal
from clerk.record.stages import StageStep, stage_now
from clerk.record.whole import read_whole
from clerk.store.minutebook import MinuteBook
from clerk.store.sign_off_reading import KeptDraft
from clerk.ui.chair_opening import both_sets
from clerk.ui.chair_reads import ChairReads
from clerk.ui.drafting import DraftWanted, compose, keep
from clerk.ui.memory import Correspondent
from clerk.ui.text_label import TextLabel
from clerk.ui.views.chair_reading import CLOSING, OPENING
from tests.ui.hindering import locked_at_once
from tests.ui.settling_keys import CONTROL, EVENTS, NOW, SHIFT, Events, Hands, Key, Sit
from tests.ui.test_access import assert_fits

NOTED = "the zebra is not to be named"
DOUBTED = "whether the giraffe was third"
HUSHED = "The rent of the tapir house was £61,500."
SECRET: Events = [
    *EVENTS[:-1],
    (12, "i2", Say(text="The wall was said to lean.")),
    (13, "i2", Private(text=NOTED)),
    (14, "i2", Private(text=DOUBTED, doubt="open")),
    (15, None, ExcludePublic(items=("i3",), paragraphs=(3,))),
    EVENTS[-1],
    (21, "i3", Say(text=HUSHED)),
]


def kept_draft(hands: Hands) -> KeptDraft:
    book, meeting = hands.desk.book, hands.desk.meeting_id or 0
    assert isinstance(book, MinuteBook)
    new = compose(book, meeting, DraftWanted(at=NOW, by="Pell", files=()), lambda *_: None)
    row = book.do(lambda step: keep(step, meeting, new, "with_chair")).value
    return book.sign_off.draft(row)


def opened(hands: Hands) -> ChairReads:
    hands.window.activateWindow()
    hands.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    hands.press(Key.Key_F9, CONTROL | SHIFT)
    reading = hands.window.sign_off.chair_reading
    hands.qtbot.waitUntil(lambda: reading.view is not None, timeout=5000)
    view = reading.view
    assert view is not None
    hands.qtbot.waitUntil(view.blocks[0].hasFocus, timeout=5000)
    return view


def seen(view: QWidget) -> str:
    """Everything that stands in the window or is read out by a screen reader."""
    said = []
    for each in [view, *view.findChildren(QWidget)]:
        said += [each.accessibleName(), each.accessibleDescription(), each.windowTitle()]
        if isinstance(each, TextLabel):
            said.append(each.words)
        elif isinstance(each, QPlainTextEdit):
            said.append(each.toPlainText())
    return "\n".join(said)


def said(hands: Hands) -> list[Proposal]:
    hands.wait()
    assert hands.desk.book is not None
    return [
        each.proposal for each in hands.desk.book.sign_off.proposals(hands.desk.meeting_id or 0)
    ]


def go_to(hands: Hands, view: ChairReads, words: str) -> None:
    """Walk by key to the paragraph that has some words."""
    hands.press(Key.Key_Home)
    for _ in range(80):
        if words in view.blocks[view.block].block.lines:
            return
        at = view.block
        hands.press(Key.Key_Down)
        if view.block == at:
            hands.press(Key.Key_PageDown)
    raise AssertionError(f"no key leads to {words}")


def open_exempt_parts(hands: Hands) -> None:
    hands.press(Key.Key_X)
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Space)


def hand_back(hands: Hands, view: ChairReads) -> None:
    hands.press(Key.Key_Escape)
    assert view.ask_leave.name.control.hasFocus()
    hands.press(Key.Key_Return)
    hands.wait()
    reading = hands.window.sign_off.chair_reading
    hands.qtbot.waitUntil(lambda: reading.view is None)


def test_an_item_is_agreed_a_question_asked_and_words_suggested_by_one_key_each(sit: Sit) -> None:
    hands = sit(SECRET)
    draft = kept_draft(hands)
    view = opened(hands)
    assert [page.place for page in view.pages][:3] == [OPENING, "i1", "i2"]
    hands.press(Key.Key_PageDown)
    hands.press(Key.Key_A)
    assert view.page.place == "i2", "on to the next"
    go_to(hands, view, "said to lean")
    hands.press(Key.Key_Q)
    hands.write("By whom?")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_S)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    assert editor.toPlainText() == "The wall was said to lean.", "typed over what stands there"
    editor.selectAll()
    hands.write("The wall leans.")
    hands.press(Key.Key_Return)
    query, words = said(hands)
    anchor = view.blocks[view.block].block.anchor
    assert (query.kind, query.anchor, query.remark, query.about) == (
        "query",
        anchor,
        "By whom?",
        "The wall was said to lean.",
    )
    assert (words.kind, words.anchor, words.was, words.now) == (
        "words",
        anchor,
        "The wall was said to lean.",
        "The wall leans.",
    )
    assert {(each.author, each.origin, each.at) for each in (query, words)} == {
        ("Councillor Ash Lowe", "reading", NOW.replace(microsecond=0))
    }
    assert hands.desk.book is not None
    (agreed,) = hands.desk.book.sign_off.draft(draft.id).agreed
    assert (agreed.place, agreed.by, agreed.which) == ("i1", "Councillor Ash Lowe", "public")
    names = anchors(both_sets(hands.desk.book, draft)[0])
    assert anchor in names
    assert "You ask: By whom?" in seen(view)
    assert "You would say: The wall leans." in seen(view)


def test_nothing_private_is_seen_and_nothing_exempt_without_the_second_step(sit: Sit) -> None:
    hands = sit(SECRET)
    draft = kept_draft(hands)
    view = opened(hands)

    def everything() -> str:
        found = []
        for place in range(len(view.pages)):
            view.show_page(place)
            found.append(seen(view))
        return "\n".join(found)

    everywhere = everything()
    assert NOTED not in everywhere
    assert DOUBTED not in everywhere
    assert HUSHED not in everywhere
    assert "Part of this is exempt and is not shown here" in everywhere
    hands.press(Key.Key_X)
    hands.press(Key.Key_Space)
    assert view.stack.currentWidget() is view.reading
    assert not view.with_exempt, "the keyboard was on the answer that opens nothing"
    open_exempt_parts(hands)
    assert "X closes them." in view.reading.exempt_words.words
    open_ = everything()
    assert HUSHED in open_
    assert "EXEMPT PARTS ARE OPEN: NOT FOR PUBLICATION" in open_
    assert NOTED not in open_
    assert DOUBTED not in open_
    go_to(hands, view, "tapir")
    hands.press(Key.Key_A)
    hands.wait()
    hands.press(Key.Key_Escape)
    assert not view.with_exempt, "closed before the laptop is handed back"
    assert HUSHED not in everything()
    assert hands.desk.book is not None
    (agreed,) = hands.desk.book.sign_off.draft(draft.id).agreed
    assert (agreed.place, agreed.which) == ("i3", "full")


def test_what_is_read_is_the_draft_that_was_kept_and_not_the_record_since(sit: Sit) -> None:
    hands = sit(SECRET)
    draft = kept_draft(hands)
    book = hands.desk.book
    assert isinstance(book, MinuteBook)
    assert read_whole(book.sign_off.kept_content(draft.record)) == book.meeting(draft.meeting)
    book.record(draft.meeting, Say(text="Added since."), NOW, item="i2")
    view = opened(hands)
    go_to(hands, view, "said to lean")
    assert "Added since." not in seen(view)
    assert f"Draft {draft.number} of Tuesday 6 October 2026" in seen(view)


def test_what_is_being_written_is_kept_at_every_pause_and_taken_back_by_escape(sit: Sit) -> None:
    hands = sit(SECRET)
    kept_draft(hands)
    view = opened(hands)
    go_to(hands, view, "said to lean")
    hands.press(Key.Key_Q)
    shown = view.blocks[view.block]
    assert shown.editor is not None
    shown.editor.pause.setInterval(0)
    hands.write("By wh")
    hands.qtbot.waitUntil(lambda: [each.remark for each in said(hands)] == ["By wh"], timeout=3000)
    hands.press(Key.Key_Escape)
    assert said(hands) == []
    assert "You ask" not in seen(view)
    hands.press(Key.Key_Q)
    hands.write("By whom?")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Q)
    hands.write(" And when?")
    hands.press(Key.Key_Escape)
    assert [each.remark for each in said(hands)] == ["By whom?"]
    hands.press(Key.Key_Q)
    hands.write(" And when?")
    view.reading.buttons["next"].click()
    assert [each.remark for each in said(hands)] == ["By whom? And when?"], "going on keeps it"


def test_who_comes_back_to_it_finds_what_they_said_and_what_was_answered(sit: Sit) -> None:
    hands = sit(SECRET)
    kept_draft(hands)
    view = opened(hands)
    hands.press(Key.Key_A)
    for words, question in (("said to lean", "By whom?"), ("wall be mended", "Which wall?")):
        go_to(hands, view, words)
        hands.press(Key.Key_Q)
        hands.write(question)
        hands.press(Key.Key_Return)
    hand_back(hands, view)
    book = hands.desk.book
    assert isinstance(book, MinuteBook)
    first = next(
        each
        for each in book.sign_off.proposals(hands.desk.meeting_id or 0)
        if each.proposal.remark == "By whom?"
    )
    book.do(lambda step: step.sign_off.settle_proposal(first.id, "answered", NOW, "By Ms Rush."))
    view = opened(hands)
    assert "1 agreed" in seen(view)
    assert "Read and agreed." in seen(view)
    go_to(hands, view, "said to lean")
    assert "You said: By whom? Answer: By Ms Rush." in seen(view)
    go_to(hands, view, "wall be mended")
    hands.press(Key.Key_Q)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    assert editor.toPlainText() == "Which wall?"
    hands.press(Key.Key_Escape)
    hands.press(Key.Key_Home)
    hands.press(Key.Key_A)
    assert "Read and agreed." not in seen(view)


def test_on_handing_back_who_read_is_asked_and_remembered_and_put_to_what_was_said_now(
    sit: Sit,
) -> None:
    hands = sit(SECRET)
    draft = kept_draft(hands)
    view = opened(hands)
    hands.press(Key.Key_A)
    go_to(hands, view, "said to lean")
    hands.press(Key.Key_Q)
    hands.write("By whom?")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Escape)
    pages = len(view.pages)
    assert f"You agreed 1 of {pages} items and asked 1 question." in view.ask_leave.words.words
    assert view.ask_leave.name.value == "Councillor Ash Lowe"
    QTest.keyClick(view.ask_leave.name.control, Qt.Key.Key_Delete)
    hands.press(Key.Key_Return)
    assert "write your name" in view.ask_leave.name.note.words
    hands.write("Councillor Birch Lowe")
    hands.press(Key.Key_Return)
    assert [each.author for each in said(hands)] == ["Councillor Birch Lowe"]
    assert hands.desk.book is not None
    assert [each.by for each in hands.desk.book.sign_off.draft(draft.id).agreed] == [
        "Councillor Birch Lowe"
    ]
    memory, banner = hands.window.memory, hands.window.banner
    assert memory.chair_of(hands.meeting) == Correspondent("Councillor Birch Lowe")
    told = f"Draft 1: Councillor Birch Lowe agreed 1 of {pages} items and asked 1 question."
    assert banner.words.words == told
    assert not banner.act.isVisible()


def test_once_all_is_agreed_and_nothing_asked_that_can_be_recorded(sit: Sit) -> None:
    hands = sit(SECRET)
    draft = kept_draft(hands)
    view = opened(hands)
    for _ in view.pages:
        hands.press(Key.Key_A)
    hand_back(hands, view)
    banner, book = hands.window.banner, hands.desk.book
    assert book is not None
    assert not banner.act.isVisible(), "the exempt words were not read"
    banner.close_button.click()
    view = opened(hands)
    while view.page.place != "i3":
        hands.press(Key.Key_PageDown)
    assert "Read and agreed without the exempt parts." in view.reading.state.words
    open_exempt_parts(hands)
    assert "Read and agreed" not in view.reading.state.words
    hands.press(Key.Key_A)
    hand_back(hands, view)
    assert stage_now(book.sign_off.stage_steps(draft.meeting)) == "with_chair", "not by itself"
    assert banner.act.text() == "Record it as agreed"
    banner.act.click()
    hands.wait()
    last = book.sign_off.stage_steps(draft.meeting)[-1]
    assert (last.stage, last.by, last.draft) == ("agreed", "Councillor Ash Lowe", draft.id)


def test_agreement_is_not_recorded_once_the_minutes_are_further_than_that(sit: Sit) -> None:
    hands = sit()
    draft = kept_draft(hands)
    view = opened(hands)
    for _ in view.pages:
        hands.press(Key.Key_A)
    hand_back(hands, view)
    banner, book = hands.window.banner, hands.desk.book
    assert isinstance(book, MinuteBook)
    assert banner.act.text() == "Record it as agreed"
    further = StageStep(stage="circulated", at=NOW, by="Ruth Penhale")
    book.do(lambda step: step.sign_off.set_stage(draft.meeting, further))
    banner.act.click()
    hands.wait()
    assert book.sign_off.stage_steps(draft.meeting)[-1].stage == "circulated"


def test_what_the_disk_refuses_stays_and_is_tried_again_before_the_laptop_is_handed_back(
    sit: Sit, fenwick: Path
) -> None:
    hands = sit(SECRET)
    kept_draft(hands)
    view = opened(hands)
    go_to(hands, view, "said to lean")
    locked_at_once(hands.desk)
    with closing(sqlite3.connect(fenwick, isolation_level=None)) as scanner:
        scanner.execute("BEGIN IMMEDIATE")
        hands.press(Key.Key_Q)
        hands.write("By whom?")
        hands.press(Key.Key_Return)
        hands.qtbot.waitUntil(view.reading.trouble_bar.isVisible, timeout=5000)
        assert "could not be kept yet" in view.reading.trouble.words
        assert "You ask: By whom?" in seen(view)
        hands.press(Key.Key_Escape)
        hands.press(Key.Key_Return)
        hands.wait()
        assert hands.window.sign_off.chair_reading.view is view, "not gone while it is not kept"
        scanner.execute("ROLLBACK")
    view.read_on()
    view.reading.buttons["again"].click()
    hands.qtbot.waitUntil(lambda: not view.reading.trouble_bar.isVisible(), timeout=5000)
    assert [each.remark for each in said(hands)] == ["By whom?"]
    hand_back(hands, view)


def test_the_desk_s_own_keys_are_dead_meanwhile_and_all_of_it_is_there_by_touch(sit: Sit) -> None:
    hands = sit(SECRET)
    kept_draft(hands)
    view = opened(hands)
    assert QApplication.activeModalWidget() is view
    entries = len(hands.meeting.entries)
    for key, modifiers in (
        (Key.Key_Z, CONTROL),
        (Key.Key_F7, CONTROL | SHIFT),
        (Key.Key_F8, SHIFT),
    ):
        hands.press(key, modifiers)
    assert QApplication.activeModalWidget() is view
    assert len(hands.meeting.entries) == entries

    def touch(words: str) -> None:
        (button,) = [
            each
            for each in view.findChildren(QPushButton)
            if each.isVisible() and each.text().startswith(words)
        ]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    touch("Agree")
    touch("Next")
    QTest.mouseClick(view.blocks[-1], Qt.MouseButton.LeftButton)
    assert view.block == len(view.blocks) - 1
    touch("Query")
    hands.write("Is it so?")
    touch("Keep it")
    assert [each.remark for each in said(hands)] == ["Is it so?"]
    size = view.blocks[0].size_
    touch("Larger")
    assert view.blocks[0].size_ > size
    touch("Hand back")
    touch("Back to reading")
    touch("Hand back")
    touch("Hand back")
    hands.qtbot.waitUntil(lambda: hands.window.sign_off.chair_reading.view is None)


def test_without_a_draft_one_is_offered_to_be_kept_and_read(sit: Sit) -> None:
    hands = sit(SECRET)
    hands.press(Key.Key_F9, CONTROL | SHIFT)
    assert "There is no draft of these minutes yet" in hands.window.banner.words.words
    hands.window.banner.act.click()
    reading = hands.window.sign_off.chair_reading
    hands.qtbot.waitUntil(lambda: reading.view is not None, timeout=10_000)
    assert reading.view is not None
    assert reading.view.pages[-1].place in {CLOSING, "i3"}
    reading.view.done(0)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_has_room_at_a_large_text_size_and_every_control_a_name(sit: Sit, scale: float) -> None:
    hands = sit(SECRET)
    hands.window.look.set_scale(scale)
    kept_draft(hands)
    view = opened(hands)
    view.setWindowState(Qt.WindowState.WindowNoState)
    view.resize(1280, 720)
    hands.qtbot.wait(50)
    assert (view.width(), view.height()) == (1280, 720), "nothing makes it wider than the screen"
    assert_fits(view)
    for place in range(len(view.pages)):
        view.show_page(place)
        for each in view.findChildren(QPushButton):
            assert each.accessibleName().strip()
        for shown in view.blocks:
            assert shown.accessibleName().strip()
    assert view.area.viewport().height() > 250, "the minutes have most of the room"
