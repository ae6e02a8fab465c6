"""From a meeting to everything the panels show of it: the one place where that step is taken."""

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from clerk.minutes.blocks import Draft
from clerk.minutes.counting import WordCounts, word_counts
from clerk.minutes.layout import draft, told_under
from clerk.minutes.style import Style
from clerk.record.exemption import exempt_entries
from clerk.record.meeting import Meeting
from clerk.record.motions import motions
from clerk.record.numbering import action_numbers, minute_numbers
from clerk.record.presence import Chronicle, rooms_of
from clerk.ui.views.agenda import agenda_rows, due
from clerk.ui.views.doubts import doubt_cards, doubt_rows, with_doubts
from clerk.ui.views.entries import ItemView, item_view, words_printed
from clerk.ui.views.headline import Headline, headline
from clerk.ui.views.meeting_clock import MeetingClock
from clerk.ui.views.motions import Cards
from clerk.ui.views.reminders import Reminder, reminders
from clerk.ui.views.room import RoomView, room_at, room_view
from clerk.ui.views.settling import Card, alerts, cards, settle_rows
from clerk.ui.views.telling import told
from clerk.ui.views.words import Line, Row

if TYPE_CHECKING:  # the rules are some forty modules, which nobody waits for at a start
    from clerk.record.rules import Accepted, Flag, Review
    from clerk.ui.views.drafts import Progress


class Sight:
    """One meeting as it stands, worked out once and asked by every panel.

    `at_a_glance`: its draft and its checks are not worked out yet. They still can be asked for, but that takes long;
    the panels show what there is without them, until there is a whole sight.
    """

    def __init__(
        self,
        meeting: Meeting,
        style: Style,
        *,
        at_a_glance: bool = False,
        ask_progress: "Callable[[Draft], Progress | None] | None" = None,
    ) -> None:
        self.meeting = meeting
        self.style = style
        self.at_a_glance = at_a_glance
        self._ask_progress = ask_progress
        self._rooms: dict[int | None, RoomView] = {}
        self._glanced: dict[str | None, dict[int, tuple[Line, ...]]] = {}

    def whole(self) -> "Sight":
        """Return the same meeting to be worked out as it is asked for, draft, checks and all."""
        return Sight(self.meeting, self.style, ask_progress=self._ask_progress)

    @cached_property
    def chronicle(self) -> Chronicle:
        """The rooms from event to event."""
        return rooms_of(self.meeting)

    @cached_property
    def numbers(self) -> dict[str, int | str]:
        """The minute numbers by item."""
        return minute_numbers(self.meeting)

    @cached_property
    def full_draft(self) -> Draft:
        """The draft with everything but private notes."""
        return draft(self.meeting, self.style, "full")

    @cached_property
    def public_draft(self) -> Draft:
        """The draft as the public may read it."""
        return draft(self.meeting, self.style, "public")

    def draft_to_see(self, *, full: bool) -> Draft:
        """Return a draft as the officer sees it: with the doubts that were parked, which no document has."""
        return self._full_to_see if full else self._public_to_see

    @cached_property
    def _full_to_see(self) -> Draft:
        return with_doubts(self.meeting, self.full_draft, ())

    @cached_property
    def _public_to_see(self) -> Draft:
        return with_doubts(self.meeting, self.public_draft, self._hidden)

    @cached_property
    def doubts(self) -> dict[str, Card]:
        """What was parked as a doubt, the open ones first; each by its mark."""
        return {} if self.at_a_glance else doubt_cards(self.meeting)

    @property
    def to_settle(self) -> int:
        """How much is still to settle, doubts included, as far as it was worked out."""
        return len(self.known_flags) + sum(not card.reason for card in self.doubts.values())

    @cached_property
    def review(self) -> "Review":
        """What the rules found, accepted or not."""
        from clerk.minutes.checks import review

        return review(self.meeting, self.style, self.full_draft)

    @cached_property
    def flags(self) -> "Sequence[Flag]":
        """What is still to settle."""
        return due(self.meeting, self.review.open)

    @cached_property
    def _counts(self) -> tuple[WordCounts, WordCounts]:
        return word_counts(self.full_draft), word_counts(self.public_draft)

    def word_count(self, item: str | None) -> str:
        """Return how many words an item and the meeting come to in print, in words; nothing before that is known."""
        return "" if self.at_a_glance else words_printed(*self._counts, item)

    @cached_property
    def headline(self) -> Headline:
        """The strip over everything."""
        return headline(self.meeting, self.progress)

    @cached_property
    def progress(self) -> "Progress | None":
        """How far the minutes are, drafts and all; None before that is known, or while the meeting goes on."""
        if self.at_a_glance or self._ask_progress is None:
            return None
        return self._ask_progress(self.full_draft)

    @cached_property
    def places(self) -> list[Row]:
        """The agenda's rows: every item, led by what lies outside any."""
        now = self.chronicle.last()
        return agenda_rows(self.meeting, self.numbers, now, alerts(self.known_flags))

    @cached_property
    def cards(self) -> dict[str, Card]:
        """What is to settle, as it is listed, and then what was accepted; each by its mark."""
        return cards(self.known_flags, self._known_accepted)

    @cached_property
    def reminders(self) -> tuple[Reminder, ...]:
        """What the item that is open reminds the officer of."""
        return reminders(self.known_flags, self.chronicle.last())

    @cached_property
    def agenda(self) -> list[Row]:
        """The agenda's rows, and below them what is still to settle; what was accepted is folded away."""
        rows = settle_rows(self.meeting, self.known_flags, self._known_accepted)
        return [*self.places, *rows, *doubt_rows(self.meeting)]

    def agenda_unfolded(self) -> list[Row]:
        """The same, with what was accepted, and why."""
        rows = settle_rows(self.meeting, self.known_flags, self._known_accepted, unfolded=True)
        return [*self.places, *rows, *doubt_rows(self.meeting)]

    @property
    def known_flags(self) -> "Sequence[Flag]":
        """What is still to settle, as far as it was worked out."""
        return () if self.at_a_glance else self.flags

    @property
    def _known_accepted(self) -> "Sequence[Accepted]":
        return () if self.at_a_glance else self.review.accepted

    @cached_property
    def _told(self) -> dict[int, tuple[Line, ...]]:
        return told(self.full_draft.blocks)

    def _told_under(self, item: str | None) -> dict[int, tuple[Line, ...]]:
        if not self.at_a_glance:
            return self._told
        if item not in self._glanced:
            self._glanced[item] = told(told_under(self.meeting, self.style, item))
        return self._glanced[item]

    def told(self, entry: int) -> tuple[Line, ...]:
        """Return the draft's lines that tell an entry."""
        return self._told.get(entry, ())

    @cached_property
    def _cards(self) -> Cards:
        return Cards(self.meeting, motions(self.meeting))

    @cached_property
    def _hidden(self) -> frozenset[int]:
        return exempt_entries(self.meeting)

    @cached_property
    def _flagged(self) -> dict[int, list[str]]:
        flagged: dict[int, list[str]] = {}
        # What stands at the head of the item need not stand at its opening as well.
        reminded = {each.flag.mark for each in self.reminders}
        for flag in self.known_flags:
            if flag.entry is not None and flag.mark not in reminded:
                flagged.setdefault(flag.entry, []).append(flag.sentence)
        return flagged

    def work_out(self) -> None:
        """Work out everything that takes long, so that whoever asks for it later has it at once."""
        # A fault in it is the panel's that asks for it: there it is noted and said.
        with suppress(Exception):
            _ = (self.full_draft, self.public_draft, self.agenda, self.headline, self.chronicle)
            _ = (self._full_to_see, self._public_to_see, self.doubts)
            self.room(None)
            _ = self._counts
            _ = (self._told, self._cards, self._hidden, self._flagged, self.cards, self.reminders)

    def item(self, item: str | None) -> ItemView:
        """Return one item with its entries (None: what lies outside any item)."""
        return item_view(
            self.meeting,
            self.meeting.item_by_id[item] if item else None,
            self.numbers.get(item) if item else None,
            self._told_under(item),
            self._cards,
            self._hidden,
            action_numbers(self.meeting),
            self._flagged,
        )

    def room(self, entry: int | None) -> RoomView:
        """Return the room just after an entry, or as it was last."""
        if entry not in self._rooms:
            known = self.meeting.entry_by_id.get(entry or -1)
            self._rooms[entry] = room_view(self.meeting, self.chronicle, known)
        return self._rooms[entry]

    @cached_property
    def meeting_clock(self) -> MeetingClock:
        """The minutes that the body sat."""
        return MeetingClock(self.meeting)

    def room_at(self, minute: dt.datetime) -> RoomView:
        """Return the room as it was at a minute."""
        return room_at(self.meeting, self.chronicle, minute)

    def first_place(self) -> str | None:
        """Return the item to show first: where the meeting is, else the first that has something to read."""
        now = self.chronicle.last()
        if now.sitting and now.item:
            return now.item
        return self.meeting.agenda[0].id if self.meeting.agenda else None
