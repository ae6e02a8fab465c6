"""In which capacity somebody attends, as far as seat, title, post and organisation tell; and everybody of one kind."""

from collections.abc import Iterable, Mapping

from clerk.record.facts import Substitute
from clerk.record.kinds import Capacity
from clerk.record.meeting import Meeting
from clerk.record.people import Person

_COUNCILLOR = ("councillor", "cllr", "alderman")
_PRESS = ("reporter", "journalist", "press", "editor")

GROUPS: Mapping[str, Capacity] = {"members": "member", "officers": "officer"}
"""The words that stand for everybody of a kind."""


def capacity_of(meeting: Meeting, name: str) -> Capacity:
    """Return in which capacity somebody is ticked in: by the seat, else as far as the person's title and post tell."""
    seat = meeting.body.seat(name)
    if seat is not None:
        return "member" if seat.capacity == "member" else "co_opted"
    if any(fact.person == name for _, fact in meeting.of(Substitute)):
        return "substitute"
    person = meeting.person_by_id[name]
    if person.title.casefold().startswith(_COUNCILLOR):
        return _of_councillor(person)
    post = person.post.casefold()
    if any(word in post.split() for word in _PRESS):
        return "press"
    if person.organisation:
        return "partner"
    return "officer" if person.post else "public"


def _of_councillor(person: Person) -> Capacity:
    """What a councillor who has no seat on the body is there as."""
    post = person.post.casefold()
    if "cabinet support" in post:
        return "cabinet_support"
    if person.group and "leader" in post.split() and person.group.casefold() in post:
        return "group_leader"
    if post.startswith("chair") and "scrutiny" in post:
        return "scrutiny_chair"
    return "other_councillor"


def shared_capacity(meeting: Meeting, names: Iterable[str]) -> Capacity | None:
    """Return the capacity that all of these people are ticked in with, None where they differ or nobody is named."""
    found = {capacity_of(meeting, name) for name in names}
    return found.pop() if len(found) == 1 else None


def everybody(meeting: Meeting, capacity: Capacity) -> list[str]:
    """Return everybody who would attend in a capacity: members in the order of their seats, others as entered."""
    seats = [seat.person for seat in meeting.body.members]
    others = [person.id for person in meeting.people if person.id not in seats]
    return [name for name in (*seats, *others) if capacity_of(meeting, name) == capacity]
