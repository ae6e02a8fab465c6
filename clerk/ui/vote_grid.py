"""The division: everybody who may vote, by the order of the roll or by group, one key each."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from clerk.record.voters import Voter, division_list
from clerk.ui.field_words import Scene
from clerk.ui.look import Look
from clerk.ui.typing_fields import leave_commands
from clerk.ui.views.vote_totals import GRID_KEYS, group_counts
from clerk.ui.views.words import shown

WAY_KEYS = {"f": "for", "a": "against", "b": "abstain", "n": "not voting", " ": ""}
_ROLES = {"for": "good", "against": "bad", "abstain": "care", "not voting": "muted", "": "text"}
_PERSON, _WAY, _KIND = (Qt.ItemDataRole.UserRole + place for place in range(3))
_MOST_ROWS = 8
_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_ROW, _CELL = 27, 218  # lengths of the design


class VoteGrid(QListWidget):
    """A letter records a vote and goes on to the next name. Backspace takes one back.

    Who is there and may not vote is listed last, with the reason; no key leads there. `told`: a vote is another.
    """

    told = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.voters: tuple[Voter, ...] = ()
        self.by_group = False
        self._scene: Scene | None = None
        self._ways: dict[str, str] = {}
        self.setAccessibleName(f"{name}: {GRID_KEYS}")
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setProperty("boxed", True)  # a property of the style sheet
        self.setWrapping(True)
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Cell(self))
        look.changed.connect(self.measure)

    def show_scene(self, scene: Scene) -> None:
        """List who is called now, in the order of the seats."""
        self._scene = scene
        self.voters = division_list(scene.meeting, scene.room, scene.item)
        self._ways = {}
        self._list(None)

    @property
    def people(self) -> list[str]:
        """Who may vote, in the order of the roll."""
        return [voter.person for voter in self.voters if not voter.why_not]

    @property
    def ways(self) -> dict[str, str]:
        """How each person voted, of those who are recorded, in the order of the roll."""
        return {person: self._ways[person] for person in self.people if self._ways.get(person)}

    def show_ways(self, ways: Mapping[str, str]) -> None:
        """Show these votes."""
        self._ways = dict(ways)
        for item in self._items():
            self._tell(item)
        self._tell_groups()
        self.told.emit()

    # The list.

    def _list(self, current: str | None) -> None:
        """List the names afresh, and go to somebody, or to the first who may vote."""
        self.clear()
        may = [voter for voter in self.voters if not voter.why_not]
        for group, voters in self._grouped(may):
            if self.by_group:
                self._add_heading(group)
            for voter in voters:
                self._add(voter.person)
        others = [voter for voter in self.voters if voter.why_not]
        if others:
            self._add_heading("", "May not vote")
        for voter in others:
            item = QListWidgetItem(f"{self._name(voter.person)}: {voter.why_not}")
            item.setData(_KIND, "barred")
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        rows = self._rows()
        here = next((row for row in rows if self.item(row).data(_PERSON) == current), None)
        self.setCurrentRow(here if here is not None else next(iter(rows), -1))
        self.measure()

    def _grouped(self, voters: Sequence[Voter]) -> Iterator[tuple[str, list[Voter]]]:
        if not self.by_group:
            yield "", list(voters)
            return
        for group in dict.fromkeys(voter.group or "No group" for voter in voters):
            yield group, [voter for voter in voters if (voter.group or "No group") == group]

    def _add_heading(self, group: str, words: str = "") -> None:
        item = QListWidgetItem(words)
        item.setData(_KIND, "heading")
        item.setData(_PERSON, group)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)
        self._tell_groups()

    def _add(self, person: str) -> None:
        item = QListWidgetItem()
        item.setData(_PERSON, person)
        self.addItem(item)
        self._tell(item)

    def _name(self, person: str) -> str:
        return shown(self._scene.meeting.person_by_id[person].label) if self._scene else person

    def _tell(self, item: QListWidgetItem) -> None:
        person, way = item.data(_PERSON), self._ways.get(item.data(_PERSON), "")
        name = self._name(person)
        item.setData(_WAY, way)
        item.setText(f"{name}  {way or '–'}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {way or 'not recorded'}")

    def _tell_groups(self) -> None:
        counts = group_counts(self.ways, self.voters)
        for row in range(self.count()):
            item = self.item(row)
            group = item.data(_PERSON)
            if item.data(_KIND) == "heading" and group:
                item.setText(f"{shown(group)}: {counts.get(group, '')}")

    def _rows(self) -> list[int]:
        return [row for row in range(self.count()) if not self.item(row).data(_KIND)]

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in self._rows()]

    def measure(self) -> None:
        """Take the size of the text size there is now."""
        px = self.look.px
        room = max(self.width() - 2 * px(6) - px(12), px(60))
        columns = max(room // px(_CELL), 1)
        height = in_row = 0
        for row in range(self.count()):
            whole = bool(self.item(row).data(_KIND))
            self.item(row).setSizeHint(QSize(room if whole else room // columns, px(_ROW)))
            new_row = whole or in_row in (0, columns)
            height += 1 if new_row else 0
            in_row = 0 if whole else (1 if new_row else in_row + 1)
        # Room for the frame as well, so that nobody has to be scrolled to.
        self.setFixedHeight(min(max(height, 1), _MOST_ROWS) * px(_ROW) + 2 * px(5) + 4)

    def resizeEvent(self, event: object) -> None:
        """Stand in as many columns as there is room for."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.measure()

    # Keys.

    def event(self, event: QEvent) -> bool:
        """Let commands through."""
        return True if leave_commands(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a vote, give one to all not yet recorded, switch the order, or walk."""
        letter = event.text().lower()
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        rows = self._rows()
        if not rows or event.modifiers() & _COMMANDING:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Backspace:
            self._take_back(rows)
        elif letter in WAY_KEYS and letter.strip() and shifted:
            # Not by the letter: with Caps Lock on, every one would be a capital.
            self._give_the_rest(WAY_KEYS[letter])
        elif letter in WAY_KEYS:
            self._record(rows, WAY_KEYS[letter])
        elif letter == "g":
            self.by_group = not self.by_group
            here = self.currentRow()
            self._list(self.item(here).data(_PERSON) if here >= 0 else None)
        elif letter == "u":
            self._to_next_missing(rows)
        else:
            super().keyPressEvent(event)

    def _set(self, item: QListWidgetItem, way: str) -> None:
        self._ways[item.data(_PERSON)] = way
        self._tell(item)

    def _changed(self) -> None:
        self._tell_groups()
        self.told.emit()

    def _record(self, rows: list[int], way: str) -> None:
        here = self.currentRow() if self.currentRow() in rows else rows[0]
        self._set(self.item(here), way)
        self.setCurrentRow(next((row for row in rows if row > here), here))
        self._changed()

    def _take_back(self, rows: list[int]) -> None:
        here = self.currentRow() if self.currentRow() in rows else rows[0]
        if not self.item(here).data(_WAY):
            here = next((row for row in reversed(rows) if row < here), here)
        self._set(self.item(here), "")
        self.setCurrentRow(here)
        self._changed()

    def _give_the_rest(self, way: str) -> None:
        for item in self._items():
            if not item.data(_WAY):
                self._set(item, way)
        self._changed()

    def _to_next_missing(self, rows: list[int]) -> None:
        here = self.currentRow()
        # From here on, and round to the beginning.
        in_turn = [*(row for row in rows if row > here), *(row for row in rows if row <= here)]
        missing = next((row for row in in_turn if not self.item(row).data(_WAY)), None)
        if missing is not None:
            self.setCurrentRow(missing)


class _Cell(QStyledItemDelegate):
    """Paints a name with its vote at the end of the cell, a group's heading, or somebody who may not vote."""

    def __init__(self, grid: VoteGrid) -> None:
        super().__init__(grid)
        self.grid = grid

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        """Paint one cell."""
        look = self.grid.look
        kind, way = index.data(_KIND), index.data(_WAY) or ""
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.colour("chosen"))
            painter.setPen(QPen(look.colour("accent" if self.grid.hasFocus() else "edge"), 1))
            painter.drawRect(box.adjusted(0.5, 0.5, -1.5, -1.5))
        inner = box.adjusted(look.px(6), 0, -look.px(8), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        if kind:
            painter.setFont(look.font(13, strong=kind == "heading"))
            painter.setPen(look.colour("muted"))
            indent = 0 if kind == "heading" else look.px(10)
            self._write(painter, inner.adjusted(indent, 0, 0, 0), str(index.data()))
            painter.restore()
            return
        name, _, _ = str(index.data()).rpartition("  ")
        word = way or "–"
        painter.setFont(look.font(13.5, strong=True))
        painter.setPen(look.colour(_ROLES[way] if way else "muted"))
        taken = QFontMetricsF(painter.font()).horizontalAdvance(word)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, word)
        painter.setFont(look.font(13.5))
        painter.setPen(look.colour("text"))
        self._write(painter, inner.adjusted(0, 0, -taken - look.px(6), 0), name)
        painter.restore()

    def _write(self, painter: QPainter, box: QRectF, words: str) -> None:
        metrics = QFontMetricsF(painter.font())
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
