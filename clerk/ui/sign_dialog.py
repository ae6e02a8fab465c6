"""Sign the minutes: which, with which corrections, by whom, when, and where the signed set is put."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from clerk.errors import ClerkError, Refused
from clerk.minutes.signed import Signer, ToSign
from clerk.store.rehearsing import is_rehearsal
from clerk.ui.desk import Desk
from clerk.ui.dialog import Dialog
from clerk.ui.export_choices import documents_folder
from clerk.ui.field_words import read_date
from clerk.ui.look import Look
from clerk.ui.recorder import laptop_clock
from clerk.ui.setup_form import Form, line
from clerk.ui.signing import Order, SigningMaker, Waiting, what_to_sign
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import Words, muted

_INTRO = (
    "Signing makes the final Word and PDF without DRAFT, keeps them in the minute book, and closes the record: from "
    "then on a correction is made at a later meeting."
)
_NOTHING = (
    "No earlier minutes were approved at this meeting, and no later meeting has approved its own. Ctrl+Shift+T records "
    "an approval."
)
_ELSEWHERE = "The minutes approved at this meeting are not in this minute book, so there is nothing to sign from here."
_SAVED = "The files are in the folder, and kept in the minute book. The record is closed."


def said(day: dt.date) -> str:
    """Return a day as it is said: 14 July 2026."""
    return f"{day.day} {day:%B %Y}"


class SignDialog(Dialog):
    """Signs what a meeting approved. Stays open, so that what was made can be seen and gone to."""

    def __init__(
        self,
        look: Look,
        desk: Desk,
        waiting: Waiting,
        folder: Path,
        now: Callable[[], dt.datetime],
        parent: QWidget | None = None,
        open_folder: Callable[[Path], object] | None = None,
    ) -> None:
        super().__init__(look, "Sign the minutes", parent)
        self.desk, self.waiting, self._now = desk, waiting, now
        self._open = open_folder or _open_in_system
        self.written: list[Path] = []
        self.maker = SigningMaker(desk, self)
        self.maker.progress.connect(lambda words: self._say([muted(words)]))
        self.maker.done.connect(self._done)
        self.maker.failed.connect(self._failed)
        self.maker.stopped.connect(lambda: self._failed("Stopped: nothing was signed."))
        self.maker.broke.connect(self._broke)
        self._making = False
        self.column.addWidget(TextLabel(look, [muted(_INTRO)], 13.5))
        inner = QWidget()
        inner.setProperty("ground", "page")
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.px(4))
        self.boxes: list[tuple[QCheckBox, ToSign]] = []
        for each in waiting.minutes:
            self._add_minutes(rows, each)
        if waiting.already:
            days = ", ".join(said(day) for day in waiting.already)
            rows.addWidget(TextLabel(look, [muted(f"Signed already: {days}.")], 13))
        rows.addSpacing(look.px(8))
        rows.addWidget(self._fields(folder))
        self.full = QCheckBox(
            "Put the &full set into the folder as well: exempt text, not for publication"
        )
        self.full.setAccessibleName(self.full.text().replace("&", ""))
        self.full.setVisible(any(each.has_exempt for each in waiting.minutes))
        rows.addWidget(self.full)
        rows.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName("What is signed")
        area.setWidget(inner)
        self.column.addWidget(area, 1)
        self.outcome = TextLabel(look)
        self.outcome.hide()
        self.column.addWidget(self.outcome)
        self.go_there = QPushButton("Open folder")
        self.go_there.hide()
        self.close_button, self.sign_button = QPushButton("Close"), QPushButton("&Sign")
        self.sign_button.setDefault(True)
        self.add_buttons(self.go_there, self.close_button, self.sign_button)
        self.go_there.clicked.connect(lambda: self._open(self._folder()))
        self.close_button.clicked.connect(self.reject)
        self.sign_button.clicked.connect(self.sign)
        self._look_again()
        self.fit(680, 620)
        (self.sign_button if self.sign_button.isEnabled() else self.close_button).setFocus()

    def _add_minutes(self, rows: QVBoxLayout, each: ToSign) -> None:
        carried = each.corrected.carried
        count = len(carried)
        how = f"with {'1 correction' if count == 1 else f'{count} corrections'}" if count else ""
        box = QCheckBox(f"Minutes of {said(each.seen.particulars.date)}, approved {how}".rstrip())
        box.setAccessibleName(box.text())
        box.setChecked(not each.corrected.troubles)
        box.setEnabled(not each.corrected.troubles)
        box.toggled.connect(self._look_again)
        self.boxes.append((box, each))
        rows.addWidget(box)
        for one in carried:
            label = TextLabel(self.look, "", 13)
            label.indent = self.look.px(24)
            if one.trouble:
                label.say([Words(one.trouble, "bad")])
            else:
                words = one.correction
                minute = f"Minute {words.minute}" if words.minute[:1].isdigit() else words.minute
                label.say([muted(f"{minute}: “{words.from_}” becomes “{words.to}”.")])
            rows.addWidget(label)
        if each.corrected.troubles:
            label = TextLabel(self.look, "", 13)
            label.indent = self.look.px(24)
            label.say(
                [
                    muted(
                        "Put the correction right where it was recorded (Shift+F2 on the approval), then sign."
                    )
                ]
            )
            rows.addWidget(label)

    def _fields(self, folder: Path) -> Form:
        look, waiting = self.look, self.waiting
        self.by = line(look, "Signed by", "Whoever presided at the meeting that approved them.")
        self.by.fill(waiting.by.name)
        self.office = line(look, "As", "The office, as it stands under the signature.")
        self.office.fill(waiting.by.office)
        self.on = line(look, "On", "The day of the signing.")
        self.on.fill(said(waiting.on))
        self.folder = line(look, "Folder", wide=True)
        self.folder.fill(str(folder))
        choose = QPushButton("C&hoose…")
        choose.setAccessibleName("Choose a folder")
        choose.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.addWidget(choose)
        row.addStretch(1)
        layout = self.folder.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addLayout(row)
        return Form(look, (self.by, self.office, self.on, self.folder))

    def _folder(self) -> Path:
        return Path(self.folder.value).expanduser()

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, "Folder for the signed set", str(self._folder())
        )
        if name:
            self.folder.fill(name)

    @property
    def chosen(self) -> tuple[ToSign, ...]:
        """The minutes that are ticked."""
        return tuple(each for box, each in self.boxes if box.isChecked())

    def _look_again(self) -> None:
        self.sign_button.setEnabled(bool(self.chosen) and self.desk.book is not None)

    def sign(self) -> None:
        """Sign what is ticked, or say in which field what is the matter."""
        if not self.chosen:
            return
        day = self._day()
        self.by.fail("" if self.by.value else "Who signed the minutes?")
        self.on.fail("" if day else "Write the day as 14 July 2026 or 14/7/26.")
        there = self._folder().is_dir()
        self.folder.fail("" if there else "There is no such folder; choose one that is there.")
        latest = max((each.seen.particulars.date for each in self.chosen), default=None)
        if day and latest and day < latest:
            self.on.fail(f"That is before the meeting of {said(latest)} was held.")
        wrong = next((f for f in (self.by, self.on, self.folder) if f.failed), None)
        if wrong is not None or day is None:
            (wrong or self.on).control.setFocus()
            return
        self._making = True
        self.sign_button.setEnabled(False)
        self._name_close("Stop")
        self._say([muted("Making the signed set…")])
        by = Signer(self.by.value, self.office.value)
        self.maker.make(
            Order(self.chosen, by, day, self._now(), self._folder(), self.full.isChecked())
        )

    def _day(self) -> dt.date | None:
        try:
            return read_date(self.on.value, self.waiting.on, past=True)
        except Refused:
            return None

    def _say(self, words: list[Words]) -> None:
        self.outcome.say(words)
        self.outcome.show()

    def reject(self) -> None:
        """Close; while the signed set is being made, stop that first."""
        if self._making:
            self.maker.call_off()
        else:
            super().reject()

    def _ready(self) -> None:
        self._making = False
        self._name_close("Close")

    def _name_close(self, words: str) -> None:
        self.close_button.setText(words)
        self.close_button.setAccessibleName(words)

    def _done(self, paths: list[Path]) -> None:
        self._ready()
        self.written = paths
        names = ", ".join(path.name for path in paths)
        self._say([Words("Signed. ", "good"), Words(f"{_SAVED} {names}")])
        for box, _ in self.boxes:
            box.setEnabled(False)
        self.go_there.show()
        self.close_button.setFocus()

    def _failed(self, sentence: str) -> None:
        self._ready()
        self._say([Words(sentence, "bad")])
        self._look_again()
        (self.sign_button if self.sign_button.isEnabled() else self.close_button).setFocus()

    def _broke(self, error: Exception) -> None:
        self._failed(
            "The signed set could not be made: this is a fault of Clerk's. Nothing was signed."
        )
        raise error


def dialog_for(
    look: Look,
    desk: Desk,
    say: Callable[[str], object],
    window: QWidget,
    folder: Path | None = None,
) -> SignDialog | None:
    """Return the dialog for what the meeting in hand approved, not yet shown; None if there is nothing, which is said.

    Args:
        look: how it looks.
        desk: with the meeting in hand.
        say: says why there is nothing to sign.
        window: over which the dialog stands.
        folder: where the files are put at first; without one, where documents usually go.
    """
    book, meeting = desk.book, desk.meeting_id
    if book is None or meeting is None:
        return None
    if is_rehearsal(book.path):
        say("This is a rehearsal: nothing is signed in it.")
        return None
    try:
        found = what_to_sign(book, meeting)
    except ClerkError as error:
        say(error.sentence)
        return None
    if found is None:
        say(_NOTHING)
        return None
    if not found.minutes:
        days = ", ".join(said(day) for day in found.already)
        signed = f"The minutes of {days} are signed."
        say(signed if days else _ELSEWHERE)
        return None
    return SignDialog(look, desk, found, folder or documents_folder(), laptop_clock, window)


def _open_in_system(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
