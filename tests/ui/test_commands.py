"""One table of commands, from which menus, keys and the help sheet are drawn."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from clerk.ui.commands import COMMANDS, CONDITIONS, MENUS, Command
from clerk.ui.desk import Desk
from clerk.ui.hint_button import KeyCaps, key_words
from clerk.ui.main_window import MainWindow
from clerk.ui.text_label import TextLabel

EVERY = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)


@EVERY
def test_every_command_has_words_keys_a_menu_and_a_condition(command: Command) -> None:
    assert command.plain.strip()
    assert command.keys
    assert command.menu in MENUS
    assert command.when in CONDITIONS
    for keys in command.keys:
        assert QKeySequence(keys).toString(), f"Qt does not know {keys}"


def test_no_two_commands_share_a_name_or_a_key() -> None:
    assert max(Counter(command.id for command in COMMANDS).values()) == 1
    keys = Counter(QKeySequence(each).toString() for command in COMMANDS for each in command.keys)
    assert max(keys.values()) == 1


def test_no_key_is_a_letter_somebody_types_or_a_menus_own() -> None:
    menus = {f"Alt+{title[title.index('&') + 1].upper()}" for title in MENUS.values()}
    assert len(menus) == len(MENUS)
    for command in COMMANDS:
        for keys in command.keys:
            assert keys not in menus
            assert keys.startswith(("Ctrl+", "Alt+", "Shift+F", "F"))


@pytest.mark.parametrize("menu", MENUS)
def test_no_two_words_of_a_menu_are_chosen_by_the_same_letter(menu: str) -> None:
    words = [command.words for command in COMMANDS if command.menu == menu]
    letters = Counter(each[each.index("&") + 1].lower() for each in words if "&" in each)
    assert len(letters) == len(words)
    assert max(letters.values()) == 1


def test_every_command_is_in_a_menu_and_does_something(window: MainWindow) -> None:
    in_menus = {
        action
        for menu in window.menus.values()
        for action in menu.actions()
        if not action.isSeparator()
    }
    assert in_menus == set(window.actions_.by_id.values())
    assert window._verbs().keys() == {command.id for command in COMMANDS}
    late = {
        name
        for name, verb in window._verbs().items()
        if getattr(verb, "func", None) == window._live_verb
    }
    assert late == window.live.verbs().keys()
    assert all(isinstance(menu, QMenu) for menu in window.menus.values())


def test_the_help_sheet_names_every_command_with_its_keys_on_one_page(
    window: MainWindow, qtbot: QtBot
) -> None:
    sheet = window.help_sheet()
    qtbot.addWidget(sheet)
    sheet.show()
    said = {label.words for label in sheet.findChildren(TextLabel)}
    caps = {cap for caps in sheet.findChildren(KeyCaps) for cap in caps.keys}
    for command in COMMANDS:
        assert command.plain in said
        assert {key_words(keys) for keys in command.keys} <= caps
    from PySide6.QtWidgets import QScrollArea

    (area,) = sheet.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0


def test_what_cannot_be_done_now_is_not_offered(window: MainWindow, desk: Desk) -> None:
    assert window.actions_["export"].isEnabled()
    assert window.actions_["undo"].isEnabled()
    assert not window.actions_["redo"].isEnabled()
    desk.close()
    assert not window.actions_["export"].isEnabled()
    assert not window.actions_["undo"].isEnabled()
    assert window.actions_["open_book"].isEnabled()


def test_undo_is_called_by_what_it_would_undo(window: MainWindow, desk: Desk) -> None:
    assert desk.undo_name
    assert window.actions_["undo"].text() == f"&Undo: {desk.undo_name.replace('&', '&&')}"
