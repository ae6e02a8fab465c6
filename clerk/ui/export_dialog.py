"""Export: which documents, for whom, where to; then what was made, and the way to it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from clerk.ui.dialog import Dialog
from clerk.ui.exporting import Exporter, Order
from clerk.ui.look import Look
from clerk.ui.text_label import TextLabel
from clerk.ui.views.sight import Sight
from clerk.ui.views.words import Words, muted

FORMATS = (
    ("docx", "Word", True),
    ("pdf", "PDF", True),
    ("txt", "Plain text", False),
    ("json", "Meeting script (JSON), for hand-over and archive", False),
)


def documents_folder() -> Path:
    """Return where documents go unless another folder is named."""
    name = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(name) if name and Path(name).is_dir() else Path.home()


class ExportDialog(Dialog):
    """Exports one meeting. Stays open, so that what was made can be seen and gone to."""

    def __init__(
        self,
        look: Look,
        sight: Sight,
        stem: str,
        folder: Path,
        parent: QWidget | None = None,
        open_folder: Callable[[Path], object] | None = None,
    ) -> None:
        super().__init__(look, "Export minutes", parent)
        self._sight, self._stem = sight, stem
        self._open = open_folder or _open_in_system
        self.written: list[Path] = []
        self.exporter = Exporter(self)
        self.exporter.done.connect(self._done)
        self.exporter.failed.connect(self._failed)
        self.exporter.broke.connect(self._broke)
        headline = sight.headline
        self.column.addWidget(TextLabel(look, [muted(f"{headline.body} · {headline.where}")]))
        self._say_what_is_due(len(sight.known_flags))
        self._build_choices(folder)
        self.outcome = TextLabel(look)
        self.outcome.setVisible(False)
        self.column.addWidget(self.outcome)
        self.go_there = QPushButton("Open folder")
        self.go_there.setVisible(False)
        self.close_button, self.export_button = QPushButton("Close"), QPushButton("Export")
        self.export_button.setDefault(True)
        self.add_buttons(self.go_there, self.close_button, self.export_button)
        self.go_there.clicked.connect(lambda: self._open(self._folder()))
        self.close_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self.export)
        self.fit(620, 560)
        self.export_button.setFocus()

    def _say_what_is_due(self, count: int) -> None:
        if count:
            things = "1 thing is" if count == 1 else f"{count} things are"
            words = f"{things} still to settle (F11). The documents are made all the same."
            self.column.addWidget(TextLabel(self.look, [Words(words, "care")], 13))

    def _title(self, text: str) -> TextLabel:
        label = TextLabel(self.look, [muted(text.upper())], 11.5, strong=True)
        label.setAccessibleName(text)
        return label

    def _build_choices(self, folder: Path) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.px(4))
        column.addWidget(self._title("Documents"))
        self.formats: dict[str, QCheckBox] = {}
        for name, words, on in FORMATS:
            box = self.formats[name] = QCheckBox(words)
            box.setAccessibleName(words)
            box.setChecked(on)
            box.toggled.connect(self._look_again)
            column.addWidget(box)
        column.addSpacing(self.look.px(8))
        column.addWidget(self._title("For whom"))
        self.public = QRadioButton("Public: nothing exempt, no private notes")
        self.full = QRadioButton("Full: with exempt text, each page marked not for publication")
        for button in (self.public, self.full):
            button.setAccessibleName(button.text())
            column.addWidget(button)
        self.public.setChecked(True)
        column.addSpacing(self.look.px(8))
        column.addWidget(self._title("Folder"))
        row = QHBoxLayout()
        self.folder = QLineEdit(str(folder))
        self.folder.setAccessibleName("Folder")
        self.folder.textChanged.connect(self._look_again)
        choose = QPushButton("Choose…")
        choose.setAccessibleName("Choose a folder")
        choose.clicked.connect(self._choose_folder)
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        column.addLayout(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName("Choices")
        inner.setProperty("ground", "page")
        area.setWidget(inner)
        self.column.addWidget(area, 1)

    def _folder(self) -> Path:
        return Path(self.folder.text()).expanduser()

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, "Folder for the documents", str(self._folder())
        )
        if name:
            self.folder.setText(name)

    def _look_again(self) -> None:
        some = any(box.isChecked() for box in self.formats.values())
        self.export_button.setEnabled(some and bool(self.folder.text().strip()))

    def export(self) -> None:
        """Make the documents that are ticked."""
        folder = self._folder()
        if not folder.is_dir():
            self._failed(f"There is no folder {folder}; choose one that is there.")
            return
        formats = tuple(name for name, box in self.formats.items() if box.isChecked())
        which = "full" if self.full.isChecked() else "public"
        stem = self._stem if which == "public" else f"{self._stem}-full"
        self.export_button.setEnabled(False)
        self._say([muted("Writing…")])
        self.exporter.make(
            Order(self._sight.meeting, self._sight.style, formats, which, folder, stem)  # type: ignore[arg-type]
        )

    def _say(self, words: list[Words]) -> None:
        self.outcome.say(words)
        self.outcome.setVisible(True)

    def _done(self, paths: list[Path]) -> None:
        self.written = paths
        names = ", ".join(path.name for path in paths)
        self._say([Words(f"Written to {self._folder()}: ", "good"), Words(names)])
        self.go_there.setVisible(True)
        self._look_again()
        # The button was asleep while it worked, and the keyboard went elsewhere.
        self.go_there.setFocus()

    def _failed(self, sentence: str) -> None:
        self._say([Words(sentence, "bad")])
        self._look_again()
        self.export_button.setFocus()

    def _broke(self, error: Exception) -> None:
        self._failed("The documents could not be made: this is a fault of Clerk's.")
        raise error


def _open_in_system(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
