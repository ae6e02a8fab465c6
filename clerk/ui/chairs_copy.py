"""Copy for the chair: whose it is, by when an answer is hoped for, what is in it; then the way to send it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from clerk.export.chairs_copy import Covering, Which
from clerk.intake.days import read_date
from clerk.record.stages import stage_now
from clerk.ui.chair_sending import ChairsComposer, sent_note, why_not
from clerk.ui.desk import Desk
from clerk.ui.dialog import Dialog
from clerk.ui.drafting import DraftMaker, DraftWanted, make_draft
from clerk.ui.look import Look
from clerk.ui.memory import Correspondent, Memory
from clerk.ui.recorder import Clock, laptop_clock
from clerk.ui.scrolling import show_whole
from clerk.ui.setup_form import Form, line
from clerk.ui.text_label import TextLabel
from clerk.ui.views.sight import Sight
from clerk.ui.views.times import long_date
from clerk.ui.views.words import Words, muted

_DAYS_TO_READ = 7
_WRITE_A_DATE = "Write the date as 14 October 2026 or 14/10/26, or leave it empty."
_INTENT = "Yes, the exempt parts are to go to this person"


class ChairsCopy(Dialog):
    """Makes the copy of one meeting and keeps it as a draft. Stays open, so that it can be sent from here.

    `kept(row)`: it is in the book as the draft of this row, and the minutes are with the chair.
    """

    kept = Signal(int)

    def __init__(
        self,
        look: Look,
        desk: Desk,
        sight: Sight,
        memory: Memory,
        parent: QWidget | None = None,
        clock: Clock = laptop_clock,
        open_file: Callable[[Path], object] | None = None,
    ) -> None:
        super().__init__(look, "Copy for the chair", parent)
        self.desk, self.memory, self.clock = desk, memory, clock
        self.sight = sight
        self.meeting_id = desk.meeting_id or 0
        self.maker: DraftMaker | None = None
        self.composer: ChairsComposer | None = None
        self._open = open_file or _open_in_system
        headline = sight.headline
        self.column.addWidget(TextLabel(look, [muted(f"{headline.body} · {headline.where}")]))
        self._build_fields()
        self.left_open = TextLabel(look, "", 13)
        self.column.addWidget(self.left_open)
        self._say_what_is_open()
        desk.worked_out.connect(self._worked_out)
        self.outcome = TextLabel(look)
        self.outcome.hide()
        self.column.addWidget(self.outcome)
        self._build_buttons()
        for button in (self.public, self.full, self.intent):
            button.toggled.connect(self._look_again)
        self.folder.textChanged.connect(self._look_again)
        self._look_again()
        self.fit(760, 660)
        self.to_name.control.setFocus()

    # Building.

    def _build_fields(self) -> None:
        look, kept = self.look, self.memory.kept
        chair = self.memory.chair_of(self.sight.meeting)
        today = self.clock().date()
        self.to_name = line(look, "For", "As the message will address them.")
        self.to_address = line(look, "Their e-mail address", "May be left empty.")
        self.reply_by = line(look, "Answer by", _WRITE_A_DATE)
        self.from_name = line(look, "From", "Your name, under the message.")
        self.from_address = line(look, "Your e-mail address", "May be left empty.")
        for field, value in (
            (self.to_name, chair.name),
            (self.to_address, chair.address),
            (self.from_name, kept.sender.name),
            (self.from_address, kept.sender.address),
        ):
            field.fill(value)
        self.reply_by.control.textChanged.connect(self._say_date)  # type: ignore[attr-defined]  # a line
        self.reply_by.fill(_day(_in_a_week(today)))
        form = Form(
            look,
            (self.to_name, self.to_address, self.from_name, self.from_address, self.reply_by),
        )
        inner = QWidget()
        inner.setProperty("ground", "page")
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(look.px(2), 0, look.px(2), 0)
        self._rows.setSpacing(look.px(5))
        self._rows.addWidget(form)
        self._build_sets()
        self._build_folder()
        self._rows.addStretch(1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("What the copy is like")
        self.area.setWidget(inner)
        self.column.addWidget(self.area, 1)

    def _title(self, text: str) -> TextLabel:
        return TextLabel(self.look, text, 13, strong=True)

    def _build_sets(self) -> None:
        self.public = QRadioButton("Public: without anything exempt")
        self.full = QRadioButton("Full: with the exempt parts, every page marked")
        self.intent = QCheckBox(_INTENT)
        self._rows.addSpacing(self.look.px(6))
        self._rows.addWidget(self._title("What is in it"))
        for button in (self.public, self.full, self.intent):
            button.setAccessibleName(button.text())
            self._rows.addWidget(button)
        self.public.setChecked(True)
        self.intent.hide()

    def _build_folder(self) -> None:
        kept = Path(self.memory.kept.sent_to) if self.memory.kept.sent_to else None
        self.folder = QLineEdit(str(kept if kept and kept.is_dir() else _documents()))
        self.folder.setAccessibleName("Folder")
        choose = QPushButton("C&hoose…")
        choose.setAccessibleName("Choose a folder")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        self._rows.addSpacing(self.look.px(6))
        self._rows.addWidget(self._title("Folder"))
        self._rows.addLayout(row)

    def _build_buttons(self) -> None:
        self.go_there = QPushButton("Open &folder")
        self.write_it = QPushButton("Open the &message")
        self.stop_button = QPushButton("&Stop")
        self.close_button = QPushButton("&Close")
        self.make_button = QPushButton("&Make the copy")
        self.make_button.setDefault(True)
        self.add_buttons(
            self.go_there, self.write_it, self.stop_button, self.close_button, self.make_button
        )
        for button in (self.go_there, self.write_it, self.stop_button):
            button.setAutoDefault(False)
            button.hide()
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self.make_button.clicked.connect(self.make)
        self.stop_button.clicked.connect(self.stop)
        self.go_there.clicked.connect(lambda: self._open(self._folder()))
        self.write_it.clicked.connect(self._open_message)

    def _worked_out(self, *_: object) -> None:
        """Asked for as soon as the meeting was in hand: what is open in it is known a moment later."""
        if self.desk.sight is not None and self.desk.meeting_id == self.meeting_id:
            self.sight = self.desk.sight
            self._say_what_is_open()

    def _say_what_is_open(self) -> None:
        """What is still open, by number; none of it is in the copy, and none of it stands in the way."""
        flags = len(self.sight.known_flags)
        doubts = sum(not card.reason for card in self.sight.doubts.values())
        said = []
        if flags:
            said.append(
                "1 thing is still to settle"
                if flags == 1
                else f"{flags} things are still to settle"
            )
        if doubts:
            said.append("1 doubt is open" if doubts == 1 else f"{doubts} doubts are open")
        words = [muted("Doubts and private notes are never in it.")]
        if said:
            keys = " and ".join(filter(None, ("F11" if flags else "", "Ctrl+7" if doubts else "")))
            words.insert(0, Words(f"{' and '.join(said)} ({keys}). ", "care"))
        self.left_open.say(words)

    # What was filled in.

    @property
    def which(self) -> Which:
        """Whether the exempt parts are to be in it."""
        return "full" if self.full.isChecked() else "public"

    def _folder(self) -> Path:
        return Path(self.folder.text()).expanduser()

    def _day(self) -> dt.date | None:
        return read_date(self.reply_by.value, self.clock().date())

    def _say_date(self, *_: object) -> None:
        day = self._day()
        self.reply_by.hint(long_date(day) if day else _WRITE_A_DATE)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Folder for the copy", str(self._folder()))
        if name:
            self.folder.setText(name)

    def _look_again(self, *_: object) -> None:
        """Full is chosen with intent: each time, and never by a single key."""
        full = self.full.isChecked()
        if not full:
            self.intent.setChecked(False)
        self.intent.setVisible(full)
        busy = self.maker is not None
        ready = bool(self.folder.text().strip()) and (not full or self.intent.isChecked())
        self.make_button.setEnabled(ready and not busy)
        if full:
            # It has its place once the window has laid it out.
            QTimer.singleShot(0, self.intent, self._show_intent)

    def _show_intent(self) -> None:
        show_whole(self.area, self.intent, self.look.px(6))

    def _covering(self) -> Covering | None:
        day = self._day()
        if self.reply_by.value and day is None:
            self.reply_by.fail(_WRITE_A_DATE)
            self.reply_by.control.setFocus()
            return None
        return Covering(
            to_name=self.to_name.value,
            to_address=self.to_address.value,
            from_name=self.from_name.value,
            from_address=self.from_address.value,
            reply_by=day,
        )

    # Making.

    def make(self) -> None:
        """Make the files beside the window and keep them as a draft of the book."""
        book = self.desk.book
        covering = self._covering()
        if covering is None or book is None:
            return
        hindrance = why_not(stage_now(book.sign_off.stage_steps(self.meeting_id)))
        if not hindrance and not self._folder().is_dir():
            hindrance = f"There is no folder {self._folder()}; choose one that is there."
        if hindrance:
            self._failed(hindrance)
            return
        self._remember(covering)
        self.composer = ChairsComposer(self._folder(), self.which, covering)
        wanted = DraftWanted(
            at=self.clock(),
            by=covering.from_name,
            note=sent_note(covering, self.which),
            kind="chair",
            stage="with_chair",
        )
        self._busy(busy=True)
        self.maker = make_draft(
            self.desk,
            self.meeting_id,
            wanted,
            then=self._made,
            otherwise=self._failed,
            parent=self,
            composer=self.composer,
        )
        self.maker.progress.connect(self._said)
        self.maker.stopped.connect(self._stopped)
        self._look_again()

    def _remember(self, covering: Covering) -> None:
        chair = Correspondent(covering.to_name, covering.to_address)
        self.memory.reads_drafts(self.sight.meeting, chair)
        self.memory.kept.sender = Correspondent(covering.from_name, covering.from_address)
        self.memory.kept.sent_to = str(self._folder())
        self.memory.write()

    def stop(self) -> None:
        """Make no more of it, and keep nothing."""
        if self.maker is not None:
            self.maker.call_off()

    def _busy(self, *, busy: bool) -> None:
        self.stop_button.setVisible(busy)
        self.area.setEnabled(not busy)
        if busy:
            self.go_there.hide()
            self.write_it.hide()
            self.make_button.setDefault(True)
            self._say([muted("Beginning…")])
            self.stop_button.setFocus()

    def _said(self, made: int, of: int, following: str) -> None:
        self._say([muted(f"Making {following} ({made + 1} of {of})…")])

    def _say(self, words: list[Words]) -> None:
        self.outcome.say(words)
        self.outcome.show()

    def _over(self) -> None:
        self.maker = None
        self._busy(busy=False)
        self._look_again()

    def _made(self, row: int) -> None:
        self._over()
        book = self.desk.book
        number = book.sign_off.draft(row).number if book else 0
        self._say(
            [
                Words(f"Draft {number} is kept, and the minutes are with the chair. ", "good"),
                Words(f"The Word file, the PDF and the message are in {self._folder()}."),
            ]
        )
        self.go_there.show()
        self.write_it.show()
        self.write_it.setDefault(True)
        self.write_it.setFocus()
        self.kept.emit(row)

    def _failed(self, sentence: str) -> None:
        if self.composer is not None:
            self.composer.take_away()
        self._over()
        self._say([Words(sentence, "bad")])
        self.make_button.setFocus()

    def _stopped(self) -> None:
        self._failed("Stopped. Nothing was kept, and no file is left.")

    def _open_message(self) -> None:
        if self.composer is not None:
            for path in self.composer.written:
                if path.suffix == ".eml":
                    self._open(path)

    def reject(self) -> None:
        """Close; what is being made is stopped first."""
        if self.maker is not None:
            self.stop()
            return
        super().reject()


def _in_a_week(today: dt.date) -> dt.date:
    """A week from today, or the Monday after it: nobody is asked to answer on a weekend."""
    day = today + dt.timedelta(days=_DAYS_TO_READ)
    return day + dt.timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _documents() -> Path:
    name = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(name) if name and Path(name).is_dir() else Path.home()


def _open_in_system(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
