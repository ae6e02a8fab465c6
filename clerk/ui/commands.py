"""Every command once: its words, keys, menu, and when it can be had. Menus, keys and the help sheet come from here."""

from collections.abc import Callable, Mapping

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMenuBar, QPlainTextEdit, QWidget

from clerk.ui.desk import Desk


class Command(msgspec.Struct, frozen=True):
    """One thing that can be done.

    `words` stand in the menu (with `&` before the letter that chooses them) and, without it, on the help
    sheet. `when` names a condition of `CONDITIONS`. A `checkable` command is a state that is on or off. With a
    `verb` it opens that verb's form.
    """

    id: str
    words: str
    keys: tuple[str, ...]
    menu: str
    when: str = "always"
    checkable: bool = False
    starts_group: bool = False
    verb: str = ""

    @property
    def plain(self) -> str:
        """The words without the mark of the menu's letter and without dots."""
        return self.words.replace("&", "").removesuffix("…")


MENUS = {
    "meeting": "&Meeting", "edit": "&Edit", "record": "&Record", "words": "&Words", "decide": "&Decide",
    "minutes": "Mi&nutes", "go": "&Go", "view": "&View", "help": "&Help",
}  # fmt: skip


def _fact(  # a row of the table of commands that opens a form
    verb: str, words: str, keys: str, menu: str, *, starts_group: bool = False
) -> Command:
    return Command(verb, words, (keys,), menu, "in_hand", starts_group=starts_group, verb=verb)


COMMANDS: tuple[Command, ...] = (
    Command("new_meeting", "&New meeting…", ("Ctrl+N",), "meeting", "settable"),
    Command("meetings", "&Meetings…", ("Ctrl+O",), "meeting", "book"),
    Command("edit_agenda", "Edit &agenda and people…", ("Ctrl+Shift+A",), "meeting", "in_hand"),
    Command("rules", "&Rules watched…", ("Ctrl+Shift+L",), "meeting", "in_hand"),
    Command("set_up_body", "Set &up a body…", ("Ctrl+Shift+B",), "meeting", "settable"),
    Command("house_style", "House st&yle…", ("Ctrl+Shift+X",), "meeting"),
    Command("rehearse", "Re&hearse, and back", ("Ctrl+Shift+H",), "meeting", "meeting"),
    Command("bring_in", "Bring &in a meeting script…", ("Ctrl+I",), "meeting", "writable"),
    Command("export", "&Export minutes…", ("Ctrl+E",), "meeting", "meeting"),
    Command("open_book", "Open a minute &book…", ("Ctrl+Shift+O",), "meeting", starts_group=True),
    Command("open_sample", "Open the &sample", ("Ctrl+Shift+S",), "meeting"),
    Command("start_page", "S&tart page", ("Alt+Home",), "meeting"),
    Command("quit", "&Quit Clerk", ("Ctrl+Q",), "meeting", starts_group=True),
    Command("undo", "&Undo", ("Ctrl+Z",), "edit", "undo"),
    Command("redo", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "edit", "redo"),
    Command("edit_entry", "&Edit the entry", ("F2",), "edit", "entry", starts_group=True),
    Command("entry_form", "Its &time and form…", ("Shift+F2",), "edit", "entry"),
    Command("wording", "Own &wording…", ("Ctrl+F2",), "edit", "entry"),
    Command("derived", "&Derived wording again", ("Ctrl+Shift+F2",), "edit", "entry"),
    Command("exempt_entry", "E&xempt: yes, no, as its item", ("Ctrl+F12",), "edit", "entry"),
    Command("find", "&Find in this meeting…", ("Ctrl+F",), "edit", "meeting", starts_group=True),
    Command("replace", "Find and rep&lace…", ("Ctrl+H",), "edit", "in_hand"),
    Command("settle", "&Settle, and the next…", ("F11",), "edit", "meeting", starts_group=True),
    Command("settle_back", "Settle the one &before…", ("Shift+F11",), "edit", "meeting"),
    Command("take_reminder", "Do as the &item reminds", ("Ctrl+F11",), "edit", "in_hand"),
    Command("entry_up", "U&p in its minute", ("Alt+Up",), "edit", "entry"),
    Command("entry_down", "D&own in its minute", ("Alt+Down",), "edit", "entry"),
    Command("remove_entry", "Re&move the entry", ("Ctrl+Shift+Del",), "edit", "entry"),
    Command("commands", "Anything, &from a list…", ("Ctrl+/",), "record", "in_hand"),
    Command("more_fields", "&More fields of a form", ("Ctrl+.",), "record", "in_hand"),
    _fact("start", "&Start of the meeting…", "Ctrl+Shift+F3", "record", starts_group=True),
    Command("open_next", "Open the &next item", ("F3",), "record", "in_hand"),
    Command("usual_step", "&What usually comes next", ("Ctrl+F3",), "record", "in_hand"),
    _fact("open_item", "Open &an item…", "F4", "record"),
    _fact("close_item", "&Close the item…", "Shift+F3", "record"),
    _fact("adjourn", "Ad&journ…", "Shift+F4", "record"),
    _fact("resume", "Res&ume…", "Ctrl+Shift+F4", "record"),
    _fact("end", "&End of the meeting", "Ctrl+Shift+E", "record"),
    Command("roll", "To the &roll, and back", ("Ctrl+R",), "record", "in_hand", starts_group=True),
    Command("all_present", "All &present", ("Ctrl+Shift+P",), "record", "in_hand"),
    _fact("attend", "A&ttendance…", "Ctrl+F5", "record"),
    _fact("arrive", "Somebody arri&ves…", "F5", "record"),
    _fact("leave", "Somebody &leaves…", "F7", "record"),
    _fact("return", "Somebody is &back…", "Shift+F5", "record"),
    _fact("apologise", "Apol&ogies…", "Ctrl+Shift+G", "record"),
    _fact("substitute", "Substitute name&d…", "Ctrl+Shift+K", "record"),
    _fact("declare", "&Interest declared…", "Ctrl+Shift+I", "record"),
    _fact("take_chair", "Taking the c&hair…", "Shift+F7", "record"),
    Command("form_paragraph", "&Paragraph", ("Ctrl+1",), "words", "in_hand"),
    Command("form_point", "Numbered p&oint", ("Ctrl+2",), "words", "in_hand"),
    Command("form_bullet", "&Bullet", ("Ctrl+3",), "words", "in_hand"),
    Command("form_heading", "&Heading", ("Ctrl+4",), "words", "in_hand"),
    Command("form_quote", "&Quotation", ("Ctrl+5",), "words", "in_hand"),
    Command("write_so", "Write it as su&ggested", ("Alt+Return",), "words", "in_hand"),
    Command("split_passage", "&Split at the cursor", ("Ctrl+Shift+Return",), "words", "in_hand"),
    Command("join_passage", "&Join upwards", ("Ctrl+Shift+Backspace",), "words", "entry"),
    _fact("private", "Private &note…", "Ctrl+6", "words"),
    Command("reported", "&Reported speech…", ("Ctrl+U",), "words", "in_hand"),
    Command("my_words", "My &words…", ("Ctrl+Shift+U",), "words"),
    Command("doubts", "&Doubts parked…", ("Ctrl+7",), "words", "meeting"),
    _fact("question", "Q&uestion…", "Ctrl+Shift+Q", "words", starts_group=True),
    _fact("assign", "&Action…", "Ctrl+T", "words"),
    _fact("approve_minutes", "&Earlier minutes approved…", "Ctrl+Shift+T", "words"),
    _fact("next_meeting", "Next &meeting…", "Ctrl+Shift+W", "words"),
    _fact("move", "&Motion…", "Ctrl+M", "decide"),
    _fact("amend", "&Amendment…", "Ctrl+Shift+M", "decide"),
    _fact("vote", "&Vote…", "F8", "decide"),
    Command("assent", "Carried &by assent", ("Shift+F8",), "decide", "in_hand"),
    Command("unanimous", "Carried &unanimously", ("Ctrl+F8",), "decide", "in_hand"),
    _fact("casting_vote", "&Casting vote…", "Shift+F9", "decide"),
    _fact("record_my_vote", "&Own vote recorded…", "Ctrl+F9", "decide"),
    _fact("resolve", "&Decision…", "F9", "decide"),
    Command("next_steps", "What may come &next…", ("Ctrl+Shift+V",), "decide", "in_hand"),
    Command("read_back", "Read bac&k", ("Ctrl+B",), "decide", "meeting"),
    _fact("vary_order", "O&rder varied…", "Ctrl+Shift+J", "decide", starts_group=True),
    _fact("defer_item", "Item de&ferred…", "Ctrl+Shift+F", "decide"),
    _fact("withdraw_item", "Item &withdrawn…", "Ctrl+Shift+Y", "decide"),
    _fact("exclude_public", "Public e&xcluded…", "F12", "decide"),
    _fact("readmit_public", "&Public readmitted", "Shift+F12", "decide"),
    Command("drafts", "&Drafts and how far they are…", ("Ctrl+8",), "minutes", "meeting"),
    Command("signable", "&Can this be signed?…", ("Ctrl+F7",), "minutes", "meeting"),
    Command("chairs_copy", "Copy &for the chair…", ("Ctrl+Shift+F7",), "minutes", "in_hand"),
    Command("chair_reads", "The c&hair reads here…", ("Ctrl+Shift+F9",), "minutes", "in_hand"),
    Command("returned", "What came bac&k from the chair…", ("Ctrl+9",), "minutes", "meeting"),
    Command("sign", "&Sign the minutes…", ("Ctrl+Shift+F11",), "minutes", "meeting"),
    Command("decision_sheet", "All &behind a decision…", ("Ctrl+Shift+F8",), "minutes", "meeting"),
    Command("purge", "&Purge working notes…", ("Ctrl+Shift+F12",), "minutes", "held"),
    Command("find_anything", "&Find anything…", ("Ctrl+K",), "go"),
    Command("next_item", "&Next item", ("Ctrl+PgDown",), "go", "meeting", starts_group=True),
    Command("previous_item", "&Previous item", ("Ctrl+PgUp",), "go", "meeting"),
    Command("to_sentence", "Entry to its &sentence, and back", ("Ctrl+J",), "go", "meeting"),
    Command("to_agenda", "To the &agenda", ("Alt+1",), "go", "meeting", starts_group=True),
    Command("to_entries", "To the &entries", ("Alt+2",), "go", "meeting"),
    Command("to_draft", "To the &draft", ("Alt+3",), "go", "meeting"),
    Command("to_room", "To the &room", ("Alt+4",), "go", "meeting"),
    Command("room_at", "The room as it &was at…", ("F10",), "go", "meeting"),
    Command("to_line", "To the entry &line", ("Ctrl+L",), "go", "in_hand"),
    Command("next_panel", "Ne&xt panel", ("F6",), "go", "always", starts_group=True),
    Command("previous_panel", "Pre&vious panel", ("Shift+F6",), "go", "always"),
    Command("draft", "Running &draft", ("Ctrl+D",), "view", "meeting", checkable=True),
    Command(
        "full_set", "Draft with &exempt text", ("Ctrl+Shift+D",), "view", "meeting", checkable=True
    ),
    Command("pages", "&Pages as they print…", ("Ctrl+P",), "view", "meeting"),
    Command("countdown", "&Countdown", ("Ctrl+F10",), "view", "meeting"),
    Command("larger", "&Larger text", ("Ctrl++", "Ctrl+="), "view", starts_group=True),
    Command("smaller", "&Smaller text", ("Ctrl+-",), "view"),
    Command("usual_size", "&Usual text size", ("Ctrl+0",), "view"),
    Command("help", "&Help sheet", ("F1",), "help"),
)

# Each is asked whenever something was chosen or changed.
CONDITIONS: Mapping[str, Callable[[Desk], bool]] = {
    "always": lambda _desk: True,
    "book": lambda desk: desk.book is not None,
    "writable": lambda desk: desk.book_writable,
    "settable": lambda desk: desk.book is None or desk.book_writable,
    "meeting": lambda desk: desk.sight is not None,
    "in_hand": lambda desk: desk.sight is not None and desk.writable,
    "held": lambda desk: desk.sight is not None and desk.book_writable,
    "entry": lambda desk: desk.entry is not None and desk.writable,
    "undo": lambda desk: desk.undo_name is not None,
    "redo": lambda desk: desk.redo_name is not None,
}

REFUSED = frozenset(
    {
        "new_meeting", "set_up_body", "meetings", "bring_in", "export", "open_book", "open_sample", "start_page",
    }
)  # fmt: skip
"""Commands that lead out of a rehearsal, or would leave something of it behind."""


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
        redo = self.desk.redo_name
        self.refresh_undo()
        self.by_id["redo"].setText(f"&Redo: {_safe(redo)}" if redo else "&Redo")

    def refresh_undo(self, *_: object) -> None:
        """Name what undo would undo: typing while there is any in the field with the keyboard, then a step."""
        typing = typing_to_undo() is not None
        undo = "typing" if typing else self.desk.undo_name
        self.by_id["undo"].setText(f"&Undo: {_safe(undo)}" if undo else "&Undo")
        self.by_id["undo"].setEnabled(undo is not None)

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


def typing_to_undo() -> QPlainTextEdit | QLineEdit | None:
    """Return the field with the keyboard, if something was typed in it that can be undone."""
    field = QApplication.focusWidget()
    if isinstance(field, QPlainTextEdit) and not field.isReadOnly():
        return field if field.document().isUndoAvailable() else None
    if isinstance(field, QLineEdit):
        return field if field.isUndoAvailable() else None
    return None


def _safe(name: str) -> str:
    """A step's name in a menu, where `&` would mark a letter."""
    return name.replace("&", "&&")


def _without_argument(verb: Callable[[], object]) -> Callable[[], None]:
    def call(*_: object) -> None:
        verb()

    return call
