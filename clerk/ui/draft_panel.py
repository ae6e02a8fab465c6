"""The running draft: the minutes as they would be printed now. Choosing a sentence leads to its entry, and back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from clerk.minutes.blocks import Draft
from clerk.ui.desk import Desk
from clerk.ui.draft_document import DraftDocument, words_without_asides
from clerk.ui.look import Look
from clerk.ui.panel import Panel
from clerk.ui.views.words import muted

# Blocks from which on a draft is drawn in turns, and the seconds of a turn.
_LONG = 400
_TURN = 0.005


class DraftPage(QTextEdit):
    """The page itself. `resized` says that its lines broke anew."""

    resized = Signal()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy what may leave the page: a note for the officer alone is not among it."""
        words = words_without_asides(self.textCursor())
        if words is None:
            return super().createMimeDataFromSelection()
        data = QMimeData()
        data.setText(words)
        return data

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines for the new width, and say so."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()


class DraftPanel(Panel):
    """The draft's column. It is only worked out while it is seen."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look, "Draft", "page")
        self.full = False
        self.title = self.add_title("Running draft")
        self.page = DraftPage()
        self.page.setReadOnly(True)
        self.page.setAccessibleName("Running draft of the minutes")
        self.page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.cursorPositionChanged.connect(self._caret_moved)
        self.page.resized.connect(self._show_place)
        self.column.addWidget(self.page, 1)
        self._document: DraftDocument | None = None
        self._drawing: DraftDocument | None = None
        self._shown: object = None
        self._of_meeting: int | None = None
        self._item_shown: object = None
        self._by_program = False
        # Stretches to be marked besides the sentence in hand, such as what is looked for.
        self.marking: Callable[[DraftDocument], Sequence[tuple[int, int]]] = lambda _document: ()
        self.measure()

    def measure(self) -> None:
        """Take the margins of the text size there is now."""
        px = self.look.px
        self.column.setContentsMargins(0, px(12), 0, 0)
        self.title.setFixedHeight(px(26))
        self.title.indent = px(24)
        # What was drawn in another size or other colours is drawn anew.
        self._shown = self._drawing = None
        self.refresh()

    def focus_target(self) -> QWidget:
        """Return the page."""
        return self.page

    def show_full(self, *, full: bool) -> None:
        """Show the draft with exempt text, or as the public may read it."""
        self.full = full
        self.refresh()

    def showEvent(self, event: object) -> None:
        """Work the draft out as soon as it is seen."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.refresh()

    def refresh(self) -> None:
        """Show the draft of the meeting in hand, with the sentence of the entry in hand marked."""
        sight = self.desk.sight
        if sight is None or not self.isVisible():
            return
        name = "Signed minutes" if self.desk.closed else "Running draft"
        words = f"{name} · with exempt text" if self.full else f"{name} · public"
        self.title.say([muted(words.upper())])
        self.title.setAccessibleName(words)
        wanted = (sight, self.full)
        if sight.at_a_glance:
            # Nobody waits for it: what is shown of this meeting stays until the draft was worked out.
            self._clear_of_others()
        elif self._shown != wanted:
            self._shown, self._of_meeting = wanted, self.desk.meeting_id
            draft = sight.draft_to_see(full=self.full)
            if self._followed(draft):
                return
            self._drawing = DraftDocument(self.look, draft)
            if len(draft.blocks) > _LONG:
                QTimer.singleShot(0, self, self._draw_on)
                return
            self._drawing.draw()
            self._show_document(self._drawing)
        if self._document is self._drawing:
            self._mark()

    def _followed(self, draft: Draft) -> bool:
        """Let the page follow a draft that differs little from the one that is there; return whether it did."""
        document = self._document
        if document is None or document is not self._drawing:
            return False
        self._by_program = True
        try:
            done = document.follow(draft)
        finally:
            self._by_program = False
        if done:
            self._mark()
        return done

    def _clear_of_others(self) -> None:
        """Show no other meeting's draft."""
        if self._of_meeting != self.desk.meeting_id:
            self._of_meeting = self.desk.meeting_id
            self._shown = None
            self._drawing = DraftDocument(self.look, None)
            self._show_document(self._drawing)

    def _draw_on(self) -> None:
        """Draw a long draft in turns, so that a key that is struck meanwhile is not kept waiting."""
        if self._drawing is None or self._drawing is self._document:
            return
        if self._drawing.draw(_TURN):
            self._show_document(self._drawing)
            self._mark()
        else:
            QTimer.singleShot(0, self, self._draw_on)

    def _show_document(self, document: DraftDocument) -> None:
        bar = self.page.verticalScrollBar()
        before = bar.value()
        self._by_program = True
        try:
            document.setParent(self.page)
            old, self._document = self._document, document
            self.page.setDocument(document)
            if old is not None:
                old.deleteLater()
            bar.setValue(before)
        finally:
            self._by_program = False

    def _caret_moved(self) -> None:
        if self._by_program or self._document is None:
            return
        cursor = self.page.textCursor()
        if cursor.hasSelection():
            return
        entry = self._document.entry_at(cursor.position())
        if entry is not None and entry != self.desk.entry:
            self.desk.choose_entry(entry)

    def _mark(self) -> None:
        if self._document is None:
            return
        marks = []
        passages = (
            self._document.passages_of(self.desk.entry) if self.desk.entry is not None else []
        )
        for passage in passages:
            mark = _mark_of(self._document, passage.start, passage.end)
            mark.format.setBackground(QBrush(self.look.colour("chosen")))
            marks.append(mark)
        for start, end in self.marking(self._document):
            mark = _mark_of(self._document, start, end)
            mark.format.setBackground(QBrush(self.look.colour("care_ground")))
            mark.format.setFontUnderline(True)
            marks.append(mark)
        self.page.setExtraSelections(marks)
        if passages:
            self._bring_into_view(passages[0].start, passages[0].end)
        else:
            self._show_item()

    def mark_again(self) -> None:
        """Mark what is looked for now."""
        if self.isVisible() and self._document is self._drawing:
            self._mark()

    def _show_item(self) -> None:
        """With no sentence to show, show where the item in hand begins, once."""
        place = (self.desk.meeting_id, self.desk.item, self.look.scale, self.full)
        if self._document is None or place == self._item_shown:
            return
        self._item_shown = place
        self._show_place()

    def _show_place(self) -> None:
        # The page has its width, and its lines their places, only once it was laid out.
        QTimer.singleShot(0, self, self._scroll_to_place)

    def _scroll_to_place(self) -> None:
        if self._document is None:
            return
        passages = (
            self._document.passages_of(self.desk.entry) if self.desk.entry is not None else []
        )
        if passages:
            self._show_passage(passages[0].start, passages[0].end)
            return
        item = self.desk.item
        top = self._top_of(self._document.places.get(item or "", 0))
        self.page.verticalScrollBar().setValue(round(top) - self.look.px(6) if item else 0)

    def _bring_into_view(self, start: int, end: int) -> None:
        if self._document is None or start <= self.page.textCursor().position() < end:
            return
        cursor = QTextCursor(self._document)
        cursor.setPosition(start)
        self._by_program = True
        try:
            self.page.setTextCursor(cursor)
        finally:
            self._by_program = False
        self._show_place()

    def _show_passage(self, start: int, end: int) -> None:
        """Scroll to a passage that is not wholly seen, with something of what comes before it."""
        first, last = self._top_of(start), self._top_of(end, bottom=True)
        bar = self.page.verticalScrollBar()
        height = self.page.viewport().height()
        if first < bar.value() or last > bar.value() + height:
            bar.setValue(round(first - height / 4))

    def _top_of(self, position: int, *, bottom: bool = False) -> float:
        if self._document is None:
            return 0.0
        block = self._document.findBlock(position)
        box = self._document.documentLayout().blockBoundingRect(block)
        return box.bottom() if bottom else box.top()


def _mark_of(document: DraftDocument, start: int, end: int) -> QTextEdit.ExtraSelection:
    """A mark on the characters from here to there."""
    mark = QTextEdit.ExtraSelection()
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    mark.cursor = cursor
    return mark
