"""What helps while votes and motions are filled in: running totals, a figure put in by a key, amendments worked in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from clerk.ui.desk import Desk
from clerk.ui.fact_strip import FactStrip
from clerk.ui.field_box import FieldBox
from clerk.ui.field_words import Scene
from clerk.ui.form_remark import FormRemark, Teller
from clerk.ui.look import Look
from clerk.ui.motion_words import amendment_remark, motion_remark, reworked
from clerk.ui.views.vote_totals import FIGURES
from clerk.ui.views.words import Phrase
from clerk.ui.vote_grid import VoteGrid
from clerk.ui.vote_words import missing_figure, vote_remark

if TYPE_CHECKING:  # earlier minutes are read once some are approved
    from clerk.ui.approval_words import ApprovalWords


class FormAids(QObject):
    """Ties the aids to the strip: they come with its forms, and go with them."""

    def __init__(self, look: Look, strip: FactStrip, desk: Desk) -> None:
        super().__init__(strip)
        self.strip, self.desk = strip, desk
        tellers: dict[str, Teller] = {
            "vote": vote_remark,
            "move": motion_remark,
            "amend": amendment_remark,
            "approve_minutes": self._approval_remark,
        }
        self.remark = FormRemark(look, strip, tellers)
        self._stood = self._worked = ""
        strip.opened.connect(self._opened)

    def _opened(self, verb: str) -> None:
        boxes = self.strip.boxes
        if verb == "vote":
            self._aid_vote(boxes)
        elif verb == "move" and self._is_new and (boxes["parts"].text or boxes["what"].text):
            # The report's words stand there already: what is missing is who moved them.
            QTimer.singleShot(0, boxes["mover"], boxes["mover"].take_keyboard)
        elif verb == "amend":
            # What the motion reads is asked once: at each letter only the amendment is another.
            self._stood = self._worked = boxes["becomes"].text
            words = boxes["what"].widget
            if isinstance(words, QPlainTextEdit):
                words.textChanged.connect(self._work_in)

    @cached_property
    def approval(self) -> ApprovalWords:
        """What tells whether corrections are found in the minutes that they correct."""
        from clerk.ui.approval_words import ApprovalWords

        words = ApprovalWords(self.desk, self)
        words.found.connect(self.remark.tell)
        return words

    def _approval_remark(self, texts: Mapping[str, str], scene: Scene) -> Sequence[Phrase]:
        return self.approval.remark(texts, scene)

    @property
    def _is_new(self) -> bool:
        """Whether something new is recorded, and not an entry altered."""
        return self.strip.scene is not None and self.strip.scene.before is None

    def _aid_vote(self, boxes: Mapping[str, FieldBox]) -> None:
        for name in FIGURES:
            field = boxes[name].widget
            if isinstance(field, QLineEdit):
                field.textEdited.connect(lambda text, name=name: self._fill(name, text))
        grid, scene = boxes["named"].widget, self.strip.scene
        if isinstance(grid, VoteGrid):
            grid.currentRowChanged.connect(lambda _row: self._show_row(grid))
        if scene is not None and scene.before is None and boxes["manner"].text == "named":
            # The strip gives the keyboard to the first figure; a named vote has names instead.
            QTimer.singleShot(0, boxes["named"], boxes["named"].take_keyboard)

    def _show_row(self, grid: VoteGrid) -> None:
        """Where the form has less room than the names, the one that is called stays in sight."""
        inner, item = self.strip.area.widget(), grid.currentItem()
        if inner is None or not grid.hasFocus() or grid.currentRow() < 0:
            return
        at = grid.viewport().mapTo(inner, grid.visualItemRect(item).center())
        self.strip.area.ensureVisible(at.x(), at.y(), 0, self.strip.look.px(40))

    def _fill(self, name: str, text: str) -> None:
        """An equals sign stands for whatever is missing until all who may vote are accounted for."""
        scene = self.strip.scene
        if text.strip() == "=" and scene is not None:
            self.strip.boxes[name].text = str(missing_figure(self.strip.texts, name, scene))

    def _work_in(self) -> None:
        """Work an amendment's words into what the motion would read, unless somebody altered that by hand."""
        boxes, scene = self.strip.boxes, self.strip.scene
        if "becomes" not in boxes or scene is None or scene.before is not None:
            return
        done = reworked(self._stood, boxes["what"].text)
        done = self._stood if done is None else done
        if boxes["becomes"].text == self._worked != done:
            boxes["becomes"].text = self._worked = done
