"""All behind a decision, in a window: chosen from the meeting's decisions, read, and made as Word and PDF."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QTextEdit, QWidget

from clerk.minutes.blocks import Block, Draft, Run
from clerk.minutes.decision_sheet import Sheet, decision_sheet
from clerk.record.behind import behind, gone_from
from clerk.record.history import EntryChange
from clerk.record.meeting import Entry
from clerk.ui.desk import Desk
from clerk.ui.dialog import Dialog
from clerk.ui.draft_document import DraftDocument
from clerk.ui.look import Look
from clerk.ui.row_painter import Columns, row_list
from clerk.ui.sheet_exporting import SheetExporter, SheetOrder
from clerk.ui.text_label import TextLabel
from clerk.ui.views.decisions import decision_rows, nearest
from clerk.ui.views.words import Words, muted

TITLE = "All behind a decision"
NONE = "No decision is recorded in this meeting yet."
HIDDEN = "This decision touches exempt business. “Show exempt words” shows all that is behind it, for this reading."
EXEMPT = "Contains exempt information: each page of a file made of it says that it is not for publication."
REHEARSED = "Nothing of a rehearsal leaves it."
_COLUMNS = Columns(mark=10, lead_end=0, words=34, margin=12, gap=5, trail=44, heading=10)
_LARGE = 1.75
_SEEN = 4


class DecisionSheet(Dialog):
    """The list of decisions above, all behind the one in hand below."""

    def __init__(
        self,
        look: Look,
        desk: Desk,
        parent: QWidget,
        folder: Callable[[], Path],
        *,
        rehearsed: bool = False,
    ) -> None:
        super().__init__(look, TITLE, parent)
        self.desk, self._folder, self._rehearsed = desk, folder, rehearsed
        self.sheet: Sheet | None = None
        self.written: list[Path] = []
        self._opened: set[int] = set()
        self.exporter = SheetExporter(self)
        self.exporter.done.connect(self._done)
        self.exporter.failed.connect(self._failed)
        self.exporter.broke.connect(self._broke)
        self.list = row_list(look, "Decisions of the meeting", _COLUMNS)
        self.page = QTextEdit()
        self.page.setReadOnly(True)
        self.page.setAccessibleName("All behind the decision in hand")
        self.page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.page.setTabChangesFocus(True)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.remark = TextLabel(look, "", 13)
        self.column.addWidget(self.list)
        self.column.addWidget(self.page, 1)
        self.column.addWidget(self.remark)
        self.show_button = QPushButton("&Show exempt words")
        self.close_button, self.export_button = QPushButton("Close"), QPushButton("&Word and PDF…")
        self.show_button.clicked.connect(self.show_exempt)
        self.close_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self.ask_and_export)
        self.add_buttons(self.show_button, self.close_button, self.export_button)
        for button in (self.show_button, self.close_button, self.export_button):
            button.setAutoDefault(False)
        self.list.selectionModel().currentChanged.connect(self._show_sheet)
        self.list.opened.connect(lambda _: self.page.setFocus())
        look.changed.connect(self._measure)
        self.fit(920, 700)
        self._fill()
        self._measure()

    # What is shown.

    def _fill(self) -> None:
        sight = self.desk.sight
        rows = decision_rows(sight.meeting, sight.style) if sight else []
        self.list.show_rows(rows)
        if sight is None or not rows:
            self._show_sheet()
            return
        in_hand = sight.meeting.entry_by_id.get(self.desk.entry or -1)
        wanted = nearest(sight.meeting, self.desk.item, in_hand)
        places = [row.target.entry if row.target else None for row in rows]
        self.list.go_to(places.index(wanted) if wanted in places else 0)
        self.list.setFocus()

    @property
    def decision(self) -> Entry | None:
        """The decision in hand."""
        row, sight = self.list.currentIndex().row(), self.desk.sight
        rows = self.list.rows.rows
        target = rows[row].target if 0 <= row < len(rows) else None
        if target is None or target.entry is None or sight is None:
            return None
        return sight.meeting.entry_by_id.get(target.entry)

    def _changes(self, decision: Entry) -> list[EntryChange]:
        sight, book, number = self.desk.sight, self.desk.book, self.desk.meeting_id
        if sight is None or book is None or number is None:
            return []
        found = behind(sight.meeting, decision)
        gone = gone_from(found, book.history(book.removed_entries(number)))
        return sorted([*book.history(e.id for e in found.entries), *gone], key=lambda each: each.at)

    def _purged(self) -> dt.datetime | None:
        """When the earlier words of the meeting were purged last, if ever."""
        book, number = self.desk.book, self.desk.meeting_id
        if book is None or number is None:
            return None
        words = [each.at for each in book.sign_off.purges(number) if each.scope == "drafts"]
        return words[-1] if words else None

    def _show_sheet(self, *_: object) -> None:
        decision, sight = self.decision, self.desk.sight
        self.sheet = None
        if decision is not None and sight is not None:
            self.sheet = decision_sheet(
                sight.meeting, sight.style, decision, self._changes(decision), self._purged()
            )
        self._show_page()

    @property
    def hidden(self) -> bool:
        """Whether the sheet in hand is exempt, and nobody asked for its words yet."""
        decision = self.decision
        return bool(
            self.sheet and self.sheet.exempt and decision and decision.id not in self._opened
        )

    def _show_page(self) -> None:
        sheet = self.sheet
        if sheet is None:
            self._draw(_said(NONE))
        elif self.hidden:
            self._draw(_said(HIDDEN))
        else:
            self._draw(sheet.draft)
        self.show_button.setVisible(self.hidden)
        self.export_button.setEnabled(sheet is not None and not self.hidden and not self._rehearsed)
        exempt = sheet is not None and sheet.exempt and not self.hidden
        self._say([Words(EXEMPT, "care")] if exempt else [])
        if self._rehearsed:
            self._say([muted(REHEARSED)])

    def _draw(self, draft: Draft) -> None:
        document = DraftDocument(self.look, draft)
        document.draw()
        # The page lets go of the document before; it is the page's own from now on.
        document.setParent(self.page)
        self.page.setDocument(document)

    def show_exempt(self) -> None:
        """Show the exempt words of the decision in hand, which somebody asked for."""
        decision = self.decision
        if decision is not None:
            self._opened.add(decision.id)
            self._show_page()
            self.page.setFocus()

    def _say(self, words: list[Words]) -> None:
        self.remark.say(words)
        self.remark.setVisible(bool(words))

    def _measure(self) -> None:
        self.heading.setVisible(self.look.scale < _LARGE)
        rows = min(len(self.list.rows.rows), _SEEN if self.look.scale < _LARGE else 2)
        self.list.setFixedHeight(self.look.px(32) * max(rows, 1) + self.look.px(8))
        self._show_page()

    # Files.

    def ask_and_export(self) -> None:
        """Let a folder be chosen, and make Word and PDF there."""
        name = QFileDialog.getExistingDirectory(self, "Folder for the sheet", str(self._folder()))
        if name:
            self.export(Path(name))

    def export(self, folder: Path) -> None:
        """Make the sheet in hand as Word and PDF in a folder."""
        sheet, book, number = self.sheet, self.desk.book, self.desk.meeting_id
        if sheet is None or book is None or number is None or not self.export_button.isEnabled():
            return
        slug = re.sub(r"[^a-z0-9]+", "-", sheet.draft.title.lower()).strip("-")[:80]
        marked = "-not-for-publication" if sheet.exempt else ""
        stem = f"{book.file_stem(number)}-{slug}{marked}"
        self.export_button.setEnabled(False)
        self._say([muted("Writing…")])
        self.exporter.make(SheetOrder(sheet.draft, ("docx", "pdf"), folder, stem))

    def _done(self, paths: list[Path]) -> None:
        self.written = paths
        names = ", ".join(path.name for path in paths)
        self._say([Words(f"Written to {paths[0].parent}: ", "good"), Words(names)])
        self.export_button.setEnabled(True)

    def _failed(self, sentence: str) -> None:
        self._say([Words(sentence, "bad")])
        self.export_button.setEnabled(True)

    def _broke(self, error: Exception) -> None:
        self._failed("The sheet could not be made: this is a fault of Clerk's.")
        raise error


def _said(sentence: str) -> Draft:
    """A page with one sentence on it."""
    block = Block(look="paragraph", runs=(Run(text=sentence),))
    return Draft(
        title=TITLE, council="", body="", date="", language="en-GB", style="", marking="", blocks=(block,)
    )  # fmt: skip
