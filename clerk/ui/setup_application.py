"""What an item of the agenda decides an application for: number, site, proposal, applicant and ward."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QPushButton, QWidget

from clerk.record.meeting import Application
from clerk.ui.dialog import Dialog
from clerk.ui.look import Look
from clerk.ui.setup_form import Form, line
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import muted

_INTRO = "Printed below the item’s heading, where the house style has lines for it. Left empty, a line is left out."
_MOST = 60


class ApplicationDialog(Dialog):
    """The five fields. `application` is what was filled in once it was accepted, None for nothing."""

    def __init__(
        self, look: Look, item: str, application: Application | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "Application", parent)
        self.application = application
        there = application or Application()
        self.column.addWidget(TextLabel(look, item or "An item without a title", 14, strong=True))
        self.column.addWidget(TextLabel(look, [muted(_INTRO)], 13.5))
        self.number = line(look, "Number", "Such as 26/00817/FUL.")
        self.ward = line(look, "Ward")
        self.site = line(look, "Site", "Such as Land east of Weir Lane, Leamford.", wide=True)
        self.proposal = line(look, "Proposal", wide=True)
        self.applicant = line(look, "Applicant", wide=True)
        self.fields = {
            "number": self.number,
            "ward": self.ward,
            "site": self.site,
            "proposal": self.proposal,
            "applicant": self.applicant,
        }
        for name, field in self.fields.items():
            field.fill(getattr(there, name))
        self.column.addWidget(Form(look, tuple(self.fields.values())), 1)
        cancel, done = QPushButton("Cancel"), QPushButton("&Done")
        self.add_buttons(cancel, done)
        done.setDefault(True)
        cancel.clicked.connect(self.reject)
        done.clicked.connect(self.take)
        self.fit(720, 500)
        self.number.control.setFocus()

    def take(self) -> None:
        """Take what was filled in."""
        values = {name: " ".join(field.value.split()) for name, field in self.fields.items()}
        found = msgspec.convert(values, Application)
        self.application = found if found != Application() else None
        self.accept()


def button_words(application: Application | None) -> str:
    """Return what stands on the button that leads here, for the item in hand."""
    if application is None:
        return "A&pplication…"
    known = application.number or application.site or application.proposal or application.applicant
    shown = known if len(known) <= _MOST else f"{known[: _MOST - 1]}…"
    return f"A&pplication: {shown.replace('&', '&&')}"
