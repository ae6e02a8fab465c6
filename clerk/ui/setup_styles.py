"""From which date each of a body's house styles holds, as set-up asks for it: last year's minutes print as they did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from clerk.assets import style_names
from clerk.errors import ClerkError
from clerk.intake.days import read_date
from clerk.record.people import DatedStyle
from clerk.styles import load_style
from clerk.ui.dialog import Dialog
from clerk.ui.look import Look
from clerk.ui.setup_form import Field
from clerk.ui.setup_table import Column, TableEditor, TableRow
from clerk.ui.setup_words import Choices
from clerk.ui.text_label import TextLabel
from clerk.ui.views.times import long_date
from clerk.ui.views.words import Words, muted

_INTRO = (
    "The minutes of a meeting on that date or later have the style beside it; those of earlier meetings stay as they "
    "are. Arrow keys walk, typing writes, Ctrl+Delete removes a row."
)
_WRONG = "Write the date as 1 May 2027 or 1/5/27."


def style_choices(also: Iterable[str] = ()) -> Choices:
    """Return the house styles to choose from, and those that are named though they are not on this computer."""
    here = style_names()
    gone = [name for name in dict.fromkeys(also) if name not in here]
    return (
        *((name, style_words(name)) for name in here),
        *((name, f"{style_words(name)} (not on this computer)") for name in gone),
    )


def style_words(name: str) -> str:
    """Return what a style is called on the screen."""
    return name.replace("-", " ").replace("_", " ").capitalize()


def has_leaves(name: str) -> bool:
    """Return whether minutes in this style are kept on loose leaves, which are numbered on."""
    try:
        return bool(load_style(name).document.leaf)
    except ClerkError:
        return False


def fill_style(field: Field, name: str) -> None:
    """Fill in a style, also one that is not on this computer: it is not lost by looking at it."""
    box = field.control
    if isinstance(box, QComboBox) and box.findData(name) < 0:
        box.addItem(dict(style_choices((name,)))[name], name)
    field.fill(name)


class DatedStylesDialog(Dialog):
    """The styles with their dates in a table. `styles` is what was filled in, once it was accepted."""

    def __init__(
        self, look: Look, styles: Iterable[DatedStyle], usual: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "House styles by date", parent)
        self.styles = tuple(styles)
        names = style_choices((*(each.style for each in self.styles), usual))
        columns = (Column("From", 60), Column("House style", 60, "choice", names, usual))
        self.column.addWidget(TextLabel(look, [muted(_INTRO)], 13.5))
        self.table = TableEditor(look, "House styles by date", columns)
        self.table.show_rows(
            TableRow([_written(each.from_), each.style], each)
            for each in sorted(self.styles, key=lambda each: each.from_)
        )
        self.table.setMinimumHeight(look.px(80))
        self.column.addWidget(self.table, 1)
        self.trouble = TextLabel(look, "", 13)
        self.trouble.hide()
        self.column.addWidget(self.trouble)
        cancel, done = QPushButton("Cancel"), QPushButton("&Done")
        self.add_buttons(cancel, done)
        done.setDefault(True)
        cancel.clicked.connect(self.reject)
        done.clicked.connect(self.take)
        self.fit(620, 420)
        self.table.setFocus()

    def take(self) -> None:
        """Take what was filled in, or say what is wrong with it."""
        self.table.finish_editing()
        found: dict[dt.date, DatedStyle] = {}
        for place, row in enumerate(self.table.rows):
            if not row.cells[0].strip():
                continue
            day = read_date(row.cells[0], dt.date.today())
            if day is None:
                self._wrong(place, f"Row {place + 1}: {_WRONG}")
                return
            if day in found:
                self._wrong(place, f"Two styles hold from {long_date(day)}: one of them can.")
                return
            found[day] = DatedStyle(from_=day, style=row.cells[1])
        self.styles = tuple(found[day] for day in sorted(found))
        self.accept()

    def _wrong(self, row: int, sentence: str) -> None:
        self.trouble.say([Words(sentence, "bad")])
        self.trouble.show()
        self.table.go_to(row, 0)
        self.table.setFocus()


class StylesField(Field):
    """Which styles hold from which dates, and a button to alter it. `usual` says which one holds before them."""

    def __init__(self, look: Look, usual: Callable[[], str]) -> None:
        self.button = QPushButton("Styles by &date…")
        super().__init__(look, "House styles by date", self.button)
        self.button.setAccessibleName("House styles by date")
        layout = self.layout()
        if layout is not None:
            layout.setAlignment(self.button, Qt.AlignmentFlag.AlignLeft)
        self.styles: tuple[DatedStyle, ...] = ()
        self._usual = usual
        self.altered: Callable[[], object] = lambda: None
        self.button.clicked.connect(self._choose)
        self.show_styles(())

    def show_styles(self, styles: tuple[DatedStyle, ...]) -> None:
        """Take the styles that have a date."""
        self.styles = styles
        told = [f"{style_words(each.style)} from {_written(each.from_)}" for each in styles]
        none = "One style for all its minutes."
        self.hint(f"Then {', '.join(told)}." if told else none)

    def dialog(self) -> DatedStylesDialog:
        """Return the table, not yet shown."""
        return DatedStylesDialog(self.look, self.styles, self._usual(), self.window())

    def _choose(self) -> None:
        dialog = self.dialog()
        if dialog.exec():
            self.show_styles(dialog.styles)
            self.altered()


def _written(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
