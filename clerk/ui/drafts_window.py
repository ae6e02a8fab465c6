"""Drafts and how far they are: where the minutes stand, the next steps, the drafts with their files, who did what."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from clerk.errors import ClerkError
from clerk.files import swap_in
from clerk.record.stages import Stage, StageStep, stage_now
from clerk.store.minutebook import BookReader, MinuteBook
from clerk.store.sign_off_reading import KeptDraft, KeptFile
from clerk.ui.compare_window import CompareDialog
from clerk.ui.comparing import Asked
from clerk.ui.desk import Desk
from clerk.ui.dialog import Dialog
from clerk.ui.drafting import DraftMaker, DraftWanted, make_draft, next_number
from clerk.ui.export_choices import documents_folder
from clerk.ui.flow import Flow
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.memory import Correspondent, Memory
from clerk.ui.quiet_list import QuietList
from clerk.ui.recorder import Clock, laptop_clock
from clerk.ui.row_painter import Columns, PlainRows, heading
from clerk.ui.stage_dialog import StageDialog, StageOrder
from clerk.ui.text_label import TextLabel
from clerk.ui.views.drafts import NOW, NextStep, draft_rows, history_rows, next_steps, standing
from clerk.ui.views.words import Row, Words, muted

# From this text size on a small screen has no room for the heading, which the title bar says as well.
_LARGE = 1.75
_HINT = (
    "Space ticks drafts to be compared: two with each other, one with the record as it is now. "
    "Enter on a file saves it to a folder, exactly as it was made."
)
_COLUMNS = Columns(mark=12, lead_end=0, words=38, margin=14, gap=5)


class DraftList(QuietList[Row]):
    """The drafts. `turned(mark)`: Space was pressed on a row that can be ticked; Enter is `opened`."""

    turned = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Drafts, their files, and what was done")
        self.setItemDelegate(PlainRows(self, look, _COLUMNS, "page"))
        self.setProperty("ground", "page")

    @property
    def mark(self) -> str:
        """What the row in hand stands for."""
        row = self.currentIndex().row()
        found = self.rows.rows[row] if 0 <= row < len(self.rows.rows) else None
        return found.target.mark if found is not None and found.target is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick a draft, or take the tick away, with Space."""
        if event.key() == Qt.Key.Key_Space and self.mark:
            self.turned.emit(self.mark)
        else:
            super().keyPressEvent(event)


class DraftsDialog(Dialog):
    """Over the meeting in hand. `ask_folder` asks where files are to be put."""

    def __init__(
        self,
        look: Look,
        desk: Desk,
        book: MinuteBook | BookReader,
        meeting_id: int,
        memory: Memory,
        parent: QWidget | None = None,
        clock: Clock = laptop_clock,
        ask_folder: Callable[[], Path | None] | None = None,
    ) -> None:
        super().__init__(look, "Drafts and how far they are", parent)
        self.desk, self.book, self.memory, self.clock = desk, book, memory, clock
        self.meeting_id = meeting_id
        self.drafts: list[KeptDraft] = []
        self.now: Stage = "recording"
        self.ticked: list[str] = []
        self.maker: DraftMaker | None = None
        self._ask_folder = ask_folder or self._ask_in_dialog
        self._saved_in: Path | None = None
        self._offered: list[NextStep] = []
        self.where, self.may = TextLabel(look, "", 15), TextLabel(look, "", 13.5)
        self.steps = Flow(look, 6)
        self.list = DraftList(look)
        self.verbs = Flow(look, 6)
        self.outcome = TextLabel(look, [muted(_HINT)], 13.5)
        for part in (self.where, self.may, self.steps, self.list, self.outcome):
            self.column.addWidget(part, 1 if part is self.list else 0)
        self._build_verbs()
        self.list.turned.connect(self.tick)
        self.list.opened.connect(lambda _: self._open())
        desk.changed.connect(self._changed)
        look.changed.connect(self._fit)
        self.refresh()
        self.fit(1000, 660)
        # The buttons wrapped to a narrower window until now, and asked for more height than they need.
        self._fit()
        self.column.activate()
        self.fit(1000, 660)
        self.list.go_to(0)
        self.list.setFocus()

    def _build_verbs(self) -> None:
        self.compare_button = self._verb("Compare", "Alt+C", self.compare)
        self.save_button = self._verb("Save the files…", "Alt+S", self.save_files)
        self.folder_button = self._verb("Open the folder", "Alt+O", self._go_there)
        self.stop_button = self._verb("Stop", "Alt+T", self._stop)
        self.folder_button.hide()
        self.stop_button.hide()
        self.verbs.show_parts([self.compare_button, self.save_button])
        self.close_button = QPushButton("Close")
        self.close_button.setAccessibleName("Close")
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(self.look.px(8))
        foot.addWidget(self.verbs, 1)
        foot.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(foot)

    def _verb(self, words: str, keys: str, verb: Callable[..., object]) -> HintButton:
        button = HintButton(self.look, words, keys, framed=True)
        button.setParent(self)
        button.clicked.connect(verb)
        QShortcut(QKeySequence(keys), self, button.click)
        return button

    # What is shown.

    def _changed(self, *_: object) -> None:
        if self.desk.book is self.book and self.desk.meeting_id == self.meeting_id:
            self.refresh()

    def refresh(self) -> None:
        """Read how far the minutes are, and show it."""
        ask = self.book.sign_off
        try:
            self.drafts, taken = ask.drafts(self.meeting_id), ask.stage_steps(self.meeting_id)
            held = self.book.meeting(self.meeting_id).particulars.date
            self.now = stage_now(taken, approved=self.book.is_approved(self.meeting_id, held))
        except ClerkError as error:
            self._say([Words(error.sentence, "bad")])
            return
        where, may = standing(self.now, taken, self.drafts)
        self.where.say(where)
        self.may.say(may)
        self._show_steps()
        known = {NOW, *(str(draft.id) for draft in self.drafts)}
        self.ticked = [mark for mark in self.ticked if mark in known]
        sight = self.desk.sight
        changed = bool(sight and sight.progress and sight.progress.other_words)
        rows = draft_rows(self.drafts, self.ticked, changed=changed)
        if taken:
            rows += [heading("What was done"), *history_rows(taken, self.drafts)]
        mark = self.list.mark
        self.list.show_rows(rows)
        same = (i for i, row in enumerate(rows) if row.target and row.target.mark == mark)
        self.list.go_to(next(same, 0))
        self._look_again()

    def _show_steps(self) -> None:
        """The next steps as buttons; those that are there stay, and with them the keyboard."""
        steps = []
        if isinstance(self.book, MinuteBook):
            steps = next_steps(self.now, next_number(self.book, self.meeting_id))
        if steps == self._offered:
            return
        self._offered = steps
        buttons = [self._step_button(step) for step in steps]
        self.steps.show_parts(buttons)
        self.steps.setVisible(bool(buttons))
        for one, other in pairwise([*buttons, self.list]):
            QWidget.setTabOrder(one, other)

    def _step_button(self, step: NextStep) -> HintButton:
        button = HintButton(self.look, f"{step.words}…", step.keys, framed=True)
        button.clicked.connect(lambda: self.take(step))
        QShortcut(QKeySequence(step.keys), button, button.click)
        return button

    def _look_again(self) -> None:
        busy = self.maker is not None
        for button in self.steps.parts:
            button.setEnabled(not busy)
        self.compare_button.setEnabled(bool(self.drafts))
        self.save_button.setEnabled(any(draft.files for draft in self.drafts))
        shown = [self.compare_button, self.save_button]
        shown += [self.folder_button] if self._saved_in is not None else []
        shown += [self.stop_button] if busy else []
        for button in (self.folder_button, self.stop_button):
            button.setVisible(button in shown)
        self.verbs.parts = tuple(shown)
        self.verbs.show_parts(shown)
        self._fit()

    def _fit(self) -> None:
        self.heading.setVisible(self.look.scale < _LARGE)
        margins = self.column.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        beside = self.close_button.sizeHint().width() + self.look.px(8)
        for flow, room in ((self.steps, width), (self.verbs, width - beside)):
            flow.setFixedHeight(flow.heightForWidth(room))
            flow.place()
        self.list.setMinimumHeight(self.look.px(60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the buttons to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _say(self, words: list[Words]) -> None:
        self.outcome.say(words)

    # The stages.

    def take(self, step: NextStep) -> None:
        """Ask what belongs to a step, and take it."""
        dialog = self.stage_dialog(step)
        dialog.accepted.connect(lambda: self.carry_out(step, dialog.order))
        _show(dialog)

    def stage_dialog(self, step: NextStep) -> StageDialog:
        """Return the dialog of a step, not yet shown."""
        return StageDialog(self.look, step, self.memory.kept.sender.name, self)

    def carry_out(self, step: NextStep, order: StageOrder) -> None:
        """Make a draft, or put the minutes to another stage, as was filled in."""
        self._remember(order.by)
        if step.stage == "draft":
            self._make(order)
            return
        self._say([muted(_HINT)])
        draft = self.drafts[-1].id if self.drafts and step.stage != "recording" else None
        reached = StageStep(
            stage=step.stage, at=self.clock(), by=order.by, note=order.note, draft=draft
        )
        self.desk.submit(
            None,
            lambda book: book.sign_off.set_stage(self.meeting_id, reached),
            origin=self,
            otherwise=self._failed,
        )

    def _remember(self, by: str) -> None:
        sender = self.memory.kept.sender
        if by != sender.name:
            self.memory.kept.sender = Correspondent(by, sender.address)
            self.memory.write()

    def _make(self, order: StageOrder) -> None:
        wanted = DraftWanted(at=self.clock(), by=order.by, note=order.note, files=order.files)
        self._say([muted("Making the draft…")])
        self.maker = make_draft(self.desk, self.meeting_id, wanted, self._made, self._failed)
        self.maker.progress.connect(self._told)
        self.maker.stopped.connect(self._stopped)
        self._look_again()

    def _told(self, made: int, of: int, following: str) -> None:
        if following:
            self._say([muted(f"Making {following}: {made + 1} of {of}…")])

    def _made(self, row: int) -> None:
        self.maker = None
        number = next((draft.number for draft in self.drafts if draft.id == row), None)
        self._say([Words(f"Draft {number} is kept." if number else "The draft is kept.", "good")])
        self._look_again()

    def _stopped(self) -> None:
        self.maker = None
        self._say([muted("Stopped; no draft was kept.")])
        self._look_again()

    def _failed(self, sentence: str) -> None:
        self.maker = None
        self._say([Words(sentence, "bad")])
        self._look_again()

    def _stop(self) -> None:
        if self.maker is not None:
            self.maker.call_off()

    # The drafts.

    def tick(self, mark: str) -> None:
        """Tick a draft, or the record as it is now, or take its tick away; of three the first gives way."""
        if mark in self.ticked:
            self.ticked.remove(mark)
        elif mark == NOW or mark.isdigit():
            self.ticked = [*self.ticked[-1:], mark]
        self.refresh()

    def compare(self) -> None:
        """Compare the two that are ticked, or the one with the record as it is now."""
        dialog = self.compare_dialog()
        if dialog is not None:
            _show(dialog)

    def compare_dialog(self) -> CompareDialog | None:
        """Return the comparison that was asked for, not yet shown."""
        if not self.drafts:
            return None
        rows = sorted(int(mark) for mark in self.ticked if mark != NOW)
        if not rows:
            in_hand = self.list.mark
            rows = [int(in_hand) if in_hand.isdigit() else self.drafts[-1].id]
        new = rows[1] if len(rows) > 1 else None
        asked = Asked(self.book, self.meeting_id, rows[0], new)
        return CompareDialog(self.look, asked, self.memory.kept.sender.name, self.clock, self)

    def _open(self) -> None:
        mark = self.list.mark
        if mark.startswith("file "):
            self.save_files()
        elif mark == NOW or mark.isdigit():
            self.compare()

    def _files_in_hand(self) -> list[KeptFile]:
        """The file in hand, or the public ones of the draft in hand, or of the newest that has any.

        What has exempt text goes out only where it was gone to by itself.
        """
        mark = self.list.mark
        every = [file for draft in self.drafts for file in draft.files]
        if mark.startswith("file "):
            return [file for file in every if f"file {file.id}" == mark]
        rows = [draft for draft in self.drafts if str(draft.id) == mark and draft.files]
        rows = rows or [draft for draft in self.drafts if draft.files][-1:]
        return [file for draft in rows for file in draft.files if file.which != "full"]

    def save_files(self) -> None:
        """Put the very bytes of the files in hand into a folder."""
        files = self._files_in_hand()
        if not files:
            self._say(
                [muted("These files have exempt text: go to the one you want, and press Enter.")]
            )
        folder = self._ask_folder() if files else None
        if folder is None:
            return
        try:
            kept = {
                folder / file.name: self.book.sign_off.kept_content(file.sha256) for file in files
            }
            if (
                other := next((path for path in kept if _is_another(path, kept[path])), None)
            ) is not None:
                # What came back from the chair is called as it was when it was sent.
                self._failed(
                    f"There is another file {other.name} in this folder, perhaps one that came back. Nothing was "
                    "written: choose another folder."
                )
                return
            for path, data in kept.items():
                if not path.exists():
                    swap_in(path, data)
        except ClerkError as error:
            self._failed(error.sentence)
            return
        self._saved_in = folder
        names = ", ".join(file.name for file in files)
        self._say([Words(f"Written to {folder}: ", "good"), Words(names)])
        self._look_again()

    def _ask_in_dialog(self) -> Path | None:
        name = QFileDialog.getExistingDirectory(
            self, "Folder for the files", str(documents_folder())
        )
        return Path(name) if name else None

    def _go_there(self) -> None:
        if self._saved_in is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved_in)))


def _is_another(path: Path, data: bytes) -> bool:
    try:
        return path.exists() and path.read_bytes() != data
    except OSError:
        return True


def _show(dialog: Dialog) -> None:
    """Show a dialog over this one; it is let go when it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
