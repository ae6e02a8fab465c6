"""An agenda's items in a table: filled in from standing items or a pasted agenda, mended, and read back."""

import re
from collections.abc import Callable, Iterable, Sequence

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerk.intake.item_kinds import guess_kind
from clerk.record.kinds import is_slug
from clerk.record.meeting import AgendaItem, Application
from clerk.ui.look import Look
from clerk.ui.setup_application import ApplicationDialog, button_words
from clerk.ui.setup_table import Column, TableEditor, TableRow
from clerk.ui.setup_words import KINDS
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import Words, muted

_NUMBER = Column("No.", 17)
_TITLE = Column("Title", 66)
_PURPOSE = Column("Purpose", 44, "lines")
_KIND = Column("Kind", 44, "choice", KINDS, "report")
_ASKED = Column("Recommended", 50, "lines")
_PAGES = Column("Pages", 22)
_EXEMPT = Column("Exempt", 26)


class TablePage(QWidget):
    """A table with what is said of it, and buttons for what its keys do."""

    def __init__(
        self, look: Look, table: TableEditor, intro: str, above: Sequence[QWidget] = ()
    ) -> None:
        super().__init__()
        self.look, self.table = look, table
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        self.intro = TextLabel(look, [muted(intro)], 13)
        self.intro.setVisible(bool(intro))
        column.addWidget(self.intro)
        for widget in above:
            column.addWidget(widget)
        table.setMinimumHeight(min(look.px(190), 210))
        column.addWidget(table, 1)
        self.note = TextLabel(look, "", 13)
        self.note.hide()
        column.addWidget(self.note)
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        self.buttons: list[QPushButton] = []
        for words, keys, does in (
            ("Remove row", "Control Delete", table.remove_row),
            ("Move up", "Alt Up", lambda: table.move_row(-1)),
            ("Move down", "Alt Down", lambda: table.move_row(1)),
        ):
            button = QPushButton(words)
            button.setAccessibleName(words)
            button.setAccessibleDescription(f"In the table: {keys}")
            button.setToolTip(keys.replace("Control ", "Ctrl+").replace("Alt ", "Alt+"))
            button.setAutoDefault(False)
            button.clicked.connect(_without_argument(does))
            self.buttons.append(button)
            row.addWidget(button)
        self.foot = row
        column.addLayout(row)
        row.addStretch(1)
        table.said.connect(self.say)
        table.altered.connect(lambda: self.say(""))

    def say(self, sentence: str, role: str = "bad") -> None:
        """Say something of the table; empty: nothing."""
        self.note.say([Words(sentence, role)])
        self.note.setVisible(bool(sentence))


def _without_argument(does: Callable[[], object]) -> Callable[[], None]:
    def call(*_: object) -> None:
        does()

    return call


class AgendaPage(TablePage):
    """The items of an agenda. `standing`: only what every meeting has, without numbers and exemptions."""

    def __init__(self, look: Look, intro: str, *, standing: bool = False) -> None:
        whole = (_NUMBER, _TITLE, _KIND, _ASKED, _EXEMPT, _PAGES, _PURPOSE)
        columns = (_TITLE, _KIND, _PURPOSE) if standing else whole
        table = TableEditor(look, "Standing items" if standing else "Agenda items", columns)
        super().__init__(look, table, intro)
        self._names = [column.name for column in columns]
        table.rows_model.written.connect(self._written)
        self.application = QPushButton(button_words(None))
        self.application.setAutoDefault(False)
        self.application.setVisible(not standing)
        self.foot.insertWidget(len(self.buttons), self.application)
        self.application.clicked.connect(self._ask_application)
        table.selectionModel().currentChanged.connect(self._say_application)
        self._say_application()

    def _at(self, column: Column) -> int:
        return self._names.index(column.name)

    def _row_in_hand(self) -> TableRow | None:
        place = self.table.currentIndex().row()
        return self.table.rows[place] if 0 <= place < len(self.table.rows) else None

    def _say_application(self, *_: object) -> None:
        row = self._row_in_hand()
        found = row.more if row is not None and isinstance(row.more, Application) else None
        words = button_words(found)
        self.application.setText(words)
        self.application.setAccessibleName(words.replace("A&p", "Ap").replace("&&", "&"))
        self.application.setEnabled(row is not None)

    def application_dialog(self) -> ApplicationDialog | None:
        """Return the dialog for what the item in hand decides, not yet shown; None on a row that is none yet."""
        self.table.finish_editing()
        row = self._row_in_hand()
        if row is None:
            return None
        found = row.more if isinstance(row.more, Application) else None
        title = row.cells[self._at(_TITLE)].strip()
        return ApplicationDialog(self.look, title, found, self.window())

    def _ask_application(self) -> None:
        dialog, row = self.application_dialog(), self._row_in_hand()
        if (
            dialog is not None
            and row is not None
            and dialog.exec()
            and dialog.application != row.more
        ):
            row.more = dialog.application
            self._say_application()
            self.table.altered.emit()
        self.table.setFocus()

    def _written(self, row: int, column: int) -> None:
        """A new item's kind follows its title until somebody chooses one; its number follows the one above."""
        kind = self._at(_KIND)
        line = self.table.rows[row]
        if column == self._at(_TITLE) and line.origin is None and kind not in line.touched:
            line.cells[kind] = guess_kind(line.cells[column])
        if _NUMBER.name in self._names and line.origin is None:
            number = self._at(_NUMBER)
            if number not in line.touched and not line.cells[number]:
                above = self.table.rows[row - 1].cells[number] if row else "0"
                found = re.fullmatch(r"([0-9]{1,3})(\.?)", above)
                line.cells[number] = f"{int(found[1]) + 1}{found[2]}" if found else ""
        QTimer.singleShot(0, self.table.resizeRowsToContents)

    def show_items(self, items: Iterable[AgendaItem]) -> None:
        """Show these items."""
        self.table.show_rows(
            TableRow([self._cell(item, name) for name in self._names], item, more=item.application)
            for item in items
        )
        self._say_application()

    def _cell(self, item: AgendaItem, name: str) -> str:
        return {
            _NUMBER.name: item.number,
            _TITLE.name: item.title,
            _PURPOSE.name: item.purpose,
            _KIND.name: item.kind,
            _PAGES.name: item.pages.replace("-", "–"),
            _ASKED.name: "\n".join(item.recommendations),
            _EXEMPT.name: ", ".join(str(number) for number in item.exempt),
        }[name]

    def items(self) -> list[AgendaItem] | None:
        """Return the items as filled in; None if something is wrong, which is then said and gone to."""
        self.table.finish_editing()
        found: list[AgendaItem] = []
        taken = {row.origin.id for row in self.table.rows if isinstance(row.origin, AgendaItem)}
        for place, row in enumerate(self.table.rows):
            if row.origin is None and not self._has_words(row):
                continue
            title = row.cells[self._at(_TITLE)].strip()
            if not title:
                sentence = f"Item {place + 1} has no title: give it one, or remove the row."
                self._wrong(place, _TITLE, sentence)
                return None
            exempt = self._exempt(row)
            if exempt is None:
                sentence = (
                    f"Item {place + 1}: the paragraphs of Schedule 12A are numbers from 1 to 7, "
                    "such as 3 or 1, 3."
                )
                self._wrong(place, _EXEMPT, sentence)
                return None
            found.append(self._item(row, title, exempt, taken, place + 1))
        self.say("")
        return found

    def _has_words(self, row: TableRow) -> bool:
        told = (_TITLE.name, _PURPOSE.name, _ASKED.name, _PAGES.name, _EXEMPT.name)
        cells = zip(self._names, row.cells, strict=True)
        return any(cell.strip() for name, cell in cells if name in told)

    def _wrong(self, row: int, column: Column, sentence: str) -> None:
        self.table.go_to(row, self._at(column))
        self.table.setFocus()
        self.say(sentence)

    def _exempt(self, row: TableRow) -> tuple[int, ...] | None:
        if _EXEMPT.name not in self._names:
            return ()
        text = row.cells[self._at(_EXEMPT)].strip()
        words = re.sub(
            r"\b(paragraphs?|paras?|and|exempt|yes)\b|[,;&.]", " ", text, flags=re.IGNORECASE
        ).split()
        if any(not re.fullmatch("[1-7]", word) for word in words) or (text and not words):
            return None
        return tuple(sorted({int(word) for word in words}))

    def _item(
        self, row: TableRow, title: str, exempt: tuple[int, ...], taken: set[str], place: int
    ) -> AgendaItem:
        whole = _NUMBER.name in self._names
        number = row.cells[self._at(_NUMBER)].strip() if whole else str(place)
        kind = row.cells[self._at(_KIND)]
        purpose = " ".join(row.cells[self._at(_PURPOSE)].split())
        values: dict[str, object] = {"title": title, "purpose": purpose, "kind": kind}
        if whole:
            values["pages"] = _pages(row.cells[self._at(_PAGES)])
            asked = row.cells[self._at(_ASKED)].split("\n")
            recommendations = tuple(text.strip() for text in asked if text.strip())
            values |= {"number": number, "recommendations": recommendations, "exempt": exempt}
            values["application"] = row.more
        if isinstance(row.origin, AgendaItem):
            return msgspec.structs.replace(row.origin, **values)
        values.setdefault("number", number)
        item_id = _new_id(number, taken)
        return msgspec.convert({"id": item_id} | values, AgendaItem)


def _pages(text: str) -> str:
    """Pages as they are kept: 11-24, whatever dash and word they were written with."""
    bare = re.sub(r"^\s*(?:pages?|pp?\.?)\s*", "", text, flags=re.IGNORECASE)
    return re.sub(r"\s*[-–]\s*", "-", bare.strip())


def _new_id(number: str, taken: set[str]) -> str:
    wanted = "i" + re.sub(r"[^a-z0-9]+", "-", number.lower()).strip("-")
    if wanted == "i" or wanted in taken or not is_slug(wanted):
        wanted = next(name for n in range(1, 10_000) if (name := f"n{n}") not in taken)
    taken.add(wanted)
    return wanted


def numbered(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Return standing items as the beginning of an agenda: numbered from 1, with ids to match."""
    return [
        msgspec.structs.replace(item, id=f"i{place}", number=str(place))
        for place, item in enumerate(items, start=1)
    ]


_USUAL = (
    ("Apologies for absence", "To receive apologies for absence."),
    ("Declarations of interest", "To receive declarations of interest in items on the agenda."),
    ("Minutes", "To approve the minutes of the last meeting."),
    (
        "Questions from members of the public",
        "To receive written questions from members of the public.",
    ),
    ("Questions from councillors", "To receive written questions from councillors."),
    ("Date of next meeting", ""),
)


def usual_items() -> list[AgendaItem]:
    """Return the items that most bodies' agendas begin and end with, as a start."""
    return [
        AgendaItem(
            id=f"i{place}", number=str(place), kind=guess_kind(title), title=title, purpose=purpose
        )
        for place, (title, purpose) in enumerate(_USUAL, start=1)
    ]
