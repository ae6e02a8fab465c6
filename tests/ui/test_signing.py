"""Minutes approved at the next meeting, under another chair: corrected, signed, closed, and shown both ways."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk.record.facts import ApproveMinutes, End, OpenItem, Say, Start, Vote
from clerk.record.meeting import Meeting
from clerk.store.minutebook import MinuteBook, open_book
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.memory import Memory
from clerk.ui.sign_dialog import SignDialog
from clerk.ui.verify_dialog import VerifyDialog
from tests.store.planning import DAY, a_meeting, a_plan, at
from tests.stories import fingers
from tests.stories.officer import until

ON = dt.date(2026, 4, 1)
NOW = dt.datetime(2026, 4, 1, 14, 45)
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def the_next(**particulars: object) -> Meeting:
    """The next meeting of the committee, with an item for the minutes, set up and not begun."""
    plan = a_plan(date=ON, first_minute_number=5, **particulars)
    first = msgspec.structs.replace(
        plan.agenda[0], kind="minutes", title="Minutes of the last meeting"
    )
    return msgspec.structs.replace(plan, agenda=(first, *plan.agenda[1:]))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a book with a meeting that was held, and the next one begun with the vice-chair presiding."""
    path = tmp_path / "aldermere.clerk"
    with open_book(path) as book:
        first = book.replay(a_meeting()).value
        book.record(first, End(), at("15:30"))
        number = book.new_meeting(the_next()).value
        book.record(number, Start(presiding="leigh"), at("14:30", ON))
        book.record(number, OpenItem(item="i1"), at("14:35", ON))
    return path


@pytest.fixture
def at_work(desk: Desk, look: Look, tmp_path: Path, path: Path, qtbot: QtBot) -> MainWindow:
    """Return the window on the next meeting, at the item for the minutes."""
    window = MainWindow(desk, look, Memory(tmp_path / "window.json"), lambda: NOW)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    window.make_helps()
    window.activateWindow()
    assert window.errands.open_book(path)
    go_to(window, ON)
    return window


def go_to(window: MainWindow, day: dt.date) -> None:
    number = next(each.id for each in window.desk.meetings() if each.date == day)
    window.errands.choose_meeting(number)
    until(lambda: not window.desk.sight.at_a_glance, "it is worked out")  # type: ignore[union-attr]
    window.desk.choose("i1" if day == ON else "i6")
    if window.desk.writable:
        window.live.to_line()


def book_of(window: MainWindow) -> MinuteBook:
    assert isinstance(window.desk.book, MinuteBook)
    return window.desk.book


def approve(window: MainWindow, corrections: str = "") -> ApproveMinutes:
    """Record the approval by its key, with what stands in the form and these corrections."""
    fingers.press(Qt.Key.Key_T, CTRL_SHIFT)
    strip = window.entries.strip
    if corrections:
        strip.boxes["corrections"].take_keyboard()
        fingers.write(corrections)
        assert strip.boxes["corrections"].text == corrections
    fingers.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: window.desk.waiting == 0, "it is in the book")
    assert strip.form is None, strip.trouble.words
    ((_, fact),) = window.desk.sight.meeting.of(ApproveMinutes)  # type: ignore[union-attr]
    return fact


Sign = Callable[[MainWindow], SignDialog]


@pytest.fixture
def signing(tmp_path: Path, qtbot: QtBot) -> Sign:
    """Return a function that signs what waits, by keys, and gives the dialog when it is done."""

    def sign(window: MainWindow) -> SignDialog:
        folder = tmp_path / "out"
        folder.mkdir(exist_ok=True)
        dialog = window.sign_off.sign_dialog(folder)
        assert dialog is not None
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        until(dialog.isActiveWindow, "the dialog has the keyboard")
        dialog.sign_button.setFocus()
        fingers.press(Qt.Key.Key_Return)
        until(lambda: bool(dialog.written), "it is signed", 30)
        dialog.close()
        window.activateWindow()
        until(window.isActiveWindow, "the window has the keyboard again")
        return dialog

    return sign


def test_the_form_has_what_waits_and_who_presides(at_work: MainWindow) -> None:
    fact = approve(at_work)
    assert fact == ApproveMinutes(of=(DAY,), signed_by="leigh")
    sight = at_work.desk.sight
    assert sight is not None
    until(lambda: at_work.desk.sight.around.waiting == (), "nothing waits any more")  # type: ignore[union-attr]


def test_a_correction_is_signed_under_another_chair_and_the_draft_stays(
    at_work: MainWindow, signing: Sign
) -> None:
    approve(at_work, "2 | thanked officers | thanked the officers")
    dialog = signing(at_work)
    assert (dialog.by.value, dialog.office.value, dialog.on.value) == (
        "Councillor Tom Leigh",
        "Vice-Chair",
        "1 April 2026",
    )
    book = book_of(at_work)
    first = next(each.id for each in book.meetings() if each.date == DAY)
    draft = book.sign_off.signed_draft(first)
    assert draft is not None
    signed = book.sign_off.draft_record(draft)
    said = [fact.text for fact in (entry.fact for entry in signed.entries) if hasattr(fact, "text")]
    assert said == ["The Committee thanked the officers."]
    stays = [
        entry.fact.text for entry in book.meeting(first).entries if hasattr(entry.fact, "text")
    ]
    assert stays == ["The Committee thanked officers."]
    assert [file.name for file in draft.files] == [
        "planning-2026-03-04-signed.docx",
        "planning-2026-03-04-signed.pdf",
    ]
    for file in draft.files:
        kept = book.sign_off.kept_content(file.sha256)
        assert (dialog.written[0].parent / file.name).read_bytes() == kept
    assert b"DRAFT" not in kept


def test_the_full_set_is_kept_and_put_into_the_folder_only_if_somebody_asks(
    at_work: MainWindow, signing: Sign
) -> None:
    book = book_of(at_work)
    first = next(each.id for each in book.meetings() if each.date == DAY)
    book.record(first, Say(text="The arrears were £400."), at("15:10"), item="i7")
    approve(at_work)
    dialog = signing(at_work)
    assert not dialog.full.isHidden()
    assert [path.suffix for path in dialog.written] == [".docx", ".pdf"]
    draft = book.sign_off.signed_draft(first)
    assert draft is not None
    assert [file.which for file in draft.files] == ["public", "public", "full", "full"]
    assert sorted(path.name for path in dialog.written[0].parent.iterdir()) == [
        "planning-2026-03-04-signed.docx",
        "planning-2026-03-04-signed.pdf",
    ]


def test_escape_while_the_set_is_made_stops_it_and_nothing_is_signed(
    at_work: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    approve(at_work)
    dialog = at_work.sign_off.sign_dialog(tmp_path)
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    until(dialog.isActiveWindow, "the dialog has the keyboard")
    dialog.sign()
    fingers.press(Qt.Key.Key_Escape)
    until(lambda: dialog.outcome.words == "Stopped: nothing was signed.", "it is stopped", 30)
    assert dialog.isVisible()
    assert dialog.close_button.text() == "Close"
    book = book_of(at_work)
    assert not any(book.sign_off.drafts(each.id) for each in book.meetings())
    assert dialog.sign_button.isEnabled()
    fingers.press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_signed_minutes_are_shown_closed_and_lead_to_what_corrected_them_and_back(
    at_work: MainWindow, signing: Sign
) -> None:
    approve(at_work, "2 | thanked officers | thanked the officers")
    signing(at_work)
    desk = at_work.desk
    ((approved, _),) = desk.sight.meeting.of(ApproveMinutes)  # type: ignore[union-attr]
    desk.choose_entry(approved.id)
    note = at_work.entries.closed_note
    assert [way.text() for way in note.ways] == ["To the minutes of 4 March 2026, minute 2"]
    note.ways[0].setFocus()
    fingers.press(Qt.Key.Key_Space)
    assert (desk.sight.meeting.particulars.date, desk.item) == (DAY, "i6")  # type: ignore[union-attr]
    assert desk.closed
    assert not at_work.entries.line.isVisible()
    assert note.labels[0].words.startswith(
        "Signed by Councillor Tom Leigh, Vice-Chair, on 1 April 2026."
    )
    assert not at_work.actions_["resolve"].isEnabled()
    assert not at_work.actions_["edit_agenda"].isEnabled()
    assert at_work.actions_["new_meeting"].isEnabled()
    assert at_work.status.saved.words == "Signed: read only"
    assert "“thanked officers” was corrected to “thanked the officers”" in note.labels[1].words
    # What is shown is what was signed.
    until(lambda: not desk.sight.at_a_glance, "it is worked out")  # type: ignore[union-attr]
    words = [block.text for block in desk.sight.public_draft.blocks]  # type: ignore[union-attr]
    assert "The Committee thanked the officers." in words
    assert [way.text() for way in note.ways] == [
        "To the meeting of 1 April 2026",
        "Is a file the signed text?…",
    ]
    note.ways[0].setFocus()
    fingers.press(Qt.Key.Key_Space)
    assert desk.sight.meeting.particulars.date == ON  # type: ignore[union-attr]
    assert desk.entry is not None


def test_a_copy_is_held_against_the_signed_text_in_the_window(
    at_work: MainWindow, signing: Sign, tmp_path: Path, qtbot: QtBot
) -> None:
    approve(at_work)
    (file, *_) = signing(at_work).written
    same = VerifyDialog(at_work.look, book_of(at_work), file, at_work)
    until(lambda: "the very file that was kept" in same.verdict.words, "it is compared")
    assert same.list.isHidden()
    stranger = tmp_path / "stranger.pdf"
    stranger.write_bytes(b"%PDF-1.7 nothing of the kind")
    other = VerifyDialog(at_work.look, book_of(at_work), stranger, at_work)
    until(lambda: "damaged or has a password" in other.verdict.words, "it is refused")


def is_closed(window: MainWindow) -> bool:
    return window.desk.closed


def test_the_signing_is_taken_back_by_undo_alone(at_work: MainWindow, signing: Sign) -> None:
    approve(at_work)
    signing(at_work)
    go_to(at_work, DAY)
    assert is_closed(at_work)
    at_work.entries.list.setFocus()
    fingers.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not is_closed(at_work)
    assert at_work.entries.line.isVisible()


def test_a_correction_that_cannot_be_found_is_told_and_nothing_is_signed(
    at_work: MainWindow, tmp_path: Path
) -> None:
    approve(at_work, "2 | a dozen herons | two herons")
    dialog = at_work.sign_off.sign_dialog(tmp_path)
    assert dialog is not None
    ((box, each),) = dialog.boxes
    assert not box.isEnabled()
    assert each.corrected.troubles == ("Minute 2: “a dozen herons” does not stand there.",)
    assert not dialog.sign_button.isEnabled()


def test_why_there_is_nothing_to_sign_is_said_before_what_waits_to_be_read(
    at_work: MainWindow,
) -> None:
    at_work.banner.say("The chair said something.")
    at_work.banner.say("So did the vice-chair.", "Read it", lambda: None)
    fingers.press(Qt.Key.Key_F11, CTRL_SHIFT)
    assert "No earlier minutes were approved at this meeting" in at_work.banner.words.words
    at_work.banner.close_button.click()
    assert at_work.banner.words.words == "So did the vice-chair."


def test_a_meeting_that_approved_nothing_has_nothing_to_sign(at_work: MainWindow) -> None:
    fingers.press(Qt.Key.Key_F11, CTRL_SHIFT)
    assert "No earlier minutes were approved at this meeting" in at_work.banner.words.words
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize(
    ("field", "text", "wrong"),
    [
        ("by", "", "Who signed"),
        ("on", "some day", "Write the day"),
        ("on", "3 March 2026", "before the meeting of 4 March 2026"),
        ("folder", "/nowhere/at/all", "no such folder"),
    ],
)
def test_what_is_filled_in_wrongly_is_said_at_its_field(
    at_work: MainWindow, tmp_path: Path, field: str, text: str, wrong: str
) -> None:
    approve(at_work)
    dialog = at_work.sign_off.sign_dialog(tmp_path)
    assert dialog is not None
    getattr(dialog, field).fill(text)
    dialog.sign()
    assert wrong in getattr(dialog, field).note.words
    assert dialog.sign_button.isEnabled()


def test_a_fact_is_put_right_by_what_its_field_is_called(
    at_work: MainWindow, signing: Sign
) -> None:
    fact = approve(at_work, "2 | for: 2 | 3")
    (correction,) = fact.corrections
    assert (correction.set_, bool(correction.fact)) == ({"for": 3}, True)
    signing(at_work)
    book = book_of(at_work)
    first = next(each.id for each in book.meetings() if each.date == DAY)
    draft = book.sign_off.signed_draft(first)
    assert draft is not None
    signed, was = book.sign_off.draft_record(draft), book.meeting(first)
    assert [vote.for_ for _, vote in signed.of(Vote)] == [3]
    assert [vote.for_ for _, vote in was.of(Vote)] == [2]


def test_a_correction_of_exempt_words_is_kept_out_of_public_minutes_by_itself(
    desk: Desk, look: Look, tmp_path: Path, path: Path, qtbot: QtBot
) -> None:
    with open_book(path) as book:
        first = next(each.id for each in book.meetings() if each.date == DAY)
        book.record(first, Say(text="The arrears were £400."), at("15:10"), item="i7")
    window = MainWindow(desk, look, Memory(tmp_path / "window.json"), lambda: NOW)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.make_helps()
    window.activateWindow()
    assert window.errands.open_book(path)
    go_to(window, ON)
    fact = approve(window, "3 | £400 | £500")
    assert [each.exempt for each in fact.corrections] == [True]
    until(lambda: not desk.sight.at_a_glance, "it is worked out")  # type: ignore[union-attr]
    sight = desk.sight
    assert sight is not None
    assert not any("£" in block.text for block in sight.public_draft.blocks)
    assert any("£500" in block.text for block in sight.full_draft.blocks)


def test_while_a_correction_is_typed_it_is_told_whether_it_is_found(at_work: MainWindow) -> None:
    fingers.press(Qt.Key.Key_T, CTRL_SHIFT)
    strip = at_work.entries.strip
    remark = at_work.entries.aids.remark
    strip.boxes["corrections"].take_keyboard()
    fingers.write("2 | thanked officers | thanked the officers")
    until(lambda: remark.accessibleName() == "Found in minute 2.", "it is found")
    fingers.press(Qt.Key.Key_Return)
    fingers.write("2 | herons | swans")
    until(lambda: "“herons” does not stand there" in remark.accessibleName(), "it is not found")


def test_what_else_waits_is_told_where_the_agenda_names_some_of_it(
    desk: Desk, look: Look, tmp_path: Path, path: Path, qtbot: QtBot
) -> None:
    with open_book(path) as book:
        between = book.new_meeting(a_plan(date=dt.date(2026, 3, 18))).value
        book.record(between, Start(presiding="okoro"), at("14:30", dt.date(2026, 3, 18)))
        later = next(each.id for each in book.meetings() if each.date == ON)
        plan = book.meeting(later)
        named = msgspec.structs.replace(plan.agenda[0], title="Minutes of 4 March 2026")
        book.set_plan(later, msgspec.structs.replace(plan, agenda=(named, *plan.agenda[1:])))
    window = MainWindow(desk, look, Memory(tmp_path / "window.json"), lambda: NOW)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.make_helps()
    window.activateWindow()
    assert window.errands.open_book(path)
    go_to(window, ON)
    fingers.press(Qt.Key.Key_T, CTRL_SHIFT)
    assert window.entries.strip.boxes["of"].text == "4 March 2026"
    assert (
        "Also waiting for approval: 18 March 2026." in window.entries.aids.remark.accessibleName()
    )
