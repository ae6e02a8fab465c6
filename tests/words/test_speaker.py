"""Who stands for I: whose passage it is, else whoever is named last in it."""

from __future__ import annotations

import datetime as dt

from clerk.record.meeting import Meeting, Particulars
from clerk.record.people import Body, Council, Person, Quorum, Seat
from clerk.words.speaker import speaker_in

MEETING = Meeting(
    council=Council(name="Fenwick Parish Council"),
    people=(
        Person(id="ash", name="Alex Ash", title="Councillor"),
        Person(id="ashdown", name="Tom Ashdown", title="Councillor"),
        Person(id="clerk", post="Clerk"),
    ),
    body=Body(
        id="fpc", name="Fenwick Parish Council", type="other", style="council",
        members=(Seat(person="ash"),), quorum=Quorum(number=1),
    ),
    particulars=Particulars(date=dt.date(2026, 10, 6), time="19:00"),
    agenda=(),
)  # fmt: skip


def told(name: str) -> str:
    return {"ash": "Councillor Ash", "ashdown": "Councillor Ashdown", "clerk": "the Clerk"}[name]


def speaker(text: str, by: str | None = None) -> str | None:
    return speaker_in(text, MEETING, by, told)


def test_whose_passage_it_is_comes_before_whoever_is_named() -> None:
    assert speaker("Councillor Ashdown said I will.", "ash") == "Councillor Ash"


def test_the_last_one_named_speaks() -> None:
    assert speaker("Councillor Ash thanked Tom Ashdown: I am glad.") == "Councillor Ashdown"
    assert speaker("Councillor Ashdown thanked Ash.") == "Councillor Ash"
    assert speaker("Ash, then the Clerk: I am glad.") == "the Clerk"


def test_a_name_within_another_word_is_nobody() -> None:
    assert speaker("Ashen faces; I am sorry.") is None
    assert speaker("I am sorry.") is None
