"""A phrase that is offered, in other words."""

from PySide6.QtWidgets import QPushButton, QWidget

from clerk.errors import ClerkError
from clerk.ui.dialog import Dialog
from clerk.ui.look import Look
from clerk.ui.text_label import TextLabel
from clerk.ui.typing_fields import GrowingText
from clerk.ui.views.words import Words, muted
from clerk.words.formulae import Formula, checked


class PhraseDialog(Dialog):
    """Its words to change; Enter keeps them. `words` are what was kept."""

    def __init__(self, look: Look, formula: Formula, parent: QWidget) -> None:
        super().__init__(look, "Change the phrase", parent)
        self.words = ""
        self.text = GrowingText(look, "Words of the phrase")
        self.text.setProperty("boxed", True)  # a property of the style sheet
        self.text.setPlainText(formula.template)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.text.entered.connect(self._keep)
        self.column.addWidget(self.text)
        self.column.addWidget(
            TextLabel(look, [muted("Tab leads to each [word in square brackets]; [] is where the hand goes on.")])
        )  # fmt: skip
        self.wrong = TextLabel(look)
        self.wrong.hide()
        self.column.addWidget(self.wrong)
        self.column.addStretch(1)
        cancel, keep = QPushButton("Cancel"), QPushButton("Keep")
        keep.setDefault(True)
        cancel.clicked.connect(self.reject)
        keep.clicked.connect(self._keep)
        self.add_buttons(cancel, keep)
        self.fit(560, 260)
        self.text.setFocus()

    def _keep(self) -> None:
        try:
            self.words = checked(" ".join(self.text.toPlainText().split()))
        except ClerkError as error:
            self.wrong.say([Words(error.sentence, "bad")])
            self.wrong.show()
            self.text.setAccessibleDescription(error.sentence)
            return
        self.accept()
