"""What is recorded, and when: the verbs of the live desk. Each is one step of the book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from types import EllipsisType
from typing import TYPE_CHECKING

import msgspec

from clerk.record.facts import (
    Adjourn,
    AnyFact,
    ApproveMinutes,
    OpenItem,
    Private,
    Resume,
    Say,
    Vote,
)
from clerk.record.meeting import Entry, item_after
from clerk.store.minutebook import Step
from clerk.ui.desk import Desk
from clerk.ui.field_words import ITSELF, Scene, When
from clerk.ui.first_words import new_name, the_question
from clerk.ui.views.ahead import Ahead

if TYPE_CHECKING:  # the forms are loaded once one of them is wanted
    from clerk.ui.forms import Form

# A laptop minutes a meeting live if its clock is this near to what the record says.
_LIVE = dt.timedelta(hours=14)
Clock = Callable[[], dt.datetime]
Then = Callable[[], None] | None
Otherwise = Callable[[str], None] | None


def laptop_clock() -> dt.datetime:
    """Return the laptop's own time, which is the chamber's wall clock."""
    return dt.datetime.now()  # noqa: DTZ005


class Recorder:
    """Records facts of the meeting in hand through the desk, at the time it is or at one that is given."""

    def __init__(self, desk: Desk, clock: Clock = laptop_clock) -> None:
        self.desk = desk
        self.clock = clock

    # Where and when.

    def scene(self) -> Scene | None:
        """Return what forms are filled in against, None without a meeting."""
        sight = self.desk.sight
        if sight is None:
            return None
        waiting = tuple(held.date for held in sight.around.waiting)
        return Scene(sight.meeting, sight.chronicle, self.desk.item, self.moment(), waiting=waiting)

    def moment(self) -> dt.datetime:
        """Return the minute it is, or for a meeting of another day the last that was recorded."""
        sight = self.desk.sight
        now = self.clock().replace(second=0, microsecond=0)
        if sight is None:
            return now
        marks = [sight.meeting.particulars.starts]
        if sight.meeting.entries:
            marks = [sight.meeting.entries[-1].at]
        marks += [
            dt.datetime.fromisoformat(fact.to) for _, fact in sight.meeting.of(Adjourn) if fact.to
        ]
        if any(abs(now - mark) < _LIVE for mark in marks):
            return now
        return marks[0]

    def _stamp(self, when: When | None) -> tuple[dt.datetime, bool, dt.datetime | None]:
        """When a fact happened, whether that is approximate, and when it was entered if not at once."""
        at = when.at if when else self.moment()
        return at, bool(when and when.about), self.entered_for(at)

    def entered_for(self, at: dt.datetime) -> dt.datetime | None:
        """Return when a fact of a moment is entered, if it is entered now; None if that is at once."""
        now = self.clock().replace(microsecond=0)
        return None if at.replace(second=0) == now.replace(second=0) else now

    # Facts.

    def record(  # what may be said of a fact is this much, and each is named
        self,
        fact: AnyFact,
        *,
        of_room: bool | None = None,
        when: When | None = None,
        exempt: bool | None = None,
        item: str | EllipsisType | None = ...,
        then: Then = None,
        otherwise: Otherwise = None,
    ) -> None:
        """Record one fact, under the item in hand or, `of_room`, under the item open at that time."""
        from clerk.ui.forms import FORMS

        form = FORMS[str(fact.__struct_config__.tag)]
        self.record_all(
            [fact], of_room=form.of_room if of_room is None else of_room,
            when=when, exempt=exempt, item=item, then=then, otherwise=otherwise,
        )  # fmt: skip

    def _making_out(self) -> Callable[[AnyFact], AnyFact]:
        """Return what makes a fact out as it is kept; called in the writer's thread, it may read earlier minutes."""
        book, meeting = self.desk.book, self.desk.meeting_id

        def as_kept(fact: AnyFact) -> AnyFact:
            if not isinstance(fact, ApproveMinutes) or book is None or meeting is None:
                return fact
            from clerk.ui.putting_right import made_out

            return made_out(book, meeting, fact)

        return as_kept

    def record_all(  # as above
        self,
        facts: list[AnyFact],
        *,
        of_room: bool = False,
        when: When | None = None,
        exempt: bool | None = None,
        item: str | EllipsisType | None = ...,
        typed: bool = False,
        then: Then = None,
        otherwise: Otherwise = None,
    ) -> None:
        """Record facts in one step. `typed` says that they are what stood in the entry line."""
        meeting, in_hand = self.desk.meeting_id, self.desk.item
        if meeting is None:
            return
        at, about, entered = self._stamp(when)
        if isinstance(facts[0], Resume) and facts[0].date is not None:
            at = dt.datetime.combine(facts[0].date, at.time())
        ahead = None
        if typed:
            says = [fact for fact in facts if isinstance(fact, Say)]
            ahead = Ahead(meeting, in_hand, at, about, says) if says else None

        as_kept = self._making_out()

        def work(step: Step) -> int:
            numbers = []
            for fact in facts:
                number = step.record(
                    meeting,
                    as_kept(fact),
                    at,
                    item=(... if of_room else in_hand) if isinstance(item, EllipsisType) else item,
                    about=about,
                    entered=entered,
                    exempt=exempt,
                )
                numbers.append(number)
            if typed:
                step.clear_typing(meeting)
            if ahead is not None:
                ahead.numbers[:] = numbers
            return numbers[-1]

        def recorded(entry: int) -> None:
            self._follow(facts[-1], entry)
            if then is not None:
                then()

        self.desk.submit(None, work, then=recorded, otherwise=otherwise, ahead=ahead)

    def _follow(self, fact: AnyFact, entry: int) -> None:
        """Go where the meeting went; and the room is again shown as it is now."""
        desk = self.desk
        goes_on = isinstance(fact, OpenItem) and desk.sight is not None
        desk.choose(fact.item if goes_on and isinstance(fact, OpenItem) else desk.item, None)
        desk.recorded.emit(entry)

    def keep(self, text: str, form: str, then: Then = None, otherwise: Otherwise = None) -> None:
        """Keep what was typed as passages of the item in hand, one a line."""
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if lines:
            facts: list[AnyFact] = [
                msgspec.convert({"do": "say", "text": line, "form": form}, Say) for line in lines
            ]
            self.record_all(facts, typed=True, then=then, otherwise=otherwise)

    def keep_doubt(self, text: str, then: Then = None, otherwise: Otherwise = None) -> None:
        """Park what was typed as doubts of the item in hand, one a line, to be settled later."""
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if lines:
            doubts: list[AnyFact] = [Private(text=line, doubt="open") for line in lines]
            self.record_all(doubts, typed=True, then=then, otherwise=otherwise)

    def vote_at_once(self, manner: str) -> None:
        """Record that the question before the meeting was carried by assent, or unanimously."""
        scene = self.scene()
        if scene is None:
            return
        on = str(the_question(scene))
        name = str(new_name("vote")(scene)) if on == ITSELF else None
        data = {"do": "vote", "on": on, "manner": manner} | ({"ref": name} if name else {})
        self.record(msgspec.convert(data, Vote))

    # Entries that are there.

    def change(
        self,
        entry: Entry,
        fact: AnyFact,
        when: When,
        item: str | None,
        exempt: bool | None,
        *,
        then: Then = None,
        otherwise: Otherwise = None,
    ) -> None:
        """Change an entry to what its form says now."""
        given: dict[str, object] = {"about": when.about, "exempt": exempt}
        if when.at != entry.at:
            given["at"] = when.at
        # An item's opening moves with its item; everything else stands where it is put.
        given["item"] = item_after(fact, item) if isinstance(fact, OpenItem) else item
        as_kept = self._making_out()
        self.desk.submit(
            None,
            lambda step: step.change(entry.id, fact=as_kept(fact), **given),  # type: ignore[arg-type]  # named as the verb names them
            then=lambda _: then() if then else None,
            otherwise=otherwise,
        )

    def change_words(
        self, entry: Entry, text: str, then: Then = None, otherwise: Otherwise = None
    ) -> None:
        """Give a passage other words."""
        fact = msgspec.structs.replace(entry.fact, text=text)
        meeting = self.desk.meeting_id

        def work(step: Step) -> None:
            step.change(entry.id, fact=fact)
            if meeting is not None:
                step.clear_typing(meeting, entry.id)

        self.desk.submit(None, work, then=lambda _: then() if then else None, otherwise=otherwise)

    def reword(
        self, entry: Entry, wording: str, then: Then = None, otherwise: Otherwise = None
    ) -> None:
        """Give an entry the officer's own sentence, or with nothing the derived one again."""
        words = " ".join(wording.split()) or None
        self.desk.submit(
            None,
            lambda step: step.reword(entry.id, words),
            then=lambda _: then() if then else None,
            otherwise=otherwise,
        )

    def remove(self, entry: Entry) -> None:
        """Take an entry away; undo brings it back."""
        self.desk.submit(None, lambda step: step.remove(entry.id))

    def move(self, entry: Entry, by: int) -> None:
        """Move an entry up (-1) or down (1) among those of its moment."""
        sight = self.desk.sight
        if sight is None:
            return
        same = [each.id for each in sight.meeting.entries if each.at == entry.at]
        place = same.index(entry.id) + by
        if not 0 <= place < len(same):
            self.desk.failed.emit(
                "Only entries of the same minute change places; give the entry another time to move it further."
            )
            return
        rest = [each for each in same if each != entry.id]
        before = rest[place] if place < len(rest) else None
        self.desk.submit(None, lambda step: step.move(entry.id, before))

    def next_exemption(self, entry: Entry) -> None:
        """Mark an entry exempt, then not exempt, then again as its item is."""
        following = {None: True, True: False, False: None}[entry.exempt]
        self.desk.submit(None, lambda step: step.change(entry.id, exempt=following))


def at_moment(scene: Scene, item: str | None) -> Scene:
    """Return a scene as seen from another item."""
    return msgspec.structs.replace(scene, item=item)


def form_of(entry: Entry) -> Form:
    """Return the form of an entry's verb."""
    from clerk.ui.forms import FORMS

    return FORMS[str(entry.fact.__struct_config__.tag)]
