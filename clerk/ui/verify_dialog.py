"""Is this file the signed text? A copy of minutes is held against the book, and what differs is listed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QRunnable, QThreadPool, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QPushButton, QWidget

from clerk.errors import ClerkError
from clerk.intake.verifying import verify
from clerk.store.minutebook import BookReader, MinuteBook
from clerk.ui.dialog import Dialog
from clerk.ui.in_window import tell
from clerk.ui.look import Look
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import Words, muted

FILES = "Minutes (*.docx *.pdf);;All files (*)"


class VerifyDialog(Dialog):
    """Says which minutes a file is, and what differs from the signed text; compared beside the window."""

    known = Signal(object)
    broke = Signal(object)

    def __init__(
        self,
        look: Look,
        book: MinuteBook | BookReader,
        file: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "Is this the signed text?", parent)
        self.verdict = TextLabel(look, [muted(f"Comparing {file.name}…")])
        self.column.addWidget(self.verdict)
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName("What differs")
        self.column.addWidget(self.list, 1)
        self.close_button = QPushButton("Close")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.reject)
        self.add_buttons(self.close_button)
        self.known.connect(self._show)
        self.broke.connect(self._broke)
        self.fit(640, 420)
        self.close_button.setFocus()
        QThreadPool.globalInstance().start(_Job(self, book, file))

    def _show(self, told: tuple[str, str, str]) -> None:
        sentence, role, lines = told
        self.verdict.say([Words(sentence, role)])
        self.list.setPlainText(lines)
        self.list.setVisible(bool(lines))

    def _broke(self, error: Exception) -> None:
        self._show(("The file could not be compared: this is a fault of Clerk's.", "bad", ""))
        raise error


class _Job(QRunnable):
    def __init__(self, owner: VerifyDialog, book: MinuteBook | BookReader, file: Path) -> None:
        super().__init__()
        self._owner, self._book, self._file = owner, book, file

    @Slot()
    def run(self) -> None:
        owner, file = self._owner, self._file
        try:
            try:
                data = file.read_bytes()
            except OSError as error:
                tell(
                    owner,
                    partial(
                        owner.known.emit, (f"{file} cannot be read: {error.strerror}.", "bad", "")
                    ),
                )
                return
            kept = self._book.approval.kept_sets()
            found = verify(data, file.name, kept, self._book.sign_off.kept_content)
        except ClerkError as error:
            tell(owner, partial(owner.known.emit, (error.sentence, "bad", "")))
        except Exception as error:  # noqa: BLE001  # a bug: carried to the one handler, in the window's thread
            tell(owner, partial(owner.broke.emit, error))
        else:
            lines = "\n".join(each.sentence for each in found.differences)
            tell(
                owner,
                partial(
                    owner.known.emit, (found.sentence, "good" if found.signed else "bad", lines)
                ),
            )


def ask_for_copy(parent: QWidget) -> Path | None:
    """Let a file be chosen that may be a copy of signed minutes."""
    name, _ = QFileDialog.getOpenFileName(parent, "A copy of the minutes", "", FILES)
    return Path(name) if name else None
