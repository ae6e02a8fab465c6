"""Every command once: its words, keys, menu, and when it can be had. Menus, keys and the help sheet come from here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from clerk.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done.

    `words` stand in the menu (with `&` before the letter that chooses them) and, without it, on the help
    sheet. `when` names a condition of `CONDITIONS`. A `checkable` command is a state that is on or off.
    """

    id: str
    words: str
    keys: tuple[str, ...]
    menu: str
    when: str = "always"
    checkable: bool = False
    starts_group: bool = False

    @property
    def plain(self) -> str:
        """The words without the mark of the menu's letter and without dots."""
        return self.words.replace("&", "").removesuffix("…")


MENUS = {"meeting": "&Meeting", "edit": "&Edit", "go": "&Go", "view": "&View", "help": "&Help"}

COMMANDS: tuple[Command, ...] = (
    Command("meetings", "&Meetings…", ("Ctrl+O",), "meeting", "book"),
    Command("bring_in", "Bring &in a meeting script…", ("Ctrl+I",), "meeting", "writable"),
    Command("export", "&Export minutes…", ("Ctrl+E",), "meeting", "meeting"),
    Command("open_book", "Open a minute &book…", ("Ctrl+Shift+O",), "meeting", starts_group=True),
    Command("open_sample", "Open the &sample", ("Ctrl+Shift+S",), "meeting"),
    Command("start_page", "S&tart page", ("Alt+Home",), "meeting"),
    Command("quit", "&Quit Clerk", ("Ctrl+Q",), "meeting", starts_group=True),
    Command("undo", "&Undo", ("Ctrl+Z",), "edit", "undo"),
    Command("redo", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "edit", "redo"),
    Command("next_item", "&Next item", ("Ctrl+PgDown",), "go", "meeting"),
    Command("previous_item", "&Previous item", ("Ctrl+PgUp",), "go", "meeting"),
    Command("to_sentence", "Entry to its &sentence, and back", ("Ctrl+J",), "go", "meeting"),
    Command("to_agenda", "To the &agenda", ("Ctrl+1",), "go", "meeting", starts_group=True),
    Command("to_entries", "To the &entries", ("Ctrl+2",), "go", "meeting"),
    Command("to_draft", "To the &draft", ("Ctrl+3",), "go", "meeting"),
    Command("to_room", "To the &room", ("Ctrl+4",), "go", "meeting"),
    Command("next_panel", "Ne&xt panel", ("F6",), "go", "always", starts_group=True),
    Command("previous_panel", "Pre&vious panel", ("Shift+F6",), "go", "always"),
    Command("draft", "Running &draft", ("Ctrl+D",), "view", "meeting", checkable=True),
    Command(
        "full_set", "Draft with &exempt text", ("Ctrl+Shift+D",), "view", "meeting", checkable=True
    ),
    Command("larger", "&Larger text", ("Ctrl++", "Ctrl+="), "view", starts_group=True),
    Command("smaller", "&Smaller text", ("Ctrl+-",), "view"),
    Command("usual_size", "&Usual text size", ("Ctrl+0",), "view"),
    Command("help", "&Help sheet", ("F1",), "help"),
)

# Each is asked whenever something was chosen or changed.
CONDITIONS: Mapping[str, Callable[[Desk], bool]] = {
    "always": lambda _desk: True,
    "book": lambda desk: desk.book is not None,
    "writable": lambda desk: desk.writable,
    "meeting": lambda desk: desk.sight is not None,
    "undo": lambda desk: desk.undo_name is not None,
    "redo": lambda desk: desk.redo_name is not None,
}


class Actions(QObject):
    """The commands as Qt's actions, tied to what does them."""

    def __init__(
        self, desk: Desk, verbs: Mapping[str, Callable[[], object]], owner: QWidget
    ) -> None:
        super().__init__(owner)
        self.desk = desk
        self.by_id: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(command.words, owner)
            action.setShortcuts([QKeySequence(keys) for keys in command.keys])
            action.setCheckable(command.checkable)
            action.setMenuRole(
                QAction.MenuRole.QuitRole if command.id == "quit" else QAction.MenuRole.NoRole
            )
            action.triggered.connect(_without_argument(verbs[command.id]))
            owner.addAction(action)
            self.by_id[command.id] = action
        desk.chosen.connect(self.refresh)
        desk.changed.connect(self.refresh)
        self.refresh()

    def __getitem__(self, command: str) -> QAction:
        return self.by_id[command]

    def refresh(self, *_: object) -> None:
        """Let be had what can be had now, and name what undo would undo."""
        for command in COMMANDS:
            self.by_id[command.id].setEnabled(CONDITIONS[command.when](self.desk))
        undo, redo = self.desk.undo_name, self.desk.redo_name
        self.by_id["undo"].setText(f"&Undo: {_safe(undo)}" if undo else "&Undo")
        self.by_id["redo"].setText(f"&Redo: {_safe(redo)}" if redo else "&Redo")

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Put every command into the menus, and return them."""
        menus = {}
        for name, title in MENUS.items():
            menu = menus[name] = bar.addMenu(title)
            menu.setAccessibleName(title.replace("&", ""))
            for command in COMMANDS:
                if command.menu == name:
                    if command.starts_group:
                        menu.addSeparator()
                    menu.addAction(self.by_id[command.id])
        return menus


def _safe(name: str) -> str:
    """A step's name in a menu, where `&` would mark a letter."""
    return name.replace("&", "&&")


def _without_argument(verb: Callable[[], object]) -> Callable[[], None]:
    def call(*_: object) -> None:
        verb()

    return call
