"""A list to choose from, with a name for the box and for the list that it opens."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox


class ChoiceBox(QComboBox):
    """As wide as its place; what is longer is cut off with dots, not the window widened."""

    def __init__(self, name: str, letters: int = 8) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)
        self.name_it(name)

    def name_it(self, name: str) -> None:
        """Call it by another name, for who does not see it."""
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
