"""The division: everybody who may vote, in the order of the roll, one key each."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from clerk.record.voting import entitled
from clerk.ui.field_words import Scene
from clerk.ui.look import Look
from clerk.ui.typing_fields import leave_commands

_KEYS = {"f": "for", "a": "against", "b": "abstain", "n": "not voting"}
_ROLES = {"for": "good", "against": "bad", "abstain": "care", "not voting": "muted", "": "text"}
_PERSON, _WAY = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class VoteGrid(QListWidget):
    """F for, A against, B abstain, N not voting; each goes on to the next name. Backspace takes one back."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(f"{name}: F for, A against, B abstain, N not voting")
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setProperty("boxed", True)  # a property of the style sheet
        self.setWrapping(True)
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look.changed.connect(self.measure)

    def show_scene(self, scene: Scene) -> None:
        """List who may vote now, members in the order of their seats, then substitutes."""
        may = entitled(scene.meeting, scene.room, scene.item)
        seats = [seat.person for seat in scene.meeting.body.members if seat.person in may]
        # A substitute stands where the member stood.
        order = {seat.person: place for place, seat in enumerate(scene.meeting.body.members)}
        others = [name for name in may if name not in seats]
        place = {name: order.get(scene.room.substitutes.get(name, name), 999) for name in may}
        self.people = sorted([*seats, *others], key=lambda name: place[name])
        self.clear()
        for name in self.people:
            item = QListWidgetItem(scene.meeting.person_by_id[name].label)
            item.setData(_PERSON, name)
            self.addItem(item)
            self._tell(item, "")
        self.setCurrentRow(0)
        self.measure()

    def measure(self) -> None:
        """Take the size of the text size there is now."""
        px = self.look.px
        self.setGridSize(QSize(px(218), px(27)))
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize(px(214), px(27)))
        columns = max((self.width() - 4) // px(218), 1)
        rows = -(-max(self.count(), 1) // columns)
        # Room for the frame as well, so that nobody has to be scrolled to.
        self.setFixedHeight(min(rows, 7) * px(27) + 2 * px(5) + 4)

    def resizeEvent(self, event: object) -> None:
        """Stand in as many columns as there is room for."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.measure()

    def _tell(self, item: QListWidgetItem, way: str) -> None:
        person = item.text().partition("  ")[0]
        item.setData(_WAY, way)
        item.setText(f"{person}  {way}" if way else f"{person}  –")
        item.setForeground(QColor(self.look.colour(_ROLES[way])))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{person}, {way or 'not recorded'}")

    @property
    def ways(self) -> dict[str, str]:
        """How each person voted, of those who are recorded."""
        items = (self.item(row) for row in range(self.count()))
        return {item.data(_PERSON): item.data(_WAY) for item in items if item.data(_WAY)}

    def show_ways(self, ways: Mapping[str, str]) -> None:
        """Show these votes."""
        for row in range(self.count()):
            item = self.item(row)
            self._tell(item, ways.get(item.data(_PERSON), ""))

    def event(self, event: QEvent) -> bool:
        """Let commands through."""
        return True if leave_commands(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a vote, or walk."""
        way = _KEYS.get(event.text().lower())
        if self.count() == 0 or (way is None and event.key() != Qt.Key.Key_Backspace):
            super().keyPressEvent(event)
            return
        item = self.currentItem()
        if way is None:
            if not item.data(_WAY) and self.currentRow() > 0:
                self.setCurrentRow(self.currentRow() - 1)
            self._tell(self.currentItem(), "")
        else:
            self._tell(item, way)
            self.setCurrentRow(min(self.currentRow() + 1, self.count() - 1))
        self.itemSelectionChanged.emit()
