"""Books and meetings: the first run, the list of meetings, and books that cannot be opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerk.store.minutebook import open_book
from clerk.ui.desk import Desk
from clerk.ui.main_window import MainWindow


def test_a_window_without_a_book_says_what_to_do(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    window.errands.show_start()
    assert window.page.isVisible()
    assert [button.text() for button in window.page.buttons] == [
        "Open the sample",
        "Set up a body…",
        "Open a minute book…",
        "Begin a new minute book…",
    ]
    assert not window.header.isVisible()


def test_the_sample_is_made_and_opened(make_window: Callable[..., MainWindow], desk: Desk) -> None:
    window = make_window()
    window.errands.show_start()
    window.page.buttons[0].click()
    assert desk.book is not None
    assert desk.book.path.name == "sample.clerk"
    assert len(desk.meetings()) >= 2
    assert window.header.body.words == "Environment Scrutiny Committee", "the liveliest is shown"
    first = desk.book.path.stat().st_ino
    window.errands.open_sample()
    assert desk.book.path.stat().st_ino == first


def test_the_meeting_of_last_time_is_in_hand_again(
    window: MainWindow, desk: Desk, book_path: Path
) -> None:
    here = desk.meeting_id
    desk.close()
    window.errands.open_book(book_path)
    assert desk.meeting_id == here
    assert window.columns.isVisible()


def test_a_damaged_book_is_shown_with_a_way_out(
    make_window: Callable[..., MainWindow], desk: Desk, book_path: Path, qtbot: QtBot
) -> None:
    with open_book(book_path):
        pass
    data = bytearray(book_path.read_bytes())
    data[4096 : 4096 * 6] = b"\xff" * (4096 * 5)
    book_path.write_bytes(bytes(data))
    window = make_window()
    assert not window.errands.open_book(book_path)
    assert window.page.accessibleName() == "This minute book is damaged"
    assert window.page.buttons[0].text() == "Restore the newest good backup"
    window.page.buttons[0].click()
    assert desk.book is not None
    assert len(desk.meetings()) == 2
    assert "restored" in window.banner.words.words


def test_a_book_that_somebody_has_open_can_be_read(
    make_window: Callable[..., MainWindow], desk: Desk, book_path: Path
) -> None:
    window = make_window()
    with open_book(book_path):
        assert not window.errands.open_book(book_path)
        assert window.page.accessibleName() == "Somebody has this minute book open"
        read = next(button for button in window.page.buttons if "read only" in button.text())
        read.click()
        assert desk.book is not None
        assert not desk.writable
        assert window.status.saved.words == "Read only"
        desk.close()


def test_a_file_that_is_no_book_is_refused_in_a_sentence(
    window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    other = tmp_path / "letter.clerk"
    other.write_text("Dear Sir")
    assert not window.errands.open_book(other)
    assert desk.sight is not None, "the open book stays open"
    assert "not a minute book" in window.banner.words.words
    window.banner.act.click()
    assert window.page.isVisible()
    window.page.buttons[-1].click()
    assert window.columns.isVisible()


def test_the_list_of_meetings_finds_by_typing(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    dialog = window.errands.meetings_dialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert len(dialog.list.rows.rows) == 2
    dialog.filter.setText("cabinet nov")
    assert len(dialog.list.rows.rows) == 1
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert dialog.meeting is not None
    window.errands.choose_meeting(dialog.meeting)
    assert window.header.body.words == "Cabinet"


def test_the_list_of_meetings_offers_the_other_books(
    window: MainWindow, book_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "parish.clerk"
    with open_book(other):
        pass
    window.memory.opened(other)
    dialog = window.errands.meetings_dialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.filter.setText("parish")
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert dialog.book == other
