"""The verbs of the minute book: everything that may be done to it, each inside a step of the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from types import EllipsisType
from typing import TYPE_CHECKING

import msgspec

from clerk.errors import Refused
from clerk.record.facts import AnyFact
from clerk.record.meeting import (
    AgendaItem,
    Entry,
    Meeting,
    Particulars,
    fingerprint,
    item_after,
)
from clerk.record.people import Body, Council, Person
from clerk.record.references import check_references
from clerk.record.text import clean
from clerk.store import clock, typings
from clerk.store.facts_check import check_fact, check_removal
from clerk.store.journal import Journal, Tables
from clerk.store.order import place_before, place_last
from clerk.store.plan_rows import remove_plan, write_body, write_meeting, write_own_row, write_plan
from clerk.store.queries import item_open_at, load_entries, load_plan
from clerk.store.rows import (
    Row,
    checked_fact,
    checked_plan,
    pack_entry,
    unpack_entry,
    unpack_fact,
)
from clerk.store.step_names import day, fact_name, flag_name, meeting_name

if (
    TYPE_CHECKING
):  # the rules are loaded once something of theirs is accepted, the rest once minutes are drafts
    from clerk.record.rules import Flag
    from clerk.store.holds import HoldVerbs
    from clerk.store.sign_off import SignOffVerbs


class Step:
    """The book as one step sees it: the verbs, each altering it within the step's one transaction."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self._connection = journal.connection
        self._tables: Tables = journal.tables

    @property
    def sign_off(self) -> SignOffVerbs:
        """The verbs of what comes after the meeting, in this same step."""
        from clerk.store.sign_off import SignOffVerbs

        return SignOffVerbs(self.journal)

    @property
    def holds(self) -> HoldVerbs:
        """The verbs of how long notes are kept, in this same step."""
        from clerk.store.holds import HoldVerbs

        return HoldVerbs(self.journal)

    def new_meeting(self, meeting: Meeting, again: bool = False) -> int:
        """Add a meeting without entries; return its number.

        Raises:
            Refused: the body already has a meeting at that date and time (unless ``again``), or a part of the
                meeting is not as it should be.
        """
        if meeting.entries:
            raise ValueError("a new meeting has no entries yet; replay takes one with its entries")
        plan = checked_plan(meeting)
        check_references(plan)
        return self._new_meeting(plan, again)

    def _new_meeting(self, plan: Meeting, again: bool) -> int:
        if not again:
            self._refuse_twin(plan)
        self.journal.call(f"new meeting of {meeting_name(plan)}")
        return write_meeting(self.journal, plan)

    def _refuse_twin(self, plan: Meeting) -> None:
        same_day = self._tables.where(
            "meetings",
            "council = ? AND body = ? AND date = ?",
            (plan.council.name, plan.body.id, plan.particulars.date.isoformat()),
        )
        starts = plan.particulars.starts.time()
        for row in same_day:
            if dt.time.fromisoformat(str(row["time"])) == starts:
                raise Refused(
                    f"The book already has a meeting of {plan.body.name} on {day(plan.particulars.date)} at "
                    f"{plan.particulars.time} (meeting {row['id']}); “--again” keeps a second one beside it."
                )

    def record(  # noqa: PLR0913  # what may be said of an entry is this much, and each is named
        self,
        meeting_id: int,
        fact: AnyFact,
        at: dt.datetime,
        *,
        item: str | EllipsisType | None = ...,
        about: bool = False,
        entered: dt.datetime | None = None,
        wording: str | None = None,
        worded_for: str | None = None,
        exempt: bool | None = None,
    ) -> int:
        """Add a fact, after those of the same moment; return the entry's number.

        Without ``item`` it belongs to the item open then. Times are kept to the second, as scripts hold them.

        Raises:
            Refused: the fact is not as its verb asks, or names what the meeting does not have.
        """
        fact = checked_fact(fact)
        plan = load_plan(self._connection, meeting_id)
        at = _to_the_second(at)
        if isinstance(item, EllipsisType):
            item = item_after(fact, item_open_at(self._connection, meeting_id, at))
        check_fact(self._connection, plan, meeting_id, fact, item)
        self.journal.call(fact_name(fact, item, plan))
        if wording is not None and worded_for is None:
            worded_for = fingerprint(fact)
        entry = Entry(
            id=0,
            at=at,
            fact=fact,
            item=item,
            about=about,
            entered=entered,
            wording=wording,
            worded_for=worded_for,
            exempt=exempt,
        )
        return self._add(meeting_id, entry, place_last(self._connection, meeting_id, at))

    def _add(self, meeting_id: int, entry: Entry, place: float) -> int:
        entry = msgspec.structs.replace(
            entry, wording=None if entry.wording is None else clean(entry.wording)[0]
        )
        return self.journal.insert(
            "facts", pack_entry(entry) | {"meeting_id": meeting_id, "place": place}
        )

    def replay(self, meeting: Meeting, again: bool = False) -> int:
        """Add a meeting with all its entries, as a script holds it; return its number.

        Raises:
            Refused: as `new_meeting` and `record` do.
        """
        plan = checked_plan(meeting)
        check_references(plan)
        self.journal.call(f"bringing in of {meeting_name(plan)}")
        meeting_id = self._new_meeting(plan.with_entries(()), again)
        place, last = 0.0, None
        for entry in meeting.with_entries(meeting.entries).entries:
            at = _to_the_second(entry.at)
            place = place + 1.0 if at == last else 1.0
            last = at
            sound = msgspec.structs.replace(entry, at=at, fact=checked_fact(entry.fact))
            self._add(meeting_id, sound, place)
        return meeting_id

    def change(
        self,
        entry_id: int,
        *,
        fact: AnyFact | EllipsisType = ...,
        at: dt.datetime | EllipsisType = ...,
        item: str | EllipsisType | None = ...,
        about: bool | EllipsisType = ...,
        exempt: bool | EllipsisType | None = ...,
    ) -> None:
        """Alter an entry; what is not given stays. At another moment it comes after those that are there.

        An own wording stays, and is stale from here on if the fact is another.

        Raises:
            Refused: as `record` does, or other facts rest on a motion that would be gone.
        """
        row = self._entry_row(entry_id)
        meeting_id = row["meeting_id"]
        plan = load_plan(self._connection, meeting_id)
        old = unpack_entry(row)
        new = old
        if not isinstance(fact, EllipsisType):
            new = msgspec.structs.replace(new, fact=checked_fact(fact))
        if not isinstance(at, EllipsisType):
            new = msgspec.structs.replace(new, at=_to_the_second(at))
        if not isinstance(item, EllipsisType):
            new = msgspec.structs.replace(new, item=item)
        if not isinstance(about, EllipsisType):
            new = msgspec.structs.replace(new, about=about)
        if not isinstance(exempt, EllipsisType):
            new = msgspec.structs.replace(new, exempt=exempt)
        check_removal(self._connection, meeting_id, entry_id, old.fact, new.fact)
        check_fact(self._connection, plan, meeting_id, new.fact, new.item, besides=entry_id)
        self.journal.call(f"change to {fact_name(new.fact, new.item, plan)}")
        values = pack_entry(new)
        if new.at != old.at:
            values["place"] = place_last(self._connection, meeting_id, new.at)
        self.journal.update("facts", entry_id, values)

    def retell(self, was: Entry, entry: Entry) -> None:
        """Give an entry the fact, own wording and exempt mark of ``entry``; its time, item and place stay.

        Unlike `change`, this leaves the own wording as fresh as ``entry`` says. ``was`` is how somebody saw the entry.

        Raises:
            Refused: it is not any more as it was seen, or as `change` does.
        """
        row = self._entry_row(was.id)
        old = unpack_entry(row)
        if (old.fact, old.wording, old.exempt) != (was.fact, was.wording, was.exempt):
            raise Refused("An entry was altered meanwhile; nothing was changed. Try again.")
        plan = load_plan(self._connection, row["meeting_id"])
        fact = checked_fact(entry.fact)
        check_removal(self._connection, row["meeting_id"], was.id, old.fact, fact)
        check_fact(self._connection, plan, row["meeting_id"], fact, old.item, besides=was.id)
        self.journal.call(f"change to {fact_name(fact, old.item, plan)}")
        new = msgspec.structs.replace(
            old,
            fact=fact,
            wording=None if entry.wording is None else clean(entry.wording)[0],
            worded_for=entry.worded_for,
            exempt=entry.exempt,
        )
        self.journal.update("facts", was.id, pack_entry(new))

    def reword(self, entry_id: int, wording: str | None) -> None:
        """Give an entry the officer's own sentence for its fact as it is now, or with None the derived one again."""
        row = self._entry_row(entry_id)
        entry = unpack_entry(row)
        plan = load_plan(self._connection, row["meeting_id"])
        self.journal.call(f"wording of {fact_name(entry.fact, entry.item, plan)}")
        own = None if wording is None else clean(wording)[0]
        worded_for = None if own is None else fingerprint(entry.fact)
        self.journal.update("facts", entry_id, {"wording": own, "worded_for": worded_for})

    def remove(self, entry_id: int) -> None:
        """Take an entry away.

        Raises:
            Refused: it is a motion or a vote on which other facts rest.
        """
        row = self._entry_row(entry_id)
        meeting_id = row["meeting_id"]
        entry = unpack_entry(row)
        check_removal(self._connection, meeting_id, entry_id, entry.fact, None)
        plan = load_plan(self._connection, meeting_id)
        self.journal.call(f"removal of {fact_name(entry.fact, entry.item, plan)}")
        self.journal.delete("facts", entry_id)

    def move(self, entry_id: int, before: int | None) -> None:
        """Put an entry before another of the same moment, or last of that moment.

        Raises:
            Refused: the two are not of one moment of one meeting.
        """
        row = self._entry_row(entry_id)
        other = None if before is None else self._entry_row(before)
        if other and (other["meeting_id"], other["at"]) != (row["meeting_id"], row["at"]):
            raise Refused(
                "Only entries of the same moment can change places; give the entry another time to move it further."
            )
        plan = load_plan(self._connection, row["meeting_id"])
        entry = unpack_entry(row)
        self.journal.call(f"order of {fact_name(entry.fact, entry.item, plan)}")
        for number, place in place_before(self._connection, entry_id, before).items():
            self.journal.update("facts", number, {"place": place})

    def set_plan(self, meeting_id: int, meeting: Meeting) -> None:
        """Give a meeting another council, people, body, particulars and agenda; its entries stay.

        Raises:
            Refused: a part of it is not as it should be, or an entry names what would be gone.
        """
        plan = checked_plan(msgspec.structs.replace(meeting, entries=()))
        load_plan(self._connection, meeting_id)
        check_references(plan.with_entries(load_entries(self._connection, meeting_id)))
        self.journal.call(f"set-up of {meeting_name(plan)}")
        write_plan(self.journal, meeting_id, plan)

    def accept(self, meeting_id: int, flag: Flag, reason: str, at: dt.datetime) -> None:
        """Keep that something to settle is accepted as it is, and why; accepted before, it has the new reason.

        Args:
            meeting_id: the meeting that the flag is about.
            flag: what is accepted; the acceptance holds for it alone, as long as nothing it rests on changes.
            reason: the officer's reason.
            at: when, by the chamber's clock.

        Raises:
            Refused: the reason has no words.
        """
        from clerk.record.rules import with_acceptance

        words = " ".join(clean(reason)[0].split())
        if not words:
            raise Refused("An acceptance has a reason: say why it may stand as it is.")
        plan = load_plan(self._connection, meeting_id)
        self.journal.call(f"acceptance of {flag_name(flag.item, plan)}")
        accepting = with_acceptance(plan, flag, words, at)
        write_own_row(self.journal, meeting_id, checked_plan(accepting))

    def withdraw_acceptance(self, meeting_id: int, mark: str) -> None:
        """Let what was accepted be to settle again; ``mark`` is the acceptance's. Nothing happens if there is none."""
        from clerk.record.rules import without_acceptance

        plan = load_plan(self._connection, meeting_id)
        self.journal.call("acceptance taken back")
        write_own_row(self.journal, meeting_id, without_acceptance(plan, mark))

    def register_body(
        self,
        council: Council,
        body: Body,
        people: Sequence[Person],
        standing: Sequence[AgendaItem] = (),
    ) -> None:
        """Put a body into the register, or say anew what is known of it: the next meeting is set up from there.

        Raises:
            Refused: a part of it is not as it should be, or a seat is of nobody among the people.
        """
        today = clock.today()
        sketch = Meeting(
            council=council,
            people=tuple(people),
            body=body,
            particulars=Particulars(date=today, time="00:00"),
            agenda=tuple(standing),
        )
        plan = checked_plan(sketch)
        check_references(plan)
        self.journal.call(f"set-up of {plan.body.name}")
        write_body(
            self.journal, plan.council, plan.body, plan.people, plan.agenda, today.isoformat()
        )

    def remove_meeting(self, meeting_id: int) -> None:
        """Take a meeting away, with all that was recorded of it. Undo brings it back."""
        plan = load_plan(self._connection, meeting_id)
        self.journal.call(f"removal of {meeting_name(plan)}")
        for row in self._tables.where("facts", "meeting_id = ?", (meeting_id,)):
            self.journal.delete("facts", row["id"])
        self.sign_off.remove_all(meeting_id)
        remove_plan(self.journal, meeting_id)

    def clear_typing(self, meeting_id: int, entry_id: int | None = None) -> None:
        """Let go of what was being typed, now that it is a fact: in the entry line, or in an entry being edited.

        In the same step as the fact: after a crash it is either still being typed or recorded, never both. The
        journal does not follow it.
        """
        typings.clear(self._connection, meeting_id, entry_id)

    def fact(self, entry_id: int) -> AnyFact:
        """The fact of an entry, as this step sees it."""
        return unpack_fact(self._entry_row(entry_id))

    def _entry_row(self, entry_id: int) -> Row:
        row = self._tables.get("facts", entry_id)
        if row is None:
            raise Refused(
                f"There is no entry {entry_id} in this book; it may have been removed meanwhile."
            )
        return row


def _to_the_second(at: dt.datetime) -> dt.datetime:
    if at.tzinfo is not None:
        raise ValueError("the record's times are the chamber's wall clock, which has no zone")
    return at.replace(microsecond=0)
