"""The item in hand: its heading, its entries, and at its foot the line in which the officer types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk.record.facts import ApproveMinutes, MatterArising
from clerk.ui.chips import Chips
from clerk.ui.command_list import CommandList
from clerk.ui.desk import Desk
from clerk.ui.entry_line import EntryLine
from clerk.ui.entry_painter import EntryList, is_narrow
from clerk.ui.look import Look
from clerk.ui.panel import Panel
from clerk.ui.quiet_line import QuietLine
from clerk.ui.text_label import TextLabel
from clerk.ui.views.ahead import RowAhead, with_rows_ahead
from clerk.ui.views.attention import Counts, with_signs
from clerk.ui.views.entries import ItemView
from clerk.ui.views.reminders import Reminder, reminded
from clerk.ui.views.sight import Sight
from clerk.ui.views.words import EntryRow, Words, muted

if TYPE_CHECKING:  # each is loaded where it is made
    from clerk.ui.closed_note import ClosedNote
    from clerk.ui.fact_strip import FactStrip
    from clerk.ui.find_bar import FindBar
    from clerk.ui.settle_card import CardWords, SettleCard

Marking = Callable[[Sequence[EntryRow]], Sequence[EntryRow]]


class EntriesPanel(Panel):
    """The middle column."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look, "Item", "page")
        self.head = QWidget()
        self.head.setProperty("ground", "page")
        self.head.setProperty("edge", "below")
        self.head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._head_column = QVBoxLayout(self.head)
        self._head_column.setSpacing(0)
        self.above = TextLabel(look, "", 13.5)
        self.title = TextLabel(look, "", 18, strong=True)
        self.chips = Chips(look)
        for part in (self.above, self.title, self.chips):
            self._head_column.addWidget(part)
        self.list = EntryList(look)
        self.list.chosen.connect(self._choose)
        self.list.walked.connect(desk.choose_entry)
        self.reminder = QuietLine(look, "Reminder", "Ctrl+F11")
        self.cards: list[SettleCard] = []
        self._most_height = 400
        self.tie_strip: Callable[[FactStrip], None] = lambda _strip: None
        self.commands = CommandList(look)
        self.line = EntryLine(look)
        self.remark = QuietLine(look, "In these words", "Alt+Return")
        self.nothing = TextLabel(look, [muted("Nothing is recorded here yet.")])
        self.speech = QuietLine(look, "Reported speech", "Ctrl+U")
        self.column.addWidget(self.head)
        self.column.addWidget(self.reminder)
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.commands)
        self.column.addWidget(self.line)
        self.column.addWidget(self.speech)
        self.column.addWidget(self.remark)
        self.come_forward: Callable[[], None] = lambda: None
        self.is_filled: Callable[[], bool] = lambda: False
        self.marking: Marking = lambda rows: rows
        desk.recorded.connect(self._show_recorded)
        desk.ahead_changed.connect(self._show_ahead)
        self.timely: tuple[Reminder, ...] = ()
        self._shown: tuple[int | None, str | None] | None = None
        self._seen: tuple[Sight, ItemView] | None = None
        # How much there is to look at in the words of kept entries.
        self.counts: Callable[[], Counts] = dict
        self.measure()

    @cached_property
    def strip(self) -> FactStrip:
        """The strip in which facts are filled in, with what aids that."""
        from clerk.ui.fact_strip import FactStrip
        from clerk.ui.form_aids import FormAids

        strip = FactStrip(self.look)
        self.aids = FormAids(self.look, strip, self.desk)
        strip.most_height = self._most_height
        self.column.insertWidget(self.column.indexOf(self.commands), strip)
        # Made after the line, it would come after it: Tab leads from the list through the form to the line.
        before: QWidget = self.list
        for part in (strip.more, strip.record, strip.escape):
            QWidget.setTabOrder(before, part)
            before = part
        strip.opened.connect(self.make_room)
        strip.closed.connect(self.make_room)
        self.tie_strip(strip)
        return strip

    @cached_property
    def closed_note(self) -> ClosedNote:
        """The note that the minutes are signed, and of what was corrected in them."""
        from clerk.ui.closed_note import ClosedNote

        note = ClosedNote(self.look, self.desk)
        self.column.insertWidget(self.column.indexOf(self.list) + 1, note)
        return note

    def _show_closed(self, sight: Sight | None) -> None:
        if "closed_note" in vars(self) or (sight is not None and self._speaks_of_others(sight)):
            self.closed_note.side = self._side()
            self.closed_note.most_height = self.height() * 2 // 5
            self.closed_note.show_item(sight, self.desk.item, self.desk.entry)

    def _speaks_of_others(self, sight: Sight) -> bool:
        """Whether the minutes are signed, later ones speak of them, or the entry in hand speaks of earlier ones."""
        entry = sight.meeting.entry_by_id.get(self.desk.entry or -1)
        earlier = entry is not None and isinstance(entry.fact, (ApproveMinutes, MatterArising))
        return earlier or bool(sight.around.closed or sight.around.later)

    @property
    def has_strip(self) -> bool:
        """Whether the strip was made already."""
        return "strip" in vars(self)

    @property
    def form_is_open(self) -> bool:
        """Whether a fact is being filled in."""
        return self.has_strip and self.strip.form is not None

    def forget_forms(self) -> None:
        """Close the form that is open, and let go of what was left in others: it was about another meeting."""
        if self.has_strip:
            self.strip.close_form()
            self.strip.forget_left()

    @cached_property
    def card(self) -> SettleCard:
        """The card of one thing to settle."""
        from clerk.ui.settle_card import FLAGS

        return self._add_card(FLAGS, self.column.indexOf(self.list) + 1)

    @cached_property
    def doubt_card(self) -> SettleCard:
        """The card of one doubt."""
        from clerk.ui.settle_card import DOUBTS

        return self._add_card(
            DOUBTS, self.column.indexOf(self.strip if self.has_strip else self.commands)
        )

    def _add_card(self, words: CardWords, place: int) -> SettleCard:
        from clerk.ui.settle_card import SettleCard

        card = SettleCard(self.look, words)
        card.most_height = self._most_height
        card.shown_or_gone.connect(self.make_room)
        self.column.insertWidget(place, card)
        self.cards.append(card)
        return card

    @cached_property
    def find_bar(self) -> FindBar:
        """The bar in which one looks for words, at the foot."""
        from clerk.ui.find_bar import FindBar

        bar = FindBar(self.look)
        bar.shown_or_gone.connect(self.make_room)
        self.column.addWidget(bar)
        return bar

    @property
    def _is_finding(self) -> bool:
        return "find_bar" in vars(self) and self.find_bar.isVisibleTo(self)

    def measure(self) -> None:
        """Take the margins of the text size there is now."""
        side = self._side()
        px = self.look.px
        low = self.height() < px(420)
        self._head_column.setContentsMargins(side, px(8 if low else 17), side, px(8 if low else 13))
        self.nothing.indent = side
        for quiet in (self.reminder, self.remark, self.speech):
            quiet.side = side
            quiet.measure()
        if "closed_note" in vars(self):
            self.closed_note.side = side
            self.closed_note.measure()
        self.nothing.setFixedHeight(px(52))
        self._fit_head()

    def _fit_head(self) -> None:
        """Give the heading the height its words need: what is typed below must not take it."""
        margins = self._head_column.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        parts = (self.above, self.title, self.chips)
        heights = [part.heightForWidth(width) for part in parts if not part.isHidden()]
        self.head.setFixedHeight(sum(heights) + margins.top() + margins.bottom())

    def _side(self) -> int:
        return self.look.px(14 if is_narrow(self.look, self.width()) else 28)

    def resizeEvent(self, event: object) -> None:
        """Keep the heading in line with the entries' margins."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.measure()
        self.make_room()

    def focus_target(self) -> QWidget:
        """Return the list of entries."""
        return self.list

    def _choose(self, row: EntryRow) -> None:
        self.desk.choose(self.desk.item, row.entry)

    def make_room(self, *_: object) -> None:
        """Where there is little height, a form takes the heading's and the entries' place."""
        low = self.height() < self.look.px(480)
        carded = any(card.card is not None for card in self.cards) or self.is_filled()
        finding = self._is_finding
        filling = low and (self.form_is_open or carded or finding)
        self.head.setVisible(not filling)
        if "closed_note" in vars(self):
            self.closed_note.most_height = self.height() * 2 // 5
            self.closed_note.make_room(filling=filling)
            self.closed_note.measure()
        self._show_line()
        # Nothing given, the list would keep the height of two rows for itself.
        self.list.setMinimumHeight(1 if filling else 0)
        taken = self.line.height() + (0 if filling else self.head.height() + self.look.px(90))
        self._most_height = max(self.height() - taken, self.look.px(150))
        if self.has_strip:
            self.strip.most_height = self._most_height
            self.strip.measure()
        for card in self.cards:
            card.most_height = self._most_height
            card.measure()

    def _show_line(self) -> None:
        """Where there is little height, the bar in which one looks for words takes the line's place."""
        low = self.height() < self.look.px(480)
        self.line.setVisible(self.desk.writable and not (low and self._is_finding))

    def _show_recorded(self, entry: int) -> None:
        """Let the row of a new fact be seen, without choosing it."""
        place = next((i for i, r in enumerate(self.list.rows.rows) if entry in r.entries), None)
        if place is not None:
            self._let_be_seen(place)

    def _let_be_seen(self, row: int) -> None:
        self.list.executeDelayedItemsLayout()
        self.list.scrollTo(self.list.rows.index(row))

    def refresh(self) -> None:
        """Show the item in hand."""
        sight = self.desk.sight
        self._show_line()
        self._show_closed(sight)
        if sight is None:
            self._seen = None
            self.list.show_rows([])
            return
        view = sight.item(self.desk.item)
        self.above.say([muted(view.above), *_printed(sight.word_count(self.desk.item), view.above)])
        self.title.say(view.title)
        self.chips.show_chips(view.chips)
        self._fit_head()
        self._show_reminders(sight)
        place = (self.desk.meeting_id, self.desk.item)
        if place != self._shown:
            # Another item begins at its top, and with nothing of it chosen.
            self._shown = place
            self.list.show_rows([])
        self._show_rows(sight, view)
        self.list.choose_entry(self.desk.entry)

    def _show_rows(self, sight: Sight, view: ItemView) -> None:
        self._seen = (sight, view)
        rows = with_rows_ahead(sight.meeting, view.rows, self.desk.item, self.desk.aheads())
        rows = self.marking(rows)
        self.nothing.setVisible(not rows)
        self.list.show_rows(with_signs(rows, self.counts()))

    def mark_again(self) -> None:
        """Show the rows as they are marked now: what is looked for in them, and which have words to look at."""
        if self._seen is not None:
            self._show_rows(*self._seen)

    def _show_ahead(self) -> None:
        """Show what was typed as soon as it was, and let it be seen; nothing else is another."""
        if self._seen is None or self._seen[0] is not self.desk.sight:
            return
        self._show_rows(*self._seen)
        rows = self.list.rows.rows
        last = max((i for i, row in enumerate(rows) if isinstance(row, RowAhead)), default=None)
        if last is not None:
            self._let_be_seen(last)

    @property
    def reminders(self) -> tuple[Reminder, ...]:
        """What the officer is reminded of now: by what was recorded, and then by the clock."""
        sight = self.desk.sight
        return (*sight.reminders, *self.timely) if sight else ()

    def remind(self, timely: tuple[Reminder, ...]) -> None:
        """Remind of what it is time for, whatever was recorded."""
        if timely != self.timely:
            self.timely = timely
            if self.desk.sight is not None:
                self._show_reminders(self.desk.sight)

    def _show_reminders(self, sight: Sight) -> None:
        """Where the meeting is, show what it reminds the officer of; elsewhere nothing is urgent but the time."""
        now = sight.chronicle.last().item
        here = now in (None, self.desk.item)
        found = self.reminders if here else self.timely
        self.reminder.say(*reminded(found if self.desk.writable else ()))


def _printed(count: str, above: str) -> list[Words]:
    """How many words there are, after what stands above the title."""
    return [muted(f" · {count}" if above else count)] if count else []
