"""The contested sample from the last word said to the signature: chair, LibreOffice, next meeting, `clerk verify`."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk.assets import resources
from clerk.cli import main
from clerk.record.facts import Adjourn, ApproveMinutes, Move, OpenItem, Private, Say, Start
from clerk.record.meeting import Meeting
from clerk.record.proposals import Proposal
from clerk.record.retention import Retention
from clerk.record.script import read_script
from clerk.store.minutebook import open_book
from clerk.store.purging import Purge
from clerk.ui.desk import Desk
from clerk.ui.drafts_window import DraftsDialog
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.memory import Memory
from clerk.ui.returned import Returned
from clerk.ui.sign_dialog import SignDialog
from clerk.ui.stage_dialog import StageDialog
from tests.intake.returned.test_libreoffice import python_of_libreoffice
from tests.stories.chairs_part import (
    CTRL_SHIFT,
    DOUBT,
    HELD,
    NEXT,
    PRIVATE,
    Story,
    edit_in_libreoffice,
    inside,
    nothing_private_left,
    send_to_the_chair,
    the_next,
    with_a_comment,
    words_of,
)
from tests.stories.officer import CONTROL, until
from tests.stories.strokes import Wall
from tests.ui.test_taking_in import drop

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CORRECTIONS = "64 of 6 October | second week | third week\n63 | seconder: Nair | Brandt"
# What was never signed: notes, what the chair asked and was answered, what was refused, and what was said before.
GONE = (*PRIVATE, "Was it not twelve?", "table of rain", "the four sites", "Dr Farouk observed")

TRACKED = [
    ["replace", "Councillor Owen Lindqvist seconded", "Councillor Priya Nair seconded"],
    ["replace", "left the meeting at 2.27 pm", "left the room at 2.27 pm"],
    ["replace", "the three sites", "the four sites"],
    ["replace", "within five per cent", "within six per cent"],
]
UNTRACKED = [
    ["replace", "adjourned at 3.31 pm", "adjourned at 3.30 pm"],
    ["replace", "Dr Farouk observed", "Dr Farouk reported"],
    ["new_paragraph_after", "second week of November", "Members thanked the volunteers."],
    ["replace", "a map was planned", "a map was printed"],
    ["replace", "be given an hour in November", "be given two hours in November"],
]


@pytest.fixture
def python(tool: Callable[[str], str]) -> str:
    """Return the Python that can talk to LibreOffice, or skip."""
    tool("soffice")
    found = python_of_libreoffice()
    if found is None:
        pytest.skip(
            "python3-uno is not installed: no returned file is edited in LibreOffice itself"
        )
    return found


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    look = Look(qapp)
    look.choose_scheme("light")
    yield look
    look.set_scale(1.0)


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.close()


@pytest.fixture
def story(desk: Desk, look: Look, tmp_path: Path, qtbot: QtBot) -> Story:
    """Return somebody before the contested sample with a doubt more, its next meeting begun under the Vice-Chair."""
    path = tmp_path / "data" / "minutes.clerk"
    path.parent.mkdir()
    folder = tmp_path / "out"
    folder.mkdir()
    sample = read_script((resources() / "samples" / "contested.json").read_bytes()).meeting
    with open_book(path) as book:
        number = book.replay(sample).value
        book.record(number, Private(text=DOUBT, doubt="open"), sample.entries[-1].at, item="i6")
        later = book.new_meeting(the_next(sample)).value
        book.record(later, Start(presiding="lindqvist"), dt.datetime.combine(NEXT, dt.time(14)))
        book.record(later, OpenItem(item="i1"), dt.datetime.combine(NEXT, dt.time(14, 2)))
    memory = Memory(tmp_path / "window.json")
    memory.kept.sent_to = str(folder)
    wall = Wall(dt.datetime(2026, 10, 8, 9, 30))
    window = MainWindow(desk, look, memory, wall)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    window.make_helps()
    window.activateWindow()
    assert window.errands.open_book(path, number)
    desk.choose("i6")
    window.live.to_line()
    return Story(window, wall, folder)


def take_in(story: Story, file: Path) -> Returned:
    """Let a file fall on whatever window is open."""
    back = story.window.sign_off.coming_back
    target = back.dialog.card if back.dialog else story.window.entries.line.edit.viewport()
    assert drop(target, file)
    until(lambda: back.taking is None, "the file is taken in", 30)
    story.wait()
    dialog = story.dialog(Returned)
    assert f"“{file.name}” was taken in" in dialog.card.notes.words
    return dialog


def in_hand(dialog: Returned) -> Proposal:
    until(lambda: not dialog.finder.asking, "it is found out what may be made of it", 20)
    one = dialog.one
    assert one is not None
    return one.proposal


def settle(
    story: Story, dialog: Returned, key: Qt.Key, words: str = "", swap: tuple[str, str] = ("", "")
) -> None:
    """Settle what is in hand by its key; type an answer, or alter what stands in the field."""
    in_hand(dialog)
    story.press(key)
    if words:
        until(dialog.card.field.hasFocus, "the field has the keyboard")
        text = dialog.card.field.toPlainText()
        assert swap[0] in text
        story.press(Key.Key_A, CONTROL)
        story.write(text.replace(*swap) if swap[0] else words)
        story.press(Key.Key_Return)
    until(
        lambda: not dialog.finder.asking and not story.desk.waiting and not dialog._under_way,
        "it is settled",
        20,
    )


def settle_the_first(story: Story, dialog: Returned) -> None:
    """Tracked: words of the officer's own, one refused, a query, one amended, and a fact put right."""
    assert all(each.tracked and each.author == "Jo Fenn" for each in story.kept)
    assert in_hand(dialog).anchor == "cm_e38"
    settle(story, dialog, Key.Key_A)
    settle(story, dialog, Key.Key_R)
    assert in_hand(dialog).remark == "Was it not twelve?"
    settle(story, dialog, Key.Key_A, "Eleven: see the table of rain.")
    settle(story, dialog, Key.Key_E, "field", ("six per cent", "some six per cent"))
    assert "Accept: Seconder: Priya Nair instead of Owen Lindqvist" in [
        button.text() for button in dialog.card.buttons.values()
    ]
    settle(story, dialog, Key.Key_A)
    assert [each.state for each in story.kept] == [
        "accepted", "refused", "answered", "amended", "accepted",
    ]  # fmt: skip
    texts, entries = story.texts, story.meeting.entry_by_id
    assert texts["cm_e38"].startswith("Councillor Celia Hale left the room at 2.27 pm")
    assert "the three sites" in texts["cm_e39"]
    assert "within some six per cent" in texts["cm_e51"]
    moved = entries[55].fact
    assert isinstance(moved, Move)
    assert (moved.seconder, entries[55].wording) == ("nair", None)
    assert "Priya Nair seconded" in texts["cm_e55"]


def settle_the_second(story: Story, dialog: Returned) -> None:
    """Not tracked, and of a record that went on since: three ways, a passage more, a time, one refused, one amended."""
    mine = story.kept[5:]
    assert [(each.kind, each.tracked) for each in mine] == [
        ("words", False), ("words", False), ("insert", False), ("words", False), ("words", False),
    ]  # fmt: skip
    settle(story, dialog, Key.Key_R)
    assert in_hand(dialog).anchor == "cm_e51"
    titles = [each.title for each in dialog.card.texts.told]
    assert titles == ["As it was sent", "Proposed", "As it reads now", "With the proposal"]
    for _ in range(3):
        settle(story, dialog, Key.Key_A)
    settle(story, dialog, Key.Key_E, "field", ("two hours", "an hour and a half"))
    assert [each.state for each in story.kept[5:]] == [
        "refused", "accepted", "accepted", "accepted", "amended",
    ]  # fmt: skip
    texts = story.texts
    assert "a map was planned" in texts["cm_e48"]
    assert texts["cm_e51"].startswith("Dr Farouk reported")
    assert "within some six per cent" in texts["cm_e51"], "both changes stand"
    ((adjourned, _),) = (
        (entry, fact) for entry, fact in story.meeting.of(Adjourn) if entry.id == 74
    )
    assert adjourned.at.time() == dt.time(15, 30)
    assert "adjourned at 3.30 pm" in texts["cm_e74"]
    assert "given an hour and a half in November" in texts["cm_e126"]
    printed = list(texts.values())
    assert printed[printed.index(texts["cm_e71"]) + 1] == "Members thanked the volunteers."


def agree_and_circulate(story: Story) -> None:
    """Make the corrected draft, and put the minutes on by keys: agreed, and out to the members."""
    story.press(Key.Key_8, CONTROL)
    dialog = story.dialog(DraftsDialog)
    sent = len(dialog.drafts)
    story.press(Key.Key_D, ALT)
    story.dialog(StageDialog)
    story.write("What came back is settled")
    story.press(Key.Key_Return)
    until(lambda: len(dialog.drafts) > sent and dialog.maker is None, "the draft is kept", 30)
    for key, stage in ((Key.Key_G, "agreed"), (Key.Key_L, "circulated")):
        story.dialog(DraftsDialog)
        story.press(key, ALT)
        story.dialog(StageDialog)
        story.press(Key.Key_Return)
        until(lambda: dialog.now == stage, f"it is {stage}", 10)  # noqa: B023  # asked at once
    story.dialog(DraftsDialog)
    folder = story.folder / "members"
    folder.mkdir()
    dialog._ask_folder = lambda: folder
    story.press(Key.Key_S, ALT)
    assert "Written to" in dialog.outcome.words
    story.press(Key.Key_Escape)
    story.back_at_the_window()


def approve_with_a_correction(story: Story) -> None:
    """At the next meeting, under the Vice-Chair: words and a fact are put right."""
    story.go_to(NEXT, "i1")
    story.window.live.to_line()
    assert story.stage == "circulated"
    story.press(Key.Key_T, CTRL_SHIFT)
    strip = story.window.entries.strip
    assert strip.boxes["of"].text == "6 October 2026"
    story.fill({"corrections": CORRECTIONS})
    sight = story.desk.sight
    assert sight is not None
    ((_, fact),) = sight.meeting.of(ApproveMinutes)
    assert (fact.of, fact.signed_by, len(fact.corrections)) == ((HELD,), "lindqvist", 2)
    assert story.stage == "approved"
    until(lambda: not story.desk.sight.at_a_glance, "it is worked out")  # type: ignore[union-attr]
    said = "\n".join(block.text for block in story.desk.sight.public_draft.blocks)  # type: ignore[union-attr]
    assert "“second week” was replaced by “third week”" in said


def sign(story: Story) -> SignDialog:
    """Sign what the meeting in hand approved, by keys; return the dialog, closed."""
    folder = story.folder / "signed"
    folder.mkdir()
    made: list[SignDialog] = []

    def in_the_dialog() -> None:
        dialog = story.dialog(SignDialog)
        made.append(dialog)
        dialog.folder.fill(str(folder))
        story.press(Key.Key_Return)
        until(lambda: bool(dialog.written), "it is signed", 40)
        story.press(Key.Key_Escape)

    QTimer.singleShot(0, in_the_dialog)
    story.press(Key.Key_F11, CTRL_SHIFT)
    return made[0]


def verified(file: Path, book: Path) -> Result:
    return CliRunner().invoke(main, ["verify", str(file), "--book", str(book)])


def what_was_sent_stays(story: Story, sent: Meeting, copies: list[Path]) -> None:
    """Each draft is as it was when it went out, record and files; the corrected one is another."""
    ask = story.book.sign_off
    drafts = ask.drafts(story.number)
    assert [each.number for each in drafts] == [1, 2, 3]
    for draft, file in zip(drafts[:2], copies, strict=True):
        assert ask.draft_record(draft).entry_by_id[55].fact == sent.entry_by_id[55].fact
        (kept,) = (each for each in draft.files if each.name.endswith(".docx"))
        assert ask.kept_content(kept.sha256) == file.read_bytes()


def the_corrections_are_in_the_signed_words(story: Story) -> None:
    signed = story.book.sign_off.signed_draft(story.number)
    assert signed is not None
    record = story.book.sign_off.draft_record(signed)
    assert any("third week of November" in fact.text for _, fact in record.of(Say))
    moved = record.entry_by_id[55].fact
    assert isinstance(moved, Move)
    assert moved.seconder == "brandt"


def it_is_known_again(story: Story, written: list[Path], other: Path) -> tuple[Path, Path]:
    """What was signed is known by its bytes; a changed copy is not, and is returned with the file it was made of."""
    path = story.book.path
    for file in written:
        found = verified(file, path)
        assert found.exit_code == 0, found.stdout
        assert "is the signed minutes" in found.stdout
        assert "DRAFT" not in words_of(file.name, file.read_bytes())
    word = next(each for each in written if each.suffix == ".docx")
    copy = story.folder.parent / "copy.docx"
    with zipfile.ZipFile(word) as source, zipfile.ZipFile(copy, "w") as changed:
        for name in source.namelist():
            data = source.read(name)
            changed.writestr(name, data.replace(b"third week of", b"first week of"))
    found = verified(copy, path)
    assert found.exit_code == 1
    assert "Minute 64 (Tree planting: mid-year report): “third” reads “first”." in found.stdout
    assert verified(other, path).exit_code == 1, "the chair's copy is not what was signed"
    return word, copy


def the_notes_go(story: Story) -> None:
    """After it no word of a note is in any file, no draft but the signed set, and nothing that came back."""
    ask, folder = story.book.sign_off, story.book.path.parent
    order = Purge(
        meeting=story.number,
        scope="drafts",
        retention=Retention("Schedule 4.2: notes, six months from signing", 6),
        by="Ruth Calder",
        # Later than any day on which this is played: the signing bears the laptop's own time.
        at=dt.datetime(2199, 12, 1, 9, 0),
    )
    assert inside(folder, GONE) == list(GONE), "they were in the book"
    story.book.purge(order)
    assert inside(folder, GONE) == []
    assert (ask.returns(story.number), story.kept) == ([], [])
    (left,) = ask.drafts(story.number)
    assert left.kind == "signed"
    assert not ask.draft_record(left).of(Private)


def test_from_the_chair_to_the_signature_and_after_it_the_notes_go(
    story: Story, python: str, tmp_path: Path
) -> None:
    sent = story.meeting

    # Two copies for the chair go out, and come back from LibreOffice.
    first = send_to_the_chair(story, first=True)
    second = send_to_the_chair(story, first=False)
    nothing_private_left(story.folder)
    back = edit_in_libreoffice(
        python, tmp_path / "chair", [(first, True, TRACKED), (second, False, UNTRACKED)]
    )
    with_a_comment(back[0])
    settle_the_first(story, take_in(story, back[0]))
    story.press(Key.Key_Escape)
    story.back_at_the_window()
    story.press(Key.Key_9, CONTROL)
    assert "Everything is settled" in story.dialog(Returned).card.head.words
    settle_the_second(story, take_in(story, back[1]))
    story.press(Key.Key_Escape)
    story.back_at_the_window()

    # It is agreed and circulated; what was sent before stays as it was.
    agree_and_circulate(story)
    assert story.stage == "circulated"
    what_was_sent_stays(story, sent, [first, second])
    agreed = story.meeting

    # The next meeting corrects and approves it under another chair, who signs.
    approve_with_a_correction(story)
    assert story.meeting == agreed, "the record stays as it was circulated"
    dialog = sign(story)
    assert (dialog.by.value, dialog.office.value) == ("Councillor Owen Lindqvist", "Vice-Chair")
    story.back_at_the_window()
    assert story.stage == "signed"
    assert story.book.approval.closed(story.number) is not None
    the_corrections_are_in_the_signed_words(story)
    nothing_private_left(story.folder)

    # It is known again, and still is when the notes are gone.
    word, copy = it_is_known_again(story, dialog.written, first)
    the_notes_go(story)
    assert verified(word, story.book.path).exit_code == 0
    assert verified(copy, story.book.path).exit_code == 1
