"""Two sets of minutes come before the next meeting: one disputed and voted on; both are signed, and copies verified."""

import datetime as dt
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk.cli import main
from clerk.record.facts import ApproveMinutes, End, MatterArising, OpenItem, Say, Start
from clerk.store.minutebook import MinuteBook, open_book
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.memory import Memory
from tests.store.planning import DAY, a_meeting, a_plan, at
from tests.stories import fingers
from tests.stories.officer import CONTROL, Officer, until
from tests.stories.strokes import Wall

SECOND, ON = dt.date(2026, 3, 18), dt.date(2026, 4, 1)
AFTER = dt.date(2026, 5, 6)
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def two_held_and_two_to_come(path: Path) -> None:
    """Make a book: the first meeting and the second were held, the third has just come to its minutes."""
    with open_book(path) as book:
        first = book.replay(a_meeting()).value
        book.record(first, End(), at("15:30"))
        second = book.new_meeting(a_plan(date=SECOND, first_minute_number=5)).value
        book.record(second, Start(presiding="okoro"), at("14:30", SECOND))
        book.record(second, OpenItem(item="i6"), at("14:35", SECOND))
        book.record(
            second, Say(text="It was agreed that the wall be painted."), at("14:40", SECOND)
        )
        book.record(second, End(), at("15:00", SECOND))
        for day in (ON, AFTER):
            plan = a_plan(date=day)
            item = msgspec.structs.replace(
                plan.agenda[0], kind="minutes", title="Minutes of the last meeting"
            )
            number = book.new_meeting(
                msgspec.structs.replace(plan, agenda=(item, *plan.agenda[1:]))
            ).value
            book.record(number, Start(presiding="leigh"), at("14:30", day))
            book.record(number, OpenItem(item="i1"), at("14:32", day))


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
def officer(desk: Desk, look: Look, tmp_path: Path, qtbot: QtBot) -> Officer:
    """Return somebody at the keyboard before the book, at the minutes of the third meeting."""
    path = tmp_path / "minutes.clerk"
    two_held_and_two_to_come(path)
    wall = Wall(dt.datetime.combine(ON, dt.time(14, 35)))
    window = MainWindow(desk, look, Memory(tmp_path / "window.json"), wall)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    window.make_helps()
    window.activateWindow()
    assert window.errands.open_book(path)
    window.errands.choose_meeting(next(each.id for each in desk.meetings() if each.date == ON))
    desk.choose("i1")
    window.live.to_line()
    return Officer(window, wall)


def sign_both(officer: Officer, folder: Path, qtbot: QtBot) -> None:
    dialog = officer.window.sign_off.sign_dialog(folder)
    assert dialog is not None
    assert [box.text() for box, _ in dialog.boxes] == [
        "Minutes of 4 March 2026, approved with 1 correction",
        "Minutes of 18 March 2026, approved with 1 correction",
    ]
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    until(dialog.isActiveWindow, "the dialog has the keyboard")
    dialog.sign_button.setFocus()
    fingers.press(Qt.Key.Key_Return)
    until(lambda: len(dialog.written) == 4, "both are signed", 40)
    dialog.close()


def verified(file: Path, book: Path) -> Result:
    return CliRunner().invoke(main, ["verify", str(file), "--book", str(book)])


def test_disputed_minutes_are_voted_on_corrected_signed_by_another_chair_and_verified(
    officer: Officer, tmp_path: Path, qtbot: QtBot
) -> None:
    window, desk, path = officer.window, officer.desk, tmp_path / "minutes.clerk"
    folder = tmp_path / "out"
    folder.mkdir()
    numbers = {each.date: each.id for each in desk.meetings()}

    # Whether it had been agreed or only suggested is disputed, moved and voted on.
    officer.press(Qt.Key.Key_M, CONTROL)
    officer.fill({
        "what": "That “agreed” in minute 6 of 18 March be replaced by “suggested”",
        "mover": "Bronwen Leigh", "seconder": "Adaeze Okoro",
    })  # fmt: skip
    officer.press(Qt.Key.Key_F8)
    officer.fill({"for": "2", "against": "1"})
    fingers.press(Qt.Key.Key_T, CTRL_SHIFT)
    strip = window.entries.strip
    assert strip.boxes["of"].text == "4 March 2026, 18 March 2026"
    officer.fill(
        {
            "corrections": "6 | It was agreed | It was suggested\n2 | thanked officers | thanked the officers"
        }
    )
    assert desk.sight is not None
    ((_, approved),) = desk.sight.meeting.of(ApproveMinutes)
    assert (approved.of, approved.signed_by, approved.by) == ((DAY, SECOND), "leigh", "motion-1")

    # Whoever presided here signs both, in one step.
    sign_both(officer, folder, qtbot)
    book = desk.book
    assert isinstance(book, MinuteBook)
    assert book.approval.waiting(numbers[AFTER])[0].id == numbers[ON]
    for day in (DAY, SECOND):
        assert book.approval.closed(numbers[day]) is not None

    # What is published is what was signed; a changed copy is found out, with what was changed.
    signed = folder / "planning-2026-03-18-signed.docx"
    assert verified(signed, path).exit_code == 0
    assert verified(signed.with_suffix(".pdf"), path).exit_code == 0
    copy = tmp_path / "copy.docx"
    with zipfile.ZipFile(signed) as source, zipfile.ZipFile(copy, "w") as other:
        for name in source.namelist():
            data = source.read(name)
            other.writestr(name, data.replace(b"It was suggested", b"It was resolved"))
    found = verified(copy, path)
    assert found.exit_code == 1
    assert "Minute 6 (Flood wall on the Leam): “suggested” reads “resolved”." in found.stdout

    # A later meeting puts something else right: it is shown against the old minute, which stays as it was signed.
    until(lambda: desk.waiting == 0, "all of it is in the book")
    arising = MatterArising(of=SECOND, minute="6", text="The wall was in fact whitewashed.")
    book.record(numbers[AFTER], arising, at("14:40", AFTER), item="i1")
    window.errands.choose_meeting(numbers[SECOND])
    desk.choose("i6")
    note = window.entries.closed_note
    assert [label.words for label in note.labels][-1] == (
        "At the meeting of 6 May 2026, minute 6: The wall was in fact whitewashed."
    )
    words = [e.fact.text for e in desk.sight.meeting.entries if isinstance(e.fact, Say)]
    assert words == ["It was suggested that the wall be painted."]
