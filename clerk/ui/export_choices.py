"""What is chosen for an export: meetings, documents, for whom, draft or final, and where to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from clerk.store.minutebook import MeetingSummary
from clerk.ui.exporting import DOCUMENTS, FORMATS, Document, Manner, Order, ToPrint, Which
from clerk.ui.flow import Flow
from clerk.ui.look import Look
from clerk.ui.memory import ExportChoices
from clerk.ui.text_label import TextLabel
from clerk.ui.views.times import short_date
from clerk.ui.views.words import Words, muted

_MEETING = Qt.ItemDataRole.UserRole
_ROWS = 4
_LARGEST_LEAF = 999_999


def documents_folder() -> Path:
    """Return where documents go unless another folder is named."""
    name = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(name) if name and Path(name).is_dir() else Path.home()


class MeetingTicks(QListWidget):
    """The meetings of a book, the newest first; those to export are ticked."""

    def __init__(self, look: Look, meetings: Sequence[MeetingSummary], chosen: int) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName("Meetings")
        self.setProperty("boxed", True)  # a property of the style sheet
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for meeting in reversed(meetings):
            day = f"{short_date(meeting.date)} {meeting.date.year}"
            words = f"{meeting.body_name}, {day}, {meeting.time}"
            row = QListWidgetItem(words, self)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            here = meeting.id == chosen
            row.setCheckState(Qt.CheckState.Checked if here else Qt.CheckState.Unchecked)
            row.setData(_MEETING, meeting.id)
            if here:
                self.setCurrentItem(row)
        look.changed.connect(self.measure)
        self.measure()

    def measure(self) -> None:
        """Take the height of a few rows, and no more than there are."""
        row = round(self.look.metrics().height()) + self.look.px(8)
        self.setFixedHeight(min(max(self.count(), 1), _ROWS) * row + self.look.px(14))

    def ticked(self) -> tuple[int, ...]:
        """Return the meetings that are ticked, in the order of the list."""
        rows = (self.item(number) for number in range(self.count()))
        return tuple(
            row.data(_MEETING) for row in rows if row.checkState() is Qt.CheckState.Checked
        )

    def in_hand(self) -> int | None:
        """Return the meeting on whose row the keyboard is."""
        row = self.currentItem()
        return int(row.data(_MEETING)) if self.currentRow() >= 0 else None


class Choices(QWidget):
    """The choices. `changed()`: something else is chosen. `show_records` says what the record has of the meetings."""

    changed = Signal()

    def __init__(
        self, look: Look, meetings: Sequence[MeetingSummary], chosen: int, kept: ExportChoices, folder: Path
    ) -> None:  # fmt: skip
        super().__init__()
        self.look = look
        self._held: dict[int, ToPrint] = {}
        self.setProperty("ground", "page")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, look.px(4), 0)
        self.column.setSpacing(look.px(3))
        self._flows: list[Flow] = []
        self.meetings = MeetingTicks(look, meetings, chosen)
        self._add_title("Meetings")
        self.column.addWidget(self.meetings)
        self._add_title("Documents")
        self.documents = {
            each.id: _tick(each.words, each.id in kept.documents) for each in DOCUMENTS
        }
        self._add_flow(list(self.documents.values()))
        self._add_title("As")
        self.formats = {name: _tick(words, name in kept.formats) for name, words in FORMATS.items()}
        self._add_flow(list(self.formats.values()))
        self._add_who()
        self._add_state()
        self._add_leaf()
        self._add_folder(folder)
        self.column.addStretch(1)
        self.meetings.itemChanged.connect(self._tell)
        self.meetings.currentRowChanged.connect(self._tell)
        for box in (*self.documents.values(), *self.formats.values()):
            box.toggled.connect(self._tell)
        look.changed.connect(self._place)
        self._show_state()

    # Made.

    def _add_title(self, text: str) -> None:
        label = TextLabel(self.look, [muted(text.upper())], 11.5, strong=True)
        label.setAccessibleName(text)
        if self.column.count():
            self.column.addSpacing(self.look.px(8))
        self.column.addWidget(label)

    def _add_flow(self, parts: Sequence[QWidget]) -> None:
        flow = Flow(self.look, 12)
        flow.show_parts(parts)
        self._flows.append(flow)
        self.column.addWidget(flow)

    def _place(self) -> None:
        for flow in self._flows:
            flow.place()

    def _add_who(self) -> None:
        self._add_title("For whom")
        self.public = QRadioButton("Public: nothing exempt, no private notes")
        self.full = QRadioButton("Full: with exempt text, each page marked not for publication")
        self._who = self._group(self.public, self.full)
        self.warning = TextLabel(self.look, "", 13)
        self.column.addWidget(self.warning)

    def _add_state(self) -> None:
        self._add_title("Draft or final")
        self.draft = QRadioButton("Draft, as every page says")
        self.final = QRadioButton("Final, as signed")
        self._state = self._group(self.draft, self.final)
        self.reason = TextLabel(self.look, "", 13)
        self.column.addWidget(self.reason)
        # Until somebody says otherwise, what is signed is final.
        self._wants_draft = self._following = False

    def _group(self, first: QAbstractButton, second: QAbstractButton) -> QButtonGroup:
        group = QButtonGroup(self)
        for button in (first, second):
            button.setAccessibleName(button.text())
            group.addButton(button)
            self.column.addWidget(button)
        first.setChecked(True)
        group.buttonToggled.connect(self._toggled)
        return group

    def _add_leaf(self) -> None:
        self.leaf_row = QWidget()
        row = QHBoxLayout(self.leaf_row)
        row.setContentsMargins(0, self.look.px(8), 0, 0)
        row.addWidget(TextLabel(self.look, "Number of the first loose leaf"), 1)
        self.leaf = QLineEdit()
        self.leaf.setValidator(QIntValidator(1, _LARGEST_LEAF, self.leaf))
        self.leaf.setAccessibleName("Number of the first loose leaf")
        self.leaf.textEdited.connect(self._tell)
        self._leaf_of: int | None = None
        row.addWidget(self.leaf, 1)
        self.column.addWidget(self.leaf_row)

    def _add_folder(self, folder: Path) -> None:
        self._add_title("Folder")
        row = QHBoxLayout()
        self.folder = QLineEdit(str(folder))
        self.folder.setAccessibleName("Folder")
        self.folder.textChanged.connect(self._tell)
        choose = QPushButton("Choose…")
        choose.setAccessibleName("Choose a folder")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_folder)
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        self.column.addLayout(row)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, "Folder for the documents", str(self.folder_path())
        )
        if name:
            self.folder.setText(name)

    def _toggled(self, _button: QAbstractButton, on: bool) -> None:
        if on and not self._following:
            self._wants_draft = self.draft.isChecked() and self.final.isEnabled()
            self._tell()

    def _tell(self, *_: object) -> None:
        self._show_state()
        self.changed.emit()

    # What the record has.

    def wanted(self) -> tuple[int, ...]:
        """Return the meetings of which the record is needed: those ticked, and the one on whose row it is."""
        here = self.meetings.in_hand()
        return tuple(dict.fromkeys((*self.meetings.ticked(), *((here,) if here else ()))))

    def show_records(self, held: dict[int, ToPrint]) -> None:
        """Let be chosen what the record of these meetings allows."""
        self._held.update(held)
        self._show_state()

    def record(self, meeting: int) -> ToPrint | None:
        """Return a meeting's record, once it was read."""
        return self._held.get(meeting)

    def _show_state(self) -> None:
        ticked = self.meetings.ticked()
        held = [self._held[each] for each in ticked if each in self._held]
        signed = [each for each in held if each.signed]
        self._say_what_is_full()
        self._following = True
        self.final.setEnabled(bool(signed))
        (self.draft if self._wants_draft or not signed else self.final).setChecked(True)
        self._following = False
        self.reason.say([muted(_reason(len(ticked), len(held), len(signed)))])
        self.reason.setVisible(bool(self.reason.words))
        self.draft.setAccessibleDescription(self.reason.words)
        self._show_leaf(held[0] if len(ticked) == len(held) == 1 else None)

    def _say_what_is_full(self) -> None:
        full = self.full.isChecked()
        words = "The names of these files end in -full. They hold what the public may not know."
        if self.formats["json"].isChecked():
            words += " The meeting script also holds the private notes."
        self.warning.say([Words(words if full else "", "care")])
        self.warning.setVisible(full)

    def _show_leaf(self, only: ToPrint | None) -> None:
        shown = only is not None and only.loose_leaves
        self.leaf_row.setVisible(shown)
        number = only.id if only is not None and shown else None
        if only is not None and number is not None and number != self._leaf_of:
            self.leaf.setText(str(only.meeting.particulars.first_leaf or 1))
        self._leaf_of = number

    # What is chosen.

    def folder_path(self) -> Path:
        """Return the folder that is named."""
        return Path(self.folder.text().strip()).expanduser()

    def manner(self, meeting: int | None = None) -> Manner:
        """Return how the minutes are printed; those of one meeting, where the number of leaves is that one's."""
        number = self.leaf.text()
        ours = self._leaf_of is not None and meeting in {None, self._leaf_of}
        leaf = int(number) if ours and number.isdecimal() and int(number) else None
        which: Which = "full" if self.full.isChecked() else "public"
        return Manner(which, self.final.isChecked() or not self.final.isEnabled(), leaf)

    def what_is_missing(self) -> str:
        """Return what is still to be chosen before anything can be made, in a sentence; nothing, if all is there."""
        if not self.meetings.ticked():
            return "Tick a meeting."
        if not any(box.isChecked() for box in self.documents.values()):
            return "Tick a document."
        if not any(box.isChecked() for box in self.formats.values()):
            return "Tick what it is to be made as: Word, PDF or another."
        return "" if self.folder.text().strip() else "Name the folder the documents go to."

    def order(self) -> Order:
        """Return what is to be made."""
        documents: tuple[Document, ...] = tuple(
            each for each in DOCUMENTS if self.documents[each.id].isChecked()
        )
        formats = tuple(name for name, box in self.formats.items() if box.isChecked())
        return Order(self.meetings.ticked(), documents, formats, self.manner(), self.folder_path())

    def to_remember(self) -> ExportChoices:
        """Return the choices that are made again the next time: all but for whom, and which meetings."""
        order = self.order()
        names = [each.id for each in order.documents]
        return ExportChoices(names, list(order.formats), str(order.folder))


def _tick(words: str, on: bool) -> QCheckBox:
    box = QCheckBox(words)
    box.setAccessibleName(words)
    box.setChecked(on)
    return box


def _reason(ticked: int, known: int, signed: int) -> str:
    """Why the minutes cannot be final, or which of them are."""
    if not ticked:
        return ""
    if known < ticked:
        return "Looking up whether the minutes are signed…"
    if not signed:
        whose = "these minutes are" if ticked == 1 else "any of these minutes are"
        return f"Final cannot be chosen: the record does not say that {whose} signed. A later meeting records that."
    if signed < ticked:
        return f"{signed} of the {ticked} are signed; the others are made as drafts."
    return ""
