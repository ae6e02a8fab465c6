"""The aids of one window, tied to its desk: what lies at hand, where they help, and phrases changed and forgotten."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from clerk.errors import ClerkError
from clerk.ui.aids.library import Library
from clerk.ui.aids.typing_aids import TypingAids
from clerk.ui.desk import Desk
from clerk.ui.fact_strip import FactStrip
from clerk.ui.look import Look
from clerk.words.at_hand import AtHand
from clerk.words.formulae import Formula, Use

_USES: dict[str, Use] = {
    "move": "decision", "amend": "decision", "resolve": "decision", "assign": "action",
}  # fmt: skip
_SENTENCES = ("say", "private")


class Aids(QObject):
    """`failed(sentence)`: something of the officer's own could not be read or kept."""

    failed = Signal(str)

    def __init__(self, desk: Desk, look: Look, window: QMainWindow, strip: FactStrip) -> None:
        super().__init__(window)
        self.look, self.window, self.strip = look, window, strip
        self.library = Library(desk, self)
        self.library.failed.connect(self.failed)
        self.typing = TypingAids(window, look, self.library.at_hand)
        self.typing.use_in = self._use_in
        self.typing.has_sentences_in = self._has_sentences_in
        self.typing.to_edit.connect(self.edit_phrase)
        self.typing.to_forget.connect(self.forget_phrase)

    def begin(self) -> None:
        """Help where the keyboard is already, with what is already open."""
        self.library.gather()
        self.typing.find_field()

    def at_hand(self) -> AtHand:
        """Return what lies at hand where the officer is."""
        return self.library.at_hand()

    def read_own_again(self) -> None:
        """Follow what was changed in the officer's own files: abbreviations, phrases, switches."""
        self.library.read_own_again()

    def _use_in(self, field: QWidget) -> Use:
        form = self.strip.form
        if form is None or not self.strip.isAncestorOf(field):
            return "passage"
        return _USES.get(form.verb, "passage")

    def _has_sentences_in(self, field: QWidget) -> bool:
        """Whether a field has whole sentences; the words of most others come to stand in the middle of one."""
        form = self.strip.form
        return form is None or not self.strip.isAncestorOf(field) or form.verb in _SENTENCES

    def edit_phrase(self, formula: Formula) -> None:
        """Ask for other words for a phrase, and keep them."""
        from clerk.ui.aids.phrase_dialog import PhraseDialog

        field, place = self.typing.field, self.typing.place
        dialog = PhraseDialog(self.look, formula, self.window)
        if dialog.exec() and dialog.words != formula.template:
            self._keep(lambda: self.library.change_phrase(formula, dialog.words))
        dialog.deleteLater()
        if field is not None:
            field.setFocus()
            self.typing.serve(field)
            self.typing.offer_again(place)

    def forget_phrase(self, formula: Formula) -> None:
        """Offer a phrase no more, and show what is offered now."""
        self._keep(lambda: self.library.forget_phrase(formula))
        self.typing.narrow_again()

    def _keep(self, deed: Callable[[], None]) -> None:
        try:
            deed()
        except ClerkError as error:
            self.failed.emit(error.sentence)
