"""The words in which set-up speaks of kinds, seats and quorums, and how they are read back."""

import re
from collections.abc import Mapping
from typing import get_args

from clerk.record.kinds import BodyType, ItemKind, MeetingType, Remote
from clerk.record.people import Quorum, Seat

Choices = tuple[tuple[str, str], ...]

_KIND_WORDS: Mapping[ItemKind, str] = {
    "apologies": "Apologies",
    "substitutes": "Substitutes",
    "declarations": "Declarations",
    "minutes": "Earlier minutes",
    "public_questions": "Public questions",
    "member_questions": "Members’ questions",
    "petitions": "Petitions",
    "announcements": "Announcements",
    "report": "Report",
    "motion": "Motion on notice",
    "planning_application": "Planning application",
    "work_programme": "Work programme",
    "exclusion": "Exclusion of the public",
    "next_meeting": "Next meeting",
    "other": "Other",
}
KINDS: Choices = tuple((kind, _KIND_WORDS[kind]) for kind in get_args(ItemKind))

_TYPE_WORDS: Mapping[BodyType, str] = {
    "council": "Full council",
    "executive": "Cabinet or executive",
    "scrutiny": "Scrutiny committee",
    "regulatory": "Regulatory committee (planning, licensing)",
    "parish": "Parish or town council",
    "other": "Another committee",
}
BODY_TYPES: Choices = tuple((kind, _TYPE_WORDS[kind]) for kind in get_args(BodyType))
STYLE_FOR: Mapping[str, str] = {
    "council": "council", "executive": "cabinet", "scrutiny": "scrutiny", "regulatory": "planning",
    "parish": "parish", "other": "council",
}  # fmt: skip
QUORUM_FOR: Mapping[str, str] = {"council": "1/4", "parish": "1/3, at least 3"}

_MEETING_WORDS: Mapping[MeetingType, str] = {
    "ordinary": "Ordinary",
    "annual": "Annual",
    "extraordinary": "Extraordinary",
}
MEETING_TYPES: Choices = tuple((kind, _MEETING_WORDS[kind]) for kind in get_args(MeetingType))

_REMOTE_WORDS: Mapping[Remote, str] = {
    "not_counted": "May attend, but not vote or count towards the quorum",
    "counted": "Vote and count like those in the room",
}
REMOTE: Choices = tuple((kind, _REMOTE_WORDS[kind]) for kind in ("not_counted", "counted"))

NO_SEAT = ""
_SEATS: Mapping[str, tuple[str, str, str]] = {
    "member": ("Member", "member", "member"),
    "chair": ("Chair", "chair", "member"),
    "vice_chair": ("Vice-Chair", "vice_chair", "member"),
    "co_opted_voting": ("Co-opted, votes", "member", "co_opted_voting"),
    "co_opted_non_voting": ("Co-opted, no vote", "member", "co_opted_non_voting"),
}
SEATS: Choices = tuple((name, words[0]) for name, words in _SEATS.items())
SEATS_OR_NONE: Choices = (*SEATS, (NO_SEAT, "Not on the body"))


def seat_name(seat: Seat | None) -> str:
    """Return which of the choices a seat is."""
    if seat is None:
        return NO_SEAT
    return seat.role if seat.role != "member" else seat.capacity


def seat_of(person: str, name: str, before: Seat | None) -> Seat | None:
    """Return the seat that a choice means; one that was not altered stays as it was in every respect."""
    if before is not None and seat_name(before) == name:
        return before
    if name == NO_SEAT:
        return None
    _, role, capacity = _SEATS[name]
    return Seat(person=person, role=role, capacity=capacity)  # type: ignore[arg-type]  # of the table above


_FRACTIONS = {
    "half": (1, 2), "third": (1, 3), "quarter": (1, 4), "fifth": (1, 5),
    "thirds": (2, 3), "quarters": (3, 4),
}  # fmt: skip
_FLOOR = re.compile(
    r"\b(?:at least|minimum(?: of)?|never (?:under|below|less than)|not (?:under|less than)|min\.?)\s+(\w+)",
    re.IGNORECASE,
)
_DIGITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip


def read_quorum(text: str) -> Quorum | None:
    """Return what is meant by “4”, “1/4”, “a third, at least 3”; None if that cannot be told."""
    rest = (
        text.lower().replace("½", "1/2").replace("¼", "1/4").replace("⅓", "1/3").replace("⅔", "2/3")
    )
    rest = rest.replace("¾", "3/4")
    floor = None
    if found := _FLOOR.search(rest):
        floor = _number(found[1])
        if floor is None:
            return None
        rest = rest[: found.start()] + rest[found.end() :]
    fraction = re.search(r"(\d{1,4})\s*/\s*(\d{1,4})", rest)
    top, bottom = (int(fraction[1]), int(fraction[2])) if fraction else (0, 0)
    for word, (over, under) in _FRACTIONS.items():
        if not fraction and re.search(rf"\b{word}\b", rest):
            top, bottom = over, under
    if bottom and 1 <= top <= bottom:
        return Quorum(numerator=top, denominator=bottom, floor=floor)
    number = _number(rest.replace("members", "").strip(" .,"))
    if number is None or floor is not None or fraction or number > 9999:
        return None
    return Quorum(number=number)


def _number(word: str) -> int | None:
    if word in _DIGITS:
        return _DIGITS[word]
    return int(word) if re.fullmatch(r"[0-9]{1,4}", word) else None


def quorum_text(quorum: Quorum) -> str:
    """Return a quorum as it is written in the field."""
    if quorum.number is not None:
        return str(quorum.number)
    if quorum.numerator is None:
        return ""
    floor = f", at least {quorum.floor}" if quorum.floor else ""
    return f"{quorum.numerator}/{quorum.denominator}{floor}"


def quorum_said(quorum: Quorum, seats: int) -> str:
    """Return what a quorum comes to with so many voting seats."""
    needed = quorum.needed(seats)
    many = "member" if needed == 1 else "members"
    if quorum.number is not None:
        return f"{needed} voting {many} have to be there."
    if not seats:
        return (
            f"{quorum_text(quorum)} of the voting seats; how many that is follows from the members."
        )
    return f"{needed} of {seats} voting {many if seats == 1 else 'members'} have to be there."
