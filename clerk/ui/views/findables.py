"""What can be found from one meeting: its people, its items and its words, and nothing exempt of another item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from clerk.minutes.earlier import OUTSIDE
from clerk.record.exemption import exempt_entries, public_meeting, secret_items
from clerk.record.facts import Arrive, Attend, Private, Return
from clerk.record.meeting import Entry, Meeting
from clerk.record.own_words import entry_texts
from clerk.record.people import Person
from clerk.record.references import mentions
from clerk.ui.views.telling import in_plain_words, told
from clerk.ui.views.times import clock
from clerk.ui.views.words import Line
from clerk.words.finding import Findable

if TYPE_CHECKING:
    from clerk.ui.views.sight import Sight


class Act(NamedTuple):
    """What can be recorded of a person: the verb of its form, the field they stand in, and how it is said."""

    verb: str
    field: str
    words: str
    also: str = ""
    many: bool = False


_COMES = {
    "arrive": Act("arrive", "person", "arrives", "comes in"),
    "leave": Act("leave", "person", "leaves", "goes out"),
    "return": Act("return", "person", "is back", "returns"),
}
_ACTS = (
    Act("declare", "person", "declares an interest"),
    Act("move", "mover", "moves a motion", "proposes"),
    Act("amend", "mover", "moves an amendment"),
    Act("question", "from", "asks a question"),
    Act("say", "by", "says something", "passage"),
    Act("assign", "owner", "has an action", "task"),
    Act("take_chair", "person", "takes the chair", "presides"),
    Act("record_my_vote", "person", "has their own vote recorded"),
    Act("apologise", "people", "sends apologies", "absent", many=True),
)


def hidden_people(meeting: Meeting) -> frozenset[str]:
    """Those who are named in exempt business alone: who they are may itself tell what it was about."""
    hidden = exempt_entries(meeting)
    named = {
        each.name
        for entry in meeting.entries
        if entry.id in hidden
        for each in mentions(entry.fact)
        if each.kind == "person"
    }
    named |= {getattr(entry.fact, "owner", "") for entry in meeting.entries if entry.id in hidden}
    secret = secret_items(meeting)
    for item in meeting.agenda:
        if item.id in secret and item.notice is not None:
            named |= {name for name in (item.notice.by, item.notice.seconder) if name}
    known = meeting.person_by_id.keys() - public_meeting(meeting).person_by_id.keys()
    return frozenset(named & known)


def people(sight: Sight, item: str | None, *, full: bool) -> list[Person]:
    """Everybody who may be named now: those of exempt business only in its own item and with the full set on."""
    meeting = sight.meeting
    hidden = set(hidden_people(meeting))
    if full:
        for entry in meeting.entries:
            if entry.item == item:
                hidden -= {each.name for each in mentions(entry.fact) if each.kind == "person"}
    return [person for person in meeting.people if person.id not in hidden]


def person_key(person: str) -> str:
    """The key of somebody."""
    return f"person {person}"


def found_people(every: list[Person]) -> list[Findable]:
    """People by name, title, post, group and organisation."""
    return [
        Findable(
            person_key(person.id),
            person.label,
            "Person",
            also=f"{person.title} {person.post} {person.group} {person.organisation}",
        )
        for person in every
    ]


def acts(sight: Sight, person: str) -> list[Act]:
    """What can be recorded of somebody as the room is now: coming, going or coming back, and then the rest."""
    if sight.chronicle.last().has(person):
        comes = "leave"
    else:
        was_here = any(
            (isinstance(entry.fact, Attend) and person in entry.fact.people)
            or (isinstance(entry.fact, (Arrive, Return)) and entry.fact.person == person)
            for entry in sight.meeting.entries
        )
        comes = "return" if was_here else "arrive"
    return [_COMES[comes], *_ACTS]


def act_key(person: str, act: Act) -> str:
    """The key of what somebody does."""
    return f"act {act.verb} {person}"


def found_acts(sight: Sight, every: list[Person]) -> list[Findable]:
    """What everybody may do, found where the letters are more than a name."""
    return [
        Findable(
            act_key(person.id, act),
            f"{person.label} {act.words}",
            "Person",
            also=f"{person.title} {act.also}",
            unless=person_key(person.id),
        )
        for person in every
        for act in acts(sight, person.id)
    ]


def item_key(item: str | None) -> str:
    """The key of an item, or of what lies outside any."""
    return f"item {item or ''}"


def found_items(sight: Sight) -> list[Findable]:
    """The items of the agenda, by number and title."""
    found = []
    for row in sight.places:
        target = row.target
        item = sight.meeting.item_by_id.get(target.item or "") if target else None
        minute = str(sight.numbers.get(item.id, "")) if item else ""
        name = f"{item.number} {item.title}".strip() if item else OUTSIDE
        also = f"item minute {minute}"
        found.append(Findable(item_key(item.id if item else None), name, "Item", also=also))
    return found


def entry_key(entry: int) -> str:
    """The key of an entry."""
    return f"entry {entry}"


def found_entries(sight: Sight, item: str | None, *, full: bool) -> list[Findable]:
    """Every entry's words that may be shown now, in the order of events.

    Public words always. An exempt or private entry of the item in hand only while the full set is on, and one of
    another item never.
    """
    public = public_meeting(sight.meeting)
    telling = {} if sight.at_a_glance else told(sight.public_draft.blocks)
    here = _of_item_in_hand(sight, item) if full else {}
    found = []
    for entry in sight.meeting.entries:
        shown = public.entry_by_id.get(entry.id)
        if entry.id in here:
            words = here[entry.id]
        elif shown is not None:
            words = _words(public, shown, telling)
        else:
            continue
        if words:
            found.append(
                Findable(entry_key(entry.id), "", _where(sight.meeting, entry), text=words)
            )
    return found


def _of_item_in_hand(sight: Sight, item: str | None) -> dict[int, str]:
    hidden = exempt_entries(sight.meeting)
    telling = {} if sight.at_a_glance else told(sight.full_draft.blocks)
    return {
        entry.id: _words(sight.meeting, entry, telling)
        for entry in sight.meeting.entries
        if entry.item == item and (entry.id in hidden or isinstance(entry.fact, Private))
    }


def _words(meeting: Meeting, entry: Entry, telling: Mapping[int, tuple[Line, ...]]) -> str:
    lines = telling.get(entry.id, ())
    if lines:
        return " ".join(line.said for line in lines)
    own = [text for _, text in entry_texts(entry)]
    return " ".join(own) or in_plain_words(meeting, entry)


def _where(meeting: Meeting, entry: Entry) -> str:
    item = meeting.item_by_id.get(entry.item or "")
    number = f"item {item.number}" if item and item.number else "this meeting"
    return f"Entry, {number}, {clock(entry.at, about=entry.about)}"
