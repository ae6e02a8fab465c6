"""A copy of a house style, to be a council's own: it only has to be given a name."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtWidgets import QPushButton, QWidget

from clerk.errors import ClerkError
from clerk.styles import copy_style
from clerk.ui.dialog import Dialog
from clerk.ui.look import Look
from clerk.ui.setup_form import line
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import muted

_WHAT = (
    "The copy is yours to change, phrases and letterhead; the style it was made from stays as it is. From which date a "
    "body has it is said in the body’s set-up (Ctrl+Shift+B)."
)


class CopyStyle(Dialog):
    """`made` is the name of the copy, once it was made."""

    def __init__(
        self, look: Look, source: str, proposed: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "Make a copy of our own", parent)
        self._source = source
        self.made = ""
        self.column.addWidget(TextLabel(look, [muted(_WHAT)], 13.5))
        self.name = line(look, "Name of the copy", "Such as Aldermere council 2027.", wide=True)
        self.name.fill(proposed)
        self.column.addWidget(self.name)
        self.column.addStretch(1)
        cancel, make = QPushButton("Cancel"), QPushButton("&Make the copy")
        self.add_buttons(cancel, make)
        make.setDefault(True)
        cancel.clicked.connect(self.reject)
        make.clicked.connect(self.make)
        self.fit(520, 300)
        self.name.control.setFocus()
        self.name.control.selectAll()  # type: ignore[attr-defined]  # a line

    def make(self) -> None:
        """Make the copy, or say why it cannot be made."""
        name = slug(self.name.value)
        if not name:
            self.name.fail("What is the copy to be called?")
            return
        try:
            copy_style(self._source, name)
        except ClerkError as error:
            self.name.fail(error.sentence)
            self.name.control.setFocus()
            return
        self.made = name
        self.accept()


def slug(words: str) -> str:
    """Return words as a style's name: small letters, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_")[:40].strip("-_")
