"""The house style window over the contested sample, and what is done in it by key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk import assets
from clerk.styles import copy_style
from clerk.ui.desk import Desk
from clerk.ui.house_style import HouseStyle
from clerk.ui.look import Look
from clerk.ui.style_doubts import chosen_style
from tests.ui.setup_keys import CTRL, keys, press

Key = Qt.Key


def settled(dialog: HouseStyle, qtbot: QtBot) -> None:
    """Wait until what was written last is worked out."""
    timers, preview = (dialog._follow, dialog._make_pages), dialog.preview

    def done() -> bool:
        waiting = dialog.worker.busy or any(timer.isActive() for timer in timers)
        drawn = preview._document is preview._drawing or not preview.page.isVisible()
        return drawn and not waiting

    qtbot.waitUntil(done, timeout=20_000)


@pytest.fixture
def style_window(look: Look, desk: Desk, book_path: Path, qtbot: QtBot) -> Callable[[], HouseStyle]:
    """Return a function that shows the window over the contested sample; the main window would only cost time."""

    def show() -> HouseStyle:
        desk.open(book_path)
        contested = next(each for each in desk.meetings() if "Scrutiny" in each.body_name)
        desk.choose_meeting(contested.id)
        dialog = HouseStyle(look, desk, chosen_style(desk))
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.phrases.list.hasFocus)
        settled(dialog, qtbot)
        return dialog

    return show


@pytest.fixture
def own_style(style_window: Callable[[], HouseStyle], qtbot: QtBot) -> HouseStyle:
    """Return the window with an own copy of the scrutiny style in hand."""
    copy_style("scrutiny", "aldermere")
    dialog = style_window()
    dialog.take_copy("aldermere")
    settled(dialog, qtbot)
    return dialog


def file_of(name: str) -> Path:
    return assets.style_folder(name) / "style.toml"


def go_to(dialog: HouseStyle, words: str, qtbot: QtBot) -> None:
    """Find a phrase by its words and take it in hand, all by key."""
    dialog.phrases.filter.setFocus()
    dialog.phrases.filter.selectAll()
    keys(words)
    press(Key.Key_Down)
    qtbot.waitUntil(dialog.phrases.list.hasFocus)
    press(Key.Key_Return)
    qtbot.waitUntil(dialog.phrases.field.hasFocus)


def at_end() -> None:
    press(Key.Key_End, CTRL)
