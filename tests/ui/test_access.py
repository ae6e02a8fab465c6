"""For everyone: names on every control, room for large text, nothing told by colour alone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from pytestqt.qtbot import QtBot

from clerk.errors import ClerkError
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.text_label import TextLabel


def focusable(window: QWidget) -> Iterator[QWidget]:
    for widget in [window, *window.findChildren(QWidget)]:
        # Qt's own inner parts, such as the grip of a scroll bar, are named by what holds them.
        inner = widget.objectName().startswith("qt_")
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not inner and widget.isEnabled():
            yield widget


def every_window(window: MainWindow, qtbot: QtBot) -> Iterator[QWidget]:
    yield window
    for dialog in (
        window.errands.meetings_dialog(),
        window.errands.export_dialog(),
        window.sign_off.chairs_copy(),
        window.errands.pages_window(),
        window.errands.setting_up.rules_dialog(),
        window.words.my_words(),
        window.errands.setting_up.style_dialog(),
        window.help_sheet(),
    ):
        assert dialog is not None
        qtbot.addWidget(dialog)
        dialog.show()
        yield dialog


def pages(window: MainWindow) -> Iterator[str]:
    window.errands.show_start()
    yield "start"
    window.errands._say_trouble(ClerkError("It is so."), Path("/nowhere/minutes.clerk"))
    yield "trouble"


def test_every_control_has_a_name_in_every_window(window: MainWindow, qtbot: QtBot) -> None:
    window.banner.say("Something to read.", "Do it", lambda: None)
    found = 0
    for each in every_window(window, qtbot):
        for widget in focusable(each):
            interface = QAccessible.queryAccessibleInterface(widget)
            name = interface.text(QAccessible.Text.Name)
            assert name.strip(), f"{type(widget).__name__} in {each.windowTitle()} has no name"
            found += 1
    assert found > 25


def test_every_row_says_in_words_what_it_shows(window: MainWindow, desk: Desk) -> None:
    assert desk.sight is not None
    for item in [None, *desk.sight.meeting.item_by_id]:
        desk.choose(item)
        for row in window.entries.list.rows.rows:
            assert row.said.strip()
    for line in [*window.agenda.list.rows.rows, *window.room.list.rows.rows]:
        assert line.said.strip() or line.kind != "row"


def test_rows_can_be_read_by_a_screen_reader(window: MainWindow) -> None:
    interface = QAccessible.queryAccessibleInterface(window.agenda.list)
    names = [interface.child(i).text(QAccessible.Text.Name) for i in range(interface.childCount())]
    assert "Item 6, River quality in the Leam catchment, minute 63, done" in names


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_wider_than_the_window(
    window: MainWindow, desk: Desk, look: Look, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    look.set_scale(scale)
    window.resize(*size)
    qtbot.wait(60)
    assert (window.width(), window.height()) == size
    for panel in window.columns.panels:
        window.columns.go_to(panel)
        qtbot.wait(20)
        assert_fits(window)
    for _ in pages(window):
        qtbot.wait(20)
        assert_fits(window)


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_is_settled_and_the_room_of_the_past_fit_as_well(
    window: MainWindow, desk: Desk, look: Look, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    look.set_scale(scale)
    window.resize(*size)
    qtbot.wait(60)
    assert desk.sight is not None
    window.settling.open(next(iter(desk.sight.cards)))
    window.entries.card.accept_button.click()
    qtbot.wait(40)
    assert window.entries.card.isVisible()
    assert_fits(window)
    window._room_at()
    qtbot.wait(40)
    assert window.room.clock.slider.isVisible()
    assert window.room.list.viewport().height() >= look.px(30)
    assert_fits(window)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_dialog_is_wider_than_the_window(
    window: MainWindow, look: Look, qtbot: QtBot, scale: float
) -> None:
    look.set_scale(scale)
    window.resize(1280, 720)
    qtbot.wait(60)
    for each in every_window(window, qtbot):
        qtbot.wait(20)
        assert each.width() <= 1280
        assert each.height() <= 720
        assert_fits(each)


def assert_fits(window: QWidget) -> None:
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window:
            continue
        if isinstance(widget, QAbstractScrollArea):
            assert widget.horizontalScrollBar().maximum() == 0, f"{widget} scrolls sideways"
        right = widget.mapTo(window, QPoint(widget.width(), 0)).x()
        assert right <= window.width(), f"{widget} {widget.accessibleName()!r} reaches {right}"


def test_at_twice_the_text_the_columns_give_way_to_tabs(
    window: MainWindow, look: Look, qtbot: QtBot
) -> None:
    window.resize(1280, 720)
    qtbot.wait(30)
    assert not window.columns.in_tabs
    look.set_scale(2.0)
    qtbot.waitUntil(lambda: window.columns.in_tabs, timeout=1000)
    assert window.columns.tabs is not None
    assert [window.columns.tabs.tabText(i) for i in range(4)] == ["Agenda", "Item", "Draft", "Room"]
    window.actions_["to_room"].trigger()
    assert window.room.isVisible()
    look.set_scale(1.0)
    qtbot.waitUntil(lambda: not window.columns.in_tabs, timeout=1000)
    assert window.agenda.isVisible()
    assert window.entries.isVisible()


def test_labels_have_the_height_their_words_need(
    window: MainWindow, look: Look, qtbot: QtBot
) -> None:
    for scale in (1.0, 2.0):
        look.set_scale(scale)
        window.resize(1280, 720)
        qtbot.wait(60)
        for each in every_window(window, qtbot):
            qtbot.wait(20)
            for label in each.findChildren(TextLabel):
                if label.isVisible() and label.words:
                    needed = label._paragraph(label.width() - label.indent).height
                    assert label.height() >= needed - 2, f"{label.words!r} is cut off at {scale}"


def test_the_tab_key_walks_from_left_to_right(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.agenda.list.setFocus()
    wanted = [window.agenda.list, window.entries.list, window.draft.page, window.room.list]
    stops: list[QWidget] = []
    widget: QWidget = window.agenda.list
    for _ in range(160):
        if widget in wanted and widget not in stops:
            stops.append(widget)
        widget = widget.nextInFocusChain() or widget
    assert stops == wanted


def test_the_chosen_row_is_marked_by_more_than_colour(
    make_window: Callable[..., MainWindow], window: MainWindow, desk: Desk
) -> None:
    # A bar stands before the chosen row; the row where the meeting is, is bold and has a mark of its own.
    image = window.agenda.list.grab().toImage()
    box = window.agenda.list.visualRect(window.agenda.list.currentIndex())
    bar = image.pixelColor(1, box.center().y())
    assert bar == window.look.colour("accent")
