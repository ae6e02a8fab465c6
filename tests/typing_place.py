"""Where real keys are typed in the real window: its entry line."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from clerk.ui.keeping import Editor
from clerk.ui.main_window import MainWindow


class PlainEditor(QPlainTextEdit):
    """The plainest editor that a keeper takes."""

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = "paragraph"
        self.setAccessibleName("Plain editor")
        self.textChanged.connect(self.typed)
        self.cursorPositionChanged.connect(self.typed)

    @property
    def text(self) -> str:
        return self.toPlainText()

    @property
    def cursor(self) -> int:  # type: ignore[override]
        return self.textCursor().position()

    def restore(self, text: str, cursor: int, form: str) -> None:
        self.form = form
        self.setPlainText(text)
        caret = self.textCursor()
        caret.setPosition(cursor)
        self.setTextCursor(caret)


def typing_place(window: MainWindow) -> tuple[Editor, QWidget, bool]:
    """Return the editor, the widget that takes the keys, and whether it is the window's own entry line."""
    watched = window.keeper.editors
    if watched:
        line = cast("QWidget", watched[0])
        inner = [each for each in line.findChildren(QWidget) if each.focusProxy() is None]
        text = (each for each in inner if each.inherits("QPlainTextEdit"))
        takes = line.focusProxy() or next(text, line)
        return watched[0], takes, True
    plain = PlainEditor(window)
    plain.setGeometry(300, 700, 600, 120)
    plain.show()
    window.keeper.watch(plain)
    return plain, plain, False
