"""The room's column: who is there at a moment, who may vote, whether there is a quorum."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from clerk.record.facts import Absent, Apologise, Arrive, Attend, Leave, Resume, Return, Start
from clerk.record.meeting import Entry, Meeting
from clerk.record.people import Person, Seat
from clerk.record.presence import Chronicle, Occupant, Room
from clerk.record.roll import roll
from clerk.record.voting import entitled, quorum
from clerk.ui.views.times import clock
from clerk.ui.views.words import Phrase, Row, Words, muted, plain, shown


class RoomView(msgspec.Struct, frozen=True):
    """The room at one moment: the count, the quorum in words, and a row for everybody.

    While the meeting has not begun there is nothing to be alarmed at: people are still coming in. `brink` says that
    the quorum goes with the next member who does. `state` tells of a moment that is past what else there was to it.
    """

    moment: str
    present: int
    seats: int
    quorum: str
    met: bool
    rows: tuple[Row, ...]
    begun: bool = True
    brink: str = ""
    state: str = ""


def room_view(meeting: Meeting, chronicle: Chronicle, entry: Entry | None) -> RoomView:
    """Return the room just after an entry, or as it was last."""
    if entry is None:
        room = chronicle.last()
        return _Scene(meeting, room, None, len(meeting.entries), room.item).view()
    place = meeting.position[entry.id]
    return _Scene(meeting, chronicle.after(entry), entry.at, place, entry.item).view()


def room_at(meeting: Meeting, chronicle: Chronicle, minute: dt.datetime) -> RoomView:
    """Return the room at a minute, once everything recorded of that minute had happened."""
    moment = minute.replace(second=59, microsecond=0)
    room = chronicle.at(moment)
    place = bisect_right(meeting.entries, moment, key=lambda entry: entry.at) - 1
    scene = _Scene(meeting, room, moment, place, room.item)
    return msgspec.structs.replace(scene.view(), state=scene.state())


class _Scene:
    """The room at one moment (None: now), with what is known of each person before and after.

    `place` is where the last entry of that moment stands, `item` what the votes would be on.
    """

    def __init__(
        self, meeting: Meeting, room: Room, moment: dt.datetime | None, place: int, item: str | None
    ) -> None:
        self.meeting, self.room, self.moment = meeting, room, moment
        self.before_entry = place
        self.voters = set(entitled(meeting, self.room, item))
        self.started = self._sitting_began()
        self.apologies = {name for _, fact in meeting.of(Apologise) for name in fact.people}
        self.absent = {name for _, fact in meeting.of(Absent) for name in fact.people}

    def view(self) -> RoomView:
        figures = quorum(self.meeting, self.room)
        seats = sum(seat.votes for seat in self.meeting.body.members)
        rows = [self._member(seat) for seat in self.meeting.body.members]
        substitutes = [name for name in self.room.substitutes if not self._seat(name)]
        rows += [self._substitute(name) for name in substitutes]
        if not self.room.public:
            rows.append(
                Row((Words("Press and public are excluded."),), "door", "care", kind="note")
            )
        others = [
            name for name in self._everybody() if not self._seat(name) and name not in substitutes
        ]
        if others:
            rows.append(Row((Words(f"Officers and others · {len(others)}"),), kind="heading"))
            rows += [self._other(name) for name in others]
        rows += self._not_yet({*others, *substitutes})
        needed = figures.needed
        begun = self.room.started
        words = f"Not quorate: {needed} needed" if begun and not figures.met else f"Quorum {needed}"
        brink = ""
        if self.room.sitting and 0 < needed == figures.present:
            words, brink = f"Quorum {needed} of {needed}", "The next to leave ends it"
        moment = f"at {clock(self.moment)}" if self.moment else ""
        return RoomView(
            moment, figures.present, seats, words, figures.met, tuple(rows), begun, brink
        )

    def state(self) -> str:
        """What the meeting was on, who presided, and whether the public was in."""
        room = self.room
        if not room.sitting:
            return (
                "After the end"
                if room.ended
                else "Adjourned"
                if room.started
                else "Before the start"
            )
        item = self.meeting.item_by_id.get(room.item or "")
        chair = self.meeting.person_by_id.get(room.presiding or "")
        on = (f"Item {item.number}" if item.number else shown(item.title)) if item else "No item"
        return " · ".join(
            (
                on,
                f"{shown(chair.label)} presiding" if chair else "nobody presiding",
                "public in" if room.public else "public out",
            )
        )

    def _not_yet(self, told: set[str]) -> list[Row]:
        """While the meeting is not over, whoever else may come: one key ticks them in."""
        if self.moment is not None or self.room.ended:
            return []
        names = [p.id for p in self.meeting.people if not self._seat(p.id) and p.id not in told]
        if not names:
            return []
        return [
            Row((Words(f"May come · {len(names)}"),), kind="heading"),
            *(self._other(name) for name in names),
        ]

    def _sitting_began(self) -> dt.datetime:
        for entry in reversed(self.meeting.entries[: self.before_entry + 1]):
            fact = entry.fact
            if isinstance(fact, Start) or (isinstance(fact, Resume) and fact.date):
                return entry.at
        return self.meeting.particulars.starts

    def _seat(self, name: str) -> Seat | None:
        return self.meeting.body.seat(name)

    def _everybody(self) -> Iterator[str]:
        seen = set()
        for sitting in roll(self.meeting):
            for line in sitting.lines:
                if line.person not in seen:
                    seen.add(line.person)
                    yield line.person

    def _member(self, seat: Seat) -> Row:
        person = self.meeting.person_by_id[seat.person]
        term = self.meeting.body.chair_term
        role = {"chair": term, "vice_chair": f"Vice\u2011{term}"}.get(seat.role, "")
        if seat.capacity != "member":
            role = ", ".join(filter(None, (role, "co\u2011opted")))
        return self._row(person, role)

    def _substitute(self, name: str) -> Row:
        replaced = self.meeting.person_by_id[self.room.substitutes[name]]
        return self._row(self.meeting.person_by_id[name], f"for {replaced.label}")

    def _other(self, name: str) -> Row:
        person = self.meeting.person_by_id[name]
        remark = person.post if person.name else ""
        return self._row(person, remark, votes=False)

    def _row(self, person: Person, remark: str, *, votes: bool = True) -> Row:
        presiding = self.room.presiding == person.id
        if presiding and remark != self.meeting.body.chair_term:
            remark = ", ".join(filter(None, (remark, "presiding")))
        there = self.room.occupants.get(person.id)
        if there and there.since > self.started:
            remark = ", ".join(filter(None, (remark, f"from {clock(there.since)}")))
        if there:
            mark, role, trail = self._there(there, votes=votes)
        else:
            mark, role, trail = self._away(person.id, votes=votes)
        words: Phrase = (Words(shown(person.label), strong=presiding),)
        if remark:
            words += (muted(f" {shown(remark)}"),)
        said = ", ".join(filter(None, (plain(words), plain(trail) or "here"))).replace(
            "\u2011", "-"
        )
        return Row(words, mark, role, trail=trail, said=said, person=person.id)

    def _there(self, there: Occupant, *, votes: bool) -> tuple[str, str, Phrase]:
        remote = there.mode == "remote"
        if not votes:
            return "far" if remote else "in", "good", (muted("remote"),) if remote else ()
        if there.person in self.voters:
            return "in", "good", (muted("remote, votes" if remote else "votes"),)
        if self.room.barred(there.person, self.room.item):
            return "out", "care", (Words("interest, no vote", "care"),)
        return "far", "muted", (muted("remote, no vote" if remote else "no vote"),)

    def _away(self, name: str, *, votes: bool) -> tuple[str, str, Phrase]:
        left = self._last_leave(name)
        if left:
            entry, fact = left
            words = f"left {clock(entry.at, about=entry.about)}"
            if fact.reason == "interest":
                return "out", "care", (Words(f"{words}, interest", "care"),)
            return "out", "muted", (muted(words),)
        coming = self._next_coming(name)
        if coming:
            return "away", "muted", (muted(f"comes {clock(coming)}"),)
        if name in self.apologies:
            return "away", "muted", (muted("apologies"),)
        if name in self.absent:
            return "stop", "muted", (muted("absent"),)
        if not votes:
            return "away", "muted", (muted("not here"),)
        if not self.room.started:
            return "away", "muted", (muted("not here yet"),)
        return "ask", "bad", (Words("not accounted for", "bad"),)

    def _last_leave(self, name: str) -> tuple[Entry, Leave] | None:
        for entry in reversed(self.meeting.entries[: self.before_entry + 1]):
            if isinstance(entry.fact, Leave) and entry.fact.person == name:
                return entry, entry.fact
        return None

    def _next_coming(self, name: str) -> dt.datetime | None:
        for entry in self.meeting.entries[self.before_entry + 1 :]:
            fact = entry.fact
            if isinstance(fact, Attend) and name in fact.people:
                return entry.at
            if isinstance(fact, (Arrive, Return)) and fact.person == name:
                return entry.at
        return None
