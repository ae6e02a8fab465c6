"""Before the minutes come to another stage: who says so, why, and which files are made of a draft."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from clerk.export.documents import Which
from clerk.record.stages import STAGES
from clerk.ui.dialog import Dialog
from clerk.ui.flow import Flow
from clerk.ui.look import Look
from clerk.ui.setup_form import line
from clerk.ui.text_label import TextLabel
from clerk.ui.views.drafts import NextStep
from clerk.ui.views.words import muted

_FORMATS = (("docx", "Word", True), ("pdf", "PDF", True), ("txt", "Plain text", False))


class StageOrder(NamedTuple):
    """What was filled in."""

    by: str
    note: str
    files: tuple[tuple[str, Which], ...]


class StageDialog(Dialog):
    """`order` is what was filled in, once it was accepted."""

    def __init__(self, look: Look, step: NextStep, by: str, parent: QWidget | None = None) -> None:
        super().__init__(look, step.words, parent)
        self.step, self.order = step, StageOrder("", "", ())
        about = STAGES[step.stage]
        self.column.addWidget(
            TextLabel(look, [muted(f"May be changed from then on: {about.may_change}")], 13.5)
        )
        self.by = line(look, "By", "Your name; it is remembered.")
        self.by.fill(by)
        reason = "Why is it taken back? It is kept with the step."
        self.note = line(
            look,
            "Reason" if step.back else "Note",
            reason if step.back else "May be left empty; it is kept with the step.",
        )
        fields = QHBoxLayout()
        fields.setSpacing(look.px(16))
        fields.addWidget(self.by, 2)
        fields.addWidget(self.note, 3)
        self.column.addLayout(fields)
        self.formats: dict[str, QCheckBox] = {}
        self.full = QCheckBox("With exempt text too, in files of their own")
        if step.stage == "draft":
            self._build_files()
        self.column.addStretch(1)
        self.cancel_button, self.done_button = QPushButton("Cancel"), QPushButton(step.words)
        self.done_button.setDefault(True)
        self.add_buttons(self.cancel_button, self.done_button)
        self.cancel_button.clicked.connect(self.reject)
        self.done_button.clicked.connect(self._finish)
        self.fit(680, 350 if step.stage == "draft" else 260)
        (self.note if by else self.by).control.setFocus()

    def _build_files(self) -> None:
        self.column.addWidget(TextLabel(self.look, "Files kept with it", 13, strong=True))
        row = Flow(self.look, 14)
        for name, words, on in _FORMATS:
            box = self.formats[name] = QCheckBox(words)
            box.setAccessibleName(words)
            box.setChecked(on)
        row.show_parts([*self.formats.values()])
        self.full.setAccessibleName(self.full.text())
        self.column.addWidget(row)
        self.column.addWidget(self.full)

    def _finish(self) -> None:
        by, note = self.by.value, self.note.value
        self.by.fail("" if by else "Who says so? Write your name.")
        self.note.fail("A step back needs a reason." if self.step.back and not note else "")
        if not by:
            self.by.control.setFocus()
            return
        if self.note.failed:
            self.note.control.setFocus()
            return
        ticked = [name for name, box in self.formats.items() if box.isChecked()]
        sets: tuple[Which, ...] = ("public", "full") if self.full.isChecked() else ("public",)
        files = tuple((name, which) for which in sets for name in ticked)
        self.order = StageOrder(by, note, files)
        self.accept()
