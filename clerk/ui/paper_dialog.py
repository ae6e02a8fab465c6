"""What stands on a marked-up paper copy, entered by hand: the paragraph, and the words or the question beside it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from clerk.intake.returned import sent_draft
from clerk.minutes.blocks import Draft
from clerk.record.proposals import Proposal, ProposalKind
from clerk.ui.dialog import Dialog
from clerk.ui.look import Look
from clerk.ui.row_painter import Columns, row_list
from clerk.ui.text_label import TextLabel
from clerk.ui.typing_fields import GrowingText
from clerk.ui.views.returned import short
from clerk.ui.views.words import Row, Target, Words, muted, shown

_COLUMNS = Columns(mark=8, lead_end=0, words=12, margin=8, gap=4)
_KINDS: tuple[tuple[ProposalKind, str], ...] = (
    ("words", "Other words"),
    ("query", "A query about it"),
    ("insert", "A paragraph more, after it"),
    ("remove", "The paragraph is to go"),
)
_LARGE = 1.75


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph of the draft that was sent: its name, its label and its words."""

    anchor: str
    label: str
    text: str


def paragraphs(draft: Draft) -> list[Paragraph]:
    """The paragraphs of a draft that can be marked up; the contents are made of the headings."""
    return [
        Paragraph(each.anchor, each.label, each.text)
        for each in sent_draft(draft).blocks
        if not each.contents and each.text.strip()
    ]


class PaperDialog(Dialog):
    """One proposal at a time; the window stays open for the next. `keep` takes it and calls back."""

    def __init__(
        self,
        look: Look,
        title: str,
        draft: Draft,
        by: str,
        keep: Callable[[Proposal, Callable[[], None], Callable[[str], None]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "From a marked-up paper copy", parent)
        self._keep_it = keep
        self.every = paragraphs(draft)
        self.listed = list(self.every)
        self.column.addWidget(TextLabel(look, [muted(title)], 13))
        self.search = QLineEdit()
        self.search.setAccessibleName("Find the paragraph by some of its words")
        self.search.setPlaceholderText("Some words of the paragraph; Up and Down choose")
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = row_list(look, "Paragraphs of the draft", _COLUMNS, "panel")
        self.list.chosen.connect(self._chosen)
        self.kind = QComboBox()
        self.kind.setAccessibleName("What is proposed")
        self.kind.view().setAccessibleName("What is proposed")
        for _, words in _KINDS:
            self.kind.addItem(words)
        self.kind.currentIndexChanged.connect(self._first_words)
        self.by = QLineEdit(by)
        self.by.setAccessibleName("Who wrote it")
        self.by.setPlaceholderText("Who wrote it")
        self.text = GrowingText(look, "Words")
        self.text.most_lines = 6
        self.text.least_lines = 2
        self.text.entered.connect(self.keep)
        self.outcome = TextLabel(look, "", 13)
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        row.addWidget(self.kind)
        row.addWidget(self.by, 1)
        self.column.addWidget(self.search)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(row)
        self.column.addWidget(self.text)
        self.column.addWidget(self.outcome)
        self.keep_button, self.close_button = QPushButton("&Keep it"), QPushButton("Close")
        for button in (self.keep_button, self.close_button):
            button.setAutoDefault(False)
        self.keep_button.clicked.connect(self.keep)
        self.close_button.clicked.connect(self.reject)
        self.add_buttons(self.close_button, self.keep_button)
        self.heading.setVisible(look.scale < _LARGE)
        self.here = 0
        self._say("", "muted")
        self._narrow("")
        self.fit(820, 640)
        self.search.setFocus()

    @property
    def one(self) -> Paragraph | None:
        """The paragraph in hand."""
        return self.listed[self.here] if 0 <= self.here < len(self.listed) else None

    def _narrow(self, typed: str) -> None:
        words = typed.lower().split()
        self.listed = [
            each for each in self.every
            if all(word in f"{each.label} {each.text}".lower() for word in words)
        ]  # fmt: skip
        self.list.show_rows([_row(index, each) for index, each in enumerate(self.listed)])
        self._go(0)

    def _go(self, row: int) -> None:
        self.here = min(max(row, 0), max(len(self.listed) - 1, 0))
        self.list.go_to(self.here if self.listed else None)
        self._first_words()

    def _chosen(self, row: Row) -> None:
        if row.target is not None:
            self._go(int(row.target.mark))

    def _kind(self) -> ProposalKind:
        return _KINDS[self.kind.currentIndex()][0]

    def _first_words(self, *_: object) -> None:
        """The words to be altered stand there; of anything else, nothing does."""
        one, kind = self.one, self._kind()
        self.text.setPlainText(one.text if one is not None and kind == "words" else "")
        self.text.setEnabled(kind != "remove")
        name = {"words": "Its words as they are to be", "query": "The question", "insert": "The new paragraph",
                "remove": "Nothing is to be typed"}.get(kind, "Words")  # fmt: skip
        self.text.setAccessibleName(name)
        self.text.setPlaceholderText(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk the list while its words are typed; Enter goes on to the words."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: 6,
                Qt.Key.Key_PageUp: -6,
            }
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                self._go(self.here + step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                (self.text if self.text.isEnabled() else self.keep_button).setFocus()
                return True
        return False

    def keep(self) -> None:
        """Keep what was entered, or say what is missing."""
        one, kind = self.one, self._kind()
        typed = self.text.toPlainText().strip()
        if one is None:
            self._say("No paragraph has these words; type fewer of them.", "bad")
            return
        if kind != "remove" and (not typed or (kind == "words" and typed == one.text.strip())):
            self._say("Type what is written on the paper first.", "bad")
            self.text.setFocus()
            return
        made = Proposal(
            kind=kind,
            anchor=one.anchor,
            was="" if kind == "insert" else one.text,
            now=typed if kind in ("words", "insert") else "",
            remark=typed if kind == "query" else "",
            about=one.text if kind == "query" else "",
            author=self.by.text().strip(),
            origin="paper",
        )
        self._keep_it(made, self._kept, lambda sentence: self._say(sentence, "bad"))

    def _kept(self) -> None:
        self._say("Kept. The next one, or Escape.", "good")
        self._first_words()
        self.search.clear()
        self.search.setFocus()

    def _say(self, sentence: str, role: str) -> None:
        self.outcome.say([Words(sentence, role)])
        self.outcome.setVisible(bool(sentence))


def _row(index: int, one: Paragraph) -> Row:
    words = short(f"{one.label} {one.text}".strip())
    return Row((Words(shown(words)),), said=words, target=Target(mark=str(index)))
