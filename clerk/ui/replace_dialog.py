"""Before words are replaced throughout a meeting: each place before and after, and any of them can be left out."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from clerk.ui.dialog import Dialog
from clerk.ui.look import Look
from clerk.ui.quiet_list import QuietList
from clerk.ui.row_painter import Columns, PlainRows
from clerk.ui.text_label import TextLabel
from clerk.ui.views.hits import Place
from clerk.ui.views.words import Row, muted, shown
from clerk.words.replacing import Spot

_PLACES = Columns(mark=12, lead_end=0, words=38, margin=14, gap=5)


class PlaceList(QuietList[Row]):
    """The places. `turned(row)`: Space was pressed; Enter is the dialog's."""

    turned = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take one in or leave it out with Space."""
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and row >= 0:
            self.turned.emit(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class ReplaceDialog(Dialog):
    """`chosen` are the spots that are to be replaced, once it was accepted."""

    def __init__(
        self,
        look: Look,
        places: Sequence[Place],
        derived: Sequence[str],
        exempt_left_out: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "Replace all", parent)
        self.places = places
        self.on = [not place.why for place in places]
        intro = (
            "Space leaves a place out, or takes it in. Enter replaces what is ticked, as one step."
        )
        if any(place.why for place in places):
            intro += " What is part of a name or of a longer word is left out at first."
        if exempt_left_out:
            intro += " Exempt text and private notes are not looked at."
        self.column.addWidget(TextLabel(look, [muted(intro)], 13.5))
        self.list = PlaceList(look, "Places")
        self.list.setItemDelegate(PlainRows(self.list, look, _PLACES, "page"))
        self.list.setProperty("ground", "page")
        self.column.addWidget(self.list, 1)
        if derived:
            self.column.addWidget(TextLabel(look, [muted(_of_facts(derived))], 13))
        self.cancel_button, self.replace_button = QPushButton("Cancel"), QPushButton("Replace")
        self.replace_button.setDefault(True)
        self.cancel_button.clicked.connect(self.reject)
        self.replace_button.clicked.connect(self.accept)
        self.add_buttons(self.cancel_button, self.replace_button)
        self.list.turned.connect(self._turn)
        self.list.clicked.connect(lambda index: self._turn(index.row()))
        self._show()
        self.fit(820, 640)
        self.list.go_to(0)
        self.list.setFocus()

    @property
    def chosen(self) -> list[Spot]:
        """The spots that are ticked."""
        return [place.spot for place, on in zip(self.places, self.on, strict=True) if on]

    def _turn(self, row: int) -> None:
        self.on[row] = not self.on[row]
        self._show()

    def _show(self) -> None:
        rows = [
            msgspec.structs.replace(
                place.row,
                mark="tick" if on else "away",
                mark_role="good" if on else "muted",
                said=f"{'Replaced' if on else 'Left out'}: {place.row.said}",
            )
            for place, on in zip(self.places, self.on, strict=True)
        ]
        self.list.show_rows(rows)
        count = sum(self.on)
        words = "Replace nothing" if not count else f"Replace {count}"
        self.replace_button.setText(words)
        self.replace_button.setAccessibleName(words)
        self.replace_button.setEnabled(bool(count))


_MOST_FACTS = 6


def _of_facts(derived: Sequence[str]) -> str:
    """Which facts would have to be altered, the first few of them by name."""
    facts = list(dict.fromkeys(derived))
    more = f"; and {len(facts) - _MOST_FACTS} more" if len(facts) > _MOST_FACTS else ""
    named = "; ".join(shown(each) for each in facts[:_MOST_FACTS])
    times = "Once more it stands" if len(derived) == 1 else f"{len(derived)} times more it stands"
    return f"{times} in sentences that Clerk writes; they change with their facts: {named}{more}."
