"""The list of meetings, found by typing; below it the other books that were open lately."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from clerk.store.minutebook import MeetingSummary
from clerk.ui.dialog import Dialog
from clerk.ui.look import Look
from clerk.ui.row_painter import MEETINGS, heading, row_list
from clerk.ui.text_label import TextLabel
from clerk.ui.views.times import clock, long_date
from clerk.ui.views.words import Phrase, Row, Words, muted, plain, shown


def meeting_row(meeting: MeetingSummary) -> Row:
    """Return a meeting as a row: body and date, and at its end how it stands."""
    kind = "" if meeting.type == "ordinary" else f" · {meeting.type}"
    words: Phrase = (
        Words(shown(meeting.body_name), strong=True),
        muted(f"  {long_date(meeting.date)} · {meeting.time}{kind}"),
    )
    if meeting.ended:
        state, mark, role = f"ended {clock(meeting.ended)}", "tick", "good"
    elif meeting.started:
        state, mark, role = "in session", "in", "bad"
    else:
        state, mark, role = "not yet opened", "out", "muted"
    trail = (Words(state, role if role == "bad" else "muted"),)
    return Row(words, mark, role, trail=trail, said=f"{plain(words)}, {state}")


class MeetingsDialog(Dialog):
    """Choose a meeting of this book, or another book. `meeting` or `book` is what was chosen."""

    def __init__(
        self,
        look: Look,
        meetings: Sequence[MeetingSummary],
        recent: Sequence[Path],
        chosen: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "Meetings", parent)
        # What is to be done next is most often done to the newest.
        self._meetings = list(reversed(meetings))
        self._recent = list(recent)
        self._leads: list[MeetingSummary | Path | None] = []
        self.meeting: int | None = None
        self.book: Path | None = None
        self.wants_another = False
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Find by body, date or place")
        self.filter.setAccessibleName("Find a meeting by body, date or place")
        self.filter.setClearButtonEnabled(False)
        self.list = row_list(look, "Meetings", MEETINGS)
        self.nothing = TextLabel(look, [muted("No meeting answers to that.")])
        self.column.addWidget(self.filter)
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.list, 1)
        other = QPushButton("Another minute book…")
        cancel, self.open_button = QPushButton("Cancel"), QPushButton("Open")
        self.open_button.setDefault(True)
        self.add_buttons(other, cancel, self.open_button)
        other.clicked.connect(self._another)
        cancel.clicked.connect(self.reject)
        self.open_button.clicked.connect(self._open)
        self.list.opened.connect(lambda _: self._open())
        self.list.doubleClicked.connect(lambda _: self._open())
        self.filter.textChanged.connect(lambda _: self._fill())
        self.filter.installEventFilter(self)
        self._fill(chosen)
        self.fit(680, 520)
        self.filter.setFocus()

    def _fill(self, chosen: int | None = None) -> None:
        wanted = self.filter.text().casefold().split()

        def answers(text: str) -> bool:
            return all(word in text.casefold() for word in wanted)

        meetings = [m for m in self._meetings if answers(self._text(m))]
        books = [path for path in self._recent if answers(path.stem)]
        rows = [meeting_row(meeting) for meeting in meetings]
        self._leads = [*meetings]
        if books:
            rows += [heading("Other minute books"), *(self._book_row(path) for path in books)]
            self._leads += [None, *books]
        self.list.show_rows(rows)
        self.nothing.setVisible(not meetings)
        self.nothing.say(
            [
                muted(
                    "No meeting answers to that."
                    if wanted
                    else "This minute book has no meetings yet."
                )
            ]
        )
        places = [i for i, lead in enumerate(self._leads) if lead is not None]
        first = next(
            (i for i, m in enumerate(meetings) if m.id == chosen), places[0] if places else None
        )
        self.list.go_to(first)
        self.open_button.setEnabled(first is not None)

    def _text(self, meeting: MeetingSummary) -> str:
        return f"{meeting.body_name} {long_date(meeting.date)} {meeting.date} {meeting.place} {meeting.type}"

    def _book_row(self, path: Path) -> Row:
        words: Phrase = (
            Words(shown(path.stem), strong=True),
            muted(f"  {shown(str(path.parent))}"),
        )
        return Row(words, "page", said=f"Minute book {path.stem} in {path.parent}")

    def _another(self) -> None:
        self.wants_another = True
        self.accept()

    def _open(self) -> None:
        index = self.list.currentIndex()
        lead = self._leads[index.row()] if index.isValid() else None
        if isinstance(lead, Path):
            self.book = lead
        elif lead is not None:
            self.meeting = lead.id
        else:
            return
        self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Up and Down walk through the list while somebody types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if by:
                row = self.list.currentIndex().row() + by
                while 0 <= row < len(self._leads) and self._leads[row] is None:
                    row += by
                if 0 <= row < len(self._leads):
                    self.list.go_to(row)
                return True
        return super().eventFilter(watched, event)
