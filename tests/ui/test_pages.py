"""The pages of a PDF in the window: drawn sharp, turned by key, and read by a screen reader."""

import io

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from clerk.ui.look import Look
from clerk.ui.pages import PagesView

Key = Qt.Key
NOTHING_HELD = Qt.KeyboardModifier.NoModifier


def pdf(count: int, word: str = "Leaf", *, wide: bool = False) -> bytes:
    """Return a PDF of so many pages, each black in its top left corner and with its number in words."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=landscape(A4) if wide else A4)
    for number in range(1, count + 1):
        canvas.rect(0, (A4[0] if wide else A4[1]) - 60, 60, 60, fill=1)
        canvas.drawString(100, 500, f"{word} {number} of the minutes")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def view(look: Look, qtbot: QtBot) -> PagesView:
    view = PagesView(look)
    qtbot.addWidget(view)
    view.resize(640, 480)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.setFocus()
    with qtbot.waitSignal(view.shown):
        view.show_pdf(pdf(5))
    return view


def press(view: PagesView, *keys: Key, held: Qt.KeyboardModifier = NOTHING_HELD) -> None:
    for key in keys:
        QTest.keyClick(view.sheets, key, held)


def test_the_pages_are_there_as_they_print_and_say_which_they_are(view: PagesView) -> None:
    assert view.count == 5
    assert view.place.words.startswith("Page 1 of 5")
    picture = view.sheets.sheets[0].picture
    assert picture is not None
    assert picture.width() == view.sheets.sheets[0].pixels, "pixel by pixel, so that it is sharp"
    assert QColor(picture.pixel(5, 5)) == QColor("black")
    assert QColor(picture.pixel(picture.width() - 5, 5)) == QColor("white")


def test_fitted_to_the_width_nothing_is_cut_off_and_it_follows_the_window(
    view: PagesView, qtbot: QtBot
) -> None:
    sheet = view.sheets.sheets[0]
    for width in (640, 420):
        view.resize(width, 480)
        qtbot.waitUntil(view.sheets.is_drawn)
        room = view.sheets.viewport().width()
        assert room - view.look.px(30) < sheet.width() < room
        assert view.sheets.horizontalScrollBar().maximum() == 0


def test_page_down_reads_every_line_and_stops_where_a_page_begins(view: PagesView) -> None:
    bar, seen = view.sheets.verticalScrollBar(), [0]
    while bar.value() < bar.maximum():
        press(view, Key.Key_PageDown)
        assert 0 < bar.value() - seen[-1] < view.sheets.viewport().height()
        seen.append(bar.value())
    assert view.place.words.startswith("Page 5 of 5")
    tops = [sheet.y() - view.look.px(12) for sheet in view.sheets.sheets]
    assert set(tops[:-1]) <= set(seen)
    while bar.value():
        press(view, Key.Key_PageUp)
    assert view.place.words.startswith("Page 1 of 5")


def test_keys_turn_pages_and_go_to_both_ends(view: PagesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.turned) as turned:
        press(view, Key.Key_PageDown, held=Qt.KeyboardModifier.ControlModifier)
    assert turned.args == [2]
    press(view, Key.Key_End)
    assert view.place.words.startswith("Page 5 of 5")
    press(view, Key.Key_PageUp, held=Qt.KeyboardModifier.ControlModifier)
    assert view.place.words.startswith("Page 4 of 5")
    press(view, Key.Key_Home)
    assert view.place.words.startswith("Page 1 of 5")


def test_larger_and_smaller_stay_at_the_page_and_draw_it_sharp_again(
    view: PagesView, qtbot: QtBot
) -> None:
    press(view, Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageDown)
    page = view.sheets.page
    fitted = view.sheets.sheets[page].width()
    press(view, Key.Key_Plus)
    assert view.sheets.sheets[page].width() > fitted
    qtbot.waitUntil(view.sheets.is_drawn)
    press(view, Key.Key_Minus, Key.Key_Minus)
    assert view.sheets.sheets[page].width() < fitted
    assert view.sheets.page == page
    press(view, Key.Key_0)
    assert view.sheets.sheets[page].width() == fitted
    assert "%" in view.place.words


def test_a_screen_reader_is_told_the_page_and_reads_its_words(
    view: PagesView, qtbot: QtBot
) -> None:
    interface = QAccessible.queryAccessibleInterface(view.sheets)
    assert interface.text(QAccessible.Text.Name) == "Page 1 of 5"
    assert "Leaf 1 of the minutes" in interface.text(QAccessible.Text.Description)
    press(view, Key.Key_End)
    qtbot.waitUntil(lambda: "Leaf 5" in view.sheets.accessibleDescription())
    assert view.sheets.accessibleName() == "Page 5 of 5"
    # Also the pages nobody scrolled to can be read, one by one.
    qtbot.waitUntil(lambda: all(sheet.words for sheet in view.sheets.sheets))
    sheet = view.sheets.sheets[2]
    assert (sheet.accessibleName(), sheet.accessibleDescription()) == (
        "Page 3 of 5",
        "Leaf 3 of the minutes",
    )


def test_another_file_is_shown_at_the_same_place(view: PagesView, qtbot: QtBot) -> None:
    press(view, Key.Key_PageDown, held=Qt.KeyboardModifier.ControlModifier)
    at = view.sheets.verticalScrollBar().value()
    with qtbot.waitSignal(view.shown):
        view.show_pdf(pdf(7, "Folio"))
    assert view.place.words.startswith("Page 2 of 7")
    assert view.sheets.verticalScrollBar().value() == at
    assert view.sheets.accessibleDescription() == "Folio 2 of the minutes"
    with qtbot.waitSignal(view.shown):
        view.show_pdf(pdf(1, wide=True))
    assert view.place.words.startswith("Page 1 of 1")


def test_only_the_last_of_many_files_is_shown(view: PagesView, qtbot: QtBot) -> None:
    for number in range(2, 12):
        view.show_pdf(pdf(number, f"Edit {number}, leaf"))
    qtbot.waitUntil(lambda: "Edit 11" in view.sheets.accessibleDescription())
    assert view.count == 11


def test_what_is_no_pdf_is_said_and_nothing_of_before_is_shown(
    view: PagesView, qtbot: QtBot
) -> None:
    view.show_pdf(b"These are no pages.")
    qtbot.waitUntil(view.note.isVisible)
    assert "cannot be shown" in view.note.words
    assert (view.count, view.place.words) == (0, "")
    assert view.sheets.accessibleName() == "No pages"
    assert "Leaf" not in view.sheets.accessibleDescription()
    press(view, Key.Key_PageDown, Key.Key_End, Key.Key_Plus)
    with qtbot.waitSignal(view.shown):
        view.show_pdf(pdf(2))
    assert not view.note.isVisible()


def test_only_pages_near_what_is_in_sight_take_the_room_of_a_picture(
    view: PagesView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.shown):
        view.show_pdf(pdf(30))
    for _ in range(20):
        press(view, Key.Key_PageDown, held=Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(view.sheets.is_drawn)
    assert sum(sheet.picture is not None for sheet in view.sheets.sheets) <= 5


def test_paper_is_white_in_the_dark_as_well_and_what_is_around_it_is_not(
    view: PagesView, qtbot: QtBot, look: Look
) -> None:
    look.choose_scheme("dark")
    qtbot.waitUntil(view.sheets.is_drawn)
    image = view.sheets.viewport().grab().toImage()
    sheet = view.sheets.sheets[0]
    assert image.pixelColor(sheet.x() + sheet.width() // 2, sheet.y() + 20) == QColor("white")
    assert image.pixelColor(3, 100) == look.colour("sunken")


def test_in_a_file_of_one_closed_view_nothing_is_left_to_trip_over(
    look: Look, qtbot: QtBot
) -> None:
    for _ in range(3):
        view = PagesView(look)
        view.show()
        view.show_pdf(pdf(9))
        view.close()
        view.deleteLater()
    qtbot.wait(100)
