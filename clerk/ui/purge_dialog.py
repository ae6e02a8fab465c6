"""Purging working notes: the council's rule, what would go, holds, and what went before. Nothing goes by default."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from clerk.errors import ClerkError
from clerk.record.meeting import Meeting
from clerk.record.retention import Retention, Scope, due_on
from clerk.store.minutebook import MinuteBook
from clerk.store.purging import Purge, Purged
from clerk.ui.desk import Desk
from clerk.ui.dialog import Dialog
from clerk.ui.look import Look
from clerk.ui.setup_form import Field, line
from clerk.ui.text_label import TextLabel
from clerk.ui.views.purging import day, purge_told, what_would_go
from clerk.ui.views.words import Words, muted

NOTES = "Private notes and doubts, and what was being typed"
_BY_OFFICERS = ("draft", "with_chair", "circulated")
DRAFTS = "Those, and earlier drafts, what came back of them, and earlier wordings"


class PurgeDialog(Dialog):
    """Purges the working notes of one signed meeting, if the rule allows it and somebody means it."""

    def __init__(
        self, look: Look, desk: Desk, book: MinuteBook, meeting_id: int, parent: QWidget | None
    ) -> None:
        super().__init__(look, "Purge working notes", parent)
        self.desk, self.book, self.meeting_id = desk, book, meeting_id
        self.meeting: Meeting = book.meeting(meeting_id)
        self._working = False
        body, held = self.meeting.body.name, day(self.meeting.particulars.date)
        self.column.addWidget(TextLabel(look, [muted(f"{body} · {held}")]))
        self.state = TextLabel(look)
        self.column.addWidget(self.state)
        self._build()
        self.outcome = TextLabel(look)
        self.outcome.setVisible(False)
        self.column.addWidget(self.outcome)
        self.close_button, self.purge_button = QPushButton("Close"), QPushButton("Purge")
        self.add_buttons(self.close_button, self.purge_button)
        self.close_button.setDefault(True)
        self.purge_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self.purge_button.clicked.connect(self.purge)
        self._show_rule()
        self.refresh()
        self.fit(720, 680)
        self.rule.control.setFocus()

    # What is seen.

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("ground", "page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, self.look.px(8), 0)
        column.setSpacing(self.look.px(8))
        self._build_rule(column)
        self._build_choice(column)
        self._build_hold(column)
        column.addWidget(self._title("Purged before"))
        self.before = TextLabel(self.look)
        column.addWidget(self.before)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName("Rule, what goes, and holds")
        area.setWidget(inner)
        self.column.addWidget(area, 1)

    def _title(self, text: str) -> TextLabel:
        label = TextLabel(self.look, [muted(text.upper())], 11.5, strong=True)
        label.setAccessibleName(text)
        return label

    def _build_rule(self, column: QVBoxLayout) -> None:
        look = self.look
        column.addWidget(self._title("The council’s rule"))
        self.rule = line(look, "The rule", "As the retention schedule has it; kept for this body.")
        self.months = line(look, "Months after signing", "0: as soon as the minutes are signed.")
        self.by = line(look, "Purged by", "Who decides it; kept with what was purged.")
        row = QHBoxLayout()
        row.setSpacing(look.px(16))
        row.addWidget(self.months, 1)
        row.addWidget(self.by, 1)
        column.addWidget(self.rule)
        column.addLayout(row)
        for field in (self.rule, self.months, self.by):
            _written(field).textChanged.connect(self.refresh)

    def _build_choice(self, column: QVBoxLayout) -> None:
        column.addWidget(self._title("What goes"))
        self.notes, self.drafts = QRadioButton(NOTES), QRadioButton(DRAFTS)
        self.going = TextLabel(self.look)
        self.nobody = QCheckBox("Nobody has asked to see these notes")
        for each in (self.notes, self.drafts, self.going, self.nobody):
            column.addWidget(each)
        self.notes.setChecked(True)
        for button in (self.notes, self.drafts, self.nobody):
            button.setAccessibleName(button.text())
            button.clicked.connect(self.refresh)

    def _build_hold(self, column: QVBoxLayout) -> None:
        column.addWidget(self._title("Hold"))
        self.held = TextLabel(self.look)
        self.reason = line(self.look, "Reason for a hold", "Such as a request for the notes.")
        self.hold_button = QPushButton("Put under a hold")
        self.hold_button.setAutoDefault(False)
        self.hold_button.clicked.connect(self._hold_or_lift)
        row = QHBoxLayout()
        row.setSpacing(self.look.px(16))
        row.addWidget(self.reason, 1)
        row.addWidget(self.hold_button, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self.held)
        column.addLayout(row)

    def _show_rule(self) -> None:
        kept = self.book.sign_off.retention(self.meeting.council.name, self.meeting.body.id)
        if kept is not None:
            self.rule.fill(kept.rule)
            self.months.fill(str(kept.months))
        # A chair agrees and signs; the notes are purged by an officer, who took the other steps.
        steps = self.book.sign_off.stage_steps(self.meeting_id)
        officers = [step.by for step in steps if step.stage in _BY_OFFICERS and step.by]
        self.by.fill(officers[-1] if officers else "")

    @property
    def scope(self) -> Scope:
        """What was chosen to go."""
        return "drafts" if self.drafts.isChecked() else "notes"

    def _months(self) -> int | None:
        text = self.months.value
        return int(text) if text.isdecimal() and len(text) < 5 else None

    def refresh(self, *_: object) -> None:
        """Say how things stand, and let be done what can be done."""
        reading, months = self.book.sign_off, self._months()
        steps = reading.stage_steps(self.meeting_id)
        signed = steps[-1].at.date() if steps and steps[-1].stage == "signed" else None
        due = due_on(signed, months) if signed and months is not None else None
        wrong = months is None and self.months.value
        self.months.fail("Write how many months, in figures." if wrong else "")
        self.state.say([_standing(signed, due)])
        meeting = self.book.meeting(self.meeting_id)
        self.going.say([muted(what_would_go(meeting, reading, self.meeting_id, self.scope))])
        held = self._show_holds()
        told = [purge_told(each) for each in reading.purges(self.meeting_id)]
        self.before.say([muted("\n".join(told) or "Nothing.")])
        unfinished = self._unfinished() is not None
        may = due is not None and due <= dt.date.today() and not held and self.nobody.isChecked()
        ready = may and bool(self.rule.value and self.by.value)
        _name(self.purge_button, "Finish the purge" if unfinished else "Purge")
        self.purge_button.setEnabled(not self._working and (unfinished or ready))
        for button in (self.hold_button, self.close_button):
            button.setEnabled(not self._working)

    def _show_holds(self) -> bool:
        holds = self.book.sign_off.holds(self.meeting_id)
        told = [
            f"Since {day(each.since)}, by {each.by or 'nobody named'}: {each.reason}"
            for each in holds
        ]
        none = muted("No hold: nothing forbids it.")
        self.held.say([Words("\n".join(told), "care") if told else none])
        self.reason.setVisible(not holds)
        _name(self.hold_button, "Lift the hold" if holds else "Put under a hold")
        return bool(holds)

    def _unfinished(self) -> Purged | None:
        found = [each for each in self.book.sign_off.purges(self.meeting_id) if not each.finished]
        return found[-1] if found else None

    # What is done.

    def _hold_or_lift(self) -> None:
        holds = self.book.sign_off.holds(self.meeting_id)
        reason, by = self.reason.value, self.by.value
        now = dt.datetime.now()  # noqa: DTZ005  # the laptop's own clock
        try:
            if holds:
                self.book.do(lambda step: step.holds.lift(self.meeting_id))
            else:
                self.book.do(lambda step: step.holds.hold(self.meeting_id, reason, by, now))
        except ClerkError as error:
            self.reason.fail(error.sentence)
            self.reason.control.setFocus()
            return
        self.reason.fill("")
        self.desk.reread()
        self.refresh()
        self.hold_button.setFocus()

    def purge(self) -> None:
        """Purge what was chosen, or finish what was begun."""
        months, unfinished = self._months(), self._unfinished()
        job = _Job(self.book)
        if unfinished is not None:
            job.number = unfinished.id
        elif months is not None:
            retention = Retention(self.rule.value, months)
            if not self._keep_rule(retention):
                return
            job.order = Purge(
                meeting=self.meeting_id,
                scope=self.scope,
                retention=retention,
                by=self.by.value,
                at=dt.datetime.now(),  # noqa: DTZ005  # the laptop's own clock
            )
        else:
            return
        job.says.done.connect(self._done)
        job.says.failed.connect(self._failed)
        job.says.broke.connect(self._broke)
        self._working = True
        self._say(
            [muted("Purging: book, log and backups are written anew. This is not broken off…")]
        )
        self.refresh()
        QThreadPool.globalInstance().start(job)

    def _keep_rule(self, retention: Retention) -> bool:
        council, body = self.meeting.council.name, self.meeting.body.id
        try:
            self.book.do(lambda step: step.holds.keep_for(council, body, retention))
        except ClerkError as error:
            self.rule.fail(error.sentence)
            return False
        return True

    def _say(self, words: list[Words]) -> None:
        self.outcome.say(words)
        self.outcome.setVisible(True)

    def _done(self, purged: Purged) -> None:
        self._over([Words(purge_told(purged), "good")])

    def _failed(self, sentence: str) -> None:
        self._over([Words(sentence, "bad")])

    def _broke(self, error: Exception) -> None:
        self._failed("The purge could not be done: this is a fault of Clerk's. Try it again.")
        raise error

    def _over(self, words: list[Words]) -> None:
        self._working = False
        self.nobody.setChecked(False)
        self._say(words)
        self.desk.reread()
        self.refresh()
        self.close_button.setFocus()

    def reject(self) -> None:
        """Close, unless a purge is under way."""
        if not self._working:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless a purge is under way."""
        if self._working:
            event.ignore()
        else:
            super().closeEvent(event)


def _written(field: Field) -> QLineEdit:
    assert isinstance(field.control, QLineEdit)  # noqa: S101  # `line` made it
    return field.control


def _name(button: QPushButton, words: str) -> None:
    button.setText(words)
    button.setAccessibleName(words)


def _standing(signed: dt.date | None, due: dt.date | None) -> Words:
    if signed is None:
        return Words("Not signed yet: working notes are kept until the minutes are.", "care")
    if due is None:
        return Words(f"Signed on {day(signed)}. Write the rule to see when the notes may go.")
    if due > dt.date.today():
        kept = f"Signed on {day(signed)}. By this rule the notes are kept until {day(due)}."
        return Words(kept, "care")
    return Words(f"Signed on {day(signed)}. By this rule the notes may go from {day(due)}.")


class _Says(QObject):
    done = Signal(object)
    failed = Signal(str)
    broke = Signal(object)


class _Job(QRunnable):
    def __init__(self, book: MinuteBook) -> None:
        super().__init__()
        self.says = _Says()
        self.order: Purge | None = None
        self.number = 0
        self._book = book

    @Slot()
    def run(self) -> None:
        book, order = self._book, self.order
        try:
            done = book.purge(order) if order else book.finish_purge(self.number)
        except ClerkError as error:
            self.says.failed.emit(error.sentence)
        except Exception as error:  # noqa: BLE001  # a bug: carried to the one handler, in the window's thread
            self.says.broke.emit(error)
        else:
            self.says.done.emit(done)
