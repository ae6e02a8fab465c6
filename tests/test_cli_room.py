"""`clerk room --at`: who was in the room at a time, who presided, who might vote, and who was out and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.minutes.chamber import Data, do, present, script
from tests.test_cli import clerk, fill, write

MOVING: tuple[Data, ...] = (
    present("ash", "birch", "cole"),
    present("fern", capacity="substitute"),
    present("solicitor", capacity="officer"),
    do("start", presiding="ash"),
    do("open_item", item="i1"),
    do("apologise", people=["dale"], reason="illness"),
    do("substitute", person="fern", for_="dale"),
    do(
        "declare",
        person="cole",
        items=["i2"],
        interest="Schedule 1",
        class_="disclosable_pecuniary",
        action="stays",
    ),
    do("open_item", item="i2", at="14:10"),
    do("take_chair", person="birch", at="14:20"),
    do("leave", person="ash", reason="interest", at="14:20"),
    do("return", person="ash", at="14:30"),
    do("adjourn", at="14:40"),
    do("resume", at="14:50"),
    do("arrive", person="elm", mode="remote", at="14:55"),
    do("exclude_public", items=["i3"], paragraphs=[3], public_interest=True, at="15:00"),
    do("open_item", item="i3", at="15:00"),
    do("end", at="15:30"),
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A place for a minute book; nothing is there yet."""
    return tmp_path / "minutes.clerk"


@pytest.fixture
def moving(book: Path, tmp_path: Path) -> Path:
    """A book with one meeting in which people come and go."""
    fill(book, write(tmp_path, script(*MOVING)))
    return book


def room(book: Path, at: str, *more: str) -> list[str]:
    result = clerk("room", "--at", at, "--book", book, *more)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_room_says_who_was_there_who_presided_and_who_might_vote(moving: Path) -> None:
    assert room(moving, "14:25") == [
        "Bridges Committee, 4 March 2026, 14:25: the meeting was sitting, on item 2, The bridge; the public were in.",
        "Councillor Ben Birch presided.",
        "Members there: Councillor Ben Birch and Councillor Cy Cole.",
        "Substitutes there: Councillor Flo Fern (for Councillor Di Dale).",
        "Officers there: the Solicitor to the Council.",
        (
            "Out: Councillor Ann Ash (left at 14:20 for a declared interest, back at 14:30), Councillor Di Dale "
            "(apologies, illness) and Dr Ed Elm (came at 14:55)."
        ),
        "2 might vote on item 2: Councillor Ben Birch and Councillor Flo Fern.",
        "Barred on item 2 by a disclosable pecuniary interest: Councillor Cy Cole.",
        "Quorum: 3 counted, 2 needed; quorate.",
    ]


def test_room_takes_in_the_whole_minute_unless_seconds_are_given(moving: Path) -> None:
    assert "Councillor Ben Birch presided." in room(moving, "14:20")
    assert "Councillor Ann Ash presided." in room(moving, "14:19:59")


def test_room_says_who_was_remote_and_that_the_public_were_out(moving: Path) -> None:
    lines = room(moving, "15:10")
    assert lines[0].endswith("on item 3, The lease; the public were excluded.")
    assert "Co-opted members there: Dr Ed Elm (remotely, since 14:55)." in lines


@pytest.mark.parametrize(
    ("at", "says"),
    [
        ("13:00", "the meeting had not begun; it began at 14:00."),
        ("14:45", "the meeting was adjourned from 14:40; it resumed at 14:50."),
        ("16:00", "the meeting had ended at 15:30."),
    ],
)
def test_room_answers_a_time_at_which_nobody_sat_in_a_sentence(
    moving: Path, at: str, says: str
) -> None:
    assert room(moving, at)[0] == f"Bridges Committee, 4 March 2026, {at}: {says}"


def test_room_of_a_day_on_which_there_was_no_meeting(moving: Path) -> None:
    (line,) = room(moving, "14:25", "--day", "2026-03-05")
    assert line.endswith("the meeting had ended at 15:30 on 4 March 2026.")


def test_room_finds_the_day_on_which_the_meeting_sat_at_that_time(
    book: Path, tmp_path: Path
) -> None:
    resumed = (
        do("adjourn", at="14:40", to="2026-03-05T10:00"),
        do("resume", date="2026-03-05", at="10:00"),
        do("attend", people=["birch", "cole"], capacity="member", mode="in_room", at="10:00"),
        do("take_chair", person="birch", at="10:00"),
        do("end", at="11:00"),
    )
    fill(book, write(tmp_path, script(*MOVING[:12], *resumed)))
    assert room(book, "10:30")[0].startswith("Bridges Committee, 5 March 2026, 10:30: the meeting")
    assert "Members there: Councillor Ben Birch and Councillor Cy Cole." in room(book, "10:30")
    (overnight,) = room(book, "23:00")
    assert overnight.endswith("adjourned from 14:40; it resumed at 10:00 on 5 March 2026.")


def test_room_of_a_meeting_that_was_not_held(book: Path, tmp_path: Path) -> None:
    not_held = (present("ash"), do("not_held", reason="nobody else came", at="14:20"))
    fill(book, write(tmp_path, script(*not_held)))
    assert room(book, "14:30")[0].endswith("the meeting was not held.")


def test_room_can_be_read_by_a_program(moving: Path) -> None:
    found = json.loads("\n".join(room(moving, "14:25", "--json")))
    assert (found["state"], found["item"], found["presiding"]) == ("sitting", "i2", "birch")
    assert {each["person"] for each in found["there"] if each["may_vote"]} == {"birch", "fern"}
    assert {each["person"]: each["why"] for each in found["out"]} == {
        "ash": "left_for_interest",
        "dale": "apologies",
        "elm": "not_yet",
    }
    assert found["quorum"] == {"counted": 3, "needed": 2, "met": True}
    assert found["public"] is True
    assert len(found["sentences"]) == 9


@pytest.mark.parametrize(
    "words", [["--at", "25:00"], ["--at", "noon"], ["--at", "14:20", "--day", "4 March"], []]
)
def test_room_refuses_a_time_or_day_that_is_none(moving: Path, words: list[str]) -> None:
    refused = clerk("room", "--book", moving, *words)
    assert refused.exit_code == 2
    assert refused.stderr


def test_room_asks_which_meeting_is_meant(moving: Path, tmp_path: Path) -> None:
    fill(moving, write(tmp_path, script(*MOVING, meeting={"date": "2026-03-11"}), "next.json"))
    refused = clerk("room", "--at", "14:25", "--book", moving)
    assert refused.exit_code == 2
    assert "--meeting" in refused.stderr
    assert room(moving, "14:25", "--meeting", "2")[0].startswith("Bridges Committee, 11 March")
    assert room(moving, "14:25", "--day", "2026-03-11")[0].startswith("Bridges Committee, 11 March")
