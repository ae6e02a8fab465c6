"""My words, the second list: abbreviations, shipped and the officer's own, and files of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from clerk.own.abbreviations import (
    export_abbreviations,
    import_abbreviations,
    keep_abbreviations,
    own_abbreviations,
)
from clerk.ui.look import Look
from clerk.ui.my_words_page import WordsPage, with_places
from clerk.ui.views.words import Row, Target, Words, muted, shown

_INTRO = (
    "Typed to its end, with a blank or a full stop after it, a short form becomes what it stands for. [Brackets] are "
    "places to fill in."
)
_FILES = "Abbreviations (*.toml *.csv)"


class AbbreviationsPage(WordsPage):
    """A short form typed above with its meaning is kept; Enter on a row takes it up to be changed."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Abbreviations", _INTRO)
        self.short = self.add_field("Short form", "Short form")
        self.meaning = self.add_field(
            "What it stands for", "What it stands for; Enter keeps it", stretch=3
        )
        self.short.returnPressed.connect(self.meaning.setFocus)
        self.meaning.returnPressed.connect(lambda: self.attempt(self._keep))
        self.add_verb("Change", "Return", self._change)
        self.add_verb("Switch off, or on", "Space", self._switch)
        self.add_verb("Remove", "Del", self._remove)
        self.add_verb("Import…", "", self._ask_import)
        self.add_verb("Export…", "", self._ask_export)

    def rows(self) -> Sequence[Row]:
        """Return every abbreviation by its short form, with where it comes from."""
        book = own_abbreviations()
        own = {short.lower(): (short, meaning) for short, meaning in book.own.items()}
        shipped = {short.lower(): (short, meaning) for short, meaning in book.shipped.items()}
        rows = []
        for key in sorted({*own, *shipped}):
            short, meaning = own.get(key, shipped.get(key, ("", "")))
            origin = "own" if key in own else "shipped"
            if not meaning:
                meaning, origin = shipped.get(key, ("", ""))[1], "off"
            rows.append(_row(short, meaning, origin))
        return rows

    def about(self, mark: str) -> str:
        """Return whether it is shipped, and what Delete would do."""
        if not mark:
            return ""
        book = own_abbreviations()
        key = mark.lower()
        own = {short.lower(): meaning for short, meaning in book.own.items()}
        shipped = {short.lower(): meaning for short, meaning in book.shipped.items()}
        if key not in own:
            return "Shipped with Clerk. Changed or switched off, it stays so for you alone."
        if not own[key]:
            return "Shipped with Clerk, and switched off by you."
        if key in shipped:
            return f"Your own; Delete lets it stand for “{shown(shipped[key])}” again, as shipped."
        return "Your own."

    def _keep(self) -> None:
        short, meaning = self.short.text().strip(), self.meaning.text()
        if not short and not meaning.strip():
            return
        keep_abbreviations(own_abbreviations().with_own(short, meaning))
        self.short.clear()
        self.meaning.clear()
        self.kept()
        self._go_to(short)
        self.say_done(f"“{shown(short)}” is kept.")

    def _go_to(self, short: str) -> None:
        rows = self.list.rows.rows
        place = next(
            (i for i, r in enumerate(rows) if r.target and r.target.mark.lower() == short.lower()),
            None,
        )
        self.list.go_to(place)

    def _change(self) -> None:
        mark = self.list.mark
        if mark:
            book = own_abbreviations()
            meaning = book.meanings.get(mark.lower(), (mark, ""))[1]
            self.short.setText(mark)
            self.meaning.setText(meaning or book.shipped.get(mark, ""))
            self.meaning.setFocus()
            self.meaning.selectAll()

    def _switch(self) -> None:
        mark = self.list.mark
        book = own_abbreviations()
        if not mark:
            return
        if mark.lower() not in book.meanings:
            keep_abbreviations(book.without_own(mark))
        elif mark.lower() in {short.lower() for short in book.shipped}:
            keep_abbreviations(book.with_own(mark, ""))
        else:
            self.say_done("It is your own and not shipped; Delete removes it.")
            return
        self.kept()

    def _remove(self) -> None:
        mark = self.list.mark
        book = own_abbreviations()
        if mark.lower() in {short.lower() for short in book.own}:
            keep_abbreviations(book.without_own(mark))
            self.kept()
        elif mark:
            self._switch()

    # Files.

    def _ask_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Import abbreviations", "", _FILES)
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Take the abbreviations of a file; they replace what they clash with.

        Raises:
            ClerkError: it cannot be read or taken; nothing was changed.
        """
        before = len(own_abbreviations().own)
        book = import_abbreviations(path)
        self.kept()
        self.say_done(
            f"{path.name} was taken: {len(book.own)} abbreviations are your own now, {before} were before."
        )

    def _ask_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Export my abbreviations", "abbreviations.csv", _FILES
        )
        if name:
            self.export_file(Path(name))

    def export_file(self, path: Path) -> None:
        """Write the officer's own abbreviations to a file for others.

        Raises:
            ClerkError: the disk does not take it.
        """
        book = own_abbreviations()
        export_abbreviations(book, path)
        self.say_done(f"{len(book.own)} abbreviations of your own are in {path.name}.")


def _row(short: str, meaning: str, origin: str) -> Row:
    off = origin == "off"
    words = (
        Words(shown(short), "muted" if off else "text", strong=not off),
        muted("   "),
        Words(with_places(meaning), "muted" if off else "text", struck=off),
    )
    accent = origin == "own"
    return Row(
        words,
        trail=(Words(origin, "accent" if accent else "muted", strong=accent),),
        said=f"{short}: {meaning}, {origin}",
        target=Target(mark=short),
    )
