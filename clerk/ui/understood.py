"""The line of a form that says for whom or what letters are taken, while they are typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from clerk.ui.look import Look
from clerk.ui.text_label import TextLabel
from clerk.ui.typing_fields import LineField
from clerk.ui.views.words import Words, muted, plain


class Understood(TextLabel):
    """Hidden while a field says by itself what it means. `altered`: it says something else, and may be higher."""

    altered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", 13)
        self.hide()

    def tell(self, words: str, choice: str) -> None:
        """Say what the letters mean, or between what one has to choose; with neither, nothing."""
        said = (muted("Understood: "), Words(words)) if words else (Words(choice, "care"),)
        if plain(said) == self.words:
            return
        self.say(said)
        self.setVisible(bool(words or choice))
        field = QApplication.focusWidget()
        if isinstance(field, LineField):
            field.setAccessibleDescription(plain(said))
        self.altered.emit()
