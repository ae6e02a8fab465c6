"""How much came back and is still to settle, below the agenda: asked of the book only when it may be another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from clerk.changes import Changes
from clerk.store.minutebook import BookReader, MinuteBook
from clerk.ui.agenda_panel import AgendaPanel
from clerk.ui.beside import Beside
from clerk.ui.desk import Desk
from clerk.ui.views.words import Row, Target, Words

MARK = "came-back"
"""The mark of the row, which no flag and no doubt has."""


class CameBack(QObject):
    """Counts, and opens the window from the agenda's row."""

    def __init__(self, desk: Desk, agenda: AgendaPanel, show: Callable[[], object]) -> None:
        super().__init__(agenda)
        self.desk, self.agenda, self._show = desk, agenda, show
        self._beside = Beside(self)
        self._asked: tuple[MinuteBook | BookReader | None, int | None] = (None, None)
        desk.chosen.connect(self._chosen)
        desk.changed.connect(self._changed)
        agenda.settling.connect(self._open)
        self._chosen()

    def _chosen(self) -> None:
        if self._asked != (self.desk.book, self.desk.meeting_id):
            self._count()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if changes.sign_off:
            self._count()

    def _count(self) -> None:
        book, meeting = self._asked = self.desk.book, self.desk.meeting_id
        if book is None or meeting is None:
            self._beside.call_off()
            self._show_count(0)
            return
        # Beside the window: a book whose disk is slow answers only once what is being written is on it.
        self._beside.do(
            lambda: book.sign_off.open_proposals(meeting), self._show_count, lambda _sentence: None
        )

    def _show_count(self, count: int) -> None:
        self.agenda.show_came_back(_rows(count), count)

    def _open(self, mark: str) -> None:
        if mark == MARK:
            self._show()


def _rows(count: int) -> list[Row]:
    if not count:
        return []
    words = "1 proposal or query" if count == 1 else f"{count} proposals and queries"
    said = f"{words} to settle (Ctrl+9)"
    return [
        Row((Words(f"Came back from the chair · {count}"),), kind="heading"),
        Row((Words(f"{words} to settle"),), "ask", "care", said=said, target=Target(mark=MARK)),
    ]
