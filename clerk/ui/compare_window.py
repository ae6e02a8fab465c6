"""Two drafts side by side, word by word: what changed is gone through by key, and leaves as Word, changes tracked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QPushButton, QWidget

from clerk.export.documents import Which
from clerk.ui.beside import Beside
from clerk.ui.compared_page import ComparedPage
from clerk.ui.comparing import Asked, Compared, lay_out, save_tracked
from clerk.ui.dialog import Dialog
from clerk.ui.export_choices import documents_folder
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.recorder import Clock
from clerk.ui.text_label import TextLabel
from clerk.ui.views.changes import put_in, taken_out
from clerk.ui.views.compared import change_words
from clerk.ui.views.words import Words, muted, shown

_MOST_SAID = 240


class CompareDialog(Dialog):
    """One comparison. F3 and Shift F3 go from change to change.

    `ask_path` asks where a Word file is to go, given a name; None or nothing leaves it.
    """

    def __init__(
        self,
        look: Look,
        asked: Asked,
        author: str,
        clock: Clock,
        parent: QWidget | None = None,
        ask_path: Callable[[str], Path | None] | None = None,
    ) -> None:
        super().__init__(look, "What changed", parent)
        self.asked, self.author, self.clock = asked, author, clock
        self.compared: Compared | None = None
        self.at = -1
        self._ask_path = ask_path or self._ask_in_dialog
        self._beside = Beside(self)
        legend = (
            muted("Words put in are "),
            put_in("underlined"),
            muted(", words taken out "),
            taken_out("struck through"),
            muted("."),
        )
        self.column.addWidget(TextLabel(look, legend, 13.5))
        self.page = ComparedPage(look)
        self.column.addWidget(self.page, 1)
        self.where = TextLabel(look, [muted("Comparing…")], 13.5)
        self.column.addWidget(self.where)
        self._build_choices()
        self._build_foot()
        self.fit(1080, 680)
        self.page.setFocus()
        self.compare()

    def _build_choices(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.look.px(10))
        self.back = HintButton(self.look, "Previous", "Shift+F3", framed=True)
        self.on = HintButton(self.look, "Next", "F3", framed=True)
        self.everything = QCheckBox("All of the text (Alt A)")
        self.full = QCheckBox("With exempt text (Alt X)")
        for box, letter in ((self.everything, "A"), (self.full, "X")):
            box.setAccessibleName(box.text())
            QShortcut(QKeySequence(f"Alt+{letter}"), self, box.toggle)
        row.addWidget(self.back)
        row.addWidget(self.on)
        row.addStretch(1)
        row.addWidget(self.everything)
        row.addWidget(self.full)
        self.column.addLayout(row)
        for button, keys, by in ((self.back, "Shift+F3", -1), (self.on, "F3", 1)):
            button.clicked.connect(partial(self.step, by))
            QShortcut(QKeySequence(keys), self, partial(self.step, by))
        self.everything.toggled.connect(self._draw)
        self.full.toggled.connect(self.compare)
        self.look.changed.connect(self._draw)

    def _build_foot(self) -> None:
        words = "Save as Word with tracked changes…"
        self.save_button = HintButton(self.look, words, "Alt+W", framed=True)
        self.close_button = QPushButton("Close")
        self.close_button.setAccessibleName("Close")
        self.save_button.setEnabled(False)
        self.close_button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self.column.addLayout(row)
        QShortcut(QKeySequence("Alt+W"), self, self.save_button.click)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.reject)

    @property
    def which(self) -> Which:
        """Which set both sides are."""
        return "full" if self.full.isChecked() else "public"

    def compare(self, *_: object) -> None:
        """Compare, in the set that is ticked."""
        self.save_button.setEnabled(False)
        self._say([muted("Comparing…")])
        self._beside.do(partial(lay_out, self.asked, self.which), self._show, self._fail)

    def _show(self, compared: Compared) -> None:
        self.compared, self.at = compared, -1
        title = f"What changed: {compared.old_name} to {compared.new_name}"
        self.heading.say(title)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.save_button.setEnabled(True)
        self._draw()

    def _draw(self, *_: object) -> None:
        if self.compared is None:
            return
        self.page.show_comparison(self.compared.comparison, everything=self.everything.isChecked())
        count = len(self.page.changes)
        for button in (self.back, self.on):
            button.setEnabled(bool(count))
        if not count:
            self._say([Words("The two say the same, word for word.")])
        elif self.at >= 0:
            self._go_to(min(self.at, count - 1))
        else:
            changes = "One change" if count == 1 else f"{count} changes"
            self._say([Words(f"{changes}."), muted(f" {self._set()}")])

    def _set(self) -> str:
        if self.which == "full":
            return "With exempt text: not for publication."
        return "Without what is exempt in either of the two."

    def step(self, by: int, *_: object) -> None:
        """Go to the next change (1) or the one before (-1); after the last comes the first."""
        count = len(self.page.changes)
        if count:
            self._go_to((self.at + by) % count if self.at >= 0 else (0 if by > 0 else count - 1))

    def _go_to(self, index: int) -> None:
        if self.compared is None:
            return
        self.at = index
        self.page.go_to(index)
        place = self.page.changes[index][0]
        said = change_words(self.compared.comparison.laid[place])
        said = said if len(said) <= _MOST_SAID else f"{said[:_MOST_SAID]}…"
        number = f"Change {index + 1} of {len(self.page.changes)}. "
        self._say([Words(number, strong=True), muted(shown(said))])

    # Saving.

    def save(self, *_: object) -> None:
        """Let a place be chosen, and write the Word file there."""
        compared = self.compared
        path = self._ask_path(f"{compared.stem}.docx") if compared else None
        if compared is None or path is None:
            return
        self._say([muted("Writing…")])
        self.save_button.setEnabled(False)
        author, at = self.author, self.clock()
        self._beside.do(lambda: save_tracked(compared, path, author, at), self._saved, self._fail)

    def _ask_in_dialog(self, name: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Word file with tracked changes", str(documents_folder() / name), "Word (*.docx)"
        )
        return Path(chosen) if chosen else None

    def _saved(self, path: Path) -> None:
        self.save_button.setEnabled(True)
        self._say([Words("Written: ", "good"), Words(str(path))])

    def _fail(self, sentence: str) -> None:
        self.save_button.setEnabled(self.compared is not None)
        self._say([Words(sentence, "bad")])

    def _say(self, words: list[Words]) -> None:
        self.where.say(words)
