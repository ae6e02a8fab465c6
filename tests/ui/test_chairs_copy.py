"""The chair's copy from the window, by real keys: a draft that is kept, three files, and a message to be sent."""

import email
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from clerk.record.facts import Private
from clerk.record.stages import StageStep, stage_now
from clerk.store.minutebook import MinuteBook
from clerk.ui.chairs_copy import ChairsCopy
from tests.ui.settling_keys import CONTROL, EVENTS, NOW, SHIFT, Hands, Key, Sit

WITH_A_DOUBT = [*EVENTS, (21, "i3", Private(text="Was it the wall?", doubt="open"))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def asked_for(hands: Hands, folder: Path) -> ChairsCopy:
    hands.window.memory.kept.sent_to = str(folder)
    hands.window.activateWindow()
    hands.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    hands.press(Key.Key_F7, CONTROL | SHIFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ChairsCopy)
    hands.qtbot.waitUntil(dialog.to_name.control.hasFocus)
    opened.clear()
    dialog._open = opened.append
    return dialog


opened: list[Path] = []


def kept(hands: Hands, dialog: ChairsCopy) -> MinuteBook:
    hands.qtbot.waitUntil(lambda: dialog.maker is None, timeout=20_000)
    assert "is kept" in dialog.outcome.words, dialog.outcome.words
    assert isinstance(hands.desk.book, MinuteBook)
    return hands.desk.book


def test_by_keys_alone_it_is_made_kept_and_its_message_opened(sit: Sit, folder: Path) -> None:
    hands = sit(WITH_A_DOUBT)
    dialog = asked_for(hands, folder)
    assert dialog.to_name.value == "Councillor Ash Lowe", "the chair by the register"
    assert "1 doubt is open" in dialog.left_open.words
    hands.press(Key.Key_Tab)
    hands.write("ash@fenwick.example")
    hands.press(Key.Key_Tab)
    hands.write("Rowan Pell")
    hands.press(Key.Key_Return)
    book = kept(hands, dialog)
    (draft,) = book.sign_off.drafts(hands.desk.meeting_id or 0)
    steps = book.sign_off.stage_steps(draft.meeting)
    assert stage_now(steps) == "with_chair"
    assert (steps[-1].by, steps[-1].draft) == ("Rowan Pell", draft.id)
    assert "For Councillor Ash Lowe" in steps[-1].note
    there = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert there == {each.name: book.sign_off.kept_content(each.sha256) for each in draft.files}
    assert {Path(name).suffix for name in there} == {".docx", ".pdf", ".eml"}
    assert draft.kind == "chair"
    hands.press(Key.Key_Space)
    (message,) = opened
    said = email.message_from_bytes(message.read_bytes(), policy=default)
    assert isinstance(said, EmailMessage)
    assert said["To"] == "Councillor Ash Lowe <ash@fenwick.example>"
    book.undo()
    assert book.sign_off.drafts(draft.meeting) == []
    assert stage_now(book.sign_off.stage_steps(draft.meeting)) == "recording", "one step"


def test_what_is_open_is_said_also_where_it_was_asked_for_before_that_was_worked_out(
    sit: Sit, folder: Path
) -> None:
    hands = sit(WITH_A_DOUBT)
    meeting = hands.desk.meeting_id or 0
    hands.window.errands.choose_meeting(meeting)
    assert hands.desk.sight is not None
    assert hands.desk.sight.at_a_glance
    dialog = asked_for(hands, folder)
    hands.qtbot.waitUntil(lambda: "1 doubt is open" in dialog.left_open.words)


def test_the_exempt_parts_go_only_if_that_is_said_twice_and_each_time(
    sit: Sit, folder: Path
) -> None:
    hands = sit()
    dialog = asked_for(hands, folder)
    dialog.public.setFocus()
    hands.press(Key.Key_Down)
    assert dialog.full.isChecked()
    assert not dialog.make_button.isEnabled()
    hands.press(Key.Key_Tab)
    assert dialog.intent.hasFocus()
    hands.press(Key.Key_Space)
    assert dialog.make_button.isEnabled()
    hands.press(Key.Key_Return)
    kept(hands, dialog)
    assert all("not-for-publication" in path.name for path in folder.iterdir())
    hands.press(Key.Key_Escape)
    again = asked_for(hands, folder)
    assert again.which == "public"
    assert not again.intent.isChecked()


def test_who_it_was_for_and_who_sent_it_are_remembered_of_the_body(sit: Sit, folder: Path) -> None:
    hands = sit()
    dialog = asked_for(hands, folder)
    dialog.to_name.fill("Cllr Cedar Lowe")
    dialog.to_address.fill("cedar@fenwick.example")
    dialog.from_name.fill("Rowan Pell")
    hands.press(Key.Key_Return)
    kept(hands, dialog)
    hands.press(Key.Key_Escape)
    again = asked_for(hands, folder)
    assert (again.to_name.value, again.to_address.value, again.from_name.value) == (
        "Cllr Cedar Lowe",
        "cedar@fenwick.example",
        "Rowan Pell",
    )


def test_what_is_wrong_is_said_and_nothing_is_kept(sit: Sit, folder: Path) -> None:
    hands = sit()
    book = hands.desk.book
    assert isinstance(book, MinuteBook)
    dialog = asked_for(hands, folder)
    dialog.reply_by.fill("soon")
    hands.press(Key.Key_Return)
    assert "14 October 2026" in dialog.reply_by.note.words
    assert dialog.reply_by.control.hasFocus()
    dialog.reply_by.fill("")
    dialog.to_address.fill("ash")
    hands.press(Key.Key_Return)
    hands.qtbot.waitUntil(lambda: "no e-mail address" in dialog.outcome.words, timeout=20_000)
    dialog.to_address.fill("")
    dialog.folder.setText(str(folder / "nowhere"))
    dialog.make()
    assert "There is no folder" in dialog.outcome.words
    assert book.sign_off.drafts(hands.desk.meeting_id or 0) == []
    assert list(folder.iterdir()) == []


def test_a_file_of_that_name_that_came_back_from_the_chair_is_left_as_it_is(
    sit: Sit, folder: Path
) -> None:
    hands = sit()
    dialog = asked_for(hands, folder)
    dialog.make()
    book = kept(hands, dialog)
    (word,) = folder.glob("*.docx")
    word.write_bytes(b"what the chair made of it")
    # The draft is undone, and the next has its number and its name.
    book.undo()
    dialog.make()
    hands.qtbot.waitUntil(lambda: dialog.maker is None, timeout=20_000)
    assert f"There is a file {word.name}" in dialog.outcome.words
    assert word.read_bytes() == b"what the chair made of it"
    assert book.sign_off.drafts(hands.desk.meeting_id or 0) == []


def test_stopped_it_leaves_no_file_and_no_draft(sit: Sit, folder: Path) -> None:
    hands = sit()
    book = hands.desk.book
    assert isinstance(book, MinuteBook)
    dialog = asked_for(hands, folder)
    dialog.make()
    assert dialog.stop_button.hasFocus()
    hands.press(Key.Key_Escape)
    hands.qtbot.waitUntil(lambda: dialog.maker is None, timeout=20_000)
    assert "Nothing was kept" in dialog.outcome.words
    assert dialog.isVisible()
    assert list(folder.iterdir()) == []
    assert book.sign_off.drafts(hands.desk.meeting_id or 0) == []
    assert dialog.make_button.isEnabled()


def test_minutes_that_members_have_do_not_go_to_the_chair_again(sit: Sit, folder: Path) -> None:
    hands = sit()
    book, meeting = hands.desk.book, hands.desk.meeting_id or 0
    assert isinstance(book, MinuteBook)
    circulated = StageStep(stage="circulated", at=NOW)
    book.do(lambda step: step.sign_off.set_stage(meeting, circulated))
    dialog = asked_for(hands, folder)
    hands.press(Key.Key_Return)
    assert "These minutes are circulated" in dialog.outcome.words
    assert book.sign_off.drafts(meeting) == []


def test_of_a_rehearsal_nothing_leaves(sit: Sit) -> None:
    hands = sit()
    hands.window.in_the_room.rehearsal.ask = lambda _recorded: True
    hands.press(Key.Key_H, CONTROL | SHIFT)
    hands.look()
    hands.press(Key.Key_F7, CONTROL | SHIFT)
    assert QApplication.activeModalWidget() is None
    assert "This is a rehearsal" in hands.window.banner.words.words
    hands.press(Key.Key_H, CONTROL | SHIFT)
    hands.look()
