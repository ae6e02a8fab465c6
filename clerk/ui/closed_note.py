"""What the rest of the book says of the item in hand: that its minutes are signed, what was corrected since, or here.

A correction is shown both ways: against the old minute with a way to the meeting that made it, and where it was made
with a way to the old minute.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from clerk.record.approval import Closed, Later, day_named, items_meant
from clerk.record.facts import ApproveMinutes, MatterArising
from clerk.ui.desk import Desk
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.measured import Measured
from clerk.ui.text_label import TextLabel
from clerk.ui.views.sight import Sight
from clerk.ui.views.words import Phrase, Words, muted

_MOST = 5


class ClosedNote(Measured):
    """Hidden while there is nothing to say. Each line leads, by a click or Enter, to what it is about."""

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__()
        self.look, self.desk = look, desk
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Signed minutes and corrections")
        self.side = 0
        # Where letters are large the entries keep most of the room, and the note is read by scrolling.
        self.most_height = 400
        inner = QWidget()
        inner.setProperty("ground", "page")
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.accessibleName())
        self.area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        self.column = QVBoxLayout(inner)
        self.labels: list[TextLabel] = []
        self.ways: list[HintButton] = []
        self._shown: object = (None, (), ())
        look.changed.connect(self.measure)
        self.hide()

    def show_item(self, sight: Sight | None, item: str | None, entry: int | None) -> None:
        """Say what there is to say of the item in hand, and where the entry in hand leads."""
        closed = sight.around.closed if sight else None
        later = tuple(later_of(sight, item)[:_MOST]) if sight else ()
        earlier = tuple(earlier_of(sight, entry)) if sight else ()
        if (closed, later, earlier) != self._shown:
            # What stands there already stays: a button of it may have the keyboard.
            self._shown = (closed, later, earlier)
            self._build(closed, later, earlier)
        self.make_room(filling=False)
        self.measure()

    def make_room(self, *, filling: bool) -> None:
        """Give its place to what is being filled in, where there is little height."""
        self.setVisible(bool(self.labels or self.ways) and not filling)

    def _build(
        self,
        closed: Closed | None,
        later: tuple[Later, ...],
        earlier: tuple[tuple[dt.date, str], ...],
    ) -> None:
        for part in (*self.labels, *self.ways):
            self.column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.labels, self.ways = [], []
        if closed is not None:
            self._say((Words(closed.remark, "care"),))
        for place, each in enumerate(later):
            self._say((muted(told(each)),))
            if [(e.meeting, e.entry) for e in later[place + 1 : place + 2]] != [
                (each.meeting, each.entry)
            ]:
                words = f"To the meeting of {_day(each.date)}"
                self._lead(words, partial(self._go, each.meeting, each.entry, None))
        if closed is not None:
            self._lead("Is a file the signed text?…", self._verify)
        for day, minute in earlier:
            where = f", minute {minute}" if minute[:1].isdigit() else ""
            words = f"To the minutes of {_day(day)}{where}"
            self._lead(words, partial(self._go_back, day, minute))

    def _say(self, words: Phrase) -> None:
        label = TextLabel(self.look, words, 13.5)
        self.labels.append(label)
        self.column.addWidget(label)

    def _lead(self, words: str, does: Callable[[], object]) -> None:
        button = HintButton(self.look, words, framed=True)
        button.clicked.connect(lambda *_: does())
        self.ways.append(button)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _verify(self) -> None:
        from clerk.ui.verify_dialog import VerifyDialog, ask_for_copy

        book, file = self.desk.book, ask_for_copy(self.window())
        if book is not None and file is not None:
            VerifyDialog(self.look, book, file, self.window()).exec()

    def _go(self, meeting: int, entry: int | None, item: str | None) -> None:
        self.desk.choose_meeting(meeting)
        if entry is not None:
            self.desk.choose_entry(entry)
        elif item is not None:
            self.desk.choose(item)

    def _go_back(self, day: dt.date, minute: str) -> None:
        book, here = self.desk.book, self.desk.meeting_id
        if book is None or here is None:
            return
        held = book.approval.of_days(here, {day})
        if not held:
            self.desk.failed.emit(f"The book does not hold the minutes of {_day(day)}.")
            return
        items = items_meant(book.meeting(held[0].id), minute)
        self._go(held[0].id, None, next(iter(sorted(items)), None))

    def measure(self) -> None:
        """Take the height that the lines need."""
        px = self.look.px
        self.column.setContentsMargins(self.side, px(6), px(12), px(6))
        self.column.setSpacing(px(4))
        width = max(self.width() - self.side - px(26), px(60))
        for label in self.labels:
            label.setFixedHeight(label.heightForWidth(width))
        parts = [*(label.height() for label in self.labels)]
        parts += [button.sizeHint().height() for button in self.ways]
        needed = sum(parts) + px(4) * max(len(parts) - 1, 0) + 2 * px(6)
        self.setFixedHeight(min(needed, max(self.most_height, px(90))))


def later_of(sight: Sight, item: str | None) -> list[Later]:
    """Return what later meetings said of one item of a meeting; what is of no item stands outside any."""
    return [
        each
        for each in sight.around.later
        if (item in items_meant(sight.meeting, each.minute))
        or (item is None and not items_meant(sight.meeting, each.minute))
    ]


def told(later: Later) -> str:
    """Return a correction as it is shown against the old minute."""
    minute = f"minute {later.minute}" if later.minute[:1].isdigit() else later.minute
    head = f"At the meeting of {_day(later.date)}"
    return f"{head}, {minute}: {later.words}" if minute else f"{head}: {later.words}"


def earlier_of(sight: Sight, entry: int | None) -> Iterator[tuple[dt.date, str]]:
    """Yield the days of earlier minutes that an entry speaks of, each once, with the minute if one is named."""
    found = sight.meeting.entry_by_id.get(entry or -1)
    match found.fact if found else None:
        case ApproveMinutes(of=days, corrections=corrections):
            named = [(day_named(each.minute, days), each.minute) for each in corrections]
            told = [(day, minute) for day, minute in named if day is not None]
            if len(days) == 1:
                told += [(days[0], minute) for day, minute in named if day is None]
            told += [(day, "") for day in days if day not in {each for each, _ in told}]
        case MatterArising(of=day, minute=minute):
            told = [(day, minute)]
        case _:
            told = []
    yield from list(dict.fromkeys(told))[:_MOST]


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
