"""Examples for the rules about who was there."""

from __future__ import annotations

from tests.minutes.chamber import AGENDA, do, play, present
from tests.record.rules.pairs.scenes import END, OPEN, ROOM, START, Pair, sitting

FIRST = do("open_item", item="i1")
SORRY = do("apologise", people=["dale"])
SECOND_DAY = (
    do("adjourn", at="14:30", to="2026-03-05T10:00"),
    do("resume", at="10:00", date="2026-03-05"),
    do("attend", at="10:00", people=["ash", "birch"], capacity="member", mode="in_room"),
)

PAIRS: tuple[Pair, ...] = (
    Pair(
        "member_unaccounted",
        play(present("ash", "birch", "cole"), START, FIRST, OPEN),
        play(
            present("ash", "birch", "cole"),
            START,
            FIRST,
            do("apologise", people=["dale"]),
            do("absent", people=["elm"]),
            OPEN,
        ),
    ),
    Pair(
        "member_unaccounted",
        play(present("ash", "birch", "cole"), START, FIRST, END),
        play(present("ash", "birch", "cole"), START, FIRST),
    ),
    Pair(
        "member_unaccounted",
        play(present("ash", "birch", "cole"), START, OPEN),
        play(
            present("ash", "birch", "cole"), START, OPEN, agenda=[AGENDA[1], AGENDA[0], AGENDA[2]]
        ),
    ),
    Pair(
        "member_unaccounted",
        sitting(do("absent", people=["elm"]), *SECOND_DAY, do("end", at="11:00")),
        sitting(
            do("absent", people=["elm"]),
            *SECOND_DAY,
            do("apologise", people=["cole", "dale"], at="10:05"),
            do("end", at="11:00"),
        ),
    ),
    Pair(
        "present_and_apologised",
        sitting(SORRY),
        play(
            present("ash", "birch", "cole"),
            START,
            FIRST,
            SORRY,
            OPEN,
            do("arrive", person="dale", at="14:20"),
        ),
    ),
    Pair(
        "present_and_apologised",
        sitting(do("apologise", people=["dale", "elm"])),
        sitting(do("apologise", people=["dale"], reason="for lateness")),
    ),
    Pair(
        "present_and_apologised",
        sitting(SORRY),
        sitting(
            *SECOND_DAY,
            do("apologise", at="10:00", people=["dale"]),
        ),
    ),
    Pair(
        "present_and_absent",
        sitting(do("absent", people=["cole", "elm"])),
        sitting(do("absent", people=["elm"])),
    ),
    Pair(
        "apologised_and_absent",
        sitting(do("apologise", people=["elm"]), do("absent", people=["elm"])),
        sitting(do("apologise", people=["fern"]), do("absent", people=["elm"])),
    ),
    Pair(
        "ticked_twice",
        play(ROOM, present("cole", capacity="officer"), START),
        play(ROOM, present("cole"), START),
    ),
    Pair(
        "ticked_twice",
        play(ROOM, present("cole", mode="remote"), START),
        sitting(
            do("arrive", person="elm", mode="remote"), do("arrive", person="elm", mode="in_room")
        ),
    ),
    Pair(
        "capacity_against_seat",
        sitting(present("fern")),
        sitting(present("fern", capacity="other_councillor")),
    ),
    Pair(
        "capacity_against_seat",
        play(ROOM, present("fern"), START),
        play(
            present("ash", "birch", "cole", "fern"),
            START,
            do("substitute", person="fern", for_="dale"),
        ),
    ),
    Pair(
        "capacity_against_seat",
        play(present("cole", capacity="co_opted"), START),
        play(present("elm", capacity="co_opted"), START),
    ),
    Pair(
        "capacity_against_seat",
        play(present("cole", capacity="other"), START),
        play(present("cole", capacity="other", mode="remote"), START),
    ),
    Pair(
        "capacity_against_seat",
        sitting(do("arrive", person="elm", capacity="member")),
        sitting(do("arrive", person="elm")),
    ),
    Pair(
        "member_unaccounted",
        play(
            present("ash", "birch", "cole"),
            START,
            FIRST,
            OPEN,
            *SECOND_DAY,
            {**SORRY, "at": "10:01"},
        ),
        play(
            present("ash", "birch", "cole"),
            START,
            FIRST,
            SORRY,
            do("absent", people=["elm"]),
            OPEN,
            *SECOND_DAY,
        ),
    ),
    Pair(
        "member_unaccounted",
        play(present("ash", "birch", "cole"), START, FIRST, OPEN, *SECOND_DAY),
        play(
            present("ash", "birch", "cole"),
            START,
            FIRST,
            OPEN,
            *SECOND_DAY,
            do("absent", people=["dale", "elm"], at="10:01", under="i1"),
        ),
    ),
)
