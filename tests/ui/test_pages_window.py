"""The meeting in hand as it prints, in a window of its own beside the desk."""

import threading

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk.ui import making
from clerk.ui.main_window import MainWindow
from clerk.ui.pages_window import PagesWindow
from tests.stories.fingers import press_named, write

LONG_MS = 30_000


@pytest.fixture
def pages(at_the_line: MainWindow, qtbot: QtBot) -> PagesWindow:
    at_the_line.activateWindow()
    qtbot.waitUntil(at_the_line.isActiveWindow, timeout=LONG_MS)
    press_named("Ctrl+P")
    pages = at_the_line.errands.pages_window()
    qtbot.addWidget(pages)
    qtbot.waitUntil(lambda: "Aldermere" in words(pages), timeout=LONG_MS)
    qtbot.waitUntil(pages.isActiveWindow, timeout=LONG_MS)
    return pages


def words(pages: PagesWindow) -> str:
    """What a screen reader reads of the page in sight."""
    return f"{pages.view.sheets.accessibleName()}: {pages.view.sheets.accessibleDescription()}"


def every_word(pages: PagesWindow) -> str:
    return " ".join(sheet.words or "" for sheet in pages.view.sheets.sheets)


def made(pages: PagesWindow, qtbot: QtBot) -> str:
    """Wait until all pages are there, and return their words."""
    qtbot.waitUntil(
        lambda: bool(pages.view.count) and all(sheet.words for sheet in pages.view.sheets.sheets),
        timeout=LONG_MS,
    )
    return every_word(pages)


def test_ctrl_p_shows_the_meeting_in_hand_as_the_public_will_have_it(
    pages: PagesWindow, qtbot: QtBot
) -> None:
    assert "Environment Scrutiny Committee" in words(pages)
    assert "Environment Scrutiny Committee" in pages.shown_meeting.words
    assert pages.public.isChecked()
    assert "NOT FOR PUBLICATION" not in made(pages, qtbot)


def test_the_full_set_is_another_key_and_never_stays(
    pages: PagesWindow, at_the_line: MainWindow, qtbot: QtBot
) -> None:
    public = made(pages, qtbot)
    press_named("Alt+F")
    qtbot.waitUntil(lambda: "NOT FOR PUBLICATION" in words(pages), timeout=LONG_MS)
    assert len(made(pages, qtbot)) > len(public)
    left: list[int] = []
    pages.public.toggled.connect(lambda _on: left.append(pages.view.count))
    press_named("Alt+P")
    qtbot.waitUntil(lambda: bool(left), timeout=LONG_MS)
    assert left == [0], "nobody takes the one for the other, not for a moment"
    qtbot.waitUntil(lambda: "Aldermere" in words(pages), timeout=LONG_MS)
    assert "NOT FOR PUBLICATION" not in made(pages, qtbot)
    press_named("Alt+F")
    qtbot.waitUntil(lambda: "NOT FOR PUBLICATION" in words(pages), timeout=LONG_MS)
    press_named("Esc")
    assert not pages.isVisible()
    at_the_line.actions_["pages"].trigger()
    assert pages.public.isChecked()
    qtbot.waitUntil(lambda: "Aldermere" in words(pages), timeout=LONG_MS)
    assert "NOT FOR PUBLICATION" not in made(pages, qtbot)


def test_it_says_that_the_minutes_were_altered_and_f5_makes_them_again_at_the_same_page(
    pages: PagesWindow, at_the_line: MainWindow, qtbot: QtBot
) -> None:
    press_named("Ctrl+Page Down")
    at_the_line.type_on()
    qtbot.waitUntil(at_the_line.isActiveWindow, timeout=LONG_MS)
    with qtbot.waitSignal(at_the_line.desk.changed, timeout=LONG_MS):
        write("The heron was seen again.\n")
    qtbot.waitUntil(lambda: "altered since" in pages.view.note.words, timeout=LONG_MS)
    assert "heron was seen again" not in made(pages, qtbot)
    pages.activateWindow()
    qtbot.waitUntil(pages.isActiveWindow, timeout=LONG_MS)
    press_named("F5")
    qtbot.waitUntil(
        lambda: "heron was seen again" in every_word(pages).replace("\n", " "), timeout=LONG_MS
    )
    assert words(pages).startswith("Page 2")
    assert not pages.view.note.isVisible()


def test_what_is_being_made_can_be_stopped(pages: PagesWindow, qtbot: QtBot) -> None:
    hold = threading.Event()
    making._thread().submit(hold.wait)
    press_named("F5")
    assert pages.stop_button.isVisible()
    pages.stop_button.setFocus()
    press_named("Space")
    hold.set()
    assert "Stopped" in pages.view.note.words
    assert not pages.stop_button.isVisible()
    assert pages.view.count > 0, "the pages of before are still right"
    press_named("F5")
    qtbot.waitUntil(lambda: not pages.view.note.isVisible(), timeout=LONG_MS)


def test_it_says_when_another_meeting_is_in_hand_and_goes_with_the_book(
    pages: PagesWindow, at_the_line: MainWindow, qtbot: QtBot
) -> None:
    desk = at_the_line.desk
    other = next(each.id for each in desk.meetings() if each.id != desk.meeting_id)
    at_the_line.errands.choose_meeting(other)
    assert "Another meeting is in hand" in pages.view.note.words
    assert "Environment Scrutiny" in words(pages)
    press_named("F5")
    qtbot.waitUntil(lambda: "Cabinet" in words(pages), timeout=LONG_MS)
    desk.close()
    assert not pages.isVisible()
    assert QApplication.activeModalWidget() is None
